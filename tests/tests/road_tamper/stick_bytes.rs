//! Any bytes at all in the files of a stick: an error with a code, never a panic, nothing kept.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use sanad_tests::stick;

use super::{Scene, failed};

struct Shared(std::sync::Mutex<Scene>);

static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared(std::sync::Mutex::new(Scene::new())));

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_bytes_on_a_stick_are_too_much(
        which in 0_usize..4,
        bytes in proptest::collection::vec(any::<u8>(), 0..2000),
        at in 0.0_f64..1.0,
        instead in any::<bool>(),
    ) {
        let scene = SHARED.0.lock().unwrap();
        fs::remove_dir_all(scene.stick.join("bundles")).unwrap();
        stick::copy_all(&scene.pristine, &scene.stick);
        let path: PathBuf = match which {
            0 => stick::listing(&scene.stick, &scene.bundle),
            other => stick::part(&scene.stick, &scene.bundle, other),
        };
        let before = fs::read(&path).unwrap();
        let after = if instead {
            bytes
        } else {
            // Written over some stretch of what was there, or behind its end.
            let mut changed = before.clone();
            let at = (at * changed.len() as f64) as usize;
            changed.splice(at..(at + bytes.len()).min(before.len()), bytes);
            changed
        };
        prop_assume!(after != before);
        fs::write(&path, after).unwrap();
        let code = failed(&scene.bureau, &scene.stick, &scene.bundle).code();
        prop_assert!(["bundle-refused", "bundle-not-for-us"].contains(&code), "{code}");
    }
}
