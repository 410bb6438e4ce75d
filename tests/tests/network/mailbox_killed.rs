//! The mailbox is killed while Amina's courier delivers, and comes back.

use std::thread;

use super::scene::Scene;
use sanad_tests::neighbours::Neighbours;

#[test]
fn she_notices_no_more_than_a_cut() {
    let scene = Scene::of(Neighbours::new(), 4_000_000);
    let mailbox = &scene.all.mailbox;
    thread::scope(|scope| {
        scope.spawn(|| {
            for carried in [300_000, 1_500_000, 3_000_000] {
                let late = std::time::Instant::now() + std::time::Duration::from_secs(50);
                while mailbox.cable.carried().0 < carried && std::time::Instant::now() < late {
                    thread::sleep(std::time::Duration::from_micros(300));
                }
                mailbox.kill();
                mailbox.start();
            }
        });
        scene.is_sent();
    });
    scene.is_held();
    scene.arrives();
}
