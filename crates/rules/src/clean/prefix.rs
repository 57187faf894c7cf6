//! What stands before a line: time stamps of CI logs, quotes, markers of
//! groups and errors, the names of containers.

/// The line without every prefix that is known.
pub(super) fn strip(line: &str) -> &str {
    let mut rest = line;
    loop {
        let next = emphasis(marker(stamp(quote(rest))));
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

/// `> ` of Markdown and mail.
fn quote(line: &str) -> &str {
    let inner = line.trim_start();
    match inner.strip_prefix('>') {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '>']) => {
            rest.strip_prefix(' ').unwrap_or(rest)
        }
        _ => line,
    }
}

/// `**bold**` and `` `code` `` around a line or around its first word.
fn emphasis(line: &str) -> &str {
    for mark in ["**", "__", "`"] {
        if let Some(rest) = line.strip_prefix(mark) {
            if rest.starts_with(mark.chars().next().unwrap_or('`')) {
                continue; // a fence or a rule, not emphasis
            }
            return rest.strip_suffix(mark).unwrap_or(rest);
        }
    }
    line
}

/// Markers that GitHub Actions and Azure DevOps put before a line.
fn marker(line: &str) -> &str {
    const MARKERS: &[&str] = &[
        "##[error]",
        "##[warning]",
        "##[group]",
        "##[section]",
        "##[command]",
        "##[debug]",
        "##[endgroup]",
        "::error::",
        "::warning::",
        "::group::",
        "::debug::",
        "[command]",
    ];
    MARKERS
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line)
}

/// A time stamp of a log, and the columns of `gh run view --log` before it.
fn stamp(line: &str) -> &str {
    let column = line.rfind('\t').map_or(line, |tab| &line[tab + 1..]);
    if column.len() < line.len() {
        let length = iso(column.as_bytes());
        if length > 0 {
            return column[length..]
                .strip_prefix(' ')
                .unwrap_or(&column[length..]);
        }
    }
    let open = line.strip_prefix('[').unwrap_or(line);
    let bracketed = open.len() < line.len();
    let length = match iso(open.as_bytes()) {
        0 => clock(open.as_bytes(), bracketed),
        length => length,
    };
    if length == 0 {
        return line;
    }
    let rest = &open[length..];
    let rest = match rest.strip_prefix(']') {
        Some(rest) if bracketed => rest,
        None if !bracketed => rest,
        _ => return line,
    };
    match rest.strip_prefix(' ') {
        Some(rest) => gitlab(rest),
        None if rest.is_empty() => rest,
        None => line,
    }
}

/// GitLab's stream column after the time stamp: `01O `, `00E+`.
fn gitlab(line: &str) -> &str {
    match line.as_bytes() {
        [a, b, b'O' | b'E', b' ' | b'+', ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
            &line[4..]
        }
        _ => line,
    }
}

/// Length of `2026-11-23T08:15:02.118Z`, or with a space, an offset, or no fraction; else 0.
fn iso(text: &[u8]) -> usize {
    const SHAPE: &[u8] = b"dddd-dd-ddTdd:dd:dd";
    if text.len() < SHAPE.len() {
        return 0;
    }
    let fits = SHAPE.iter().zip(text).all(|(shape, byte)| match shape {
        b'd' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b' '),
        other => byte == other,
    });
    if !fits {
        return 0;
    }
    let mut end = SHAPE.len() + fraction(&text[SHAPE.len()..]);
    match text.get(end) {
        Some(b'Z') => end += 1,
        Some(b'+' | b'-') => {
            end += 1;
            end += text[end..]
                .iter()
                .take_while(|b| b.is_ascii_digit() || **b == b':')
                .count();
        }
        _ => {}
    }
    end
}

/// Length of `08:15:02` (Jenkins), with a fraction inside brackets; else 0.
fn clock(text: &[u8], bracketed: bool) -> usize {
    let shaped = text.len() > 8
        && b"dd:dd:dd"
            .iter()
            .zip(text)
            .all(|(shape, byte)| match shape {
                b'd' => byte.is_ascii_digit(),
                other => byte == other,
            });
    match shaped {
        true if bracketed => 8 + fraction(&text[8..]),
        true => 8,
        false => 0,
    }
}

fn fraction(text: &[u8]) -> usize {
    match text.first() {
        Some(b'.' | b',') => 1 + text[1..].iter().take_while(|b| b.is_ascii_digit()).count(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn takes_off_prefixes_of_logs_and_quotes() {
        for (line, rest) in [
            ("2026-11-23T08:15:02.1184317Z WARNING: x", "WARNING: x"),
            (
                "2026-11-23 08:47:56.131312 An error occurred",
                "An error occurred",
            ),
            ("[2026-11-23T08:15:02.118Z] x", "x"),
            ("[08:15:02] x", "x"),
            ("08:15:02 x", "x"),
            ("2026-11-23T08:15:02.118Z 01O x", "x"),
            ("build\tRun az\t2026-11-23T08:15:02.118Z x", "x"),
            ("##[error]x", "x"),
            ("> > x", "x"),
            (">x", ">x"),
            ("**ERROR: x**", "ERROR: x"),
            ("```", "```"),
            ("[0] x", "[0] x"),
            ("2026-11-23 x", "2026-11-23 x"),
        ] {
            assert_eq!(strip(line), rest, "{line:?}");
        }
    }
}
