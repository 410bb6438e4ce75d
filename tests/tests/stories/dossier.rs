//! From the Bureau to a court: a dossier of exhibits that a stranger can check.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sanad_evidence::Id;
use sanad_evidence::consent::Basis;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::Verdict;
use sanad_tests::people::{Person, acquainted, amina, basis, bureau, noise};
use sanad_tests::places::bagit;
use sanad_vault::{Compiled, Description, DossierPlan, Job, StatedBasis};
use sanad_verifier::{Outcome, verify_path};

struct Court {
    _amina: Person,
    bureau: Person,
    film: Id,
    safe: Id,
    out: PathBuf,
    compiled: Compiled,
    trust: PathBuf,
}

/// A film that may be disclosed, a photograph that may only be kept, and a dossier of the case in which
/// the author and the file's name are withheld.
fn court() -> Court {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let film = amina.acquire_free("the-informant-s-phone.mp4", &noise(1, 200_000));
    let facts = Description {
        title: Some("A school is closed".to_owned()),
        author: Some("Zarghuna of the third house".to_owned()),
        ..Description::default()
    };
    amina.vault.describe(&film, &facts).unwrap();
    let safe = amina.acquire(&amina.file("street.jpg", b"\xFF\xD8\xFF street")).item;
    let not_asked = StatedBasis { account: Some(false), ..basis(Basis::NotAsked, None) };
    amina.vault.record_basis(&safe, &not_asked).unwrap();
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let out = bureau.beside("out").join("dossier");
    let plan = DossierPlan {
        recipient: "Office of the Prosecutor",
        withhold: vec!["author".to_owned(), "file_name".to_owned()],
        verify_txt: "how to check this\n",
        ..DossierPlan::default()
    };
    let compiled = bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap();
    let trust = bureau.beside("out").join("trust");
    fs::write(&trust, bureau.vault.trust_file().unwrap()).unwrap();
    Court { _amina: amina, bureau, film, safe, out, compiled, trust }
}

fn verified(court: &Court) -> Outcome {
    verify_path(&court.out, &Trust::parse(&fs::read(&court.trust).unwrap()).unwrap()).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn a_stranger_checks_it_with_stock_tools_and_with_ours() {
    let court = court();
    assert_eq!(court.compiled.exhibits, vec![("E-0001".to_owned(), court.film)]);
    assert_eq!(
        (court.compiled.stays[0].item, court.compiled.stays[0].reason),
        (court.safe, "safekeeping-only")
    );
    let outcome = verified(&court);
    assert_eq!(outcome.verdict(), Verdict::Verified, "{:?}", outcome.report.findings);
    let bag = Command::new(bagit()).arg("--validate").arg(&court.out).output().unwrap();
    assert!(bag.status.success(), "{}", String::from_utf8_lossy(&bag.stderr));
    let proof = court.out.join("data/exhibits/E-0001/proof");
    let bag = Command::new(bagit()).arg("--validate").arg(&proof).output().unwrap();
    assert!(bag.status.success(), "{}", String::from_utf8_lossy(&bag.stderr));
    let signed = Command::new("sh")
        .arg("-c")
        .arg("ssh-keygen -Y verify -f \"$1\" -I The_Bureau -n sanad-dossier -s \"$2/signatures/tagmanifest-sha256.txt.sig\" < \"$2/tagmanifest-sha256.txt\"")
        .args(["sh".as_ref(), court.trust.as_os_str(), court.out.as_os_str()])
        .output()
        .unwrap();
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    let entered = court.bureau.vault.show(&court.film).unwrap().custody;
    assert_eq!(entered.last().unwrap().action, "Disclosed");
}

#[test]
fn what_is_withheld_stands_in_no_file_of_it() {
    let court = court();
    for path in files(&court.out) {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Zarghuna") && !text.contains("informant"), "{}", path.display());
        assert!(!path.to_string_lossy().contains("informant"));
    }
    // Of a record in which a named field is empty, nothing shows that it is.
    for path in files(&court.out.join("data/exhibits/E-0001/proof/data/records")) {
        assert!(!fs::read_to_string(&path).unwrap().contains(" null\n"), "{}", path.display());
    }
    let load = fs::read_to_string(court.out.join("data/load.csv")).unwrap();
    assert!(load.contains("A school is closed") && load.contains("E-0001"));
}

#[test]
fn a_change_of_any_file_of_it_is_found() {
    let court = court();
    for (path, code) in [
        ("data/exhibits/E-0001/original.mp4", "digest-mismatch"),
        ("data/load.csv", "digest-mismatch"),
        ("tagmanifest-sha256.txt", "signature-wrong"),
        ("data/exhibits/E-0001/proof/log/checkpoint", "digest-mismatch"),
    ] {
        let path = court.out.join(path);
        let whole = fs::read(&path).unwrap();
        let mut changed = whole.clone();
        changed[10] ^= 1;
        fs::write(&path, changed).unwrap();
        let outcome = verified(&court);
        assert_eq!(outcome.verdict(), Verdict::Failed);
        assert!(outcome.report.findings.iter().any(|finding| finding.code.as_str() == code), "{code}");
        fs::write(&path, whole).unwrap();
    }
    fs::write(court.out.join("data/added.txt"), b"x").unwrap();
    let codes: Vec<&str> =
        verified(&court).report.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["member-unlisted"]);
}

#[test]
fn what_must_stay_cannot_be_withheld_and_a_collector_compiles_nothing() {
    let (amina, bureau) = (amina(), bureau());
    let plan = DossierPlan { recipient: "x", withhold: vec!["digest".to_owned()], ..DossierPlan::default() };
    let out = amina.beside("out").join("dossier");
    let case = amina.case();
    assert_eq!(amina.vault.compile(&case, &out, &plan, &Job::new()).unwrap_err().code(), "other-role");
    assert_eq!(bureau.vault.compile(&case, &out, &plan, &Job::new()).unwrap_err().code(), "cannot-withhold");
    assert!(!out.exists());
}
