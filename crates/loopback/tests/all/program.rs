//! The program `loopback`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn program(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_loopback"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn it_says_where_it_is_and_ends_with_its_input() {
    let mut running = program(&["plain-http", "--host", "other.azurecr.io"]);
    let mut line = String::new();
    BufReader::new(running.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let (url, file) = line.trim_end().split_once(' ').unwrap();
    let address = url
        .strip_prefix("https://")
        .unwrap()
        .strip_suffix('/')
        .unwrap();
    assert!(
        std::fs::read_to_string(file)
            .unwrap()
            .starts_with("-----BEGIN CERTIFICATE-----")
    );
    let port = address.strip_prefix("localhost:").unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    stream.write_all(b"GET /v2/ HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "));
    assert!(answer.contains("service=\"other.azurecr.io\""));
    drop(running.stdin.take());
    assert!(running.wait().unwrap().success());
    assert!(!Path::new(file).exists());
}

#[test]
fn a_wrong_command_line_is_explained() {
    for arguments in [
        &["nothing-of-this-name"][..],
        &[],
        &["healthy", "--port"],
        &["healthy", "--x", "y"],
    ] {
        let output = program(arguments).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("Behaviours: healthy, "), "{text}");
    }
}
