//! Files and codes that are no invitation, or one made to keep the machine busy.

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use sanad_evidence::code::InvitationCode;
use sanad_tests::company::pair;
use sanad_tests::people::{Person, noise};
use sanad_tests::stick;

fn refused(person: &Person, name: &str, bytes: &[u8], code: &InvitationCode) -> &'static str {
    let path = person.file(name, bytes);
    person.vault.open_invitation(&path, code).err().map_or("it opened", |error| error.code())
}

#[test]
fn a_wrong_code_and_what_is_no_invitation_are_told_apart() {
    let (amina, bureau) = pair();
    let path = bureau.beside("out").join("new");
    let code = bureau.vault.invite("roya", &path).unwrap();
    let other = InvitationCode::from_random(&[7; 10]);
    let file = fs::read(&path).unwrap();
    assert_eq!(refused(&amina, "a", &file, &other), "wrong-code");
    assert_eq!(refused(&amina, "b", &file, &code), "it opened");
    let mut changed = file.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(refused(&amina, "c", &changed, &code), "not-an-invitation");
    assert_eq!(refused(&amina, "d", &file[..last], &code), "not-an-invitation");
    for garbage in [&b""[..], b"hello", &noise(1, 10_000), &vec![0; 3 << 20]] {
        assert_eq!(refused(&amina, "e", garbage, &code), "not-an-invitation");
    }
    // An age file, but to a key.
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    assert_eq!(refused(&amina, "f", &stick::encrypt(b"x", &recipient), &code), "not-an-invitation");
    // Under the code, but not an invitation.
    assert_eq!(refused(&amina, "g", &under(&code, b"sanad invitation v1\n"), &code), "not-an-invitation");
    assert_eq!(refused(&amina, "h", &under(&code, &noise(2, 2 << 20)), &code), "not-an-invitation");
    // The roles.
    assert_eq!(bureau.vault.open_invitation(&path, &code).err().unwrap().code(), "other-role");
    assert_eq!(amina.vault.invite("x", &path).unwrap_err().code(), "other-role");
    assert_eq!(
        bureau.vault.invite("roya", &bureau.beside("out").join("z")).unwrap_err().code(),
        "name-taken"
    );
    assert_eq!(bureau.vault.invite("zoya", &path).unwrap_err().code(), "exists-already");
}

fn under(code: &InvitationCode, text: &[u8]) -> Vec<u8> {
    let shown = age::secrecy::SecretString::from(code.to_text().as_str());
    let mut recipient = age::scrypt::Recipient::new(shown);
    recipient.set_work_factor(2);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let mut file = Vec::new();
    let mut writer = age::Encryptor::with_recipients(recipients).unwrap().wrap_output(&mut file).unwrap();
    writer.write_all(text).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn a_work_factor_beyond_reason_is_not_worked() {
    let (amina, _) = pair();
    let code = InvitationCode::from_random(&[7; 10]);
    let file = under(&code, b"text");
    let began = Instant::now();
    for factor in ["21", "25", "30", "63", "64", "99"] {
        let at = file.windows(2).position(|two| two == b" 2").unwrap();
        let mut hostile = file.clone();
        hostile.splice(at..at + 2, format!(" {factor}").into_bytes());
        let code = refused(&amina, "hostile", &hostile, &code);
        assert!(["not-an-invitation", "wrong-code"].contains(&code), "{factor}: {code}");
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn a_code_that_is_none_is_told() {
    for typed in ["", "x", "00000-00000", "00000-00000-00000-00000", "\u{202E}", &"0".repeat(1 << 20)] {
        assert!(InvitationCode::parse(typed).is_err(), "{:?}", &typed[..typed.len().min(20)]);
    }
}

#[test]
fn names_for_others_are_names() {
    let (_, bureau) = pair();
    for (number, name) in ["", " ", "\u{202E}evil", "a\nb", "\u{0}", &"x".repeat(201)].iter().enumerate() {
        let path = bureau.beside("out").join(format!("{number}"));
        assert_eq!(bureau.vault.invite(name, &path).unwrap_err().code(), "name-bad", "{name:?}");
        assert!(!path.exists());
    }
}
