//! Passphrases, codes and sheets: from a file, an inherited descriptor or a prompt; never from an
//! argument or the environment, where other programs see them.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sanad_evidence::code::InvitationCode;
use sanad_evidence::pass::Pass;
use sanad_vault::OpenWith;
use sanad_vault::keys::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS, Passphrase, RecoveryKeys};
use zeroize::Zeroizing;

use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Shell, TRIES};
use crate::words::Facts;

/// The most bytes read of a file that holds a passphrase or a code.
const MAX_SECRET: u64 = 4096;
/// The most bytes read of a recovery sheet.
const MAX_SHEET: u64 = 64 * 1024;
/// What group and others may do with a file.
const OF_OTHERS: u32 = 0o077;

/// Where a secret is to be read from.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file.
    File(PathBuf),
    /// A descriptor that was inherited.
    Descriptor(u32),
}

impl Place {
    /// The one that was named, if any.
    pub fn named(file: Option<&PathBuf>, descriptor: Option<u32>) -> Option<Self> {
        file.cloned().map(Self::File).or(descriptor.map(Self::Descriptor))
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Descriptor(number) => {
                let own = PathBuf::from(format!("/proc/self/fd/{number}"));
                if own.exists() { own } else { PathBuf::from(format!("/dev/fd/{number}")) }
            }
        }
    }
}

/// What opens a vault.
pub enum Key {
    /// A passphrase.
    Passphrase(Passphrase),
    /// A recovery sheet, or two halves.
    Sheet(RecoveryKeys),
}

impl Key {
    /// As the vault takes it.
    pub const fn open_with(&self) -> OpenWith<'_> {
        match self {
            Self::Passphrase(passphrase) => OpenWith::Passphrase(passphrase),
            Self::Sheet(keys) => OpenWith::Sheet(keys),
        }
    }
}

/// The secrets named before the verb.
pub struct Secrets {
    /// Where the passphrase is.
    pub passphrase: Option<Place>,
    /// A sheet, or two halves.
    pub recovery: Vec<PathBuf>,
}

impl Secrets {
    /// Whether a person types the passphrase.
    pub const fn are_typed(&self) -> bool {
        self.passphrase.is_none() && self.recovery.is_empty()
    }

    /// What opens the vault: the sheets named, the passphrase named, or one that is typed.
    pub fn key(&self, shell: &Shell) -> Result<Key, Refusal> {
        if !self.recovery.is_empty() {
            return Ok(Key::Sheet(read_sheets(&self.recovery)?));
        }
        match &self.passphrase {
            Some(place) => Ok(Key::Passphrase(fold(&read(place)?)?)),
            None => Ok(Key::Passphrase(fold(&typed(shell, "prompt-passphrase")?)?)),
        }
    }

    /// A passphrase for a new vault.
    pub fn first_passphrase(&self, shell: &Shell) -> Result<Passphrase, Refusal> {
        new_passphrase(shell, self.passphrase.as_ref())
    }
}

/// A new passphrase: from the place named, or typed twice after the rules were said.
pub fn new_passphrase(shell: &Shell, place: Option<&Place>) -> Result<Passphrase, Refusal> {
    if let Some(place) = place {
        return fold(&read(place)?);
    }
    if !shell.can_ask() {
        return Err(Refusal::new("passphrase-needed"));
    }
    shell.note("passphrase-rules", facts![least = MIN_PASSPHRASE_CHARS, most = MAX_PASSPHRASE_BYTES]);
    let mut left = TRIES;
    loop {
        left = left.saturating_sub(1);
        match typed_twice(shell) {
            Err(refusal) if left > 0 && refusal.code != "passphrase-needed" => {
                shell.note("again", facts![why = refusal.message(&shell.words)]);
            }
            other => return other,
        }
    }
}

fn typed_twice(shell: &Shell) -> Result<Passphrase, Refusal> {
    let once = typed(shell, "prompt-new-passphrase")?;
    let folded = fold(&once)?;
    if *typed(shell, "prompt-again")? == *once { Ok(folded) } else { Err(Refusal::new("passphrases-differ")) }
}

/// The code of an invitation: from a file, or typed.
pub fn invitation_code(shell: &Shell, file: Option<&PathBuf>) -> Result<InvitationCode, Refusal> {
    let text = match file {
        Some(path) => read(&Place::File(path.clone()))?,
        None if shell.can_ask() => typed(shell, "prompt-code")?,
        None => return Err(Refusal::new("code-needed")),
    };
    Ok(InvitationCode::parse(&text)?)
}

/// The keys of a sheet, or of two halves joined.
pub fn read_sheets(paths: &[PathBuf]) -> Result<RecoveryKeys, Refusal> {
    let mut joined: Option<RecoveryKeys> = None;
    for path in paths {
        let keys = RecoveryKeys::parse(&read_up_to(path, MAX_SHEET)?)?;
        joined = Some(match joined {
            Some(before) => before.join(keys),
            None => keys,
        });
    }
    joined.ok_or_else(|| Refusal::new("secret-unreadable"))
}

