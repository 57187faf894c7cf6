//! Marks inside a text: code between backticks, and what must be filled in.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Plain words.
    Plain(&'a str),
    /// What is set apart.
    Marked(&'a str),
}

/// Prose with `code` in it.
pub(crate) fn prose(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut marked = false;
    for piece in text.split('`') {
        if !piece.is_empty() {
            pieces.push(if marked {
                Piece::Marked(piece)
            } else {
                Piece::Plain(piece)
            });
        }
        marked = !marked;
    }
    pieces
}

/// A command whose `<placeholders>` the reader has to fill in.
pub(crate) fn command(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let Some(end) = after.find('>').filter(|&end| is_placeholder(&after[..end])) else {
            // A redirection such as `< file` is no placeholder.
            let cut = rest.len() - after.len();
            pieces.push(Piece::Plain(&rest[..cut]));
            rest = after;
            continue;
        };
        pieces.push(Piece::Plain(before));
        pieces.push(Piece::Marked(&rest[before.len()..=before.len() + 1 + end]));
        rest = &after[end + 1..];
    }
    pieces.push(Piece::Plain(rest));
    pieces.retain(|piece| *piece != Piece::Plain(""));
    pieces
}

fn is_placeholder(name: &str) -> bool {
    !name.is_empty() && !name.starts_with([' ', '<', '&']) && !name.contains(['|', '\n'])
}

#[cfg(test)]
mod tests {
    use super::Piece::{Marked, Plain};
    use super::{command, prose};

    #[test]
    fn backticks_set_code_apart() {
        let pieces = prose("run `az login`, then retry");
        assert_eq!(
            pieces,
            [Plain("run "), Marked("az login"), Plain(", then retry")]
        );
        assert_eq!(prose(""), []);
    }

    #[test]
    fn only_placeholders_are_marked_in_a_command() {
        assert_eq!(command("az login"), [Plain("az login")]);
        assert_eq!(
            command("ping <host> -c 1"),
            [Plain("ping "), Marked("<host>"), Plain(" -c 1")]
        );
        assert_eq!(command("cat < file"), [Plain("cat <"), Plain(" file")]);
    }
}
