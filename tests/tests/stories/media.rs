//! Real media: photographs with EXIF, films, sound, papers, words in four scripts.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sanad_tests::people::{acquainted, amina, bureau};
use sanad_tests::places::{root, target};
use sanad_vault::{Job, find_files};

/// The made media, once for all tests.
fn media() -> PathBuf {
    let folder = target().join("media");
    let made = Command::new(root().join("tests/fixtures/make-media.sh")).arg(&folder).status().unwrap();
    assert!(made.success(), "make-media.sh failed: run `make setup`");
    folder
}

#[test]
fn a_folder_of_real_media_arrives_at_the_bureau_byte_for_byte() {
    let (amina, bureau) = (amina(), bureau());
    acquainted(&amina, &bureau);
    let folder = media();
    let mut names = BTreeMap::new();
    for found in find_files(&folder) {
        let found = found.unwrap();
        let acquired = amina.vault.acquire(&amina.case(), &found, &Job::new()).unwrap();
        amina.not_needed(&acquired.item);
        names.insert(acquired.item, found.path);
    }
    assert!(names.len() >= 12);
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    assert_eq!(taken[0].originals.len(), names.len());
    let out = bureau.beside("out");
    for (item, path) in &names {
        let copy = out.join(item.to_string());
        bureau.vault.export(item, &copy, &Job::new()).unwrap();
        assert_eq!(fs::read(copy).unwrap(), fs::read(path).unwrap(), "{}", path.display());
    }
}

#[test]
fn a_file_is_known_by_its_first_bytes_and_keeps_its_name() {
    let amina = amina();
    let mut kinds = BTreeMap::new();
    for found in find_files(&media()) {
        let found = found.unwrap();
        let item = amina.vault.acquire(&amina.case(), &found, &Job::new()).unwrap();
        let page = amina.vault.show(&item.item).unwrap();
        let fields = &page.records[0].fields;
        let name = found.path.file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(fields["file_name"], name.as_str());
        assert!(fields.contains_key("modified_claim"), "what the file says is kept, as a claim");
        let kind = fields.get("media_type").and_then(|kind| kind.as_str()).unwrap_or("-").to_owned();
        kinds.insert(
            name.rsplit('.').next().unwrap().to_owned(),
            (fields["extension"].as_str().unwrap().to_owned(), kind),
        );
    }
    for (extension, kind) in [
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
        ("mp4", "video/mp4"),
        ("webm", "video/webm"),
        ("pdf", "application/pdf"),
    ] {
        assert_eq!(kinds[extension], (extension.to_owned(), kind.to_owned()));
    }
    assert_eq!(kinds["docx"].0, "docx");
    assert_eq!(kinds["odt"].0, "odt");
    assert_eq!(kinds["txt"].0, "txt");
}
