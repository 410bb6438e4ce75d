//! The road: partners, collectors, transfers, bundles.

use serde::Serialize;
use ts_rs::TS;

use super::{Permission, RoadTaken};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FindingWeight {
    /// Something is wrong.
    Fault,
    /// Something may be wrong, and a person should look.
    Warning,
    /// Something is worth knowing.
    Note,
}

/// One finding; its sentence is `finding-<code>`.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Finding {
    /// Its stable code.
    pub code: String,
    /// How much it weighs.
    pub weight: FindingWeight,
    /// What it is about: a member's name, an id, or empty.
    pub about: String,
}

/// A partner as a collector's vault knows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PartnerView {
    /// Its id.
    pub id: String,
    /// The name she gave it.
    pub name: String,
    /// The name it gives itself.
    pub their_name: String,
    /// The partner's fingerprint, in eight groups of decimal digits.
    pub fingerprint: Vec<String>,
    /// Her own for this partner, likewise.
    pub own_fingerprint: Vec<String>,
    /// Whether she compared them aloud.
    pub compared: bool,
    /// When it was added.
    pub added_at: String,
    /// Items it holds by its acceptances.
    #[ts(type = "number")]
    pub stored: u64,
    /// When bundles may go to it over a network.
    pub permission: Permission,
    /// The addresses of its mailboxes; none: a stick or folder only.
    pub mailboxes: Vec<String>,
    /// Unused tokens: transfers its mailbox still has room for.
    pub tokens: u32,
}

/// A collector as a partner's roster knows her.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CollectorView {
    /// Her id.
    pub id: String,
    /// The name the partner gave her.
    pub name: String,
    /// `invited`, `enrolled`, `confirmed` or `revoked`.
    pub state: String,
    /// Her fingerprint, once she enrolled.
    pub fingerprint: Option<Vec<String>>,
    /// The partner's own for her.
    pub own_fingerprint: Vec<String>,
    /// When she was invited.
    pub invited_at: String,
    /// Since when she is distrusted, if she is.
    pub distrusted_from: Option<String>,
}

/// An invitation that was opened under its code and waits for a yes.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InvitationOpened {
    /// Its handle for `add_partner`.
    pub id: String,
    /// The name the partner gives itself.
    pub their_name: String,
    /// Its fingerprint, in eight groups of decimal digits.
    pub fingerprint: Vec<String>,
    /// The addresses of its mailboxes; none: a stick or folder only.
    pub mailboxes: Vec<String>,
    /// The offline recovery recipient that can open what is sent too, if there is one.
    pub recovery: Option<String>,
}

/// An invitation that was written.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InvitationMade {
    /// The short code that opens it; it goes another way than the file.
    #[ts(type = "string")]
    pub code: zeroize::Zeroizing<String>,
    /// The name of the file that was written.
    pub file: String,
}

/// What a transfer made now would carry.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TransferWeighed {
    /// What goes.
    pub goes: Vec<GoesItem>,
    /// What stays, and why.
    pub stays: Vec<StaysItem>,
    /// Persons and accounts that go, and identity halves that could go when each is confirmed.
    pub goes_things: Vec<GoesThing>,
    /// Persons, identity halves and accounts that stay, and why.
    pub stays_things: Vec<StaysThing>,
    /// Records that go.
    pub records: u32,
    /// Entries of the custody log that go.
    pub entries: u32,
    /// Bytes that leave, padding included.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether more remains for the next transfer.
    pub more: bool,
}

/// An item that would go.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GoesItem {
    /// Its id.
    pub item: String,
    /// Its title or the name it was found under.
    pub name: Option<String>,
    /// Bytes of its original.
    #[ts(type = "number")]
    pub size: u64,
    /// Whether the partner may hold it only, not use it.
    pub safekeeping: bool,
}

/// An item that stays.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StaysItem {
    /// Its id.
    pub item: String,
    /// The name it was found under.
    pub name: Option<String>,
    /// Why, by code: `stays-<code>`.
    pub reason: String,
}

/// What goes and stays beside items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ToldKind {
    /// A person's coded half.
    Person,
    /// A person's identity half.
    Identity,
    /// An account.
    Account,
}

/// A person, an identity half or an account that would go.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GoesThing {
    /// What it is.
    pub kind: ToldKind,
    /// The id of the person or account; of an identity half: its person's.
    pub thing: String,
    /// The person's code.
    pub label: String,
    /// Whether the partner may hold it only, not use it.
    pub safekeeping: bool,
}

/// A person, an identity half or an account that stays.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StaysThing {
    /// What it is.
    pub kind: ToldKind,
    /// The id of the person or account; of an identity half: its person's.
    pub thing: String,
    /// The person's code.
    pub label: String,
    /// Why, by code, sorted: `stays-<code>`.
    pub reasons: Vec<String>,
}

/// A transfer in the outbox.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BundleOut {
    /// The bundle's id.
    pub id: String,
    /// The partner's name.
    pub partner: String,
    /// The case's code.
    pub case_code: String,
    /// Its number on this road.
    #[ts(type = "number")]
    pub sequence: u64,
    /// `queued`, `delivered`, `accepted` or `withdrawn`.
    pub state: String,
    /// Parts in all.
    #[ts(type = "number")]
    pub parts: u64,
    /// Parts on the road.
    #[ts(type = "number")]
    pub delivered: u64,
    /// Bytes in all.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was made.
    pub made_at: String,
    /// The road it is on.
    pub road: RoadTaken,
    /// Whether she paused it.
    pub paused: bool,
    /// Whether the mailbox was asked to close it and has not answered: it may be there already.
    pub closing: bool,
    /// Whether the mailbox gave a receipt for it.
    pub receipt: bool,
    /// Since when the mailbox holds it, by its receipt.
    pub held_since: Option<String>,
}

/// A bundle in the inbox.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BundleIn {
    /// The bundle's id.
    pub id: String,
    /// `waiting`, `refused`, `taken-in` or `accepted`.
    pub state: String,
    /// From whom, once that is known.
    pub collector: Option<String>,
    /// Of which case, once that is known.
    pub case_code: Option<String>,
    /// Its number on this road.
    #[ts(type = "number | null")]
    pub sequence: Option<u64>,
    /// When it was fetched.
    pub fetched_at: String,
    /// What was found, all of it.
    pub findings: Vec<Finding>,
}
