//! How far it is, told as it goes.

use std::time::{Duration, Instant};

use sanad_evidence::Id;
use serde::Serialize;

use super::pace::Pace;

/// How far the road over the network is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The partner's name here.
    pub partner: String,
    /// The bundle that is being sent.
    pub bundle: Option<Id>,
    /// The part that is being sent, from 1; 0 before the first.
    pub part: u64,
    /// How many parts the bundle has.
    pub parts: u64,
    /// Bytes of this bundle that the mailbox has, or that are leaving now.
    pub sent: u64,
    /// Bytes of this bundle in all: what is left is an estimate until all is sealed.
    pub of: u64,
    /// Bytes a second in the last minute; none before there is something to say.
    pub pace: Option<u64>,
    /// How long the rest of this bundle takes at that pace.
    pub left: Option<Duration>,
    /// What is waited for: an error's code, and for how long still.
    pub waits: Option<(&'static str, Duration)>,
}

/// Whoever is told, and what was last said.
pub(crate) struct Told<'t> {
    tell: &'t mut dyn FnMut(&Progress),
    now: Progress,
    pace: Pace,
    /// Bytes of this round that are behind us, for the pace.
    behind: u64,
    /// Bytes of this bundle that were answered for.
    answered: u64,
    leaving: u64,
    /// Whether it is a part that is leaving: other questions are small, and no part of the bundle.
    in_part: bool,
    /// Whether a mailbox's clock and ours were found to be more than a day apart.
    pub(crate) clock_differs: bool,
}

impl<'t> Told<'t> {
    pub(crate) fn new(tell: &'t mut dyn FnMut(&Progress)) -> Self {
        let (now, pace) = (Progress::default(), Pace::new());
        Self { tell, now, pace, behind: 0, answered: 0, leaving: 0, in_part: false, clock_differs: false }
    }

    /// Whom the next questions go to.
    pub(crate) fn partner(&mut self, name: &str) {
        self.now = Progress { partner: name.to_owned(), ..Progress::default() };
        (self.answered, self.leaving) = (0, 0);
        self.say();
    }

    /// A bundle is begun, or gone on with.
    pub(crate) fn begin(&mut self, bundle: Id, parts: u64, answered: u64, of: u64) {
        let partner = std::mem::take(&mut self.now.partner);
        self.now =
            Progress { partner, bundle: Some(bundle), parts, sent: answered, of, ..Progress::default() };
        self.answered = answered;
        self.say();
    }

    /// A part is begun.
    pub(crate) fn part(&mut self, part: u64) {
        self.now.part = part;
        self.in_part = true;
        self.sending(0);
    }

    /// So many bytes of what is being asked have left.
    pub(crate) fn sending(&mut self, bytes: u64) {
        self.leaving = if self.in_part { bytes } else { 0 };
        self.pace.note(Instant::now(), self.behind.saturating_add(self.leaving));
        self.say();
    }

    /// It was answered for.
    pub(crate) fn answered(&mut self, bytes: u64) {
        self.behind = self.behind.saturating_add(bytes);
        self.answered = self.answered.saturating_add(bytes);
        self.in_part = false;
        self.sending(0);
    }

    /// What is waited for, and for how long still.
    pub(crate) fn waiting(&mut self, waits: Option<(&'static str, Duration)>) {
        self.now.waits = waits;
        // What was leaving when it was cut has not arrived.
        self.sending(0);
    }

    /// The pace of the last minute.
    pub(crate) fn pace(&self) -> Option<u64> {
        self.pace.per_second()
    }

    fn say(&mut self) {
        self.now.sent = self.answered.saturating_add(self.leaving).min(self.now.of);
        self.now.pace = self.pace.per_second();
        self.now.left = self.pace.left(self.now.of.saturating_sub(self.now.sent));
        (self.tell)(&self.now);
    }
}
