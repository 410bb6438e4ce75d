//! What one request asks, done.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::body::{Body, Bytes};
use hyper::header::{AUTHORIZATION, EXPECT, HeaderMap};
use hyper::http::request::Parts;
use hyper::{Response, StatusCode};
use sanad_evidence::mailbox::{
    CONTENT_DIGEST_HEADER, MOST_JSON, Opening, ProblemCode, SUMS_HEADER, TokenChange, parse_content_digest,
};
use sanad_evidence::{Digest, Id};

use super::answer::{self, Answer};
use super::route::Act;
use crate::acts::{Closed, Letter, Mailbox};
use crate::partners::{self, Asker};
use crate::refusal::Refusal;
use crate::store::Put;

/// What is read of a body that nobody asked for, so that its sender hears the answer: a part's size.
const MOST_DRAINED: u64 = 8 * 1024 * 1024;

/// The one value of a header; none also when it stands there twice.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a [u8]> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    values.next().is_none().then(|| first.as_bytes())
}

fn stated_digest(head: &Parts) -> Result<Digest, Refusal> {
    one(&head.headers, CONTENT_DIGEST_HEADER)
        .and_then(|value| std::str::from_utf8(value).ok())
        .and_then(parse_content_digest)
        .ok_or_else(|| ProblemCode::BadDigest.into())
}

fn stated_sums(head: &Parts) -> Result<Digest, Refusal> {
    one(&head.headers, SUMS_HEADER)
        .and_then(|value| std::str::from_utf8(value).ok())
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| ProblemCode::BadRequest.into())
}

impl Mailbox {
    pub(super) async fn act<B>(
        self: &Arc<Self>,
        head: &Parts,
        act: Act,
        body: &mut B,
    ) -> Result<Response<Answer>, Refusal>
    where
        B: Body<Data = Bytes> + Unpin + Send,
    {
        if act == Act::Health {
            return Ok(answer::text("ok\n"));
        }
        let presented = one(&head.headers, AUTHORIZATION.as_str()).and_then(partners::bearer);
        let (asker, partner) = partners::asker(&self.store, presented).await?;
        let quota = self.limits.quota_of(&partner.label);
        match asker {
            Asker::Collector { partner, token } if !act.is_desks() => {
                let _turn = self.busy.turn(token)?;
                self.collectors(head, act, body, (partner, token, quota)).await
            }
            Asker::Desk { partner, key } if act.is_desks() => {
                let _turn = self.busy.turn(key)?;
                self.desks(head, act, body, (partner, quota)).await
            }
            // A token at the desk, a desk key at a collector's path: as if they were unknown.
            _ => Err(ProblemCode::Unauthorized.into()),
        }
    }

    async fn collectors<B>(
        self: &Arc<Self>,
        head: &Parts,
        act: Act,
        body: &mut B,
        (partner, token, quota): (Id, Digest, Option<u64>),
    ) -> Result<Response<Answer>, Refusal>
    where
        B: Body<Data = Bytes> + Unpin + Send,
    {
        if act == Act::Open {
            let text = self.spool.short(body, MOST_JSON).await?;
            let opening = Opening::parse(&text).map_err(|_| Refusal::new(ProblemCode::BadRequest))?;
            let (put, state) = self.open(partner, token, opening, quota).await?;
            return Ok(answer::json(status(put), state.to_json()));
        }
        let opened = self.bundle(partner, &token).await?;
        match act {
            Act::State => Ok(answer::json(StatusCode::OK, self.state(opened).await?.to_json())),
            Act::Withdraw => {
                self.withdraw(opened).await?;
                Ok(answer::nothing(StatusCode::NO_CONTENT))
            }
            Act::Part(index) => {
                let digest = stated_digest(head)?;
                Ok(answer::nothing(status(self.part(opened, index, digest, body).await?)))
            }
            Act::PutMessage(number) => {
                let digest = stated_digest(head)?;
                let letter = Letter::Message(number);
                Ok(answer::nothing(status(self.letter(opened, letter, digest, body, quota).await?)))
            }
            Act::Close => {
                let (listing, sums) = (stated_digest(head)?, stated_sums(head)?);
                match self.close(opened, listing, sums, body).await? {
                    Closed::Receipt(receipt) => Ok(answer::receipt(receipt)),
                    Closed::Reading => Ok(answer::wait(5)),
                }
            }
            Act::Reply(number) => match self.read_letter(opened, Letter::Reply(number)).await? {
                Some(found) => Ok(answer::octets(found)),
                None => Err(ProblemCode::NoReply.into()),
            },
            _ => Err(ProblemCode::NotFound.into()),
        }
    }

