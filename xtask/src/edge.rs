//! `cargo xtask edge`: the worker, in the real runtime on this machine, or
//! deployed.
//!
//! 1. The page is built, and copied without its compressed forms: the platform
//!    compresses by itself.
//! 2. The worker is compiled, given its script by wasm-bindgen, made smaller by
//!    wasm-opt, and bundled by esbuild.
//! 3. wrangler.jsonc is copied beside both: it names them by where they lie there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::build::headers::AZURE;
use crate::tools::{self, Builders};
use crate::{build, paths, sh, test};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to listen on.
    #[arg(long, value_name = "N", default_value_t = 8787)]
    port: u16,
    /// Deploy to Cloudflare instead of running here.
    #[arg(long)]
    deploy: bool,
    /// Run its tests in workerd instead, and nothing else.
    #[arg(long, conflicts_with = "deploy")]
    test: bool,
    /// The name to deploy under: NAME.SUBDOMAIN.workers.dev.
    #[arg(long, value_name = "NAME", default_value = "acr-doctor")]
    name: String,
}

/// Which worker is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The one that is deployed.
    Production,
    /// The one that explains recorded transcripts, for a test.
    Replay,
}

const TARGET: &str = "wasm32-unknown-unknown";

/// Variables of wrangler that keep it to itself.
const QUIET: [(&str, &str); 2] = [
    ("WRANGLER_SEND_METRICS", "false"),
    ("WRANGLER_SEND_ERROR_REPORTS", "false"),
];

/// Builds, then runs it until it is interrupted, or deploys it.
pub(crate) fn edge(options: &Options) -> Result<()> {
    if options.test {
        return test::edge().map(drop);
    }
    if options.deploy {
        may_deploy()?;
    }
    let wrangler = tools::wrangler()?;
    let folder = site(Kind::Production)?;
    let mut command = sh::command(wrangler);
    command.current_dir(&folder).envs(QUIET);
    if options.deploy {
        command.args(["deploy", "--name", &options.name]);
        return sh::run(&mut command).context("the worker is not deployed");
    }
    println!(
        "the edge on this machine: http://127.0.0.1:{}/ (Ctrl-C ends it)",
        options.port
    );
    let port = options.port.to_string();
    command.args(["dev", "--local", "--port", &port]);
    command.args(["--show-interactive-dev-session", "false"]);
    sh::run(&mut command)
}

/// Says what is missing for a deployment.
fn may_deploy() -> Result<()> {
    if env::var_os("CLOUDFLARE_API_TOKEN").is_some_and(|token| !token.is_empty()) {
        return Ok(());
    }
    bail!(
        "to deploy, three things are needed:\n  \
         1. an account of Cloudflare (the free plan will do);\n  \
         2. a token for it with the permission \"Workers Scripts: Edit\" (dash.cloudflare.com, \
         My Profile, API Tokens, template \"Edit Cloudflare Workers\"), given as \
         CLOUDFLARE_API_TOKEN=…, and CLOUDFLARE_ACCOUNT_ID=… where the token is for several accounts;\n  \
         3. a name: --name NAME, \"acr-doctor\" without it."
    )
}

/// Builds the worker and the page; returns the folder that wrangler runs in.
pub(crate) fn site(kind: Kind) -> Result<PathBuf> {
    let dist = build::build()?;
    let tools = tools::builders()?;
    let name = match kind {
        Kind::Production => "edge",
        Kind::Replay => "edge-replay",
    };
    let folder = paths::scratch()?.join(name);
    for part in ["page", "worker"] {
        let part = folder.join("build").join(part);
        if part.exists() {
            fs::remove_dir_all(&part)?;
        }
        fs::create_dir_all(&part)?;
    }
    page(&dist, &folder.join("build").join("page"))?;
    worker(&tools, kind, &folder)?;
    let config = paths::root().join("crates/edge/wrangler.jsonc");
    fs::copy(config, folder.join("wrangler.jsonc"))?;
    Ok(folder)
}

/// The files that are sent, and the list of their headers.
fn page(dist: &Path, to: &Path) -> Result<()> {
    for file in build::read_folder(dist)? {
        if matches!(file.extension(), "br" | "gz") || file.name == AZURE {
            continue;
        }
        let to = to.join(&file.name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file.path, to)?;
    }
    Ok(())
}

fn worker(tools: &Builders, kind: Kind, folder: &Path) -> Result<()> {
    let mut cargo = sh::cargo();
    cargo.args(["build", "--package", "acr-doctor-edge", "--lib"]);
    cargo.args(["--target", TARGET, "--profile", "page"]);
    if kind == Kind::Replay {
        cargo.args(["--features", "replay-for-tests"]);
    }
    build::for_size(&mut cargo);
    sh::run(&mut cargo).context("cannot build the worker")?;
    let built = paths::target()
        .join(TARGET)
        .join("page/acr_doctor_edge.wasm");

    let stage = folder.join("stage");
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    let mut bindgen = sh::command(&tools.wasm_bindgen);
    bindgen.args([
        "--target",
        "module",
        "--no-typescript",
        "--out-name",
        "edge",
    ]);
    // The worker starts anew after a trap.
    bindgen.arg("--experimental-reset-state-function");
    bindgen.arg("--out-dir").arg(&stage).arg(built);
    sh::run(&mut bindgen).context("cannot make the script of the worker")?;
    let script = stage.join("edge.js");
    let text = fs::read_to_string(&script)?;
    // The same for workerd, and the only form that esbuild reads.
    fs::write(&script, text.replace("import source ", "import "))?;

    let to = folder.join("build").join("worker");
    let mut opt = sh::command(&tools.wasm_opt);
    opt.arg("-Oz").arg(stage.join("edge_bg.wasm"));
    opt.arg("-o").arg(to.join("edge_bg.wasm"));
    sh::run(&mut opt).context("cannot make the worker smaller")?;

    fs::copy(
        paths::root().join("crates/edge/js/worker.js"),
        stage.join("worker.js"),
    )?;
    let mut esbuild = sh::command(&tools.esbuild);
    esbuild.args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    esbuild.args(["--legal-comments=none", "--external:*.wasm"]);
    esbuild.arg(stage.join("worker.js"));
    esbuild.arg(format!("--outfile={}", to.join("index.js").display()));
    sh::run(&mut esbuild).context("cannot bundle the worker")
}
