//! What was measured against the most that it may be.

/// One measure with its limit.
pub(super) struct Limit {
    /// What was measured, such as `time`.
    pub(super) what: &'static str,
    /// The measure.
    pub(super) measured: f64,
    /// The most that it may be.
    pub(super) most: f64,
    /// What both count, such as ` ms` or ` of grep's`, with its leading space.
    pub(super) unit: &'static str,
}

impl Limit {
    fn is_kept(&self) -> bool {
        // What could not be measured is not kept.
        self.measured <= self.most
    }

    fn line(&self) -> String {
        let missed = if self.is_kept() { "" } else { ": MISSED" };
        format!(
            "{}: {:.2}{}, at most {}{missed}",
            self.what, self.measured, self.unit, self.most
        )
    }
}

/// Prints all of them; `true` when every limit is kept.
pub(super) fn all_hold(limits: &[Limit]) -> bool {
    for limit in limits {
        println!("{}", limit.line());
    }
    limits.iter().all(Limit::is_kept)
}

#[cfg(test)]
mod tests {
    use super::{Limit, all_hold};

    fn limit(measured: f64) -> Limit {
        Limit {
            what: "time",
            measured,
            most: 1.2,
            unit: " of curl's",
        }
    }

    #[test]
    fn what_is_above_or_unknown_is_missed() {
        assert!(all_hold(&[limit(0.9), limit(1.2)]));
        assert!(!all_hold(&[limit(0.9), limit(1.21)]));
        assert!(!all_hold(&[limit(f64::NAN), limit(0.9)]));
        assert_eq!(limit(0.9).line(), "time: 0.90 of curl's, at most 1.2");
        assert!(limit(1.3).line().ends_with("MISSED"));
    }
}
