//! A backup that is freshened holds nothing of what was let go; one that is not, does, and says so to
//! whoever looks.

use sanad_tests::company::pair;
use sanad_tests::people::{noise, passphrase};
use sanad_tests::stolen;
use sanad_vault::{Description, Job, OpenWith, OpensWith, Vault};

use super::{identity, settle, words};

#[test]
fn after_freshening_nothing_is_in_the_backup_either() {
    let (amina, _) = pair();
    let item = amina.acquire_free("CANARY-NAME-7719.jpg", &noise(1, 30_000));
    let kept = amina.acquire_free("kept.jpg", &noise(2, 30_000));
    let facts = Description { title: Some("CANARY-TITLE-3305".to_owned()), ..Description::default() };
    amina.vault.describe(&item, &facts).unwrap();
    settle(&amina);
    let mut needles = identity(&amina, &item);
    needles.extend(words(&["CANARY-NAME-7719.jpg", "CANARY-TITLE-3305"]));
    let disk = amina.beside("disk");
    amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    let key = stolen::store_key(amina.folder(), &amina.sheet);
    let in_backup = || {
        let pages = stolen::pages_under(&disk.join("vault.db"), &key);
        let found = needles.iter().filter(|(_, needle)| stolen::holds(&pages, needle)).count();
        found + needles.iter().map(|(_, needle)| stolen::files_with(&disk, needle).len()).sum::<usize>()
    };
    assert_eq!(in_backup(), 3, "the control: identity, name and title");

    amina.vault.dispose(&item, "she asked for it").unwrap();
    assert_eq!(in_backup(), 3, "a copy made before keeps what it was given");
    let done = amina.vault.backup(&disk, OpensWith::Both, &Job::new()).unwrap();
    assert_eq!((done.copied, done.already, done.removed), (0, 1, 1));
    assert_eq!(in_backup(), 0);
    assert!(stolen::files_with(&disk, item.to_string().as_bytes()).is_empty(), "nor its file");
    let secret = passphrase();
    let drill = Vault::drill(&disk, &OpenWith::Passphrase(&secret), &Job::new()).unwrap();
    assert_eq!((drill.whole, drill.findings), (1, vec![]));
    let _ = kept;
}
