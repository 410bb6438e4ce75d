//! The answer for machines. Names and codes are stable; new ones may be added.

use sanad_evidence::acceptance::{Acceptance, Consistency};
use sanad_evidence::bag::{BagInfo, BagKind};
use sanad_evidence::receipt::Receipt;
use sanad_evidence::verify::Finding;
use serde_json::{Value, json};

use crate::complete::Completeness;
use crate::outcome::{Document, Outcome};
use crate::words::utc;

impl Outcome {
    /// Everything, as one JSON object.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut findings: Vec<&Finding> = self.report.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
        let mut answer = json!({
            "tool": concat!("sanad-verify ", env!("CARGO_PKG_VERSION")),
            "document": self.document.word(),
            "verdict": self.verdict(),
            "sentence": self.sentence(),
            "signer": self.signer_json(),
            "findings": findings,
        });
        let parts = match &self.document {
            Document::Bag(_) => vec![("bag", self.bag_json()), ("log", self.log_json())],
            Document::Acceptance(Some(acceptance)) => {
                vec![("acceptance", acceptance_json(acceptance, self.cosigned.as_ref()))]
            }
            Document::Dossier(exhibits) => vec![("exhibits", (*exhibits).into())],
            Document::Receipt(Some(receipt)) => vec![("receipt", receipt_json(receipt))],
            Document::Acceptance(None) | Document::Receipt(None) => Vec::new(),
        };
        if let Some(object) = answer.as_object_mut() {
            object.extend(parts.into_iter().map(|(name, part)| (name.to_owned(), part)));
        }
        answer
    }

    fn signer_json(&self) -> Value {
        let facts = &self.report.facts;
        json!({
            "key": facts.signer.map(|key| key.to_string()),
            "fingerprint": facts.signer.map(|key| key.fingerprint().to_string()),
            "name": facts.signer_name,
            "trusted": self.report.signer_trusted,
        })
    }

    fn bag_json(&self) -> Value {
        let facts = &self.report.facts;
        let records: Vec<Value> = facts
            .records
            .iter()
            .map(|(digest, record)| {
                json!({"digest": digest, "type": record.kind().to_string(), "withheld": record.withheld()})
            })
            .collect();
        let originals: Vec<Value> = facts
            .originals
            .iter()
            .map(|(item, original)| {
                json!({"item": item, "digest": original.digest, "bytes": original.size, "extension": original.extension})
            })
            .collect();
        let to_follow: Vec<Value> = facts
            .to_follow
            .iter()
            .map(|(item, (digest, size))| json!({"item": item, "digest": digest, "bytes": size}))
            .collect();
        json!({
            "info": facts.info.as_ref().map(info_json),
            "digest": facts.tag_manifest,
            "records": records,
            "originals": originals,
            "to_follow": to_follow,
        })
    }

    fn log_json(&self) -> Value {
        let facts = &self.report.facts;
        let entries: Vec<Value> = facts
            .entries
            .iter()
            .map(|(index, (entry, record))| {
                json!({
                    "index": index,
                    "entry": record.digest(),
                    "action": entry.action.code(),
                    "thing_kind": entry.thing_kind.code(),
                    "thing": entry.thing,
                    "digest": entry.digest,
                    "record": entry.record,
                    "claimed_at": entry.claimed_at,
                    "clock": entry.clock.code(),
                    "written_no_earlier_than_document": entry.anchor,
                })
            })
            .collect();
        let complete = match Completeness::of(&self.report) {
            Completeness::UpToSeal { seal, things } => {
                json!({"state": "up-to-seal", "seal": seal, "things": things})
            }
            Completeness::EarlierElsewhere => json!({"state": "earlier-elsewhere"}),
            Completeness::NotShown => json!({"state": "not-shown"}),
            Completeness::NoSeal => json!({"state": "no-seal"}),
        };
        json!({
            "origin": facts.checkpoint.map(|checkpoint| checkpoint.origin()),
            "size": facts.checkpoint.map(|checkpoint| checkpoint.size),
            "root": facts.checkpoint.map(|checkpoint| checkpoint.root),
            "key": facts.log_key,
            "key_named": self.log_key_named,
            "complete": complete,
            "entries": entries,
        })
    }
}

fn info_json(info: &BagInfo) -> Value {
    json!({
        "kind": match info.kind { BagKind::Bundle => "bundle", BagKind::Proof => "proof", _ => "other" },
        "bundle": info.bundle,
        "case": info.case,
        "branch": info.branch,
        "sequence": info.sequence,
        "previous": info.previous,
        "recipient": info.recipient,
        "payload_bytes": info.payload.0,
        "payload_files": info.payload.1,
        "claimed_date": info.date,
    })
}

fn acceptance_json(acceptance: &Acceptance, cosigned: Option<&(String, u64)>) -> Value {
    let originals: Vec<Value> = acceptance
        .originals
        .iter()
        .map(|(item, (digest, held))| json!({"item": item, "digest": digest, "held": held.as_str()}))
        .collect();
    // Tokens and the next recipient are between the two sides: no stranger's business.
    json!({
        "bundle": acceptance.bundle,
        "tag_manifest": acceptance.tag_manifest,
        "listing": acceptance.listing,
        "case": acceptance.case,
        "log": acceptance.checkpoint.origin(),
        "size": acceptance.checkpoint.size,
        "root": acceptance.checkpoint.root,
        "consistency_from": match acceptance.consistency { Consistency::From(size) => Some(size), Consistency::First => None },
        "claimed_at": acceptance.at,
        "originals": originals,
        "records": acceptance.records,
        "sealed_no_later_than": cosigned.map(|(name, time)| json!({"at": utc(*time), "by": name})),
    })
}

fn receipt_json(receipt: &Receipt) -> Value {
    json!({
        "bundle": receipt.bundle,
        "listing": receipt.listing,
        "sums": receipt.sums,
        "parts": receipt.parts,
        "bytes": receipt.bytes,
        "claimed_at": receipt.at,
    })
}
