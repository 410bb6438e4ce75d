//! A collector, a mailbox in memory and a desk: everything that may happen between them.

mod by_folder;
mod copies;
mod two_mailboxes;

use std::fs;
use std::path::Path;
use std::time::Duration;

use sanad_evidence::Id;
use sanad_evidence::consent::Basis;
use sanad_evidence::mailbox::{BundleState, Problem as Refusal, ProblemCode, State};
use sanad_evidence::pass::Pass;
use sanad_evidence::secret::DeskKey;
use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice};
use sanad_vault::{Job, Network, NewVault, Permission, Role, StatedBasis, Vault, find_files};
use tempfile::TempDir;

use super::fake::{answer, receipt_key};
use super::fake_mailbox::{Bundle, FakeMailbox};
use super::tests::quick;
use super::{ByNet, Net, Progress, Round, deliver_by_net, fetch_by_net};
use crate::{CourierError, Fetched};

/// A collector with a case of two parts' worth, and a partner with a mailbox.
struct World {
    place: TempDir,
    collector: Vault,
    desk: Vault,
    mailbox: FakeMailbox,
}

fn vault(folder: &Path, role: Role, partner_name: Option<&str>) -> Vault {
    let passphrase = Passphrase::fold("a deed, a document, a thing to lean on").unwrap();
    let new = NewVault {
        folder,
        role,
        partner_name,
        passphrase: &passphrase,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::None,
    };
    Vault::create(&new).unwrap().vault
}

fn basis(basis: Basis, reason: Option<&str>) -> StatedBasis {
    let reason = reason.map(str::to_owned);
    StatedBasis { reason, ..StatedBasis::new(basis) }
}

impl World {
    fn new() -> Self {
        Self::with(|_| {})
    }

    /// With whatever else the desk has before it invites her.
    fn with(before: impl FnOnce(&Vault)) -> Self {
        let place = TempDir::new().unwrap();
        let collector = vault(&place.path().join("hers"), Role::Collector, None);
        let desk = vault(&place.path().join("theirs"), Role::Partner, Some("The Bureau"));
        let mailbox = FakeMailbox::start();
        let address = mailbox.server.mailbox();
        let key = DeskKey::from_bytes(&[0xcd; 32]);
        let pass = Pass::new(&[address.url()], address.pin, receipt_key().verifying_key(), key).unwrap();
        before(&desk);
        desk.add_pass(pass.to_text().as_bytes()).unwrap();
        let file = place.path().join("invitation");
        let code = desk.invite("amina", &file).unwrap();
        let invitation = collector.open_invitation(&file, &code).unwrap();
        collector.add_partner(&invitation, "bureau", true).unwrap();
        collector.new_case("herat-1").unwrap();
        let world = Self { place, collector, desk, mailbox };
        // The desk makes its tokens known.
        assert_eq!(world.fetch().waits, []);
        world
    }

    /// Queues a bundle with a new film of so many bytes.
    fn transfer(&self, name: &str, size: usize) -> (Id, Id) {
        let path = self.place.path().join(name);
        let film: Vec<u8> = (0..size).map(|at| (at * 31 + at / 251) as u8).collect();
        fs::write(&path, film).unwrap();
        let found = find_files(&path).into_iter().next().unwrap().unwrap();
        let case = self.collector.case("herat-1").unwrap();
        let item = self.collector.acquire(&case, &found, &Job::new()).unwrap().item;
        self.collector.record_basis(&item, &basis(Basis::NotNeeded, Some("posted on a wall"))).unwrap();
        (self.collector.assemble(&case, "bureau").unwrap().bundle, item)
    }

    fn send_with(&self, net: &mut Net, round: Round) -> ByNet {
        deliver_by_net(&self.collector, net, &round, &Job::new(), &mut |_| {}).unwrap()
    }

    fn send(&self) -> ByNet {
        self.send_with(&mut quick(), Round { asked: true, ..Round::default() })
    }

    fn fetch(&self) -> Fetched {
        fetch_by_net(&self.desk, &mut quick(), &Job::new(), &mut |_| {}).unwrap()
    }

    fn state(&self, bundle: &Id) -> String {
        let outbox = self.collector.outbox().unwrap();
        outbox.into_iter().find(|one| one.bundle == *bundle).unwrap().state
    }

