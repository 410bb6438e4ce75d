//! A partner tries to see, change or take away what another partner's mailbox holds on the same server.

use std::fs;

use sanad_tests::mailbox::Mailbox;
use sanad_tests::sender::{Parcel, accepted};
use sanad_tests::wire::{Ask, said};

#[test]
fn no_desk_sees_or_changes_what_is_anothers() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let (ours, theirs) = (mailbox.desk(), mailbox.desk());
    let parcel = Parcel::of(1, &[4000, 5000]);
    ours.registers(at, [&parcel.token]);
    let receipt = parcel.deliver(at).unwrap();
    accepted(&said(at, &parcel.asks("PUT /v1/bundle/messages/1").octets(b"a question")), &[201]);

    assert_eq!(theirs.waiting(at), Vec::<serde_json::Value>::new());
    let facts = theirs.asks(at, "GET /v1/desk").json();
    assert_eq!((facts["used"].as_u64(), facts["bundles"].as_u64()), (Some(0), Some(0)), "{facts}");

    // The same answer, byte for byte, as about a bundle that never was.
    let (handle, nothing) = (parcel.token.handle(), "0123456789abcdef0123456789abcdef");
    for (method, rest) in [
        ("GET", "/receipt"),
        ("GET", "/listing"),
        ("GET", "/parts/1"),
        ("GET", "/messages/1"),
        ("PUT", "/replies/1"),
        ("DELETE", ""),
    ] {
        let ask = |handle: &str| {
            let ask = Ask::by(&format!("{method} /v1/desk/bundles/{handle}{rest}"), &theirs.key);
            let answer = said(at, &if method == "PUT" { ask.octets(b"a reply") } else { ask });
            // All of it but the time of day.
            (
                answer.status,
                answer.head.into_iter().filter(|(name, _)| name != "date").collect::<Vec<_>>(),
                answer.body,
            )
        };
        assert_eq!(ask(&handle), ask(nothing), "{method} {rest}");
    }
    assert_eq!(
        theirs.asks(at, &format!("GET /v1/desk/bundles?after={handle}")).json()["bundles"],
        serde_json::json!([])
    );

    assert_eq!(ours.waiting(at).len(), 1);
    assert_eq!(ours.asks(at, &format!("GET /v1/desk/bundles/{handle}/receipt")).body, receipt);
    assert_eq!(ours.asks(at, &format!("GET /v1/desk/bundles/{handle}/parts/2")).body, parcel.parts[1]);
    assert_eq!(said(at, &parcel.asks("GET /v1/bundle/replies/1")).told(), (404, "no-reply".to_owned()));
}

#[test]
fn no_desk_takes_or_revokes_anothers_token() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let (ours, theirs) = (mailbox.desk(), mailbox.desk());
    let (first, second) = (Parcel::of(1, &[4000]), Parcel::of(2, &[4000]));
    ours.registers(at, [&first.token]);
    // They learned it, and say that it is theirs, then that it is void.
    let body = serde_json::json!({ "add": [first.token.digest().to_string()], "revoke": [] });
    let refused = said(at, &Ask::by("POST /v1/desk/tokens", &theirs.key).json(&body));
    assert_eq!(refused.told(), (409, "token-taken".to_owned()));
    theirs.revokes(at, &first.token);
    // And they void one that is not registered yet.
    theirs.revokes(at, &second.token);
    ours.registers(at, [&second.token]);
    for parcel in [first, second] {
        let receipt = parcel.deliver(at).unwrap();
        let _ = parcel.receipt(&receipt, &ours.receipt_key);
    }
    assert_eq!((ours.waiting(at).len(), theirs.waiting(at).len()), (2, 0));
}

#[test]
fn a_partner_that_was_removed_opens_nothing_and_leaves_the_others_alone() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let (ours, theirs) = (mailbox.desk(), mailbox.desk());
    let (parcel, gone) = (Parcel::of(1, &[4000]), Parcel::of(2, &[4000]));
    ours.registers(at, [&parcel.token]);
    theirs.registers(at, [&gone.token]);
    let removed = mailbox.verb(&["partner", "remove", "partner-1"]);
    assert!(removed.status.success(), "{}", String::from_utf8_lossy(&removed.stderr));
    assert_eq!(theirs.asks(at, "GET /v1/desk").told(), (401, "unauthorized".to_owned()));
    assert_eq!(said(at, &gone.opening()).told(), (401, "unauthorized".to_owned()));
    let receipt = parcel.deliver(at).unwrap();
    let _ = parcel.receipt(&receipt, &ours.receipt_key);
    assert!(fs::metadata(mailbox.folder()).unwrap().is_dir());
}
