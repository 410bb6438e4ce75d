//! The words of the protocol: what is written is read as the same; what is out of range is refused.

use super::*;
use crate::sign::SigningKey;

fn id(text: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Digest::of(text.as_bytes()).as_bytes()[..16]);
    Id::from_bytes(bytes)
}

#[test]
fn sums_are_what_sha256sum_writes() {
    let (one, two) = (Digest::of(b"one"), Digest::of(b"two"));
    let text = format!("{one}  00000001.age\n{two}  00000002.age\n");
    assert_eq!(sums([one, two]), Digest::of(text.as_bytes()));
    assert_ne!(sums([two, one]), sums([one, two]));
}

#[test]
fn a_handle_is_the_beginning_of_the_tokens_digest() {
    let token = crate::secret::Token::from_bytes(&[7; 32]);
    let digest = token.digest();
    assert_eq!(digest, Digest::of(&[7; 32]));
    assert!(digest.to_string().starts_with(&handle(&digest).to_string()));
    assert_eq!(*token.to_hex(), "07".repeat(32));
}

#[test]
fn numbers_have_one_spelling() {
    assert_eq!(parse_number("1", 3), Some(1));
    assert_eq!(parse_number("3", 3), Some(3));
    for wrong in ["", "0", "01", "4", "+1", "-1", "1 ", "18446744073709551616", "1.0", "٣", "../1"] {
        assert_eq!(parse_number(wrong, 3), None, "{wrong} was taken");
    }
}

#[test]
fn ranges_are_short_and_bounded() {
    assert_eq!(ranges([1, 2, 3, 7, 9, 10]), [(1, 3), (7, 7), (9, 10)]);
    assert_eq!(ranges([]), []);
    let odd = ranges((0..30_000_u64).map(|n| n * 2 + 1));
    assert_eq!((odd.len(), odd.last()), (MOST_RANGES, Some(&(19_999, 19_999))));
}

#[test]
fn every_problem_is_read_as_it_was_written() {
    for code in ProblemCode::ALL {
        let problem = Problem {
            code: *code,
            held: (*code == ProblemCode::PartDiffers).then(|| Digest::of(b"held")),
            missing: if *code == ProblemCode::PartsMissing { vec![(1, 3), (7, 7)] } else { Vec::new() },
        };
        let text = problem.to_json();
        assert_eq!(Problem::parse(code.status(), text.as_bytes()), Ok(problem), "{text}");
        assert_eq!(Problem::parse(200, text.as_bytes()), Err(BodyError::Malformed));
        assert_eq!(ProblemCode::parse(code.code()), Some(*code));
    }
    let busy = Problem::new(ProblemCode::Busy).to_json();
    assert_eq!(
        busy,
        r#"{"type":"urn:sanad:problem:busy","title":"The mailbox cannot do this now. Ask again later.","status":503,"code":"busy"}"#
    );
    let mut codes: Vec<_> = ProblemCode::ALL.iter().map(|code| code.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), ProblemCode::ALL.len());
}

#[test]
fn what_is_no_problem_of_ours_is_refused() {
    for wrong in [
        "",
        "<html>sign in</html>",
        "{}",
        r#"{"type":"about:blank","title":"x","status":503,"code":"busy"}"#,
        r#"{"type":"urn:sanad:problem:other","title":"x","status":503,"code":"other"}"#,
        r#"{"type":"urn:sanad:problem:closed","title":"x","status":503,"code":"closed"}"#,
        r#"{"type":"urn:sanad:problem:busy","title":"x","status":503,"code":"busy","missing":[[3,1]]}"#,
    ] {
        assert_eq!(Problem::parse(503, wrong.as_bytes()), Err(BodyError::Malformed), "{wrong} was taken");
    }
    let long = vec![b' '; MOST_JSON + 1];
    assert_eq!(Problem::parse(503, &long), Err(BodyError::TooLarge { bytes: MOST_JSON + 1 }));
    // What a later mailbox adds is passed over.
    let more =
        r#"{"type":"urn:sanad:problem:busy","title":"\u0041","status":503,"code":"busy","detail":"x"}"#;
    assert_eq!(Problem::parse(503, more.as_bytes()), Ok(Problem::new(ProblemCode::Busy)));
}

