//! What stands between a person and her account, so that nobody is harmed by telling: plans that must be
//! there, the first question, her yes, a reason to tell again, and training where telling is dangerous.
//!
//! None of it can be talked round: sealing asks again, in the transaction that seals.

use rusqlite::Connection;
use sanad_evidence::consent::{self, Destination, HERE, Purpose, Sort, Standing};
use sanad_evidence::{Id, Schema};
use serde::Serialize;

use super::AccountError;
use super::given::{DETAILED, PRIOR_OTHER, SCREENING};
use crate::consent::rows as answers;
use crate::fault::Fault;
use crate::person::rows::PersonStock;
use crate::{Vault, about, device, person, plan, stated};

/// Why no account can be taken from a person now. What is shown first stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateReason {
    /// The newest risk assessment of the case says stop.
    RiskStop,
    /// There is no risk assessment of the case.
    NoRisk,
    /// There is no list of where she could be sent for help.
    NoReferrals,
    /// She was not asked whether she told before.
    NoFirstQuestion,
    /// She did not say yes to its being kept here, or withdrew.
    NoConsent,
    /// She told before, here or elsewhere: telling again needs a reason.
    PriorReasonNeeded,
    /// She is a child, or survived sexual violence: only a contact note and help, unless the one who collects
    /// was trained for it or a second person agreed.
    ChildOrSgbv,
    /// A detailed account needs training, or a second person's yes.
    DetailedUntrained,
}

impl GateReason {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RiskStop => "risk-stop",
            Self::NoRisk => "no-risk",
            Self::NoReferrals => "no-referrals",
            Self::NoFirstQuestion => "no-first-question",
            Self::NoConsent => "no-consent",
            Self::PriorReasonNeeded => "prior-reason-needed",
            Self::ChildOrSgbv => "child-or-sgbv",
            Self::DetailedUntrained => "detailed-untrained",
        }
    }
}

/// How the gates stand for one account.
pub(super) struct Gates {
    /// What is closed, in order.
    pub closed: Vec<GateReason>,
    /// The training of the one who collects, as it is written into the account.
    pub training: Vec<String>,
    /// The second person's yes that opens what training would open, if one is needed and there is one.
    pub override_: Option<Id>,
}

impl Vault {
    /// Why no account of this kind (`account.…`) can be taken from a person now; empty when one can. A reason
    /// to tell again ([`GateReason::PriorReasonNeeded`]) is given with the account itself.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such person, or she came from a collector.
    pub fn may_take_account(&self, person: &Id, kind: &str) -> Result<Vec<GateReason>, AccountError> {
        self.read(|db| {
            let stock = person::own(db, person)?;
            // Nothing can have been agreed about an account that is not there but in an answer about all.
            Ok(self.gates(db, &stock, kind, &device::new_id()?)?.closed)
        })
    }

    /// How the gates stand for `account`, which is about to be sealed.
    pub(super) fn gates(
        &self,
        db: &Connection,
        stock: &PersonStock,
        kind: &str,
        account: &Id,
    ) -> Result<Gates, Fault> {
        let mut closed = Vec::new();
        let readiness = plan::readiness(db, &stock.case)?;
        closed.extend(readiness.stopped.then_some(GateReason::RiskStop));
        closed.extend((!readiness.risk).then_some(GateReason::NoRisk));
        closed.extend((!readiness.referrals).then_some(GateReason::NoReferrals));
        let prior = person::newest_prior(db, &stock.case, &stock.id)?;
        closed.extend(prior.is_none().then_some(GateReason::NoFirstQuestion));
        closed.extend((!self.is_kept_by_consent(db, stock, account)?).then_some(GateReason::NoConsent));
        let told = prior.is_some_and(|prior| prior.told == "yes") || told_here(db, &stock.id)?;
        let tells = kind != SCREENING && kind != PRIOR_OTHER;
        closed.extend((tells && told).then_some(GateReason::PriorReasonNeeded));

        let training = plan::training_of(db, &stock.case, self.agent())?;
        let untrained = untrained(db, stock, kind, &training)?;
        let override_ = if untrained.is_empty() { None } else { unspent(db, stock, kind)?.pop() };
        if override_.is_none() {
            closed.extend(untrained);
        }
        Ok(Gates { closed, training, override_ })
    }

    /// Whether she said yes to keeping what she tells, and that still holds. Conditions about what leaves
    /// restrict nothing here: the coded half is asked for, which none of them is about.
    pub(super) fn is_kept_by_consent(
        &self,
        db: &Connection,
        stock: &PersonStock,
        account: &Id,
    ) -> Result<bool, Fault> {
        let permit = answers::permit(db, &stock.case, &stock.id, HERE, account)?;
        let standing = Standing::of_person(permit, Sort::Coded);
        let here = Destination::default();
        Ok(consent::may_leave(&standing, &here, Purpose::Safekeeping, &self.now()).is_yes())
    }
}

/// Whether she told here before: a contact note is no account; one that was disposed of was told all the same.
fn told_here(db: &Connection, person: &Id) -> Result<bool, Fault> {
    Ok(db.prepare_cached("SELECT 1 FROM account WHERE person = ?1 AND kind NOT IN (?2, ?3)")?.exists([
        person.to_string(),
        SCREENING.to_owned(),
        PRIOR_OTHER.to_owned(),
    ])?)
}

/// What training is missing for an account of this kind from this person.
fn untrained(
    db: &Connection,
    stock: &PersonStock,
    kind: &str,
    training: &[String],
) -> Result<Vec<GateReason>, Fault> {
    if kind == SCREENING {
        return Ok(Vec::new());
    }
    // Whatever was ever stated closes: to leave it out of what is stated anew opens nothing.
    let stated = about::records(db, &stock.case, &stock.id, &Schema::PERSON)?;
    let stated: Vec<person::PersonGiven> = stated.iter().map(person::PersonGiven::of).collect();
    let vulnerable = |code: &str| stated.iter().any(|given| given.vulnerable.iter().any(|one| one == code));
    let has = |code: &str| training.iter().any(|one| one == code);
    let child = stated.iter().any(|given| given.child == Some(true)) || vulnerable("vuln.child");
    let mut missing = Vec::new();
    let unsafe_here =
        child && !has("training.children") || vulnerable("vuln.sgbv") && !has("training.sexual_violence");
    missing.extend(unsafe_here.then_some(GateReason::ChildOrSgbv));
    missing.extend((kind == DETAILED && !has("training.detailed")).then_some(GateReason::DetailedUntrained));
    Ok(missing)
}

/// The second persons' yeses to an account of this kind from this person that no account rests on yet, the
/// oldest first. Each is for one account.
pub(super) fn unspent(db: &Connection, stock: &PersonStock, kind: &str) -> Result<Vec<Id>, Fault> {
    let mut given: Vec<Id> = Vec::new();
    for record in about::records(db, &stock.case, &stock.id, &Schema::OVERRIDE)? {
        let id: Option<Id> = stated::text_in(&record, "override").and_then(|id| id.parse().ok());
        given.extend(id.filter(|_| record.text_of("kind") == Some(kind)));
    }
    let mut statement = db.prepare_cached("SELECT 1 FROM account WHERE override = ?1")?;
    let mut unspent = Vec::new();
    for id in given {
        if !statement.exists([id.to_string()])? {
            unspent.push(id);
        }
    }
    Ok(unspent)
}
