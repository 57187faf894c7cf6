//! The values that fill the placeholders of texts and commands.

use crate::evidence::Evidence;
use crate::lang::Language;

/// What the evidence knows of the names and numbers that texts and commands speak of.
#[derive(Clone, Debug, Default)]
pub struct Values {
    language: Language,
    known: Vec<(&'static str, String)>,
}

/// Placeholders whose values stand between two words of a detail.
const BETWEEN: &[(&str, &str, &str)] = &[
    ("client_ip", "client with IP '", "'"),
    ("dns_ip", " at IP ", " "),
    ("expected_ip", "Expect: ", ","),
    ("actual_ip", "Actual: ", "\n"),
    ("status", "Response code: ", "."),
    ("option", "unrecognized arguments: ", "\n"),
    ("repository", "for repository '", "'"),
    ("subscription", "ubscription '", "'"),
    ("host", "lookup ", " "),
    ("host", "Get \"https://", "/"),
    ("host", "Get https://", "/"),
    ("host", "Error resolving DNS for ", ". "),
    ("name", "registry '", "'"),
    ("name", "egistry \"", "\""),
    ("name", "az acr login -n ", " "),
    ("name", "az acr check-health -n ", " "),
];

/// Options of the command line that name something.
const OPTIONS: &[(&str, &str)] = &[
    ("name", "--name"),
    ("name", "-n"),
    ("repository", "--repository"),
    ("subscription", "--subscription"),
];

/// The port of every registry in Azure.
const USUAL_PORT: &str = "443";

impl Values {
    /// Collects the values of a piece of evidence.
    pub fn of(evidence: &Evidence, language: Language) -> Self {
        let mut values = Self {
            language,
            known: Vec::new(),
        };
        if let Some(registry) = &evidence.registry {
            values.add("registry", registry);
            values.add("name", name_of(registry));
            // Tools that look names up want no port.
            let (host, port) = registry.split_once(':').unwrap_or((registry, ""));
            values.add("login_host", host);
            values.add("port", port);
        }
        if let Some(version) = &evidence.cli_version {
            values.add("cli_version", version);
        }
        let command = evidence.command.as_deref().unwrap_or_default();
        let mut words = command.split_whitespace();
        while let Some(word) = words.next() {
            let (option, attached) = word
                .split_once('=')
                .map_or((word, None), |(option, value)| (option, Some(value)));
            if let Some(&(key, _)) = OPTIONS.iter().find(|(_, name)| *name == option)
                && let Some(value) = attached.or_else(|| words.next())
            {
                let value = value.trim_matches(['\'', '"']);
                values.add(key, if key == "name" { name_of(value) } else { value });
            }
        }
        for seen in &evidence.observations {
            for &(key, before, after) in BETWEEN {
                if let Some(found) = between(&seen.detail, before, after) {
                    values.add(key, if key == "name" { name_of(found) } else { found });
                }
            }
        }
        values
    }

    fn add(&mut self, key: &'static str, value: &str) {
        let plain = !value.is_empty()
            && value.len() <= 253
            && value
                .chars()
                .all(|c| is_name_letter(c) || "-._:/ []<>*".contains(c));
        if plain && self.get(key).is_none() {
            self.known.push((key, value.to_owned()));
        }
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.known
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value.as_str())
    }

    /// Fills a sentence; what is unknown is named in general words.
    pub fn prose(&self, text: &str) -> String {
        fill(text, |key| {
            self.get(key).map_or_else(
                || match (key, self.language) {
                    ("port", _) => USUAL_PORT.to_owned(),
                    ("registry" | "login_host" | "name", Language::En) => "the registry".to_owned(),
                    ("registry" | "login_host" | "name", Language::Ja) => "レジストリ".to_owned(),
                    _ => hole(key),
                },
                str::to_owned,
            )
        })
    }

    /// Fills a command; also tells whether something is left for the reader to fill in.
    pub fn command(&self, text: &str) -> (String, bool) {
        let command = fill(text, |key| {
            self.get(key).map_or_else(
                || match key {
                    "registry" | "login_host" => "<registry>.azurecr.io".to_owned(),
                    "port" => USUAL_PORT.to_owned(),
                    "name" => "<registry>".to_owned(),
                    "client_ip" => "<your-public-ip>".to_owned(),
                    _ => hole(key),
                },
                str::to_owned,
            )
        });
        let open = command.contains('<') && command.contains('>');
        (command, open)
    }
}

/// A letter or a digit of a name. Beyond ASCII that is everything but controls,
/// spaces, marks that nobody sees, and signs, by their blocks: the tables of
/// Unicode that say it exactly are larger than the program of this file.
fn is_name_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{ff0f}'
        | '\u{e0000}'.. => false,
        _ => !letter.is_whitespace(),
    }
}

