//! How a thing stands: the one place that every way out asks, in a collector's vault and at a desk.

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::consent::{
    self, Destination, Leave, Permit, Purpose, Reason, Sort, Standing, best_purpose,
};
use sanad_evidence::{ClaimedTime, Id};

use super::rows;
use crate::fault::Fault;
use crate::items::{self, Stock};
use crate::{case, custody};

/// What kind of thing it is that would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Item,
    Person,
    Identity,
    Account,
}

/// A thing that consent is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub id: Id,
    pub kind: Kind,
    pub case: Id,
    /// Whose it is; of an item, only its basis says.
    pub person: Option<Id>,
}

/// The thing of that id, if it is one that could leave by consent.
pub(crate) fn known(db: &Connection, thing: &Id) -> Result<Option<Known>, Fault> {
    let row: Option<(String, String, Option<String>)> = db
        .prepare_cached(
            "SELECT 'item', case_id, NULL FROM item WHERE id = ?1
             UNION ALL SELECT 'account', case_id, person FROM account WHERE id = ?1
             UNION ALL SELECT 'person', case_id, id FROM person WHERE id = ?1
             UNION ALL SELECT 'identity', case_id, id FROM person WHERE identity = ?1 LIMIT 1",
        )?
        .query_row([thing.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let bad = || Fault::damaged("a thing's row");
    row.map(|(kind, case, person)| {
        Ok(Known {
            id: *thing,
            kind: match kind.as_str() {
                "item" => Kind::Item,
                "account" => Kind::Account,
                "identity" => Kind::Identity,
                _ => Kind::Person,
            },
            case: case.parse().map_err(|_| bad())?,
            person: person.map(|person| person.parse().map_err(|_| bad())).transpose()?,
        })
    })
    .transpose()
}

/// How a thing stands towards one recipient: `here`, or the id of an invitation. What is not known here
/// stands as if nobody had been asked.
pub(crate) fn standing_of(db: &Connection, thing: &Id, recipient: &str) -> Result<Standing, Fault> {
    match known(db, thing)? {
        Some(thing) => standing_of_known(db, &thing, recipient),
        None => Ok(Standing::of_person(Permit::of(recipient, thing, []), Sort::Identity)),
    }
}

fn standing_of_known(db: &Connection, thing: &Known, recipient: &str) -> Result<Standing, Fault> {
    let sort = match thing.kind {
        Kind::Item => return standing_of_item(db, thing, recipient),
        Kind::Person => Sort::Coded,
        Kind::Identity => Sort::Identity,
        Kind::Account => Sort::Words,
    };
    let person = thing.person.unwrap_or(thing.id);
    Ok(Standing::of_person(rows::permit(db, &thing.case, &person, recipient, &thing.id)?, sort))
}

fn standing_of_item(db: &Connection, thing: &Known, recipient: &str) -> Result<Standing, Fault> {
    let standing = items::basis_standing(db, &thing.id)?;
    let Some(person) = standing.person() else { return Ok(standing) };
    let permit = rows::permit(db, &thing.case, &person, recipient, &thing.id)?;
    Ok(standing.with_permit(permit, sort_of_item(db, &thing.id)?))
}

/// The sort of an item, by the media type that its record states.
fn sort_of_item(db: &Connection, item: &Id) -> Result<Sort, Fault> {
    let record = match items::stock(db, item)? {
        Some(stock) => custody::record(db, &stock.record)?,
        None => None,
    };
    Ok(Sort::of_media_type(record.as_ref().and_then(|record| record.text_of("media_type"))))
}

/// For what a thing may leave to a recipient now.
///
/// What is a person's goes only together with her coded half: whoever holds it must know how she can be
/// reached without harm. So that half is asked too.
pub(crate) fn leaves(
    db: &Connection,
    thing: &Id,
    recipient: &str,
    at: &ClaimedTime,
) -> Result<Result<Purpose, Vec<Reason>>, Fault> {
    let standing = standing_of(db, thing, recipient)?;
    let own = best_purpose(&standing, at);
    let owner = match known(db, thing)? {
        Some(Known { kind: Kind::Item, .. }) => standing.person(),
        Some(known) => known.person,
        None => None,
    };
    let Some(owner) = owner.filter(|owner| owner != thing) else { return Ok(own) };
    let Ok(purpose) = own else { return Ok(own) };
    Ok(best_purpose(&standing_of(db, &owner, recipient)?, at).map(|coded| purpose.min(coded)))
}

/// Asks whether a thing may go beyond this desk, where the collector's answers for this desk hold.
pub(crate) fn goes_beyond(
    db: &Connection,
    thing: &Known,
    to: &Destination,
    purpose: Purpose,
    at: &ClaimedTime,
) -> Result<Leave, Fault> {
    let recipient = rows::recipient_here(db, &thing.case)?;
    Ok(consent::may_leave(&standing_of_known(db, thing, &recipient)?, to, purpose, at))
}

/// Why a thing may not be used at this vault, if it may not. On a partner's desk a thing is used only as far
/// as its standing goes: what is held for safekeeping, or was withdrawn, stays where it is. What a collector
/// does with her own is hers to decide.
pub(crate) fn unusable(db: &Connection, thing: &Id, at: &ClaimedTime) -> Result<Option<Vec<Reason>>, Fault> {
    let Some(thing) = known(db, thing)? else { return Ok(None) };
    if !case::is_foreign(db, &thing.case)? {
        return Ok(None);
    }
    Ok(match goes_beyond(db, &thing, &Destination::default(), Purpose::Review, at)? {
        Leave::Yes => None,
        Leave::No(reasons) => Some(reasons),
    })
}

/// Whether an item may leave, as a list shows it: at a desk towards the desk; in a collector's vault towards
/// whichever of her partners may have it, and before there is one, towards those who collect.
pub(crate) fn leaves_in_lists(
    db: &Connection,
    stock: &Stock,
    at: &ClaimedTime,
) -> Result<Result<Purpose, Vec<Reason>>, Fault> {
    let here = rows::recipient_here(db, &stock.case)?;
    let basis = items::basis_standing(db, &stock.id)?;
    if basis.person().is_none() {
        return Ok(best_purpose(&basis, at));
    }
    let mut recipients = vec![here];
    if !case::is_foreign(db, &stock.case)? {
        let mut statement = db.prepare_cached("SELECT id FROM partner ORDER BY id")?;
        let partners: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if !partners.is_empty() {
            recipients = partners;
        }
    }
    let mut kept = None;
    for recipient in recipients {
        match leaves(db, &stock.id, &recipient, at)? {
            Ok(purpose) => return Ok(Ok(purpose)),
            Err(reasons) => kept = kept.or(Some(reasons)),
        }
    }
    Ok(Err(kept.unwrap_or_else(|| vec![Reason::NotAskedYet])))
}
