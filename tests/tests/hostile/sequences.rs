//! Any order in which two honest people act: nothing is lost, nothing contradicts, and nothing that may
//! not leave ever does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use sanad_evidence::Id;
use sanad_evidence::consent::Basis;
use sanad_tests::company::pair;
use sanad_tests::people::{Person, basis, noise};
use sanad_vault::{Description, ItemRow, Job, StatedBasis};

#[derive(Debug, Clone, Copy)]
enum Act {
    Acquire,
    Describe(usize),
    NotNeeded(usize),
    NotAsked(usize, bool),
    WithdrawConsent(usize),
    Transfer,
    Courier,
    TakeIn,
    Accept,
    Reply,
    Forget(usize),
    Dispose(usize),
    AminaSleeps,
    BureauSleeps,
}

fn any_act() -> impl Strategy<Value = Act> {
    let which = 0_usize..3;
    prop_oneof![
        3 => Just(Act::Acquire),
        1 => which.clone().prop_map(Act::Describe),
        4 => which.clone().prop_map(Act::NotNeeded),
        1 => (which.clone(), any::<bool>()).prop_map(|(which, account)| Act::NotAsked(which, account)),
        2 => which.clone().prop_map(Act::WithdrawConsent),
        5 => Just(Act::Transfer),
        5 => Just(Act::Courier),
        4 => Just(Act::TakeIn),
        3 => Just(Act::Accept),
        3 => Just(Act::Reply),
        1 => which.clone().prop_map(Act::Forget),
        1 => which.prop_map(Act::Dispose),
        1 => Just(Act::AminaSleeps),
        1 => Just(Act::BureauSleeps),
    ]
}

struct World {
    amina: Option<Person>,
    bureau: Option<Person>,
    items: Vec<Id>,
    /// What each bundle carries: originals.
    bundles: BTreeMap<Id, Vec<Id>>,
    taken: BTreeSet<Id>,
    /// The items whose newest statement is a withdrawal.
    withdrawn: BTreeSet<Id>,
}

impl World {
    fn amina(&self) -> &Person {
        self.amina.as_ref().unwrap()
    }

    fn bureau(&self) -> &Person {
        self.bureau.as_ref().unwrap()
    }

    fn rows(person: &Person) -> BTreeMap<Id, ItemRow> {
        person.vault.items(None).unwrap().into_iter().map(|row| (row.id, row)).collect()
    }

    /// One act. Whatever cannot be done now must say so with a code that is expected of it.
    fn act(&mut self, act: Act, stick: &Path) {
        let item = |which: usize| self.items.get(which % self.items.len().max(1)).copied();
        let expected = |code: &str, known: &[&str]| assert!(known.contains(&code), "{act:?}: {code}");
        match act {
            Act::Acquire => {
                let number = self.items.len() as u64;
                let file = self.amina().file(&format!("{number}.jpg"), &noise(number + 1, 3_000));
                let item = self.amina().acquire(&file).item;
                self.items.push(item);
            }
            Act::Describe(which) => {
                let facts = Description { title: Some("a title".to_owned()), ..Description::default() };
                if let Some(item) = item(which) {
                    self.amina().vault.describe(&item, &facts).unwrap();
                }
            }
            Act::NotNeeded(which) => {
                if let Some(item) = item(which) {
                    self.amina().not_needed(&item);
                    self.withdrawn.remove(&item);
                }
            }
            Act::NotAsked(which, account) => {
                let stated = StatedBasis { account: Some(account), ..basis(Basis::NotAsked, None) };
                if let Some(item) = item(which) {
                    self.amina().vault.record_basis(&item, &stated).unwrap();
                    self.withdrawn.remove(&item);
                }
            }
            Act::WithdrawConsent(which) => {
                if let Some(item) = item(which) {
                    self.amina().withdraw_consent(&item);
                    self.withdrawn.insert(item);
                }
            }
            Act::Transfer => match self.amina().vault.assemble(&self.amina().case(), "bureau") {
                Ok(done) => {
                    let before = Self::rows(self.amina());
                    let free = done.originals.iter().all(|item| before[item].stays.is_none());
                    assert!(free, "something that stays was assembled");
                    self.bundles.insert(done.bundle, done.originals);
                }
                Err(error) => expected(error.code(), &["nothing-to-transfer"]),
            },
            Act::Courier => {
                let rows = Self::rows(self.amina());
                let done = self.amina().courier(stick);
                for bundle in &done.bundles {
                    let free = self.bundles[&bundle.bundle].iter().all(|item| rows[item].stays.is_none());
                    assert!(free, "something that stays has left");
                }
                done.problems.iter().for_each(|problem| expected(problem.code, &["may-not-leave"]));
            }
            Act::TakeIn => self.take_in(stick),
            Act::Accept => {
                for bundle in self.taken.clone() {
                    let accepted = self.bureau().accept(&bundle);
                    assert_eq!(accepted.damaged, vec![]);
                }
            }
            Act::Reply => {
                assert!(self.bureau().courier(stick).problems.is_empty());
            }
            Act::Forget(which) => {
                if let Some(Err(error)) = item(which).map(|item| self.amina().vault.forget(&item)) {
                    expected(error.code(), &["not-stored-elsewhere", "still-under-way", "original-not-kept"]);
                }
            }
            Act::Dispose(which) => {
                if let Some(Err(error)) =
                    item(which).map(|item| self.amina().vault.dispose(&item, "she asked for it"))
                {
                    expected(error.code(), &["still-under-way", "original-not-kept"]);
                }
            }
            Act::AminaSleeps => self.amina = self.amina.take().map(Person::sleep_and_wake),
            Act::BureauSleeps => self.bureau = self.bureau.take().map(Person::sleep_and_wake),
        }
    }

