//! Tests of `recovery.age`: sheets that open it, sheets that do not, files that are not whole.

use age::secrecy::ExposeSecret as _;
use proptest::prelude::*;

use super::*;

const VAULT: Id = Id::from_bytes([3; 16]);

fn master() -> MasterKey {
    MasterKey::from_secret(Secret32::copy_of(&[0xC3; 32]))
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn made(choice: &RecoveryChoice) -> Recovery {
    seal_recovery(&master(), VAULT, choice, date()).unwrap()
}

fn keys(sheet: &Option<RecoverySheet>) -> RecoveryKeys {
    RecoveryKeys::parse(sheet.as_ref().unwrap().expose()).unwrap()
}

fn opens(file: &[u8], keys: &RecoveryKeys) -> Result<(), &'static str> {
    let (vault, opened) = open_recovery(file, keys).map_err(|error| error.code())?;
    assert_eq!((vault, opened.expose()), (VAULT, master().expose()));
    Ok(())
}

#[test]
fn a_sheet_opens_it_and_another_vaults_sheet_does_not() {
    let (mine, others) = (made(&RecoveryChoice::Sheet), made(&RecoveryChoice::Sheet));
    assert!(mine.other_half.is_none());
    assert_eq!(opens(&mine.file, &keys(&mine.hers)), Ok(()));
    assert_eq!(opens(&mine.file, &keys(&others.hers)), Err("wrong-recovery-sheet"));
}

#[test]
fn it_takes_both_halves() {
    let made = made(&RecoveryChoice::Halves);
    let (first, second) = (|| keys(&made.hers), || keys(&made.other_half));
    assert_eq!(opens(&made.file, &first()), Err("other-half-missing"));
    assert_eq!(opens(&made.file, &second()), Err("wrong-recovery-sheet"));
    assert_eq!(opens(&made.file, &first().join(second())), Ok(()));
    assert_eq!(opens(&made.file, &second().join(first())), Ok(()));
}

#[test]
fn a_partner_may_keep_the_other_half_from_the_start() {
    let partner = Identity::generate();
    let made = made(&RecoveryChoice::HalfWithPartner(partner.to_public()));
    assert!(made.other_half.is_none());
    assert_eq!(opens(&made.file, &keys(&made.hers)), Err("other-half-missing"));
    let theirs = RecoveryKeys::parse(partner.to_string().expose_secret()).unwrap();
    assert_eq!(opens(&made.file, &keys(&made.hers).join(theirs)), Ok(()));
}

#[test]
fn the_file_never_tells_what_she_chose() {
    let stranger = made(&RecoveryChoice::Sheet);
    let partner = Identity::generate().to_public();
    for choice in [
        RecoveryChoice::None,
        RecoveryChoice::Sheet,
        RecoveryChoice::Halves,
        RecoveryChoice::HalfWithPartner(partner),
    ] {
        // age's random stanza varies from file to file.
        for _ in 0..40 {
            assert_eq!(made(&choice).file.len(), RECOVERY_SIZE);
        }
        let made = made(&choice);
        assert_eq!(made.hers.is_none(), matches!(choice, RecoveryChoice::None));
        assert_eq!(opens(&made.file, &keys(&stranger.hers)), Err("wrong-recovery-sheet"));
    }
}

#[test]
fn a_sheet_may_be_copied_by_hand() {
    let made = made(&RecoveryChoice::Sheet);
    let sheet = made.hers.unwrap();
    assert!(sheet.expose().contains("# Vault: 03030303030303030303030303030303\n"));
    assert!(sheet.expose().contains("# Made on: 2026-11-21\n"));
    assert!(sheet.expose().len() < 4096, "it grew, and left a copy");
    assert_eq!(format!("{sheet:?}"), "RecoverySheet(not shown)");

    let by_hand: String = sheet
        .expose()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (left, right) = line.split_at(30);
            format!("  {} {}\r\n\r\n", left.to_lowercase(), right.to_lowercase())
        })
        .collect();
    assert_eq!(opens(&made.file, &RecoveryKeys::parse(&by_hand).unwrap()), Ok(()));
}

#[test]
fn a_misspelt_key_is_named_by_its_line() {
    let made = made(&RecoveryChoice::Sheet);
    let sheet = made.hers.unwrap().expose().to_owned();
    let line = sheet.lines().position(|line| !line.starts_with('#')).unwrap() + 1;
    let wrong = sheet.replacen("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q", 1);
    match RecoveryKeys::parse(&wrong).unwrap_err() {
        RecoveryError::SheetLine { line: named } => assert_eq!(named, line),
        other => panic!("{other:?}"),
    }
    let code = |text: &str| RecoveryKeys::parse(text).unwrap_err().code();
    assert_eq!(code("# nothing\n"), "recovery-sheet");
    assert_eq!(code(&"#\n".repeat(9000)), "recovery-sheet");
    let key = sheet.lines().last().unwrap();
    assert_eq!(code(&format!("{key}\n").repeat(9)), "recovery-sheet");
}

#[test]
fn the_text_inside_has_one_spelling() {
    let key = "c3".repeat(32);
    let right = format!("sanad recovery v1\nvault {VAULT}\nmaster-key {key}\n");
    let code = |text: String| parse(text.as_bytes()).map(|_| ()).map_err(|e| e.code());
    assert_eq!(code(format!("{right}     \n")), Ok(()));
    assert_eq!(code(format!("{right}\n")), Ok(()));
    for wrong in [
        right.clone(),
        format!("{right}   "),
        format!("{right} x \n"),
        format!("{right}  \n \n"),
        right.replace("c3", "C3"),
        right.replace("vault ", "vault  "),
        right.replace("master-key", "master"),
        format!(" {right}\n"),
        String::new(),
    ] {
        assert_eq!(code(wrong.clone()), Err("recovery-damaged"), "{wrong:?}");
    }
    assert_eq!(code(format!("{right}\n").replace("v1", "v2")), Err("recovery-newer"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_file_never_opens(at in 0..RECOVERY_SIZE, change in 1..=255_u8) {
        let made = made(&RecoveryChoice::Sheet);
        let mut file = made.file;
        file[at] ^= change;
        prop_assert!(opens(&file, &keys(&made.hers)).is_err());
        prop_assert_eq!(opens(&made.file[..at], &keys(&made.hers)), Err("recovery-damaged"));
    }

    #[test]
    fn no_text_brings_the_parsers_down(text: String) {
        let _ = RecoveryKeys::parse(&text);
        let _ = parse(text.as_bytes());
    }
}
