//! The picture of the way from this machine to the image.
//!
//! It is drawn twice, lying and standing; the style sheet shows the one that
//! fits, and what it hides is not read aloud either.

use acr_doctor_rules::Language;
use acr_doctor_rules::decimal;
use acr_doctor_rules::report::{State, Stop};

use super::icon::Icon;
use crate::dom::{El, el};
use crate::view::View;

/// The height of one stop of the standing picture.
const ROW: usize = 34;

/// The way with the place where it breaks.
pub(crate) fn way(view: &View, stops: &[Stop]) -> El {
    let name = sentence(view, stops);
    let picture = |class: &'static str, height: String| {
        let svg = el("svg")
            .class(class)
            .with("role", "img")
            .with("aria-label", name.clone());
        svg.with("width", "100%").with("height", height)
    };
    let mut lying = picture("lying", "84".to_owned());
    let mut standing = picture("standing", decimal(stops.len() * ROW));
    for to in 1..stops.len() {
        let middle = |at| middle(at, stops.len());
        lying = lying.put(piece(
            &stops[to..],
            [middle(to - 1), middle(to)],
            ["24".into(), "24".into()],
        ));
        standing = standing.put(piece(
            &stops[to..],
            ["16".into(), "16".into()],
            [row(to - 1), row(to)],
        ));
    }
    for (at, stop) in stops.iter().enumerate() {
        let word = |class: &'static str, x: &'static str, y: &'static str, word: &'static str| {
            el("text").class(class).with("x", x).with("y", y).text(word)
        };
        let (place, state) = (view.ui.place(stop.place), view.ui.state(stop.state));
        let below = mark(*stop, middle(at, stops.len()), "24".to_owned())
            .put(word("place", "0", "35", place))
            .put(word("state", "0", "52", state));
        let beside = word("place", "28", "5", place)
            .put(el("tspan").class("state").with("dx", "10").text(state));
        lying = lying.put(below);
        standing = standing.put(mark(*stop, "16".to_owned(), row(at)).put(beside));
    }
    el("div").class("way").put(lying).put(standing)
}

/// What the picture shows, in words.
fn sentence(view: &View, stops: &[Stop]) -> String {
    let mut out = view.ui.way.to_owned();
    for (index, stop) in stops.iter().enumerate() {
        out.push_str(match (index, view.language) {
            (0, _) => ": ",
            (_, Language::En) => ", ",
            (_, Language::Ja) => "、",
        });
        out.push_str(view.ui.place(stop.place));
        out.push(' ');
        out.push_str(view.ui.state(stop.state));
    }
    out
}

/// The middle of a stop of the lying picture, in per cent of the width.
fn middle(at: usize, of: usize) -> String {
    let thousandth = (2 * at + 1) * 500 / of;
    [
        &decimal(thousandth / 10),
        ".",
        &decimal(thousandth % 10),
        "%",
    ]
    .concat()
}

/// The middle of a stop of the standing picture.
fn row(at: usize) -> String {
    decimal(at * ROW + ROW / 2)
}

/// The piece of the way that leads to the first of these stops. It was walked
/// if one of them is known, though those between may not be.
fn piece(stops: &[Stop], [x1, x2]: [String; 2], [y1, y2]: [String; 2]) -> El {
    let ahead = |stop: &Stop| matches!(stop.state, State::NotReached | State::Unknown);
    let line = el("line").maybe("class", stops.iter().all(ahead).then_some("ahead"));
    line.with("x1", x1)
        .with("x2", x2)
        .with("y1", y1)
        .with("y2", y2)
}

/// The mark of a stop, told from the others by its shape and not by colour alone.
fn mark(stop: Stop, x: String, y: String) -> El {
    let svg = el("svg")
        .class(stop.state.as_str())
        .with("x", x)
        .with("y", y);
    let svg = svg.with("overflow", "visible");
    let circle = |radius: &'static str| el("circle").with("r", radius);
    match stop.state {
        State::Ok => svg.put(circle("9")).put(Icon::Tick.path()),
        State::Broken => svg
            .put(circle("19").class("halo"))
            .put(circle("14"))
            .put(Icon::Cross.path()),
        State::Suspect => svg
            .put(el("path").class("sign").with("d", "M0-14L14 0 0 14-14 0z"))
            .put(Icon::Question.path()),
        State::NotReached => svg.put(circle("8")),
        State::Unknown => svg.put(circle("5")),
    }
}
