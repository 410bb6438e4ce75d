//! Acquiring what was dropped, chosen or pasted, as one job: file by file, each with its own end.

use std::fs;
use std::io::Read;

use sanad_evidence::Id;
use sanad_vault::{AcquireError, Acquired, Fault, Found, Vault};

use crate::drops::Waiting;
use crate::jobs::{End, Task};
use crate::places::name_of;
use crate::refusal::Refusal;
use crate::told::{FileState, JobResult};

/// Where it goes.
#[derive(Debug, Clone, Copy)]
pub enum Where {
    /// Into a case.
    Case(Id),
    /// Into the tray, to be filed later.
    Tray,
}

/// Acquires all of it. One file that cannot be taken does not stop the others; a fault of
/// the vault's own disk does, since none after it could be taken either. Stopped, it keeps what was
/// committed, and nothing of the file under way.
pub fn all(vault: &Vault, to: Where, waiting: &Waiting, task: &Task) -> End {
    match waiting {
        Waiting::Files(files) => {
            let size = |found: &Found| fs::symlink_metadata(&found.path).map_or(0, |facts| facts.len());
            task.job.expect_bytes(files.iter().map(size).fold(0, u64::saturating_add));
            each(
                task,
                files,
                |found| name_of(&found.path),
                |found| match &to {
                    Where::Case(case) => vault.acquire(case, found, &task.job),
                    Where::Tray => vault.acquire_into_tray(found, &task.job),
                },
            )
        }
        Waiting::Pasted { name, bytes } => {
            task.job.expect_bytes(bytes.len() as u64);
            each(task, std::slice::from_ref(name), String::clone, |name| {
                let mut left: &[u8] = bytes;
                let bytes: &mut (dyn Read + Send) = &mut left;
                match &to {
                    Where::Case(case) => vault.acquire_bytes(case, name, bytes, &task.job),
                    Where::Tray => vault.acquire_bytes_into_tray(name, bytes, &task.job),
                }
            })
        }
    }
}

fn each<T>(
    task: &Task,
    all: &[T],
    name: impl Fn(&T) -> String,
    acquire: impl Fn(&T) -> Result<Acquired, AcquireError>,
) -> End {
    task.expect_files(all.iter().map(&name));
    let (mut kept, mut refused, mut why) = (0_u32, 0_u32, None);
    for one in all {
        task.begin_file(&name(one));
        match acquire(one) {
            Ok(acquired) => {
                kept = kept.saturating_add(1);
                task.end_file(|line| {
                    line.state = FileState::Kept;
                    line.item = Some(acquired.item.to_string());
                    line.same_as = acquired.same_as.map(|item| item.to_string());
                });
            }
            Err(AcquireError::Fault(fault)) => {
                let stopped = matches!(fault, Fault::Stopped);
                let refusal = Refusal::from(fault);
                if stopped {
                    // Nothing of it is kept: it waits, as those after it do.
                    task.end_file(|line| line.state = FileState::Waiting);
                } else {
                    refused = refused.saturating_add(1);
                    refuse(task, refusal.clone());
                }
                why = Some(refusal);
                break;
            }
            Err(error) => {
                refused = refused.saturating_add(1);
                refuse(task, error.into());
            }
        }
    }
    let begun = kept.saturating_add(refused);
    let not_begun = u32::try_from(all.len()).unwrap_or(u32::MAX).saturating_sub(begun);
    End { result: Some(JobResult::Acquired { kept, refused, not_begun }), why }
}

