//! An account is disposed of, its row is changed, or it comes back from a backup.

use super::*;
use crate::store::{self, decrypted};

const CANARIES: [&str; 4] =
    ["CANARY-TOLD-7719", "CANARY-QUOTE-3305", "CANARY-MEANT-9918", "CANARY-FIRST-4402"];

fn told() -> AccountGiven {
    let long = "x".repeat(7_000);
    AccountGiven {
        narrative: format!("{long}{}{long}", CANARIES[0]),
        quotes: vec![[CANARIES[1].to_owned(), "prs".to_owned(), String::new()]],
        ..first()
    }
}

/// Which of these stand in any page of the store, free ones too, after the log was cut.
fn found(scene: &Scene, needles: &[&'static str]) -> Vec<&'static str> {
    scene.vault().with_writer(store::checkpoint_truncate).unwrap();
    let key = scene.vault().master().subkey(scene.vault().id(), keys::Purpose::Store);
    let pages = decrypted(&scene.vault().folder().join("vault.db"), key.expose());
    let holds = |needle: &str| pages.windows(needle.len()).any(|window| window == needle.as_bytes());
    needles.iter().copied().filter(|needle| holds(needle)).collect()
}

#[test]
fn of_a_disposed_account_no_word_is_left_and_the_log_holds() {
    let scene = ready();
    let vault = scene.vault();
    let before = AccountGiven { narrative: CANARIES[3].to_owned(), ..first() };
    let account = vault.seal_account(&scene.person, &before, Some(CANARIES[2])).unwrap();
    for round in 0..3 {
        let more = AccountGiven { corrections: Some("y".repeat(round * 3_000)), ..told() };
        vault.amend_account(&account, &more).unwrap();
    }
    let again = AccountGiven { reason: Some("priorreason.asked".to_owned()), ..first() };
    let other = AccountGiven { narrative: "KEPT-WORDS-1120".to_owned(), ..again };
    let other = scene.seal(&other).unwrap();
    assert_eq!(found(&scene, &CANARIES), CANARIES, "the search finds what is there");

    for reason in ["", " \n"] {
        assert_eq!(code(vault.dispose_account(&account, reason)), "reason-needed");
    }
    vault.dispose_account(&account, " she asked for it ").unwrap();
    assert_eq!(found(&scene, &CANARIES), Vec::<&str>::new());
    assert_eq!(found(&scene, &["KEPT-WORDS-1120"]), ["KEPT-WORDS-1120"]);

    let page = vault.account(&account).unwrap();
    assert_eq!((page.row.state, page.versions.len(), page.may.len()), ("disposed", 0, 0));
    assert_eq!((page.impressions, page.disposed.as_deref()), (None, Some("she asked for it")));
    let done: Vec<_> = page.custody.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(done, ["RecordSealed", "RecordSealed", "RecordSealed", "RecordSealed", "Disposed"]);
    let states: Vec<_> =
        vault.accounts(&scene.person).unwrap().iter().map(|row| (row.id, row.state)).collect();
    assert_eq!(states, [(account, "disposed"), (other, "kept")]);
    assert_eq!(code(vault.dispose_account(&account, "again")), "account-disposed");
    assert_eq!(code(vault.amend_account(&account, &told())), "account-disposed");
    scene.whole();
}

#[test]
fn what_was_disposed_of_is_not_found_again() {
    let scene = ready();
    let account = scene.seal(&AccountGiven { narrative: "a yellow bicycle".to_owned(), ..first() }).unwrap();
    let hits = || {
        let query = Query { text: "bicycle".to_owned(), count: 10, ..Query::default() };
        scene.vault().search(&query).unwrap().hits.len()
    };
    assert_eq!(hits(), 1);
    scene.vault().dispose_account(&account, "she asked for it").unwrap();
    assert_eq!(hits(), 0);
}

#[test]
fn a_changed_row_is_found() {
    for (change, finding) in [
        ("UPDATE account SET person = (SELECT id FROM person WHERE place = 2)", "account-unsealed"),
        ("UPDATE account SET kind = 'account.screening'", "account-unsealed"),
        ("UPDATE account SET case_id = (SELECT id FROM case_file WHERE code = 'south')", "account-unsealed"),
        ("UPDATE account SET state = 'disposed'", "account-state-wrong"),
        ("DELETE FROM account", "account-missing"),
        ("UPDATE account SET id = '00000000000000000000000000000001'", "account-missing"),
        ("UPDATE record SET text = NULL WHERE kind = 'account/1'", "record-missing"),
        ("UPDATE record SET text = NULL WHERE kind = 'impressions/1'", "record-missing"),
    ] {
        let scene = ready();
        scene.vault().new_person(&scene.case, &PersonGiven::default()).unwrap();
        scene.vault().new_case("south").unwrap();
        scene.vault().seal_account(&scene.person, &first(), Some("so it seems")).unwrap();
        scene.whole();
        let desk = scene.desk.while_locked(|db| assert_eq!(db.execute(change, []).unwrap(), 1, "{change}"));
        let report = desk.vault.check_fixity(&Job::new()).unwrap();
        let codes: Vec<_> = report.findings.iter().map(|one| one.code).collect();
        assert!(codes.contains(&finding), "{change}: {codes:?}");
    }
}

#[test]
fn a_tombstone_that_was_taken_away_is_found() {
    let scene = ready();
    let account = scene.seal(&first()).unwrap();
    scene.vault().dispose_account(&account, "she asked for it").unwrap();
    for (change, finding) in [
        ("UPDATE record SET text = NULL WHERE kind = 'tombstone/2'", "record-missing"),
        ("UPDATE account SET state = 'kept'", "account-state-wrong"),
    ] {
        let stick = scene.desk.home.path().join(format!("stick-{finding}"));
        scene.vault().backup(&stick, OpensWith::Both, &Job::new()).unwrap();
        let folder = scene.desk.home.path().join(format!("back-{finding}"));
        restore(&stick, &folder, &Job::new()).unwrap();
        let home = tempfile::TempDir::new().unwrap();
        let key = window_tests::passphrase();
        let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&key)).unwrap();
        let desk = Desk { home, vault }.while_locked(|db| {
            db.execute(change, []).unwrap();
        });
        let report = desk.vault.check_fixity(&Job::new()).unwrap();
        let codes: Vec<_> = report.findings.iter().map(|one| one.code).collect();
        assert!(codes.contains(&finding), "{change}: {codes:?}");
    }
}

