//! What the operator writes, makes and reads.

use std::path::Path;

use super::*;
use crate::config::Config;
use crate::serve::Tls;
use crate::{init, keys};

const SOUND: &str = r#"
addresses = ["https://mailbox.example:8443/in/"]
listen = "127.0.0.1:0"
store = "store"
receipt_key = "receipt.key"
[tls]
certificate = "tls.crt"
key = "tls.key"
"#;

#[test]
fn a_configuration_is_read() {
    let config = Config::parse(SOUND, Path::new("/srv/box")).unwrap();
    assert_eq!(config.addresses, ["https://mailbox.example:8443/in"]);
    assert_eq!(config.limits.prefixes, ["/in"]);
    assert_eq!(config.receipt_key, Path::new("/srv/box/receipt.key"));
    let more = format!("{SOUND}[limits]\nquota = \"1 GiB\"\nkeep_days = 7\n[quotas]\n\"an archive\" = 5\n");
    let limits = Config::parse(&more, Path::new(".")).unwrap().limits;
    assert_eq!(
        (limits.keep_days, limits.quota_of("x"), limits.quota_of("an archive")),
        (7, Some(1 << 30), Some(5))
    );
    let pin = "ab".repeat(32);
    let (before, _) = SOUND.split_once("[tls]").unwrap();
    let proxied = format!("{before}behind_proxy = true\npin = \"{pin}\"\n");
    assert_eq!(Config::parse(&proxied, Path::new(".")).unwrap().pin, Some(pin.parse().unwrap()));
}

#[test]
fn what_is_wrong_in_a_configuration_is_said_with_a_hint() {
    let (before, tls) = SOUND.split_once("[tls]").unwrap();
    for (text, says) in [
        (SOUND.replace("listen", "listn"), "listn"),
        (SOUND.replace("127.0.0.1:0", "everywhere"), "line 3"),
        (SOUND.replace("https://", "http://"), "`addresses`"),
        (SOUND.replace("https://mailbox.example:8443/in/", "https://me@mailbox.example"), "`addresses`"),
        (SOUND.replace("\"store\"", "\"ftp://x\""), "`store`"),
        (SOUND.replace("\"store\"", "\"s3://bucket\""), "[s3]"),
        (format!("{SOUND}[s3]\ncredentials = \"x\"\n"), "[s3]"),
        (before.to_owned(), "[tls]"),
        (format!("{before}behind_proxy = true\n"), "`pin`"),
        (format!("{before}behind_proxy = true\npin = \"00\"\n"), "`pin`"),
        (format!("{before}behind_proxy = true\npin = \"{}\"\n[tls]{tls}", "ab".repeat(32)), "[tls]"),
        (
            format!("{before}behind_proxy = true\npin = \"{}\"\n", "ab".repeat(32))
                .replace("127.0.0.1", "0.0.0.0"),
            "behind_proxy",
        ),
        (format!("metrics = \"0.0.0.0:9464\"\n{SOUND}"), "`metrics`"),
        (format!("{SOUND}[limits]\nconnections = 0\n"), "`connections`"),
        (format!("{SOUND}[limits]\nquota = \"a lot\"\n"), "a number of bytes"),
        ("\u{0}".to_owned(), "line 1"),
        (String::new(), "addresses"),
    ] {
        let failure = Config::parse(&text, Path::new(".")).unwrap_err();
        assert!(failure.what.contains(says), "{says}: {failure}");
        assert!(!failure.hint.is_empty() && failure.exit == 1);
    }
    let failure = Config::read(Path::new("/nowhere/mailbox.toml")).unwrap_err();
    assert!(failure.hint.contains("init"), "{failure}");
}

