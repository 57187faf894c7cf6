//! What must not be in a document of `dist/`: it would be refused by the
//! page's own policy, or it shows that a step of the build did not happen.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::files;

/// Checks every document of the folder.
pub(super) fn check(folder: &Path) -> Result<()> {
    let files = files::read(folder)?;
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.extension() == "html") {
        let html = fs::read_to_string(&file.path)?;
        let mut say = |what: String| wrong.push(format!("{}: {what}", file.name));
        faults(&html).into_iter().for_each(&mut say);
        for table in files.iter().filter(|file| file.name.starts_with("texts-")) {
            if file.name == "index.html" && !html.contains(&table.name) {
                say(format!(
                    "does not name {}: is its placeholder there?",
                    table.name
                ));
            }
        }
    }
    if !wrong.is_empty() {
        bail!("the built page is not right:\n  {}", wrong.join("\n  "));
    }
    Ok(())
}

/// The faults of one document.
fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags(html) {
        let name = tag.name();
        if name == "script" && (tag.attribute("src").is_none() || !tag.after.starts_with("</")) {
            faults.push("an inline script".to_owned());
        }
        if name == "style" {
            faults.push("an inline style sheet".to_owned());
        }
        for attribute in tag.attribute_names() {
            if attribute == "style" || attribute.starts_with("on") || attribute == "integrity" {
                faults.push(format!("an attribute `{attribute}` at <{name}>"));
            }
        }
    }
    let mut parts = html.split('%');
    parts.next_back();
    for word in parts.skip(1) {
        if !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_') {
            faults.push(format!("the placeholder %{word}% is left"));
        }
    }
    faults
}

/// A start tag: what stands between `<` and `>`, and what follows it.
struct Tag<'a> {
    inner: &'a str,
    after: &'a str,
}

/// The start tags of a document that this project wrote, comments left out: a
/// `>` inside an attribute does not occur there.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find('<')? + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = &comment[comment.find("-->")? + 3..];
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (inner, after) = rest.split_once('>')?;
                rest = after;
                return Some(Tag {
                    inner,
                    after: after.trim_start(),
                });
            }
        }
    })
}

impl<'a> Tag<'a> {
    fn name(&self) -> &'a str {
        self.inner
            .split([' ', '\n', '/'])
            .next()
            .unwrap_or_default()
    }

    /// The attributes; a quoted value keeps its spaces.
    fn attributes(&self) -> Vec<(&'a str, &'a str)> {
        let mut rest = self.inner[self.name().len()..].trim_start();
        let mut attributes = Vec::new();
        while !rest.is_empty() && rest != "/" {
            let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
            let (name, tail) = rest.split_at(end);
            let (value, tail) = match tail.strip_prefix('=') {
                Some(tail) if tail.starts_with(['"', '\'']) => {
                    let (quote, tail) = tail.split_at(1);
                    tail.split_once(quote).unwrap_or((tail, ""))
                }
                Some(tail) => tail.split_at(tail.find([' ', '\n']).unwrap_or(tail.len())),
                None => ("", tail),
            };
            attributes.push((name, value));
            rest = tail.trim_start();
        }
        attributes
    }

    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        self.attributes()
            .into_iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
    }

    fn attribute_names(&self) -> impl Iterator<Item = String> {
        self.attributes()
            .into_iter()
            .map(|(name, _)| name.to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn a_document_of_our_own_has_no_fault() {
        let html = r#"<!doctype html><!-- <script>no</script> --><html lang="en"><head>
            <meta name="texts-en" content="texts-en-0123456789abcdef.txt">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
            <script type="module" src="/boot.js" data-js="/page.js"></script></head>
            <body><svg width="100%" height="100%"/></body></html>"#;
        assert_eq!(faults(html), Vec::<String>::new());
    }

    #[test]
    fn what_the_policy_refuses_is_named() {
        let faulty = [
            ("<script>start()</script>", "an inline script"),
            ("<script src=a.js>start()</script>", "an inline script"),
            ("<style>p{}</style>", "an inline style sheet"),
            ("<p style=\"color: red\">", "an attribute `style` at <p>"),
            (
                "<body onload=\"start()\">",
                "an attribute `onload` at <body>",
            ),
            (
                "<link href=a integrity=\"sha384-x\">",
                "an attribute `integrity` at <link>",
            ),
            (
                "<meta content=\"%TEXTS_FR%\">",
                "the placeholder %TEXTS_FR% is left",
            ),
        ];
        for (html, fault) in faulty {
            assert_eq!(faults(html), [fault], "{html}");
        }
    }
}
