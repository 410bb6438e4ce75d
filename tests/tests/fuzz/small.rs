//! The small parsers: ids, digests, times, keys, recipients, names, addresses, codes of consent.

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, Clock, ThingKind};
use sanad_evidence::invitation::{MailboxAddress, PartnerName};
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::sign::VerifyingKey;
use sanad_evidence::{ClaimedTime, Digest, Id};
use sanad_tests::bag;

use super::{fuzz, one_spelling};

fuzz! {
    fuzz_id: vec![bag::id("x").to_string().into_bytes()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<Id>().ok(), Id::to_string);
    };
    fuzz_digest: vec![Digest::of(b"x").to_string().into_bytes()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<Digest>().ok(), Digest::to_string);
    };
    fuzz_claimed_time: vec![b"2026-11-21T18:25:00+04:30".to_vec(), b"0000-01-01T00:00:00-12:00".to_vec()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<ClaimedTime>().ok(), ClaimedTime::to_string);
    };
    fuzz_verifying_key: vec![bag::key("collector").verifying_key().to_string().into_bytes()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<VerifyingKey>().ok(), VerifyingKey::to_string);
    };
    fuzz_recipient: vec![bag::PARTNER.as_bytes().to_vec()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<AgeRecipient>().ok(), AgeRecipient::to_string);
    };
    /// A name is brought to its one form, and that form is itself.
    fuzz_partner_name: vec!["Archive of the \"Four Rivers\" — دادخواهی".into()] => |bytes| {
        let Some(name) = std::str::from_utf8(bytes).ok().and_then(|typed| PartnerName::new(typed).ok()) else { return };
        assert_eq!(PartnerName::new(name.as_str()), Ok(name));
    };
    fuzz_mailbox_address: vec![b"https://mailbox.example:8443/in".to_vec(), b"https://[::1]:1/".to_vec()] => |bytes| {
        one_spelling(bytes, |text| MailboxAddress::new(text, Digest::of(b"pin"), sanad_tests::bag::key("mailbox").verifying_key()).ok(), |read| read.url().to_owned());
    };
    fuzz_codes: vec![b"Acquired".to_vec(), b"unsynced".to_vec(), b"item".to_vec(), b"taken-before".to_vec()] => |bytes| {
        one_spelling(bytes, |text| text.parse::<Action>().ok(), |code| code.code().to_owned());
        one_spelling(bytes, |text| text.parse::<Clock>().ok(), |code| code.code().to_owned());
        one_spelling(bytes, |text| text.parse::<ThingKind>().ok(), |code| code.code().to_owned());
        one_spelling(bytes, |text| text.parse::<Basis>().ok(), |code| code.code().to_owned());
    };
}
