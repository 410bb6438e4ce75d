//! A stranger delivers with `curl` alone: by the commands that are printed in FORMAT.md, to the letter.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sanad_evidence::Digest;
use sanad_tests::mailbox::Mailbox;
use sanad_tests::places::root;
use sanad_tests::sender::Parcel;
use tempfile::TempDir;

/// The commands of the page between `#begin NAME` and `#end NAME`.
fn printed(name: &str) -> String {
    let format = fs::read_to_string(root().join("crates/evidence/FORMAT.md")).unwrap();
    let (_, rest) = format.split_once(&format!("#begin {name}\n")).expect("the page has these commands");
    rest.split_once(&format!("#end {name}\n")).unwrap().0.to_owned()
}

/// Runs them in a folder, as a person would in a shell.
fn deliver(folder: &Path, at: SocketAddr, pin: &Digest, parcel: &Parcel) -> Output {
    fs::create_dir_all(folder.join("work")).unwrap();
    fs::write(folder.join("token"), parcel.token.hex() + "\n").unwrap();
    Command::new("sh")
        .arg("-c")
        .arg(printed("deliver"))
        .current_dir(folder)
        .env("mailbox", format!("https://{at}"))
        .env("pin", pin.to_string())
        .env("id", parcel.bundle.to_string())
        .env("work", "work")
        .env("token", "token")
        // Whatever proxy this machine is told to use is not meant for loopback.
        .env("no_proxy", "*")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The files that she has: parts and a listing, encrypted.
fn files(parcel: &Parcel) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("parts")).unwrap();
    for (index, part) in parcel.parts.iter().enumerate() {
        fs::write(folder.path().join(format!("parts/{:08}.age", index + 1)), part).unwrap();
    }
    fs::write(folder.path().join("listing.age"), &parcel.listing).unwrap();
    folder
}

#[test]
fn the_printed_commands_deliver_a_bundle() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let desk = mailbox.desk();
    let parcel = Parcel::of(1, &[300_000, 1, 70_000]);
    desk.registers(at, [&parcel.token]);
    let folder = files(&parcel);
    let done = deliver(folder.path(), at, &mailbox.pin(), &parcel);
    let said = String::from_utf8_lossy(&done.stderr).into_owned() + &String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    let receipt = fs::read(folder.path().join("receipt.txt")).unwrap();
    let _ = parcel.receipt(&receipt, &desk.receipt_key);
    assert_eq!(desk.waiting(at).len(), 1);
    mailbox.check();
    // Her token lies in no file but her own, and is in no argument.
    assert!(
        !printed("deliver").contains("Bearer $"),
        "a token in an argument is shown to everybody on the machine"
    );
}

#[test]
fn another_key_is_not_spoken_to() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let desk = mailbox.desk();
    let parcel = Parcel::of(1, &[3000]);
    desk.registers(at, [&parcel.token]);
    let done = deliver(files(&parcel).path(), at, &Digest::of(b"another"), &parcel);
    assert!(!done.status.success());
    assert_eq!(desk.asks(at, "GET /v1/desk").json()["bundles"], 0, "nothing was opened");
}
