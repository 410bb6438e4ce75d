//! Tokens, closing, receipts: what must hold however the road is cut.

use sanad_evidence::consent::Basis;
use sanad_evidence::entry::Action;
use sanad_evidence::receipt::Receipt;

use super::*;

fn spare(desk: &Desk) -> u64 {
    desk.vault.partners().unwrap()[0].tokens
}

#[test]
fn a_token_is_bound_once_and_survives_a_restart() {
    let (amina, case, bureau) = two();
    assert_eq!(spare(&amina), 32);
    let registered = bureau.vault.tokens_to_register(&mailbox_key(1).verifying_key()).unwrap();
    assert_eq!((registered.add.len(), registered.revoke.len()), (32, 0));
    let bundles = [amina.bundle(&case, "a").1, amina.bundle(&case, "b").1];
    let tokens = bundles.map(|bundle| amina.begin(&bundle).unwrap());
    assert!(tokens[0] != tokens[1] && tokens.iter().all(|token| registered.add.contains(&token.digest())));
    assert_eq!(spare(&amina), 30);
    let amina = amina.while_locked(|_| {});
    for (bundle, token) in bundles.iter().zip(&tokens) {
        assert!(amina.begin(bundle).unwrap() == *token, "the same after a restart");
        let carriage = amina.vault.carriage(bundle).unwrap();
        assert!(carriage.token.as_ref() == Some(token) && !carriage.closing && !carriage.paused);
        assert_eq!(carriage.via, Some(mailbox_key(1).verifying_key()));
        assert_eq!(carriage.mailboxes.len(), 2);
    }
    assert_eq!(spare(&amina), 30);
    assert_eq!(amina.vault.outbox().unwrap()[0].road, "mailbox");
    assert!(!format!("{:?}", amina.vault.carriage(&bundles[0]).unwrap()).contains(&*tokens[0].to_hex()));
}

#[test]
fn without_a_token_nothing_leaves() {
    let bureau = desk(Role::Partner);
    let (amina, case) = invited(&bureau, "amina");
    let (_, bundle) = amina.bundle(&case, "a");
    assert_eq!(amina.begin(&bundle).unwrap_err().code(), "no-token");
    assert_eq!(amina.vault.begin_closing(&bundle).unwrap_err().code(), "no-token");
    assert_eq!(amina.vault.outbox().unwrap()[0].road, "none");
    assert!(amina.vault.carriage(&bundle).unwrap().mailboxes.is_empty());
}

