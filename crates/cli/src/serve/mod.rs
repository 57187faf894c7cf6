//! `acr-doctor serve`: the built page and its probe API, on this machine and
//! for it alone.

mod answer;
mod api;
mod browser;
mod encoding;
mod files;
mod gate;
mod headers;
mod host;
mod lines;
mod messages;

use std::convert::Infallible;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};

use crate::args::Serve;
use crate::{locale, probe};
use answer::Site;
use api::Api;
use files::Folder;
use messages::Messages;

/// The port that is taken where it is free and none was asked for.
const USUAL_PORT: u16 = 8080;

/// Serves until it is interrupted; returns only when it cannot serve.
pub(crate) fn run(options: &Serve) -> ExitCode {
    let messages = Messages::of(locale::language(options.lang));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let served = match runtime {
        Ok(runtime) => runtime.block_on(serve(options, messages)),
        Err(error) => Err(messages.no_start(&error)),
    };
    let Err(message) = served;
    let _ = writeln!(io::stderr(), "acr-doctor: {message}");
    ExitCode::from(2)
}

async fn serve(options: &Serve, messages: &Messages) -> Result<Infallible, String> {
    let folder = Folder::open(&options.dir).ok_or_else(|| messages.no_page(&options.dir))?;
    let extra = match &options.ca_file {
        Some(file) => probe::read_pem(file).map_err(|why| messages.ca_file(file, &why))?,
        None => Vec::new(),
    };
    let api = Api::new(options, extra);
    let listener = listen(options.port)
        .await
        .map_err(|error| messages.no_port(options.port, &error))?;
    let port = listener
        .local_addr()
        .map_err(|error| messages.no_start(&error))?
        .port();
    let address = format!("http://127.0.0.1:{port}/");
    announce(&address, messages).map_err(|error| messages.no_start(&error))?;
    if !options.no_open {
        browser::open(&address);
    }
    let site = Arc::new(Site { folder, port, api });
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, Arc::clone(&site)))),
            // The peer left again, or there are too many connections: both pass.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    match port {
        Some(port) => bind(port).await,
        None => match bind(USUAL_PORT).await {
            Err(_) => bind(0).await,
            usual => usual,
        },
    }
}

/// The address, in a line of its own, for people and for programs that wait for it.
fn announce(address: &str, messages: &Messages) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{address}")?;
    stdout.flush()?;
    let _ = writeln!(io::stderr(), "{}", messages.how_to_end);
    Ok(())
}

/// One connection, until it ends or fails: what fails there is the peer's to know.
async fn converse(stream: TcpStream, site: Arc<Site>) {
    // The lines of a probe are short, and each is waited for.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        let site = Arc::clone(&site);
        async move { Ok::<_, Infallible>(site.answer(request).await) }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(30))
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
