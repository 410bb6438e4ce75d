//! A vault of the first version, and a backup of one, are brought up.

use super::*;

#[test]
fn a_backup_of_the_first_version_is_read_as_it_is_and_brought_up_after_the_restore() {
    let (desk, cases, came) = two_cases();
    let (backup, again) = (desk.home.path().join("backup"), desk.home.path().join("again"));
    desk.vault.backup(&backup, OpensWith::Both, &Job::new()).unwrap();
    let key = desk.vault.master().subkey(desk.vault.id(), keys::Purpose::Store);
    let open = || store::Writer::open(&backup.join("vault.db"), &key, store::VAULT.version).unwrap();
    open().connection().execute_batch(BACK_TO_3).unwrap();
    open().connection().execute_batch(BACK_TO_2).unwrap();
    open().connection().execute_batch(BACK_TO_1).unwrap();
    let mut sums = fs::read_to_string(backup.join("SHA256SUMS")).unwrap();
    let now = sanad_evidence::Digest::of(&fs::read(backup.join("vault.db")).unwrap());
    sums = sums
        .lines()
        .map(|line| match line.split_once("  ") {
            Some((_, "vault.db")) => format!("{now}  vault.db\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    fs::write(backup.join("SHA256SUMS"), sums).unwrap();

    let passphrase = passphrase();
    let with = OpenWith::Passphrase(&passphrase);
    let report = Vault::drill(&backup, &with, &Job::new()).unwrap();
    assert_eq!((report.whole, report.findings), (9, vec![]));
    assert_eq!(open().schema_version().unwrap(), 1, "a drill adds nothing");
    restore(&backup, &again, &Job::new()).unwrap();
    let vault = Vault::unlock(&again, &with).unwrap();
    let page = vault.items_page(&asked(Some(cases[0]), 0, 100, Order::Oldest)).unwrap();
    assert_eq!(ids(&page), came[0]);
}

#[test]
fn a_vault_of_the_first_version_is_brought_up_at_unlock() {
    let (desk, cases, came) = two_cases();
    let _bureau = desk.meet_bureau();
    for item in &came[0][..3] {
        desk.basis(item, Basis::NotNeeded, None);
    }
    let first = desk.vault.assemble(&cases[0], "bureau").unwrap();
    desk.vault.withdraw(&first.bundle).unwrap();
    desk.vault.dispose(&came[0][2], "a test").unwrap();
    desk.vault.assemble(&cases[0], "bureau").unwrap();
    let before = (desk.vault.cases().unwrap(), desk.vault.items(None).unwrap());
    assert_eq!((before.0[0].waiting, before.0[0].unsent, before.0[1].unsent), (1, 3, 3));
    let desk = desk.while_locked(|db| {
        db.execute_batch(BACK_TO_3).unwrap();
        db.execute_batch(BACK_TO_2).unwrap();
        db.execute_batch(BACK_TO_1).unwrap();
    });
    assert_eq!((desk.vault.cases().unwrap(), desk.vault.items(None).unwrap()), before);
    for (case, items) in [(Some(cases[0]), &came[0]), (Some(cases[1]), &came[1]), (None, &came[2])] {
        assert_eq!(ids(&desk.vault.items_page(&asked(case, 0, 100, Order::Oldest)).unwrap()), *items);
    }
    // And it goes on from there.
    let next = desk.acquire(&cases[1], "next.txt", b"next");
    let page = desk.vault.items_page(&asked(Some(cases[1]), 0, 1, Order::Newest)).unwrap();
    assert_eq!((page.total, ids(&page)), (4, vec![next]));
    let shape = |desk: &Desk| {
        desk.vault
            .read(|db| {
                let mut all = db.prepare("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")?;
                Ok::<_, Fault>(all.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?)
            })
            .unwrap()
    };
    assert_eq!(shape(&desk), shape(&crate::window_tests::desk(Role::Collector)), "one shape only");
}
