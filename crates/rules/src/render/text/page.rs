//! The sheet that a report is written on: colours, indents, paragraphs.

use super::Style;
use crate::render::phrases::Phrases;
use crate::render::width::{width, width_of};
use crate::render::wrap::wrap;
use crate::render::{one_line, spans};
use crate::report::State;

/// What a piece of text is, and so how it is coloured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Dim,
    Bold,
    Good,
    Bad,
    Warn,
    Command,
}

impl Ink {
    /// The attributes by ISO 6429, from the eight colours that every terminal's theme defines.
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Dim => "2",
            Self::Bold => "1",
            Self::Good => "32",
            Self::Bad => "1;31",
            Self::Warn => "33",
            Self::Command => "36",
        }
    }

    pub(super) const fn of(state: State) -> Self {
        match state {
            State::Ok => Self::Good,
            State::Broken => Self::Bad,
            State::Suspect => Self::Warn,
            State::NotReached | State::Unknown => Self::Dim,
        }
    }
}

pub(super) struct Page {
    pub(super) out: String,
    pub(super) style: Style,
    pub(super) phrases: &'static Phrases,
}

impl Page {
    pub(super) fn new(style: Style, phrases: &'static Phrases) -> Self {
        Self {
            out: String::new(),
            style,
            phrases,
        }
    }

    /// A paragraph, its lines indented, the first of them with a mark in front.
    pub(super) fn prose(&mut self, mark: &str, indent: usize, text: &str, ink: Ink) {
        let text = one_line(text);
        let columns = self.style.width.saturating_sub(indent).max(20);
        for (index, line) in wrap(&text, columns).iter().enumerate() {
            let hanging = if index == 0 { mark } else { "" };
            self.out.push_str(&" ".repeat(indent - width(hanging)));
            self.ink(hanging, ink);
            if self.style.color && ink == Ink::Plain {
                for (is_code, span) in spans(line) {
                    self.ink(span, if is_code { Ink::Command } else { Ink::Plain });
                }
            } else {
                self.ink(line, ink);
            }
            self.out.push('\n');
        }
    }

    /// A line that is never wrapped, so that it can be copied.
    pub(super) fn verbatim(&mut self, indent: &str, line: &str, ink: Ink) {
        self.out.push_str(indent);
        self.ink(&one_line(line), ink);
        self.out.push('\n');
    }

    /// An empty line, unless there is one already.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    pub(super) fn ink(&mut self, text: &str, ink: Ink) {
        if self.style.color && ink != Ink::Plain && !text.is_empty() {
            self.out.push_str("\u{1b}[");
            self.out.push_str(ink.code());
            self.out.push('m');
            self.out.push_str(text);
            self.out.push_str("\u{1b}[0m");
        } else {
            self.out.push_str(text);
        }
    }
}

/// As much of a line as fits.
pub(super) fn fit(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut out = String::new();
    let mut taken = 1;
    for letter in line.chars() {
        taken += width_of(letter);
        if taken > columns {
            break;
        }
        out.push(letter);
    }
    out.push('…');
    out
}
