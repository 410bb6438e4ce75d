//! The questions of the protocol, each with what its answers mean (FORMAT.md, Mailbox).

use std::time::Duration;

use hyper::Method;
use hyper::body::Bytes;
use hyper::header::HeaderName;
use sanad_evidence::mailbox::{
    BUNDLE, BundleState, CLOSE, CONTENT_DIGEST_HEADER, DESK_TOKENS, JSON, MOST_JSON, MOST_LISTING_BYTES,
    MOST_MESSAGE_BYTES, MOST_PART_BYTES, MOST_REPLY_BYTES, OCTETS, Opening, ProblemCode, SUMS_HEADER,
    TokenChange, Waiting, content_digest, desk_bundle_path, desk_listing_path, desk_message_path,
    desk_part_path, desk_receipt_path, desk_reply_path, message_path, part_path, reply_path, waiting_path,
};
use sanad_evidence::receipt::Receipt;
use sanad_evidence::{Digest, Id};

use super::backoff::asked;
use super::failure::MailboxError;
use super::line::{Answer, Question};
use super::visit::{Halt, SHORT, Visit};

/// The largest answer that only says "done", or why not.
const SMALL: u64 = MOST_JSON as u64;
/// How long a mailbox that reads everything again is asked how far it is, before the next round does.
const CHECKING: Duration = Duration::from_secs(60 * 60);
/// How long between two such questions where it does not say.
const BETWEEN: Duration = Duration::from_secs(2);

fn get(path: String, limit: u64) -> Question {
    // A refusal is JSON, however small what was asked for.
    let limit = limit.max(SMALL);
    Question { method: Method::GET, path, kind: None, headers: Vec::new(), body: Bytes::new(), limit }
}

fn bytes_of(method: Method, path: String, kind: &'static str, body: Vec<u8>) -> Question {
    let digest = content_digest(&Digest::of(&body));
    let headers = vec![(HeaderName::from_static(CONTENT_DIGEST_HEADER), digest)];
    Question { method, path, kind: Some(kind), headers, body: body.into(), limit: SMALL }
}

/// Done, and nothing to be said: what stands before a mailbox may say something, and have done nothing.
fn done(answer: Answer) -> Result<(), String> {
    match answer.status {
        204 => Ok(()),
        status => Err(format!("status {status}")),
    }
}

fn body(answer: Answer) -> Result<Vec<u8>, String> {
    if answer.body.is_empty() { Err("an answer with nothing in it".to_owned()) } else { Ok(answer.body) }
}

/// An answer of 404 in its own words is "not there", and an answer.
fn or_none<T>(asked: Result<T, Halt>) -> Result<Option<T>, Halt> {
    use ProblemCode::{BadIndex, NoReply, NotFound, NotOpen};
    match asked {
        Ok(found) => Ok(Some(found)),
        Err(Halt::Refused(problem)) if matches!(problem.code, NotFound | NotOpen | NoReply | BadIndex) => {
            Ok(None)
        }
        Err(halt) => Err(halt),
    }
}

/// The collector's questions. Her token alone says which bundle is meant.
impl Visit<'_, '_> {
    /// Opens the bundle: what is to come. An answer that does not say which bundle is none: whatever
    /// stands before the mailbox may say "done" and have done nothing, and the token would seem lost.
    pub(crate) fn open(&mut self, opening: &Opening) -> Result<(), Halt> {
        let question = Question {
            method: Method::PUT,
            path: BUNDLE.to_owned(),
            kind: Some(JSON),
            headers: Vec::new(),
            body: opening.to_json().into(),
            limit: SMALL,
        };
        let bundle = opening.bundle;
        self.ask(&question, move |answer| match BundleState::parse(&answer.body) {
            Ok(state) if state.bundle == bundle => Ok(()),
            Ok(_) => Err("it opened another bundle".to_owned()),
            Err(error) => Err(error.to_string()),
        })
    }

    /// How the bundle stands; `None` when nothing was opened with this token.
    pub(crate) fn state(&mut self) -> Result<Option<BundleState>, Halt> {
        let read = |answer: Answer| BundleState::parse(&answer.body).map_err(|error| error.to_string());
        or_none(self.ask(&get(BUNDLE.to_owned(), SMALL), read))
    }

    /// Brings a part. Stored now or before, both are an answer.
    pub(crate) fn put_part(&mut self, index: u64, bytes: Vec<u8>) -> Result<(), Halt> {
        self.ask(&bytes_of(Method::PUT, part_path(index), OCTETS, bytes), stored)
    }

