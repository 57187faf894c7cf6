//! Writing the report, with the time of each step.

use std::io::{self, Write};

use acr_doctor_probe::entry::Entry;
use acr_doctor_probe::transcript::Transcript;
use acr_doctor_rules::Language;
use acr_doctor_rules::render::{self, Style};
use acr_doctor_rules::report::Report;
use serde::Serialize;

use super::messages::Messages;
use super::{phases, waterfall};
use crate::args::Format;
use crate::terminal::Out;

/// Where the report goes, and how.
pub(super) struct Output<'a> {
    pub(super) out: Out,
    pub(super) format: Format,
    pub(super) language: Language,
    pub(super) style: Style,
    pub(super) messages: &'a Messages,
}

/// The report of the contract, and the steps that it was made from.
#[derive(Serialize)]
struct WithPhases<'a> {
    #[serde(flatten)]
    report: &'a Report,
    phases: &'a [Entry],
}

impl Output<'_> {
    /// Writes the report to its end.
    pub(super) fn write(&mut self, report: &Report, transcript: &Transcript) -> io::Result<()> {
        match self.format {
            Format::Json => {
                let phases = &transcript.entries;
                serde_json::to_writer(&mut self.out, &WithPhases { report, phases })?;
                self.out.write_all(b"\n")?;
            }
            Format::Markdown => {
                let page = render::markdown(report, self.language);
                self.out.write_all(page.as_bytes())?;
                self.table(transcript)?;
            }
            Format::Text => {
                let page = render::text(report, self.language, &self.style);
                self.out.write_all(page.as_bytes())?;
                self.picture(transcript)?;
            }
        }
        self.out.flush()
    }

    /// The bars, under a heading like those of the report.
    fn picture(&mut self, transcript: &Transcript) -> io::Result<()> {
        let phases = phases::of(transcript, self.language);
        if phases.is_empty() {
            return Ok(());
        }
        let (on, off) = if self.style.color {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        writeln!(self.out, "\n{on}{}{off}", self.messages.phases)?;
        let bars = waterfall::draw(&phases, self.style.width, self.style.color);
        self.out.write_all(bars.as_bytes())
    }

    /// The same as a table.
    fn table(&mut self, transcript: &Transcript) -> io::Result<()> {
        let phases = phases::of(transcript, self.language);
        if phases.is_empty() {
            return Ok(());
        }
        writeln!(
            self.out,
            "\n### {}\n\n| | |\n|---|---:|",
            self.messages.phases
        )?;
        for phase in phases {
            let (mark, time) = (phase.end.mark(), waterfall::time(phase.span));
            writeln!(self.out, "| {mark} {} | {time} |", phase.name)?;
        }
        Ok(())
    }
}
