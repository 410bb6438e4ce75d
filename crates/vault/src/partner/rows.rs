//! Partners and collectors as they stand in the store, and the keys that go with them.

use rusqlite::{Connection, OptionalExtension as _};
use sanad_evidence::Id;
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::secret::EnrolmentSecret;
use sanad_evidence::sign::{SigningKey, VerifyingKey};
use sanad_evidence::vkey::Vkey;

use super::{CollectorRow, PartnerError, PartnerRow, bad_row};
use crate::age_key;
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};

/// A partner by the collector's name for it.
pub(crate) fn find(db: &Connection, name: &str) -> Result<PartnerRow, PartnerError> {
    partner_where(db, "name", name)?.ok_or_else(|| PartnerError::NotFound { name: name.to_owned() })
}

/// A partner by its id.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<PartnerRow, Fault> {
    partner_where(db, "id", id)?.ok_or_else(bad_row)
}

/// Whether a partner of this id is set up here.
pub(crate) fn is_known(db: &Connection, id: &str) -> Result<bool, Fault> {
    Ok(db.prepare_cached("SELECT 1 FROM partner WHERE id = ?1")?.exists([id])?)
}

fn partner_where(db: &Connection, column: &'static str, value: &str) -> Result<Option<PartnerRow>, Fault> {
    type Row = ((String, String, String, String, String, Option<String>), i64, i64, i64);
    let sql = format!(
        "SELECT id, name, key, cosigner, recipient, signing_key, reply_key, enrolment, recovery FROM partner
         WHERE {column} = ?1"
    );
    let row: Option<Row> = db
        .query_row(&sql, [value], |row| {
            Ok((
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(8)?),
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
            ))
        })
        .optional()?;
    row.map(|((id, name, key, cosigner, recipient, recovery), signing_key, reply_key, enrolment)| {
        let cosigner: Vkey = cosigner.parse().map_err(|_| bad_row())?;
        Ok(PartnerRow {
            id: id.parse().map_err(|_| bad_row())?,
            name,
            key: key.parse().map_err(|_| bad_row())?,
            cosigner: cosigner.as_str().parse().map_err(|_| bad_row())?,
            recipient,
            recovery,
            enrolling: enrolment != 0,
            signing_key,
            reply_key,
            enrolment,
        })
    })
    .transpose()
}

/// The collector's signing key for a partner.
pub(crate) fn signing_key(db: &Connection, partner: &PartnerRow) -> Result<SigningKey, Fault> {
    Ok(SigningKey::from_seed(fixed_keys::get(db, KeyId::from_row(partner.signing_key))?.expose()))
}

/// The identity a partner's replies are encrypted to.
pub(crate) fn reply_identity(db: &Connection, partner: &PartnerRow) -> Result<age::x25519::Identity, Fault> {
    age_key::identity(&fixed_keys::get(db, KeyId::from_row(partner.reply_key))?)
}

/// Its recipient.
pub(crate) fn reply_recipient(db: &Connection, partner: &PartnerRow) -> Result<AgeRecipient, Fault> {
    reply_identity(db, partner)?.to_public().to_string().parse().map_err(|_| bad_row())
}

/// The enrolment secret of the invitation.
pub(crate) fn enrolment_secret(db: &Connection, partner: &PartnerRow) -> Result<EnrolmentSecret, Fault> {
    Ok(EnrolmentSecret::from_bytes(fixed_keys::get(db, KeyId::from_row(partner.enrolment))?.expose()))
}

/// The partner knows the keys made for it: the secret of the invitation has done its work and is burned.
pub(crate) fn enrolled(db: &Connection, partner: &PartnerRow) -> Result<(), Fault> {
    if partner.enrolling {
        fixed_keys::burn(db, KeyId::from_row(partner.enrolment))?;
        db.execute("UPDATE partner SET enrolment = 0 WHERE id = ?1", [partner.id.to_string()])?;
    }
    Ok(())
}

/// Where the next bundle for a partner is encrypted to.
pub(crate) fn set_recipient(db: &Connection, partner: &Id, recipient: &AgeRecipient) -> Result<(), Fault> {
    db.execute(
        "UPDATE partner SET recipient = ?2 WHERE id = ?1",
        [partner.to_string(), recipient.to_string()],
    )?;
    Ok(())
}

/// A collector by the partner's name for her.
pub(crate) fn collector_named(db: &Connection, name: &str) -> Result<CollectorRow, PartnerError> {
    collector_where(db, "name", name)?.ok_or_else(|| PartnerError::NotFound { name: name.to_owned() })
}

/// A collector by the id of her invitation.
pub(crate) fn collector(db: &Connection, id: &str) -> Result<CollectorRow, Fault> {
    collector_where(db, "id", id)?.ok_or_else(bad_row)
}

fn collector_where(
    db: &Connection,
    column: &'static str,
    value: &str,
) -> Result<Option<CollectorRow>, Fault> {
    type Row = (String, String, Option<String>, Option<String>, String, i64, bool);
    let sql = format!(
        "SELECT id, name, key, reply, state, enrolment, distrusted_at IS NOT NULL FROM collector WHERE {column} = ?1"
    );
    let row: Option<Row> = db
        .query_row(&sql, [value], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
        })
        .optional()?;
    row.map(|(id, name, key, reply, state, enrolment, distrusted)| {
        Ok(CollectorRow {
            id: id.parse().map_err(|_| bad_row())?,
            name,
            key: key.map(|key| key.parse().map_err(|_| bad_row())).transpose()?,
            reply: reply.map(|reply| reply.parse().map_err(|_| bad_row())).transpose()?,
            state,
            distrusted,
            enrolment,
        })
    })
    .transpose()
}

/// The enrolment secret of a collector's invitation.
pub(crate) fn collector_secret(db: &Connection, row: &CollectorRow) -> Result<EnrolmentSecret, Fault> {
    Ok(EnrolmentSecret::from_bytes(fixed_keys::get(db, KeyId::from_row(row.enrolment))?.expose()))
}

pub(super) fn set_collector_state(db: &Connection, id: &Id, state: &str) -> Result<(), Fault> {
    db.execute("UPDATE collector SET state = ?2 WHERE id = ?1", [id.to_string(), state.to_owned()])?;
    Ok(())
}

/// Writes down the keys a collector enrolled with. Only an invited collector enrols, once.
pub(crate) fn enrol(db: &Connection, id: &Id, key: &VerifyingKey, reply: &AgeRecipient) -> Result<(), Fault> {
    db.execute(
        "UPDATE collector SET key = ?2, reply = ?3, state = 'enrolled' WHERE id = ?1 AND state = 'invited'",
        [id.to_string(), key.to_string(), reply.to_string()],
    )?;
    Ok(())
}
