//! The message: a few words between a collector and a partner about one bundle, which expire.

use std::fmt;
use std::fmt::Write as _;

use zeroize::Zeroizing;

use crate::document::{DocumentError, Lines, Problem, signed_by};
use crate::id::Id;
use crate::sign::{Namespace, SigningKey, VerifyingKey, open, sign_document};
use crate::time::ClaimedTime;

const KIND: &str = "message";
const ANSWERS: &str = "answers none | <32 hex>";
/// The text is filled up to a multiple of this, so that its length says little.
const BLOCK: usize = 4096;

/// A few words about a bundle (FORMAT.md, Message): a question back, an answer. Not testimony, which
/// belongs into a record, and not kept: it expires on both sides.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Its own id.
    pub id: Id,
    /// The bundle it is about; under any other it is a copy and is refused.
    pub bundle: Id,
    /// Whose it is: the collector's key for this partner, or the partner's. It signs.
    pub key: VerifyingKey,
    /// The message it answers.
    pub answers: Option<Id>,
    /// When it was written, by the writer's clock.
    pub at: ClaimedTime,
    /// From when on it is to be erased: after `at`, by at most [`Message::MOST_DAYS`].
    pub expires: ClaimedTime,
    /// What it says.
    pub text: MessageText,
}

/// What a message says: 1 to 4,000 characters, lines parted by LF, without other control characters and
/// without characters that turn the direction of the text that follows. Wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageText(Zeroizing<String>);

/// Nothing, or more than a message holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message has 1 to 4,000 characters")]
pub struct MessageTextError;

impl MessageTextError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "message-text"
    }
}

impl MessageText {
    /// The most characters.
    pub const MOST: usize = 4000;

    /// Takes a text as typed: the space around it is cut, tabs become spaces, and other characters that
    /// nobody sees are left out.
    ///
    /// # Errors
    /// [`MessageTextError`] when nothing is left, or too much.
    pub fn new(typed: &str) -> Result<Self, MessageTextError> {
        let mut text = Zeroizing::new(String::with_capacity(typed.len()));
        for letter in typed.trim().chars() {
            match letter {
                '\t' => text.push(' '),
                '\n' => text.push('\n'),
                hidden if unseen(hidden) => {}
                shown => text.push(shown),
            }
        }
        // What was left out may have stood around more space.
        let text = Zeroizing::new(text.trim().to_owned());
        if (1..=Self::MOST).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(MessageTextError) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character is a control, or turns the direction of what follows.
fn unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Debug for MessageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MessageText(..)")
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message").field("id", &self.id).field("bundle", &self.bundle).finish_non_exhaustive()
    }
}

impl Message {
    /// The largest document, signature included, in bytes. 4,000 characters make at most 20,480 of text.
    pub const MOST_BYTES: usize = 32_768;
    /// The longest time a message may last, in days.
    pub const MOST_DAYS: u32 = 90;

    /// The text without signature. It is wiped when dropped.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        // Large enough from the start: a text that grows leaves copies behind.
        let mut text = Zeroizing::new(String::with_capacity(Self::MOST_BYTES));
        let Self { id, bundle, key, at, expires, .. } = self;
        let answers = self.answers.map_or_else(|| "none".to_owned(), |id| id.to_string());
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "sanad {KIND} v1\nid {id}\nbundle {bundle}\nkey {key}\nanswers {answers}\nat {at}\nexpires {expires}\ntext "
        );
        write_json(self.text.as_str(), &mut text);
        text.push_str("\npadding ");
        let zeros = zeros_after(text.len());
        text.extend(std::iter::repeat_n('0', zeros));
        text.push('\n');
        text
    }

    /// Parses the text without signature.
    ///
    /// # Errors
    /// [`DocumentError`], naming the line and never showing it.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let mut lines = Lines::begin(KIND, text, Self::MOST_BYTES)?;
        let id = lines.id("id", "id <32 hex>")?;
        let bundle = lines.id("bundle", "bundle <32 hex>")?;
        let key = lines.key()?;
        let answers = match lines.field("answers", ANSWERS)? {
            "none" => None,
            other => Some(other.parse().map_err(|_| lines.fail(Problem::Hex(32)))?),
        };
        let at = lines.time()?;
        let expires = lines.named_time("expires", "expires <time>")?;
        let lasts = expires.unix().saturating_sub(at.unix());
        if !(1..=i64::from(Self::MOST_DAYS).saturating_mul(86_400)).contains(&lasts) {
            return Err(lines.fail(Problem::Expiry));
        }
        let text_of = lines.field("text", "text <JSON string>")?;
        let words = parse_text(text_of).ok_or_else(|| lines.fail(Problem::Text))?;
        let padding = lines.field("padding", "padding <zeros>")?;
        let wrong = lines.fail(Problem::Padding);
        lines.end()?;
        // The last line: before its zeros, and their newline, stands all the rest.
        let before = text.len().saturating_sub(padding.len()).saturating_sub(1);
        if padding.bytes().any(|byte| byte != b'0') || padding.len() != zeros_after(before) {
            return Err(wrong);
        }
        Ok(Self { id, bundle, key, answers, at, expires, text: words })
    }

    /// Signs the message. `key` must be the one it names. Wiped when dropped.
    ///
    /// # Errors
    /// [`DocumentError`] when the key is another, or the message is one that [`Message::parse`] would
    /// refuse.
    pub fn sign(&self, key: &SigningKey) -> Result<Zeroizing<String>, DocumentError> {
        signed_by(&self.key, &key.verifying_key())?;
        let text = self.to_text();
        Self::parse(&text)?;
        Ok(Zeroizing::new(sign_document(&text, key, Namespace::Message)?))
    }

    /// Opens a message that must name, and be signed by, `writer`.
    ///
    /// # Errors
    /// [`DocumentError`], [`DocumentError::OtherSigner`] among them.
    pub fn open_from(bytes: &[u8], writer: &VerifyingKey) -> Result<Self, DocumentError> {
        let (text, signer) = open(bytes, Namespace::Message, Self::MOST_BYTES)?;
        let message = Self::parse(text)?;
        signed_by(writer, &signer)?;
        signed_by(writer, &message.key)?;
        Ok(message)
    }
}

/// How many zeros fill up a text of `length` bytes and the newline after them: one at least.
const fn zeros_after(length: usize) -> usize {
    let over = length.saturating_add(1) % BLOCK;
    BLOCK.saturating_sub(over)
}

/// The one JSON spelling of a text that has no control character but LF.
fn write_json(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// The text of a JSON string in its one spelling.
fn parse_text(value: &str) -> Option<MessageText> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = Zeroizing::new(String::with_capacity(inner.len()));
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(match letters.next()? {
                'n' => '\n',
                same @ ('"' | '\\') => same,
                _ => return None,
            }),
            other => text.push(other),
        }
    }
    // Already as a text is that was taken as typed.
    MessageText::new(&text).ok().filter(|taken| taken.as_str() == text.as_str())
}
