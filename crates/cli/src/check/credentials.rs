//! What the user has to sign in with: from standard input or the environment,
//! never from the arguments, which every process of the machine can read.

use std::io::{self, Read};

use acr_doctor_probe::secret::{Credentials, Secret};

use crate::args::Check;

/// Tokens of Microsoft Entra take about 2 KiB, those of the registry less.
const LONGEST: u64 = 64 << 10;

/// What is wrong with what was given. No variant holds any of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// A user without a password.
    NoPassword,
    /// A password without a user.
    NoUser,
    /// Standard input holds nothing.
    Empty,
    /// Standard input holds more than one line, or more than any token.
    NotOneLine,
    /// Standard input cannot be read.
    System(io::ErrorKind),
}

/// What is given by the options, else by the environment.
pub(super) fn of(
    options: &Check,
    stdin: impl Read,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Credentials, Unusable> {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
    if options.token_stdin {
        return Ok(Credentials::EntraToken(line(stdin)?));
    }
    if options.refresh_token_stdin {
        return Ok(Credentials::RefreshToken(line(stdin)?));
    }
    let user = || {
        let given = options.username.clone();
        given.or_else(|| variable("ACR_DOCTOR_USERNAME"))
    };
    if options.password_stdin {
        let user = user().ok_or(Unusable::NoUser)?;
        let password = line(stdin)?;
        return Ok(Credentials::Basic { user, password });
    }
    let secret = |name| variable(name).map(Secret::new);
    // A user on the command line is meant; tokens of the environment may be left over.
    if options.username.is_none() {
        if let Some(token) = secret("ACR_DOCTOR_TOKEN") {
            return Ok(Credentials::EntraToken(token));
        }
        if let Some(token) = secret("ACR_DOCTOR_REFRESH_TOKEN") {
            return Ok(Credentials::RefreshToken(token));
        }
    }
    match (user(), secret("ACR_DOCTOR_PASSWORD")) {
        (Some(user), Some(password)) => Ok(Credentials::Basic { user, password }),
        (Some(_), None) => Err(Unusable::NoPassword),
        (None, Some(_)) => Err(Unusable::NoUser),
        (None, None) => Ok(Credentials::None),
    }
}

/// One line; the end of the line does not belong to it.
fn line(from: impl Read) -> Result<Secret, Unusable> {
    let mut text = String::new();
    from.take(LONGEST + 1)
        .read_to_string(&mut text)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Unusable::NotOneLine,
            kind => Unusable::System(kind),
        })?;
    let line = text.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        return Err(Unusable::Empty);
    }
    if text.len() as u64 > LONGEST || line.chars().any(char::is_control) {
        return Err(Unusable::NotOneLine);
    }
    Ok(Secret::new(line.to_owned()))
}

#[cfg(test)]
mod tests {
    use acr_doctor_probe::secret::Credentials;
    use clap::Parser;

    use super::{Unusable, of};
    use crate::args::{Arguments, Check, Command};

    fn options(arguments: &[&str]) -> Check {
        let all = [&["acr-doctor", "check", "myregistry"], arguments].concat();
        match Arguments::try_parse_from(all).map(|arguments| arguments.command) {
            Ok(Command::Check(options)) => options,
            _ => panic!("the options are sound"),
        }
    }

    fn found(arguments: &[&str], stdin: &str, environment: &[(&str, &str)]) -> String {
        let variable = |name: &str| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        match of(&options(arguments), stdin.as_bytes(), variable) {
            Ok(Credentials::None) => "none".to_owned(),
            Ok(Credentials::Basic { user, password }) => [&user, ":", password.expose()].concat(),
            Ok(Credentials::EntraToken(token)) => ["entra ", token.expose()].concat(),
            Ok(Credentials::RefreshToken(token)) => ["refresh ", token.expose()].concat(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn standard_input_is_stronger_than_the_environment() {
        let environment = [
            ("ACR_DOCTOR_TOKEN", "e"),
            ("ACR_DOCTOR_REFRESH_TOKEN", "r"),
            ("ACR_DOCTOR_USERNAME", "u"),
            ("ACR_DOCTOR_PASSWORD", "p"),
        ];
        assert_eq!(found(&[], "", &[]), "none");
        assert_eq!(found(&[], "", &environment), "entra e");
        assert_eq!(found(&[], "", &environment[1..]), "refresh r");
        assert_eq!(found(&[], "", &environment[2..]), "u:p");
        assert_eq!(found(&["-u", "v"], "", &environment), "v:p");
        assert_eq!(found(&["--password-stdin"], "q\r\n", &environment), "u:q");
        assert_eq!(found(&["--token-stdin"], "t\n", &environment), "entra t");
        assert_eq!(found(&["--refresh-token-stdin"], "t", &[]), "refresh t");
    }

    #[test]
    fn half_of_what_is_needed_is_said() {
        let is = |arguments: &[&str], stdin: &str, wanted: Unusable| {
            assert_eq!(found(arguments, stdin, &[]), format!("{wanted:?}"));
        };
        is(&["-u", "v"], "", Unusable::NoPassword);
        is(&["--password-stdin"], "p", Unusable::NoUser);
        is(&["--token-stdin"], "\n", Unusable::Empty);
        is(&["--token-stdin"], "a\nb\n", Unusable::NotOneLine);
        is(
            &["--token-stdin"],
            &"a".repeat(70_000),
            Unusable::NotOneLine,
        );
        assert_eq!(
            found(&[], "", &[("ACR_DOCTOR_PASSWORD", "p")]),
            format!("{:?}", Unusable::NoUser)
        );
    }
}