    /// Everything on the stick is taken in, in its order; what is new there was free to leave, by what
    /// came with it.
    fn take_in(&mut self, stick: &Path) {
        let before = Self::rows(self.bureau());
        let taken = self.bureau().take_in_all(stick);
        let after = Self::rows(self.bureau());
        for one in &taken {
            assert!(one.findings.iter().all(|finding| finding.code.as_str() == "clock-wrong"), "{one:?}");
            assert_eq!(one.originals, self.sorted(&one.bundle));
            self.taken.insert(one.bundle);
        }
        if let [only] = taken.as_slice() {
            for item in after.keys().filter(|item| !before.contains_key(item)) {
                assert_eq!(after[item].stays, None, "{item} came with {only:?}");
            }
        }
    }

    fn sorted(&self, bundle: &Id) -> Vec<Id> {
        let mut items = self.bundles[bundle].clone();
        items.sort();
        items
    }

    /// What holds at every moment.
    fn holds(&self) {
        let (hers, theirs) = (Self::rows(self.amina()), Self::rows(self.bureau()));
        for (item, row) in &theirs {
            let own = hers.get(item).expect("the Bureau has an item Amina never had");
            assert_eq!((row.digest, row.size), (own.digest, own.size));
            assert_eq!(row.state, "kept");
        }
    }
}

/// How many sequences are played: few, for each waits for the disk. `SANAD_SEQUENCES=500` for a search.
fn cases() -> u32 {
    std::env::var("SANAD_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(16)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(), max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default()
    })]
    #[test]
    fn any_order_of_honest_acts_keeps_what_must_hold(acts in proptest::collection::vec(any_act(), 6..=12)) {
        let (amina, bureau) = pair();
        let stick = amina.beside("stick");
        let mut world = World {
            amina: Some(amina),
            bureau: Some(bureau),
            items: Vec::new(),
            bundles: BTreeMap::new(),
            taken: BTreeSet::new(),
            withdrawn: BTreeSet::new(),
        };
        // Something to begin with, so that short sequences come far.
        world.act(Act::Acquire, &stick);
        world.act(Act::NotNeeded(0), &stick);
        for act in acts {
            world.act(act, &stick);
            world.holds();
        }
        for person in [world.amina(), world.bureau()] {
            prop_assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
        }
        // To the end of it: all that may leave arrives, and the answers come back.
        // Twice, since a bundle that may not leave any more takes the later ones with it.
        let (transfer, courier) = (Act::Transfer, Act::Courier);
        for act in [transfer, courier, transfer, courier, Act::TakeIn, Act::Accept, Act::Reply, courier] {
            world.act(act, &stick);
            world.holds();
        }
        let (hers, theirs) = (World::rows(world.amina()), World::rows(world.bureau()));
        for (item, row) in &hers {
            // What was withdrawn or disposed of since is hers to know; the rest is there.
            if row.stays.is_none() && row.state == "kept" {
                prop_assert!(theirs.contains_key(item), "{} did not arrive", item);
            }
            if let (Some(their), true) = (theirs.get(item), world.withdrawn.contains(item)) {
                prop_assert!(their.stays.is_some(), "the Bureau never heard that consent was withdrawn");
            }
            if let (Some(their), "kept") = (theirs.get(item), row.state.as_str()) {
                prop_assert_eq!(row.basis, their.basis, "the Bureau knows another basis");
            }
        }
        for person in [world.amina(), world.bureau()] {
            prop_assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
        }
    }
}
