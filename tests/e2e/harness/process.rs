//! The programs that a test needs. Each ends with the value that stands for it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::given;

/// How long a program may take to say where it listens.
const START: Duration = Duration::from_secs(30);

/// A program that answers at an address.
pub(super) struct Process {
    child: Child,
    /// Where it answers, without a slash at the end.
    pub(super) address: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the server of the page on a free port, with more options.
pub(super) fn serve(options: &[String]) -> Process {
    let mut serve = Command::new(given("ACR_DOCTOR_BIN"));
    serve
        .arg("serve")
        .arg("--dir")
        .arg(given("ACR_DOCTOR_DIST"));
    serve.args(["--port", "0", "--no-open"]).args(options);
    start(serve, |line| {
        let address = line.strip_suffix('/')?;
        address
            .starts_with("http://127.0.0.1:")
            .then(|| address.to_owned())
    })
}

/// Starts the driver of the browser on a free port.
pub(super) fn drive() -> Process {
    let mut driver = Command::new(given("CHROMEDRIVER"));
    driver.arg("--port=0");
    // It says "ChromeDriver was started successfully on port 12345."
    start(driver, |line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        let port: u16 = port.trim_end_matches('.').parse().ok()?;
        Some(format!("http://127.0.0.1:{port}"))
    })
}

/// Starts a program and waits until one of its lines says where it answers.
fn start(mut command: Command, read: impl Fn(&str) -> Option<String> + Send + 'static) -> Process {
    let name = format!("{}", command.get_program().display());
    command.stdin(Stdio::null()).stderr(Stdio::null());
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} does not start: {error}"));
    let stdout = child.stdout.take().expect("its output is a pipe");
    let mut process = Process {
        child,
        address: String::new(),
    };
    let (found, address) = mpsc::channel();
    // Reads on to the end, so that the program never waits for a reader.
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(address) = read(&line) {
                let _ = found.send(address);
            }
        }
    });
    process.address = address
        .recv_timeout(START)
        .unwrap_or_else(|_| panic!("{name} did not say where it listens"));
    process
}
