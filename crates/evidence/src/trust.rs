//! The trust file: whose keys these are, said from outside a bundle.
//!
//! It is an OpenSSH `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS), so that the same file
//! serves `ssh-keygen -Y verify`; lines `# sanad-vkey <vkey>`, comments to ssh-keygen, add the
//! C2SP verifier keys of custody logs and cosigners.

use crate::sign::{KeyError, Namespace, VerifyingKey};
use crate::vkey::{Vkey, VkeyError};

/// The largest trust file in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Names for keys. Reads what OpenSSH reads or refuses by line; never reads more into a line than
/// OpenSSH does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    signers: Vec<Signer>,
    vkeys: Vec<Vkey>,
    ignored: Vec<Ignored>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Signer {
    principals: Vec<String>,
    /// `None`: every namespace.
    namespaces: Option<Vec<String>>,
    key: VerifyingKey,
}

/// A line of the trust file that names a key Sanad never takes: nothing is trusted because of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The number of the line, from 1.
    pub line: usize,
    /// The kind of key, in OpenSSH's words.
    pub key_type: String,
}

/// Why a trust file was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// More than [`MOST_BYTES`].
    #[error("{bytes} bytes, and a trust file has at most {MOST_BYTES}")]
    TooLarge {
        /// How many bytes there are.
        bytes: usize,
    },
    /// Not UTF-8.
    #[error("a trust file is UTF-8 text")]
    NotText,
    /// A line is wrong.
    #[error("line {line}: {problem}")]
    Line {
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: TrustProblem,
    },
}

impl TrustError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "trust-too-large",
            Self::NotText => "trust-not-text",
            Self::Line { .. } => "trust-line",
        }
    }
}

/// What is wrong with a line of a trust file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustProblem {
    /// Not `<principals> [<options>] <key type> <base64>`.
    #[error("expected `NAME [namespaces=\"…\"] ssh-ed25519 AAAA…`")]
    Shape,
    /// A control character, or an invisible mark such as a byte order mark.
    #[error("an invisible character")]
    Control,
    /// A quotation mark that is not closed, or stands inside a word.
    #[error("a quotation mark without its partner")]
    Quote,
    /// An empty name, or a pattern: here a line says who somebody is.
    #[error("a name may not be empty or hold `*`, `?` or `!`: a pattern is not a name")]
    Principal,
    /// `valid-after` or `valid-before`: no time inside a bundle is good enough to judge them by.
    #[error("`valid-after` and `valid-before` are not supported: only claimed times could be compared")]
    Validity,
    /// `cert-authority`.
    #[error("`cert-authority` is not supported: name each key")]
    Authority,
    /// An option this version does not know, or one given twice.
    #[error("an unknown or repeated option; `namespaces=\"…\"` is taken")]
    Option,
    /// A pattern among the namespaces.
    #[error("namespaces are named one by one, without `*`, `?` or `!`")]
    Namespaces,
    /// An unsound Ed25519 key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// `# sanad-vkey` without a verifier key.
    #[error(transparent)]
    Vkey(#[from] VkeyError),
}

impl Trust {
    /// Parses a trust file.
    ///
    /// # Errors
    /// [`TrustError`]: the whole file is refused for one wrong line, so that nobody believes a key
    /// to be trusted, or limited, that is not.
    pub fn parse(bytes: &[u8]) -> Result<Self, TrustError> {
        if bytes.len() > MOST_BYTES {
            return Err(TrustError::TooLarge { bytes: bytes.len() });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| TrustError::NotText)?;
        let mut trust = Self::default();
        for (line, words) in (1_usize..).zip(text.split('\n')) {
            trust.take_line(line, words).map_err(|problem| TrustError::Line { line, problem })?;
        }
        Ok(trust)
    }

    /// The name of `key` when it signs in `namespace`: the first name on the first line that allows
    /// it. `None`: signer unknown.
    #[must_use]
    pub fn signer(&self, key: &VerifyingKey, namespace: Namespace) -> Option<&str> {
        let allows = |signer: &&Signer| {
            let listed = |names: &Vec<String>| names.iter().any(|name| name == namespace.as_str());
            signer.key == *key && signer.namespaces.as_ref().is_none_or(listed)
        };
        self.signers.iter().find(allows).and_then(|signer| signer.principals.first()).map(String::as_str)
    }

    /// The verifier keys of logs and cosigners, in the file's order.
    #[must_use]
    pub fn vkeys(&self) -> &[Vkey] {
        &self.vkeys
    }

    /// The lines that name keys of other kinds.
    #[must_use]
    pub fn ignored(&self) -> &[Ignored] {
        &self.ignored
    }

