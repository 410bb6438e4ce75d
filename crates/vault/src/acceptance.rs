//! The acceptance: made at the partner's desk after reading everything again, recorded at the
//! collector's after checking every line of it.

use std::collections::{BTreeMap, BTreeSet};

use age::x25519::Recipient;
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::acceptance::{Acceptance, Consistency, Held};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::log::Checkpoint;
use sanad_evidence::verify::Report;
use sanad_evidence::{Digest, Id, verify};
use serde::Serialize;

use crate::custody::{self, Draft, from_sql};
use crate::fault::Fault;
use crate::items;
use crate::job::Job;
use crate::outbox::{self, BundleRow};
use crate::partner::{self, PartnerRow};
use crate::{TakeInError, Vault, age_key, message};

/// How many fresh tokens an acceptance brings, where the desk has a mailbox: more than one bundle a reply.
const FRESH_TOKENS: usize = 4;

/// What was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// The bundle.
    pub bundle: Id,
    /// Originals read again from disk and whole.
    pub stored: Vec<Id>,
    /// Originals that did not read back: damaged since they were taken in.
    pub damaged: Vec<Id>,
    /// How many records.
    pub records: usize,
}

/// Why an acceptance was not recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordAcceptanceError {
    /// It is not encrypted to the key made for this partner, or is damaged.
    #[error("the reply cannot be opened")]
    Unreadable,
    /// It is not signed with the partner's key, or not an acceptance.
    #[error("the reply is not an acceptance by {partner}")]
    NotByPartner {
        /// The partner's name here.
        partner: String,
    },
    /// It accepts something else than what was sent.
    #[error("the acceptance is for something else: {what}")]
    Other {
        /// What differs.
        what: String,
    },
    /// The cosignature does not hold.
    #[error("the cosignature in the acceptance does not hold")]
    Cosignature,
    /// The bundle is not known here.
    #[error("there is no bundle {bundle} here")]
    UnknownBundle {
        /// Its id.
        bundle: Id,
    },
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RecordAcceptanceError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "reply-unreadable",
            Self::NotByPartner { .. } => "acceptance-not-by-partner",
            Self::Other { .. } => "acceptance-other",
            Self::Cosignature => "cosignature-wrong",
            Self::UnknownBundle { .. } => "bundle-not-found",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// The facts of a bundle that was taken in.
struct TakenRow {
    collector: String,
    case: Id,
    digest: Digest,
    listing: Digest,
    checkpoint: Checkpoint,
    from: Option<u64>,
    recipient: String,
}

impl Vault {
    /// Accepts a bundle: reads every original that came with it again from disk, signs what is whole
    /// as stored, cosigns the collector's checkpoint and names the next recipient. The reply waits
    /// for the road. Accepting again gives the same reply again.
    ///
    /// # Errors
    /// [`TakeInError::NotFound`] when the bundle was not taken in.
    pub fn accept(&self, bundle: &Id, job: &Job) -> Result<Accepted, TakeInError> {
        let row = self
            .read(|db| taken_row(db, bundle))?
            .ok_or_else(|| TakeInError::NotFound { given: bundle.to_string() })?;
        let (records, items) = self.read(|db| taken_names(db, bundle))?;
        let mut accepted =
            Accepted { bundle: *bundle, stored: Vec::new(), damaged: Vec::new(), records: records.len() };
        let stocks = self
            .read(|db| items.iter().map(|item| items::stock(db, item)).collect::<Result<Vec<_>, Fault>>())?;
        job.expect_bytes(stocks.iter().flatten().map(|stock| stock.size).sum());
        let mut originals = BTreeMap::new();
        for stock in stocks.into_iter().flatten() {
            if self.is_whole(&stock, job)? {
                originals.insert(stock.id, (stock.digest, Held::Stored));
                accepted.stored.push(stock.id);
            } else {
                accepted.damaged.push(stock.id);
            }
        }
        self.write(|tx| {
            let again = tx
                .prepare("UPDATE desk_reply SET state = 'queued' WHERE bundle = ?1 AND kind = 'acceptance'")
                .and_then(|mut statement| statement.execute([bundle.to_string()]))
                .map_err(Fault::from)?;
            if again > 0 {
                partner::put_acceptance_again(tx, bundle)?;
                return Ok(());
            }
            let collector = partner::collector(tx, &row.collector)?;
            let reply = collector.reply.clone().ok_or_else(|| Fault::damaged("the roster"))?;
            let at = self.now();
            let time = u64::try_from(at.unix()).unwrap_or(0);
            let cosignature = partner::cosigner(tx)?
                .cosign(&row.checkpoint, time)
                .map_err(|_| Fault::damaged("a cosignature"))?;
            let acceptance = Acceptance {
                bundle: *bundle,
                tag_manifest: row.digest,
                listing: row.listing,
                case: row.case,
                checkpoint: row.checkpoint,
                consistency: row.from.map_or(Consistency::First, Consistency::From),
                at,
                next_recipient: Some(self.new_recipient(tx, &collector.id)?),
                tokens: partner::new_tokens(tx, &collector.id, FRESH_TOKENS)?,
                originals,
                records,
                cosignature: cosignature.to_string().parse().map_err(|_| Fault::damaged("a cosignature"))?,
            };
            let text =
                acceptance.sign(&partner::desk_key(tx)?).map_err(|_| Fault::damaged("an acceptance"))?;
            let recipient: Recipient = reply.as_str().parse().map_err(|_| Fault::damaged("the roster"))?;
            let sealed = outbox::encrypt(text.as_bytes(), &recipient, None)?;
            message::queue_reply(tx, bundle, "acceptance", None, &sealed)
                .map_err(|_| Fault::damaged("the replies to a bundle"))?;
            tx.execute("UPDATE inbox SET state = 'accepted' WHERE bundle = ?1", [bundle.to_string()])
                .map_err(Fault::from)?;
            partner::retire_older(tx, &row.recipient, at.unix())?;
            // She may have been invited before the mailboxes were what they are now.
            partner::queue_card(tx, &collector)?;
            let outcome = if accepted.damaged.is_empty() { "whole" } else { "damage-found" };
            self.append(
                tx,
                &Draft {
                    action: Action::FixityChecked,
                    case: row.case,
                    thing_kind: ThingKind::Bundle,
                    thing: *bundle,
                    digest: Some(row.digest),
                    record: None,
                    outcome: Some(outcome),
                },
            )?;
            Ok::<_, TakeInError>(())
        })?;
        Ok(accepted)
    }

