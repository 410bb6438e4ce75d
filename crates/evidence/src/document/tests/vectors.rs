//! The samples as files, to the byte. `SANAD_WRITE_VECTORS=1 cargo test -p sanad-evidence` writes
//! them anew: do that only where FORMAT.md changes with them.

use std::path::PathBuf;

use super::*;

fn check(name: &str, text: &str) {
    let folder: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "..", "tests", "vectors", "documents"].iter().collect();
    let path = folder.join(name);
    if std::env::var_os("SANAD_WRITE_VECTORS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap();
    assert_eq!(held, text, "{name} is not what this code writes");
}

#[test]
fn the_vectors_are_what_this_code_writes_and_reads() {
    let listing_text = signed_listing();
    check("listing.txt", &listing_text);
    assert_eq!(Listing::open(listing_text.as_bytes()), Ok(listing()));

    let receipt_text = receipt().sign(&key("mailbox")).unwrap();
    check("receipt.txt", &receipt_text);
    let mailbox = key("mailbox").verifying_key();
    assert_eq!(Receipt::open_from(receipt_text.as_bytes(), &mailbox), Ok(receipt()));

    let acceptance_text = acceptance().sign(&key("partner")).unwrap();
    check("acceptance.txt", &acceptance_text);
    let partner = key("partner").verifying_key();
    assert_eq!(Acceptance::open_from(acceptance_text.as_bytes(), &partner), Ok(acceptance()));

    let invitation_text = invitation().sign(&key("partner")).unwrap();
    check("invitation.txt", &invitation_text);
    assert_eq!(Invitation::open(invitation_text.as_bytes()), Ok(invitation()));

    let message_text = message().sign(&key("partner")).unwrap();
    check("message.txt", &message_text);
    assert_eq!(Message::open_from(message_text.as_bytes(), &partner), Ok(message()));

    let card_text = card().sign(&key("partner")).unwrap();
    check("card.txt", &card_text);
    assert_eq!(Card::open_from(card_text.as_bytes(), &partner), Ok(card()));

    let approval_text = approval().sign(&key("partner")).unwrap();
    check("approval.txt", &approval_text);
    assert_eq!(Approval::open_from(approval_text.as_bytes(), &partner), Ok(approval()));

    check("mailbox-pass.txt", &pass().to_text());
    assert_eq!(Pass::parse(&pass().to_text()), Ok(pass()));

    let enrolment_text = enrolment().to_text();
    check("enrolment.txt", &enrolment_text);
    let read = Enrolment::parse(&enrolment_text).unwrap();
    assert_eq!((read.verify(&secret()), read), (Ok(()), enrolment()));

    let fingerprints: String = ["collector", "partner", "mailbox"]
        .map(|who| {
            let key = key(who).verifying_key();
            format!("{who} {key}\n{}\n", key.fingerprint())
        })
        .concat();
    check("fingerprint.txt", &fingerprints);
    check("trust.txt", &trust());
}

/// The trust file with which stock ssh-keygen, and Sanad, check the signed ones.
fn trust() -> String {
    format!(
        "# Whose keys these are, as compared aloud on 2026-11-20.\n\
         roya namespaces=\"sanad-bundle,sanad-listing\" {}\n\
         archive namespaces=\"sanad-acceptance,sanad-invitation\" {}\n\
         mailbox namespaces=\"sanad-receipt\" {}\n\
         # sanad-vkey {}\n",
        key("collector").verifying_key(),
        key("partner").verifying_key(),
        key("mailbox").verifying_key(),
        cosigner_key().1,
    )
}

#[test]
fn the_trust_file_names_the_signers_of_the_vectors() {
    use crate::sign::Namespace::{Acceptance, Bundle, Invitation, Listing, Receipt};
    let trust = crate::trust::Trust::parse(trust().as_bytes()).unwrap();
    for (who, name, namespaces) in [
        ("collector", "roya", &[Bundle, Listing][..]),
        ("partner", "archive", &[Acceptance, Invitation]),
        ("mailbox", "mailbox", &[Receipt]),
    ] {
        for namespace in crate::sign::Namespace::ALL {
            let named = namespaces.contains(&namespace).then_some(name);
            assert_eq!(trust.signer(&key(who).verifying_key(), namespace), named, "{who} {namespace}");
        }
    }
    assert_eq!(trust.vkeys(), [cosigner_key().1]);
}