    async fn desks<B>(
        self: &Arc<Self>,
        head: &Parts,
        act: Act,
        body: &mut B,
        (partner, quota): (Id, Option<u64>),
    ) -> Result<Response<Answer>, Refusal>
    where
        B: Body<Data = Bytes> + Unpin + Send,
    {
        let octets =
            |found: Option<_>| found.map(answer::octets).ok_or_else(|| Refusal::new(ProblemCode::NotFound));
        match act {
            Act::Facts => Ok(answer::json(StatusCode::OK, self.facts(&partner, quota).to_json())),
            Act::Tokens => {
                let text = self.spool.short(body, MOST_JSON).await?;
                let change = TokenChange::parse(&text).map_err(|_| Refusal::new(ProblemCode::BadRequest))?;
                if !partners::change_tokens(&self.store, &partner, &change).await? {
                    return Err(ProblemCode::TokenTaken.into());
                }
                Ok(answer::nothing(StatusCode::NO_CONTENT))
            }
            Act::Waiting(after) => {
                Ok(answer::json(StatusCode::OK, self.waiting(partner, after).await?.to_json()))
            }
            Act::Collected(handle) => {
                let at_desk = self.at_desk(partner, handle).await?;
                self.collected(&at_desk).await?;
                Ok(answer::nothing(StatusCode::NO_CONTENT))
            }
            Act::Receipt(handle) => Ok(answer::receipt(self.at_desk(partner, handle).await?.text)),
            Act::Listing(handle) => {
                let at_desk = self.at_desk(partner, handle).await?;
                octets(self.read_listing(&at_desk).await?)
            }
            Act::DeskPart(handle, index) => {
                let at_desk = self.at_desk(partner, handle).await?;
                octets(self.read_part(&at_desk, index).await?)
            }
            Act::Message(handle, number) => {
                let opened = self.at_desk(partner, handle).await?.opened;
                octets(self.read_letter(opened, Letter::Message(number)).await?)
            }
            Act::PutReply(handle, number) => {
                let opened = self.at_desk(partner, handle).await?.opened;
                let digest = stated_digest(head)?;
                let letter = Letter::Reply(number);
                Ok(answer::nothing(status(self.letter(opened, letter, digest, body, quota).await?)))
            }
            _ => Err(ProblemCode::NotFound.into()),
        }
    }
}

const fn status(put: Put) -> StatusCode {
    match put {
        Put::Created => StatusCode::CREATED,
        Put::Held => StatusCode::OK,
    }
}

/// Reads what is left of a body, within bounds; whether it came to its end, so that the connection can be
/// used again.
pub(super) async fn drained<B>(head: &Parts, body: &mut B, idle: Duration) -> bool
where
    B: Body<Data = Bytes> + Unpin,
{
    if body.is_end_stream() {
        return true;
    }
    // Who waits for "100 Continue" has sent nothing yet, and shall not; nor is it waited for what is too
    // much to be read anyway.
    if head.headers.contains_key(EXPECT) || body.size_hint().lower() > MOST_DRAINED {
        return false;
    }
    let read = async {
        let mut read = 0_u64;
        loop {
            match body.frame().await {
                None => return true,
                Some(Err(_)) => return false,
                Some(Ok(frame)) => {
                    let more = frame.data_ref().map_or(0, Bytes::len) as u64;
                    read = read.saturating_add(more);
                    if read > MOST_DRAINED {
                        return false;
                    }
                }
            }
        }
    };
    tokio::time::timeout(idle.min(Duration::from_secs(30)), read).await.unwrap_or(false)
}
