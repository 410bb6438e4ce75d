//! A stick as its carrier sees it: files she can copy, change and replace; and with a key, bundles
//! laid out anew.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use age::x25519::{Identity, Recipient};
use sanad_evidence::listing::{Listing, Part};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, Id};

/// The folder of a bundle.
#[must_use]
pub fn folder(stick: &Path, bundle: &Id) -> PathBuf {
    stick.join("bundles").join(bundle.to_string())
}

/// The file of a part.
#[must_use]
pub fn part(stick: &Path, bundle: &Id, index: usize) -> PathBuf {
    folder(stick, bundle).join(format!("{index:08}.age"))
}

/// The file of the listing.
#[must_use]
pub fn listing(stick: &Path, bundle: &Id) -> PathBuf {
    folder(stick, bundle).join("listing.age")
}

/// The file of the reply.
#[must_use]
pub fn reply(stick: &Path, bundle: &Id) -> PathBuf {
    stick.join("replies").join(format!("{bundle}.age"))
}

/// The names in the folder of a bundle, sorted.
#[must_use]
pub fn names(stick: &Path, bundle: &Id) -> Vec<String> {
    let entries = fs::read_dir(folder(stick, bundle)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Changes one byte in the middle of a file.
pub fn flip(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

/// Copies a folder with everything in it.
pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// One age file to a recipient, as anyone can make it who knows the recipient.
#[must_use]
pub fn encrypt(plain: &[u8], recipient: &str) -> Vec<u8> {
    let recipient: Recipient = recipient.parse().unwrap();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient));
    let mut cipher = Vec::new();
    let mut writer = encryptor.unwrap().wrap_output(&mut cipher).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    cipher
}

/// What an age file holds.
#[must_use]
pub fn decrypt(cipher: &[u8], identity: &Identity) -> Vec<u8> {
    let decryptor = age::Decryptor::new_buffered(cipher).unwrap();
    let mut plain = Vec::new();
    decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))
        .unwrap()
        .read_to_end(&mut plain)
        .unwrap();
    plain
}

/// The tar of a bundle, from its parts.
#[must_use]
pub fn tar(stick: &Path, bundle: &Id, identity: &Identity) -> Vec<u8> {
    let parts = names(stick, bundle).into_iter().filter(|name| name != "listing.age");
    parts.flat_map(|name| decrypt(&fs::read(folder(stick, bundle).join(name)).unwrap(), identity)).collect()
}

/// Puts a tar on a stick as a bundle under an id: parts to a recipient, and a listing by `key`.
pub fn put(stick: &Path, bundle: &Id, tar: &[u8], key: &SigningKey, recipient: &str) {
    fs::create_dir_all(folder(stick, bundle)).unwrap();
    let size = Listing::LEAST_PART as usize;
    assert_eq!(tar.len() % size, 0);
    let mut parts = Vec::new();
    for (number, plain) in tar.chunks(size).enumerate() {
        let cipher = encrypt(plain, recipient);
        fs::write(part(stick, bundle, number + 1), &cipher).unwrap();
        parts.push(Part {
            ciphertext: Digest::of(&cipher),
            ciphertext_bytes: cipher.len() as u64,
            plaintext: Digest::of(plain),
        });
    }
    let names = Listing { bundle: *bundle, key: key.verifying_key(), part_size: Listing::LEAST_PART, parts };
    put_listing(stick, bundle, &names, key, recipient);
}

/// Signs a listing and puts it on a stick.
pub fn put_listing(stick: &Path, bundle: &Id, names: &Listing, key: &SigningKey, recipient: &str) {
    let document = names.sign(key).unwrap();
    fs::write(listing(stick, bundle), encrypt(document.as_bytes(), recipient)).unwrap();
}
