//! A folder with 2,000 files: all kept, none passed over.

use std::fs;
use std::path::Path;
use std::time::Instant;

use sanad_tests::people::person_in;
use sanad_vault::{Job, Role, find_files};

const FILES: usize = 2_000;

#[test]
fn two_thousand_files_are_all_kept() {
    // In memory where that is possible: each acquisition waits for the disk several times.
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let amina = person_in(&place, Role::Collector);
    amina.vault.new_case("herat-1").unwrap();
    let folder = amina.beside("papers");
    for number in 0..FILES {
        let inner = folder.join(format!("{:02}", number % 20));
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join(format!("IMG_{number:04}.jpg")), format!("\u{FFFD}{number}")).unwrap();
    }
    let began = Instant::now();
    let found = find_files(&folder);
    assert_eq!(found.len(), FILES);
    for one in found {
        amina.vault.acquire(&amina.case(), &one.unwrap(), &Job::new()).unwrap();
    }
    println!("{FILES} files acquired in {:?}", began.elapsed());
    let began = Instant::now();
    let items = amina.vault.items(None).unwrap();
    println!("listed in {:?}", began.elapsed());
    let names: std::collections::BTreeSet<_> = items.iter().filter_map(|row| row.file_name.clone()).collect();
    assert_eq!((items.len(), names.len()), (FILES, FILES));
    let began = Instant::now();
    let report = amina.vault.check_fixity(&Job::new()).unwrap();
    println!("checked in {:?}", began.elapsed());
    assert_eq!((report.whole, report.findings), (FILES as u64, vec![]));
}
