//! TCP connections: the address that answers first (RFC 8305, Happy Eyeballs).

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// How long one address has the way for itself (RFC 8305, section 5).
const HEAD_START: Duration = Duration::from_millis(250);

/// Connects to the first address that answers; the families take turns. All
/// attempts end with this call.
///
/// # Errors
/// The error that says most: a port that is closed says more than a family
/// that this machine has no way for.
pub(crate) async fn connect(addresses: &[SocketAddr]) -> io::Result<(TcpStream, SocketAddr)> {
    let mut waiting = by_turns(addresses).into_iter();
    let mut attempts = JoinSet::new();
    let mut failed: Option<io::Error> = None;
    loop {
        let more = match waiting.next() {
            Some(address) => {
                attempts.spawn(attempt(address));
                true
            }
            None => false,
        };
        loop {
            tokio::select! {
                ended = attempts.join_next() => match ended {
                    Some(Ok(Ok(connected))) => return Ok(connected),
                    Some(Ok(Err(error))) => {
                        if failed.as_ref().is_none_or(|known| weight(&error) > weight(known)) {
                            failed = Some(error);
                        }
                        if more {
                            break;
                        }
                    }
                    // An attempt is never aborted from here, and does not panic.
                    Some(Err(_)) => {}
                    None => {
                        return Err(failed.unwrap_or_else(|| io::ErrorKind::AddrNotAvailable.into()));
                    }
                },
                () = tokio::time::sleep(HEAD_START), if more => break,
            }
        }
    }
}

async fn attempt(address: SocketAddr) -> io::Result<(TcpStream, SocketAddr)> {
    let stream = TcpStream::connect(address).await?;
    // Requests are small and wait for their answers.
    stream.set_nodelay(true)?;
    Ok((stream, address))
}

/// IPv6 and IPv4 by turns, each in the order of the system, its first choice first.
fn by_turns(addresses: &[SocketAddr]) -> Vec<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (mut one, mut other) = addresses
        .iter()
        .rev()
        .copied()
        .partition::<Vec<_>, _>(|address| address.is_ipv6() == first_is_v6);
    let mut turns = Vec::with_capacity(addresses.len());
    while !one.is_empty() || !other.is_empty() {
        turns.extend(one.pop());
        turns.extend(other.pop());
    }
    turns
}

fn weight(error: &io::Error) -> u8 {
    match error.kind() {
        io::ErrorKind::ConnectionReset => 3,
        io::ErrorKind::ConnectionRefused => 2,
        io::ErrorKind::TimedOut => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::by_turns;

    #[test]
    fn the_families_take_turns() {
        let of = |texts: &[&str]| -> Vec<SocketAddr> {
            texts.iter().map(|text| text.parse().unwrap()).collect()
        };
        assert_eq!(
            by_turns(&of(&["[::1]:1", "[::2]:1", "1.1.1.1:1", "1.1.1.2:1"])),
            of(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "1.1.1.2:1"])
        );
        assert_eq!(by_turns(&of(&["1.1.1.1:1"])), of(&["1.1.1.1:1"]));
        assert_eq!(by_turns(&[]), []);
    }
}
