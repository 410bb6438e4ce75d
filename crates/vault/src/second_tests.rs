//! Second persons: by another slot, by a partner's signature, and by nothing else.

use super::*;
use crate::keys::{Cost, RecoveryChoice, RecoveryKeys};
use crate::window_tests::{Desk, desk, passphrase};
use crate::*;

fn other() -> Passphrase {
    Passphrase::fold("of the second one who collects").unwrap()
}

fn third() -> Passphrase {
    Passphrase::fold("and of the third one, who helps").unwrap()
}

fn with_person() -> (Desk, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("north").unwrap();
    let person = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    (desk, person)
}

const KIND: &str = "account.detailed";

#[test]
fn another_slot_has_a_code_of_its_own_and_can_be_taken_away() {
    let desk = desk(Role::Collector);
    let vault = &desk.vault;
    assert_eq!(vault.keyslots().unwrap(), [KeyslotRow { slot: 0, agent: vault.agent().into(), mine: true }]);
    let code = |result: Result<_, SlotError>| result.unwrap_err().code();
    assert_eq!(code(vault.add_passphrase(&other(), &third())), "wrong-passphrase");
    assert_eq!(code(vault.add_passphrase(&passphrase(), &passphrase())), "passphrase-in-use");
    let added = vault.add_passphrase(&passphrase(), &other()).unwrap();
    assert!(added.slot == 1 && added.agent != vault.agent() && !added.mine);
    assert_eq!(vault.keyslots().unwrap().len(), 2);
    assert_eq!(code(vault.add_passphrase(&other(), &third())), "passphrase-of-another");

    let code = |result: Result<_, SlotError>| result.unwrap_err().code();
    assert_eq!(code(vault.remove_keyslot(0, &passphrase())), "slot-own");
    assert_eq!(code(vault.remove_keyslot(5, &passphrase())), "slot-not-in-use");
    assert_eq!(code(vault.remove_keyslot(9, &passphrase())), "slot-not-in-use");
    assert_eq!(code(vault.remove_keyslot(1, &other())), "passphrase-of-another");
    vault.remove_keyslot(1, &passphrase()).unwrap();
    assert_eq!(code(vault.remove_keyslot(0, &passphrase())), "slot-last");
    let refused = vault.second_person(&other()).unwrap_err();
    assert_eq!(refused.code(), "wrong-passphrase");
    let again = vault.add_passphrase(&passphrase(), &third()).unwrap();
    assert!(again.slot == 1 && again.agent != added.agent, "a code is never given again");

    // Whoever opens it acts under the code that was told.
    let folder = vault.folder().to_owned();
    let Desk { home, vault } = desk;
    drop(vault);
    assert!(Vault::unlock(&folder, &OpenWith::Passphrase(&other())).is_err());
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&third())).unwrap();
    assert_eq!(vault.agent(), again.agent);
    assert!(vault.keyslots().unwrap().iter().any(|row| row.mine && row.slot == 1));
    vault.change_passphrase(&other()).unwrap();
    vault.remove_keyslot(0, &other()).unwrap();
    drop(vault);
    assert!(Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).is_err());
    assert!(Vault::unlock(&folder, &OpenWith::Passphrase(&third())).is_err());
    assert_eq!(Vault::unlock(&folder, &OpenWith::Passphrase(&other())).unwrap().agent(), again.agent);
    drop(home);
}

#[test]
fn there_are_eight_slots() {
    let desk = desk(Role::Collector);
    for number in 1..8 {
        let new = Passphrase::fold(&format!("the passphrase with the number {number}")).unwrap();
        assert_eq!(desk.vault.add_passphrase(&passphrase(), &new).unwrap().slot, number);
    }
    let refused = desk.vault.add_passphrase(&passphrase(), &other()).unwrap_err();
    assert_eq!(refused.code(), "slots-full");
}

