//! The entry: a record whose commitment is a leaf of the custody log (FORMAT.md, "Entry").
//!
//! An entry holds codes, ids, digests and times only. Names and words stay in the records it seals,
//! which can be erased without the log losing a line.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::record::{RecordError, Seed};
use crate::{ClaimedTime, Digest, Id, Record, Schema};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every code, in the order of the specification.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as it is written down.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|code| code.code() == text).ok_or(UnknownCode)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

/// A code this program does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code this program does not know")]
pub struct UnknownCode;

codes! {
    /// What was done, in the past tense.
    Action {
        /// A thing came into the vault, byte for byte.
        Acquired = "Acquired",
        /// Facts about an item were stated.
        Described = "Described",
        /// A record was sealed.
        RecordSealed = "RecordSealed",
        /// A consent basis or answer was recorded.
        ConsentRecorded = "ConsentRecorded",
        /// Consent was withdrawn; it restricts at once.
        ConsentWithdrawn = "ConsentWithdrawn",
        /// A recording began.
        RecordingBegan = "RecordingBegan",
        /// The bytes on the disk were read again and compared.
        FixityChecked = "FixityChecked",
        /// A checkpoint was signed over everything so far.
        Sealed = "Sealed",
        /// A bundle was delivered, part by part.
        Transferred = "Transferred",
        /// A mailbox stated that it holds the bytes.
        ReceiptRecorded = "ReceiptRecorded",
        /// A partner stated that it opened, verified and stored them.
        AcceptanceRecorded = "AcceptanceRecorded",
        /// A partner took a bundle in.
        TakenIn = "TakenIn",
        /// Something was handed beyond the partner.
        Disclosed = "Disclosed",
        /// An original was given up here after an acceptance said it is stored.
        Forgotten = "Forgotten",
        /// An original was destroyed without one.
        Disposed = "Disposed",
        /// An item was filed into this case from the log in which it was first entered.
        Filed = "Filed",
        /// A backup was restored, or a partner was found to hold more than this vault: a new log.
        Restored = "Restored",
    }
}

codes! {
    /// How far the device's clock can be believed.
    Clock {
        /// The system says it was set from the network.
        Synced = "synced",
        /// Nothing says so.
        Unsynced = "unsynced",
        /// It stands before a time this vault already wrote.
        Wrong = "wrong",
    }
}

codes! {
    /// The kind of thing an entry is about.
    ThingKind {
        /// An item.
        Item = "item",
        /// A case as a whole.
        Case = "case",
        /// A bundle.
        Bundle = "bundle",
        /// A person, by the coded half.
        Person = "person",
        /// The identity half of a person.
        Identity = "identity",
        /// What a person told.
        Account = "account",
        /// A person's answers towards one recipient.
        Consent = "consent",
        /// A plan of those who collect: it never leaves.
        Plan = "plan",
    }
}

/// One line of the custody log, typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done.
    pub action: Action,
    /// In which case.
    pub case: Id,
    /// The origin of the log it stands in.
    pub log: String,
    /// Its place in that log, from 0.
    pub index: u64,
    /// When, by the device's clock.
    pub claimed_at: ClaimedTime,
    /// How far that clock can be believed.
    pub clock: Clock,
    /// Seconds since the device was started.
    pub since_boot: u64,
    /// A keyed pseudonym of that start: 16 hexadecimal digits.
    pub boot: String,
    /// The agent: a code bound to the keyslot that was opened.
    pub agent: String,
    /// What kind of thing it is about.
    pub thing_kind: ThingKind,
    /// The thing.
    pub thing: Id,
    /// The digest of the thing's bytes, where it has any.
    pub digest: Option<Digest>,
    /// The digest of the record this entry seals, if it seals one.
    pub record: Option<Digest>,
    /// Index and record digest of the previous entry about the same thing in this log.
    pub previous: Option<(u64, Digest)>,
    /// The digest of the newest receipt, acceptance or time token held for this case: the entry was
    /// written no earlier than that.
    pub anchor: Option<Digest>,
    /// How it went, as a code, where that is not plain from the action.
    pub outcome: Option<String>,
    /// The program and its version.
    pub tool: String,
}

/// Why a record is not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// Not a record at all.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A record of another type, or an entry of a newer version.
    #[error("this is a {kind}, not an entry this program knows")]
    OtherKind {
        /// The kind found.
        kind: String,
    },
    /// A field that is missing, withheld or not of its form.
    #[error("the field {name} is missing, withheld or not of its form")]
    BadField {
        /// Its name.
        name: &'static str,
    },
}

