//! The answer in English, for a person at a terminal.

use std::fmt::Write as _;

use sanad_evidence::acceptance::{Acceptance, Consistency, Held};
use sanad_evidence::bag::BagKind;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::verify::{Finding, Verdict, Weight};

use crate::complete::Completeness;
use crate::outcome::{Document, Outcome};
use crate::plain::plain;

/// Writing to a String cannot fail; `let _` would say so once a line.
macro_rules! say {
    ($text:expr, $($rest:tt)*) => {{ let _ = writeln!($text, $($rest)*); }};
}

impl Outcome {
    /// One sentence: the verdict, and what it means.
    #[must_use]
    pub fn sentence(&self) -> String {
        let word = self.document.word();
        let name = plain(self.report.facts.signer_name.as_deref().unwrap_or_default());
        match (self.verdict(), &self.document) {
            (Verdict::Verified, Document::Bag(Some(BagKind::Proof))) => {
                "verified: what this proof shows stands in a custody log whose key your trust file names."
                    .to_owned()
            }
            (Verdict::Verified, _) => format!(
                "verified: this {word} is whole and unchanged since it was signed, with a key that your trust file calls \"{name}\"."
            ),
            (Verdict::SelfConsistentSignerUnknown, _) => format!(
                "self-consistent, signer unknown: everything in this {word} agrees, but nobody you trust names the key that signed it. Whoever has a computer could have made it."
            ),
            (Verdict::Failed, _) => {
                let faults = self.report.findings.iter().filter(|finding| finding.weight == Weight::Fault);
                let count = match faults.count() {
                    1 => "1 fault".to_owned(),
                    many => format!("{many} faults"),
                };
                format!("FAILED: this {word} is not what it says it is ({count}, listed below).")
            }
        }
    }

    /// The whole answer: the verdict, the facts, and every finding by weight.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n\n", self.sentence());
        if self.verdict() == Verdict::Failed {
            say!(text, "What follows is what it claims. Do not rely on it.\n");
        }
        match &self.document {
            Document::Bag(_) => self.bag(&mut text),
            Document::Dossier(exhibits) => {
                self.signer(&mut text);
                text.push_str(&format!("  exhibits       {exhibits}, each an original beside its proof\n"));
            }
            Document::Acceptance(Some(acceptance)) => {
                self.signer(&mut text);
                acceptance_facts(&mut text, acceptance, self.cosigned.as_ref());
            }
            Document::Receipt(Some(receipt)) => {
                self.signer(&mut text);
                receipt_facts(&mut text, receipt);
            }
            Document::Acceptance(None) | Document::Receipt(None) => {}
        }
        self.findings(&mut text);
        text
    }

    fn bag(&self, text: &mut String) {
        let facts = &self.report.facts;
        if let Some(info) = &facts.info {
            if info.kind == BagKind::Bundle {
                say!(text, "bundle      {}", info.bundle);
                say!(text, "case        {}", info.case);
                let before =
                    info.previous.map_or("none before it".to_owned(), |digest| format!("after {digest}"));
                say!(text, "number      {} for its recipient, {before}", info.sequence);
            } else {
                say!(text, "proof       {}", info.bundle);
                say!(text, "case        {}", info.case);
            }
        }
        if let Some(digest) = &facts.tag_manifest {
            say!(text, "digest      {digest} (of its tag manifest: of everything in it)");
        }
        if let Some(recipient) = facts.info.as_ref().and_then(|info| info.recipient) {
            say!(text, "made for    the age recipient whose text has the digest {recipient}");
        }
        self.signer(text);
        self.log(text);
        let bytes: u64 = facts.originals.values().map(|original| original.size).sum();
        say!(
            text,
            "carries     {} records, {} originals ({bytes} bytes), {} more announced to follow",
            facts.records.len(),
            facts.originals.len(),
            facts.to_follow.len()
        );
        self.times(text);
    }

    fn signer(&self, text: &mut String) {
        let facts = &self.report.facts;
        let Some(signer) = &facts.signer else { return };
        match &facts.signer_name {
            Some(name) => say!(text, "signed by   \"{}\", as your trust file names this key:", plain(name)),
            None => say!(text, "signed by   a key that nobody you trust names:"),
        }
        let groups = signer.fingerprint().groups();
        let numbered: Vec<String> = (1..=8).zip(groups).map(|(at, group)| format!("{at}:{group}")).collect();
        say!(text, "            fingerprint {}", numbered.join(" "));
        say!(text, "            A signature shows which key signed, not which person held it.");
    }

    fn log(&self, text: &mut String) {
        let facts = &self.report.facts;
        let Some(checkpoint) = &facts.checkpoint else { return };
        say!(text, "custody log {}", checkpoint.origin());
        let key = if self.log_key_named {
            "its key is in your trust file"
        } else {
            "its key is the one in this bag"
        };
        say!(text, "            {} of its {} entries are here; {key}", facts.entries.len(), checkpoint.size);
        let complete = match Completeness::of(&self.report) {
            Completeness::UpToSeal { seal, things } => format!(
                "complete up to the seal at entry {seal}: every entry about the {things} things that seal names"
            ),
            Completeness::EarlierElsewhere => {
                "not complete alone: earlier entries stand in bundles before this one".to_owned()
            }
            Completeness::NotShown => "not shown to be complete".to_owned(),
            Completeness::NoSeal => "single entries only: it does not say what else there is".to_owned(),
        };
        say!(text, "            {complete}");
    }

    fn times(&self, text: &mut String) {
        let facts = &self.report.facts;
        let first = facts.entries.first_key_value();
        let last = facts.entries.last_key_value();
        match (first, last) {
            (Some((from, (first, _))), Some((to, (last, _)))) => {
                say!(text, "times       claimed by the device's own clock:");
                say!(text, "              entry {from}: {} (clock {})", first.claimed_at, first.clock);
                if from != to {
                    say!(text, "              entry {to}: {} (clock {})", last.claimed_at, last.clock);
                }
            }
            _ => say!(text, "times       claimed by the device's own clock: no entry is here"),
        }
        let anchored = facts.entries.iter().find_map(|(index, (entry, _))| Some((index, entry.anchor?)));
        match anchored {
            Some((index, anchor)) => say!(
                text,
                "            entries written no earlier than: entry {index} names a document by its digest,\n              {anchor};\n              by the word of who signed that, its time"
            ),
            None => say!(text, "            entries written no earlier than: nothing here says"),
        }
        let token =
            self.report.findings.iter().find(|finding| finding.code.as_str() == "time-token-unchecked");
        match token {
            Some(token) => say!(
                text,
                "            sealed no later than: {} may say, by its authority's word; check it with openssl ts -verify",
                plain(&token.place)
            ),
            None => say!(text, "            sealed no later than: nothing here says"),
        }
        say!(text, "            None of these says when the originals were made or what they show happened.");
    }

    fn findings(&self, text: &mut String) {
        let weights = [(Weight::Fault, "fault"), (Weight::Warning, "warning"), (Weight::Note, "note")];
        if self.report.findings.is_empty() {
            say!(text, "\nfindings    none");
        } else {
            say!(text, "\nfindings");
        }
        for (weight, word) in weights {
            for Finding { code, place, sentence, .. } in
                self.report.findings.iter().filter(|finding| finding.weight == weight)
            {
                say!(text, "  {word:<8} {}  {sentence}", code.as_str());
                if !place.is_empty() {
                    say!(text, "           {}", plain(place));
                }
            }
        }
    }
}

