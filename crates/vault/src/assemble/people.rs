//! Gathering persons, what they told, and, where somebody confirmed it now, who they are.

use sanad_evidence::consent::Purpose;
use sanad_evidence::{Id, Schema};

use super::gather::{Gathering, RISK_STOP, codes};
use crate::consent::{knows, rows, standing};
use crate::fault::Fault;

/// What is coded of a person.
const OF_PERSONS: [Schema; 4] =
    [Schema::PERSON, Schema::PRIOR_ACCOUNTS, Schema::CONVERSATION, Schema::OVERRIDE];
/// What she said of her consent.
const STATEMENTS: [Schema; 2] = [Schema::ANSWERS, Schema::WITHDRAWAL];

/// A person as gathering needs her.
struct Person {
    id: Id,
    code: String,
    identity: Id,
    has_half: bool,
}

/// What she told.
struct Account {
    id: Id,
    person: Id,
    code: String,
    disposed: bool,
}

fn bad(_: sanad_evidence::HexError) -> Fault {
    Fault::damaged("a person's row")
}

impl Gathering<'_> {
    /// Asks for every person of the case, and for everything of theirs.
    pub(super) fn people(&mut self) -> Result<(), Fault> {
        for person in self.persons_of_case()? {
            self.person(&person)?;
            if self.choice.identities.contains(&person.id) {
                self.identity(&person)?;
            }
        }
        for account in self.accounts_of_case()? {
            self.account(&account)?;
        }
        Ok(())
    }

    fn persons_of_case(&self) -> Result<Vec<Person>, Fault> {
        let mut statement = self.tx.prepare_cached(
            "SELECT id, code, identity, key_id IS NOT NULL FROM person WHERE case_id = ?1 ORDER BY place",
        )?;
        let rows = statement.query_map([self.case.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
        })?;
        rows.map(|row| {
            let (id, code, identity, has_half) = row?;
            Ok(Person {
                id: id.parse().map_err(bad)?,
                code,
                identity: identity.parse().map_err(bad)?,
                has_half,
            })
        })
        .collect()
    }

    fn accounts_of_case(&self) -> Result<Vec<Account>, Fault> {
        let mut statement = self.tx.prepare_cached(
            "SELECT a.id, a.person, p.code, a.state = 'disposed' FROM account a JOIN person p ON p.id = a.person
             WHERE a.case_id = ?1 ORDER BY a.position",
        )?;
        let rows = statement.query_map([self.case.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
        })?;
        rows.map(|row| {
            let (id, person, code, disposed) = row?;
            Ok(Account { id: id.parse().map_err(bad)?, person: person.parse().map_err(bad)?, code, disposed })
        })
        .collect()
    }

    /// The coded half and what she said of her consent to this partner. What she said to others stays.
    fn person(&mut self, person: &Person) -> Result<(), Fault> {
        let answers = rows::find(self.tx, &person.id, &self.recipient)?;
        let known = match &answers {
            Some(row) => knows(self.tx, &self.recipient, &row.id)?,
            None => false,
        };
        let leaves = standing::leaves(self.tx, &person.id, &self.recipient, &self.at)?;
        match &leaves {
            Err(reasons) => self.stays(person.id, "person", Some(person.code.clone()), &codes(reasons)),
            Ok(_) if self.stopped => {
                self.stays(person.id, "person", Some(person.code.clone()), &[RISK_STOP]);
            }
            Ok(_) if !known && !self.has_room() => return Ok(()),
            Ok(purpose) => {
                if !known {
                    self.count_new();
                }
                if self.records_about(&person.id, &OF_PERSONS)? {
                    self.contents.persons.push(person.id);
                    self.note_purpose(person.id, *purpose);
                }
                self.things.push(person.id);
            }
        }
        let goes = leaves.is_ok() && !self.stopped;
        // Whoever was told of her answers hears of every later one: a withdrawal goes at once. When the risk
        // says stop, only where she may not leave any more: her newest words restrict.
        if let Some(row) = answers.filter(|_| goes || known && leaves.is_err()) {
            self.records_about(&row.id, &STATEMENTS)?;
            self.things.push(row.id);
        }
        Ok(())
    }

    /// Who she is, where somebody confirmed just now that it goes.
    fn identity(&mut self, person: &Person) -> Result<(), Fault> {
        if !person.has_half {
            return Ok(());
        }
        let label = Some(person.code.clone());
        match standing::leaves(self.tx, &person.identity, &self.recipient, &self.at)? {
            Err(reasons) => {
                self.stays(person.id, "identity", label, &codes(&reasons));
            }
            Ok(_) if self.stopped => self.stays(person.id, "identity", label, &[RISK_STOP]),
            Ok(_) if !self.contents.persons.contains(&person.id) && !self.things.contains(&person.id) => {}
            Ok(_) => {
                let mut any = false;
                for (digest, text) in self.vault.half_records(self.tx, &person.id)? {
                    if !self.is_held("record", &digest.to_string()) {
                        self.put(digest, text);
                        any = true;
                    }
                }
                if any {
                    self.contents.identities.push(person.id);
                }
                self.things.push(person.identity);
            }
        }
        Ok(())
    }

    fn account(&mut self, account: &Account) -> Result<(), Fault> {
        let known = knows(self.tx, &self.recipient, &account.id)?;
        let leaves = standing::leaves(self.tx, &account.id, &self.recipient, &self.at)?;
        let label = Some(account.code.clone());
        match leaves {
            // It is gone: whoever holds it hears so, and nobody else hears that it was.
            _ if account.disposed => self.account_tombstone(account, known)?,
            Err(reasons) => self.stays(account.id, "account", label, &codes(&reasons)),
            Ok(_) if self.stopped => self.stays(account.id, "account", label, &[RISK_STOP]),
            Ok(_) if !self.things.contains(&account.person) => {}
            Ok(_) if !known && !self.has_room() => {}
            Ok(purpose) => {
                if !known {
                    self.count_new();
                }
                if self.records_about(&account.id, &[Schema::ACCOUNT])? {
                    self.contents.accounts.push(account.id);
                    self.note_purpose(account.id, purpose);
                }
                self.things.push(account.id);
            }
        }
        Ok(())
    }

    fn account_tombstone(&mut self, account: &Account, known: bool) -> Result<(), Fault> {
        if known {
            self.records_about(&account.id, &[Schema::TOMBSTONE_2])?;
            self.things.push(account.id);
        }
        Ok(())
    }

    fn note_purpose(&mut self, thing: Id, purpose: Purpose) {
        if purpose == Purpose::Safekeeping {
            self.contents.safekeeping.push(thing);
        }
    }
}
