//! What each kind of document refuses, and on which line.

use super::*;
use crate::document::{DocumentError, Problem};
use crate::enrolment::NotInvited;
use crate::sign::{KeyError, SignatureError};
use crate::time::TimeError;
use crate::vkey::VkeyError;

/// `text` with its line `number` (from 1) replaced; an empty replacement removes the line.
fn with_line(text: &str, number: usize, line: &str) -> String {
    let lines = text.lines().enumerate().map(|(index, old)| match (index + 1 == number, line) {
        (true, "") => String::new(),
        (true, new) => format!("{new}\n"),
        _ => format!("{old}\n"),
    });
    lines.collect()
}

/// Replaces a line and asks for exactly this refusal, on exactly that line.
fn refuses<T>(parse: fn(&str) -> Result<T, DocumentError>, text: &str, cases: &[(usize, &str, Problem)]) {
    assert!(parse(text).is_ok(), "the sample itself is refused");
    for (line, new, problem) in cases {
        let refusal = parse(&with_line(text, *line, new)).err();
        let expected = DocumentError::Line { line: *line, problem: problem.clone() };
        assert_eq!(refusal, Some(expected), "line {line} as {new:?}");
    }
}

/// What every kind refuses.
fn refuses_in_common<T: std::fmt::Debug + PartialEq>(
    kind: &'static str,
    parse: fn(&str) -> Result<T, DocumentError>,
    text: &str,
    most: usize,
) {
    let refusal = |text: &str| parse(text).unwrap_err();
    let first = format!("sanad {kind} v1\n");
    let newer = text.replacen(&first, &format!("sanad {kind} v2\n"), 1);
    assert_eq!(refusal(&newer), DocumentError::Newer { kind, version: 2 });
    assert!(refusal(&newer).to_string().contains("newer Sanad"));
    for other in ["", "\n", "sanad other v1\n", "Sanad listing v1\n", "\u{feff}", "sanad  "] {
        assert_eq!(refusal(&text.replacen(&first, other, 1)), DocumentError::OtherKind { kind });
    }
    for version in ["v0", "v01", "v", "1", "v1 ", "v1\r", "v4294967296", "v+2"] {
        let text = text.replacen(&first, &format!("sanad {kind} {version}\n"), 1);
        assert_eq!(refusal(&text), DocumentError::OtherKind { kind }, "{version}");
    }
    let lines = text.lines().count();
    let at = |line, problem| DocumentError::Line { line, problem };
    assert_eq!(refusal(text.trim_end()), at(lines, Problem::Cut));
    assert_eq!(refusal(&format!("{text}x\n")), at(lines + 1, Problem::Extra));
    assert_eq!(refusal(&format!("{text}\n")), at(lines + 1, Problem::Extra));
    assert_eq!(refusal(&text.replace('\n', "\r\n")), DocumentError::OtherKind { kind });
    let carriage = text.replacen('\n', "\r\n", 2).replacen("\r\n", "\n", 1);
    assert_eq!(refusal(&carriage), at(2, Problem::Control));
    // Without any one of its lines, every kind is refused: by that line, the next, or the count.
    for number in 2..=lines {
        let line = text.lines().nth(number - 1).unwrap();
        let list = ["mailbox", "token", "original", "record", "address"];
        if !list.iter().any(|name| line.starts_with(&format!("{name} "))) {
            assert!(parse(&with_line(text, number, "")).is_err(), "without {line:?}");
        }
    }
    let huge = "x".repeat(most + 1);
    assert_eq!(refusal(&huge), DocumentError::TooLarge { kind, bytes: most + 1, most });
}

const NOT_HEX: &str = "ABCDEF00000000000000000000000000";

