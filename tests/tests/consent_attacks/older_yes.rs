//! A yes from before a withdrawal comes after it: by a slow stick, by another copy of the bundle, or out of
//! a backup that knows of no withdrawal.

use std::fs;

use sanad_evidence::entry::{Action, ThingKind};
use sanad_tests::company::pair;
use sanad_tests::people::unlock;
use sanad_vault::{Job, OpensWith, restore};

use super::{Scene, WORDS};

#[test]
fn the_bundle_with_the_yes_arrives_last() {
    let mut scene = Scene::new();
    let answers = scene.answers(5);
    let recipient = scene.mallory.recipient();
    scene.mallory.case.answers(&scene.her, &answers);
    let account = scene.mallory.case.account(&scene.her, WORDS);
    let yes = scene.bundle();
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[]);
    let no = scene.bundle();
    assert!(scene.puts(&no).contains(&"bundle-gap"));
    assert_eq!(scene.puts(&yes), Vec::<&str>::new());
    assert_eq!(scene.puts(&no), Vec::<&str>::new());
    scene.is_shut(&account);
    // And once more.
    let again = scene.puts(&yes);
    assert_ne!(again, Vec::<&str>::new());
    scene.is_shut(&account);
}

/// Her old answers are entered anew, under an action that is no answer.
#[test]
fn an_old_record_entered_again_is_no_new_answer() {
    let mut scene = Scene::new();
    let (answers, recipient) = (scene.answers(5), scene.mallory.recipient());
    let record = scene.mallory.case.answers(&scene.her, &answers);
    let account = scene.mallory.case.account(&scene.her, WORDS);
    scene.mallory.case.withdrawal_from(&scene.her, &recipient, &[]);
    let her = (ThingKind::Consent, scene.her.consent);
    scene.mallory.case.append(Action::RecordSealed, her, None, Some(record));
    scene.sends();
    scene.is_shut(&account);
}

#[test]
fn a_backup_from_before_frees_nothing_at_the_desk() {
    let (amina, bureau) = pair();
    let (stick, disk) = (amina.beside("stick"), amina.beside("disk"));
    amina.makes_ready();
    let (person, account) = amina.told(3, WORDS);
    let item = amina.acquire_of(&person, "voice.ogg", b"her voice");
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    amina.hears_withdrawal(&person);
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);

    // The laptop is taken; what comes back knows of her yes alone.
    let second = amina.beside("second").join("vault");
    restore(&disk, &second, &Job::new()).unwrap();
    let restored = unlock(&second).unwrap();
    let more = restored.new_person(&restored.case("herat-1").unwrap(), &Default::default()).unwrap();
    assert!(restored.person(&more).is_ok());
    let made = restored.assemble(&restored.case("herat-1").unwrap(), "bureau");
    if made.is_ok() {
        fs::remove_dir_all(stick.join("bundles")).unwrap();
        sanad_courier::deliver(&restored, &sanad_courier::FolderRoad::new(&stick).unwrap(), &Job::new())
            .unwrap();
        let fetched = sanad_courier::fetch(
            &bureau.vault,
            &sanad_courier::FolderRoad::new(&stick).unwrap(),
            &Job::new(),
        )
        .unwrap();
        for bundle in fetched.bundles {
            let _ = bureau.vault.take_in(&bundle, &Job::new());
        }
    }
    assert_eq!(bureau.vault.account(&account).unwrap().versions.len(), 0);
    assert!(bureau.vault.original(&item).is_err());
}
