//! Whatever the code writes, it reads as the same; whatever it reads, it would write the same.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;

use super::*;
use crate::code::InvitationCode;
use crate::time::ClaimedTime;

fn any_id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id::from_bytes)
}

fn any_digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::from_bytes)
}

fn any_key() -> impl Strategy<Value = SigningKey> {
    any::<[u8; 32]>().prop_map(|seed| SigningKey::from_seed(&seed))
}

fn any_recipient() -> impl Strategy<Value = AgeRecipient> {
    "age1[02-9ac-hj-np-z]{58}".prop_map(|text| text.parse().unwrap())
}

fn any_token() -> impl Strategy<Value = Token> {
    any::<[u8; 32]>().prop_map(|bytes| Token::from_bytes(&bytes))
}

fn any_vkey() -> impl Strategy<Value = Vkey> {
    ("[a-z./é-]{1,40}", any::<[u8; 4]>(), vec(any::<u8>(), 2..100)).prop_map(|(name, hash, key)| {
        format!("{name}+{}+{}", crate::to_hex(&hash), Base64::encode_string(&key)).parse().unwrap()
    })
}

fn any_cosignature() -> impl Strategy<Value = Cosignature> {
    ("[a-z./é-]{1,40}", vec(any::<u8>(), 5..100))
        .prop_map(|(name, bytes)| format!("{name} {}", Base64::encode_string(&bytes)).parse().unwrap())
}

/// Any instant of years 0000 to 9999, at any offset RFC 3339 can spell.
fn any_time() -> impl Strategy<Value = ClaimedTime> {
    (-62_167_219_200_i64 + 86_400..253_402_300_800 - 86_400, -1439..=1439_i32).prop_map(|(at, minutes)| {
        let offset = chrono::FixedOffset::east_opt(minutes * 60).unwrap();
        ClaimedTime::new(chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&offset)).unwrap()
    })
}

prop_compose! {
    fn any_part(size: u64)(
        ciphertext in any_digest(), over in 1..=Part::MOST_OVERHEAD, plaintext in any_digest()
    ) -> Part {
        Part { ciphertext, ciphertext_bytes: size + over, plaintext }
    }
}

prop_compose! {
    fn any_listing()(part_size in Listing::LEAST_PART..=Listing::MOST_PART)(
        part_size in Just(part_size), bundle in any_id(), key in any_key(),
        parts in vec(any_part(part_size), 1..20),
    ) -> (Listing, SigningKey) {
        (Listing { bundle, key: key.verifying_key(), part_size, parts }, key)
    }
}

prop_compose! {
    fn any_receipt()(
        bundle in any_id(), listing in any_digest(), sums in any_digest(),
        parts in 1..=super::super::MOST_PARTS, bytes in 1..=u64::MAX, at in any_time(),
    ) -> Receipt {
        Receipt { bundle, listing, sums, parts, bytes, at }
    }
}

prop_compose! {
    fn any_held()(stored in any::<bool>()) -> Held {
        if stored { Held::Stored } else { Held::Verified }
    }
}

prop_compose! {
    fn any_checkpoint()(
        log in any_id(), size in 1..=crate::log::MAX_SIZE, root in any_digest(), from in any::<u64>(),
    ) -> (Checkpoint, Consistency) {
        let from = from % size;
        let consistency = if from == 0 { Consistency::First } else { Consistency::From(from) };
        (Checkpoint { log, size, root }, consistency)
    }
}

prop_compose! {
    fn any_acceptance()(
        bundle in any_id(), tag_manifest in any_digest(), listing in any_digest(), case in any_id(),
        (checkpoint, consistency) in any_checkpoint(), at in any_time(),
        next_recipient in proptest::option::of(any_recipient()), tokens in vec(any_token(), 0..5),
        originals in btree_map(any_id(), (any_digest(), any_held()), 0..10),
        records in btree_set(any_digest(), 0..10), cosignature in any_cosignature(),
    ) -> Acceptance {
        Acceptance {
            bundle, tag_manifest, listing, case, checkpoint, consistency, at, next_recipient, tokens,
            originals, records, cosignature,
        }
    }
}

fn any_name() -> impl Strategy<Value = PartnerName> {
    ".{1,60}".prop_filter_map("not a name", |text| PartnerName::new(&text).ok())
}

prop_compose! {
    fn any_mailbox()(host in "[a-z0-9.-]{1,40}", path in "(/[A-Za-z0-9._~%-]{0,20}){0,3}", pin in any_digest())
        -> MailboxAddress {
        MailboxAddress::new(&format!("https://{host}{path}"), pin, key("mailbox").verifying_key()).unwrap()
    }
}

