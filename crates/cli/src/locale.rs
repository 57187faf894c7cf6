//! The language of the person at the terminal.

use acr_doctor_rules::Language;

/// The language that was asked for, else the one of the environment.
pub(crate) fn language(asked: Option<Language>) -> Language {
    asked.unwrap_or_else(|| of_environment(|name| std::env::var(name).ok()))
}

/// The first of the variables that says anything decides, as POSIX has it.
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| Language::from_tag(&value))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use acr_doctor_rules::Language;

    use super::of_environment;

    #[test]
    fn the_first_variable_that_says_anything_decides() {
        let of = |pairs: &[(&str, &str)]| {
            of_environment(|name| {
                let pair = pairs.iter().find(|(known, _)| *known == name)?;
                Some(pair.1.to_owned())
            })
        };
        assert_eq!(of(&[]), Language::En);
        assert_eq!(of(&[("LANG", "ja_JP.UTF-8")]), Language::Ja);
        assert_eq!(
            of(&[("LC_ALL", "C.UTF-8"), ("LANG", "ja_JP.UTF-8")]),
            Language::En
        );
        assert_eq!(
            of(&[("LC_ALL", ""), ("LC_MESSAGES", "ja"), ("LANG", "de_DE")]),
            Language::Ja
        );
    }
}
