//! SOCKS proxies, version 4a and 5 (RFC 1928, RFC 1929). The name is always
//! left to the proxy to resolve: that is what such proxies are there for.

use acr_doctor_rules::evidence::ProxyFault;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::stream::Io;

type Login<'a> = Option<(&'a str, &'a str)>;

/// SOCKS 4a: no password, only a user.
pub(super) async fn version_4(
    mut stream: Box<dyn Io>,
    host: &str,
    port: u16,
    login: Login<'_>,
) -> Result<Box<dyn Io>, ProxyFault> {
    // An address that cannot be means that the name stands behind it.
    let mut ask = vec![4, 1];
    ask.extend(port.to_be_bytes());
    ask.extend([0, 0, 0, 1]);
    ask.extend(login.map_or("", |(user, _)| user).bytes());
    ask.push(0);
    ask.extend(host.bytes());
    ask.push(0);
    stream.write_all(&ask).await.map_err(cut)?;
    let mut answer = [0; 8];
    stream.read_exact(&mut answer).await.map_err(cut)?;
    match answer[1] {
        90 => Ok(stream),
        92 | 93 => Err(ProxyFault::Authentication),
        _ => Err(ProxyFault::Forbidden),
    }
}

/// SOCKS 5, with a user and a password where there are any.
pub(super) async fn version_5(
    mut stream: Box<dyn Io>,
    host: &str,
    port: u16,
    login: Login<'_>,
) -> Result<Box<dyn Io>, ProxyFault> {
    let methods: &[u8] = if login.is_some() {
        &[5, 2, 0, 2]
    } else {
        &[5, 1, 0]
    };
    let [version, method] = exchange(&mut stream, methods).await?;
    match (version, method, login) {
        (5, 0, _) => {}
        (5, 2, Some((user, password))) => {
            let mut ask = vec![1];
            for text in [user, password] {
                ask.push(length(text)?);
                ask.extend(text.bytes());
            }
            let [_, status] = exchange(&mut stream, &ask).await?;
            if status != 0 {
                return Err(ProxyFault::Authentication);
            }
        }
        (5, _, _) => return Err(ProxyFault::Authentication),
        _ => return Err(ProxyFault::Unreachable),
    }
    let mut ask = vec![5, 1, 0, 3, length(host)?];
    ask.extend(host.bytes());
    ask.extend(port.to_be_bytes());
    let [_, status, _, kind] = exchange(&mut stream, &ask).await?;
    if status != 0 {
        return Err(ProxyFault::Forbidden);
    }
    // The address that the proxy uses says nothing here, but it must be read.
    let rest = match kind {
        1 => 4,
        4 => 16,
        _ => usize::from(exchange::<1>(&mut stream, &[]).await?[0]),
    };
    let mut bound = vec![0; rest + 2];
    stream.read_exact(&mut bound).await.map_err(cut)?;
    Ok(stream)
}

async fn exchange<const N: usize>(
    stream: &mut Box<dyn Io>,
    ask: &[u8],
) -> Result<[u8; N], ProxyFault> {
    let mut answer = [0; N];
    let done = async {
        stream.write_all(ask).await?;
        stream.read_exact(&mut answer).await
    };
    done.await.map_err(cut)?;
    Ok(answer)
}

/// Texts are at most 255 bytes long in this protocol.
fn length(text: &str) -> Result<u8, ProxyFault> {
    u8::try_from(text.len()).map_err(|_| ProxyFault::Unreachable)
}

/// The proxy ends the conversation.
fn cut(_: std::io::Error) -> ProxyFault {
    ProxyFault::Unreachable
}

#[cfg(test)]
mod tests {
    use acr_doctor_rules::evidence::ProxyFault;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::{version_4, version_5};

    /// Runs a client against a script: what it must hear, and what it says then.
    fn play<T>(
        script: &'static [(&'static [u8], &'static [u8])],
        client: impl AsyncFnOnce(Box<dyn super::Io>) -> T,
    ) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let (here, mut there) = tokio::io::duplex(1024);
            let server = async move {
                for (hears, says) in script {
                    let mut heard = vec![0; hears.len()];
                    there.read_exact(&mut heard).await.unwrap();
                    assert_eq!(heard, *hears);
                    there.write_all(says).await.unwrap();
                }
            };
            let (result, ()) = tokio::join!(client(Box::new(here)), server);
            result
        })
    }

    #[test]
    fn version_5_with_a_password() {
        let opened = play(
            &[
                (&[5, 2, 0, 2], &[5, 2]),
                (b"\x01\x01u\x02pw", &[1, 0]),
                (
                    b"\x05\x01\x00\x03\x01h\x01\xbb",
                    &[5, 0, 0, 1, 1, 2, 3, 4, 0, 9],
                ),
            ],
            async |io| version_5(io, "h", 443, Some(("u", "pw"))).await.is_ok(),
        );
        assert!(opened);
    }

    #[test]
    fn refusals_are_told_apart() {
        let fault = |script, login| {
            play(script, async |io| {
                version_5(io, "h", 443, login).await.err().unwrap()
            })
        };
        assert_eq!(
            fault(&[(&[5, 1, 0], &[5, 255])], None),
            ProxyFault::Authentication
        );
        let denied: &[(&[u8], &[u8])] = &[
            (&[5, 1, 0], &[5, 0]),
            (b"\x05\x01\x00\x03\x01h\x01\xbb", &[5, 2, 0, 1]),
        ];
        assert_eq!(fault(denied, None), ProxyFault::Forbidden);
        assert_eq!(fault(&[(&[5, 1, 0], b"HT")], None), ProxyFault::Unreachable);
    }

    #[test]
    fn version_4_leaves_the_name_to_the_proxy() {
        let asked: &[(&[u8], &[u8])] = &[(
            b"\x04\x01\x01\xbb\x00\x00\x00\x01\x00h\x00",
            &[0, 90, 0, 0, 0, 0, 0, 0],
        )];
        assert!(play(asked, async |io| version_4(io, "h", 443, None)
            .await
            .is_ok()));
    }
}
