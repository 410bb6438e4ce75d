//! A file with nothing in it is a file.

use std::fs;

use sanad_tests::company::pair;
use sanad_vault::Job;

use super::{acquire, is_clean};

#[test]
fn an_empty_file_goes_the_whole_way() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let acquired = acquire(&amina, &amina.file("empty.jpg", b"")).unwrap();
    assert_eq!(acquired.size, 0);
    assert!(acquired.digest.to_string().starts_with("e3b0c44298fc1c14"), "the SHA-256 of nothing");
    amina.not_needed(&acquired.item);
    let bundle = amina.transfer().bundle;
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(bureau.accept(&bundle).stored, vec![acquired.item]);
    let out = bureau.beside("out").join("empty.jpg");
    bureau.vault.export(&acquired.item, &out, &Job::new()).unwrap();
    assert_eq!(fs::metadata(out).unwrap().len(), 0);
    is_clean(&amina);
    is_clean(&bureau);
    // The same nothing again is another item, and said to be the same bytes.
    let again = acquire(&amina, &amina.file("nothing.txt", b"")).unwrap();
    assert_eq!(again.same_as, Some(acquired.item));
}
