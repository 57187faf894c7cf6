//! Registries on loopback, all of them at once, for one browser and one server.

use acr_doctor_loopback::{
    Authority, Behaviour, Blocking, ELSEWHERE_HOST, Loopback, Request, TlsMode,
};

use crate::harness::Setup;

/// A registry that no resolver knows.
pub(super) const UNKNOWN: &str = "nosuchregistry.azurecr.io";

/// Registries on loopback. They end with the value.
pub(super) struct Registries {
    all: Blocking<Vec<Loopback>>,
    /// SHA-256 of the keys that the browser shall trust.
    trusted: Vec<String>,
}

impl Registries {
    /// Starts them, each with a host of its own, under one authority.
    pub(super) fn start(behaviours: Vec<Behaviour>) -> Self {
        let right: Vec<bool> = behaviours
            .iter()
            .map(|behaviour| matches!(behaviour.tls, TlsMode::Trusted | TlsMode::Tls12))
            .collect();
        let starting = async move {
            let authority = Authority::new("ACR Doctor Loopback CA")?;
            let mut all = Vec::new();
            for behaviour in behaviours {
                all.push(Loopback::start_under(behaviour, &authority).await?);
            }
            Ok(all)
        };
        let all = Blocking::start(starting).expect("the registries start");
        let trusted = all.iter().zip(right).flat_map(|(registry, right)| {
            let own = registry.spki_hash().filter(|_| right);
            [own, registry.elsewhere().spki_hash()]
        });
        let trusted = trusted.flatten().map(str::to_owned).collect();
        Self { all, trusted }
    }

    /// The first of them.
    pub(super) fn first(&self) -> &Loopback {
        &self.all[0]
    }

    /// All of them, as `HOST:PORT`.
    pub(super) fn authorities(&self) -> Vec<String> {
        self.all
            .iter()
            .map(|registry| registry.authority())
            .collect()
    }

    /// What hosts that are none of the registries' were asked.
    pub(super) fn elsewhere(&self) -> Vec<Request> {
        let all = self.all.iter();
        all.flat_map(|registry| registry.elsewhere().requests())
            .collect()
    }

    /// A browser that finds them under their names at port 443, and trusts those
    /// that show a right certificate. It knows no other name.
    pub(super) fn setup(&self) -> Setup {
        self.setup_with(&[])
    }

    /// The same, with more hosts: each with its port and the hash of its key.
    pub(super) fn setup_with(&self, more: &[(&str, u16, &str)]) -> Setup {
        let mut rules: Vec<String> = ["127.0.0.1", "localhost"]
            .map(|own| format!("EXCLUDE {own}"))
            .to_vec();
        let mut hosts = Vec::new();
        let mut trusted = self.trusted.clone();
        let mut map = |host: &str, port: u16| {
            rules.push(format!("MAP {host} 127.0.0.1:{port}"));
            hosts.push(host.to_owned());
        };
        for registry in self.all.iter() {
            map(registry.host(), registry.port());
        }
        for (host, port, key) in more {
            map(host, *port);
            trusted.push((*key).to_owned());
        }
        if let Some(registry) = self.all.first() {
            map(ELSEWHERE_HOST, registry.elsewhere().port());
        }
        // Nobody asks this one, so nothing may be heard of it.
        hosts.pop();
        hosts.push(UNKNOWN.to_owned());
        rules.push("MAP * ~NOTFOUND".to_owned());
        Setup {
            browser: vec![
                format!("--host-resolver-rules={}", rules.join(", ")),
                format!(
                    "--ignore-certificate-errors-spki-list={}",
                    trusted.join(",")
                ),
            ],
            hosts,
            ..Setup::default()
        }
    }

    /// A server that may ask them from this machine, by their names and ports.
    pub(super) fn serve(&self) -> Vec<String> {
        let mut options = vec!["--allow-loopback".to_owned()];
        if let Some(registry) = self.all.first() {
            let file = registry.ca_file().to_str().expect("a path in Unicode");
            options.extend(["--ca-file".to_owned(), file.to_owned()]);
        }
        for registry in self.all.iter() {
            options.extend(["--allow-host".to_owned(), registry.authority()]);
            for server in [registry.registry(), registry.data(), registry.elsewhere()] {
                options.extend(["--resolve".to_owned(), server.resolve()]);
            }
        }
        options
    }
}