#[test]
fn what_one_road_answered_for_does_not_count_for_another() {
    let (amina, case, _bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    amina.vault.begin_folder(&bundle).unwrap();
    let on_stick = amina.send_parts(&bundle);
    amina.vault.parts(&bundle).unwrap().listing().unwrap();
    let first = amina.begin(&bundle).unwrap();
    assert_eq!(amina.vault.parts(&bundle).unwrap().missing().unwrap().len(), on_stick.len());
    assert!(
        amina.vault.parts(&bundle).unwrap().sums().is_err() && amina.vault.to_withdraw().unwrap().is_empty()
    );
    let there = amina.send_parts(&bundle);
    assert_ne!(on_stick, there, "sealed anew");
    // Begun over the net, finished on the stick: the mailbox is to give up what it holds.
    amina.vault.begin_folder(&bundle).unwrap();
    assert_eq!(amina.vault.parts(&bundle).unwrap().missing().unwrap().len(), there.len());
    let withdrawals = amina.vault.to_withdraw().unwrap();
    assert!(withdrawals.len() == 1 && withdrawals[0].token == first && withdrawals[0].bundle == bundle);
    assert_eq!(withdrawals[0].mailboxes.len(), 2);
    // And back: another token, never the one from before.
    let second = amina.begin(&bundle).unwrap();
    assert!(second != first);
    amina.vault.withdrawn_there(&withdrawals[0]).unwrap();
    assert!(!amina.has_secret(first.as_bytes()) && amina.has_secret(second.as_bytes()));
    assert!(amina.vault.to_withdraw().unwrap().is_empty() && amina.begin(&bundle).unwrap() == second);
    // Another mailbox is another road too.
    let third = amina.vault.begin_carriage(&bundle, &mailbox_key(2).verifying_key()).unwrap();
    assert!(third != second && amina.vault.to_withdraw().unwrap()[0].token == second);
}

#[test]
fn a_bundle_that_may_be_delivered_is_not_withdrawn() {
    let (amina, case, _bureau) = two();
    let (item, first) = amina.bundle(&case, "a");
    let (_, second) = amina.bundle(&case, "b");
    amina.begin(&first).unwrap();
    amina.send_parts(&first);
    amina.begin(&second).unwrap();
    amina.vault.begin_closing(&second).unwrap();
    // The second counts on the first, and may be delivered: so neither is withdrawn.
    assert_eq!(amina.vault.withdraw(&first).unwrap_err().code(), "bundle-closing");
    assert_eq!(amina.vault.withdraw(&second).unwrap_err().code(), "bundle-closing");
    let amina = amina.while_locked(|_| {});
    amina.basis(&item, Basis::Withdrawn, None);
    assert_eq!(amina.vault.ask_again(&first).unwrap_err().code(), "bundle-closing");
    assert_eq!(
        amina.vault.ask_again(&second).unwrap_err().code(),
        "bundle-closing",
        "it goes with the first"
    );
    assert_eq!((amina.state(&first), amina.state(&second)), ("queued".into(), "queued".into()));
    assert!(amina.vault.carriage(&second).unwrap().closing && amina.vault.outbox().unwrap()[1].closing);
    // The mailbox says that it is open still: now the "no" has its way.
    assert_eq!(amina.vault.not_closed(&second).unwrap_err().code(), "may-not-leave");
    assert_eq!((amina.state(&first), amina.state(&second)), ("withdrawn".into(), "withdrawn".into()));
    assert_eq!(amina.vault.to_withdraw().unwrap().len(), 2);
    assert_eq!(amina.begin(&first).unwrap_err().code(), "bundle-answered");
}

#[test]
fn not_closed_withdraws_what_may_not_leave_any_more() {
    let (amina, case, _bureau) = two();
    let (item, bundle) = amina.bundle(&case, "a");
    amina.begin(&bundle).unwrap();
    amina.send_parts(&bundle);
    amina.vault.begin_closing(&bundle).unwrap();
    amina.basis(&item, Basis::Withdrawn, None);
    assert_eq!(amina.vault.ask_again(&bundle).unwrap_err().code(), "bundle-closing");
    assert_eq!(amina.vault.not_closed(&bundle).unwrap_err().code(), "may-not-leave");
    assert_eq!(amina.state(&bundle), "withdrawn");
}

#[test]
fn a_carriage_begun_anew_burns_its_token_and_keeps_the_doubt() {
    let (amina, case, _bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    let first = amina.begin(&bundle).unwrap();
    amina.send_parts(&bundle);
    amina.vault.begin_closing(&bundle).unwrap();
    amina.vault.restart_carriage(&bundle).unwrap();
    let carriage = amina.vault.carriage(&bundle).unwrap();
    assert!(carriage.token.is_none() && carriage.via.is_none() && !carriage.closing);
    assert!(!amina.has_secret(first.as_bytes()));
    let second = amina.begin(&bundle).unwrap();
    assert!(first != second && !amina.send_parts(&bundle).is_empty());
    // The mailbox lost it; whether the partner had it before, nobody can say.
    assert_eq!(amina.vault.withdraw(&bundle).unwrap_err().code(), "bundle-closing");
    amina.vault.not_closed(&bundle).unwrap();
    assert_eq!(amina.vault.withdraw(&bundle).unwrap(), [bundle]);
}

#[test]
fn only_the_receipt_of_what_was_sent_delivers() {
    let (amina, case, _bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    let receive = |receipt: &Receipt, by: u8| {
        let text = receipt.sign(&mailbox_key(by)).unwrap();
        amina.vault.record_receipt(&bundle, text.as_bytes())
    };
    let other = |what: &'static str| RecordReceiptError::Other { what }.to_string();
    amina.begin(&bundle).unwrap();
    let parts = amina.send_parts(&bundle);
    let good = amina.receipt(&bundle, &parts);
    let (sums, bytes) = amina.vault.parts(&bundle).unwrap().sums().unwrap();
    assert_eq!((sums, bytes), (good.sums, good.bytes));
    let wrong = Digest::of(b"something else");
    for (what, receipt) in [
        ("bundle", Receipt { bundle: Id::from_bytes([9; 16]), ..good.clone() }),
        ("listing", Receipt { listing: wrong, ..good.clone() }),
        ("sums", Receipt { sums: wrong, ..good.clone() }),
        ("parts", Receipt { parts: good.parts + 1, ..good.clone() }),
        ("bytes", Receipt { bytes: good.bytes - 1, ..good.clone() }),
    ] {
        assert_eq!(receive(&receipt, 1).unwrap_err().to_string(), other(what));
    }
    assert_eq!(receive(&good, 2).unwrap_err().code(), "receipt-not-by-mailbox");
    assert_eq!(amina.vault.record_receipt(&bundle, b"").unwrap_err().code(), "receipt-not-by-mailbox");
    assert_eq!((amina.state(&bundle).as_str(), amina.vault.receipt_text(&bundle).unwrap()), ("queued", None));
    let log = amina.vault.custody(None, None).unwrap().len();

    amina.vault.begin_closing(&bundle).unwrap();
    assert_eq!(receive(&good, 1).unwrap(), good);
    let row = amina.vault.outbox().unwrap().remove(0);
    assert_eq!((row.state.as_str(), row.receipt, row.closing), ("delivered", true, false));
    assert_eq!(row.held_since.as_deref(), Some("2026-11-22T02:00:00+00:00"));
    let entries = amina.vault.custody(None, None).unwrap();
    assert_eq!(entries.len(), log + 2);
    let last: Vec<&str> = entries.iter().rev().take(2).map(|entry| entry.action.as_str()).collect();
    assert!(last.contains(&Action::ReceiptRecorded.code()) && last.contains(&Action::Transferred.code()));
    // The same again is no news; another is none either.
    assert_eq!(receive(&good, 1).unwrap(), good);
    assert!(receive(&Receipt { sums: wrong, ..good.clone() }, 1).is_err());
    assert_eq!(amina.vault.custody(None, None).unwrap().len(), log + 2);
    assert!(amina.vault.receipt_text(&bundle).unwrap().unwrap().starts_with("sanad receipt v1\n"));
    assert!(amina.vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
    assert_eq!(amina.vault.withdraw(&bundle).unwrap_err().code(), "delivered-already");
}

#[test]
fn a_bundle_sent_again_never_counts_as_withdrawn() {
    let (amina, case, _bureau) = two();
    let (item, bundle) = amina.bundle(&case, "a");
    amina.deliver(&bundle);
    let first = amina.vault.awaiting_replies().unwrap().remove(0).token;
    amina.vault.resend(&bundle).unwrap();
    assert!(amina.vault.awaiting_replies().unwrap()[0].token == first, "answers may still come to the first");
    assert_eq!(amina.vault.withdraw(&bundle).unwrap_err().code(), "delivered-already");
    assert_eq!(amina.state(&bundle), "delivered", "called back from being sent again, and no more");
    amina.vault.resend(&bundle).unwrap();
    amina.basis(&item, Basis::Withdrawn, None);
    assert_eq!(amina.vault.ask_again(&bundle).unwrap_err().code(), "may-not-leave");
    assert_eq!(amina.state(&bundle), "delivered");
    // Its number is not given again.
    let (_, next) = amina.bundle(&case, "b");
    let sequence = |bundle: &Id| {
        let outbox = amina.vault.outbox().unwrap();
        outbox.into_iter().find(|one| one.bundle == *bundle).unwrap().sequence
    };
    assert_eq!((sequence(&bundle), sequence(&next)), (1, 2));
    // Sent again over the net it has another token.
    amina.basis(&item, Basis::NotNeeded, None);
    amina.vault.resend(&bundle).unwrap();
    let second = amina.begin(&bundle).unwrap();
    assert!(second != first && !amina.has_secret(first.as_bytes()));
    assert!(amina.vault.awaiting_replies().unwrap().is_empty() && amina.begin(&bundle).unwrap() == second);
}

#[test]
fn a_paused_bundle_holds_back_those_that_count_on_it() {
    let (amina, case, _bureau) = two();
    let (_, first) = amina.bundle(&case, "a");
    let (_, second) = amina.bundle(&case, "b");
    amina.vault.pause(&first, true).unwrap();
    let paused = |bundle: &Id| amina.vault.carriage(bundle).unwrap().paused;
    assert!(paused(&first) && paused(&second) && amina.vault.outbox().unwrap()[0].paused);
    amina.vault.pause(&first, false).unwrap();
    amina.vault.pause(&second, true).unwrap();
    assert!(!paused(&first) && paused(&second));
    amina.deliver(&first);
    assert_eq!(amina.vault.pause(&first, true).unwrap_err().code(), "delivered-already");
}

#[test]
fn a_token_is_burned_half_a_year_after_its_bundle_was_delivered() {
    let (amina, case, _bureau) = two();
    let (_, first) = amina.bundle(&case, "a");
    let (_, second) = amina.bundle(&case, "b");
    let (_, third) = amina.bundle(&case, "c");
    amina.deliver(&first);
    amina.deliver(&second);
    let gone = amina.begin(&third).unwrap();
    amina.vault.withdraw(&third).unwrap();
    let tokens: Vec<Token> =
        amina.vault.awaiting_replies().unwrap().into_iter().map(|awaiting| awaiting.token).collect();
    assert_eq!(tokens.len(), 2);
    let half_a_year = 181 * 86_400;
    let amina = amina.while_locked(|db| {
        let sql = "UPDATE bundle SET delivered_at = delivered_at - ?1 WHERE id = ?2";
        db.execute(sql, rusqlite::params![half_a_year, first.to_string()]).unwrap();
        db.execute("UPDATE withdrawal SET at = at - ?1", [half_a_year]).unwrap();
    });
    let left = amina.vault.awaiting_replies().unwrap();
    assert!(left.len() == 1 && left[0].bundle == second);
    assert_eq!(tokens.iter().filter(|token| amina.has_secret(token.as_bytes())).count(), 1);
    assert!(!amina.has_secret(gone.as_bytes()) && amina.vault.to_withdraw().unwrap().is_empty());
}

#[test]
fn a_restored_vault_uses_no_token_that_was_under_way() {
    let (amina, case, _bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    let bound = amina.begin(&bundle).unwrap();
    let (backup, again) = (amina.home.path().join("backup"), amina.home.path().join("again"));
    amina.vault.backup(&backup, OpensWith::Both, &Job::new()).unwrap();
    restore(&backup, &again, &Job::new()).unwrap();
    let passphrase = crate::window_tests::passphrase();
    let vault = Vault::unlock(&again, &OpenWith::Passphrase(&passphrase)).unwrap();
    assert_eq!(vault.outbox().unwrap()[0].state, "withdrawn");
    assert!(vault.to_withdraw().unwrap().is_empty(), "the other vault may still be bringing it");
    assert_eq!(vault.partners().unwrap()[0].tokens, 31);
    let restored = Desk { home: tempfile::TempDir::new().unwrap(), vault };
    assert!(!restored.has_secret(bound.as_bytes()));
    // A spare one may be spent by the other vault: the mailbox says so, and the next is taken.
    let next = restored.vault.assemble(&case, "bureau").unwrap().bundle;
    let spent = restored.begin(&next).unwrap();
    restored.send_parts(&next);
    restored.vault.restart_carriage(&next).unwrap();
    assert!(restored.begin(&next).unwrap() != spent && !restored.has_secret(spent.as_bytes()));
    assert_eq!(restored.vault.withdraw(&next).unwrap(), [next], "it was never closed");
}

#[test]
fn what_is_withdrawn_while_the_road_still_answers_stays_withdrawn() {
    let (amina, case, _bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    amina.begin(&bundle).unwrap();
    let mut parts = amina.vault.parts(&bundle).unwrap();
    let sealed = parts.seal(1).unwrap();
    assert_eq!(amina.vault.withdraw(&bundle).unwrap(), [bundle]);
    parts.answered(&sealed).unwrap();
    assert!(amina.vault.carriage(&bundle).unwrap().token.is_none(), "and its courier sees it");
    assert_eq!(amina.vault.begin_closing(&bundle).unwrap_err().code(), "bundle-answered");
    assert_eq!((amina.state(&bundle).as_str(), amina.vault.to_withdraw().unwrap().len()), ("withdrawn", 1));
}
