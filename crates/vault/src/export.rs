//! An original again as a file, outside the vault and in the clear.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use sanad_evidence::{Digest, Id, to_hex};

use crate::fault::{Fault, sync_folder};
use crate::items::{ItemError, may_be_used};
use crate::job::Job;
use crate::{Vault, device, original};

impl Vault {
    /// Writes the original of an item to a new file, byte for byte, and returns its digest as written.
    ///
    /// The copy stands outside the vault, in the clear. Under its name it is there whole or not at all:
    /// until then it is `sanad-<12 digits>.part` in the same folder. Killed, or without power, that file
    /// stays, with a part of the original in the clear, for the person to delete.
    ///
    /// # Errors
    /// [`ItemError`]; a file that was begun is removed again.
    pub fn export(&self, item: &Id, out: &Path, job: &Job) -> Result<Digest, ItemError> {
        let (stock, identity) = self.kept(item)?;
        self.read(|db| may_be_used(db, &stock))?;
        job.expect_bytes(stock.size);
        let folder = match out.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => return Err(ItemError::Exists { path: out.to_owned() }),
        };
        if !folder.is_dir() {
            return Err(ItemError::NoFolder { path: folder.to_owned() });
        }
        let doing = "exporting an original";
        let exists = || ItemError::Exists { path: out.to_owned() };
        if out.symlink_metadata().is_ok() {
            return Err(exists());
        }
        let part = folder.join(format!("sanad-{}.part", to_hex(&device::random::<6>()?)));
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&part)
            .map_err(Fault::io(doing))?;
        let written = (|| {
            let mut reader = original::open(self.folder(), item, &identity)?;
            let stored = original::read_all(&mut reader, item, job, |chunk| {
                file.write_all(chunk).map_err(Fault::io(doing))
            })?;
            file.sync_all().map_err(Fault::io(doing))?;
            if stored.digest != stock.digest {
                return Err(Fault::damaged(format!("the original of item {item}")).into());
            }
            match rename_new(&part, out) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(exists()),
                other => other.map_err(Fault::io(doing))?,
            }
            sync_folder(folder).inspect_err(|_| {
                let _ = std::fs::remove_file(out);
            })?;
            Ok(stored.digest)
        })();
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written
    }
}

/// Gives a file its name, and takes no other file's.
fn rename_new(from: &Path, to: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // File systems of sticks do not all know how to. Then it is looked first: what comes to stand
        // there in between is lost, but nobody else writes to the folder she just chose.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            if to.symlink_metadata().is_ok() {
                return Err(std::io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(from, to)
        }
        other => Ok(other?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::window_tests::desk;

    #[test]
    fn an_export_is_there_whole_or_not_at_all() {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("one").unwrap();
        let bytes: Vec<u8> = (0..5_000_000_u32).map(|n| (n % 251) as u8).collect();
        let item = desk.acquire(&case, "film.bin", &bytes);
        let folder = desk.home.path().join("out");
        std::fs::create_dir(&folder).unwrap();
        let names = || -> Vec<String> {
            let entries = std::fs::read_dir(&folder).unwrap();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
        };
        let out = folder.join("film.bin");
        let export = |job: &Job| desk.vault.export(&item, &out, job).map_err(|error| error.code());
        let stopped = Job::new();
        stopped.stop();
        assert_eq!((export(&stopped), names().len()), (Err("stopped"), 0));
        // While it is written, nothing of that name is there.
        let job = Job::new();
        std::thread::scope(|scope| {
            let exporting = scope.spawn(|| export(&job));
            while !exporting.is_finished() {
                assert!(out.metadata().map_or(true, |facts| facts.len() == 5_000_000));
            }
            exporting.join().unwrap().unwrap();
        });
        assert_eq!(names(), ["film.bin"]);
        assert!(std::fs::read(&out).unwrap() == bytes);
        assert_eq!(export(&Job::new()), Err("exists-already"));
        std::fs::remove_file(&out).unwrap();
        std::os::unix::fs::symlink("nowhere", &out).unwrap();
        assert_eq!(export(&Job::new()), Err("exists-already"), "a link that leads nowhere is something too");
        std::fs::remove_file(&out).unwrap();
        let original = original::path_of(desk.vault.folder(), &item);
        let mut cipher = std::fs::read(&original).unwrap();
        cipher[4_000_000] ^= 1;
        std::fs::write(&original, cipher).unwrap();
        assert_eq!((export(&Job::new()), names().len()), (Err("damaged"), 0));
    }

    #[test]
    fn a_name_that_was_taken_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&from, "new").unwrap();
        std::fs::write(&to, "hers").unwrap();
        assert_eq!(rename_new(&from, &to).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&to).unwrap(), b"hers");
        std::fs::remove_file(&to).unwrap();
        rename_new(&from, &to).unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), b"new");
    }
}
