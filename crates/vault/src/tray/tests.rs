//! Taken in at once, filed later: the first digest, time and entry stay.

use std::fs;
use std::io::Cursor;

use sanad_evidence::consent::Basis;
use sanad_evidence::verify::first_entry;

use super::*;
use crate::window_tests::{Desk, desk};
use crate::{Description, ItemsAsked, PersonGiven};

impl Desk {
    fn take_into_tray(&self, name: &str, bytes: &[u8]) -> Id {
        let taken = self.vault.acquire_bytes_into_tray(name, &mut Cursor::new(bytes.to_vec()), &Job::new());
        taken.unwrap().item
    }

    fn sound(&self) {
        assert_eq!(self.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}

fn events(text: &str) -> Description {
    Description { events: Some(text.to_owned()), ..Description::default() }
}

#[test]
fn an_item_is_filed_with_its_first_entry_and_all_that_was_stated() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    assert_eq!(desk.vault.tray().unwrap(), None);
    let (item, other) = (desk.take_into_tray("a.txt", b"x"), desk.take_into_tray("b.txt", b"y"));
    let tray = desk.vault.tray().unwrap().unwrap();
    desk.vault.describe(&item, &events("at the gate")).unwrap();
    desk.basis(&item, Basis::NotNeeded, None);
    desk.basis(&item, Basis::Withdrawn, None);
    let before = desk.vault.show(&item).unwrap();
    assert_eq!((before.row.case.as_str(), before.row.basis), ("…tray", Some("withdrawn")));
    desk.sound();

    let filed = desk.vault.file_item(&item, &case).unwrap();
    assert_eq!(filed.same_as, None);
    let after = desk.vault.show(&item).unwrap();
    assert_eq!((after.row.case.as_str(), after.row.basis), ("one", Some("withdrawn")));
    assert_eq!((after.row.digest, &after.row.received_at), (before.row.digest, &before.row.received_at));
    // Both logs, that of the tray first, and what was stated in its order.
    let told: Vec<(&str, &str)> =
        after.custody.iter().map(|entry| (entry.log.as_str(), entry.action.as_str())).collect();
    let (old, new) = (told[0].0, told[4].0);
    let actions =
        ["Acquired", "Described", "ConsentRecorded", "ConsentWithdrawn"].map(|action| (old, action));
    assert_eq!(told[..4], actions);
    assert_eq!(told[4..].iter().map(|told| told.1).collect::<Vec<_>>()[..2], ["Filed", "RecordSealed"]);
    assert!(old != new && told[4..].iter().all(|(log, _)| *log == new));
    let sealed: Vec<_> = after.custody[5..].iter().map(|entry| entry.record).collect();
    assert_eq!(sealed, before.custody.iter().map(|entry| entry.record).collect::<Vec<_>>());
    assert!(after.custody[5..].iter().all(|entry| entry.outcome.as_deref() == Some("carried-over")));
    // The proof holds by itself, under the log as it was when the item came.
    let record = desk.vault.read(|db| custody::record(db, &filed.record)).unwrap().unwrap();
    let first = first_entry(&record).unwrap();
    assert_eq!((first.thing, first.case, first.digest), (item, tray, Some(before.row.digest)));
    assert!(record.text_of("proof").unwrap().contains(&format!("{old}\n2\n")));
    desk.sound();

    // The lists close up on both sides.
    let ids = |case| {
        let asked = ItemsAsked { case: Some(case), count: 10, ..ItemsAsked::default() };
        let page = desk.vault.items_page(&asked).unwrap();
        (page.total, page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>())
    };
    assert_eq!((ids(tray), ids(case)), ((1, vec![other]), (1, vec![item])));
    let refused = desk.vault.file_item(&item, &case).unwrap_err();
    assert_eq!(refused.code(), "item-not-in-tray");
}

#[test]
fn the_tray_stands_in_no_list_and_is_no_case() {
    let desk = desk(Role::Collector);
    let _bureau = desk.meet_bureau();
    let item = desk.take_into_tray("a.txt", b"x");
    desk.basis(&item, Basis::NotNeeded, None);
    let tray = desk.vault.tray().unwrap().unwrap();
    assert_eq!(desk.vault.cases().unwrap(), vec![]);
    assert_eq!(desk.vault.facts().unwrap().cases, 0);
    assert_eq!(desk.vault.case("…tray").unwrap_err().code(), "case-not-found");
    assert_eq!(desk.vault.new_case("…tray").unwrap_err().code(), "case-code-bad");
    assert_eq!(desk.vault.set_case_note(&tray, "x").unwrap_err().code(), "case-not-found");
    assert_eq!(desk.vault.new_person(&tray, &PersonGiven::default()).unwrap_err().code(), "case-not-found");
    assert_eq!(desk.vault.file_item(&item, &tray).unwrap_err().code(), "case-not-found");
    assert_eq!(desk.vault.assemble(&tray, "bureau").unwrap_err().code(), "tray-stays");
    assert_eq!(desk.vault.weigh(&tray, "bureau").unwrap_err().code(), "tray-stays");
    assert_eq!(
        desk.vault.assemble_one_by_one(&tray, "bureau", &[item], &[]).unwrap_err().code(),
        "tray-stays"
    );
    desk.sound();
}

#[test]
fn the_same_bytes_may_be_in_the_tray_and_in_the_case() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let there = desk.acquire(&case, "a.txt", b"x");
    let item = desk.take_into_tray("a.txt", b"x");
    assert_eq!(desk.vault.file_item(&item, &case).unwrap().same_as, Some(there));
    assert_eq!(desk.vault.items(Some(&case)).unwrap().len(), 2);
    desk.sound();
}

