//! Tests of making and opening the file: keys that fit and do not, files that are not whole.

use std::fs;

use super::*;

const SCHEMA: Schema =
    Schema { version: 3, sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT;" };

fn key(byte: u8) -> Secret32 {
    Secret32::copy_of(&[byte; 32])
}

struct Place {
    folder: tempfile::TempDir,
    path: PathBuf,
}

/// A store with `rows` notes, closed.
fn place(rows: usize) -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let mut writer = Writer::create(&path, &key(1), &SCHEMA).unwrap();
    let transaction = writer.transaction().unwrap();
    for row in 0..rows {
        let note = format!("CANARY {row} {}", "x".repeat(500));
        transaction.execute("INSERT INTO note (text) VALUES (?1)", [note]).unwrap();
    }
    transaction.commit().unwrap();
    writer.checkpoint_truncate().unwrap();
    Place { folder, path }
}

fn code<T>(result: Result<T, StoreError>) -> &'static str {
    result.map(|_| ()).map_or_else(|error| error.code(), |()| "ok")
}

#[test]
fn it_opens_with_its_key_and_no_other() {
    let place = place(10);
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    assert_eq!(writer.schema_version().unwrap(), 3);
    let reader = writer.reader(&key(1)).unwrap();
    for connection in [writer.connection(), reader.connection()] {
        let rows: i64 = connection.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 10);
    }
    assert_eq!(code(Writer::open(&place.path, &key(2), 3)), "store-wrong-key");
    assert_eq!(code(writer.reader(&key(2))), "store-wrong-key");
    assert_eq!(code(Writer::create(&place.path, &key(1), &SCHEMA)), "store-exists");
}

#[test]
fn nothing_readable_is_on_the_disk() {
    let place = place(200);
    // A writer at work, so that a log is there too.
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    writer.connection().execute("UPDATE note SET text = 'CANARY again'", []).unwrap();
    let mut files = 0;
    for file in fs::read_dir(place.folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in [&b"CANARY"[..], b"note", b"SQLite format"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word), "{path:?}");
        }
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o777,
            0o600
        );
        files += 1;
    }
    assert_eq!(files, 3, "file, log and its index");
}

#[test]
fn a_reader_cannot_write() {
    let place = place(1);
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    let reader = writer.reader(&key(1)).unwrap();
    let refused = reader.connection().execute("DELETE FROM note", []).map_err(StoreError::from);
    assert_eq!(code(refused), "store-read-only");
}

#[test]
fn every_setting_took_effect() {
    let place = place(1);
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    let reader = writer.reader(&key(1)).unwrap();
    for connection in [writer.connection(), reader.connection()] {
        let text = |pragma: &str| {
            let read = |row: &rusqlite::Row<'_>| {
                Ok(match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
                    other => other.as_i64().unwrap().to_string(),
                })
            };
            connection.pragma_query_value(None, pragma, read).unwrap()
        };
        for (pragma, value) in [
            ("temp_store", "2"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("recursive_triggers", "1"),
            ("journal_mode", "wal"),
            ("cipher_log_level", "NONE"),
            ("cipher_page_size", "4096"),
            ("cipher_use_hmac", "1"),
        ] {
            assert_eq!(text(pragma), value, "{pragma}");
        }
        // mmap_size answers nothing where no memory map is possible, or 0.
        let mapped = connection.pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0));
        assert_eq!(mapped.unwrap_or(0), 0);
        assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        assert!(!connection.db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML).unwrap());
        assert!(
            connection.execute("PRAGMA writable_schema = ON", []).is_err() || {
                connection.execute("DELETE FROM sqlite_schema", []).is_err()
            }
        );
    }
}

#[test]
fn a_file_in_the_clear_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let plain = Connection::open(&path).unwrap();
    plain.execute_batch("CREATE TABLE note (id INTEGER)").unwrap();
    drop(plain);
    assert_eq!(&fs::read(&path).unwrap()[..16], PLAIN_MAGIC);
    assert_eq!(code(Writer::open(&path, &key(1), 3)), "store-not-encrypted");
}

#[test]
fn a_missing_empty_or_short_file_is_not_a_new_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    assert_eq!(code(Writer::open(&path, &key(1), 3)), "store-missing");
    for size in [0, 1, 4095] {
        fs::write(&path, vec![7; size]).unwrap();
        assert_eq!(code(Writer::open(&path, &key(1), 3)), "store-damaged");
        assert_eq!(fs::metadata(&path).unwrap().len(), size as u64);
    }
}

#[test]
fn damage_is_told_from_a_wrong_key() {
    let place = place(100);
    let whole = fs::read(&place.path).unwrap();
    let with = |at: usize| {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&place.path, &changed).unwrap();
        Writer::open(&place.path, &key(1), 3)
    };
    // In the first page.
    assert_eq!(code(with(2000)), "store-damaged");
    assert_eq!(code(Writer::open(&place.path, &key(2), 3)), "store-wrong-key");
    // In a page of the table, found when it is read.
    let writer = with(whole.len() - 2000).unwrap();
    let mut statement = writer.connection().prepare("SELECT sum(length(text)) FROM note").unwrap();
    let sum = statement.query_row([], |row| row.get::<_, i64>(0)).map_err(StoreError::from);
    assert_eq!(code(sum), "store-damaged");
}

#[test]
fn a_newer_store_and_a_strange_one_are_refused_by_name() {
    let place = place(1);
    match Writer::open(&place.path, &key(1), 2).unwrap_err() {
        StoreError::Newer { found: 3, known: 2 } => {}
        other => panic!("{other:?}"),
    }
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    writer.connection().pragma_update(None, "application_id", 7).unwrap();
    drop(writer);
    assert_eq!(code(Writer::open(&place.path, &key(1), 3)), "store-not-a-vault");
}

#[test]
fn a_failed_beginning_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    let wrong = Schema { version: 1, sql: "CREATE TABLE" };
    assert_eq!(code(Writer::create(&path, &key(1), &wrong)), "store-sqlite");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_reader_in_the_middle_holds_the_log_back_and_it_is_said() {
    let place = place(100);
    let writer = Writer::open(&place.path, &key(1), 3).unwrap();
    writer.connection().busy_timeout(Duration::ZERO).unwrap();
    let reader = writer.reader(&key(1)).unwrap();
    let mut statement = reader.connection().prepare("SELECT text FROM note").unwrap();
    let mut rows = statement.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    writer.connection().execute("UPDATE note SET text = ''", []).unwrap();
    assert_eq!(code(writer.checkpoint_truncate()), "store-busy");
    drop(rows);
    assert_eq!(code(writer.checkpoint_truncate()), "ok");
    let log = fs::metadata(place.path.with_file_name("vault.db-wal")).unwrap();
    assert_eq!(log.len(), 0);
}

#[test]
fn sqlcipher_takes_the_key_as_raw() {
    // The text has the one form that is not silently taken for a passphrase.
    let text = raw_key_text(&key(0xAB));
    assert_eq!(&text[..], format!("x'{}'", "ab".repeat(32)).as_bytes());

    // And the file opens by the way everybody has: PRAGMA key with the same text.
    let place = place(1);
    let connection = Connection::open(&place.path).unwrap();
    let pragma = format!("PRAGMA key = \"x'{}'\"", "01".repeat(32));
    run(&connection, &pragma).unwrap();
    let rows: i64 = connection.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1);

    // What the size in the type guards against: one digit less is a passphrase, without a word.
    let short = Connection::open_in_memory().unwrap();
    assert!(run(&short, &format!("PRAGMA key = \"x'{}'\"", "01".repeat(31))).is_ok());
}
