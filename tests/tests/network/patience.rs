//! The mailbox asks for patience, or has no room.

use sanad_tests::wire::Act;

use super::scene::Watched;

fn problem(status: &str, code: &str, head: &str) -> Vec<u8> {
    let body = format!(
        "{{\"type\":\"urn:sanad:problem:{code}\",\"title\":\"-\",\"status\":{},\"code\":\"{code}\"}}",
        &status[..3]
    );
    format!("HTTP/1.1 {status}\r\ncontent-type: application/problem+json\r\n{head}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[test]
fn it_waits_as_long_as_it_is_asked_to_and_says_what_it_waits_for() {
    let watched = Watched::new(100_000);
    for (status, code) in [("429 Too Many Requests", "too-many"), ("503 Service Unavailable", "busy")] {
        let bytes = problem(status, code, "retry-after: 3000\r\n");
        watched.front.does(move |_, _| Act::Answer(bytes.clone()));
        let mut waits = Vec::new();
        let job = sanad_vault::Job::new();
        let _ = watched.scene.all.amina.by_net(&sanad_tests::by_net::ASKED, &job, &mut |progress| {
            if let Some((code, left)) = progress.waits {
                waits.push((code.to_owned(), left.as_secs()));
                job.stop();
            }
        });
        if let Some((code, left)) = waits.first() {
            assert_eq!(code, "net-slow-down");
            assert!((2900..=3000).contains(left), "{left} s");
        }
        watched.scene.is_still_hers();
    }
    // A moment, and then it is let in.
    let mut first = true;
    watched.front.does(move |_, _| {
        let bytes = problem("503 Service Unavailable", "busy", "retry-after: 0\r\n");
        if std::mem::take(&mut first) { Act::Answer(bytes) } else { Act::Pass }
    });
    watched.scene.is_sent();
    watched.scene.arrives();
}

#[test]
fn a_full_mailbox_is_said_and_what_is_there_already_stays() {
    let watched = Watched::new(900_000);
    watched.front.does(|method, path| {
        let full = method == "PUT" && (path.ends_with("/parts/3"));
        if full { Act::Answer(problem("507 Insufficient Storage", "mailbox-full", "")) } else { Act::Pass }
    });
    assert_eq!(watched.scene.all.amina.is_told(), ["mailbox-full"]);
    watched.scene.is_still_hers();
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    assert!(watched.sent_again() <= 1);
    watched.scene.arrives();
}

#[test]
fn a_token_that_the_mailbox_does_not_know_is_said() {
    let watched = Watched::new(100_000);
    watched.front.does(|_, _| Act::Answer(problem("401 Unauthorized", "unauthorized", "")));
    assert_eq!(watched.scene.all.amina.is_told(), ["mailbox-token"]);
    watched.scene.is_still_hers();
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}
