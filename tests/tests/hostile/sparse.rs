//! A file that says it is large and takes no room: what is read is read to its end.

use std::fs::{self, File};
use std::time::Instant;

use sanad_tests::company::pair;

use super::{acquire, is_refused};

/// Beyond what 32 bits count. In a debug build on two cores that other work kept busy: 27 s.
const SIZE: u64 = 5 << 30;

#[test]
fn a_sparse_file_of_five_gigabytes_is_acquired() {
    let (amina, _) = pair();
    let path = amina.beside("papers").join("large.bin");
    File::create(&path).unwrap().set_len(SIZE).unwrap();
    let began = Instant::now();
    let acquired = acquire(&amina, &path).unwrap();
    println!("{SIZE} bytes acquired in {:?}", began.elapsed());
    assert_eq!(acquired.size, SIZE);
    let name = acquired.item.to_string();
    let original = amina.folder().join("originals").join(&name[..2]).join(format!("{name}.age"));
    assert!(fs::metadata(original).unwrap().len() > SIZE);
    // What is acquired is the zeros: their digest is known from `head -c … /dev/zero | sha256sum`.
    assert_eq!(
        acquired.digest.to_string(),
        "7f06c62352aebd8125b2a1841e2b9e1ffcbed602f381c3dcb3200200e383d1d5"
    );
}

#[test]
fn one_larger_than_the_disk_is_refused_before_it_is_read() {
    let (amina, _) = pair();
    let path = amina.beside("papers").join("huge.bin");
    File::create(&path).unwrap().set_len(8 << 40).unwrap();
    let began = Instant::now();
    assert_eq!(is_refused(&amina, &path), "no-room");
    assert!(began.elapsed().as_secs() < 20);
}
