//! A partner with two mailboxes: one full, one away, one that it has left; and what a limit leaves for later.

use std::sync::atomic::Ordering;

use sanad_evidence::invitation::MailboxAddress;
use sanad_evidence::sign::SigningKey;

use super::*;

/// The world, and another mailbox of the same desk, named first: it can refuse, and never closes.
fn two() -> (World, FakeMailbox) {
    let other = FakeMailbox::start();
    let address = other.server.mailbox();
    let key = DeskKey::from_bytes(&[0xcd; 32]);
    let by = SigningKey::from_seed(&[8; 32]).verifying_key();
    let pass = Pass::new(&[address.url()], address.pin, by, key).unwrap();
    let world = World::with(|desk| desk.add_pass(pass.to_text().as_bytes()).unwrap());
    (world, other)
}

fn spare(world: &World) -> u64 {
    world.collector.partners().unwrap()[0].tokens
}

fn away(mailbox: &FakeMailbox, away: bool) {
    mailbox.server.away.store(away, Ordering::SeqCst);
}

#[test]
fn a_full_mailbox_lets_the_bundle_go_to_another() {
    let (world, full) = two();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    away(&world.mailbox, true);
    full.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::MailboxFull)); 3];
    let before = spare(&world);
    for _ in 0..2 {
        assert_eq!(codes(&world.send()), ["mailbox-full"]);
        let carriage = world.collector.carriage(&bundle).unwrap();
        assert_eq!((carriage.via, spare(&world)), (None, before - 1), "no token is used up by it");
    }
    // The other is back, the first still full.
    away(&world.mailbox, false);
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!((full.asked("PUT /bundle"), full.asked("PUT /bundle/parts")), (3, 0));
    assert_eq!((world.state(&bundle).as_str(), spare(&world)), ("delivered", before - 1));
    assert_eq!(world.fetch().bundles, [bundle]);
}

#[test]
fn a_mailbox_that_does_not_know_the_token_is_not_the_last() {
    let (world, other) = two();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    other.held().tokens.clear();
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(world.state(&bundle), "delivered");
    // Where neither takes it, the one that passes is said, and withdrawing asks nobody.
    let (second, _) = world.transfer("second.mp4", 1000);
    world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    world.collector.withdraw(&second).unwrap();
    let done = world.send();
    assert_eq!((codes(&done), done.withdrawn.len()), (vec![], 0));
    assert_eq!((world.mailbox.asked("DELETE"), other.asked("DELETE")), (0, 0));
    assert!(world.collector.to_withdraw().unwrap().is_empty());
}

#[test]
fn what_a_mailbox_has_answered_for_stays_with_it() {
    let (world, other) = two();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    other.held().answer_instead = vec![("PUT /bundle/parts/2", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    other.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    assert!(world.collector.carriage(&bundle).unwrap().via.is_some());
    assert_eq!(world.mailbox.asked("PUT"), 0);
}

/// The desk knows the collector by a first bundle, which the world's mailbox brought.
fn enrol(world: &World, other: &FakeMailbox) {
    away(other, true);
    let (first, _) = world.transfer("first.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.fetch();
    world.desk.take_in(&first, &Job::new()).unwrap();
    away(other, false);
}

/// The partner's card names only the mailbox of the world from now on.
fn leave_first(world: &World) {
    let gone = SigningKey::from_seed(&[8; 32]).verifying_key();
    world.desk.remove_mailbox(&gone).unwrap();
    world.desk.issue_card().unwrap();
    let card = world.desk.card_file("amina").unwrap();
    world.collector.take_card("bureau", &card).unwrap();
    let left: Vec<MailboxAddress> = world.collector.partner_mailboxes("bureau").unwrap();
    assert_eq!(left.len(), 1);
}

#[test]
fn a_mailbox_that_was_left_is_said_and_no_other_sees_its_token() {
    let (world, other) = two();
    enrol(&world, &other);
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    other.held().answer_instead = vec![("PUT /bundle/parts/2", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    let first = world.collector.carriage(&bundle).unwrap().token.unwrap();
    leave_first(&world);
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done), done.notes.as_slice()), (1, vec![], &["mailbox-left"][..]));
    assert_eq!(world.state(&bundle), "delivered");
    // What the first still holds is to be withdrawn there, and nowhere else.
    for _ in 0..2 {
        assert_eq!(world.send().notes, ["mailbox-left"]);
        let still = world.collector.to_withdraw().unwrap();
        assert!(still.len() == 1 && still[0].token == first && still[0].mailboxes.is_empty());
    }
    assert_eq!(world.mailbox.asked("DELETE"), 0);
}

#[test]
fn a_closing_at_a_mailbox_that_was_left_stays_in_doubt() {
    let (world, other) = two();
    enrol(&world, &other);
    let (bundle, _) = world.transfer("film.mp4", 1000);
    let mut hasty = quick();
    hasty.limits.tries = 1;
    other.held().lose_answer_to = vec!["POST /bundle/close"; 2];
    assert_eq!(codes(&world.send_with(&mut hasty, Round { asked: true, ..Round::default() })), ["net-cut"]);
    leave_first(&world);
    world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::MailboxFull))];
    let done = world.send();
    assert_eq!((codes(&done), done.notes.as_slice()), (vec!["mailbox-full"], &["mailbox-left"][..]));
    assert_eq!(world.collector.withdraw(&bundle).unwrap_err().code(), "bundle-closing");
    assert_eq!(world.send().bundles.len(), 1);
    assert_eq!(world.state(&bundle), "delivered");
}

#[test]
fn a_reply_beyond_the_months_limit_is_left_for_later_and_told() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.fetch();
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    world.desk.accept(&bundle, &Job::new()).unwrap();
    world.fetch();
    let sound = world.there().replies[&1].clone();
    for held in world.mailbox.held().bundles.values_mut() {
        held.replies.insert(1, vec![0; 3 * 1024 * 1024]);
    }
    world.transfer("second.mp4", 1000);
    let meter = world.collector.meter().unwrap();
    let limit = meter.sent + meter.received + 2_000_000;
    let mut net = quick();
    net.monthly_limit = Some(limit);
    let done = world.send_with(&mut net, Round { asked: true, ..Round::default() });
    assert_eq!((codes(&done), done.bundles.len()), (vec!["net-limit"], 1), "the rest goes on");
    let meter = world.collector.meter().unwrap();
    assert!(meter.sent + meter.received <= limit, "{} of {limit}", meter.sent + meter.received);
    assert_eq!((world.state(&bundle).as_str(), done.acceptances.len()), ("delivered", 0));
    // It was not counted as read.
    for held in world.mailbox.held().bundles.values_mut().filter(|held| !held.replies.is_empty()) {
        held.replies.insert(1, sound.clone());
    }
    assert_eq!((world.send().acceptances.len(), world.state(&bundle).as_str()), (1, "accepted"));
}

#[test]
fn tokens_that_are_anothers_at_a_mailbox_are_told_and_hold_nothing_up() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.desk.invite("roya", &world.place.path().join("second-invitation")).unwrap();
    world.mailbox.held().answer_instead = vec![("POST /desk/tokens", refusal(ProblemCode::TokenTaken)); 2];
    let waiting = || world.desk.desk_mailboxes().unwrap()[0].waiting_tokens;
    for brought in [vec![bundle], vec![]] {
        let fetched = world.fetch();
        assert_eq!((fetched.waits[0].code, fetched.bundles), ("mailbox-token-taken", brought));
        assert_eq!(waiting(), 32, "none of them counts as known");
    }
    assert_eq!((world.fetch().waits, waiting()), (vec![], 0));
}
