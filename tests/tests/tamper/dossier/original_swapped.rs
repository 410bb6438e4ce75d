//! Another original lies beside the proof, and the partner signs it.

use sanad_evidence::verify::Code;
use sanad_evidence::{Digest, Record, Schema};

use super::{Dossier, case, caught, honest};

const ORIGINAL: &str = "data/exhibits/E-0001/original.jpg";

#[test]
fn another_original_is_found_signed_or_not() {
    let mut dossier = honest();
    dossier.put(ORIGINAL, b"\xFF\xD8\xFF another");
    caught(&dossier.verified(), &[Code::DigestMismatch, Code::OriginalMismatch]);
    caught(&dossier.resigned(), &[Code::OriginalMismatch]);
}

#[test]
fn two_originals_or_none_are_found() {
    let mut two = honest();
    two.put("data/exhibits/E-0001/original.png", b"another");
    caught(&two.resigned(), &[Code::OriginalUnknown]);
    let mut none = honest();
    none.files.remove(ORIGINAL);
    caught(&none.resigned(), &[Code::OriginalMissing]);
}

#[test]
fn a_size_or_digest_that_the_record_does_not_state_is_found() {
    let other = b"\xFF\xD8\xFF another";
    let (case, free, _) = case(None);
    let right = &case.originals[&free].1;
    for (bytes, digest, size) in [
        (other.as_slice(), Digest::of(other), other.len()),
        (right.as_slice(), Digest::of(right), right.len() + 1),
    ] {
        let announced = format!("{free} {digest} {size}\n");
        for withheld in [None, Some("digest"), Some("size"), Some("item")] {
            let mut dossier = Dossier::of(&case, &[]);
            let copy = |record: &Record| match withheld {
                Some(name) if record.is(&Schema::ITEM) => {
                    record.withhold(&[name], "redaction.safety").unwrap()
                }
                _ => record.clone(),
            };
            dossier.exhibit("E-0001", &case, &free, copy);
            let place = "data/exhibits/E-0001/proof";
            let old = Digest::of(&dossier.files[&format!("{place}/to-follow.txt")]).to_string();
            dossier.put(&format!("{place}/to-follow.txt"), announced.as_bytes());
            dossier.put(ORIGINAL, bytes);
            let tags = String::from_utf8(dossier.files[&format!("{place}/tagmanifest-sha256.txt")].clone());
            let tags = tags.unwrap().replace(&old, &Digest::of(announced.as_bytes()).to_string());
            dossier.put(&format!("{place}/tagmanifest-sha256.txt"), tags.as_bytes());
            let expected: &[Code] = match withheld {
                // The proof alone shows it: what its record states is neither here nor announced.
                None => &[Code::OriginalMissing, Code::OriginalUnknown],
                Some(_) => &[Code::OriginalUnknown],
            };
            caught(&dossier.resigned(), expected);
        }
    }
}
