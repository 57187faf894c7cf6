//! One error code a file, in the order of [`Code::ALL`](crate::code::Code::ALL).

use super::CodeEntry;

macro_rules! list {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every code, in alphabetical order of what the CLI prints.
        pub static CODES: &[&CodeEntry] = &[$(&$name::ENTRY,)*];
    };
}

list! {
    connectivity_forbidden_error
}
