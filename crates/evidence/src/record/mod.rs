//! The record: the one structure under everything (FORMAT.md, "Record").
//!
//! A record is a text of salted lines. Its digest is over the digests of its lines, so any line can
//! later be withheld and the digest still holds, and a stranger checks it with a loop of `sha256sum`.

mod parse;
mod schema;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use hmac::{Hmac, Mac as _};
use serde_json::Value;
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

pub(crate) use parse::is_code;
pub use parse::{MAX_LINE, MAX_RECORD, RecordError};
pub use schema::{Field, SCHEMAS, Schema, schema};

use crate::{Digest, to_hex};

/// The random seed from which a record's salts and the order of its lines are drawn: 32 bytes,
/// used once and wiped. Whoever keeps it could guess withheld fields; nothing keeps it.
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// Takes 32 bytes from the operating system's randomness, and wipes the caller's copy.
    #[must_use]
    pub fn from_random(bytes: &mut [u8; 32]) -> Self {
        let seed = Self(Zeroizing::new(*bytes));
        bytes.zeroize();
        seed
    }

    fn draw(&self, purpose: &[u8], name: &str) -> [u8; 32] {
        // HMAC takes keys of any length, so this cannot fail; the empty MAC is never reached.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.as_slice()) else { return [0; 32] };
        mac.update(purpose);
        mac.update(name.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// The type and version of a record, as in its first line: `item/1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// The name: lower-case ASCII letters, digits and hyphens.
    pub name: String,
    /// The version of the schema, from 1.
    pub version: u16,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.name, self.version)
    }
}

/// One line below the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// A field as it was sealed. `text` is the whole line with its newline, since the digest is of
    /// these bytes and of no re-serialisation.
    Shown { name: String, value: Value, text: String },
    /// A field kept back: only the digest of its line, and why.
    Withheld { digest: Digest, reason: String },
}

impl Line {
    fn digest(&self) -> Digest {
        match self {
            Self::Shown { text, .. } => Digest::of(text.as_bytes()),
            Self::Withheld { digest, .. } => *digest,
        }
    }
}

/// A sealed, immutable record. An amendment is another record that names this one's digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    kind: Kind,
    lines: Vec<Line>,
}

impl Record {
    /// Seals `values` as a record of the given schema. Fields not named are present and empty.
    ///
    /// # Errors
    /// [`RecordError`] when a value names a field the schema lacks, holds a fraction, or is too long.
    pub fn seal(schema: &Schema, values: &BTreeMap<&str, Value>, seed: &Seed) -> Result<Self, RecordError> {
        if let Some(name) = values.keys().find(|name| schema.field(name).is_none()) {
            return Err(RecordError::UnknownField { name: (*name).to_owned() });
        }
        let mut lines = Vec::with_capacity(schema.fields.len());
        for field in schema.fields {
            let value = values.get(field.name).cloned().unwrap_or(Value::Null);
            parse::check_value(&value, 0)?;
            let salt = seed.draw(b"sanad record v1 salt\n", field.name);
            let salt = to_hex(salt.get(..16).unwrap_or_default());
            let text = format!("{salt} {} {value}\n", field.name);
            if text.len() > MAX_LINE {
                return Err(RecordError::TooLong { limit: MAX_LINE });
            }
            let place = seed.draw(b"sanad record v1 order\n", field.name);
            lines.push((place, Line::Shown { name: field.name.to_owned(), value, text }));
        }
        // The order says nothing of the names: it is drawn, not the schema's.
        lines.sort_by_key(|(place, _)| *place);
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        Ok(Self { kind: Kind { name: schema.name.to_owned(), version: schema.version }, lines })
    }

    /// The type and version.
    #[must_use]
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Whether this is a record of `schema`.
    #[must_use]
    pub fn is(&self, schema: &Schema) -> bool {
        self.kind.name == schema.name && self.kind.version == schema.version
    }

    /// The value of a field that is shown; `None` when it is withheld or not part of the record.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.lines.iter().find_map(|line| match line {
            Line::Shown { name: shown, value, .. } if shown == name => Some(value),
            _ => None,
        })
    }

    /// The value of a field that is shown and is a text.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.value(name).and_then(Value::as_str)
    }

    /// The fields that are shown and not empty, in the schema's order where the schema is known.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, &Value)> {
        let mut shown: Vec<(&str, &Value)> = self
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Shown { name, value, .. } if !value.is_null() => Some((name.as_str(), value)),
                _ => None,
            })
            .collect();
        if let Some(schema) = schema(&self.kind) {
            shown.sort_by_key(|(name, _)| schema.fields.iter().position(|field| field.name == *name));
        }
        shown
    }

    /// How many lines are withheld.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line, Line::Withheld { .. })).count()
    }

    /// The digests of the records this one amends.
    #[must_use]
    pub fn amends(&self) -> Vec<Digest> {
        let list = self.value("amends").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).filter_map(|text| text.parse().ok()).collect()
    }

    fn head(&self) -> String {
        format!("sanad record v1 {}\n", self.kind)
    }

    /// The record as it is written down and travels: UTF-8, every line ended by a newline.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.head();
        for line in &self.lines {
            match line {
                Line::Shown { text: line, .. } => text.push_str(line),
                Line::Withheld { digest, reason } => {
                    text.push_str(&format!("withheld {digest} {reason}\n"));
                }
            }
        }
        text
    }

    /// The commitment: the SHA-256 of each line with its newline, one hexadecimal digest a line.
    /// The first line counts, so the type cannot be changed; a withheld line states its digest.
    #[must_use]
    pub fn commitment(&self) -> String {
        let mut text = format!("{}\n", Digest::of(self.head().as_bytes()));
        for line in &self.lines {
            text.push_str(&format!("{}\n", line.digest()));
        }
        text
    }

    /// The record's digest: the SHA-256 of its commitment. The same for every copy, whatever is
    /// withheld in it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.commitment().as_bytes())
    }

    /// A copy in which the named fields are withheld for `reason`, and with them **every empty
    /// field**, for the same reason: so the copy does not tell whether a field it lacks was filled.
    ///
    /// # Errors
    /// [`RecordError`] for a field that the record does not show, for one that cannot be withheld,
    /// and for a reason that is not a code.
    pub fn withhold(&self, names: &[&str], reason: &str) -> Result<Self, RecordError> {
        if !parse::is_code(reason) {
            return Err(RecordError::BadReason { reason: reason.to_owned() });
        }
        for name in names {
            if schema::PINNED.contains(name) {
                return Err(RecordError::Pinned { name: (*name).to_owned() });
            }
            if self.value(name).is_none() {
                return Err(RecordError::UnknownField { name: (*name).to_owned() });
            }
        }
        let keep_back = |line: &Line| match line {
            Line::Shown { name, value, .. } => {
                let pinned = schema::PINNED.contains(&name.as_str());
                !pinned && (value.is_null() || names.contains(&name.as_str()))
            }
            Line::Withheld { .. } => false,
        };
        let lines = self
            .lines
            .iter()
            .map(|line| {
                if keep_back(line) {
                    Line::Withheld { digest: line.digest(), reason: reason.to_owned() }
                } else {
                    line.clone()
                }
            })
            .collect();
        Ok(Self { kind: self.kind.clone(), lines })
    }
}