/// What `init` makes is a mailbox, with nothing another user of the machine could read.
#[tokio::test]
async fn what_init_makes_can_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("box");
    let addresses = ["https://[::1]:8443".to_owned(), "https://abc.onion/x".to_owned()];
    init::init(&home, &addresses, None).unwrap();
    let config = Config::read(&home).unwrap();
    assert_eq!((config.addresses.len(), config.listen.port()), (2, 8443));
    let (certificate, key) = config.tls.clone().unwrap();
    let tls = Tls::read(certificate, key).unwrap();
    let key = keys::receipt_key(&config.receipt_key).unwrap();
    let (store, spool) = (config.open_store().unwrap(), config.spool.clone());
    let mailbox = Mailbox::new(store.clone(), key, spool.clone(), Limits::default(), Clock::system());
    mailbox.claim().await.unwrap();
    mailbox.claim().await.unwrap();
    let other = Mailbox::new(store, receipt_key(), spool, Limits::default(), Clock::system());
    assert!(other.claim().await.unwrap_err().what.contains("another receipt key"));
    #[cfg(unix)]
    for name in ["receipt.key", "tls.key", "", "spool", "store"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(home.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    // Never over what is there.
    let held = std::fs::read(home.join("receipt.key")).unwrap();
    assert_eq!(init::init(&home, &addresses, None).unwrap_err().exit, 1);
    std::fs::remove_file(home.join("mailbox.toml")).unwrap();
    assert_eq!(init::init(&home, &addresses, None).unwrap_err().exit, 1);
    assert_eq!(std::fs::read(home.join("receipt.key")).unwrap(), held);
    assert_eq!(init::init(&folder.path().join("b"), &["http://x".to_owned()], None).unwrap_err().exit, 2);
    // Another certificate for another key is taken, and said to be another.
    let before = tls.pin();
    let second = folder.path().join("second");
    init::init(&second, &addresses, None).unwrap();
    for name in ["tls.crt", "tls.key"] {
        std::fs::copy(second.join(name), home.join(name)).unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
        std::fs::File::open(home.join(name)).unwrap().set_modified(later).unwrap();
    }
    let running = tls.current();
    tls.reload();
    assert!(!Arc::ptr_eq(&running, &tls.current()));
    assert_eq!(tls.pin(), before);
    std::fs::write(home.join("tls.key"), "not a key").unwrap();
    let running = tls.current();
    tls.reload();
    assert!(Arc::ptr_eq(&running, &tls.current()), "what cannot be used was taken");
}

#[tokio::test]
async fn a_removed_partner_opens_nothing_and_leaves_nothing() {
    let place = Place::with(Limits::default(), false).await;
    let (token, foreign) = (place.token(11).await, token_of(&place.mailbox, &place.two, 12).await);
    place.deliver(&token, &[b"part"], b"listing").await;
    place.deliver(&foreign, &[b"part"], b"listing").await;
    partners::begin_removal(&place.mailbox.store, &place.one.id).await.unwrap();
    assert_eq!(place.ask("GET", "/v1/bundle", &token).await.code(), "unauthorized");
    assert_eq!(place.ask("GET", "/v1/desk", &place.one.key).await.code(), "unauthorized");
    // The operator's machine was switched off here: the sweep finishes it.
    place.mailbox.sweep().await.unwrap();
    let all = partners::all(&place.mailbox.store).await.unwrap();
    assert_eq!(all.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [place.two.id]);
    assert_eq!(partners::tokens(&place.mailbox.store, &place.one.id).await.unwrap(), []);
    assert_eq!(place.ask("GET", "/v1/desk", &place.two.key).await.status, 200);
    assert_eq!(place.ask("GET", "/v1/bundle", &foreign).await.status, 200);
    assert_eq!(place.mailbox.check().await.unwrap().sound, 1);
}

#[tokio::test]
async fn what_is_counted_names_nobody() {
    let place = Place::new().await;
    let token = place.token(11).await;
    place.deliver(&token, &[b"part"], b"listing").await;
    place.ask("GET", "/v1/bundle", "").await;
    let text = place.mailbox.counts().await;
    assert!(text.contains("sanad_answers_total{kind=\"part\",status=\"201\"} 1\n"), "{text}");
    assert!(text.contains("sanad_answers_total{kind=\"state\",status=\"401\"} 1\n"), "{text}");
    assert!(text.contains("sanad_bundles 1\n"), "{text}");
    for secret in
        [&token, &id(1).to_string(), &token_digest(11).to_string()[..32], &place.one.id.to_string(), "one"]
    {
        assert!(!text.contains(secret), "{secret} stands in {text}");
    }
    let shown = format!("{:?}", place.mailbox);
    for secret in [&token[..], &place.one.key, "09090909", "[9, 9"] {
        assert!(!shown.contains(secret), "{secret} stands in {shown}");
    }
}