    /// Closes the bundle: the receipt, once the mailbox has read every part again.
    pub(crate) fn close(&mut self, listing: Vec<u8>, sums: &Digest) -> Result<Vec<u8>, Halt> {
        let mut question = bytes_of(Method::POST, CLOSE.to_owned(), OCTETS, listing);
        question.headers.push((HeaderName::from_static(SUMS_HEADER), sums.to_string()));
        let limits = self.net.limits.clone();
        let read = |answer: Answer| match answer.status {
            202 => {
                let after = answer.retry_after.as_deref().and_then(|after| asked(after, None, 0, &limits));
                Ok(Err(after.unwrap_or(BETWEEN).max(limits.first_pause)))
            }
            // Whose it is and what it is of, the vault looks at; a page is not even a receipt.
            200 if Receipt::open(&answer.body).is_ok() => Ok(Ok(answer.body)),
            status => Err(format!("status {status} to the closing")),
        };
        let begun = std::time::Instant::now();
        loop {
            match self.ask(&question, read)? {
                Ok(receipt) => return Ok(receipt),
                Err(pause) if begun.elapsed() < CHECKING && (self.patient() || pause <= SHORT) => {
                    self.wait(MailboxError::Checking.code(), pause)?
                }
                Err(pause) => {
                    let text = "the mailbox still reads everything again".to_owned();
                    return Err(Halt::Later {
                        code: MailboxError::Checking.code(),
                        text,
                        after: Some(pause),
                    });
                }
            }
        }
    }

    /// Withdraws the bundle.
    pub(crate) fn withdraw(&mut self) -> Result<(), Halt> {
        let question = Question { method: Method::DELETE, ..get(BUNDLE.to_owned(), SMALL) };
        self.ask(&question, done)
    }

    /// A reply; `None` when it is not there yet.
    pub(crate) fn reply(&mut self, number: u64) -> Result<Option<Vec<u8>>, Halt> {
        or_none(self.ask(&get(reply_path(number), MOST_REPLY_BYTES), body))
    }

    /// Brings a message.
    pub(crate) fn put_message(&mut self, number: u64, sealed: Vec<u8>) -> Result<(), Halt> {
        self.ask(&bytes_of(Method::PUT, message_path(number), OCTETS, sealed), stored)
    }
}

/// The desk's questions.
impl Visit<'_, '_> {
    /// Makes tokens known, and others unknown.
    pub(crate) fn change_tokens(&mut self, change: &TokenChange) -> Result<(), Halt> {
        let question = Question {
            method: Method::POST,
            path: DESK_TOKENS.to_owned(),
            kind: Some(JSON),
            headers: Vec::new(),
            body: change.to_json().into(),
            limit: SMALL,
        };
        self.ask(&question, done)
    }

    /// What waits, one page.
    pub(crate) fn waiting(&mut self, after: Option<&Id>) -> Result<Waiting, Halt> {
        let read = |answer: Answer| {
            let page = Waiting::parse(&answer.body).map_err(|error| error.to_string())?;
            let goes_on =
                page.bundles.first().is_none_or(|first| after.is_none_or(|after| first.handle > *after));
            // A mailbox must not lead in circles.
            if goes_on && !(page.more && page.bundles.is_empty()) {
                Ok(page)
            } else {
                Err("a list that does not go on".to_owned())
            }
        };
        self.ask(&get(waiting_path(after), SMALL), read)
    }

    /// The receipt that was given for a bundle.
    pub(crate) fn desk_receipt(&mut self, handle: &Id) -> Result<Option<Vec<u8>>, Halt> {
        or_none(self.ask(&get(desk_receipt_path(handle), SMALL), body))
    }

    /// The encrypted listing of a bundle.
    pub(crate) fn desk_listing(&mut self, handle: &Id) -> Result<Option<Vec<u8>>, Halt> {
        or_none(self.ask(&get(desk_listing_path(handle), MOST_LISTING_BYTES), body))
    }

    /// One part of a bundle.
    pub(crate) fn desk_part(&mut self, handle: &Id, index: u64) -> Result<Option<Vec<u8>>, Halt> {
        or_none(self.ask(&get(desk_part_path(handle, index), MOST_PART_BYTES), body))
    }

    /// One message about a bundle.
    pub(crate) fn desk_message(&mut self, handle: &Id, number: u64) -> Result<Option<Vec<u8>>, Halt> {
        or_none(self.ask(&get(desk_message_path(handle, number), MOST_MESSAGE_BYTES), body))
    }

    /// Puts a reply to a bundle.
    pub(crate) fn put_reply(&mut self, handle: &Id, number: u64, sealed: Vec<u8>) -> Result<(), Halt> {
        self.ask(&bytes_of(Method::PUT, desk_reply_path(handle, number), OCTETS, sealed), stored)
    }

    /// The partner has it: parts and listing may go. What is gone already is an answer.
    pub(crate) fn delete(&mut self, handle: &Id) -> Result<(), Halt> {
        let question = Question { method: Method::DELETE, ..get(desk_bundle_path(handle), SMALL) };
        or_none(self.ask(&question, done)).map(|_| ())
    }
}

/// Whatever is stored is answered with 200 or 201: anything else of success is not what was asked for.
fn stored(answer: Answer) -> Result<(), String> {
    match answer.status {
        200 | 201 => Ok(()),
        status => Err(format!("status {status}")),
    }
}
