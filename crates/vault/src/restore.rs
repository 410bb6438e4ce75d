//! Restore: a backup becomes a vault again, and says so in a new log.
//!
//! What was done after the backup is not in it: the old log was longer than this vault knows. So each
//! case begins a new log whose first entry names the old one as far as it is known here, and bundles
//! are numbered in a new branch. A reader finds an explained break, never a contradiction.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Transaction, params};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema, to_hex};
use serde_json::json;

use crate::backup::{self, copy_file};
use crate::custody::{self, Draft, LogRow};
use crate::device;
use crate::fault::{Fault, put_file, sync_above, sync_folder};
use crate::job::Job;
use crate::vault::{fact, set_fact};
use crate::{Vault, case, original, outbox};

/// The file that tells the next unlock that this folder was restored; its content is a random name
/// for this restore, so that it is acted on once.
const MARKER: &str = "restored";

/// Why a backup was not restored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RestoreError {
    /// The folder is not a finished backup.
    #[error("{path} is not a finished backup")]
    NotABackup {
        /// The folder.
        path: PathBuf,
    },
    /// Its small files are not what they were.
    #[error("the backup in {path} is damaged")]
    Damaged {
        /// The folder.
        path: PathBuf,
    },
    /// There is something at the place of the new vault.
    #[error("the folder {path} is not empty")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl RestoreError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABackup { .. } => "not-a-backup",
            Self::Damaged { .. } => "backup-damaged",
            Self::NotEmpty { .. } => "folder-not-empty",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// Copies a backup to a new vault folder. No key is needed for it; the first unlock of the new vault
/// begins the new logs.
///
/// # Errors
/// [`RestoreError`]; a copy that was begun goes on when called again.
pub fn restore(dir: &Path, folder: &Path, job: &Job) -> Result<(), RestoreError> {
    let not_a_backup = || RestoreError::NotABackup { path: dir.to_owned() };
    if backup::vault_of(dir).is_none() || !dir.join("SHA256SUMS").is_file() {
        return Err(not_a_backup());
    }
    if !backup::sums_hold(dir)? {
        return Err(RestoreError::Damaged { path: dir.to_owned() });
    }
    let doing = "making the vault's folder";
    // What an earlier run was just about to begin is as good as nothing.
    let mark = format!("{MARKER}.part");
    let only_mark = fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().all(|entry| entry.file_name().to_str() == Some(mark.as_str()))
    });
    let begun = only_mark || folder.join(MARKER).is_file() && !folder.join("keyslots").exists();
    if !begun && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(RestoreError::NotEmpty { path: folder.to_owned() });
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Fault::io(doing))?;
    sync_above(&folder.canonicalize().map_err(Fault::io(doing))?)?;
    put_file(&folder.join(MARKER), to_hex(&device::random::<16>()?).as_bytes())?;
    for name in ["originals", "incoming", "outbox", "inbox"] {
        let path = folder.join(name);
        if !path.is_dir() {
            DirBuilder::new().mode(0o700).create(path).map_err(Fault::io(doing))?;
        }
    }
    copy_shelves(&dir.join("originals"), &folder.join("originals"), job)?;
    for name in ["vault.db", "vault.db.next", "recovery.age", "keyslots"] {
        // keyslots last: until it stands there, the folder is no vault.
        let from = dir.join(name);
        if from.is_file() {
            let bytes = fs::read(&from).map_err(Fault::io("reading the backup"))?;
            put_file(&folder.join(name), &bytes)?;
        }
    }
    Ok(sync_folder(folder)?)
}

fn copy_shelves(from: &Path, to: &Path, job: &Job) -> Result<(), Fault> {
    let doing = "reading the backup";
    let Ok(shelves) = fs::read_dir(from) else { return Ok(()) };
    for shelf in shelves {
        let shelf = shelf.map_err(Fault::io(doing))?.path();
        for file in fs::read_dir(&shelf).map_err(Fault::io(doing))? {
            let path = file.map_err(Fault::io(doing))?.path();
            let size = fs::metadata(&path).map_err(Fault::io(doing))?.len();
            let place = path.strip_prefix(from).map_err(|_| Fault::damaged("a path"))?;
            let target = to.join(place);
            let is_original = path.extension().is_some_and(|extension| extension == "age");
            if is_original && !fs::metadata(&target).is_ok_and(|facts| facts.len() == size) {
                job.expect_bytes(size);
                copy_file(&path, &target, job)?;
            }
        }
    }
    Ok(())
}

