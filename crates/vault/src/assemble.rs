//! Assembling a bundle: what may leave, sealed and frozen, in the order in which a receiver reads it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::bag::tar::{self, member_len, padded_len};
use sanad_evidence::bag::{BAGIT_TXT, BagInfo, BagKind, EXTENSIONS, Manifest, Place};
use sanad_evidence::consent::{self, Purpose};
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::listing::Listing;
use sanad_evidence::log::{ConsistencyProof, NoteKey, public_key_pem};
use sanad_evidence::sign::{Namespace, SigningKey, sign};
use sanad_evidence::{Digest, Id, Schema};
use serde::Serialize;
use serde_json::{Value, json};

use crate::custody::{self, Draft, LogRow, from_sql, to_sql};
use crate::device;
use crate::fault::Fault;
use crate::items::{self, Stock};
use crate::partner::{self, PartnerRow};
use crate::{PartnerError, Vault};

/// Why no bundle was assembled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AssembleError {
    /// Nothing new may leave.
    #[error("there is nothing new that may leave")]
    Nothing {
        /// What stays, and why.
        stays: Vec<Stays>,
    },
    /// An original that would go is not what it was.
    #[error("the original of item {item} is damaged")]
    OriginalDamaged {
        /// The item.
        item: Id,
    },
    /// More than a bundle can hold.
    #[error("this is more than one bundle holds")]
    TooMuch,
    /// The partner.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl AssembleError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nothing { .. } => "nothing-to-transfer",
            Self::OriginalDamaged { .. } => "original-damaged",
            Self::TooMuch => "bundle-too-large",
            Self::Partner(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// An item that stays, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stays {
    /// The item.
    pub item: Id,
    /// Its file name, if it still has one.
    pub file_name: Option<String>,
    /// The reason's code.
    pub reason: &'static str,
}

/// A bundle that was assembled and waits in the outbox.
#[derive(Debug, Clone, Serialize)]
pub struct Assembled {
    /// Its id.
    pub bundle: Id,
    /// Its number for this partner.
    pub sequence: u64,
    /// The items whose originals go with it.
    pub originals: Vec<Id>,
    /// The items whose originals are announced to follow.
    pub to_follow: Vec<Id>,
    /// How many records go.
    pub records: usize,
    /// How many entries of the custody log go.
    pub entries: usize,
    /// The items that stay, and why.
    pub stays: Vec<Stays>,
    /// Items that go for safekeeping only: the partner may hold them, and not use or disclose them.
    pub safekeeping: Vec<Id>,
    /// Bytes on the road, padding included, encryption not.
    pub bytes: u64,
    /// In how many parts.
    pub parts: u64,
}

/// What will be in the bundle.
#[derive(Default)]
struct Contents {
    originals: Vec<Stock>,
    records: BTreeMap<Digest, String>,
    entries: BTreeMap<u64, String>,
    /// Whether any of the entries tells of more than transfers and checks.
    news: bool,
    /// Originals that are only announced.
    to_follow: Vec<Stock>,
    heads: BTreeMap<Id, (u64, Digest)>,
    stays: Vec<Stays>,
    safekeeping: Vec<Id>,
}

/// How large parts are, by how much there is: small where little would be padded to much, large
/// where each part costs a round trip.
fn part_size(length: u64) -> u64 {
    match length {
        0..=0x40_0000 => Listing::LEAST_PART,
        0x40_0001..=0x400_0000 => 1 << 20,
        _ => Listing::MOST_PART,
    }
}

impl Vault {
    /// Assembles a bundle of what is new in a case for a partner, seals it and puts it in the outbox.
    ///
    /// Asks [`may_leave`](consent::may_leave) for everything; what stays is listed with its reason.
    ///
    /// # Errors
    /// [`AssembleError::Nothing`] when nothing new may leave.
    pub fn assemble(&self, case: &Id, partner_name: &str) -> Result<Assembled, AssembleError> {
        self.assemble_with(case, partner_name, false)
    }