impl Entry {
    /// Seals the entry as a record.
    ///
    /// # Errors
    /// [`RecordError`] when a text in it is longer than a record may hold.
    pub fn seal(&self, seed: &Seed) -> Result<Record, RecordError> {
        let text = |value: Option<Digest>| value.map_or(Value::Null, |digest| json!(digest.to_string()));
        let values = BTreeMap::from([
            ("language", json!("zxx")),
            ("amends", json!([])),
            ("action", json!(self.action.code())),
            ("case", json!(self.case.to_string())),
            ("log", json!(self.log)),
            ("index", json!(self.index)),
            ("claimed_at", json!(self.claimed_at.to_string())),
            ("clock", json!(self.clock.code())),
            ("since_boot", json!(self.since_boot)),
            ("boot", json!(self.boot)),
            ("agent", json!(self.agent)),
            ("thing_kind", json!(self.thing_kind.code())),
            ("thing", json!(self.thing.to_string())),
            ("digest", text(self.digest)),
            ("record", text(self.record)),
            // "None before" is said, not left empty: a copy that withholds may not hide a gap.
            (
                "previous",
                self.previous.map_or(json!([]), |(index, digest)| json!([index, digest.to_string()])),
            ),
            ("anchor", text(self.anchor)),
            ("outcome", self.outcome.as_ref().map_or(Value::Null, |code| json!(code))),
            ("tool", json!(self.tool)),
        ]);
        Record::seal(&Schema::ENTRY, &values, seed)
    }

    /// Reads an entry from its record. Every field but `agent`, `boot` and `tool` must be shown.
    ///
    /// # Errors
    /// [`EntryError`] names the field.
    pub fn from_record(record: &Record) -> Result<Self, EntryError> {
        if !record.is(&Schema::ENTRY) {
            return Err(EntryError::OtherKind { kind: record.kind().to_string() });
        }
        Ok(Self {
            action: parsed(record, "action")?,
            case: parsed(record, "case")?,
            log: required(record, "log")?.to_owned(),
            index: number(record, "index")?,
            claimed_at: parsed(record, "claimed_at")?,
            clock: parsed(record, "clock")?,
            since_boot: number(record, "since_boot")?,
            boot: record.text_of("boot").unwrap_or_default().to_owned(),
            agent: record.text_of("agent").unwrap_or_default().to_owned(),
            thing_kind: parsed(record, "thing_kind")?,
            thing: parsed(record, "thing")?,
            digest: optional_digest(record, "digest")?,
            record: optional_digest(record, "record")?,
            previous: previous(record)?,
            anchor: optional_digest(record, "anchor")?,
            outcome: record.text_of("outcome").map(str::to_owned),
            tool: record.text_of("tool").unwrap_or_default().to_owned(),
        })
    }
}

fn required<'a>(record: &'a Record, name: &'static str) -> Result<&'a str, EntryError> {
    record.text_of(name).ok_or(EntryError::BadField { name })
}

fn parsed<T: FromStr>(record: &Record, name: &'static str) -> Result<T, EntryError> {
    required(record, name)?.parse().map_err(|_| EntryError::BadField { name })
}

fn number(record: &Record, name: &'static str) -> Result<u64, EntryError> {
    record.value(name).and_then(Value::as_u64).ok_or(EntryError::BadField { name })
}

fn previous(record: &Record) -> Result<Option<(u64, Digest)>, EntryError> {
    let bad = EntryError::BadField { name: "previous" };
    match record.value("previous").and_then(Value::as_array).map(Vec::as_slice) {
        Some([]) => Ok(None),
        Some([Value::Number(index), Value::String(digest)]) => {
            let index = index.as_u64().ok_or(bad.clone())?;
            Ok(Some((index, digest.parse().map_err(|_| bad)?)))
        }
        _ => Err(bad),
    }
}

fn optional_digest(record: &Record, name: &'static str) -> Result<Option<Digest>, EntryError> {
    let bad = EntryError::BadField { name };
    match record.value(name) {
        Some(Value::Null) | None => Ok(None),
        Some(Value::String(text)) => text.parse().map(Some).map_err(|_| bad),
        Some(_) => Err(bad),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            action: Action::Acquired,
            case: Id::from_bytes([1; 16]),
            log: "sanad/log/02020202020202020202020202020202".to_owned(),
            index: 3,
            claimed_at: "2026-11-21T18:25:00+04:30".parse().unwrap(),
            clock: Clock::Unsynced,
            since_boot: 77,
            boot: "0011223344556677".to_owned(),
            agent: "A-7F3K".to_owned(),
            thing_kind: ThingKind::Item,
            thing: Id::from_bytes([3; 16]),
            digest: Some(Digest::of(b"film")),
            record: Some(Digest::of(b"record")),
            previous: Some((1, Digest::of(b"before"))),
            anchor: None,
            outcome: None,
            tool: "sanad 0.1.0".to_owned(),
        }
    }

    #[test]
    fn an_entry_round_trips() {
        let record = entry().seal(&Seed::from_random(&mut [9; 32])).unwrap();
        let read = Record::parse(&record.to_text()).unwrap();
        assert_eq!(Entry::from_record(&read).unwrap(), entry());
    }

    #[test]
    fn the_agent_can_be_withheld_and_the_index_cannot_be_missed() {
        let record = entry().seal(&Seed::from_random(&mut [9; 32])).unwrap();
        let copy = record.withhold(&["agent"], "redaction.safety").unwrap();
        assert_eq!(Entry::from_record(&copy).unwrap().agent, "");
        let copy = record.withhold(&["index"], "redaction.safety").unwrap();
        assert_eq!(Entry::from_record(&copy), Err(EntryError::BadField { name: "index" }));
    }

    #[test]
    fn every_code_reads_back() {
        for action in Action::ALL {
            assert_eq!(action.code().parse::<Action>(), Ok(*action));
        }
        assert_eq!("Deleted".parse::<Action>(), Err(UnknownCode));
    }
}
