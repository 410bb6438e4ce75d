//! Somebody else answers: with a certificate of his own, or with TLS from before 1.3.

use std::fs;

use sanad_tests::wire::{Act, Front, Identity, OldTls};

use super::scene::Scene;

#[test]
fn another_certificate_gets_not_one_request() {
    let scene = Scene::new();
    let mailbox = scene.all.mailbox.address();
    let between = Front::before(mailbox, &Identity::own());
    between.does(|_, _| Act::Pass);
    scene.all.mailbox.cable.lead_to(between.address());
    assert_eq!(scene.all.amina.is_told(), ["net-other-key"]);
    assert_eq!(scene.all.bureau.is_told_at_the_desk(), ["net-other-key"]);
    assert_eq!(between.seen(), vec![], "neither token nor key was shown to him");
    scene.is_still_hers();
    scene.all.mailbox.cable.lead_to(mailbox);
    scene.is_sent();
    scene.arrives();
}

#[test]
fn old_tls_is_not_spoken_even_with_the_mailboxs_own_key() {
    let scene = Scene::new();
    let mailbox = scene.all.mailbox.address();
    let [certificate, key] = scene.all.mailbox.identity_files().map(|path| fs::read_to_string(path).unwrap());
    let old = OldTls::start(&certificate, &key);
    scene.all.mailbox.cable.lead_to(old.address());
    assert_eq!(scene.all.amina.is_told(), ["net-old-tls"]);
    scene.is_still_hers();
    scene.all.mailbox.cable.lead_to(mailbox);
    scene.is_sent();
    scene.arrives();
}
