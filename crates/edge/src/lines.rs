//! The answer to a probe: a line for each step as soon as it has ended, from
//! one's own probe or from another caller's.

use std::rc::Rc;
use std::time::Duration;

use acr_doctor_probe::api::{End, Line};
use acr_doctor_probe::ask::Ask;
use acr_doctor_probe::probe::{Next, Probe};
use acr_doctor_probe::vantage::Vantage;
use futures_channel::mpsc::{self, UnboundedReceiver};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use worker::{Context, Date, Delay, Result};

use crate::crowd::{LOST_MS, Shown};
use crate::driver;

/// How often a follower looks for news at first and at last, in milliseconds.
const LOOK_MS: [u64; 2] = [20, 160];

/// A line in JSON, with its end.
pub(crate) fn text(line: &impl Serialize) -> Rc<[u8]> {
    // No value of ours lacks a form in JSON: maps have keys of text, numbers are finite.
    let mut text = serde_json::to_vec(line).unwrap_or_default();
    text.push(b'\n');
    text.into()
}

/// The time of the platform. It stands still while the program computes.
pub(crate) fn now_ms() -> u64 {
    Date::now().as_millis()
}

/// The lines of a probe that begins now. It goes on without its caller: others
/// may be following it, and its limits end it.
pub(crate) fn lead(
    context: &Context,
    ask: Ask,
    shown: Rc<Shown>,
) -> impl Stream<Item = Result<Vec<u8>>> + use<> {
    let (tell, told) = mpsc::unbounded();
    context.wait_until(async move {
        probe(ask, |line| {
            shown.push(Rc::clone(&line));
            // The caller may have left.
            let _ = tell.unbounded_send(line);
        })
        .await;
        shown.end(now_ms());
    });
    stream::unfold(told, |mut told: UnboundedReceiver<Rc<[u8]>>| async move {
        let line = futures_util::StreamExt::next(&mut told).await?;
        Some((Ok(line.to_vec()), told))
    })
}

/// The one loop of every driver.
async fn probe(ask: Ask, mut show: impl FnMut(Rc<[u8]>)) {
    let began = now_ms();
    let started = i64::try_from(began / 1000).unwrap_or(0);
    let mut probe = Probe::new(ask, Vantage::Edge, started, began);
    while let Next::Do { step, limit_ms } = probe.next(now_ms()) {
        let raw = driver::perform(step, limit_ms).await;
        if let Some(entry) = probe.take(raw, now_ms()) {
            show(text(&Line::Entry(Box::new(entry))));
        }
    }
    show(text(&Line::End(End::from(probe.into_transcript()))));
}

/// The lines of another caller's probe, from the first one. The platform lets
/// no request wait for what another one does, so this one looks again and again.
pub(crate) fn follow(shown: Rc<Shown>) -> impl Stream<Item = Result<Vec<u8>>> {
    let end = now_ms() + LOST_MS;
    stream::unfold((shown, 0), move |(shown, number)| async move {
        let [mut pause, longest] = LOOK_MS;
        loop {
            if let Some(line) = shown.line(number) {
                return Some((Ok(line.to_vec()), (shown, number + 1)));
            }
            if shown.has_ended() || now_ms() > end {
                return None;
            }
            Delay::from(Duration::from_millis(pause)).await;
            pause = longest.min(pause * 2);
        }
    })
}
