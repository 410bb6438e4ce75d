//! What the page and the shell tell each other. Each type is generated for TypeScript
//! (`ui/src/ipc/types`), so neither side can drift.
//!
//! Times are RFC 3339 text with their offset, sizes are bytes, ids and digests lowercase hex. A page
//! never receives a path it could send back: places are named by a [`PlaceId`].

mod account;
mod consent;
mod door;
mod facts;
mod item;
mod job;
mod keys;
mod net;
mod person;
mod place;
mod road;
mod search;
mod settings;
mod vault;

pub use account::{
    AccountGiven, AccountPage, AccountRow, AccountVersion, Draft, DraftKind, DraftRow, MayLeave,
};
pub use consent::{
    AlreadyOut, Answer, AnswersGiven, Cell, Condition, ConversationGiven, ConversationRow, PermitRow,
    RecipientRow, Recorded, RestrictedRow, WithdrawalGiven, WithdrawalNotice,
};
pub use door::{
    Created, Greeting, KnownVault, LockedBy, NewVaultAsked, RecoveryKind, Sheet, Strength, WindowKind,
};
pub use facts::{
    Calendar, CalendarDay, CaseFacts, DescriptionGiven, PlaceView, Precision, Readiness, Referral, Risk,
    WhenView,
};
pub use item::{
    Basis, CaseView, Claim, Custody, CustodyEntry, Item, ItemRecord, ItemState, ItemsAsked, ItemsFound,
    ItemsOrder, Look, LookKind, PlayPiece, Playable, Row, StatedBasisGiven, TextShown,
};
pub use job::{FileLine, FileState, JobKind, JobResult, JobState, JobView, Notice};
pub use keys::OpensWithAsked;
pub use net::{
    DeskKeysView, DeskMailboxView, MessageView, NetProgress, NetWaiting, NetworkView, Permission, RoadTaken,
    SentWaits, TransferOrder,
};
pub use person::{
    IdentityGiven, Keyslot, OverrideRow, PersonGiven, PersonPage, PersonRow, PersonsAsked, PersonsPage,
    Prior, PriorAccount, SecondView,
};
pub use place::{Drop, DropFile, DropRefused, Place, PlaceFor, PlaceId, Unplugged};
pub use road::{
    BundleIn, BundleOut, CollectorView, Finding, FindingWeight, GoesItem, GoesThing, InvitationMade,
    InvitationOpened, PartnerView, StaysItem, StaysThing, ToldKind, TransferWeighed,
};
pub use search::{Hit, HitKind, SearchFound, SearchQuery};
pub use settings::{Settings, Theme};
pub use vault::{VaultView, WhereView};
