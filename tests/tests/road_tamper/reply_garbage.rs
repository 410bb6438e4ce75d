//! Something else lies where the reply should be.

use std::fs::{self, File};
use std::time::{Duration, Instant};

use sanad_tests::people::noise;
use sanad_tests::stick;

use super::{Scene, honest_answer_still_works, is_not_believed};

#[test]
fn what_is_no_reply_is_unreadable() {
    let scene = Scene::answered();
    for bytes in [noise(1, 5000), b"age-encryption.org/v1\n-> X25519 x\n".to_vec(), vec![0; 100_000]] {
        fs::write(stick::reply(&scene.stick, &scene.bundle), bytes).unwrap();
        is_not_believed(&scene, "reply-unreadable");
    }
    honest_answer_still_works(&scene);
}

#[test]
fn a_reply_larger_than_any_is_not_read() {
    let scene = Scene::answered();
    let path = stick::reply(&scene.stick, &scene.bundle);
    File::create(&path).unwrap().set_len(20 << 30).unwrap();
    let began = Instant::now();
    let done = scene.amina.courier(&scene.stick);
    assert!(began.elapsed() < Duration::from_secs(2), "it was read: {:?}", began.elapsed());
    assert_eq!(done.acceptances.len(), 0);
    honest_answer_still_works(&scene);
}
