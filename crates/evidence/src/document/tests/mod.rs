//! The documents together: fixed samples, what they refuse, round trips, and vectors to the byte.

mod refusals;
mod round_trips;
mod vectors;

use std::collections::{BTreeMap, BTreeSet};

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::Signer as _;

use crate::acceptance::{Acceptance, Consistency, Held};
use crate::approval::Approval;
use crate::card::Card;
use crate::enrolment::Enrolment;
use crate::id::{Digest, Id};
use crate::invitation::{Invitation, MailboxAddress, PartnerName};
use crate::listing::{Listing, Part};
use crate::log::Checkpoint;
use crate::message::{Message, MessageText};
use crate::pass::Pass;
use crate::receipt::Receipt;
use crate::recipient::AgeRecipient;
use crate::secret::{DeskKey, EnrolmentSecret, Token};
use crate::sign::SigningKey;
use crate::vkey::{Cosignature, Vkey};

/// The samples' "random" bytes: SHA-256 of `sanad vector <what>`. Written so in FORMAT.md.
fn chance(what: &str) -> [u8; 32] {
    *Digest::of(format!("sanad vector {what}").as_bytes()).as_bytes()
}

fn id(what: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&chance(what)[..16]);
    Id::from_bytes(bytes)
}

fn digest(what: &str) -> Digest {
    Digest::from_bytes(chance(what))
}

fn key(who: &str) -> SigningKey {
    SigningKey::from_seed(&chance(&format!("{who} key")))
}

/// Real age recipients; nobody kept their identities.
fn recipient(number: usize) -> AgeRecipient {
    [
        "age1u30mw50qs3euka8jus6c3fcag3p7rqng5y0n9wgm6d03ssrcrgusca4fkw",
        "age1sqf8d0raf2xs0dnghgt6fugjtdggfu5rgqn58fcg0crf7h8xda8qkspy5m",
        "age1xttd5lajtgxaxtc7sk68n5e3z0ar627pz45qw7nm502h04hxz39skka37v",
        "age19pq2mxzh0xz2c8x8ggxamj4507hnhpzxe4j7zwqlakrz00fd2a2skleyz3",
    ][number]
        .parse()
        .unwrap()
}

fn listing() -> Listing {
    let part = |number: u64| Part {
        ciphertext: digest(&format!("ciphertext {number}")),
        ciphertext_bytes: 262_144 + 1_000 + number,
        plaintext: digest(&format!("plaintext {number}")),
    };
    Listing {
        bundle: id("bundle"),
        key: key("collector").verifying_key(),
        part_size: 262_144,
        parts: (1..=3).map(part).collect(),
    }
}

fn signed_listing() -> String {
    listing().sign(&key("collector")).unwrap()
}

fn receipt() -> Receipt {
    Receipt {
        bundle: id("bundle"),
        listing: digest("listing ciphertext"),
        sums: crate::mailbox::sums(listing().parts.iter().map(|part| part.ciphertext)),
        parts: 3,
        bytes: listing().parts.iter().map(|part| part.ciphertext_bytes).sum(),
        at: "2026-11-21T14:02:09+00:00".parse().unwrap(),
    }
}

/// C2SP tlog-cosignature: the key's hash and its verifier key, key type 4.
fn cosigner_key() -> ([u8; 4], Vkey) {
    let name = "sanad/partner/cosigner";
    let public = [&[4_u8][..], key("cosigner").verifying_key().as_bytes()].concat();
    let hash = Digest::of(&[format!("{name}\n").as_bytes(), &public].concat());
    let mut first = [0; 4];
    first.copy_from_slice(&hash.as_bytes()[..4]);
    let hex = crate::to_hex(&first);
    (first, format!("{name}+{hex}+{}", Base64::encode_string(&public)).parse().unwrap())
}

fn checkpoint() -> Checkpoint {
    Checkpoint { log: id("log"), size: 12, root: digest("root") }
}

