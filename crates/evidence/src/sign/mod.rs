//! Who signed: Ed25519 keys (RFC 8032), their fingerprints, and SSHSIG signatures.
//!
//! Signatures are OpenSSH's SSHSIG (`PROTOCOL.sshsig`), so that anyone with `ssh-keygen` can check
//! them. One key type (Ed25519), one hash (SHA-512) and nine namespaces are taken, nothing else.
//! A good signature proves that the holder of a key signed these bytes; whose key it is comes from
//! outside, by a [trust file](crate::trust) or a roster.

mod document;
mod fingerprint;
mod key;
mod sshsig;

pub use document::{BEGIN, SignedDocument, open, sign_document};
pub use fingerprint::Fingerprint;
pub use key::{KeyError, SigningKey, VerifyingKey};
pub use sshsig::{Namespace, SignatureError, sign, verify};

#[cfg(test)]
mod tests;
