//! A hotel's network answers in the mailbox's place, until she has signed in.

use sanad_tests::wire::{SIGN_IN, Stranger};

use super::scene::Scene;

#[test]
fn a_sign_in_page_is_recognised_and_said() {
    let scene = Scene::new();
    let cable = &scene.all.mailbox.cable;
    let mailbox = scene.all.mailbox.address();
    for page in [
        SIGN_IN,
        b"HTTP/1.1 302 Found\r\nlocation: http://hotel.test/sign-in\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 511 Network Authentication Required\r\ncontent-length: 0\r\n\r\n",
        b"<!DOCTYPE html><title>sign in</title>",
    ] {
        let hotel = Stranger::in_the_clear(page);
        cable.lead_to(hotel.address());
        assert_eq!(scene.all.amina.is_told(), ["net-captive"], "{}", String::from_utf8_lossy(page));
        assert_eq!(scene.all.bureau.is_told_at_the_desk(), ["net-captive"]);
        scene.is_still_hers();
    }
    // She signed in.
    cable.lead_to(mailbox);
    scene.is_sent();
    scene.arrives();
}