#[test]
fn new_keys_drop_the_others_and_say_how_many() {
    let desk = desk(Role::Collector);
    desk.vault.add_passphrase(&passphrase(), &other()).unwrap();
    desk.vault.add_passphrase(&passphrase(), &third()).unwrap();
    let folder = desk.vault.folder().to_owned();
    let Desk { home, vault } = desk;
    drop(vault);
    // The second replaces the keys: the code stays hers, and the first one's goes.
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&other())).unwrap();
    let agent = vault.agent().to_owned();
    let new = Passphrase::fold("a new one, since it was seen").unwrap();
    let sheets = vault.replace_keys(&new, Cost::FLOOR, &RecoveryChoice::None).unwrap();
    assert_eq!(sheets.dropped, 2);
    for old in [passphrase(), other(), third()] {
        assert!(Vault::unlock(&folder, &OpenWith::Passphrase(&old)).is_err());
    }
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&new)).unwrap();
    assert_eq!(vault.agent(), agent);
    assert_eq!(vault.keyslots().unwrap(), [KeyslotRow { slot: 1, agent, mine: true }]);
    assert_eq!(vault.add_passphrase(&new, &third()).unwrap().slot, 0);
    drop((vault, home));
}

#[test]
fn a_backup_that_only_its_sheet_opens_has_no_others() {
    let home = tempfile::TempDir::new().unwrap();
    let created = Vault::create(&NewVault {
        folder: &home.path().join("vault"),
        role: Role::Collector,
        partner_name: None,
        passphrase: &passphrase(),
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    })
    .unwrap();
    let sheet = RecoveryKeys::parse(created.sheet.unwrap().expose()).unwrap();
    let (vault, agent) = (created.vault, |vault: &Vault| vault.keyslots().unwrap());
    vault.add_passphrase(&passphrase(), &other()).unwrap();
    let (backup, again) = (home.path().join("backup"), home.path().join("again"));
    vault.backup(&backup, OpensWith::Sheet, &Job::new()).unwrap();
    restore(&backup, &again, &Job::new()).unwrap();
    let restored = Vault::unlock(&again, &OpenWith::Sheet(&sheet)).unwrap();
    assert_eq!(agent(&restored).len(), 1, "the other's passphrase opens nothing there");
    assert!(restored.second_person(&other()).is_err_and(|error| error.code() == "second-with-sheet"));
    restored.change_passphrase(&third()).unwrap();
    drop(restored);
    let restored = Vault::unlock(&again, &OpenWith::Passphrase(&third())).unwrap();
    assert_eq!(restored.agent(), vault.agent());
    assert_eq!(agent(&vault).len(), 2);
}

