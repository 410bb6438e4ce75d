//! Amina has a film for the Bureau, and a mailbox between them.

use std::fs;

use sanad_evidence::Id;
use sanad_tests::neighbours::Neighbours;
use sanad_tests::people::noise;
use sanad_tests::wire::{Cable, Front, Seen};
use sanad_vault::Job;

/// Everybody, and a bundle in Amina's outbox that nothing was sent of yet.
pub struct Scene {
    pub all: Neighbours,
    pub bundle: Id,
    pub item: Id,
    pub bytes: Vec<u8>,
    pub parts: usize,
}

impl Scene {
    /// A bundle of several parts.
    pub fn new() -> Self {
        Self::of(Neighbours::new(), 900_000)
    }

    /// A bundle with a file of so many bytes.
    pub fn of(all: Neighbours, size: usize) -> Self {
        let bytes = noise(11, size);
        let item = all.amina.acquire_free("school.mp4", &bytes);
        let made = all.amina.transfer();
        Self { bundle: made.bundle, parts: usize::try_from(made.parts).unwrap(), all, item, bytes }
    }

    /// How the bundle stands in her outbox.
    pub fn state(&self) -> String {
        let outbox = self.all.amina.vault.outbox().unwrap();
        outbox.into_iter().find(|one| one.bundle == self.bundle).unwrap().state
    }

    /// Nothing is claimed that is not so: it is neither held nor accepted, and may not be forgotten.
    pub fn is_still_hers(&self) {
        assert_eq!(self.state(), "queued");
        let amina = &self.all.amina.vault;
        assert!(amina.receipt_text(&self.bundle).unwrap().is_none());
        assert_eq!(amina.forget(&self.item).unwrap_err().code(), "not-stored-elsewhere");
    }

    /// It is sent, whatever is in the way.
    pub fn is_sent(&self) {
        let done = self.all.amina.sends_on_and_on();
        assert_eq!(done.bundles.len(), 1, "{done:?}");
        assert_eq!(self.state(), "delivered");
        self.is_held();
    }

    /// The mailbox has all of it, and her receipt says so truly. It is not accepted.
    pub fn is_held(&self) {
        assert!(self.all.amina.vault.receipt_text(&self.bundle).unwrap().is_some());
        assert_eq!(self.all.amina.vault.forget(&self.item).unwrap_err().code(), "not-stored-elsewhere");
        self.all.mailbox.check();
    }

    /// The Bureau fetches it, takes it in byte for byte, accepts it; the answer comes back, and she may
    /// let go of the film.
    pub fn arrives(&self) {
        let Neighbours { amina, bureau, .. } = &self.all;
        let taken = bureau.take_in_all_by_net();
        assert_eq!(taken.iter().map(|one| one.bundle).collect::<Vec<_>>(), vec![self.bundle]);
        let out = bureau.beside("out").join("school.mp4");
        bureau.vault.export(&self.item, &out, &Job::new()).unwrap();
        assert!(fs::read(&out).unwrap() == self.bytes, "byte for byte");
        fs::remove_file(out).unwrap();
        bureau.accept(&self.bundle);
        let _ = bureau.fetches();
        let back = amina.sends();
        assert_eq!(back.acceptances.len(), 1, "{back:?}");
        amina.vault.forget(&self.item).unwrap();
        for person in [amina, bureau] {
            assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
        }
    }
}

/// A scene in which every request is seen: a cable, a proxy with the mailbox's own key, the mailbox.
pub struct Watched {
    pub scene: Scene,
    pub front: Front,
    pub cable: Cable,
}

impl Watched {
    pub fn new(size: usize) -> Self {
        let all = Neighbours::behind_a_proxy();
        let front = Front::before(all.mailbox.address(), &all.mailbox.identity());
        let cable = Cable::to(front.address());
        let all = all.told(&format!("https://{}", cable.address()));
        Self { scene: Scene::of(all, size), front, cable }
    }

    /// The requests that carried a part, with at least a byte of it.
    pub fn parts_sent(&self) -> Vec<Seen> {
        let parts = self.front.seen().into_iter();
        parts.filter(|one| one.method == "PUT" && one.path.contains("/parts/") && one.body > 0).collect()
    }

    /// How many parts went more than once.
    pub fn sent_again(&self) -> usize {
        let sent = self.parts_sent();
        let different: std::collections::BTreeSet<_> = sent.iter().map(|one| one.path.clone()).collect();
        assert_eq!(different.len(), self.scene.parts, "every part went");
        sent.len() - different.len()
    }
}
