//! Cleaning: undo what terminals, CI systems, chats and office programs did to
//! the text, and keep the way back to the lines as pasted.
//!
//! Three passes, each a file: [`encoding`](decode) turns bytes into text,
//! [`tidy()`] mends one line, and [`lines`] puts hard-wrapped lines together
//! and takes run-together lines apart.

mod encoding;
mod layout;
mod prefix;
mod tidy;

use std::borrow::Cow;

use crate::evidence::Span;

pub use encoding::decode;
pub use layout::lines;
pub use tidy::tidy;

/// A cleaned line and where it stands in the input. An empty text over several
/// lines stands for lines that the scan of a large input passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The text without colours, prefixes and other noise.
    pub text: Cow<'a, str>,
    /// The lines of the input it was made of, 1-based, both ends included.
    pub span: Span,
}
