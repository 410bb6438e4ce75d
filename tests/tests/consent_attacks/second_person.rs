//! Somebody in a hurry, alone, at an open vault: a safeguard is not set aside by one person.

use sanad_evidence::Id;
use sanad_evidence::consent::HERE;
use sanad_tests::company::{archive, pair};
use sanad_tests::people::{Person, new_passphrase, passphrase};
use sanad_tests::testimony::{first_account, rungs};
use sanad_vault::{AccountGiven, PersonGiven, Second};

const KIND: &str = "account.first";

fn child(amina: &Person) -> Id {
    amina.makes_ready();
    let given = PersonGiven { child: Some(true), ..PersonGiven::default() };
    let person = amina.vault.new_person(&amina.case(), &given).unwrap();
    amina.first_conversation(&person, "none", vec![amina.answers(HERE, rungs(2))]);
    person
}

#[test]
fn an_override_that_is_only_said_opens_nothing() {
    let (amina, _) = pair();
    let person = child(&amina);
    let said = AccountGiven { override_: Some(sanad_tests::bag::id("said")), ..first_account("words") };
    // Whether it is the gate or the override that is named first: nothing is sealed.
    let code = amina.vault.seal_account(&person, &said, None).unwrap_err().code();
    assert!(["child-or-sgbv", "override-not-found"].contains(&code), "{code}");
    assert_eq!(amina.vault.accounts(&person).unwrap(), vec![]);
}

#[test]
fn a_second_person_of_another_vault_is_none_here() {
    let ((amina, _), other) = (pair(), archive());
    let person = child(&amina);
    other.vault.add_passphrase(&passphrase(), &new_passphrase()).unwrap();
    let stranger = other.vault.second_person(&new_passphrase()).unwrap();
    let error = amina.vault.record_override(&person, KIND, "why", Second::Here(stranger)).unwrap_err();
    assert_eq!(error.code(), "second-for-other");
}

#[test]
fn one_who_was_taken_off_the_vault_is_none() {
    let (amina, _) = pair();
    let person = child(&amina);
    let slot = amina.vault.add_passphrase(&passphrase(), &new_passphrase()).unwrap();
    amina.vault.remove_keyslot(slot.slot, &passphrase()).unwrap();
    assert_eq!(amina.vault.second_person(&new_passphrase()).unwrap_err().code(), "wrong-passphrase");
    assert!(amina.vault.person(&person).unwrap().overrides.is_empty());
}

#[test]
fn a_yes_to_one_kind_or_person_is_none_to_another() {
    let (amina, _) = pair();
    let person = child(&amina);
    let other = child(&amina);
    amina.vault.add_passphrase(&passphrase(), &new_passphrase()).unwrap();
    let second = || Second::Here(amina.vault.second_person(&new_passphrase()).unwrap());
    amina.vault.record_override(&other, KIND, "why", second()).unwrap();
    amina.vault.record_override(&person, "account.clarify", "why", second()).unwrap();
    let refused = amina.vault.seal_account(&person, &first_account("words"), None).unwrap_err();
    assert_eq!(refused.code(), "child-or-sgbv");
    // Without a reason there is no yes at all.
    let empty = amina.vault.record_override(&person, KIND, " ", second()).unwrap_err();
    assert_eq!(empty.code(), "reason-needed");
}

/// What she is said to be is taken back after the account was refused: that too is entered, and seen.
#[test]
fn saying_that_she_is_no_child_is_entered_beside_what_was_said_before() {
    let (amina, _) = pair();
    let person = child(&amina);
    amina.vault.amend_person(&person, &PersonGiven { child: Some(false), ..PersonGiven::default() }).unwrap();
    let page = amina.vault.person(&person).unwrap();
    assert_eq!(page.amended, 1);
    let closed = amina.vault.may_take_account(&person, "account.first").unwrap();
    assert!(closed.iter().any(|gate| gate.code() == "child-or-sgbv"), "and it opens nothing");
}
