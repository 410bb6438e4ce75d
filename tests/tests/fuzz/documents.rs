//! Signed documents, signatures, the trust file, the invitation's code.

use sanad_evidence::acceptance::Acceptance;
use sanad_evidence::approval::Approval;
use sanad_evidence::card::Card;
use sanad_evidence::code::InvitationCode;
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::invitation::Invitation;
use sanad_evidence::listing::Listing;
use sanad_evidence::message::{Message, MessageText};
use sanad_evidence::pass::Pass;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::sign::{Namespace, SignedDocument, verify};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{verify_acceptance, verify_receipt};
use sanad_tests::bag;

use super::{fuzz, one_spelling, unsigned, vectors};

/// The document as signed and without its signature.
fn both(name: &str) -> Vec<Vec<u8>> {
    let signed = vectors("documents", &[name]).remove(0);
    vec![unsigned(&signed), signed]
}

fuzz! {
    fuzz_listing: both("listing.txt") => |bytes| {
        one_spelling(bytes, |text| Listing::parse(text).ok(), Listing::to_text);
        unforgeable(bytes, "listing.txt", Listing::open(bytes).is_ok());
    };
    fuzz_receipt: both("receipt.txt") => |bytes| {
        one_spelling(bytes, |text| Receipt::parse(text).ok(), Receipt::to_text);
        unforgeable(bytes, "receipt.txt", Receipt::open(bytes).is_ok());
        let _ = verify_receipt(bytes, &Trust::default());
    };
    fuzz_acceptance: both("acceptance.txt") => |bytes| {
        one_spelling(bytes, |text| Acceptance::parse(text).ok(), |acceptance| acceptance.to_text().to_string());
        unforgeable(bytes, "acceptance.txt", Acceptance::open(bytes).is_ok());
        let _ = verify_acceptance(bytes, &Trust::default());
    };
    fuzz_invitation: both("invitation.txt") => |bytes| {
        one_spelling(bytes, |text| Invitation::parse(text).ok(), |invitation| invitation.to_text().to_string());
        unforgeable(bytes, "invitation.txt", Invitation::open(bytes).is_ok());
    };
    fuzz_message: both("message.txt") => |bytes| {
        one_spelling(bytes, |text| Message::parse(text).ok(), |message| message.to_text().to_string());
        let partner = bag::key("partner").verifying_key();
        unforgeable(bytes, "message.txt", Message::open_from(bytes, &partner).is_ok());
        if let Ok(Ok(text)) = std::str::from_utf8(bytes).map(MessageText::new) {
            assert_eq!(MessageText::new(text.as_str()), Ok(text));
        }
    };
    fuzz_card: both("card.txt") => |bytes| {
        one_spelling(bytes, |text| Card::parse(text).ok(), Card::to_text);
        let partner = bag::key("partner").verifying_key();
        unforgeable(bytes, "card.txt", Card::open_from(bytes, &partner).is_ok());
    };
    fuzz_approval: both("approval.txt") => |bytes| {
        one_spelling(bytes, |text| Approval::parse(text).ok(), Approval::to_text);
        let partner = bag::key("partner").verifying_key();
        unforgeable(bytes, "approval.txt", Approval::open_from(bytes, &partner).is_ok());
    };
    fuzz_mailbox_pass: vectors("documents", &["mailbox-pass.txt"]) => |bytes| {
        one_spelling(bytes, |text| Pass::parse(text).ok(), |pass| pass.to_text().to_string());
    };
    fuzz_enrolment: vectors("documents", &["enrolment.txt"]) => |bytes| {
        one_spelling(bytes, |text| Enrolment::parse(text).ok(), Enrolment::to_text);
    };
    fuzz_signed_document: both("receipt.txt") => |bytes| {
        if let Ok(document) = SignedDocument::split(bytes, 4096) {
            assert_eq!(document.join().as_bytes(), bytes);
            assert!(document.text.is_empty() || document.text.ends_with('\n'));
        }
    };
    /// A signature has one spelling, and none can be made of another.
    fuzz_sshsig: vec![signature().into_bytes()] => |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        assert_eq!(verify(b"text\n", text, Namespace::Bundle).is_ok(), text == signature());
    };
    fuzz_trust: vectors("documents", &["trust.txt"]) => |bytes| {
        let Ok(trust) = Trust::parse(bytes) else { return };
        // No key that is not written there is named.
        for namespace in Namespace::ALL {
            assert_eq!(trust.signer(&bag::key("stranger").verifying_key(), namespace), None);
        }
    };
    fuzz_invitation_code: vec![b"01234-ABCDE-VWXYZ".to_vec(), "۰۱۲۳۴ abcde vwxyz".into()] => |bytes| {
        let Some(code) = std::str::from_utf8(bytes).ok().and_then(|typed| InvitationCode::parse(typed).ok()) else { return };
        assert_eq!(InvitationCode::parse(&code.to_text()), Ok(code.clone()));
        assert_eq!(code.to_text().len(), 17);
    };
}

/// Whatever opens is the published document itself.
#[track_caller]
fn unforgeable(bytes: &[u8], name: &str, opens: bool) {
    static PUBLISHED: std::sync::OnceLock<Vec<(&str, Vec<u8>)>> = std::sync::OnceLock::new();
    let published = PUBLISHED.get_or_init(|| {
        let names =
            ["listing.txt", "receipt.txt", "acceptance.txt", "invitation.txt", "message.txt", "card.txt"];
        names
            .into_iter()
            .chain(["approval.txt"])
            .map(|name| (name, vectors("documents", &[name]).remove(0)))
            .collect()
    });
    assert_eq!(opens, published.contains(&(name, bytes.to_vec())), "{name}");
}

fn signature() -> String {
    sanad_evidence::sign::sign(b"text\n", &bag::key("collector"), Namespace::Bundle).unwrap()
}
