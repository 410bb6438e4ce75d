//! What the system says of sleep, the lid and its own lock (systemd-logind, over D-Bus), so that the
//! vault is locked before the laptop is.
//!
//! A computer without logind has no such signals: a line in the trace says so, and the idle clock, which
//! counts sleep, remains.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

use crate::trace;

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

/// How often the lid is looked at: logind does not say when it closes.
const LID: Duration = Duration::from_secs(1);

/// What is done when the system sleeps, locks or is closed. Sleep waits until it returns, as far as
/// the system lets it (five seconds).
pub type Act = Arc<dyn Fn() + Send + Sync>;

/// Listens for as long as the app runs, on threads of its own.
pub fn listen(act: Act) {
    let begun = thread::Builder::new().name("logind".to_owned()).spawn(move || {
        let watched = Connection::system().and_then(|bus| watch(&bus, &act));
        if watched.is_err() {
            trace::mark("without-logind");
        }
    });
    if begun.is_err() {
        trace::mark("without-logind");
    }
}

/// Hears signals until the connection ends.
fn watch(bus: &Connection, act: &Act) -> zbus::Result<()> {
    let manager = Proxy::new(bus, NAME, PATH, MANAGER)?;
    let rule = MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(NAME)?
        .path_namespace(PATH)?
        .build();
    let signals = MessageIterator::for_match_rule(rule, bus, Some(16))?;
    let own = own_session(&manager);
    // Held while awake: sleep waits for it to be let go.
    let mut delay = inhibit(&manager)?;
    trace::mark("with-logind");
    watch_lid(bus.clone(), Arc::clone(act));
    for message in signals {
        match heard(&message?, own.as_ref()) {
            Some(Heard::Sleeps) => {
                act();
                delay = None;
            }
            Some(Heard::Wakes) if delay.is_none() => delay = inhibit(&manager)?,
            Some(Heard::Locks) => act(),
            Some(Heard::Wakes) | None => {}
        }
    }
    Ok(())
}

/// What a signal says.
enum Heard {
    Sleeps,
    Wakes,
    Locks,
}

fn heard(message: &Message, own: Option<&OwnedObjectPath>) -> Option<Heard> {
    let header = message.header();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MANAGER, "PrepareForSleep") => {
            let sleeps: bool = message.body().deserialize().ok()?;
            Some(if sleeps { Heard::Sleeps } else { Heard::Wakes })
        }
        // Where it is not known which session is ours, any that locks is taken for it.
        (SESSION, "Lock") if own.is_none_or(|own| header.path().is_some_and(|path| *path == **own)) => {
            Some(Heard::Locks)
        }
        _ => None,
    }
}

/// Asks that sleep waits for us.
fn inhibit(manager: &Proxy<'_>) -> zbus::Result<Option<OwnedFd>> {
    manager.call("Inhibit", &("sleep", "Sanad", "Locks before sleep", "delay")).map(Some)
}

fn own_session(manager: &Proxy<'_>) -> Option<OwnedObjectPath> {
    let named = std::env::var("XDG_SESSION_ID").ok().filter(|id| !id.is_empty());
    let by_name = named.and_then(|id| manager.call("GetSession", &(id,)).ok());
    by_name.or_else(|| manager.call("GetSessionByPID", &(std::process::id(),)).ok())
}

