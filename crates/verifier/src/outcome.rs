//! What a verification comes to, before it is put into words.

use sanad_evidence::acceptance::Acceptance;
use sanad_evidence::bag::BagKind;
use sanad_evidence::log::CosignerKey;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Report, Verdict, verify_cosignature};

/// What was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Document {
    /// A bag: a bundle or the proof of one item. `None` when its `bag-info.txt` does not say.
    Bag(Option<BagKind>),
    /// A dossier, with this many exhibits.
    Dossier(usize),
    /// An acceptance; `None` when it could not be read.
    Acceptance(Option<Box<Acceptance>>),
    /// A receipt; `None` when it could not be read.
    Receipt(Option<Receipt>),
}

impl Document {
    /// The word for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Bag(Some(BagKind::Bundle)) => "bundle",
            Self::Bag(Some(BagKind::Proof)) => "proof",
            Self::Bag(_) => "bag",
            Self::Dossier(_) => "dossier",
            Self::Acceptance(_) => "acceptance",
            Self::Receipt(_) => "receipt",
        }
    }
}

/// Everything a verification found, with what it was about.
#[derive(Debug)]
pub struct Outcome {
    /// What was verified.
    pub document: Document,
    /// Findings and facts.
    pub report: Report,
    /// Whether the custody log's key is named in the trust file. A bundle's log key is also vouched
    /// for by the bundle's signature; a proof's by nothing else.
    pub log_key_named: bool,
    /// The cosigner's name and the time it states, in seconds since 1970, when the trust file names
    /// the cosigner and its cosignature holds.
    pub cosigned: Option<(String, u64)>,
}

impl Outcome {
    pub(crate) fn of_bag(report: Report, trust: &Trust) -> Self {
        let log_key_named = report
            .facts
            .log_key
            .as_ref()
            .is_some_and(|key| trust.vkeys().iter().any(|named| named.as_str() == key));
        let kind = report.facts.info.as_ref().map(|info| info.kind);
        Self { document: Document::Bag(kind), report, log_key_named, cosigned: None }
    }

    pub(crate) fn of_dossier((report, exhibits): (Report, usize)) -> Self {
        Self { document: Document::Dossier(exhibits), report, log_key_named: false, cosigned: None }
    }

    pub(crate) fn of_acceptance((report, acceptance): (Report, Option<Acceptance>), trust: &Trust) -> Self {
        let cosigned = acceptance.as_ref().and_then(|acceptance| {
            let name = acceptance.cosignature.name();
            let keys = trust.vkeys().iter().filter(|key| key.name() == name);
            let mut keys = keys.filter_map(|key| key.as_str().parse::<CosignerKey>().ok());
            keys.find_map(|key| verify_cosignature(acceptance, &key)).map(|time| (name.to_owned(), time))
        });
        let document = Document::Acceptance(acceptance.map(Box::new));
        Self { document, report, log_key_named: false, cosigned }
    }

    pub(crate) fn of_receipt((report, receipt): (Report, Option<Receipt>)) -> Self {
        Self { document: Document::Receipt(receipt), report, log_key_named: false, cosigned: None }
    }

    /// What it comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.report.verdict()
    }

    /// The exit code of `sanad-verify`: 0 when there is no fault, 1 when there is one.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        u8::from(self.verdict() == Verdict::Failed)
    }
}
