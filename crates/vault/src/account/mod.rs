//! Accounts: what a person tells, in her own words. Sealed once; corrected by amendments that leave what
//! stood before to be seen; disposed of with a tombstone.

mod dispose;
mod gates;
mod given;
mod page;
pub(crate) mod rows;
mod sealed;
#[cfg(test)]
mod tests;

use rusqlite::Transaction;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};

pub use gates::GateReason;
pub use given::{AccountGiven, STOP_CONDITIONS, STOPPED};
pub use page::{AccountPage, AccountRow, AccountVersion, MayLeave};
pub(crate) use sealed::check as check_rows;

use crate::custody::Draft;
use crate::draft::{self, DraftKind};
use crate::fault::Fault;
use crate::person::{self, PersonError};
use crate::stated::{StateError, Stated};
use crate::{Role, Vault, about, case, device, index};
use rows::AccountStock;

/// Why an account was not sealed, corrected, shown or disposed of.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// No account of that id.
    #[error("there is no account {given}")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// It came from a collector: only she corrects it.
    #[error("this account belongs to a collector's case")]
    Foreign,
    /// It was disposed of.
    #[error("this account was disposed of")]
    Disposed,
    /// Something must come first. Never empty, in the order in which it is shown.
    #[error("something must come before this account")]
    Closed {
        /// What.
        gates: Vec<GateReason>,
    },
    /// Not everything was looked at that can stop an account.
    #[error("{} of the conditions that stop an account were not looked at", open.len())]
    ConditionsOpen {
        /// Which.
        open: Vec<&'static str>,
    },
    /// No words of hers, and no recording.
    #[error("there are no words and no recording")]
    NothingTold,
    /// It was neither declared true, nor said why not.
    #[error("it is not stated how it was declared true, or why not")]
    NotDeclared,
    /// A contact note that grows into an account.
    #[error("a contact note holds at most 2000 characters, no questions and no recording")]
    NoteTooLong,
    /// Her words are longer than 1 MiB.
    #[error("an account has at most 1 MiB")]
    TooLong,
    /// A time that is none.
    #[error("{field} is not a time")]
    BadTime {
        /// The field of the record.
        field: &'static str,
    },
    /// A recording or transcript that is no item of its case.
    #[error("there is no item {item} in this case")]
    NoItem {
        /// The item.
        item: Id,
    },
    /// The second person's yes is not about her and this kind of account, or another account rests on it.
    #[error("there is no such agreement of a second person for this account")]
    NoOverride,
    /// A correction would make another kind of account of it.
    #[error("a correction does not change the kind of an account")]
    KindStays,
    /// Disposing needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// A bundle with it is still to be delivered.
    #[error("a bundle with this account is still under way")]
    UnderWay,
    /// The person.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// A text, list or code that no record takes.
    #[error(transparent)]
    Stated(#[from] StateError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl AccountError {
    /// The stable code of this error; of several gates, that of the first.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "account-not-found",
            Self::Foreign => "account-foreign",
            Self::Disposed => "account-disposed",
            Self::Closed { gates } => match gates.first() {
                Some(GateReason::RiskStop) => "risk-stop",
                Some(GateReason::NoRisk) => "no-risk",
                Some(GateReason::NoReferrals) => "no-referrals",
                Some(GateReason::NoFirstQuestion) => "no-first-question",
                Some(GateReason::NoConsent) | None => "no-consent",
                Some(GateReason::PriorReasonNeeded) => "prior-reason-needed",
                Some(GateReason::ChildOrSgbv) => "child-or-sgbv",
                Some(GateReason::DetailedUntrained) => "detailed-untrained",
            },
            Self::ConditionsOpen { .. } => "stop-conditions-open",
            Self::NothingTold => "account-empty",
            Self::NotDeclared => "account-not-declared",
            Self::NoteTooLong => "contact-note-too-long",
            Self::TooLong => "account-too-long",
            Self::BadTime { .. } => "account-time-bad",
            Self::NoItem { .. } => "account-item-not-here",
            Self::NoOverride => "override-not-found",
            Self::KindStays => "account-kind-stays",
            Self::NoReason => "reason-needed",
            Self::UnderWay => "still-under-way",
            Self::Person(error) => error.code(),
            Self::Stated(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

impl Vault {
    /// Seals what a person told, and what the one who collects thought apart from it, which never leaves. Every
    /// gate is asked again in the transaction that seals; the draft of it goes in the same.
    ///
    /// # Errors
    /// [`AccountError`]; then the draft stays.
    pub fn seal_account(
        &self,
        person: &Id,
        given: &AccountGiven,
        impressions: Option<&str>,
    ) -> Result<Id, AccountError> {
        if self.role() != Role::Collector {
            return Err(PersonError::PartnersVault.into());
        }
        let mut stated = given.stated()?;
        given.check()?;
        let mut thought = Stated::new();
        thought.text("words", impressions)?;
        let account = self.write(|tx| {
            let stock = person::own(tx, person)?;
            let account = device::new_id()?;
            let mut gates = self.gates(tx, &stock, &given.kind, &account)?;
            if given.reason.as_ref().is_some_and(|reason| !reason.is_empty()) {
                gates.closed.retain(|reason| *reason != GateReason::PriorReasonNeeded);
            }
            if !gates.closed.is_empty() {
                return Err(AccountError::Closed { gates: gates.closed });
            }
            if let Some(named) = given.override_ {
                if !gates::unspent(tx, &stock, &given.kind)?.contains(&named) {
                    return Err(AccountError::NoOverride);
                }
                gates.override_ = Some(named);
            }
            given.check_items(tx, &stock.case)?;
            stated.put("training", gates.training);
            let row = AccountStock {
                id: account,
                case: stock.case,
                person: stock.id,
                kind: given.kind.clone(),
                kept: true,
                impressions: (!thought.says_nothing()).then(device::new_id).transpose()?,
                override_: gates.override_,
            };
            self.seal_version(tx, &row, stated, &[])?;
            rows::add(tx, &row)?;
            if let Some(plan) = row.impressions {
                self.seal_impressions(tx, &row, plan, thought)?;
            }
            draft::forget(tx, DraftKind::Account, person)?;
            index::note(tx, index::Kind::Account, &account)?;
            Ok(account)
        })?;
        self.cut_after_draft();
        Ok(account)
    }

    /// Corrects an account: another version, beside which the one before stays to be seen. What is corrected
    /// was told already, so only one gate is asked: that she still agrees to its being kept here; what must hold of an account by itself still must.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn amend_account(&self, account: &Id, given: &AccountGiven) -> Result<Digest, AccountError> {
        let mut stated = given.stated()?;
        given.check()?;
        self.write(|tx| {
            let row = rows::find(tx, account)?;
            if case::is_foreign(tx, &row.case)? {
                return Err(AccountError::Foreign);
            }
            if !row.kept {
                return Err(AccountError::Disposed);
            }
            if given.kind != row.kind {
                return Err(AccountError::KindStays);
            }
            let person = person::own(tx, &row.person)?;
            if !self.is_kept_by_consent(tx, &person, account)? {
                return Err(AccountError::Closed { gates: vec![GateReason::NoConsent] });
            }
            given.check_items(tx, &row.case)?;
            let training = crate::plan::training_of(tx, &row.case, self.agent())?;
            stated.put("training", training);
            let before = about::digests(tx, &row.case, account, &Schema::ACCOUNT)?;
            let newest: Vec<Digest> = before.last().copied().into_iter().collect();
            let digest = self.seal_version(tx, &row, stated, &newest)?;
            index::note(tx, index::Kind::Account, account)?;
            Ok(digest)
        })
    }

    /// Seals one version of an account and enters it, in the caller's transaction.
    fn seal_version(
        &self,
        tx: &Transaction<'_>,
        row: &AccountStock,
        mut stated: Stated,
        amends: &[Digest],
    ) -> Result<Digest, Fault> {
        let amends: Vec<String> = amends.iter().map(Digest::to_string).collect();
        stated.put("account", row.id.to_string()).put("person", row.person.to_string());
        stated.put("case", row.case.to_string()).put("amends", amends).put("at", self.now().to_string());
        if let Some(id) = row.override_ {
            stated.put("override", id.to_string());
        }
        let record = self.keep_record(tx, &Schema::ACCOUNT, &row.case, &row.id, stated.into_values())?;
        self.append(tx, &about_account(row, Action::RecordSealed, record))?;
        Ok(record)
    }

    fn seal_impressions(
        &self,
        tx: &Transaction<'_>,
        row: &AccountStock,
        plan: Id,
        mut thought: Stated,
    ) -> Result<(), Fault> {
        thought.put("plan", plan.to_string()).put("case", row.case.to_string());
        thought.put("account", row.id.to_string()).put("at", self.now().to_string());
        let record = self.keep_record(tx, &Schema::IMPRESSIONS, &row.case, &plan, thought.into_values())?;
        let entry = about_account(row, Action::RecordSealed, record);
        self.append(tx, &Draft { thing_kind: ThingKind::Plan, thing: plan, ..entry })?;
        Ok(())
    }
}

/// An entry about an account.
fn about_account(row: &AccountStock, action: Action, record: Digest) -> Draft {
    Draft {
        action,
        case: row.case,
        thing_kind: ThingKind::Account,
        thing: row.id,
        digest: None,
        record: Some(record),
        outcome: None,
    }
}
