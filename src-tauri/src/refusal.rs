//! The one error table: every error of every room becomes a code and its facts, and nothing else.
//! The words for it are `err-<code>` and `window-hint-<code>` or `hint-<code>` in `assets/locales`.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use sanad_courier::CourierError;
use sanad_evidence::code::CodeError;
use sanad_evidence::place_value::PlaceError;
use sanad_evidence::when::WhenError;
use sanad_vault::keys::{
    KeyslotError, MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS, PassphraseError, RecoveryError,
};
use sanad_vault::store::StoreError;
use sanad_vault::{
    AccountError, AcquireError, AssembleError, BackupError, CaseError, ConsentError, CreateError,
    DescribeError, DraftError, EraseError, Fault, FileError, ItemError, MessageError, OutboxError,
    PartnerError, PersonError, PlanError, ProveError, RecordAcceptanceError, RecordReceiptError,
    RecordReplyError, RekeyError, RestoreError, SecondError, SlotError, StateError, TakeInError, UnlockError,
};
use serde::Serialize;
use ts_rs::TS;

/// A refusal as a page reads it: it branches on the code, and never on words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Refusal {
    /// The stable code, as in the documentation of each error.
    pub code: String,
    /// The values for its sentence, by name. Sizes are bytes in decimal digits; the page writes them
    /// in its language's numerals and units.
    pub facts: BTreeMap<String, String>,
}

/// How many codes are remembered for the diagnostics.
const RECENT: usize = 20;

static LAST: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Remembers the code of a refusal, and nothing else of it, for the diagnostics.
pub fn note(refusal: &Refusal) {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.len() >= RECENT {
        last.pop_front();
    }
    last.push_back(refusal.code.clone());
}

/// The codes of the last refusals, the oldest first.
pub fn recent() -> Vec<String> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// What a command answers.
pub type Answer<T> = Result<T, Refusal>;

impl Refusal {
    /// Refused, by code.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), facts: BTreeMap::new() }
    }

    /// With a fact for its words.
    pub fn fact(mut self, name: &str, value: impl ToString) -> Self {
        self.put(name, value);
        self
    }

    fn put(&mut self, name: &str, value: impl ToString) {
        self.facts.insert(name.to_owned(), value.to_string());
    }

    fn path(&mut self, path: &Path) {
        self.put("path", path.display());
    }

    fn room(&mut self, needed: u64, free: u64) {
        self.put("needed", needed);
        self.put("free", free);
    }
}

/// Codes one after another, as a page takes them apart.
fn listed<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}

/// `table!(Error, |to| { Variant { field } => act, … })`: the facts of an error; a variant without any
/// is left out.
macro_rules! table {
    ($error:ty, |$to:ident| { $($pattern:pat => $act:expr),* $(,)? }) => {
        impl Facts for $error {
            // An error without facts puts none in.
            #[allow(unused_variables)]
            fn put_in(&self, $to: &mut Refusal) {
                match self {
                    $($pattern => $act,)*
                    _ => {}
                }
            }
        }

        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                let mut refusal = Self::new(error.code());
                error.put_in(&mut refusal);
                refusal
            }
        }
    };
}

/// An error that knows the facts of its sentence.
trait Facts {
    fn put_in(&self, refusal: &mut Refusal);
}