    /// What the mailbox has of the newest token.
    fn there(&self) -> Bundle {
        let held = self.mailbox.held();
        held.bundles.values().find(|bundle| !bundle.withdrawn).cloned().unwrap()
    }
}

fn codes(done: &ByNet) -> Vec<&'static str> {
    done.problems.iter().map(|one| one.code).chain(done.waits.iter().map(|one| one.code)).collect()
}

fn refusal(code: ProblemCode) -> Vec<u8> {
    answer(code.status(), "", Refusal::new(code).to_json().as_bytes()).unwrap()
}

#[test]
fn a_bundle_goes_and_its_acceptance_and_a_word_come_back() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    let mut steps: Vec<Progress> = Vec::new();
    let round = Round { asked: true, ..Round::default() };
    let mut net = quick();
    let done =
        deliver_by_net(&world.collector, &mut net, &round, &Job::new(), &mut |now| steps.push(now.clone()))
            .unwrap();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(done.bundles[0].parts, done.bundles[0].sent);
    assert_eq!(world.state(&bundle), "delivered");
    assert!(world.collector.receipt_text(&bundle).unwrap().is_some());
    let meter = world.collector.meter().unwrap();
    assert_eq!((meter.sent, meter.received), (done.sent, done.received));
    assert!(done.sent > 600_000);
    assert!(steps.iter().any(|now| now.partner == "bureau" && now.bundle == Some(bundle) && now.part == 1));
    assert!(steps.iter().all(|now| now.sent <= now.of));

    let fetched = world.fetch();
    assert_eq!(fetched.bundles, [bundle]);
    assert_eq!(world.fetch().known, [bundle], "once is enough");
    world.desk.take_in(&bundle, &Job::new()).unwrap();
    world.desk.write_message(&bundle, "Which day was this?", None, 7).unwrap();
    world.desk.accept(&bundle, &Job::new()).unwrap();
    world.collector.write_message(&bundle, "There is a second film.", None, 7).unwrap();
    let fetched = world.fetch();
    assert_eq!((fetched.replies, fetched.deleted.as_slice()), (2, [bundle].as_slice()));
    assert!(world.there().collected);
    let done = world.send();
    assert_eq!((done.acceptances.len(), done.messages, done.messages_sent), (1, 1, 1));
    assert_eq!(world.state(&bundle), "accepted");
    assert_eq!(world.fetch().messages, 1);
    assert_eq!(world.fetch().messages, 0);
    assert_eq!(codes(&world.send()), Vec::<&str>::new());
}

#[test]
fn nothing_goes_that_nobody_allowed() {
    let world = World::new();
    world.transfer("film.mp4", 1000);
    let asked = world.mailbox.asked("");
    let not_asked = || world.send_with(&mut quick(), Round::default());
    assert_eq!(not_asked().sent, 0);
    world.collector.set_permission("bureau", Permission::Never).unwrap();
    assert_eq!(codes(&not_asked()), Vec::<&str>::new());
    assert_eq!(codes(&world.send()), ["net-not-allowed"]);
    assert_eq!(world.mailbox.asked(""), asked);
    world.collector.set_permission("bureau", Permission::Always).unwrap();
    assert_eq!(not_asked().bundles.len(), 1);
}

#[test]
fn lost_answers_send_nothing_twice_that_was_answered() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    world.mailbox.held().lose_answer_to =
        vec!["PUT /bundle", "PUT /bundle/parts/1", "POST /bundle/close", "GET /bundle/replies"];
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(world.state(&bundle), "delivered");
    let parts = world.there().parts as usize;
    assert_eq!(world.mailbox.asked("PUT /bundle/parts/"), parts + 1, "one cut, one part twice");
}

