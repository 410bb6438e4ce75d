//! The custody log: one append-only Merkle tree per case (FORMAT.md, "Custody log").
//!
//! Standards as they are: RFC 6962 §2.1 for the tree, C2SP signed-note and tlog-checkpoint for its
//! state, tlog-cosignature for a partner's "I saw this and it only grew", tlog-proof for inclusion.
//! One format is ours, because there was none: the consistency file.

mod checkpoint;
mod consistency;
mod cosignature;
mod key;
pub mod merkle;
mod note;
mod pem;
mod proof;
mod text;

pub use checkpoint::{Checkpoint, CheckpointError, MAX_CHECKPOINT, SignedCheckpoint, origin};
pub use consistency::{ConsistencyError, ConsistencyProof, MAX_CONSISTENCY};
pub use cosignature::{Cosignature, CosignatureError, Cosigner, CosignerKey, MAX_COSIGNATURE};
pub use key::{KeyError, MAX_KEY_NAME, VerifierKey};
pub use merkle::{MemoryNodes, MissingNode, Nodes, PathError, ProofError};
pub use note::{MAX_NOTE, MAX_SIGNATURES, NoteError, NoteKey, NoteSigner};
pub use pem::public_key_pem;
pub use proof::{MAX_EXTRA, MAX_PROOF, TlogProof, TlogProofError};
pub use text::MAX_SIZE;
