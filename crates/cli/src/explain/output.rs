//! Writing the reports.

use std::io::{self, Write};

use acr_doctor_rules::Language;
use acr_doctor_rules::render::{self, Style};
use acr_doctor_rules::report::Report;

use crate::args::Format;
use crate::terminal::Out;

/// Where the reports go, and how.
pub(super) struct Output {
    pub(super) out: Out,
    pub(super) format: Format,
    pub(super) language: Language,
    pub(super) style: Style,
    /// More than one file is explained.
    pub(super) several: bool,
    /// How many reports were written.
    pub(super) written: usize,
}

impl Output {
    /// Writes the reports of one source.
    pub(super) fn write(&mut self, source: &str, reports: Vec<Report>) -> io::Result<()> {
        let runs = reports.len();
        for mut report in reports {
            source.clone_into(&mut report.source);
            if self.format == Format::Json {
                serde_json::to_writer(&mut self.out, &report)?;
                self.out.write_all(b"\n")?;
                continue;
            }
            if self.written > 0 {
                self.out.write_all(b"\n")?;
            }
            if self.several || runs > 1 {
                self.heading(&report, runs)?;
            }
            let page = match self.format {
                Format::Markdown => render::markdown(&report, self.language),
                Format::Text | Format::Json => render::text(&report, self.language, &self.style),
            };
            self.out.write_all(page.as_bytes())?;
            self.written += 1;
        }
        Ok(())
    }

    /// Which of several reports this is.
    fn heading(&mut self, report: &Report, runs: usize) -> io::Result<()> {
        let name = match (report.source.as_str(), self.language) {
            ("-", Language::En) => "standard input".to_owned(),
            ("-", Language::Ja) => "標準入力".to_owned(),
            (source, _) => render::one_line(source),
        };
        let run = match self.language {
            _ if runs < 2 => String::new(),
            Language::En => format!(", run {} of {runs}", report.run),
            Language::Ja => format!("、実行 {} / {runs}", report.run),
        };
        if self.format == Format::Markdown {
            return writeln!(self.out, "# {}{run}\n", render::code(&name));
        }
        let taken = render::width(&name) + render::width(&run) + 4;
        let rest = "─".repeat(self.style.width.saturating_sub(taken));
        if self.style.color {
            writeln!(
                self.out,
                "\u{1b}[2m── \u{1b}[0;1m{name}{run}\u{1b}[0;2m {rest}\u{1b}[0m\n"
            )
        } else {
            writeln!(self.out, "── {name}{run} {rest}\n")
        }
    }
}
