//! A child: no account is taken, unless the one who listens was trained for it or a second person agreed.

use sanad_evidence::Id;
use sanad_evidence::consent::HERE;
use sanad_tests::company::pair;
use sanad_tests::people::{Person, new_passphrase, passphrase};
use sanad_tests::testimony::{first_account, rungs};
use sanad_vault::{AccountGiven, GateReason, PersonGiven, Second};

const KIND: &str = "account.first";

fn child(amina: &Person) -> Id {
    amina.makes_ready();
    let given = PersonGiven { child: Some(true), ..PersonGiven::default() };
    let person = amina.vault.new_person(&amina.case(), &given).unwrap();
    amina.first_conversation(&person, "none", vec![amina.answers(HERE, rungs(2))]);
    person
}

fn is_refused(amina: &Person, person: &Id) {
    assert_eq!(amina.vault.may_take_account(person, KIND).unwrap(), [GateReason::ChildOrSgbv]);
    let error = amina.vault.seal_account(person, &first_account("words"), None).unwrap_err();
    assert_eq!(error.code(), "child-or-sgbv");
}

#[test]
fn only_a_contact_note_is_taken() {
    let (amina, _) = pair();
    let person = child(&amina);
    is_refused(&amina, &person);
    let note = AccountGiven {
        kind: "account.screening".to_owned(),
        narrative: "through her aunt, in the morning".to_owned(),
        declared: None,
        ..first_account("")
    };
    amina.vault.seal_account(&person, &note, None).unwrap();
    is_refused(&amina, &person);
}

#[test]
fn unless_there_is_training_for_it() {
    let (amina, _) = pair();
    let person = child(&amina);
    amina.vault.record_training(&amina.case(), &["training.detailed".to_owned()], None).unwrap();
    is_refused(&amina, &person);
    amina.vault.record_training(&amina.case(), &["training.children".to_owned()], Some("in spring")).unwrap();
    amina.vault.seal_account(&person, &first_account("words"), None).unwrap();
}

#[test]
fn or_a_second_person_opened_another_keyslot() {
    let (amina, _) = pair();
    let person = child(&amina);
    // Oneself is no second person, and neither is nobody.
    assert_eq!(amina.vault.second_person(&passphrase()).unwrap_err().code(), "second-is-first");
    assert_eq!(amina.vault.second_person(&new_passphrase()).unwrap_err().code(), "wrong-passphrase");
    amina.vault.add_passphrase(&passphrase(), &new_passphrase()).unwrap();
    let second = amina.vault.second_person(&new_passphrase()).unwrap();
    let agreed = amina
        .vault
        .record_override(&person, KIND, "she asked to be heard before she leaves", Second::Here(second))
        .unwrap();
    let account = amina.vault.seal_account(&person, &first_account("words"), None).unwrap();
    assert_eq!(amina.vault.account(&account).unwrap().versions[0].given.override_, Some(agreed));
    // One yes, one account.
    let more = AccountGiven { reason: Some("priorreason.new_facts".to_owned()), ..first_account("more") };
    assert_eq!(amina.vault.seal_account(&person, &more, None).unwrap_err().code(), "child-or-sgbv");
}

#[test]
fn or_the_partner_signed_for_it() {
    let (amina, bureau) = pair();
    let person = child(&amina);
    let name = amina_among(&amina, &bureau);
    let signed = bureau.vault.approve(&name, &person, KIND, 3).unwrap();
    let taken = amina.vault.take_approval(&signed).unwrap();
    assert_eq!((taken.partner(), taken.person(), taken.kind()), ("bureau", &person, KIND));
    amina.vault.record_override(&person, KIND, "agreed by the Bureau", Second::Partner(taken)).unwrap();
    amina.vault.seal_account(&person, &first_account("words"), None).unwrap();
    assert_eq!(amina.vault.take_approval(&signed).unwrap_err().code(), "approval-used");
}

/// The Bureau's name for her among those it invited.
fn amina_among(amina: &Person, bureau: &Person) -> String {
    let id = amina.recipient("bureau");
    let rows = bureau.vault.collectors().unwrap();
    rows.into_iter().find(|row| row.id.to_string() == id).unwrap().name
}
