//! The catalogue: every error code and every cause, one small file each, with
//! its signs, its texts in both languages, its fixes and its sources.
//!
//! To add a cause: one file in `causes/`, one fixture in `fixtures/`, one line
//! in `causes/mod.rs`'s list (CONTRIBUTING.md has the steps).

#[cfg(feature = "texts")]
mod bundled;
mod cause;
mod causes;
mod codes;
mod entry;
mod frame;
mod sign;
mod table;
mod words;

pub use cause::{Applicability, Cause, Certainty, Harm, Layer, Severity, Step};
pub use entry::CodeEntry;
pub use sign::{Condition, On, Sign};
pub use table::TableError;
pub use words::Words;

/// What the files of the catalogue need.
mod prelude {
    pub(super) use super::cause::{Applicability, Harm, Layer, example};
    pub(super) use super::sign::{On, Sign};
    pub(super) use crate::check::{Check, Outcome};
    pub(super) use crate::code::Code;
    pub(super) use crate::evidence::{
        ChallengeFault, ConnectionFault, DnsFault, Evidence, Fact, Observation, ProxyFault,
        TlsFault,
    };
    use crate::lang::Text;

    pub(super) type Cause = super::cause::Cause<Text>;
    pub(super) type Step = super::cause::Step<Text>;
    pub(super) type CodeEntry = super::entry::CodeEntry<Text>;
}

/// Every string that the rules look for: the grammar's and the signs'. What
/// contains none of them is nobody's evidence.
#[cfg(feature = "texts")]
pub fn strings() -> impl Iterator<Item = &'static str> {
    let signs = causes::SOURCES
        .iter()
        .flat_map(|cause| cause.signs)
        .flat_map(|sign| sign.says);
    crate::parse::strings().chain(signs.copied())
}
