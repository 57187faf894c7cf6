//! Text of the catalogue as elements.

use yew::Html;

use crate::dom::{El, all, el, text};
use crate::marked::{self, Piece};

/// Prose with code in it.
pub(crate) fn prose(words: &str) -> Html {
    show(marked::prose(words), "code")
}

/// A command in which the places to fill in stand out.
pub(crate) fn filled(words: &str) -> Html {
    show(marked::command(words), "mark")
}

fn show(pieces: Vec<Piece<'_>>, mark: &'static str) -> Html {
    let mut shown = Vec::with_capacity(pieces.len());
    for piece in pieces {
        shown.push(match piece {
            Piece::Plain(words) => text(words.to_owned()),
            Piece::Marked(words) => el(mark).text(words.to_owned()).into(),
        });
    }
    all(shown)
}

/// Links to documents elsewhere, called by their addresses.
pub(crate) fn links(label: &'static str, links: &mut dyn Iterator<Item = &str>) -> Option<El> {
    let mut items = Vec::new();
    for link in links {
        let name = link.trim_start_matches("https://").trim_end_matches('/');
        let anchor = el("a")
            .with("href", link.to_owned())
            .with("rel", "noreferrer");
        items.push(el("li").put(anchor.text(name.to_owned())).into());
    }
    (!items.is_empty()).then(|| {
        el("div")
            .class("sources")
            .put(el("span").text(label))
            .put(el("ul").put(all(items)))
    })
}
