//! The road over a network: who may be reached how, how far a round is, what it cost; and the messages
//! that travel on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When bundles may go to a partner over a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Permission {
    /// Not at all.
    Never,
    /// When a person says so, each time.
    Ask,
    /// Whenever there is a connection and the vault is unlocked.
    Always,
}

/// The road a transfer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum RoadTaken {
    /// None: nothing of it has left.
    None,
    /// A stick or folder.
    Folder,
    /// A mailbox.
    Mailbox,
}

/// In what order a transfer carries what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TransferOrder {
    /// Everything in one bundle.
    Together,
    /// Records alone; originals follow with another transfer.
    RecordsFirst,
    /// Records, and then each original in a bundle of its own.
    OneByOne,
}

/// How this vault reaches a network, and what it cost this month.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NetworkView {
    /// `IP:port` of the SOCKS5 proxy by which everything goes; nothing: directly.
    pub proxy: Option<String>,
    /// The most bytes a month, both ways together; nothing: no limit.
    #[ts(type = "number | null")]
    pub monthly_limit: Option<u64>,
    /// The month that is counted, as `2026-11`.
    pub month: String,
    /// Bytes sent in it.
    #[ts(type = "number")]
    pub sent: u64,
    /// Bytes received in it.
    #[ts(type = "number")]
    pub received: u64,
}

/// How it stands with a job that uses the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NetProgress {
    /// The partner's name; at a partner's desk, the mailbox's address.
    pub partner: String,
    /// The bundle that is being carried, if one.
    pub bundle: Option<String>,
    /// The part it is at, from 1; 0 when at none.
    #[ts(type = "number")]
    pub part: u64,
    /// Parts of that bundle.
    #[ts(type = "number")]
    pub parts: u64,
    /// Bytes done of what was to be done.
    #[ts(type = "number")]
    pub sent: u64,
    /// Bytes in all.
    #[ts(type = "number")]
    pub of: u64,
    /// Bytes a second over the last minute; nothing before there is a pace.
    #[ts(type = "number | null")]
    pub pace: Option<u64>,
    /// Seconds left at that pace; nothing before there is a pace.
    pub left_seconds: Option<u32>,
    /// Why it waits, if it does.
    pub waiting: Option<NetWaiting>,
}

/// Why nothing goes at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NetWaiting {
    /// The code of what happened, as of a refusal.
    pub code: String,
    /// Seconds until the next try.
    pub seconds: u32,
}

/// What could not go in this round and is tried again.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SentWaits {
    /// The partner's name.
    pub partner: String,
    /// Why, by code.
    pub code: String,
    /// Seconds until it makes sense to try again; 0 when that depends on a person.
    pub until_seconds: u32,
}

/// A mailbox of this desk.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DeskMailboxView {
    /// Its addresses, the first first.
    pub addresses: Vec<String>,
    /// The digest of its key as its operator reads it, in eight groups of hexadecimal digits.
    pub pin: Vec<String>,
    /// Tokens that were given out and that it was not told of yet.
    pub tokens_waiting: u32,
}

/// The keys of a partner's desk over time.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DeskKeysView {
    /// The offline recovery recipient (`age1…`), if there is one.
    pub recovery: Option<String>,
    /// Keys that open bundles now.
    pub identities: u32,
    /// Of them, those that were replaced and wait for their end.
    pub retiring: u32,
    /// When the next of them is destroyed.
    pub next_retires: Option<String>,
}

/// A message between a collector and a partner.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MessageView {
    /// Its id.
    pub id: String,
    /// The bundle it is about.
    pub bundle: String,
    /// The name of who is at the other end.
    pub with: String,
    /// Whether it was written here.
    pub from_us: bool,
    /// What it says.
    pub text: String,
    /// The message it answers, if one.
    pub answers: Option<String>,
    /// When it was written, by the writer's clock.
    pub at: String,
    /// When both sides let go of it.
    pub expires: String,
    /// `queued`, `sent` or `received`.
    pub state: String,
    /// Whether it was read here.
    pub read: bool,
}