/// Looks whether the lid is closed, and acts when it has been closed since. A laptop whose lid is
/// always closed (at a desk, with a screen of its own) is left alone.
fn watch_lid(bus: Connection, act: Act) {
    let watcher = move || {
        let Ok(properties) = Proxy::new(&bus, NAME, PATH, "org.freedesktop.DBus.Properties") else { return };
        let closed = || -> zbus::Result<bool> {
            let value: OwnedValue = properties.call("Get", &(MANAGER, "LidClosed"))?;
            Ok(value.try_into()?)
        };
        let mut before = true;
        while let Ok(closed) = closed() {
            if closed && !before {
                act();
            }
            before = closed;
            thread::sleep(LID);
        }
    };
    // Without it the lid locks all the same where closing it means sleep.
    let _ = thread::Builder::new().name("lid".to_owned()).spawn(watcher);
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::os::fd::OwnedFd as StdFd;
    use std::process::{Child, Command, Stdio};
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
    use std::sync::mpsc;

    use super::*;

    /// A bus of our own, which ends with the test.
    struct Bus(Child, String);

    impl Bus {
        fn start() -> Self {
            let mut child = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut address = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
            Self(child, address.trim().to_owned())
        }

        fn connect(&self) -> zbus::blocking::connection::Builder<'_> {
            zbus::blocking::connection::Builder::address(self.1.as_str()).unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[derive(Default)]
    struct State {
        inhibited: AtomicU32,
        lid: AtomicBool,
        held: std::sync::Mutex<Vec<std::io::PipeReader>>,
    }

    struct Fake(Arc<State>);

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl Fake {
        fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::zvariant::OwnedFd {
            assert_eq!((what, mode), ("sleep", "delay"));
            let (reader, writer) = std::io::pipe().unwrap();
            self.0.held.lock().unwrap().push(reader);
            self.0.inhibited.fetch_add(1, Ordering::SeqCst);
            StdFd::from(writer).into()
        }

        #[zbus(name = "GetSessionByPID")]
        fn session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
            OwnedObjectPath::try_from("/org/freedesktop/login1/session/_31").unwrap()
        }

        fn get_session(&self, _id: &str) -> OwnedObjectPath {
            OwnedObjectPath::try_from("/org/freedesktop/login1/session/_31").unwrap()
        }

        #[zbus(property)]
        fn lid_closed(&self) -> bool {
            self.0.lid.load(Ordering::SeqCst)
        }
    }

    const LONG: Duration = Duration::from_secs(10);
    const SHORT: Duration = Duration::from_millis(400);

    fn until(true_now: impl Fn() -> bool) {
        let since = std::time::Instant::now();
        while !true_now() {
            assert!(since.elapsed() < LONG, "it never came");
            thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn it_acts_before_sleep_at_the_lock_and_at_the_lid() {
        let bus = Bus::start();
        let state = Arc::new(State::default());
        let server = bus.connect().name(NAME).unwrap().serve_at(PATH, Fake(Arc::clone(&state))).unwrap();
        let server = server.build().unwrap();
        let client = bus.connect().build().unwrap();
        let (tell, told) = mpsc::channel();
        let seen = Arc::clone(&state);
        thread::spawn(move || {
            let act: Act = Arc::new(move || {
                // While it acts, sleep still waits for it.
                let delayed = seen.held.lock().unwrap().len();
                tell.send(delayed).unwrap();
            });
            watch(&client, &act)
        });
        until(|| state.inhibited.load(Ordering::SeqCst) == 1);
        // The proxies' own look at the lid is under way.
        thread::sleep(SHORT);
        let emit = |path: &str, interface: &str, member: &str, sleeps: Option<bool>| {
            let to = None::<&str>;
            match sleeps {
                Some(sleeps) => server.emit_signal(to, path, interface, member, &(sleeps,)).unwrap(),
                None => server.emit_signal(to, path, interface, member, &()).unwrap(),
            }
        };
        emit(PATH, MANAGER, "PrepareForSleep", Some(true));
        assert_eq!(told.recv_timeout(LONG).unwrap(), 1);
        // It let go: the other end of the pipe reads its end.
        let mut held = state.held.lock().unwrap().remove(0);
        assert_eq!(std::io::Read::read(&mut held, &mut [0]).unwrap(), 0);
        emit(PATH, MANAGER, "PrepareForSleep", Some(false));
        until(|| state.inhibited.load(Ordering::SeqCst) == 2);
        assert!(told.recv_timeout(SHORT).is_err());

        emit("/org/freedesktop/login1/session/_32", SESSION, "Lock", None);
        assert!(told.recv_timeout(SHORT).is_err(), "another's session");
        emit("/org/freedesktop/login1/session/_31", SESSION, "Lock", None);
        told.recv_timeout(LONG).unwrap();

        state.lid.store(true, Ordering::SeqCst);
        told.recv_timeout(LONG).unwrap();
        assert!(told.recv_timeout(LID + SHORT).is_err(), "closed once, told once");
    }

    #[test]
    fn without_logind_it_ends_without_a_word() {
        let bus = Bus::start();
        let client = bus.connect().build().unwrap();
        let (tell, told) = mpsc::channel();
        let act: Act = Arc::new(move || tell.send(()).unwrap());
        assert!(watch(&client, &act).is_err());
        assert!(told.try_recv().is_err());
    }
}
