//! One connection: its handshake, its requests, its end.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use sanad_evidence::mailbox::ProblemCode;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use super::patient::Patient;
use crate::acts::Mailbox;
use crate::http::answer;
use crate::metrics::Now;
use crate::refusal::Refusal;

/// The most headers of a request.
const MOST_HEADERS: usize = 64;
/// What is read of a connection at once; the headers must fit.
const BUFFER: usize = 32 * 1024;

pub(super) struct Connection {
    pub(super) mailbox: Arc<Mailbox>,
    pub(super) tls: Option<Arc<rustls::ServerConfig>>,
    pub(super) stopped: watch::Receiver<bool>,
    /// There are too many: it is told so, and nothing else.
    pub(super) full: bool,
}

impl Connection {
    pub(super) async fn run(self, stream: TcpStream) {
        self.mailbox.metrics.connected();
        let limits = &self.mailbox.limits;
        let _ = stream.set_nodelay(true);
        let stream = Patient::new(stream, limits.idle);
        match &self.tls {
            None => self.speak(stream).await,
            Some(config) => {
                let handshake = TlsAcceptor::from(Arc::clone(config)).accept(stream);
                // Whoever cannot or does not speak TLS 1.3 is of no interest to the log.
                if let Ok(Ok(stream)) = tokio::time::timeout(limits.headers, handshake).await {
                    self.speak(stream).await;
                }
            }
        }
        self.mailbox.metrics.disconnected();
    }

    async fn speak<S: AsyncRead + AsyncWrite + Unpin + Send>(&self, stream: S) {
        let service = service_fn(|request: Request<Incoming>| async {
            if self.full {
                let mut response = answer::refuse(&Refusal::new(ProblemCode::Busy));
                answer::close(&mut response);
                return Ok::<_, Infallible>(response);
            }
            Ok(self.mailbox.answer(request).await)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.mailbox.limits.headers)
            .max_headers(MOST_HEADERS)
            .max_buf_size(BUFFER)
            .serve_connection(TokioIo::new(stream), service);
        let mut connection = pin!(connection);
        let mut stopped = self.stopped.clone();
        let stopped = async move { stopped.wait_for(|stopped| *stopped).await.is_ok() };
        tokio::select! {
            _ = connection.as_mut() => {}
            _ = stopped => {
                // What runs is answered; then it closes.
                connection.as_mut().graceful_shutdown();
                let _ = connection.await;
            }
        }
    }
}

/// Tells the counts to whoever asks on this machine.
pub(super) async fn tell_metrics(listener: Option<TcpListener>, mailbox: Arc<Mailbox>) {
    let Some(listener) = listener else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let service = service_fn(|request: Request<Incoming>| {
            let asked = request.uri().path() == "/metrics";
            let mailbox = &mailbox;
            async move {
                let mut response = Response::new(Full::new(Bytes::new()));
                if asked {
                    *response.body_mut() = Full::new(Bytes::from(mailbox.counts().await));
                    let kind = HeaderValue::from_static("text/plain; version=0.0.4");
                    response.headers_mut().insert(CONTENT_TYPE, kind);
                } else {
                    *response.status_mut() = StatusCode::NOT_FOUND;
                }
                Ok::<_, Infallible>(response)
            }
        });
        // One at a time is enough, and one that is slow is cut.
        let told = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
        let _ = tokio::time::timeout(mailbox.limits.headers, told).await;
    }
}

impl Mailbox {
    /// The counts, in the text form that Prometheus reads.
    pub async fn counts(&self) -> String {
        let all = self.room.all();
        let free = self.store.free().await.ok().flatten();
        let closing = self.closings.count() as u64;
        self.metrics.to_text(Now { used: all.bytes, bundles: all.bundles, free, closing })
    }
}
