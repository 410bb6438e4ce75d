//! Attacks on the road, one a file: what a carrier can do to a stick, what a collector can do who
//! writes her own program, what a partner can do who answers falsely. Each has a code of its own,
//! leaves nothing behind, and an honest bundle afterwards works as before.

mod acceptance_edited;
mod acceptance_not_sent;
mod acceptance_other_bundle;
mod acceptance_other_key;
mod acceptance_replayed;
mod bundle_gap;
mod bundle_renamed;
mod bundle_sent_again;
mod bundle_sent_on;
mod case_of_another;
mod case_withheld;
mod collector_revoked;
mod consent_of_another;
mod file_foreign;
mod item_of_another;
mod item_withheld;
mod junk_names;
mod links_and_pipes;
mod listing_edited;
mod listing_of_another_bundle;
mod listing_replaced;
mod log_of_another;
mod name_taken_first;
mod part_byte;
mod part_doubled;
mod part_foreign;
mod part_missing;
mod part_truncated;
mod part_unreadable;
mod parts_swapped;
mod reply_garbage;
mod stick_bytes;
mod temporary_planted;
mod vault_copied;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use sanad_courier::{FolderRoad, fetch};
use sanad_evidence::Id;
use sanad_evidence::acceptance::Acceptance;
use sanad_evidence::sign::SigningKey;
use sanad_tests::company::{Folder, Kept, copy, keep, pair};
use sanad_tests::people::{Person, noise};
use sanad_tests::{stick, stolen};
use sanad_vault::{CaseFile, Collector, ItemRow, Job, TakeInError};

/// Amina's first bundle of a few parts, whole on a stick, and the Bureau that has not looked yet.
struct Scene {
    amina: Person,
    bureau: Person,
    stick: PathBuf,
    /// The bundle as she delivered it.
    pristine: PathBuf,
    bundle: Id,
    item: Id,
}

/// A scene, played once and kept.
struct Played {
    amina: Kept,
    bureau: Kept,
    stick: Folder,
    pristine: Folder,
    bundle: Id,
    item: Id,
}

impl Played {
    fn keep(scene: Scene) -> Self {
        let Scene { amina, bureau, stick, pristine, bundle, item } = scene;
        let (stick, pristine) = (Folder::read(&stick), Folder::read(&pristine));
        Self { amina: keep(amina), bureau: keep(bureau), stick, pristine, bundle, item }
    }

    fn again(&self) -> Scene {
        let (amina, bureau) = (copy(&self.amina), copy(&self.bureau));
        let (stick, pristine) = (amina.beside("stick"), amina.beside("pristine"));
        self.stick.write(&stick);
        self.pristine.write(&pristine);
        Scene { amina, bureau, stick, pristine, bundle: self.bundle, item: self.item }
    }
}

impl Scene {
    fn new() -> Self {
        static PLAYED: OnceLock<Played> = OnceLock::new();
        let played = PLAYED.get_or_init(|| {
            let (amina, bureau) = pair();
            let stick = amina.beside("stick");
            let item = amina.acquire_free("school.mp4", &noise(11, 600_000));
            let bundle = amina.transfer().bundle;
            amina.courier(&stick);
            let pristine = amina.beside("pristine");
            stick::copy_all(&stick, &pristine);
            assert!(stick::names(&stick, &bundle).len() > 3, "parts enough to play with");
            Played::keep(Self { amina, bureau, stick, pristine, bundle, item })
        });
        played.again()
    }

    /// The same, taken in and accepted, the reply on the stick.
    fn answered() -> Self {
        static PLAYED: OnceLock<Played> = OnceLock::new();
        let played = PLAYED.get_or_init(|| {
            let scene = Self::new();
            scene.bureau.take_in_all(&scene.stick);
            scene.bureau.accept(&scene.bundle);
            scene.bureau.courier(&scene.stick);
            Played::keep(scene)
        });
        played.again()
    }

    /// Fetches and takes in: refused, this first among the findings, and nothing kept.
    fn is_refused_for(&self, code: &str) {
        assert_eq!(refused(&self.bureau, &self.stick, &self.bundle)[0], code);
    }

    /// Fetches and takes in: this error, and nothing kept.
    fn fails_with(&self, code: &str) {
        assert_eq!(failed(&self.bureau, &self.stick, &self.bundle).code(), code);
    }

    /// The carrier gives up: what Amina delivered is taken in, accepted, and so is what comes next.
    fn honest_bundles_still_work(&self) {
        fs::remove_dir_all(self.stick.join("bundles")).unwrap();
        stick::copy_all(&self.pristine, &self.stick);
        let taken = self.bureau.take_in_all(&self.stick);
        assert_eq!((taken.len(), taken[0].bundle), (1, self.bundle));
        next_works(&self.amina, &self.bureau, &self.stick, &self.bundle);
        assert_eq!(self.bureau.vault.items(None).unwrap()[0].id, self.item);
    }
}