#[test]
fn listings() {
    let text = listing().to_text();
    let part = text.lines().nth(5).unwrap().to_owned();
    let [_, _, ciphertext, bytes, plaintext] = crate::document::words(&part).unwrap();
    let shape = "part <index> <sha256 of ciphertext> <bytes> <sha256 of plaintext>";
    let bytes_range = Problem::Number { least: 262_145, most: 262_144 + 65_536 };
    let size_range = Problem::Number { least: 262_144, most: 4_194_304 };
    let parts_range = Problem::Number { least: 1, most: 1_000_000 };
    refuses(
        Listing::parse,
        &text,
        &[
            (2, &format!("bundle {NOT_HEX}"), Problem::Hex(32)),
            (2, "bundle 00", Problem::Hex(32)),
            (2, "bundle  00", Problem::Hex(32)),
            (2, "Bundle 00", Problem::Expected("bundle <32 hex>")),
            (3, "key ssh-ed25519 AAAA", Problem::Key(KeyError::NotEd25519)),
            (3, &format!("{} x", text.lines().nth(2).unwrap()), Problem::Key(KeyError::NotEd25519)),
            (4, "part-size 262143", size_range.clone()),
            (4, "part-size 4194305", size_range.clone()),
            (4, "part-size 0262144", size_range.clone()),
            (4, "part-size +262144", size_range.clone()),
            (4, "part-size 99999999999999999999", size_range),
            (5, "parts 0", parts_range.clone()),
            (5, "parts 1000001", parts_range.clone()),
            (5, "parts -1", parts_range.clone()),
            (6, &format!("part 2 {ciphertext} {bytes} {plaintext}"), Problem::Index(1)),
            (6, &format!("part 01 {ciphertext} {bytes} {plaintext}"), parts_range),
            (6, &format!("part 1 {ciphertext} {bytes}"), Problem::Expected(shape)),
            (6, &format!("part 1 {ciphertext} {bytes} {plaintext} x"), Problem::Expected(shape)),
            (6, &format!("part 1 {ciphertext} {bytes}  {plaintext}"), Problem::Expected(shape)),
            (6, &format!("part 1 {} {bytes} {plaintext}", &ciphertext[1..]), Problem::Hex(64)),
            (6, &format!("part 1 {ciphertext} {bytes} {}", plaintext.to_uppercase()), Problem::Hex(64)),
            (6, &format!("part 1 {ciphertext} 262144 {plaintext}"), bytes_range.clone()),
            (6, &format!("part 1 {ciphertext} 327681 {plaintext}"), bytes_range),
        ],
    );
    let more = with_line(&text, 5, "parts 4");
    let ended = Problem::Ended(shape);
    assert_eq!(Listing::parse(&more), Err(DocumentError::Line { line: 9, problem: ended }));
    let fewer = with_line(&text, 5, "parts 2");
    assert_eq!(Listing::parse(&fewer), Err(DocumentError::Line { line: 8, problem: Problem::Extra }));
    refuses_in_common("listing", Listing::parse, &text, Listing::MOST_BYTES);
}

#[test]
fn receipts() {
    let text = receipt().to_text();
    let number = Problem::Number { least: 1, most: u64::MAX };
    refuses(
        Receipt::parse,
        &text,
        &[
            (3, "listing 00", Problem::Hex(64)),
            (4, "sums 00", Problem::Hex(64)),
            (5, "parts 1000001", Problem::Number { least: 1, most: 1_000_000 }),
            (6, "bytes 0", number.clone()),
            (6, "bytes 18446744073709551616", number),
            (7, "at 2026-11-21T14:02:09Z", Problem::Time(TimeError::Spelling)),
            (7, "at now", Problem::Time(TimeError::Spelling)),
        ],
    );
    refuses_in_common("receipt", Receipt::parse, &text, Receipt::MOST_BYTES);
}

#[test]
fn enrolments() {
    let text = enrolment().to_text();
    refuses(
        Enrolment::parse,
        &text,
        &[
            (2, "invitation 00", Problem::Hex(32)),
            (5, "reply age1", Problem::Recipient(crate::recipient::RecipientError)),
            (6, "hmac 00", Problem::Hex(64)),
        ],
    );
    refuses_in_common("enrolment", Enrolment::parse, &text, Enrolment::MOST_BYTES);
    // Another line than the HMAC was made over.
    let other = with_line(&text, 3, &format!("bundle {}", id("another bundle")));
    assert_eq!(Enrolment::parse(&other).unwrap().verify(&secret()), Err(NotInvited));
}

