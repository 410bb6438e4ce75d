//! A clock that stands before a time this vault already wrote: every entry says so, and so does the
//! Bureau.

use rusqlite::params;
use sanad_tests::company::pair;
use sanad_tests::stolen;

#[test]
fn entries_written_with_a_clock_standing_behind_say_so() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let first = amina.acquire_free("before.txt", b"before");
    let newest = |ahead: i64| {
        move |vault: &std::path::Path, sheet: &str| {
            let store = stolen::store(vault, sheet);
            let sql = "UPDATE fact SET value = CAST(value AS INTEGER) + ?1 WHERE name = 'newest-time'";
            assert_eq!(store.execute(sql, params![ahead]).unwrap(), 1);
        }
    };
    // Half a minute is how clocks are set; a day is a clock that is wrong.
    let amina = amina.while_locked(newest(30));
    let second = amina.acquire_free("slightly.txt", b"slightly");
    let amina = amina.while_locked(newest(24 * 3600));
    let third = amina.acquire_free("behind.txt", b"behind");
    let clock = |item| amina.vault.custody(None, Some(item)).unwrap()[0].clock.clone();
    assert_ne!(clock(&first), "wrong");
    assert_ne!(clock(&second), "wrong");
    assert_eq!(clock(&third), "wrong");
    amina.transfer();
    amina.courier(&stick);
    let taken = bureau.take_in_all(&stick);
    assert!(taken[0].findings.iter().any(|finding| finding.code.as_str() == "clock-wrong"));
    super::is_clean(&amina);
}

#[test]
fn a_newest_time_that_is_no_number_is_no_panic() {
    for value in ["", "nonsense", "99999999999999999999999", "-9223372036854775808", "9223372036854775807"] {
        let (amina, _) = pair();
        amina.acquire_free("x.txt", b"x");
        let amina = amina.while_locked(|vault, sheet| {
            let store = stolen::store(vault, sheet);
            store.execute("UPDATE fact SET value = ?1 WHERE name = 'newest-time'", [value]).unwrap();
        });
        amina.acquire_free("y.txt", b"y");
        super::is_clean(&amina);
    }
}
