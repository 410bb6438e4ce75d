//! The types of records and their fields (FORMAT.md, "Types of record").
//!
//! Every record of a type holds one line for every field, so a field is never removed from a schema
//! and never changes its meaning: a change is a new version beside the old one.

use super::Kind;

/// Fields that every type has and that can never be withheld, so that a reader always knows the
/// language and what a record takes the place of.
pub const PINNED: [&str; 2] = ["language", "amends"];

/// One field of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the record.
    pub name: &'static str,
}

/// The fields of one type and version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// The type's name.
    pub name: &'static str,
    /// The version, from 1.
    pub version: u16,
    /// Every field, in the order in which they are shown to people.
    pub fields: &'static [Field],
}

impl Schema {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

macro_rules! schemas {
    ($($(#[$doc:meta])* $constant:ident = $name:literal / $version:literal { $($field:ident)* })*) => {
        impl Schema {
            $($(#[$doc])* pub const $constant: Self = Self {
                name: $name,
                version: $version,
                fields: &[
                    Field { name: "language" },
                    Field { name: "amends" },
                    $(Field { name: stringify!($field) },)*
                ],
            };)*
        }

        /// Every type this program knows.
        pub const SCHEMAS: &[Schema] = &[$(Schema::$constant),*];
    };
}

schemas! {
    /// An entry of a custody log.
    ENTRY = "entry" / 1 {
        action case log index claimed_at clock since_boot boot agent thing_kind thing digest record
        previous anchor outcome tool
    }
    /// The opening of a case.
    CASE = "case" / 1 { case code created_at }
    /// An item as it was acquired.
    ITEM = "item" / 1 {
        item case file_name file_name_bytes folder size digest media_type extension received_at
        modified_claim how note
    }
    /// What an item shows: the six facts judges look for first, each of which may be unknown.
    DESCRIPTION = "description" / 1 {
        item title date place events author from_whom custody note described_at
    }
    /// On what ground an item may be handed on, or that this ground was withdrawn.
    CONSENT_BASIS = "consent-basis" / 1 { item basis reason form date scope account stated_at }
    /// A seal: what a bundle covers, and the newest entry about each thing in it.
    SEAL = "seal" / 1 { bundle case sequence heads sealed_at }
    /// Why a log was ended and another begun.
    RESTORED = "restored" / 1 { case why old_origin old_size old_root restored_at }
    /// A disclosure: what was handed beyond the partner, to whom, and what was withheld.
    DISCLOSURE = "disclosure" / 1 { dossier case recipient purpose items withheld at }
    /// A tombstone: an original that is no longer kept here, and why.
    TOMBSTONE = "tombstone" / 1 { item digest act reason held_by acceptance at }
}

/// The schema of a kind, if this program knows it.
#[must_use]
pub fn schema(kind: &Kind) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == kind.name && schema.version == kind.version)
}
