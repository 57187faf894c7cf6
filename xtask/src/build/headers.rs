//! The headers of the site for hosts that only hold files: `_headers` for the
//! static assets of Cloudflare Workers and for hosts with the same form, and
//! `staticwebapp.config.json` for Azure Static Web Apps. Both say what
//! `acr-doctor serve` says, from the same source.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use acr_doctor_probe::policy::{HEADERS, POLICY_HEADER, Policy};
use anyhow::Result;
use serde_json::{Value, json};

use super::files;

/// For Cloudflare and hosts alike.
pub(crate) const LIST: &str = "_headers";
/// For Azure Static Web Apps.
pub(crate) const AZURE: &str = "staticwebapp.config.json";

/// The name of a file with a hash in it never gets another content.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// All others are asked for anew each time.
const ANEW: &str = "no-cache";

/// Writes both into the folder of the site.
pub(super) fn write(folder: &Path) -> Result<()> {
    let files = files::read(folder)?;
    let names: Vec<_> = files.iter().map(|file| &*file.name).collect();
    fs::write(folder.join(LIST), list(&names))?;
    fs::write(folder.join(AZURE), format!("{:#}\n", azure(&names)))?;
    Ok(())
}

/// One block for each path. No header stands in two blocks that a path
/// matches: some hosts take the last one then, some join them.
fn list(names: &[&str]) -> String {
    let mut out = String::from("/*\n");
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for name in names {
        for path in paths(name) {
            let _ = writeln!(out, "{path}");
            for (name, value) in own(name) {
                let _ = writeln!(out, "  {name}: {value}");
            }
        }
    }
    out
}

/// What Azure says everywhere, and what it says instead at some paths.
fn azure(names: &[&str]) -> Value {
    let usual: BTreeMap<_, _> = own("").into_iter().chain(HEADERS).collect();
    let mut routes = Vec::new();
    for name in names {
        let mut headers = own(name).to_vec();
        headers.retain(|(name, value)| usual.get(name) != Some(value));
        if headers.is_empty() {
            continue;
        }
        let headers: BTreeMap<_, _> = headers.into_iter().collect();
        routes.extend(
            paths(name)
                .iter()
                .map(|path| json!({ "route": path, "headers": headers })),
        );
    }
    json!({
        "globalHeaders": usual,
        "routes": routes,
        "mimeTypes": { ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm" },
    })
}

/// The headers that depend on the file.
fn own(name: &str) -> [(&'static str, &'static str); 2] {
    let kept = if is_hashed(name) { FOREVER } else { ANEW };
    [
        (POLICY_HEADER, Policy::of(name).header),
        ("cache-control", kept),
    ]
}

/// Where a file is found: some hosts serve documents without their ending, too.
fn paths(name: &str) -> Vec<String> {
    let mut paths = vec![format!("/{name}")];
    match name.strip_suffix(".html") {
        Some("index") => paths.push("/".to_owned()),
        Some(document) => paths.push(format!("/{document}")),
        None => {}
    }
    paths
}

fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::policy::{HEADERS, PROBE, STRICT};

    use super::{azure, is_hashed, list};

    const NAMES: [&str; 4] = [
        "boot.js",
        "index.html",
        "page-1234567890abcdef_bg.wasm",
        "probe.html",
    ];

    /// The headers that a list gives a path, as a host that joins them reads it.
    fn headers(list: &str, path: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut matches = false;
        for line in list.lines() {
            match line.strip_prefix("  ") {
                Some(header) if matches => {
                    let (name, value) = header.split_once(": ").unwrap();
                    found.push((name.to_owned(), value.to_owned()));
                }
                Some(_) => {}
                None => matches = line == path || line == "/*",
            }
        }
        found
    }

    #[test]
    fn every_file_has_its_policy_once_and_the_headers_of_all() {
        let list = list(&NAMES);
        for (path, policy, kept) in [
            ("/", STRICT, "no-cache"),
            ("/index.html", STRICT, "no-cache"),
            ("/boot.js", STRICT, "no-cache"),
            ("/probe.html", PROBE, "no-cache"),
            ("/probe", PROBE, "no-cache"),
            ("/page-1234567890abcdef_bg.wasm", STRICT, super::FOREVER),
        ] {
            let mut found = headers(&list, path);
            found.sort();
            let own = [
                ("content-security-policy", policy.header),
                ("cache-control", kept),
            ];
            let mut wanted: Vec<_> = HEADERS.into_iter().chain(own).collect();
            wanted.sort_unstable();
            let found: Vec<_> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
            assert_eq!(found, wanted, "{path}");
        }
    }

    #[test]
    fn azure_says_the_same() {
        let (azure, list) = (azure(&NAMES), list(&NAMES));
        for path in ["/", "/index.html", "/boot.js", "/probe.html", "/probe"] {
            let mut said = azure["globalHeaders"].as_object().unwrap().clone();
            for route in azure["routes"].as_array().unwrap() {
                if route["route"] == path {
                    said.extend(route["headers"].as_object().unwrap().clone());
                }
            }
            for (name, value) in headers(&list, path) {
                let value = Some(serde_json::Value::from(value));
                assert_eq!(said.remove(&name), value, "{path} {name}");
            }
            assert!(said.is_empty(), "{path}: {said:?}");
        }
    }

    #[test]
    fn a_cloud_takes_no_more_rules_and_no_longer_lines() {
        // Source: Cloudflare Workers, static assets, headers: 100 rules, 2,000 characters.
        let list = list(&NAMES);
        assert!(list.lines().all(|line| line.len() <= 2_000));
        assert!(is_hashed("texts-en-d684827a1f33bff3.txt") && !is_hashed("boot.js"));
    }
}