table!(Fault, |to| { Self::Damaged { what } => to.put("what", what) });
table!(StoreError, |to| {});
table!(KeyslotError, |to| {
    Self::OutOfMemory { memory_kib } => to.put("needed", u64::from(*memory_kib).saturating_mul(1024)),
});
table!(RecoveryError, |to| { Self::SheetLine { line } => to.put("line", line) });
table!(CodeError, |to| { Self::Length { found } => to.put("found", found) });
table!(CreateError, |to| {
    Self::NotEmpty { path } | Self::NetworkDisk { path } => to.path(path),
    Self::Keys(error) => error.put_in(to),
    Self::Recovery(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(UnlockError, |to| {
    Self::NotAVault { path } | Self::NetworkDisk { path } | Self::IsBackup { path } => to.path(path),
    Self::Keys(error) => error.put_in(to),
    Self::Recovery(error) => error.put_in(to),
    Self::Store(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(RekeyError, |to| {
    Self::Keys(error) => error.put_in(to),
    Self::Recovery(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(BackupError, |to| {
    Self::Foreign { path } | Self::InsideVault { path } => to.path(path),
    Self::NoRoom { needed, free } => to.room(*needed, *free),
    Self::Keys(error) => error.put_in(to),
    Self::Recovery(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(RestoreError, |to| {
    Self::NotABackup { path } | Self::Damaged { path } | Self::NotEmpty { path } => to.path(path),
    Self::Fault(fault) => fault.put_in(to),
});
table!(CaseError, |to| {
    Self::NotFound { code } => {
        to.put("case", code);
        // The window lists its cases, so it never has to name which there are.
        to.put("role", "collector");
        to.put("there", "");
    },
    Self::BadCode { code } | Self::Taken { code } | Self::Foreign { code } => to.put("case", code),
    Self::Fault(fault) => fault.put_in(to),
});
table!(WhenError, |to| {});
table!(PlaceError, |to| {});
table!(DraftError, |to| {
    Self::Case(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(StateError, |to| {
    Self::TooLong { field } | Self::TooMany { field } | Self::BadCode { field } | Self::BadDay { field } => {
        to.put("field", field);
    },
});
table!(PersonError, |to| {
    Self::NotFound { given } | Self::Ambiguous { given } => to.put("given", given),
    Self::NoCase { case } => {
        to.put("case", case);
        // As for every case that is not found.
        to.put("role", "collector");
        to.put("there", "");
    },
    Self::MayNotLeave { reason } => to.put("ground", reason),
    Self::Stated(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(PlanError, |to| {
    Self::Case(error) => error.put_in(to),
    Self::Stated(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(AccountError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::Closed { gates } => to.put("gates", listed(gates.iter().map(|gate| gate.code()))),
    Self::ConditionsOpen { open } => to.put("open", listed(open.iter().copied())),
    Self::BadTime { field } => to.put("field", field),
    Self::NoItem { item } => to.put("given", item),
    Self::Person(error) => error.put_in(to),
    Self::Stated(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(FileError, |to| {
    Self::Case(error) => error.put_in(to),
    Self::Item(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(ConsentError, |to| {
    Self::UnknownRecipient { given } | Self::RecipientTwice { given } | Self::UnknownThing { given } => {
        to.put("given", given);
    },
    // The one day of a conversation.
    Self::BadDay { .. } => to.put("field", "review_on"),
    Self::ConditionIncomplete { condition } => to.put("condition", condition),
    Self::Person(error) => error.put_in(to),
    Self::State(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(SlotError, |to| {
    Self::NotInUse { slot } | Self::Last { slot } | Self::Own { slot } => to.put("slot", slot),
    Self::Keys(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(SecondError, |to| {
    Self::NotCompared { name } => to.put("name", name),
    Self::Expired { until } => to.put("until", until),
    Self::Slots(error) => error.put_in(to),
    Self::Person(error) => error.put_in(to),
    Self::Partner(error) => error.put_in(to),
    Self::Stated(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(AcquireError, |to| {
    Self::Link { target } => to.put("target", target),
    Self::NoRoom { needed, free } => to.room(*needed, *free),
    Self::Fault(fault) => fault.put_in(to),
});
table!(ItemError, |to| {
    Self::NotFound { given } | Self::Ambiguous { given } => to.put("given", given),
    Self::Exists { path } | Self::NoFolder { path } => to.path(path),
    Self::MayNotLeave { reason } => to.put("ground", reason),
    Self::Fault(fault) => fault.put_in(to),
});
table!(DescribeError, |to| {
    Self::BasisIncomplete { basis, missing } => {
        to.put("basis", basis);
        to.put("missing", missing);
        to.put("options", missing);
    },
    Self::Stated(error) => to.put("field", error.field()),
    Self::Item(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(EraseError, |to| {
    Self::NotCompared { partner } => to.put("name", partner),
    Self::Item(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(ProveError, |to| {
    Self::Exists { path } => to.path(path),
    Self::Item(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(PartnerError, |to| {
    Self::Taken { name }
    | Self::NotFound { name }
    | Self::TakenBefore { name }
    | Self::Revoked { name }
    | Self::NotEnrolled { name }
    | Self::NotACard { name }
    | Self::CardOlder { name } => to.put("name", name),
    Self::OtherRole { needed } => to.put("needed", needed),
    Self::Fault(fault) => fault.put_in(to),
});
table!(AssembleError, |to| {
    Self::OriginalDamaged { item } => to.put("item", item),
    Self::Partner(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(OutboxError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::Partner(error) => error.put_in(to),
    Self::Item(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(TakeInError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::Revoked { name } | Self::Distrusted { name } => to.put("name", name),
    Self::Partner(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(MessageError, |to| {
    Self::UnknownBundle { given } | Self::NotFound { given } => to.put("given", given),
    Self::NotEnrolled { name } | Self::Revoked { name } => to.put("name", name),
    Self::Fault(fault) => fault.put_in(to),
});
table!(RecordReceiptError, |to| {
    Self::UnknownBundle { bundle } => to.put("given", bundle),
    Self::Fault(fault) => fault.put_in(to),
});
table!(RecordReplyError, |to| {
    Self::UnknownBundle { bundle } => to.put("given", bundle),
    Self::NotByPartner { partner } => to.put("name", partner),
    Self::Acceptance(error) => error.put_in(to),
    Self::Message(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});
table!(RecordAcceptanceError, |to| {
    Self::UnknownBundle { bundle } => to.put("given", bundle),
    Self::Fault(fault) => fault.put_in(to),
});
table!(CourierError, |to| {
    Self::NoFolder { path }
    | Self::InsideVault { path }
    | Self::Full { path }
    | Self::ReadOnly { path }
    | Self::ReadBack { path }
    | Self::Conflict { path }
    | Self::Io { path, .. } => to.path(path),
    Self::Outbox(error) => error.put_in(to),
    Self::Inbox(error) => error.put_in(to),
    Self::Fault(fault) => fault.put_in(to),
});

impl From<PassphraseError> for Refusal {
    fn from(error: PassphraseError) -> Self {
        Self::new(error.code()).fact("least", MIN_PASSPHRASE_CHARS).fact("most", MAX_PASSPHRASE_BYTES)
    }
}

#[cfg(test)]
mod tests;
