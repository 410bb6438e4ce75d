//! The mailbox did what was asked, and its answer was lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sanad_tests::wire::Act;

use super::scene::Watched;

#[test]
fn whatever_answer_is_lost_it_is_asked_again_and_nothing_is_doubled() {
    for (lost, times) in [
        ("PUT /v1/bundle", 2),
        ("PUT /v1/bundle/parts/2", 2),
        ("POST /v1/bundle/close", 2),
        ("GET /v1/bundle", 1),
    ] {
        let watched = Watched::new(600_000);
        let left = Arc::new(AtomicUsize::new(times));
        let mine = Arc::clone(&left);
        watched.front.does(move |method, path| {
            let this = format!("{method} {path}") == lost;
            let swallow = this
                && mine.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
            if swallow { Act::Swallow } else { Act::Pass }
        });
        watched.scene.is_sent();
        if lost != "GET /v1/bundle" {
            assert_eq!(left.load(Ordering::SeqCst), 0, "{lost} was never asked");
        }
        assert!(watched.sent_again() <= times, "{lost}");
        assert_eq!(watched.scene.all.mailbox.log().matches("panic").count(), 0);
        watched.scene.arrives();
    }
}

#[test]
fn a_bundle_whose_receipt_was_lost_is_not_withdrawn_before_the_mailbox_says_so() {
    let watched = Watched::new(100_000);
    let amina = &watched.scene.all.amina;
    watched.front.does(|_, path| if path.ends_with("/close") { Act::Swallow } else { Act::Pass });
    assert_eq!(amina.is_told(), ["net-cut"]);
    watched.scene.is_still_hers();
    // She changes her mind, while the partner may hold it already.
    assert_eq!(amina.vault.withdraw(&watched.scene.bundle).unwrap_err().code(), "bundle-closing");
    watched.front.does(|_, _| Act::Pass);
    watched.scene.is_sent();
    watched.scene.arrives();
}
