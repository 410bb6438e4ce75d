//! A folder beside the network: a mirror, a stick, and a transfer that takes both.

use super::*;

#[test]
fn a_mirror_stands_between_a_mailbox_and_a_desk_without_a_network() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 300_000);
    world.collector.write_message(&bundle, "Filmed from the roof.", None, 7).unwrap();
    let done = world.send();
    assert_eq!((done.bundles.len(), done.messages_sent, codes(&done)), (1, 1, vec![]));

    let folder = world.place.path().join("mirrored");
    fs::create_dir(&folder).unwrap();
    let road = crate::FolderRoad::new(&folder).unwrap();
    let address = world.mailbox.server.mailbox();
    let key = DeskKey::from_bytes(&[0xcd; 32]);
    let pass = Pass::new(&[address.url()], address.pin, receipt_key().verifying_key(), key).unwrap();
    let mirror = || crate::net::mirror::mirror_with(&mut quick(), &pass, &folder, &Job::new()).unwrap();
    assert_eq!((mirror().bundles.as_slice(), mirror().known.len()), ([bundle].as_slice(), 1));

    assert_eq!(crate::fetch(&world.desk, &road, &Job::new()).unwrap().bundles, [bundle]);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    assert_eq!(crate::fetch(&world.desk, &road, &Job::new()).unwrap().messages, 1);
    assert_eq!(crate::fetch(&world.desk, &road, &Job::new()).unwrap().messages, 0);
    world.desk.write_message(&bundle, "Which roof?", None, 7).unwrap();
    world.desk.accept(&bundle, &Job::new()).unwrap();
    world.desk.issue_card().unwrap();
    assert_eq!(crate::deliver(&world.desk, &road, &Job::new()).unwrap().replies.len(), 3);

    let back = mirror();
    assert_eq!((back.replies, back.deleted.as_slice(), back.problems.len()), (3, [bundle].as_slice(), 0));
    let done = world.send();
    assert_eq!((done.acceptances.len(), done.messages, done.cards), (1, 1, 1));
    assert_eq!(codes(&done), Vec::<&str>::new());
    assert_eq!(world.state(&bundle), "accepted");
}

#[test]
fn messages_and_cards_go_by_stick_as_well() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    world.collector.write_message(&bundle, "Filmed from the roof.", None, 7).unwrap();
    let stick = world.place.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let road = crate::FolderRoad::new(&stick).unwrap();
    let courier = || crate::deliver(&world.collector, &road, &Job::new()).unwrap();
    let done = courier();
    assert_eq!((done.bundles.len(), done.messages_sent, done.problems.len()), (1, 1, 0));
    assert_eq!(courier().messages_sent, 0);
    assert_eq!(crate::fetch(&world.desk, &road, &Job::new()).unwrap().bundles, [bundle]);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    assert_eq!(crate::fetch(&world.desk, &road, &Job::new()).unwrap().messages, 1);
    world.desk.write_message(&bundle, "Which roof?", None, 7).unwrap();
    world.desk.issue_card().unwrap();
    crate::deliver(&world.desk, &road, &Job::new()).unwrap();
    // What lies there beside, of another or of nobody.
    fs::write(stick.join("replies").join(format!("{}.1.age", Id::from_bytes([7; 16]))), b"another's")
        .unwrap();
    fs::write(stick.join("replies").join(format!("{bundle}.9.age")), b"garbage").unwrap();
    let done = courier();
    assert_eq!((done.messages, done.cards), (1, 1));
    assert_eq!(done.problems.iter().map(|one| one.code).collect::<Vec<_>>(), ["reply-unreadable"]);
    assert_eq!(courier().messages, 0);
}

#[test]
fn on_a_stick_one_that_may_be_delivered_holds_back_what_counts_on_it() {
    let world = World::new();
    let (first, item) = world.transfer("first.mp4", 1000);
    world.collector.begin_carriage(&first, &receipt_key().verifying_key()).unwrap();
    world.collector.begin_closing(&first).unwrap();
    world.collector.record_basis(&item, &basis(Basis::Withdrawn, None)).unwrap();
    let stick = world.place.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let road = crate::FolderRoad::new(&stick).unwrap();
    let courier = || crate::deliver(&world.collector, &road, &Job::new()).unwrap();
    let (second, _) = world.transfer("second.mp4", 1000);
    world.collector.pause(&second, true).unwrap();
    let done = courier();
    assert_eq!((done.bundles.len(), done.problems[0].code), (0, "bundle-closing"), "the other is paused");
    world.collector.pause(&second, false).unwrap();
    let done = courier();
    assert_eq!(
        (done.bundles.len(), done.problems.len()),
        (0, 2),
        "a partner could not take in the second alone"
    );
    // The mailbox has it not: now both are withdrawn, and the road is free.
    assert_eq!(world.collector.not_closed(&first).unwrap_err().code(), "may-not-leave");
    assert_eq!((world.state(&first).as_str(), world.state(&second).as_str()), ("withdrawn", "withdrawn"));
    let (third, _) = world.transfer("third.mp4", 1000);
    assert_eq!(courier().bundles[0].bundle, third);
    assert!(!road.bundle(&first).exists() && !road.bundle(&second).exists());
}

#[test]
fn a_transfer_begun_on_a_stick_is_finished_over_the_network() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    let stick = world.place.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let road = crate::FolderRoad::new(&stick).unwrap();
    // The listing's place is taken, so that the stick cannot be finished.
    fs::create_dir_all(road.listing(&bundle)).unwrap();
    assert_eq!(crate::deliver(&world.collector, &road, &Job::new()).unwrap_err().code(), "road-conflict");
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(done.bundles[0].sent, done.bundles[0].parts, "the mailbox has none of the stick's");
    assert_eq!(world.fetch().bundles, [bundle]);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
}
