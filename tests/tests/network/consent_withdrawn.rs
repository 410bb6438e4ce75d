//! Somebody takes her consent back while her words are on the way.

use sanad_evidence::Id;
use sanad_tests::wire::Act;

use super::scene::Watched;

/// The parts that the mailbox holds of a bundle in the clear of its folder.
fn held(watched: &Watched) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries
            .map(|path| match path.is_dir() {
                true => count(&path),
                false => usize::from(
                    path.to_string_lossy().ends_with("0.age") || path.to_string_lossy().contains("/0000"),
                ),
            })
            .sum()
    }
    count(&watched.scene.all.mailbox.folder().join("store"))
}

#[test]
fn what_may_no_longer_leave_is_taken_back_from_the_mailbox() {
    let watched = Watched::new(900_000);
    let amina = &watched.scene.all.amina;
    watched.front.does(|_, path| if path.ends_with("/parts/4") { Act::CutBody(9) } else { Act::Pass });
    assert_eq!(amina.is_told(), ["net-cut"]);
    assert!(held(&watched) >= 3);
    amina.withdraw_consent(&watched.scene.item);
    watched.front.does(|_, _| Act::Pass);
    let done = amina.sends();
    assert_eq!(done.withdrawn, vec![watched.scene.bundle], "{done:?}");
    assert!(watched.front.seen().iter().any(|one| one.method == "DELETE" && one.status == Some(204)));
    assert_eq!(held(&watched), 0, "nothing of it stays at the mailbox");
    assert_eq!(watched.scene.all.bureau.fetches().bundles, Vec::<Id>::new());
    // What comes next takes another token and the same number, and arrives.
    let next = amina.acquire_free("next.txt", b"what came next");
    amina.transfer();
    assert_eq!(amina.sends().bundles.len(), 1);
    let taken = watched.scene.all.bureau.take_in_all_by_net();
    assert_eq!((taken.len(), taken[0].originals.clone()), (1, vec![next]));
}

#[test]
fn before_anything_left_the_mailbox_hears_nothing_of_it() {
    let watched = Watched::new(100_000);
    let amina = &watched.scene.all.amina;
    amina.withdraw_consent(&watched.scene.item);
    let done = amina.sends();
    assert_eq!(done.bundles.len(), 0, "{done:?}");
    assert!(watched.front.seen().iter().all(|one| one.method != "PUT" && one.method != "POST"));
    assert_eq!(watched.scene.all.bureau.fetches().bundles, Vec::<Id>::new());
}