    /// The same without the originals, which are announced to follow: so that records and checkpoint
    /// cross a thin link first. The next bundle carries the originals.
    ///
    /// # Errors
    /// As for [`Vault::assemble`].
    pub fn assemble_records_first(&self, case: &Id, partner_name: &str) -> Result<Assembled, AssembleError> {
        self.assemble_with(case, partner_name, true)
    }

    fn assemble_with(
        &self,
        case: &Id,
        partner_name: &str,
        records_first: bool,
    ) -> Result<Assembled, AssembleError> {
        let partner = self.read(|db| partner::find(db, partner_name))?;
        self.write(|tx| {
            let log = custody::open_log(tx, case)?;
            let mut contents = gather(tx, case, &log, &partner.id)?;
            if records_first {
                contents.to_follow = std::mem::take(&mut contents.originals);
                contents.to_follow.sort_by_key(|stock| stock.id);
            }
            if contents.records.is_empty() && contents.originals.is_empty() && contents.entries.is_empty() {
                return Err(AssembleError::Nothing { stays: contents.stays });
            }
            for stock in &contents.originals {
                // A bundle that could not be sent to its end would block the road: a short look now.
                if !crate::original::path_of(self.folder(), &stock.id).is_file() {
                    return Err(AssembleError::OriginalDamaged { item: stock.id });
                }
            }
            let bundle = device::new_id()?;
            let (sequence, previous, branch) = number(tx, &partner.id)?;
            self.seal(tx, case, &bundle, sequence, &mut contents)?;
            let log = custody::open_log(tx, case)?;
            let frozen =
                self.freeze(tx, &partner, &log, case, &bundle, (sequence, previous, branch), &contents)?;
            store_bundle(
                tx,
                &partner,
                case,
                &bundle,
                sequence,
                &branch,
                &frozen,
                &contents,
                &self.now().to_string(),
            )?;
            Ok(Assembled {
                bundle,
                sequence,
                originals: contents.originals.iter().map(|stock| stock.id).collect(),
                records: contents.records.len(),
                entries: contents.entries.len(),
                to_follow: contents.to_follow.iter().map(|stock| stock.id).collect(),
                stays: contents.stays,
                safekeeping: contents.safekeeping,
                bytes: frozen.length,
                parts: frozen.length / frozen.part_size,
            })
        })
    }

    /// Appends the entry that seals the bundle, and adds it and its record to the contents.
    fn seal(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        bundle: &Id,
        sequence: u64,
        contents: &mut Contents,
    ) -> Result<(), AssembleError> {
        let heads: Vec<Value> = contents
            .heads
            .iter()
            .map(|(thing, (index, digest))| json!([thing.to_string(), index, digest.to_string()]))
            .collect();
        let values = BTreeMap::from([
            ("bundle", json!(bundle.to_string())),
            ("case", json!(case.to_string())),
            ("sequence", json!(sequence)),
            ("heads", Value::Array(heads)),
            ("sealed_at", json!(self.now().to_string())),
        ]);
        let record = self.keep_record(tx, &Schema::SEAL, case, bundle, values).map_err(|fault| {
            if contents.heads.len() > 100_000 { AssembleError::TooMuch } else { fault.into() }
        })?;
        let (index, _) = self.append(
            tx,
            &Draft {
                action: Action::Sealed,
                case: *case,
                thing_kind: ThingKind::Bundle,
                thing: *bundle,
                digest: None,
                record: Some(record),
                outcome: None,
            },
        )?;
        let text = custody::record(tx, &record)?.ok_or_else(|| Fault::damaged("a seal"))?.to_text();
        contents.records.insert(record, text);
        let log = custody::open_log(tx, case)?;
        contents.entries.insert(index, entry_text(tx, &log, index)?);
        Ok(())
    }

