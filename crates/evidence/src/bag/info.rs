//! `bag-info.txt`: what a bag is, for whom, and what came before it (RFC 8493 §2.2.2).

use crate::{Digest, Id};

/// What kind of bag this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BagKind {
    /// What a collector sends a partner. Signed, and meant for one recipient.
    Bundle,
    /// The proof of one item. Stands on the log's signature alone.
    Proof,
}

impl BagKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Bundle => "sanad-bundle-1",
            Self::Proof => "sanad-proof-1",
        }
    }
}

/// What stands for "none before": in `Sanad-Previous` of a partner's first bundle.
pub const FIRST_PREVIOUS: &str = "none";

/// The facts of `bag-info.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagInfo {
    /// What kind of bag.
    pub kind: BagKind,
    /// The bundle's id.
    pub bundle: Id,
    /// The case all of it belongs to.
    pub case: Id,
    /// The branch: random, new when a vault is restored from a backup, so that two vaults that
    /// were one never number two bundles alike.
    pub branch: Id,
    /// The number of this bundle for this partner in this branch, from 1. 0 in a proof.
    pub sequence: u64,
    /// The digest of the bundle before it (of its tag manifest), for this partner.
    pub previous: Option<Digest>,
    /// The digest of the recipient's text (`age1…`) it is meant for. `None` in a proof.
    pub recipient: Option<Digest>,
    /// Bytes and number of the payload files (`Payload-Oxum`).
    pub payload: (u64, u64),
    /// The day by the device's clock, `YYYY-MM-DD` (`Bagging-Date`).
    pub date: String,
}

/// Why a text is not the `bag-info.txt` of a bag of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BagInfoError {
    /// A label that is missing, not in its place, or whose value is not of its form.
    #[error("{label} is missing, out of its place or not of its form")]
    Bad {
        /// The label.
        label: &'static str,
    },
    /// A bag of a kind or version this program does not know.
    #[error("{found} is made by a newer Sanad, or is no bag of ours")]
    Newer {
        /// What it says it is.
        found: String,
    },
    /// Lines after the last.
    #[error("there are lines after the last")]
    Trailing,
}

