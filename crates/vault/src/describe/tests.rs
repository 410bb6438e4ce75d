//! Facts and grounds as they are stated, kept and read again.

use sanad_evidence::place_value::{PlaceValue, Point};
use sanad_evidence::when::{Calendar, Precision, When};
use serde_json::json;

use super::*;
use crate::window_tests::{Desk, desk};
use crate::{PersonGiven, Role};

fn one() -> (Desk, Id, Id) {
    let desk = desk(Role::Collector);
    let case = desk.vault.new_case("one").unwrap();
    let item = desk.acquire(&case, "a.txt", b"x");
    (desk, case, item)
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn everything() -> Description {
    let day = "2005-10-20".parse().ok();
    let calendar = Calendar::SolarHijriAf;
    let when = When::new(day, day, Precision::Day, calendar, "28 Mizan 1384".to_owned(), "said".to_owned());
    Description {
        language: text("en"),
        title: text("A gate"),
        date: when.ok(),
        place: Some(PlaceValue {
            as_said: "by the old bridge".to_owned(),
            name: "Kabul".to_owned(),
            point: Some(Point { latitude: 34_528_455, longitude: -69_171_703, radius_m: 50 }),
            ..PlaceValue::default()
        }),
        exact_place: true,
        events: text("A gate is closed"),
        author: text("the one who filmed"),
        from_whom: text("a neighbour"),
        custody: text("from hand to hand"),
        whole: text("part"),
        cut_by: text("the neighbour, to send it"),
        persons: vec![["W-7F3K".to_owned(), "agreed".to_owned()]],
        graphic: text("nothing hard to look at"),
        witness: text("W-7F3K"),
        witness_willing: text("later"),
        reached: text("chat"),
        itemtype: text("itemtype.video"),
        generation: text("generation.first_copy"),
        languages: vec!["prs".to_owned()],
        unknown: Vec::new(),
        note: text("none"),
    }
}

#[test]
fn what_is_stated_is_read_again() {
    let (desk, _, item) = one();
    assert_eq!(desk.vault.description(&item).unwrap(), None);
    desk.vault.describe(&item, &everything()).unwrap();
    assert_eq!(desk.vault.description(&item).unwrap(), Some(everything()));
    let row = desk.vault.show(&item).unwrap();
    assert_eq!(row.row.title.as_deref(), Some("A gate"));
    assert_eq!(row.records.last().unwrap().kind, "description/2");
}

#[test]
fn a_place_is_coarse_unless_somebody_chose_otherwise() {
    let (desk, _, item) = one();
    desk.vault.describe(&item, &Description { exact_place: false, ..everything() }).unwrap();
    let known = desk.vault.description(&item).unwrap().unwrap();
    let coarse = Point { latitude: 34_500_000, longitude: -69_200_000, radius_m: 10_000 };
    assert_eq!((known.place.unwrap().point, known.exact_place), (Some(coarse), false));
}

#[test]
fn the_unknown_is_stated_and_ends_what_was_known() {
    let (desk, _, item) = one();
    desk.vault.describe(&item, &everything()).unwrap();
    let unknown = Description {
        author: text("again somebody"),
        unknown: ["date", "author", "date"].map(str::to_owned).to_vec(),
        ..Description::default()
    };
    desk.vault.describe(&item, &unknown).unwrap();
    let known = desk.vault.description(&item).unwrap().unwrap();
    assert_eq!((known.date, known.author.as_deref()), (None, Some("again somebody")));
    assert_eq!((known.unknown, known.title.as_deref()), (vec!["date".to_owned()], Some("A gate")));
    // And is ended by what is known again.
    desk.vault.describe(&item, &Description { date: everything().date, ..Description::default() }).unwrap();
    let known = desk.vault.description(&item).unwrap().unwrap();
    assert_eq!((known.date, known.unknown), (everything().date, vec![]));
}

#[test]
fn what_no_record_takes_is_refused_by_name() {
    let (desk, _, item) = one();
    let code = |facts: Description| desk.vault.describe(&item, &facts).unwrap_err().code();
    let nothing = Description {
        language: text("en"),
        date: When::unknown(String::new()).ok(),
        place: Some(PlaceValue::default()),
        exact_place: true,
        ..Description::default()
    };
    assert_eq!(code(nothing), "nothing-stated");
    assert_eq!(code(Description { whole: text("half"), ..Description::default() }), "code-unknown");
    assert_eq!(code(Description { itemtype: text("video"), ..Description::default() }), "code-unknown");
    assert_eq!(
        code(Description { unknown: vec!["note".to_owned()], ..Description::default() }),
        "code-unknown"
    );
    let point = Some(Point { latitude: 91_000_000, longitude: 0, radius_m: 0 });
    let place = Some(PlaceValue { point, ..PlaceValue::default() });
    assert_eq!(code(Description { place, ..Description::default() }), "place-point");
    let long = Some("x".repeat((64 << 10) + 1));
    assert_eq!(code(Description { events: long, ..Description::default() }), "text-too-long");
    assert_eq!(Description::time_in_words(&"x".repeat(70_000)).unwrap_err().code(), "text-too-long");
}

#[test]
fn records_of_the_first_version_are_read() {
    let (desk, case, item) = one();
    let values = BTreeMap::from([
        ("item", json!(item.to_string())),
        ("title", json!("An older title")),
        ("date", json!("2005-10-20")),
        ("place", json!("Kabul")),
    ]);
    desk.vault
        .write(|tx| {
            let record = desk.vault.keep_record(tx, &Schema::DESCRIPTION, &case, &item, values)?;
            let draft = Draft {
                action: Action::Described,
                case,
                thing_kind: ThingKind::Item,
                thing: item,
                digest: None,
                record: Some(record),
                outcome: None,
            };
            desk.vault.append(tx, &draft)
        })
        .unwrap();
    desk.vault.describe(&item, &Description { note: text("newer"), ..Description::default() }).unwrap();
    let known = desk.vault.description(&item).unwrap().unwrap();
    assert_eq!((known.title.as_deref(), known.note.as_deref()), (Some("An older title"), Some("newer")));
    assert_eq!(known.date, When::day("2005-10-20".parse().unwrap()).ok());
    assert_eq!(known.place.unwrap().as_said, "Kabul");
    assert_eq!(desk.vault.show(&item).unwrap().row.title.as_deref(), Some("An older title"));
}

#[test]
fn answers_hold_for_an_item_where_a_person_of_its_case_is_named() {
    let (desk, case, item) = one();
    let other = desk.vault.new_case("two").unwrap();
    let person = desk.vault.new_person(&case, &PersonGiven::default()).unwrap();
    let stranger = desk.vault.new_person(&other, &PersonGiven::default()).unwrap();
    let answered = |person| StatedBasis { person, ..StatedBasis::new(Basis::Answered) };
    assert_eq!(desk.vault.record_basis(&item, &answered(None)).unwrap_err().code(), "no-answers");
    let refused = desk.vault.record_basis(&item, &answered(Some(stranger))).unwrap_err();
    assert_eq!(refused.code(), "person-not-found");
    let whose = || {
        let sql = "SELECT person FROM item_person WHERE item = ?1";
        let found = desk.vault.read(|db| {
            let mut statement = db.prepare(sql)?;
            let rows = statement.query_map([item.to_string()], |row| row.get::<_, String>(0))?;
            Ok::<_, Fault>(rows.collect::<Result<Vec<_>, _>>()?)
        });
        found.unwrap()
    };
    desk.vault.record_basis(&item, &answered(Some(person))).unwrap();
    assert_eq!(whose(), [person.to_string()]);
    desk.vault.record_basis(&item, &StatedBasis::new(Basis::Withdrawn)).unwrap();
    assert_eq!(whose(), [person.to_string()], "hers all the same");
    let street = StatedBasis { reason: text("a street"), ..StatedBasis::new(Basis::NotNeeded) };
    desk.vault.record_basis(&item, &street).unwrap();
    assert!(whose().is_empty());
}

#[test]
fn values_are_told_in_a_line() {
    let facts = everything().stated().unwrap().into_values();
    let told = |field: &str| value_in_words(&facts[field]);
    assert_eq!(told("date"), "2005-10-20 (28 Mizan 1384)");
    assert_eq!(told("place"), "by the old bridge, Kabul, 34.528455 -69.171703 ±50 m");
    assert_eq!(told("persons"), "W-7F3K: agreed");
    assert_eq!(told("languages"), "prs");
    let range = When::new(
        "2005-10-01".parse().ok(),
        None,
        Precision::After,
        Calendar::Gregorian,
        String::new(),
        String::new(),
    );
    assert_eq!(value_in_words(&range.unwrap().to_value()), "2005-10-01/..");
    assert_eq!(value_in_words(&json!(null)), "");
}