#[test]
fn invitations() {
    let text = invitation().to_text();
    let pin = format!("{} {}", digest("pin"), key("mailbox").verifying_key());
    let shape = "mailbox <https address> <64 hex> ssh-ed25519 <base64>";
    let token = text.lines().nth(10).unwrap();
    refuses(
        Invitation::parse,
        &text,
        &[
            (2, "id 00", Problem::Hex(32)),
            (3, "suite age1pq-1", Problem::Suite),
            (4, "name Archive", Problem::Name),
            (4, "name \"\"", Problem::Name),
            (4, "name \" Archive\"", Problem::Name),
            (4, "name \"Archive\" ", Problem::Name),
            (4, "name \"\\u0041rchive\"", Problem::Name),
            (4, "name \"a\\/b\"", Problem::Name),
            (4, "name \"a\\nb\"", Problem::Name),
            (4, "name \"a\u{202e}b\"", Problem::Name),
            (4, "name \"e\u{301}\"", Problem::Name),
            (4, &format!("name \"{}\"", "a".repeat(201)), Problem::Name),
            (4, "name [\"Archive\"]", Problem::Name),
            (6, "cosigner nobody", Problem::Vkey(VkeyError::Vkey)),
            (8, "enrolment 00", Problem::Hex(64)),
            (9, "mailbox https://a.example", Problem::Expected(shape)),
            (9, &format!("mailbox https://a.example {}", digest("pin")), Problem::Expected(shape)),
            (9, "mailbox https://a.example 00 ssh-ed25519 AAAA", Problem::Hex(64)),
            (
                9,
                &format!("mailbox https://a.example {} ssh-ed25519 AAAA", digest("pin")),
                Problem::Key(KeyError::NotEd25519),
            ),
            (9, &format!("mailbox http://a.example {pin}"), Problem::Address),
            (9, &format!("mailbox https:///x {pin}"), Problem::Address),
            (9, &format!("mailbox https://u@a.example {pin}"), Problem::Address),
            (9, &format!("mailbox https://a.example/?q {pin}"), Problem::Address),
            (9, &format!("mailbox https://a.example/é {pin}"), Problem::Address),
            (9, &format!("mailbox https://{} {pin}", "a".repeat(512)), Problem::Address),
            (11, "token 00", Problem::Hex(64)),
            (12, "recovery-recipient", Problem::Expected("recovery-recipient none | age1…")),
            (12, "recovery-recipient age1", Problem::Recipient(crate::recipient::RecipientError)),
        ],
    );
    let at = |line, problem| Some(DocumentError::Line { line, problem });
    let without = with_line(&text, 9, "");
    assert_eq!(Invitation::parse(&without).err(), at(10, Problem::TokenWithoutMailbox));
    let mailbox = text.lines().nth(8).unwrap();
    let many = with_line(&text, 9, &[mailbox; 17].join("\n"));
    assert_eq!(Invitation::parse(&many).err(), at(25, Problem::TooMany(16)));
    let many = with_line(&text, 10, &vec![token; 10_000].join("\n"));
    assert_eq!(Invitation::parse(&many).err(), at(10_010, Problem::TooMany(10_000)));
    refuses_in_common("invitation", Invitation::parse, &text, Invitation::MOST_BYTES);
}

#[test]
fn acceptances() {
    let text = acceptance().to_text();
    let line = |number: usize| text.lines().nth(number - 1).unwrap();
    let checkpoint = "checkpoint sanad/log/<32 hex> <size> <base64 root>";
    let original = "original <32 hex> <64 hex> stored|verified";
    let (log, root) = (id("log"), Base64::encode_string(&chance("root")));
    let from = Problem::Number { least: 1, most: 12 };
    let consistency = "consistency first | from <size>";
    refuses(
        Acceptance::parse,
        &text,
        &[
            (6, &format!("checkpoint sanad/log/{log} 12"), Problem::Expected(checkpoint)),
            (6, &format!("checkpoint log/{log} 12 {root}"), Problem::Expected(checkpoint)),
            (6, &format!("checkpoint sanad/log/00 12 {root}"), Problem::Hex(32)),
            (
                6,
                &format!("checkpoint sanad/log/{log} 0 {root}"),
                Problem::Number { least: 1, most: crate::log::MAX_SIZE },
            ),
            (6, &format!("checkpoint sanad/log/{log} 12 {}", &root[..43]), Problem::Base64(32)),
            (6, &format!("checkpoint sanad/log/{log} 12 AAAA"), Problem::Base64(32)),
            (7, "consistency from 13", from.clone()),
            (7, "consistency from 0", from),
            (7, "consistency none", Problem::Expected(consistency)),
            (8, "at 2026-11-21", Problem::Time(TimeError::Spelling)),
            (9, "next-recipient none", Problem::Recipient(crate::recipient::RecipientError)),
            (11, &line(11).replace("verified", "kept"), Problem::Expected(original)),
            (11, "original 00", Problem::Expected(original)),
            (15, "cosignature x", Problem::Vkey(VkeyError::Cosignature)),
            (15, &format!("{} x", line(15)), Problem::Vkey(VkeyError::Cosignature)),
        ],
    );
    let at = |line, problem| Some(DocumentError::Line { line, problem });
    for (first, second, wrong) in [(11, 12, 12), (13, 14, 14)] {
        let swapped = with_line(&with_line(&text, first, line(second)), second, line(first));
        assert_eq!(Acceptance::parse(&swapped).err(), at(wrong, Problem::Order));
        let twice = with_line(&text, second, line(first));
        assert_eq!(Acceptance::parse(&twice).err(), at(wrong, Problem::Order));
    }
    let late = with_line(&with_line(&text, 10, ""), 13, &format!("{}\n{}", line(14), line(10)));
    let shape = Problem::Expected("cosignature <name> <base64>");
    assert_eq!(Acceptance::parse(&late).err(), at(14, shape));
    refuses_in_common("acceptance", Acceptance::parse, &text, Acceptance::MOST_BYTES);
}

