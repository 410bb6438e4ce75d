//! From a file on a laptop to a partner's acceptance, over a mailbox; and half by stick, half by net.

use std::fs;
use std::path::{Path, PathBuf};

use sanad_courier::{FolderRoad, deliver, fetch};
use sanad_evidence::Id;
use sanad_tests::neighbours::Neighbours;
use sanad_tests::people::{Person, noise};
use sanad_vault::{EraseError, Job, TakenIn};

/// By what something goes.
#[derive(Debug, Clone)]
enum Road {
    Net,
    Stick(PathBuf),
}

impl Road {
    /// What Amina has goes out; gives how many bundles are on the road whole, and how many answers came.
    fn carries_out(&self, amina: &Person) -> (usize, usize) {
        match self {
            Self::Net => {
                let done = amina.sends();
                assert!(done.problems.is_empty() && done.waits.is_empty(), "{done:?}");
                (done.bundles.len(), done.acceptances.len())
            }
            Self::Stick(stick) => {
                let done = amina.courier(stick);
                assert!(done.problems.is_empty(), "{done:?}");
                (done.bundles.len(), done.acceptances.len())
            }
        }
    }

    fn brings_in(&self, bureau: &Person) -> Vec<TakenIn> {
        match self {
            Self::Net => bureau.take_in_all_by_net(),
            Self::Stick(stick) => bureau.take_in_all(stick),
        }
    }

    fn carries_back(&self, bureau: &Person) {
        match self {
            Self::Net => drop(bureau.fetches()),
            Self::Stick(stick) => drop(bureau.courier(stick)),
        }
    }
}

