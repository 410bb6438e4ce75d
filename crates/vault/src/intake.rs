//! Taking in: parts → decrypt → verify while streaming → own encrypted originals, committed only on a
//! passing report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::x25519::Identity;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::bag::BagInfo;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::listing::Listing;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{self, Code, Facts, Finding, Outside, Report, Sink};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::custody::{self, Draft, from_sql, to_sql};
use crate::desk::DeskHeld;
use crate::fault::{Fault, sync_folder};
use crate::job::Job;
use crate::original::{self, StoreOriginalError};
use crate::partner::{self, CollectorRow};
use crate::store::fixed_keys;
use crate::{PartnerError, Role, Vault, age_key};

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
        let taken = self.commit_bundle(bundle, &opened, report, &mut shelf, digest);
        match &taken {
            Ok(_) => {
                shelf.settled();
                // The parts did their work; they are ciphertext of what is now kept.
                fs::remove_dir_all(&folder).map_err(Fault::io("emptying the inbox"))?;
            }
            Err(_) => shelf.abandon(),
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
            return Ok(OpenedListing { document, recipient, collector, identity });
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
        if case_missing {
            report.findings.push(Finding::new(Code::CaseMissing, case));
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
                let thing = thing_of(record).unwrap_or(info.case);
                custody::put_record(tx, record, &info.case, &thing)?;
            }
            keep_items(tx, &info, &facts, shelf)?;
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
    document: Zeroizing<Vec<u8>>,
    recipient: String,
    collector: CollectorRow,
    identity: Identity,
}

fn refused(code: Code, place: &str) -> Report {
    Report { findings: vec![Finding::new(code, place)], ..Report::default() }
}

fn decrypt(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, ()> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| ())?;
    let mut reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(|_| ())?;
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| ())?;
    Ok(plain)
}

/// The trust a desk gives to a collector: her key, as enrolled, and nothing else.
fn trust_of(collector: &CollectorRow) -> Result<Trust, Fault> {
    let text = collector
        .key
        .map_or(String::new(), |key| format!("collector namespaces=\"sanad-bundle,sanad-listing\" {key}\n"));
    Trust::parse(text.as_bytes()).map_err(|_| Fault::damaged("the roster"))
}

/// Compares the files in the folder with the listing: what is missing, what does not belong.
fn part_names(folder: &Path, listing: &Listing) -> Result<Vec<Finding>, Fault> {
    let doing = "reading the inbox";
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(Fault::io(doing))? {
        there.insert(entry.map_err(Fault::io(doing))?.file_name().to_string_lossy().into_owned());
    }
    let mut findings = Vec::new();
    for index in 1..=listing.parts.len() {
        let name = format!("{index:08}.age");
        if !there.remove(&name) {
            findings.push(Finding::new(Code::PartMissing, name));
        }
    }
    there.remove("listing.age");
    findings.extend(there.into_iter().map(|name| Finding::new(Code::PartForeign, name)));
    Ok(findings)
}

/// The plaintext of the parts one after the other. A part that is wrong is a finding, and the end.
struct PartReader<'a> {
    folder: &'a Path,
    listing: &'a Listing,
    identity: &'a Identity,
    next: usize,
    plain: Zeroizing<Vec<u8>>,
    at: usize,
    found: Arc<Mutex<Vec<Finding>>>,
    ended: bool,
}

impl<'a> PartReader<'a> {
    fn new(
        folder: &'a Path,
        listing: &'a Listing,
        identity: &'a Identity,
        found: Arc<Mutex<Vec<Finding>>>,
    ) -> Self {
        let plain = Zeroizing::new(Vec::new());
        Self { folder, listing, identity, next: 0, plain, at: 0, found, ended: false }
    }

    fn find(&mut self, code: Code, index: usize) {
        let finding = Finding::new(code, format!("{index:08}.age"));
        self.found.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }

