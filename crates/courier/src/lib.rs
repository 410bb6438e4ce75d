//! The road, client side: delivering what the vault queued, fetching what waits.
//!
//! A folder is a mailbox: a USB stick, a shared disk. The layout is in `FORMAT.md`, "The road". What
//! lies there is ciphertext only; an inspector sees that encrypted files are there, no more, no less.
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
