//! In a hurry: one act takes it in, and nothing is asked; later it is filed, and its first entry goes along
//! to a court.

use std::fs;

use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Verdict, first_entry};
use sanad_evidence::{Record, Schema};
use sanad_tests::company::pair;
use sanad_tests::people::{found, noise};
use sanad_tests::stolen;
use sanad_vault::{DossierPlan, Job};
use sanad_verifier::verify_path;

use super::transfer;

#[test]
fn what_was_taken_in_at_once_reaches_a_court_with_its_first_entry() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let bytes = noise(8, 70_000);
    let acquired =
        amina.vault.acquire_into_tray(&found(&amina.file("street.mp4", &bytes)), &Job::new()).unwrap();
    let tray = amina.vault.tray().unwrap().unwrap();
    let first = amina.vault.show(&acquired.item).unwrap().custody.remove(0);
    assert!(amina.vault.cases().unwrap().iter().all(|case| case.id != tray), "the tray is no case");
    assert_eq!(amina.vault.assemble(&tray, "bureau").unwrap_err().code(), "tray-stays");

    let filed = amina.vault.file_item(&acquired.item, &amina.case()).unwrap();
    assert_eq!(filed.same_as, None);
    amina.not_needed(&acquired.item);
    let row = amina.vault.show(&acquired.item).unwrap().row;
    assert_eq!((row.id, row.digest), (acquired.item, acquired.digest));
    let (_, taken) = transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(taken[0].originals, vec![acquired.item]);

    let out = bureau.beside("out").join("dossier");
    let plan = DossierPlan { recipient: "The Court", verify_txt: "how\n", ..DossierPlan::default() };
    let compiled = bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap();
    assert_eq!(compiled.exhibits, vec![("E-0001".to_owned(), acquired.item)]);
    let trust = Trust::parse(bureau.vault.trust_file().unwrap().as_bytes()).unwrap();
    let outcome = verify_path(&out, &trust).unwrap();
    assert_eq!(outcome.verdict(), Verdict::Verified, "{outcome:?}");

    // The record in the dossier proves the entry of the moment in which it was taken in.
    let mut records = Vec::new();
    for file in stolen::files_with(&out, b"filed/1") {
        let text = fs::read_to_string(&file).unwrap_or_default();
        records.extend(Record::parse(&text).ok().filter(|record| record.is(&Schema::FILED)));
    }
    assert_eq!(records.len(), 1);
    let entry = first_entry(&records[0]).expect("a proof that holds");
    assert_eq!((entry.thing, entry.digest), (acquired.item, Some(acquired.digest)));
    assert_eq!(entry.claimed_at.to_string(), first.claimed_at);
}
