//! Signed notes against published ones.

use super::*;

/// golang.org/x/mod/sumdb/note, package documentation: the reference implementation's example.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PETER_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

fn peter() -> NoteSigner {
    let seed = Base64::decode_vec(PETER_SEED).unwrap();
    NoteSigner::from_seed("PeterNeumann", seed[1..].try_into().unwrap()).unwrap()
}

fn peters_note() -> String {
    format!("{PETER_TEXT}\n{PETER_LINE}\n")
}

#[test]
fn the_published_note_is_reproduced_byte_for_byte() {
    assert_eq!(peter().key().to_string(), PETER);
    assert_eq!(peter().sign(PETER_TEXT).unwrap(), peters_note());
    assert_eq!(PETER.parse::<NoteKey>().unwrap().open(&peters_note()).unwrap(), PETER_TEXT);
}

/// A real checkpoint of another log with two cosignatures (README of
/// github.com/transparency-dev/distributor): strangers' signatures are ignored.
#[test]
fn a_strangers_cosigned_checkpoint_opens() {
    let note = "transparency.dev/armored-witness/firmware_transparency/ci/3\n59\n\
        kOFMkeamIdrYFLx5zbWFhflak6dlEEDOU++fxYEZMBw=\n\n\
        — transparency.dev-aw-ftlog-ci-3 P2iVIt3Jsaha3E2i0MHdKZ6fgYJTgXO86nUsxKPVq6uTwRSclTSh/ELnDGbNL+XDyD3EkWIdL2AGGNmbN7IN2rB/7gE=\n\
        — ArmoredWitness-weathered-rain CnjfIAAAAABnGRrHjQi7IZQqVea4YnU/ADsv844r1ezGjvubUy1MMJm4as9bRiT70xNWQ67RCA76LMy7SdX4qJNIzL3eSS1BGFWqCw==\n\
        — ArmoredWitness-floral-sky x88LbQAAAABnGRrDEq4Tfy7IIVPqkdXbcufUkCzRRbE3fABZ/jvtg5aFHVMuMR8cV6dVqECDBiH1zRxhNaCQOXSwNLSeJs+NzWt1BA==\n";
    let key: NoteKey = "transparency.dev-aw-ftlog-ci-3+3f689522+Aa1Eifq6rRC8qiK+bya07yV1fXyP156pEMsX7CFBC6gg"
        .parse()
        .unwrap();
    assert!(key.open(note).unwrap().ends_with("59\nkOFMkeamIdrYFLx5zbWFhflak6dlEEDOU++fxYEZMBw=\n"));
    assert_eq!(key.open(&note.replacen("59", "60", 1)).unwrap_err().code(), "note-wrong-signature");
    assert_eq!(peter().key().open(note).unwrap_err().code(), "note-not-signed");
}

/// The example of C2SP signed-note has an empty line in its text: the last one divides.
#[test]
fn the_last_empty_line_divides() {
    let text = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n";
    let note = format!(
        "{text}\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    );
    let parts = Parts::parse(&note).unwrap();
    assert_eq!(parts.text, text);
    assert_eq!(parts.signatures[0].name, "quasimodo.example/salvatore");
    assert_eq!(parts.signatures[0].id, [0x36, 0x7b, 0xa0, 0x4b]);
    assert_eq!(parts.signatures[0].signature.len(), 64);
    let signed = peter().sign(text).unwrap();
    assert_eq!(peter().key().open(&signed).unwrap(), text);
}

#[test]
fn one_wrong_signature_by_the_key_spoils_the_note() {
    let wrong = peter().sign("another text\n").unwrap();
    let note = format!("{}{}\n", peters_note(), wrong.lines().last().unwrap());
    assert_eq!(peter().key().open(&note).unwrap_err().code(), "note-wrong-signature");
    // The right name and id over bytes that are no Ed25519 signature.
    let short =
        SignatureLine { name: "PeterNeumann".to_owned(), id: peter().key().id(), signature: vec![1; 63] };
    let note = format!("{PETER_TEXT}\n{short}\n");
    assert_eq!(peter().key().open(&note).unwrap_err().code(), "note-wrong-signature");
}

#[test]
fn a_malformed_note_is_refused() {
    let open = |note: &str| peter().key().open(note).map(|_| ()).unwrap_err().code();
    for (note, code) in [
        (String::new(), "note-no-signature"),
        (PETER_TEXT.to_owned(), "note-no-signature"),
        (format!("{PETER_TEXT}\n"), "note-no-signature"),
        (format!("{PETER_TEXT}\n{PETER_LINE}"), "note-no-signature"),
        (format!("{PETER_TEXT}{PETER_LINE}\n"), "note-no-signature"),
        (format!("{PETER_TEXT}\n{PETER_LINE}\n\n"), "note-no-signature"),
        (format!("{PETER_TEXT}\n{PETER_LINE}\nfoot\n"), "note-bad-line"),
        (format!("{PETER_TEXT}\n{}\n", PETER_LINE.replacen('—', "-", 1)), "note-bad-line"),
        (format!("{PETER_TEXT}\n{} \n", PETER_LINE), "note-bad-line"),
        (format!("{PETER_TEXT}\n{}\n", PETER_LINE.replacen("Peter", "Peter+", 1)), "note-bad-line"),
        (format!("{PETER_TEXT}\n— PeterNeumann x08go_ZJ\n"), "note-bad-line"),
        (format!("{PETER_TEXT}\n— PeterNeumann x08goQ==\n"), "note-bad-line"),
        (peters_note().replacen('\n', "\r\n", 1), "note-control-character"),
        (peters_note().replacen(' ', "\t", 1), "note-control-character"),
        (format!("{PETER_TEXT}\n{}", format!("{PETER_LINE}\n").repeat(17)), "note-too-many-signatures"),
        ("x".repeat(MAX_NOTE + 1), "note-too-long"),
    ] {
        assert_eq!(open(&note), code, "{note:?}");
    }
    assert!(peter().key().open(&format!("{PETER_TEXT}\n{}", format!("{PETER_LINE}\n").repeat(16))).is_ok());
}

#[test]
fn what_could_not_be_read_is_not_signed() {
    assert_eq!(peter().sign("no newline").unwrap_err().code(), "note-no-newline");
    assert_eq!(peter().sign("").unwrap_err().code(), "note-no-newline");
    assert_eq!(peter().sign("a\tb\n").unwrap_err().code(), "note-control-character");
    assert_eq!(peter().sign(&"x\n".repeat(MAX_NOTE)).unwrap_err().code(), "note-too-long");
}
