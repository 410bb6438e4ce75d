//! Somebody tries to leave the paths of the protocol, to reach files or other bundles.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sanad_tests::mailbox::Mailbox;
use sanad_tests::sender::Parcel;
use sanad_tests::wire::{Ask, said};

/// Every file of a folder with its bytes.
fn all_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn no_path_leads_anywhere_else() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let desk = mailbox.desk();
    let (parcel, open) = (Parcel::of(1, &[4000, 5000]), Parcel::of(2, &[4000, 5000]));
    desk.registers(at, [&parcel.token, &open.token]);
    let receipt = parcel.deliver(at).unwrap();
    assert_eq!(said(at, &open.opening()).status, 201);
    let before = all_in(&mailbox.folder());

    let handle = parcel.token.handle();
    let up = "%2e%2e%2f".repeat(8);
    for rest in [
        "/../mailbox.toml",
        "/%2e%2e/mailbox.toml",
        "/..%2fmailbox.toml",
        "/..%5cmailbox.toml",
        "//etc/passwd",
        "/v1/../../etc/passwd",
        "/v1//bundle",
        "//v1/bundle",
        "/v1/bundle/",
        "/V1/BUNDLE",
        "/v1/bundle%00",
        "/v1/bundle/parts/../../desk",
        "/v1/bundle/parts/",
        "/v1/bundle/parts/1/",
        "/v1/bundle/parts/1/..",
        "/v1/bundle/parts/%2e%2e",
        "/v1/bundle/../bundle/../../x",
        "/v1/bundle;x=1",
        "/v1/bundle/parts/1%2f..",
    ] {
        for method in ["GET", "PUT", "DELETE"] {
            let answer = said(at, &open.asks(&format!("{method} {rest}")).octets(b"x"));
            assert!((400..500).contains(&answer.status), "{method} {rest}: {answer:?}");
            assert!(!answer.told().1.is_empty(), "{method} {rest}: {answer:?}");
        }
    }
    for index in [
        "0",
        "3",
        "01",
        "+1",
        "-1",
        "1.0",
        "1e0",
        "0x1",
        "١",
        "%31%00",
        "18446744073709551616",
        "99999999999999999999999",
        "a",
        "%2e",
        "1%20",
    ] {
        let answer = said(at, &open.asks(&format!("PUT /v1/bundle/parts/{index}")).octets(b"x"));
        assert!((400..500).contains(&answer.status), "{index}: {answer:?}");
    }
    for name in [
        "../partner",
        "..%2fpartner",
        "%2e%2e",
        ".",
        "*",
        "",
        &handle.to_uppercase(),
        &handle[..31],
        &format!("{handle}0"),
        &format!("{up}etc%2fpasswd"),
        &format!("{handle}%00"),
        &"0".repeat(4000),
    ] {
        for rest in ["receipt", "listing", "parts/1", "messages/1", "../mailbox.toml"] {
            let answer = said(at, &Ask::by(&format!("GET /v1/desk/bundles/{name}/{rest}"), &desk.key));
            assert!((400..500).contains(&answer.status), "{name}/{rest}: {answer:?}");
        }
    }
    for target in ["http://elsewhere.test/v1/health", "elsewhere.test:443", "*"] {
        for method in ["GET", "CONNECT", "OPTIONS", "TRACE"] {
            let mut line = sanad_tests::wire::Line::to(at).unwrap();
            // Whatever it says, or if it hangs up: it fetches nothing for anybody.
            if let Ok(answer) = line.ask(&Ask::to(&format!("{method} {target}"))) {
                assert!(
                    answer.status == 200 && answer.body == b"ok\n" || answer.status >= 400,
                    "{target}: {answer:?}"
                );
            }
        }
    }
    // Nothing came, nothing went, and the mailbox is as it was.
    assert_eq!(all_in(&mailbox.folder()), before);
    assert_eq!(desk.asks(at, &format!("GET /v1/desk/bundles/{handle}/receipt")).body, receipt);
}
