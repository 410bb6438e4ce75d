//! Which act a method and a path ask for.

use hyper::Method;
use hyper::http::request::Parts;
use sanad_evidence::Id;
use sanad_evidence::document::MOST_PARTS;
use sanad_evidence::mailbox::{MOST_MESSAGES, MOST_REPLIES, ProblemCode, parse_number};

use crate::refusal::Refusal;

/// The most bytes of all headers and the path together.
const MOST_HEAD: usize = 8192;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Health,
    Open,
    State,
    Withdraw,
    Part(u64),
    Close,
    Reply(u64),
    PutMessage(u64),
    Facts,
    Tokens,
    Waiting(Option<Id>),
    Collected(Id),
    Receipt(Id),
    Listing(Id),
    DeskPart(Id, u64),
    Message(Id, u64),
    PutReply(Id, u64),
}

impl Act {
    /// What it is called in metrics.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Open => "open",
            Self::State => "state",
            Self::Withdraw => "withdraw",
            Self::Part(_) => "part",
            Self::Close => "close",
            Self::Reply(_) => "reply",
            Self::PutMessage(_) => "put-message",
            Self::Facts => "desk",
            Self::Tokens => "desk-tokens",
            Self::Waiting(_) => "desk-bundles",
            Self::Collected(_) => "desk-delete",
            Self::Receipt(_) => "desk-receipt",
            Self::Listing(_) => "desk-listing",
            Self::DeskPart(..) => "desk-part",
            Self::Message(..) => "desk-message",
            Self::PutReply(..) => "desk-reply",
        }
    }

    /// Whether a desk asks for it, and not a collector.
    pub(super) const fn is_desks(&self) -> bool {
        matches!(
            self,
            Self::Facts
                | Self::Tokens
                | Self::Waiting(_)
                | Self::Collected(_)
                | Self::Receipt(_)
                | Self::Listing(_)
                | Self::DeskPart(..)
                | Self::Message(..)
                | Self::PutReply(..)
        )
    }
}

/// `prefixes` are the paths of the mailbox's addresses: a proxy may have taken them away already.
pub(super) fn route(head: &Parts, prefixes: &[String]) -> Result<Act, Refusal> {
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| name.as_str().len().saturating_add(value.len()).saturating_add(4))
        .fold(0_usize, usize::saturating_add);
    if headers.saturating_add(head.uri.path().len()) > MOST_HEAD {
        return Err(ProblemCode::BadRequest.into());
    }
    let whole = head.uri.path();
    let beneath = prefixes.iter().find_map(|prefix| whole.strip_prefix(prefix.as_str()));
    let beneath = beneath.filter(|rest| rest.starts_with('/')).unwrap_or(whole);
    let act = path(&head.method, beneath)?;
    match (act, head.uri.query()) {
        (act, None) => Ok(act),
        (Act::Waiting(_), Some(query)) => {
            let after = query.strip_prefix("after=").and_then(|handle| handle.parse().ok());
            after.map(|handle| Act::Waiting(Some(handle))).ok_or_else(|| ProblemCode::BadRequest.into())
        }
        (_, Some(_)) => Err(ProblemCode::BadRequest.into()),
    }
}

fn path(method: &Method, path: &str) -> Result<Act, Refusal> {
    let get = |act| only(method, &[(&Method::GET, act)], "GET");
    let put = |act| only(method, &[(&Method::PUT, act)], "PUT");
    let post = |act| only(method, &[(&Method::POST, act)], "POST");
    let segments: Vec<&str> = path.split('/').take(9).collect();
    let ["", "v1", rest @ ..] = segments.as_slice() else { return Err(ProblemCode::NotFound.into()) };
    match rest {
        ["health"] => get(Act::Health),
        ["bundle"] => only(
            method,
            &[(&Method::PUT, Act::Open), (&Method::GET, Act::State), (&Method::DELETE, Act::Withdraw)],
            "PUT, GET, DELETE",
        ),
        ["bundle", "close"] => post(Act::Close),
        ["bundle", "parts", index] => {
            put(Act::Part(0))?;
            number(index, MOST_PARTS, ProblemCode::BadIndex).map(Act::Part)
        }
        ["bundle", "replies", reply] => {
            get(Act::Reply(0))?;
            number(reply, MOST_REPLIES, ProblemCode::NoReply).map(Act::Reply)
        }
        ["bundle", "messages", message] => {
            put(Act::PutMessage(0))?;
            number(message, MOST_MESSAGES, ProblemCode::NotFound).map(Act::PutMessage)
        }
        ["desk"] => get(Act::Facts),
        ["desk", "tokens"] => post(Act::Tokens),
        ["desk", "bundles"] => get(Act::Waiting(None)),
        ["desk", "bundles", handle, rest @ ..] => {
            let handle = handle.parse::<Id>().map_err(|_| Refusal::new(ProblemCode::NotFound))?;
            match rest {
                [] => only(method, &[(&Method::DELETE, Act::Collected(handle))], "DELETE"),
                ["receipt"] => get(Act::Receipt(handle)),
                ["listing"] => get(Act::Listing(handle)),
                ["parts", index] => {
                    get(Act::DeskPart(handle, 0))?;
                    number(index, MOST_PARTS, ProblemCode::NotFound).map(|index| Act::DeskPart(handle, index))
                }
                ["messages", message] => {
                    get(Act::Message(handle, 0))?;
                    number(message, MOST_MESSAGES, ProblemCode::NotFound)
                        .map(|number| Act::Message(handle, number))
                }
                ["replies", reply] => {
                    put(Act::PutReply(handle, 0))?;
                    number(reply, MOST_REPLIES, ProblemCode::NotFound)
                        .map(|number| Act::PutReply(handle, number))
                }
                _ => Err(ProblemCode::NotFound.into()),
            }
        }
        _ => Err(ProblemCode::NotFound.into()),
    }
}

fn only(method: &Method, takes: &[(&Method, Act)], allow: &'static str) -> Result<Act, Refusal> {
    let found = takes.iter().find(|(takes, _)| *takes == method);
    found.map(|(_, act)| *act).ok_or_else(|| Refusal::methods(allow))
}

fn number(text: &str, most: u64, otherwise: ProblemCode) -> Result<u64, Refusal> {
    parse_number(text, most).ok_or_else(|| otherwise.into())
}