    /// Records the acceptance of a bundle as it came, encrypted: checks that it is the partner's, and of this very bundle,
    /// listing, case and checkpoint, before anything is believed.
    ///
    /// # Errors
    /// [`RecordAcceptanceError`]; then nothing changed.
    pub fn record_acceptance(&self, bundle: &Id, sealed: &[u8]) -> Result<Acceptance, RecordAcceptanceError> {
        let (row, partner, identity) = self.read(|db| {
            let row = outbox::bundle_row(db, bundle)?
                .ok_or(RecordAcceptanceError::UnknownBundle { bundle: *bundle })?;
            let partner = partner::by_id(db, &row.partner.to_string())?;
            let identity = partner::reply_identity(db, &partner)?;
            Ok::<_, RecordAcceptanceError>((row, partner, identity))
        })?;
        let document = age_key::open(sealed, &identity, Acceptance::MOST_BYTES as u64)
            .ok_or(RecordAcceptanceError::Unreadable)?;
        self.judge_acceptance(&row, &partner, &document)
    }

    /// The same of one that was opened already.
    pub(crate) fn believe_reply(
        &self,
        bundle: &Id,
        document: &[u8],
    ) -> Result<Acceptance, RecordAcceptanceError> {
        let (row, partner) = self.read(|db| {
            let row = outbox::bundle_row(db, bundle)?
                .ok_or(RecordAcceptanceError::UnknownBundle { bundle: *bundle })?;
            let partner = partner::by_id(db, &row.partner.to_string())?;
            Ok::<_, RecordAcceptanceError>((row, partner))
        })?;
        self.judge_acceptance(&row, &partner, document)
    }

    fn judge_acceptance(
        &self,
        row: &BundleRow,
        partner: &PartnerRow,
        document: &[u8],
    ) -> Result<Acceptance, RecordAcceptanceError> {
        let by_partner = || RecordAcceptanceError::NotByPartner { partner: partner.name.clone() };
        let acceptance = Acceptance::open_from(document, &partner.key).map_err(|_| by_partner())?;
        self.read(|db| compare(db, row, &acceptance))?;
        if verify::verify_cosignature(&acceptance, &partner.cosigner).is_none() {
            return Err(RecordAcceptanceError::Cosignature);
        }
        self.believe(row, partner, &acceptance, document)?;
        Ok(acceptance)
    }

