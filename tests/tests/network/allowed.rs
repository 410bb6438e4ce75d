//! Nothing goes that a person has not allowed: by partner, by the month.

use sanad_courier::Round;
use sanad_tests::by_net::ASKED;
use sanad_vault::{Job, Network, Permission};

use super::scene::Scene;

const UNASKED: Round = Round { asked: false, ..ASKED };

#[test]
fn never_is_never_and_ask_waits_to_be_asked() {
    let scene = Scene::new();
    let (amina, cable) = (&scene.all.amina, &scene.all.mailbox.cable);
    let before = cable.connections();
    let round = |round: &Round| amina.by_net(round, &Job::new(), &mut |_| ()).unwrap();
    // Amina has said nothing yet, and the Archive may never.
    amina.vault.set_permission("archive", Permission::Never).unwrap();
    assert_eq!(round(&UNASKED).bundles.len(), 0);
    amina.vault.set_permission("bureau", Permission::Never).unwrap();
    assert_eq!((round(&ASKED).bundles.len(), round(&UNASKED).bundles.len()), (0, 0));
    assert_eq!(cable.connections(), before, "not even a connection was made");
    scene.is_still_hers();
    amina.vault.set_permission("bureau", Permission::Always).unwrap();
    assert_eq!(round(&UNASKED).bundles.len(), 1);
    scene.arrives();
}

#[test]
fn the_month_s_limit_is_kept_to_within_one_part() {
    let scene = Scene::of(sanad_tests::neighbours::Neighbours::new(), 3_000_000);
    let (amina, cable) = (&scene.all.amina, &scene.all.mailbox.cable);
    let spent = amina.vault.meter().unwrap();
    let limit = spent.sent + spent.received + 1_000_000;
    let limited = |limit| {
        amina.vault.set_network(&Network { monthly_limit: Some(limit), ..Network::default() }).unwrap()
    };
    limited(limit);
    let carried = cable.carried();
    assert_eq!(amina.is_told(), ["net-limit"]);
    let went = cable.carried();
    let went = went.0 + went.1 - carried.0 - carried.1;
    assert!(went <= 1_000_000, "{went} bytes went");
    assert!(went >= 500_000, "only {went} bytes went");
    // What the vault counted is what the cable carried.
    let meter = amina.vault.meter().unwrap();
    let counted = meter.sent + meter.received - spent.sent - spent.received;
    assert!(counted.abs_diff(went) < 2000, "{counted} counted, {went} went");
    scene.is_still_hers();
    limited(limit * 10);
    scene.is_sent();
    scene.arrives();
}

#[test]
fn a_bundle_at_rest_waits_until_she_goes_on() {
    let scene = Scene::new();
    let amina = &scene.all.amina;
    amina.vault.pause(&scene.bundle, true).unwrap();
    assert_eq!(amina.sends().bundles.len(), 0);
    scene.is_still_hers();
    amina.vault.pause(&scene.bundle, false).unwrap();
    scene.is_sent();
    scene.arrives();
}
