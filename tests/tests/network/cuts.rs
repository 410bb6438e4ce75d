//! The link is cut at any byte.

use std::collections::VecDeque;

use sanad_tests::people::noise;
use sanad_tests::wire::{Way, Weather};

use super::scene::Watched;

/// Cuts far enough from each other that something gets through in between.
fn with_progress() -> VecDeque<(Way, u64)> {
    let cuts = [
        (Way::Up, 400_000),
        (Way::Up, 263_000),
        (Way::Down, 1500),
        (Way::Up, 300_001),
        (Way::Up, 530_000),
        (Way::Down, 1600),
        (Way::Up, 262_144),
        (Way::Up, 290_000),
    ];
    VecDeque::from(cuts)
}

#[test]
fn after_so_many_cuts_at_most_so_many_parts_went_twice() {
    let watched = Watched::new(3_000_000);
    let cuts = with_progress();
    let count = cuts.len();
    watched.cable.turns(Weather { cuts, ..Weather::default() });
    watched.scene.is_sent();
    let happened = count - watched.cable.still_to_come();
    assert!(happened >= 6, "only {happened} cuts fell");
    let again = watched.sent_again();
    assert!(again <= happened, "{happened} cuts, and {again} parts went twice");
    watched.scene.arrives();
}

#[test]
fn wherever_a_cut_falls_it_arrives_whole() {
    // The handshake, the opening, the first part, its answer: where a cut falls is chosen by a seed.
    for round in 0..3_u64 {
        let watched = Watched::new(1000);
        let chance = noise(round ^ 0xC07, 8);
        let up = |index: usize| {
            (Way::Up, u64::from(chance[index]) * [6, 20, 1400][usize::try_from(round).unwrap()])
        };
        let down = |index: usize| (Way::Down, u64::from(chance[index]) * 9);
        watched
            .cable
            .turns(Weather { cuts: VecDeque::from([up(0), down(1), up(2), down(3)]), ..Weather::default() });
        watched.scene.is_sent();
        let happened = 4 - watched.cable.still_to_come();
        assert!(watched.sent_again() <= happened);
        watched.scene.arrives();
    }
}

#[test]
fn the_way_to_the_desk_is_cut_too() {
    let watched = Watched::new(2_000_000);
    watched.scene.is_sent();
    let cuts = VecDeque::from([(Way::Down, 700_000), (Way::Down, 900), (Way::Down, 300_000), (Way::Up, 600)]);
    watched.cable.turns(Weather { cuts, ..Weather::default() });
    assert_eq!(watched.scene.all.bureau.fetches().bundles, vec![watched.scene.bundle]);
    let got =
        watched.front.seen().into_iter().filter(|one| one.method == "GET" && one.path.contains("/parts/"));
    let (got, happened) = (got.count(), 4 - watched.cable.still_to_come());
    assert!(
        happened >= 3 && got <= watched.scene.parts + happened,
        "{got} fetches of {} parts",
        watched.scene.parts
    );
    let taken =
        watched.scene.all.bureau.vault.take_in(&watched.scene.bundle, &sanad_vault::Job::new()).unwrap();
    assert_eq!(taken.originals, vec![watched.scene.item]);
}
