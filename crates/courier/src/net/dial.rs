//! Dialling: a name or a proxy, then TLS with the pinned key, then HTTP/1.1.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use hyper::Uri;
use rustls::pki_types::ServerName;
use sanad_evidence::invitation::MailboxAddress;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::failure::{NetError, of_handshake};
use super::limits::Limits;
use super::pin;
use super::socks::{self, StreamName};
use super::wire::{Tally, Wire};

/// How much may wait in the system before more is taken: a tenth of a second of a good line.
const UNSENT: u32 = 32 * 1024;

/// A mailbox's address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The host, without the brackets of an IPv6 address.
    pub(super) host: String,
    pub(super) port: u16,
    /// What stands in `Host`: as in the address.
    pub(super) authority: String,
    /// What stands before `/v1/…`, without a slash at its end.
    pub(super) prefix: String,
}

impl Place {
    /// # Errors
    /// [`NetError::Unreachable`] when it is not an address after all.
    pub(super) fn of(address: &MailboxAddress) -> Result<Self, NetError> {
        let wrong = || NetError::Unreachable {
            host: address.url().to_owned(),
            text: "this is not an address".to_owned(),
        };
        let uri: Uri = address.url().parse().map_err(|_| wrong())?;
        let authority = uri.authority().ok_or_else(wrong)?.clone();
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = match authority.port() {
            Some(port) => port.as_u16(),
            None => 443,
        };
        let prefix = uri.path().trim_end_matches('/').to_owned();
        Ok(Self { host, port, authority: authority.as_str().to_owned(), prefix })
    }
}

/// Opens TLS to a place, through the proxy if there is one and in no other way then.
///
/// # Errors
/// [`NetError`].
pub(super) async fn dial(
    place: &Place,
    pin: &sanad_evidence::Digest,
    proxy: Option<(SocketAddr, &StreamName)>,
    tally: &Arc<Tally>,
    limits: &Limits,
) -> Result<TlsStream<Wire>, NetError> {
    let mut wire = match proxy {
        Some((proxy, name)) => through(place, proxy, name, tally, limits).await?,
        None => Wire::new(directly(place, limits).await?, Arc::clone(tally)),
    };
    let first = wire.watch_first();
    let config = pin::config(*pin).map_err(|error| NetError::strange(error.to_string()))?;
    let name = ServerName::try_from(place.host.clone())
        .map_err(|error| NetError::Unreachable { host: place.host.clone(), text: error.to_string() })?;
    TlsConnector::from(Arc::new(config)).connect(name, wire).await.map_err(|error| {
        let first = first.lock().unwrap_or_else(PoisonError::into_inner);
        of_handshake(&place.host, &error, &first)
    })
}

async fn through(
    place: &Place,
    proxy: SocketAddr,
    name: &StreamName,
    tally: &Arc<Tally>,
    limits: &Limits,
) -> Result<Wire, NetError> {
    let down = |text: String| NetError::ProxyDown { text };
    let tcp = timeout(limits.connect, TcpStream::connect(proxy))
        .await
        .map_err(|_| down("it does not answer".to_owned()))?
        .map_err(|error| down(error.to_string()))?;
    prepare(&tcp);
    let mut wire = Wire::new(tcp, Arc::clone(tally));
    // Tor may need minutes to find an onion.
    timeout(limits.through_proxy, socks::connect(&mut wire, &place.host, place.port, name)).await.map_err(
        |_| NetError::Unreachable {
            host: place.host.clone(),
            text: "the proxy has not reached it in time".to_owned(),
        },
    )??;
    Ok(wire)
}

async fn directly(place: &Place, limits: &Limits) -> Result<TcpStream, NetError> {
    let unreachable = |text: String| {
        // Without a route nothing could have been reached: then this device is what is offline.
        if has_route() { NetError::Unreachable { host: place.host.clone(), text } } else { NetError::Offline }
    };
    let looked_up = async {
        match place.host.parse::<IpAddr>() {
            Ok(address) => Ok(vec![SocketAddr::new(address, place.port)]),
            Err(_) => Ok::<_, io::Error>(lookup_host((place.host.as_str(), place.port)).await?.collect()),
        }
    };
    let addresses: Vec<SocketAddr> = match timeout(limits.connect, looked_up).await {
        Ok(Ok(addresses)) => addresses,
        Ok(Err(error)) => return Err(unreachable(format!("its name was not found: {error}"))),
        Err(_) => return Err(unreachable("its name was not found in time".to_owned())),
    };
    let mut last = unreachable("its name has no address".to_owned());
    for (place_in_list, address) in addresses.iter().enumerate() {
        // One of two kinds of address often leads nowhere: the other gets its turn soon.
        let more = place_in_list.saturating_add(1) < addresses.len();
        let patience = if more { limits.connect.min(Duration::from_secs(8)) } else { limits.connect };
        match timeout(patience, TcpStream::connect(address)).await {
            Ok(Ok(tcp)) => {
                prepare(&tcp);
                return Ok(tcp);
            }
            // Somebody said no: there is a connection.
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
                last = NetError::Unreachable { host: place.host.clone(), text: error.to_string() };
            }
            Ok(Err(error)) => last = unreachable(error.to_string()),
            Err(_) => last = unreachable("it has not answered in time".to_owned()),
        }
    }
    Err(last)
}

/// Small amounts at once: what the system has taken counts as sent, so it takes little ahead. A system
/// that knows no such thing counts more coarsely.
fn prepare(tcp: &TcpStream) {
    let socket = socket2::SockRef::from(tcp);
    let _ = socket.set_tcp_notsent_lowat(UNSENT);
    let _ = tcp.set_nodelay(true);
}

/// Whether the system has a way to anywhere. Nothing is sent for this: a datagram's socket is only
/// asked which way it would go, to addresses set apart for documents (RFC 5737, RFC 3849).
fn has_route() -> bool {
    let asks = [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")];
    asks.iter()
        .any(|(from, to)| std::net::UdpSocket::bind(from).is_ok_and(|socket| socket.connect(to).is_ok()))
}
