//! The first question, always: has she told before? To whom, when, in what form.

use rusqlite::Connection;
use sanad_evidence::{Digest, Id, Schema};
use serde::{Deserialize, Serialize};

use super::{PersonError, own};
use crate::fault::Fault;
use crate::stated::{self, StateError, Stated, unshown};
use crate::{Vault, about};

/// An account she gave before, as she tells of it. All of it may be left empty.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorAccount {
    /// To whom, in words: an organisation, a journalist, a police post.
    pub to_whom: String,
    /// When, in her words.
    pub when: String,
    /// In what form: spoken, written, filmed.
    pub form: String,
    /// Whether a copy can be reached, and where.
    pub reachable: String,
    /// What became of it.
    pub used: String,
}

/// What she answered to the first question (prior-accounts/1).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prior {
    /// `yes`, `none`, `unknown` or `did-not-say`.
    pub told: String,
    /// For `yes`: what she told of.
    pub accounts: Vec<PriorAccount>,
}

/// The answers there are.
const TOLD: [&str; 4] = ["yes", "none", "unknown", "did-not-say"];

unshown!(PriorAccount, Prior);

impl Prior {
    fn stated(&self) -> Result<Stated, StateError> {
        let mut stated = Stated::new();
        stated.one_of("told", &TOLD, Some(&self.told))?;
        // Accounts under any other answer would contradict it.
        if stated.says_nothing() || self.told != "yes" && !self.accounts.is_empty() {
            return Err(StateError::BadCode { field: "told" });
        }
        let rows: Vec<[String; 5]> = self
            .accounts
            .iter()
            .map(|one| {
                [&one.to_whom, &one.when, &one.form, &one.reachable, &one.used].map(|text| text.clone())
            })
            .collect();
        stated.rows("accounts", &rows)?;
        Ok(stated)
    }
}

impl Vault {
    /// Records what a person answered when she was asked whether she told before. `none` is an answer.
    ///
    /// # Errors
    /// [`PersonError`].
    pub fn record_prior(&self, person: &Id, prior: &Prior) -> Result<Digest, PersonError> {
        let stated = prior.stated()?;
        self.write(|tx| {
            let stock = own(tx, person)?;
            let before = about::digests(tx, &stock.case, person, &Schema::PRIOR_ACCOUNTS)?;
            let amends: Vec<Digest> = before.last().copied().into_iter().collect();
            self.seal_about_person(tx, &stock, &Schema::PRIOR_ACCOUNTS, stated, &amends)
        })
    }
}

/// Her newest answer, if she was asked.
pub(crate) fn newest(db: &Connection, case: &Id, person: &Id) -> Result<Option<Prior>, Fault> {
    let record = about::newest(db, case, person, &Schema::PRIOR_ACCOUNTS)?;
    Ok(record.map(|record| Prior {
        told: stated::text_in(&record, "told").unwrap_or_default(),
        accounts: stated::rows_in::<5>(&record, "accounts")
            .into_iter()
            .map(|[to_whom, when, form, reachable, used]| PriorAccount {
                to_whom,
                when,
                form,
                reachable,
                used,
            })
            .collect(),
    }))
}