/// At unlock: if this folder was restored, ends the old logs and begins new ones, once.
pub(crate) fn settle(vault: &Vault) -> Result<(), Fault> {
    let marker = vault.folder().join(MARKER);
    let Ok(name) = fs::read_to_string(&marker) else { return Ok(()) };
    vault.write(|tx| {
        if fact(tx, "restored")?.as_deref() == Some(name.as_str()) {
            return Ok(());
        }
        set_fact(tx, "restored", &name)?;
        set_fact(tx, "branch", &device::new_id()?.to_string())?;
        // Bundles under way may have been delivered since, by the vault this is a copy of: under
        // their old numbers they would contradict what the partner holds.
        // Their tokens may be spent, and nobody here can tell: the mailbox is not told to give up what the
        // other vault may still be bringing.
        outbox::token::burn_under_way(tx)?;
        for sql in [
            "DELETE FROM held WHERE bundle IN (SELECT id FROM bundle WHERE state = 'queued')",
            "DELETE FROM part WHERE bundle IN (SELECT id FROM bundle WHERE state = 'queued')",
            "UPDATE bundle SET state = 'withdrawn', head = x'', listing = NULL WHERE state = 'queued'",
        ] {
            tx.execute(sql, [])?;
        }
        outbox::burn_cleared(tx)?;
        for id in case::ids(tx)? {
            new_log(vault, tx, &id, "restored-backup")?;
        }
        Ok::<_, Fault>(())
    })?;
    // A backup that was interrupted may hold originals that its store does not, or no longer, keep.
    original::clear_unknown(vault.folder(), |item| vault.keeps(item))?;
    fs::remove_file(&marker).map_err(Fault::io("ending the restore"))?;
    sync_folder(vault.folder())
}

/// Ends the open log of a case and begins another, whose first entry names the old checkpoint.
fn new_log(vault: &Vault, tx: &Transaction<'_>, id: &Id, why: &str) -> Result<(), Fault> {
    let old: LogRow = custody::open_log(tx, id)?;
    let checkpoint = custody::checkpoint(tx, &old)?;
    tx.execute("UPDATE log SET open = 0 WHERE id = ?1", [old.id])?;
    custody::begin_log(tx, id)?;
    let values = BTreeMap::from([
        ("case", json!(id.to_string())),
        ("why", json!(why)),
        ("old_origin", json!(checkpoint.origin())),
        ("old_size", json!(checkpoint.size)),
        ("old_root", json!(checkpoint.root.to_string())),
        ("restored_at", json!(vault.now().to_string())),
    ]);
    let record = vault.keep_record(tx, &Schema::RESTORED, id, id, values)?;
    let about_case = |action, record, outcome| Draft {
        action,
        case: *id,
        thing_kind: ThingKind::Case,
        thing: *id,
        digest: None,
        record: Some(record),
        outcome,
    };
    vault.append(tx, &about_case(Action::Restored, record, None))?;
    if case::is_foreign(tx, id)? {
        return Ok(());
    }
    // Every record of the case is sealed anew, so that it can still be proved and handed on.
    for (thing, kind, digest) in records_of(tx, id, &record)? {
        let draft = Draft {
            thing,
            thing_kind: kind_of_thing(&kind),
            ..about_case(Action::RecordSealed, digest, Some("carried-over"))
        };
        vault.append(tx, &draft)?;
    }
    Ok(())
}

/// What kind of thing a record of this kind is about.
fn kind_of_thing(kind: &str) -> ThingKind {
    if kind == "tombstone/2" {
        // Of what goes without an original, accounts alone have one.
        return ThingKind::Account;
    }
    let name = kind.split_once('/').map_or(kind, |(name, _)| name);
    match name {
        "case" | "restored" | "case-facts" => ThingKind::Case,
        "person" | "prior-accounts" | "conversation" | "override" => ThingKind::Person,
        "identity" | "mark" => ThingKind::Identity,
        "answers" | "withdrawal" => ThingKind::Consent,
        "account" => ThingKind::Account,
        "risk-assessment" | "referral-list" | "training" | "impressions" => ThingKind::Plan,
        _ => ThingKind::Item,
    }
}

/// The records of a case in the order in which they were sealed, but seals of bundles and `except`.
fn records_of(tx: &Transaction<'_>, id: &Id, except: &Digest) -> Result<Vec<(Id, String, Digest)>, Fault> {
    let mut statement = tx.prepare(
        "SELECT thing, kind, digest FROM record
         WHERE case_id = ?1 AND kind <> 'seal/1' AND digest <> ?2
           AND (text IS NOT NULL OR digest IN (SELECT digest FROM sealed_record)) ORDER BY rowid",
    )?;
    let rows = statement.query_map(params![id.to_string(), except.to_string()], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (thing, kind, digest) = row?;
        let bad = || Fault::damaged("a record's row");
        Ok((thing.parse().map_err(|_| bad())?, kind, digest.parse().map_err(|_| bad())?))
    })
    .collect()
}