#[test]
fn a_second_person_is_another_slot_and_serves_once() {
    let (desk, person) = with_person();
    let vault = &desk.vault;
    assert_eq!(vault.second_person(&passphrase()).unwrap_err().code(), "second-is-first");
    assert_eq!(vault.second_person(&other()).unwrap_err().code(), "wrong-passphrase");
    vault.add_passphrase(&passphrase(), &other()).unwrap();
    let second = || Second::Here(vault.second_person(&other()).unwrap());
    let code = |result: Result<_, SecondError>| result.unwrap_err().code();
    assert_eq!(code(vault.record_override(&person, KIND, " ", second())), "reason-needed");
    assert_eq!(code(vault.record_override(&person, "detailed", "why", second())), "code-unknown");
    assert_eq!(code(vault.record_override(&vault.id(), KIND, "why", second())), "person-not-found");
    let elsewhere = with_person();
    elsewhere.0.vault.add_passphrase(&passphrase(), &other()).unwrap();
    let theirs = Second::Here(elsewhere.0.vault.second_person(&other()).unwrap());
    assert_eq!(code(vault.record_override(&person, KIND, "why", theirs)), "second-for-other");
    assert!(vault.person(&person).unwrap().overrides.is_empty());

    let id = vault.record_override(&person, KIND, "she leaves tomorrow", second()).unwrap();
    let page = vault.person(&person).unwrap();
    let [row] = page.overrides.as_slice() else { panic!() };
    assert_eq!((row.id, row.kind.as_str(), row.by), (id, KIND, "slot"));
    // Both are named as the custody log names them, and differ.
    let record = vault.read(|db| about::records(db, &page.case_id, &person, &Schema::OVERRIDE)).unwrap();
    let (by, second) = (record[0].text_of("by").unwrap(), record[0].text_of("second").unwrap());
    assert_ne!(by, second);
    assert_eq!(by, page.custody.last().unwrap().agent);
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn a_partners_approval_is_for_one_person_one_kind_and_once() {
    let (desk, person) = with_person();
    let bureau = desk.meet_bureau();
    let (vault, partner) = (&desk.vault, &bureau.vault);
    let code = |result: Result<_, SecondError>| result.map(|_: Vec<u8>| ()).unwrap_err().code();
    assert_eq!(code(partner.approve("nobody", &person, KIND, 7)), "name-not-found");
    assert_eq!(code(partner.approve("amina", &person, "detailed", 7)), "code-unknown");
    assert_eq!(code(partner.approve("amina", &person, KIND, 0)), "approval-days");
    assert_eq!(code(partner.approve("amina", &person, KIND, 91)), "approval-days");
    assert_eq!(code(vault.approve("amina", &person, KIND, 7)), "other-role");
    let file = partner.approve("amina", &person, KIND, 7).unwrap();
    let taken = vault.take_approval(&file).unwrap();
    assert_eq!((taken.partner(), taken.person(), taken.kind()), ("bureau", &person, KIND));

    let again = || Second::Partner(vault.take_approval(&file).unwrap());
    let code = |result: Result<_, SecondError>| result.map(|_: Id| ()).unwrap_err().code();
    let second = vault.new_person(&vault.person(&person).unwrap().case_id, &PersonGiven::default()).unwrap();
    assert_eq!(code(vault.record_override(&second, KIND, "why", again())), "second-for-other");
    assert_eq!(code(vault.record_override(&person, "account.first", "why", again())), "second-for-other");
    let kept_back = again();
    vault.record_override(&person, KIND, "the court asked", again()).unwrap();
    assert_eq!(code(vault.record_override(&person, KIND, "again", kept_back)), "approval-used");
    assert_eq!(vault.take_approval(&file).unwrap_err().code(), "approval-used");
    let page = vault.person(&person).unwrap();
    assert_eq!(page.overrides.iter().map(|row| row.by).collect::<Vec<_>>(), ["approval"]);
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn what_is_no_approval_for_here_is_refused() {
    let (desk, person) = with_person();
    let bureau = desk.meet_bureau();
    let code = |file: &[u8]| desk.vault.take_approval(file).unwrap_err().code();
    let file = bureau.vault.approve("amina", &person, KIND, 7).unwrap();
    assert_eq!((code(b""), code(b"\xff")), ("not-an-approval", "not-an-approval"));
    for place in (0..file.len()).step_by(7) {
        let mut changed = file.clone();
        changed[place] ^= 1;
        assert_eq!(code(&changed), "not-an-approval", "byte {place}");
    }
    // Of a desk that is no partner here, and for another collector of the same desk.
    let stranger = crate::window_tests::desk(Role::Collector);
    let elsewhere = stranger.meet_bureau();
    assert_eq!(code(&elsewhere.vault.approve("amina", &person, KIND, 7).unwrap()), "not-an-approval");
    bureau.vault.invite("roya", &bureau.home.path().join("roya")).unwrap();
    assert_eq!(code(&bureau.vault.approve("roya", &person, KIND, 7).unwrap()), "not-an-approval");
    // Signed well and long ago.
    let approval = Approval::open_from(&file, &bureau.vault.read(partner::desk_key).unwrap().verifying_key());
    let time = |text: &str| text.parse::<ClaimedTime>().unwrap();
    let old = Approval {
        at: time("2026-01-01T00:00:00+00:00"),
        until: time("2026-01-08T00:00:00+00:00"),
        ..approval.unwrap()
    };
    let old = old.sign(&bureau.vault.read(partner::desk_key).unwrap()).unwrap();
    assert_eq!(code(old.as_bytes()), "approval-expired");
    // And by a partner whose digits nobody compared.
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE partner SET compared = 0", []).unwrap();
    });
    assert_eq!(desk.vault.take_approval(&file).unwrap_err().code(), "approval-not-compared");
}

#[test]
fn an_approval_that_was_changed_or_taken_away_is_found() {
    for sql in ["UPDATE approval SET text = text || ' '", "DELETE FROM approval"] {
        let (desk, person) = with_person();
        let bureau = desk.meet_bureau();
        let file = bureau.vault.approve("amina", &person, KIND, 7).unwrap();
        let taken = desk.vault.take_approval(&file).unwrap();
        desk.vault.record_override(&person, KIND, "why", Second::Partner(taken)).unwrap();
        let desk = desk.while_locked(|db| db.execute_batch(sql).unwrap());
        let found = desk.vault.check_fixity(&Job::new()).unwrap().findings;
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["approval-damaged"], "{sql}");
    }
}
