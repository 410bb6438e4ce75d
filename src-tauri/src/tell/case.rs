//! Cases.

use sanad_vault::CaseFile;

use crate::told::CaseView;

/// A case of the list.
pub fn case(case: CaseFile) -> CaseView {
    CaseView {
        id: case.id.to_string(),
        code: case.code,
        note: None,
        items: case.items,
        entries: case.entries,
        waiting: 0,
        collector: case.collector,
    }
}
