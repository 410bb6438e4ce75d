//! The mailbox's secrets on its own disk, readable by its user alone: the key that signs receipts, and
//! that of TLS.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, from_hex};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// 32 bytes of the operating system's randomness.
///
/// # Errors
/// [`Failure`] when it has none.
pub fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Failure> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| {
        Failure::new("The operating system gave no randomness.", "Try again; without it no key can be made.")
    })?;
    Ok(bytes)
}

/// Writes a new file that only this user can read, durably. Never over another.
///
/// # Errors
/// [`Failure`].
pub fn write_secret(path: &Path, text: &str) -> Result<(), Failure> {
    write_new(path, text, 0o600)
}

/// Writes a new file, durably. Never over another.
///
/// # Errors
/// [`Failure`].
pub fn write_new(path: &Path, text: &str, mode: u32) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let written = (|| -> io::Result<()> {
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    })();
    written.map_err(|error| {
        let hint = if error.kind() == io::ErrorKind::AlreadyExists {
            "Name another place, or move what is there away first. Nothing was changed."
        } else {
            "Look whether the folder is there, has room, and lets this user write."
        };
        Failure::new(format!("{} cannot be written: {error}.", path.display()), hint)
    })
}

/// Reads the key that signs receipts: 64 hexadecimal digits.
///
/// # Errors
/// [`Failure`].
pub fn receipt_key(path: &Path) -> Result<SigningKey, Failure> {
    let unread = |why: String| {
        Failure::new(
            format!("The receipt key {} cannot be read: {why}.", path.display()),
            "It is the file receipt.key that init made. If it is lost, see OPERATING.md: receipts are signed by another key from then on.",
        )
    };
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| unread(error.to_string()))?);
    let seed = from_hex::<32>(text.trim_end()).map_err(|error| unread(error.to_string()))?;
    Ok(SigningKey::from_seed(&Zeroizing::new(seed)))
}

/// Reads certificate and key for TLS 1.3, and the pin of the key.
///
/// # Errors
/// [`Failure`].
pub fn tls(certificate: &Path, key: &Path) -> Result<(Arc<rustls::ServerConfig>, Digest), Failure> {
    let unread = |what: &Path, why: String| {
        Failure::new(
            format!("{} cannot be used for TLS: {why}.", what.display()),
            "A certificate chain and its private key in PEM, as init makes them.",
        )
    };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unread(certificate, error.to_string()))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unread(key, error.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let signer = provider
        .key_provider
        .load_private_key(secret.clone_key())
        .map_err(|error| unread(key, error.to_string()))?;
    let spki = signer.public_key().ok_or_else(|| unread(key, "its public half cannot be told".to_owned()))?;
    let pin = Digest::of(&spki);
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|error| unread(certificate, error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(|error| unread(certificate, error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((Arc::new(config), pin))
}
