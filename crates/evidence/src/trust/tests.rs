use super::*;
use crate::sign::SigningKey;

const VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const ECDSA: &str = include_str!("../sign/testdata/ecdsa.pub").trim_ascii();

fn key(number: u8) -> VerifyingKey {
    SigningKey::from_seed(&[number; 32]).verifying_key()
}

fn refusal(text: &str) -> (usize, TrustProblem) {
    match Trust::parse(text.as_bytes()) {
        Err(TrustError::Line { line, problem }) => (line, problem),
        other => panic!("{text:?} gave {other:?}"),
    }
}

#[test]
fn names_come_from_the_file_and_hold_in_their_namespaces() {
    let text = format!(
        "# who is who\n\n\
         roya namespaces=\"sanad-bundle,sanad-listing\" {} her laptop\n\
         \t\"The Archive,archive\"\t{}  \r\n\
         mailbox NAMESPACES=\"sanad-receipt\" {}\n\
         # sanad-vkey {VKEY}\n\
         old {ECDSA} a comment\n\
         none namespaces=\"\" {}",
        key(1),
        key(2),
        key(3),
        key(4),
    );
    let trust = Trust::parse(text.as_bytes()).unwrap();
    assert_eq!(trust.signer(&key(1), Namespace::Bundle), Some("roya"));
    assert_eq!(trust.signer(&key(1), Namespace::Listing), Some("roya"));
    assert_eq!(trust.signer(&key(1), Namespace::Acceptance), None);
    assert_eq!(trust.signer(&key(3), Namespace::Receipt), Some("mailbox"));
    assert_eq!(trust.signer(&key(3), Namespace::Bundle), None);
    for namespace in Namespace::ALL {
        assert_eq!(trust.signer(&key(2), namespace), Some("The Archive"));
        assert_eq!(trust.signer(&key(4), namespace), None);
        assert_eq!(trust.signer(&key(5), namespace), None);
    }
    assert_eq!(trust.vkeys(), [VKEY.parse().unwrap()]);
    let ignored = Ignored { line: 7, key_type: "ecdsa-sha2-nistp256".to_owned() };
    assert_eq!(trust.ignored(), [ignored]);
}

#[test]
fn a_key_on_two_lines_has_the_name_of_the_line_that_allows() {
    let key = key(1);
    let text = format!("a namespaces=\"git\" {key}\nb {key}\nc {key}\n");
    assert_eq!(Trust::parse(text.as_bytes()).unwrap().signer(&key, Namespace::Bundle), Some("b"));
}

#[test]
fn a_line_that_cannot_be_kept_to_is_refused() {
    let key = key(1);
    let weak = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let cases = [
        (format!("a valid-after=\"20260101\" {key}"), TrustProblem::Validity),
        (format!("a namespaces=\"x\",valid-before=\"20260101\" {key}"), TrustProblem::Validity),
        (format!("a cert-authority {key}"), TrustProblem::Authority),
        (format!("a no-touch-required {key}"), TrustProblem::Option),
        (format!("a namespaces {key}"), TrustProblem::Option),
        (format!("a namespaces=sanad-bundle {key}"), TrustProblem::Option),
        (format!("a namespaces=\"x\"y {key}"), TrustProblem::Option),
        (format!("a namespaces=\"x\",namespaces=\"y\" {key}"), TrustProblem::Option),
        (format!("a namespaces=\"x\", {key}"), TrustProblem::Option),
        (format!("a namespaces=\"x {key}"), TrustProblem::Quote),
        (format!("a namespaces=\"sanad-*\" {key}"), TrustProblem::Namespaces),
        (format!("a namespaces=\"!git,sanad-bundle\" {key}"), TrustProblem::Namespaces),
        (format!("* {key}"), TrustProblem::Principal),
        (format!("a,!b {key}"), TrustProblem::Principal),
        (format!("a,,b {key}"), TrustProblem::Principal),
        (format!("\"a {key}"), TrustProblem::Quote),
        (format!("\"a\"b {key}"), TrustProblem::Quote),
        (format!("\"a\",b {key}"), TrustProblem::Quote),
        (format!("a\"b {key}"), TrustProblem::Quote),
        (format!("{key}"), TrustProblem::Shape),
        ("a".to_owned(), TrustProblem::Shape),
        ("a ssh-ed25519".to_owned(), TrustProblem::Shape),
        ("a ssh-ed25519 AAAA".to_owned(), TrustProblem::Key(KeyError::NotEd25519)),
        (format!("a {weak}"), TrustProblem::Key(KeyError::Weak)),
        (format!("a namespaces=\"x\" namespaces=\"y\" {key}"), TrustProblem::Shape),
        (format!("\u{feff}a {key}"), TrustProblem::Control),
        (format!("a\u{1b}[2J {key}"), TrustProblem::Control),
        ("# sanad-vkey".to_owned(), TrustProblem::Vkey(VkeyError::Vkey)),
        ("# sanad-vkey nonsense".to_owned(), TrustProblem::Vkey(VkeyError::Vkey)),
        (format!("# sanad-vkey {VKEY} x"), TrustProblem::Vkey(VkeyError::Vkey)),
    ];
    for (line, problem) in cases {
        assert_eq!(refusal(&format!("# first\n{line}\nb {key}\n")), (2, problem), "{line:?}");
    }
}

#[test]
fn bounds_hold() {
    let big = vec![b'#'; MOST_BYTES + 1];
    assert_eq!(Trust::parse(&big), Err(TrustError::TooLarge { bytes: MOST_BYTES + 1 }));
    assert_eq!(Trust::parse(b"# \xff"), Err(TrustError::NotText));
    assert_eq!(Trust::parse(b""), Ok(Trust::default()));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[a\" \t=,#*\\\\\u{feff}é-]{0,40}(ssh-ed25519|namespaces=)?.{0,40}") {
        let _ = Trust::parse(text.as_bytes());
    }
}
