//! Compiling a dossier: what a partner hands to a court, as a plain BagIt bag of exhibits.
//!
//! Each exhibit is an original beside a proof of it: the records (possibly with lines withheld), every
//! entry of the custody log about it, and what proves them. The whole is signed by the partner. So a
//! stranger checks the bag with any BagIt tool, the signature with `ssh-keygen`, and each proof with a
//! few lines of shell.

mod choose;
mod listed;
mod rows;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sanad_evidence::bag::{BAGIT_TXT, Place};
use sanad_evidence::consent::Basis;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::invitation::PartnerName;
use sanad_evidence::sign::{Namespace, sign};
use sanad_evidence::{Digest, Id, Record, Schema};
use serde::Serialize;
use serde_json::json;

use crate::assemble::Stays;
use crate::custody::Draft;
use crate::fault::Fault;
use crate::items::ItemError;
use crate::job::Job;
use crate::person::rows::PersonStock;
use crate::prove::{ProveError, Proved};
use crate::{PartnerError, Role, Vault, device, partner, person};
use choose::{Exhibit, against};
use listed::Listed;
use rows::{conditions_csv, custody_csv, load_csv};

/// Fields that must stay: without them nothing could be checked, no record withholds them, or they stand
/// in the dossier's own names.
const NEEDED: [&str; 19] = [
    "item",
    "case",
    "digest",
    "size",
    "basis",
    "language",
    "amends",
    "extension",
    "person",
    "account",
    "identity",
    "consent",
    "recipient",
    "conversation",
    "ladder",
    "matrix",
    "conditions",
    "lifted",
    "covers",
];

