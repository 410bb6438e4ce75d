//! What a window asks of a vault: lists from any place, originals from any place, what is private to
//! the desk, what a transfer would be.

mod first_version;

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use proptest::prelude::*;
use rusqlite::params;
use sanad_evidence::Id;
use sanad_evidence::consent::Basis;
use tempfile::TempDir;

use crate::keys::{Cost, Passphrase, RecoveryChoice};
use crate::*;

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::fold("a deed, a document, a thing to lean on").unwrap()
}

/// A vault in a folder that goes with the test.
pub(crate) struct Desk {
    pub home: TempDir,
    pub vault: Vault,
}

pub(crate) fn desk(role: Role) -> Desk {
    let home = TempDir::new().unwrap();
    let created = Vault::create(&NewVault {
        folder: &home.path().join("vault"),
        role,
        partner_name: (role == Role::Partner).then_some("The Bureau"),
        passphrase: &passphrase(),
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::None,
    })
    .unwrap();
    Desk { home, vault: created.vault }
}

impl Desk {
    pub(crate) fn acquire(&self, case: &Id, name: &str, bytes: &[u8]) -> Id {
        let path = self.home.path().join(name);
        fs::write(&path, bytes).unwrap();
        let found = Found { path, folder: String::new() };
        self.vault.acquire(case, &found, &Job::new()).unwrap().item
    }

    pub(crate) fn basis(&self, item: &Id, basis: Basis, account: Option<bool>) {
        let reason = Some("a decree, posted on a wall".to_owned());
        let stated = StatedBasis { reason, account, ..StatedBasis::new(basis) };
        self.vault.record_basis(item, &stated).unwrap();
    }

    /// A partner by the name "bureau", whose desk it returns.
    pub(crate) fn meet_bureau(&self) -> Desk {
        let bureau = desk(Role::Partner);
        let file = bureau.home.path().join("invitation");
        let code = bureau.vault.invite("amina", &file).unwrap();
        let invitation = self.vault.open_invitation(&file, &code).unwrap();
        self.vault.add_partner(&invitation, "bureau", true).unwrap();
        bureau
    }

    /// Locks the vault, does something with its store past all of our code, and opens it again.
    pub(crate) fn while_locked(self, act: impl FnOnce(&rusqlite::Connection)) -> Self {
        let Self { home, vault } = self;
        let folder = vault.folder().to_owned();
        let key = vault.master().subkey(vault.id(), keys::Purpose::Store);
        drop(vault);
        let writer = store::Writer::open(&folder.join("vault.db"), &key, store::VAULT.version).unwrap();
        act(writer.connection());
        writer.checkpoint_truncate().unwrap();
        drop(writer);
        let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).unwrap();
        Self { home, vault }
    }

    /// The bytes of the store and its log, as they lie on the disk.
    fn store_bytes(&self) -> Vec<Vec<u8>> {
        let names = ["vault.db", "vault.db-wal"];
        names.iter().map(|name| fs::read(self.vault.folder().join(name)).unwrap_or_default()).collect()
    }
}

fn asked(case: Option<Id>, start: u64, count: u32, order: Order) -> ItemsAsked {
    ItemsAsked { case, start, count, order, state: None }
}

fn ids(page: &ItemsPage) -> Vec<Id> {
    page.rows.iter().map(|row| row.id).collect()
}

/// Two cases with items that came in turns; what is in each, and in all, in the order of coming.
fn two_cases() -> (Desk, [Id; 2], [Vec<Id>; 3]) {
    let desk = desk(Role::Collector);
    let cases = ["one", "two"].map(|code| desk.vault.new_case(code).unwrap());
    let mut came = [Vec::new(), Vec::new(), Vec::new()];
    for number in 0..9_usize {
        let which = usize::from(number % 3 == 1);
        let item = desk.acquire(&cases[which], &format!("{number}.txt"), format!("{number}").as_bytes());
        came[which].push(item);
        came[2].push(item);
    }
    (desk, cases, came)
}

