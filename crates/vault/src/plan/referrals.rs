//! Where a person can be sent for help: written down before anybody is asked to tell anything.

use sanad_evidence::{Digest, Id, Schema};
use serde::{Deserialize, Serialize};

use super::{PlanError, newest, own_case, thing};
use crate::Vault;
use crate::fault::Fault;
use crate::stated::{self, Stated, unshown};

/// Somewhere a person can be sent for help.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// What kind of help: `referral.…`; `referral.none` says that there is none.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How it is reached.
    pub reach: String,
    /// Anything else: hours, cost, languages.
    pub note: String,
}

unshown!(Referral);

impl Vault {
    /// Writes down where persons of a case can be sent for help, anew and whole: at least one line, which may
    /// be `referral.none`.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn set_referrals(&self, case: &Id, list: &[Referral]) -> Result<Digest, PlanError> {
        if list.is_empty() {
            return Err(PlanError::Empty);
        }
        let mut stated = Stated::new();
        let codes: Vec<String> = list.iter().map(|one| one.code.clone()).collect();
        // The codes go into the lines below: here they are only looked at.
        Stated::new().codes("services", "referral.", &codes)?;
        let rows: Vec<[String; 4]> =
            list.iter().map(|one| [&one.code, &one.name, &one.reach, &one.note].map(String::clone)).collect();
        stated.rows("services", &rows)?;
        self.write(|tx| {
            own_case(tx, case)?;
            let thing = thing(tx, case, &Schema::REFERRALS)?;
            self.seal_plan(tx, case, thing, &Schema::REFERRALS, stated)
        })
    }

    /// Where persons of a case can be sent for help; empty while nothing is written down.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn referrals(&self, case: &Id) -> Result<Vec<Referral>, Fault> {
        let record = self.read(|db| newest(db, case, &Schema::REFERRALS))?;
        let rows = record.map(|record| stated::rows_in::<4>(&record, "services")).unwrap_or_default();
        Ok(rows.into_iter().map(|[code, name, reach, note]| Referral { code, name, reach, note }).collect())
    }
}
