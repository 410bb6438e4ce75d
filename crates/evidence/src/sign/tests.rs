use base64ct::{Base64, Encoding as _};

use super::*;

const HELLO: &[u8] = b"hello\n";
/// Made by OpenSSH 9.2 over `hello\n`, as the names say; all but `file.sig` in `sanad-listing`.
const STOCK: &str = include_str!("testdata/ed25519.sig");
const SHA256: &str = include_str!("testdata/sha256.sig");
const FILE: &str = include_str!("testdata/file.sig");
const RSA: &str = include_str!("testdata/rsa.sig");
const ECDSA: &str = include_str!("testdata/ecdsa.sig");

fn stock_key() -> VerifyingKey {
    include_str!("testdata/ed25519.pub").trim_end().parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// The block with other bytes inside, in ssh-keygen's layout.
fn changed(block: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let body: String = block.lines().filter(|line| !line.starts_with('-')).collect();
    let mut bytes = Base64::decode_vec(&body).unwrap();
    change(&mut bytes);
    let body = Base64::encode_string(&bytes);
    let lines: Vec<&str> =
        body.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("{BEGIN}\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

#[test]
fn what_stock_ssh_keygen_signed_verifies() {
    assert_eq!(verify(HELLO, STOCK, Namespace::Listing), Ok(stock_key()));
    assert_eq!(verify(b"hello", STOCK, Namespace::Listing), Err(SignatureError::Wrong));
}

#[test]
fn what_we_sign_verifies_in_its_namespace_only() {
    for namespace in Namespace::ALL {
        let block = sign(HELLO, &key(), namespace).unwrap();
        for asked in Namespace::ALL {
            let verdict = verify(HELLO, &block, asked);
            if asked == namespace {
                assert_eq!(verdict, Ok(key().verifying_key()));
            } else {
                let found = namespace.as_str().to_owned();
                assert_eq!(verdict, Err(SignatureError::Namespace { expected: asked, found }));
            }
        }
    }
}

#[test]
fn other_algorithms_hashes_and_namespaces_are_refused_by_name() {
    let refusal = |block| verify(HELLO, block, Namespace::Listing).unwrap_err();
    assert_eq!(refusal(RSA), SignatureError::Algorithm { found: "ssh-rsa".into() });
    assert_eq!(refusal(ECDSA), SignatureError::Algorithm { found: "another algorithm".into() });
    assert_eq!(refusal(SHA256), SignatureError::Hash { found: "sha256".into() });
    let found = "file".to_owned();
    assert_eq!(refusal(FILE), SignatureError::Namespace { expected: Namespace::Listing, found });
}

#[test]
fn a_signature_has_one_spelling() {
    let good = changed(STOCK, |_| {});
    assert_eq!(good, STOCK);
    let inner = STOCK.lines().nth(1).unwrap();
    let wrong = [
        String::new(),
        STOCK.trim_end().to_owned(),
        STOCK.replace('\n', "\r\n"),
        format!("{STOCK}\n"),
        format!("{STOCK}{STOCK}"),
        format!("Comment: words\n{STOCK}"),
        format!("{STOCK}words after\n"),
        STOCK.replace(inner, &format!("{inner} ")),
        STOCK.replacen(inner, &format!("{}\n{}", &inner[..35], &inner[35..]), 1),
        // Version 0 and version 2.
        changed(STOCK, |bytes| bytes[9] = 0),
        changed(STOCK, |bytes| bytes[9] = 2),
        // One byte after the end, inside the base64.
        changed(STOCK, |bytes| bytes.push(0)),
        // A reserved field that is not empty: it stands after the namespace, at 6+4+4+51+4+13.
        changed(STOCK, |bytes| {
            bytes[82 + 3] = 1;
            bytes.insert(86, b'x');
        }),
    ];
    for block in wrong {
        assert_eq!(verify(HELLO, &block, Namespace::Listing), Err(SignatureError::NotCanonical), "{block}");
    }
    let huge = STOCK.repeat(40);
    let refusal = verify(HELLO, &huge, Namespace::Listing).unwrap_err();
    assert_eq!(refusal, SignatureError::TooLarge { bytes: huge.len(), most: 8192 });
}

#[test]
fn no_bit_of_a_signature_can_be_changed() {
    let length = Base64::decode_vec(&STOCK.lines().filter(|line| !line.starts_with('-')).collect::<String>())
        .unwrap()
        .len();
    for place in 0..length {
        let block = changed(STOCK, |bytes| bytes[place] ^= 1);
        assert!(verify(HELLO, &block, Namespace::Listing).is_err(), "byte {place}");
    }
}

#[test]
fn a_weak_key_is_refused_also_inside_a_signature() {
    // The neutral point: every message has the "signature" (neutral point, 0) under it.
    let mut neutral = [0_u8; 32];
    neutral[0] = 1;
    assert_eq!(VerifyingKey::from_bytes(&neutral), Err(KeyError::Weak));
    let block = changed(STOCK, |bytes| {
        bytes[33..65].copy_from_slice(&neutral);
        let end = bytes.len();
        bytes[end - 64..end - 32].copy_from_slice(&neutral);
        bytes[end - 32..].fill(0);
    });
    assert_eq!(verify(HELLO, &block, Namespace::Listing), Err(SignatureError::Key(KeyError::Weak)));
}

#[test]
fn a_point_has_one_spelling() {
    // p = 2^255 - 19; coordinates p+0 … p+18 have a second spelling that decoders accept.
    let mut refused = 0;
    for above in 0..19_u8 {
        let mut bytes = [0xff_u8; 32];
        bytes[0] = 0xed + above;
        bytes[31] = 0x7f;
        if let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(&bytes) {
            let expected = if key.is_weak() { KeyError::Weak } else { KeyError::NotAPoint };
            assert_eq!(VerifyingKey::from_bytes(&bytes), Err(expected));
            refused += usize::from(!key.is_weak());
        }
    }
    assert!(refused > 0, "no such point was tried");
}

#[test]
fn a_key_has_one_line() {
    let line = include_str!("testdata/ed25519.pub").trim_end();
    assert_eq!(stock_key().to_string(), line);
    let wrong = [
        String::new(),
        format!("{line} "),
        format!("{line} comment"),
        format!(" {line}"),
        format!("{line}\n"),
        line.replace(' ', "  "),
        line.replace("ssh-ed25519 ", "ssh-rsa "),
        line[..79].to_owned(),
        include_str!("testdata/ecdsa.pub").trim_end().to_owned(),
    ];
    for text in wrong {
        assert_eq!(text.parse::<VerifyingKey>(), Err(KeyError::NotEd25519), "{text:?} was taken");
    }
}

#[test]
fn a_signing_key_prints_nothing() {
    assert_eq!(format!("{:?}", key()), "SigningKey(..)");
    assert_eq!(*key().seed(), [7; 32]);
}

#[test]
fn a_fingerprint_is_what_bc_says() {
    // cut -d' ' -f2 ed25519.pub | base64 -d | tail -c 32 | sha256sum | cut -c1-32 | tr a-f A-F, in bc.
    let digits = format!("{:0>40}", "109919051974827068299207351283894340162");
    let fingerprint = stock_key().fingerprint();
    assert_eq!(fingerprint.groups().concat(), digits);
    assert_eq!(fingerprint.to_string().replace(' ', ""), digits);
    assert!(fingerprint.groups().iter().all(|group| group.len() == 5));
}

#[test]
fn a_signed_document_opens_to_its_text_and_key() {
    let document = sign_document("sanad x v1\na\n", &key(), Namespace::Receipt).unwrap();
    let (text, signer) = open(document.as_bytes(), Namespace::Receipt, 1000).unwrap();
    assert_eq!((text, signer), ("sanad x v1\na\n", key().verifying_key()));
    let split = SignedDocument::split(document.as_bytes(), 1000).unwrap();
    assert_eq!(split.join(), document);
}

#[test]
fn a_signed_document_has_nothing_before_between_or_after() {
    let document = sign_document("text\n", &key(), Namespace::Receipt).unwrap();
    let refusal = |bytes: &[u8]| open(bytes, Namespace::Receipt, 1000).unwrap_err();
    assert_eq!(refusal(b"text\n"), SignatureError::NoSignature);
    assert_eq!(refusal(b""), SignatureError::NoSignature);
    assert_eq!(refusal(document.strip_prefix("text\n").unwrap().as_bytes()), SignatureError::NoSignature);
    assert_eq!(refusal(b"\xff\n"), SignatureError::NotText);
    assert_eq!(refusal(&[b'x'; 1001]), SignatureError::TooLarge { bytes: 1001, most: 1000 });
    assert_eq!(refusal(format!("{document}x").as_bytes()), SignatureError::NotCanonical);
    assert_eq!(refusal(format!("{document}\n").as_bytes()), SignatureError::NotCanonical);
    assert_eq!(refusal(format!("x{document}").as_bytes()), SignatureError::Wrong);
    assert_eq!(refusal(document.replacen("text\n", "text\n\n", 1).as_bytes()), SignatureError::Wrong);
    // A second block, so that another reader might take the other text.
    let twice = format!("{document}text\n{BEGIN}\n");
    assert_eq!(refusal(twice.as_bytes()), SignatureError::NotCanonical);
}

#[test]
fn what_would_be_cut_elsewhere_is_not_signed() {
    for text in ["", "no newline", &format!("a\n{BEGIN}\nb\n")] {
        assert_eq!(
            sign_document(text, &key(), Namespace::Receipt),
            Err(SignatureError::NotSignable),
            "{text}"
        );
    }
    // Not the cutting line: words follow on it.
    assert!(sign_document(&format!("{BEGIN} x\n"), &key(), Namespace::Receipt).is_ok());
}
