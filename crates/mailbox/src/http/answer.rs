//! Answers as they go out.

use std::io;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http_body_util::{Either, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, RETRY_AFTER,
    WWW_AUTHENTICATE,
};
use hyper::{Response, StatusCode};
use object_store::GetResult;
use sanad_evidence::mailbox::{JSON, OCTETS, PROBLEM_JSON, ProblemCode};

use crate::refusal::Refusal;
use crate::store::reason;

/// The body of an answer: short, or streamed out of the store.
pub type Answer = Either<Full<Bytes>, StreamBody<BoxStream<'static, io::Result<Frame<Bytes>>>>>;

fn with(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Response<Answer> {
    let mut response = Response::new(Either::Left(Full::new(body.into())));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    no_store(&mut response);
    response
}

fn no_store(response: &mut Response<Answer>) {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

pub(super) fn text(text: &'static str) -> Response<Answer> {
    with(StatusCode::OK, "text/plain; charset=utf-8", text)
}

pub(super) fn receipt(text: Vec<u8>) -> Response<Answer> {
    with(StatusCode::OK, "text/plain; charset=utf-8", text)
}

pub(super) fn json(status: StatusCode, text: String) -> Response<Answer> {
    with(status, JSON, text)
}

pub(super) fn nothing(status: StatusCode) -> Response<Answer> {
    let mut response = Response::new(Either::Left(Full::new(Bytes::new())));
    *response.status_mut() = status;
    no_store(&mut response);
    response
}

pub(super) fn wait(seconds: u32) -> Response<Answer> {
    let mut response = nothing(StatusCode::ACCEPTED);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

pub(super) fn octets(found: GetResult) -> Response<Answer> {
    let size = found.meta.size;
    let stream = found
        .into_stream()
        .map_ok(Frame::data)
        // The connection breaks off, which the reader sees. What was wrong is not the reader's to know.
        .map_err(|error| io::Error::other(reason(&error)))
        .boxed();
    let mut response = Response::new(Either::Right(StreamBody::new(stream)));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(OCTETS));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(size));
    no_store(&mut response);
    response
}

/// The refusal as problem details.
pub(crate) fn refuse(refusal: &Refusal) -> Response<Answer> {
    let code = refusal.problem.code;
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    let mut response = with(status, PROBLEM_JSON, refusal.problem.to_json());
    let headers = response.headers_mut();
    if let Some(after) = refusal.after {
        headers.insert(RETRY_AFTER, HeaderValue::from(after));
    }
    if let Some(allow) = refusal.allow {
        headers.insert(ALLOW, HeaderValue::from_static(allow));
    }
    if code == ProblemCode::Unauthorized {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// Nothing more comes on this connection.
pub(crate) fn close(response: &mut Response<Answer>) {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
}
