//! Pipes and links where files should be: nothing of them is opened, and nothing waits for them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Code, Verdict};
use sanad_verifier::verify_path;

use super::{honest, verified};

fn pipe(path: &Path) {
    fs::remove_file(path).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_is_found_and_not_opened() {
    for path in [
        "bagit.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "signatures/tagmanifest-sha256.txt.sig",
        "keys/partner.pub",
        "data/load.csv",
        "data/exhibits/E-0001/original.jpg",
        "data/exhibits/E-0001/proof/bag-info.txt",
    ] {
        let folder = tempfile::tempdir().unwrap();
        honest().write(folder.path());
        pipe(&folder.path().join(path));
        let outcome = verified(folder.path());
        assert_eq!(outcome.verdict(), Verdict::Failed);
        let found = outcome.report.findings.iter();
        assert!(found.into_iter().any(|f| f.code == Code::MemberNotAFile && f.place == path), "{path}");
    }
}

#[test]
fn a_pipe_in_place_of_what_says_that_it_is_a_dossier_does_not_hang() {
    let folder = tempfile::tempdir().unwrap();
    honest().write(folder.path());
    pipe(&folder.path().join("bag-info.txt"));
    assert_eq!(verified(folder.path()).verdict(), Verdict::Failed);
}

#[test]
fn links_to_files_and_to_folders_are_found_and_not_followed() {
    for path in
        ["manifest-sha256.txt", "keys", "data/exhibits/E-0001/original.jpg", "data/exhibits/E-0001/proof"]
    {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        honest().write(folder.path());
        let moved = elsewhere.path().join("moved");
        fs::rename(folder.path().join(path), &moved).unwrap();
        symlink(&moved, folder.path().join(path)).unwrap();
        let outcome = verified(folder.path());
        assert_eq!(outcome.verdict(), Verdict::Failed);
        let found = outcome.report.findings.iter();
        assert!(found.into_iter().any(|f| f.code == Code::MemberNotAFile && f.place == path), "{path}");
        // What lies behind the link is as if it were not there.
        assert!(outcome.report.findings.iter().any(|finding| finding.code != Code::MemberNotAFile));
    }
}

#[test]
fn what_is_nothing_of_ours_is_told_with_every_kind_there_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), b"x").unwrap();
    let error = verify_path(folder.path(), &Trust::default()).unwrap_err();
    assert!(error.code() == "not-ours" && error.to_string().contains("a dossier"), "{error}");
}