    fn believe(
        &self,
        row: &BundleRow,
        partner: &PartnerRow,
        acceptance: &Acceptance,
        document: &[u8],
    ) -> Result<(), Fault> {
        let digest = Digest::of(document);
        self.write(|tx| {
            let text = String::from_utf8_lossy(document);
            tx.execute(
                "INSERT INTO acceptance (digest, bundle, case_id, text, position)
                 VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM acceptance))
                 ON CONFLICT (digest) DO NOTHING",
                params![digest.to_string(), row.id.to_string(), row.case.to_string(), text],
            )?;
            if tx.changes() == 0 {
                return Ok(());
            }
            for (item, (digest, held)) in &acceptance.originals {
                // Only what we sent, as we sent it, can be said to be held.
                let ours = items::stock(tx, item)?.is_some_and(|stock| stock.digest == *digest);
                if ours {
                    tx.execute(
                        "UPDATE held SET state = ?3 WHERE partner = ?1 AND kind = 'original' AND name = ?2",
                        params![partner.id.to_string(), item.to_string(), held.as_str()],
                    )?;
                }
            }
            tx.execute(
                "UPDATE held SET state = 'verified' WHERE bundle = ?1 AND kind <> 'original'",
                [row.id.to_string()],
            )?;
            if let Some(next) = &acceptance.next_recipient {
                partner::set_recipient(tx, &partner.id, next)?;
            }
            partner::enrolled(tx, partner)?;
            outbox::token::keep(tx, &partner.id, &acceptance.tokens)?;
            // What it was sealed from has done its work.
            tx.execute(
                "UPDATE bundle SET state = 'accepted', head = x'', listing = NULL, closing = 0, doubt = NULL,
                                   paused = 0, delivered_at = coalesce(delivered_at, ?2)
                 WHERE id = ?1",
                params![row.id.to_string(), self.now().unix()],
            )?;
            outbox::burn_cleared(tx)?;
            self.append(
                tx,
                &Draft {
                    action: Action::AcceptanceRecorded,
                    case: row.case,
                    thing_kind: ThingKind::Bundle,
                    thing: row.id,
                    digest: Some(digest),
                    record: None,
                    outcome: None,
                },
            )?;
            Ok(())
        })
    }

    /// The acceptance of a bundle as the partner signed it, to show to others. With it go the tokens it
    /// brought: whoever sees one that is not spent can use it up.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn acceptance_text(&self, bundle: &Id) -> Result<Option<String>, Fault> {
        self.read(|db| {
            let sql = "SELECT text FROM acceptance WHERE bundle = ?1 ORDER BY position DESC LIMIT 1";
            Ok(db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?)
        })
    }
}

/// That the acceptance is of what was sent: bundle, digest, listing, case, checkpoint.
fn compare(db: &Connection, row: &BundleRow, acceptance: &Acceptance) -> Result<(), RecordAcceptanceError> {
    let bad = || Fault::damaged("a bundle's row");
    let (origin, size, root, listing): (String, i64, String, Option<String>) = db
        .query_row(
            "SELECT origin, size, root, listing_digest FROM bundle WHERE id = ?1",
            [row.id.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .map_err(Fault::from)?;
    let checkpoint = Checkpoint {
        log: custody::log_id(&origin)?,
        size: from_sql(size),
        root: root.parse().map_err(|_| bad())?,
    };
    let sent = verify::Sent {
        bundle: row.id,
        tag_manifest: row.digest,
        // Without a listing nothing was delivered, and nothing can have been accepted. A bundle that was
        // sent again has several, one of which the partner took in.
        listing: listing
            .and_then(|all| all.split(' ').find(|one| *one == acceptance.listing.to_string())?.parse().ok())
            .unwrap_or(Digest::of(b"")),
        case: row.case,
        checkpoint,
    };
    let mut report = Report::default();
    verify::check_answer(&mut report, acceptance, &sent);
    match report.findings.into_iter().next() {
        None => Ok(()),
        Some(finding) => Err(RecordAcceptanceError::Other { what: finding.place }),
    }
}

fn taken_row(db: &Connection, bundle: &Id) -> Result<Option<TakenRow>, Fault> {
    type Row = (String, String, String, String, String, i64, String, Option<i64>, String);
    let row: Option<Row> = db
        .query_row(
            "SELECT collector, case_id, digest, listing, origin, size, root, from_size, recipient FROM inbox
             WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')",
            [bundle.to_string()],
            |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                    row.get(8)?,
                ))
            },
        )
        .optional()?;
    let bad = || Fault::damaged("the inbox");
    row.map(|(collector, case, digest, listing, origin, size, root, from, recipient)| {
        Ok(TakenRow {
            collector,
            case: case.parse().map_err(|_| bad())?,
            digest: digest.parse().map_err(|_| bad())?,
            listing: listing.parse().map_err(|_| bad())?,
            checkpoint: Checkpoint {
                log: custody::log_id(&origin)?,
                size: from_sql(size),
                root: root.parse().map_err(|_| bad())?,
            },
            from: from.map(from_sql),
            recipient,
        })
    })
    .transpose()
}

fn taken_names(db: &Connection, bundle: &Id) -> Result<(BTreeSet<Digest>, Vec<Id>), Fault> {
    let bad = || Fault::damaged("the inbox");
    let mut statement = db.prepare("SELECT kind, name FROM taken WHERE bundle = ?1")?;
    let rows = statement
        .query_map([bundle.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let (mut records, mut items) = (BTreeSet::new(), Vec::new());
    for row in rows {
        let (kind, name) = row?;
        if kind == "record" {
            records.insert(name.parse().map_err(|_| bad())?);
        } else {
            items.push(name.parse().map_err(|_| bad())?);
        }
    }
    Ok((records, items))
}
