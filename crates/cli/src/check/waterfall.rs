//! When each step began and how long it took, as bars under the report.

use acr_doctor_rules::render;

/// One step.
pub(super) struct Phase {
    /// What was done.
    pub(super) name: String,
    /// When it began and ended, in milliseconds from the start.
    pub(super) span: (u64, u64),
    /// How it ended.
    pub(super) end: End,
}

/// How a step ended, as far as the picture shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Good,
    Bad,
    /// Neither, or nothing is known.
    Other,
}

impl End {
    /// The marks of the report.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Good => "✔",
            Self::Bad => "✖",
            Self::Other => "·",
        }
    }

    /// Its colour by ISO 6429.
    pub(super) const fn ink(self) -> &'static str {
        match self {
            Self::Good => "32",
            Self::Bad => "1;31",
            Self::Other => "2",
        }
    }
}

/// No bar is longer: the eye follows it to its name.
const LONGEST: usize = 48;
/// Of a name, that many columns at most.
const WIDEST: usize = 34;

/// The lines of the picture, as wide as the terminal at most.
pub(super) fn draw(phases: &[Phase], width: usize, color: bool) -> String {
    let names = phases.iter().map(|phase| render::width(&phase.name));
    let names = names.max().unwrap_or(0).min(WIDEST);
    let times: Vec<_> = phases.iter().map(|phase| time(phase.span)).collect();
    let digits = times.iter().map(String::len).max().unwrap_or(0);
    // Two columns in front, a mark with its space, two before the time and the bar.
    let room = width.saturating_sub(2 + 2 + names + 2 + digits + 2);
    let room = room.min(LONGEST);
    let end = phases.iter().map(|phase| phase.span.1).max().unwrap_or(0);
    let mut out = String::new();
    for (phase, time) in phases.iter().zip(times) {
        out.push_str("  ");
        paint(&mut out, phase.end.mark(), phase.end.ink(), color);
        out.push(' ');
        let name = fit(&phase.name, names);
        out.push_str(&name);
        out.push_str(&" ".repeat(names - render::width(&name) + 2));
        out.push_str(&" ".repeat(digits - time.len()));
        out.push_str(&time);
        if let Some((before, long)) = bar(phase.span, end, room) {
            out.push_str(&" ".repeat(2 + before));
            paint(&mut out, &"━".repeat(long), phase.end.ink(), color);
        }
        out.push('\n');
    }
    out
}

/// `12 ms`, `3.4 s`.
pub(super) fn time((from, to): (u64, u64)) -> String {
    let took = to.saturating_sub(from);
    if took < 1000 {
        format!("{took} ms")
    } else {
        format!("{}.{} s", took / 1000, took % 1000 / 100)
    }
}

/// Where a bar begins and how long it is; `None` where there is no room for bars.
fn bar((from, to): (u64, u64), end: u64, room: usize) -> Option<(usize, usize)> {
    if room < 8 {
        return None;
    }
    let columns = room as u64;
    let scale = |at: u64| at.saturating_mul(columns) / end.max(1);
    let first = scale(from).min(columns - 1);
    let last = scale(to).clamp(first + 1, columns);
    let column = |at: u64| usize::try_from(at).unwrap_or(room);
    Some((column(first), column(last - first)))
}

/// As much of a name as fits.
fn fit(name: &str, columns: usize) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        let mut longer = out.clone();
        longer.push(letter);
        if render::width(&longer) > columns {
            break;
        }
        out = longer;
    }
    out
}

fn paint(out: &mut String, text: &str, ink: &str, color: bool) {
    if color {
        out.push_str(&["\u{1b}[", ink, "m", text, "\u{1b}[0m"].concat());
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use acr_doctor_rules::render;

    use super::{End, Phase, bar, draw, time};

    fn phases() -> Vec<Phase> {
        let phase = |name: &str, from, to, end| Phase {
            name: name.to_owned(),
            span: (from, to),
            end,
        };
        vec![
            phase("DNS lookup", 0, 12, End::Good),
            phase("TCP 接続", 12, 40, End::Good),
            phase("TLS handshake", 40, 10_040, End::Bad),
        ]
    }

    #[test]
    fn the_picture_is_never_wider_than_the_terminal() {
        for width in [40, 60, 80, 100] {
            for line in draw(&phases(), width, false).lines() {
                assert!(render::width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn bars_stand_one_after_the_other() {
        let phases = |last| {
            let mut phases = phases();
            phases[2].span = (40, last);
            phases
        };
        let drawn = draw(&phases(80), 52, false);
        let lines = [
            "  ✔ DNS lookup     12 ms  ━━━",
            "  ✔ TCP 接続       28 ms     ━━━━━━━━━━",
            "  ✖ TLS handshake  40 ms               ━━━━━━━━━━━━━",
        ];
        assert_eq!(drawn.lines().collect::<Vec<_>>(), lines, "{drawn}");
        let drawn = draw(&phases(10_040), 52, false);
        let last = drawn.lines().last().unwrap_or_default();
        assert!(
            last.starts_with("  ✖ TLS handshake  10.0 s  ━━━━"),
            "{drawn}"
        );
        let phases = phases(80);
        assert!(draw(&phases, 60, true).contains("\u{1b}[1;31m━"));
    }

    #[test]
    fn a_bar_has_a_length_wherever_it_begins() {
        assert_eq!(bar((0, 0), 0, 20), Some((0, 1)));
        assert_eq!(bar((100, 100), 100, 20), Some((19, 1)));
        assert_eq!(bar((0, u64::MAX), u64::MAX, 20).map(|(at, _)| at), Some(0));
        assert_eq!(bar((0, 1), 1, 7), None);
        assert_eq!(time((5, 3)), "0 ms");
        assert_eq!(time((0, 10_040)), "10.0 s");
    }
}
