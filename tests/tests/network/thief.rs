//! Somebody has the mailbox's disk and all its keys. He can lie about what is held, and no more: he
//! cannot answer in the partner's name, nor read anything.

use std::fs;

use sanad_evidence::sign::SigningKey;
use sanad_tests::stick::encrypt;
use sanad_tests::stolen;
use sanad_tests::wire::Ask;
use sanad_vault::Job;

use super::scene::{Scene, Watched};

/// The disk as the thief has it: every file and every name.
fn disk(scene: &Scene) -> Vec<(String, Vec<u8>)> {
    fn gather(folder: &std::path::Path, all: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => gather(&path, all),
                false => all.push((path.display().to_string(), fs::read(&path).unwrap())),
            }
        }
    }
    let mut all = Vec::new();
    gather(&scene.all.mailbox.folder(), &mut all);
    all
}

#[test]
fn he_cannot_make_an_acceptance() {
    let watched = Watched::new(300_000);
    watched.scene.is_sent();
    let (amina, mailbox) = (&watched.scene.all.amina, &watched.scene.all.mailbox);
    let seed = fs::read_to_string(mailbox.folder().join("receipt.key")).unwrap();
    let byte = |index: usize| u8::from_str_radix(&seed[2 * index..2 * index + 2], 16).unwrap();
    let key = SigningKey::from_seed(&std::array::from_fn(byte));
    // The Bureau's real answer to another bundle of hers, as it lay on the disk.
    let first = amina.acquire_free("first.txt", b"first");
    let _ = first;
    let receipt = amina.vault.receipt_text(&watched.scene.bundle).unwrap().unwrap();
    let stranger = age::x25519::Identity::generate().to_public().to_string();
    let acceptance = sanad_evidence::sign::sign_document(
        "sanad acceptance v1\n",
        &key,
        sanad_evidence::sign::Namespace::Acceptance,
    );
    let forged = [
        encrypt(acceptance.unwrap().as_bytes(), &stranger),
        encrypt(receipt.as_bytes(), &stranger),
        receipt.into_bytes(),
        Vec::new(),
        vec![0; 100_000],
    ];
    let before = amina.vault.custody(None, None).unwrap();
    // He needs no desk key: he writes the answers of the mailbox himself.
    let mut forged = forged.into_iter();
    watched.front.does(move |_, path| {
        if !path.contains("/replies/") {
            return sanad_tests::wire::Act::Pass;
        }
        let Some(body) = forged.next() else { return sanad_tests::wire::Act::Pass };
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        sanad_tests::wire::Act::Answer([head.as_bytes(), &body].concat())
    });
    for _ in 0..8 {
        let done = amina.sends();
        assert_eq!(done.acceptances.len(), 0, "{done:?}");
    }
    assert_eq!(amina.vault.custody(None, None).unwrap(), before);
    assert_eq!(watched.scene.state(), "delivered");
    assert_eq!(amina.vault.forget(&watched.scene.item).unwrap_err().code(), "not-stored-elsewhere");
}

#[test]
fn he_reads_nothing_and_finds_no_name() {
    let scene = Scene::new();
    scene.all.amina.vault.write_message(&scene.bundle, "which street was it", None, 30).unwrap();
    scene.is_sent();
    let _ = scene.all.amina.sends();
    let amina = scene.all.amina.vault.id().to_string();
    let secrets = [
        b"school.mp4".to_vec(),
        b"which street".to_vec(),
        b"herat".to_vec(),
        b"Bureau".to_vec(),
        amina.into_bytes(),
        scene.item.to_string().into_bytes(),
        scene.bytes[..64].to_vec(),
    ];
    for (path, bytes) in disk(&scene) {
        for secret in &secrets {
            let name = String::from_utf8_lossy(secret);
            assert!(!stolen::holds(&bytes, secret) && !path.contains(&*name), "{name} is in {path}");
        }
    }
    // What he took from the disk opens no door of the mailbox: neither token nor desk key is there.
    let words: Vec<String> = disk(&scene)
        .iter()
        .filter(|(path, _)| path.contains("/store/"))
        .flat_map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes).into_owned() + " " + path;
            text.split(|c: char| !c.is_ascii_hexdigit())
                .filter(|word| word.len() == 64)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(!words.is_empty(), "digests of tokens lie there");
    for word in words.iter().take(200) {
        for what in ["GET /v1/bundle", "GET /v1/desk"] {
            assert_eq!(
                sanad_tests::wire::said(scene.all.mailbox.cable.address(), &Ask::by(what, word)).status,
                401
            );
        }
    }
    scene.arrives();
}

#[test]
fn an_operator_who_gives_the_desk_other_bytes_is_found_out() {
    let watched = Watched::new(900_000);
    watched.scene.is_sent();
    let bureau = &watched.scene.all.bureau;
    for part in ["/listing", "/parts/2"] {
        for body in [&b""[..], b"other bytes", &[b'x'; 70_000]] {
            watched.front.does(move |method, path| {
                if method != "GET" || !path.ends_with(part) {
                    return sanad_tests::wire::Act::Pass;
                }
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: {}\r\n\r\n",
                    body.len()
                );
                sanad_tests::wire::Act::Answer([head.as_bytes(), body].concat())
            });
            let fetched = bureau.fetched(&Job::new(), &mut |_| ()).unwrap();
            assert_eq!(fetched.bundles, vec![], "it came whole in spite of {part}");
            assert_eq!(bureau.vault.items(None).unwrap().len(), 0);
        }
    }
    watched.front.does(|_, _| sanad_tests::wire::Act::Pass);
    watched.scene.arrives();
}