/// The whole story: a film, a decree, a voice that stays; the answer; what came later; the answer.
fn the_story(first: &Road, answer: &Road, second: &Road) {
    let all = Neighbours::new();
    let (amina, bureau) = (&all.amina, &all.bureau);
    let film = noise(1, 3_000_000);
    let item = amina.acquire_free("school.mp4", &film);
    let decree = amina.acquire_free("decree.pdf", b"%PDF-1.4 no girl shall");
    let stays = amina.acquire(&amina.file("voice.flac", b"fLaC her voice")).item;
    let bundle = amina.transfer();
    assert_eq!((bundle.stays[0].thing, bundle.stays[0].reasons[0]), (stays, "no-consent-basis"));
    assert_eq!(first.carries_out(amina), (1, 0));
    assert!(fs::read_dir(amina.folder().join("outbox")).unwrap().next().is_none());
    assert!(matches!(amina.vault.forget(&item), Err(EraseError::NotStored)), "held is not accepted");

    let taken = first.brings_in(bureau);
    assert_eq!((taken.len(), taken[0].originals.len()), (1, 2));
    let here = amina.vault.partners().unwrap().into_iter().find(|one| one.name == "bureau").unwrap();
    assert_eq!(taken[0].fingerprint, here.own_fingerprint, "each side shows the same digits");
    let out = bureau.beside("out").join("school.mp4");
    bureau.vault.export(&item, &out, &Job::new()).unwrap();
    assert_eq!(fs::read(out).unwrap(), film, "byte for byte");
    assert_eq!(bureau.accept(&taken[0].bundle).stored.len(), 2);
    answer.carries_back(bureau);
    assert_eq!(answer.carries_out(amina), (0, 1));
    let again = amina.vault.assemble(&amina.case(), "bureau").unwrap_err();
    assert_eq!(again.code(), "nothing-to-transfer", "an answer alone is no reason for a bundle");
    amina.vault.forget(&item).unwrap();

    let later = amina.acquire_free("two.jpg", &noise(3, 50_000));
    assert_eq!(amina.transfer().originals, vec![later]);
    assert_eq!(second.carries_out(amina).0, 1);
    let taken = second.brings_in(bureau);
    assert_eq!((taken[0].originals.clone(), taken[0].enrolled), (vec![later], false));
    bureau.accept(&taken[0].bundle);
    second.carries_back(bureau);
    assert_eq!(second.carries_out(amina).1, 1);
    let held: Vec<Id> = bureau.vault.items(None).unwrap().into_iter().map(|row| row.id).collect();
    assert!([item, decree, later].iter().all(|one| held.contains(one)) && held.len() == 3);
    for person in [amina, bureau] {
        assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
    all.mailbox.check();
}

fn stick() -> (tempfile::TempDir, Road) {
    let folder = tempfile::TempDir::new().unwrap();
    let road = Road::Stick(folder.path().to_owned());
    (folder, road)
}

#[test]
fn a_film_goes_over_the_mailbox_and_the_acceptance_comes_back() {
    the_story(&Road::Net, &Road::Net, &Road::Net);
}

#[test]
fn one_transfer_goes_by_stick_and_the_next_by_net() {
    let (_folder, stick) = stick();
    the_story(&stick, &stick, &Road::Net);
}

#[test]
fn what_went_by_net_may_be_answered_by_stick() {
    let (_folder, stick) = stick();
    the_story(&Road::Net, &stick, &stick);
}

/// A bundle of several parts, and a stick that takes one of them before it is pulled out.
fn begun_on_a_stick(all: &Neighbours, stick: &Path) -> (Id, Id) {
    let item = all.amina.acquire_free("school.mp4", &noise(5, 2_000_000));
    let bundle = all.amina.transfer().bundle;
    let job = Job::new();
    job.stop();
    let stopped = deliver(&all.amina.vault, &FolderRoad::new(stick).unwrap(), &job).unwrap_err();
    assert_eq!(stopped.code(), "stopped");
    assert!(sanad_tests::stick::part(stick, &bundle, 1).exists());
    (bundle, item)
}

#[test]
fn a_transfer_begun_on_a_stick_is_finished_over_the_net() {
    let all = Neighbours::new();
    let stick = all.amina.beside("stick");
    let (bundle, item) = begun_on_a_stick(&all, &stick);
    assert_eq!(all.amina.sends().bundles.len(), 1);
    let taken = all.bureau.take_in_all_by_net();
    assert_eq!((taken[0].bundle, taken[0].originals.clone()), (bundle, vec![item]));
    // What still lies on the stick is nothing to anyone.
    assert_eq!(
        fetch(&all.bureau.vault, &FolderRoad::new(&stick).unwrap(), &Job::new()).unwrap().bundles,
        vec![]
    );
    all.bureau.accept(&bundle);
    let _ = all.bureau.fetches();
    assert_eq!(all.amina.sends().acceptances.len(), 1);
    all.amina.vault.forget(&item).unwrap();
}

#[test]
fn a_transfer_begun_over_the_net_is_finished_on_a_stick() {
    let all = Neighbours::new();
    let item = all.amina.acquire_free("school.mp4", &noise(5, 2_000_000));
    let bundle = all.amina.transfer().bundle;
    let cut = sanad_tests::wire::Weather {
        // A line that is cut is dialled again at once; cut again, it is told.
        cuts: [(sanad_tests::wire::Way::Up, 900_000), (sanad_tests::wire::Way::Up, 50)].into(),
        ..sanad_tests::wire::Weather::default()
    };
    all.mailbox.cable.turns(cut);
    assert_eq!(all.amina.is_told(), ["net-cut"]);
    let stick = all.amina.beside("stick");
    assert_eq!(all.amina.courier(&stick).bundles.len(), 1);
    // The next time there is a connection, the mailbox is told that nothing more comes.
    let done = all.amina.sends();
    assert!(done.problems.is_empty() && done.waits.is_empty(), "{done:?}");
    assert_eq!(all.bureau.fetches().bundles, vec![]);
    let taken = all.bureau.take_in_all(&stick);
    assert_eq!((taken[0].bundle, taken[0].originals.clone()), (bundle, vec![item]));
    all.bureau.accept(&bundle);
    all.bureau.courier(&stick);
    assert_eq!(all.amina.courier(&stick).acceptances.len(), 1);
    all.amina.vault.forget(&item).unwrap();
}

#[test]
fn two_collectors_and_two_partners_share_a_mailbox() {
    let all = Neighbours::new();
    let Neighbours { amina, zahra, bureau, archive, .. } = &all;
    let hers = amina.acquire_free("a.txt", b"what amina saw");
    let others = zahra.acquire_free("z.txt", b"what zahra saw");
    amina.transfer();
    zahra.transfer();
    amina.vault.assemble(&amina.case(), "archive").unwrap();
    assert_eq!((amina.sends().bundles.len(), zahra.sends().bundles.len()), (2, 1));
    let originals = |taken: Vec<TakenIn>| {
        let mut all: Vec<Id> = taken.into_iter().flat_map(|one| one.originals).collect();
        all.sort();
        all
    };
    let mut both = vec![hers, others];
    both.sort();
    assert_eq!(originals(bureau.take_in_all_by_net()), both);
    assert_eq!(originals(archive.take_in_all_by_net()), vec![hers]);
    for desk in [bureau, archive] {
        for waiting in desk.vault.inbox().unwrap() {
            desk.accept(&waiting.bundle);
        }
        let _ = desk.fetches();
    }
    assert_eq!((amina.sends().acceptances.len(), zahra.sends().acceptances.len()), (2, 1));
    all.mailbox.check();
}

#[test]
fn a_question_comes_back_and_an_answer_goes() {
    let all = Neighbours::new();
    let Neighbours { amina, bureau, .. } = &all;
    amina.acquire_free("school.mp4", &noise(5, 20_000));
    let bundle = amina.transfer().bundle;
    amina.vault.write_message(&bundle, "the second half follows", None, 30).unwrap();
    amina.sends();
    let _ = bureau.take_in_all_by_net();
    // What came with it is there, or comes with the next look.
    let _ = bureau.fetches();
    let came: Vec<_> = bureau.vault.messages().unwrap();
    assert_eq!((came.len(), came[0].text.as_str(), came[0].from_us), (1, "the second half follows", false));
    let question = bureau.vault.write_message(&bundle, "which gate is it", Some(came[0].id), 30).unwrap();
    let _ = bureau.fetches();
    assert_eq!(amina.sends().messages, 1);
    let got = amina.vault.messages().unwrap().into_iter().find(|one| !one.from_us).unwrap();
    assert_eq!((got.id, got.text.as_str()), (question, "which gate is it"));
    amina.vault.write_message(&bundle, "the northern one", Some(question), 30).unwrap();
    amina.sends();
    let _ = bureau.fetches();
    assert!(
        bureau
            .vault
            .messages()
            .unwrap()
            .iter()
            .any(|one| one.text == "the northern one" && one.answers == Some(question))
    );
    // Once more, nothing comes twice.
    let (ours, theirs) = (amina.vault.messages().unwrap().len(), bureau.vault.messages().unwrap().len());
    amina.sends();
    let _ = bureau.fetches();
    assert_eq!(
        (amina.vault.messages().unwrap().len(), bureau.vault.messages().unwrap().len()),
        (ours, theirs)
    );
}
