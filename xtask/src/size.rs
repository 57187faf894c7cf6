//! `cargo xtask size`: what the first visit costs, part by part.
//!
//! The first load is the document and all that it mentions, and what those
//! files mention; of the text tables only the one that is shown. The examples
//! come with the first visit to the reference (an end-to-end test holds the
//! page to that). Sizes are those of Brotli at quality 11; a file that does not
//! shrink counts as it is. The worker of the edge has a budget of its own.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use crate::table::{self, thousands};
use crate::{build, edge, product};

/// The most that the first load may cost, in bytes.
///
/// It stands where the page is now, so that it can only shrink; lower it with
/// every saving until it reaches the goal.
const BUDGET: usize = 138_000;
/// What the first load has to cost at most in the end.
const AIM: usize = 100_000;

/// The most that the worker of the edge may cost: it is loaded anew in every
/// data centre that has not seen it for a while.
const EDGE: usize = 400_000;

/// A file of `dist/` and what it costs.
struct Part {
    name: String,
    kind: String,
    content: Vec<u8>,
    packed: usize,
}

/// Prints the table; fails above the budget.
pub(crate) fn size() -> Result<()> {
    let parts = parts()?;
    let first = first_load(&parts);
    let mut rows = Vec::new();
    for part in &parts {
        let when = if first.contains(&*part.name) {
            "first"
        } else {
            "later"
        };
        let sizes = [part.content.len(), part.packed].map(thousands);
        rows.push(
            [
                vec![part.kind.clone(), part.name.clone(), when.into()],
                sizes.into(),
            ]
            .concat(),
        );
    }
    table::print(&["part", "file", "loaded", "raw", "brotli 11"], &rows);
    let mut largest = 0;
    for language in product::languages() {
        let total = parts
            .iter()
            .filter(|part| first.contains(&*part.name))
            .filter(|part| part.language().is_none_or(|shown| shown == language))
            .map(|part| part.packed)
            .sum();
        println!("first load ({language}): {} bytes", thousands(total));
        largest = largest.max(total);
    }
    let [budget, aim] = [BUDGET, AIM].map(thousands);
    if largest > BUDGET {
        bail!("the first load is larger than {budget} bytes");
    }
    let verdict = if largest > AIM { "above" } else { "within" };
    println!("within the budget of {budget} bytes, {verdict} the goal of {aim}");
    worker()
}

/// Prints the parts of the worker; fails above its budget.
fn worker() -> Result<()> {
    let mut rows = Vec::new();
    let mut total = 0;
    let built = edge::site(edge::Kind::Production)?.join("build/worker");
    for file in build::read_folder(&built)? {
        let content = file.bytes()?;
        let packed = build::compress::brotli(&content)?.len();
        total += packed;
        let sizes = [content.len(), packed].map(thousands);
        rows.push([vec![file.name], sizes.into()].concat());
    }
    println!();
    table::print(&["file of the worker", "raw", "brotli 11"], &rows);
    let [total_shown, budget] = [total, EDGE].map(thousands);
    println!("worker of the edge: {total_shown} bytes");
    if total > EDGE {
        bail!("the worker is larger than {budget} bytes");
    }
    println!("within the budget of {budget} bytes");
    Ok(())
}

fn parts() -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for file in build::read_folder(&build::build()?)? {
        if matches!(file.extension(), "br" | "gz") {
            continue;
        }
        let content = file.bytes()?;
        // The build left it out where it does not help.
        let packed = std::fs::read(format!("{}.br", file.path.display()));
        let packed = packed.map_or(content.len(), |packed| packed.len());
        let kind = match file.extension() {
            "html" => "HTML",
            "css" => "CSS",
            "js" => "JavaScript",
            "wasm" => "WebAssembly",
            "txt" if file.name.starts_with("texts-") => "texts",
            "txt" if file.name.starts_with("examples-") => "examples",
            _ => "other",
        };
        parts.push(Part {
            name: file.name,
            kind: kind.to_owned(),
            content,
            packed,
        });
    }
    Ok(parts)
}

impl Part {
    /// The language of a text table.
    fn language(&self) -> Option<&str> {
        self.name.strip_prefix("texts-")?.split('-').next()
    }

    fn mentions(&self, other: &Part) -> bool {
        let name = other.name.as_bytes();
        let readable = matches!(&*self.kind, "HTML" | "CSS" | "JavaScript");
        readable && self.content.windows(name.len()).any(|bytes| bytes == name)
    }
}

/// The names of all files that the first visit loads.
fn first_load(parts: &[Part]) -> BTreeSet<&str> {
    let mut names = BTreeSet::from(["index.html"]);
    let mut open = vec!["index.html"];
    while let Some(name) = open.pop() {
        let Some(part) = parts.iter().find(|part| part.name == name) else {
            continue;
        };
        // Links to another document and into the reference are followed by a
        // person, not by the load.
        let later = ["HTML", "examples"];
        let mentioned = parts
            .iter()
            .filter(|other| !later.contains(&&*other.kind) && part.mentions(other));
        for other in mentioned {
            if names.insert(&other.name) {
                open.push(&other.name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Part, first_load};

    fn part(name: &str, kind: &str, content: &str) -> Part {
        let content = content.as_bytes().to_vec();
        Part {
            name: name.to_owned(),
            kind: kind.to_owned(),
            content,
            packed: 0,
        }
    }

    #[test]
    fn the_first_load_is_what_is_mentioned() {
        let parts = [
            part(
                "index.html",
                "HTML",
                "<script src=\"/boot.js\"> <a href=\"/other.html\">",
            ),
            part("boot.js", "JavaScript", "import './page.js'"),
            part("page.js", "JavaScript", "new URL('page.wasm')"),
            part("page.wasm", "WebAssembly", "late.png"),
            part("late.png", "other", ""),
            part("other.html", "HTML", ""),
        ];
        let names: Vec<_> = first_load(&parts).into_iter().collect();
        assert_eq!(names, ["boot.js", "index.html", "page.js", "page.wasm"]);
    }
}
