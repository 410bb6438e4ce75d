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
    /// A disclosure, with where it went as answers are asked about it, and what of persons is in it.
    DISCLOSURE_2 = "disclosure" / 2 {
        dossier case recipient class purpose state named items accounts identities withheld at
    }
    /// A tombstone: an original that is no longer kept here, and why.
    TOMBSTONE = "tombstone" / 1 { item digest act reason held_by acceptance at }
    /// What an item shows, with dates and places as values; each fact may be stated as unknown.
    DESCRIPTION_2 = "description" / 2 {
        item title date place events author from_whom custody whole cut_by persons graphic witness
        witness_willing reached itemtype generation languages unknown note vocabulary described_at
    }
    /// On what ground an item may be handed on; `answered` names the person whose answers hold.
    CONSENT_BASIS_2 = "consent-basis" / 2 { item basis reason form date scope account person stated_at }
    /// Where an item was first entered, when it was filed into this case from another log.
    FILED = "filed" / 1 { item from_case from_log log_key entry proof at }
    /// What a case is for, and who else documents there.
    CASE_FACTS = "case-facts" / 1 {
        case situation period area purposes mandate retention others_here vocabulary at
    }
    /// A risk assessment. A plan: it never leaves.
    RISK = "risk-assessment" / 1 {
        plan case scope threats measures residual decision decided_by review_on stop_trigger contacts
        seizure_plan told vocabulary at
    }
    /// Where a person can be sent for help. A plan: it never leaves.
    REFERRALS = "referral-list" / 1 { plan case services vocabulary at }
    /// What the one who collects was trained for. A plan: it never leaves.
    TRAINING = "training" / 1 { plan case agent training words at }
    /// The coded half of a person.
    PERSON = "person" / 1 {
        person case code counting number described roles connection age_band child languages
        interpreter vulnerable safety contact referral note vocabulary at
    }
    /// The identity half of a person, under a key of its own.
    IDENTITY = "identity" / 1 {
        identity person names latin other_names gender traits birth birth_place documents nationality
        contact code_word safe_hours trusted_person address family lawyer medical emergency note at
    }
    /// A drawn mark or signature, under the key of the identity half.
    MARK = "mark" / 1 { identity person conversation strokes at }
    /// Whether she told before, to whom, when, in what form.
    PRIOR_ACCOUNTS = "prior-accounts" / 1 { person told accounts at }
    /// What was explained before the answers, how it was understood, and in what form consent was given.
    CONVERSATION = "conversation" / 1 {
        conversation person script script_version script_language medium said understanding free
        interpreter support assent form form_item copy review_on given_anything at
    }
    /// A person's answers for one recipient.
    ANSWERS = "answers" / 1 {
        consent person recipient conversation ladder matrix conditions lifted covers vocabulary at
    }
    /// A person's withdrawal towards one recipient.
    WITHDRAWAL = "withdrawal" / 1 { consent person recipient covers erase told_how by reason at }
    /// What a person told, in her words.
    ACCOUNT = "account" / 1 {
        account person case kind reason reason_words stop_checked began ended breaks place_type present
        spoken written method interpreter narrative questions known_how quotes not_asked chose_not
        read_back corrections declared unsigned_reason recording transcripts condition distress
        referral anything_given training override vocabulary at
    }
    /// What the one who collects thought, apart from the account. A plan: it never leaves.
    IMPRESSIONS = "impressions" / 1 { plan case account words at }
    /// A tombstone of words: what is no longer kept here, by the kind of thing it was, and why.
    TOMBSTONE_2 = "tombstone" / 2 { thing thing_kind act reason at }
    /// Why an account was taken in spite of a safeguard, and which second person agreed.
    OVERRIDE = "override" / 1 { override person kind reason by second approval at }
}

/// The schema of a kind, if this program knows it.
#[must_use]
pub fn schema(kind: &Kind) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == kind.name && schema.version == kind.version)
}
