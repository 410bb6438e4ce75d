//! Consent at a partner's desk: notices of withdrawal that came, and what they keep from being used.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::consent::HERE;
use sanad_evidence::{Digest, Id, Schema};
use serde::Serialize;
use serde_json::Value;

use super::state::{AlreadyOut, label, things_of};
use super::{rows, standing};
use crate::fault::Fault;
use crate::{Vault, custody, device};

/// A notice of withdrawal that came from a collector. The acceptance of its bundle acknowledges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Whose.
    pub person: Id,
    /// Her code.
    pub code: String,
    /// The case's id.
    pub case: Id,
    /// The code of the case here.
    pub case_code: String,
    /// The collector's name here.
    pub collector: String,
    /// When she withdrew, by the collector's clock: a claim.
    pub withdrawn_at: Option<String>,
    /// She wants erased what is held here.
    pub erase: bool,
    /// The bundle it came with.
    pub bundle: Option<Id>,
    /// Whether that bundle was accepted.
    pub acknowledged: bool,
    /// How many items of hers are here.
    pub items: u64,
    /// How many accounts of hers are here.
    pub accounts: u64,
    /// Whether she gave new answers since.
    pub answered_again: bool,
}

/// A thing of a person's that is here and may not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restricted {
    /// `person`, `identity`, `account` or `item`.
    pub kind: &'static str,
    /// The thing.
    pub thing: Id,
    /// Whose.
    pub person: Id,
    /// Her code.
    pub code: String,
    /// Why not, as codes.
    pub reasons: Vec<&'static str>,
}

impl Vault {
    /// Every notice of withdrawal that came to this desk: those that are not acknowledged first, then the
    /// newest.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn notices(&self) -> Result<Vec<Notice>, Fault> {
        self.read(|db| {
            let mut list = Vec::new();
            for (consent, person) in foreign_answers(db)? {
                list.extend(notice_of(db, &consent, &person)?);
            }
            list.sort_by(|a, b| (a.acknowledged, &b.withdrawn_at).cmp(&(b.acknowledged, &a.withdrawn_at)));
            Ok(list)
        })
    }

    /// Everything of persons that is at this desk and may not be used now: withdrawn, held for safekeeping
    /// only, or under a condition that keeps it.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn restricted(&self) -> Result<Vec<Restricted>, Fault> {
        let now = device::claimed_now();
        self.read(|db| {
            let mut list = Vec::new();
            for (person, code) in foreign_persons(db)? {
                for (kind, thing) in things_of(db, &person)? {
                    if kind == "identity" && !has_half(db, &person)? {
                        continue;
                    }
                    if let Some(reasons) = standing::unusable(db, &thing, &now)? {
                        let reasons = reasons.into_iter().map(|reason| reason.code()).collect();
                        list.push(Restricted { kind, thing, person, code: code.clone(), reasons });
                    }
                }
            }
            Ok(list)
        })
    }
}

fn bad(_: impl std::error::Error) -> Fault {
    Fault::damaged("a person's row")
}

fn foreign_answers(db: &Connection) -> Result<Vec<(Id, Id)>, Fault> {
    let mut statement =
        db.prepare_cached("SELECT id, person FROM consent WHERE recipient <> ?1 ORDER BY id")?;
    let rows = statement.query_map([HERE], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (consent, person) = row?;
        Ok((consent.parse().map_err(bad)?, person.parse().map_err(bad)?))
    })
    .collect()
}

fn foreign_persons(db: &Connection) -> Result<Vec<(Id, String)>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.code FROM person p JOIN case_file c ON c.id = p.case_id
         WHERE c.collector IS NOT NULL ORDER BY p.case_id, p.place",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (person, code) = row?;
        Ok((person.parse().map_err(bad)?, code))
    })
    .collect()
}

fn has_half(db: &Connection, person: &Id) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND key_id IS NOT NULL")?
        .exists([person.to_string()])?)
}

/// The newest withdrawal among the answers of a collector's person.
fn notice_of(db: &Connection, consent: &Id, person: &Id) -> Result<Option<Notice>, Fault> {
    let row: Option<(String, String, String, String)> = db
        .prepare_cached(
            "SELECT p.code, c.id, c.code, o.name FROM person p JOIN case_file c ON c.id = p.case_id
             JOIN collector o ON o.id = c.collector WHERE p.id = ?1",
        )?
        .query_row([person.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((code, case, case_code, collector)) = row else { return Ok(None) };
    let case: Id = case.parse().map_err(bad)?;
    let told = rows::statements(db, &case, consent)?;
    let at = told.iter().rposition(|one| one.as_ref().is_some_and(|record| record.is(&Schema::WITHDRAWAL)));
    let Some(at) = at else { return Ok(None) };
    let Some(record) = told.get(at).and_then(Option::as_ref) else { return Ok(None) };
    let came: Option<(String, String)> = db
        .prepare_cached(
            "SELECT t.bundle, i.state FROM taken t JOIN inbox i ON i.bundle = t.bundle
             WHERE t.kind = 'record' AND t.name = ?1 ORDER BY i.state = 'accepted' DESC, i.position LIMIT 1",
        )?
        .query_row([record.digest().to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let hers = things_of(db, person)?;
    let count = |wanted: &str| hers.iter().filter(|(kind, _)| *kind == wanted).count() as u64;
    let (bundle, state) = came.map_or((None, None), |(bundle, state)| (Some(bundle), Some(state)));
    Ok(Some(Notice {
        person: *person,
        code,
        case,
        case_code,
        collector,
        withdrawn_at: record.text_of("at").map(str::to_owned),
        erase: record.text_of("erase") == Some("yes"),
        bundle: bundle.map(|bundle| bundle.parse().map_err(bad)).transpose()?,
        acknowledged: state.as_deref() == Some("accepted"),
        items: count("item"),
        accounts: count("account"),
        answered_again: told
            .iter()
            .skip(at)
            .any(|one| one.as_ref().is_some_and(|record| record.is(&Schema::ANSWERS))),
    }))
}

/// What of a person's was handed beyond this desk, and to whom.
pub(super) fn disclosed(db: &Connection, case: &Id, person: &Id) -> Result<Vec<AlreadyOut>, Fault> {
    let hers: Vec<(&'static str, Id)> = things_of(db, person)?;
    let mut statement = db.prepare_cached(
        "SELECT r.digest FROM record r JOIN entry e ON e.record = r.digest
         WHERE r.case_id = ?1 AND r.kind LIKE 'disclosure/%' GROUP BY r.digest ORDER BY min(e.log), min(e.idx)",
    )?;
    let rows = statement.query_map([case.to_string()], |row| row.get::<_, String>(0))?;
    let mut list = Vec::new();
    for digest in rows {
        let digest: Digest = digest?.parse().map_err(bad)?;
        let Some(record) = custody::record(db, &digest)? else { continue };
        let named: BTreeSet<&str> = ["items", "accounts", "identities"]
            .iter()
            .filter_map(|field| record.value(field).and_then(Value::as_array))
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let place = record.text_of("recipient").unwrap_or_default();
        for (kind, thing) in hers.iter().filter(|(_, thing)| named.contains(thing.to_string().as_str())) {
            let label = label(db, kind, thing)?;
            let at = record.text_of("at").map(str::to_owned);
            let place = place.to_owned();
            list.push(AlreadyOut { kind, thing: *thing, label, place, state: "disclosed", at });
        }
    }
    Ok(list)
}