#[test]
fn a_backup_brings_every_version_back() {
    let scene = ready();
    let account = scene.vault().seal_account(&scene.person, &first(), Some("so it seems")).unwrap();
    let gone = AccountGiven { reason: Some("priorreason.asked".to_owned()), ..told() };
    let gone = scene.seal(&gone).unwrap();
    scene.vault().dispose_account(&gone, "she asked for it").unwrap();
    scene.vault().amend_account(&account, &told()).unwrap();
    let stick = scene.desk.home.path().join("stick");
    scene.vault().backup(&stick, OpensWith::Both, &Job::new()).unwrap();
    let folder = scene.desk.home.path().join("back");
    restore(&stick, &folder, &Job::new()).unwrap();
    let back = Vault::unlock(&folder, &OpenWith::Passphrase(&window_tests::passphrase())).unwrap();
    let (page, before) = (back.account(&account).unwrap(), scene.vault().account(&account).unwrap());
    let digests = |page: &AccountPage| page.versions.iter().map(|one| one.digest).collect::<Vec<_>>();
    assert_eq!(digests(&page), digests(&before));
    assert_eq!(page.row.corrected, 1);
    assert_eq!(page.impressions, before.impressions);
    // They stand in the old log and, carried over, in the new.
    assert_eq!(page.custody.len(), 4);
    let gone = back.account(&gone).unwrap();
    assert_eq!((gone.row.state, gone.disposed.as_deref()), ("disposed", Some("she asked for it")));
    assert!(gone.custody.iter().all(|entry| entry.thing_kind == "account"));
    assert_eq!(back.check_fixity(&Job::new()).unwrap().findings, vec![]);
}