#[test]
fn passes() {
    let text = pass().to_text();
    let shape = Problem::Expected("address <https address>");
    refuses(
        Pass::parse,
        &text,
        &[
            (2, "adress https://a.example", shape),
            (2, "address http://a.example", Problem::Address),
            (3, "address https://u@a.example", Problem::Address),
            (4, "pin 00", Problem::Hex(64)),
            (5, "receipt-key AAAA", Problem::Key(KeyError::NotEd25519)),
            (6, "desk-key 00", Problem::Hex(64)),
        ],
    );
    let none = with_line(&with_line(&text, 3, ""), 2, "");
    let shape = Problem::Expected("address <https address>");
    assert_eq!(Pass::parse(&none).err(), Some(DocumentError::Line { line: 2, problem: shape }));
    let many = with_line(&text, 2, &["address https://a.example"; 16].join("\n"));
    let problem = Problem::TooMany(16);
    assert_eq!(Pass::parse(&many).err(), Some(DocumentError::Line { line: 18, problem }));
    refuses_in_common("mailbox-pass", Pass::parse, &text, Pass::MOST_BYTES);
    let (pin, key) = (digest("pin"), key("mailbox").verifying_key());
    for wrong in [&[][..], &["http://a.example"], &["https://a.example"; 17]] {
        assert!(Pass::new(wrong, pin, key, DeskKey::from_bytes(&[1; 32])).is_err(), "{wrong:?}");
    }
}

#[test]
fn cards() {
    let text = card().to_text();
    let number = Problem::Number { least: 1, most: Card::MOST_NUMBER };
    refuses(
        Card::parse,
        &text,
        &[
            (2, "number 0", number.clone()),
            (2, "number 1000000001", number),
            (3, "name Archive", Problem::Name),
            (5, &format!("mailbox http://a.example {} x", digest("pin")), Problem::Key(KeyError::NotEd25519)),
            (7, "at now", Problem::Time(TimeError::Spelling)),
        ],
    );
    let many = with_line(&text, 5, &vec![text.lines().nth(4).unwrap(); 16].join("\n"));
    let problem = Problem::TooMany(16);
    assert_eq!(Card::parse(&many).err(), Some(DocumentError::Line { line: 21, problem }));
    refuses_in_common("card", Card::parse, &text, Card::MOST_BYTES);
    let mut moved = card();
    moved.mailboxes.clear();
    assert_eq!(Card::parse(&moved.to_text()), Ok(moved), "a partner may have no mailbox any more");
}

