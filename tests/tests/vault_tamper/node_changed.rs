//! A hash in the tree was changed, taken away or added.

use super::Scene;

#[test]
fn a_wrong_node_is_found_at_every_level() {
    for level in [0, 1, 2] {
        let sql = format!("UPDATE node SET hash = randomblob(32) WHERE level = {level} AND idx = 0");
        assert_eq!(Scene::new().after_sql(&sql), vec!["log-damaged"], "level {level}");
        let sql = format!("DELETE FROM node WHERE level = {level} AND idx = 0");
        assert_eq!(Scene::new().after_sql(&sql), vec!["log-damaged"], "level {level}");
    }
    let sql = "INSERT INTO node (log, level, idx, hash) VALUES (1, 0, 5000, randomblob(32))";
    assert_eq!(Scene::new().after_sql(sql), vec!["log-damaged"]);
    // At the end of the log, where the next entry would be appended.
    let sql = "DELETE FROM node WHERE level = 0 AND idx = (SELECT max(idx) FROM node WHERE level = 0)";
    assert_eq!(Scene::new().after_sql(sql), vec!["log-damaged"]);
}