#[test]
fn a_cut_while_closing_is_settled_by_asking() {
    let world = World::new();
    let (bundle, item) = world.transfer("film.mp4", 1000);
    let mut hasty = quick();
    hasty.limits.tries = 1;
    // The mailbox closes it, and every answer is lost.
    world.mailbox.held().lose_answer_to = vec!["POST /bundle/close"; 2];
    let done = world.send_with(&mut hasty, Round { asked: true, ..Round::default() });
    assert_eq!(codes(&done), ["net-cut"]);
    assert_eq!(world.state(&bundle), "queued");
    assert!(world.collector.carriage(&bundle).unwrap().closing);
    assert_eq!(world.collector.withdraw(&bundle).unwrap_err().code(), "bundle-closing");
    // A "no" that comes now comes too late, and nothing is called withdrawn that is there.
    world.collector.record_basis(&item, &basis(Basis::Withdrawn, None)).unwrap();
    let done = world.send();
    assert_eq!((done.bundles.len(), done.withdrawn.len()), (1, 0));
    assert_eq!(world.state(&bundle), "delivered");
}

#[test]
fn a_no_while_the_line_was_down_withdraws_what_is_there() {
    let world = World::new();
    let (bundle, item) = world.transfer("film.mp4", 1000);
    let mut hasty = quick();
    hasty.limits.tries = 1;
    // It was cut before the mailbox saw the closing.
    let cut = b"".to_vec();
    world.mailbox.held().answer_instead = vec![("POST /bundle/close", cut); 2];
    hasty.limits.silence = Duration::from_millis(50);
    let done = world.send_with(&mut hasty, Round { asked: true, ..Round::default() });
    assert_eq!(codes(&done), ["net-cut"]);
    world.collector.record_basis(&item, &basis(Basis::Withdrawn, None)).unwrap();
    world.mailbox.held().answer_instead.clear();
    let done = world.send();
    assert_eq!((codes(&done), done.withdrawn.as_slice()), (vec!["may-not-leave"], [bundle].as_slice()));
    assert_eq!(world.state(&bundle), "withdrawn");
    assert!(world.mailbox.held().bundles.values().all(|bundle| bundle.withdrawn && bundle.held.is_empty()));
    assert_eq!(world.send().withdrawn.len(), 0);
}

#[test]
fn a_closing_that_wins_against_a_withdrawal_is_believed() {
    let world = World::new();
    let (bundle, item) = world.transfer("film.mp4", 1000);
    let mut hasty = quick();
    hasty.limits.tries = 1;
    world.mailbox.held().lose_answer_to = vec!["POST /bundle/close"; 2];
    assert_eq!(codes(&world.send_with(&mut hasty, Round { asked: true, ..Round::default() })), ["net-cut"]);
    world.collector.record_basis(&item, &basis(Basis::Withdrawn, None)).unwrap();
    // It still reads when it is asked, and closes the bundle before the withdrawal comes.
    let parts = world.there().parts;
    let reading = BundleState { bundle, state: State::Open, parts, held: Vec::new(), replies: None };
    world.mailbox.held().answer_instead =
        vec![("GET /bundle", answer(200, "", reading.to_json().as_bytes()).unwrap())];
    let done = world.send();
    assert_eq!((done.bundles.len(), done.withdrawn.len(), codes(&done)), (1, 0, vec![]));
    assert_eq!((world.state(&bundle).as_str(), world.mailbox.asked("DELETE /bundle")), ("delivered", 1));
}

#[test]
fn a_long_wait_that_a_mailbox_asks_for_while_it_reads_is_for_the_next_round() {
    let world = World::new();
    world.transfer("film.mp4", 1000);
    let reading = answer(202, "retry-after: 3600\r\n", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("POST /bundle/close", reading)];
    let done = world.send();
    assert_eq!((codes(&done), done.waits[0].until_seconds), (vec!["mailbox-checking"], 3600));
    assert_eq!(world.send().bundles.len(), 1);
}

#[test]
fn what_was_withdrawn_here_is_withdrawn_there_and_a_pause_holds() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    world.mailbox.held().answer_instead = vec![("PUT /bundle/parts", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    world.collector.pause(&bundle, true).unwrap();
    assert_eq!((world.send().bundles.len(), world.mailbox.asked("PUT /bundle/parts")), (0, 1));
    world.collector.withdraw(&bundle).unwrap();
    assert_eq!(world.send().withdrawn, [bundle]);
    assert!(world.mailbox.held().bundles.values().all(|bundle| bundle.withdrawn));
}

#[test]
fn a_receipt_that_does_not_hold_delivers_nothing() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    world.mailbox.held().lies = true;
    assert_eq!(codes(&world.send()), ["mailbox-receipt"]);
    assert_eq!(world.state(&bundle), "queued");
    assert_eq!(world.collector.receipt_text(&bundle).unwrap(), None);
}

