//! One cause a file. The list is sorted; ids are never removed.

use super::Cause;

macro_rules! list {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every cause, in alphabetical order of its id.
        pub static CAUSES: &[&Cause] = &[$(&$name::CAUSE,)*];
    };
}

list! {
    helm_4_unsupported_flag
    ip_firewall
}
