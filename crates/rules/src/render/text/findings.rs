//! What was found.

use super::page::{Ink, Page};
use crate::catalog::{Applicability, Severity};
use crate::labels;
use crate::render::arrange::{self, Arranged};
use crate::render::tame;
use crate::render::wrap::wrap_quoted;
use crate::report::{Finding, Fix, Report};

impl Page {
    pub(super) fn findings(&mut self, report: &Report, arranged: &Arranged<'_>) {
        for (first, others) in &arranged.broken {
            self.gap();
            if first.title == report.headline {
                self.prose("", 0, self.phrases.how_we_know, Ink::Bold);
            } else {
                self.title(first);
            }
            self.finding(report, first);
            self.others(others);
        }
        self.section(report, self.phrases.consequences, &arranged.consequences);
        self.section(report, self.phrases.harmless, &arranged.harmless);
    }

    fn title(&mut self, finding: &Finding) {
        let (mark, ink) = match finding.severity {
            Severity::Error => ("✖ ", Ink::Bad),
            Severity::Warning => ("! ", Ink::Warn),
            Severity::Info => ("· ", Ink::Plain),
        };
        self.prose(mark, 2, &finding.title, ink);
    }

    /// A finding in full, but for its title.
    fn finding(&mut self, report: &Report, finding: &Finding) {
        let certainty = labels::certainty(finding.certainty, self.phrases.language);
        let lines = arrange::lines(report, finding).map(|lines| self.phrases.lines(lines));
        let facts: Vec<_> = Some(certainty.to_owned())
            .into_iter()
            .chain(finding.code.clone())
            .chain(lines)
            .collect();
        self.prose("", 2, &facts.join(" · "), Ink::Dim);
        if finding.why != report.summary {
            self.prose("", 2, &finding.why, Ink::Plain);
        }
        self.quote(report, finding);
        self.gap();
        if finding.title == report.headline && !finding.fixes.is_empty() {
            self.prose("", 0, self.phrases.what_to_do, Ink::Bold);
        }
        self.fixes(&finding.fixes);
        if !finding.links.is_empty() {
            self.gap();
        }
        for link in &finding.links {
            self.verbatim("  ", link, Ink::Dim);
        }
    }

    /// Findings that are told briefly: nobody has to do anything about them.
    fn section(&mut self, report: &Report, heading: &str, findings: &[&Finding]) {
        for (index, finding) in findings.iter().enumerate() {
            self.gap();
            if index == 0 {
                self.prose("", 0, heading, Ink::Bold);
            }
            if finding.title != report.headline {
                self.prose("· ", 2, &finding.title, Ink::Plain);
            }
            let lines = arrange::lines(report, finding).map(|lines| self.phrases.lines(lines));
            let facts: Vec<_> = finding.code.clone().into_iter().chain(lines).collect();
            self.prose("", 2, &facts.join(" · "), Ink::Dim);
            if finding.why != report.summary {
                self.prose("", 2, &finding.why, Ink::Plain);
            }
            if finding.harmless {
                self.fixes(&finding.fixes);
            }
        }
    }

    fn quote(&mut self, report: &Report, finding: &Finding) {
        let Some(check) = arrange::proof(report, finding) else {
            return;
        };
        let detail = tame(&check.detail);
        let (head, tail, left_out) = arrange::quoted(&detail);
        let dots = (left_out > 0).then(|| self.phrases.left_out(left_out));
        self.gap();
        for line in head.into_iter().chain(dots.as_deref()).chain(tail) {
            let line = arrange::cut(line);
            for part in wrap_quoted(&line, self.style.width.saturating_sub(6)) {
                self.out.push_str("    ");
                self.ink("│ ", Ink::Dim);
                self.out.push_str(&part);
                self.out.push('\n');
            }
        }
    }

    pub(super) fn fixes(&mut self, fixes: &[Fix]) {
        for (index, fix) in fixes.iter().enumerate() {
            if index > 0 {
                self.gap();
            }
            self.prose("→ ", 4, &self.what(fix), Ink::Plain);
            self.command(fix.command.as_deref());
        }
    }

    pub(super) fn command(&mut self, command: Option<&str>) {
        let command = command.map(tame).unwrap_or_default();
        for line in command.lines() {
            self.verbatim("      ", line, Ink::Command);
        }
    }

    /// What a fix does, and who can do it if not everybody can.
    pub(super) fn what(&self, fix: &Fix) -> String {
        if fix.applicability == Applicability::Run {
            return fix.text.clone();
        }
        let label = labels::applicability(fix.applicability, self.phrases.language);
        [&fix.text, " (", label, ")"].concat()
    }
}
