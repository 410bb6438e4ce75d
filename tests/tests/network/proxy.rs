//! Through a SOCKS5 proxy: everything, by name, each partner apart; and nothing past it.

use std::collections::BTreeSet;

use sanad_tests::neighbours::Neighbours;
use sanad_tests::wire::Socks;
use sanad_vault::Network;

use super::scene::Scene;

const ONION: &str = "mailboxmailboxmailboxmailboxmailboxmailboxmailboxmailboxa.onion";

/// Everyone knows the mailbox by a name that only the proxy can resolve.
fn hidden(size: usize) -> (Scene, Socks) {
    let all = Neighbours::new().told(&format!("https://{ONION}"));
    let socks = Socks::new();
    socks.reaches(ONION, 443, all.mailbox.address());
    for person in [&all.amina, &all.zahra, &all.bureau, &all.archive] {
        let network = Network { proxy: Some(socks.address()), ..Network::default() };
        person.vault.set_network(&network).unwrap();
    }
    (Scene::of(all, size), socks)
}

#[test]
fn names_are_the_proxys_to_resolve_and_a_bundle_arrives() {
    let (scene, socks) = hidden(600_000);
    scene.is_sent();
    scene.arrives();
    let streams = socks.streams();
    assert!(streams.iter().all(|one| one.named && one.host == ONION && one.port == 443), "{streams:?}");
    assert!(streams.iter().all(|one| one.credentials.is_some()), "{streams:?}");
}

#[test]
fn each_partner_has_streams_of_its_own() {
    let (scene, socks) = hidden(600_000);
    let amina = &scene.all.amina;
    let before = socks.streams().len();
    amina.vault.assemble(&amina.case(), "archive").unwrap();
    assert_eq!(amina.sends().bundles.len(), 2);
    let streams = socks.streams().split_off(before);
    let apart: BTreeSet<_> = streams.iter().map(|one| one.credentials.clone()).collect();
    assert_eq!(apart.len(), 2, "{streams:?}");
    // And nothing of a round is known by the next: what the proxy is told changes.
    let before = socks.streams().len();
    let _ = amina.sends();
    let later: BTreeSet<_> =
        socks.streams().split_off(before).iter().map(|one| one.credentials.clone()).collect();
    assert!(!later.is_empty() && later.is_disjoint(&apart));
    // No name or id of hers stands in what the proxy is told.
    let told: String = streams
        .iter()
        .flat_map(|one| one.credentials.clone())
        .flat_map(|(user, word)| [user, word])
        .collect();
    for known in ["bureau", "archive", &amina.vault.id().to_string(), &scene.bundle.to_string()] {
        assert!(!told.contains(known));
    }
}

#[test]
fn a_proxy_that_is_down_or_knows_no_way_is_said_and_nothing_goes_past_it() {
    let (scene, socks) = hidden(1000);
    let (amina, cable) = (&scene.all.amina, &scene.all.mailbox.cable);
    let before = cable.connections();
    let gone = socks.address();
    drop(socks);
    assert_eq!(amina.is_told(), ["net-proxy-down"]);
    assert_eq!(scene.all.bureau.is_told_at_the_desk(), ["net-proxy-down"]);
    let ignorant = Socks::new();
    amina.vault.set_network(&Network { proxy: Some(ignorant.address()), ..Network::default() }).unwrap();
    assert_ne!(ignorant.address(), gone);
    assert_eq!(amina.is_told(), ["net-unreachable"]);
    // The mailbox's own address would answer, and is not asked.
    let url = format!("https://{}", scene.all.mailbox.cable.address());
    let scene = Scene { all: scene.all.told(&url), ..scene };
    assert_eq!(scene.all.amina.is_told(), ["net-unreachable"]);
    assert_eq!(scene.all.mailbox.cable.connections(), before);
    scene.is_still_hers();
}
