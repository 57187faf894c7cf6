//! Short enumerations with a stable name for every value.

/// An enumeration whose values have names: in JSON, in `data-…` attributes, in tables of tests.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$item:meta])* $name:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $type {
            $($(#[$item])* #[cfg_attr(feature = "serde", serde(rename = $text))] $name,)*
        }

        impl $type {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name: stable, lower case, with underscores.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Finds a value by its name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }
    };
}
pub(crate) use named;
