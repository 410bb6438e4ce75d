//! Passphrases nobody could mean.

use std::time::{Duration, Instant};

use sanad_tests::company::pair;
use sanad_vault::keys::Passphrase;
use sanad_vault::{OpenWith, Vault};

#[test]
fn what_cannot_be_a_passphrase_is_told_by_why() {
    for (typed, code) in [
        (String::new(), "passphrase-too-short"),
        ("       ".to_owned(), "passphrase-too-short"),
        ("\u{200B}".repeat(300), "passphrase-too-short"),
        ("seven77".to_owned(), "passphrase-too-short"),
        ("x".repeat(1025), "passphrase-too-long"),
        ("x".repeat(50 << 20), "passphrase-too-long"),
        ("\u{1B}[A\u{1B}[B arrows".to_owned(), "passphrase-control-character"),
        ("nul\u{0}nul\u{0}nul".to_owned(), "passphrase-control-character"),
    ] {
        assert_eq!(Passphrase::fold(&typed).unwrap_err().code(), code);
    }
    assert!(Passphrase::fold(&"x".repeat(1024)).is_ok());
    // Each of these characters grows elevenfold when it is folded.
    assert!(Passphrase::fold(&"\u{FDFA}".repeat(341)).is_ok());
}

#[test]
fn a_wrong_one_is_wrong_whatever_it_is_and_as_slow_as_the_right_one() {
    let (_home, folder, _) = pair().0.lock();
    let began = Instant::now();
    for typed in
        ["wrong wrong wrong", &"\u{FDFA}".repeat(341), "a deed, a document, a thing to lean", "--------"]
    {
        let wrong = Passphrase::fold(typed).unwrap();
        let refused = Vault::unlock(&folder, &OpenWith::Passphrase(&wrong)).err().unwrap();
        assert_eq!(refused.code(), "wrong-passphrase");
    }
    assert!(began.elapsed() < Duration::from_secs(30));
    drop(sanad_tests::people::unlock(&folder).unwrap());
}