    /// Writes down everything before the originals, and signs it: from here on nothing of it changes.
    #[allow(clippy::too_many_arguments)] // The facts of one bundle, used once; a struct would name them twice.
    fn freeze(
        &self,
        tx: &Transaction<'_>,
        partner: &PartnerRow,
        log: &LogRow,
        case: &Id,
        bundle: &Id,
        (sequence, previous, branch): (u64, Option<Digest>, Id),
        contents: &Contents,
    ) -> Result<Frozen, AssembleError> {
        let key = partner::signing_key(tx, partner)?;
        let note_key = custody::note_key(log)?;
        let payload = payload(contents)?;
        let files = payload.len() as u64;
        let bytes = payload.iter().map(|(_, size, _)| size).sum();
        let manifest = Manifest::new(payload.iter().map(|(place, _, digest)| (place.clone(), *digest)));
        let info = BagInfo {
            kind: BagKind::Bundle,
            bundle: *bundle,
            case: *case,
            branch,
            sequence,
            previous,
            recipient: Some(Digest::of(partner.recipient.as_bytes())),
            payload: (bytes, files),
            date: self.now().moment().format("%Y-%m-%d").to_string(),
        };
        let mut tags: BTreeMap<Place, Vec<u8>> = log_files(tx, log, &note_key, contents)?;
        tags.insert(Place::Declaration, BAGIT_TXT.into());
        tags.insert(Place::Info, info.to_text().into());
        tags.insert(Place::Manifest, manifest.to_text().into());
        tags.insert(Place::SignerKey, format!("{}\n", key.verifying_key()).into());
        if !contents.to_follow.is_empty() {
            let lines = contents.to_follow.iter();
            let lines = lines.map(|stock| format!("{} {} {}\n", stock.id, stock.digest, stock.size));
            tags.insert(Place::ToFollow, lines.collect::<String>().into());
        }
        if partner.enrolling {
            let secret = partner::enrolment_secret(tx, partner)?;
            let reply = partner::reply_recipient(tx, partner)?;
            let enrolment = Enrolment::new(partner.id, *bundle, key.verifying_key(), reply, &secret);
            tags.insert(Place::Enrolment, enrolment.to_text().into());
        }
        if let Some(from) = last_checkpoint(tx, &partner.id, &log.origin)?.filter(|from| *from < log.size) {
            let proof = ConsistencyProof::produce(&custody::nodes(tx, log), from, log.size)
                .map_err(|_| Fault::damaged("the custody log"))?;
            tags.insert(Place::Consistency, proof.to_string().into());
        }
        finish(tags, payload_texts(contents), payload, &key)
    }
}

/// A bundle whose every byte is settled.
struct Frozen {
    head: Vec<u8>,
    digest: Digest,
    part_size: u64,
    length: u64,
    payload: u64,
}

/// Gathers what is new for a partner: asks consent for every item, and lists what stays.
fn gather(tx: &Transaction<'_>, case: &Id, log: &LogRow, partner: &Id) -> Result<Contents, Fault> {
    let mut contents = Contents::default();
    let held = held_names(tx, partner)?;
    let is_held = |kind: &str, name: &str| held.contains(&(kind.to_owned(), name.to_owned()));
    let mut things = vec![*case];
    for stock in items::stocks(tx, Some(case))? {
        let standing = items::standing(tx, &stock.id)?;
        let known = is_held("record", &stock.record.to_string());
        let purpose = consent::best_purpose(&standing);
        match purpose {
            Err(reason) => {
                let file_name = custody::record(tx, &stock.record)?
                    .and_then(|record| record.text_of("file_name").map(str::to_owned));
                contents.stays.push(Stays { item: stock.id, file_name, reason: reason.code() });
                // What the partner holds already, it must hear of: a withdrawal goes at once.
                if known {
                    add_records(tx, &stock.id, &[Schema::CONSENT_BASIS], &is_held, &mut contents)?;
                    things.push(stock.id);
                }
            }
            Ok(purpose) => {
                let kinds = [Schema::ITEM, Schema::DESCRIPTION, Schema::CONSENT_BASIS];
                add_records(tx, &stock.id, &kinds, &is_held, &mut contents)?;
                things.push(stock.id);
                if purpose == Purpose::Safekeeping {
                    contents.safekeeping.push(stock.id);
                }
                if stock.key_id.is_some() && !is_held("original", &stock.id.to_string()) {
                    contents.originals.push(stock);
                }
            }
        }
    }
    add_records(tx, case, &[Schema::CASE, Schema::RESTORED], &is_held, &mut contents)?;
    things.extend(bundles_of(tx, case, partner)?);
    for thing in &things {
        add_entries(tx, log, thing, &is_held, &mut contents)?;
    }
    if !contents.news && contents.originals.is_empty() && contents.records.is_empty() {
        contents.entries.clear();
    }
    Ok(contents)
}

