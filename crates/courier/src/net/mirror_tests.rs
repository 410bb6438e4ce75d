//! A mirror against a mailbox that fails, lies, and is left half done.

use std::fs;
use std::path::Path;

use sanad_evidence::Id;
use sanad_evidence::mailbox::Problem as Refusal;
use sanad_evidence::pass::Pass;
use sanad_evidence::secret::DeskKey;
use sanad_vault::Job;

use super::fake::receipt_key;
use super::fake_mailbox::{Bundle, FakeMailbox};
use super::mirror::{Mirrored, mirror_with};
use super::tests::quick;
use crate::CourierError;

const HANDLE: Id = Id::from_bytes([3; 16]);
const BUNDLE: Id = Id::from_bytes([5; 16]);

fn pass(mailbox: &FakeMailbox) -> Pass {
    let address = mailbox.server.mailbox();
    let key = DeskKey::from_bytes(&[0xcd; 32]);
    Pass::new(&[address.url()], address.pin, receipt_key().verifying_key(), key).unwrap()
}

/// A mailbox that holds a bundle of three parts and two messages.
fn mailbox() -> FakeMailbox {
    let mailbox = FakeMailbox::start();
    mailbox.held().bundles.insert(HANDLE, bundle(b"one"));
    mailbox
}

fn bundle(first: &[u8]) -> Bundle {
    let mut bundle = Bundle { id: Some(BUNDLE), parts: 3, ..Bundle::default() };
    bundle.held = [(1, first.to_vec()), (2, b"two".to_vec()), (3, b"three".to_vec())].into();
    bundle.messages = [(1, b"a message".to_vec()), (2, b"another".to_vec())].into();
    bundle.seal(BUNDLE, b"a listing".to_vec());
    bundle
}

fn run(mailbox: &FakeMailbox, folder: &Path) -> Result<Mirrored, CourierError> {
    mirror_with(&mut quick(), &pass(mailbox), folder, &Job::new())
}

fn file(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_default()
}

#[test]
fn a_bundle_comes_whole_once_and_its_acceptance_goes_back() {
    let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
    let done = run(&mailbox, folder.path()).unwrap();
    assert_eq!((done.bundles.as_slice(), done.messages, done.problems.len()), ([BUNDLE].as_slice(), 2, 0));
    assert!(done.sent > 0 && done.received > 0);
    let at = |name: &str| file(folder.path(), &format!("bundles/{BUNDLE}/{name}"));
    assert_eq!((at("00000001.age"), at("00000003.age")), (b"one".to_vec(), b"three".to_vec()));
    assert_eq!(at("listing.age"), b"a listing");
    assert_eq!(file(folder.path(), &format!("messages/{BUNDLE}.2.age")), b"another");
    let again = run(&mailbox, folder.path()).unwrap();
    assert_eq!((again.bundles.len(), again.known.len(), again.messages), (0, 1, 0));
    assert_eq!(mailbox.asked("GET /desk/bundles/03030303030303030303030303030303/parts"), 3);

    // A message is reply 1, so the acceptance is 2; a card comes later.
    fs::create_dir(folder.path().join("replies")).unwrap();
    let reply =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join("replies").join(name), bytes).unwrap();
    reply(&format!("{BUNDLE}.1.age"), b"a question");
    reply("no id.age", b"");
    reply(&format!("{BUNDLE}.x.age"), b"");
    assert_eq!(run(&mailbox, folder.path()).unwrap().replies, 1);
    reply(&format!("{BUNDLE}.age"), b"accepted");
    let done = run(&mailbox, folder.path()).unwrap();
    assert_eq!((done.replies, done.deleted.as_slice()), (1, [BUNDLE].as_slice()));
    reply(&format!("{BUNDLE}.3.age"), b"a card");
    run(&mailbox, folder.path()).unwrap();
    let done = run(&mailbox, folder.path()).unwrap();
    assert_eq!((done.replies, done.deleted.len(), done.problems.len()), (0, 0, 0));
    let held = mailbox.held();
    let replies: Vec<_> = held.bundles[&HANDLE].replies.values().map(|reply| reply.as_slice()).collect();
    assert_eq!(replies, [b"a question".as_slice(), b"accepted", b"a card"]);
    assert!(held.bundles[&HANDLE].collected);
}

#[test]
fn what_was_cut_is_gone_on_with_and_nothing_half_looks_whole() {
    let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
    let refusal = Refusal::new(sanad_evidence::mailbox::ProblemCode::Unauthorized);
    let gone = super::fake::answer(401, "", refusal.to_json().as_bytes()).unwrap();
    mailbox.held().answer_instead.push(("GET /desk/bundles/03030303030303030303030303030303/parts/3", gone));
    let error = run(&mailbox, folder.path()).unwrap_err();
    assert_eq!(error.code(), "mailbox-pass");
    assert_eq!(file(folder.path(), &format!("bundles/{BUNDLE}/00000002.age")), b"two");
    assert!(!folder.path().join(format!("bundles/{BUNDLE}/listing.age")).exists());
    // A part that another run, or another hand, left there and that is not this bundle's.
    fs::write(folder.path().join(format!("bundles/{BUNDLE}/00000001.age")), b"old").unwrap();
    assert_eq!(run(&mailbox, folder.path()).unwrap().bundles, [BUNDLE]);
    assert_eq!(file(folder.path(), &format!("bundles/{BUNDLE}/00000001.age")), b"one");
}

