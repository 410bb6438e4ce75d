//! From a file on a laptop to a partner's acceptance, by stick.

use std::fs;

use sanad_tests::people::{acquainted, amina, bureau, noise};
use sanad_vault::{EraseError, Job};

#[test]
fn a_film_goes_from_a_laptop_to_the_bureau_and_the_acceptance_comes_back() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let film = noise(1, 3_000_000);
    let item = amina.acquire_free("school.mp4", &film);
    let decree = amina.acquire_free("decree.pdf", b"%PDF-1.4 no girl shall");
    let stays = amina.acquire(&amina.file("voice.flac", b"fLaC her voice")).item;

    let bundle = amina.transfer();
    assert_eq!(bundle.sequence, 1);
    assert_eq!(bundle.stays.len(), 1);
    assert_eq!((bundle.stays[0].thing, bundle.stays[0].reasons[0]), (stays, "no-consent-basis"));

    let stick = amina.beside("stick");
    let delivered = amina.courier(&stick);
    assert_eq!(delivered.bundles.len(), 1);
    assert!(
        fs::read_dir(amina.folder().join("outbox")).unwrap().next().is_none(),
        "nothing stays in the outbox"
    );

    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken.len(), 1);
    assert!(taken[0].enrolled);
    assert_eq!(
        taken[0].fingerprint,
        amina.vault.partners().unwrap()[0].own_fingerprint,
        "each side shows the same digits"
    );
    assert_eq!(taken[0].originals.len(), 2);
    assert!(fs::read_dir(bureau.folder().join("inbox")).unwrap().next().is_none());

    let out = bureau.beside("out").join("school.mp4");
    bureau.vault.export(&item, &out, &Job::new()).unwrap();
    assert_eq!(fs::read(out).unwrap(), film, "byte for byte");

    let accepted = bureau.accept(&taken[0].bundle);
    assert_eq!(accepted.stored.len(), 2);
    assert!(matches!(amina.vault.forget(&item), Err(EraseError::NotStored)));
    assert_eq!(bureau.courier(&stick).replies.len(), 1);
    let back = amina.courier(&stick);
    assert_eq!((back.acceptances.len(), back.acceptances[0].stored), (1, 2));
    assert!(back.problems.is_empty(), "{:?}", back.problems);

    amina.vault.forget(&item).unwrap();
    assert!(amina.vault.export(&item, &amina.beside("x").join("y"), &Job::new()).is_err());
    assert!(amina.vault.export(&decree, &amina.beside("x").join("decree"), &Job::new()).is_ok());
    for person in [&amina, &bureau] {
        let report = person.vault.check_fixity(&Job::new()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

#[test]
fn a_second_transfer_carries_only_what_is_new() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let first = amina.acquire_free("one.jpg", &noise(2, 900_000));
    amina.transfer();
    amina.courier(&stick);
    for taken in bureau.take_in_all(&stick) {
        bureau.accept(&taken.bundle);
    }
    bureau.courier(&stick);
    amina.courier(&stick);
    assert_eq!(
        amina.vault.assemble(&amina.case(), "bureau").unwrap_err().code(),
        "nothing-to-transfer",
        "an acceptance alone is no reason for a bundle"
    );

    let amina = amina.sleep_and_wake();
    let second = amina.acquire_free("two.jpg", &noise(3, 50_000));
    let bundle = amina.transfer();
    assert_eq!((bundle.sequence, bundle.originals.clone()), (2, vec![second]));
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken[0].originals, vec![second]);
    assert!(!taken[0].enrolled);
    let accepted = bureau.accept(&taken[0].bundle);
    assert_eq!(accepted.stored, vec![second]);
    bureau.courier(&stick);
    assert_eq!(amina.courier(&stick).acceptances.len(), 1);
    let held: Vec<_> = bureau.vault.items(None).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(held, vec![first, second]);
}

#[test]
fn two_bundles_on_one_stick_are_taken_in_in_their_order() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    for name in ["a.txt", "b.txt", "c.txt"] {
        amina.acquire_free(name, name.as_bytes());
        amina.transfer();
    }
    assert_eq!(amina.courier(&stick).bundles.len(), 3);
    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken.len(), 3);
    for one in &taken {
        bureau.accept(&one.bundle);
    }
    assert_eq!(bureau.courier(&stick).replies.len(), 3);
    assert_eq!(amina.courier(&stick).acceptances.len(), 3);
}

#[test]
fn a_large_film_leaves_in_parts_and_no_second_copy_lies_on_the_disk() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let film = noise(4, 70 << 20);
    let item = amina.acquire_free("long.webm", &film);
    let bundle = amina.transfer();
    assert!(bundle.parts > 10);
    let stick = amina.beside("stick");
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    let out = bureau.beside("out").join("long.webm");
    bureau.vault.export(&item, &out, &Job::new()).unwrap();
    assert_eq!(fs::read(out).unwrap(), film);
    assert_eq!(taken[0].findings, vec![]);
}

