//! Requests and answers. Paths are matched to the letter: nothing is decoded, so a path has one spelling,
//! and what is not one of ours never comes near the store.

pub(crate) mod answer;
mod ask;
mod route;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::{Body, Bytes};
use hyper::{Request, Response, StatusCode};
use sanad_evidence::Digest;
use sanad_evidence::mailbox::ProblemCode;

pub use answer::Answer;

use crate::acts::Mailbox;
use crate::refusal::Refusal;

impl Mailbox {
    /// Answers one request, whatever it is. Never fails: a refusal is an answer too.
    pub async fn answer<B>(self: &Arc<Self>, request: Request<B>) -> Response<Answer>
    where
        B: Body<Data = Bytes> + Unpin + Send,
    {
        let (head, mut body) = request.into_parts();
        let act = route::route(&head, &self.limits.prefixes);
        let kind = act.as_ref().map_or("unknown", |act| act.kind());
        let done = match act {
            Ok(act) => self.act(&head, act, &mut body).await,
            Err(refusal) => Err(refusal),
        };
        let mut response = done.unwrap_or_else(|refusal| answer::refuse(&refusal));
        // An answer while its sender still writes would be lost with the connection.
        let slow = response.status() == StatusCode::REQUEST_TIMEOUT;
        if slow || !ask::drained(&head, &mut body, self.limits.idle).await {
            answer::close(&mut response);
        }
        self.metrics.answered(kind, response.status().as_u16());
        response
    }
}

/// How many requests run with each token or key.
#[derive(Debug)]
pub(crate) struct Busy {
    running: Mutex<HashMap<Digest, usize>>,
    most: usize,
}

/// One request that runs.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    busy: &'a Busy,
    who: Digest,
}

impl Busy {
    pub(crate) fn new(most: usize) -> Self {
        Self { running: Mutex::default(), most }
    }

    /// # Errors
    /// [`ProblemCode::TooMany`].
    pub(crate) fn turn(&self, who: Digest) -> Result<Turn<'_>, Refusal> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let count = running.entry(who).or_default();
        if *count >= self.most {
            return Err(ProblemCode::TooMany.into());
        }
        *count = count.saturating_add(1);
        Ok(Turn { busy: self, who })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut running = self.busy.running.lock().unwrap_or_else(PoisonError::into_inner);
        let left = running.get(&self.who).copied().unwrap_or_default().saturating_sub(1);
        if left == 0 {
            running.remove(&self.who);
        } else {
            running.insert(self.who, left);
        }
    }
}
