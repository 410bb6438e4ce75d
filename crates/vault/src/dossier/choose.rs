//! What of a case becomes an exhibit, and what stays.

use std::collections::BTreeSet;

use rusqlite::Connection;
use sanad_evidence::consent::{Basis, Condition, Destination, Leave, Purpose};
use sanad_evidence::{ClaimedTime, Digest, Id, Record, Schema, account_text};

use super::DossierPlan;
use crate::assemble::Stays;
use crate::consent::rows;
use crate::consent::standing::{self, Known};
use crate::fault::Fault;
use crate::items::{self, EntryView, Stock};
use crate::{Vault, about, custody, person};

/// One exhibit on its way into the bag.
pub(super) struct Exhibit {
    pub(super) number: String,
    /// The item or account.
    pub(super) thing: Id,
    /// Of an item, what stands beside its proof.
    pub(super) original: Option<Stock>,
    /// Of an account, what stands beside its proof.
    pub(super) account: Option<Told>,
    /// Whose answers allow it.
    pub(super) person: Option<Id>,
    pub(super) record: Option<Record>,
    pub(super) description: Option<Record>,
    pub(super) basis: Option<Basis>,
    pub(super) conditions: Option<Record>,
    /// The conditions she asked for, as codes and what they need.
    pub(super) asked: Vec<String>,
    pub(super) custody: Vec<EntryView>,
}

/// What a person told, as an exhibit.
pub(super) struct Told {
    /// Her code.
    pub(super) code: String,
    /// `account.txt`.
    pub(super) text: String,
}

impl Exhibit {
    /// Path, extension, digest and size of what stands beside the proof.
    pub(super) fn file(&self) -> (String, String, Digest, u64) {
        let place = format!("data/exhibits/{}", self.number);
        match (&self.original, &self.account) {
            (Some(stock), _) => (
                format!("{place}/original.{}", stock.extension),
                stock.extension.clone(),
                stock.digest,
                stock.size,
            ),
            (None, told) => {
                let text = told.as_ref().map_or("", |told| told.text.as_str());
                let digest = Digest::of(text.as_bytes());
                (format!("{place}/account.txt"), "txt".to_owned(), digest, text.len() as u64)
            }
        }
    }
}

/// Where a dossier goes, as answers are asked about it.
pub(super) fn destination(plan: &DossierPlan<'_>) -> (Destination, Purpose) {
    let to =
        Destination { class: plan.class.clone(), purpose: plan.purpose.clone(), state: plan.state.clone() };
    (to, if plan.named { Purpose::DisclosureNamed } else { Purpose::Disclosure })
}

/// Why a thing of a collector's may not go there; nothing where it may. What is a person's goes only together
/// with her coded half, which its proof shows.
pub(super) fn against(
    db: &Connection,
    thing: &Id,
    plan: &DossierPlan<'_>,
    at: &ClaimedTime,
) -> Result<Vec<&'static str>, Fault> {
    let (to, purpose) = destination(plan);
    let mut things = vec![*thing];
    let known = standing::known(db, thing)?;
    things.extend(known.and_then(|known| known.person).filter(|person| person != thing));
    let mut codes = BTreeSet::new();
    for thing in things {
        let Some(known) = standing::known(db, &thing)? else { continue };
        if let Leave::No(reasons) = standing::goes_beyond(db, &known, &to, purpose, at)? {
            codes.extend(reasons.into_iter().map(|reason| reason.code()));
        }
    }
    Ok(codes.into_iter().collect())
}

