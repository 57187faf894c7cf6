//! Challenges: the header `WWW-Authenticate` by RFC 9110, section 11.

use crate::step::Endpoint;

/// The most challenges and parameters that are kept: more is no registry's.
const MOST: usize = 16;
/// The longest value that is kept, in bytes.
const LONGEST: usize = 1024;

/// One challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Challenge {
    /// The scheme as it was sent; schemes are compared in any letter case.
    pub scheme: String,
    /// The parameters in their order; names in lower case. The value of a
    /// scheme that sends a single token (token68) has an empty name.
    pub params: Vec<(String, String)>,
}

impl Challenge {
    /// Reads the values of all `WWW-Authenticate` headers of an answer.
    pub fn read<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<Self> {
        let mut out = Vec::new();
        for header in headers {
            Reader { rest: header }.challenges(&mut out);
        }
        out
    }

    /// Whether it is of this scheme.
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// The value of a parameter, the first where it stands several times.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Where tokens are to be had, if the challenge says it.
    pub fn realm(&self) -> Option<Realm<'_>> {
        self.param("realm")
            .filter(|realm| !realm.is_empty())
            .map(Realm)
    }

    /// For whom tokens are to be made out.
    pub fn service(&self) -> Option<&str> {
        self.param("service").filter(|service| !service.is_empty())
    }

    /// The challenge in one line, as a server sends it.
    pub fn line(&self) -> String {
        let mut out = self.scheme.clone();
        for (index, (name, value)) in self.params.iter().enumerate() {
            out.push_str(if index == 0 { " " } else { "," });
            if name.is_empty() {
                out.push_str(value);
                continue;
            }
            out.push_str(name);
            out.push_str("=\"");
            for c in value.chars() {
                if c == '"' || c == '\\' {
                    out.push('\\');
                }
                out.push(c);
            }
            out.push('"');
        }
        out
    }
}

/// A realm: where a token is to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Realm<'a>(&'a str);

impl<'a> Realm<'a> {
    /// The realm as it was sent.
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// Whom to ask for a token, and the path, if the realm may be followed: over
    /// https, on the very host that was asked, without user, query and fragment.
    /// A realm elsewhere is shown and never followed: whoever can change a
    /// header would be given the user's password.
    ///
    /// A registry on port 443 has its tokens there, too, as all of ACR's have.
    /// One on a port of its own may have its token server on another.
    pub fn followed_on(self, registry: &Endpoint) -> Option<(Endpoint, &'a str)> {
        let rest = self
            .0
            .get(..8)
            .filter(|scheme| scheme.eq_ignore_ascii_case("https://"))
            .and_then(|_| self.0.get(8..))?;
        let slash = rest.find('/')?;
        let (authority, path) = (rest.get(..slash)?, rest.get(slash..)?);
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, number(port)?),
            None => (authority, 443),
        };
        let same = host.eq_ignore_ascii_case(&registry.host)
            && (port == registry.port || registry.port != 443);
        let plain = path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte))
            && !path.contains("..");
        let endpoint = Endpoint {
            host: registry.host.clone(),
            port,
        };
        (same && plain).then_some((endpoint, path))
    }
}

/// The number of a port, in digits alone.
fn number(port: &str) -> Option<u16> {
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    port.parse().ok().filter(|port| digits && *port > 0)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn challenges(&mut self, out: &mut Vec<Challenge>) {
        loop {
            self.separators();
            if self.rest.is_empty() || out.len() >= MOST {
                return;
            }
            let Some(scheme) = self.token() else {
                // No token where one must stand: the rest cannot be read.
                return;
            };
            let mut challenge = Challenge {
                scheme: cut(scheme),
                params: Vec::new(),
            };
            if self.blanks() {
                self.params(&mut challenge);
            }
            out.push(challenge);
        }
    }

    /// The parameters of a challenge, up to the next scheme.
    fn params(&mut self, challenge: &mut Challenge) {
        if let Some(token) = self.token68() {
            challenge.params.push((String::new(), cut(token)));
            return;
        }
        loop {
            let before = self.rest;
            self.separators();
            let Some(name) = self.token() else {
                return;
            };
            self.blanks();
            let Some(after) = self.rest.strip_prefix('=') else {
                // A word without a value is the next scheme.
                self.rest = before;
                return;
            };
            self.rest = after;
            self.blanks();
            let Some(value) = self.value() else {
                return;
            };
            if challenge.params.len() < MOST {
                let name = cut(name).to_ascii_lowercase();
                challenge.params.push((name, cut(&value)));
            }
            self.blanks();
            if !self.rest.starts_with(',') {
                return;
            }
        }
    }

    fn value(&mut self) -> Option<String> {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            return self.token().map(str::to_owned);
        };
        let mut value = String::new();
        let mut chars = quoted.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = quoted.get(at + 1..).unwrap_or_default();
                    return Some(value);
                }
                '\\' => value.extend(chars.next().map(|(_, c)| c)),
                _ => value.push(c),
            }
        }
        // The end of the header closes it: generous, for the value is only shown or checked.
        self.rest = "";
        Some(value)
    }

    /// A single token behind the scheme (token68), if that is all up to a comma or the end.
    fn token68(&mut self) -> Option<&'a str> {
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || "-._~+/".contains(c)))
            .unwrap_or(self.rest.len());
        let (_, tail) = self.rest.split_at_checked(end)?;
        let after = tail.trim_start_matches('=');
        let whole = self.rest.len() - after.len();
        let ends = after.trim_start_matches([' ', '\t']);
        // `name=value` has its value right behind the sign; `name` alone is a scheme.
        let is_token = end > 0 && (ends.is_empty() || ends.starts_with(','));
        if !is_token {
            return None;
        }
        let (token, rest) = self.rest.split_at_checked(whole)?;
        self.rest = rest;
        Some(token)
    }

    fn token(&mut self) -> Option<&'a str> {
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)))
            .unwrap_or(self.rest.len());
        let (token, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!token.is_empty()).then_some(token)
    }

    /// Skips white space; whether there was any.
    fn blanks(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start_matches([' ', '\t']);
        self.rest.len() < before
    }

    fn separators(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', ',']);
    }
}