    /// The ciphertext of the next part, if it is the one the listing states.
    fn cipher(&mut self) -> io::Result<Option<Vec<u8>>> {
        let Some(stated) = self.listing.parts.get(self.next).copied() else { return Ok(None) };
        self.next = self.next.saturating_add(1);
        let path = self.folder.join(format!("{:08}.age", self.next));
        let file = match File::open(path) {
            Ok(file) => file,
            // Told already, by its name.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.ended = true;
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let mut cipher =
            Vec::with_capacity(usize::try_from(stated.ciphertext_bytes).unwrap_or(0).min(8 << 20));
        file.take(stated.ciphertext_bytes.saturating_add(1)).read_to_end(&mut cipher)?;
        if Digest::of(&cipher) == stated.ciphertext {
            return Ok(Some(cipher));
        }
        self.find(Code::PartMismatch, self.next);
        self.ended = true;
        Ok(None)
    }

    fn load(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let Some(cipher) = self.cipher()? else { return Ok(false) };
        let stated = self.listing.parts.get(self.next.saturating_sub(1)).map(|part| part.plaintext);
        match decrypt(&cipher, self.identity) {
            Ok(plain)
                if plain.len() as u64 == self.listing.part_size && Some(Digest::of(&plain)) == stated =>
            {
                self.plain = plain;
                self.at = 0;
                Ok(true)
            }
            Ok(_) => {
                self.find(Code::PartMismatch, self.next);
                self.ended = true;
                Ok(false)
            }
            Err(()) => {
                self.find(Code::PartUnreadable, self.next);
                self.ended = true;
                Ok(false)
            }
        }
    }

    /// After the stream ended early: whether the other parts are what the listing states, so that
    /// all that must be sent again is told at once.
    fn check_rest(&mut self) {
        while self.next < self.listing.parts.len() {
            if self.cipher().is_err() {
                return;
            }
        }
    }
}

impl Read for PartReader<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.plain.len() && !self.load()? {
            return Ok(0);
        }
        let rest = self.plain.get(self.at..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at = self.at.saturating_add(count);
        Ok(count)
    }
}

/// Stores originals as they pass; none counts before the commit.
struct Shelf<'a> {
    vault: &'a Vault,
    job: &'a Job,
    items: BTreeMap<Id, Zeroizing<[u8; 32]>>,
    fault: Option<Fault>,
}

impl Shelf<'_> {
    fn abandon(&mut self) {
        for item in std::mem::take(&mut self.items).keys() {
            original::abandon(self.vault.folder(), item);
        }
    }

    fn settled(&mut self) {
        for item in std::mem::take(&mut self.items).keys() {
            original::settled(self.vault.folder(), item);
        }
    }

    fn store(&mut self, item: &Id, content: &mut (dyn Read + Send)) -> Result<(), Fault> {
        let here = self.vault.read(|db| {
            Ok::<_, Fault>(
                db.prepare_cached("SELECT 1 FROM item WHERE id = ?1 AND key_id IS NOT NULL")?
                    .exists([item.to_string()])?,
            )
        })?;
        if here {
            // Whatever comes under this id is checked by its digest; what is kept stays as it is.
            return Ok(());
        }
        self.job.doing(format!("item {item}"));
        let (key, recipient) = age_key::generate()?;
        self.items.insert(*item, key);
        match original::write_part(self.vault.folder(), item, &recipient, content, self.job) {
            Ok(_) => Ok(()),
            // The stream's own end or error is the verifier's to tell.
            Err(StoreOriginalError::Read(_)) => Ok(()),
            Err(StoreOriginalError::Fault(fault)) => Err(fault),
        }
    }
}

impl Sink for Shelf<'_> {
    fn original(
        &mut self,
        item: &Id,
        _: &'static str,
        _: u64,
        content: &mut (dyn Read + Send),
    ) -> io::Result<()> {
        self.store(item, content).map_err(|fault| {
            self.fault = Some(fault);
            io::Error::other("the vault could not keep it")
        })
    }
}

/// What the record of an item must show, or nobody could say which original it means.
struct ItemFacts {
    item: Id,
    digest: Digest,
    size: u64,
}

impl ItemFacts {
    fn of(record: &Record) -> Option<Self> {
        Some(Self {
            item: record.text_of("item")?.parse().ok()?,
            digest: record.text_of("digest")?.parse().ok()?,
            size: record.value("size")?.as_u64()?,
        })
    }
}