#[test]
fn approvals() {
    let text = approval().to_text();
    let kind = Problem::Expected("kind account.<code>");
    refuses(
        Approval::parse,
        &text,
        &[
            (2, "id 12", Problem::Hex(32)),
            (3, "collector x", Problem::Hex(32)),
            (5, "person x", Problem::Hex(32)),
            (6, "kind account.", kind.clone()),
            (6, "kind account.Detailed", kind.clone()),
            (6, "kind detailed", kind),
            (7, "at now", Problem::Time(TimeError::Spelling)),
            // Before it was written, at that moment, and 90 days and a second later.
            (8, "until 2026-11-21T18:24:59+04:30", Problem::Expiry),
            (8, "until 2026-11-21T18:25:00+04:30", Problem::Expiry),
            (8, "until 2027-02-19T18:25:01+04:30", Problem::Expiry),
        ],
    );
    let long = with_line(&text, 8, "until 2027-02-19T18:25:00+04:30\n");
    assert!(Approval::parse(&long.replace("\n\n", "\n")).is_ok(), "90 days are not too long");
    refuses_in_common("approval", Approval::parse, &text, Approval::MOST_BYTES);

    let (partner, other) = (key("partner"), key("other"));
    assert_eq!(approval().sign(&other).unwrap_err().code(), "document-other-signer");
    let theirs = Approval { key: other.verifying_key(), ..approval() };
    let refusal =
        Approval::open_from(theirs.sign(&other).unwrap().as_bytes(), &partner.verifying_key()).unwrap_err();
    assert_eq!(refusal.code(), "document-other-signer");
    let namespace = crate::sign::Namespace::Approval;
    let document = crate::sign::sign_document(&theirs.to_text(), &partner, namespace).unwrap();
    assert!(Approval::open_from(document.as_bytes(), &partner.verifying_key()).is_err());
    // A card's signature is worth nothing here.
    let document = crate::sign::sign_document(&text, &partner, crate::sign::Namespace::Card).unwrap();
    assert!(Approval::open_from(document.as_bytes(), &partner.verifying_key()).is_err());
}

#[test]
fn messages() {
    let text = message().to_text();
    assert_eq!(text.len() % 4096, 0);
    let zeros = text.lines().nth(8).unwrap();
    refuses(
        Message::parse,
        &text,
        &[
            (5, "answers", Problem::Expected("answers none | <32 hex>")),
            (5, "answers same", Problem::Hex(32)),
            (7, "expires 2026-11-21T18:25:00+04:30", Problem::Expiry),
            (7, "expires 2027-02-19T18:25:01+04:30", Problem::Expiry),
            (7, "expires never", Problem::Time(TimeError::Spelling)),
            (8, "text Hello", Problem::Text),
            (8, "text \"\"", Problem::Text),
            (8, "text \" a\"", Problem::Text),
            (8, "text \"a\\tb\"", Problem::Text),
            (8, "text \"\\u0061\"", Problem::Text),
            (8, "text \"a\\/b\"", Problem::Text),
            (8, "text \"a\"b\"", Problem::Text),
            (8, "text \"a\\\"", Problem::Text),
            (8, "text \"a\u{202e}b\"", Problem::Text),
            (8, &format!("text \"{}\"", "a".repeat(4001)), Problem::Text),
            (9, &format!("{zeros}0"), Problem::Padding),
            (9, zeros.strip_suffix('0').unwrap(), Problem::Padding),
            (9, &format!("{zeros}{}", "0".repeat(4096)), Problem::Padding),
            (9, &zeros.replacen('0', "1", 1), Problem::Padding),
            (9, "padding", Problem::Expected("padding <zeros>")),
        ],
    );
    refuses_in_common("message", Message::parse, &text, Message::MOST_BYTES);
    assert!(MessageText::new("  \n\u{202e} ").is_err() && MessageText::new(&"a".repeat(4001)).is_err());
    let kind = MessageText::new(" a\tb\r\nc\u{7f}\u{2066} ").unwrap();
    assert_eq!(kind.as_str(), "a b\nc");
    // The longest text there is, of the longest characters, in one sealed file of a mailbox's message.
    let mut long = message();
    for letter in ["\u{10348}", "\"", "\n"] {
        long.text = MessageText::new(&format!("a{}a", letter.repeat(3998))).unwrap();
        let signed = long.sign(&key("partner")).unwrap();
        assert!(signed.len() <= Message::MOST_BYTES && signed.len() < 60_000);
        assert!(Message::open_from(signed.as_bytes(), &key("partner").verifying_key()).unwrap() == long);
    }
}

#[test]
fn only_the_named_original_with_its_digest_is_stored() {
    let acceptance = acceptance();
    assert!(acceptance.says_stored(&id("item 1"), &digest("original 1")));
    assert!(!acceptance.says_stored(&id("item 1"), &digest("original 2")));
    assert!(!acceptance.says_stored(&id("item 2"), &digest("original 2")), "only verified");
    assert!(!acceptance.says_stored(&id("item 3"), &digest("original 1")));
}

