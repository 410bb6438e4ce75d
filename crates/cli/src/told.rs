//! The errors of the other crates, with their facts, as refusals.

use sanad_courier::CourierError;
use sanad_evidence::code::CodeError;
use sanad_evidence::trust::TrustError;
use sanad_vault::keys::{KeyslotError, PassphraseError, RecoveryError};
use sanad_vault::store::StoreError;
use sanad_vault::{
    AccountError, AcquireError, AssembleError, BackupError, BagError, CaseError, ConsentError, CreateError,
    DescribeError, DossierError, DraftError, EraseError, Fault, FileError, ItemError, MessageError,
    OutboxError, PartnerError, PersonError, PlanError, ProveError, RecordAcceptanceError, RecordReceiptError,
    RecordReplyError, RekeyError, RestoreError, SecondError, SlotError, StateError, TakeInError, UnlockError,
};
use sanad_verifier::VerifyError;

use crate::refusal::{Refusal, Told};
use crate::show::size;

/// `told!(Error, |to| { Variant { field } => act, … })`: its facts; a variant without any is left out.
macro_rules! told {
    ($error:ty, |$to:ident| { $($pattern:pat => $act:expr),* $(,)? }) => {
        impl Told for $error {
            fn code(&self) -> &'static str {
                <$error>::code(self)
            }

            // An error without facts puts none in.
            #[allow(unused_variables)]
            fn tell(&self, $to: &mut Refusal) {
                match self {
                    $($pattern => $act,)*
                    _ => {}
                }
            }
        }
    };
}

