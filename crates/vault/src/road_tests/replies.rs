//! Acceptances, messages and cards on their way back; messages on their way there.

use sanad_evidence::acceptance::Held;

use super::*;

/// A bundle of amina's that the bureau took in.
fn taken_in() -> (Desk, Id, Desk, Id) {
    let (amina, case, bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    amina.send_to(&bureau, &bundle);
    (amina, case, bureau, bundle)
}

fn messages(desk: &Desk) -> Vec<(String, bool, String)> {
    let lines = desk.vault.messages().unwrap();
    lines.into_iter().map(|line| (line.text.clone(), line.from_us, line.state)).collect()
}

fn line(text: &str, from_us: bool, state: &str) -> (String, bool, String) {
    (text.to_owned(), from_us, state.to_owned())
}

#[test]
fn an_acceptance_brings_fresh_tokens_and_is_counted_once() {
    let (amina, _, bureau, bundle) = taken_in();
    amina.vault.resend(&bundle).unwrap();
    let (_, listing) = amina.deliver(&bundle);
    let before = amina.vault.partners().unwrap()[0].tokens;
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    let told = bureau.vault.tokens_to_register(&mailbox_key(1).verifying_key()).unwrap();
    assert_eq!(told.add.len(), 32 + 4);
    let reply = bureau.vault.outgoing_replies().unwrap().remove(0);
    assert_eq!((reply.n, reply.acceptance), (1, true));
    let key = mailbox_key(1).verifying_key();
    assert_eq!(reply.via, [(key, bundle)]);
    let awaiting = amina.vault.awaiting_replies().unwrap().remove(0);
    assert_eq!((awaiting.bundle, awaiting.next, awaiting.partner_name.as_str()), (bundle, 1, "bureau"));
    for again in [false, true] {
        let Reply::Acceptance(acceptance) = amina.vault.record_reply(&bundle, 1, &reply.sealed).unwrap()
        else {
            panic!("not an acceptance");
        };
        assert!(acceptance.originals.values().all(|(_, held)| *held == Held::Stored), "{again}");
        assert_eq!(amina.vault.partners().unwrap()[0].tokens, before + 4, "not twice");
    }
    assert_eq!(
        (amina.state(&bundle).as_str(), amina.vault.awaiting_replies().unwrap()[0].next),
        ("accepted", 2)
    );
    // Only once the answer is there, the mailbox may delete.
    assert!(bureau.vault.collected_there().unwrap().is_empty());
    bureau.vault.reply_put(&bundle, 1, &key, &bundle).unwrap();
    assert!(bureau.vault.outgoing_replies().unwrap().is_empty());
    let there = bureau.vault.collected_there().unwrap().remove(0);
    assert_eq!((there.bundle, there.handle), (bundle, bundle));
    bureau.vault.deleted_there(&there.receipt_key, &there.handle).unwrap();
    assert!(bureau.vault.collected_there().unwrap().is_empty());
    // It comes again under another handle: the answer was lost, and goes there too.
    let other = Id::from_bytes([5; 16]);
    assert_eq!(bureau.copy(&bundle, &other, &listing), CopyUnder::Hers);
    let again = bureau.vault.outgoing_replies().unwrap().remove(0);
    assert_eq!((again.n, again.via), (1, vec![(key, other)]));
    assert!(bureau.vault.collected_there().unwrap().is_empty());
    bureau.vault.reply_put(&bundle, 1, &key, &other).unwrap();
    assert_eq!(bureau.vault.collected_there().unwrap()[0].handle, other);
    // Accepted once more, it goes to both once more.
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    assert_eq!(bureau.vault.outgoing_replies().unwrap().remove(0).via.len(), 2);
}

#[test]
fn what_others_put_under_her_bundles_id_gets_no_reply_and_is_never_deleted() {
    let (amina, case, bureau) = two();
    let (thief, thiefs_case) = invited(&bureau, "thief");
    let (_, thiefs) = thief.bundle(&thiefs_case, "t");
    let (_, garbage) = thief.deliver(&thiefs);
    let (_, bundle) = amina.bundle(&case, "a");
    let key = mailbox_key(1).verifying_key();
    let handle = |number: u8| Id::from_bytes([number; 16]);
    // Before anything came, and while hers waits: nothing is decided.
    assert_eq!(bureau.copy(&bundle, &handle(1), &garbage), CopyUnder::Claimed);
    amina.send_to(&bureau, &bundle);
    assert_eq!(bureau.vault.copy_under(&key, &bundle).unwrap(), Some(CopyUnder::Hers));
    assert_eq!(bureau.vault.copy_under(&key, &handle(1)).unwrap(), Some(CopyUnder::Claimed));
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    let only_hers = || {
        let replies = bureau.vault.outgoing_replies().unwrap();
        assert_eq!(replies.iter().map(|one| one.via.as_slice()).collect::<Vec<_>>(), [[(key, bundle)]]);
    };
    only_hers();
    // Then: encrypted to another's identity, signed by another, of another bundle, or no listing at all.
    let to_hers = |document: &[u8]| {
        let recipient = bureau.vault.read(|db| {
            let sql = "SELECT recipient FROM inbox WHERE bundle = ?1";
            Ok::<String, Fault>(db.query_row(sql, [bundle.to_string()], |row| row.get(0))?)
        });
        crate::outbox::encrypt(document, &recipient.unwrap().parse().unwrap(), None).unwrap()
    };
    let open = |sealed: &[u8]| {
        let identities = bureau.vault.read(crate::partner::desk_identities).unwrap();
        identities.iter().find_map(|(_, _, key)| crate::age_key::open(sealed, key, 1 << 20)).unwrap()
    };
    let (_, second) = amina.bundle(&case, "b");
    let (_, hers_of_another) = amina.deliver(&second);
    let by_the_thief = to_hers(&open(&garbage));
    for (number, false_one) in
        (1..).zip([garbage, by_the_thief, hers_of_another, to_hers(b"garbage"), b"garbage".to_vec()])
    {
        assert_eq!(bureau.copy(&bundle, &handle(number), &false_one), CopyUnder::NotHers, "{number}");
    }
    only_hers();
    bureau.vault.reply_put(&bundle, 1, &key, &bundle).unwrap();
    bureau.vault.reply_put(&bundle, 1, &key, &handle(1)).unwrap();
    let deleted: Vec<Id> = bureau.vault.collected_there().unwrap().iter().map(|one| one.handle).collect();
    assert_eq!(deleted, [bundle]);
}

#[test]
fn messages_go_both_ways_and_are_answered() {
    let (amina, _, bureau, bundle) = taken_in();
    let question = bureau.vault.write_message(&bundle, "Is there a longer film?", None, 7).unwrap();
    assert_eq!(messages(&bureau), [line("Is there a longer film?", true, "queued")]);
    assert!(matches!(amina.read_replies(&bureau)[..], [Reply::Message(id)] if id == question));
    assert_eq!(messages(&bureau), [line("Is there a longer film?", true, "sent")]);
    let shown = amina.vault.messages().unwrap().remove(0);
    assert_eq!(
        (shown.with.as_str(), shown.from_us, shown.read, shown.bundle),
        ("bureau", false, false, bundle)
    );
    amina.vault.message_read(&question).unwrap();
    assert!(amina.vault.messages().unwrap()[0].read);

    let answer = amina.vault.write_message(&bundle, "Yes.\nTomorrow.", Some(question), 90).unwrap();
    let going = amina.vault.outgoing_messages().unwrap().remove(0);
    assert_eq!((going.id, going.bundle, going.n, going.mailboxes.len()), (answer, bundle, 1, 2));
    assert!(going.token.is_some() && going.sealed.len() < 60_000);
    assert_eq!(bureau.vault.messages_known(&bundle).unwrap(), 0);
    assert_eq!(bureau.vault.record_message(&bundle, 1, &going.sealed).unwrap(), Some(answer));
    assert_eq!(bureau.vault.record_message(&bundle, 1, &going.sealed).unwrap(), None, "no news");
    assert_eq!(bureau.vault.messages_known(&bundle).unwrap(), 1);
    amina.vault.message_delivered(&answer).unwrap();
    assert!(amina.vault.outgoing_messages().unwrap().is_empty());
    let shown = bureau.vault.messages().unwrap().remove(1);
    assert_eq!(
        (shown.with.as_str(), shown.text.as_str(), shown.answers),
        ("amina", "Yes.\nTomorrow.", Some(question))
    );
    assert_eq!(amina.vault.find_message(&answer.to_string()[..6]).unwrap(), answer);
    assert_eq!(amina.vault.find_message("abc").unwrap_err().code(), "message-not-found");
    assert!(!format!("{shown:?}").contains("Tomorrow"));
    for (text, days, code) in [("", 7, "message-text"), ("a", 0, "message-days"), ("a", 91, "message-days")] {
        assert_eq!(amina.vault.write_message(&bundle, text, None, days).unwrap_err().code(), code);
    }
    let nobody = Id::from_bytes([7; 16]);
    assert_eq!(amina.vault.write_message(&nobody, "a", None, 7).unwrap_err().code(), "bundle-not-found");
    assert_eq!(bureau.vault.write_message(&nobody, "a", None, 7).unwrap_err().code(), "bundle-not-found");
}

#[test]
fn a_message_copied_elsewhere_is_refused() {
    let (amina, case, bureau, first) = taken_in();
    let (_, second) = amina.bundle(&case, "b");
    amina.send_to(&bureau, &second);
    let (roya, royas_case) = invited(&bureau, "roya");
    let (_, hers) = roya.bundle(&royas_case, "c");
    roya.send_to(&bureau, &hers);

    amina.vault.write_message(&first, "mine", None, 7).unwrap();
    let sealed = amina.vault.outgoing_messages().unwrap().remove(0).sealed;
    let refused =
        |bundle: &Id, sealed: &[u8]| bureau.vault.record_message(bundle, 1, sealed).unwrap_err().code();
    assert_eq!(refused(&second, &sealed), "message-other-bundle");
    assert_eq!(refused(&hers, &sealed), "message-not-by-writer");
    assert_eq!(refused(&hers, b"noise"), "message-unreadable");
    assert_eq!(bureau.vault.messages_known(&hers).unwrap(), 1, "a bad one holds back none that come after");
    assert_eq!(bureau.vault.record_message(&hers, 101, &sealed).unwrap_err().code(), "message-too-many");
    assert!(messages(&bureau).is_empty());
    // Opened and encrypted anew to the right recipient, in amina's words but as hers.
    let to_roya: age::x25519::Recipient = {
        let sql = "SELECT recipient FROM desk_recipient ORDER BY position DESC LIMIT 1";
        let text: String =
            bureau.vault.read(|db| Ok::<_, Fault>(db.query_row(sql, [], |row| row.get(0))?)).unwrap();
        text.parse().unwrap()
    };
    let (_, _, identity) = bureau.vault.read(partner::desk_identities).unwrap().pop().unwrap();
    let plain = age_key::open(&sealed, &identity, 1 << 20).unwrap();
    let forged = outbox::encrypt(&plain, &to_roya, None).unwrap();
    assert_eq!(refused(&hers, &forged), "message-not-by-writer");

    // The other way: amina's answer given to roya, and under another bundle of amina's.
    bureau.vault.write_message(&first, "for amina", None, 7).unwrap();
    let sealed = bureau.vault.outgoing_replies().unwrap().remove(0).sealed;
    assert_eq!(roya.vault.record_reply(&hers, 1, &sealed).unwrap_err().code(), "reply-unreadable");
    assert_eq!(amina.vault.record_reply(&second, 1, &sealed).unwrap_err().code(), "message-other-bundle");
    assert_eq!(roya.vault.awaiting_replies().unwrap()[0].next, 2, "counted as read, and told");
    assert!(messages(&roya).is_empty() && messages(&amina).len() == 1);
    assert_eq!(
        amina.vault.record_reply(&Id::from_bytes([3; 16]), 1, b"").unwrap_err().code(),
        "bundle-not-found"
    );
}

#[test]
fn a_revoked_collector_is_neither_heard_nor_written_to() {
    let (amina, case, bureau, bundle) = taken_in();
    amina.vault.write_message(&bundle, "hello", None, 7).unwrap();
    let sealed = amina.vault.outgoing_messages().unwrap().remove(0).sealed;
    let (_, early) = amina.bundle(&case, "b");
    amina.vault.write_message(&early, "about what you do not have yet", None, 7).unwrap();
    let about_early = amina.vault.outgoing_messages().unwrap().remove(1).sealed;
    assert!(bureau.vault.record_message(&early, 1, &about_early).unwrap().is_some(), "her key is known");
    bureau.vault.revoke_collector("amina").unwrap();
    assert_eq!(bureau.vault.record_message(&bundle, 1, &sealed).unwrap_err().code(), "collector-revoked");
    assert_eq!(bureau.vault.write_message(&bundle, "a", None, 7).unwrap_err().code(), "collector-revoked");
    let change = bureau.vault.tokens_to_register(&mailbox_key(1).verifying_key()).unwrap();
    assert_eq!((change.add.len(), change.revoke.len()), (0, 32));
}

#[test]
fn a_message_before_her_key_is_known_waits() {
    let (amina, case, bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    let held = amina.deliver(&bundle);
    amina.vault.write_message(&bundle, "hello", None, 7).unwrap();
    let sealed = amina.vault.outgoing_messages().unwrap().remove(0).sealed;
    assert_eq!(bureau.vault.record_message(&bundle, 1, &sealed).unwrap_err().code(), "message-too-early");
    assert_eq!(bureau.vault.messages_known(&bundle).unwrap(), 0, "asked for again later");
    bureau.fetch(&bundle, &held);
    bureau.vault.take_in(&bundle, &Job::new()).unwrap();
    assert!(bureau.vault.record_message(&bundle, 1, &sealed).unwrap().is_some());
}

#[test]
fn what_expires_is_erased_on_both_sides() {
    let (amina, _, bureau, bundle) = taken_in();
    let text = "to be gone in a week";
    bureau.vault.write_message(&bundle, text, None, 7).unwrap();
    let sealed = bureau.vault.outgoing_replies().unwrap().remove(0).sealed;
    amina.vault.record_reply(&bundle, 1, &sealed).unwrap();
    let expire = |db: &rusqlite::Connection| {
        db.execute("UPDATE message SET expires_at = 1000", []).unwrap();
    };
    let (amina, bureau) = (amina.while_locked(expire), bureau.while_locked(expire));
    for desk in [&amina, &bureau] {
        let rows = desk.vault.read(|db| {
            Ok::<_, Fault>(db.query_row("SELECT count(*) FROM message", [], |row| row.get::<_, i64>(0))?)
        });
        assert_eq!(rows.unwrap(), 0, "gone at the unlock");
    }
    // It may still be on its way; who reads it late sees nothing of it.
    assert_eq!(bureau.vault.outgoing_replies().unwrap().len(), 1);
    let desk = amina;
    let document = {
        let key =
            desk.vault.read(|db| partner::reply_identity(db, &partner::find(db, "bureau").unwrap())).unwrap();
        age_key::open(&sealed, &key, 1 << 20).unwrap()
    };
    let (text, _) =
        sanad_evidence::sign::open(&document, sanad_evidence::sign::Namespace::Message, 1 << 20).unwrap();
    let mut old = sanad_evidence::message::Message::parse(text).unwrap();
    old.at = "2020-01-01T00:00:00+00:00".parse().unwrap();
    old.expires = "2020-01-02T00:00:00+00:00".parse().unwrap();
    let old = old.sign(&bureau.vault.read(partner::desk_key).unwrap()).unwrap();
    let to: age::x25519::Recipient = desk
        .vault
        .read(|db| partner::reply_recipient(db, &partner::find(db, "bureau").unwrap()))
        .unwrap()
        .as_str()
        .parse()
        .unwrap();
    let old = outbox::encrypt(old.as_bytes(), &to, None).unwrap();
    assert!(matches!(desk.vault.record_reply(&bundle, 2, &old).unwrap(), Reply::Nothing));
    assert!(messages(&desk).is_empty());
    // A clock that is far ahead does not keep it for ever.
    let mut far = sanad_evidence::message::Message::parse(text).unwrap();
    far.at = "2199-01-01T00:00:00+00:00".parse().unwrap();
    far.expires = "2199-01-02T00:00:00+00:00".parse().unwrap();
    let far = far.sign(&bureau.vault.read(partner::desk_key).unwrap()).unwrap();
    desk.vault.record_reply(&bundle, 3, &outbox::encrypt(far.as_bytes(), &to, None).unwrap()).unwrap();
    let kept: i64 = desk
        .vault
        .read(|db| Ok::<_, Fault>(db.query_row("SELECT expires_at FROM message", [], |row| row.get(0))?))
        .unwrap();
    assert!(kept <= desk.vault.now().unix() + 90 * 86_400);
}

#[test]
fn a_message_that_was_discarded_does_not_leave_and_leaves_no_gap() {
    let (amina, _, bureau, bundle) = taken_in();
    let first = amina.vault.write_message(&bundle, "not this", None, 7).unwrap();
    let second = amina.vault.write_message(&bundle, "but this", None, 7).unwrap();
    amina.vault.discard_message(&first).unwrap();
    assert_eq!(amina.vault.discard_message(&first).unwrap_err().code(), "message-not-found");
    let going = amina.vault.outgoing_messages().unwrap();
    assert_eq!(going.iter().map(|one| one.n).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(bureau.vault.record_message(&bundle, 1, &going[0].sealed).unwrap(), None);
    assert_eq!(bureau.vault.record_message(&bundle, 2, &going[1].sealed).unwrap(), Some(second));
    assert_eq!(messages(&bureau), [line("but this", false, "received")]);
    let reply = bureau.vault.write_message(&bundle, "nor this", None, 7).unwrap();
    bureau.vault.discard_message(&reply).unwrap();
    assert!(matches!(amina.read_replies(&bureau)[..], [Reply::Nothing]));
    bureau.vault.discard_message(&second).unwrap();
    assert!(messages(&bureau).is_empty());
}

#[test]
fn a_hundred_messages_about_a_bundle_and_no_more() {
    let (amina, _, bureau, bundle) = taken_in();
    for number in 0..100 {
        amina.vault.write_message(&bundle, &number.to_string(), None, 7).unwrap();
    }
    assert_eq!(amina.vault.write_message(&bundle, "a", None, 7).unwrap_err().code(), "message-too-many");
    let numbers: Vec<u64> = amina.vault.outgoing_messages().unwrap().iter().map(|one| one.n).collect();
    assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    assert!(bureau.vault.outgoing_replies().unwrap()[0].acceptance);
}

#[test]
fn messages_go_again_with_another_token() {
    let (amina, case, _bureau, _) = taken_in();
    let (_, bundle) = amina.bundle(&case, "b");
    amina.begin(&bundle).unwrap();
    let id = amina.vault.write_message(&bundle, "hello", None, 7).unwrap();
    amina.vault.message_delivered(&id).unwrap();
    amina.vault.restart_carriage(&bundle).unwrap();
    amina.begin(&bundle).unwrap();
    assert_eq!(amina.vault.outgoing_messages().unwrap()[0].id, id, "the mailbox that had it lost it");
}

#[test]
fn what_finds_its_number_taken_goes_under_the_next_and_leaves_no_gap() {
    let (amina, _, bureau, bundle) = taken_in();
    // Another copy of each vault, from before a restore, has used the first number at the mailbox.
    let word = amina.vault.write_message(&bundle, "A word.", None, 7).unwrap();
    let other = amina.vault.write_message(&bundle, "Another.", None, 7).unwrap();
    assert!(amina.vault.message_number_taken(&word).unwrap());
    let numbers = || {
        let going = amina.vault.outgoing_messages().unwrap();
        going.into_iter().map(|one| (one.id, one.n)).collect::<Vec<_>>()
    };
    assert_eq!(numbers(), [(other, 2), (word, 3)]);
    amina.vault.message_delivered(&other).unwrap();
    amina.vault.message_delivered(&word).unwrap();
    assert!(!amina.vault.message_number_taken(&word).unwrap(), "it has left");
    // Sent anew with another token, every number is filled: with an empty file where another was taken.
    amina.vault.resend(&bundle).unwrap();
    amina.begin(&bundle).unwrap();
    let going = amina.vault.outgoing_messages().unwrap();
    assert_eq!(going.iter().map(|one| one.n).collect::<Vec<_>>(), [1, 2, 3]);
    let taken: Vec<_> =
        going.iter().map(|one| bureau.vault.record_message(&bundle, one.n, &one.sealed).unwrap()).collect();
    assert_eq!(taken, [None, Some(other), Some(word)]);

    let question = bureau.vault.write_message(&bundle, "Which day?", None, 7).unwrap();
    let key = mailbox_key(1).verifying_key();
    assert!(bureau.vault.reply_number_taken(&bundle, 1, &key, &bundle).unwrap());
    let again = bureau.vault.reply_number_taken(&bundle, 1, &key, &bundle).unwrap();
    assert!(!again, "what is there now is the other's");
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    let numbers: Vec<u64> = bureau.vault.outgoing_replies().unwrap().iter().map(|reply| reply.n).collect();
    assert_eq!(numbers, [2, 3]);
    amina.vault.restart_carriage(&bundle).unwrap();
    let (_, listing) = amina.deliver(&bundle);
    bureau.copy(&bundle, &Id::from_bytes([5; 16]), &listing);
    let came = amina.read_replies(&bureau);
    assert!(
        matches!(&came[..], [Reply::Nothing, Reply::Message(id), Reply::Acceptance(_)] if *id == question)
    );
}
