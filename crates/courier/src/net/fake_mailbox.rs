//! A mailbox of the tests: the protocol in memory, in as few lines as it takes, and ways to fail.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};

use sanad_evidence::ClaimedTime;
use sanad_evidence::mailbox::{
    BundleState, Opening, Problem, ProblemCode as Code, State, TokenChange, Waiting, WaitingBundle, handle,
    parse_content_digest, ranges, sums,
};
use sanad_evidence::receipt::Receipt;
use sanad_evidence::{Digest, Id, from_hex};

use super::fake::{Came, Fake, answer, receipt_key};

/// What the mailbox holds, for the tests to look at and to spoil.
#[derive(Default)]
pub(crate) struct Held {
    pub(crate) desk_key: String,
    pub(crate) tokens: BTreeSet<Digest>,
    pub(crate) bundles: BTreeMap<Id, Bundle>,
    /// Every request, by its first line without the version.
    pub(crate) asked: Vec<String>,
    /// Which of the coming requests are done and never answered: by what they begin with, each once.
    pub(crate) lose_answer_to: Vec<&'static str>,
    /// Which of the coming requests are answered so instead, each once.
    pub(crate) answer_instead: Vec<(&'static str, Vec<u8>)>,
    /// What it signs receipts for another bundle with.
    pub(crate) lies: bool,
}

#[derive(Default, Clone)]
pub(crate) struct Bundle {
    pub(crate) id: Option<Id>,
    pub(crate) parts: u64,
    pub(crate) held: BTreeMap<u64, Vec<u8>>,
    pub(crate) listing: Vec<u8>,
    pub(crate) receipt: Vec<u8>,
    pub(crate) withdrawn: bool,
    pub(crate) collected: bool,
    pub(crate) replies: BTreeMap<u64, Vec<u8>>,
    pub(crate) messages: BTreeMap<u64, Vec<u8>>,
}

pub(crate) struct FakeMailbox {
    pub(crate) server: Fake,
    held: Arc<Mutex<Held>>,
}

impl FakeMailbox {
    pub(crate) fn start() -> Self {
        let held = Arc::new(Mutex::new(Held { desk_key: "cd".repeat(32), ..Held::default() }));
        let inside = Arc::clone(&held);
        let server = Fake::start(move |came| inside.lock().unwrap().serve(came));
        Self { server, held }
    }

    pub(crate) fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap()
    }

    /// How many requests began with this.
    pub(crate) fn asked(&self, begin: &str) -> usize {
        self.held().asked.iter().filter(|line| line.starts_with(begin)).count()
    }
}

fn refuse(problem: &Problem) -> Option<Vec<u8>> {
    answer(problem.code.status(), "content-type: application/problem+json\r\n", problem.to_json().as_bytes())
}

fn no(code: Code) -> Option<Vec<u8>> {
    refuse(&Problem::new(code))
}

fn yes(status: u16, body: &[u8]) -> Option<Vec<u8>> {
    answer(status, "", body)
}

fn number(text: &str) -> u64 {
    text.parse().unwrap()
}

/// Stores once; the same again is an answer too.
fn put(into: &mut BTreeMap<u64, Vec<u8>>, at: u64, came: &Came) -> Option<Vec<u8>> {
    if came.header("content-digest").and_then(parse_content_digest) != Some(Digest::of(&came.body)) {
        return no(Code::BadDigest);
    }
    match into.get(&at) {
        None => {
            into.insert(at, came.body.clone());
            yes(201, b"")
        }
        Some(there) if *there == came.body => yes(200, b""),
        Some(there) => refuse(&Problem { held: Some(Digest::of(there)), ..Problem::new(Code::PartDiffers) }),
    }
}

impl Held {
    fn serve(&mut self, came: &Came) -> Option<Vec<u8>> {
        let line = came.line.strip_suffix(" HTTP/1.1").unwrap().replace("/box/v1", "");
        self.asked.push(line.clone());
        if let Some(at) = self.answer_instead.iter().position(|(begin, _)| line.starts_with(begin)) {
            return Some(self.answer_instead.remove(at).1);
        }
        let key = came.header("authorization").unwrap().strip_prefix("Bearer ").unwrap();
        let answer = if line.contains(" /desk") {
            if key == self.desk_key { self.desk(&line, came) } else { no(Code::Unauthorized) }
        } else {
            let token = Digest::of(&from_hex::<32>(key).unwrap());
            if self.tokens.contains(&token) {
                self.collector(&line, came, &handle(&token))
            } else {
                no(Code::Unauthorized)
            }
        };
        match self.lose_answer_to.iter().position(|begin| line.starts_with(begin)) {
            Some(at) => {
                self.lose_answer_to.remove(at);
                None
            }
            None => answer,
        }
    }

