//! Compiling a dossier: what a partner hands to a court, as a plain BagIt bag of exhibits.
//!
//! Each exhibit is an original beside a proof of it: the records (possibly with lines withheld), every
//! entry of the custody log about it, and what proves them. The whole is signed by the partner. So a
//! stranger checks the bag with any BagIt tool, the signature with `ssh-keygen`, and each proof with a
//! few lines of shell.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use sanad_evidence::bag::{BAGIT_TXT, Place};
use sanad_evidence::consent::{self, Basis, Destination, Leave, Purpose};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::invitation::PartnerName;
use sanad_evidence::sign::{Namespace, sign};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde::Serialize;
use serde_json::json;

use crate::assemble::Stays;
use crate::consent::{rows, standing};
use crate::custody::{self, Draft};
use crate::describe::value_in_words;
use crate::fault::{Fault, put_file};
use crate::items::{self, EntryView, ItemError, Stock};
use crate::job::Job;
use crate::prove::ProveError;
use crate::{PartnerError, Role, Vault, device, partner};

/// Fields that must stay: without them nothing could be checked, no record withholds them, or they stand
/// in the dossier's own names.
const NEEDED: [&str; 8] = ["item", "case", "digest", "size", "basis", "language", "amends", "extension"];

/// What a basis must state to be one: it cannot be withheld from whom the exhibit is disclosed to.
const fn ground(basis: Basis) -> &'static [&'static str] {
    match basis {
        Basis::NotNeeded => &["reason"],
        Basis::TakenBefore => &["form", "date", "scope"],
        Basis::Answered | Basis::NotAsked | Basis::Withdrawn => &[],
    }
}

/// Why no dossier was compiled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DossierError {
    /// Only a partner's desk compiles dossiers.
    #[error("this is for a partner's vault")]
    CollectorsVault,
    /// There is something at that place.
    #[error("there is something at {path} already")]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// A field that no record has, or that must stay.
    #[error("the field {field} cannot be withheld")]
    CannotWithhold {
        /// The field.
        field: String,
    },
    /// To whom it goes was not said as a name.
    #[error("a recipient has a name of 1 to 200 characters")]
    BadRecipient,
    /// Nothing of the case may be disclosed.
    #[error("nothing of this case may be disclosed")]
    Nothing {
        /// What stays, and why.
        stays: Vec<Stays>,
    },
    /// A proof could not be made.
    #[error(transparent)]
    Prove(#[from] ProveError),
    /// An original.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// The desk.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DossierError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CollectorsVault => "other-role",
            Self::Exists { .. } => "exists-already",
            Self::CannotWithhold { .. } => "cannot-withhold",
            Self::BadRecipient => "name-bad",
            Self::Nothing { .. } => "nothing-to-disclose",
            Self::Prove(error) => error.code(),
            Self::Item(error) => error.code(),
            Self::Partner(error) => error.code(),
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// What shall be in a dossier.
#[derive(Debug, Clone, Default)]
pub struct DossierPlan<'a> {
    /// To whom it goes, by name.
    pub recipient: &'a str,
    /// These items only; empty for all of the case.
    pub items: Vec<Id>,
    /// Fields withheld from every record, by name.
    pub withhold: Vec<String>,
    /// What stands in the dossier as `VERIFY.txt`.
    pub verify_txt: &'a str,
}

/// A dossier that was compiled.
#[derive(Debug, Clone, Serialize)]
pub struct Compiled {
    /// Its id.
    pub dossier: Id,
    /// The exhibits: number and item.
    pub exhibits: Vec<(String, Id)>,
    /// What stays, and why.
    pub stays: Vec<Stays>,
    /// The digest of its tag manifest, which the signature is over.
    pub digest: Digest,
}

/// One exhibit on its way into the bag.
struct Exhibit {
    number: String,
    stock: Stock,
    record: Option<Record>,
    description: Option<Record>,
    basis: Option<Basis>,
    conditions: Option<Record>,
    custody: Vec<EntryView>,
}

