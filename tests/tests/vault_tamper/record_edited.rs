//! The words of a record were changed.

use super::Scene;

#[test]
fn a_changed_word_is_found_in_every_kind_of_record() {
    for (kind, from, to) in [
        ("item/1", "later.pdf", "other.pdf"),
        ("description/2", "A closed gate", "An open gate"),
        ("consent-basis/2", "a decree", "a secret"),
        ("case/1", "herat-1", "kabul-1"),
        ("seal/1", "\"sequence\" 1", "x"),
    ] {
        let scene = Scene::new();
        let sql = format!(
            "UPDATE record SET text = replace(text, '{from}', '{to}') WHERE kind = '{kind}' AND instr(text, '{from}')"
        );
        let sql = if kind == "seal/1" {
            "UPDATE record SET text = substr(text, 1, length(text) - 1) WHERE kind = 'seal/1'".to_owned()
        } else {
            sql
        };
        let codes = scene.after_sql(&sql);
        assert!(codes.contains(&"record-damaged"), "{kind}: {codes:?}");
    }
}

#[test]
fn what_is_no_record_is_found() {
    for text in ["", "nonsense", "sanad record v1 item/1\n", "sanad record v2 item/1\n"] {
        let scene = Scene::new();
        let sql = format!("UPDATE record SET text = '{text}' WHERE kind = 'item/1'");
        let codes = scene.after_sql(&sql);
        assert!(codes.contains(&"record-damaged"), "{codes:?}");
    }
}

#[test]
fn another_valid_record_in_its_place_is_found() {
    let scene = Scene::new();
    let codes = scene.after_sql(
        "UPDATE record SET text = (SELECT text FROM record WHERE kind = 'case/1') WHERE kind = 'item/1'",
    );
    assert!(codes.contains(&"record-damaged"), "{codes:?}");
}

#[test]
fn a_record_that_no_entry_seals_is_found() {
    let scene = Scene::new();
    let codes = scene.after(|store| {
        let values = std::collections::BTreeMap::from([
            ("language", serde_json::json!("en")),
            ("amends", serde_json::json!([])),
            ("basis", serde_json::json!("not-needed")),
        ]);
        let mut seed = [7; 32];
        let seed = sanad_evidence::record::Seed::from_random(&mut seed);
        let record =
            sanad_evidence::Record::seal(&sanad_evidence::Schema::CONSENT_BASIS, &values, &seed).unwrap();
        let sql = "INSERT INTO record (digest, kind, case_id, thing, text)
                   SELECT ?1, 'consent-basis/1', case_id, id, ?2 FROM item LIMIT 1";
        assert_eq!(store.execute(sql, [record.digest().to_string(), record.to_text()]).unwrap(), 1);
    });
    assert_eq!(codes, vec!["record-unsealed"]);
}
