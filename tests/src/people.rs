//! People: Amina collects, the Bureau receives. Each has a vault in a folder that goes with the test.

use std::fs;
use std::path::{Path, PathBuf};

use sanad_courier::{Delivered, FolderRoad, deliver, fetch};
use sanad_evidence::Id;
use sanad_evidence::consent::Basis;
use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice, RecoveryKeys};
use sanad_vault::{
    Accepted, Acquired, Assembled, Found, Job, NewVault, OpenWith, Role, StatedBasis, TakenIn, UnlockError,
    Vault, find_files,
};
use tempfile::TempDir;

/// The passphrase of everyone here, folded from what would be typed.
pub fn passphrase() -> Passphrase {
    Passphrase::fold("a deed, a document, a thing to lean on").unwrap()
}

/// The passphrase after the first was seen by someone.
pub fn new_passphrase() -> Passphrase {
    Passphrase::fold("another tree, another river, a road").unwrap()
}

/// A person with a vault.
pub struct Person {
    folder: TempDir,
    /// Her vault, while it is open.
    pub vault: Vault,
    /// Her recovery sheet.
    pub sheet: String,
}

/// Amina: a collector with one old laptop, and a case.
pub fn amina() -> Person {
    let amina = person(Role::Collector, None);
    amina.vault.new_case("herat-1").unwrap();
    amina
}

/// The Bureau: a partner outside the danger.
pub fn bureau() -> Person {
    person(Role::Partner, Some("The Bureau"))
}

/// The Archive: another partner.
pub fn archive_named() -> Person {
    person(Role::Partner, Some("The Archive"))
}

/// A person whose vault lies in a new folder inside `place`: on the disk that is to be measured.
pub fn person_in(place: &Path, role: Role) -> Person {
    make(TempDir::new_in(place).unwrap(), role, None)
}

fn person(role: Role, partner_name: Option<&str>) -> Person {
    make(TempDir::new().unwrap(), role, partner_name)
}

fn make(folder: TempDir, role: Role, partner_name: Option<&str>) -> Person {
    let created = Vault::create(&NewVault {
        folder: &folder.path().join("vault"),
        role,
        partner_name,
        passphrase: &passphrase(),
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    })
    .unwrap();
    Person { folder, vault: created.vault, sheet: created.sheet.unwrap().expose().to_owned() }
}

impl Person {
    /// A person whose vault is a copy of these files: path within the vault, and bytes.
    pub fn copied(files: &[(PathBuf, Vec<u8>)], sheet: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let vault = folder.path().join("vault");
        for name in ["originals", "incoming", "outbox", "inbox"] {
            fs::create_dir_all(vault.join(name)).unwrap();
        }
        for (path, bytes) in files {
            fs::create_dir_all(vault.join(path).parent().unwrap()).unwrap();
            fs::write(vault.join(path), bytes).unwrap();
        }
        Self { vault: unlock(&vault).unwrap(), folder, sheet: sheet.to_owned() }
    }

    /// Locks her vault, lets whoever knows its key do something to the folder, and opens it again.
    pub fn while_locked(self, act: impl FnOnce(&Path, &str)) -> Self {
        let Self { folder, vault, sheet } = self;
        let path = vault.folder().to_owned();
        drop(vault);
        act(&path, &sheet);
        Self { vault: unlock(&path).unwrap(), folder, sheet }
    }

    /// A folder of hers beside the vault: papers, a stick.
    pub fn beside(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(&path).unwrap();
        path
    }

    /// Writes a file beside the vault.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.beside("papers").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The vault's folder.
    pub fn folder(&self) -> &Path {
        self.vault.folder()
    }

    /// Her case.
    pub fn case(&self) -> Id {
        self.vault.case("herat-1").unwrap()
    }

    /// Acquires one file into her case.
    pub fn acquire(&self, path: &Path) -> Acquired {
        let found = find_files(path)
            .into_iter()
            .next()
            .unwrap()
            .map_err(|(path, error)| format!("{path:?}: {error}"));
        self.vault.acquire(&self.case(), &found.unwrap(), &Job::new()).unwrap()
    }

    /// Acquires bytes under a name, with the basis that lets them leave.
    pub fn acquire_free(&self, name: &str, bytes: &[u8]) -> Id {
        let item = self.acquire(&self.file(name, bytes)).item;
        self.not_needed(&item);
        item
    }

