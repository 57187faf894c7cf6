//! The catalogue: every error code and every cause, one small file each, with
//! its signs, its texts in both languages, its fixes and its sources.
//!
//! To add a cause: one file in `causes/`, one fixture in `fixtures/`, one line
//! in `causes/mod.rs`'s list (CONTRIBUTING.md has the steps).

mod cause;
mod causes;
mod codes;
mod entry;
mod sign;
mod words;

pub use cause::{Applicability, Cause, Certainty, Harm, Layer, Severity, Step};
pub use causes::CAUSES;
pub use codes::CODES;
pub use entry::CodeEntry;
pub use sign::{On, Sign};
pub use words::{CauseWords, CodeWords, TableError, Words};

use crate::code::Code;

/// What the files of the catalogue need.
mod prelude {
    pub(super) use super::cause::{Applicability, Cause, Harm, Layer, Step, example};
    pub(super) use super::entry::CodeEntry;
    pub(super) use super::sign::{On, Sign};
    pub(super) use crate::check::{Check, Outcome};
    pub(super) use crate::code::Code;
    pub(super) use crate::evidence::{
        ChallengeFault, ConnectionFault, DnsFault, Evidence, Fact, Observation, ProxyFault,
        TlsFault,
    };
}

/// The position of a cause in [`CAUSES`] by its id.
pub fn cause_index(id: &str) -> Option<usize> {
    CAUSES.binary_search_by(|cause| cause.id.cmp(id)).ok()
}

/// A cause by its id.
pub fn cause(id: &str) -> Option<&'static Cause> {
    cause_index(id).map(|index| CAUSES[index])
}

/// The entry of a code. Every code has one: a test says so.
pub fn code_entry(code: Code) -> &'static CodeEntry {
    CODES[code as usize]
}

/// Every string that the rules look for: the grammar's and the signs'. What
/// contains none of them is nobody's evidence.
pub fn strings() -> impl Iterator<Item = &'static str> {
    let signs = CAUSES
        .iter()
        .flat_map(|cause| cause.signs)
        .flat_map(|sign| sign.says);
    crate::parse::strings().chain(signs.copied())
}
