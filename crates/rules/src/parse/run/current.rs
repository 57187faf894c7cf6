//! The run that is being read: its evidence so far, and what is still open.

use super::block::{Block, Takes};
use super::skip::Skip;
use crate::check::Check;
use crate::evidence::{Evidence, Fact, Kind, Observation};
use crate::parse::names;

/// A run that has not ended. Its default is a run of which nothing was seen.
#[derive(Default)]
pub(super) struct Current {
    /// What was seen so far, without the open block.
    pub evidence: Evidence,
    /// The block that the next line may belong to.
    pub block: Option<Block>,
    /// Facts of lines before the record that they belong to.
    pub facts: Vec<Fact>,
    /// Lines that are passed over.
    pub skip: Skip,
    /// The next error is the message of a crash.
    pub crash: bool,
    /// The run was closed by its last line or the link after an error.
    pub closed: bool,
}

impl Current {
    /// Adds an observation that is complete.
    pub(super) fn observe(&mut self, mut seen: Observation) {
        let end = seen.detail.trim_end().len();
        seen.detail.truncate(end);
        let known = &mut self.evidence;
        if known.registry.is_none() && (!seen.is_docker() || names::is_azure(&seen.detail)) {
            known.registry = names::login_server(&seen.detail);
        }
        known.observations.push(seen);
    }

    /// Ends the open block, if there is one.
    pub(super) fn end_block(&mut self) {
        if let Some(block) = self.block.take() {
            self.observe(block.seen);
        }
    }

    /// Ends the open block if a line that is none of a tool's ends it.
    pub(super) fn end_message(&mut self) {
        if self
            .block
            .as_ref()
            .is_some_and(|block| block.takes == Takes::Message)
        {
            self.end_block();
        }
    }

    /// Makes the last observation a block again.
    pub(super) fn reopen(&mut self, takes: Takes) {
        let last = self.evidence.observations.pop();
        self.block = last.map(|seen| Block { seen, takes });
    }

    /// Whether the last observation says this already: the last line of a
    /// traceback and the record after it are one error. Then it takes the line.
    pub(super) fn says_again(&mut self, check: Check, detail: &str, end: usize) -> bool {
        self.end_block();
        let last = self.evidence.observations.last_mut();
        let Some(last) = last.filter(|last| {
            last.check == check && last.code.is_none() && last.detail == detail && !self.closed
        }) else {
            return false;
        };
        last.lines.1 = end;
        self.reopen(Takes::Message);
        true
    }

    /// Says what the text is, if nothing has said it.
    pub(super) fn is_of(&mut self, kind: Kind) {
        if self.evidence.kind == Kind::Unknown {
            self.evidence.kind = kind;
        }
    }

    /// Whether an observation of this check must belong to another run: this
    /// one was closed, or it had the check before and went on since.
    pub(super) fn cannot_have(&self, check: Check) -> bool {
        let seen = || {
            let all = self.evidence.observations.iter();
            all.filter(|seen| !seen.notice).map(|seen| seen.check)
        };
        let last = seen().next_back();
        let first = matches!(
            check,
            Check::DockerDaemon | Check::DockerCommand | Check::Environment
        );
        let repeatable = matches!(
            check,
            Check::PrivateEndpointDns | Check::ToolWarning | Check::AccessToken
        );
        let again = !repeatable && last != Some(check) && seen().any(|seen| seen == check);
        let restarted = first
            && last.is_some()
            && !(check == Check::DockerCommand && last == Some(Check::DockerDaemon));
        self.closed || again || restarted
    }
}
