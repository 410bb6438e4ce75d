//! Taking in: parts → decrypt → verify while streaming → own encrypted originals, committed only on a
//! passing report.

mod keep;
mod parts;
mod people;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::x25519::Identity;
use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::listing::{Listing, Part};
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{self, Code, Facts, Finding, Outside, Report};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::custody::{Draft, from_sql};
use crate::desk::DeskHeld;
use crate::fault::{Fault, sync_folder};
use crate::index;
use crate::job::Job;
use crate::original::{self};
use crate::partner::{self, CollectorRow};
use crate::{PartnerError, Role, Vault};
use keep::{ItemFacts, keep_case, keep_items, keep_log, note_bundle, refuse_strange};
use parts::{PartReader, decrypt, part_names};
use shelf::Shelf;

/// The largest encrypted listing that is read: 256 MiB.
const MAX_LISTING: u64 = 256 << 20;

/// Why a bundle was not taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TakeInError {
    /// No bundle of that id waits.
    #[error("no bundle {given} waits here")]
    NotFound {
        /// What was given.
        given: String,
    },
    /// It was taken in before.
    #[error("this bundle was taken in already")]
    Already,
    /// None of the keys here opens it.
    #[error("none of the keys here opens this bundle")]
    NotForUs,
    /// The collector was revoked.
    #[error("the collector {name} was revoked")]
    Revoked {
        /// The partner's name for her.
        name: String,
    },
    /// The collector is distrusted from a checkpoint on, and it goes beyond.
    #[error("the collector {name} is distrusted, and this goes beyond what was held then")]
    Distrusted {
        /// The partner's name for her.
        name: String,
    },
    /// Something in it has the id of something that came from another collector.
    #[error("{what} belongs to another collector")]
    BelongsToAnother {
        /// What.
        what: String,
    },
    /// It does not verify. Nothing of it was kept but the parts as they came.
    #[error("the bundle does not verify")]
    Refused {
        /// Everything found.
        findings: Vec<Finding>,
    },
    /// The partner's desk.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl TakeInError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "bundle-not-found",
            Self::Already => "bundle-taken-in-already",
            Self::NotForUs => "bundle-not-for-us",
            Self::Revoked { .. } => "collector-revoked",
            Self::Distrusted { .. } => "collector-distrusted",
            Self::BelongsToAnother { .. } => "belongs-to-another",
            Self::Refused { .. } => "bundle-refused",
            Self::Partner(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A bundle in the inbox, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incoming {
    /// Its id, as the road named it.
    pub bundle: Id,
    /// `waiting`, `refused`, `taken-in` or `accepted`.
    pub state: String,
    /// The collector's name here, once known.
    pub collector: Option<String>,
    /// The code of the case, once known.
    pub case: Option<String>,
    /// The number she gave it.
    pub sequence: Option<u64>,
    /// When it was fetched, by the device's clock.
    pub fetched_at: String,
    /// What was found when it was last looked into, as codes.
    pub findings: Vec<String>,
}

/// A bundle that was taken in.
#[derive(Debug, Clone, Serialize)]
pub struct TakenIn {
    /// The bundle.
    pub bundle: Id,
    /// The collector's name here.
    pub collector: String,
    /// Whether this was her first, which made her key known.
    pub enrolled: bool,
    /// The fingerprint of her key, to compare with her.
    pub fingerprint: [String; 8],
    /// The code of the case here.
    pub case: String,
    /// The items whose originals came.
    pub originals: Vec<Id>,
    /// How many records came.
    pub records: usize,
    /// Complete up to this many entries of her log.
    pub complete_up_to: u64,
    /// What was found: notes and warnings.
    pub findings: Vec<Finding>,
}

impl Vault {
    /// The folder in which the road puts the parts of a bundle.
    ///
    /// # Errors
    /// [`TakeInError::Partner`] in a collector's vault.
    pub fn inbox_folder(&self, bundle: &Id) -> Result<PathBuf, TakeInError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" }.into());
        }
        let folder = self.folder().join("inbox").join(bundle.to_string());
        if !folder.is_dir() {
            fs::create_dir(&folder).map_err(Fault::io("writing to the inbox"))?;
            sync_folder(&self.folder().join("inbox"))?;
        }
        Ok(folder)
    }

    /// Puts one file that the road brought into the inbox, whole and durable.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn put_in_inbox(&self, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        crate::fault::put_file(path, bytes)
    }

    /// A bundle's encrypted parts, in order, as its encrypted listing states them; `None` when none of the
    /// keys here opens the listing, so that the rest need not be brought.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn expected_parts(&self, bundle: &Id, sealed: &[u8]) -> Result<Option<Vec<Part>>, Fault> {
        for (_, _, identity) in self.read(partner::desk_identities)? {
            let Ok(document) = decrypt(sealed, &identity) else { continue };
            // A listing that does not hold names no parts; taking it in says why.
            let listing = Listing::open(&document).ok().filter(|listing| listing.bundle == *bundle);
            return Ok(Some(listing.map(|listing| listing.parts).unwrap_or_default()));
        }
        Ok(None)
    }

    /// Discards a bundle that was not taken in: its parts, and its line in the inbox. The road keeps its
    /// copy.
    ///
    /// # Errors
    /// [`TakeInError::NotFound`]; [`TakeInError::Already`] when it was taken in.
    pub fn discard(&self, bundle: &Id) -> Result<(), TakeInError> {
        if self.has_taken_in(bundle)? {
            return Err(TakeInError::Already);
        }
        let known = self.write(|tx| {
            let sql = "DELETE FROM inbox WHERE bundle = ?1 AND state IN ('waiting', 'refused')";
            Ok::<_, Fault>(tx.execute(sql, [bundle.to_string()])?)
        })?;
        let folder = self.inbox_folder(bundle)?;
        fs::remove_dir_all(&folder).map_err(Fault::io("emptying the inbox"))?;
        if known == 0 { Err(TakeInError::NotFound { given: bundle.to_string() }) } else { Ok(()) }
    }

    /// Whether the road need not bring a bundle again: it was taken in.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn has_taken_in(&self, bundle: &Id) -> Result<bool, Fault> {
        self.read(|db| {
            let sql = "SELECT 1 FROM inbox WHERE bundle = ?1 AND state IN ('taken-in', 'accepted')";
            Ok(db.prepare(sql)?.exists([bundle.to_string()])?)
        })
    }

    /// Says that all parts of a bundle are in its inbox folder, with the listing.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn arrived(&self, bundle: &Id) -> Result<(), Fault> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO inbox (bundle, state, report, fetched_at, position)
                 VALUES (?1, 'waiting', '[]', ?2, (SELECT coalesce(max(position), 0) + 1 FROM inbox))
                 ON CONFLICT (bundle) DO UPDATE SET state = 'waiting', report = '[]', fetched_at = excluded.fetched_at
                 WHERE state IN ('waiting', 'refused')",
                [bundle.to_string(), self.now().to_string()],
            )?;
            Ok(())
        })
    }

    /// Every bundle that was fetched, the oldest first.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn inbox(&self) -> Result<Vec<Incoming>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT i.bundle, i.state, c.name, f.code, i.sequence, i.fetched_at, i.report FROM inbox i
                 LEFT JOIN collector c ON c.id = i.collector LEFT JOIN case_file f ON f.id = i.case_id
                 ORDER BY i.position",
            )?;
            let mut rows = statement.query([])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let (bundle, report): (String, String) = (row.get(0)?, row.get(6)?);
                list.push(Incoming {
                    bundle: bundle.parse().map_err(|_| Fault::damaged("the inbox"))?,
                    state: row.get(1)?,
                    collector: row.get(2)?,
                    case: row.get(3)?,
                    sequence: row.get::<_, Option<i64>>(4)?.map(from_sql),
                    fetched_at: row.get(5)?,
                    findings: serde_json::from_str(&report).unwrap_or_default(),
                });
            }
            Ok(list)
        })
    }

    /// The bundle in the inbox whose id begins with `given`.
    ///
    /// # Errors
    /// [`TakeInError::NotFound`].
    pub fn find_incoming(&self, given: &str) -> Result<Id, TakeInError> {
        let mut found = self.inbox()?.into_iter().filter(|one| one.bundle.to_string().starts_with(given));
        match (given.len() >= 4, found.next(), found.next()) {
            (true, Some(one), None) => Ok(one.bundle),
            _ => Err(TakeInError::NotFound { given: given.to_owned() }),
        }
    }

    /// Takes a bundle in: decrypts and verifies in one pass, and commits only if the report passes.
    ///
    /// # Errors
    /// [`TakeInError::Refused`] with everything found.
    pub fn take_in(&self, bundle: &Id, job: &Job) -> Result<TakenIn, TakeInError> {
        let state: Option<String> = self.read(|db| {
            let sql = "SELECT state FROM inbox WHERE bundle = ?1";
            Ok::<_, Fault>(db.query_row(sql, [bundle.to_string()], |row| row.get(0)).optional()?)
        })?;
        match state.as_deref() {
            None => return Err(TakeInError::NotFound { given: bundle.to_string() }),
            Some("taken-in" | "accepted") => return Err(TakeInError::Already),
            Some(_) => {}
        }
        let folder = self.inbox_folder(bundle)?;
        let opened = self.open_listing(&folder)?;
        if opened.collector.state == "revoked" {
            return Err(TakeInError::Revoked { name: opened.collector.name });
        }
        let (report, mut shelf, digest) = self.check(bundle, &folder, &opened, job)?;
        if !report.holds() {
            shelf.abandon();
            self.note_report(bundle, "refused", &opened.collector, &report)?;
            return Err(TakeInError::Refused { findings: report.findings });
        }
        if opened.collector.distrusted && self.read(|db| goes_beyond(db, &report.facts))? {
            shelf.abandon();
            return Err(TakeInError::Distrusted { name: opened.collector.name });
        }
        let taken = self.commit_bundle(bundle, &opened, report, &mut shelf, digest);
        match &taken {
            Ok(_) => {
                shelf.settled();
                // The parts did their work; they are ciphertext of what is now kept. What stays of them is
                // removed at the next unlock.
                let _ = fs::remove_dir_all(&folder);
            }
            Err(_) if self.surely_undone() => shelf.abandon(),
            // The intents stay, and the next unlock asks the log.
            Err(_) => {}
        }
        taken
    }

    /// Opens the listing with whichever identity does, which also says from whom it must be.
    fn open_listing(&self, folder: &Path) -> Result<OpenedListing, TakeInError> {
        let mut sealed = Vec::new();
        File::open(folder.join("listing.age"))
            .and_then(|file| file.take(MAX_LISTING).read_to_end(&mut sealed))
            .map_err(Fault::io("reading the inbox"))?;
        let identities = self.read(partner::desk_identities)?;
        for (recipient, collector, identity) in identities {
            let Ok(document) = decrypt(&sealed, &identity) else { continue };
            let collector = self.read(|db| partner::collector(db, &collector))?;
            return Ok(OpenedListing {
                sealed: Digest::of(&sealed),
                document,
                recipient,
                collector,
                identity,
            });
        }
        Err(TakeInError::NotForUs)
    }

    /// Reads every part through the verifier; originals go to `incoming/` as they pass.
    fn check<'a>(
        &'a self,
        bundle: &Id,
        folder: &Path,
        opened: &OpenedListing,
        job: &'a Job,
    ) -> Result<(Report, Shelf<'a>, Digest), TakeInError> {
        let mut shelf = Shelf { vault: self, job, items: BTreeMap::new(), fault: None };
        let digest = Digest::of(&opened.document);
        let listing = match Listing::open(&opened.document) {
            Ok(listing) if listing.bundle == *bundle => listing,
            Ok(_) => return Ok((refused(Code::ListingWrong, "another bundle"), shelf, digest)),
            Err(error) => return Ok((refused(Code::ListingWrong, &error.to_string()), shelf, digest)),
        };
        job.expect_bytes(listing.part_size.saturating_mul(listing.parts.len() as u64));
        let found = Arc::new(Mutex::new(part_names(folder, &listing)?));
        let mut parts = PartReader::new(folder, &listing, &opened.identity, Arc::clone(&found));
        let secret = self.read(|db| partner::collector_secret(db, &opened.collector))?;
        let trust = trust_of(&opened.collector)?;
        let held = DeskHeld::new(self, opened.collector.id);
        let outside = Outside {
            trust: &trust,
            held: &held,
            recipient: Some(Digest::of(opened.recipient.as_bytes())),
            invited: (opened.collector.state == "invited").then_some((opened.collector.id, &secret)),
            stop_early: true,
        };
        let checked = verify::verify_tar(&mut parts, &outside, &mut shelf);
        parts.check_rest();
        if let Some(fault) = shelf.fault.take() {
            shelf.abandon();
            return Err(fault.into());
        }
        held.into_result()?;
        let mut report = checked.map_err(Fault::io("reading the inbox"))?;
        let found = found.lock().unwrap_or_else(PoisonError::into_inner);
        report.findings.splice(0..0, found.iter().cloned());
        if report.facts.signer.is_some_and(|signer| signer != listing.key) {
            report.findings.push(Finding::new(Code::ListingWrong, "signed with another key than the bundle"));
        }
        self.judge_facts(bundle, &mut report)?;
        // A desk takes in only from those it invited: an unknown signer is no warning here.
        for finding in &mut report.findings {
            if finding.code == Code::SignerUnknown {
                finding.weight = verify::Weight::Fault;
            }
        }
        drop(found);
        Ok((report, shelf, digest))
    }

    /// What a desk needs of a bundle beyond that it agrees with itself.
    fn judge_facts(&self, bundle: &Id, report: &mut Report) -> Result<(), Fault> {
        let Some(info) = report.facts.info.clone() else { return Ok(()) };
        if info.bundle != *bundle {
            report.findings.push(Finding::new(Code::ListingWrong, "another bundle than the one in it"));
        }
        // A case of another collector's is told as such at the commit.
        let known = self.read(|db| {
            let sql = "SELECT 1 FROM case_file WHERE id = ?1";
            Ok::<_, Fault>(db.prepare(sql)?.exists([info.case.to_string()])?)
        })?;
        let (case, records) = (info.case.to_string(), report.facts.records.values());
        let told = |record: &Record| record.is(&Schema::CASE) && record.text_of("case") == Some(&case);
        let case_missing = report.holds() && !known && !records.clone().any(told);
        let unclear: Vec<Digest> = records
            .filter(|record| record.is(&Schema::ITEM) && ItemFacts::of(record).is_none())
            .map(Record::digest)
            .collect();
        let unplaced: Vec<Digest> = people::unplaced(&report.facts).into_iter().map(Record::digest).collect();
        if case_missing {
            report.findings.push(Finding::new(Code::CaseMissing, case));
        }
        for record in unplaced {
            let place = format!("{record}: it keeps back whose it is, or is entered about another thing");
            report.findings.push(Finding::new(Code::RecordMalformed, place));
        }
        for record in unclear {
            let place = format!("{record}: it keeps back the item, its digest or its size");
            report.findings.push(Finding::new(Code::RecordMalformed, place));
        }
        Ok(())
    }

    fn note_report(
        &self,
        bundle: &Id,
        state: &str,
        from: &CollectorRow,
        report: &Report,
    ) -> Result<(), Fault> {
        let codes: BTreeSet<&str> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
        let codes = serde_json::to_string(&codes).unwrap_or_default();
        self.write(|tx| {
            tx.execute(
                "UPDATE inbox SET state = ?2, collector = ?3, report = ?4 WHERE bundle = ?1",
                params![bundle.to_string(), state, from.id.to_string(), codes],
            )?;
            Ok(())
        })
    }

    /// One transaction for all that came, after the originals stand in their places.
    fn commit_bundle(
        &self,
        bundle: &Id,
        opened: &OpenedListing,
        report: Report,
        shelf: &mut Shelf<'_>,
        listing: Digest,
    ) -> Result<TakenIn, TakeInError> {
        let Report { findings, facts, .. } = report;
        let missing = || Fault::damaged("a verified bundle");
        let info = facts.info.clone().ok_or_else(missing)?;
        let signer = facts.signer.ok_or_else(missing)?;
        for item in shelf.items.keys() {
            original::shelve(self.folder(), item)?;
        }
        self.write(|tx| {
            let enrolled = opened.collector.state == "invited";
            if let Some(enrolment) = facts.enrolment.as_ref().filter(|_| enrolled) {
                partner::enrol(tx, &opened.collector.id, &enrolment.key(), enrolment.reply())?;
            }
            let case = keep_case(tx, &opened.collector, &info, &facts)?;
            refuse_strange(tx, &info, &facts)?;
            keep_log(tx, &opened.collector, &info, &facts)?;
            for record in facts.records.values() {
                people::keep_record(tx, &info, record)?;
            }
            keep_items(tx, &info, &facts, shelf)?;
            people::keep_people(self, tx, &opened.collector, &info, &facts)?;
            index::note_records(tx, facts.records.values())?;
            let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
            note_bundle(
                tx,
                bundle,
                opened,
                &info,
                &facts,
                &listing,
                &serde_json::to_string(&codes).unwrap_or_default(),
            )?;
            partner::taken_from(tx, bundle, &opened.sealed)?;
            self.append(
                tx,
                &Draft {
                    action: Action::TakenIn,
                    case: info.case,
                    thing_kind: ThingKind::Bundle,
                    thing: *bundle,
                    digest: facts.tag_manifest,
                    record: None,
                    outcome: None,
                },
            )?;
            Ok(TakenIn {
                bundle: *bundle,
                collector: opened.collector.name.clone(),
                enrolled,
                fingerprint: signer.fingerprint().groups(),
                case,
                originals: facts.originals.keys().copied().collect(),
                records: facts.records.len(),
                complete_up_to: facts.checkpoint.map_or(0, |checkpoint| checkpoint.size),
                findings: findings.clone(),
            })
        })
    }
}

