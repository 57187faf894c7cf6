//! Short texts that a part of the program says: both languages side by side in
//! the source, and one of them in the page.

/// Ends a phrase of a list. No phrase contains it.
#[doc(hidden)]
pub const CELL: char = '\u{1e}';

/// A list of phrases, both languages side by side: one without the other does
/// not compile.
///
/// ```
/// acr_doctor_rules::phrases! {
///     /// What a door says.
///     struct Door {
///         @early { knock: "Knock" / "ノックしてください", }
///         come_in: "Come in" / "お入りください",
///     }
/// }
///
/// use acr_doctor_rules::Language;
///
/// assert_eq!(Door::of(Language::Ja).knock, "ノックしてください");
/// assert_eq!(Door::cells(Language::En), "Come in");
/// ```
///
/// Like [`Text`](crate::Text) it keeps the places and drops the phrases in a
/// build without the feature `texts`: there `load` brings those of one language,
/// which `cells` wrote. `early` phrases stay: they are needed before.
#[cfg(feature = "texts")]
#[macro_export]
macro_rules! phrases {
    ($(#[$doc:meta])* $vis:vis struct $Phrases:ident {
        $(@early { $($early:ident: $early_en:literal / $early_ja:literal,)* })?
        $($name:ident: $en:literal / $ja:literal,)*
    }) => {
        $(#[$doc])*
        #[allow(missing_docs, dead_code, reason = "each says what it is")]
        $vis struct $Phrases {
            $vis language: $crate::Language,
            $($($vis $early: &'static str,)*)?
            $($vis $name: &'static str,)*
        }

        #[allow(dead_code, reason = "not every list is written and read everywhere")]
        impl $Phrases {
            /// The phrases of a language.
            $vis fn of(language: $crate::Language) -> &'static Self {
                static ALL: [$Phrases; 2] = [
                    $Phrases {
                        language: $crate::Language::En,
                        $($($early: $early_en,)*)?
                        $($name: $en,)*
                    },
                    $Phrases {
                        language: $crate::Language::Ja,
                        $($($early: $early_ja,)*)?
                        $($name: $ja,)*
                    },
                ];
                &ALL[language as usize]
            }

            /// The phrases of a language, as `load` reads them.
            $vis fn cells(language: $crate::Language) -> String {
                let phrases = Self::of(language);
                [$(phrases.$name,)*].join(&$crate::phrases::CELL.to_string())
            }

            /// Checks phrases that come from a table: this build has its own.
            ///
            /// # Errors
            /// When they were written by another build.
            $vis fn load(
                _: $crate::Language,
                cells: &'static str,
            ) -> Result<(), $crate::catalog::TableError> {
                let count = [$(stringify!($name),)*].len();
                let same = cells.split($crate::phrases::CELL).count() == count;
                same.then_some(()).ok_or($crate::catalog::TableError)
            }
        }
    };
}

/// A list of phrases: `phrases! { struct Door { come_in: "Come in" / "お入りください", } }`.
#[cfg(not(feature = "texts"))]
#[macro_export]
macro_rules! phrases {
    ($(#[$doc:meta])* $vis:vis struct $Phrases:ident {
        $(@early { $($early:ident: $early_en:literal / $early_ja:literal,)* })?
        $($name:ident: $en:literal / $ja:literal,)*
    }) => {
        $(#[$doc])*
        #[allow(missing_docs, dead_code, reason = "each says what it is")]
        #[derive(Clone, Copy)]
        $vis struct $Phrases {
            $vis language: $crate::Language,
            $($($vis $early: &'static str,)*)?
            $($vis $name: &'static str,)*
        }

        impl $Phrases {
            /// Those that are there from the beginning.
            fn early(language: $crate::Language) -> &'static Self {
                use $crate::Language::{En, Ja};

                static EARLY: [$Phrases; 2] = [
                    $Phrases { language: En, $($($early: $early_en,)*)? $($name: "",)* },
                    $Phrases { language: Ja, $($($early: $early_ja,)*)? $($name: "",)* },
                ];
                &EARLY[language as usize]
            }

            fn loaded(language: $crate::Language) -> &'static std::sync::OnceLock<Self> {
                static LOADED: [std::sync::OnceLock<$Phrases>; 2] =
                    [const { std::sync::OnceLock::new() }; 2];
                &LOADED[language as usize]
            }

            /// The phrases of a language. Until they are loaded all but the early ones are empty.
            $vis fn of(language: $crate::Language) -> &'static Self {
                let loaded = Self::loaded(language).get();
                loaded.unwrap_or_else(|| Self::early(language))
            }

            /// Takes the phrases of a language from a table.
            ///
            /// # Errors
            /// When they were written by another build.
            $vis fn load(
                language: $crate::Language,
                cells: &'static str,
            ) -> Result<(), $crate::catalog::TableError> {
                let mut phrases = *Self::early(language);
                $crate::phrases::fill(&mut [$(&mut phrases.$name,)*], cells)?;
                // A second time brings the same.
                let _ = Self::loaded(language).set(phrases);
                Ok(())
            }
        }
    };
}

/// Puts each cell into its place.
#[cfg(not(feature = "texts"))]
#[doc(hidden)]
#[inline(never)]
pub fn fill(
    places: &mut [&mut &'static str],
    cells: &'static str,
) -> Result<(), crate::catalog::TableError> {
    let mut cells = cells.split(CELL);
    for place in places {
        **place = cells.next().ok_or(crate::catalog::TableError)?;
    }
    match cells.next() {
        None => Ok(()),
        Some(_) => Err(crate::catalog::TableError),
    }
}