fn refuse(task: &Task, refusal: Refusal) {
    task.end_file(|line| {
        line.state = FileState::Refused;
        line.error = Some(refusal);
    });
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::thread;
    use std::time::{Duration, Instant};

    use sanad_vault::Role;
    use zeroize::Zeroizing;

    use super::*;
    use crate::jobs::Jobs;
    use crate::notices::Notices;
    use crate::session::tests::{Desk, desk};
    use crate::told::{JobKind, JobState, JobView};

    fn found(path: PathBuf) -> Found {
        Found { path, folder: String::new() }
    }

    /// Runs it as a job, and looks once it is over. `meanwhile` may stop it.
    fn run(desk: &Desk, to: Where, waiting: Waiting, meanwhile: impl Fn(&Jobs, &str)) -> JobView {
        let jobs = Jobs::new(Notices::default());
        let vault = Arc::clone(&desk.vault);
        let id = jobs.start(JobKind::Acquire, None, move |task| all(&vault, to, &waiting, task)).unwrap();
        meanwhile(&jobs, &id);
        let since = Instant::now();
        while jobs.any_runs() {
            assert!(since.elapsed() < Duration::from_secs(60));
            thread::sleep(Duration::from_millis(5));
        }
        jobs.list().remove(0)
    }

    #[test]
    fn one_bad_file_does_not_stop_the_others() {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let (one, two) = (desk.dir.path().join("a.txt"), desk.dir.path().join("b.txt"));
        fs::write(&one, "one").unwrap();
        fs::write(&two, "one").unwrap();
        let gone = desk.dir.path().join("gone.txt");
        let view = run(
            &desk,
            Where::Case(case),
            Waiting::Files(vec![found(one), found(gone), found(two)]),
            |_, _| {},
        );
        assert_eq!(view.state, JobState::Done);
        let Some(JobResult::Acquired { kept, refused, not_begun }) = view.result else { panic!() };
        assert_eq!((kept, refused, not_begun), (2, 1, 0));
        assert_eq!(view.files[1].error.as_ref().unwrap().code, "file-not-found");
        // The same bytes: said, and kept both.
        assert_eq!(view.files[2].same_as, view.files[0].item);
        assert_eq!(desk.vault.items(None).unwrap().len(), 2);
    }

    #[test]
    fn what_has_no_case_yet_goes_to_the_tray_and_is_filed_later() {
        let desk = desk(Role::Collector);
        let file = desk.dir.path().join("a.txt");
        fs::write(&file, "one").unwrap();
        assert_eq!(desk.vault.tray().unwrap(), None);
        let view = run(&desk, Where::Tray, Waiting::Files(vec![found(file)]), |_, _| {});
        let pasted = Waiting::Pasted { name: "b.txt".to_owned(), bytes: Zeroizing::new(b"two".to_vec()) };
        run(&desk, Where::Tray, pasted, |_, _| {});
        let tray = desk.vault.tray().unwrap().unwrap();
        let listed = |case| {
            let asked = sanad_vault::ItemsAsked { case: Some(case), count: 10, ..Default::default() };
            desk.vault.items_page(&asked).unwrap().total
        };
        assert!(desk.vault.cases().unwrap().is_empty());
        assert_eq!(listed(tray), 2);
        let case = desk.vault.new_case("K-1").unwrap();
        let item = view.files[0].item.as_deref().unwrap().parse().unwrap();
        desk.vault.file_item(&item, &case).unwrap();
        assert_eq!((listed(tray), listed(case)), (1, 1));
        // An item that lies in the tray is shown as one of a case is.
        let left = desk.vault.items(None).unwrap().into_iter().find(|row| row.id != item).unwrap();
        let code = desk.vault.show(&left.id).unwrap().row.case;
        assert_eq!(crate::commands::item::case_of(&desk.vault, &code).unwrap(), tray);
        assert_eq!(crate::commands::item::case_of(&desk.vault, "K-1").unwrap(), case);
    }

    #[test]
    fn stopped_half_way_it_keeps_what_was_whole() {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let (small, large) = (desk.dir.path().join("a.txt"), desk.dir.path().join("b.bin"));
        fs::write(&small, "one").unwrap();
        // Sparse: gigabytes that take no room, and long enough to be stopped in.
        fs::File::create(&large).unwrap().set_len(1 << 30).unwrap();
        let waiting = Waiting::Files(vec![found(small), found(large.clone()), found(large)]);
        let view = run(&desk, Where::Case(case), waiting, |jobs, id| {
            let since = Instant::now();
            while jobs.list()[0].files.get(1).is_none_or(|line| line.state != FileState::Running) {
                assert!(since.elapsed() < Duration::from_secs(60));
                thread::sleep(Duration::from_millis(2));
            }
            jobs.stop(id).unwrap();
        });
        assert_eq!(view.state, JobState::Stopped);
        let Some(JobResult::Acquired { kept, refused, not_begun }) = view.result else { panic!() };
        assert_eq!((kept, refused, not_begun), (1, 0, 2));
        let states: Vec<FileState> = view.files.iter().map(|line| line.state).collect();
        assert_eq!(states, [FileState::Kept, FileState::Waiting, FileState::Waiting]);
        assert_eq!(desk.vault.items(None).unwrap().len(), 1);
    }

    #[test]
    fn what_was_pasted_is_an_item() {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let bytes = Zeroizing::new(b"copied words".to_vec());
        let view =
            run(&desk, Where::Case(case), Waiting::Pasted { name: "words.txt".to_owned(), bytes }, |_, _| {});
        assert_eq!(view.state, JobState::Done);
        let items = desk.vault.items(None).unwrap();
        assert_eq!((items[0].size, items[0].file_name.as_deref()), (12, Some("words.txt")));
    }
}
