//! Slow, late, lossy lines, and lines that change a byte.

use std::collections::VecDeque;
use std::time::Duration;

use sanad_tests::neighbours::Neighbours;
use sanad_tests::wire::{Way, Weather};

use super::scene::Scene;

#[test]
fn two_kilobytes_a_second_are_enough_to_arrive() {
    // One part; the first ten kilobytes of it trickle.
    let scene = Scene::of(Neighbours::new(), 100);
    scene.all.mailbox.cable.turns(Weather { slow: Some((2000, 10_000)), ..Weather::default() });
    scene.is_sent();
    scene.arrives();
}

#[test]
fn late_answers_are_waited_for() {
    let scene = Scene::of(Neighbours::new(), 100);
    scene.all.mailbox.cable.turns(Weather { delay: Duration::from_millis(60), ..Weather::default() });
    scene.is_sent();
    scene.all.mailbox.cable.turns(Weather::default());
    scene.arrives();
}

#[test]
fn with_three_of_ten_connections_dropped_it_arrives() {
    let scene = Scene::of(Neighbours::new(), 2_000_000);
    // Cuts, so that many connections are needed.
    let cuts = [270_000; 7].map(|byte| (Way::Up, byte));
    let weather = Weather { dropped: Some((3, 30)), cuts: VecDeque::from(cuts), ..Weather::default() };
    scene.all.mailbox.cable.turns(weather);
    scene.is_sent();
    let (came, harmed) = scene.all.mailbox.cable.connections();
    assert!(harmed > 7, "{harmed} of {came} connections were harmed");
    scene.all.mailbox.cable.turns(Weather::default());
    scene.arrives();
}

#[test]
fn a_changed_byte_is_noticed_and_the_part_goes_again() {
    let scene = Scene::new();
    // In the greeting, in the opening, in the middle of a part; then in answers.
    let bytes = [(Way::Up, 60), (Way::Up, 700), (Way::Up, 300_000), (Way::Down, 1200), (Way::Down, 60)];
    for changed in bytes {
        scene.all.mailbox.cable.turns(Weather { corrupted: VecDeque::from([changed]), ..Weather::default() });
        // It is told plainly, and at once: what happens in a greeting may be anybody's doing.
        let told = scene.all.amina.is_told();
        let known = ["net-cut", "net-strange", "net-old-tls", "net-other-key", "net-unreachable"];
        assert!(told.iter().all(|code| known.contains(&code.as_str())), "{changed:?}: {told:?}");
    }
    if scene.state() != "delivered" {
        scene.is_sent();
    }
    scene.arrives();
}

#[test]
fn with_no_line_at_all_it_is_said_and_nothing_is_lost() {
    let scene = Scene::new();
    scene.all.mailbox.cable.turns(Weather { down: true, ..Weather::default() });
    assert_eq!(scene.all.amina.is_told(), ["net-cut"]);
    scene.is_still_hers();
    let scene = Scene { all: scene.all.told("https://127.0.0.1:9"), ..scene };
    assert_eq!(scene.all.amina.is_told(), ["net-unreachable"]);
    assert_eq!(scene.all.bureau.is_told_at_the_desk(), ["net-unreachable"]);
    scene.is_still_hers();
}
