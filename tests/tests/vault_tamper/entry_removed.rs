//! An entry was taken out of the log.

use super::Scene;

#[test]
fn a_missing_entry_is_found_wherever_it_stood() {
    for index in [0, 1, 3] {
        let codes = Scene::new().after_sql(&format!("DELETE FROM entry WHERE idx = {index}"));
        assert!(codes.contains(&"entry-missing") && codes.contains(&"log-damaged"), "{codes:?}");
    }
    let codes = Scene::new().after_sql("DELETE FROM entry WHERE idx = (SELECT max(idx) FROM entry)");
    assert!(codes.contains(&"log-damaged"), "{codes:?}");
    let codes = Scene::new().after_sql("DELETE FROM entry");
    assert!(codes.contains(&"log-damaged"), "{codes:?}");
}