/// A true cosignature/v1 over the sample checkpoint, by the clock of the acceptance.
fn cosignature() -> Cosignature {
    let Checkpoint { log, size, root } = checkpoint();
    let time = acceptance_time().unix().unsigned_abs();
    let root = Base64::encode_string(root.as_bytes());
    let message = format!("cosignature/v1\ntime {time}\nsanad/log/{log}\n{size}\n{root}\n");
    let signature = ed25519_dalek::SigningKey::from_bytes(&key("cosigner").seed()).sign(message.as_bytes());
    let (hash, vkey) = cosigner_key();
    let bytes = [&hash[..], &time.to_be_bytes(), &signature.to_bytes()].concat();
    format!("{} {}", vkey.name(), Base64::encode_string(&bytes)).parse().unwrap()
}

fn acceptance_time() -> crate::time::ClaimedTime {
    "2026-11-21T18:25:00+04:30".parse().unwrap()
}

fn acceptance() -> Acceptance {
    Acceptance {
        bundle: id("bundle"),
        tag_manifest: digest("tag manifest"),
        listing: Digest::of(signed_listing().as_bytes()),
        case: id("case"),
        checkpoint: checkpoint(),
        consistency: Consistency::From(7),
        at: acceptance_time(),
        next_recipient: Some(recipient(2)),
        tokens: vec![Token::from_bytes(&chance("token 3"))],
        originals: BTreeMap::from([
            (id("item 1"), (digest("original 1"), Held::Stored)),
            (id("item 2"), (digest("original 2"), Held::Verified)),
        ]),
        records: BTreeSet::from([digest("record 1"), digest("record 2")]),
        cosignature: cosignature(),
    }
}

fn invitation() -> Invitation {
    Invitation {
        id: id("invitation"),
        name: PartnerName::new("Archive of the \"Four Rivers\" — دادخواهی").unwrap(),
        key: key("partner").verifying_key(),
        cosigner: cosigner_key().1,
        recipient: recipient(0),
        enrolment: secret(),
        mailboxes: vec![mailbox("https://mailbox.example:8443/in")],
        tokens: (1..=2).map(|n| Token::from_bytes(&chance(&format!("token {n}")))).collect(),
        recovery_recipient: None,
    }
}

fn mailbox(url: &str) -> MailboxAddress {
    MailboxAddress::new(url, digest("mailbox public key"), key("mailbox").verifying_key()).unwrap()
}

const ADDRESSES: [&str; 2] = ["https://mailbox.example:8443/in", "https://mailbox.example.onion"];

fn pass() -> Pass {
    let desk_key = DeskKey::from_bytes(&chance("desk key"));
    let (pin, receipt_key) = (digest("mailbox public key"), key("mailbox").verifying_key());
    Pass::new(&ADDRESSES, pin, receipt_key, desk_key).unwrap()
}

fn card() -> Card {
    Card {
        number: 3,
        name: PartnerName::new("Archive of the \"Four Rivers\" — دادخواهی").unwrap(),
        key: key("partner").verifying_key(),
        mailboxes: ADDRESSES.map(mailbox).to_vec(),
        at: acceptance_time(),
    }
}

fn approval() -> Approval {
    Approval {
        id: id("approval"),
        collector: id("invitation"),
        key: key("partner").verifying_key(),
        person: id("person"),
        kind: "account.detailed".to_owned(),
        at: acceptance_time(),
        until: "2026-12-05T18:25:00+04:30".parse().unwrap(),
    }
}

fn message() -> Message {
    Message {
        id: id("message"),
        bundle: id("bundle"),
        key: key("partner").verifying_key(),
        answers: None,
        at: acceptance_time(),
        expires: "2026-12-21T18:25:00+04:30".parse().unwrap(),
        text: MessageText::new("The third film stops after \"2 min\".\nIs there a longer one? — آرشیف")
            .unwrap(),
    }
}

fn secret() -> EnrolmentSecret {
    EnrolmentSecret::from_bytes(&chance("enrolment secret"))
}

fn enrolment() -> Enrolment {
    let collector = key("collector").verifying_key();
    Enrolment::new(id("invitation"), id("bundle"), collector, recipient(1), &secret())
}
