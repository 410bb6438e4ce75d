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
use sanad_tests::stolen;
use sanad_vault::{Compiled, Description, DossierPlan, Job, StatedBasis};
use sanad_verifier::{Outcome, verify_path};

struct Court {
    amina: Person,
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
    Court { amina, bureau, film, safe, out, compiled, trust }
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
        (court.compiled.stays[0].thing, court.compiled.stays[0].reasons[0]),
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
    let out = amina.beside("out").join("dossier");
    let case = amina.case();
    let compiled = |person: &Person, field: &str| {
        let withhold = vec![field.to_owned()];
        let plan = DossierPlan { recipient: "x", withhold, ..DossierPlan::default() };
        person.vault.compile(&case, &out, &plan, &Job::new()).unwrap_err().code()
    };
    assert_eq!(compiled(&amina, "digest"), "other-role");
    for field in ["digest", "size", "item", "case", "basis", "language", "amends", "extension", "no-such"] {
        assert_eq!(compiled(&bureau, field), "cannot-withhold", "{field}");
    }
    assert!(!out.exists());
}

#[test]
fn the_ground_on_which_an_exhibit_is_disclosed_cannot_be_withheld() {
    let court = court();
    let out = court.bureau.beside("out").join("second");
    let compiled = |field: &str| {
        let plan = DossierPlan { recipient: "x", withhold: vec![field.to_owned()], ..DossierPlan::default() };
        court.bureau.vault.compile(&court.amina.case(), &out, &plan, &Job::new())
    };
    assert_eq!(compiled("reason").unwrap_err().code(), "cannot-withhold");
    // Nothing of this case rests on a date.
    compiled("date").unwrap();
    let trust = Trust::parse(&fs::read(&court.trust).unwrap()).unwrap();
    let outcome = verify_path(&out, &trust).unwrap();
    assert_eq!(outcome.verdict(), Verdict::Verified, "{:?}", outcome.report.findings);
}

#[test]
fn nothing_is_left_of_what_could_not_be_entered() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    let bundle = bureau.take_in_all(&stick)[0].bundle;
    let bureau = bureau.while_locked(|vault, sheet| {
        let refused = "CREATE TRIGGER no_more BEFORE INSERT ON entry WHEN NEW.action = 'Disclosed'
                       BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
        stolen::store(vault, sheet).execute_batch(refused).unwrap();
    });
    let out = bureau.beside("out");
    let plan = DossierPlan { recipient: "x", ..DossierPlan::default() };
    bureau.vault.compile(&amina.case(), &out.join("dossier"), &plan, &Job::new()).unwrap_err();
    bureau.vault.write_bag(&bundle, &out.join("bag"), &Job::new()).unwrap_err();
    assert!(!out.join("dossier").exists() && !out.join("bag").exists());
}

#[test]
fn a_bag_goes_beyond_the_bureau_only_with_consent_and_with_an_entry() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let item = amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    amina.transfer();
    amina.courier(&stick);
    let bundle = bureau.take_in_all(&stick)[0].bundle;
    let out = bureau.beside("out");
    bureau.vault.write_bag(&bundle, &out.join("bag"), &Job::new()).unwrap();
    let entered = bureau.vault.custody(Some(&amina.case()), None).unwrap().pop().unwrap();
    assert_eq!((entered.action.as_str(), entered.thing), ("Disclosed", bundle));
    assert_eq!(entered.outcome.as_deref(), Some("bag"));
    let tags = fs::read(out.join("bag/tagmanifest-sha256.txt")).unwrap();
    assert_eq!(entered.digest, Some(sanad_evidence::Digest::of(&tags)));

    amina.withdraw_consent(&item);
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let refused = bureau.vault.write_bag(&bundle, &out.join("again"), &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "may-not-be-used");
    assert!(refused.to_string().contains("consent-withdrawn") && !out.join("again").exists());
}

#[test]
fn a_bag_with_something_held_for_safekeeping_stays() {
    let court = court();
    let bundle = court.bureau.vault.inbox().unwrap()[0].bundle;
    let out = court.bureau.beside("out").join("bag");
    let before = court.bureau.vault.custody(None, None).unwrap().len();
    let refused = court.bureau.vault.write_bag(&bundle, &out, &Job::new()).unwrap_err();
    assert_eq!(refused.code(), "may-not-be-used");
    assert!(!out.exists());
    assert_eq!(court.bureau.vault.custody(None, None).unwrap().len(), before);
}

#[test]
fn no_spreadsheet_takes_a_title_for_a_formula() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let titles = ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx"];
    for title in titles {
        let item = amina.acquire_free("decree.pdf", format!("%PDF-1.4 {title}").as_bytes());
        let facts = Description { title: Some(title.to_owned()), ..Description::default() };
        amina.vault.describe(&item, &facts).unwrap();
    }
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let out = bureau.beside("out").join("dossier");
    let plan = DossierPlan { recipient: "x", ..DossierPlan::default() };
    bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap();
    let load = fs::read_to_string(out.join("data/load.csv")).unwrap();
    for title in titles {
        let cell = format!(",\"'{}\",", title.replace('"', "\"\""));
        assert!(load.contains(&cell), "{title:?}: {load}");
    }
}
