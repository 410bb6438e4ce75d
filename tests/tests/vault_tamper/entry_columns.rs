//! The columns beside an entry's text were changed: they are what the vault asks by.

use super::Scene;

#[test]
fn a_column_that_does_not_say_what_its_entry_says_is_found() {
    for change in [
        "action = 'Described'",
        "thing = (SELECT thing FROM entry WHERE idx = 0)",
        "digest = (SELECT digest FROM entry WHERE idx = 0)",
        "record = NULL",
        "record = (SELECT record FROM entry WHERE idx = 0)",
    ] {
        let codes = Scene::new().after_sql(&format!("UPDATE entry SET {change} WHERE idx = 2"));
        assert!(codes.contains(&"entry-damaged"), "{change}: {codes:?}");
    }
}
