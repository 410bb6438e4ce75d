//! Withdrawing: it closes everything at once, here and in every bundle that waits, and the next transfer
//! takes the notice along.

use std::collections::BTreeMap;

use rusqlite::Transaction;
use sanad_evidence::consent::Withdrawal;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Id, Schema};
use serde_json::{Value, json};

use super::conversation::check_recipient;
use super::{ConsentError, PermitRow, rows};
use crate::fault::Fault;
use crate::stated::Stated;
use crate::{Vault, person};

/// What a person withdraws, and how it came to be known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WithdrawalGiven {
    /// Towards whom: `here`, or ids of invitations; empty for all she answered about.
    pub recipients: Vec<String>,
    /// She wants erased what is out, as far as those who hold it can and may.
    pub erase: bool,
    /// How she let it be known: in person, by a code, by a message.
    pub told_how: String,
    /// Who said it: she herself, or who speaks for her.
    pub by: String,
    /// Why, which nobody has to say. It stays here.
    pub reason: String,
}

impl Vault {
    /// Records that a person withdraws her consent. From here on nothing of hers leaves towards these
    /// recipients; what is out already, they are told of with the next transfer.
    ///
    /// Gives her state towards every recipient, as after it.
    ///
    /// # Errors
    /// [`ConsentError::NothingToWithdraw`] when she answered about none of them, or all of it is withdrawn.
    pub fn withdraw_consent(
        &self,
        person: &Id,
        given: &WithdrawalGiven,
    ) -> Result<Vec<PermitRow>, ConsentError> {
        self.write(|tx| {
            let case = person::own(tx, person)?.case;
            for recipient in &given.recipients {
                check_recipient(tx, recipient)?;
            }
            let mut stated = Stated::new();
            stated
                .text("told_how", Some(&given.told_how))?
                .text("by", Some(&given.by))?
                .text("reason", Some(&given.reason))?
                .flag("erase", Some(given.erase));
            let values = stated.into_values();
            let mut any = false;
            for row in rows::of_person(tx, person)? {
                let meant = given.recipients.is_empty() || given.recipients.contains(&row.recipient);
                if meant && is_open(tx, &case, &row, given.erase)? {
                    any = true;
                    self.withdraw_one(tx, &case, &row, values.clone())?;
                }
            }
            if any { Ok(()) } else { Err(ConsentError::NothingToWithdraw) }
        })?;
        self.consent_state(person)
    }

    fn withdraw_one(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        row: &rows::ConsentRow,
        mut values: BTreeMap<&'static str, Value>,
    ) -> Result<(), ConsentError> {
        let what = Withdrawal { recipient: row.recipient.clone(), covers: Vec::new() };
        values.extend(what.values());
        values.insert("consent", json!(row.id.to_string()));
        values.insert("person", json!(row.person.to_string()));
        values.insert("at", json!(self.now().to_string()));
        let thing = (ThingKind::Consent, row.id);
        self.seal_about(tx, case, thing, Action::ConsentWithdrawn, &Schema::WITHDRAWAL, values)?;
        Ok(())
    }
}

/// Whether a withdrawal of everything would change what the newest statement says, or ask for more.
fn is_open(tx: &Transaction<'_>, case: &Id, row: &rows::ConsentRow, erase: bool) -> Result<bool, Fault> {
    let newest = rows::statements(tx, case, &row.id)?.pop();
    let closed = newest.flatten().is_some_and(|record| {
        let whole = record.value("covers").and_then(Value::as_array).is_some_and(Vec::is_empty);
        let asked = !erase || record.text_of("erase") == Some("yes");
        record.is(&Schema::WITHDRAWAL) && whole && asked
    });
    Ok(!closed)
}
