use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Instant;

use sanad_evidence::Digest;
use sanad_evidence::pass::Pass;
use sanad_evidence::secret::DeskKey;
use sanad_evidence::sign::SigningKey;
use sanad_vault::{Job, Permission, Role};

use super::*;
use crate::session::tests::made;
use crate::told::JobState;

const LONG: Duration = Duration::from_secs(20);
const NOW: Duration = Duration::from_secs(1000);

/// A collector's open vault with a transfer that waits for a partner, whose mailbox takes connections and
/// never says a word.
struct World {
    dir: tempfile::TempDir,
    session: Session,
    jobs: Jobs,
    road: Road,
    mailbox: TcpListener,
}

fn world(permission: Permission) -> World {
    let dir = tempfile::tempdir().unwrap();
    let mailbox = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", mailbox.local_addr().unwrap());
    let desk = made(&dir.path().join("desk"), Role::Partner).vault;
    let receipts = SigningKey::from_seed(&[1; 32]).verifying_key();
    let pass = Pass::new(&[&address], Digest::of(b"a key"), receipts, DeskKey::from_bytes(&[2; 32])).unwrap();
    desk.add_pass(pass.to_text().as_bytes()).unwrap();
    let file = dir.path().join("invitation");
    let code = desk.invite("amina", &file).unwrap();
    let vault = made(&dir.path().join("vault"), Role::Collector).vault;
    vault.add_partner(&vault.open_invitation(&file, &code).unwrap(), "bureau", true).unwrap();
    vault.set_permission("bureau", permission).unwrap();
    let case = vault.new_case("street-7").unwrap();
    let mut film: &[u8] = b"a film";
    vault.acquire_bytes(&case, "film.mp4", &mut film, &Job::new()).unwrap();
    vault.assemble(&case, "bureau").unwrap();
    let session = Session::default();
    session.open(vault, false).unwrap();
    World {
        dir,
        session,
        jobs: Jobs::new(crate::notices::Notices::default()),
        road: Road::default(),
        mailbox,
    }
}

impl World {
    fn tick(&self, now: Duration) {
        self.road.tick(&self.session, &self.jobs, now);
    }

    /// The next connection to the mailbox.
    fn reached(&self) -> TcpStream {
        self.mailbox.accept().unwrap().0
    }

    /// Whether anybody has connected that was not looked at.
    fn is_left_alone(&self) -> bool {
        self.mailbox.set_nonblocking(true).unwrap();
        self.mailbox.accept().is_err()
    }
}

fn until(mut true_now: impl FnMut() -> bool) {
    let since = Instant::now();
    while !true_now() {
        assert!(since.elapsed() < LONG, "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whoever was at the other end let go of it.
fn is_let_go(mut line: TcpStream) -> bool {
    line.set_read_timeout(Some(LONG)).unwrap();
    let mut rest = Vec::new();
    line.read_to_end(&mut rest).is_ok()
}

#[test]
fn a_round_begins_by_itself_and_the_lock_ends_it() {
    let world = world(Permission::Always);
    world.road.soon(NOW);
    world.tick(NOW);
    assert!(!world.jobs.any_runs(), "not at once");
    let later = NOW + Duration::from_secs(SOON.1);
    world.tick(later);
    let line = world.reached();
    assert!(world.jobs.any_runs() && world.jobs.list().is_empty(), "it is not told before a part goes");
    let closed = world.session.close().unwrap();
    assert!(world.jobs.forget(WAIT).is_empty());
    drop(closed);
    assert!(is_let_go(line));
    // The vault is closed whole: it can be opened again.
    world.session.wait_closed();
    let again = made(&world.dir.path().join("another"), Role::Collector).vault;
    world.session.open(again, false).unwrap();
    assert!(!world.jobs.any_runs());
}

#[test]
fn nothing_goes_by_itself_that_was_not_allowed() {
    for permission in [Permission::Ask, Permission::Never] {
        let world = world(permission);
        world.tick(NOW);
        until(|| !world.jobs.any_runs());
        assert!(world.jobs.list().is_empty() && world.is_left_alone(), "{permission:?}");
    }
}

#[test]
fn nothing_goes_by_itself_at_the_door_or_at_a_desk() {
    let dir = tempfile::tempdir().unwrap();
    let (session, jobs, road) =
        (Session::default(), Jobs::new(crate::notices::Notices::default()), Road::default());
    road.tick(&session, &jobs, NOW);
    session.open(made(&dir.path().join("desk"), Role::Partner).vault, false).unwrap();
    road.tick(&session, &jobs, NOW);
    assert!(!jobs.any_runs());
    assert_eq!(*road.due(), Duration::ZERO, "it did not even look");
}

#[test]
fn asked_twice_it_goes_once_and_what_began_by_itself_gives_way() {
    let world = world(Permission::Always);
    world.tick(NOW);
    let by_itself = world.reached();
    let asked = world.road.begin(&world.session, &world.jobs, JobKind::Send).unwrap();
    assert!(is_let_go(by_itself));
    let line = world.reached();
    assert_eq!(world.road.begin(&world.session, &world.jobs, JobKind::Send).unwrap(), asked);
    world.tick(NOW + Duration::from_secs(BETWEEN.1));
    assert_eq!(world.jobs.list().len(), 1);
    world.jobs.stop(&asked).unwrap();
    assert!(is_let_go(line));
    until(|| world.jobs.list()[0].state == JobState::Stopped);
    assert!(world.jobs.list()[0].error.is_none());
}

#[test]
fn a_round_that_comes_to_nothing_says_what_waits() {
    let World { session, jobs, road, mailbox, dir: _dir } = world(Permission::Always);
    // A network that wants a sign-in first.
    let sign_in = std::thread::spawn(move || {
        let mut line = mailbox.accept().unwrap().0;
        line.write_all(b"HTTP/1.1 302 Found\r\nLocation: http://hotel.example/\r\n\r\n").unwrap();
        is_let_go(line)
    });
    road.tick(&session, &jobs, NOW);
    until(|| !jobs.any_runs());
    until(|| jobs.list().len() == 1);
    let told = jobs.list().remove(0);
    assert!(told.error.is_none());
    let Some(JobResult::Sent { bundles: 0, waits, .. }) = told.result else { panic!("{:?}", told.result) };
    assert_eq!((waits[0].partner.as_str(), waits[0].code.as_str()), ("bureau", "net-captive"));
    assert!(sign_in.join().unwrap());
}

#[test]
fn rounds_begin_about_every_ten_minutes_and_no_two_waits_need_be_the_same() {
    let road = Road::default();
    let drawn: Vec<_> = (0..200)
        .map(|_| {
            road.later(NOW);
            (*road.due() - NOW).as_secs()
        })
        .collect();
    assert!(drawn.iter().all(|seconds| (BETWEEN.0..=BETWEEN.1).contains(seconds)));
    assert!(drawn.iter().any(|seconds| *seconds != drawn[0]));
    assert_eq!(between((3, 3)), Duration::from_secs(3));
}
