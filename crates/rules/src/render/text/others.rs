//! Other causes that the text allows.

use super::page::{Ink, Page};
use crate::labels;
use crate::lang::Language;
use crate::render::arrange::by_command;
use crate::report::Finding;

impl Page {
    pub(super) fn others(&mut self, others: &[&Finding]) {
        if others.is_empty() {
            return;
        }
        self.gap();
        self.prose("", 0, self.phrases.others, Ink::Bold);
        if self.style.all {
            self.in_full(others);
            return;
        }
        for (index, (command, causes)) in by_command(others).into_iter().enumerate() {
            self.gap();
            if index == 0 && command.is_some() {
                self.prose("→ ", 4, self.phrases.compare, Ink::Plain);
            }
            self.command(command);
            for cause in causes {
                self.possible(cause, 6);
                if let Some(tell) = cause.fixes.first() {
                    self.prose("", 6, &self.what(tell), Ink::Plain);
                }
            }
        }
        if others.iter().any(|other| other.fixes.len() > 1) {
            self.gap();
            self.prose("", 2, show_all(self.phrases.language), Ink::Dim);
        }
    }

    fn in_full(&mut self, others: &[&Finding]) {
        for other in others {
            self.gap();
            self.possible(other, 4);
            self.prose("", 4, &other.why, Ink::Plain);
            self.fixes(&other.fixes);
        }
    }

    fn possible(&mut self, finding: &Finding, indent: usize) {
        let certainty = labels::certainty(finding.certainty, self.phrases.language);
        let title = [&finding.title, " (", certainty, ")"].concat();
        self.prose("? ", indent, &title, Ink::Warn);
    }
}

/// Where the rest of the other causes is told.
fn show_all(language: Language) -> &'static str {
    match language {
        Language::En => "What to do about each of these: `acr-doctor explain --all`",
        Language::Ja => "それぞれの対処方法は `acr-doctor explain --all` で表示できます",
    }
}