/// The item or bundle a record is about.
fn thing_of(record: &Record) -> Option<Id> {
    let field = if record.is(&Schema::SEAL) { "bundle" } else { "item" };
    record.text_of(field)?.parse().ok()
}

/// The case's row; a case that comes for the first time gets the code the collector gave it, with
/// her name before it, so that two collectors may use the same.
fn keep_case(
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    facts: &Facts,
) -> Result<String, TakeInError> {
    let known: Option<(String, Option<String>)> = tx
        .query_row("SELECT code, collector FROM case_file WHERE id = ?1", [info.case.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()
        .map_err(Fault::from)?;
    if let Some((code, owner)) = known {
        return if owner == Some(collector.id.to_string()) {
            Ok(code)
        } else {
            Err(TakeInError::BelongsToAnother { what: format!("case {}", info.case) })
        };
    }
    let name = info.case.to_string();
    let record = facts
        .records
        .values()
        .find(|record| record.is(&Schema::CASE) && record.text_of("case") == Some(name.as_str()))
        .ok_or_else(|| Fault::damaged("a case's record"))?;
    // It is shown to people: what no honest program takes for a code is none.
    let given = record.text_of("code").filter(|code| crate::case::is_code(code)).unwrap_or("case");
    let mut code = format!("{}/{given}", collector.name);
    let taken = tx
        .prepare("SELECT 1 FROM case_file WHERE code = ?1")
        .and_then(|mut statement| statement.exists([&code]))
        .map_err(Fault::from)?;
    if taken {
        code.push('~');
        code.extend(name.chars().take(6));
    }
    custody::put_record(tx, record, &info.case, &info.case)?;
    tx.execute(
        "INSERT INTO case_file (id, code, record, collector) VALUES (?1, ?2, ?3, ?4)",
        params![name, code, record.digest().to_string(), collector.id.to_string()],
    )
    .map_err(Fault::from)?;
    custody::begin_log(tx, &info.case)?;
    Ok(code)
}

/// Nobody but its collector says anything of an item or a case.
fn refuse_strange(tx: &Transaction<'_>, info: &BagInfo, facts: &Facts) -> Result<(), TakeInError> {
    let own = info.case.to_string();
    let of_entries = facts.entries.values().map(|(entry, _)| entry.thing);
    let things: BTreeSet<Id> = of_entries.chain(facts.records.values().filter_map(thing_of)).collect();
    for thing in things.iter().filter(|thing| **thing != info.case) {
        let what = if owner_of_item(tx, thing)?.is_some_and(|case| case != own) {
            format!("item {thing}")
        } else if crate::case::is_known(tx, thing)? {
            format!("case {thing}")
        } else {
            continue;
        };
        return Err(TakeInError::BelongsToAnother { what });
    }
    Ok(())
}

/// The collector's log as far as this bundle shows it.
fn keep_log(
    tx: &Transaction<'_>,
    collector: &CollectorRow,
    info: &BagInfo,
    facts: &Facts,
) -> Result<(), TakeInError> {
    let missing = || Fault::damaged("a verified bundle");
    let checkpoint = facts.checkpoint.ok_or_else(missing)?;
    let origin = checkpoint.origin();
    let owner: Option<String> = tx
        .query_row("SELECT collector FROM foreign_log WHERE origin = ?1", [&origin], |row| row.get(0))
        .optional()
        .map_err(Fault::from)?;
    if owner.is_some_and(|owner| owner != collector.id.to_string()) {
        return Err(TakeInError::BelongsToAnother { what: origin });
    }
    tx.execute(
        "INSERT INTO foreign_log (origin, collector, case_id, vkey, size, root, checkpoint, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(position), 0) + 1 FROM foreign_log))
         ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, checkpoint = excluded.checkpoint",
        params![
            origin,
            collector.id.to_string(),
            info.case.to_string(),
            facts.log_key.clone().ok_or_else(missing)?,
            to_sql(checkpoint.size),
            checkpoint.root.to_string(),
            facts.checkpoint_note.clone().ok_or_else(missing)?
        ],
    )
    .map_err(Fault::from)?;
    for (index, (entry, record)) in &facts.entries {
        tx.prepare_cached(
            "INSERT INTO foreign_entry (origin, idx, thing, digest, record, text, proof)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (origin, idx) DO NOTHING",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                origin,
                to_sql(*index),
                entry.thing.to_string(),
                record.digest().to_string(),
                entry.record.map(|digest| digest.to_string()),
                record.to_text(),
                facts.proofs.get(index)
            ])
        })
        .map_err(Fault::from)?;
    }
    Ok(())
}

