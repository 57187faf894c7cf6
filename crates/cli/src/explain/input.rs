//! Reading what is to be explained, whole and once.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// More than this is no log of one run.
const MOST: u64 = 1 << 30;

/// What was read.
pub(super) struct Input {
    /// The name it has in the report.
    pub(super) name: String,
    /// The bytes as they are: the rules know the encodings.
    pub(super) text: Vec<u8>,
}

/// Why something could not be read.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// The system says so.
    System(io::Error),
    /// It is a folder.
    Folder,
    /// It is larger than [`MOST`].
    TooLarge,
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::System(error),
        }
    }
}

/// Reads a file, or standard input where the source is `-`; calls `before_stdin` before that.
pub(super) fn read(source: &Path, before_stdin: impl FnOnce()) -> Result<Input, Unreadable> {
    let name = source.to_string_lossy().into_owned();
    let text = if source == Path::new("-") {
        before_stdin();
        up_to(MOST, io::stdin().lock(), 0)?
    } else {
        let file = File::open(source)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(Unreadable::Folder);
        }
        if about.len() > MOST {
            return Err(Unreadable::TooLarge);
        }
        up_to(MOST, file, about.len())?
    };
    Ok(Input { name, text })
}

/// Reads to the end, which must come within `most` bytes.
fn up_to(most: u64, from: impl Read, expected: u64) -> Result<Vec<u8>, Unreadable> {
    // One byte more shows that a file did not grow: no second, larger buffer.
    let mut text = Vec::new();
    let room = text.try_reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
    room.map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    from.take(most + 1).read_to_end(&mut text)?;
    if text.len() as u64 > most {
        Err(Unreadable::TooLarge)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, up_to};

    #[test]
    fn what_has_no_end_is_not_read_to_its_end() {
        assert!(matches!(
            up_to(10, std::io::repeat(b'a'), 0),
            Err(Unreadable::TooLarge)
        ));
        assert_eq!(up_to(10, &b"0123456789"[..], 10).unwrap(), b"0123456789");
    }

    #[test]
    fn the_buffer_is_as_large_as_the_file() {
        let text = up_to(1 << 20, &[b'a'; 5000][..], 5000).unwrap();
        assert!(text.capacity() < 5100, "{}", text.capacity());
    }
}
