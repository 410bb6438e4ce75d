//! An entry comes with the proof of another, or with none.

use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn of_another_entry() {
    let mut bag = bag::example_bundle();
    let other = bag.text(&Place::Proof(4));
    bag.edit_text(&Place::Proof(3), |_| other);
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ProofWrong]);
}

/// The index line is made to fit; the path is still another's.
#[test]
fn of_another_entry_with_its_index_changed() {
    let mut bag = bag::example_bundle();
    let other = bag.text(&Place::Proof(4)).replace("\nindex 4\n", "\nindex 3\n");
    bag.edit_text(&Place::Proof(3), |_| other);
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ProofWrong]);
}

/// A true proof, of the same entry, in a smaller tree: it says nothing of this checkpoint.
#[test]
fn under_an_earlier_checkpoint() {
    use sanad_evidence::log::{SignedCheckpoint, TlogProof};
    let (mut case, _) = bag::example();
    let mut bag = case.bundle(1, &mut bag::Told::default());
    let earlier = SignedCheckpoint::sign(&case.checkpoint(5), &case.log_key).unwrap();
    let proof = TlogProof::produce(&case.nodes(5), 3, earlier).unwrap();
    bag.edit_text(&Place::Proof(3), |_| proof.to_string());
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ProofWrong]);
}

#[test]
fn none() {
    let mut bag = bag::example_bundle();
    bag.files.remove(&Place::Proof(3));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ProofMissing]);
}

#[test]
fn of_something_that_is_not_here() {
    let mut bag = bag::example_bundle();
    let proof = bag.files[&Place::Proof(3)].clone();
    bag.files.insert(Place::Proof(33), proof.clone());
    bag.files.insert(Place::Proof(34), proof);
    bag.sign_again();
    let report = bag::verified(&bag.to_tar());
    caught(&report, &[Code::ProofWrong]);
    assert_eq!(report.findings.len(), 2);
}
