//! File names made to deceive, to break out, or that are no text at all.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};

use sanad_tests::company::pair;
use sanad_vault::{Job, find_files};

use super::{acquire, is_clean};

fn hostile_names() -> Vec<OsString> {
    let text = |name: &str| OsString::from(name);
    vec![
        text("\u{202E}gpj.exe"),
        text("a\u{2066}b\u{2069}\u{200F}c\u{061C}.pdf"),
        text("two\nlines\r\n.txt"),
        text("tab\tbell\u{7}escape\u{1B}[31m.txt"),
        text("..\\..\\windows\\system32"),
        text("%2e%2e%2fetc%2fpasswd"),
        text("....txt"),
        text("-rf"),
        text("~"),
        text("CON"),
        text("'; DROP TABLE item; --"),
        text("\"quotes\" and \\backslashes\\"),
        text(" "),
        text("منع دختران از مکتب.pdf"),
        text(&"ن".repeat(127)),
        text(&"x".repeat(255)),
        OsString::from_vec(b"\xFF\xFE\x80 not unicode \xC3.jpg".to_vec()),
        OsString::from_vec(vec![0x80; 255]),
    ]
}

#[test]
fn every_name_is_kept_exactly_and_travels() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let folder = amina.beside("papers");
    let mut items = Vec::new();
    for (number, name) in hostile_names().into_iter().enumerate() {
        let path = folder.join(&name);
        fs::write(&path, format!("content {number}")).unwrap();
        let acquired = acquire(&amina, &path).unwrap();
        assert_eq!(acquired.file_name, name.to_string_lossy());
        amina.not_needed(&acquired.item);
        items.push((acquired.item, name, number));
    }
    assert_eq!(find_files(&folder).len(), items.len());
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    for (item, name, number) in items {
        for person in [&amina, &bureau] {
            let page = person.vault.show(&item).unwrap();
            let fields = &page.records[0].fields;
            match (name.to_str(), fields.get("file_name_bytes")) {
                (Some(text), None) => assert_eq!(fields["file_name"], text),
                (None, Some(exact)) => {
                    assert_eq!(decode(exact.as_str().unwrap()), name.as_bytes());
                    assert_eq!(fields["file_name"], name.to_string_lossy().as_ref());
                }
                other => panic!("{name:?}: {other:?}"),
            }
            let out = person.beside("out").join(format!("{item}"));
            person.vault.export(&item, &out, &Job::new()).unwrap();
            assert_eq!(fs::read(out).unwrap(), format!("content {number}").into_bytes());
        }
    }
    is_clean(&amina);
    is_clean(&bureau);
    // No hostile name names anything on the disk of either.
    for person in [&amina, &bureau] {
        for needle in ["gpj.exe", "DROP TABLE", "not unicode"] {
            let found = sanad_tests::stolen::files_with(person.folder(), needle.as_bytes());
            assert!(found.is_empty(), "{found:?}");
        }
    }
}

fn decode(base64: &str) -> Vec<u8> {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut tool =
        Command::new("base64").arg("-d").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    tool.stdin.take().unwrap().write_all(base64.as_bytes()).unwrap();
    tool.wait_with_output().unwrap().stdout
}

#[test]
fn folders_with_hostile_names_are_told_as_they_stood() {
    let (amina, _) = pair();
    let root = amina.beside("papers");
    let inner = root.join("\u{202E}secret\n").join(OsString::from_vec(b"\xFF".to_vec()));
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("x.txt"), b"x").unwrap();
    let found = find_files(&root).remove(0).unwrap();
    assert_eq!(found.folder, "papers/\u{202E}secret\n/\u{FFFD}");
    let item = amina.vault.acquire(&amina.case(), &found, &Job::new()).unwrap().item;
    let page = amina.vault.show(&item).unwrap();
    assert_eq!(page.records[0].fields["folder"], found.folder.as_str());
    is_clean(&amina);
}
