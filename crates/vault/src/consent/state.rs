//! The live state of a person's consent towards each recipient, and what is out already.

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::consent::{Answer, Cell, Condition, HERE, Permit, Said, Statement};
use sanad_evidence::{Id, Record, Schema};
use serde::{Serialize, Serializer};
use serde_json::json;

use super::{ConsentError, rows};
use crate::fault::Fault;
use crate::{Vault, about, case, partner, person};

/// Somebody a person can be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecipientRow {
    /// `here` for those who collect, else the id of the invitation.
    pub id: String,
    /// The collector's name for the partner; empty for `here`.
    pub name: String,
}

/// How far the notice of a withdrawal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// There is none to send: nothing was withdrawn, or this recipient never heard of her.
    None,
    /// It goes with the next transfer.
    ToSend,
    /// It is in a bundle that waits, is on the road, or is not answered yet.
    UnderWay,
    /// The recipient accepted the bundle that holds it.
    Acknowledged,
}

impl NoticeState {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ToSend => "to-send",
            Self::UnderWay => "under-way",
            Self::Acknowledged => "acknowledged",
        }
    }
}

/// Something of hers that is out, and cannot be recalled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlreadyOut {
    /// `person`, `identity`, `account` or `item`.
    pub kind: &'static str,
    /// The thing.
    pub thing: Id,
    /// The title or file name of an item, where it has one.
    pub label: Option<String>,
    /// Where: the partner's name; at a partner's desk, to whom it was disclosed.
    pub place: String,
    /// `under-way` (parts of it left, or may have), `delivered`, `accepted`, or `disclosed`.
    pub state: &'static str,
    /// When it went, by the clock of this device: a claim.
    pub at: Option<String>,
}

/// Her consent towards one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PermitRow {
    /// `here`, or the id of an invitation.
    pub recipient: String,
    /// The name for it here; empty for `here`.
    pub name: String,
    /// The five answers, from the bottom; all blank when she was not asked.
    #[serde(serialize_with = "ladder_codes")]
    pub ladder: [Answer; 5],
    /// How many rungs from the bottom are all yes: 0 to 5, and 0 after a withdrawal.
    pub height: u8,
    /// The full matrix, where it was gone through.
    #[serde(serialize_with = "cell_lists")]
    pub matrix: Vec<Cell>,
    /// The conditions that hold.
    #[serde(serialize_with = "condition_lists")]
    pub conditions: Vec<Condition>,
    /// She withdrew, or what she said last cannot be read.
    pub withdrawn: bool,
    /// Some of her answers cover some things only.
    pub covers_some: bool,
    /// The day on which the newest answers are to be gone through again.
    pub review_on: Option<String>,
    /// When the newest statement was made, by the device's clock: a claim.
    pub given_at: Option<String>,
    /// What is out towards this recipient.
    pub already_out: Vec<AlreadyOut>,
    /// How far the notice of her withdrawal has come.
    pub notice: NoticeState,
}

fn ladder_codes<S: Serializer>(ladder: &[Answer; 5], serializer: S) -> Result<S::Ok, S::Error> {
    ladder.map(Answer::code).serialize(serializer)
}

fn cell_lists<S: Serializer>(cells: &[Cell], serializer: S) -> Result<S::Ok, S::Error> {
    let lists = cells.iter().map(|cell| json!([cell.purpose, cell.class, cell.answer.code()]));
    serializer.collect_seq(lists)
}

fn condition_lists<S: Serializer>(conditions: &[Condition], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(conditions.iter().map(|one| json!({"code": one.code, "params": one.params})))
}

impl Vault {
    /// Whom a person can be asked about: those who collect, then every partner that is set up here.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn recipients(&self) -> Result<Vec<RecipientRow>, Fault> {
        self.read(recipients)
    }

    /// Her consent towards everyone she can be asked about, also where she was not asked. At a partner's desk
    /// towards the desk alone.
    ///
    /// # Errors
    /// [`ConsentError::Person`].
    pub fn consent_state(&self, person: &Id) -> Result<Vec<PermitRow>, ConsentError> {
        self.read(|db| {
            let case = person::stock(db, person)?.case;
            let asked = if case::is_foreign(db, &case)? {
                vec![RecipientRow { id: rows::recipient_here(db, &case)?, name: partner::desk_name(db)? }]
            } else {
                recipients(db)?
            };
            let rows = asked.into_iter().map(|recipient| permit_row(db, &case, person, recipient));
            Ok(rows.collect::<Result<_, Fault>>()?)
        })
    }
}

fn recipients(db: &Connection) -> Result<Vec<RecipientRow>, Fault> {
    let mut statement = db.prepare_cached("SELECT id, name FROM partner ORDER BY name")?;
    let partners = statement.query_map([], |row| Ok(RecipientRow { id: row.get(0)?, name: row.get(1)? }))?;
    let mut list = vec![RecipientRow { id: HERE.to_owned(), name: String::new() }];
    for partner in partners {
        list.push(partner?);
    }
    Ok(list)
}

fn permit_row(db: &Connection, case: &Id, person: &Id, recipient: RecipientRow) -> Result<PermitRow, Fault> {
    let row = rows::find(db, person, &recipient.id)?;
    let told = match &row {
        Some(row) => rows::statements(db, case, &row.id)?,
        None => Vec::new(),
    };
    let said = told.iter().map(|one| one.as_ref().map_or(Said::Unreadable, Said::Record));
    let permit = Permit::of(&recipient.id, person, said);
    let newest = told.iter().rev().flatten().next();
    let covering = |record: &Record| match Statement::read(record) {
        Some(Statement::Answers(answers)) => !answers.covers.is_empty(),
        _ => false,
    };
    let foreign = case::is_foreign(db, case)?;
    let already_out =
        if foreign { super::desk::disclosed(db, case, person)? } else { out_at(db, person, &recipient)? };
    Ok(PermitRow {
        ladder: permit.ladder(),
        height: u8::try_from(permit.height()).unwrap_or(0),
        matrix: permit.matrix().to_vec(),
        conditions: permit.conditions().to_vec(),
        withdrawn: permit.withdrawn(),
        covers_some: told.iter().flatten().any(covering),
        review_on: review_day(db, case, person, &told)?,
        given_at: newest.and_then(|record| record.text_of("at")).map(str::to_owned),
        already_out,
        notice: match &row {
            Some(row) if !foreign => notice(db, case, row)?,
            _ => NoticeState::None,
        },
        recipient: recipient.id,
        name: recipient.name,
    })
}