    fn take_line(&mut self, number: usize, line: &str) -> Result<(), TrustProblem> {
        let line = line.strip_suffix('\r').unwrap_or(line).trim_matches([' ', '\t']);
        if line.chars().any(|letter| letter == '\u{feff}' || (letter.is_control() && letter != '\t')) {
            return Err(TrustProblem::Control);
        }
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start_matches([' ', '\t']);
            if let Some(vkey) = comment.strip_prefix("sanad-vkey") {
                self.vkeys.push(vkey.trim_start_matches([' ', '\t']).parse()?);
            }
            return Ok(());
        }
        if line.is_empty() {
            return Ok(());
        }
        let (principals, rest) = first_word(line)?;
        let principals = parse_principals(principals)?;
        let (second, after) = option_word(rest)?;
        let (namespaces, key_type, rest) = if is_key_type(second) {
            (None, second, after)
        } else {
            let (key_type, rest) = option_word(after)?;
            (parse_options(second)?, key_type, rest)
        };
        if !is_key_type(key_type) {
            return Err(TrustProblem::Shape);
        }
        if key_type != "ssh-ed25519" {
            self.ignored.push(Ignored { line: number, key_type: key_type.to_owned() });
            return Ok(());
        }
        // What follows the key is a comment.
        let (base64, _) = option_word(rest)?;
        let key = format!("{key_type} {base64}").parse()?;
        self.signers.push(Signer { principals, namespaces, key });
        Ok(())
    }
}

/// The first word, which may be quoted so that a name can hold spaces; and the rest, trimmed.
fn first_word(line: &str) -> Result<(&str, &str), TrustProblem> {
    let (word, rest) = match line.strip_prefix('"') {
        Some(quoted) => {
            let (word, rest) = quoted.split_once('"').ok_or(TrustProblem::Quote)?;
            if !rest.starts_with([' ', '\t']) {
                return Err(TrustProblem::Quote);
            }
            (word, rest)
        }
        None => {
            let (word, rest) = line.split_once([' ', '\t']).ok_or(TrustProblem::Shape)?;
            if word.contains('"') {
                return Err(TrustProblem::Quote);
            }
            (word, rest)
        }
    };
    Ok((word, rest.trim_start_matches([' ', '\t'])))
}

/// A word that ends at the first space outside quotation marks; and the rest, trimmed.
fn option_word(text: &str) -> Result<(&str, &str), TrustProblem> {
    let mut quoted = false;
    let end = text.find(|letter| {
        quoted ^= letter == '"';
        !quoted && (letter == ' ' || letter == '\t')
    });
    let (word, rest) = text.split_at_checked(end.unwrap_or(text.len())).ok_or(TrustProblem::Shape)?;
    if end.is_none() && quoted {
        return Err(TrustProblem::Quote);
    }
    if word.is_empty() {
        return Err(TrustProblem::Shape);
    }
    Ok((word, rest.trim_start_matches([' ', '\t'])))
}

/// OpenSSH's names of key types; anything else in that place is options.
fn is_key_type(word: &str) -> bool {
    ["ssh-", "ecdsa-", "sk-", "rsa-"].iter().any(|start| word.starts_with(start)) && !word.contains('"')
}

fn parse_principals(list: &str) -> Result<Vec<String>, TrustProblem> {
    let names: Vec<String> = list.split(',').map(str::to_owned).collect();
    let sound = |name: &String| !name.is_empty() && !name.contains(['*', '?', '!']);
    if names.iter().all(sound) { Ok(names) } else { Err(TrustProblem::Principal) }
}

/// Takes `namespaces="a,b"`; names are compared without case, as OpenSSH does, values with it.
fn parse_options(options: &str) -> Result<Option<Vec<String>>, TrustProblem> {
    let mut namespaces = None;
    let mut rest = options;
    loop {
        let (name, value, after) = one_option(rest)?;
        match name.to_ascii_lowercase().as_str() {
            "namespaces" if namespaces.is_none() => {
                let value = value.ok_or(TrustProblem::Option)?;
                if value.contains(['*', '?', '!', '\\']) {
                    return Err(TrustProblem::Namespaces);
                }
                namespaces = Some(value.split(',').map(str::to_owned).collect());
            }
            "valid-after" | "valid-before" => return Err(TrustProblem::Validity),
            "cert-authority" => return Err(TrustProblem::Authority),
            _ => return Err(TrustProblem::Option),
        }
        match after {
            Some(after) => rest = after,
            None => return Ok(namespaces),
        }
    }
}

/// Splits `name="value",more` or `name,more`: name, value, and what follows the comma.
type OneOption<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn one_option(text: &str) -> Result<OneOption<'_>, TrustProblem> {
    let end = text.find(['=', ',']);
    let (name, rest) = text.split_at_checked(end.unwrap_or(text.len())).ok_or(TrustProblem::Option)?;
    let (value, rest) = match rest.strip_prefix('=') {
        Some(value) => {
            let value = value.strip_prefix('"').ok_or(TrustProblem::Option)?;
            let (value, rest) = value.split_once('"').ok_or(TrustProblem::Quote)?;
            (Some(value), rest)
        }
        None => (None, rest),
    };
    match rest.strip_prefix(',') {
        Some(after) => Ok((name, value, Some(after))),
        None if rest.is_empty() => Ok((name, value, None)),
        None => Err(TrustProblem::Option),
    }
}

#[cfg(test)]
mod tests;
