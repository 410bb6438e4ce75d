//! The road: partners, collectors, bundles, and what came of work on them.

use sanad_courier::{Delivered, Fetched};
use sanad_evidence::verify::{self, Code, Weight};
use sanad_vault::{
    Accepted, Assembled, BackedUp, Collector, FixityReport, Incoming, OpenedInvitation, Outgoing, Partner,
    Stays, TakenIn, Weighed,
};

use super::{count, net};
use crate::refusal::Refusal;
use crate::told::{
    BundleIn, BundleOut, CollectorView, Finding, FindingWeight, GoesItem, GoesThing, InvitationOpened,
    JobResult, PartnerView, RoadTaken, StaysItem, StaysThing, ToldKind, TransferWeighed,
};

/// A partner of the list.
pub fn partner(partner: Partner) -> PartnerView {
    PartnerView {
        id: partner.id.to_string(),
        name: partner.name,
        their_name: partner.their_name,
        fingerprint: partner.fingerprint.into(),
        own_fingerprint: partner.own_fingerprint.into(),
        compared: partner.compared,
        added_at: partner.added_at,
        stored: partner.stored,
        permission: net::permission(partner.permission),
        mailboxes: partner.mailboxes,
        tokens: count(partner.tokens),
    }
}

/// A collector of the roster.
pub fn collector(collector: Collector) -> CollectorView {
    CollectorView {
        id: collector.id.to_string(),
        name: collector.name,
        state: collector.state,
        fingerprint: collector.fingerprint.map(Into::into),
        own_fingerprint: collector.own_fingerprint.into(),
        invited_at: collector.invited_at,
        distrusted_from: collector.distrusted_from,
    }
}

/// An invitation that waits for a yes, under its handle.
pub fn opened(id: String, invitation: &OpenedInvitation) -> InvitationOpened {
    InvitationOpened {
        id,
        their_name: invitation.their_name().to_owned(),
        fingerprint: invitation.fingerprint().into(),
        mailboxes: invitation.mailboxes().iter().map(|one| one.url().to_owned()).collect(),
        recovery: invitation.recovery_recipient().map(str::to_owned),
    }
}

/// The items that stay, each with the first of its reasons.
fn stays_items(stays: &[Stays]) -> Vec<StaysItem> {
    let items = stays.iter().filter(|one| one.kind == "item");
    let told = |one: &Stays| StaysItem {
        item: one.thing.to_string(),
        name: one.label.clone(),
        reason: one.reasons.first().copied().unwrap_or_default().to_owned(),
    };
    items.map(told).collect()
}

/// What stays beside items.
fn stays_things(stays: &[Stays]) -> Vec<StaysThing> {
    let told = |one: &Stays| {
        Some(StaysThing {
            kind: told_kind(one.kind)?,
            thing: one.thing.to_string(),
            label: one.label.clone().unwrap_or_default(),
            reasons: one.reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        })
    };
    stays.iter().filter_map(told).collect()
}

fn told_kind(kind: &str) -> Option<ToldKind> {
    match kind {
        "person" => Some(ToldKind::Person),
        "identity" => Some(ToldKind::Identity),
        "account" => Some(ToldKind::Account),
        _ => None,
    }
}

