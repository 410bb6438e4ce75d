//! An item that came into the tray first goes to a partner with the proof of its first entry.

use std::io::Cursor;

use sanad_evidence::verify::first_entry;
use sanad_evidence::{Record, Schema};

use super::*;

fn findings(desk: &Desk) -> Vec<FixityFinding> {
    desk.vault.check_fixity(&Job::new()).unwrap().findings
}

#[test]
fn a_filed_item_is_verified_and_found_at_the_partners() {
    let (amina, case, bureau) = two();
    let bytes = &mut Cursor::new(b"a voice".to_vec());
    let item = amina.vault.acquire_bytes_into_tray("voice.ogg", bytes, &Job::new()).unwrap().item;
    let tray = amina.vault.tray().unwrap().unwrap();
    amina.basis(&item, Basis::NotNeeded, None);
    amina.vault.file_item(&item, &case).unwrap();
    let first = amina.vault.show(&item).unwrap().custody[0].clone();
    let bundle = amina.vault.assemble(&case, "bureau").unwrap();
    assert_eq!(bundle.originals, [item]);
    amina.send_to(&bureau, &bundle.bundle);
    let inbox = bureau.vault.inbox().unwrap();
    assert!(inbox[0].findings.is_empty(), "{:?}", inbox[0].findings);
    let page = bureau.vault.show(&item).unwrap();
    let filed = page.records.iter().find(|record| record.kind == "filed/1").unwrap();
    assert_eq!(filed.fields["from_case"].as_str(), Some(tray.to_string().as_str()));
    let record = bureau.vault.read(|db| crate::custody::record(db, &filed.digest)).unwrap().unwrap();
    let entry = first_entry(&record).unwrap();
    assert_eq!((entry.index, entry.claimed_at.to_string()), (first.index, first.claimed_at));
    let sealed = Record::parse(record.text_of("entry").unwrap()).unwrap();
    assert_eq!((sealed.digest(), sealed.is(&Schema::ENTRY)), (first.entry, true));
    assert_eq!((findings(&amina), findings(&bureau)), (vec![], vec![]));
    // The way on: a proof for a stranger, with both records.
    let out = bureau.home.path().join("proof");
    bureau.vault.prove(&item, &out).unwrap();
    assert_eq!(fs::read_dir(out.join("data/records")).unwrap().count(), 2);
    // It is found there, and once consent is withdrawn by no word of it.
    let find = |text: &str| {
        let query = Query { text: text.to_owned(), count: 10, ..Query::default() };
        bureau.vault.search(&query).unwrap().hits
    };
    assert_eq!(find("voice").len(), 1);
    amina.basis(&item, Basis::Withdrawn, None);
    let bundle = amina.vault.assemble(&case, "bureau").unwrap();
    amina.send_to(&bureau, &bundle.bundle);
    assert_eq!(find("voice"), vec![]);
    let all = bureau.vault.search(&Query { kinds: vec![FoundKind::Item], count: 10, ..Query::default() });
    let all = all.unwrap().hits;
    assert_eq!((all.len(), all[0].thing, all[0].title.as_str(), all[0].excerpt.as_str()), (1, item, "", ""));
}

#[test]
fn nothing_of_the_tray_but_what_was_filed_leaves() {
    let (amina, case, bureau) = two();
    let into_tray = |name: &str| {
        let bytes = &mut Cursor::new(name.as_bytes().to_vec());
        amina.vault.acquire_bytes_into_tray(name, bytes, &Job::new()).unwrap().item
    };
    let (stays, goes) = (into_tray("stays.txt"), into_tray("goes.txt"));
    amina.basis(&stays, Basis::NotNeeded, None);
    amina.basis(&goes, Basis::NotNeeded, None);
    amina.vault.file_item(&goes, &case).unwrap();
    let bundle = amina.vault.assemble(&case, "bureau").unwrap();
    amina.send_to(&bureau, &bundle.bundle);
    let held: Vec<Id> = bureau.vault.items(None).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(held, [goes]);
    let named = |id: &Id| {
        let sql = "SELECT 1 FROM record WHERE instr(text, ?1) UNION SELECT 1 FROM foreign_entry WHERE instr(text, ?1)";
        bureau.vault.read(|db| Ok::<_, Fault>(db.prepare(sql)?.exists([id.to_string()])?)).unwrap()
    };
    assert!(named(&goes) && !named(&stays));
    let names: Vec<_> = bureau.vault.cases().unwrap().into_iter().map(|case| case.code).collect();
    assert_eq!(names, ["amina/one"]);
}