#[test]
fn parts_that_the_mailbox_lost_are_sealed_and_sent_anew() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    world.mailbox.held().answer_instead = vec![("POST /bundle/close", refusal(ProblemCode::Busy)); 6];
    assert_eq!(codes(&world.send()), ["net-slow-down"]);
    world.mailbox.held().bundles.values_mut().for_each(|bundle| drop(bundle.held.remove(&1)));
    let done = world.send();
    assert_eq!((done.bundles.len(), done.bundles[0].sent, codes(&done)), (1, 1, vec![]));
    assert_eq!(world.state(&bundle), "delivered");
    assert_eq!(world.fetch().bundles, [bundle]);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
}

#[test]
fn a_token_that_leads_nowhere_is_replaced_twice_and_no_more() {
    for code in [ProblemCode::TokenSpent, ProblemCode::Withdrawn] {
        let world = World::new();
        let (bundle, _) = world.transfer("film.mp4", 1000);
        let before = world.collector.carriage(&bundle).unwrap().token.is_none();
        world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(code)); 2];
        assert!(before && world.send().bundles.len() == 1, "{code:?}");
        let (_, _) = world.transfer("second.mp4", 1000);
        world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(code)); 3];
        assert_eq!(codes(&world.send()), ["mailbox-token"]);
        world.mailbox.held().answer_instead.clear();
        assert_eq!(world.send().bundles.len(), 1);
        assert_eq!(world.fetch().bundles.len(), 2);
    }
}

#[test]
fn other_bytes_under_our_token_are_given_up() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    world.mailbox.held().answer_instead = vec![("PUT /bundle/parts/1", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    // As if another copy of this vault had sent its own sealing of the part.
    for held in world.mailbox.held().bundles.values_mut() {
        held.held.insert(1, b"another sealing".to_vec());
    }
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(world.mailbox.held().bundles.values().filter(|bundle| bundle.withdrawn).count(), 1);
    assert_eq!(world.fetch().bundles, [bundle]);
}

#[test]
fn sums_that_differ_are_withdrawn_and_begun_again() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    world.mailbox.held().answer_instead = vec![("POST /bundle/close", refusal(ProblemCode::Busy)); 6];
    assert_eq!(codes(&world.send()), ["net-slow-down"]);
    for held in world.mailbox.held().bundles.values_mut() {
        held.held.insert(2, b"rot".to_vec());
    }
    let done = world.send();
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec![]));
    assert_eq!(world.fetch().bundles, [bundle]);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
}

#[test]
fn a_limit_and_a_missing_token_are_said_before_anything_goes() {
    let world = World::new();
    world.transfer("film.mp4", 100_000);
    let limit = Network { proxy: None, monthly_limit: Some(50_000) };
    let mut net = quick();
    net.monthly_limit = limit.monthly_limit;
    let round = Round { asked: true, ..Round::default() };
    assert_eq!(codes(&world.send_with(&mut net, round)), ["net-limit"]);
    assert_eq!(world.mailbox.asked("PUT /bundle/parts"), 0);
    let meter = world.collector.meter().unwrap();
    assert!(meter.sent + meter.received < 50_000);
    // The mailbox does not know the token: its desk revoked it.
    world.mailbox.held().tokens.clear();
    assert_eq!(codes(&world.send()), ["mailbox-token"]);
}

#[test]
fn a_stopped_job_leaves_everything_to_go_on_with() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    let job = Job::new();
    let round = Round { asked: true, ..Round::default() };
    let mut stop_at_second = |now: &Progress| {
        if now.part == 2 {
            job.stop();
        }
    };
    let error =
        deliver_by_net(&world.collector, &mut quick(), &round, &job, &mut stop_at_second).unwrap_err();
    assert!(matches!(error, CourierError::Fault(sanad_vault::Fault::Stopped)), "{error}");
    let meter = world.collector.meter().unwrap();
    assert!(meter.sent > 0, "what went is counted");
    let before = world.mailbox.asked("PUT /bundle/parts/1");
    let done = world.send();
    assert_eq!((done.bundles.len(), world.mailbox.asked("PUT /bundle/parts/1")), (1, before));
    assert_eq!(world.state(&bundle), "delivered");
}

