//! Reading what is to be explained, whole and once.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::num::NonZero;
use std::path::Path;
use std::thread;

/// More than this is no log of one run.
const MOST: u64 = 1 << 30;

/// From this size on, several threads read.
const LARGE: u64 = 8 << 20;

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
        let large = about.is_file() && about.len() >= LARGE;
        match large.then(|| in_parts(source, about.len() as usize)) {
            Some(Ok(text)) => text,
            // It changes while it is read: then in order, as far as it goes.
            Some(Err(_)) | None => up_to(MOST, file, about.len())?,
        }
    };
    Ok(Input { name, text })
}

/// Reads to the end, which must come within `most` bytes.
fn up_to(most: u64, from: impl Read, expected: u64) -> Result<Vec<u8>, Unreadable> {
    // One byte more shows that a file did not grow: no second, larger buffer.
    let mut text = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
    from.take(most + 1).read_to_end(&mut text)?;
    if text.len() as u64 > most {
        Err(Unreadable::TooLarge)
    } else {
        Ok(text)
    }
}

/// Reads a large file in parts, all at once. Most of the time goes into the
/// memory that the system hands out page by page, and that has no order.
fn in_parts(path: &Path, size: usize) -> io::Result<Vec<u8>> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(4);
    let mut text = vec![0; size];
    let length = size.div_ceil(threads).max(1);
    let read = |index: usize, part: &mut [u8]| {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start((index * length) as u64))?;
        file.read_exact(part)
    };
    thread::scope(|scope| {
        let parts = text.chunks_mut(length).enumerate();
        let readers: Vec<_> = parts
            .map(|(index, part)| scope.spawn(move || read(index, part)))
            .collect();
        readers.into_iter().try_for_each(|reader| {
            reader
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("a reader ended early")))
        })
    })?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Unreadable, in_parts, up_to};

    #[test]
    fn parts_make_the_whole() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain/input.rs");
        let whole = std::fs::read(&path).unwrap();
        assert_eq!(in_parts(&path, whole.len()).unwrap(), whole);
        assert!(
            in_parts(&path, whole.len() + 1).is_err(),
            "the file is shorter than that"
        );
    }

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