#[test]
fn what_was_disposed_of_is_not_filed_and_a_tray_that_is_empty_is_done_with() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let (item, gone) = (desk.take_into_tray("a.txt", b"x"), desk.take_into_tray("b.txt", b"y"));
    let tray = desk.vault.tray().unwrap().unwrap();
    desk.vault.dispose(&gone, "a test").unwrap();
    assert_eq!(desk.vault.file_item(&gone, &case).unwrap_err().code(), "original-not-kept");
    desk.vault.file_item(&item, &case).unwrap();
    assert_eq!(desk.vault.tray().unwrap(), None);
    let next = desk.take_into_tray("c.txt", b"z");
    let later = desk.vault.tray().unwrap().unwrap();
    assert_ne!(tray, later);
    assert_eq!(desk.vault.show(&next).unwrap().row.case, "…tray2");
    desk.vault.dispose(&item, "a test").unwrap();
    assert_eq!(desk.vault.tray().unwrap(), Some(later));
    desk.vault.dispose(&next, "a test").unwrap();
    assert_eq!(desk.vault.tray().unwrap(), None);
    desk.sound();
}

#[test]
fn a_filed_item_is_proved_disposed_of_and_restored_like_any_other() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.take_into_tray("a.txt", b"x");
    desk.vault.describe(&item, &events("at the gate")).unwrap();
    // A restore in between: the first entry stands in a log that was ended.
    let backup = desk.home.path().join("backup");
    let again = desk.home.path().join("again");
    desk.vault.backup(&backup, crate::OpensWith::Both, &Job::new()).unwrap();
    crate::restore(&backup, &again, &Job::new()).unwrap();
    let passphrase = crate::window_tests::passphrase();
    let vault = Vault::unlock(&again, &crate::OpenWith::Passphrase(&passphrase)).unwrap();
    let first = vault.show(&item).unwrap().custody[0].clone();
    vault.file_item(&item, &case).unwrap();
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    let row = vault.show(&item).unwrap();
    assert_eq!((row.custody[0].entry, row.row.case.as_str()), (first.entry, "one"));
    let out = desk.home.path().join("proof");
    vault.prove(&item, &out).unwrap();
    let places: Vec<_> = fs::read_dir(out.join("data/records")).unwrap().collect();
    assert_eq!(places.len(), 2, "the item's record and that of its filing");
    // And once more, after it was filed.
    let (backup, third) = (desk.home.path().join("backup2"), desk.home.path().join("third"));
    vault.backup(&backup, crate::OpensWith::Both, &Job::new()).unwrap();
    drop(vault);
    crate::restore(&backup, &third, &Job::new()).unwrap();
    let vault = Vault::unlock(&third, &crate::OpenWith::Passphrase(&passphrase)).unwrap();
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    vault.dispose(&item, "a test").unwrap();
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn a_row_that_was_moved_by_hand_is_found() {
    let desk = desk(Role::Collector);
    let (one, two) = (desk.vault.new_case("one").unwrap(), desk.vault.new_case("two").unwrap());
    let item = desk.acquire(&one, "a.txt", b"x");
    desk.vault
        .write(|tx| Ok::<_, Fault>(tx.execute("UPDATE item SET case_id = ?1", [two.to_string()])?))
        .unwrap();
    let found = desk.vault.check_fixity(&Job::new()).unwrap().findings;
    assert!(found.iter().any(|one| one.code == "item-unsealed" && one.thing == item.to_string()));
}

#[test]
fn a_partner_has_no_tray() {
    let desk = desk(Role::Partner);
    let taken = desk.vault.acquire_bytes_into_tray("a.txt", &mut Cursor::new(b"x".to_vec()), &Job::new());
    assert_eq!(taken.unwrap_err().code(), "partners-vault");
    assert_eq!(desk.vault.tray().unwrap(), None);
}
