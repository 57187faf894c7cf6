//! A registry on loopback, to try things by hand:
//!
//! ```console
//! $ cargo run -p acr-doctor-loopback -- firewall
//! https://localhost:41234/ /tmp/acr-doctor-ca-AbCdEf.pem
//! ```
//!
//! It serves until its standard input ends.

use std::io::{self, Write as _};
use std::process::ExitCode;

use acr_doctor_loopback::{Behaviour, Loopback, NAMED, named};
use tokio::io::AsyncReadExt as _;

fn main() -> ExitCode {
    let behaviour = match arguments(std::env::args().skip(1)) {
        Ok(behaviour) => behaviour,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", usage());
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime.and_then(|runtime| runtime.block_on(serve(behaviour))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until standard input ends.
async fn serve(behaviour: Behaviour) -> io::Result<()> {
    // The certificate is for `localhost` too: no name has to be mapped.
    let loopback = Loopback::start(behaviour).await?;
    let mut out = io::stdout();
    writeln!(
        out,
        "{} {}",
        loopback.local_url("/"),
        loopback.ca_file().display()
    )?;
    out.flush()?;
    let mut ignored = [0; 1024];
    while tokio::io::stdin().read(&mut ignored).await? > 0 {}
    loopback.stop().await;
    Ok(())
}

/// `BEHAVIOUR [--port N] [--host NAME]`.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Result<Behaviour, String> {
    let name = arguments.next().ok_or("no behaviour is given")?;
    let mut behaviour = named(&name).ok_or(format!("there is no behaviour `{name}`"))?;
    while let Some(option) = arguments.next() {
        let value = arguments
            .next()
            .ok_or(format!("`{option}` needs a value"))?;
        match option.as_str() {
            "--port" => {
                behaviour.port = value.parse().map_err(|_| format!("`{value}` is no port"))?;
            }
            "--host" => behaviour.host = value,
            _ => return Err(format!("there is no option `{option}`")),
        }
    }
    Ok(behaviour)
}

fn usage() -> String {
    let names: Vec<&str> = NAMED.iter().map(|named| named.name).collect();
    format!(
        "loopback BEHAVIOUR [--port N] [--host NAME]\n\nBehaviours: {}",
        names.join(", ")
    )
}
