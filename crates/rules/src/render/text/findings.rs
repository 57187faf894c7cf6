//! What was found.

use super::page::{Ink, Page};
use crate::catalog::{Applicability, Severity};
use crate::lang::Language;
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
            if !others.is_empty() {
                self.gap();
                self.prose("", 2, self.phrases.others, Ink::Bold);
            }
            for other in others {
                self.gap();
                self.other(other);
            }
            if !self.style.all && others.iter().any(|other| other.fixes.len() > 1) {
                self.gap();
                self.prose("", 2, show_all(self.phrases.language), Ink::Dim);
            }
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
        let certainty = finding.certainty.as_str();
        let lines = finding.lines.map(|lines| self.phrases.lines(lines));
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

    /// Another cause that the same lines allow, and how to see whether it is the one.
    fn other(&mut self, finding: &Finding) {
        let title = [&finding.title, " (", finding.certainty.as_str(), ")"].concat();
        self.prose("? ", 4, &title, Ink::Warn);
        if self.style.all {
            self.prose("", 4, &finding.why, Ink::Plain);
            self.fixes(&finding.fixes);
        } else {
            self.fixes(&finding.fixes[..finding.fixes.len().min(1)]);
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
            let lines = finding.lines.map(|lines| self.phrases.lines(lines));
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

    fn fixes(&mut self, fixes: &[Fix]) {
        for (index, fix) in fixes.iter().enumerate() {
            if index > 0 {
                self.gap();
            }
            let mut text = fix.text.clone();
            if fix.applicability != Applicability::Run {
                text = [&text, " (", fix.applicability.as_str(), ")"].concat();
            }
            self.prose("→ ", 4, &text, Ink::Plain);
            for line in fix
                .command
                .as_deref()
                .map(tame)
                .iter()
                .flat_map(|command| command.lines())
            {
                self.verbatim("      ", line, Ink::Command);
            }
        }
    }
}

/// Where the rest of the other causes is told.
fn show_all(language: Language) -> &'static str {
    match language {
        Language::En => "What to do about each of these: `acr-doctor explain --all`",
        Language::Ja => "それぞれの対処方法は `acr-doctor explain --all` で表示できます",
    }
}