/// The text of a pass, as a mailbox's operator gives it.
pub fn read_pass(path: &Path) -> Result<Zeroizing<String>, Refusal> {
    read_up_to(path, Pass::MOST_BYTES as u64)
}

/// The same from where it stays and a scheduled job reads it: nobody else may be able to.
pub fn read_private_pass(path: &Path) -> Result<Zeroizing<String>, Refusal> {
    use std::os::unix::fs::PermissionsExt as _;
    let refuse = |error: std::io::Error| Refusal::new("secret-unreadable").fact("path", path).because(error);
    let mode = fs::metadata(path).map_err(refuse)?.permissions().mode();
    if mode & OF_OTHERS != 0 {
        return Err(Refusal::new("pass-not-private").fact("path", path));
    }
    read_pass(path)
}

/// A passphrase that stands in a file.
pub fn passphrase_of(path: &Path) -> Result<Passphrase, Refusal> {
    fold(&read(&Place::File(path.to_owned()))?)
}

/// A code or a signed answer that stands in a file.
pub fn small_file(path: &Path) -> Result<Zeroizing<String>, Refusal> {
    read_up_to(path, MAX_SHEET)
}

fn fold(text: &str) -> Result<Passphrase, Refusal> {
    Passphrase::fold(text).map_err(|error| {
        Refusal::from(error).fact("least", MIN_PASSPHRASE_CHARS).fact("most", MAX_PASSPHRASE_BYTES)
    })
}

fn typed(shell: &Shell, prompt: &str) -> Result<Zeroizing<String>, Refusal> {
    if !shell.can_ask() {
        return Err(Refusal::new("passphrase-needed"));
    }
    let prompt = format!("{} ", shell.words.line(prompt, &Facts::new()));
    let text = rpassword::prompt_password(prompt);
    text.map(Zeroizing::new).map_err(|error| Refusal::new("passphrase-needed").because(error))
}

/// The text of a secret, without the line end that editors put there.
fn read(place: &Place) -> Result<Zeroizing<String>, Refusal> {
    let mut text = read_up_to(&place.path(), MAX_SECRET)?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}

fn read_up_to(path: &Path, most: u64) -> Result<Zeroizing<String>, Refusal> {
    let refuse = |detail: String| Refusal::new("secret-unreadable").fact("path", path).because(detail);
    // Room at once: a String that grows leaves copies behind.
    let room = usize::try_from(most).unwrap_or(0).saturating_add(64);
    let mut text = Zeroizing::new(String::with_capacity(room));
    let file = File::open(path).map_err(|error| refuse(error.to_string()))?;
    file.take(most.saturating_add(1)).read_to_string(&mut text).map_err(|error| refuse(error.to_string()))?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > most {
        return Err(refuse(format!("more than {most} bytes")));
    }
    Ok(text)
}

/// Whether a file lies in a vault's folder: a key beside its lock.
pub fn lies_in(file: &Path, folder: &Path) -> bool {
    let beside = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match (fs::canonicalize(beside), fs::canonicalize(folder)) {
        (Ok(beside), Ok(folder)) => beside.starts_with(folder),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_end_is_taken_off_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p");
        for (written, read_back) in
            [("a b\n", "a b"), ("a b\r\n", "a b"), ("a b\n\n", "a b\n"), ("a b ", "a b ")]
        {
            fs::write(&file, written).unwrap();
            assert_eq!(**read(&Place::File(file.clone())).unwrap(), *read_back);
        }
        fs::write(&file, "x".repeat(5000)).unwrap();
        assert_eq!(read(&Place::File(file)).unwrap_err().code, "secret-unreadable");
        assert_eq!(read(&Place::File("/nowhere".into())).unwrap_err().code, "secret-unreadable");
    }

    #[test]
    fn a_pass_that_others_can_read_is_no_secret() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pass");
        fs::write(&file, "sanad mailbox-pass v1\n").unwrap();
        for (mode, code) in [
            (0o644, Some("pass-not-private")),
            (0o640, Some("pass-not-private")),
            (0o600, None),
            (0o400, None),
        ] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(read_private_pass(&file).err().map(|refusal| refusal.code), code, "{mode:o}");
        }
        assert_eq!(read_private_pass(Path::new("/nowhere")).unwrap_err().code, "secret-unreadable");
    }

    #[test]
    fn a_sheet_beside_the_lock_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("v");
        fs::create_dir(&vault).unwrap();
        assert!(lies_in(&vault.join("sheet.txt"), &vault));
        assert!(lies_in(&folder.path().join("v/../v/sheet.txt"), &vault));
        assert!(!lies_in(&folder.path().join("sheet.txt"), &vault));
    }
}
