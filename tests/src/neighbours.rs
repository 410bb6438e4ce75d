//! Neighbours: people who know each other and a mailbox. Made once; every test gets copies of their
//! vaults and of the mailbox's folder.

use std::fs;
use std::sync::OnceLock;

use crate::company::{Folder, Kept, copy, keep};
use crate::mailbox::Mailbox;
use crate::people::{Person, acquainted, amina, archive_named, bureau, taken_as};
use crate::stolen;

/// Those who know each other, and a mailbox.
struct Networked {
    amina: Kept,
    zahra: Kept,
    bureau: Kept,
    archive: Kept,
    mailbox: Folder,
}

fn networked() -> &'static Networked {
    static NETWORKED: OnceLock<Networked> = OnceLock::new();
    NETWORKED.get_or_init(|| {
        let mailbox = Mailbox::new();
        let (one, other, desk, archive) = (amina(), amina(), bureau(), archive_named());
        for partner in [&desk, &archive] {
            partner.vault.add_pass(&fs::read(mailbox.pass()).unwrap()).unwrap();
        }
        acquainted(&one, &desk);
        acquainted(&other, &desk);
        taken_as(&one, &archive, "archive");
        // What the invitations let in is registered, as the first fetch does.
        for partner in [&desk, &archive] {
            let _ = partner.fetches();
        }
        assert_eq!(mailbox.stop(), Some(0));
        let folder = Folder::read(&mailbox.folder());
        let [amina, zahra, bureau, archive] = [one, other, desk, archive].map(keep);
        Networked { amina, zahra, bureau, archive, mailbox: folder }
    })
}

/// A mailbox, and those who know it and each other. Amina's names for the partners are `bureau` and
/// `archive`.
pub struct Neighbours {
    /// The mailbox, of which the Bureau and the Archive each have a part.
    pub mailbox: Mailbox,
    /// She collects.
    pub amina: Person,
    /// She too, for the Bureau alone.
    pub zahra: Person,
    /// The partner.
    pub bureau: Person,
    /// Another partner.
    pub archive: Person,
}

impl Neighbours {
    /// All of them, with a mailbox that runs.
    #[must_use]
    pub fn new() -> Self {
        Self::around(Mailbox::like(&networked().mailbox))
    }

    /// Likewise, the mailbox listening without TLS for a proxy before it. Where that one is, is told
    /// with [`Neighbours::told`].
    #[must_use]
    pub fn behind_a_proxy() -> Self {
        Self::around(Mailbox::like_behind_a_proxy(&networked().mailbox))
    }

    fn around(mailbox: Mailbox) -> Self {
        let kept = networked();
        let url = format!("https://{}", mailbox.cable.address());
        let [amina, zahra, bureau, archive] =
            [&kept.amina, &kept.zahra, &kept.bureau, &kept.archive].map(|one| moved(copy(one), &url));
        Self { mailbox, amina, zahra, bureau, archive }
    }

    /// From now on everybody knows the mailbox by this address.
    #[must_use]
    pub fn told(self, url: &str) -> Self {
        let Self { mailbox, amina, zahra, bureau, archive } = self;
        let [amina, zahra, bureau, archive] =
            [amina, zahra, bureau, archive].map(|person| moved(person, url));
        Self { mailbox, amina, zahra, bureau, archive }
    }
}

impl Default for Neighbours {
    fn default() -> Self {
        Self::new()
    }
}

/// A person who knows a mailbox by another address. In life a card says that; here the vaults are copies
/// of some that were made once, and inviting anew for each test would take seconds.
#[must_use]
pub fn moved(person: Person, url: &str) -> Person {
    person.while_locked(|vault, sheet| {
        let store = stolen::store(vault, sheet);
        for table in ["partner_mailbox", "desk_address"] {
            store.execute(&format!("UPDATE {table} SET url = ?1"), [url]).unwrap();
        }
    })
}