/// What the reader has to fill in: `{client_ip}` as `<client-ip>`.
fn hole(key: &str) -> String {
    ["<", &key.replace('_', "-"), ">"].concat()
}

/// The registry's name in a login server: the first label, without the hash of a domain name label.
fn name_of(registry: &str) -> &str {
    let first = registry.split(['.', ':']).next().unwrap_or(registry);
    first
        .split('-')
        .next()
        .filter(|name| !name.is_empty() && !first.starts_with(['<', '[']))
        .unwrap_or(first)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    let rest = &text[start..];
    let end = rest
        .find(after)
        .or_else(|| (after.trim().is_empty()).then_some(rest.len()))?;
    let found = rest[..end].lines().next().unwrap_or_default();
    Some(found.trim().trim_end_matches(':'))
}

/// Replaces `{key}`; braces around anything but a lower-case name stay as they are.
fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let end = inner
            .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .unwrap_or(inner.len());
        if end > 0 && inner[end..].starts_with('}') {
            out.push_str(&value(&inner[..end]));
            rest = &inner[end + 1..];
        } else {
            out.push('{');
            rest = inner;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Values, fill, is_name_letter};
    use crate::check::{Check, Outcome};
    use crate::evidence::{Evidence, Observation};
    use crate::lang::Language;

    #[test]
    fn a_port_stands_where_it_is_asked_for() {
        let of = |registry: &str| {
            let evidence = Evidence {
                registry: Some(registry.into()),
                ..Evidence::default()
            };
            let values = Values::of(&evidence, Language::En);
            let command = values
                .command("nslookup {login_host}; curl https://{registry}/v2/")
                .0;
            (command, values.prose("port {port} of {login_host}"))
        };
        assert_eq!(
            of("lantern.azurecr.io:5000"),
            (
                "nslookup lantern.azurecr.io; curl https://lantern.azurecr.io:5000/v2/".to_owned(),
                "port 5000 of lantern.azurecr.io".to_owned()
            )
        );
        assert_eq!(of("localhost:5000").1, "port 5000 of localhost");
        assert_eq!(super::name_of("localhost:5000"), "localhost");
        assert_eq!(of("lantern.azurecr.io").1, "port 443 of lantern.azurecr.io");
        let nothing = Values::of(&Evidence::default(), Language::En);
        assert_eq!(nothing.prose("port {port}"), "port 443");
        assert_eq!(
            nothing.command("nslookup {login_host}"),
            ("nslookup <registry>.azurecr.io".to_owned(), true)
        );
    }

    #[test]
    fn a_host_has_no_colon() {
        for (detail, host) in [
            ("dial tcp: lookup mcr.example: no such host", "mcr.example"),
            (
                "lookup mcr.example on 10.0.0.2:53: no such host",
                "mcr.example",
            ),
            ("Get \"https://mcr.example/v2/\": EOF", "mcr.example"),
        ] {
            let seen = Observation {
                check: Check::DockerPull,
                outcome: Outcome::Error,
                code: None,
                detail: detail.to_owned(),
                facts: Vec::new(),
                notice: false,
                lines: (1, 1),
            };
            let evidence = Evidence {
                observations: vec![seen],
                ..Evidence::default()
            };
            let values = Values::of(&evidence, Language::En);
            assert_eq!(
                values.command("nslookup {host}").0,
                ["nslookup ", host].concat()
            );
        }
    }

    #[test]
    fn fills_only_placeholders() {
        let evidence = Evidence {
            registry: Some("lanternprod-a1b2.azurecr.io".into()),
            ..Evidence::default()
        };
        let values = Values::of(&evidence, Language::En);
        assert_eq!(
            values.command("az acr show -n {name} --query \"{public:publicNetworkAccess}\""),
            (
                "az acr show -n lanternprod --query \"{public:publicNetworkAccess}\"".to_owned(),
                false
            )
        );
        assert!(
            values
                .command("az acr network-rule add --ip-address {client_ip}")
                .1
        );
        assert_eq!(fill("{} {A} {", |_| "x".into()), "{} {A} {");
    }

    #[test]
    fn names_are_in_any_script_and_hide_nothing() {
        assert!("Az09éЖ日本語々ーรخ".chars().all(is_name_letter));
        let others =
            "`$'\"\n\u{a0}\u{ad}\u{61c}\u{200b}\u{202e}\u{2066}“…、「\u{fe0f}\u{feff}\u{e0041}";
        assert!(!others.chars().any(is_name_letter));
    }
}