#[test]
fn records_cross_a_thin_link_first_and_the_originals_follow() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let item = amina.acquire_free("film.mp4", &noise(9, 2_000_000));
    let first = amina.vault.assemble_records_first(&amina.case(), "bureau").unwrap();
    assert_eq!((first.originals.len(), first.to_follow.clone()), (0, vec![item]));
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken[0].findings[0].code.as_str(), "to-follow");
    assert_eq!(bureau.vault.items(None).unwrap()[0].state, "to-follow");
    let second = amina.transfer();
    assert_eq!((second.originals.clone(), second.sequence), (vec![item], 2));
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(bureau.vault.items(None).unwrap()[0].state, "kept");
    assert!(bureau.vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}

#[test]
fn the_bureau_lays_a_bundle_out_again_as_it_was_signed() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    amina.transfer();
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    let bundle = taken[0].bundle;
    bureau.vault.confirm_collector(&taken[0].collector).unwrap();
    let out = bureau.beside("out").join("bag");
    bureau.vault.write_bag(&bundle, &out, &Job::new()).unwrap();
    let trust = sanad_evidence::trust::Trust::parse(bureau.vault.trust_file().unwrap().as_bytes()).unwrap();
    let outcome = sanad_verifier::verify_path(&out, &trust).unwrap();
    assert_eq!(outcome.verdict(), sanad_evidence::verify::Verdict::Verified, "{outcome:?}");
}

#[test]
fn two_collectors_may_use_the_same_case_code() {
    let (amina, zahra, bureau) = (amina(), amina(), bureau());
    let stick = bureau.beside("stick");
    for person in [&amina, &zahra] {
        acquainted(person, &bureau);
        person.acquire_free("decree.txt", b"the same decree");
        person.transfer();
        person.courier(&stick);
    }
    assert_eq!(bureau.take_in_all(&stick).len(), 2);
    let codes: Vec<String> = bureau.vault.cases().unwrap().into_iter().map(|case| case.code).collect();
    assert_eq!(codes.len(), 2);
    assert_ne!(codes[0], codes[1]);
}

#[test]
fn a_stick_that_was_emptied_half_way_is_filled_again() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let item = amina.acquire_free("x.jpg", &noise(5, 2_000_000));
    let bundle = amina.transfer().bundle;
    let stick = amina.beside("stick");
    // Three parts are out when the stick is pulled and someone deletes two of them.
    let mut parts = amina.vault.parts(&bundle).unwrap();
    for index in 1..=3 {
        let sealed = parts.seal(index).unwrap();
        let path = stick.join("bundles").join(bundle.to_string()).join(format!("{index:08}.age"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(&sealed.path, &path).unwrap();
        parts.answered(&sealed).unwrap();
    }
    drop(parts);
    fs::remove_file(stick.join("bundles").join(bundle.to_string()).join("00000002.age")).unwrap();
    fs::write(stick.join("bundles").join(bundle.to_string()).join("00000003.age"), b"other").unwrap();
    let done = amina.courier(&stick);
    assert_eq!(done.bundles.len(), 1);
    assert_eq!(done.bundles[0].sent, done.bundles[0].parts - 1, "the part that was whole is not sent again");
    assert_eq!(bureau.take_in_all(&stick)[0].originals, vec![item]);
}

#[test]
fn a_second_partner_gets_what_is_still_here_and_hears_of_nothing_else() {
    let (amina, bureau, court) = (amina(), bureau(), bureau());
    acquainted(&amina, &bureau);
    let stick = amina.beside("stick");
    let film = amina.acquire_free("film.mp4", &noise(1, 300_000));
    let decree = amina.acquire_free("decree.txt", b"a decree");
    amina.transfer();
    amina.courier(&stick);
    bureau.accept(&bureau.take_in_all(&stick)[0].bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    amina.vault.forget(&film).unwrap();

    let file = court.beside("out").join("invitation");
    let code = court.vault.invite("amina", &file).unwrap();
    let invitation = amina.vault.open_invitation(&file, &code).unwrap();
    amina.vault.add_partner(&invitation, "court", false).unwrap();
    let bundle = amina.vault.assemble(&amina.case(), "court").unwrap();
    assert_eq!(bundle.originals, vec![decree]);
    assert_eq!((bundle.stays[0].thing, bundle.stays[0].reasons[0]), (film, "original-not-kept"));
    let other = amina.beside("other stick");
    amina.courier(&other);
    assert_eq!(court.take_in_all(&other)[0].originals, vec![decree]);
    // The Bureau, who stored the film, hears that the laptop let it go.
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    let page = bureau.vault.show(&film).unwrap();
    assert!(page.custody.iter().any(|entry| entry.action == "Forgotten"));
    assert_eq!(page.row.state, "kept");
}

#[test]
fn a_stick_that_was_lost_is_sent_again_and_both_copies_may_arrive() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let item = amina.acquire_free("film.mp4", &noise(1, 600_000));
    let bundle = amina.transfer().bundle;
    let lost = amina.beside("lost stick");
    amina.courier(&lost);
    assert_eq!(amina.vault.assemble(&amina.case(), "bureau").unwrap_err().code(), "nothing-to-transfer");
    let second = amina.acquire_free("later.txt", b"later");
    amina.transfer();

    amina.vault.resend(&bundle).unwrap();
    let stick = amina.beside("stick");
    assert_eq!(amina.courier(&stick).bundles.len(), 2);
    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken.iter().map(|one| one.originals[0]).collect::<Vec<_>>(), vec![item, second]);
    // The first stick is found after all: nothing changes, and nothing is asked twice.
    assert!(bureau.take_in_all(&lost).is_empty());
    for one in &taken {
        bureau.accept(&one.bundle);
    }
    bureau.courier(&stick);
    assert_eq!(amina.courier(&stick).acceptances.len(), 2);
    assert_eq!(amina.vault.resend(&bundle).unwrap_err().code(), "bundle-answered");
}

