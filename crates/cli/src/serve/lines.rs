//! The answer to a probe: a line for each step as soon as it has ended.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use acr_doctor_probe::Transcript;
use acr_doctor_probe::api::{End, Line};
use acr_doctor_probe::ask::Ask;
use hyper::body::{Body, Bytes, Frame};
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{self, UnboundedReceiver};

use crate::probe::{self, Machine};

/// A body that is a probe. Who reads it drives the probe; where the reader has
/// left, the server drops the body, and the probe with all its connections is
/// gone. There is no task that could be forgotten.
pub(super) struct Lines {
    probe: Option<Pin<Box<dyn Future<Output = Transcript> + Send>>>,
    /// What the probe has shown and is not sent yet: a probe has few steps.
    shown: UnboundedReceiver<Bytes>,
    /// The place among the probes under way, free at the end.
    place: Option<OwnedSemaphorePermit>,
}

impl Lines {
    /// A probe that begins when it is first read.
    pub(super) fn new(ask: Ask, machine: Machine, place: OwnedSemaphorePermit) -> Self {
        let (show, shown) = mpsc::unbounded_channel();
        let probe = async move {
            let on_entry = |entry: &_| {
                // The other end lives as long as this.
                let _ = show.send(text(&Line::Entry(Box::new(Clone::clone(entry)))));
            };
            probe::run(ask, machine, on_entry, std::future::pending()).await
        };
        Self {
            probe: Some(Box::pin(probe)),
            shown,
            place: Some(place),
        }
    }
}

impl Body for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let frame = |line| Poll::Ready(Some(Ok(Frame::data(line))));
        // What is shown already goes first, one line a frame.
        if let Ok(line) = self.shown.try_recv() {
            return frame(line);
        }
        let Some(probe) = &mut self.probe else {
            return Poll::Ready(None);
        };
        match (probe.as_mut().poll(cx), self.shown.try_recv()) {
            (Poll::Ready(transcript), line) => frame(self.end(line.ok(), transcript)),
            // Of several, the others go with the next frames.
            (Poll::Pending, Ok(line)) => frame(line),
            (Poll::Pending, Err(_)) => Poll::Pending,
        }
    }
}

impl Lines {
    /// The lines that are left, and the last one.
    fn end(&mut self, first: Option<Bytes>, transcript: Transcript) -> Bytes {
        self.probe = None;
        self.place = None;
        let mut rest = first.map_or(Vec::new(), Vec::from);
        while let Ok(line) = self.shown.try_recv() {
            rest.extend_from_slice(&line);
        }
        rest.extend_from_slice(&text(&Line::End(End::from(transcript))));
        rest.into()
    }
}

/// A line in JSON, with its end.
pub(super) fn text(line: &impl Serialize) -> Bytes {
    // No value of ours lacks a form in JSON: maps have keys of text, numbers are finite.
    let mut text = serde_json::to_vec(line).unwrap_or_default();
    text.push(b'\n');
    text.into()
}
