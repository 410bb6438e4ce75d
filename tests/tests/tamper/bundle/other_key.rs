//! Another key: over the bundle, in it, of the log.

use sanad_evidence::bag::Place;
use sanad_evidence::log::{NoteSigner, SignedCheckpoint, public_key_pem};
use sanad_evidence::verify::{Code, Verdict};
use sanad_tests::bag::{self, Desk, Told};

use crate::tamper::caught;

/// A stranger's key, consistently: no fault can be found, and no trust either.
#[test]
fn a_strangers_bundle_is_never_verified() {
    let (mut case, _) = bag::example();
    case.key = bag::key("stranger");
    let report = bag::verified(&case.bundle(1, &mut Told::default()).to_tar());
    let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((report.verdict(), codes), (Verdict::SelfConsistentSignerUnknown, vec![Code::SignerUnknown]));
}

/// Her bundle, signed anew by someone else who left her key in it.
#[test]
fn over_her_bundle() {
    let mut bag = bag::example_bundle();
    bag.key = bag::key("stranger");
    bag.sign_again();
    let report = bag::verified(&bag.to_tar());
    caught(&report, &[Code::SignerMismatch, Code::EnrolmentWrong, Code::SignerUnknown]);
}

/// Changed after signing: the tag manifest is not the one that was signed.
#[test]
fn no_key_at_all() {
    let mut bag = bag::example_bundle();
    bag.edit_text(&Place::TagManifest, |text| text.replacen('0', "1", 1));
    let report = bag::verified(&bag.to_tar());
    assert!(report.findings.iter().any(|finding| finding.code == Code::SignatureWrong));
    let mut bag = bag::example_bundle();
    bag.files.remove(&Place::Signature);
    caught(&bag::verified(&bag.to_tar()), &[Code::SignatureMissing]);
}

/// A true signature of hers over another kind of document.
#[test]
fn in_another_namespace() {
    use sanad_evidence::sign::{Namespace, sign};
    let mut bag = bag::example_bundle();
    let signature = sign(&bag.files[&Place::TagManifest], &bag.key, Namespace::Listing).unwrap();
    bag.edit_text(&Place::Signature, |_| signature);
    caught(&bag::verified(&bag.to_tar()), &[Code::SignatureWrong]);
}

/// Whoever has her signing key and not the log's puts a log of their own under her log's name.
#[test]
fn of_the_log() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    desk.take_in(desk.verified(&bag::example().0.bundle(1, &mut told).to_tar()));
    let (mut case, items) = bag::example();
    let origin = sanad_evidence::log::origin(&case.log);
    let _ = case.bundle(1, &mut Told::default());
    case.log_key = NoteSigner::from_seed(&origin, &[9; 32]).unwrap();
    case.describe(&items[0], "With another key", "Herat");
    caught(&desk.verified(&case.bundle(2, &mut told).to_tar()), &[Code::LogKeyChanged]);
}

/// The checkpoint is signed with another key than the one beside it.
#[test]
fn over_the_checkpoint() {
    let (mut case, _) = bag::example();
    let mut bag = case.bundle(1, &mut Told::default());
    let thief = NoteSigner::from_seed(&sanad_evidence::log::origin(&case.log), &[9; 32]).unwrap();
    let signed = SignedCheckpoint::sign(&case.checkpoint(8), &thief).unwrap();
    bag.edit_text(&Place::Checkpoint, |_| signed.to_string());
    bag.sign_again();
    let report = bag::verified(&bag.to_tar());
    assert!(report.findings.iter().any(|finding| finding.code == Code::CheckpointSignature));
    assert_eq!(report.verdict(), Verdict::Failed);
}

/// The key for `openssl` is another than the one for everyone else.
#[test]
fn in_the_pem() {
    let mut bag = bag::example_bundle();
    bag.edit_text(&Place::LogKeyPem, |_| public_key_pem(bag::key("stranger").verifying_key().as_bytes()));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::LogKey]);
}