#[test]
fn a_list_opens_at_any_place_in_either_order() {
    let (desk, cases, came) = two_cases();
    for (case, items) in [(Some(cases[0]), &came[0]), (Some(cases[1]), &came[1]), (None, &came[2])] {
        for order in [Order::Oldest, Order::Newest] {
            let mut expected = items.clone();
            if order == Order::Newest {
                expected.reverse();
            }
            for start in 0..12_usize {
                for count in [0, 1, 2, 5, 100] {
                    let page = desk.vault.items_page(&asked(case, start as u64, count, order)).unwrap();
                    let from = start.min(expected.len());
                    let upto = (start + count as usize).min(expected.len()).max(from);
                    assert_eq!(ids(&page), expected[from..upto], "{case:?} {order:?} {start} {count}");
                    assert_eq!(page.total, expected.len() as u64);
                }
            }
        }
    }
    let far = desk.vault.items_page(&asked(None, u64::MAX, u32::MAX, Order::Newest)).unwrap();
    assert_eq!((far.total, far.rows.len()), (9, 0));
    let nowhere = desk.vault.items_page(&asked(Some(Id::from_bytes([9; 16])), 0, 10, Order::Oldest)).unwrap();
    assert_eq!((nowhere.total, nowhere.rows.len()), (0, 0));
}

#[test]
fn a_list_of_one_state_has_those_only() {
    let (desk, cases, came) = two_cases();
    desk.vault.dispose(&came[0][2], "a test").unwrap();
    desk.vault.dispose(&came[1][0], "a test").unwrap();
    for (case, items) in [(Some(cases[0]), &came[0]), (Some(cases[1]), &came[1]), (None, &came[2])] {
        for state in ["kept", "disposed", "to-follow"] {
            let gone = [came[0][2], came[1][0]];
            let mut expected: Vec<Id> = items
                .iter()
                .filter(|item| state != "to-follow" && gone.contains(item) == (state == "disposed"))
                .copied()
                .collect();
            for order in [Order::Oldest, Order::Newest] {
                let state = Some(state.to_owned());
                let ask = |start, count| ItemsAsked { case, start, count, order, state: state.clone() };
                let whole = desk.vault.items_page(&ask(0, 100)).unwrap();
                assert_eq!(ids(&whole), expected, "{case:?} {state:?} {order:?}");
                assert_eq!(whole.total, expected.len() as u64);
                for (start, count) in (0..8_usize).flat_map(|start| [(start, 1), (start, 3)]) {
                    let part = desk.vault.items_page(&ask(start as u64, count)).unwrap();
                    let wanted: Vec<Id> = expected.iter().skip(start).take(count as usize).copied().collect();
                    assert_eq!(
                        (ids(&part), part.total),
                        (wanted, whole.total),
                        "{state:?} {order:?} {start}"
                    );
                }
                expected.reverse();
            }
        }
    }
}

#[test]
fn five_hundred_rows_are_the_most() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("many").unwrap();
    let first = desk.acquire(&case, "a.txt", b"a");
    let desk = desk.while_locked(|db| {
        // Rows like the first, but for their ids and places.
        for number in 2..=600_i64 {
            db.execute(
                "INSERT INTO item (id, case_id, record, digest, size, extension, key_id, state, position, place)
                 SELECT ?1, case_id, record, digest, size, extension, key_id, state, ?2, ?2 FROM item WHERE id = ?3",
                params![format!("{number:032x}"), number, first.to_string()],
            )
            .unwrap();
        }
    });
    let page = desk.vault.items_page(&asked(Some(case), 10, u32::MAX, Order::Newest)).unwrap();
    assert_eq!((page.total, page.rows.len()), (600, 500));
    assert_eq!(page.rows[0].id, Id::from_bytes(590_u128.to_be_bytes()));
}

