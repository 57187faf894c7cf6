//! Short names between the program and its script.
//!
//! wasm-bindgen names each function that the program calls after what it does
//! and a hash, such as `__wbg_then_e3f7f2d365708be8`. The names stand in both
//! files, a hash does not compress, and nobody reads them: together they were
//! three kilobytes of the first load.

use anyhow::{Context, Result, bail};

/// The sections of a module of WebAssembly that are looked at (WebAssembly
/// Core Specification, 5.5.2).
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;

/// Names before and after.
pub(super) type Names = Vec<(String, String)>;

/// The file with short names. Names that are not known yet are added, so that
/// one name is short in one way in the files of all documents.
///
/// # Errors
/// When the file is no module, or imports anything but functions.
pub(super) fn shorten(module: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let (header, rest) = module.split_first_chunk::<8>().context("no module")?;
    let mut rest = Reader(rest);
    let mut out = header.to_vec();
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let content = rest.bytes()?;
        let content = match id {
            // They are for debuggers.
            CUSTOM => continue,
            IMPORT => imports(&mut Reader(content), names)?,
            EXPORT => exports(&mut Reader(content), names)?,
            _ => content.to_vec(),
        };
        out.push(id);
        write_bytes(&content, &mut out);
    }
    Ok(out)
}

fn imports(section: &mut Reader<'_>, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    write_number(count, &mut out);
    for _ in 0..count {
        for _ in ["the name of a module", "the name in it"] {
            let name = section.name()?;
            write_bytes(short(name, names).as_bytes(), &mut out);
        }
        let kind = section.byte()?;
        if kind != 0 {
            bail!("an import that is no function");
        }
        out.push(kind);
        write_number(section.number()?, &mut out);
    }
    Ok(out)
}

fn exports(section: &mut Reader<'_>, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    write_number(count, &mut out);
    for _ in 0..count {
        let name = section.name()?;
        // Names such as `memory` are short, and words that stand elsewhere too.
        if name.starts_with("__") || name.starts_with("wasm_bindgen_") {
            write_bytes(short(name, names).as_bytes(), &mut out);
        } else {
            write_bytes(name.as_bytes(), &mut out);
        }
        out.push(section.byte()?);
        write_number(section.number()?, &mut out);
    }
    Ok(out)
}

/// The short name of a name: `$` and a number. No other name begins like this.
fn short(name: &str, names: &mut Names) -> String {
    if let Some((_, after)) = names.iter().find(|(before, _)| before == name) {
        return after.clone();
    }
    let after = format!("${}", names.len());
    names.push((name.to_owned(), after.clone()));
    after
}

/// What is left to be read of a section.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().context("the module is cut")?;
        self.0 = rest;
        Ok(byte)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number with too many bytes");
    }

    /// Bytes with their length before them.
    fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let parts = self.0.split_at_checked(length);
        let (bytes, rest) = parts.context("the module is cut")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn name(&mut self) -> Result<&'a str> {
        Ok(str::from_utf8(self.bytes()?)?)
    }
}

fn write_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn write_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    write_number(bytes.len(), out);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::{Names, shorten};

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn names_of_both_sides_are_short_and_all_else_stays() {
        let module = [
            HEADER,
            b"\x01\x04\x01\x60\0\0",
            b"\x02\x1a\x02\x04./js\x05__wbg\0\0\x04./js\x03__x\0\x80\x01",
            b"\x07\x14\x02\x06memory\x02\0\x07__x_len\0\x01",
            b"\0\x05\x04note",
        ]
        .concat();
        let mut names = Names::new();
        let short = shorten(&module, &mut names).unwrap();
        let expected = [
            HEADER,
            b"\x01\x04\x01\x60\0\0",
            b"\x02\x12\x02\x02$0\x02$1\0\0\x02$0\x02$2\0\x80\x01",
            b"\x07\x0f\x02\x06memory\x02\0\x02$3\0\x01",
        ]
        .concat();
        assert_eq!(short, expected);
        let names: Vec<_> = names.iter().map(|(a, b)| (&**a, &**b)).collect();
        let in_order = [
            ("./js", "$0"),
            ("__wbg", "$1"),
            ("__x", "$2"),
            ("__x_len", "$3"),
        ];
        assert_eq!(names, in_order);
    }

    #[test]
    fn another_module_has_the_same_names() {
        let module = [HEADER, b"\x02\x0c\x01\x04./js\x03__x\0\0"].concat();
        let mut names = vec![("__y".to_owned(), "$0".to_owned())];
        let once = shorten(&module, &mut names).unwrap();
        assert_eq!(shorten(&module, &mut names).unwrap(), once);
        assert_eq!(names.len(), 3);
    }

    #[test]
    fn a_broken_module_is_an_error() {
        let broken = |module: &[u8]| shorten(module, &mut Names::new()).is_err();
        assert!(broken(b"\0asm"));
        assert!(broken(&[HEADER, b"\x02\x7f"].concat()));
        assert!(broken(
            &[HEADER, b"\x02\x06\x80\x80\x80\x80\x80\x80"].concat()
        ));
        let memory = b"\x02\x08\x01\x01a\x01b\x02\0\0";
        assert!(broken(&[HEADER, memory].concat()));
    }
}