#[test]
fn the_copy_that_arrives_first_is_accepted_whichever_it_is() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    amina.acquire_free("film.mp4", &noise(1, 300_000));
    let bundle = amina.transfer().bundle;
    let (first, again) = (amina.beside("first"), amina.beside("again"));
    amina.courier(&first);
    amina.vault.resend(&bundle).unwrap();
    amina.courier(&again);
    // The Bureau got the first stick only, and answers to its listing.
    bureau.accept(&bureau.take_in_all(&first)[0].bundle);
    bureau.courier(&first);
    let back = amina.courier(&first);
    assert_eq!((back.acceptances.len(), back.problems.len()), (1, 0));
}

#[test]
fn what_is_not_for_the_bureau_stays_on_the_stick_and_what_is_refused_can_be_discarded() {
    let (amina, bureau, archive) = (amina(), bureau(), bureau());
    acquainted(&amina, &bureau);
    amina.acquire_free("film.mp4", &noise(1, 300_000));
    let bundle = amina.transfer().bundle;
    let stick = amina.beside("stick");
    amina.courier(&stick);
    let road = sanad_courier::FolderRoad::new(&stick).unwrap();
    let fetched = sanad_courier::fetch(&archive.vault, &road, &Job::new()).unwrap();
    assert_eq!((fetched.bundles.len(), fetched.foreign), (0, vec![bundle]));
    assert!(fs::read_dir(archive.folder().join("inbox")).unwrap().next().is_none());

    let part = road.part(&bundle, 1);
    let mut bytes = fs::read(&part).unwrap();
    bytes[5000] ^= 1;
    fs::write(&part, bytes).unwrap();
    sanad_courier::fetch(&bureau.vault, &road, &Job::new()).unwrap();
    assert_eq!(bureau.vault.take_in(&bundle, &Job::new()).unwrap_err().code(), "bundle-refused");
    bureau.vault.discard(&bundle).unwrap();
    assert!(bureau.vault.inbox().unwrap().is_empty());
    assert!(fs::read_dir(bureau.folder().join("inbox")).unwrap().next().is_none());
}

#[test]
fn a_word_from_a_partner_that_was_never_compared_lets_nothing_be_forgotten() {
    let (amina, bureau) = (amina(), bureau());
    let file = bureau.beside("out").join("invitation");
    let code = bureau.vault.invite("amina", &file).unwrap();
    let invitation = amina.vault.open_invitation(&file, &code).unwrap();
    amina.vault.add_partner(&invitation, "bureau", false).unwrap();
    let item = amina.acquire_free("film.mp4", &noise(1, 100_000));
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    bureau.accept(&bureau.take_in_all(&stick)[0].bundle);
    bureau.courier(&stick);
    amina.courier(&stick);
    assert_eq!(amina.vault.forget(&item).unwrap_err().code(), "partner-not-compared");
    assert!(!bureau.vault.trust_file().unwrap().contains("\namina "), "her key is not said to be known");
    bureau.vault.confirm_collector("amina").unwrap();
    assert!(bureau.vault.trust_file().unwrap().contains("\namina "));
    amina.vault.confirm_partner("bureau").unwrap();
    amina.vault.forget(&item).unwrap();
    bureau.vault.revoke_collector("amina").unwrap();
    assert_eq!(bureau.vault.confirm_collector("amina").unwrap_err().code(), "collector-revoked");
}