fn cut(text: &str) -> String {
    crate::words::cut(text, LONGEST).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Challenge, Endpoint};

    fn read(header: &str) -> Vec<Challenge> {
        Challenge::read(core::iter::once(header))
    }

    #[test]
    fn the_challenge_of_a_registry() {
        let found = read(
            r#"Bearer realm="https://lantern.azurecr.io/oauth2/token",service="lantern.azurecr.io",error="invalid_token""#,
        );
        let [bearer] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert!(bearer.is("bearer"));
        assert_eq!(bearer.service(), Some("lantern.azurecr.io"));
        assert_eq!(bearer.param("error"), Some("invalid_token"));
        assert_eq!(
            bearer
                .realm()
                .and_then(|realm| realm.followed_on(&Endpoint::https("lantern.azurecr.io"))),
            Some((Endpoint::https("lantern.azurecr.io"), "/oauth2/token"))
        );
        assert_eq!(read(&bearer.line()), found);
    }

    #[test]
    fn several_challenges_in_any_form() {
        let found = read(
            "Negotiate, NTLM TlRMTVNTUAAB==, bAsIc ReAlM = \"a, \\\"b\\\" \\\\\" , charset=UTF-8,,\tBEARER realm=\"x\" , service=y",
        );
        let schemes: Vec<&str> = found.iter().map(|one| one.scheme.as_str()).collect();
        assert_eq!(schemes, ["Negotiate", "NTLM", "bAsIc", "BEARER"]);
        assert_eq!(found[1].param(""), Some("TlRMTVNTUAAB=="));
        assert_eq!(found[2].param("realm"), Some("a, \"b\" \\"));
        assert_eq!(found[2].param("charset"), Some("UTF-8"));
        assert_eq!(found[3].service(), Some("y"));
        let two = Challenge::read(["Basic realm=a", "Bearer realm=b,service=c"].into_iter());
        assert_eq!(two.len(), 2);
    }

    #[test]
    fn what_is_no_challenge() {
        assert!(read("").is_empty());
        assert!(read(" , ,").is_empty());
        assert!(read("\"quoted\"").is_empty());
        assert_eq!(read("Bearer").len(), 1);
        assert_eq!(
            read("Bearer realm=\"unfinished")
                .first()
                .and_then(|one| one.param("realm")),
            Some("unfinished")
        );
        assert!(read(&"A,".repeat(500)).len() <= 16);
    }

    #[test]
    fn a_realm_elsewhere_is_not_followed() {
        let registry = Endpoint::https("lantern.azurecr.io");
        for realm in [
            "http://lantern.azurecr.io/oauth2/token",
            "https://evil.example/oauth2/token",
            "https://lantern.azurecr.io.evil.example/t",
            "https://lantern.azurecr.io@evil.example/t",
            "https://lantern.azurecr.io:8443/t",
            "https://lantern.azurecr.io",
            "https://lantern.azurecr.io/a?service=x",
            "https://lantern.azurecr.io/../x",
            "https://lantern.azurecr.io\\@evil.example/",
            "//lantern.azurecr.io/t",
            "/oauth2/token",
        ] {
            let header = [
                "Bearer realm=\"",
                &realm.replace('\\', "\\\\"),
                "\",service=s",
            ]
            .concat();
            let found = read(&header);
            let realm = found[0].realm().expect("a realm");
            assert_eq!(realm.followed_on(&registry), None, "{realm:?}");
        }
        let header = read("Bearer realm=\"HTTPS://Lantern.azurecr.io:443/oauth2/token\"");
        let realm = header[0].realm().expect("a realm");
        let followed = Some((registry.clone(), "/oauth2/token"));
        assert_eq!(realm.followed_on(&registry), followed);
    }

    #[test]
    fn a_registry_on_a_port_of_its_own_may_have_its_tokens_on_another() {
        let registry = Endpoint {
            port: 5000,
            ..Endpoint::https("lantern.example")
        };
        let port_of = |realm: &str| {
            let header = ["Bearer realm=\"", realm, "\",service=s"].concat();
            let found = read(&header);
            let followed = found[0].realm()?.followed_on(&registry)?;
            assert_eq!(
                (followed.0.host.as_str(), followed.1),
                ("lantern.example", "/t")
            );
            Some(followed.0.port)
        };
        for (realm, port) in [
            ("https://lantern.example:5000/t", Some(5000)),
            ("https://lantern.example:5001/t", Some(5001)),
            ("https://lantern.example/t", Some(443)),
            ("https://other.example:5000/t", None),
            ("http://lantern.example:5001/t", None),
            ("https://lantern.example:0/t", None),
            ("https://lantern.example:+5001/t", None),
            ("https://lantern.example:65536/t", None),
            ("https://lantern.example:5001@evil.example/t", None),
            ("https://lantern.example:/t", None),
        ] {
            assert_eq!(port_of(realm), port, "{realm}");
        }
    }
}
