//! One connection to a mailbox, and one question and answer on it (HTTP/1.1, RFC 9112).

use std::future::Future;
use std::pin::Pin;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Body as _, Bytes};
use hyper::client::conn::http1;
use hyper::header::{
    AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE, HOST, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio_rustls::client::TlsStream;
use zeroize::Zeroizing;

use super::Way;
use super::dial::Place;
use super::failure::{NetError, of_exchange};
use super::wire::Wire;

/// The largest head of an answer, in bytes.
const MAX_HEAD: usize = 64 * 1024;
/// The most lines in the head of an answer.
const MAX_HEADERS: usize = 64;

/// A connection that stands.
pub(super) struct Line {
    sender: http1::SendRequest<Full<Bytes>>,
    /// Moves the bytes while it is polled, and only then: a line that is dropped is closed at once.
    /// `None` once the connection has ended.
    driver: Option<Pin<Box<dyn Future<Output = hyper::Result<()>> + Send>>>,
}

/// A question.
#[derive(Clone)]
pub(crate) struct Question {
    pub(crate) method: Method,
    /// What follows the prefix of the address: `/v1/…`.
    pub(crate) path: String,
    pub(crate) kind: Option<&'static str>,
    /// Further lines of its head.
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Bytes,
    /// The largest answer that is read, in bytes.
    pub(crate) limit: u64,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Whether its body is a page for a person.
    pub(crate) is_page: bool,
    /// What the server asks to be left in peace for: seconds, or a date.
    pub(crate) retry_after: Option<String>,
    /// The server's clock.
    pub(crate) date: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Line {
    /// # Errors
    /// [`NetError::Cut`].
    pub(super) async fn open(wire: TlsStream<Wire>) -> Result<Self, NetError> {
        let (sender, connection) = http1::Builder::new()
            .max_buf_size(MAX_HEAD)
            .max_headers(MAX_HEADERS)
            .handshake(TokioIo::new(wire))
            .await
            .map_err(|error| of_exchange(&error))?;
        Ok(Self { sender, driver: Some(Box::pin(connection)) })
    }

    /// Whether another question may be asked on it.
    pub(super) const fn stands(&self) -> bool {
        self.driver.is_some()
    }

    /// Asks, and reads the whole answer.
    ///
    /// # Errors
    /// [`NetError::Cut`], [`NetError::Strange`]; [`NetError::Limit`] when the answer says that it is larger than
    /// there is room for, before any of it is read, or turns out to be. The line is then of no more use.
    pub(super) async fn ask(
        &mut self,
        place: &Place,
        way: &Way,
        question: &Question,
    ) -> Result<Answer, NetError> {
        let request = request(place, &way.key, question)?;
        let Self { sender, driver } = self;
        let exchange = async {
            sender.ready().await.map_err(|error| of_exchange(&error))?;
            let answer = sender.send_request(request).await.map_err(|error| of_exchange(&error))?;
            let (head, mut body) = answer.into_parts();
            if body.size_hint().lower() > question.limit {
                return Err(NetError::strange("an answer that is too large"));
            }
            // A length that is stated is known here, and nothing of the body has been asked for yet.
            if body.size_hint().lower() > way.room {
                return Err(NetError::Limit);
            }
            let mut bytes = Vec::new();
            while let Some(frame) = body.frame().await {
                let frame = frame.map_err(|error| of_exchange(&error))?;
                if let Some(more) = frame.data_ref() {
                    let size = (bytes.len() as u64).saturating_add(more.len() as u64);
                    if size > question.limit {
                        return Err(NetError::strange("an answer that is too large"));
                    }
                    if size > way.room {
                        return Err(NetError::Limit);
                    }
                    bytes.extend_from_slice(more);
                }
            }
            let line = |name: &HeaderName| text_of(&head.headers, name);
            Ok(Answer {
                status: head.status.as_u16(),
                is_page: line(&CONTENT_TYPE).is_some_and(|kind| kind.trim().starts_with("text/html")),
                retry_after: line(&RETRY_AFTER),
                date: line(&DATE),
                body: bytes,
            })
        };
        tokio::pin!(exchange);
        let Some(moving) = driver else { return exchange.await };
        tokio::select! {
            biased;
            done = &mut exchange => return done,
            _ = moving => {}
        }
        // The connection has ended; what it brought is still to be read.
        *driver = None;
        exchange.await
    }
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn request(place: &Place, key: &str, question: &Question) -> Result<Request<Full<Bytes>>, NetError> {
    let bad = || NetError::strange("a question that cannot be asked");
    let mut request = Request::new(Full::new(question.body.clone()));
    *request.method_mut() = question.method.clone();
    *request.uri_mut() = format!("{}{}", place.prefix, question.path).parse().map_err(|_| bad())?;
    let headers = request.headers_mut();
    headers.insert(HOST, place.authority.parse().map_err(|_| bad())?);
    let bearer = Zeroizing::new(format!("Bearer {key}"));
    let mut bearer = HeaderValue::from_str(&bearer).map_err(|_| bad())?;
    bearer.set_sensitive(true);
    headers.insert(AUTHORIZATION, bearer);
    if question.method != Method::GET {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(question.body.len()));
    }
    if let Some(kind) = question.kind {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    for (name, value) in &question.headers {
        headers.insert(name, value.parse().map_err(|_| bad())?);
    }
    Ok(request)
}
