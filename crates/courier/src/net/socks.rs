//! SOCKS5 (RFC 1928) with a name and word for each stream (RFC 1929): Tor then takes another path for
//! each partner, so that none of them, and nobody at the far end, sees two of them as one person.

use std::net::IpAddr;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use super::failure::NetError;

const VERSION: u8 = 5;
const NO_NAME: u8 = 0;
const BY_NAME: u8 = 2;
const NONE_FITS: u8 = 0xff;

/// What a stream is known by at the proxy: 32 hexadecimal digits, the same for one partner in one round.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct StreamName(pub(super) String);

/// Asks the proxy for a connection to `host`, which it looks up itself: no name is looked up here.
///
/// # Errors
/// [`NetError::ProxyDown`] when it is no such proxy; [`NetError::Unreachable`] when it cannot reach
/// the host.
pub(super) async fn connect(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    host: &str,
    port: u16,
    name: &StreamName,
) -> Result<(), NetError> {
    let gone = |error: std::io::Error| NetError::ProxyDown { text: error.to_string() };
    // A proxy that knows no names (a secure shell's) is taken too: it has no paths to keep apart.
    stream.write_all(&[VERSION, 2, BY_NAME, NO_NAME]).await.map_err(gone)?;
    match read::<2>(stream).await? {
        [VERSION, NO_NAME] => {}
        [VERSION, BY_NAME] => {
            let word = name.0.as_bytes();
            let length = u8::try_from(word.len()).unwrap_or(u8::MAX);
            let mut known = vec![1, length];
            known.extend(word);
            known.push(length);
            known.extend(word);
            stream.write_all(&known).await.map_err(gone)?;
            if read::<2>(stream).await? != [1, 0] {
                return Err(none("it takes no name"));
            }
        }
        [VERSION, NONE_FITS] => return Err(none("it wants a name and word of its own")),
        _ => return Err(none("what answers there is no SOCKS5 proxy")),
    }
    let mut wanted = vec![VERSION, 1, 0];
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => {
            wanted.push(1);
            wanted.extend(address.octets());
        }
        Ok(IpAddr::V6(address)) => {
            wanted.push(4);
            wanted.extend(address.octets());
        }
        Err(_) => {
            let length = u8::try_from(host.len()).map_err(|_| unreachable(host, "its name is too long"))?;
            wanted.extend([3, length]);
            wanted.extend(host.as_bytes());
        }
    }
    wanted.extend(port.to_be_bytes());
    stream.write_all(&wanted).await.map_err(gone)?;
    let [version, reply, _, kind] = read::<4>(stream).await?;
    if version != VERSION {
        return Err(none("what answers there is no SOCKS5 proxy"));
    }
    if reply != 0 {
        return Err(unreachable(host, refusal(reply)));
    }
    // The address it went out from, which nobody here needs.
    match kind {
        1 => drop(read::<6>(stream).await?),
        4 => drop(read::<18>(stream).await?),
        3 => {
            let [length] = read::<1>(stream).await?;
            for _ in 0..u16::from(length).saturating_add(2) {
                read::<1>(stream).await?;
            }
        }
        _ => return Err(none("what answers there is no SOCKS5 proxy")),
    }
    Ok(())
}

async fn read<const SIZE: usize>(stream: &mut (impl AsyncRead + Unpin)) -> Result<[u8; SIZE], NetError> {
    let mut bytes = [0; SIZE];
    stream.read_exact(&mut bytes).await.map_err(|error| NetError::ProxyDown { text: error.to_string() })?;
    Ok(bytes)
}

fn none(text: &str) -> NetError {
    NetError::ProxyDown { text: text.to_owned() }
}

fn unreachable(host: &str, text: &str) -> NetError {
    NetError::Unreachable { host: host.to_owned(), text: text.to_owned() }
}

/// RFC 1928, 6.
const fn refusal(reply: u8) -> &'static str {
    match reply {
        2 => "the proxy does not allow it",
        3 => "the proxy finds no network there",
        4 => "the proxy does not find it",
        5 => "the proxy found nobody listening there",
        6 => "the proxy found the way too long",
        _ => "the proxy could not reach it",
    }
}
