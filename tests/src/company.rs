//! People who know each other. Inviting costs two seconds of scrypt each, so it is done once, and
//! every test gets copies of their vaults.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use age::secrecy::SecretString;
use sanad_evidence::invitation::Invitation;

use crate::people::{Person, acquainted, amina, archive_named, bureau, taken_as};

/// A vault as it lies on the disk, with its sheet: to be copied as often as tests want one like it.
pub struct Kept {
    files: Vec<(PathBuf, Vec<u8>)>,
    sheet: String,
}

/// A folder with all its files, in memory.
pub struct Folder(Vec<(PathBuf, Vec<u8>)>);

impl Folder {
    /// Reads a folder.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let mut files = Vec::new();
        gather(folder, Path::new(""), &mut files);
        Self(files)
    }

    /// Writes all of it into a folder.
    pub fn write(&self, folder: &Path) {
        for (path, bytes) in &self.0 {
            fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            fs::write(folder.join(path), bytes).unwrap();
        }
    }

    /// Likewise, with every file for its owner's eyes only: there are keys among them.
    pub fn write_private(&self, folder: &Path) {
        self.write(folder);
        for (path, _) in &self.0 {
            fs::set_permissions(folder.join(path), fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
}

struct Company {
    amina: Kept,
    zahra: Kept,
    bureau: Kept,
    archive: Kept,
    mallory: Invitation,
}

fn company() -> &'static Company {
    static COMPANY: OnceLock<Company> = OnceLock::new();
    COMPANY.get_or_init(|| {
        let (one, other, desk, archive) = (amina(), amina(), bureau(), archive_named());
        acquainted(&one, &desk);
        acquainted(&other, &desk);
        taken_as(&one, &archive, "archive");
        let mallory = invited(&desk, "mallory");
        Company { amina: keep(one), zahra: keep(other), bureau: keep(desk), archive: keep(archive), mallory }
    })
}

/// Invites someone and opens the invitation as any age program would.
fn invited(desk: &Person, name: &str) -> Invitation {
    let path = desk.beside("out").join(format!("invitation-{name}"));
    let code = desk.vault.invite(name, &path).unwrap();
    let identity = age::scrypt::Identity::new(SecretString::from(code.to_text().as_str()));
    let file = fs::read(&path).unwrap();
    let decryptor = age::Decryptor::new_buffered(&file[..]).unwrap();
    let mut text = Vec::new();
    let identities = std::iter::once(&identity as &dyn age::Identity);
    decryptor.decrypt(identities).unwrap().read_to_end(&mut text).unwrap();
    Invitation::open(&text).unwrap()
}

/// Locks a person's vault and keeps it.
#[must_use]
pub fn keep(person: Person) -> Kept {
    let (_home, folder, sheet) = person.lock();
    Kept { files: Folder::read(&folder).0, sheet }
}

/// A person with a copy of the vault in a folder, which is locked.
#[must_use]
pub fn copy_folder(folder: &Path, sheet: &str) -> Person {
    Person::copied(&Folder::read(folder).0, sheet)
}

fn gather(folder: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if folder.join(&path).is_dir() {
            gather(folder, &path, files);
        } else {
            files.push((path.clone(), fs::read(folder.join(&path)).unwrap()));
        }
    }
}

/// A person with a vault like the one kept.
#[must_use]
pub fn copy(kept: &Kept) -> Person {
    Person::copied(&kept.files, &kept.sheet)
}

/// Amina and the Bureau, who know each other: her name for it is `bureau`.
#[must_use]
pub fn pair() -> (Person, Person) {
    (copy(&company().amina), copy(&company().bureau))
}

/// Zahra, whom the same Bureau invited too.
#[must_use]
pub fn zahra() -> Person {
    copy(&company().zahra)
}

/// The Archive, a second partner of Amina's: her name for it is `archive`.
#[must_use]
pub fn archive() -> Person {
    copy(&company().archive)
}

/// The invitation the Bureau made for Mallory, who took it and wrote a program of her own.
#[must_use]
pub fn mallorys_invitation() -> Invitation {
    company().mallory.clone()
}
