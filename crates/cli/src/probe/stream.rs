//! What bytes flow through, whichever way was taken to it.

use tokio::io::{AsyncRead, AsyncWrite};

/// A connection: directly, through a proxy, or through TLS.
pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}
