//! The cache keeps, bounds, forgets, and begins anew whatever was done to it.

use super::*;
use crate::window_tests::{Desk, desk, passphrase};
use crate::{Job, OpenWith, Role};

fn key() -> Secret32 {
    Secret32::copy_of(&[5; 32])
}

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn scene() -> (Desk, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "a.jpg", b"a picture");
    (desk, item)
}

#[test]
fn what_is_kept_comes_back_also_after_the_lock() {
    let (desk, item) = scene();
    assert_eq!(desk.vault.cached(&item, "thumbnail").unwrap(), None);
    assert!(!desk.vault.folder().join(FILE).exists(), "made on first use");
    desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    desk.vault.keep_cached(&item, "wave", b"~~").unwrap();
    desk.vault.keep_cached(&item, "thumbnail", b"smaller").unwrap();
    let check = |desk: &Desk| {
        assert_eq!(desk.vault.cached(&item, "thumbnail").unwrap().as_deref(), Some(&b"smaller"[..]));
        assert_eq!(desk.vault.cached(&item, "wave").unwrap().as_deref(), Some(&b"~~"[..]));
        assert_eq!(desk.vault.cached(&item, "other").unwrap(), None);
    };
    check(&desk);
    let desk = desk.while_locked(|_| ());
    check(&desk);
    assert!(desk.vault.check_fixity(&Job::new()).unwrap().findings.is_empty(), "no matter of fixity");
}

#[test]
fn a_missing_damaged_or_foreign_cache_is_begun_anew_in_silence() {
    let spoil: [fn(&Path); 5] = [
        |path| fs::remove_file(path).unwrap(),
        |path| fs::write(path, b"").unwrap(),
        |path| fs::write(path, vec![7; 40_960]).unwrap(),
        |path| {
            let mut bytes = fs::read(path).unwrap();
            for at in (100..bytes.len()).step_by(4096) {
                bytes[at] ^= 1;
            }
            fs::write(path, bytes).unwrap();
        },
        |path| {
            fs::remove_file(path).unwrap();
            drop(Writer::create(path, &Secret32::copy_of(&[9; 32]), &TABLES).unwrap());
        },
    ];
    for (number, spoil) in spoil.into_iter().enumerate() {
        let (desk, item) = scene();
        desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
        let path = desk.vault.folder().join(FILE);
        let desk = desk.while_locked(|_| spoil(&path));
        assert_eq!(desk.vault.cached(&item, "thumbnail").unwrap(), None, "{number}");
        desk.vault.keep_cached(&item, "thumbnail", b"again").unwrap();
        assert_eq!(
            desk.vault.cached(&item, "thumbnail").unwrap().as_deref(),
            Some(&b"again"[..]),
            "{number}"
        );
    }
}

#[test]
fn it_is_of_another_key_than_the_store_and_closes_with_the_vault() {
    let (desk, item) = scene();
    desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    let folder = desk.vault.folder().to_owned();
    let [store, cache] =
        [Purpose::Store, Purpose::Cache].map(|p| desk.vault.master().subkey(desk.vault.id(), p));
    drop(desk.vault);
    let path = folder.join(FILE);
    assert!(!folder.join("cache.db-wal").exists(), "its log is gone with the lock");
    assert_eq!(Writer::open(&path, &store, 1).unwrap_err().code(), "store-wrong-key");
    assert!(Writer::open(&path, &cache, 1).is_ok());
}

#[test]
fn the_oldest_go_when_it_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    let mut cache = Cache::open(&path, &key(), 1000).unwrap();
    for number in 1..=12 {
        cache.put(&id(number), "thumbnail", &[number; 100]).unwrap();
    }
    let there = |cache: &Cache| -> Vec<u8> {
        (1..=12).filter(|n| cache.get(&id(*n), "thumbnail").unwrap().is_some()).collect()
    };
    assert_eq!(there(&cache), (3..=12).collect::<Vec<u8>>());
    // Kept anew, it is the newest.
    cache.put(&id(3), "thumbnail", &[3; 100]).unwrap();
    cache.put(&id(1), "thumbnail", &[1; 100]).unwrap();
    assert_eq!(there(&cache), [1, 3, 5, 6, 7, 8, 9, 10, 11, 12]);
    drop(cache);
    let mut cache = Cache::open(&path, &key(), 1000).unwrap();
    cache.put(&id(2), "thumbnail", &[2; 950]).unwrap();
    assert_eq!(there(&cache), [2], "what it holds is counted again at opening");
    cache.erase(&id(2)).unwrap();
    assert_eq!((there(&cache), cache.total), (vec![], 0));
}

#[test]
fn one_items_row_is_nothing_under_anothers_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut cache = Cache::open(&folder.path().join(FILE), &key(), 1000).unwrap();
    cache.put(&id(1), "thumbnail", b"one").unwrap();
    cache.put(&id(1), "wave", b"two").unwrap();
    let swap = "DELETE FROM cached WHERE what = 'wave'; UPDATE cached SET what = 'wave'";
    cache.writer.connection().execute_batch(swap).unwrap();
    assert_eq!(cache.get(&id(1), "wave").unwrap_err().code(), "store-damaged");
}

#[test]
fn what_was_let_go_is_kept_no_more() {
    let (desk, item) = scene();
    desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    desk.vault.keep_cached(&item, "large", &vec![0; MOST_EACH + 1]).unwrap();
    assert_eq!(desk.vault.cached(&item, "large").unwrap(), None);
    desk.vault.dispose(&item, "a test").unwrap();
    assert_eq!(desk.vault.cached(&item, "thumbnail").unwrap(), None);
    // A picture that was still being made when the item went.
    desk.vault.keep_cached(&item, "thumbnail", b"late").unwrap();
    let held = desk.vault.with_cache(false, |cache| cache.get(&item, "thumbnail")).unwrap();
    assert_eq!(held, Some(None), "nothing was kept");
}

/// The power goes after the item's key is burned and before the cache heard of it.
#[test]
fn the_next_unlock_erases_what_a_power_cut_left() {
    let (desk, item) = scene();
    desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    crate::original::mark(desk.vault.folder(), &item).unwrap();
    let desk = desk.while_locked(|db| {
        db.execute("UPDATE item SET state = 'disposed', key_id = NULL", []).unwrap();
    });
    assert_eq!(desk.vault.with_cache(false, |cache| cache.get(&item, "thumbnail")).unwrap(), Some(None));
}

#[test]
fn a_backup_a_restore_and_new_keys_have_none_of_it() {
    let (desk, item) = scene();
    desk.vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    let names = |folder: &Path| -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    let has_cache = |folder: &Path| names(folder).iter().any(|name| name.starts_with("cache"));
    let (backup, again) = (desk.home.path().join("backup"), desk.home.path().join("again"));
    desk.vault.backup(&backup, crate::OpensWith::Both, &Job::new()).unwrap();
    assert!(!has_cache(&backup));
    crate::restore(&backup, &again, &Job::new()).unwrap();
    assert!(!has_cache(&again));
    let folder = desk.vault.folder().to_owned();
    assert!(has_cache(&folder));
    let none = crate::keys::RecoveryChoice::None;
    desk.vault.replace_keys(&passphrase(), crate::keys::Cost::FLOOR, &none).unwrap();
    assert!(!has_cache(&folder));
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).unwrap();
    assert_eq!(vault.cached(&item, "thumbnail").unwrap(), None);
    vault.keep_cached(&item, "thumbnail", b"small").unwrap();
    vault.wipe().unwrap();
    assert!(!folder.exists());
}
