//! `init`: a folder with keys, a certificate, and a configuration to read and change.

use std::fs;
use std::path::Path;

use rcgen::{CertificateParams, KeyPair};
use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, to_hex};
use zeroize::Zeroizing;

use crate::config::NAME;
use crate::failure::Failure;
use crate::keys;

/// Makes a mailbox in `folder`, and gives what to tell the operator.
///
/// # Errors
/// [`Failure`]; nothing that was there is changed.
pub fn init(folder: &Path, addresses: &[String], store: Option<&str>) -> Result<String, Failure> {
    if addresses.is_empty()
        || addresses.len() > 16
        || !addresses.iter().all(|one| MailboxAddress::is_url(one))
    {
        return Err(Failure::usage(
            "An address is not one that an invitation can name.",
            "As in: --address https://mailbox.example:8443 (at most 16, without user, query or fragment)",
        ));
    }
    if folder.join(NAME).exists() {
        return Err(Failure::new(
            format!("{} is a mailbox already.", folder.display()),
            "Name another folder. Nothing was changed.",
        ));
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    for place in [folder.to_owned(), folder.join("spool")] {
        builder.create(&place).map_err(|error| {
            Failure::new(
                format!("{} cannot be made: {error}.", place.display()),
                "Look whether the folder above it is there and lets this user write.",
            )
        })?;
    }

    let seed = keys::random::<32>()?;
    let receipt_key = SigningKey::from_seed(&seed);
    let mut text = Zeroizing::new(String::with_capacity(65));
    text.push_str(&Zeroizing::new(to_hex(seed.as_slice())));
    text.push('\n');
    keys::write_secret(&folder.join("receipt.key"), &text)?;

    let unmade = |error: rcgen::Error| {
        Failure::new(format!("The certificate cannot be made: {error}."), "Report this; nothing was lost.")
    };
    let tls_key = KeyPair::generate().map_err(unmade)?;
    // No name of a person or place stands in it: clients compare the key, and nothing else.
    let certificate = CertificateParams::new(vec!["mailbox.invalid".to_owned()])
        .and_then(|params| params.self_signed(&tls_key))
        .map_err(unmade)?;
    let pin = Digest::of(&rcgen::PublicKeyData::subject_public_key_info(&tls_key));
    keys::write_secret(&folder.join("tls.key"), &Zeroizing::new(tls_key.serialize_pem()))?;
    keys::write_new(&folder.join("tls.crt"), &certificate.pem(), 0o644)?;

    // The configuration last: when it is there, everything is.
    keys::write_new(&folder.join(NAME), &configuration(addresses, store), 0o644)?;
    Ok(format!(
        "A mailbox is in {folder}. Nobody can use it yet.\n\
         Key of its certificate (pin): {pin}\n\
         Key of its receipts: {key}\n\
         Fingerprint of that key: {fingerprint}\n\
         Next: read {folder}/{NAME}; then\n  \
         sanad-mailbox --config {folder} partner add LABEL --out PASS-FILE\n  \
         sanad-mailbox --config {folder} serve\n\
         Save receipt.key and tls.key somewhere safe: invitations name these two keys.",
        folder = folder.display(),
        key = receipt_key.verifying_key(),
        fingerprint = receipt_key.verifying_key().fingerprint().to_string().replace('\n', " "),
    ))
}

fn configuration(addresses: &[String], store: Option<&str>) -> String {
    let quoted: Vec<String> = addresses.iter().map(|address| format!("\"{address}\"")).collect();
    let port = addresses.first().and_then(|address| port(address)).unwrap_or(8443);
    let store = store.unwrap_or("store").replace('\\', "\\\\").replace('"', "\\\"");
    let s3 = if store.starts_with("s3://") {
        "\n[s3]\n\
         # The server; leave this out for Amazon's own.\n\
         # endpoint = \"https://s3.example\"\n\
         # region = \"us-east-1\"\n\
         # Two lines, readable by this user only: access_key_id = \"…\" and secret_access_key = \"…\"\n\
         credentials = \"s3.credentials\"\n"
    } else {
        ""
    };
    format!(
        "\
# A mailbox of Sanad. OPERATING.md says more about each of these. Paths are beside this file.

# Where collectors and desks find this mailbox; passes and invitations name these. 1 to 16, tried in order.
addresses = [{addresses}]

# Where it listens. All addresses of this machine; 127.0.0.1 behind a proxy or an onion service.
listen = \"0.0.0.0:{port}\"

# Where ciphertext lies: a folder here (fsync is on), file:///… elsewhere, or s3://BUCKET/PREFIX.
store = \"{store}\"

# Signs receipts. Keep a copy; never change it.
receipt_key = \"receipt.key\"

# Bodies lie here, unnamed, while they come: at most as many parts of 4 MiB as there are connections.
# spool = \"spool\"

# Counts for a monitoring program, on this machine only. They name nobody.
# metrics = \"127.0.0.1:9464\"

# Behind a proxy that speaks TLS: take [tls] away, and say which key to pin (OPERATING.md says how).
# behind_proxy = true
# pin = \"64 hexadecimal digits\"

[tls]
# Read again when these files change, or at SIGHUP. Invitations pin the key, so never change the key.
certificate = \"tls.crt\"
key = \"tls.key\"
{s3}
[limits]
# How long the remains of a bundle (receipt, replies, messages) stay after the partner collected it.
# keep_days = 180
# How long nothing came for a bundle that was never closed, until it is withdrawn.
# open_days = 90
# How long a closed bundle waits for its partner. Not set: for ever.
# uncollected_days = 365
# Of each partner. A brake, not a ledger: counted from time to time. Not set: as much as there is room for.
# quota = \"100 GiB\"
# The disk of the store keeps at least this much free.
# keep_free = \"1 GiB\"
# Connections at once.
# connections = 512

# Other quotas for single partners, by label.
# [quotas]
# \"archive\" = \"1 TiB\"
",
        addresses = quoted.join(", "),
    )
}

/// The port that an address names.
fn port(address: &str) -> Option<u16> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split('/').next()?;
    match host.rsplit_once(':') {
        Some((_, port)) if !port.ends_with(']') => port.parse().ok(),
        _ => Some(443),
    }
}