impl Vault {
    /// Compiles a dossier of a case to a new folder `out`, and enters a disclosure for every exhibit.
    ///
    /// Asks [`may_leave`](sanad_evidence::consent::may_leave) for disclosure of everything; what stays is listed with
    /// its reason. The folder stands in the clear.
    ///
    /// # Errors
    /// [`DossierError`]; a folder that was begun is removed again.
    pub fn compile(
        &self,
        case: &Id,
        out: &Path,
        plan: &DossierPlan<'_>,
        job: &Job,
    ) -> Result<Compiled, DossierError> {
        if self.role() != Role::Partner {
            return Err(DossierError::CollectorsVault);
        }
        if out.exists() {
            return Err(DossierError::Exists { path: out.to_owned() });
        }
        PartnerName::new(plan.recipient).map_err(|_| DossierError::BadRecipient)?;
        let known = |name: &String| {
            [Schema::ITEM, Schema::DESCRIPTION, Schema::CONSENT_BASIS]
                .iter()
                .any(|schema| schema.field(name).is_some())
        };
        let cannot = |name: &&String| !known(name) || NEEDED.contains(&name.as_str());
        if let Some(field) = plan.withhold.iter().find(cannot) {
            return Err(DossierError::CannotWithhold { field: field.clone() });
        }
        let (exhibits, stays) = self.choose(case, plan)?;
        if exhibits.is_empty() {
            return Err(DossierError::Nothing { stays });
        }
        let grounds = |name: &&String| {
            let mut bases = exhibits.iter().filter_map(|exhibit| exhibit.basis);
            bases.any(|basis| ground(basis).contains(&name.as_str()))
        };
        if let Some(field) = plan.withhold.iter().find(grounds) {
            return Err(DossierError::CannotWithhold { field: field.clone() });
        }
        let dossier = device::new_id()?;
        let laid_out = self.lay_out_dossier(case, &dossier, out, plan, &exhibits, job);
        let digest = laid_out
            .and_then(|(digest, signature)| {
                // The signature comes last, after the entry: whatever ends this between the two leaves an
                // entry and a folder that nobody signed, never a dossier that the log does not know of.
                self.enter_disclosure(case, &dossier, plan, &exhibits, digest)?;
                Listed::new(out).put(Place::Signature.to_string(), &signature)?;
                Ok(digest)
            })
            .inspect_err(|_| {
                // Whatever was begun is in the clear and of no use.
                let _ = fs::remove_dir_all(out);
            })?;
        let exhibits = exhibits.into_iter().map(|exhibit| (exhibit.number, exhibit.stock.id)).collect();
        Ok(Compiled { dossier, exhibits, stays, digest })
    }

    fn choose(&self, case: &Id, plan: &DossierPlan<'_>) -> Result<(Vec<Exhibit>, Vec<Stays>), Fault> {
        self.read(|db| {
            let recipient = rows::recipient_here(db, case)?;
            let (mut exhibits, mut stays) = (Vec::new(), Vec::new());
            for stock in items::stocks(db, Some(case))? {
                if !plan.items.is_empty() && !plan.items.contains(&stock.id) {
                    continue;
                }
                let standing = standing::standing_of(db, &stock.id, &recipient)?;
                let record = custody::record(db, &stock.record)?;
                let reason = match consent::may_leave(
                    &standing,
                    &Destination::default(),
                    Purpose::Disclosure,
                    &self.now(),
                ) {
                    Leave::No(reasons) => Some(consent::first_code(&reasons)),
                    Leave::Yes if stock.key_id.is_none() => Some("original-not-kept"),
                    Leave::Yes => None,
                };
                if let Some(reason) = reason {
                    let file_name = record.and_then(|record| record.text_of("file_name").map(str::to_owned));
                    stays.push(Stays {
                        thing: stock.id,
                        kind: "item",
                        label: file_name,
                        reasons: vec![reason],
                    });
                    continue;
                }
                exhibits.push(Exhibit {
                    number: format!("E-{:04}", exhibits.len().saturating_add(1)),
                    record,
                    description: items::records_about(db, &stock.id, &Schema::DESCRIPTION)?.pop(),
                    basis: standing.basis(),
                    conditions: items::records_about(db, &stock.id, &Schema::CONSENT_BASIS)?.pop(),
                    custody: items::entries(db, None, Some(&stock.id))?,
                    stock,
                });
            }
            Ok((exhibits, stays))
        })
    }