fn keep_items(
    tx: &Transaction<'_>,
    info: &BagInfo,
    facts: &Facts,
    shelf: &Shelf<'_>,
) -> Result<(), TakeInError> {
    for record in facts.records.values().filter(|record| record.is(&Schema::ITEM)) {
        let ItemFacts { item, digest, size } =
            ItemFacts::of(record).ok_or_else(|| Fault::damaged("an item's record"))?;
        if owner_of_item(tx, &item)?.is_some_and(|case| case != info.case.to_string()) {
            return Err(TakeInError::BelongsToAnother { what: format!("item {item}") });
        }
        let extension = sanad_evidence::bag::allowed_extension(record.text_of("extension").unwrap_or("bin"));
        tx.execute(
            "INSERT INTO item (id, case_id, record, digest, size, extension, key_id, state, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, 'to-follow', (SELECT coalesce(max(rowid), 0) + 1 FROM item))
             ON CONFLICT (id) DO NOTHING",
            params![
                item.to_string(),
                info.case.to_string(),
                record.digest().to_string(),
                digest.to_string(),
                to_sql(size),
                extension
            ],
        )
        .map_err(Fault::from)?;
    }
    for (item, key) in &shelf.items {
        if owner_of_item(tx, item)?.is_none_or(|case| case != info.case.to_string()) {
            return Err(TakeInError::BelongsToAnother { what: format!("item {item}") });
        }
        let key_id = fixed_keys::put(tx, key).map_err(Fault::from)?;
        tx.execute(
            "UPDATE item SET key_id = ?2, state = 'kept' WHERE id = ?1",
            params![item.to_string(), key_id.row()],
        )
        .map_err(Fault::from)?;
    }
    Ok(())
}

fn owner_of_item(db: &Connection, item: &Id) -> Result<Option<String>, Fault> {
    Ok(db
        .prepare_cached("SELECT case_id FROM item WHERE id = ?1")?
        .query_row([item.to_string()], |row| row.get(0))
        .optional()?)
}

fn note_bundle(
    tx: &Transaction<'_>,
    bundle: &Id,
    opened: &OpenedListing,
    info: &BagInfo,
    facts: &Facts,
    listing: &Digest,
    report: &str,
) -> Result<(), Fault> {
    let missing = || Fault::damaged("a verified bundle");
    let checkpoint = facts.checkpoint.ok_or_else(missing)?;
    tx.execute(
        "UPDATE inbox SET state = 'taken-in', collector = ?2, case_id = ?3, branch = ?4, sequence = ?5, digest = ?6,
                          listing = ?7, origin = ?8, size = ?9, root = ?10, from_size = ?11, recipient = ?12, report = ?13
         WHERE bundle = ?1",
        params![
            bundle.to_string(),
            opened.collector.id.to_string(),
            info.case.to_string(),
            info.branch.to_string(),
            to_sql(info.sequence),
            facts.tag_manifest.ok_or_else(missing)?.to_string(),
            listing.to_string(),
            checkpoint.origin(),
            to_sql(checkpoint.size),
            checkpoint.root.to_string(),
            facts.continues.map(to_sql),
            opened.recipient,
            report
        ],
    )?;
    let records = facts.records.keys().map(|digest| ("record", digest.to_string()));
    let originals = facts.originals.keys().map(|item| ("original", item.to_string()));
    for (kind, name) in records.chain(originals) {
        tx.prepare_cached("INSERT INTO taken (bundle, kind, name) VALUES (?1, ?2, ?3)")?.execute(params![
            bundle.to_string(),
            kind,
            name
        ])?;
    }
    Ok(())
}