prop_compose! {
    fn any_invitation()(
        id in any_id(), name in any_name(), key in any_key(), cosigner in any_vkey(),
        recipient in any_recipient(), secret in any::<[u8; 32]>(),
        mailboxes in vec(any_mailbox(), 0..4), tokens in vec(any_token(), 0..6),
        recovery_recipient in proptest::option::of(any_recipient()),
    ) -> (Invitation, SigningKey) {
        let tokens = if mailboxes.is_empty() { Vec::new() } else { tokens };
        let invitation = Invitation {
            id, name, key: key.verifying_key(), cosigner, recipient,
            enrolment: EnrolmentSecret::from_bytes(&secret), mailboxes, tokens, recovery_recipient,
        };
        (invitation, key)
    }
}

prop_compose! {
    fn any_message()(
        id in any_id(), bundle in any_id(), key in any_key(), answers in proptest::option::of(any_id()),
        at in any_time(), seconds in 1..=90 * 86_400_i64, text in "\\PC.{0,400}",
    ) -> Option<(Message, SigningKey)> {
        let expires = ClaimedTime::new(at.moment() + chrono::Duration::seconds(seconds)).ok()?;
        let text = MessageText::new(&text).ok()?;
        Some((Message { id, bundle, key: key.verifying_key(), answers, at, expires, text }, key))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn listings((listing, key) in any_listing()) {
        let text = listing.to_text();
        prop_assert!(Listing::parse(&text) == Ok(listing.clone()));
        let document = listing.sign(&key).unwrap();
        prop_assert_eq!(Listing::open(document.as_bytes()), Ok(listing));
    }

    #[test]
    fn receipts(receipt in any_receipt(), key in any_key()) {
        prop_assert!(Receipt::parse(&receipt.to_text()) == Ok(receipt.clone()));
        let document = receipt.sign(&key).unwrap();
        prop_assert_eq!(Receipt::open(document.as_bytes()), Ok((receipt, key.verifying_key())));
    }

    #[test]
    fn acceptances(acceptance in any_acceptance(), key in any_key()) {
        prop_assert!(Acceptance::parse(&acceptance.to_text()) == Ok(acceptance.clone()));
        let document = acceptance.sign(&key).unwrap();
        prop_assert_eq!(Acceptance::open(document.as_bytes()), Ok((acceptance, key.verifying_key())));
    }

    #[test]
    fn invitations((invitation, key) in any_invitation()) {
        prop_assert!(Invitation::parse(&invitation.to_text()) == Ok(invitation.clone()));
        let document = invitation.sign(&key).unwrap();
        prop_assert_eq!(Invitation::open(document.as_bytes()), Ok(invitation));
    }

    #[test]
    fn messages(drawn in any_message()) {
        let Some((message, key)) = drawn else { return Ok(()) };
        prop_assert!(Message::parse(&message.to_text()) == Ok(message.clone()));
        prop_assert_eq!(message.to_text().len() % 4096, 0);
        let document = message.sign(&key).unwrap();
        prop_assert!(Message::open_from(document.as_bytes(), &key.verifying_key()) == Ok(message));
    }

    #[test]
    fn cards_and_passes(
        number in 1..=Card::MOST_NUMBER, name in any_name(), key in any_key(),
        mailboxes in vec(any_mailbox(), 0..4), at in any_time(), desk in any::<[u8; 32]>(),
    ) {
        let urls: Vec<&str> = mailboxes.iter().map(MailboxAddress::url).collect();
        if let Ok(pass) = Pass::new(&urls, digest("pin"), key.verifying_key(), DeskKey::from_bytes(&desk)) {
            prop_assert!(Pass::parse(&pass.to_text()) == Ok(pass));
        }
        let card = Card { number, name, key: key.verifying_key(), mailboxes, at };
        prop_assert!(Card::parse(&card.to_text()) == Ok(card.clone()));
        let document = card.sign(&key).unwrap();
        prop_assert_eq!(Card::open_from(document.as_bytes(), &key.verifying_key()), Ok(card));
    }

    #[test]
    fn approvals(
        names in any::<[[u8; 16]; 3]>(), key in any_key(), kind in "account\\.[a-z0-9_]{1,56}",
        from in 0..4_000_000_000_i64, lasts in 1..=90 * 86_400_i64,
    ) {
        let [id, collector, person] = names.map(Id::from_bytes);
        let time = |at| ClaimedTime::new(chrono::DateTime::from_timestamp(at, 0).unwrap().fixed_offset());
        let (at, until) = (time(from).unwrap(), time(from + lasts).unwrap());
        let approval = Approval { id, collector, key: key.verifying_key(), person, kind, at, until };
        prop_assert_eq!(Approval::parse(&approval.to_text()), Ok(approval.clone()));
        let document = approval.sign(&key).unwrap();
        prop_assert_eq!(Approval::open_from(document.as_bytes(), &key.verifying_key()), Ok(approval));
    }

    #[test]
    fn what_is_read_is_what_would_be_written_of_the_new_ones(
        message in any_edit(message().to_text().to_string()), card in any_edit(card().to_text()),
        pass in any_edit(pass().to_text().to_string()), approval in any_edit(approval().to_text()),
    ) {
        if let Ok(read) = Approval::parse(&approval) {
            prop_assert_eq!(read.to_text(), approval);
        }
        if let Ok(read) = Message::parse(&message) {
            prop_assert!(read.to_text().as_str() == message);
        }
        if let Ok(read) = Card::parse(&card) {
            prop_assert_eq!(read.to_text(), card);
        }
        if let Ok(read) = Pass::parse(&pass) {
            prop_assert!(read.to_text().as_str() == pass);
        }
    }

    #[test]
    fn enrolments(
        invitation in any_id(), bundle in any_id(), key in any_key(), reply in any_recipient(),
        secret in any::<[u8; 32]>(), other in any::<[u8; 32]>(),
    ) {
        let secret = EnrolmentSecret::from_bytes(&secret);
        let enrolment = Enrolment::new(invitation, bundle, key.verifying_key(), reply, &secret);
        let read = Enrolment::parse(&enrolment.to_text()).unwrap();
        prop_assert_eq!(&read, &enrolment);
        prop_assert!(read.verify(&secret).is_ok());
        prop_assert!(read.verify(&EnrolmentSecret::from_bytes(&other)).is_err());
    }

    #[test]
    fn times(time in any_time()) {
        prop_assert_eq!(time.to_string().parse::<ClaimedTime>(), Ok(time));
    }

    #[test]
    fn codes(random in any::<[u8; 10]>()) {
        let code = InvitationCode::from_random(&random);
        prop_assert!(InvitationCode::parse(&code.to_text().to_lowercase()).unwrap() == code);
    }

    #[test]
    fn what_is_read_is_what_would_be_written(text in any_edit(listing().to_text())) {
        if let Ok(listing) = Listing::parse(&text) {
            prop_assert_eq!(listing.to_text(), text);
        }
    }

    #[test]
    fn what_is_read_is_what_would_be_written_of_an_acceptance(
        text in any_edit(acceptance().to_text().to_string())
    ) {
        if let Ok(acceptance) = Acceptance::parse(&text) {
            prop_assert!(acceptance.to_text().as_str() == text);
        }
    }

    #[test]
    fn what_is_read_is_what_would_be_written_of_an_invitation(
        text in any_edit(invitation().to_text().to_string())
    ) {
        if let Ok(invitation) = Invitation::parse(&text) {
            prop_assert!(invitation.to_text().as_str() == text);
        }
    }

    #[test]
    fn what_is_read_is_what_would_be_written_of_the_small_ones(
        receipt in any_edit(receipt().to_text()), enrolment in any_edit(enrolment().to_text()),
    ) {
        if let Ok(read) = Receipt::parse(&receipt) {
            prop_assert_eq!(read.to_text(), receipt);
        }
        if let Ok(read) = Enrolment::parse(&enrolment) {
            prop_assert_eq!(read.to_text(), enrolment);
            prop_assert!(read == super::enrolment() || read.verify(&secret()).is_err());
        }
    }

    #[test]
    fn no_bytes_make_an_opener_panic(bytes in vec(any::<u8>(), 0..400)) {
        let _ = Listing::open(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        let _ = crate::sign::verify(b"x", &text, crate::sign::Namespace::Listing);
        let _ = text.parse::<crate::sign::VerifyingKey>();
        let _ = text.parse::<ClaimedTime>();
        let _ = InvitationCode::parse(&text);
    }
}

/// The text with one to three characters changed, put in, or taken out.
fn any_edit(text: String) -> impl Strategy<Value = String> {
    let length = text.chars().count();
    vec((0..length, 0..3_u8, "[0-9a-z \n\r\t+=A-Z\u{200e}é]"), 1..4).prop_map(move |edits| {
        let mut letters: Vec<char> = text.chars().collect();
        for (place, kind, letter) in edits {
            let place = place.min(letters.len().saturating_sub(1));
            let letter = letter.chars().next().unwrap();
            match kind {
                0 => letters[place] = letter,
                1 => letters.insert(place, letter),
                _ => drop(letters.remove(place)),
            }
        }
        letters.into_iter().collect()
    })
}