    /// Everything but the signature, which is returned with the digest it is over.
    fn lay_out_dossier(
        &self,
        case: &Id,
        dossier: &Id,
        out: &Path,
        plan: &DossierPlan<'_>,
        exhibits: &[Exhibit],
        job: &Job,
    ) -> Result<(Digest, String), DossierError> {
        let withheld: Vec<&str> = plan.withhold.iter().map(String::as_str).collect();
        let kinds = [Schema::ITEM, Schema::DESCRIPTION, Schema::CONSENT_BASIS];
        let mut payload = Listed::new(out);
        for exhibit in exhibits {
            let place = format!("data/exhibits/{}", exhibit.number);
            let original = format!("{place}/original.{}", exhibit.stock.extension);
            let path = payload.make_way(&original)?;
            let digest = self.export(&exhibit.stock.id, &path, job)?;
            payload.note(original, digest, exhibit.stock.size);
            for (inner, text) in self.proof_files(&exhibit.stock.id, &kinds, &withheld)? {
                payload.put(format!("{place}/proof/{inner}"), &text)?;
            }
        }
        payload.put("data/load.csv".to_owned(), &load_csv(exhibits, &withheld))?;
        payload.put("data/custody.csv".to_owned(), &custody_csv(exhibits))?;
        payload.put("data/conditions.csv".to_owned(), &conditions_csv(exhibits, &withheld))?;
        let key = self.read(partner::desk_key)?;
        let mut tags = Listed::new(out);
        tags.put("bagit.txt".to_owned(), BAGIT_TXT)?;
        let info = format!(
            "Bag-Software-Agent: Sanad\nBagging-Date: {}\nPayload-Oxum: {}.{}\nSanad-Format: sanad-dossier-1\n\
             Sanad-Dossier: {dossier}\nSanad-Case: {case}\n",
            self.now().moment().format("%Y-%m-%d"),
            payload.bytes,
            payload.files.len()
        );
        tags.put("bag-info.txt".to_owned(), &info)?;
        tags.put("keys/partner.pub".to_owned(), &format!("{}\n", key.verifying_key()))?;
        tags.put("VERIFY.txt".to_owned(), plan.verify_txt)?;
        tags.put("manifest-sha256.txt".to_owned(), &payload.manifest())?;
        let manifest = tags.manifest();
        let signature = sign(manifest.as_bytes(), &key, Namespace::Dossier)
            .map_err(|_| Fault::damaged("the desk's key"))?;
        let mut outside = Listed::new(out);
        outside.put("tagmanifest-sha256.txt".to_owned(), &manifest)?;
        Ok((Digest::of(manifest.as_bytes()), signature))
    }

    /// The record of the disclosure, sealed by an entry about the case, and an entry for each exhibit.
    fn enter_disclosure(
        &self,
        case: &Id,
        dossier: &Id,
        plan: &DossierPlan<'_>,
        exhibits: &[Exhibit],
        digest: Digest,
    ) -> Result<(), DossierError> {
        let items: Vec<String> = exhibits.iter().map(|exhibit| exhibit.stock.id.to_string()).collect();
        let values = BTreeMap::from([
            ("dossier", json!(dossier.to_string())),
            ("case", json!(case.to_string())),
            ("recipient", json!(plan.recipient)),
            ("purpose", json!("disclosure")),
            ("items", json!(items)),
            ("withheld", json!(plan.withhold)),
            ("at", json!(self.now().to_string())),
        ]);
        self.write(|tx| {
            // A withdrawal may have come in while originals were written.
            for exhibit in exhibits {
                let standing =
                    standing::standing_of(tx, &exhibit.stock.id, &rows::recipient_here(tx, case)?)?;
                if let Leave::No(reasons) =
                    consent::may_leave(&standing, &Destination::default(), Purpose::Disclosure, &self.now())
                {
                    return Err(ItemError::MayNotLeave { reason: consent::first_code(&reasons) }.into());
                }
            }
            let record = self.keep_record(tx, &Schema::DISCLOSURE, case, dossier, values)?;
            let draft = |thing_kind, thing, digest| Draft {
                action: Action::Disclosed,
                case: *case,
                thing_kind,
                thing,
                digest: Some(digest),
                record: Some(record),
                outcome: None,
            };
            self.append(tx, &draft(ThingKind::Case, *case, digest))?;
            for exhibit in exhibits {
                self.append(tx, &draft(ThingKind::Item, exhibit.stock.id, exhibit.stock.digest))?;
            }
            Ok(())
        })
    }
}

/// Files written below a folder, with their digests, for a manifest (RFC 8493 §2.1.3).
struct Listed<'a> {
    out: &'a Path,
    files: BTreeMap<String, Digest>,
    bytes: u64,
}

impl<'a> Listed<'a> {
    const fn new(out: &'a Path) -> Self {
        Self { out, files: BTreeMap::new(), bytes: 0 }
    }

    fn make_way(&self, path: &str) -> Result<PathBuf, Fault> {
        let place = self.out.join(path);
        let folder = place.parent().unwrap_or(self.out);
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(Fault::io("laying out a dossier"))?;
        Ok(place)
    }

