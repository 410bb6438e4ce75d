//! The rules of a basis.

use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::record::Seed;
use crate::{Record, Schema};

const ITEM: Id = Id::from_bytes([7; 16]);

fn stated(fields: &[(&'static str, &str)]) -> Record {
    let mut values = BTreeMap::from([("language", json!("en")), ("amends", json!([]))]);
    values.insert("item", json!(ITEM.to_string()));
    values.extend(fields.iter().map(|(name, value)| (*name, json!(value))));
    Record::seal(&Schema::CONSENT_BASIS, &values, &Seed::from_random(&mut [1; 32])).unwrap()
}

fn asked(statements: &[&Record], purpose: Purpose) -> Leave {
    let standing = Standing::of(&ITEM, statements.iter().copied());
    may_leave(&standing, &Destination::default(), purpose, &now())
}

fn now() -> ClaimedTime {
    "2026-11-22T12:00:00+04:30".parse().unwrap()
}

fn no(reason: Reason) -> Leave {
    Leave::No(vec![reason])
}

#[test]
fn blank_means_no() {
    assert_eq!(asked(&[], Purpose::Safekeeping), no(Reason::NoBasis));
    let foreign =
        Standing::of(&Id::from_bytes([8; 16]), [&stated(&[("basis", "not-needed"), ("reason", "a street")])]);
    assert_eq!(may_leave(&foreign, &Destination::default(), Purpose::Review, &now()), no(Reason::NoBasis));
}

#[test]
fn a_withdrawal_restricts_at_once_and_she_may_change_her_mind() {
    let yes =
        stated(&[("basis", "taken-before"), ("form", "paper"), ("date", "2026-10-01"), ("scope", "court")]);
    let withdrawn = stated(&[("basis", "withdrawn")]);
    assert_eq!(asked(&[&yes], Purpose::Disclosure), Leave::Yes);
    assert_eq!(asked(&[&yes, &withdrawn], Purpose::Safekeeping), no(Reason::Withdrawn));
    assert_eq!(asked(&[&yes, &withdrawn, &yes], Purpose::Review), Leave::Yes);
}

#[test]
fn not_asked_travels_for_safekeeping_only_and_only_if_no_ones_account() {
    let blank = stated(&[("basis", "not-asked")]);
    let account = stated(&[("basis", "not-asked"), ("account", "yes")]);
    let street = stated(&[("basis", "not-asked"), ("account", "no")]);
    assert_eq!(asked(&[&blank], Purpose::Safekeeping), no(Reason::MayBeAnAccount));
    assert_eq!(asked(&[&account], Purpose::Safekeeping), no(Reason::MayBeAnAccount));
    assert_eq!(asked(&[&street], Purpose::Safekeeping), Leave::Yes);
    assert_eq!(asked(&[&street], Purpose::Review), no(Reason::SafekeepingOnly));
    assert_eq!(asked(&[&street], Purpose::Disclosure), no(Reason::SafekeepingOnly));
}

#[test]
fn what_cannot_be_read_restricts() {
    let unknown = stated(&[("basis", "of-a-newer-kind")]);
    assert_eq!(asked(&[&unknown], Purpose::Review), no(Reason::Withdrawn));
    let without_reason = stated(&[("basis", "not-needed"), ("reason", "  ")]);
    assert_eq!(asked(&[&without_reason], Purpose::Review), no(Reason::BasisIncomplete));
}

#[test]
fn a_card_of_a_contact_may_show_a_face() {
    assert_eq!(Sort::of_media_type(Some("text/plain; charset=utf-8")), Sort::Other);
    // RFC 6350 §6.2.4: a vCard may hold a photograph.
    for seen in [Some("text/vcard"), Some("application/pdf"), Some("a kind to come"), None] {
        assert_eq!(Sort::of_media_type(seen), Sort::Picture);
    }
}
