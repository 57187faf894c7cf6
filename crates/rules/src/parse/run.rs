//! From records to runs.
//!
//! A record of the log begins a block; lines that are no records belong to the
//! block above them, if it can have more lines. Blocks make observations,
//! observations make the evidence of a run, and a run ends where another begins.

use super::line::{HEAD, Item, Level, Record};
use super::phrase::Says;
use super::{names, stage, trace};
use crate::check::{Check, Outcome};
use crate::clean::Line;
use crate::code::Code;
use crate::evidence::{Evidence, Fact, Kind, Observation, Span};

/// What a text was found to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The evidence of every run, in order of the text.
    pub runs: Vec<Evidence>,
    /// What every cleaned line was taken for.
    pub accounts: Vec<Account>,
}

/// What one cleaned line was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its lines in the input.
    pub span: Span,
    /// What it is.
    pub used: Use,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It belongs to an observation.
    Seen,
    /// It is known, and there is nothing to learn from it.
    Known,
    /// No rule knows it.
    NotUnderstood,
}

/// A block that can take more lines.
struct Block {
    seen: Observation,
    /// What may follow.
    takes: Takes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Text of a tool, blank lines and records that only look like ours.
    Tool,
    /// The CLI's own message, up to a blank line.
    Message,
}

/// What follows is to be passed over, up to the next record of the log or of a check.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Skip {
    #[default]
    Nothing,
    /// A traceback.
    Traceback,
    /// A repetition in another logger.
    Repetition,
}

/// The parser; see [`Parser::read`].
#[derive(Default)]
pub(super) struct Parser {
    done: Parsed,
    run: Evidence,
    block: Option<Block>,
    facts: Vec<Fact>,
    skip: Skip,
    /// The next error is the message of a crash.
    crash: bool,
    /// Whether records of passed checks carry a level.
    leveled: bool,
    /// The run was closed by its last line or the link after an error.
    closed: bool,
}

