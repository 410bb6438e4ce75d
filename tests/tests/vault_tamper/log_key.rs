//! The log's own row was changed: its key, its name, its size, whether it is open.

use super::Scene;

#[test]
fn a_log_whose_row_does_not_fit_is_found() {
    for sql in [
        "UPDATE log SET size = size + 1",
        "UPDATE log SET size = size - 1",
        "UPDATE log SET key_id = (SELECT min(key_id) FROM item)",
        "UPDATE log SET vkey = replace(vkey, '+', '+0')",
        "UPDATE log SET key_id = 9999",
    ] {
        let codes = Scene::new().after_sql(sql);
        assert!(codes.contains(&"log-damaged"), "{sql}: {codes:?}");
    }
    let codes =
        Scene::new().after_sql("UPDATE log SET origin = 'sanad/log/00000000000000000000000000000000'");
    assert!(codes.contains(&"entry-damaged") && codes.contains(&"log-damaged"), "{codes:?}");
    let codes = Scene::new().after_sql("UPDATE log SET origin = 'nonsense'");
    assert!(codes.contains(&"log-damaged"), "{codes:?}");
    // Without an open log nothing can be added; what was found is told all the same.
    let codes = Scene::new().after_sql("UPDATE log SET open = 0");
    assert_eq!(codes, vec!["log-damaged"]);
    let codes = Scene::new().after_sql("DELETE FROM log");
    assert!(codes.contains(&"log-damaged"), "{codes:?}");
    let codes = Scene::new().after_sql("DELETE FROM case_file");
    assert!(codes.contains(&"case-missing"), "{codes:?}");
}
