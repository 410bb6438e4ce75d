//! A person withdrew, and her item is said to be another's, who agreed to everything.

use sanad_evidence::consent::{Basis, HERE};
use sanad_tests::bag::PICTURE;
use sanad_tests::company::pair;
use sanad_tests::testimony::rungs;
use sanad_vault::StatedBasis;

use super::Scene;

#[test]
fn an_item_of_a_person_who_is_not_there_is_refused() {
    let mut scene = Scene::told(3).0;
    let item = scene.mallory.case.acquire("one.png", "png", PICTURE);
    let mut nobody = scene.her;
    nobody.id = sanad_tests::bag::id("nobody");
    scene.mallory.case.answered(&item, &nobody);
    assert!(scene.sends().contains(&"answers-missing"));
    assert!(scene.bureau.vault.original(&item).is_err());
}

/// Who is named last is whose answers hold: towards one who agreed to less, at once.
#[test]
fn given_to_one_who_agreed_to_less_it_is_shut() {
    let mut scene = Scene::told(3).0;
    let item = scene.mallory.case.acquire("one.png", "png", PICTURE);
    scene.mallory.case.answered(&item, &scene.her);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    assert!(scene.bureau.vault.original(&item).is_ok());
    let other = scene.mallory.case.person("W-2222");
    let answers = scene.answers(1);
    scene.mallory.case.answers(&other, &answers);
    scene.mallory.case.answered(&item, &other);
    assert_eq!(scene.sends(), Vec::<&str>::new());
    assert!(scene.bureau.vault.original(&item).is_err());
}

/// At the collector's own vault nobody's answers and no other ground take the place of hers.
#[test]
fn at_the_collectors_what_she_withdrew_is_given_to_no_other() {
    let (amina, _) = pair();
    amina.makes_ready();
    let (one, other) = (amina.meets(), amina.meets());
    for person in [one, other] {
        let answers = vec![amina.answers(HERE, rungs(2)), amina.answers("bureau", rungs(3))];
        amina.first_conversation(&person, "none", answers);
    }
    let item = amina.acquire_of(&one, "voice.ogg", b"her voice");
    amina.hears_withdrawal(&one);
    let before = amina.vault.show(&item).unwrap().custody.len();
    let nobody = sanad_tests::bag::id("nobody");
    for person in [other, nobody] {
        let stated = StatedBasis { person: Some(person), ..StatedBasis::new(Basis::Answered) };
        assert_eq!(amina.vault.record_basis(&item, &stated).unwrap_err().code(), "item-is-hers");
    }
    let street = StatedBasis { reason: Some("a street".to_owned()), ..StatedBasis::new(Basis::NotNeeded) };
    assert_eq!(amina.vault.record_basis(&item, &street).unwrap_err().code(), "item-is-hers");
    assert_eq!(amina.vault.show(&item).unwrap().custody.len(), before, "nothing was entered");
}
