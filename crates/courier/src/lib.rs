//! The road, client side: delivering what the vault queued, fetching what waits.
//!
//! There are two roads, and a bundle may change from one to the other. A folder: a USB stick, a shared
//! disk (`FORMAT.md`, "Folder road"). And a partner's mailbox over a network (`FORMAT.md`, "Mailbox"),
//! with a pinned key, directly or through a proxy and then in no other way. What travels is ciphertext
//! only; whoever watches either sees that encrypted files go, how many and how large, and no more.
//!
//! The network half is blocking: a [`Net`] is made for a round, in a thread that may wait, and gives up
//! within a fifth of a second when its [`Job`](sanad_vault::Job) is stopped. Everything that was answered
//! for is kept in the vault, so that any round may be cut anywhere and the next goes on.
#![forbid(unsafe_code)]
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

mod deliver;
mod error;
mod fetch;
mod folder;
mod net;

pub use deliver::{Delivered, DeliveredBundle, Problem, RecordedAcceptance, deliver};
pub use error::CourierError;
pub use fetch::{Fetched, fetch};
pub use folder::FolderRoad;
pub use net::{
    ByNet, MailboxError, Mirrored, Net, NetError, Progress, Round, Waits, deliver_by_net, fetch_by_net,
    mirror,
};