told!(Fault, |to| {
    Self::Io { doing, error } => to.detail = Some(format!("{doing}: {error}")),
    Self::Store(text) => to.detail = Some(text.clone()),
    Self::Damaged { what } => to.put("what", what),
});
told!(StoreError, |to| {
    Self::Io(error) => to.detail = Some(error.to_string()),
    Self::Sqlite(error) => to.detail = Some(error.to_string()),
    Self::Newer { found, known } => to.detail = Some(format!("schema {found}, known {known}")),
});
told!(KeyslotError, |to| {
    Self::Damaged { what } => to.detail = Some((*what).to_owned()),
    Self::OutOfMemory { memory_kib } => to.put("needed", size(u64::from(*memory_kib).saturating_mul(1024))),
});
told!(PassphraseError, |to| {});
told!(RecoveryError, |to| {
    Self::Damaged { what } | Self::Sheet { what } => to.detail = Some((*what).to_owned()),
    Self::SheetLine { line } => to.put("line", *line),
});
told!(CodeError, |to| {
    Self::Length { found } => to.put("found", *found),
});
told!(TrustError, |to| {
    Self::Line { line, problem } => {
        to.put("line", *line);
        to.detail = Some(problem.to_string());
    },
});
told!(CreateError, |to| {
    Self::NotEmpty { path } | Self::NetworkDisk { path } => to.put("path", path),
    Self::Keys(error) => error.tell(to),
    Self::Recovery(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(UnlockError, |to| {
    Self::NotAVault { path } | Self::NetworkDisk { path } | Self::IsBackup { path } => to.put("path", path),
    Self::Keys(error) => error.tell(to),
    Self::Recovery(error) => error.tell(to),
    Self::Store(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(RekeyError, |to| {
    Self::Keys(error) => error.tell(to),
    Self::Recovery(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(BackupError, |to| {
    Self::Foreign { path } | Self::InsideVault { path } => to.put("path", path),
    Self::NoRoom { needed, free } => room(to, *needed, *free),
    Self::Keys(error) => error.tell(to),
    Self::Recovery(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(RestoreError, |to| {
    Self::NotABackup { path } | Self::Damaged { path } | Self::NotEmpty { path } => to.put("path", path),
    Self::Fault(fault) => fault.tell(to),
});
told!(CaseError, |to| {
    Self::NotFound { code } => {
        to.put("case", code);
        // At a partner's desk the verbs say which cases there are.
        to.put("role", "collector");
        to.put("there", "");
    },
    Self::BadCode { code } | Self::Taken { code } | Self::Foreign { code } => to.put("case", code),
    Self::Fault(fault) => fault.tell(to),
});
told!(AcquireError, |to| {
    Self::Link { target } => to.put("target", target),
    Self::NotAFile { what } => to.detail = Some((*what).to_owned()),
    Self::Read(error) => to.detail = Some(error.to_string()),
    Self::NoRoom { needed, free } => room(to, *needed, *free),
    Self::Fault(fault) => fault.tell(to),
});
told!(ItemError, |to| {
    Self::NotFound { given } | Self::Ambiguous { given } => to.put("given", given),
    Self::NotKept { state } => to.add("state", state),
    Self::Exists { path } | Self::NoFolder { path } => to.put("path", path),
    Self::MayNotLeave { reason } => {
        to.put("ground", *reason);
        to.add("reason", reason);
    },
    Self::Fault(fault) => fault.tell(to),
});
told!(StateError, |to| {
    Self::TooLong { field } | Self::TooMany { field } | Self::BadCode { field } | Self::BadDay { field } => {
        to.put("field", *field);
    },
});
told!(PersonError, |to| {
    Self::NotFound { given } | Self::Ambiguous { given } => to.put("given", given),
    Self::NoCase { case } => {
        to.put("case", case);
        to.put("role", "collector");
        to.put("there", "");
    },
    Self::MayNotLeave { reason } => {
        to.put("ground", *reason);
        to.add("reason", reason);
    },
    Self::Stated(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(PlanError, |to| {
    Self::Case(error) => error.tell(to),
    Self::Stated(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(DraftError, |to| {
    Self::Case(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(AccountError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::Closed { gates } => to.add("gates", gates),
    Self::ConditionsOpen { open } => {
        to.put("open", open.join(", "));
        to.add("conditions", open);
    },
    Self::BadTime { field } => to.put("field", *field),
    Self::NoItem { item } => to.put("given", item.to_string()),
    Self::Person(error) => error.tell(to),
    Self::Stated(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(ConsentError, |to| {
    Self::UnknownRecipient { given }
    | Self::RecipientTwice { given }
    | Self::BadDay { given }
    | Self::UnknownThing { given } => to.put("given", given),
    Self::ConditionIncomplete { condition } => to.put("condition", condition),
    Self::Person(error) => error.tell(to),
    Self::State(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(FileError, |to| {
    Self::Case(error) => error.tell(to),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(SlotError, |to| {
    Self::NotInUse { slot } | Self::Last { slot } | Self::Own { slot } => to.put("slot", u64::from(*slot)),
    Self::Keys(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(SecondError, |to| {
    Self::NotCompared { name } => to.put("name", name),
    Self::Expired { until } => to.put("until", until),
    Self::Slots(error) => error.tell(to),
    Self::Person(error) => error.tell(to),
    Self::Partner(error) => error.tell(to),
    Self::Stated(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(DescribeError, |to| {
    Self::BasisIncomplete { basis, missing } => {
        to.put("basis", *basis);
        to.put("missing", *missing);
        to.put("options", format!("--{missing} TEXT"));
    },
    Self::NoPerson { given } => to.put("person", given.to_string()),
    Self::Stated(error) => to.put("field", error.field()),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(EraseError, |to| {
    Self::NotCompared { partner } => to.put("name", partner),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(ProveError, |to| {
    Self::Exists { path } => to.put("path", path),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(PartnerError, |to| {
    Self::Taken { name }
    | Self::NotFound { name }
    | Self::TakenBefore { name }
    | Self::Revoked { name }
    | Self::NotEnrolled { name }
    | Self::NotACard { name }
    | Self::CardOlder { name } => to.put("name", name),
    Self::OtherRole { needed } => to.put("needed", *needed),
    Self::Fault(fault) => fault.tell(to),
});
told!(AssembleError, |to| {
    Self::Nothing { stays } | Self::Stopped { stays } => to.add("stays", stays),
    Self::OriginalDamaged { item } => to.put("item", *item),
    Self::Partner(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(OutboxError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::MayNotLeave { thing, reason } => {
        to.add("thing", &thing.to_string());
        to.add("reason", reason);
    },
    Self::Partner(error) => error.tell(to),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(BagError, |to| {
    Self::NotFound { bundle } => to.put("given", *bundle),
    Self::Exists { path } => to.put("path", path),
    Self::Item(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(DossierError, |to| {
    Self::CollectorsVault => to.put("needed", "partner"),
    Self::Exists { path } => to.put("path", path),
    Self::CannotWithhold { field } => to.put("field", field),
    Self::Nothing { stays } => to.add("stays", stays),
    Self::Prove(error) => error.tell(to),
    Self::Item(error) => error.tell(to),
    Self::Partner(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(TakeInError, |to| {
    Self::NotFound { given } => to.put("given", given),
    Self::Revoked { name } | Self::Distrusted { name } => to.put("name", name),
    Self::BelongsToAnother { what } => to.detail = Some(what.clone()),
    Self::Refused { findings } => to.add("findings", findings),
    Self::Partner(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(MessageError, |to| {
    Self::UnknownBundle { given } | Self::NotFound { given } => to.put("given", given),
    Self::NotEnrolled { name } | Self::Revoked { name } => to.put("name", name),
    Self::Fault(fault) => fault.tell(to),
});
told!(RecordReceiptError, |to| {
    Self::UnknownBundle { bundle } => to.put("given", *bundle),
    Self::Other { what } => to.detail = Some((*what).to_owned()),
    Self::Fault(fault) => fault.tell(to),
});
told!(RecordReplyError, |to| {
    Self::UnknownBundle { bundle } => to.put("given", *bundle),
    Self::NotByPartner { partner } => to.put("name", partner),
    Self::Acceptance(error) => error.tell(to),
    Self::Message(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(RecordAcceptanceError, |to| {
    Self::NotByPartner { partner } => to.detail = Some(partner.clone()),
    Self::Other { what } => to.detail = Some((*what).to_owned()),
    Self::UnknownBundle { bundle } => to.put("given", *bundle),
    Self::Fault(fault) => fault.tell(to),
});
told!(CourierError, |to| {
    Self::NoFolder { path }
    | Self::InsideVault { path }
    | Self::Full { path }
    | Self::ReadOnly { path }
    | Self::ReadBack { path }
    | Self::Conflict { path } => to.put("path", path),
    Self::Io { path, error } => {
        to.put("path", path);
        to.detail = Some(error.to_string());
    },
    Self::Network { text, .. } => to.detail = Some(text.clone()),
    Self::Refused { text, .. } => to.detail = Some((*text).to_owned()),
    Self::Outbox(error) => error.tell(to),
    Self::Inbox(error) => error.tell(to),
    Self::Fault(fault) => fault.tell(to),
});
told!(VerifyError, |to| {
    Self::Read(error) => to.detail = Some(error.to_string()),
    Self::OtherDocument { what } => to.detail = Some((*what).to_owned()),
});

fn room(to: &mut Refusal, needed: u64, free: u64) {
    to.put("needed", size(needed));
    to.put("free", size(free));
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;

    use sanad_evidence::Id;

    use super::*;
    use crate::words::Words;

    /// What is missing from a sentence is caught by an assertion in `Words`.
    fn said(error: impl Told) -> String {
        let refusal = Refusal::from(error);
        assert!(!refusal.hint(&Words::english()).contains('{'));
        refusal.lines(&Words::english()).join("\n")
    }

    #[test]
    fn every_error_with_facts_has_them_in_its_words() {
        let path = || PathBuf::from("a/b");
        let (text, bad) = (|| "x".to_owned(), || io::Error::from(io::ErrorKind::BrokenPipe));
        let id = Id::from_bytes([7; 16]);
        let all = [
            said(Fault::Io { doing: "reading", error: bad() }),
            said(Fault::damaged("vault.db")),
            said(StoreError::Newer { found: 9, known: 1 }),
            said(KeyslotError::OutOfMemory { memory_kib: 65_536 }),
            said(KeyslotError::Damaged { what: "too short" }),
            said(RecoveryError::SheetLine { line: 7 }),
            said(CodeError::Length { found: 3 }),
            said(CreateError::NotEmpty { path: path() }),
            said(CreateError::Keys(KeyslotError::OutOfMemory { memory_kib: 1 })),
            said(UnlockError::NotAVault { path: path() }),
            said(UnlockError::NetworkDisk { path: path() }),
            said(UnlockError::IsBackup { path: path() }),
            said(BackupError::NoRoom { needed: 5_000_000, free: 1 }),
            said(BackupError::Foreign { path: path() }),
            said(RestoreError::NotABackup { path: path() }),
            said(RestoreError::Damaged { path: path() }),
            said(CaseError::NotFound { code: text() }),
            said(CaseError::BadCode { code: text() }),
            said(AcquireError::Link { target: text() }),
            said(AcquireError::NoRoom { needed: 5, free: 1 }),
            said(AcquireError::NotAFile { what: "a pipe" }),
            said(AcquireError::Read(bad())),
            said(ItemError::Ambiguous { given: text() }),
            said(ItemError::NotKept { state: text() }),
            said(ItemError::Exists { path: path() }),
            said(ItemError::MayNotLeave { reason: "safekeeping-only" }),
            said(ItemError::NoFolder { path: path() }),
            said(DescribeError::BasisIncomplete { basis: "taken-before", missing: "form" }),
            said(DescribeError::Stated(sanad_vault::StateError::TooLong { field: "note" })),
            said(DescribeError::NoPerson { given: id }),
            said(EraseError::Item(ItemError::NotFound { given: text() })),
            said(ProveError::Exists { path: path() }),
            said(PartnerError::OtherRole { needed: "partner" }),
            said(PartnerError::OtherRole { needed: "collector" }),
            said(PartnerError::TakenBefore { name: text() }),
            said(PartnerError::NotEnrolled { name: text() }),
            said(AssembleError::OriginalDamaged { item: id }),
            said(AssembleError::Nothing { stays: Vec::new() }),
            said(DossierError::CollectorsVault),
            said(DossierError::CannotWithhold { field: text() }),
            said(DossierError::Prove(ProveError::Exists { path: path() })),
            said(OutboxError::NotFound { given: text() }),
            said(OutboxError::MayNotLeave { thing: id, reason: "consent-withdrawn" }),
            said(PartnerError::NotACard { name: text() }),
            said(PartnerError::CardOlder { name: text() }),
            said(PartnerError::NoSuchMailbox),
            said(OutboxError::NoToken),
            said(OutboxError::Closing),
            said(MessageError::UnknownBundle { given: text() }),
            said(MessageError::NotFound { given: text() }),
            said(MessageError::NotEnrolled { name: text() }),
            said(MessageError::Revoked { name: text() }),
            said(MessageError::Days),
            said(TakeInError::NotFound { given: text() }),
            said(TakeInError::Revoked { name: text() }),
            said(TakeInError::Refused { findings: Vec::new() }),
            said(RecordAcceptanceError::UnknownBundle { bundle: id }),
            said(CourierError::NoFolder { path: path() }),
            said(CourierError::Io { path: path(), error: bad() }),
            said(CourierError::Inbox(TakeInError::Fault(Fault::damaged("the inbox")))),
        ];
        assert!(all.iter().all(|text| !text.contains("{ $")));
        assert_eq!(
            all[4],
            "sanad-cli: The file keyslots of this vault is damaged.\n  Copy the whole folder before anything \
             else. A backup of this vault has a whole one, and the\n  recovery sheet opens that too.\n  \
             [keyslots-damaged: too short]"
        );
    }
}
