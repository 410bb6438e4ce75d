//! The way over the internet through two windows, and a real mailbox between them.

use std::fs;

use sanad_tests::mailbox::Mailbox;
use sanad_tests::window::{Home, Is, Person, Screen};
use serde_json::json;

use super::{alone, media};

#[test]
fn she_sends_over_the_internet_and_the_answer_comes_back_the_same_way() {
    let _turn = alone();
    let (media, mailbox) = (media(), Mailbox::new());
    let (screen, desk) = (Screen::new(1400, 900), Screen::new(1400, 900));
    let (home, office) = (Home::new(), Home::new());
    // Goes another way than the file: by hand, here.
    let by_hand = home.path("STICK");
    fs::create_dir_all(&by_hand).unwrap();

    let bureau = Person::sits_down(&desk, &office, "en");
    bureau.makes_a_vault(Is::Partner, |_, _| ());
    bureau.adds_a_mailbox(&mailbox.pass());
    let invitation = by_hand.join("invitation.age");
    let code = bureau.invites("Amina", &invitation);
    // The mailbox learns of her tokens.
    bureau.fetches_by_net();

    let amina = Person::sits_down(&screen, &home, "en");
    amina.makes_a_vault(Is::Collector, |_, _| ());
    amina.makes_a_case("street-7", "What happened in the street");
    let film = media.join("VID_20260314_104512.mp4");
    amina.drops(&[&film]);
    amina.keeps(1);
    amina.window.click("add-close");
    amina.opens("VID_20260314_104512.mp4");
    amina.states_no_consent_needed("A public street");
    amina.goes_to("side-partners");
    amina.adds_partner(&invitation, &code);
    amina.opens_case("street-7");
    amina.window.click("case-transfer");
    amina.window.says("transfer-goes", &[]);
    amina.makes_a_transfer();

    // Nothing leaves before she says so; then the mailbox holds it, which is not yet an acceptance.
    let (up, _) = mailbox.cable.carried();
    amina.goes_to("side-outbox");
    amina.window.says("outbox-queued", &[]);
    assert_eq!(mailbox.cable.carried().0, up, "something went before she said so");
    amina.sends_by_net();
    amina.window.says("send-bundles", &[("count", "1")]);
    let held = amina.window.ask("outbox", &json!({})).unwrap();
    assert_eq!((&held[0]["state"], &held[0]["receipt"]), (&json!("delivered"), &json!(true)), "{held}");
    assert!(mailbox.cable.carried().0 > fs::metadata(&film).unwrap().len(), "the film did not go this way");
    mailbox.check();

    bureau.goes_to("side-inbox");
    bureau.fetches_by_net();
    bureau.takes_in();
    bureau.window.says("inbox-enrolled", &[]);
    bureau.accepts();
    bureau.goes_to("side-inbox");
    bureau.fetches_by_net();

    amina.goes_to("side-outbox");
    amina.window.says_text("The Bureau has not opened it yet.");
    amina.sends_by_net();
    amina.window.says("outbox-accepted", &[("name", "The Bureau")]);
}
