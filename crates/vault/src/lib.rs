//! The encrypted store on one device, and every act upon it.
//!
//! What lies on the disk is written to the byte in `FORMAT.md`; the words are in `GLOSSARY.md`, the
//! adversaries in `THREATS.md`. The only unsafe code is the module `sys`: three calls into C.
#![deny(unsafe_code)]
#![deny(missing_docs)]
#![deny(rustdoc::broken_intra_doc_links)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice
    )
)]

mod about;
mod acceptance;
mod account;
mod acquire;
mod age_key;
mod assemble;
mod backup;
mod bag;
mod belt;
mod cache;
pub mod calendar;
mod case;
mod consent;
mod custody;
mod describe;
mod desk;
mod device;
mod dossier;
mod draft;
mod erase;
mod export;
mod fault;
mod fixity;
mod index;
mod intake;
mod items;
mod job;
pub mod keys;
mod message;
mod network;
mod open_original;
mod original;
mod outbox;
mod page;
mod partner;
mod person;
mod plan;
mod private;
mod prove;
mod rekey;
mod reply;
#[cfg(test)]
mod requirements;
mod restore;
#[cfg(test)]
mod road_tests;
mod sealed;
mod search;
mod second;
mod settle;
mod slots;
mod stated;
pub mod store;
mod sys;
mod tray;
mod upkeep;
mod vault;
#[cfg(test)]
mod window_tests;

pub use acceptance::{Accepted, RecordAcceptanceError};
pub use account::{
    AccountError, AccountGiven, AccountPage, AccountRow, AccountVersion, GateReason, MayLeave,
    STOP_CONDITIONS, STOPPED,
};
pub use acquire::{AcquireError, Acquired, Found, find_files, find_files_within};
pub use assemble::{AssembleError, Assembled, Choice, Goes, Stays, Weighed, WeighedItem};
pub use backup::{BackedUp, BackupError, OpensWith};
pub use bag::BagError;
pub use case::{CaseError, CaseFile};
pub use consent::{
    AlreadyOut, AnswersGiven, ConsentError, ConversationGiven, Notice, NoticeState, PermitRow, RecipientRow,
    Recorded, Restricted, WithdrawalGiven,
};
pub use describe::{DescribeError, Description, KNOWABLE, StatedBasis, value_in_words};
pub use dossier::{Compiled, DossierError, DossierPlan};
pub use draft::{Draft, DraftError, DraftKind, DraftRow};
pub use erase::EraseError;
pub use fault::Fault;
pub use fixity::{FixityFinding, FixityReport};
pub use index::Kind as FoundKind;
pub use intake::{Incoming, TakeInError, TakenIn};
pub use items::{EntryView, ItemError, ItemPage, ItemRow, RecordView};
pub use job::{Job, Snapshot};
pub use message::{MessageError, MessageLine, OutgoingMessage};
pub use network::{Meter, Network, Permission};
pub use open_original::OriginalReader;
pub use outbox::{Carriage, OutboxError, Outgoing, Parts, RecordReceiptError, SealedPart, Withdrawal};
pub use page::{ItemsAsked, ItemsPage, Order};
pub use partner::{
    Collected, Collector, CopyUnder, DeskMailbox, Identities, OpenedInvitation, Partner, PartnerError,
};
pub use person::{
    ConversationRow, IdentityGiven, PersonError, PersonGiven, PersonPage, PersonRow, PersonsAsked,
    PersonsPage, Prior, PriorAccount,
};
pub use plan::{CaseFacts, PlanError, Readiness, Referral, Risk};
pub use prove::ProveError;
pub use rekey::{NewSheets, RekeyError};
pub use reply::{Awaiting, OutgoingReply, RecordReplyError, Reply};
pub use restore::{RestoreError, restore};
pub use search::{Found as SearchFound, Hit, Query};
pub use second::{ApprovalTaken, OverrideRow, Second, SecondError, SecondPerson};
pub use slots::{KeyslotRow, SlotError};
pub use stated::StateError;
pub use sys::harden_process;
pub use tray::{FileError, Filed};
pub use upkeep::Upkeep;
pub use vault::{CreateError, Created, NewVault, OpenWith, Role, UnlockError, Vault, VaultFacts};
