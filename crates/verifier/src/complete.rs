//! How far a bundle tells the whole story, as far as anyone can know from it.

use sanad_evidence::Schema;
use sanad_evidence::bag::BagKind;
use sanad_evidence::verify::{Code, Report, Weight};

/// Whether every entry about the things a seal names is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Completeness {
    /// Every entry about the `things` things the seal names is here, up to the seal itself, which is
    /// entry `seal` of the log. What the seal does not name, nobody can miss here.
    UpToSeal {
        /// The index of the seal's entry.
        seal: u64,
        /// How many things it names.
        things: usize,
    },
    /// Entries are missing that stand in earlier bundles: this one does not tell the whole alone.
    EarlierElsewhere,
    /// Not shown: something about the custody log, or the bag, does not hold.
    NotShown,
    /// A proof shows single entries and seals nothing.
    NoSeal,
}

/// Findings that a bundle may have and still tell the whole story.
const HARMLESS: [Code; 6] = [
    Code::SignerUnknown,
    Code::ToFollow,
    Code::TimeToken,
    Code::ClockWrong,
    Code::LogRestored,
    Code::BranchNew,
];

impl Completeness {
    pub(crate) fn of(report: &Report) -> Self {
        let facts = &report.facts;
        if facts.info.as_ref().is_some_and(|info| info.kind != BagKind::Bundle) {
            return Self::NoSeal;
        }
        let elsewhere = report.findings.iter().any(|finding| finding.code == Code::CustodyElsewhere);
        let unharmed = |finding: &&sanad_evidence::verify::Finding| {
            finding.weight < Weight::Fault
                && (HARMLESS.contains(&finding.code) || finding.code == Code::RecordUnknown)
        };
        if elsewhere && report.holds() {
            return Self::EarlierElsewhere;
        }
        let sealed = facts.entries.last_key_value().and_then(|(index, (entry, _))| {
            let record = facts.records.get(&entry.record?).filter(|record| record.is(&Schema::SEAL))?;
            Some((*index, record.value("heads")?.as_array()?.len()))
        });
        match sealed {
            Some((seal, things)) if report.findings.iter().all(|finding| unharmed(&finding)) => {
                Self::UpToSeal { seal, things }
            }
            _ => Self::NotShown,
        }
    }
}
