//! Notes, checkpoints, proofs, cosignatures, the keys of logs.

use sanad_evidence::log::{
    Checkpoint, ConsistencyProof, Cosignature, CosignerKey, NoteKey, SignedCheckpoint, TlogProof,
};
use sanad_evidence::vkey::{self, Vkey};

use super::{fuzz, one_spelling, vectors};

fn key() -> NoteKey {
    String::from_utf8(vectors("log", &["log.vkey"]).remove(0)).unwrap().trim_end().parse().unwrap()
}

fuzz! {
    /// A note that opens says what was signed.
    fuzz_note: vectors("log", &["checkpoint.txt", "cosigned-checkpoint.txt"]) => |bytes| {
        static KEY: std::sync::OnceLock<NoteKey> = std::sync::OnceLock::new();
        let Ok(note) = std::str::from_utf8(bytes) else { return };
        if let Ok(text) = KEY.get_or_init(key).open(note) {
            assert!(text.starts_with("sanad/log/5a9e0f6c1b2d4e3f8091a2b3c4d5e6f7\n5\nQl9b"));
            assert_eq!(text.lines().count(), 3);
        }
    };
    fuzz_signed_checkpoint: vectors("log", &["checkpoint.txt", "earlier-checkpoint.txt"]) => |bytes| {
        one_spelling(bytes, |text| SignedCheckpoint::parse(text).ok(), SignedCheckpoint::to_string);
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        if let Ok(signed) = SignedCheckpoint::parse(text) {
            assert_eq!(Checkpoint::parse(&signed.claimed().to_text()).as_ref(), Ok(signed.claimed()));
        }
    };
    fuzz_checkpoint: vec![b"sanad/log/5a9e0f6c1b2d4e3f8091a2b3c4d5e6f7\n5\nQl9bApLZPndmbQTr4moPPbXXPQ1PF+htJq/gVK8aTdI=\n".to_vec()] => |bytes| {
        one_spelling(bytes, |text| Checkpoint::parse(text).ok(), Checkpoint::to_text);
    };
    fuzz_tlog_proof: vectors("log", &["inclusion.tlog-proof"]) => |bytes| {
        one_spelling(bytes, |text| TlogProof::parse(text).ok(), TlogProof::to_string);
    };
    fuzz_consistency: vectors("log", &["consistency.txt"]) => |bytes| {
        one_spelling(bytes, |text| ConsistencyProof::parse(text).ok(), ConsistencyProof::to_string);
    };
    fuzz_cosignature: vectors("log", &["cosignature.txt"]) => |bytes| {
        one_spelling(bytes, |text| Cosignature::parse_line(text).ok(), Cosignature::to_line);
        let bare = bytes.strip_prefix("— ".as_bytes()).unwrap_or(bytes);
        let bare = bare.strip_suffix(b"\n").unwrap_or(bare);
        one_spelling(bare, |text| text.parse::<Cosignature>().ok(), Cosignature::to_string);
        one_spelling(bare, |text| text.parse::<vkey::Cosignature>().ok(), |read| read.as_str().to_owned());
    };
    fuzz_vkey: vectors("log", &["log.vkey", "cosigner.vkey"]) => |bytes| {
        let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        one_spelling(line, |text| text.parse::<NoteKey>().ok(), NoteKey::to_string);
        one_spelling(line, |text| text.parse::<CosignerKey>().ok(), CosignerKey::to_string);
        one_spelling(line, |text| text.parse::<Vkey>().ok(), |key| key.as_str().to_owned());
    };
}
