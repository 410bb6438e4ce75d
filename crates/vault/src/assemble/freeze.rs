//! Freezing: every byte before the originals, settled and signed.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, params};
use sanad_evidence::bag::tar::{self, member_len, padded_len};
use sanad_evidence::bag::{BAGIT_TXT, BagInfo, BagKind, EXTENSIONS, Manifest, Place};
use sanad_evidence::document::MOST_PARTS;
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::listing::Listing;
use sanad_evidence::log::{ConsistencyProof, NoteKey, public_key_pem};
use sanad_evidence::sign::{Namespace, SigningKey, sign};
use sanad_evidence::{Digest, Id};
use zeroize::Zeroizing;

use super::gather::last_checkpoint;
use super::{AssembleError, Contents};
use crate::Vault;
use crate::custody::{self, LogRow, to_sql};
use crate::fault::Fault;
use crate::items::Stock;
use crate::network;
use crate::partner::{self, PartnerRow};

/// A link slower than this many bytes a second has small parts: of a large one, minutes would be lost with
/// every cut.
const SLOW: u64 = 64 * 1024;

/// How large parts are. As was asked for, if it was; small where the link is slow; else by how much there
/// is: small where little would be padded to much, large where each part costs a round trip. Never so small
/// that there would be more than a bundle may have.
fn part_size(length: u64, asked: Option<u64>, pace: Option<u64>) -> u64 {
    let least = length / MOST_PARTS;
    let sizes = [Listing::LEAST_PART, 1 << 20, Listing::MOST_PART];
    let wanted = match (asked, pace) {
        (Some(asked), _) => asked,
        (None, Some(pace)) if pace < SLOW => Listing::LEAST_PART,
        _ => usual_part_size(length),
    };
    sizes.into_iter().find(|size| *size >= wanted && *size > least).unwrap_or(Listing::MOST_PART)
}

fn usual_part_size(length: u64) -> u64 {
    match length {
        0..=0x40_0000 => Listing::LEAST_PART,
        0x40_0001..=0x400_0000 => 1 << 20,
        _ => Listing::MOST_PART,
    }
}

impl Vault {
    /// Writes down everything before the originals, and signs it: from here on nothing of it changes.
    #[allow(clippy::too_many_arguments)] // The facts of one bundle, used once; a struct would name them twice.
    pub(super) fn freeze(
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
        let pace = network::pace_of(tx, &partner.id)?;
        let size = |members| part_size(members, contents.part_size, pace);
        finish(tags, payload_texts(contents), payload, &key, size)
    }
}

/// A bundle whose every byte is settled.
pub(super) struct Frozen {
    pub(super) head: Zeroizing<Vec<u8>>,
    pub(super) digest: Digest,
    pub(super) part_size: u64,
    pub(super) length: u64,
    pub(super) payload: u64,
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

fn payload_texts(contents: &Contents) -> BTreeMap<Place, Zeroizing<Vec<u8>>> {
    contents
        .records
        .iter()
        .map(|(digest, text)| (Place::Record(*digest), Zeroizing::new(text.as_bytes().to_vec())))
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
    texts: BTreeMap<Place, Zeroizing<Vec<u8>>>,
    payload: Vec<(Place, u64, Digest)>,
    key: &SigningKey,
    part_size: impl FnOnce(u64) -> u64,
) -> Result<Frozen, AssembleError> {
    let listed = tags.iter().filter(|(place, _)| !place.is_outside_tag_manifest());
    let manifest = Manifest::new(listed.map(|(place, bytes)| (place.clone(), Digest::of(bytes)))).to_text();
    let signature =
        sign(manifest.as_bytes(), key, Namespace::Bundle).map_err(|_| Fault::damaged("a signing key"))?;
    let digest = Digest::of(manifest.as_bytes());
    tags.insert(Place::TagManifest, manifest.into_bytes());
    tags.insert(Place::Signature, signature.into_bytes());
    let members = || {
        let tags = tags.iter().map(|(place, bytes)| (place, bytes.as_slice()));
        tags.chain(texts.iter().map(|(place, bytes)| (place, bytes.as_slice())))
    };
    // Made as large as it will be: a vector that grows leaves copies behind that nobody wipes.
    let length: u64 = members().map(|(_, bytes)| member_len(bytes.len() as u64)).sum();
    let mut head = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or(0)));
    let mut sorted: Vec<(&Place, &[u8])> = members().collect();
    sorted.sort_by_key(|(place, _)| *place);
    for (place, bytes) in sorted {
        put_member(&mut head, place, bytes)?;
    }
    let originals = payload.iter().filter(|(place, _, _)| matches!(place, Place::Original(..)));
    let originals: u64 = originals.map(|(_, size, _)| member_len(*size)).sum();
    let members = (head.len() as u64).saturating_add(originals);
    let part_size = part_size(members);
    let length = padded_len(members, part_size);
    if length / part_size > MOST_PARTS {
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

impl Vault {
    #[allow(clippy::too_many_arguments)] // One row; each argument is one column or the facts for several.
    /// The row of a bundle, and what the partner holds with it.
    pub(super) fn store_bundle(
        &self,
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
        let (head, head_key) = self.seal_head(tx, &frozen.head, !contents.identities.is_empty())?;
        let root = custody::checkpoint(tx, &log)?.root;
        tx.execute(
        "INSERT INTO bundle (id, partner, case_id, branch, sequence, digest, origin, size, root, recipient, state,
                             part_size, parts, length, payload, head, made_at, recovery, head_key, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
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
            head,
            made_at,
            partner.recovery,
            head_key
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
}
