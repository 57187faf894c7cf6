//! Records of the log: what each of them adds to the run, and where it begins a block.

use super::block::{Block, Takes, seen};
use super::{Parser, Use};
use crate::check::{Check, Outcome};
use crate::clean::Line;
use crate::code::Code;
use crate::evidence::{Kind, Observation};
use crate::parse::line::{Level, Record};
use crate::parse::{stage, trace};

impl Parser {
    /// `An error occurred: CODE`.
    pub(super) fn error_head(
        &mut self,
        name: &str,
        code: Option<Code>,
        rest: &str,
        record: &Record<'_>,
        line: &Line<'_>,
    ) -> Use {
        let check = code.map_or_else(|| stage::running(&self.run.evidence), Code::check);
        self.begin(check);
        let run = &mut self.run.evidence;
        if run.kind == Kind::Unknown || run.kind == Kind::Az && run.command.is_none() {
            run.kind = Kind::CheckHealth;
        }
        run.codes.push(name.to_owned());
        self.leveled |= record.level == Some(Level::Warning);
        let of_tool = code.is_none_or(is_of_tool);
        let mut facts = std::mem::take(&mut self.run.facts);
        if of_tool {
            facts.clear();
        }
        self.run.block = Some(Block {
            seen: Observation {
                code,
                facts,
                ..seen(check, Outcome::Error, rest, line.span)
            },
            takes: if of_tool { Takes::Tool } else { Takes::Message },
        });
        Use::Seen
    }

    /// An error or a note without a code.
    pub(super) fn ends(
        &mut self,
        check: Check,
        outcome: Outcome,
        body: &str,
        line: &Line<'_>,
    ) -> Use {
        self.run.crash = false;
        if self.run.says_again(check, body, line.span.1) {
            return Use::Seen;
        }
        self.begin(check);
        let terminal = outcome == Outcome::Error;
        self.run.is_of(match check {
            Check::Challenge => Kind::AzAcrLogin,
            Check::Environment if terminal => Kind::AzAcrLogin,
            Check::Connectivity | Check::Environment | Check::DockerPull => Kind::CheckHealth,
            _ => Kind::Az,
        });
        self.run.evidence.ended |= terminal;
        let mut facts = std::mem::take(&mut self.run.facts);
        if terminal {
            trace::facts(body, &mut facts);
        }
        self.run.block = Some(Block {
            seen: Observation {
                facts,
                ..seen(check, outcome, body, line.span)
            },
            takes: Takes::Message,
        });
        if !terminal {
            self.run.end_block();
        }
        Use::Seen
    }

    /// A check that passed, or failed in one line.
    pub(super) fn checked(
        &mut self,
        check: Check,
        outcome: Outcome,
        detail: &str,
        record: &Record<'_>,
        line: &Line<'_>,
    ) -> Use {
        self.begin(check);
        self.run.facts.clear();
        self.run.evidence.kind = Kind::CheckHealth;
        self.leveled |= record.level.is_some() && outcome == Outcome::Ok;
        self.run.observe(seen(check, outcome, detail, line.span));
        Use::Seen
    }

    /// A command line that was typed.
    pub(super) fn command(&mut self, record: &Record<'_>) -> Use {
        self.run.end_block();
        // A command that is repeated by the log itself (its group and its echo) begins one run.
        if !self.run.evidence.observations.is_empty() || self.run.closed {
            self.end_run();
        }
        let start = record.body.find("az acr ").unwrap_or_default();
        let command = &record.body[start..];
        let run = &mut self.run.evidence;
        run.kind = match command.split_whitespace().nth(2) {
            Some("check-health") => Kind::CheckHealth,
            Some("login") => Kind::AzAcrLogin,
            _ => Kind::Az,
        };
        run.command = Some(command.to_owned());
        run.with_vnet |= record.body.contains("--vnet");
        Use::Known
    }
}

/// Whether what follows a code is the text of another program.
fn is_of_tool(code: Code) -> bool {
    matches!(
        code.check(),
        Check::DockerCommand
            | Check::DockerDaemon
            | Check::DockerPull
            | Check::DockerVersion
            | Check::HelmCommand
            | Check::HelmVersion
            | Check::NotaryCommand
            | Check::NotaryVersion
    )
}