    fn put(&mut self, path: String, text: &str) -> Result<(), Fault> {
        put_file(&self.make_way(&path)?, text.as_bytes())?;
        self.note(path, Digest::of(text.as_bytes()), text.len() as u64);
        Ok(())
    }

    fn note(&mut self, path: String, digest: Digest, size: u64) {
        self.bytes = self.bytes.saturating_add(size);
        self.files.insert(path, digest);
    }

    fn manifest(&self) -> String {
        self.files.iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect()
    }
}

/// One row of CSV (RFC 4180): every field quoted, lines ended by CR LF. A field that a spreadsheet would
/// take for a formula gets an apostrophe before it: titles and names were written by strangers.
fn csv_row(fields: &[&str]) -> String {
    let quote = |field: &&str| {
        let apostrophe = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{apostrophe}{}\"", field.replace('"', "\"\""))
    };
    let quoted: Vec<String> = fields.iter().map(quote).collect();
    format!("{}\r\n", quoted.join(","))
}

/// The load file, with the columns of the ICC E-Court Protocol as far as they are known here. Numbers of
/// the Court are never invented: those columns stay empty for the receiver.
fn load_csv(exhibits: &[Exhibit], withheld: &[&str]) -> String {
    let mut text = csv_row(&[
        "DocID",
        "ERN begin",
        "ERN end",
        "Title",
        "Document type",
        "Main date",
        "Date estimated",
        "Author",
        "Source identity",
        "Chain of custody",
        "Language",
        "Confidentiality level",
        "File name",
        "Native path",
        "File type",
        "Size",
        "SHA-256",
        "Item id",
        "Consent code",
        "Date received by us",
    ]);
    for exhibit in exhibits {
        let field = |record: &Option<Record>, name: &str| -> String {
            let shown = record.as_ref().filter(|_| !withheld.contains(&name));
            shown.and_then(|record| record.value(name)).map(value_in_words).unwrap_or_default()
        };
        let described = |name| field(&exhibit.description, name);
        let acquired = |name| field(&exhibit.record, name);
        let custody: Vec<String> = exhibit
            .custody
            .iter()
            .map(|entry| format!("{} {} by {}", entry.claimed_at, entry.action, entry.agent))
            .collect();
        let path = format!("data/exhibits/{}/original.{}", exhibit.number, exhibit.stock.extension);
        text.push_str(&csv_row(&[
            &exhibit.number,
            "",
            "",
            &described("title"),
            &acquired("media_type"),
            &described("date"),
            "",
            &described("author"),
            &described("from_whom"),
            &custody.join("; "),
            exhibit.description.as_ref().and_then(|record| record.text_of("language")).unwrap_or("und"),
            "confidential",
            &acquired("file_name"),
            &path,
            &exhibit.stock.extension,
            &exhibit.stock.size.to_string(),
            &exhibit.stock.digest.to_string(),
            &exhibit.stock.id.to_string(),
            exhibit.basis.map_or("", Basis::code),
            &acquired("received_at"),
        ]));
    }
    text
}

/// Custody as rows: first what the collector wrote, then what the partner did.
fn custody_csv(exhibits: &[Exhibit]) -> String {
    let head =
        ["DocID", "Log", "Index", "Action", "Claimed time", "Clock", "Agent", "Outcome", "Entry digest"];
    let mut text = csv_row(&head);
    for exhibit in exhibits {
        for entry in &exhibit.custody {
            text.push_str(&csv_row(&[
                &exhibit.number,
                &entry.log,
                &entry.index.to_string(),
                &entry.action,
                &entry.claimed_at,
                &entry.clock,
                &entry.agent,
                entry.outcome.as_deref().unwrap_or_default(),
                &entry.entry.to_string(),
            ]));
        }
    }
    text
}

/// On what ground each exhibit is disclosed, in the words that were stated.
fn conditions_csv(exhibits: &[Exhibit], withheld: &[&str]) -> String {
    let mut text = csv_row(&["DocID", "Basis", "Reason", "Form", "Date", "Scope"]);
    for exhibit in exhibits {
        let field = |name: &str| {
            let shown = exhibit.conditions.as_ref().filter(|_| !withheld.contains(&name));
            shown.and_then(|record| record.text_of(name)).unwrap_or_default()
        };
        text.push_str(&csv_row(&[
            &exhibit.number,
            field("basis"),
            field("reason"),
            field("form"),
            field("date"),
            field("scope"),
        ]));
    }
    text
}
