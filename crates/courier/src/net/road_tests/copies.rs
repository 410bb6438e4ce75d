//! Two copies of one bundle at the mailbox: sent twice, or put there by somebody else.

use super::*;

#[test]
fn what_was_sent_twice_is_brought_once_for_each_and_no_more() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.collector.resend(&bundle).unwrap();
    assert_eq!(world.send().bundles.len(), 1);
    let fetched = world.fetch();
    assert_eq!(
        (fetched.bundles.as_slice(), fetched.known.as_slice()),
        ([bundle].as_slice(), [bundle].as_slice())
    );
    let asked = world.mailbox.asked("GET /desk/bundles/");
    let fetched = world.fetch();
    assert_eq!((fetched.bundles.len(), fetched.known.as_slice()), (0, [bundle, bundle].as_slice()));
    assert_eq!(world.mailbox.asked("GET /desk/bundles/"), asked);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    world.desk.accept(&bundle, &Job::new()).unwrap();
    // Both copies are shown to be hers: the acceptance goes under both handles, and both are deleted.
    let fetched = world.fetch();
    assert_eq!((fetched.replies, fetched.problems.len(), fetched.deleted.len()), (2, 0, 2));
    assert_eq!(world.send().acceptances.len(), 1);
}

/// Somebody with another token of this desk opens and closes something under her bundle's id.
fn steal(world: &World, handle: u8, bundle: &Id, listing: Vec<u8>) -> Id {
    let handle = Id::from_bytes([handle; 16]);
    let mut stolen = Bundle { id: Some(*bundle), parts: 1, ..Bundle::default() };
    stolen.held = [(1, b"garbage".to_vec())].into();
    stolen.messages = [(1, b"garbage".to_vec()), (2, b"garbage".to_vec())].into();
    stolen.seal(*bundle, listing);
    world.mailbox.held().bundles.insert(handle, stolen);
    handle
}

/// A listing that the desk opens and that is another collector's.
fn another_listing(world: &World) -> Vec<u8> {
    let (other, _) = world.transfer("other.mp4", 1000);
    let mut parts = world.collector.parts(&other).unwrap();
    for index in parts.missing().unwrap() {
        let sealed = parts.seal(index).unwrap();
        parts.answered(&sealed).unwrap();
    }
    let listing = parts.listing().unwrap();
    world.collector.pause(&other, true).unwrap();
    listing
}

#[test]
fn an_acceptance_goes_to_her_own_copy_and_no_other_is_deleted() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    let hers = *world.mailbox.held().bundles.keys().next().unwrap();
    let listing = another_listing(&world);
    // One before hers in the list, and one after; while hers waits, and once it is taken in.
    let mut false_ones = vec![steal(&world, 0xff, &bundle, listing.clone())];
    let (first, second) = (world.fetch(), world.fetch());
    assert_eq!((first.bundles.as_slice(), second.bundles.len()), ([bundle].as_slice(), 0));
    world.collector.write_message(&bundle, "There is a second film.", None, 7).unwrap();
    world.send();
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    false_ones.push(steal(&world, 0, &bundle, b"garbage".to_vec()));
    world.desk.accept(&bundle, &Job::new()).unwrap();
    let fetched = world.fetch();
    let codes: Vec<&str> = fetched.problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["bundle-other-copy", "bundle-other-copy"]);
    assert_eq!((fetched.replies, fetched.messages, fetched.deleted.as_slice()), (1, 1, [bundle].as_slice()));
    {
        let held = world.mailbox.held();
        assert!(held.bundles[&hers].collected && held.bundles[&hers].replies.len() == 1);
        assert!(
            false_ones.iter().all(|one| !held.bundles[one].collected && held.bundles[one].replies.is_empty())
        );
    }
    assert_eq!((world.send().acceptances.len(), world.state(&bundle).as_str()), (1, "accepted"));
    assert_eq!(world.fetch().problems.len(), 0, "said once");
}

#[test]
fn what_came_first_under_her_id_and_is_refused_makes_room_for_hers() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    let theirs = world.mailbox.held().bundles.values().next().unwrap().clone();
    let false_one = steal(&world, 0, &bundle, another_listing(&world));
    world.mailbox.held().bundles.get_mut(&false_one).unwrap().messages.clear();
    let fetched = world.fetch();
    // It opens, and is of another bundle: it names no parts.
    assert_eq!(
        (fetched.bundles.as_slice(), fetched.known.as_slice()),
        ([bundle].as_slice(), [bundle].as_slice())
    );
    assert_eq!(world.desk.take_in(&bundle, &Job::new()).unwrap_err().code(), "bundle-refused");
    assert_eq!(world.fetch().bundles, [bundle], "now hers");
    assert_eq!(world.fetch().bundles.len(), 0);
    // Thrown away, the other comes first, each time.
    let here = || fs::read(world.desk.inbox_folder(&bundle).unwrap().join("listing.age")).unwrap();
    for hers in [false, true] {
        world.desk.discard(&bundle).unwrap();
        world.fetch();
        assert_eq!((world.fetch().bundles.len(), here() == theirs.listing), (0, hers));
    }
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    world.desk.accept(&bundle, &Job::new()).unwrap();
    assert_eq!(world.fetch().deleted, [bundle]);
    assert_eq!(world.send().acceptances.len(), 1);
    assert!(!world.mailbox.held().bundles[&false_one].collected);
}

#[test]
fn numbers_that_another_copy_used_hold_nothing_up() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.fetch();
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    for held in world.mailbox.held().bundles.values_mut() {
        held.messages.insert(1, b"another copy's".to_vec());
        held.messages.insert(2, b"another copy's".to_vec());
        held.replies.insert(1, b"another copy's".to_vec());
    }
    world.collector.write_message(&bundle, "There is a second film.", None, 7).unwrap();
    let done = world.send();
    assert_eq!((done.messages_sent, codes(&done)), (1, vec!["reply-unreadable"]));
    world.desk.accept(&bundle, &Job::new()).unwrap();
    let fetched = world.fetch();
    assert_eq!((fetched.replies, fetched.messages), (1, 1));
    assert_eq!((world.send().acceptances.len(), world.state(&bundle).as_str()), (1, "accepted"));
}
