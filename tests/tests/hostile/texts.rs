//! Texts at their limits and above, and with everything in them that is no letter.

use sanad_evidence::consent::Basis;
use sanad_tests::company::pair;
use sanad_tests::people::basis;
use sanad_vault::{Description, StatedBasis};

use super::is_clean;

const LIMIT: usize = 64 << 10;

#[test]
fn texts_up_to_their_limit_travel_and_longer_ones_are_refused_by_field() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    let item = amina.acquire_free("x.txt", b"x");
    let full = |text: &str| Description { events: Some(text.to_owned()), ..Description::default() };
    for text in [
        "x".repeat(LIMIT),
        "\u{0}".repeat(LIMIT),
        "\u{202E}".repeat(LIMIT / 3),
        "\"\\\n\r\t\u{1B}\u{7F}".repeat(1000),
        "😀\u{200D}\u{FE0F}".repeat(5000),
        " a ".to_owned(),
        "\nwithheld 0000 erased\n".to_owned(),
    ] {
        amina.vault.describe(&item, &full(&text)).unwrap();
        let page = amina.vault.show(&item).unwrap();
        assert_eq!(page.records.iter().rev().find_map(|record| record.fields.get("events")).unwrap(), &text);
    }
    let field = |refused: sanad_vault::DescribeError| (refused.code(), refused.to_string());
    let (code, said) = field(amina.vault.describe(&item, &full(&"x".repeat(LIMIT + 1))).unwrap_err());
    assert!(code == "text-too-long" && said.contains("events"), "{said}");
    let (code, said) = field(
        amina.vault.record_basis(&item, &basis(Basis::NotNeeded, Some(&"x".repeat(LIMIT + 1)))).unwrap_err(),
    );
    assert!(code == "text-too-long" && said.contains("reason"), "{said}");
    amina.transfer();
    amina.courier(&stick);
    bureau.take_in_all(&stick);
    assert_eq!(
        bureau.vault.show(&item).unwrap().records.len(),
        amina.vault.show(&item).unwrap().records.len()
    );
    is_clean(&amina);
    is_clean(&bureau);
}

#[test]
fn a_text_of_nothing_says_nothing() {
    let (amina, _) = pair();
    let item = amina.acquire_free("x.txt", b"x");
    for nothing in ["", " ", "\n\t\u{3000}"] {
        let empty = Description { title: Some(nothing.to_owned()), ..Description::default() };
        assert_eq!(amina.vault.describe(&item, &empty).unwrap_err().code(), "nothing-stated");
        let refused = amina.vault.record_basis(&item, &basis(Basis::NotNeeded, Some(nothing))).unwrap_err();
        assert_eq!(refused.code(), "basis-must-state");
        let half = StatedBasis {
            form: Some("on paper".to_owned()),
            date: Some(nothing.to_owned()),
            scope: Some("courts".to_owned()),
            ..basis(Basis::TakenBefore, None)
        };
        assert_eq!(amina.vault.record_basis(&item, &half).unwrap_err().code(), "basis-must-state");
        assert_eq!(amina.vault.dispose(&item, nothing).unwrap_err().code(), "reason-needed");
    }
    assert_eq!(amina.vault.items(None).unwrap()[0].basis, Some("not-needed"));
}

#[test]
fn a_reason_for_disposal_longer_than_a_record_changes_nothing() {
    let (amina, _) = pair();
    let item = amina.acquire_free("x.txt", b"x");
    assert!(amina.vault.dispose(&item, &"x".repeat(17 << 20)).is_err());
    assert_eq!(amina.vault.items(None).unwrap()[0].state, "kept");
    is_clean(&amina);
    amina.vault.dispose(&item, &"x".repeat(LIMIT)).unwrap();
    is_clean(&amina);
}

#[test]
fn ids_that_are_none_find_nothing() {
    let (amina, _) = pair();
    amina.acquire_free("x.txt", b"x");
    for given in ["", "abc", "%%%%", "____", "zzzz", "ABCD", "../..", "\u{202E}abc", &"f".repeat(1000)] {
        assert_eq!(amina.vault.find_item(given).unwrap_err().code(), "item-not-found", "{given:?}");
        assert_eq!(amina.vault.find_bundle(given).unwrap_err().code(), "bundle-not-found", "{given:?}");
    }
}
