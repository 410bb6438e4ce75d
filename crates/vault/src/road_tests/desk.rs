//! The partner's desk: passes, tokens, cards, distrust; and a store of version 2.

use super::*;

#[test]
fn a_pass_is_taken_replaced_and_burned() {
    let bureau = bureau();
    bureau.vault.add_pass(pass(2).to_text().as_bytes()).unwrap();
    let shown = bureau.vault.desk_mailboxes().unwrap();
    assert_eq!(shown.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
    assert!(shown[0].desk_key == *pass(1).desk_key() && shown[0].addresses == pass(1).mailboxes());
    assert_eq!((shown[1].pin, shown[1].waiting_tokens), (pass(2).pin(), 0));
    assert!(!format!("{shown:?}").contains(&*pass(1).desk_key().to_hex()));
    let newer = DeskKey::from_bytes(&[77; 32]);
    let again =
        Pass::new(&["https://moved.example"], pass(1).pin(), pass(1).receipt_key(), newer.clone()).unwrap();
    bureau.vault.add_pass(again.to_text().as_bytes()).unwrap();
    let shown = bureau.vault.desk_mailboxes().unwrap();
    assert!(shown.len() == 2 && shown[0].desk_key == newer && shown[0].addresses.len() == 1);
    assert!(!bureau.has_secret(pass(1).desk_key().as_bytes()));
    bureau.vault.remove_mailbox(&pass(1).receipt_key()).unwrap();
    assert!(!bureau.has_secret(newer.as_bytes()) && bureau.vault.desk_mailboxes().unwrap().len() == 1);
    let gone = bureau.vault.remove_mailbox(&pass(1).receipt_key()).unwrap_err();
    assert_eq!(gone.code(), "mailbox-unknown");
    for wrong in [&b""[..], b"\xff", b"sanad mailbox-pass v1\n"] {
        assert_eq!(bureau.vault.add_pass(wrong).unwrap_err().code(), "not-a-pass");
    }
    let urls: Vec<String> = (0..15).map(|number| format!("https://{number}.example")).collect();
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let many = Pass::new(&urls, pass(3).pin(), pass(3).receipt_key(), DeskKey::from_bytes(&[9; 32])).unwrap();
    assert_eq!(bureau.vault.add_pass(many.to_text().as_bytes()).unwrap_err().code(), "mailboxes-too-many");
    assert_eq!(bureau.vault.desk_mailboxes().unwrap().len(), 1, "nothing of it was kept");
    let amina = desk(Role::Collector);
    assert_eq!(amina.vault.add_pass(pass(1).to_text().as_bytes()).unwrap_err().code(), "other-role");
}

#[test]
fn every_mailbox_is_told_of_every_token_once() {
    let bureau = bureau();
    invited(&bureau, "amina");
    bureau.vault.add_pass(pass(2).to_text().as_bytes()).unwrap();
    for number in [1, 2] {
        let key = mailbox_key(number).verifying_key();
        let change = bureau.vault.tokens_to_register(&key).unwrap();
        assert_eq!((change.add.len(), change.revoke.len()), (32, 0));
        bureau.vault.tokens_registered(&key, &change).unwrap();
        bureau.vault.tokens_registered(&key, &change).unwrap();
        assert_eq!(bureau.vault.tokens_to_register(&key).unwrap(), Default::default());
    }
    bureau.vault.revoke_collector("amina").unwrap();
    let key = mailbox_key(1).verifying_key();
    assert_eq!(bureau.vault.desk_mailboxes().unwrap()[0].waiting_tokens, 32);
    let change = bureau.vault.tokens_to_register(&key).unwrap();
    assert_eq!((change.add.len(), change.revoke.len()), (0, 32));
    bureau.vault.tokens_registered(&key, &change).unwrap();
    assert_eq!(bureau.vault.tokens_to_register(&key).unwrap(), Default::default());
    // What a removed mailbox is said to know is of no weight.
    bureau.vault.remove_mailbox(&key).unwrap();
    bureau.vault.tokens_registered(&key, &change).unwrap();
    bureau.vault.add_pass(pass(1).to_text().as_bytes()).unwrap();
    assert_eq!(bureau.vault.tokens_to_register(&key).unwrap().revoke.len(), 32);
}

#[test]
fn a_pass_with_another_desk_key_has_every_token_told_again() {
    let bureau = bureau();
    invited(&bureau, "amina");
    let key = mailbox_key(1).verifying_key();
    let change = bureau.vault.tokens_to_register(&key).unwrap();
    bureau.vault.tokens_registered(&key, &change).unwrap();
    bureau.vault.add_pass(pass(1).to_text().as_bytes()).unwrap();
    assert_eq!(bureau.vault.desk_mailboxes().unwrap()[0].waiting_tokens, 0, "the same pass again");
    let newer = DeskKey::from_bytes(&[77; 32]);
    let newer = Pass::new(&["https://moved.example"], pass(1).pin(), key, newer).unwrap();
    bureau.vault.add_pass(newer.to_text().as_bytes()).unwrap();
    assert_eq!(bureau.vault.tokens_to_register(&key).unwrap(), change);
}

#[test]
fn a_card_moves_the_mailboxes_and_no_older_one_moves_them_back() {
    let (amina, case, bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    amina.send_to(&bureau, &bundle);
    let (roya, _) = invited(&bureau, "roya");
    assert_eq!(bureau.vault.card_file("roya").unwrap_err().code(), "not-enrolled");
    let first = bureau.vault.card_file("amina").unwrap();
    bureau.vault.add_pass(pass(2).to_text().as_bytes()).unwrap();
    bureau.vault.remove_mailbox(&mailbox_key(1).verifying_key()).unwrap();
    assert_eq!(bureau.vault.issue_card().unwrap(), 2);
    let replies = bureau.vault.outgoing_replies().unwrap();
    assert_eq!(
        replies.iter().map(|reply| (reply.n, reply.acceptance)).collect::<Vec<_>>(),
        [(1, false), (2, false)]
    );
    assert_eq!(replies[0].via, [], "the mailbox that brought it is given up");
    let addresses = || amina.vault.partners().unwrap().remove(0).mailboxes;
    assert_eq!(addresses()[0], "https://mailbox1.example");
    assert!(matches!(amina.vault.record_reply(&bundle, 2, &replies[1].sealed).unwrap(), Reply::Card(2)));
    assert_eq!(addresses()[0], "https://mailbox2.example");
    // The one before comes late, by either way.
    assert!(matches!(amina.vault.record_reply(&bundle, 1, &replies[0].sealed).unwrap(), Reply::Nothing));
    assert_eq!(amina.vault.take_card("bureau", &first).unwrap_err().code(), "card-older");
    assert_eq!(
        (addresses()[0].as_str(), amina.vault.awaiting_replies().unwrap()[0].next),
        ("https://mailbox2.example", 3)
    );
    // By hand: encrypted to her, or plain; only this partner's.
    bureau.vault.add_pass(pass(3).to_text().as_bytes()).unwrap();
    bureau.vault.issue_card().unwrap();
    let third = bureau.vault.card_file("amina").unwrap();
    assert!(third.starts_with(b"age-encryption.org"));
    assert_eq!(roya.vault.take_card("bureau", &third).unwrap_err().code(), "not-a-card");
    assert_eq!(amina.vault.take_card("nobody", &third).unwrap_err().code(), "name-not-found");
    assert_eq!(amina.vault.take_card("bureau", &third).unwrap(), 3);
    assert_eq!(amina.vault.partner_mailboxes("bureau").unwrap().len(), 4);
    let other = super::bureau();
    let (_, _) = invited(&other, "x");
    other.vault.issue_card().unwrap();
    let stranger: String =
        other.vault.read(|db| Ok::<_, Fault>(crate::vault::fact(db, "desk-card")?.unwrap())).unwrap();
    assert_eq!(amina.vault.take_card("bureau", stranger.as_bytes()).unwrap_err().code(), "not-a-card");
    let own: String =
        bureau.vault.read(|db| Ok::<_, Fault>(crate::vault::fact(db, "desk-card")?.unwrap())).unwrap();
    assert_eq!(roya.vault.take_card("bureau", own.as_bytes()).unwrap(), 3, "a signed one is no secret");
    assert_eq!(amina.vault.issue_card().unwrap_err().code(), "other-role");
}

#[test]
fn who_was_invited_before_a_card_gets_it_with_the_first_acceptance() {
    let (amina, case, bureau) = two();
    bureau.vault.add_pass(pass(2).to_text().as_bytes()).unwrap();
    bureau.vault.issue_card().unwrap();
    let (later, laters_case) = invited(&bureau, "later");
    for (who, case, cards) in [(&amina, &case, 1), (&later, &laters_case, 0)] {
        let (_, bundle) = who.bundle(case, "a");
        who.send_to(&bureau, &bundle);
        bureau.vault.accept(&bundle, &Job::new()).unwrap();
        let read = who.read_replies(&bureau);
        assert_eq!(read.iter().filter(|reply| matches!(reply, Reply::Card(1))).count(), cards);
        assert_eq!(who.vault.partner_mailboxes("bureau").unwrap().len(), 4);
    }
}

#[test]
fn a_distrusted_collector_is_heard_up_to_what_was_held_and_no_further() {
    let (amina, case, bureau) = two();
    let (_, first) = amina.bundle(&case, "a");
    amina.send_to(&bureau, &first);
    let (_, second) = amina.bundle(&case, "b");
    let held = amina.deliver(&second);
    bureau.vault.confirm_collector("amina").unwrap();
    let trusted = bureau.vault.trust_file().unwrap();
    bureau.vault.distrust_collector("amina").unwrap();
    bureau.vault.distrust_collector("amina").unwrap();
    assert_eq!(bureau.vault.distrust_collector("nobody").unwrap_err().code(), "name-not-found");
    bureau.fetch(&second, &held);
    assert_eq!(bureau.vault.take_in(&second, &Job::new()).unwrap_err().code(), "collector-distrusted");
    assert_eq!(bureau.vault.take_in(&second, &Job::new()).unwrap_err().code(), "collector-distrusted");
    assert_eq!(bureau.vault.items(None).unwrap().len(), 1, "what was taken in before stays");
    assert!(bureau.vault.collectors().unwrap()[0].distrusted_from.is_some());
    // A log of hers that was never shown counts for nothing either.
    let other = amina.vault.new_case("two").unwrap();
    let (_, third) = amina.bundle(&other, "c");
    bureau.fetch(&third, &amina.deliver(&third));
    assert!(bureau.vault.take_in(&third, &Job::new()).is_err());
    // The trust file trusts nothing of hers any more, and says from where.
    let file = bureau.vault.trust_file().unwrap();
    let lines = |file: &str| file.lines().filter(|line| line.starts_with("amina ")).count();
    assert_eq!((lines(&trusted), lines(&file)), (1, 0));
    assert!(file.contains("# distrusted since ") && file.contains("# amina: trusted up to entry "));
    let parsed = |file: &str| sanad_evidence::trust::Trust::parse(file.as_bytes()).unwrap().vkeys().len();
    assert_eq!(parsed(&file) + 1, parsed(&trusted));
}

#[test]
fn the_identities_of_a_desk_are_counted() {
    let (amina, case, bureau) = two();
    let count = || bureau.vault.identities().unwrap();
    assert_eq!((count().open, count().retiring, count().next_retires), (1, 0, None));
    for name in ["a", "b"] {
        let (_, bundle) = amina.bundle(&case, name);
        amina.send_to(&bureau, &bundle);
        bureau.vault.accept(&bundle, &Job::new()).unwrap();
        amina.read_replies(&bureau);
    }
    assert_eq!((count().open, count().retiring, count().burned), (3, 1, 0));
    assert!(count().next_retires.is_some());
    let bureau = bureau.while_locked(|db| {
        db.execute("UPDATE desk_recipient SET retire_at = 1 WHERE retire_at IS NOT NULL", []).unwrap();
    });
    let left = bureau.vault.identities().unwrap();
    assert_eq!((left.open, left.retiring, left.burned, left.next_retires), (2, 0, 1, None));
}

/// The tables and indexes of a store, in words.
fn shape(desk: &Desk) -> Vec<String> {
    desk.vault
        .read(|db| {
            let mut all = db.prepare("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")?;
            Ok::<_, Fault>(all.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?)
        })
        .unwrap()
}

#[test]
fn a_store_of_version_2_is_brought_up_with_its_replies() {
    let (amina, case, bureau) = two();
    let (_, bundle) = amina.bundle(&case, "a");
    amina.send_to(&bureau, &bundle);
    bureau.vault.accept(&bundle, &Job::new()).unwrap();
    let reply = bureau.vault.outgoing_replies().unwrap().remove(0).sealed;
    let back = |db: &rusqlite::Connection| {
        db.execute_batch(crate::window_tests::BACK_TO_3).unwrap();
        db.execute_batch(crate::window_tests::BACK_TO_2).unwrap();
    };
    let (amina, bureau) = (amina.while_locked(back), bureau.while_locked(back));
    let fresh = desk(Role::Collector);
    assert_eq!((shape(&amina), shape(&bureau)), (shape(&fresh), shape(&fresh)), "one shape only");
    let there = bureau.vault.outgoing_replies().unwrap();
    assert_eq!((there.len(), there[0].n, there[0].acceptance, &there[0].via), (1, 1, true, &Vec::new()));
    assert_eq!(there[0].sealed, reply);
    // A vault of that version knew no mailbox and no token: all else goes on.
    assert_eq!(amina.vault.permission("bureau").unwrap(), Permission::Ask);
    assert!(amina.vault.awaiting_replies().unwrap().is_empty());
    assert!(matches!(amina.vault.take_reply(&bundle, &reply).unwrap(), Reply::Acceptance(_)));
    assert_eq!(amina.state(&bundle), "accepted");
}
