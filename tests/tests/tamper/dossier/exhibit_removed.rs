//! An exhibit was taken out after the partner signed.

use sanad_evidence::consent::Basis;
use sanad_evidence::verify::Code;

use super::{Dossier, case, caught};

#[test]
fn an_exhibit_that_was_taken_out_is_missed() {
    let (case, free, item) = case(Some(Basis::NotNeeded));
    for gone in ["E-0001", "E-0002"] {
        let mut dossier = Dossier::of(&case, &[free, item]);
        dossier.files.retain(|path, _| !path.contains(gone));
        caught(&dossier.verified(), &[Code::MemberMissing]);
    }
}
