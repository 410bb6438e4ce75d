//! The network road as the vault has it, without a network: the courier's part is played here by hand.

mod carriage;
mod choice;
mod desk;
mod filed;
mod replies;

use std::fs;

use sanad_evidence::consent::Basis;
use sanad_evidence::mailbox::sums;
use sanad_evidence::pass::Pass;
use sanad_evidence::receipt::Receipt;
use sanad_evidence::secret::{DeskKey, Token};
use sanad_evidence::sign::SigningKey;
use sanad_evidence::{Digest, Id};

use crate::window_tests::{Desk, desk};
use crate::*;

/// A mailbox's key of receipts.
fn mailbox_key(number: u8) -> SigningKey {
    SigningKey::from_seed(&[number; 32])
}

/// The pass to that mailbox.
fn pass(number: u8) -> Pass {
    let urls =
        [format!("https://mailbox{number}.example"), format!("https://mailbox{number}.example:8443/in")];
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let key = mailbox_key(number).verifying_key();
    Pass::new(&urls, Digest::of(&[number]), key, DeskKey::from_bytes(&[number.wrapping_add(100); 32]))
        .unwrap()
}

/// A partner's desk with a mailbox.
fn bureau() -> Desk {
    let bureau = desk(Role::Partner);
    bureau.vault.add_pass(pass(1).to_text().as_bytes()).unwrap();
    bureau
}

/// A collector whom a desk invited by this name, with a case.
fn invited(bureau: &Desk, name: &str) -> (Desk, Id) {
    let collector = desk(Role::Collector);
    let file = bureau.home.path().join(name);
    let code = bureau.vault.invite(name, &file).unwrap();
    let invitation = collector.vault.open_invitation(&file, &code).unwrap();
    collector.vault.add_partner(&invitation, "bureau", true).unwrap();
    let case = collector.vault.new_case("one").unwrap();
    (collector, case)
}

/// A bureau with a mailbox, and amina, whom it invited.
fn two() -> (Desk, Id, Desk) {
    let bureau = bureau();
    let (amina, case) = invited(&bureau, "amina");
    (amina, case, bureau)
}

impl Desk {
    /// A new item that may leave, and the bundle with it.
    fn bundle(&self, case: &Id, name: &str) -> (Id, Id) {
        let item = self.acquire(case, name, name.repeat(1000).as_bytes());
        self.basis(&item, Basis::NotNeeded, None);
        (item, self.vault.assemble(case, "bureau").unwrap().bundle)
    }

    fn begin(&self, bundle: &Id) -> Result<Token, OutboxError> {
        self.vault.begin_carriage(bundle, &mailbox_key(1).verifying_key())
    }

    /// Seals every part, says that the road answered for it, and gives their bytes.
    fn send_parts(&self, bundle: &Id) -> Vec<Vec<u8>> {
        let mut parts = self.vault.parts(bundle).unwrap();
        let mut all = Vec::new();
        for index in parts.missing().unwrap() {
            let sealed = parts.seal(index).unwrap();
            all.push(fs::read(&sealed.path).unwrap());
            parts.answered(&sealed).unwrap();
        }
        all
    }

    /// The receipt a mailbox that holds these gives.
    fn receipt(&self, bundle: &Id, parts: &[Vec<u8>]) -> Receipt {
        Receipt {
            bundle: *bundle,
            listing: Digest::of(&self.vault.parts(bundle).unwrap().listing().unwrap()),
            sums: sums(parts.iter().map(|part| Digest::of(part))),
            parts: parts.len() as u64,
            bytes: parts.iter().map(|part| part.len() as u64).sum(),
            at: "2026-11-22T02:00:00+00:00".parse().unwrap(),
        }
    }

    /// The whole way to the mailbox: parts, closing, receipt. Gives what the mailbox then holds.
    fn deliver(&self, bundle: &Id) -> (Vec<Vec<u8>>, Vec<u8>) {
        self.begin(bundle).unwrap();
        let parts = self.send_parts(bundle);
        let listing = self.vault.parts(bundle).unwrap().listing().unwrap();
        let receipt = self.receipt(bundle, &parts).sign(&mailbox_key(1)).unwrap();
        self.vault.begin_closing(bundle).unwrap();
        self.vault.record_receipt(bundle, receipt.as_bytes()).unwrap();
        (parts, listing)
    }

    /// Puts what a mailbox held into the inbox.
    fn fetch(&self, bundle: &Id, (parts, listing): &(Vec<Vec<u8>>, Vec<u8>)) {
        let folder = self.vault.inbox_folder(bundle).unwrap();
        for (index, part) in (1..).zip(parts) {
            self.vault.put_in_inbox(&folder.join(format!("{index:08}.age")), part).unwrap();
        }
        self.vault.put_in_inbox(&folder.join("listing.age"), listing).unwrap();
        self.vault.arrived(bundle).unwrap();
        let copy = self.copy(bundle, bundle, listing);
        assert_eq!(copy, CopyUnder::Fetched);
    }

    /// Looks at what the mailbox has under this handle.
    fn copy(&self, bundle: &Id, handle: &Id, listing: &[u8]) -> CopyUnder {
        self.vault.note_copy(bundle, &mailbox_key(1).verifying_key(), handle, listing).unwrap()
    }

    /// Delivers a bundle and takes it in at the other side.
    fn send_to(&self, bureau: &Self, bundle: &Id) {
        bureau.fetch(bundle, &self.deliver(bundle));
        bureau.vault.take_in(bundle, &Job::new()).unwrap();
    }

    /// Reads the replies that wait at the desk, as a mailbox would bring them.
    fn read_replies(&self, bureau: &Self) -> Vec<Reply> {
        let mut read = Vec::new();
        for reply in bureau.vault.outgoing_replies().unwrap() {
            read.push(self.vault.record_reply(&reply.bundle, reply.n, &reply.sealed).unwrap());
            bureau.vault.reply_delivered(&reply.bundle, reply.n).unwrap();
        }
        read
    }

    fn state(&self, bundle: &Id) -> String {
        let outbox = self.vault.outbox().unwrap();
        outbox.into_iter().find(|one| one.bundle == *bundle).unwrap().state
    }

    /// Whether these 32 bytes stand anywhere among the vault's secrets.
    fn has_secret(&self, bytes: &[u8; 32]) -> bool {
        self.vault
            .read(|db| Ok::<_, Fault>(db.prepare("SELECT 1 FROM item_key WHERE key = ?1")?.exists([bytes])?))
            .unwrap()
    }
}