#[test]
fn a_clock_that_is_wrong_is_noted_and_stops_nothing() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    let wrong = answer(201, "date: Sun, 06 Nov 1994 08:49:37 GMT\r\n", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("PUT /bundle", wrong)];
    // It opens nothing by that: the next try does.
    assert_eq!(world.send().notes, ["clock-differs"]);
    assert_eq!(world.send().notes, Vec::<&str>::new());
    assert_eq!(world.state(&bundle), "delivered");
}

#[test]
fn the_desk_goes_on_where_it_was_cut_and_takes_nothing_false() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    assert_eq!(world.send().bundles.len(), 1);
    let handle = *world.mailbox.held().bundles.keys().next().unwrap();
    let part = world.there().held[&2].clone();
    let begin: &'static str = Box::leak(format!("GET /desk/bundles/{handle}/parts/").into_boxed_str());
    for spoil in [b"not the part".to_vec(), Vec::new()] {
        world.mailbox.held().bundles.get_mut(&handle).unwrap().held.insert(2, spoil);
        let fetched = world.fetch();
        assert_eq!((fetched.bundles.len(), fetched.problems[0].code), (0, "mailbox-receipt"));
        assert!(world.desk.inbox().unwrap().is_empty());
    }
    let asked = world.mailbox.asked(begin);
    world.mailbox.held().bundles.get_mut(&handle).unwrap().held.insert(2, part);
    assert_eq!(world.fetch().bundles, [bundle]);
    let first: &'static str = Box::leak(format!("{begin}1").into_boxed_str());
    assert_eq!(world.mailbox.asked(first), 1, "what is here is not brought again");
    assert!(world.mailbox.asked(begin) > asked);
    world.desk.take_in(&bundle, &Job::new()).unwrap();
}

#[test]
fn what_is_foreign_stays_and_a_wrong_pass_is_said() {
    let world = World::new();
    let mut foreign = Bundle { id: Some(Id::from_bytes([8; 16])), parts: 1, ..Bundle::default() };
    foreign.held.insert(1, b"whatever".to_vec());
    foreign.seal(Id::from_bytes([8; 16]), b"not for us".to_vec());
    world.mailbox.held().bundles.insert(Id::from_bytes([1; 16]), foreign);
    let fetched = world.fetch();
    assert_eq!((fetched.foreign.len(), fetched.bundles.len()), (1, 0));
    assert_eq!(world.mailbox.asked("GET /desk/bundles/01010101010101010101010101010101/parts"), 0);
    world.mailbox.held().desk_key.clear();
    assert_eq!(world.fetch().waits[0].code, "mailbox-pass");
}

#[test]
fn a_patient_round_waits_as_long_as_it_is_asked_to_and_tells_for_what() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 1000);
    let busy = answer(429, "retry-after: 0\r\n", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("PUT /bundle", busy); 20];
    let mut waited = Vec::new();
    let round = Round { asked: true, only: None, patient: true };
    let done = deliver_by_net(&world.collector, &mut quick(), &round, &Job::new(), &mut |now| {
        waited.extend(now.waits)
    })
    .unwrap();
    assert_eq!((done.bundles.len(), world.state(&bundle).as_str()), (1, "delivered"));
    assert!(waited.iter().any(|(code, _)| *code == "net-slow-down"));
    // One that is not patient is told when to come again, and does not wait so long.
    let (_, _) = world.transfer("second.mp4", 1000);
    let later = answer(503, "retry-after: 1800\r\n", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("PUT /bundle", later)];
    let done = world.send();
    assert_eq!((codes(&done), done.waits[0].until_seconds), (vec!["net-slow-down"], 1800));
}

#[test]
fn only_the_bundle_that_was_asked_for_goes() {
    let world = World::new();
    let (first, _) = world.transfer("film.mp4", 1000);
    let (second, _) = world.transfer("second.mp4", 1000);
    let done = world.send_with(&mut quick(), Round { asked: true, only: Some(second), patient: false });
    assert_eq!(done.bundles.iter().map(|one| one.bundle).collect::<Vec<_>>(), [second]);
    assert_eq!((world.state(&first).as_str(), world.state(&second).as_str()), ("queued", "delivered"));
}

