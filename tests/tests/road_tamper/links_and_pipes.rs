//! Links, pipes and folders stand where files should be.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use sanad_courier::{FolderRoad, fetch};
use sanad_tests::stick;
use sanad_vault::Job;

use super::{Scene, desk};

/// Puts something else in the place of a file. The file itself goes aside.
fn replace(path: &Path, with: fn(&Path, &Path)) {
    let aside = path.with_extension("aside");
    let aside =
        Path::new("/").join(aside.parent().unwrap().parent().unwrap().parent().unwrap()).join("aside");
    fs::rename(path, &aside).unwrap();
    with(path, &aside);
}

fn a_link(path: &Path, aside: &Path) {
    symlink(aside, path).unwrap();
}

fn a_broken_link(path: &Path, _: &Path) {
    symlink("/nowhere/at/all", path).unwrap();
}

fn a_pipe(path: &Path, _: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn a_folder(path: &Path, _: &Path) {
    fs::create_dir(path).unwrap();
}

const THINGS: [fn(&Path, &Path); 4] = [a_link, a_broken_link, a_pipe, a_folder];

/// Does something that must not wait for ever on a pipe.
fn in_time(act: impl FnOnce(Scene) + Send + 'static, scene: Scene) {
    let (done, wait) = channel();
    let worker = std::thread::spawn(move || {
        act(scene);
        done.send(()).unwrap();
    });
    match wait.recv_timeout(Duration::from_secs(30)) {
        Ok(()) => worker.join().unwrap(),
        Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(worker.join().unwrap_err());
        }
        Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("it waits on something that never ends"),
    }
}

#[test]
fn in_the_place_of_a_part_they_are_as_if_it_were_missing() {
    for thing in THINGS {
        let scene = Scene::new();
        replace(&stick::part(&scene.stick, &scene.bundle, 2), thing);
        in_time(
            |scene| {
                scene.is_refused_for("part-missing");
                scene.honest_bundles_still_work();
            },
            scene,
        );
    }
}

#[test]
fn in_the_place_of_the_listing_the_bundle_is_not_whole() {
    for thing in THINGS {
        let scene = Scene::new();
        replace(&stick::listing(&scene.stick, &scene.bundle), thing);
        in_time(
            |scene| {
                let road = FolderRoad::new(&scene.stick).unwrap();
                assert_eq!(fetch(&scene.bureau.vault, &road, &Job::new()).unwrap().bundles, vec![]);
                scene.honest_bundles_still_work();
            },
            scene,
        );
    }
}

#[test]
fn a_bundle_that_is_a_link_to_elsewhere_is_not_followed() {
    let scene = Scene::new();
    let before = desk(&scene.bureau);
    let folder = stick::folder(&scene.stick, &scene.bundle);
    let secret = scene.bureau.beside("secret");
    fs::write(secret.join("diary.txt"), b"the Bureau's own").unwrap();
    fs::copy(folder.join("listing.age"), secret.join("listing.age")).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    symlink(&secret, &folder).unwrap();
    let road = FolderRoad::new(&scene.stick).unwrap();
    assert_eq!(fetch(&scene.bureau.vault, &road, &Job::new()).unwrap().bundles, vec![]);
    assert_eq!(desk(&scene.bureau), before);
    assert_eq!(fs::read_dir(scene.bureau.folder().join("inbox")).unwrap().count(), 0);
    scene.honest_bundles_still_work();
}

#[test]
fn in_the_place_of_a_reply_they_are_no_reply() {
    for thing in THINGS {
        let scene = Scene::answered();
        replace(&stick::reply(&scene.stick, &scene.bundle), thing);
        in_time(
            |scene| {
                let done = scene.amina.courier(&scene.stick);
                assert_eq!(done.acceptances.len(), 0);
                assert_eq!(scene.amina.vault.forget(&scene.item).unwrap_err().code(), "not-stored-elsewhere");
            },
            scene,
        );
    }
}
