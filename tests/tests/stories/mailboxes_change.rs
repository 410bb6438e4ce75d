//! A partner's mailbox moves; a mailbox is mirrored by a job that knows no vault.

use std::fs;

use sanad_courier::mirror;
use sanad_evidence::pass::Pass;
use sanad_tests::mailbox::Mailbox;
use sanad_tests::neighbours::Neighbours;
use sanad_tests::people::noise;
use sanad_vault::{Job, Network};

#[test]
fn a_card_says_where_the_new_mailbox_is_and_the_next_transfer_goes_there() {
    let all = Neighbours::new();
    let Neighbours { amina, bureau, .. } = &all;
    amina.acquire_free("one.txt", b"one");
    let bundle = amina.transfer().bundle;
    assert_eq!(amina.sends().bundles.len(), 1);
    let _ = bureau.take_in_all_by_net();
    bureau.accept(&bundle);
    // The Bureau takes another mailbox and says so to everybody.
    let new = Mailbox::new();
    bureau.vault.add_pass(&fs::read(new.pass()).unwrap()).unwrap();
    bureau.vault.issue_card().unwrap();
    let _ = bureau.fetches();
    let done = amina.sends();
    assert_eq!((done.acceptances.len(), done.cards), (1, 1), "{done:?}");
    let known = amina.vault.partner_mailboxes("bureau").unwrap();
    let url = format!("https://{}", new.cable.address());
    assert!(known.iter().any(|mailbox| mailbox.url() == url), "{known:?}");
    // The old one goes away.
    all.mailbox.kill();
    let old = bureau.vault.desk_mailboxes().unwrap().into_iter().find(|one| one.addresses[0].url() != url);
    bureau.vault.remove_mailbox(&old.unwrap().receipt_key).unwrap();
    amina.acquire_free("two.txt", b"two");
    let bundle = amina.transfer().bundle;
    let done = amina.sends_on_and_on();
    assert!(done.bundles.iter().any(|one| one.bundle == bundle), "{done:?}");
    assert_eq!(bureau.fetches().bundles, vec![bundle]);
}

#[test]
fn a_scheduled_job_mirrors_the_mailbox_blindly_and_takes_the_answers_back() {
    let all = Neighbours::new();
    let Neighbours { amina, bureau, mailbox, .. } = &all;
    let item = amina.acquire_free("school.mp4", &noise(5, 900_000));
    let bundle = amina.transfer().bundle;
    assert_eq!(amina.sends().bundles.len(), 1);
    // The job has the pass and a folder; no vault, no key of the Bureau's.
    let desk = bureau.vault.desk_mailboxes().unwrap().remove(0);
    let folder = bureau.beside("mirror");
    let pass = Pass::new(
        &[format!("https://{}", mailbox.cable.address()).as_str()],
        desk.pin,
        desk.receipt_key,
        desk.desk_key,
    )
    .unwrap();
    let once = || mirror(&pass, &folder, &Network::default(), &Job::new()).unwrap();
    let _ = once();
    let _ = once();
    let taken = bureau.take_in_all(&folder);
    assert_eq!((taken.len(), taken[0].bundle, taken[0].originals.clone()), (1, bundle, vec![item]));
    bureau.accept(&bundle);
    bureau.courier(&folder);
    let _ = once();
    assert_eq!(amina.sends().acceptances.len(), 1);
    amina.vault.forget(&item).unwrap();
    mailbox.check();
}
