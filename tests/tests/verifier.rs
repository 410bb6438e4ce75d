//! The verifier's library: bags as tars and as folders, acceptances, receipts, and what it says.

use sanad_evidence::Digest;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::Verdict;
use sanad_tests::bag::{self, Bag};
use sanad_verifier::{Outcome, verify_path, verify_stream};

fn unpacked(bag: &Bag) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in bag.members() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.report.findings.iter().map(|finding| finding.code.as_str()).collect()
}

fn trust() -> Trust {
    bag::trust_in(&bag::key("collector"))
}

#[test]
fn a_tar_and_its_unpacked_folder_come_to_the_same() {
    let bag = bag::example_bundle();
    let folder = unpacked(&bag);
    let tar = verify_stream(bag.to_tar().as_slice(), &trust()).unwrap();
    let unpacked = verify_path(folder.path(), &trust()).unwrap();
    assert_eq!((tar.verdict(), codes(&tar)), (Verdict::Verified, vec![]));
    assert_eq!(tar.to_text(), unpacked.to_text());
    assert_eq!(tar.to_json(), unpacked.to_json());
    let text = tar.to_text();
    for said in [
        "verified: this bundle is whole and unchanged",
        "your trust file calls \"roya\"",
        "1:01155 2:00711 3:46456 4:14330 5:72682 6:15459 7:15749 8:34153",
        "complete up to the seal at entry 7: every entry about the 3 things that seal names",
        "8 of its 8 entries are here",
        "8 records, 2 originals",
        "claimed by the device's own clock",
        "entries written no earlier than: nothing here says",
        "sealed no later than: nothing here says",
        "None of these says when the originals were made",
        "findings    none",
    ] {
        assert!(text.contains(said), "{said:?} is missing in:\n{text}");
    }
}

#[test]
fn without_trust_from_outside_the_signer_is_unknown() {
    let outcome = verify_stream(bag::example_bundle().to_tar().as_slice(), &Trust::default()).unwrap();
    assert_eq!(outcome.verdict(), Verdict::SelfConsistentSignerUnknown);
    assert_eq!((outcome.exit_code(), codes(&outcome)), (0, vec!["signer-unknown"]));
    assert!(outcome.sentence().starts_with("self-consistent, signer unknown: "));
    assert_eq!(outcome.to_json()["signer"]["trusted"], false);
}

#[test]
fn a_later_bundle_alone_is_not_complete() {
    let (mut case, items) = bag::example();
    let mut told = bag::Told::default();
    case.bundle(1, &mut told);
    case.describe(&items[0], "The same decree, another wall", "Herat");
    let outcome = verify_stream(case.bundle(2, &mut told).to_tar().as_slice(), &trust()).unwrap();
    assert_eq!(outcome.verdict(), Verdict::Verified);
    assert!(outcome.to_text().contains("not complete alone"), "{}", outcome.to_text());
    assert!(!outcome.to_text().contains("complete up to"));
}