/// Accepts a bundle and carries the answer back; then another item goes the whole way.
fn next_works(amina: &Person, bureau: &Person, stick: &Path, bundle: &Id) {
    bureau.accept(bundle);
    let next = amina.acquire_free("next.txt", b"what came next");
    amina.transfer();
    assert_eq!(amina.courier(stick).bundles.len(), 1);
    let taken = bureau.take_in_all(stick);
    assert_eq!(taken.last().unwrap().originals, vec![next]);
    bureau.accept(&taken.last().unwrap().bundle);
    bureau.courier(stick);
    let back = amina.courier(stick);
    assert!(back.problems.is_empty(), "{:?}", back.problems);
    for person in [amina, bureau] {
        assert_eq!(person.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
}

/// Everything a desk holds and believes, but its inbox.
#[derive(Debug, PartialEq)]
struct Desk {
    items: Vec<ItemRow>,
    cases: Vec<CaseFile>,
    collectors: Vec<Collector>,
    originals: Vec<String>,
}

fn desk(bureau: &Person) -> Desk {
    Desk {
        items: bureau.vault.items(None).unwrap(),
        cases: bureau.vault.cases().unwrap(),
        collectors: bureau.vault.collectors().unwrap(),
        originals: stolen::files_with(&bureau.folder().join("originals"), b"age-encryption.org/v1"),
    }
}

/// Fetches and takes in what must fail; the desk is what it was before, and nothing is under way.
fn failed(bureau: &Person, stick: &Path, bundle: &Id) -> TakeInError {
    let before = desk(bureau);
    let fetched = fetch(&bureau.vault, &FolderRoad::new(stick).unwrap(), &Job::new()).unwrap();
    if fetched.foreign.contains(bundle) {
        // No key here opens its listing: it stays on the stick, and nothing of it came.
        assert_eq!(desk(bureau), before, "something of it was kept");
        return TakeInError::NotForUs;
    }
    let error = bureau.vault.take_in(bundle, &Job::new()).unwrap_err();
    assert_eq!(desk(bureau), before, "something of it was kept");
    assert_eq!(fs::read_dir(bureau.folder().join("incoming")).unwrap().count(), 0, "something is under way");
    let row = bureau.vault.inbox().unwrap().into_iter().find(|one| one.bundle == *bundle).unwrap();
    assert!(["waiting", "refused"].contains(&row.state.as_str()), "{row:?}");
    error
}

/// The codes of a refusal, in the order in which they were found.
fn refused(bureau: &Person, stick: &Path, bundle: &Id) -> Vec<&'static str> {
    match failed(bureau, stick, bundle) {
        TakeInError::Refused { findings } => findings.iter().map(|finding| finding.code.as_str()).collect(),
        other => panic!("not refused but {}: {other}", other.code()),
    }
}

/// What the Bureau answered, opened with the key Amina made for its answers.
fn acceptance(scene: &Scene) -> Acceptance {
    let store = stolen::store(scene.amina.folder(), &scene.amina.sheet);
    let identity =
        stolen::identity(&stolen::secret(&store, "SELECT reply_key FROM partner WHERE name = 'bureau'"));
    let document = stick::decrypt(&fs::read(stick::reply(&scene.stick, &scene.bundle)).unwrap(), &identity);
    Acceptance::open(&document).unwrap().0
}

/// The key the Bureau signs with: a partner gone bad has it.
fn desk_key(scene: &Scene) -> SigningKey {
    let store = stolen::store(scene.bureau.folder(), &scene.bureau.sheet);
    SigningKey::from_seed(&stolen::secret(&store, "SELECT value FROM fact WHERE name = 'desk-key'"))
}

/// Puts a text on the stick as the reply to the bundle, encrypted as a reply must be.
fn answer(scene: &Scene, text: &[u8]) {
    let store = stolen::store(scene.bureau.folder(), &scene.bureau.sheet);
    let reply =
        stolen::text(&store, "SELECT reply FROM collector WHERE name LIKE 'amina-%' AND reply IS NOT NULL");
    fs::write(stick::reply(&scene.stick, &scene.bundle), stick::encrypt(text, &reply)).unwrap();
}

/// Amina's courier finds this wrong with the reply, and records nothing.
fn is_not_believed(scene: &Scene, code: &str) {
    let before = scene.amina.vault.custody(None, None).unwrap();
    let done = scene.amina.courier(&scene.stick);
    assert_eq!(done.acceptances.len(), 0);
    let codes: Vec<&str> = done.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, vec![code]);
    assert_eq!(scene.amina.vault.custody(None, None).unwrap(), before);
    assert_eq!(scene.amina.vault.forget(&scene.item).unwrap_err().code(), "not-stored-elsewhere");
}

/// The Bureau's own answer is believed after all.
fn honest_answer_still_works(scene: &Scene) {
    let _ = fs::remove_file(stick::reply(&scene.stick, &scene.bundle));
    scene.bureau.accept(&scene.bundle);
    scene.bureau.courier(&scene.stick);
    assert_eq!(scene.amina.courier(&scene.stick).acceptances.len(), 1);
    scene.amina.vault.forget(&scene.item).unwrap();
}