impl Parser {
    /// Reads all lines.
    pub(super) fn read(mut self, lines: &[Line<'_>]) -> Parsed {
        for line in lines {
            let used = self.line(line);
            self.done.accounts.push(Account {
                span: line.span,
                used,
            });
            if used == Use::NotUnderstood {
                match self.run.not_understood.last_mut() {
                    Some(last) if last.1 + 1 >= line.span.0 => last.1 = line.span.1,
                    _ => self.run.not_understood.push(line.span),
                }
            }
            if self.run.span == (0, 0) {
                self.run.span = line.span;
            }
            self.run.span.1 = line.span.1;
        }
        self.end_run();
        self.done
    }

    fn line(&mut self, line: &Line<'_>) -> Use {
        if line.text.is_empty() && line.span.0 < line.span.1 {
            self.end_block();
            self.skip = Skip::Nothing;
            return Use::NotUnderstood;
        }
        let record = Record::read(&line.text);
        if let Some(used) = self.skipped(&record, line) {
            return used;
        }
        match record.item {
            Item::ErrorHead { name, code, rest } => {
                self.error_head(name, code, rest, &record, line)
            }
            Item::Phrase(says) => self.phrase(says, &record, line),
            Item::Command => self.command(&record, line),
            Item::Trace => {
                self.end_block();
                trace::facts(&line.text, &mut self.facts);
                let ours = record.logger.is_some() || self.run.kind != Kind::Unknown;
                if ours { Use::Known } else { Use::NotUnderstood }
            }
            Item::Blank => self.blank(line),
            Item::Other => self.other(&record, line),
        }
    }

    /// Lines of a traceback and of repeated records.
    fn skipped(&mut self, record: &Record<'_>, line: &Line<'_>) -> Option<Use> {
        let text = line.text.trim_start();
        if text.starts_with("Traceback (most recent call last)")
            || record.body.starts_with("Traceback (most recent call last)")
        {
            self.skip = Skip::Traceback;
            return Some(Use::Known);
        }
        if record.logger == Some("az_command_data_logger") {
            self.end_block();
            self.skip = Skip::Repetition;
            return Some(Use::Known);
        }
        let of_check = matches!(
            record.item,
            Item::Command
                | Item::Phrase(
                    Says::Pass(_) | Says::Value(_) | Says::Daemon | Says::Close | Says::Crash
                )
        );
        if self.skip == Skip::Nothing {
            return None;
        }
        // A traceback ends in the error itself, behind the name of its class.
        let of_log = record.level.is_some()
            || record
                .logger
                .is_some_and(|name| name != "knack.util.CLIError");
        if of_log || of_check || text.starts_with("To open an issue") {
            self.skip = Skip::Nothing;
            return None;
        }
        if let Some(block) = &mut self.block {
            if let Some(check) = stage::by_function(text).filter(|_| block.seen.code.is_none()) {
                let fixed = matches!(
                    block.seen.check,
                    Check::AadToken | Check::Subscription | Check::AzLogin
                );
                if !fixed {
                    block.seen.check = check;
                }
            }
            block.seen.lines.1 = line.span.1;
            trace::facts(text, &mut block.seen.facts);
        } else {
            trace::facts(text, &mut self.facts);
        }
        Some(Use::Known)
    }

    fn error_head(
        &mut self,
        name: &str,
        code: Option<Code>,
        rest: &str,
        record: &Record<'_>,
        line: &Line<'_>,
    ) -> Use {
        let check = code.map_or_else(|| stage::running(&self.run), Code::check);
        self.begin(check);
        let unsaid = self.run.kind == Kind::Az && self.run.command.is_none();
        if self.run.kind == Kind::Unknown || unsaid {
            self.run.kind = Kind::CheckHealth;
        }
        self.leveled |= record.level == Some(Level::Warning);
        self.run.codes.push(name.to_owned());
        let tool = code.is_none_or(|code| {
            matches!(
                code,
                Code::DockerCommand
                    | Code::DockerDaemon
                    | Code::DockerPull
                    | Code::DockerVersion
                    | Code::HelmCommand
                    | Code::HelmVersion
                    | Code::NotaryCommand
                    | Code::NotaryVersion
            )
        });
        let mut facts = std::mem::take(&mut self.facts);
        if tool {
            facts.clear();
        }
        self.block = Some(Block {
            seen: Observation {
                check,
                outcome: Outcome::Error,
                code,
                detail: rest.to_owned(),
                facts,
                notice: false,
                lines: line.span,
            },
            takes: if tool { Takes::Tool } else { Takes::Message },
        });
        Use::Seen
    }

    fn phrase(&mut self, says: Says, record: &Record<'_>, line: &Line<'_>) -> Use {
        let body = record.body.trim();
        let in_message = self
            .block
            .as_ref()
            .is_some_and(|block| block.seen.code.is_some() || block.takes == Takes::Tool);
        // The CLI's own sentence under its code, and a tool's words that only
        // look like a record, belong to the block.
        let looks_like = matches!(
            says,
            Says::More
                | Says::Wrapper
                | Says::Ends(
                    Check::Challenge | Check::AccessToken | Check::Arm | Check::AadToken,
                    Outcome::Error
                )
        );
        if record.level.is_none() && looks_like && in_message {
            return self.append(body, line);
        }
        match says {
            Says::More => {
                if self.block.is_some() {
                    self.append(body, line)
                } else {
                    Use::Known
                }
            }
            Says::Noise => {
                let known = self.run.kind != Kind::Unknown || record.level.is_some();
                if self
                    .block
                    .as_ref()
                    .is_some_and(|block| block.takes == Takes::Message)
                {
                    self.end_block();
                }
                if known {
                    Use::Known
                } else {
                    Use::NotUnderstood
                }
            }
            Says::Pass(check) => {
                let Some(detail) = body
                    .strip_suffix("OK")
                    .map(|rest| rest.trim_end().trim_end_matches(':').trim_end())
                else {
                    // The same words without an OK: cut off, or somebody's prose.
                    return self.other(record, line);
                };
                self.checked(check, Outcome::Ok, detail, record, line);
                Use::Seen
            }
            Says::Value(check) => {
                if check == Check::CliVersion && body.starts_with("Azure") {
                    self.begin(check);
                    self.run.cli_version = body
                        .rsplit(' ')
                        .next()
                        .map(|version| version.trim_matches(['*', '`', '"']).to_owned());
                }
                self.checked(check, Outcome::Ok, body, record, line);
                let value = body.split_once(": ").map_or("", |(_, value)| value);
                if !value.bytes().any(|b| b.is_ascii_digit()) && check != Check::CliVersion {
                    self.keep_open();
                }
                Use::Seen
            }
            Says::Daemon => {
                let outcome = if body.ends_with(": available") {
                    Outcome::Ok
                } else {
                    Outcome::Error
                };
                self.checked(Check::DockerDaemon, outcome, body, record, line);
                Use::Seen
            }
            Says::Ends(check, outcome) => self.ends(check, outcome, body, line),
            Says::SignIn => {
                self.end_block();
                let check = match stage::running(&self.run) {
                    Check::PrivateEndpointDns => Check::PrivateEndpointDns,
                    _ => Check::AzLogin,
                };
                self.ends(check, Outcome::Error, body, line)
            }
            Says::PrivateEndpoint => {
                self.run.with_vnet = true;
                self.checked(
                    Check::PrivateEndpointDns,
                    Outcome::Error,
                    body,
                    record,
                    line,
                );
                self.run.ended = true;
                Use::Seen
            }
            Says::Notice(check) => {
                self.end_block();
                if self.run.kind == Kind::Unknown {
                    self.run.kind = Kind::Az;
                }
                self.observe(Observation {
                    check,
                    outcome: Outcome::Info,
                    code: None,
                    detail: body.to_owned(),
                    facts: Vec::new(),
                    notice: true,
                    lines: line.span,
                });
                Use::Seen
            }
            Says::Crash => {
                self.end_block();
                self.crash = true;
                Use::Known
            }
            Says::Wrapper => {
                self.end_block();
                self.run.kind = Kind::AzAcrLogin;
                let rest = body
                    .split_once(" with message: ")
                    .map_or("", |(_, rest)| rest)
                    .trim();
                let inner = Line {
                    text: rest.into(),
                    span: line.span,
                };
                let again = self.run.observations.iter().any(|seen| seen.detail == rest);
                if rest.is_empty() || again {
                    Use::Known
                } else {
                    self.line(&inner)
                }
            }
            Says::LoginOk => {
                self.end_block();
                self.run.kind = Kind::AzAcrLogin;
                self.run.finished = true;
                Use::Known
            }
            Says::LoginFailed => {
                self.end_block();
                self.run.kind = Kind::AzAcrLogin;
                Use::Known
            }
            Says::Close => {
                self.end_block();
                if self.run.kind == Kind::Unknown {
                    self.run.kind = Kind::CheckHealth;
                }
                self.run.finished = true;
                self.closed = true;
                Use::Known
            }
            Says::DeepLink => {
                self.end_block();
                self.run.ended = true;
                self.closed = true;
                Use::Known
            }
        }
    }

    /// An error or a note without a code.
    fn ends(&mut self, check: Check, outcome: Outcome, body: &str, line: &Line<'_>) -> Use {
        self.begin(check);
        self.crash = false;
        let terminal = outcome == Outcome::Error;
        if self.run.kind == Kind::Unknown {
            self.run.kind = match check {
                Check::Challenge => Kind::AzAcrLogin,
                Check::Environment if terminal => Kind::AzAcrLogin,
                Check::Connectivity | Check::Environment | Check::DockerPull => Kind::CheckHealth,
                _ => Kind::Az,
            };
        }
        self.run.ended |= terminal;
        let mut facts = std::mem::take(&mut self.facts);
        if terminal {
            trace::facts(body, &mut facts);
        }
        self.block = Some(Block {
            seen: Observation {
                check,
                outcome,
                code: None,
                detail: body.to_owned(),
                facts,
                notice: false,
                lines: line.span,
            },
            takes: Takes::Message,
        });
        if !terminal {
            self.end_block();
        }
        Use::Seen
    }

    /// A check that passed, or failed in one line.
    fn checked(
        &mut self,
        check: Check,
        outcome: Outcome,
        detail: &str,
        record: &Record<'_>,
        line: &Line<'_>,
    ) {
        self.begin(check);
        self.facts.clear();
        self.run.kind = Kind::CheckHealth;
        self.leveled |= record.level.is_some() && outcome == Outcome::Ok;
        self.observe(Observation {
            check,
            outcome,
            code: None,
            detail: detail.to_owned(),
            facts: Vec::new(),
            notice: false,
            lines: line.span,
        });
    }

    /// Makes the last observation a block again, for a value of several lines.
    fn keep_open(&mut self) {
        if let Some(seen) = self.run.observations.pop() {
            self.block = Some(Block {
                seen,
                takes: Takes::Tool,
            });
        }
    }

    fn command(&mut self, record: &Record<'_>, line: &Line<'_>) -> Use {
        self.end_block();
        // A command that is repeated by the log itself (its group and its echo) begins one run.
        if !self.run.observations.is_empty() || self.closed {
            self.end_run();
        }
        let start = record.body.find("az acr ").unwrap_or_default();
        let command = &record.body[start..];
        self.run.kind = match command.split_whitespace().nth(2) {
            Some("check-health") => Kind::CheckHealth,
            Some("login") => Kind::AzAcrLogin,
            _ => Kind::Az,
        };
        self.run.command = Some(command.to_owned());
        self.run.with_vnet |= record.body.contains("--vnet");
        let _ = line;
        Use::Known
    }

    fn blank(&mut self, line: &Line<'_>) -> Use {
        if self
            .block
            .as_ref()
            .is_some_and(|block| block.takes == Takes::Message)
        {
            self.end_block();
        }
        let _ = line;
        Use::Known
    }

    fn other(&mut self, record: &Record<'_>, line: &Line<'_>) -> Use {
        let body = record.body.trim();
        if is_prompt(body) {
            self.end_block();
            return Use::NotUnderstood;
        }
        if self.crash && record.level != Some(Level::Warning) {
            self.end_block();
            let check = stage::running(&self.run);
            return self.ends(check, Outcome::Error, body, line);
        }
        let own_level = self.leveled && record.level == Some(Level::Error) && !self.closed;
        if let Some(block) = &self.block {
            // Text of a tool may begin with a level of its own.
            if block.takes == Takes::Tool || record.level.is_none() {
                let text = if block.takes == Takes::Tool {
                    line.text.trim_end()
                } else {
                    body
                };
                return self.append(text, line);
            }
        }
        let in_run = !self.run.observations.is_empty() || self.run.kind != Kind::Unknown;
        let doubled = body.starts_with("WARNING:") || body.starts_with("time=\"");
        let of_tool = record.level == Some(Level::Warning)
            && (doubled || !self.leveled)
            && in_run
            && !self.closed
            && !self.run.observations.is_empty();
        if of_tool {
            self.end_block();
            let text = if doubled { body } else { line.text.trim() };
            self.block = Some(Block {
                seen: Observation {
                    check: Check::ToolWarning,
                    outcome: Outcome::Info,
                    code: None,
                    detail: text.to_owned(),
                    facts: Vec::new(),
                    notice: false,
                    lines: line.span,
                },
                takes: Takes::Tool,
            });
            return Use::Seen;
        }
        if own_level && in_run
            || record.level == Some(Level::Error) && self.run.command.is_some() && !self.closed
        {
            self.end_block();
            let check = stage::running(&self.run);
            return self.ends(check, Outcome::Error, body, line);
        }
        self.end_block();
        Use::NotUnderstood
    }

    fn append(&mut self, text: &str, line: &Line<'_>) -> Use {
        if let Some(block) = &mut self.block {
            if !block.seen.detail.is_empty() {
                block.seen.detail.push('\n');
            }
            block.seen.detail.push_str(text);
            block.seen.lines.1 = line.span.1;
            if block.takes == Takes::Message {
                trace::facts(text, &mut block.seen.facts);
            }
        }
        Use::Seen
    }

    /// Begins an observation: ends the block above, and the run if this one cannot belong to it.
    fn begin(&mut self, check: Check) {
        self.end_block();
        let seen = |wanted: Check| {
            self.run
                .observations
                .iter()
                .any(|seen| seen.check == wanted && !seen.notice)
        };
        let last = self
            .run
            .observations
            .iter()
            .rev()
            .find(|seen| !seen.notice)
            .map(|seen| seen.check);
        let first = matches!(
            check,
            Check::DockerDaemon | Check::DockerCommand | Check::Environment
        );
        let repeatable = matches!(
            check,
            Check::PrivateEndpointDns | Check::ToolWarning | Check::AccessToken
        );
        let again = seen(check) && !repeatable && last != Some(check);
        let restarted = first
            && last.is_some()
            && !(check == Check::DockerCommand && last == Some(Check::DockerDaemon));
        if self.closed || again || restarted {
            self.end_run();
        }
    }

    fn observe(&mut self, mut seen: Observation) {
        let end = seen.detail.trim_end().len();
        seen.detail.truncate(end);
        if self.run.registry.is_none() && (!seen.is_docker() || names::is_azure(&seen.detail)) {
            self.run.registry = names::login_server(&seen.detail);
        }
        self.run.observations.push(seen);
    }

    fn end_block(&mut self) {
        if let Some(block) = self.block.take() {
            self.observe(block.seen);
        }
    }

    fn end_run(&mut self) {
        self.end_block();
        let run = std::mem::take(&mut self.run);
        if run.kind != Kind::Unknown || !run.observations.is_empty() || self.done.runs.is_empty() {
            self.done.runs.push(run);
        } else if let Some(last) = self.done.runs.last_mut() {
            last.not_understood.extend(run.not_understood);
            last.span.1 = last.span.1.max(run.span.1);
        }
        self.facts.clear();
        self.skip = Skip::Nothing;
        self.crash = false;
        self.closed = false;
    }
}

/// A shell's prompt with a command behind it.
fn is_prompt(body: &str) -> bool {
    let head = body.split(' ').next().unwrap_or_default();
    let unix = head.len() > 2 && head.ends_with(['$', '#', '%']) && head.contains(['@', ':', '~']);
    let alone = (body.starts_with("$ ") || body.starts_with("% ")) && !body.contains(HEAD);
    let windows = body.starts_with("PS ") && body.contains("> ")
        || body.starts_with("C:\\") && head.ends_with('>');
    unix || alone || windows
}
