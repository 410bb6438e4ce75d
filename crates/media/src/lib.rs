//! Reads files that nobody vouches for, so that a window can show them.
//!
//! Every decoder runs in a child process, the program `sanad-media`. It is started with nothing but two
//! pipes, gives up files, sockets and other programs before it reads its first byte, and has a bound on
//! memory and on time. It never learns a path or a key: whoever asks serves it the bytes of the original
//! through the pipe, piece by piece, so nothing decrypted ever becomes a temporary file. A file that
//! breaks a decoder ends the child, never the program that asked: the answer is then a [`MediaError`], and
//! the next request starts another child.
//!
//! This library is the asking side alone and links no decoder. Its answers come from a process that a
//! hostile file may have taken over, so they are checked and bounded as well.
//!
//! ```no_run
//! # fn main() -> Result<(), sanad_media::MediaError> {
//! # let mut original = std::io::Cursor::new(Vec::new());
//! let program = sanad_media::find_program().unwrap_or_default();
//! let mut child = sanad_media::Child::start(&program, &sanad_media::Limits::default())?;
//! for claim in child.look(&mut original)?.claims {
//!     println!("{}: {}", claim.name, claim.value);
//! }
//! # Ok(())
//! # }
//! ```
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

mod answers;
mod ask;
mod error;
mod running;
pub mod wire;

pub use answers::{Claim, Kind, Limits, Looked, Picture, Piece, Plan, Text};
pub use ask::{Child, Source, find_program};
pub use error::MediaError;