/// Whether an action only tells of transfers and checks: alone it is no reason for a bundle.
fn is_bookkeeping(action: &str) -> bool {
    [
        Action::Sealed,
        Action::Transferred,
        Action::AcceptanceRecorded,
        Action::ReceiptRecorded,
        Action::FixityChecked,
    ]
    .iter()
    .any(|one| one.code() == action)
}

fn add_records(
    db: &Connection,
    thing: &Id,
    kinds: &[Schema],
    is_held: &impl Fn(&str, &str) -> bool,
    contents: &mut Contents,
) -> Result<(), Fault> {
    for schema in kinds {
        for record in items::records_about(db, thing, schema)? {
            let digest = record.digest();
            if !is_held("record", &digest.to_string()) {
                contents.records.insert(digest, record.to_text());
            }
        }
    }
    Ok(())
}

/// The entries about a thing that are new, and the newest of all as its head.
fn add_entries(
    db: &Connection,
    log: &LogRow,
    thing: &Id,
    is_held: &impl Fn(&str, &str) -> bool,
    contents: &mut Contents,
) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(
        "SELECT idx, digest, text, action FROM entry WHERE log = ?1 AND thing = ?2 ORDER BY idx",
    )?;
    let mut rows = statement.query(params![log.id, thing.to_string()])?;
    while let Some(row) = rows.next()? {
        let (index, digest, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let head = digest.parse().map_err(|_| Fault::damaged("the custody log"))?;
        contents.heads.insert(*thing, (from_sql(index), head));
        if !is_held("entry", &digest) {
            contents.news |= !is_bookkeeping(&row.get::<_, String>(3)?);
            contents.entries.insert(from_sql(index), text);
        }
    }
    Ok(())
}

