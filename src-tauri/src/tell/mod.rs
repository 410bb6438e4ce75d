//! The vault's facts, as a page reads them.

mod account;
mod case;
mod consent;
mod facts;
mod find;
mod item;
mod net;
mod person;
mod plan;
mod road;

pub use account::{account, account_row, asked_account, asked_draft, draft, draft_row};
pub use case::{case, vault};
pub use consent::{
    asked_conversation, asked_withdrawal, permit, recipient, recorded, restricted, withdrawal_notice,
};
pub use facts::{asked_calendar, asked_day, calendar_day};
pub use find::{asked_search, search_found};
pub use item::found as items;
pub use item::{asked, custody, description, item, stated};
pub use net::{
    asked_bundle, asked_choice, asked_mailbox, asked_message, asked_permission, asked_proxy, asked_recipient,
    desk_keys, desk_mailbox, fetched_by_net, message, network, progress, says_something, sent,
};
pub use person::{
    asked_identity, asked_person, asked_persons, asked_prior, identity, keyslot, person, persons, second,
};
pub use plan::{asked_case_facts, asked_referral, asked_risk, case_facts, readiness, referral, risk};
pub use road::{
    accepted, assembled, backed_up, bundle_in, bundle_out, collector, delivered, fetched, fixity, opened,
    partner, taken_in, weighed,
};

/// A count as the page takes it.
fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

/// A text that was said: empty ones are not.
fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