#[test]
fn what_lies_in_a_folder_and_in_no_manifest_is_found() {
    let bag = bag::example_bundle();
    let folder = unpacked(&bag);
    std::fs::create_dir_all(folder.path().join("data/more/deep")).unwrap();
    std::fs::write(folder.path().join("data/more/deep/x"), "x").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    let stranger = folder.path().join(format!("data/originals/{}.pdf", bag::id("stranger")));
    std::fs::write(stranger, "x").unwrap();
    let outcome = verify_path(folder.path(), &trust()).unwrap();
    assert_eq!(outcome.exit_code(), 1);
    assert_eq!(
        codes(&outcome),
        [
            "path-not-allowed",
            "path-not-allowed",
            "member-unlisted",
            "payload-count",
            "original-unknown",
            "no-consent-basis"
        ]
    );
    assert!(outcome.to_text().contains("data/more/"), "{}", outcome.to_text());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_pipes_not_opened() {
    let bag = bag::example_bundle();
    let folder = unpacked(&bag);
    let outside = unpacked(&bag);
    std::fs::rename(folder.path().join("data/originals"), outside.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("elsewhere"), folder.path().join("data/originals"))
        .unwrap();
    std::fs::remove_file(folder.path().join("keys/enrolment")).unwrap();
    let made =
        std::process::Command::new("mkfifo").arg(folder.path().join("keys/enrolment")).status().unwrap();
    assert!(made.success());
    let outcome = verify_path(folder.path(), &trust()).unwrap();
    let found = codes(&outcome);
    assert_eq!(found.iter().filter(|code| **code == "member-not-a-file").count(), 2, "{found:?}");
    assert_eq!(found.iter().filter(|code| **code == "member-missing").count(), 3, "{found:?}");
}

#[test]
fn what_a_bag_says_cannot_move_the_cursor() {
    let mut members = bag::example_bundle().members();
    members.push(("data/\u{1b}[2J\u{202e}fdp.exe".to_owned(), b"x".to_vec()));
    let outcome = verify_stream(bag::tar_of(&members).as_slice(), &trust()).unwrap();
    assert_eq!(codes(&outcome), ["path-not-allowed"]);
    assert!(outcome.to_text().contains("data/\\u{1b}[2J\\u{202e}fdp.exe"), "{}", outcome.to_text());
}

#[test]
fn an_acceptance_and_a_receipt_are_verified() {
    let report = bag::verified(&bag::example_bundle().to_tar());
    let acceptance = bag::acceptance_of(&report, Digest::of(b"listing")).sign(&bag::key("partner")).unwrap();
    let trust = |lines: &str| Trust::parse(lines.as_bytes()).unwrap();
    let named = format!(
        "archive namespaces=\"sanad-acceptance\" {}\n# sanad-vkey {}\n",
        bag::key("partner").verifying_key(),
        bag::cosigner().key()
    );
    let outcome = verify_stream(acceptance.as_bytes(), &trust(&named)).unwrap();
    assert_eq!((outcome.verdict(), codes(&outcome)), (Verdict::Verified, vec![]));
    let text = outcome.to_text();
    assert!(text.contains("2 originals: 2 stored (read again from disk)"), "{text}");
    assert!(
        text.contains("sealed no later than: 2026-11-22T08:00:00+00:00 by the word of the cosigner"),
        "{text}"
    );
    let unknown = verify_stream(acceptance.as_bytes(), &Trust::default()).unwrap();
    assert_eq!((unknown.exit_code(), codes(&unknown)), (0, vec!["signer-unknown", "cosigner-unknown"]));

    let receipt = Receipt {
        bundle: bag::id("bundle"),
        listing: Digest::of(b"listing"),
        sums: sanad_evidence::mailbox::sums([b"1", b"2", b"3"].map(|part| Digest::of(part))),
        parts: 3,
        bytes: 789_438,
        at: "2026-11-21T14:02:09+00:00".parse().unwrap(),
    };
    let receipt = receipt.sign(&bag::key("mailbox")).unwrap();
    let named = format!("mailbox namespaces=\"sanad-receipt\" {}\n", bag::key("mailbox").verifying_key());
    let outcome = verify_stream(receipt.as_bytes(), &trust(&named)).unwrap();
    assert_eq!(outcome.verdict(), Verdict::Verified);
    // A key that may sign acceptances may not sign receipts.
    let other = format!("mailbox namespaces=\"sanad-acceptance\" {}\n", bag::key("mailbox").verifying_key());
    let outcome = verify_stream(receipt.as_bytes(), &trust(&other)).unwrap();
    assert_eq!(outcome.verdict(), Verdict::SelfConsistentSignerUnknown);
    let changed = receipt.replace("parts 3", "parts 2");
    let outcome = verify_stream(changed.as_bytes(), &trust(&named)).unwrap();
    assert_eq!(codes(&outcome), ["signature-wrong"]);
}
