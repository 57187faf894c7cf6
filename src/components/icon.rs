//! Signs that stand beside a word, never alone.

use crate::dom::{El, el};

/// A tick, a cross and the like, drawn so that no font has to have them.
#[derive(Clone, Copy)]
pub(crate) enum Icon {
    /// It is well.
    Tick,
    /// It is broken.
    Cross,
    /// It was left out, or not reached.
    Dash,
    /// It is not known.
    Question,
    /// Something worth knowing.
    Dot,
}

impl Icon {
    /// The strokes, around the middle of a square from -5 to 5.
    pub(crate) fn path(self) -> El {
        el("path").with(
            "d",
            match self {
                Self::Tick => "M-4 .5l3 3 5-6.5",
                Self::Cross => "M-3.5-3.5l7 7m0-7l-7 7",
                Self::Dash => "M-4 0h8",
                Self::Question => "M-2.5-2a2.5 2.5 0 1 1 3.8 2.1c-1 .6-1.3 1-1.3 2M0 4.8v.1",
                Self::Dot => "M0-.1v.2",
            },
        )
    }
}

/// A sign as a small picture that is not read aloud.
pub(crate) fn icon(icon: Icon) -> El {
    let svg = el("svg")
        .class("icon")
        .with("viewBox", "-6 -6 12 12")
        .with("aria-hidden", "true");
    svg.put(icon.path())
}