/// What goes beside items; of identity halves those that could, when each is confirmed.
fn goes_things(weighed: &Weighed, could_go: &[sanad_vault::Goes]) -> Vec<GoesThing> {
    let lists = [
        (ToldKind::Person, weighed.persons.as_slice()),
        (ToldKind::Identity, could_go),
        (ToldKind::Account, weighed.accounts.as_slice()),
    ];
    let told = |(kind, things): (ToldKind, &[sanad_vault::Goes])| {
        let goes = |one: &sanad_vault::Goes| GoesThing {
            kind,
            thing: one.thing.to_string(),
            label: one.label.clone(),
            safekeeping: one.safekeeping,
        };
        things.iter().map(goes).collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(told).collect()
}

/// What a transfer made now would carry.
pub fn weighed(weighed: Weighed, could_go: &[sanad_vault::Goes]) -> TransferWeighed {
    let goes = |item: sanad_vault::WeighedItem| GoesItem {
        item: item.item.to_string(),
        name: item.title.or(item.file_name),
        size: item.size,
        safekeeping: item.safekeeping,
    };
    TransferWeighed {
        goes_things: goes_things(&weighed, could_go),
        goes: weighed.goes.into_iter().map(goes).collect(),
        stays: stays_items(&weighed.stays),
        stays_things: stays_things(&weighed.stays),
        records: count(weighed.records),
        entries: count(weighed.entries),
        bytes: weighed.bytes,
        more: weighed.more,
    }
}

/// Transfers were assembled. What stays and what is to follow is told of the last: what the first of
/// several left for later, the others carry.
pub fn assembled(made: Vec<Assembled>) -> JobResult {
    let (bundles, bundle) = (count(made.len()), made.first().map(|first| first.bundle.to_string()));
    let sum = |of: fn(&Assembled) -> usize| count(made.iter().map(of).fold(0, usize::saturating_add));
    let (originals, records) = (sum(|one| one.originals.len()), sum(|one| one.records));
    let last = made.into_iter().last();
    JobResult::Assembled {
        bundle: bundle.unwrap_or_default(),
        bundles,
        originals,
        records,
        more: last.as_ref().is_some_and(|last| last.more || !last.to_follow.is_empty()),
        stays: last.map(|last| stays_items(&last.stays)).unwrap_or_default(),
    }
}

/// A transfer of the outbox.
pub fn bundle_out(bundle: Outgoing) -> BundleOut {
    BundleOut {
        id: bundle.bundle.to_string(),
        partner: bundle.partner,
        case_code: bundle.case,
        sequence: bundle.sequence,
        state: bundle.state,
        parts: bundle.parts,
        delivered: bundle.delivered,
        bytes: bundle.bytes,
        made_at: bundle.made_at,
        road: match bundle.road.as_str() {
            "folder" => RoadTaken::Folder,
            "mailbox" => RoadTaken::Mailbox,
            _ => RoadTaken::None,
        },
        paused: bundle.paused,
        closing: bundle.closing,
        receipt: bundle.receipt,
        held_since: bundle.held_since,
    }
}

/// One round on the road.
pub fn delivered(done: Delivered) -> JobResult {
    let problem = |problem: &sanad_courier::Problem| Refusal::new(problem.code).fact("given", problem.bundle);
    JobResult::Delivered {
        bundles: count(done.bundles.len()),
        parts: count(done.bundles.iter().map(|bundle| bundle.sent).fold(0, u64::saturating_add)),
        // A partner puts acceptances there, a collector finds them.
        acceptances: count(done.acceptances.len().saturating_add(done.replies.len())),
        problems: done.problems.iter().map(problem).collect(),
    }
}

/// What was fetched, and how many bundles on the road are not whole yet. What no key here opens is not
/// ours, and is left out.
pub fn fetched(done: &Fetched, begun: usize) -> JobResult {
    JobResult::Fetched { bundles: count(done.bundles.len()), incomplete: count(begun) }
}

/// A bundle of the inbox.
pub fn bundle_in(bundle: Incoming) -> BundleIn {
    BundleIn {
        id: bundle.bundle.to_string(),
        state: bundle.state,
        collector: bundle.collector,
        case_code: bundle.case,
        sequence: bundle.sequence,
        fetched_at: bundle.fetched_at,
        findings: bundle.findings.iter().map(|code| finding_of(code)).collect(),
    }
}

const fn weight(weight: Weight) -> FindingWeight {
    match weight {
        Weight::Note => FindingWeight::Note,
        Weight::Warning => FindingWeight::Warning,
        Weight::Fault => FindingWeight::Fault,
    }
}

/// A finding of which only the code was kept. One that is not known is a fault until somebody knows it.
fn finding_of(code: &str) -> Finding {
    let known = Code::ALL.iter().find(|known| known.as_str() == code);
    let weight = known.map_or(FindingWeight::Fault, |code| weight(code.weight()));
    Finding { code: code.to_owned(), weight, about: String::new() }
}

fn finding(finding: verify::Finding) -> Finding {
    Finding { code: finding.code.as_str().to_owned(), weight: weight(finding.weight), about: finding.place }
}

/// A bundle was taken in.
pub fn taken_in(taken: TakenIn) -> JobResult {
    JobResult::TakenIn {
        bundle: taken.bundle.to_string(),
        collector: taken.collector,
        enrolled: taken.enrolled,
        fingerprint: taken.fingerprint.into(),
        case_code: taken.case,
        originals: count(taken.originals.len()),
        records: count(taken.records),
        findings: taken.findings.into_iter().map(finding).collect(),
    }
}

/// A bundle was accepted.
pub fn accepted(accepted: &Accepted) -> JobResult {
    JobResult::Accepted {
        bundle: accepted.bundle.to_string(),
        stored: count(accepted.stored.len()),
        damaged: count(accepted.damaged.len()),
    }
}

/// What a check of fixity found.
pub fn fixity(report: FixityReport) -> JobResult {
    let finding = |finding: sanad_vault::FixityFinding| Finding {
        code: finding.code.to_owned(),
        weight: FindingWeight::Fault,
        about: finding.thing,
    };
    JobResult::Fixity {
        whole: count(report.whole),
        bytes: report.bytes,
        entries: count(report.entries),
        findings: report.findings.into_iter().map(finding).collect(),
    }
}

/// A backup was made.
pub fn backed_up(done: &BackedUp) -> JobResult {
    JobResult::BackedUp { copied: count(done.copied), already: count(done.already), bytes: done.bytes }
}
