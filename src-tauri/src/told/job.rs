//! Long work: how far it is, and what came of it.

use serde::Serialize;
use ts_rs::TS;

use super::{Drop, Finding, NetProgress, SentWaits, StaysItem};
use crate::refusal::Refusal;

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum JobKind {
    /// Files are acquired.
    Acquire,
    /// A transfer is assembled.
    Assemble,
    /// Parts are delivered, and acceptances recorded.
    Deliver,
    /// What waits goes over the internet, and answers come back.
    Send,
    /// Bundles are fetched.
    Fetch,
    /// Bundles are fetched from the mailboxes of a desk, and answers put there.
    FetchNet,
    /// A bundle is taken in.
    TakeIn,
    /// A bundle is accepted.
    Accept,
    /// Every original is read and compared with its digest.
    Fixity,
    /// An original is exported.
    Export,
    /// A backup is made.
    Backup,
    /// A backup is rehearsed.
    Drill,
    /// A backup is brought back.
    Restore,
}

/// How it stands with a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum JobState {
    /// It is running.
    Running,
    /// It was asked to stop and is about to.
    Stopping,
    /// It came to its end.
    Done,
    /// It was stopped; what was finished is kept.
    Stopped,
    /// It failed.
    Failed,
}

/// A job as the window shows it; a window that was replaced asks again and sees the same.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct JobView {
    /// Its handle.
    pub id: String,
    /// What it does.
    pub kind: JobKind,
    /// The case it belongs to, if one.
    pub case_id: Option<String>,
    /// How it stands.
    pub state: JobState,
    /// Bytes done.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes in all, as far as known; 0 when not.
    #[ts(type = "number")]
    pub total: u64,
    /// What it is at: a file's name.
    pub doing: String,
    /// Seconds since it began.
    pub seconds: u32,
    /// The files of an acquire, in order; at most the last 200.
    pub files: Vec<FileLine>,
    /// How it stands on the network, for a job that uses it.
    pub net: Option<NetProgress>,
    /// What came of it, once done (or stopped, as far as it came).
    pub result: Option<JobResult>,
    /// Why it failed.
    pub error: Option<Refusal>,
}

/// One file of an acquire.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: FileState,
    /// The item it became.
    pub item: Option<String>,
    /// The item that holds the same bytes already, if one did.
    pub same_as: Option<String>,
    /// Why it was not taken.
    pub error: Option<Refusal>,
}

/// How it stands with one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FileState {
    /// Not begun.
    Waiting,
    /// Being read.
    Running,
    /// Kept.
    Kept,
    /// Not taken, with a reason.
    Refused,
}

/// What came of a job.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "of")]
#[ts(export)]
pub enum JobResult {
    /// Files were acquired.
    Acquired { kept: u32, refused: u32, not_begun: u32 },
    /// A transfer stands in the outbox.
    Assembled {
        bundle: String,
        bundles: u32,
        originals: u32,
        records: u32,
        stays: Vec<StaysItem>,
        more: bool,
    },
    /// Parts were delivered: bundles whole on the road, parts put there, acceptances recorded.
    Delivered { bundles: u32, parts: u32, acceptances: u32, problems: Vec<Refusal> },
    /// A round over the internet: bundles that mailboxes signed for, answers that came.
    Sent {
        bundles: u32,
        acceptances: u32,
        messages: u32,
        cards: u32,
        withdrawn: u32,
        problems: Vec<Refusal>,
        waits: Vec<SentWaits>,
        #[ts(type = "number")]
        sent: u64,
        #[ts(type = "number")]
        received: u64,
    },
    /// A desk's round over its mailboxes: bundles that were brought, answers put there.
    FetchedByNet {
        bundles: u32,
        messages: u32,
        replies: u32,
        problems: Vec<Refusal>,
        waits: Vec<SentWaits>,
        #[ts(type = "number")]
        sent: u64,
        #[ts(type = "number")]
        received: u64,
    },
    /// Bundles were fetched.
    Fetched { bundles: u32, incomplete: u32 },
    /// A bundle was taken in.
    TakenIn {
        bundle: String,
        collector: String,
        enrolled: bool,
        fingerprint: Vec<String>,
        case_code: String,
        originals: u32,
        records: u32,
        findings: Vec<Finding>,
    },
    /// A bundle was accepted.
    Accepted { bundle: String, stored: u32, damaged: u32 },
    /// Fixity was checked.
    Fixity {
        whole: u32,
        #[ts(type = "number")]
        bytes: u64,
        entries: u32,
        findings: Vec<Finding>,
    },
    /// An original was exported; its digest as written.
    Exported { digest: String },
    /// A backup was made.
    BackedUp {
        copied: u32,
        already: u32,
        #[ts(type = "number")]
        bytes: u64,
    },
    /// A vault was brought back; it can be unlocked now.
    Restored,
}

/// What the shell says to the page unasked, over the channel given to `listen`.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "of")]
#[ts(export)]
pub enum Notice {
    /// Something is held over the window.
    DragOver,
    /// It was taken away again.
    DragLeft,
    /// Files were dropped.
    Dropped { drop: Drop },
    /// A job began, went on or ended: ask for `jobs`.
    Jobs,
    /// The vault locks in so many seconds unless a key is pressed.
    LockSoon { seconds: u32 },
    /// The person came back in time: it does not.
    LockCalledOff,
}