fn acceptance_facts(text: &mut String, acceptance: &Acceptance, cosigned: Option<&(String, u64)>) {
    let Acceptance { bundle, tag_manifest, case, checkpoint, .. } = acceptance;
    say!(text, "of bundle   {bundle}");
    say!(text, "digest      {tag_manifest} (of its tag manifest)");
    say!(text, "case        {case}");
    say!(text, "custody log {} at {} entries", checkpoint.origin(), checkpoint.size);
    match acceptance.consistency {
        Consistency::First => say!(text, "            the first state of it that the signer saw"),
        Consistency::From(size) => say!(text, "            it continues the state of {size} entries"),
    }
    let stored = acceptance.originals.values().filter(|(_, held)| *held == Held::Stored).count();
    say!(
        text,
        "vouches for {} records, {} originals: {stored} stored (read again from disk), {} verified as they came in",
        acceptance.records.len(),
        acceptance.originals.len(),
        acceptance.originals.len().saturating_sub(stored)
    );
    say!(text, "times       claimed by the signer's clock: {}", acceptance.at);
    match cosigned {
        Some((name, time)) => say!(
            text,
            "            sealed no later than: {} by the word of the cosigner {}",
            utc(*time),
            plain(name)
        ),
        None => say!(text, "            sealed no later than: no cosignature by anyone you trust says"),
    }
}

fn receipt_facts(text: &mut String, receipt: &Receipt) {
    say!(text, "of bundle   {}", receipt.bundle);
    say!(text, "holds       {} parts, {} bytes, all of them encrypted", receipt.parts, receipt.bytes);
    say!(text, "listing     {} (the digest of the encrypted one)", receipt.listing);
    say!(text, "sums        {} (what `sha256sum *.age | sha256sum` says of the parts)", receipt.sums);
    say!(text, "times       claimed by the mailbox's clock: {}", receipt.at);
    say!(text, "            A receipt does not show that anyone could open these bytes: see an acceptance.");
}

/// Seconds since 1970 as a date in UTC, by the civil calendar (Howard Hinnant's `civil_from_days`).
pub(crate) fn utc(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let shifted = days.saturating_add(719_468);
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = era.saturating_mul(400) + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unix_time_is_a_date() {
        assert_eq!(utc(0), "1970-01-01T00:00:00+00:00");
        assert_eq!(utc(951_782_399), "2000-02-28T23:59:59+00:00");
        assert_eq!(utc(951_782_400), "2000-02-29T00:00:00+00:00");
        assert_eq!(utc(1_795_269_600), "2026-11-21T14:00:00+00:00");
        // The latest a cosignature may state is no panic.
        assert!(utc(u64::MAX >> 1).ends_with("+00:00"));
    }
}
