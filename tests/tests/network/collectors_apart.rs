//! A collector tries to learn whether there is another.

use sanad_tests::mailbox::Mailbox;
use sanad_tests::sender::{Parcel, Secret, accepted};
use sanad_tests::wire::{Answer, Ask, said};

/// An answer without the time of day.
fn plain(answer: Answer) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let head = answer.head.into_iter().filter(|(name, _)| name != "date").collect();
    (answer.status, head, answer.body)
}

#[test]
fn her_answers_are_the_same_whether_another_is_there_or_not() {
    let (crowded, empty) = (Mailbox::new(), Mailbox::new());
    let other = Parcel::of(1, &[4000, 5000]);
    // She learned the other's bundle id, and says it is hers.
    let hers = Parcel { bundle: other.bundle, ..Parcel::of(2, &[600]) };
    let desk = crowded.desk();
    desk.registers(crowded.cable.address(), [&other.token, &hers.token]);
    empty.desk().registers(empty.cable.address(), [&hers.token]);
    let receipt = other.deliver(crowded.cable.address()).unwrap();
    let handle = other.token.handle();
    let reply = Ask::by(&format!("PUT /v1/desk/bundles/{handle}/replies/1"), &desk.key).octets(b"stored");
    accepted(&said(crowded.cable.address(), &reply), &[201]);

    let asks = [
        hers.asks("GET /v1/bundle"),
        hers.asks("GET /v1/bundle/replies/1"),
        hers.part(1),
        hers.opening(),
        hers.asks("GET /v1/bundle"),
        hers.asks("GET /v1/bundle/replies/1"),
        hers.part(1),
        hers.part(1),
        hers.asks("PUT /v1/bundle/messages/1").octets(b"a question"),
        hers.asks("GET /v1/bundle"),
        hers.asks("DELETE /v1/bundle"),
        hers.asks("GET /v1/bundle"),
        hers.opening(),
    ];
    for ask in &asks {
        let [one, two] = [&crowded, &empty].map(|mailbox| plain(said(mailbox.cable.address(), ask)));
        assert_eq!(one, two, "{}", ask.what);
    }
    // And the other has what she had.
    let kept = desk.asks(crowded.cable.address(), &format!("GET /v1/desk/bundles/{handle}/receipt"));
    assert_eq!(kept.body, receipt);
    assert_eq!(said(crowded.cable.address(), &other.asks("GET /v1/bundle/replies/1")).body, b"stored");
}

#[test]
fn whoever_may_not_is_told_one_and_the_same() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let (desk, elsewhere) = (mailbox.desk(), Mailbox::new().desk());
    let (spent, revoked) = (Parcel::of(1, &[4000]), Parcel::of(2, &[4000]));
    desk.registers(at, [&spent.token, &revoked.token]);
    let _ = spent.deliver(at).unwrap();
    desk.revokes(at, &revoked.token);

    let unknown = Secret::of(77).hex();
    let bearers = [
        Some(unknown.clone()),
        Some(revoked.token.hex()),
        // A key that opens another door of the same house, or of another.
        Some(elsewhere.key.clone()),
        Some(unknown.to_uppercase()),
        Some(unknown[..63].to_owned()),
        Some(format!("{unknown}0")),
        Some(String::new()),
        Some("../../partner".to_owned()),
        Some("é".repeat(32)),
        None,
    ];
    let collector = [
        "PUT /v1/bundle",
        "GET /v1/bundle",
        "DELETE /v1/bundle",
        "GET /v1/bundle/replies/1",
        "PUT /v1/bundle/parts/1",
        "PUT /v1/bundle/messages/1",
        "POST /v1/bundle/close",
    ];
    let handle = spent.token.handle();
    let partner = ["GET /v1/desk", "POST /v1/desk/tokens", "GET /v1/desk/bundles"].map(str::to_owned);
    let within = [
        "GET {}/receipt",
        "GET {}/listing",
        "GET {}/parts/1",
        "GET {}/messages/1",
        "PUT {}/replies/1",
        "DELETE {}",
    ];
    let within = within.map(|what| what.replace("{}", &format!("/v1/desk/bundles/{handle}")));
    let mut expected = None;
    let mut refused = |what: &str, bearer: Option<String>, scheme: &str| {
        let mut ask = Ask::to(what).octets(b"{}");
        if let Some(bearer) = bearer {
            ask = ask.with(format!("authorization: {scheme} {bearer}"));
        }
        let answer = said(at, &ask);
        assert_eq!(answer.told(), (401, "unauthorized".to_owned()), "{what} {ask:?}");
        let answer = plain(answer);
        assert_eq!(*expected.get_or_insert_with(|| answer.clone()), answer, "{what}");
    };
    for what in collector {
        bearers.iter().for_each(|bearer| refused(what, bearer.clone(), "Bearer"));
        refused(what, Some(desk.key.clone()), "Bearer");
        refused(what, Some(spent.token.hex()), "Basic");
    }
    for what in partner.iter().chain(&within) {
        bearers.iter().for_each(|bearer| refused(what, bearer.clone(), "Bearer"));
        refused(what, Some(spent.token.hex()), "Bearer");
    }
    // Two at once are none.
    let twice =
        Ask::by("GET /v1/bundle", &spent.token.hex()).with(format!("authorization: Bearer {unknown}"));
    assert_eq!(said(at, &twice).status, 401);
}

#[test]
fn what_the_mailbox_writes_down_names_nobody() {
    let mailbox = Mailbox::new();
    let at = mailbox.cable.address();
    let desk = mailbox.desk();
    let parcel = Parcel::of(1, &[4000]);
    desk.registers(at, [&parcel.token]);
    let _ = parcel.deliver(at).unwrap();
    let _ = said(at, &Ask::by("GET /v1/bundle", &Secret::of(5).hex()));
    let _ = desk.waiting(at);
    mailbox.cable.turns(sanad_tests::wire::Weather::default());
    assert_eq!(mailbox.stop(), Some(0), "it ends when it is asked to");
    mailbox.start();
    let said = mailbox.log();
    let secrets = [
        parcel.token.hex(),
        desk.key,
        parcel.token.digest().to_string(),
        parcel.token.handle(),
        parcel.bundle.to_string(),
        Secret::of(5).hex(),
    ];
    for secret in secrets {
        assert!(!said.contains(&secret[..16]), "{said}");
    }
    // Neither token nor key lies in its folder as it is.
    for secret in [parcel.token.hex(), mailbox.desk().key] {
        let found = sanad_tests::stolen::files_with(&mailbox.folder(), secret.as_bytes());
        assert_eq!(found, Vec::<String>::new());
    }
}
