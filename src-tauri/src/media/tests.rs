//! Who is answered, and what stands before the child.

use std::sync::mpsc;
use std::time::Duration;

use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice};
use sanad_vault::{NewVault, Role};
use tauri::http::{Method, Request, Response};

use super::scheme::{Wanted, What, parse};
use super::*;

const ITEM: &str = "000102030405060708090a0b0c0d0e0f";

fn address(rest: &str) -> String {
    format!("evidence://localhost/{rest}")
}

#[test]
fn an_address_is_exactly_one_of_ours() {
    let item: Id = ITEM.parse().unwrap();
    for (rest, what) in [
        (format!("t/{ITEM}/thumb"), What::Thumb),
        (format!("t/{ITEM}/picture?px=1600"), What::Picture { px: 1600 }),
        (format!("t/{ITEM}/page/0?px=16"), What::Page { page: 0, px: 16 }),
        (format!("t/{ITEM}/page/1000000?px=4096"), What::Page { page: 1_000_000, px: 4096 }),
        (format!("t/{ITEM}/piece/7"), What::Piece { piece: 7 }),
    ] {
        assert_eq!(parse(&address(&rest)), Some(Wanted { token: "t", item, what }), "{rest}");
    }
    for rest in [
        String::new(),
        "t".to_owned(),
        format!("t/{ITEM}"),
        format!("t/{ITEM}/"),
        format!("t/{ITEM}/thumb/"),
        format!("t/{ITEM}/thumb?px=100"),
        format!("t/{ITEM}/thumb#x"),
        format!("t/{ITEM}/picture"),
        format!("t/{ITEM}/picture?px="),
        format!("t/{ITEM}/picture?px=15"),
        format!("t/{ITEM}/picture?px=4097"),
        format!("t/{ITEM}/picture?px=99999999999999999999"),
        format!("t/{ITEM}/picture?px=+100"),
        format!("t/{ITEM}/picture?px=100&px=200"),
        format!("t/{ITEM}/page/-1?px=100"),
        format!("t/{ITEM}/page/1000001?px=100"),
        format!("t/{ITEM}/page/0"),
        format!("t/{ITEM}/piece/"),
        format!("t/{ITEM}/piece/0/../../x"),
        format!("t/{ITEM}/original"),
        format!("t/../{ITEM}/thumb"),
        "t/../../etc/passwd".to_owned(),
        "t/0001/thumb".to_owned(),
        format!("t/{}/thumb", "0".repeat(200)),
    ] {
        assert_eq!(parse(&address(&rest)), None, "{rest}");
    }
    for whole in [format!("evidence://elsewhere/t/{ITEM}/thumb"), format!("http://localhost/t/{ITEM}/thumb")]
    {
        assert_eq!(parse(&whole), None, "{whole}");
    }
}

/// A vault open in the window `collect` under a token.
struct Open(Arc<Vault>, Token);

impl Keeper for Open {
    fn vault(&self, window: &str, token: &str) -> Option<Arc<Vault>> {
        (window == "collect" && self.1.is(token)).then(|| Arc::clone(&self.0))
    }
}

struct Locked;

impl Keeper for Locked {
    fn vault(&self, _: &str, _: &str) -> Option<Arc<Vault>> {
        None
    }
}

fn open(folder: &std::path::Path) -> Open {
    let passphrase = Passphrase::fold("seven calm herons over water").unwrap();
    let made = Vault::create(&NewVault {
        folder,
        role: Role::Collector,
        partner_name: None,
        passphrase: &passphrase,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::None,
    })
    .unwrap();
    Open(Arc::new(made.vault), Token::new().unwrap())
}

fn ask(
    media: &Arc<Media>,
    keeper: &dyn Keeper,
    window: &str,
    method: Method,
    uri: &str,
) -> Response<Vec<u8>> {
    let request = Request::builder().method(method).uri(uri).body(Vec::new()).unwrap();
    let (send, wait) = mpsc::channel();
    answer(media, keeper, window, &request, move |response| send.send(response).unwrap());
    wait.recv_timeout(Duration::from_secs(30)).unwrap()
}

fn said(response: &Response<Vec<u8>>) -> (u16, &str) {
    (response.status().as_u16(), std::str::from_utf8(response.body()).unwrap())
}

