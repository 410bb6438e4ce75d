//! A file that says it is large and takes no room: what is read is read to its end.

use std::fs::{self, File};
use std::time::Instant;

use sanad_tests::company::pair;

use super::{acquire, is_refused};

/// 2 GiB and a byte: beyond what 31 bits count. 5 GiB took 45 to 90 s in debug on two busy cores.
const SIZE: u64 = (2 << 30) + 1;

#[test]
fn a_sparse_file_beyond_two_gigabytes_is_acquired() {
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
        "b8030a8ab89280935633d8d991da3d9907c0f12e8b6fc3bfc515f4d440872b6e"
    );
}

#[test]
fn one_larger_than_the_disk_is_refused_before_it_is_read() {
    let (amina, _) = pair();
    let path = amina.beside("papers").join("huge.bin");
    File::create(&path).unwrap().set_len(8 << 40).unwrap();
    let began = Instant::now();
    assert_eq!(is_refused(&amina, &path), "no-room");
    assert!(began.elapsed().as_secs() < 2);
}