#[test]
fn a_full_mailbox_still_gives_its_answers_and_one_bad_token_holds_nothing_else_up() {
    let world = World::new();
    let (first, _) = world.transfer("film.mp4", 1000);
    assert_eq!(world.send().bundles.len(), 1);
    world.fetch();
    world.desk.take_in(&first, &Job::new()).unwrap();
    world.desk.accept(&first, &Job::new()).unwrap();
    world.fetch();
    world.transfer("second.mp4", 1000);
    let (third, _) = world.transfer("third.mp4", 1000);
    world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::MailboxFull))];
    let done = world.send();
    assert_eq!((codes(&done), done.acceptances.len()), (vec!["mailbox-full"], 1));
    world.mailbox.held().answer_instead = vec![("PUT /bundle", refusal(ProblemCode::Unauthorized))];
    let done = world.send();
    assert_eq!(codes(&done), ["mailbox-token"]);
    assert_eq!(done.bundles.iter().map(|one| one.bundle).collect::<Vec<_>>(), [third]);
}

#[test]
fn what_is_forbidden_or_withdrawn_meanwhile_stops_at_the_next_part() {
    for forbid in [true, false] {
        let world = World::new();
        let (bundle, _) = world.transfer("film.mp4", 600_000);
        let round = Round { asked: true, ..Round::default() };
        let mut at_second = |now: &Progress| {
            if now.part == 2 && forbid {
                world.collector.set_permission("bureau", Permission::Never).unwrap();
            } else if now.part == 2 && world.state(&bundle) == "queued" {
                world.collector.withdraw(&bundle).unwrap();
            }
        };
        let done =
            deliver_by_net(&world.collector, &mut quick(), &round, &Job::new(), &mut at_second).unwrap();
        assert_eq!((done.bundles.len(), world.mailbox.asked("PUT /bundle/parts/3")), (0, 0), "{forbid}");
        assert_eq!(world.state(&bundle), if forbid { "queued" } else { "withdrawn" });
        if !forbid {
            assert_eq!(world.send().withdrawn, [bundle]);
        }
    }
}

#[test]
fn what_says_done_and_has_done_nothing_is_strange() {
    let world = World::new();
    let (bundle, _) = world.transfer("film.mp4", 600_000);
    let done = answer(201, "", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("PUT /bundle/parts", done); 100];
    assert_eq!(codes(&world.send()), ["net-strange"]);
    let page = answer(200, "", b"<html>welcome").unwrap();
    world.mailbox.held().answer_instead = vec![("POST /bundle/close", page.clone()); 6];
    assert_eq!(codes(&world.send()), ["net-strange"]);
    assert_eq!(world.state(&bundle), "queued");
    world.mailbox.held().answer_instead.clear();
    assert_eq!(world.send().bundles.len(), 1);
    // The desk's own questions likewise: a token that was not made known must not count as known.
    let second = world.place.path().join("second-invitation");
    world.desk.invite("roya", &second).unwrap();
    world.mailbox.held().answer_instead = vec![("POST /desk/tokens", page); 6];
    assert_eq!(world.fetch().waits[0].code, "net-strange");
    let before = world.mailbox.held().tokens.len();
    world.fetch();
    assert!(world.mailbox.held().tokens.len() > before);
}

#[test]
fn what_is_only_in_passing_holds_no_bundle_up() {
    let world = World::new();
    let (first, _) = world.transfer("film.mp4", 1000);
    world.mailbox.held().answer_instead = vec![("PUT /bundle/parts", refusal(ProblemCode::MailboxFull))];
    assert_eq!(codes(&world.send()), ["mailbox-full"]);
    world.collector.withdraw(&first).unwrap();
    world.transfer("second.mp4", 1000);
    let busy = answer(503, "", b"").unwrap();
    world.mailbox.held().answer_instead = vec![("DELETE /bundle", busy); 6];
    let round = Round { asked: true, only: None, patient: true };
    let done = world.send_with(&mut quick(), round);
    assert_eq!((done.bundles.len(), codes(&done)), (1, vec!["net-slow-down"]));
    assert_eq!(world.send().withdrawn, [first]);
}
