//! What the tests are made with: processes, a browser, a page in it, texts.

mod find;
mod input;
mod page;
mod process;
mod raw;
pub(crate) mod texts;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

pub(crate) use page::{Page, Scheme};
pub(crate) use texts::Folder;

/// Two browsers at a time would disturb each other's measures.
static TURN: Mutex<()> = Mutex::new(());

/// What a test needs beside the page.
#[derive(Default)]
pub(crate) struct Setup {
    /// More options for `acr-doctor serve`.
    pub(crate) serve: Vec<String>,
    /// More arguments for the browser.
    pub(crate) browser: Vec<String>,
    /// The hosts that the page may ask. That they keep their answers from a page
    /// of another site, and how the browser says so, is no complaint.
    pub(crate) hosts: Vec<String>,
}

/// Runs a test in a browser of its own; closes everything, also if it fails.
pub(crate) fn browse(test: impl AsyncFnOnce(&Page)) {
    browse_with(&Setup::default(), test);
}

/// The same, with more than the page.
pub(crate) fn browse_with(setup: &Setup, test: impl AsyncFnOnce(&Page)) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let server = process::serve(&setup.serve);
    let driver = process::drive();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let page = runtime.block_on(Page::start(&driver.address, &server.address, setup));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(&page).await;
            page.is_clean().await;
        });
    }));
    runtime.block_on(page.close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// A file that `cargo xtask test` names in a variable.
pub(crate) fn given(variable: &str) -> PathBuf {
    match std::env::var_os(variable) {
        Some(path) => path.into(),
        None => panic!(
            "{variable} is not set, so there is no page to test: run `cargo xtask test`, \
             which builds the page and names the browser"
        ),
    }
}