/// The day of review that the conversation of the newest answers names.
fn review_day(
    db: &Connection,
    case: &Id,
    person: &Id,
    told: &[Option<Record>],
) -> Result<Option<String>, Fault> {
    let newest = told.iter().rev().flatten().find(|record| record.is(&Schema::ANSWERS));
    let Some(named) = newest.and_then(|record| record.text_of("conversation")) else { return Ok(None) };
    let held = about::records(db, case, person, &Schema::CONVERSATION)?;
    let conversation = held.iter().find(|record| record.text_of("conversation") == Some(named));
    Ok(conversation.and_then(|record| record.text_of("review_on")).map(str::to_owned))
}

/// Every thing of a person's, with its kind.
pub(super) fn things_of(db: &Connection, person: &Id) -> Result<Vec<(&'static str, Id)>, Fault> {
    let mut statement = db.prepare_cached(
        "SELECT 0, id, 0 AS place FROM person WHERE id = ?1
         UNION ALL SELECT 1, identity, 0 FROM person WHERE id = ?1
         UNION ALL SELECT 2, id, position FROM account WHERE person = ?1
         UNION ALL SELECT 3, item, (SELECT position FROM item WHERE id = item_person.item)
                   FROM item_person WHERE person = ?1
         ORDER BY 1, 3",
    )?;
    let rows =
        statement.query_map([person.to_string()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (kind, thing): (u8, String) = row?;
        let kind = match kind {
            0 => "person",
            1 => "identity",
            2 => "account",
            _ => "item",
        };
        Ok((kind, thing.parse().map_err(|_| Fault::damaged("a thing's row"))?))
    })
    .collect()
}

/// What of hers is out at a partner.
fn out_at(db: &Connection, person: &Id, recipient: &RecipientRow) -> Result<Vec<AlreadyOut>, Fault> {
    let mut list = Vec::new();
    if recipient.id == HERE {
        return Ok(list);
    }
    // Records of hers, and originals; statements of consent are hers too, and say nothing of her.
    let mut statement = db.prepare_cached(
        "SELECT CASE b.state WHEN 'accepted' THEN 3 WHEN 'delivered' THEN 2 ELSE
                    (b.doubt IS NOT NULL OR EXISTS (SELECT 1 FROM part WHERE bundle = b.id AND state = 'delivered'))
                END AS furthest, b.made_at
         FROM (SELECT h.bundle FROM record r JOIN held h ON h.partner = ?1 AND h.kind = 'record' AND h.name = r.digest
               WHERE r.thing = ?2
               UNION SELECT bundle FROM held WHERE partner = ?1 AND kind = 'original' AND name = ?2) carried
         JOIN bundle b ON b.id = carried.bundle ORDER BY furthest DESC, b.position LIMIT 1",
    )?;
    for (kind, thing) in things_of(db, person)? {
        let furthest: Option<(i64, String)> = statement
            .query_row(params![recipient.id, thing.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (state, at) = match furthest {
            Some((3, at)) => ("accepted", at),
            Some((2, at)) => ("delivered", at),
            Some((1, at)) => ("under-way", at),
            _ => continue,
        };
        let (label, place) = (label(db, kind, &thing)?, recipient.name.clone());
        list.push(AlreadyOut { kind, thing, label, place, state, at: Some(at) });
    }
    Ok(list)
}

/// What a thing of hers is called in a list: only items have a name.
pub(super) fn label(db: &Connection, kind: &str, thing: &Id) -> Result<Option<String>, Fault> {
    if kind != "item" {
        return Ok(None);
    }
    let row = crate::items::row_of(db, thing)?;
    Ok(row.title.or(row.file_name))
}

/// How far the notice of the newest withdrawal towards a partner has come.
fn notice(db: &Connection, case: &Id, row: &rows::ConsentRow) -> Result<NoticeState, Fault> {
    let Some(withdrawal) = about::digests(db, case, &row.id, &Schema::WITHDRAWAL)?.pop() else {
        return Ok(NoticeState::None);
    };
    if row.recipient == HERE {
        return Ok(NoticeState::None);
    }
    let state: Option<String> = db
        .prepare_cached("SELECT state FROM held WHERE partner = ?1 AND kind = 'record' AND name = ?2")?
        .query_row([row.recipient.clone(), withdrawal.to_string()], |row| row.get(0))
        .optional()?;
    Ok(match state.as_deref() {
        Some("sent") => NoticeState::UnderWay,
        Some(_) => NoticeState::Acknowledged,
        None if knows(db, &row.recipient, &row.id)? => NoticeState::ToSend,
        None => NoticeState::None,
    })
}

/// Whether a partner was told of a person's answers at all: only such a one hears of what comes after.
pub(crate) fn knows(db: &Connection, partner: &str, consent: &Id) -> Result<bool, Fault> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM record r JOIN held h ON h.partner = ?1 AND h.kind = 'record' AND h.name = r.digest
             WHERE r.thing = ?2",
        )?
        .exists([partner.to_owned(), consent.to_string()])?)
}
