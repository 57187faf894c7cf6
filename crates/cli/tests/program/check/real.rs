//! A registry that we did not write: Debian's `docker-registry`. Where it is
//! not installed, the test says so on standard error and ends.

use acr_doctor_loopback::{ADMIN, DockerRegistry, Start};

use super::support::{Told, bare};
use crate::support::run;

const HOST: &str = "myregistry.azurecr.io";

/// Asks the registry; `None` where the program is not installed.
fn ask(
    start: impl AsyncFnOnce(&'static str) -> std::io::Result<Start>,
    account: Option<(&str, &str)>,
) -> Option<(Told, DockerRegistry, tokio::runtime::Runtime)> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime starts");
    let started = runtime.block_on(start(HOST));
    let registry = started.expect("the registry starts").running()?;
    let place = format!("{HOST}:{}", registry.address().port());
    let mut command = bare(&["check", &place, "--format", "json", "--repository", "hello"]);
    command.arg("--ca-file").arg(registry.ca().file());
    for given in registry.resolve() {
        command.args(["--resolve", &given]);
    }
    if let Some((user, password)) = account {
        command.env("ACR_DOCTOR_USERNAME", user);
        command.env("ACR_DOCTOR_PASSWORD", password);
    }
    Some((Told::of(run(command, b"")), registry, runtime))
}

#[test]
fn basic_authentication() {
    let Some((told, registry, runtime)) = ask(DockerRegistry::basic, None) else {
        return;
    };
    assert_eq!(
        told.root_cause(),
        "registry_without_aad_login",
        "{}",
        told.ended.out
    );
    assert_eq!(told.ended.status, 1);
    assert_eq!(told.outcomes("tls"), ["ok"]);
    runtime.block_on(registry.stop()).expect("it ends");
}

#[test]
fn token_authentication() {
    let Some((told, registry, runtime)) = ask(DockerRegistry::token, Some(ADMIN)) else {
        return;
    };
    assert_eq!(told.outcomes("challenge"), ["ok"], "{}", told.ended.out);
    let phases = told.report["phases"].to_string();
    assert!(phases.contains("\"scheme\":\"Bearer\""), "{phases}");
    // Its token endpoint is on another port of the same host: asked as well.
    let tokens = registry.tokens().expect("it has a token endpoint");
    assert!(tokens.requests().len() >= 2, "{}", told.ended.out);
    assert_eq!(told.outcomes("token_endpoint"), ["ok"]);
    assert_eq!(told.outcomes("access_token"), ["ok"]);
    // The registry takes the token: it knows no such image, and says so.
    assert!(phases.contains("\"purpose\":\"manifest\""), "{phases}");
    assert!(phases.contains("MANIFEST_UNKNOWN"), "{phases}");
    assert_eq!(told.root_cause(), "none", "{}", told.ended.out);
    assert_eq!(told.ended.status, 0, "{}", told.ended.out);
    runtime.block_on(registry.stop()).expect("it ends");
}
