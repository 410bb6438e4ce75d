//! What the one who collects says of training: it opens what else needs a second person.

use rusqlite::Connection;
use sanad_evidence::{Digest, Id, Record, Schema};

use super::{PlanError, own_case, things};
use crate::fault::Fault;
use crate::stated::{self, Stated};
use crate::{Vault, about};

impl Vault {
    /// Records what the agent who acts now was trained for, in this case, anew and whole: codes
    /// `training.…`, and in words by whom and when. With no codes, that there is no such training.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn record_training(
        &self,
        case: &Id,
        codes: &[String],
        words: Option<&str>,
    ) -> Result<Digest, PlanError> {
        let mut stated = Stated::new();
        stated.codes("training", "training.", codes)?.text("words", words)?;
        stated.put("agent", self.agent());
        self.write(|tx| {
            own_case(tx, case)?;
            let own = newest_of(tx, case, self.agent())?.map(|(thing, _)| thing);
            self.seal_plan(tx, case, own, &Schema::TRAINING, stated)
        })
    }

    /// What the agent who acts now was trained for, as recorded in this case: codes `training.…`.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn training(&self, case: &Id) -> Result<Vec<String>, Fault> {
        self.read(|db| training_of(db, case, self.agent()))
    }
}

/// What an agent was trained for.
pub(crate) fn training_of(db: &Connection, case: &Id, agent: &str) -> Result<Vec<String>, Fault> {
    let newest = newest_of(db, case, agent)?;
    Ok(newest.map(|(_, record)| stated::texts_in(&record, "training")).unwrap_or_default())
}

/// The plan of an agent's training in a case, each agent having one, and its newest record.
fn newest_of(db: &Connection, case: &Id, agent: &str) -> Result<Option<(Id, Record)>, Fault> {
    for thing in things(db, case, &Schema::TRAINING)? {
        let record = about::newest(db, case, &thing, &Schema::TRAINING)?;
        if let Some(record) = record.filter(|record| record.text_of("agent") == Some(agent)) {
            return Ok(Some((thing, record)));
        }
    }
    Ok(None)
}
