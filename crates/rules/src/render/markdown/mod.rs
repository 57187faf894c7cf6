//! A report for an issue or a chat.
//!
//! What comes from the paste stands in code, fenced longer than any run of
//! backticks in it; in prose every character that Markdown or HTML could obey
//! is escaped. So a pasted text stays text, wherever the report ends up.

mod escape;

use super::arrange::{self, arrange};
use super::phrases::{self, Phrases};
use super::tame;
use crate::catalog::Applicability;
use crate::check::Outcome;
use crate::labels;
use crate::lang::Language;
use crate::report::{CheckReport, Finding, Fix, Report, Stop};
pub use escape::code;
use escape::{fence, prose};

/// Renders a report as Markdown. It ends with a line break.
pub fn markdown(report: &Report, language: Language) -> String {
    let phrases = Phrases::of(language);
    let arranged = arrange(report);
    let mut page = Page {
        out: String::new(),
        phrases,
    };
    page.block(&["## ", &prose(&report.headline)]);
    page.block(&[&prose(&report.summary)]);
    page.facts(report);
    if arrange::is_foreign(report) {
        page.block(&[&fence("sh", super::CHECK, "")]);
        return page.out;
    }
    page.way(report);
    for (first, others) in &arranged.broken {
        page.finding(report, first);
        page.others(others);
    }
    page.section(report, phrases.consequences, &arranged.consequences);
    page.section(report, phrases.harmless, &arranged.harmless);
    page.checks(&report.checks);
    page.not_understood(report);
    page.out
}

struct Page {
    out: String,
    phrases: &'static Phrases,
}

impl Page {
    /// One block: what it is made of, and an empty line before it.
    fn block(&mut self, parts: &[&str]) {
        if parts.concat().trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(parts);
    }

    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
        self.out.push('\n');
    }

    fn facts(&mut self, report: &Report) {
        let mut facts = Vec::new();
        if let Some(registry) = &report.registry {
            facts.push(code(registry));
        }
        if let Some(version) = &report.cli_version {
            facts.push(["Azure CLI ", &code(version)].concat());
        }
        self.block(&[&facts.join(" · ")]);
    }

    fn way(&mut self, report: &Report) {
        let stop = |stop: &Stop| {
            let name = [
                phrases::mark(stop.state),
                " ",
                self.phrases.place(stop.place),
            ]
            .concat();
            match self.phrases.state(stop.state) {
                Some(state) => ["**", &name, " (", state, ")**"].concat(),
                None => name,
            }
        };
        let stops: Vec<_> = report.way.iter().map(stop).collect();
        self.block(&[&stops.join(" → ")]);
    }

    fn finding(&mut self, report: &Report, finding: &Finding) {
        let same = finding.title == report.headline;
        let title = if same {
            self.phrases.how_we_know.to_owned()
        } else {
            prose(&finding.title)
        };
        self.block(&["### ", &title]);
        let mut facts =
            vec![labels::certainty(finding.certainty, self.phrases.language).to_owned()];
        facts.extend(finding.code.as_deref().map(code));
        facts.extend(arrange::lines(report, finding).map(|lines| self.phrases.lines(lines)));
        self.block(&[&facts.join(" · ")]);
        if finding.why != report.summary {
            self.block(&[&prose(&finding.why)]);
        }
        if let Some(check) = arrange::proof(report, finding) {
            let detail = tame(&check.detail);
            let (mut quoted, tail, left_out) = arrange::quoted(&detail);
            let dots = self.phrases.left_out(left_out);
            if left_out > 0 {
                quoted.push(&dots);
            }
            quoted.extend(tail);
            let mut lines = Vec::new();
            for line in quoted {
                lines.push(arrange::cut(line));
            }
            self.block(&[&fence("text", &lines.join("\n"), "")]);
        }
        if same && !finding.fixes.is_empty() {
            self.block(&["### ", self.phrases.what_to_do]);
        }
        self.fixes(&finding.fixes);
        for link in finding.links.iter().filter(|link| escape::is_address(link)) {
            self.block(&["<", link, ">"]);
        }
    }

    /// Other causes that the same lines allow.
    fn others(&mut self, findings: &[&Finding]) {
        if !findings.is_empty() {
            self.block(&["### ", self.phrases.others]);
        }
        for (index, (command, causes)) in arrange::by_command(findings).into_iter().enumerate() {
            if let Some(command) = command {
                if index == 0 {
                    self.block(&[self.phrases.compare]);
                }
                self.block(&[&fence("sh", &tame(command), "")]);
            }
            self.out.push('\n');
            for cause in causes {
                let title = prose(&cause.title);
                let tell = cause
                    .fixes
                    .first()
                    .map(|tell| prose(&tell.text))
                    .unwrap_or_default();
                let certainty = [
                    " (",
                    labels::certainty(cause.certainty, self.phrases.language),
                    ")",
                    self.phrases.colon,
                ]
                .concat();
                self.line(&["- **", &title, "**", &certainty, &tell]);
            }
        }
    }

    fn fixes(&mut self, fixes: &[Fix]) {
        for (index, fix) in fixes.iter().enumerate() {
            // Numbers of one digit: what belongs to an item stands three spaces in.
            let number = char::from(b'1' + (index % 9) as u8).to_string();
            let mut text = prose(&fix.text);
            if fix.applicability != Applicability::Run {
                text = [
                    &text,
                    " (",
                    labels::applicability(fix.applicability, self.phrases.language),
                    ")",
                ]
                .concat();
            }
            self.block(&[&number, ". ", &text]);
            if let Some(command) = &fix.command {
                self.block(&[&fence("sh", &tame(command), "   ")]);
            }
        }
    }

    /// Findings that are told briefly: nobody has to do anything about them.
    fn section(&mut self, report: &Report, heading: &str, findings: &[&Finding]) {
        if !findings.is_empty() {
            self.block(&["### ", heading]);
        }
        for finding in findings {
            let code = finding
                .code
                .as_deref()
                .map(|name| [" (", &code(name), ")"].concat());
            let code = code.as_deref().unwrap_or_default();
            self.block(&["**", &prose(&finding.title), "**", code]);
            if finding.why != report.summary {
                self.block(&[&prose(&finding.why)]);
            }
            if finding.harmless {
                self.fixes(&finding.fixes);
            }
        }
    }

    fn checks(&mut self, checks: &[CheckReport]) {
        if !checks.is_empty() {
            self.block(&["### ", self.phrases.checks, "\n"]);
        }
        for check in checks {
            let mark = match check.outcome {
                Outcome::Ok => "✔ ",
                Outcome::Error => "✖ ",
                Outcome::Skipped => "– ",
                Outcome::NotReached => "○ ",
                Outcome::Info => "· ",
            };
            let said = match (&check.code, check.outcome) {
                (Some(name), _) => [self.phrases.colon, &code(name)].concat(),
                (None, Outcome::Skipped | Outcome::NotReached) => [
                    self.phrases.colon,
                    labels::outcome(check.outcome, self.phrases.language),
                ]
                .concat(),
                _ => String::new(),
            };
            self.line(&[
                "- ",
                mark,
                labels::check(check.check, self.phrases.language),
                &said,
            ]);
        }
    }

    fn not_understood(&mut self, report: &Report) {
        if !report.not_understood.is_empty() {
            let lines = self.phrases.all_lines(&report.not_understood);
            self.block(&[self.phrases.not_understood, self.phrases.colon, &lines]);
        }
    }
}
