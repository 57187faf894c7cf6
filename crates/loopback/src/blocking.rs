//! For programs and tests without a runtime.

use std::future::Future;
use std::io;
use std::ops::Deref;

use tokio::runtime::{Builder, Runtime};

/// Something that lives in a runtime of its own, on a thread of its own. It
/// ends with the runtime when it is dropped.
#[derive(Debug)]
pub struct Blocking<T> {
    /// Always there until the drop.
    inner: Option<T>,
    runtime: Option<Runtime>,
}

impl<T> Blocking<T> {
    /// Starts a runtime and something in it, such as
    /// `Blocking::start(DockerRegistry::basic("myregistry.azurecr.io"))`.
    ///
    /// # Errors
    /// What is started says so, or no thread can be started.
    pub fn start(starting: impl Future<Output = io::Result<T>>) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("loopback")
            .enable_all()
            .build()?;
        let inner = runtime.block_on(starting)?;
        Ok(Self {
            inner: Some(inner),
            runtime: Some(runtime),
        })
    }

    /// Waits for something, such as [`crate::Server::wait_for_requests`].
    pub fn wait<'a, F: Future>(&'a self, what: impl FnOnce(&'a T) -> F) -> F::Output {
        match &self.runtime {
            Some(runtime) => runtime.block_on(what(self)),
            None => unreachable!("the runtime is there until the drop"),
        }
    }
}

impl<T> Deref for Blocking<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.inner {
            Some(inner) => inner,
            None => unreachable!("the content is there until the drop"),
        }
    }
}

impl<T> Drop for Blocking<T> {
    fn drop(&mut self) {
        self.inner.take();
        // Without waiting: a test may drop this inside a runtime of its own.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
