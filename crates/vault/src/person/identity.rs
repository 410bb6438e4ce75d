//! What names a person, kept apart from everything else of her: set, opened, destroyed.

use std::fmt;

use rusqlite::Transaction;
use sanad_evidence::consent::first_code;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde_json::Value;
use zeroize::Zeroizing;

use super::rows::PersonStock;
use super::{PersonError, half, own, stock};
use crate::consent::standing::unusable;
use crate::custody::Draft;
use crate::draft::{self, DraftKind};
use crate::stated::{StateError, Stated};
use crate::{Vault, about, erase, store};

/// The most points of all strokes of a drawn mark together.
const MOST_POINTS: usize = 100_000;

macro_rules! identity {
    ($($(#[$doc:meta])* $field:ident)*) => {
        /// What names a person (identity/1), all in her own words and all of it optional. Wiped when
        /// dropped, and shown by no `Debug`.
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct IdentityGiven {
            $($(#[$doc])* pub $field: Option<Zeroizing<String>>,)*
        }

        impl IdentityGiven {
            /// The names of the fields, in the record's order.
            pub const FIELDS: &[&str] = &[$(stringify!($field)),*];

            /// What stands in the field of that name, one of [`Self::FIELDS`].
            #[must_use]
            pub fn get(&self, field: &str) -> Option<&str> {
                match field {
                    $(stringify!($field) => self.$field.as_ref().map(|text| text.as_str()),)*
                    _ => None,
                }
            }

            /// Puts words into the field of that name; whether there is such a field.
            pub fn set(&mut self, field: &str, words: Zeroizing<String>) -> bool {
                match field {
                    $(stringify!($field) => self.$field = Some(words),)*
                    _ => return false,
                }
                true
            }

            fn stated(&self) -> Result<Stated, StateError> {
                let mut stated = Stated::new();
                $(stated.text(stringify!($field), self.$field.as_ref().map(|text| text.as_str()))?;)*
                Ok(stated)
            }

            fn of(record: &Record) -> Self {
                let text = |field| record.text_of(field).map(|text| Zeroizing::new(text.to_owned()));
                Self { $($field: text(stringify!($field)),)* }
            }
        }
    };
}

identity! {
    /// Her names, in the script in which she writes them.
    names
    /// The same in Latin letters.
    latin
    /// Other names she is known by.
    other_names
    /// Her gender, in her own words.
    gender
    /// What else she says she is, in her own words; only with her agreement.
    traits
    /// When she was born, in her words.
    birth
    /// Where she was born.
    birth_place
    /// Her papers and their numbers.
    documents
    /// Her nationality, or that she has none.
    nationality
    /// How she can be reached safely.
    contact
    /// The word by which each knows the other.
    code_word
    /// When it is safe to reach her.
    safe_hours
    /// Through whom she can be reached.
    trusted_person
    /// Where she lives.
    address
    /// Her family.
    family
    /// Her lawyer.
    lawyer
    /// What concerns her health.
    medical
    /// What she wishes if she dies or cannot be reached.
    emergency
    /// Anything else that names her.
    note
}

impl fmt::Debug for IdentityGiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityGiven(not shown)")
    }
}

impl Vault {
    /// States the identity half of a person anew, whole: what is left out is no longer what holds. What was
    /// stated before stays under the same key until that is burned. After [`Vault::destroy_identity`] a new
    /// half begins, under a new key.
    ///
    /// # Errors
    /// [`PersonError`].
    pub fn set_identity(&self, person: &Id, given: &IdentityGiven) -> Result<Digest, PersonError> {
        let stated = given.stated()?;
        let digest = self.write(|tx| {
            let stock = own(tx, person)?;
            let before = match stock.key_id {
                Some(_) => about::digests(tx, &stock.case, &stock.identity, &Schema::IDENTITY)?,
                None => Vec::new(),
            };
            let amends: Vec<Digest> = before.last().copied().into_iter().collect();
            draft::forget(tx, DraftKind::Identity, person)?;
            self.seal_into_half(tx, &stock, &Schema::IDENTITY, stated, &amends)
        })?;
        self.cut_after_draft();
        Ok(digest)
    }

    /// Opens the identity half of a person: what was stated last. `None` when nothing was, or its key was
    /// burned. The caller shows it for as long as it is needed, and drops it. At a partner's desk only while
    /// she allows it: a withdrawal closes it at once.
    ///
    /// # Errors
    /// [`PersonError`]; [`PersonError::MayNotLeave`] among them.
    pub fn open_identity(&self, person: &Id) -> Result<Option<IdentityGiven>, PersonError> {
        self.read(|db| {
            let stock = stock(db, person)?;
            if let Some(reasons) =
                unusable(db, &stock.identity, &self.now())?.filter(|_| stock.key_id.is_some())
            {
                return Err(PersonError::MayNotLeave { reason: first_code(&reasons) });
            }
            let records = self.open_half(db, &stock, &Schema::IDENTITY)?;
            Ok(records.last().map(IdentityGiven::of))
        })
    }

    /// Keeps a mark or signature that a person drew, in her identity half: strokes, each a list of numbers.
    ///
    /// # Errors
    /// [`PersonError`].
    pub fn put_mark(
        &self,
        person: &Id,
        conversation: &Id,
        strokes: &[Vec<i32>],
    ) -> Result<Digest, PersonError> {
        self.write(|tx| {
            let stock = own(tx, person)?;
            self.seal_mark(tx, &stock, conversation, strokes)
        })
    }

    /// The same in the caller's transaction.
    pub(crate) fn seal_mark(
        &self,
        tx: &Transaction<'_>,
        stock: &PersonStock,
        conversation: &Id,
        strokes: &[Vec<i32>],
    ) -> Result<Digest, PersonError> {
        if strokes.iter().map(Vec::len).sum::<usize>() > MOST_POINTS || strokes.len() > MOST_POINTS {
            return Err(StateError::TooMany { field: "strokes" }.into());
        }
        let mut stated = Stated::new();
        let strokes: Vec<Value> = strokes.iter().map(|stroke| Value::from(stroke.clone())).collect();
        stated.put("strokes", strokes).put("conversation", conversation.to_string());
        self.seal_into_half(tx, stock, &Schema::MARK, stated, &[])
    }

    /// Destroys the identity half of a person here: burns its key and removes what it sealed, a draft of it,
    /// and the heads of delivered bundles that hold it, which cannot be sent again then. Custody and fixity
    /// hold as before. Copies elsewhere, an older backup or one that a partner was given, stay.
    ///
    /// # Errors
    /// [`PersonError::NoHalf`]; [`PersonError::UnderWay`] while a bundle that holds it waits for the road. When this returns with an error the half may still be readable.
    pub fn destroy_identity(&self, person: &Id) -> Result<(), PersonError> {
        self.write(|tx| {
            let stock = stock(tx, person)?;
            let key_id = stock.key_id.ok_or(PersonError::NoHalf)?;
            if !erase::words_about(tx, &stock.identity)? {
                return Err(PersonError::UnderWay);
            }
            draft::forget(tx, DraftKind::Identity, person)?;
            half::burn(tx, &stock, key_id)?;
            Self::rewrite_is_due(tx)?;
            self.append(
                tx,
                &Draft {
                    action: Action::Disposed,
                    case: stock.case,
                    thing_kind: ThingKind::Identity,
                    thing: stock.identity,
                    digest: None,
                    record: None,
                    outcome: Some("key-burned"),
                },
            )?;
            Ok::<_, PersonError>(())
        })?;
        // The burned row stands in the log's old pages until now. The ciphertext goes with a new file.
        self.with_writer(store::checkpoint_truncate)?;
        Ok(self.rewrite()?)
    }
}
