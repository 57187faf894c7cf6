//! What a probe saw: its steps with their times, the rights of a token, and
//! what could not be seen from here.

use acr_doctor_probe::compare::{Glimpse, compare};
use acr_doctor_probe::entry::Seen;
use acr_doctor_probe::token::ACTIONS;
use acr_doctor_probe::{Entry, Transcript, Vantage, Verdict};

use super::command::command;
use super::icon::{Icon, icon};
use crate::dom::{El, el};
use crate::probe::words::{Words, purpose, verdict};
use crate::view::View;
use acr_doctor_rules::catalog::Applicability;

/// The steps in their order, as a waterfall.
pub(crate) fn steps_seen(view: &View, transcript: &Transcript, runs: bool) -> El {
    let words = Words::of(view.language);
    let all = transcript.entries.iter().map(|entry| entry.to_ms).max();
    let all = all.unwrap_or_default().max(1);
    let mut list = el("ol").class("seen");
    for (index, entry) in transcript.entries.iter().enumerate() {
        list = list.put(step(view, entry, index + 1, all));
    }
    if runs {
        list = list.put(el("li").class("running").text(words.running));
    }
    el("section")
        .class("asked")
        .put(el("h2").class("label").text(words.steps))
        .put(list)
}

fn step(view: &View, entry: &Entry, number: usize, all: u64) -> El {
    let sign = match entry.verdict {
        Verdict::Passed => Icon::Tick,
        Verdict::Failed | Verdict::Silent => Icon::Cross,
        Verdict::Hidden => Icon::Question,
        Verdict::Skipped | Verdict::Stopped => Icon::Dash,
        Verdict::Info => Icon::Dot,
    };
    let shown = view
        .state
        .shown
        .is_some_and(|((first, last), _)| (first..=last).contains(&number));
    let paste = &view.state.paste;
    let said = paste.lines.quote(&paste.text, (number, number), 1);
    let said = said.into_iter().next().map(|(_, line)| line);
    let per_cent = |ms: u64| [&(ms * 100 / all).to_string(), "%"].concat();
    let took = entry.to_ms - entry.from_ms;
    // What took no time is still to be seen.
    let bar = el("rect")
        .with("x", per_cent(entry.from_ms))
        .with("width", per_cent(took.max(all / 100)))
        .with("height", "6")
        .with("rx", "3");
    let bar = el("svg")
        .class("bar")
        .with("width", "100%")
        .with("height", "6")
        .with("aria-hidden", "true")
        .put(bar);
    let time = el("span")
        .class("time")
        .text([&took.to_string(), " ms"].concat());
    el("li")
        .class(if shown { "shown" } else { "" })
        .with("data-step", entry.purpose.as_str())
        .with("data-vantage", entry.vantage.as_str())
        .with("data-verdict", entry.verdict.as_str())
        .put(icon(sign))
        .put(
            el("span")
                .class("name")
                .text(purpose(entry.purpose, entry.check, view.language)),
        )
        .put(
            el("span")
                .class("ended")
                .text(verdict(entry.verdict, view.language)),
        )
        .put(time)
        .put(bar)
        .put(el("p").class("what").text(said.unwrap_or_default()))
}

/// What those who looked prove together.
pub(crate) fn compared(view: &View, glimpses: &[Glimpse]) -> Option<El> {
    let proven = compare(glimpses);
    let mut list = el("section")
        .class("under compared")
        .put(el("h3").text(Words::of(view.language).together));
    for together in &proven {
        let text = el("p").with("data-together", together.as_str());
        list = list.put(text.text(together.text(view.language)));
    }
    (!proven.is_empty()).then_some(list)
}

/// What the last token that was given permits in the repository that was asked for.
pub(crate) fn rights(view: &View, transcript: &Transcript) -> Option<El> {
    let words = Words::of(view.language);
    let repository = transcript.repository.as_deref()?;
    let token = transcript
        .entries
        .iter()
        .rev()
        .find_map(|entry| match &entry.seen {
            Seen::Answer(answer) => answer.token.as_ref(),
            _ => None,
        })?;
    let permissions = token.permissions(repository);
    let mut list = el("dl").class("facts rights");
    for action in ACTIONS {
        let has = permissions.has(action);
        let (sign, word) = if has {
            (Icon::Tick, words.may)
        } else {
            (Icon::Dash, words.may_not)
        };
        list = list.put(el("dt").put(el("code").text(action))).put(
            el("dd")
                .with("data-action", action)
                .with("data-allowed", if has { "true" } else { "false" })
                .put(icon(sign))
                .text(word),
        );
    }
    let title = [words.rights, ": ", repository].concat();
    Some(
        el("section")
            .class("under")
            .put(el("h3").text(title))
            .put(list),
    )
}

/// What a browser could not see, and what would tell.
pub(crate) fn unseen(view: &View, transcript: &Transcript) -> Option<El> {
    let words = Words::of(view.language);
    let hidden = transcript.vantage == Vantage::Browser
        && transcript
            .entries
            .iter()
            .any(|entry| matches!(entry.verdict, Verdict::Hidden | Verdict::Silent));
    let program = ["acr-doctor check ", &transcript.registry.authority()].concat();
    hidden.then(|| {
        el("section")
            .class("under unseen")
            .put(el("h3").text(words.hidden_title))
            .put(el("p").text(words.hidden_console))
            .put(el("p").text(words.hidden_program))
            .put(command(view, &program, Applicability::Run))
            .put(el("p").class("hint").text(words.local_network))
    })
}