#[test]
fn what_the_receipt_does_not_say_is_not_whole() {
    let lies: [fn(&mut Bundle); 4] = [
        |bundle| drop(bundle.held.insert(2, b"other".to_vec())),
        |bundle| drop(bundle.held.remove(&3)),
        |bundle| bundle.listing = b"another listing".to_vec(),
        |bundle| bundle.seal(Id::from_bytes([6; 16]), b"a listing".to_vec()),
    ];
    for spoil in lies {
        let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
        spoil(mailbox.held().bundles.get_mut(&HANDLE).unwrap());
        let done = run(&mailbox, folder.path()).unwrap();
        assert_eq!((done.bundles.len(), done.problems[0].code), (0, "mailbox-receipt"));
        assert!(!folder.path().join(format!("bundles/{BUNDLE}/listing.age")).exists());
        // Then an acceptance, whoever put it there, deletes nothing.
        fs::create_dir_all(folder.path().join("replies")).unwrap();
        fs::write(folder.path().join(format!("replies/{BUNDLE}.age")), b"accepted").unwrap();
        assert_eq!(run(&mailbox, folder.path()).unwrap().deleted.len(), 0);
        assert!(!mailbox.held().bundles[&HANDLE].collected);
    }
}

#[test]
fn another_copy_of_a_bundle_leaves_the_first_alone() {
    let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
    run(&mailbox, folder.path()).unwrap();
    let mut other = bundle(b"sealed anew");
    other.seal(BUNDLE, b"its listing".to_vec());
    mailbox.held().bundles.insert(Id::from_bytes([4; 16]), other);
    let done = run(&mailbox, folder.path()).unwrap();
    assert_eq!(done.problems[0].code, "road-conflict");
    assert_eq!(file(folder.path(), &format!("bundles/{BUNDLE}/listing.age")), b"a listing");
}

#[test]
fn a_lost_answer_and_strange_ones_are_asked_again() {
    let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
    let strange = [
        b"HTTP/1.1 302 Found\r\nlocation: https://elsewhere/\r\ncontent-length: 0\r\n\r\n".to_vec(),
        super::fake::answer(200, "content-type: text/html\r\n", b"<html>sign in").unwrap(),
        super::fake::answer(200, "", b"").unwrap(),
        super::fake::answer(502, "content-type: text/html\r\n", b"<html>bad gateway").unwrap(),
    ];
    {
        let mut held = mailbox.held();
        held.lose_answer_to.push("GET /desk/bundles");
        held.answer_instead.extend(strange.into_iter().map(|bytes| ("GET /desk/bundles", bytes)));
    }
    assert_eq!(run(&mailbox, folder.path()).unwrap().bundles, [BUNDLE]);
    // One that says "stored" with a page has stored nothing.
    fs::create_dir(folder.path().join("replies")).unwrap();
    fs::write(folder.path().join(format!("replies/{BUNDLE}.1.age")), b"a question").unwrap();
    let page = super::fake::answer(201, "content-type: text/html\r\n", b"<html>thanks").unwrap();
    mailbox.held().answer_instead = vec![("PUT /desk/bundles", page)];
    assert_eq!(run(&mailbox, folder.path()).unwrap().replies, 1);
    assert_eq!(mailbox.held().bundles[&HANDLE].replies.len(), 1);
    // Six in a row are too many.
    let busy = super::fake::answer(503, "retry-after: 0\r\n", b"").unwrap();
    mailbox.held().answer_instead = vec![("GET /desk/bundles", busy); 6];
    assert_eq!(run(&mailbox, folder.path()).unwrap_err().code(), "net-slow-down");
}

#[test]
fn a_folder_that_is_not_there_is_said_before_anything_is_asked() {
    let mailbox = mailbox();
    assert_eq!(run(&mailbox, Path::new("/nowhere/at/all")).unwrap_err().code(), "road-no-folder");
    assert_eq!(mailbox.asked(""), 0);
}

#[test]
fn addresses_are_tried_in_turn_and_each_must_have_its_key() {
    let (mailbox, folder) = (mailbox(), tempfile::tempdir().unwrap());
    let here = mailbox.server.mailbox();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let other = super::fake::Fake::start(|_| super::fake::answer(200, "", b""));
    let key = || DeskKey::from_bytes(&[0xcd; 32]);
    let (gone, false_one) = (format!("https://{nobody}"), format!("https://{}", other.address));
    let signer = receipt_key().verifying_key();
    let all = Pass::new(&[&gone, &false_one, here.url()], here.pin, signer, key()).unwrap();
    let done = mirror_with(&mut quick(), &all, folder.path(), &Job::new()).unwrap();
    assert_eq!(done.bundles, [BUNDLE]);
    // Of several failures the one is said that somebody must do something about.
    let none = Pass::new(&[&gone, &false_one], here.pin, signer, key()).unwrap();
    let error = mirror_with(&mut quick(), &none, folder.path(), &Job::new()).unwrap_err();
    assert_eq!(error.code(), "net-other-key");
    let nowhere = Pass::new(&[&gone], here.pin, signer, key()).unwrap();
    let error = mirror_with(&mut quick(), &nowhere, folder.path(), &Job::new()).unwrap_err();
    assert_eq!(error.code(), "net-unreachable");
}
