//! What must not be taken for an attack.

use sanad_evidence::consent::Basis;
use sanad_evidence::verify::Verdict;

use super::{Dossier, case};

#[test]
fn an_honest_dossier_has_no_finding() {
    for basis in [Basis::NotNeeded, Basis::TakenBefore] {
        let (case, free, item) = case(Some(basis));
        let report = Dossier::of(&case, &[free, item]).verified();
        assert_eq!(report.findings, vec![]);
        assert_eq!(report.verdict(), Verdict::Verified);
    }
}
