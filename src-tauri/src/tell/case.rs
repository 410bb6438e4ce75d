//! Cases, and the vault as a whole.

use sanad_vault::{CaseFile, Upkeep, VaultFacts};

use crate::places::name_of;
use crate::told::{CaseView, VaultView};

/// A case of the list.
pub fn case(case: CaseFile) -> CaseView {
    CaseView {
        id: case.id.to_string(),
        code: case.code,
        note: case.note,
        items: case.items,
        entries: case.entries,
        waiting: case.waiting,
        collector: case.collector,
    }
}

/// The open vault.
pub fn vault(facts: VaultFacts, upkeep: Upkeep) -> VaultView {
    VaultView {
        id: facts.vault.to_string(),
        role: facts.role.code().to_owned(),
        name: name_of(&facts.folder),
        agent: facts.agent,
        made_at: facts.made_at,
        cases: facts.cases,
        items: facts.items,
        bytes: facts.bytes,
        free: facts.free,
        sheet_unsure: facts.sheet_unsure,
        backed_up_at: upkeep.backed_up_at,
        rehearsed_at: upkeep.rehearsed_at,
    }
}