fn held_names(db: &Connection, partner: &Id) -> Result<BTreeSet<(String, String)>, Fault> {
    let mut statement = db.prepare("SELECT kind, name FROM held WHERE partner = ?1")?;
    let rows = statement.query_map([partner.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Earlier bundles of a case for a partner: their entries are part of what it sees.
fn bundles_of(db: &Connection, case: &Id, partner: &Id) -> Result<Vec<Id>, Fault> {
    let mut statement = db.prepare(
        "SELECT id FROM bundle WHERE case_id = ?1 AND partner = ?2 AND state <> 'withdrawn' ORDER BY position",
    )?;
    let rows = statement.query_map([case.to_string(), partner.to_string()], |row| row.get::<_, String>(0))?;
    rows.map(|id| id?.parse().map_err(|_| Fault::damaged("a bundle's row"))).collect()
}

/// The number of the next bundle for a partner, the digest of the one before, and the branch.
fn number(db: &Connection, partner: &Id) -> Result<(u64, Option<Digest>, Id), Fault> {
    let branch: String =
        db.query_row("SELECT value FROM fact WHERE name = 'branch'", [], |row| row.get(0))?;
    let last: Option<(i64, String, String)> = db
        .query_row(
            "SELECT sequence, digest, branch FROM bundle WHERE partner = ?1 AND state <> 'withdrawn'
             ORDER BY position DESC LIMIT 1",
            [partner.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let bad = || Fault::damaged("a bundle's row");
    let id = branch.parse().map_err(|_| bad())?;
    match last {
        None => Ok((1, None, id)),
        Some((sequence, digest, last_branch)) => {
            let previous = Some(digest.parse().map_err(|_| bad())?);
            let next = if last_branch == branch { from_sql(sequence).saturating_add(1) } else { 1 };
            Ok((next, previous, id))
        }
    }
}

/// The size of the log in the last bundle a partner was sent from it: what its verifier holds.
fn last_checkpoint(db: &Connection, partner: &Id, origin: &str) -> Result<Option<u64>, Fault> {
    let size: Option<i64> = db
        .query_row(
            "SELECT size FROM bundle WHERE partner = ?1 AND origin = ?2 AND state <> 'withdrawn'
             ORDER BY position DESC LIMIT 1",
            [partner.to_string(), origin.to_owned()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(size.map(from_sql))
}

fn entry_text(db: &Connection, log: &LogRow, index: u64) -> Result<String, Fault> {
    let params = params![log.id, to_sql(index)];
    Ok(db.query_row("SELECT text FROM entry WHERE log = ?1 AND idx = ?2", params, |row| row.get(0))?)
}

/// The payload in order: place, size, digest of the file.
fn payload(contents: &Contents) -> Result<Vec<(Place, u64, Digest)>, Fault> {
    let mut files = Vec::new();
    for (digest, text) in &contents.records {
        files.push((Place::Record(*digest), text.len() as u64, Digest::of(text.as_bytes())));
    }
    for stock in &contents.originals {
        let known = EXTENSIONS.iter().find(|known| **known == stock.extension);
        let extension = known.ok_or_else(|| Fault::damaged("an item's row"))?;
        files.push((Place::Original(stock.id, extension), stock.size, stock.digest));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

fn payload_texts(contents: &Contents) -> BTreeMap<Place, Vec<u8>> {
    contents
        .records
        .iter()
        .map(|(digest, text)| (Place::Record(*digest), text.clone().into_bytes()))
        .collect()
}

/// The log's key, checkpoint, entries and their proofs.
fn log_files(
    db: &Connection,
    log: &LogRow,
    key: &NoteKey,
    contents: &Contents,
) -> Result<BTreeMap<Place, Vec<u8>>, Fault> {
    let mut files = BTreeMap::new();
    files.insert(Place::LogKey, format!("{key}\n").into_bytes());
    files.insert(Place::LogKeyPem, public_key_pem(key.public()).into_bytes());
    let checkpoint = custody::signed_checkpoint(db, log)?;
    files.insert(Place::Checkpoint, checkpoint.as_str().into());
    for (index, text) in &contents.entries {
        files.insert(Place::Entry(*index), text.clone().into_bytes());
        let proof = custody::proof(db, log, *index, &checkpoint)?;
        files.insert(Place::Proof(*index), proof.to_string().into_bytes());
    }
    Ok(files)
}

/// Adds tag manifest and signature, and lays everything out as the beginning of a tar.
fn finish(
    mut tags: BTreeMap<Place, Vec<u8>>,
    texts: BTreeMap<Place, Vec<u8>>,
    payload: Vec<(Place, u64, Digest)>,
    key: &SigningKey,
) -> Result<Frozen, AssembleError> {
    let listed = tags.iter().filter(|(place, _)| !place.is_outside_tag_manifest());
    let manifest = Manifest::new(listed.map(|(place, bytes)| (place.clone(), Digest::of(bytes)))).to_text();
    let signature =
        sign(manifest.as_bytes(), key, Namespace::Bundle).map_err(|_| Fault::damaged("a signing key"))?;
    let digest = Digest::of(manifest.as_bytes());
    tags.insert(Place::TagManifest, manifest.into_bytes());
    tags.insert(Place::Signature, signature.into_bytes());
    tags.extend(texts);
    let mut head = Vec::new();
    for (place, bytes) in &tags {
        put_member(&mut head, place, bytes)?;
    }
    let originals = payload.iter().filter(|(place, _, _)| matches!(place, Place::Original(..)));
    let originals: u64 = originals.map(|(_, size, _)| member_len(*size)).sum();
    let members = (head.len() as u64).saturating_add(originals);
    let part_size = part_size(members);
    let length = padded_len(members, part_size);
    if length / part_size > 1_000_000 {
        return Err(AssembleError::TooMuch);
    }
    Ok(Frozen { head, digest, part_size, length, payload: payload.iter().map(|(_, size, _)| size).sum() })
}

fn put_member(head: &mut Vec<u8>, place: &Place, bytes: &[u8]) -> Result<(), Fault> {
    let size = bytes.len() as u64;
    let header = tar::header(&place.to_string(), size).map_err(|_| Fault::damaged("a path"))?;
    head.extend_from_slice(&header);
    head.extend_from_slice(bytes);
    head.extend(std::iter::repeat_n(0, usize::try_from(tar::padding(size)).unwrap_or(0)));
    Ok(())
}

#[allow(clippy::too_many_arguments)] // One row; each argument is one column or the facts for several.
fn store_bundle(
    tx: &Transaction<'_>,
    partner: &PartnerRow,
    case: &Id,
    bundle: &Id,
    sequence: u64,
    branch: &Id,
    frozen: &Frozen,
    contents: &Contents,
    made_at: &str,
) -> Result<(), Fault> {
    let log = custody::open_log(tx, case)?;
    let root = custody::checkpoint(tx, &log)?.root;
    tx.execute(
        "INSERT INTO bundle (id, partner, case_id, branch, sequence, digest, origin, size, root, recipient, state,
                             part_size, parts, length, payload, head, made_at, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', ?11, ?12, ?13, ?14, ?15, ?16,
                 (SELECT coalesce(max(position), 0) + 1 FROM bundle))",
        params![
            bundle.to_string(),
            partner.id.to_string(),
            case.to_string(),
            branch.to_string(),
            to_sql(sequence),
            frozen.digest.to_string(),
            log.origin,
            to_sql(log.size),
            root.to_string(),
            partner.recipient,
            to_sql(frozen.part_size),
            to_sql(frozen.length / frozen.part_size),
            to_sql(frozen.length),
            to_sql(frozen.payload),
            frozen.head,
            made_at
        ],
    )?;
    // In the order in which they stand in the tar.
    let mut originals: Vec<&Stock> = contents.originals.iter().collect();
    originals.sort_by_key(|stock| stock.id);
    for (position, stock) in originals.iter().enumerate() {
        tx.prepare_cached("INSERT INTO bundle_original (bundle, position, item) VALUES (?1, ?2, ?3)")?
            .execute(params![bundle.to_string(), to_sql(position as u64), stock.id.to_string()])?;
    }
    let entries: Vec<String> = contents
        .entries
        .keys()
        .map(|index| {
            let params = params![log.id, to_sql(*index)];
            tx.query_row("SELECT digest FROM entry WHERE log = ?1 AND idx = ?2", params, |row| row.get(0))
        })
        .collect::<Result<_, _>>()?;
    let records = contents.records.keys().map(|digest| ("record", digest.to_string()));
    let items = contents.originals.iter().map(|stock| ("original", stock.id.to_string()));
    let entries = entries.into_iter().map(|digest| ("entry", digest));
    for (kind, name) in records.chain(items).chain(entries) {
        tx.prepare_cached(
            "INSERT INTO held (partner, kind, name, bundle, state) VALUES (?1, ?2, ?3, ?4, 'sent')",
        )?
        .execute(params![partner.id.to_string(), kind, name, bundle.to_string()])?;
    }
    Ok(())
}