/// Nothing in the list is found by counting through what stands before it.
#[test]
fn no_list_is_scanned_or_sorted() {
    let (desk, _, _) = two_cases();
    desk.vault
        .read(|db| {
            for (sql, by) in [
                (page::list_sql(true, false, false), "item_place (case_id=? AND place>?)"),
                (page::list_sql(false, false, false), "item_position (position>?)"),
                (page::list_sql(true, true, false), "item_state (case_id=? AND state=?)"),
                (page::list_sql(true, true, true), "item_state (case_id=? AND state=?)"),
                (page::list_sql(false, true, false), "item_state_position (state=?)"),
                (page::list_sql(false, true, true), "item_state_position (state=?)"),
                (
                    "SELECT id FROM item WHERE case_id = ?1 AND digest = ?2 ORDER BY position LIMIT 1",
                    "item_digest (case_id=? AND digest=?)",
                ),
                (
                    "SELECT id FROM item WHERE case_id = ?1 AND size = ?2 AND state = 'kept'",
                    "item_size (case_id=? AND size=?)",
                ),
                ("SELECT id FROM item WHERE id >= ?1 AND id < ?2 LIMIT 2", "(id>? AND id<?)"),
            ] {
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let any =
                    rusqlite::params_from_iter(vec![rusqlite::types::Null; statement.parameter_count()]);
                let plan: Vec<String> =
                    statement.query_map(any, |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
                assert!(plan.len() == 1 && plan[0].contains(by), "{sql}: {plan:?}");
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
}

#[test]
fn a_damaged_record_hides_no_other() {
    let (desk, cases, came) = two_cases();
    let title = |text: &str| Description { title: Some(text.to_owned()), ..Description::default() };
    for item in &came[0] {
        desk.vault.describe(item, &title("a title")).unwrap();
    }
    let [bad, row] = [came[0][1], came[0][3]];
    let desk = desk.while_locked(|db| {
        let sql = "UPDATE record SET text = replace(text, '.txt', '.tx_') WHERE thing = ?1";
        assert!(db.execute(sql, [bad.to_string()]).unwrap() > 0);
        db.execute("UPDATE item SET digest = 'nonsense' WHERE id = ?1", [row.to_string()]).unwrap();
    });
    let page = desk.vault.items_page(&asked(Some(cases[0]), 0, 100, Order::Oldest)).unwrap();
    assert_eq!(ids(&page), came[0]);
    for one in &page.rows {
        let damaged = one.id == bad || one.id == row;
        assert_eq!(one.damaged, damaged, "{one:?}");
        assert_eq!(one.stays == Some("item-damaged"), damaged);
        assert_eq!(one.title.as_deref(), Some("a title"), "what can be read is shown");
        assert_eq!(one.file_name.is_none(), damaged);
    }
    assert_eq!(page.rows, desk.vault.items(Some(&cases[0])).unwrap());
    let shown = desk.vault.show(&bad).unwrap();
    assert!(shown.row.damaged && shown.records.iter().all(|record| record.kind != "item/1"));
    assert_eq!((shown.records.len(), shown.custody.len()), (1, 2));
    assert!(!desk.vault.show(&came[0][0]).unwrap().row.damaged);
}

/// A page of the file that is not what was written: SQLCipher then answers nothing more in that reading.
#[test]
fn a_damaged_page_of_the_file_hides_only_what_stands_on_it() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let items: Vec<Id> = (0..40).map(|n| desk.acquire(&case, &format!("{n}.txt"), b"x")).collect();
    // The page that holds the text of one record, and others that were kept about then.
    let page: i64 = desk
        .vault
        .read(|db| {
            let pages = "SELECT max(pageno) FROM dbstat WHERE name = 'record' AND pagetype = 'leaf'";
            Ok::<_, Fault>(db.query_row(pages, [], |row| row.get(0))?)
        })
        .unwrap();
    let Desk { home, vault } = desk;
    let path = vault.folder().join("vault.db");
    let folder = vault.folder().to_owned();
    drop(vault);
    let mut bytes = fs::read(&path).unwrap();
    let at = usize::try_from(page - 1).unwrap() * 4096 + 100;
    bytes[at] ^= 1;
    fs::write(&path, bytes).unwrap();
    let vault = Vault::unlock(&folder, &OpenWith::Passphrase(&passphrase())).unwrap();
    let rows = vault.items_page(&asked(Some(case), 0, 100, Order::Oldest)).unwrap().rows;
    assert_eq!(rows.len(), items.len());
    let damaged = rows.iter().filter(|row| row.damaged).count();
    assert!((1..20).contains(&damaged), "{damaged} of 40 are called damaged");
    assert!(rows.iter().all(|row| row.damaged == row.file_name.is_none()));
    drop(home);
}

/// Takes back all that version 4 has.
pub(crate) const BACK_TO_3: &str = "DROP TABLE found_words; DROP TABLE found; DROP TABLE draft;
    DROP TABLE retrieval; DROP TABLE item_person; DROP TABLE consent; DROP TABLE account;
    DROP TABLE sealed_record; DROP TABLE person; DROP TABLE approval; DELETE FROM fact WHERE name = 'index';
    ALTER TABLE bundle DROP COLUMN head_key;
    PRAGMA user_version = 3;";

/// Takes back all that version 3 has.
pub(crate) const BACK_TO_2: &str = "DROP TABLE partner_mailbox; DROP TABLE token; DROP TABLE withdrawal;
    DROP TABLE message; DROP TABLE outgoing_message; DROP TABLE desk_address; DROP TABLE desk_token_told;
    DROP TABLE desk_mailbox; DROP TABLE desk_token; DROP TABLE brought;
    DROP TABLE reply_there; DROP TABLE messages_came;
    CREATE TABLE reply (bundle TEXT PRIMARY KEY NOT NULL, ciphertext BLOB NOT NULL,
                        state TEXT NOT NULL CHECK (state IN ('queued', 'delivered'))) STRICT;
    INSERT INTO reply SELECT bundle, ciphertext, state FROM desk_reply WHERE kind = 'acceptance';
    DROP TABLE desk_reply;
    ALTER TABLE partner DROP COLUMN permission; ALTER TABLE partner DROP COLUMN card;
    ALTER TABLE partner DROP COLUMN pace; ALTER TABLE partner DROP COLUMN recovery;
    ALTER TABLE bundle DROP COLUMN road; ALTER TABLE bundle DROP COLUMN via;
    ALTER TABLE bundle DROP COLUMN token; ALTER TABLE bundle DROP COLUMN paused;
    ALTER TABLE bundle DROP COLUMN closing; ALTER TABLE bundle DROP COLUMN doubt;
    ALTER TABLE bundle DROP COLUMN recovery; ALTER TABLE bundle DROP COLUMN receipt;
    ALTER TABLE bundle DROP COLUMN held_since; ALTER TABLE bundle DROP COLUMN delivered_at;
    ALTER TABLE bundle DROP COLUMN next_reply; ALTER TABLE bundle DROP COLUMN messages;
    ALTER TABLE collector DROP COLUMN card; ALTER TABLE collector DROP COLUMN distrusted_at;
    ALTER TABLE foreign_log DROP COLUMN trusted; PRAGMA user_version = 2;";

/// Takes back all that version 2 has.
const BACK_TO_1: &str = "DROP TABLE case_note; DROP TABLE item_count; DROP TRIGGER item_counted;
    DROP TRIGGER item_recounted; DROP TRIGGER item_discounted; DROP TRIGGER carried_more; DROP TRIGGER carried_less;
    DROP INDEX bundle_case; DROP INDEX item_place; DROP INDEX item_state; DROP INDEX item_position;
    DROP INDEX item_state_position; DROP INDEX item_bytes; DROP INDEX item_digest; DROP INDEX item_size;
    ALTER TABLE item DROP COLUMN place; ALTER TABLE item DROP COLUMN carried;
    ALTER TABLE item DROP COLUMN graphic; PRAGMA user_version = 1;";

/// Bytes in which every place can be told from every other.
fn counted(size: usize) -> Vec<u8> {
    (0..size.div_ceil(8)).flat_map(|number| (number as u64).to_le_bytes()).take(size).collect()
}

#[test]
fn an_original_is_read_from_any_place() {
    fn sendable<T: Send + 'static>(_: &T) {}
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    for size in [0, 1, 65_535, 65_536, 65_537, 131_072, 400_000] {
        let bytes = counted(size);
        let item = desk.acquire(&case, "a.bin", &bytes);
        let mut reader = desk.vault.original(&item).unwrap();
        sendable(&reader);
        assert_eq!(reader.size(), size as u64);
        let mut whole = Vec::new();
        assert_eq!(reader.read_to_end(&mut whole).unwrap(), size);
        assert!(whole == bytes, "{size} read to the end");
        for at in [0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, size.saturating_sub(1), size, size + 9] {
            let found = reader.seek(SeekFrom::Start(at as u64)).unwrap();
            assert_eq!(found, at as u64);
            let mut part = Vec::new();
            reader.by_ref().take(70_000).read_to_end(&mut part).unwrap();
            let expected = bytes.get(at..).unwrap_or_default();
            assert!(part == expected[..expected.len().min(70_000)], "{size} from {at}");
        }
        assert_eq!(reader.seek(SeekFrom::End(-(size as i64))).unwrap(), 0);
        assert!(reader.seek(SeekFrom::Current(-1)).is_err() && reader.seek(SeekFrom::End(i64::MIN)).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn seeking_about_gives_the_same_bytes(
        size in 1_usize..300_000,
        steps in proptest::collection::vec((0_usize..310_000, 0_usize..140_000), 1..20),
    ) {
        let desk = desk(Role::Collector);
        let case = desk.vault.new_case("one").unwrap();
        let bytes = counted(size);
        let item = desk.acquire(&case, "a.bin", &bytes);
        let mut reader = desk.vault.original(&item).unwrap();
        for (at, count) in steps {
            reader.seek(SeekFrom::Start(at as u64)).unwrap();
            let mut part = vec![0; count];
            let mut filled = 0;
            while let Ok(read @ 1..) = reader.read(&mut part[filled..]) {
                filled += read;
            }
            let expected = bytes.get(at..).unwrap_or_default();
            prop_assert!(part[..filled] == expected[..expected.len().min(count)]);
        }
    }
}

#[test]
fn a_changed_original_is_an_error_where_it_was_changed() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let bytes = counted(300_000);
    let damage = |act: &dyn Fn(&mut Vec<u8>)| {
        let item = desk.acquire(&case, "a.bin", &bytes);
        let path = original::path_of(desk.vault.folder(), &item);
        let mut cipher = fs::read(&path).unwrap();
        act(&mut cipher);
        fs::write(&path, cipher).unwrap();
        (item, desk.vault.original(&item))
    };
    let (item, reader) = damage(&|cipher| cipher[150_000] ^= 1);
    let mut reader = reader.unwrap();
    let mut part = vec![0; 1000];
    reader.read_exact(&mut part).unwrap();
    assert!(part == bytes[..1000]);
    reader.seek(SeekFrom::Start(150_000)).unwrap();
    assert_eq!(reader.read(&mut part).unwrap_err().kind(), std::io::ErrorKind::InvalidData);
    // From then on it answers nothing; opened anew, it gives what is whole.
    reader.seek(SeekFrom::Start(270_000)).unwrap();
    assert!(reader.read(&mut part).is_err());
    let mut reader = desk.vault.original(&item).unwrap();
    reader.seek(SeekFrom::Start(270_000)).unwrap();
    reader.read_exact(&mut part).unwrap();
    assert!(part == bytes[270_000..271_000]);
    // Cut at the end of a chunk, where nothing but the missing end tells.
    let (item, reader) = damage(&|cipher| {
        let last = cipher.len() - (300_000 - 4 * 65_536 + 16);
        cipher.truncate(last);
    });
    let mut whole = Vec::new();
    let error = reader.unwrap().read_to_end(&mut whole).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
    assert!(error.to_string().contains(&item.to_string()));
    let (_, reader) = damage(&|cipher| cipher.truncate(10));
    assert_eq!(reader.map(|_| ()).unwrap_err().code(), "damaged");
}

#[test]
fn what_was_let_go_is_not_opened_again() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "a.bin", b"a");
    desk.vault.set_graphic(&item, true).unwrap();
    assert!(desk.vault.show(&item).unwrap().row.graphic);
    desk.vault.set_graphic(&item, false).unwrap();
    assert!(!desk.vault.show(&item).unwrap().row.graphic);
    desk.vault.set_graphic(&item, true).unwrap();
    desk.vault.dispose(&item, "a test").unwrap();
    assert_eq!(desk.vault.original(&item).map(|_| ()).unwrap_err().code(), "original-not-kept");
    assert!(!desk.vault.show(&item).unwrap().row.graphic, "the cover goes with the item");
    assert_eq!(desk.vault.set_graphic(&item, true).unwrap_err().code(), "original-not-kept");
    let nobody = Id::from_bytes([1; 16]);
    assert_eq!(desk.vault.set_graphic(&nobody, true).unwrap_err().code(), "item-not-found");
    assert_eq!(desk.vault.original(&nobody).map(|_| ()).unwrap_err().code(), "item-not-found");
    assert!(desk.vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}

#[test]
fn what_is_weighed_is_what_is_assembled() {
    let desk = desk(Role::Collector);
    let _bureau = desk.meet_bureau();
    let case = desk.vault.new_case("one").unwrap();
    let free = desk.acquire(&case, "free.txt", &counted(100_000));
    let held = desk.acquire(&case, "held.txt", b"held");
    let stays = desk.acquire(&case, "stays.txt", b"stays");
    desk.basis(&free, Basis::NotNeeded, None);
    desk.basis(&held, Basis::NotAsked, Some(false));
    let titled = Description { title: Some("The gate".to_owned()), ..Description::default() };
    desk.vault.describe(&free, &titled).unwrap();

    let before = (desk.store_bytes(), desk.vault.custody(None, None).unwrap());
    let weighed = desk.vault.weigh(&case, "bureau").unwrap();
    assert_eq!(weighed, desk.vault.weigh(&case, "bureau").unwrap());
    assert!(before == (desk.store_bytes(), desk.vault.custody(None, None).unwrap()), "something was written");
    assert!(desk.vault.outbox().unwrap().is_empty());

    let made = desk.vault.assemble(&case, "bureau").unwrap();
    let goes: Vec<Id> = weighed.goes.iter().map(|one| one.item).collect();
    assert_eq!(goes, made.originals);
    assert_eq!((weighed.records, weighed.entries), (made.records, made.entries));
    assert_eq!((weighed.bytes, weighed.more, &weighed.stays), (made.bytes, made.more, &made.stays));
    assert_eq!(weighed.stays.iter().map(|one| one.thing).collect::<Vec<_>>(), [stays]);
    let one = weighed.goes.iter().find(|one| one.item == free).unwrap();
    assert_eq!((one.title.as_deref(), one.file_name.as_deref()), (Some("The gate"), Some("free.txt")));
    assert_eq!((one.size, one.safekeeping), (100_000, false));
    assert!(weighed.goes.iter().find(|one| one.item == held).unwrap().safekeeping);

    let empty = desk.vault.weigh(&case, "bureau").unwrap();
    assert_eq!((empty.records, empty.entries, empty.bytes, empty.goes.len()), (0, 0, 0, 0));
    assert_eq!(empty.stays, made.stays);
    let nobody = desk.vault.weigh(&case, "nobody").unwrap_err();
    assert_eq!(nobody.code(), desk.vault.assemble(&case, "nobody").unwrap_err().code());
    fs::remove_file(original::path_of(desk.vault.folder(), &stays)).unwrap();
    desk.basis(&stays, Basis::NotNeeded, None);
    assert_eq!(desk.vault.weigh(&case, "bureau").unwrap_err().code(), "original-damaged");
}

#[test]
fn a_case_tells_what_waits_and_what_never_left() {
    let desk = desk(Role::Collector);
    let _bureau = desk.meet_bureau();
    let case = desk.vault.new_case("one").unwrap();
    let counts = || {
        let case = desk.vault.cases().unwrap().remove(0);
        (case.waiting, case.unsent)
    };
    assert_eq!(counts(), (0, 0));
    let items = ["a", "b", "c"].map(|name| desk.acquire(&case, name, name.as_bytes()));
    assert_eq!(counts(), (0, 3));
    desk.basis(&items[0], Basis::NotNeeded, None);
    // Announced is not carried.
    desk.vault.assemble_records_first(&case, "bureau").unwrap();
    assert_eq!(counts(), (1, 3));
    let bundle = desk.vault.assemble(&case, "bureau").unwrap().bundle;
    assert_eq!(counts(), (2, 2));
    desk.vault.withdraw(&bundle).unwrap();
    assert_eq!(counts(), (1, 3));
    let bundle = desk.vault.assemble(&case, "bureau").unwrap().bundle;
    desk.vault.dispose(&items[1], "a test").unwrap();
    assert_eq!(counts(), (2, 1));
    desk.vault.delivered(&bundle).unwrap();
    assert_eq!(counts(), (1, 1));
}

#[test]
fn a_note_of_a_case_is_kept_changed_and_removed() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let note = || desk.vault.cases().unwrap().remove(0).note;
    assert_eq!(note(), None);
    desk.vault.set_case_note(&case, "  the closed school\n").unwrap();
    assert_eq!(note().as_deref(), Some("the closed school"));
    desk.vault.set_case_note(&case, &"ش".repeat(1000)).unwrap();
    assert_eq!(note().unwrap().chars().count(), 1000);
    let long = desk.vault.set_case_note(&case, &"ش".repeat(1001)).unwrap_err();
    assert_eq!(long.code(), "case-note-too-long");
    desk.vault.set_case_note(&case, " ").unwrap();
    assert_eq!(note(), None);
    let nowhere = desk.vault.set_case_note(&Id::from_bytes([3; 16]), "x").unwrap_err();
    assert_eq!(nowhere.code(), "case-not-found");
    assert_eq!(desk.vault.custody(None, None).unwrap().len(), 1, "it is in no log");
}

#[test]
fn what_is_pasted_is_an_item_and_says_how_it_came() {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let picture = [&b"\x89PNG\r\n\x1a\n"[..], &counted(2_000_000)].concat();
    let acquired =
        desk.vault.acquire_bytes(&case, "pasted.txt", &mut picture.as_slice(), &Job::new()).unwrap();
    assert_eq!((acquired.size, acquired.same_as), (picture.len() as u64, None));
    assert_eq!(acquired.digest, sanad_evidence::Digest::of(&picture));
    let page = desk.vault.show(&acquired.item).unwrap();
    let fields = &page.records[0].fields;
    assert_eq!(fields["how"], "paste");
    assert_eq!(fields["file_name"], "pasted.txt");
    assert_eq!(fields["media_type"], "image/png");
    assert!(!fields.contains_key("modified_claim") && !fields.contains_key("folder"));
    assert_eq!(page.row.extension, "png");
    assert_eq!(page.custody[0].action, "Acquired");
    let mut back = Vec::new();
    desk.vault.original(&acquired.item).unwrap().read_to_end(&mut back).unwrap();
    assert!(back == picture);

    let text = "متن".as_bytes();
    let text = desk.vault.acquire_bytes(&case, "/a/b/text.txt", &mut &*text, &Job::new()).unwrap();
    assert_eq!(text.file_name, "text.txt");
    let nameless = desk.vault.acquire_bytes(&case, "..", &mut &b"x"[..], &Job::new()).unwrap();
    assert_eq!(nameless.file_name, "paste");
    let stopped = Job::new();
    stopped.stop();
    let error = desk.vault.acquire_bytes(&case, "x", &mut picture.as_slice(), &stopped).unwrap_err();
    assert_eq!(error.code(), "stopped");
    assert_eq!(desk.vault.items(None).unwrap().len(), 3);
    let left: Vec<PathBuf> =
        fs::read_dir(desk.vault.folder().join("incoming")).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(desk.vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}