#[test]
fn openings() {
    let opening = Opening { bundle: id("bundle"), parts: 3, bytes: 800_000 };
    assert_eq!(Opening::parse(opening.to_json().as_bytes()), Ok(opening));
    assert_eq!(opening.to_json(), format!(r#"{{"bundle":"{}","parts":3,"bytes":800000}}"#, opening.bundle));
    for wrong in [
        Opening { parts: 0, ..opening },
        Opening { parts: 1_000_001, ..opening },
        Opening { bytes: 0, ..opening },
        Opening { parts: 1, bytes: MOST_PART_BYTES + MOST_LISTING_BYTES + 1, ..opening },
    ] {
        assert_eq!(Opening::parse(wrong.to_json().as_bytes()), Err(BodyError::Malformed), "{wrong:?}");
    }
    let id = opening.bundle;
    for wrong in [
        format!(r#"{{"bundle":"{id}","parts":3}}"#),
        format!(r#"{{"bundle":"{id}","parts":3,"bytes":1,"more":1}}"#),
        format!(r#"{{"bundle":"{id}","parts":-3,"bytes":1}}"#),
        format!(r#"{{"bundle":"../{id}","parts":3,"bytes":1}}"#),
        format!(r#"{{"bundle":"{}","parts":3,"bytes":1}}"#, id.to_string().to_uppercase()),
    ] {
        assert_eq!(Opening::parse(wrong.as_bytes()), Err(BodyError::Malformed), "{wrong} was taken");
    }
}

#[test]
fn states_tokens_facts_and_lists() {
    let state = BundleState {
        bundle: id("bundle"),
        state: State::Open,
        parts: 7,
        held: vec![(1, 3), (7, 7)],
        replies: None,
    };
    assert_eq!(BundleState::parse(state.to_json().as_bytes()), Ok(state.clone()));
    assert!(state.to_json().contains(r#""state":"open","parts":7,"held":[[1,3],[7,7]]}"#));
    for held in [vec![(0, 3)], vec![(3, 1)], vec![(1, 3), (4, 4)], vec![(1, 3), (2, 5)], vec![(1, 8)]] {
        let wrong = BundleState { held, ..state.clone() };
        assert!(BundleState::parse(wrong.to_json().as_bytes()).is_err(), "{wrong:?}");
    }

    let digest = Digest::of(b"token");
    let change = TokenChange { add: vec![digest; 10_000], revoke: vec![digest; 10_000] };
    assert_eq!(TokenChange::parse(change.to_json().as_bytes()), Ok(change));
    assert_eq!(TokenChange::parse(b"{}"), Ok(TokenChange::default()));
    let many = TokenChange { add: vec![digest; 10_001], revoke: Vec::new() };
    assert!(TokenChange::parse(many.to_json().as_bytes()).is_err());

    let facts = DeskFacts {
        used: 5,
        quota: None,
        bundles: 1,
        keep_days: 30,
        receipt_key: SigningKey::from_seed(&[5; 32]).verifying_key(),
    };
    assert_eq!(DeskFacts::parse(facts.to_json().as_bytes()), Ok(facts.clone()));
    assert!(facts.to_json().contains(r#""quota":null"#));

    let bundle = |name: &str| WaitingBundle {
        handle: id(name),
        bundle: id("bundle"),
        parts: 3,
        bytes: 800_000,
        closed_at: "2026-11-21T14:02:09+00:00".parse().unwrap(),
        messages: 0,
        collected: false,
    };
    let mut bundles = vec![bundle("a"), bundle("b")];
    bundles.sort_by_key(|bundle| bundle.handle);
    let waiting = Waiting { bundles, more: true };
    assert_eq!(Waiting::parse(waiting.to_json().as_bytes()), Ok(waiting.clone()));
    let mut wrong = waiting.clone();
    wrong.bundles.reverse();
    assert!(Waiting::parse(wrong.to_json().as_bytes()).is_err());
    wrong = waiting;
    wrong.bundles[0].messages = MOST_MESSAGES + 1;
    assert!(Waiting::parse(wrong.to_json().as_bytes()).is_err());
}

#[test]
fn content_digests() {
    let digest = Digest::of(b"hello\n");
    let text = content_digest(&digest);
    // What `openssl dgst -sha256 -binary | base64` says.
    assert_eq!(text, "sha-256=:WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM=:");
    assert_eq!(parse_content_digest(&text), Some(digest));
    assert_eq!(parse_content_digest(&format!("sha-512=:AA==:, {text}")), Some(digest));
    for wrong in [
        String::new(),
        text.replace("sha-256", "sha-512"),
        text.replace(':', ""),
        format!("{text}, {text}"),
        text.replace('=', ""),
        "sha-256=:AA==:".to_owned(),
        format!("{text};q=1"),
    ] {
        assert_eq!(parse_content_digest(&wrong), None, "{wrong} was taken");
    }
}

#[test]
fn paths_stand_under_the_version() {
    let handle = id("handle");
    let desk = format!("/v1/desk/bundles/{handle}");
    assert_eq!(part_path(12), "/v1/bundle/parts/12");
    assert_eq!(reply_path(1), "/v1/bundle/replies/1");
    assert_eq!(message_path(1), "/v1/bundle/messages/1");
    assert_eq!(waiting_path(None), "/v1/desk/bundles");
    assert_eq!(waiting_path(Some(&handle)), format!("/v1/desk/bundles?after={handle}"));
    assert_eq!(desk_bundle_path(&handle), desk);
    assert_eq!(desk_receipt_path(&handle), format!("{desk}/receipt"));
    assert_eq!(desk_listing_path(&handle), format!("{desk}/listing"));
    assert_eq!(desk_part_path(&handle, 12), format!("{desk}/parts/12"));
    assert_eq!(desk_message_path(&handle, 1), format!("{desk}/messages/1"));
    assert_eq!(desk_reply_path(&handle, 1), format!("{desk}/replies/1"));
}