#[test]
fn only_the_window_of_this_unlock_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (media, open) = (Arc::new(Media::new()), open(&folder.path().join("vault")));
    let right = format!("{}{ITEM}/thumb", open.1.address());
    let get = |keeper: &dyn Keeper, window: &str, uri: &str| {
        let response = ask(&media, keeper, window, Method::GET, uri);
        let (status, code) = said(&response);
        (status, code.to_owned())
    };
    let refused = (403, "locked".to_owned());
    assert_eq!(get(&open, "door", &right), refused);
    assert_eq!(get(&open, "review", &right), refused);
    assert_eq!(get(&Locked, "collect", &right), refused);
    let other = Token::new().unwrap();
    assert_eq!(get(&open, "collect", &format!("{}{ITEM}/thumb", other.address())), refused);
    assert_eq!(get(&open, "collect", &address(&format!("x/{ITEM}/thumb"))), refused);
    assert_eq!(get(&open, "collect", &right[..right.len() - 1]).0, 400);
    // The right one reaches the vault, which has no such item.
    assert_ne!(get(&open, "collect", &right).1, "locked");
    let response = ask(&media, &open, "collect", Method::POST, &right);
    assert_eq!(said(&response), (405, "media-address"));
    let response = ask(&media, &Locked, "collect", Method::GET, &right);
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    assert_eq!(header("access-control-allow-origin"), Some("tauri://localhost"));
    assert_eq!(header("cache-control"), Some("no-store"));
    assert_eq!(header("x-content-type-options"), Some("nosniff"));
}

#[test]
fn a_token_is_drawn_anew_and_compared_whole() {
    let (one, two) = (Token::new().unwrap(), Token::new().unwrap());
    let address = one.address();
    let text = address.strip_prefix("evidence://localhost/").unwrap().trim_end_matches('/');
    assert_eq!(text.len(), 64);
    assert!(one.is(text) && !two.is(text));
    assert!(!one.is("") && !one.is(&text[1..]) && !one.is(&format!("{text}0")));
}

/// A pool of one, with something in the place of the child's program.
fn pool(program: &str) -> Arc<Children> {
    Children::new(program.into(), Limits::default(), NonZeroUsize::MIN)
}

#[test]
fn a_missing_or_dead_child_is_a_refusal() {
    let look = |children: &Arc<Children>| {
        children.ask(|child| child.look(&mut std::io::Cursor::new(vec![1, 2, 3]))).err().unwrap().code
    };
    assert_eq!(look(&pool("/nowhere/sanad-media")), "media-start");
    let ends = pool("/bin/true");
    assert_eq!(look(&ends), "media-died");
    assert_eq!(look(&ends), "media-died", "and the next request is served by another");
    // What it is told comes back: nothing a child may answer.
    assert!(["media-garbage", "media-died"].contains(&look(&pool("/bin/cat")).as_str()));
}

/// Whether a process runs; one that ended and was not reaped does not.
fn alive(id: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[test]
fn a_lock_ends_the_children_and_refuses_what_waits() {
    let children = pool("/usr/bin/yes");
    let (send, wait) = mpsc::channel();
    let asked: Vec<_> = (0..3)
        .map(|_| {
            let (children, begun) = (Arc::clone(&children), send.clone());
            std::thread::spawn(move || {
                // Holds its child until somebody ends it.
                children.ask(move |child| {
                    begun.send(()).unwrap();
                    let since = std::time::Instant::now();
                    while child.id().is_some_and(alive) && since.elapsed() < Duration::from_secs(20) {
                        std::thread::sleep(Duration::from_millis(10));
                    }
                    Err::<(), _>(MediaError::Died)
                })
            })
        })
        .collect();
    wait.recv_timeout(Duration::from_secs(10)).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let began = std::time::Instant::now();
    children.stop();
    let codes: Vec<_> = asked.into_iter().map(|thread| thread.join().unwrap().unwrap_err().code).collect();
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(codes.iter().filter(|code| *code == "media-busy").count(), 2, "{codes:?}");
    assert_eq!(children.ask(|_| Ok(7)).unwrap(), 7, "a new round serves again");
}

#[test]
fn what_was_scrolled_away_is_refused_first() {
    let children = pool("/bin/cat");
    let (hold, held) = mpsc::channel::<()>();
    let (send, wait) = mpsc::channel();
    let begun = send.clone();
    children.put(true, move |_| {
        begun.send((usize::MAX, true)).unwrap();
        let _ = held.recv();
    });
    assert_eq!(wait.recv().unwrap(), (usize::MAX, true));
    for number in 0..300 {
        let send = send.clone();
        children.put(false, move |child| send.send((number, child.is_ok())).unwrap());
    }
    let refused: Vec<_> = wait.try_iter().collect();
    assert_eq!(refused, (0..44).map(|number| (number, false)).collect::<Vec<_>>());
    drop(hold);
    assert_eq!(wait.recv_timeout(Duration::from_secs(20)).unwrap(), (299, true), "the newest goes first");
}
