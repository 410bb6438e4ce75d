//! A member's path leads out of the bag.

use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn in_the_tar() {
    for path in [
        "../escaped.txt",
        "/etc/cron.d/escaped",
        "data/../../escaped",
        "data/originals/../../../escaped.jpg",
        "data/originals/x.jpg/../../../../escaped",
        "~/.bashrc",
        "data/originals/CON.txt",
        "data\\originals\\x.jpg",
        "data/originals/\u{202e}gpj.x",
    ] {
        let mut members = bag::example_bundle().members();
        members.push((path.to_owned(), b"escaped".to_vec()));
        caught(&bag::verified(&bag::tar_of(&members)), &[Code::PathNotAllowed]);
    }
}

#[test]
fn in_a_manifest() {
    use sanad_evidence::bag::Place;
    let mut bag = bag::example_bundle();
    bag.edit_text(&Place::Manifest, |text| format!("{text}{}  ../../etc/passwd\n", "0".repeat(64)));
    let report = bag::verified(&bag.to_tar());
    assert!(report.findings.iter().any(|finding| finding.code == Code::ManifestMalformed));
    assert!(!report.holds());
}