    fn collector(&mut self, line: &str, came: &Came, handle: &Id) -> Option<Vec<u8>> {
        let lies = self.lies;
        let bundle = self.bundles.entry(*handle).or_default();
        let words: Vec<&str> = line.split([' ', '/']).filter(|word| !word.is_empty()).collect();
        if bundle.withdrawn && words != ["GET", "bundle"] && words[0] != "DELETE" {
            return no(Code::Withdrawn);
        }
        if words == ["PUT", "bundle"] {
            let opening = Opening::parse(&came.body).unwrap();
            let held = ranges(bundle.held.keys().copied());
            let (id, parts) = (opening.bundle, opening.parts);
            let said = BundleState { bundle: id, state: State::Open, parts, held, replies: None };
            return match bundle.id {
                None => {
                    (bundle.id, bundle.parts) = (Some(id), parts);
                    yes(201, said.to_json().as_bytes())
                }
                Some(other) if other != id => no(Code::TokenSpent),
                Some(_) if !bundle.receipt.is_empty() => no(Code::Closed),
                Some(_) => yes(200, said.to_json().as_bytes()),
            };
        }
        let Some(id) = bundle.id else { return no(Code::NotOpen) };
        match words.as_slice() {
            ["GET", "bundle"] => {
                let state = match (bundle.withdrawn, bundle.receipt.is_empty(), bundle.collected) {
                    (true, ..) => State::Withdrawn,
                    (_, true, _) => State::Open,
                    (_, _, true) => State::Collected,
                    _ => State::Closed,
                };
                let held = ranges(bundle.held.keys().copied());
                let said = BundleState { bundle: id, state, parts: bundle.parts, held, replies: None };
                yes(200, said.to_json().as_bytes())
            }
            ["DELETE", "bundle"] if bundle.receipt.is_empty() => {
                bundle.withdrawn = true;
                bundle.held.clear();
                yes(204, b"")
            }
            ["DELETE", "bundle"] => no(Code::Closed),
            ["PUT", "bundle", "parts", _] if !bundle.receipt.is_empty() => no(Code::Closed),
            ["PUT", "bundle", "parts", index] => put(&mut bundle.held, number(index), came),
            ["PUT", "bundle", "messages", at] => put(&mut bundle.messages, number(at), came),
            ["GET", "bundle", "replies", at] => match bundle.replies.get(&number(at)) {
                Some(reply) => yes(200, reply),
                None => no(Code::NoReply),
            },
            ["POST", "bundle", "close"] => bundle.close(id, came, lies),
            _ => panic!("{line}"),
        }
    }

    fn desk(&mut self, line: &str, came: &Came) -> Option<Vec<u8>> {
        let words: Vec<&str> = line.split([' ', '/', '?']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            ["POST", "desk", "tokens"] => {
                let change = TokenChange::parse(&came.body).unwrap();
                self.tokens.extend(change.add);
                self.tokens.retain(|token| !change.revoke.contains(token));
                return yes(204, b"");
            }
            ["GET", "desk", "bundles"] | ["GET", "desk", "bundles", _]
                if words.len() == 3 || words[3].starts_with("after=") =>
            {
                let after: Option<Id> = words.get(3).map(|word| word["after=".len()..].parse().unwrap());
                let mut list = self.waiting();
                list.retain(|one| after.is_none_or(|after| one.handle > after));
                // Pages of one, so that there are pages.
                let more = list.len() > 1;
                list.truncate(1);
                return yes(200, Waiting { bundles: list, more }.to_json().as_bytes());
            }
            _ => {}
        }
        let Some(bundle) = words.get(3).and_then(|id| self.bundles.get_mut(&id.parse().unwrap())) else {
            return no(Code::NotFound);
        };
        let of = |bytes: Option<&Vec<u8>>| match bytes.filter(|bytes| !bytes.is_empty()) {
            Some(bytes) => yes(200, bytes),
            None => no(Code::NotFound),
        };
        match (words[0], words.get(4..).unwrap_or_default()) {
            ("GET", ["receipt"]) => of(Some(&bundle.receipt)),
            ("GET", ["listing"]) => of(Some(&bundle.listing)),
            ("GET", ["parts", index]) => of(bundle.held.get(&number(index))),
            ("GET", ["messages", at]) => of(bundle.messages.get(&number(at))),
            ("PUT", ["replies", at]) => put(&mut bundle.replies, number(at), came),
            ("DELETE", []) => {
                bundle.collected = true;
                bundle.held.clear();
                bundle.listing.clear();
                yes(204, b"")
            }
            _ => panic!("{line}"),
        }
    }

    fn waiting(&self) -> Vec<WaitingBundle> {
        let closed = self.bundles.iter().filter(|(_, bundle)| {
            !bundle.receipt.is_empty() && (!bundle.collected || !bundle.messages.is_empty())
        });
        closed
            .map(|(handle, bundle)| WaitingBundle {
                handle: *handle,
                bundle: bundle.id.unwrap(),
                parts: bundle.parts,
                bytes: bundle.held.values().map(|part| part.len() as u64).sum(),
                closed_at: now(),
                messages: bundle.messages.keys().max().copied().unwrap_or(0),
                collected: bundle.collected,
            })
            .collect()
    }
}

impl Bundle {
    fn close(&mut self, id: Id, came: &Came, lies: bool) -> Option<Vec<u8>> {
        if !self.receipt.is_empty() {
            return if self.listing == came.body { yes(200, &self.receipt) } else { no(Code::Closed) };
        }
        let missing = ranges((1..=self.parts).filter(|index| !self.held.contains_key(index)));
        if !missing.is_empty() {
            return refuse(&Problem { missing, ..Problem::new(Code::PartsMissing) });
        }
        let held = sums(self.held.values().map(|part| Digest::of(part)));
        if came.header("sanad-sums") != Some(held.to_string().as_str()) {
            return no(Code::SumsDiffer);
        }
        self.seal(if lies { Id::from_bytes([9; 16]) } else { id }, came.body.clone());
        yes(200, &self.receipt)
    }

    /// Closes it with a listing.
    pub(crate) fn seal(&mut self, id: Id, listing: Vec<u8>) {
        let receipt = Receipt {
            bundle: id,
            listing: Digest::of(&listing),
            sums: sums(self.held.values().map(|part| Digest::of(part))),
            parts: self.parts,
            bytes: self.held.values().map(|part| part.len() as u64).sum(),
            at: now(),
        };
        self.receipt = receipt.sign(&receipt_key()).unwrap().into_bytes();
        self.listing = listing;
    }
}

fn now() -> ClaimedTime {
    "2026-11-22T01:02:03+00:00".parse().unwrap()
}