#[test]
fn signatures_by_another_key_are_refused() {
    let (collector, other) = (key("collector"), key("other"));
    let wrong = Some(DocumentError::OtherSigner {
        expected: collector.verifying_key().fingerprint(),
        found: other.verifying_key().fingerprint(),
    });
    assert_eq!(listing().sign(&other).err(), wrong);
    let namespace = crate::sign::Namespace::Listing;
    let forged = crate::sign::sign_document(&listing().to_text(), &other, namespace).unwrap();
    assert_eq!(Listing::open(forged.as_bytes()).err(), wrong);

    let forged = crate::sign::Namespace::Invitation;
    let forged = crate::sign::sign_document(&invitation().to_text(), &other, forged).unwrap();
    assert_eq!(Invitation::open(forged.as_bytes()).unwrap_err().code(), "document-other-signer");
    assert_eq!(invitation().sign(&other).unwrap_err().code(), "document-other-signer");

    let partner = key("partner").verifying_key();
    let forged = acceptance().sign(&other).unwrap();
    let refusal = Acceptance::open_from(forged.as_bytes(), &partner).unwrap_err();
    assert_eq!(refusal.code(), "document-other-signer");
    let forged = receipt().sign(&other).unwrap();
    let refusal = Receipt::open_from(forged.as_bytes(), &partner).unwrap_err();
    assert_eq!(refusal.code(), "document-other-signer");
}

#[test]
fn messages_and_cards_by_another_key_are_refused() {
    let (partner, other) = (key("partner"), key("other"));
    assert_eq!(message().sign(&other).unwrap_err().code(), "document-other-signer");
    assert_eq!(card().sign(&other).unwrap_err().code(), "document-other-signer");
    // Signed well, by the key it names, which is not the one that was expected.
    let (mut message, mut card) = (message(), card());
    message.key = other.verifying_key();
    card.key = other.verifying_key();
    let (text, document) = (message.sign(&other).unwrap(), card.sign(&other).unwrap());
    let refusal = Message::open_from(text.as_bytes(), &partner.verifying_key()).unwrap_err();
    assert_eq!(refusal.code(), "document-other-signer");
    let refusal = Card::open_from(document.as_bytes(), &partner.verifying_key()).unwrap_err();
    assert_eq!(refusal.code(), "document-other-signer");
    // Signed by the one that was expected, and naming another.
    let namespace = crate::sign::Namespace::Card;
    let document = crate::sign::sign_document(&card.to_text(), &partner, namespace).unwrap();
    assert!(Card::open_from(document.as_bytes(), &partner.verifying_key()).is_err());
    let namespace = crate::sign::Namespace::Message;
    let text = crate::sign::sign_document(&message.to_text(), &partner, namespace).unwrap();
    assert!(Message::open_from(text.as_bytes(), &partner.verifying_key()).is_err());
}

#[test]
fn a_document_signed_as_another_kind_is_refused() {
    let receipt = receipt().sign(&key("mailbox")).unwrap();
    let refusal = Acceptance::open(receipt.as_bytes()).unwrap_err();
    assert!(matches!(refusal, DocumentError::Signature(SignatureError::Namespace { .. })));
}

#[test]
fn no_byte_of_a_signed_document_can_be_changed() {
    let document = signed_listing();
    for place in 0..document.len() {
        let mut bytes = document.clone().into_bytes();
        bytes[place] ^= 1;
        assert!(Listing::open(&bytes).is_err(), "byte {place}");
    }
}

#[test]
fn nothing_is_signed_that_would_be_refused() {
    let mut empty = listing();
    empty.parts.clear();
    assert!(empty.sign(&key("collector")).is_err());
    let mut homeless = invitation();
    homeless.mailboxes.clear();
    assert!(homeless.sign(&key("partner")).is_err());
    let mut ahead = acceptance();
    ahead.consistency = Consistency::From(13);
    assert!(ahead.sign(&key("partner")).is_err());
}

#[test]
fn secrets_are_never_printed() {
    let (invitation, acceptance) = (invitation(), acceptance());
    let (pass, message) = (pass(), message());
    let shown = format!("{invitation:?} {acceptance:?} {pass:?} {message:?}");
    assert!(!shown.contains("third film"));
    for secret in ["enrolment secret", "token 1", "token 2", "token 3", "desk key"] {
        assert!(!shown.contains(&crate::to_hex(&chance(secret))), "{secret}");
    }
    assert!(shown.contains("EnrolmentSecret(..)") && shown.contains("Token(..)"));
}