struct OpenedListing {
    /// SHA-256 of it as it came.
    sealed: Digest,
    document: Zeroizing<Vec<u8>>,
    recipient: String,
    collector: CollectorRow,
    identity: Identity,
}

fn refused(code: Code, place: &str) -> Report {
    Report { findings: vec![Finding::new(code, place)], ..Report::default() }
}

/// Whether a bundle goes beyond what was held of its log when its collector was distrusted.
fn goes_beyond(db: &Connection, facts: &Facts) -> Result<bool, Fault> {
    let Some(checkpoint) = facts.checkpoint else { return Ok(true) };
    let sql = "SELECT trusted FROM foreign_log WHERE origin = ?1";
    let trusted: Option<Option<i64>> =
        db.query_row(sql, [checkpoint.origin()], |row| row.get(0)).optional()?;
    Ok(checkpoint.size > from_sql(trusted.flatten().unwrap_or(0)))
}

/// The trust a desk gives to a collector: her key, as enrolled, and nothing else.
fn trust_of(collector: &CollectorRow) -> Result<Trust, Fault> {
    let text = collector
        .key
        .map_or(String::new(), |key| format!("collector namespaces=\"sanad-bundle,sanad-listing\" {key}\n"));
    Trust::parse(text.as_bytes()).map_err(|_| Fault::damaged("the roster"))
}
