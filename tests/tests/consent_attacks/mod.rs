//! Attacks upon what a person agreed to: by a collector who lies with her own keys, by whoever carries the
//! stick, and by someone in a hurry at an open vault. Each ends with nothing read that she did not agree to.

mod account_without_answers;
mod answers_for_another;
mod answers_of_another_person;
mod answers_partly_withheld;
mod approvals;
mod filed_wrongly;
mod identity_not_agreed;
mod item_given_to_another;
mod older_yes;
mod person_of_another_collector;
mod plan_smuggled;
mod second_person;
mod withdrawal_dropped;

use std::path::PathBuf;

use sanad_courier::{FolderRoad, fetch};
use sanad_evidence::Id;
use sanad_evidence::consent::Answers;
use sanad_tests::bag::{Bag, Person as Her, yes_up_to};
use sanad_tests::company::pair;
use sanad_tests::mallory::Mallory;
use sanad_tests::people::Person;
use sanad_tests::testimony::folder_in_clear;
use sanad_vault::{Job, TakeInError};

const WORDS: &str = "what she told";

/// The Bureau, and Mallory with a person in her case.
struct Scene {
    bureau: Person,
    stick: PathBuf,
    mallory: Mallory,
    her: Her,
    sent: u64,
}

impl Scene {
    /// Nothing was answered or sent yet.
    fn new() -> Self {
        let (_, bureau) = pair();
        let stick = bureau.beside("stick");
        let mut mallory = Mallory::new();
        let her = mallory.case.person("W-7F3K");
        mallory.case.asked_first(&her);
        Self { bureau, stick, mallory, her, sent: 0 }
    }

    /// She agreed up to a rung and told, and it was taken in.
    fn told(height: usize) -> (Self, Id) {
        let mut scene = Self::new();
        let answers = scene.answers(height);
        scene.mallory.case.answers(&scene.her, &answers);
        let account = scene.mallory.case.account(&scene.her, WORDS);
        assert_eq!(scene.sends(), Vec::<&str>::new());
        (scene, account)
    }

    /// A yes up to a rung towards the Bureau.
    fn answers(&self, height: usize) -> Answers {
        Answers { recipient: self.mallory.recipient(), ..yes_up_to(height) }
    }

    /// Mallory's next bundle, as she made it.
    fn bundle(&mut self) -> Bag {
        self.sent += 1;
        self.mallory.bundle(self.sent)
    }

    /// Sends her next bundle; why it was refused, by codes, or nothing when it was taken in.
    fn sends(&mut self) -> Vec<&'static str> {
        let bag = self.bundle();
        self.puts(&bag)
    }

    /// The same with a bag that was spoilt.
    fn puts(&self, bag: &Bag) -> Vec<&'static str> {
        let bundle = self.mallory.put(&self.stick, bag);
        fetch(&self.bureau.vault, &FolderRoad::new(&self.stick).unwrap(), &Job::new()).unwrap();
        match self.bureau.vault.take_in(&bundle, &Job::new()) {
            Ok(_) => Vec::new(),
            Err(TakeInError::Refused { findings }) => {
                findings.iter().map(|finding| finding.code.as_str()).collect()
            }
            Err(error) => vec![error.code()],
        }
    }

    /// Nothing of an account can be read, proved or disclosed at the desk, whatever is known of it there.
    fn is_shut(&self, account: &Id) {
        if let Ok(page) = self.bureau.vault.account(account) {
            assert_eq!(page.versions.len(), 0);
            assert_ne!(page.closed, Vec::<&str>::new());
        }
        if self.bureau.vault.account(account).is_err() {
            assert!(!folder_in_clear(&self.bureau).contains(&account.to_string()), "something of it is kept");
        }
    }

    fn is_open(&self, account: &Id) {
        assert_eq!(self.bureau.vault.account(account).unwrap().versions[0].given.narrative, WORDS);
    }
}

#[test]
fn an_honest_bundle_of_hers_is_taken_in_and_read() {
    let (scene, account) = Scene::told(3);
    scene.is_open(&account);
    assert_eq!(scene.bureau.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}
