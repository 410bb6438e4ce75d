//! The proof beside an original is that of another item, or no proof at all.

use sanad_evidence::consent::Basis;
use sanad_evidence::verify::Code;
use sanad_tests::bag::example_bundle;

use super::{Dossier, case, caught, honest, proof};

const PLACE: &str = "data/exhibits/E-0001/proof/";

#[test]
fn the_proof_of_another_item_is_found() {
    let (case, free, item) = case(Some(Basis::NotNeeded));
    let mut dossier = Dossier::of(&case, &[free]);
    dossier.files.retain(|path, _| !path.starts_with(PLACE));
    for (place, bytes) in proof(&case, &item, Clone::clone) {
        dossier.put(&format!("{PLACE}{place}"), &bytes);
    }
    caught(&dossier.resigned(), &[Code::OriginalMismatch]);
}

#[test]
fn no_proof_and_one_that_is_no_bag_are_found() {
    let mut none = honest();
    none.files.retain(|path, _| !path.starts_with(PLACE));
    caught(&none.clone().resigned(), &[Code::OriginalUnknown]);
    none.put(&format!("{PLACE}letter.txt"), b"believe us");
    caught(&none.resigned(), &[Code::OriginalUnknown]);
}

#[test]
fn a_bundle_and_a_dossier_are_no_proofs() {
    let mut dossier = honest();
    dossier.files.retain(|path, _| !path.starts_with(PLACE));
    let mut nested = dossier.clone();
    for (path, bytes) in example_bundle().members() {
        dossier.put(&format!("{PLACE}{path}"), &bytes);
    }
    let report = dossier.resigned();
    assert!(report.findings.iter().any(|finding| finding.code == Code::Info));
    for (path, bytes) in honest().files {
        nested.put(&format!("{PLACE}{path}"), &bytes);
    }
    assert!(!nested.resigned().holds());
}