    /// Says that no consent is needed for an item.
    pub fn not_needed(&self, item: &Id) {
        self.vault.record_basis(item, &basis(Basis::NotNeeded, Some("a decree, posted on a wall"))).unwrap();
    }

    /// Withdraws consent for an item.
    pub fn withdraw_consent(&self, item: &Id) {
        self.vault.record_basis(item, &basis(Basis::Withdrawn, None)).unwrap();
    }

    /// Assembles what is new of her case for the Bureau.
    pub fn transfer(&self) -> Assembled {
        self.vault.assemble(&self.case(), "bureau").unwrap()
    }

    /// One round on a folder road.
    pub fn courier(&self, stick: &Path) -> Delivered {
        deliver(&self.vault, &FolderRoad::new(stick).unwrap(), &Job::new()).unwrap()
    }

    /// Fetches from a stick and takes everything in.
    pub fn take_in_all(&self, stick: &Path) -> Vec<TakenIn> {
        let fetched = fetch(&self.vault, &FolderRoad::new(stick).unwrap(), &Job::new()).unwrap();
        self.take_in_these(fetched.bundles)
    }

    /// Takes in what was fetched, in the order in which it can be.
    pub(crate) fn take_in_these(&self, mut left: Vec<Id>) -> Vec<TakenIn> {
        let mut taken = Vec::new();
        while let Some(place) = left.iter().position(|bundle| match self.vault.take_in(bundle, &Job::new()) {
            Ok(done) => {
                taken.push(done);
                true
            }
            Err(error) => {
                assert_eq!(error.code(), "bundle-refused", "{error}");
                false
            }
        }) {
            left.remove(place);
        }
        assert!(left.is_empty(), "not taken in: {left:?}, {:?}", self.vault.inbox().unwrap());
        taken
    }

    /// Accepts a bundle.
    pub fn accept(&self, bundle: &Id) -> Accepted {
        self.vault.accept(bundle, &Job::new()).unwrap()
    }

    /// Locks the vault and opens it again, as after a night.
    pub fn sleep_and_wake(self) -> Self {
        let Self { folder, vault, sheet } = self;
        let path = vault.folder().to_owned();
        drop(vault);
        Self { vault: unlock(&path).unwrap(), folder, sheet }
    }

    /// Takes the person apart: the vault is locked, its folder stays until the first is dropped.
    pub fn lock(self) -> (TempDir, PathBuf, String) {
        let path = self.vault.folder().to_owned();
        drop(self.vault);
        (self.folder, path, self.sheet)
    }
}

/// Opens a vault with everyone's passphrase.
pub fn unlock(folder: &Path) -> Result<Vault, UnlockError> {
    Vault::unlock(folder, &OpenWith::Passphrase(&passphrase()))
}

/// Opens a vault with a sheet.
pub fn unlock_with_sheet(folder: &Path, sheet: &str) -> Result<Vault, UnlockError> {
    Vault::unlock(folder, &OpenWith::Sheet(&RecoveryKeys::parse(sheet).unwrap()))
}

/// A basis with a reason and nothing else.
pub fn basis(basis: Basis, reason: Option<&str>) -> StatedBasis {
    StatedBasis { reason: reason.map(str::to_owned), ..StatedBasis::new(basis) }
}

/// The Bureau invites Amina, and she takes the invitation under the name "bureau".
pub fn acquainted(amina: &Person, bureau: &Person) {
    taken_as(amina, bureau, "bureau");
}

/// A partner invites Amina, and she takes the invitation under a name.
pub fn taken_as(amina: &Person, bureau: &Person, name: &str) {
    let file = bureau.beside("out").join(format!("invitation-{}", amina.vault.id()));
    let code = bureau.vault.invite(&format!("amina-{}", amina.vault.id()), &file).unwrap();
    let invitation = amina.vault.open_invitation(&file, &code).unwrap();
    amina.vault.add_partner(&invitation, name, true).unwrap();
}

/// A file found at a path, as a walk finds it.
pub fn found(path: &Path) -> Found {
    Found { path: path.to_owned(), folder: String::new() }
}

/// Bytes that do not compress and are the same every time.
pub fn noise(seed: u64, size: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        // xorshift64*: noise for tests, nothing secret.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        bytes.extend_from_slice(&state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_le_bytes());
    }
    bytes.truncate(size);
    bytes
}
