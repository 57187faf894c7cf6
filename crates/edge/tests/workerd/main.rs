//! The built worker in workerd, asked with plain requests and by a browser. `cargo xtask test`
//! builds the worker and names what is needed in the environment:
//! `ACR_DOCTOR_EDGE` and `ACR_DOCTOR_EDGE_REPLAY`, the folders with the two
//! workers, `ACR_DOCTOR_WRANGLER`, the modules of wrangler, and
//! `ACR_DOCTOR_BIN` with `ACR_DOCTOR_DIST`, the program and the page; `CHROMIUM`
//! and `CHROMEDRIVER`, the browser.

mod allowance;
mod answer;
mod assets;
mod browser;
mod client;
mod cost;
mod crowd;
mod limits;
mod probe;
mod refusals;
mod replay;
mod runtime;
