//! What was checked, and what nobody understood.

use super::page::{Ink, Page, fit};
use crate::check::Outcome;
use crate::labels;
use crate::render::arrange::is_foreign;
use crate::render::one_line;
use crate::render::width::width;
use crate::report::{CheckReport, Report};

impl Page {
    pub(super) fn checks(&mut self, checks: &[CheckReport]) {
        if checks.is_empty() {
            return;
        }
        self.gap();
        self.prose("", 0, self.phrases.checks, Ink::Bold);
        let language = self.phrases.language;
        let name = |check: &CheckReport| labels::check(check.check, language);
        let widest = checks
            .iter()
            .map(|check| width(name(check)))
            .max()
            .unwrap_or(0);
        for check in checks {
            let (mark, ink) = match check.outcome {
                Outcome::Ok => ("✔", Ink::Good),
                Outcome::Error => ("✖", Ink::Bad),
                Outcome::Skipped => ("–", Ink::Dim),
                Outcome::NotReached => ("○", Ink::Dim),
                Outcome::Info => ("·", Ink::Dim),
            };
            self.out.push_str("  ");
            self.ink(mark, ink);
            self.out.push(' ');
            self.out.push_str(name(check));
            let said = match (&check.code, check.outcome) {
                (Some(code), _) => one_line(code),
                (None, Outcome::Ok) => value(&check.detail),
                (None, Outcome::NotReached | Outcome::Skipped) => {
                    labels::outcome(check.outcome, language).to_owned()
                }
                (None, _) => one_line(check.detail.lines().next().unwrap_or_default()),
            };
            let free = self.style.width.saturating_sub(widest + 6);
            let said = fit(&said, free);
            if !said.is_empty() {
                self.out
                    .push_str(&" ".repeat(widest - width(name(check)) + 2));
                self.ink(&said, if ink == Ink::Bad { ink } else { Ink::Dim });
            }
            self.out.push('\n');
        }
    }

    pub(super) fn not_understood(&mut self, report: &Report) {
        if report.not_understood.is_empty() || is_foreign(report) {
            return;
        }
        self.gap();
        let text = [
            self.phrases.not_understood,
            self.phrases.colon,
            &self.phrases.all_lines(&report.not_understood),
        ]
        .concat();
        self.prose("", 0, &text, Ink::Dim);
    }
}

/// The value that a message of success carries: a version, a state, an address.
fn value(detail: &str) -> String {
    let line = one_line(detail.lines().next().unwrap_or_default());
    let line = line.strip_suffix(": OK").unwrap_or(&line).trim_end();
    let value = [" at IP ", ": "]
        .iter()
        .find_map(|before| line.split_once(before));
    value.map_or_else(String::new, |(_, value)| value.to_owned())
}
