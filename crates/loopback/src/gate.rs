//! A gate that holds answers until the test lets them through.

use std::sync::Arc;

use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use crate::log::WAIT_LIMIT;

/// A gate. Clones are the same gate: keep one, give one to a behaviour.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// One permit is one answer that may pass.
    passes: Semaphore,
    /// How many stand before the gate.
    waiting: watch::Sender<usize>,
}

impl Gate {
    /// A gate that lets nothing through.
    pub fn closed() -> Self {
        Self(Arc::new(Inner {
            passes: Semaphore::new(0),
            waiting: watch::Sender::new(0),
        }))
    }

    /// Lets this many answers through, now or when they come.
    pub fn release(&self, count: usize) {
        self.0.passes.add_permits(count);
    }

    /// Lets everything through from now on.
    pub fn open(&self) {
        self.0.passes.close();
    }

    /// How many answers stand before the gate.
    pub fn waiting(&self) -> usize {
        *self.0.waiting.borrow()
    }

    /// Waits until at least this many answers stand before the gate, at most
    /// [`WAIT_LIMIT`], and returns how many do.
    pub async fn wait_for_waiting(&self, count: usize) -> usize {
        let mut seen = self.0.waiting.subscribe();
        let _ = timeout(WAIT_LIMIT, seen.wait_for(|waiting| *waiting >= count)).await;
        self.waiting()
    }

    /// Waits to be let through.
    pub(crate) async fn pass(&self) {
        let _standing = Standing::new(&self.0.waiting);
        // A closed semaphore is an open gate.
        if let Ok(permit) = self.0.passes.acquire().await {
            permit.forget();
        }
    }
}

/// Counts one that waits, also when its wait is given up.
struct Standing<'a>(&'a watch::Sender<usize>);

impl<'a> Standing<'a> {
    fn new(waiting: &'a watch::Sender<usize>) -> Self {
        waiting.send_modify(|count| *count += 1);
        Self(waiting)
    }
}

impl Drop for Standing<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
