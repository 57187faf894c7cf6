//! Phrases of the CLI: what each of them adds to the run.

use super::block::{Takes, seen};
use super::{Parser, Use};
use crate::check::{Check, Outcome};
use crate::clean::Line;
use crate::evidence::{Kind, Observation};
use crate::parse::line::{Level, Record};
use crate::parse::phrase::Says;
use crate::parse::stage;

impl Parser {
    /// A record whose words are known.
    pub(super) fn phrase(&mut self, says: Says, record: &Record<'_>, line: &Line<'_>) -> Use {
        let body = record.body.trim();
        if record.level.is_none() && self.is_part_of_block(says) {
            return self.append(body, line);
        }
        match says {
            Says::More if self.run.block.is_some() => self.append(body, line),
            Says::More => Use::Known,
            Says::Noise => {
                self.run.end_message();
                if self.run.evidence.kind != Kind::Unknown || record.level.is_some() {
                    Use::Known
                } else {
                    Use::NotUnderstood
                }
            }
            Says::Pass(check) => match body.strip_suffix("OK") {
                Some(detail) => {
                    let detail = detail.trim_end().trim_end_matches(':').trim_end();
                    self.checked(check, Outcome::Ok, detail, record, line)
                }
                // The same words without an OK: cut off, or somebody's prose.
                None => self.other(record, line),
            },
            Says::Value(check) => self.value(check, body, record, line),
            Says::Daemon => {
                let outcome = if body.ends_with(": available") {
                    Outcome::Ok
                } else {
                    Outcome::Error
                };
                self.checked(Check::DockerDaemon, outcome, body, record, line)
            }
            Says::Ends(check, outcome) => self.ends(check, outcome, body, line),
            Says::SignIn => {
                self.run.end_block();
                let check = match stage::running(&self.run.evidence) {
                    Check::PrivateEndpointDns => Check::PrivateEndpointDns,
                    _ => Check::AzLogin,
                };
                self.ends(check, Outcome::Error, body, line)
            }
            Says::PrivateEndpoint => {
                self.run.evidence.with_vnet = true;
                let check = Check::PrivateEndpointDns;
                let used = self.checked(check, Outcome::Error, body, record, line);
                self.run.evidence.ended = true;
                used
            }
            // Other commands of az end with what check-health says in passing.
            Says::Notice(check @ Check::LoginServer) if record.level == Some(Level::Error) => {
                self.ends(check, Outcome::Error, body, line)
            }
            Says::Notice(check) => {
                self.run.end_block();
                self.run.is_of(Kind::Az);
                self.run.observe(Observation {
                    notice: true,
                    ..seen(check, Outcome::Info, body, line.span)
                });
                Use::Seen
            }
            Says::Wrapper => {
                self.run.end_block();
                self.run.evidence.kind = Kind::AzAcrLogin;
                self.wrapped(body, line)
            }
            Says::Crash | Says::LoginOk | Says::LoginFailed | Says::Close | Says::DeepLink => {
                self.run.end_block();
                let run = &mut self.run;
                match says {
                    Says::Crash => run.crash = true,
                    Says::DeepLink => run.evidence.ended = true,
                    Says::Close => run.is_of(Kind::CheckHealth),
                    _ => run.evidence.kind = Kind::AzAcrLogin,
                }
                run.evidence.finished |= matches!(says, Says::Close | Says::LoginOk);
                run.closed |= matches!(says, Says::Close | Says::DeepLink);
                Use::Known
            }
        }
    }

    /// Whether a phrase is the CLI's own sentence under its code, or a tool's
    /// words that only look like a record.
    fn is_part_of_block(&self, says: Says) -> bool {
        let looks_like = matches!(
            says,
            Says::More
                | Says::Wrapper
                | Says::Ends(
                    Check::Challenge | Check::AccessToken | Check::Arm | Check::AadToken,
                    Outcome::Error
                )
        );
        looks_like
            && self
                .run
                .block
                .as_ref()
                .is_some_and(|block| block.seen.code.is_some() || block.takes == Takes::Tool)
    }

    /// A check that shows a value, perhaps over several lines.
    fn value(&mut self, check: Check, body: &str, record: &Record<'_>, line: &Line<'_>) -> Use {
        let of_cli = check == Check::CliVersion;
        let used = self.checked(check, Outcome::Ok, body, record, line);
        if of_cli && body.starts_with("Azure") {
            let version = body.rsplit(' ').next().unwrap_or_default();
            self.run.evidence.cli_version = Some(version.trim_matches(['*', '`', '"']).to_owned());
        }
        let value = body.split_once(": ").map_or("", |(_, value)| value);
        if !of_cli && !value.bytes().any(|b| b.is_ascii_digit()) {
            self.run.reopen(Takes::Tool);
        }
        used
    }

    /// What stands behind a sentence of `az acr login`: a record of its own, unless it is known.
    fn wrapped(&mut self, body: &str, line: &Line<'_>) -> Use {
        let rest = body.split_once(" with message: ");
        let rest = rest.map_or("", |(_, rest)| rest.trim());
        let mut seen = self.run.evidence.observations.iter();
        if rest.is_empty() || seen.any(|seen| seen.detail == rest) {
            return Use::Known;
        }
        self.line(&Line {
            text: rest.into(),
            span: line.span,
        })
    }
}
