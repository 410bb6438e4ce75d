//! The addresses of media: `evidence://localhost/<token>/<item>/<what>`.
//!
//! `<what>` is `thumb`, `picture?px=N`, `page/N?px=W` (from 0) or `piece/N`. Only `GET` is answered,
//! only to the window of an open vault, only with the token of this unlock. What is refused has a
//! status and, as plain text, the code of the refusal.

use std::sync::Arc;

use sanad_evidence::Id;
use sanad_vault::Vault;
use tauri::http::{Method, Request, Response, StatusCode, header};

use super::Media;
use super::thumbs::Shown;
use crate::refusal::Refusal;

/// The page's own origin, the only one that may read an answer.
const PAGE: &str = "tauri://localhost";
/// How an address begins.
const BEGINS: &str = "evidence://localhost/";
/// The longest address that is looked at.
const LONGEST: usize = 256;
/// How wide or high a picture may be asked for, in pixels.
const PIXELS: std::ops::RangeInclusive<u32> = 16..=4096;
/// The highest page or piece that may be asked for.
const HIGHEST: u32 = 1_000_000;

/// Who decides which vault an address reaches.
pub trait Keeper {
    /// The open vault, if `token` is that of this unlock and `window` is the one that shows it.
    fn vault(&self, window: &str, token: &str) -> Option<Arc<Vault>>;
}

/// What an address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Thumb,
    Picture { px: u32 },
    Page { page: u32, px: u32 },
    Piece { piece: u32 },
}

/// An address, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted<'a> {
    pub token: &'a str,
    pub item: Id,
    pub what: What,
}

/// Answers a request. `respond` is called exactly once, now or on another thread. Nothing here
/// blocks.
pub fn answer(
    media: &Arc<Media>,
    keeper: &dyn Keeper,
    window: &str,
    request: &Request<Vec<u8>>,
    respond: impl FnOnce(Response<Vec<u8>>) + Send + 'static,
) {
    if request.method() != Method::GET {
        return respond(refused(StatusCode::METHOD_NOT_ALLOWED, "media-address"));
    }
    let address = request.uri().to_string();
    let Some(wanted) = parse(&address) else {
        return respond(refused(StatusCode::BAD_REQUEST, "media-address"));
    };
    // Wrong, old, of another window: all the same from outside.
    let Some(vault) = keeper.vault(window, wanted.token) else {
        return respond(refused(StatusCode::FORBIDDEN, "locked"));
    };
    let item = wanted.item;
    let done = move |shown: Result<Shown, Refusal>| match shown {
        Ok((mime, bytes)) => respond(good(mime, bytes)),
        Err(refusal) => respond(refused(status(&refusal.code), &refusal.code)),
    };
    match wanted.what {
        What::Thumb => media.thumb(vault, item, done),
        what => media.children.put(true, move |child| {
            let shown = child.and_then(|child| {
                let mut original = vault.original(&item)?;
                Ok(match what {
                    What::Piece { piece } => ("application/octet-stream", child.piece(&mut original, piece)?),
                    What::Page { page, px } => picture(child.page(&mut original, page, px)?),
                    What::Picture { px } => picture(child.picture(&mut original, px)?),
                    What::Thumb => picture(child.thumbnail(&mut original, super::thumbs::SIDE)?),
                })
            });
            done(shown);
        }),
    }
}

fn picture(picture: sanad_media::Picture) -> Shown {
    (picture.mime, picture.bytes)
}

/// Takes an address apart; nothing for whatever is not exactly one of ours.
pub(super) fn parse(address: &str) -> Option<Wanted<'_>> {
    if address.len() > LONGEST {
        return None;
    }
    let rest = address.strip_prefix(BEGINS)?;
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    let parts: Vec<_> = path.split('/').collect();
    let (token, item, what) = match (parts.as_slice(), query) {
        ([token, item, "thumb"], None) => (token, item, What::Thumb),
        ([token, item, "picture"], Some(query)) => (token, item, What::Picture { px: pixels(query)? }),
        ([token, item, "page", page], Some(query)) => {
            (token, item, What::Page { page: number(page)?, px: pixels(query)? })
        }
        ([token, item, "piece", piece], None) => (token, item, What::Piece { piece: number(piece)? }),
        _ => return None,
    };
    Some(Wanted { token, item: item.parse().ok()?, what })
}

fn pixels(query: &str) -> Option<u32> {
    number(query.strip_prefix("px=")?).filter(|px| PIXELS.contains(px))
}

/// Digits alone: no sign, no space.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= HIGHEST)
}

/// The status for a refusal; the code beside it says more.
fn status(code: &str) -> StatusCode {
    match code {
        "item-not-found" => StatusCode::NOT_FOUND,
        "item-not-kept" => StatusCode::GONE,
        "item-may-not-leave" | "locked" => StatusCode::FORBIDDEN,
        "media-busy" | "media-start" => StatusCode::SERVICE_UNAVAILABLE,
        code if code.starts_with("media-") => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn good(mime: &'static str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    sent(StatusCode::OK, mime, bytes)
}

fn refused(status: StatusCode, code: &str) -> Response<Vec<u8>> {
    sent(status, "text/plain; charset=utf-8", code.as_bytes().to_vec())
}

/// An answer that only our page may read, that nobody keeps, and that is nothing but what it says.
fn sent(status: StatusCode, mime: &'static str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let headers = [
        (header::CONTENT_TYPE, mime),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, PAGE),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Opened as a page of its own it could do nothing.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}
