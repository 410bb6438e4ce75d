//! An item that was entered first in another log, and filed: with a proof that is another's, or none.

use sanad_evidence::bag::Place;
use sanad_evidence::consent::Basis;
use sanad_evidence::verify::{Code, Verdict};
use sanad_evidence::{Digest, Id, Record, Schema};
use sanad_tests::bag::{self, Case, Desk, PICTURE, Told};
use serde_json::json;

use crate::tamper::caught;

/// A tray with two items, and a case into which the first was filed.
fn filed() -> (Case, Case, Id, Digest) {
    let mut tray = Case::open("tray");
    let item = tray.acquire("IMG_0412.png", "png", PICTURE);
    tray.acquire("IMG_0413.png", "png", b"another");
    let mut case = Case::open("filing");
    let record = case.file(&tray, &item);
    case.consent(&item, Basis::NotNeeded);
    (tray, case, item, record)
}

/// The same record with a field replaced, in its place.
fn spoil(case: &mut Case, record: &Digest, field: &'static str, value: &str) {
    let old = case.records.remove(record).unwrap();
    let mut values: std::collections::BTreeMap<&str, serde_json::Value> =
        old.fields().into_iter().map(|(name, value)| (name, value.clone())).collect();
    values.insert(field, json!(value));
    let spoilt = case.seal_record(&Schema::FILED, values);
    let (entry, _) = case.entries.iter_mut().find(|(entry, _)| entry.record == Some(*record)).unwrap();
    entry.record = Some(spoilt);
    // The entry is sealed anew, as only the holder of the log's key can before she shows it.
    let entry = entry.clone();
    let sealed = entry.seal(&sanad_evidence::record::Seed::from_random(&mut [3; 32])).unwrap();
    let at = usize::try_from(entry.index).unwrap();
    let before = case.entries[at].1.digest();
    case.entries[at].1 = sealed.clone();
    for (later, text) in &mut case.entries {
        if later.previous == Some((entry.index, before)) {
            later.previous = Some((entry.index, sealed.digest()));
            *text = later.seal(&sanad_evidence::record::Seed::from_random(&mut [4; 32])).unwrap();
        }
    }
}

#[test]
fn its_first_entry_goes_along_and_holds() {
    let (_, mut case, item, _) = filed();
    let (mut desk, mut told) = (Desk::default(), Told::default());
    let report = desk.verified(&case.bundle(1, &mut told).to_tar());
    assert_eq!(report.verdict(), Verdict::Verified, "{:?}", report.findings);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    desk.take_in(report);
    case.describe(&item, "A gate", "Herat");
    assert_eq!(desk.verified(&case.bundle(2, &mut told).to_tar()).verdict(), Verdict::Verified);
}

#[test]
fn the_proof_of_another_item() {
    let (tray, mut case, _, record) = filed();
    let (_, other) = &tray.entries[2];
    let text = other.to_text();
    spoil(&mut case, &record, "entry", &text);
    caught(
        &bag::verified(&case.bundle(1, &mut Told::default()).to_tar()),
        &[Code::FiledWrong, Code::RecordUnsealed],
    );
}

#[test]
fn the_key_of_another_log() {
    let (_, mut case, _, record) = filed();
    let key = case.log_key.key().to_string();
    spoil(&mut case, &record, "log_key", &key);
    caught(
        &bag::verified(&case.bundle(1, &mut Told::default()).to_tar()),
        &[Code::FiledWrong, Code::RecordUnsealed],
    );
}

#[test]
fn a_case_that_is_not_the_entrys() {
    let (_, mut case, item, record) = filed();
    spoil(&mut case, &record, "from_case", &item.to_string());
    caught(
        &bag::verified(&case.bundle(1, &mut Told::default()).to_tar()),
        &[Code::FiledWrong, Code::RecordUnsealed],
    );
}

/// Another original under the item: the item's own record is another than the first entry sealed.
#[test]
fn another_original_than_the_first_entrys() {
    let (tray, mut case, item, _) = filed();
    let stated = tray.entries[1].0.record.unwrap();
    let mut bag = case.bundle(1, &mut Told::default());
    let other = b"another film";
    let values = [
        ("language", json!("und")),
        ("amends", json!([])),
        ("item", json!(item.to_string())),
        ("digest", json!(Digest::of(other).to_string())),
        ("size", json!(other.len())),
    ];
    let seed = sanad_evidence::record::Seed::from_random(&mut [9; 32]);
    let forged = Record::seal(&Schema::ITEM, &values.into_iter().collect(), &seed).unwrap();
    bag.files.remove(&Place::Record(stated));
    bag.files.insert(Place::Record(forged.digest()), forged.to_text().into_bytes());
    let original = bag.original();
    bag.edit(&original, |bytes| *bytes = other.to_vec());
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::FiledWrong, Code::RecordUnsealed]);
}

#[test]
fn the_record_of_filing_left_out() {
    let (_, mut case, _, record) = filed();
    let mut bag = case.bundle(1, &mut Told::default());
    bag.files.remove(&Place::Record(record));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::FiledWrong, Code::RecordUnsealed]);
}
