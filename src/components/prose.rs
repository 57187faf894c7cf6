//! Text of the catalogue as HTML.

use yew::prelude::*;

use crate::marked::{self, Piece};

/// Prose with code in it.
pub(crate) fn prose(text: &str) -> Html {
    marked::prose(text).map(|piece| show(piece, |code| html! { <code>{ code }</code> })).collect()
}

/// A command in which the places to fill in stand out.
pub(crate) fn filled(text: &str) -> Html {
    let pieces = marked::command(text).into_iter();
    pieces.map(|piece| show(piece, |gap| html! { <mark>{ gap }</mark> })).collect()
}

fn show(piece: Piece<'_>, mark: fn(String) -> Html) -> Html {
    match piece {
        Piece::Plain(text) => html! { text.to_owned() },
        Piece::Marked(text) => mark(text.to_owned()),
    }
}

/// Links to documents elsewhere, called by their hosts and last parts.
pub(crate) fn links<'a>(label: &'static str, links: impl IntoIterator<Item = &'a str>) -> Html {
    let mut links = links.into_iter().peekable();
    if links.peek().is_none() {
        return Html::default();
    }
    let items = links.map(|link| {
        let name = link.trim_start_matches("https://").trim_end_matches('/').to_owned();
        html! { <li><a href={link.to_owned()} rel="noreferrer">{ name }</a></li> }
    });
    html! { <div class="sources"><span>{ label }</span><ul>{ for items }</ul></div> }
}
