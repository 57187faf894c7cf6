//! The order in which findings are shown: what leads, what comes with it, what
//! else the text allows, and what is harmless.

use acr_doctor_rules::catalog::Certainty;
use acr_doctor_rules::report::Finding;

/// A finding and what stands under it.
#[derive(Debug, Default)]
pub(crate) struct Group<'a> {
    /// The candidates for one code, most likely first; one alone if it is certain.
    pub(crate) candidates: Vec<&'a Finding>,
    /// What is broken only because of one of them.
    pub(crate) consequences: Vec<&'a Finding>,
}

/// The findings as they are shown.
#[derive(Debug, Default)]
pub(crate) struct Arranged<'a> {
    /// What is broken, the root cause first.
    pub(crate) groups: Vec<Group<'a>>,
    /// What only looks broken.
    pub(crate) harmless: Vec<&'a Finding>,
}

/// Arranges findings without changing the order in which the report has them.
pub(crate) fn arrange(findings: &[Finding]) -> Arranged<'_> {
    let mut arranged = Arranged::default();
    let mut consequences = Vec::new();
    for finding in findings {
        let leader = finding.consequence_of.as_deref();
        let leads = |id| {
            findings
                .iter()
                .any(|other| other.cause == id && !other.harmless)
        };
        if finding.harmless {
            arranged.harmless.push(finding);
        } else if let Some(id) = leader.filter(|&id| id != finding.cause && leads(id)) {
            consequences.push((id, finding));
        } else {
            match arranged.groups.last_mut() {
                Some(group) if is_rival(group.candidates[0], finding) => {
                    group.candidates.push(finding);
                }
                _ => arranged.groups.push(Group {
                    candidates: vec![finding],
                    ..Group::default()
                }),
            }
        }
    }
    for (id, finding) in consequences {
        // A consequence of a consequence stands with the first group: it always has a place.
        let groups = &mut arranged.groups;
        let home = groups
            .iter()
            .position(|group| group.candidates.iter().any(|c| c.cause == id));
        match groups.get_mut(home.unwrap_or(0)) {
            Some(group) => group.consequences.push(finding),
            None => groups.push(Group {
                candidates: vec![finding],
                ..Group::default()
            }),
        }
    }
    arranged
}

/// Whether both explain the same error, so that at most one of them is true.
fn is_rival(first: &Finding, other: &Finding) -> bool {
    first.certainty != Certainty::Sure && first.code == other.code && first.lines == other.lines
}

#[cfg(test)]
mod tests {
    use super::arrange;
    use acr_doctor_rules::catalog::{Certainty, Severity};
    use acr_doctor_rules::report::Finding;

    fn finding(cause: &str, certainty: Certainty) -> Finding {
        Finding {
            cause: cause.to_owned(),
            certainty,
            severity: Severity::Error,
            harmless: false,
            consequence_of: None,
            code: None,
            title: String::new(),
            why: String::new(),
            fixes: Vec::new(),
            links: Vec::new(),
            lines: None,
        }
    }

    #[test]
    fn candidates_stand_together_and_consequences_under_them() {
        let mut follows = finding("c", Certainty::Sure);
        follows.consequence_of = Some("b".to_owned());
        let mut harmless = finding("d", Certainty::Sure);
        harmless.harmless = true;
        let list = [
            finding("a", Certainty::Likely),
            finding("b", Certainty::Possible),
            follows,
            harmless,
        ];
        let arranged = arrange(&list);
        assert_eq!(arranged.groups.len(), 1);
        assert_eq!(arranged.groups[0].candidates.len(), 2);
        assert_eq!(arranged.groups[0].consequences[0].cause, "c");
        assert_eq!(arranged.harmless[0].cause, "d");
    }

    #[test]
    fn nothing_gets_lost_when_consequences_point_at_each_other() {
        let mut one = finding("a", Certainty::Sure);
        one.consequence_of = Some("b".to_owned());
        let mut two = finding("b", Certainty::Sure);
        two.consequence_of = Some("a".to_owned());
        let list = [one, two];
        let arranged = arrange(&list);
        let shown: usize = arranged
            .groups
            .iter()
            .map(|group| group.candidates.len() + group.consequences.len())
            .sum();
        assert_eq!(shown, 2);
    }
}
