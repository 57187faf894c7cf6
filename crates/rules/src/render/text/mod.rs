//! A report for a terminal.

mod checks;
mod findings;
mod others;
mod page;

use super::arrange::{self, arrange};
use super::phrases::{Phrases, mark};
use super::width::width;
use crate::lang::Language;
use crate::report::{Report, State};
use page::{Ink, Page};

/// How a report looks on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether it is coloured.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether every cause is told in full, not only the most likely one.
    pub all: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            width: 80,
            all: false,
        }
    }
}

/// Renders a report for a terminal. It ends with a line break.
pub fn text(report: &Report, language: Language, style: &Style) -> String {
    let mut page = Page::new(*style, Phrases::of(language));
    let arranged = arrange(report);
    page.head(report);
    page.findings(report, &arranged);
    page.checks(&report.checks);
    page.not_understood(report);
    page.out
}

impl Page {
    fn head(&mut self, report: &Report) {
        let (mark, ink) = match report.healthy {
            Some(true) => ("✔ ", Ink::Good),
            Some(false) => ("✖ ", Ink::Bad),
            None => ("? ", Ink::Warn),
        };
        self.prose(mark, 2, &report.headline, ink);
        self.prose("", 2, &report.summary, Ink::Plain);
        let version = report
            .cli_version
            .as_ref()
            .map(|version| ["Azure CLI ", version].concat());
        let facts: Vec<_> = report.registry.clone().into_iter().chain(version).collect();
        self.prose("", 2, &facts.join(" · "), Ink::Dim);
        self.gap();
        if arrange::is_foreign(report) {
            self.verbatim("      ", super::CHECK, Ink::Command);
        } else {
            self.way(report);
        }
    }

    /// The way as one line, or as several where it does not fit.
    fn way(&mut self, report: &Report) {
        let names: Vec<_> = report
            .way
            .iter()
            .map(|stop| self.phrases.place(stop.place))
            .collect();
        // Two columns in front, a mark with its space at each name, three between two.
        let all: usize = names.iter().map(|name| width(name) + 5).sum();
        let space = if all <= self.style.width + 1 { " " } else { "" };
        let mut taken = 0;
        for (stop, name) in report.way.iter().zip(names) {
            let wide = 1 + space.len() + width(name);
            if taken == 0 {
                self.out.push_str("  ");
                taken = 2;
            } else if taken + 3 + wide > self.style.width {
                self.out.push_str("\n    ");
                taken = 4;
            } else {
                self.ink(
                    if stop.state == State::Ok {
                        " ─ "
                    } else {
                        " ┄ "
                    },
                    Ink::Dim,
                );
                taken += 3;
            }
            let ink = Ink::of(stop.state);
            self.ink(mark(stop.state), ink);
            self.out.push_str(space);
            self.ink(
                name,
                if stop.state == State::Ok {
                    Ink::Plain
                } else {
                    ink
                },
            );
            taken += wide;
        }
        if !report.way.is_empty() {
            self.out.push('\n');
        }
    }
}