impl Vault {
    pub(super) fn choose(
        &self,
        case: &Id,
        plan: &DossierPlan<'_>,
    ) -> Result<(Vec<Exhibit>, Vec<Stays>), Fault> {
        self.read(|db| {
            let mut chosen = Chosen { vault: self, db, plan, exhibits: Vec::new(), stays: Vec::new() };
            for stock in items::stocks(db, Some(case))? {
                if plan.items.is_empty() || plan.items.contains(&stock.id) {
                    chosen.item(stock)?;
                }
            }
            let mut statement =
                db.prepare("SELECT id FROM account WHERE case_id = ?1 AND state = 'kept' ORDER BY position")?;
            let accounts = statement.query_map([case.to_string()], |row| row.get::<_, String>(0))?;
            for account in accounts {
                let account: Id = account?.parse().map_err(|_| Fault::damaged("an account's row"))?;
                if plan.items.is_empty() || plan.items.contains(&account) {
                    chosen.account(case, &account)?;
                }
            }
            Ok((chosen.exhibits, chosen.stays))
        })
    }
}

struct Chosen<'a> {
    vault: &'a Vault,
    db: &'a Connection,
    plan: &'a DossierPlan<'a>,
    exhibits: Vec<Exhibit>,
    stays: Vec<Stays>,
}

impl Chosen<'_> {
    fn number(&self) -> String {
        format!("E-{:04}", self.exhibits.len().saturating_add(1))
    }

    fn item(&mut self, stock: Stock) -> Result<(), Fault> {
        let record = custody::record(self.db, &stock.record)?;
        let mut reasons = against(self.db, &stock.id, self.plan, &self.vault.now())?;
        if reasons.is_empty() && stock.key_id.is_none() {
            reasons.push("original-not-kept");
        }
        if !reasons.is_empty() {
            let label = record.and_then(|record| record.text_of("file_name").map(str::to_owned));
            self.stays.push(Stays { thing: stock.id, kind: "item", label, reasons });
            return Ok(());
        }
        let standing =
            standing::standing_of(self.db, &stock.id, &rows::recipient_here(self.db, &stock.case)?)?;
        let asked = standing.permit().map(|permit| conditions(permit.conditions())).unwrap_or_default();
        self.exhibits.push(Exhibit {
            number: self.number(),
            thing: stock.id,
            account: None,
            person: standing.person(),
            record,
            description: items::records_about(self.db, &stock.id, &Schema::DESCRIPTION)?.pop(),
            basis: standing.basis(),
            conditions: items::records_about(self.db, &stock.id, &Schema::CONSENT_BASIS)?.pop(),
            asked,
            custody: items::entries(self.db, None, Some(&stock.id))?,
            original: Some(stock),
        });
        Ok(())
    }

    fn account(&mut self, case: &Id, account: &Id) -> Result<(), Fault> {
        let Some(Known { person: Some(person), .. }) = standing::known(self.db, account)? else {
            return Ok(());
        };
        let code = person::rows::stock(self.db, &person)?.map(|stock| stock.code).unwrap_or_default();
        let reasons = against(self.db, account, self.plan, &self.vault.now())?;
        let newest = about::newest(self.db, case, account, &Schema::ACCOUNT)?;
        let Some(record) = newest.filter(|_| reasons.is_empty()) else {
            let reasons = if reasons.is_empty() { vec!["original-not-kept"] } else { reasons };
            self.stays.push(Stays { thing: *account, kind: "account", label: Some(code), reasons });
            return Ok(());
        };
        let names: Vec<&str> = self.plan.withhold.iter().map(String::as_str).collect();
        let text = account_text(&crate::prove::withhold(&record, &names)?);
        let standing = standing::standing_of(self.db, account, &rows::recipient_here(self.db, case)?)?;
        self.exhibits.push(Exhibit {
            number: self.number(),
            thing: *account,
            original: None,
            account: Some(Told { code, text }),
            person: Some(person),
            record: Some(record),
            description: None,
            basis: Some(Basis::Answered),
            conditions: None,
            asked: standing.permit().map(|permit| conditions(permit.conditions())).unwrap_or_default(),
            custody: about::entries(self.db, case, account)?,
        });
        Ok(())
    }
}

fn conditions(conditions: &[Condition]) -> Vec<String> {
    conditions.iter().map(|one| format!("{} {}", one.code, one.params.join(" ")).trim().to_owned()).collect()
}
