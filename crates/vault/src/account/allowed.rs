//! What a person's answers allow for one of her accounts, from what the custody log sealed of them.

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::consent::{
    self, Destination, HERE, Leave, Permit, Purpose, Reason, Said, Sort, Standing,
};
use sanad_evidence::{Digest, Id};

use crate::fault::Fault;
use crate::{about, case, custody, device};

/// The recipient whose answers hold at this vault for things of a case: those who collect, for a case that
/// was opened here; at a partner's desk the one that the collector knows the desk by.
pub(super) fn recipient_here(db: &Connection, case: &Id) -> Result<String, Fault> {
    let collector: Option<Option<String>> = db
        .prepare_cached("SELECT collector FROM case_file WHERE id = ?1")?
        .query_row([case.to_string()], |row| row.get(0))
        .optional()?;
    Ok(collector.flatten().unwrap_or_else(|| HERE.to_owned()))
}

/// What she allows one recipient for one thing of hers, now. What cannot be read restricts.
pub(super) fn permit(
    db: &Connection,
    case: &Id,
    person: &Id,
    recipient: &str,
    thing: &Id,
) -> Result<Permit, Fault> {
    let consent: Option<String> = db
        .prepare_cached("SELECT id FROM consent WHERE person = ?1 AND recipient = ?2")?
        .query_row([person.to_string(), recipient.to_owned()], |row| row.get(0))
        .optional()?;
    let mut told = Vec::new();
    if let Some(consent) = consent {
        let consent = consent.parse().map_err(|_| Fault::damaged("the row of a person's answers"))?;
        for entry in about::entries(db, case, &consent)? {
            told.push(match entry.record.map(|digest: Digest| custody::record(db, &digest)) {
                Some(Err(Fault::Damaged { .. })) | None => None,
                Some(other) => other?,
            });
        }
    }
    Ok(Permit::of(
        recipient,
        thing,
        told.iter().map(|one| one.as_ref().map_or(Said::Unreadable, Said::Record)),
    ))
}

/// How an account stands towards one recipient.
pub(super) fn standing(
    db: &Connection,
    case: &Id,
    person: &Id,
    recipient: &str,
    account: &Id,
) -> Result<Standing, Fault> {
    Ok(Standing::of_person(permit(db, case, person, recipient, account)?, Sort::Words))
}

/// Why an account may not be read at a partner's desk; nothing where it may.
pub(super) fn unreadable(
    db: &Connection,
    case: &Id,
    person: &Id,
    account: &Id,
) -> Result<Vec<Reason>, Fault> {
    if !case::is_foreign(db, case)? {
        return Ok(Vec::new());
    }
    let standing = standing(db, case, person, &recipient_here(db, case)?, account)?;
    let here = Destination::default();
    Ok(match consent::may_leave(&standing, &here, Purpose::Review, &device::claimed_now()) {
        Leave::Yes => Vec::new(),
        Leave::No(reasons) => reasons,
    })
}