/// The types of record whose fields may be withheld.
const WITH_WORDS: [Schema; 9] = [
    Schema::ITEM,
    Schema::DESCRIPTION_2,
    Schema::CONSENT_BASIS_2,
    Schema::PERSON,
    Schema::PRIOR_ACCOUNTS,
    Schema::CONVERSATION,
    Schema::ACCOUNT,
    Schema::ANSWERS,
    Schema::IDENTITY,
];
/// What the proof of an item shows of it, in any version.
const OF_ITEMS: [Schema; 3] = [Schema::ITEM, Schema::DESCRIPTION, Schema::CONSENT_BASIS];

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
    /// The class of whom it goes to, an id of the vocabulary (`recipient.icc_otp`); `None` when not said.
    /// What depends on it then stays.
    pub class: Option<String>,
    /// For what, an id of the vocabulary (`purpose.justice_intl`); likewise.
    pub purpose: Option<String>,
    /// The State whose authority it is, in two capital letters; likewise.
    pub state: Option<String>,
    /// Persons are named in it: then only those go who agreed to that, each with her identity half where it
    /// is here.
    pub named: bool,
    /// These items and accounts only; empty for all of the case.
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
    /// The exhibits: number and item or account.
    pub exhibits: Vec<(String, Id)>,
    /// What stays, and why.
    pub stays: Vec<Stays>,
    /// The digest of its tag manifest, which the signature is over.
    pub digest: Digest,
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
        if ![&plan.class, &plan.purpose, &plan.state].into_iter().all(|code| is_code(code.as_ref())) {
            return Err(DossierError::BadRecipient);
        }
        let known = |name: &String| WITH_WORDS.iter().any(|schema| schema.field(name).is_some());
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
        let exhibits = exhibits.into_iter().map(|exhibit| (exhibit.number, exhibit.thing)).collect();
        Ok(Compiled { dossier, exhibits, stays, digest })
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
        let mut payload = Listed::new(out);
        for exhibit in exhibits {
            let place = format!("data/exhibits/{}", exhibit.number);
            let (file, _, _, size) = exhibit.file();
            match &exhibit.account {
                Some(told) => payload.put(file, &told.text)?,
                None => {
                    let path = payload.make_way(&file)?;
                    let digest = self.export(&exhibit.thing, &path, job)?;
                    payload.note(file, digest, size);
                }
            }
            let proved = self.proved(case, exhibit, plan)?;
            for (inner, text) in self.proof_files(&proved, &withheld)? {
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
             Sanad-Dossier: {dossier}\nSanad-Case: {case}\n{}",
            self.now().moment().format("%Y-%m-%d"),
            payload.bytes,
            payload.files.len(),
            said(plan)
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
        let ids = |accounts: bool| -> Vec<String> {
            let of = exhibits.iter().filter(|exhibit| exhibit.account.is_some() == accounts);
            of.map(|exhibit| exhibit.thing.to_string()).collect()
        };
        let mut values = BTreeMap::from([
            ("dossier", json!(dossier.to_string())),
            ("case", json!(case.to_string())),
            ("recipient", json!(plan.recipient)),
            ("named", json!(if plan.named { "yes" } else { "no" })),
            ("items", json!(ids(false))),
            ("accounts", json!(ids(true))),
            ("withheld", json!(plan.withhold)),
            ("at", json!(self.now().to_string())),
        ]);
        for (field, code) in [("class", &plan.class), ("purpose", &plan.purpose), ("state", &plan.state)] {
            if let Some(code) = code {
                values.insert(field, json!(code));
            }
        }
        self.write(|tx| {
            // A withdrawal may have come in while originals were written.
            let mut identities = Vec::new();
            for exhibit in exhibits {
                if let Some(reason) = against(tx, &exhibit.thing, plan, &self.now())?.first() {
                    return Err(ItemError::MayNotLeave { reason }.into());
                }
                if let Some((stock, _)) = self.half_for(tx, exhibit, plan)? {
                    identities.push(stock.identity.to_string());
                }
            }
            identities.dedup();
            values.insert("identities", json!(identities));
            let record = self.keep_record(tx, &Schema::DISCLOSURE_2, case, dossier, values)?;
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
                let kind = if exhibit.account.is_some() { ThingKind::Account } else { ThingKind::Item };
                self.append(tx, &draft(kind, exhibit.thing, exhibit.file().2))?;
            }
            Ok(())
        })
    }

    /// What the proof of an exhibit is of.
    fn proved(&self, case: &Id, exhibit: &Exhibit, plan: &DossierPlan<'_>) -> Result<Proved, ProveError> {
        self.read(|db| {
            let mut proved = match exhibit.account {
                Some(_) => Proved::account(db, case, &exhibit.thing)?,
                None => Proved::item(db, &exhibit.thing, &OF_ITEMS)?,
            };
            if let Some(person) = &exhibit.person {
                proved = proved.with_person(db, person)?;
            }
            if let Some((stock, records)) = self.half_for(db, exhibit, plan)? {
                proved = proved.with_half(&stock.identity, records);
            }
            Ok(proved)
        })
    }

    /// The identity half that goes with an exhibit: only where persons are named in the dossier, and she
    /// agreed to that.
    fn half_for(
        &self,
        db: &Connection,
        exhibit: &Exhibit,
        plan: &DossierPlan<'_>,
    ) -> Result<Option<(PersonStock, Vec<Record>)>, Fault> {
        let Some(person) = exhibit.person.filter(|_| plan.named) else { return Ok(None) };
        let Some(stock) = person::rows::stock(db, &person)?.filter(|stock| stock.key_id.is_some()) else {
            return Ok(None);
        };
        if !against(db, &stock.identity, plan, &self.now())?.is_empty() {
            return Ok(None);
        }
        let records = self.open_half(db, &stock, &Schema::IDENTITY)?;
        Ok(Some((stock, records)))
    }
}

/// The lines of `bag-info.txt` that say where it goes, as far as it was said.
fn said(plan: &DossierPlan<'_>) -> String {
    let lines =
        [("Sanad-Class", &plan.class), ("Sanad-Purpose", &plan.purpose), ("Sanad-State", &plan.state)];
    let mut text = String::new();
    for (label, code) in lines {
        if let Some(code) = code {
            text.push_str(&format!("{label}: {code}\n"));
        }
    }
    text.push_str(&format!("Sanad-Named: {}\n", if plan.named { "yes" } else { "no" }));
    text
}

/// Whether what a plan says of where it goes is a code: it becomes a line of `bag-info.txt`.
fn is_code(code: Option<&String>) -> bool {
    let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'-');
    code.is_none_or(|code| (1..=64).contains(&code.len()) && code.bytes().all(allowed))
}
