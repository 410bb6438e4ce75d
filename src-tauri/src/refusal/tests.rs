use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use sanad_evidence::Id;
use sanad_vault::GateReason;

use super::*;

const LOCALES: [(&str, &str); 2] = [
    ("en", include_str!("../../../assets/locales/en/errors.ftl")),
    ("ar", include_str!("../../../assets/locales/ar/errors.ftl")),
];

/// The values that the words of a code name: of `err-<code>` and of `hint-<code>`.
fn named(file: &str, code: &str) -> BTreeSet<String> {
    let (err, hint) = (format!("err-{code} ="), format!("hint-{code} ="));
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in file.lines() {
        if !line.starts_with(' ') {
            inside = line.starts_with(&err) || line.starts_with(&hint);
        }
        for piece in line.split('$').skip(1).filter(|_| inside) {
            names.insert(piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names
}

/// Every error of which a sentence names values: what it says of them.
fn all() -> Vec<Refusal> {
    let path = || PathBuf::from("a/b");
    let (text, bad) = (|| "x".to_owned(), || io::Error::from(io::ErrorKind::BrokenPipe));
    let id = Id::from_bytes([7; 16]);
    vec![
        Fault::damaged("vault.db").into(),
        Fault::Io { doing: "reading", error: bad() }.into(),
        StoreError::Newer { found: 9, known: 1 }.into(),
        KeyslotError::OutOfMemory { memory_kib: 65_536 }.into(),
        RecoveryError::SheetLine { line: 7 }.into(),
        PassphraseError::TooShort.into(),
        PassphraseError::TooLong.into(),
        CodeError::Length { found: 3 }.into(),
        CreateError::NotEmpty { path: path() }.into(),
        CreateError::NetworkDisk { path: path() }.into(),
        CreateError::Keys(KeyslotError::OutOfMemory { memory_kib: 1 }).into(),
        UnlockError::NotAVault { path: path() }.into(),
        UnlockError::NetworkDisk { path: path() }.into(),
        UnlockError::IsBackup { path: path() }.into(),
        UnlockError::Recovery(RecoveryError::SheetLine { line: 2 }).into(),
        RekeyError::Recovery(RecoveryError::SheetLine { line: 2 }).into(),
        BackupError::Foreign { path: path() }.into(),
        BackupError::InsideVault { path: path() }.into(),
        BackupError::NoRoom { needed: 5, free: 1 }.into(),
        RestoreError::NotABackup { path: path() }.into(),
        RestoreError::Damaged { path: path() }.into(),
        RestoreError::NotEmpty { path: path() }.into(),
        CaseError::NotFound { code: text() }.into(),
        CaseError::BadCode { code: text() }.into(),
        CaseError::Taken { code: text() }.into(),
        CaseError::Foreign { code: text() }.into(),
        StateError::TooLong { field: "note" }.into(),
        StateError::TooMany { field: "roles" }.into(),
        StateError::BadCode { field: "told" }.into(),
        StateError::BadDay { field: "review_on" }.into(),
        PersonError::NotFound { given: text() }.into(),
        PersonError::Ambiguous { given: text() }.into(),
        PersonError::NoCase { case: text() }.into(),
        PersonError::Stated(StateError::BadCode { field: "told" }).into(),
        PlanError::Stated(StateError::BadCode { field: "residual" }).into(),
        AccountError::NotFound { given: text() }.into(),
        AccountError::ConditionsOpen { open: vec!["safety", "privacy"] }.into(),
        AccountError::Closed { gates: vec![GateReason::NoRisk, GateReason::NoConsent] }.into(),
        AccountError::BadTime { field: "began" }.into(),
        AccountError::NoItem { item: id }.into(),
        ConsentError::UnknownRecipient { given: text() }.into(),
        ConsentError::RecipientTwice { given: text() }.into(),
        ConsentError::ConditionIncomplete { condition: text() }.into(),
        ConsentError::BadDay { given: text() }.into(),
        ConsentError::UnknownThing { given: text() }.into(),
        ConsentError::Person(PersonError::Ambiguous { given: text() }).into(),
        ConsentError::State(StateError::BadCode { field: "copy" }).into(),
        FileError::Item(ItemError::NotFound { given: text() }).into(),
        FileError::Case(CaseError::NotFound { code: text() }).into(),
        SlotError::NotInUse { slot: 3 }.into(),
        SlotError::Last { slot: 0 }.into(),
        SlotError::Own { slot: 0 }.into(),
        SecondError::NotCompared { name: text() }.into(),
        SecondError::Expired { until: text() }.into(),
        SecondError::Slots(SlotError::Own { slot: 0 }).into(),
        DraftError::Case(CaseError::NotFound { code: text() }).into(),
        AcquireError::Link { target: text() }.into(),
        AcquireError::NoRoom { needed: 5, free: 1 }.into(),
        AcquireError::NotAFile { what: "a pipe" }.into(),
        ItemError::NotFound { given: text() }.into(),
        ItemError::Ambiguous { given: text() }.into(),
        ItemError::NotKept { state: text() }.into(),
        ItemError::Exists { path: path() }.into(),
        ItemError::NoFolder { path: path() }.into(),
        ItemError::MayNotLeave { reason: "safekeeping-only" }.into(),
        DescribeError::BasisIncomplete { basis: "taken-before", missing: "form" }.into(),
        DescribeError::Stated(StateError::TooLong { field: "note" }).into(),
        EraseError::NotCompared { partner: text() }.into(),
        ProveError::Exists { path: path() }.into(),
        PartnerError::Taken { name: text() }.into(),
        PartnerError::NotFound { name: text() }.into(),
        PartnerError::OtherRole { needed: "partner" }.into(),
        PartnerError::TakenBefore { name: text() }.into(),
        PartnerError::Revoked { name: text() }.into(),
        PartnerError::NotEnrolled { name: text() }.into(),
        PartnerError::NotACard { name: text() }.into(),
        PartnerError::CardOlder { name: text() }.into(),
        AssembleError::OriginalDamaged { item: id }.into(),
        OutboxError::NotFound { given: text() }.into(),
        TakeInError::NotFound { given: text() }.into(),
        TakeInError::Revoked { name: text() }.into(),
        TakeInError::Distrusted { name: text() }.into(),
        MessageError::NotFound { given: text() }.into(),
        MessageError::UnknownBundle { given: text() }.into(),
        RecordReceiptError::UnknownBundle { bundle: id }.into(),
        RecordReplyError::NotByPartner { partner: text() }.into(),
        RecordAcceptanceError::UnknownBundle { bundle: id }.into(),
        CourierError::NoFolder { path: path() }.into(),
        CourierError::InsideVault { path: path() }.into(),
        CourierError::Full { path: path() }.into(),
        CourierError::ReadOnly { path: path() }.into(),
        CourierError::ReadBack { path: path() }.into(),
        CourierError::Conflict { path: path() }.into(),
        CourierError::Io { path: path(), error: bad() }.into(),
    ]
}

#[test]
fn every_error_has_the_values_its_words_name() {
    for refusal in all() {
        for (language, file) in LOCALES {
            assert!(
                file.contains(&format!("\nerr-{} =", refusal.code)),
                "{language}: {} has no words",
                refusal.code
            );
            let there: BTreeSet<String> = refusal.facts.keys().cloned().collect();
            let missing: Vec<String> = named(file, &refusal.code).difference(&there).cloned().collect();
            assert!(missing.is_empty(), "{language}: {} does not have {missing:?}", refusal.code);
        }
    }
}

/// The codes whose words name values are all tried above, or told with their values where they arise.
#[test]
fn no_code_with_values_is_left_out() {
    let tried: BTreeSet<String> = all().into_iter().map(|refusal| refusal.code).collect();
    // Their values are put beside them where they arise.
    let elsewhere =
        ["exists-already", "sheet-in-vault", "sheet-not-written", "paste-too-large", "file-not-written"];
    let (_, english) = LOCALES[0];
    // What only the command line, a dossier or the verifier says never comes to a window.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let others = [
        "crates/cli/src",
        "crates/verifier/src",
        "crates/vault/src/dossier.rs",
        "crates/vault/src/bag.rs",
        "crates/evidence/src/trust.rs",
    ];
    let others: String = others.iter().map(|path| text_below(&root.join(path))).collect();
    let codes =
        english.lines().filter_map(|line| line.strip_prefix("err-")?.split_once(" =")).map(|(code, _)| code);
    let codes = codes.filter(|code| !others.contains(&format!("\"{code}\"")));
    let left: Vec<&str> = codes
        .filter(|code| !named(english, code).is_empty())
        .filter(|code| !tried.contains(*code) && !elsewhere.contains(code))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

fn text_below(path: &Path) -> String {
    if path.is_file() {
        return std::fs::read_to_string(path).unwrap_or_default();
    }
    std::fs::read_dir(path).unwrap().map(|entry| text_below(&entry.unwrap().path())).collect()
}

/// A page shows every gate with the way to it, and every condition that was not looked at.
#[test]
fn what_an_account_still_needs_is_told_by_code() {
    let gates = vec![GateReason::NoRisk, GateReason::NoConsent];
    let refusal = Refusal::from(AccountError::Closed { gates });
    assert_eq!((refusal.code.as_str(), refusal.facts["gates"].as_str()), ("no-risk", "no-risk no-consent"));
    let refusal = Refusal::from(AccountError::ConditionsOpen { open: vec!["safety", "privacy"] });
    assert_eq!(refusal.facts["open"], "safety privacy");
}

#[test]
fn a_refusal_says_no_more_than_its_words_need() {
    let refusal = Refusal::from(Fault::Io { doing: "reading", error: io::Error::other("CANARY") });
    assert!(refusal.facts.is_empty());
    assert!(!serde_json::to_string(&refusal).unwrap().contains("CANARY"));
}