impl BagInfo {
    /// The text as it is written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let digest = |digest: Option<Digest>| digest.map_or(FIRST_PREVIOUS.to_owned(), |d| d.to_string());
        let (bytes, files) = self.payload;
        format!(
            "Bag-Software-Agent: Sanad\nBagging-Date: {}\nPayload-Oxum: {bytes}.{files}\nSanad-Format: {}\n\
             Sanad-Bundle: {}\nSanad-Case: {}\nSanad-Branch: {}\nSanad-Sequence: {}\nSanad-Previous: {}\n\
             Sanad-Recipient: {}\n",
            self.date,
            self.kind.code(),
            self.bundle,
            self.case,
            self.branch,
            self.sequence,
            digest(self.previous),
            digest(self.recipient),
        )
    }

    /// Parses the text: exactly these labels in this order.
    ///
    /// # Errors
    /// [`BagInfoError`] names the label.
    pub fn parse(text: &str) -> Result<Self, BagInfoError> {
        let mut lines = text.split_inclusive('\n');
        let mut next = |label: &'static str| {
            let line = lines.next().and_then(|line| line.strip_suffix('\n'));
            line.and_then(|line| line.strip_prefix(label)?.strip_prefix(": "))
                .ok_or(BagInfoError::Bad { label })
        };
        let maybe = |text: &str, label| {
            if text == FIRST_PREVIOUS {
                Ok(None)
            } else {
                text.parse().map(Some).map_err(|_| BagInfoError::Bad { label })
            }
        };
        if next("Bag-Software-Agent")? != "Sanad" {
            return Err(BagInfoError::Bad { label: "Bag-Software-Agent" });
        }
        let date = next("Bagging-Date")?.to_owned();
        chrono::NaiveDate::parse_from_str(&date, "%Y-%m-%d")
            .map_err(|_| BagInfoError::Bad { label: "Bagging-Date" })?;
        let payload = oxum(next("Payload-Oxum")?).ok_or(BagInfoError::Bad { label: "Payload-Oxum" })?;
        let format = next("Sanad-Format")?;
        let kind = [BagKind::Bundle, BagKind::Proof]
            .into_iter()
            .find(|kind| kind.code() == format)
            .ok_or_else(|| BagInfoError::Newer { found: format.chars().take(40).collect() })?;
        let bundle =
            next("Sanad-Bundle")?.parse().map_err(|_| BagInfoError::Bad { label: "Sanad-Bundle" })?;
        let case = next("Sanad-Case")?.parse().map_err(|_| BagInfoError::Bad { label: "Sanad-Case" })?;
        let branch =
            next("Sanad-Branch")?.parse().map_err(|_| BagInfoError::Bad { label: "Sanad-Branch" })?;
        let sequence =
            next("Sanad-Sequence")?.parse().map_err(|_| BagInfoError::Bad { label: "Sanad-Sequence" })?;
        let previous = maybe(next("Sanad-Previous")?, "Sanad-Previous")?;
        let recipient = maybe(next("Sanad-Recipient")?, "Sanad-Recipient")?;
        let info = Self { kind, bundle, case, branch, sequence, previous, recipient, payload, date };
        if lines.next().is_some() {
            return Err(BagInfoError::Trailing);
        }
        // A bundle is numbered and meant for someone; a proof is neither.
        if (kind == BagKind::Bundle) != (sequence > 0) {
            return Err(BagInfoError::Bad { label: "Sanad-Sequence" });
        }
        if (kind == BagKind::Bundle) != info.recipient.is_some() {
            return Err(BagInfoError::Bad { label: "Sanad-Recipient" });
        }
        if info.to_text() == text { Ok(info) } else { Err(BagInfoError::Bad { label: "Sanad-Sequence" }) }
    }
}

fn oxum(text: &str) -> Option<(u64, u64)> {
    let (bytes, files) = text.split_once('.')?;
    Some((bytes.parse().ok()?, files.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info() -> BagInfo {
        BagInfo {
            kind: BagKind::Bundle,
            bundle: Id::from_bytes([1; 16]),
            case: Id::from_bytes([2; 16]),
            branch: Id::from_bytes([3; 16]),
            sequence: 2,
            previous: Some(Digest::of(b"before")),
            recipient: Some(Digest::of(b"age1")),
            payload: (12_345, 6),
            date: "2026-11-21".to_owned(),
        }
    }

    #[test]
    fn it_round_trips() {
        let first = BagInfo { previous: None, ..info() };
        let proof = BagInfo { kind: BagKind::Proof, sequence: 0, recipient: None, ..first.clone() };
        for info in [info(), first, proof] {
            assert_eq!(BagInfo::parse(&info.to_text()), Ok(info));
        }
    }

    #[test]
    fn what_is_missing_doubled_newer_or_misspelt_is_named() {
        let text = info().to_text();
        for (wrong, label) in [
            (text.replace("Sanad-Recipient", "Recipient"), "Sanad-Recipient"),
            (text.replace("Sequence: 2", "Sequence: 02"), "Sanad-Sequence"),
            (text.replace("Sequence: 2", "Sequence: 0"), "Sanad-Sequence"),
            (text.replace("2026-11-21", "21.11.2026"), "Bagging-Date"),
        ] {
            assert_eq!(BagInfo::parse(&wrong), Err(BagInfoError::Bad { label }));
        }
        assert!(matches!(
            BagInfo::parse(&text.replace("bundle-1", "bundle-2")),
            Err(BagInfoError::Newer { .. })
        ));
        assert_eq!(BagInfo::parse(&format!("{text}Extra: 1\n")), Err(BagInfoError::Trailing));
    }
}
