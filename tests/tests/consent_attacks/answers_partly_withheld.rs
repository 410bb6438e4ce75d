//! Lines of a statement are withheld: its conditions, what it covers, or the answers themselves. The record
//! keeps its digest, and what cannot be read closes.

use sanad_evidence::bag::Place;
use sanad_evidence::consent::Answers;
use sanad_evidence::{Digest, Record};
use sanad_tests::bag::Bag;
use sanad_tests::testimony::condition;

use super::{Scene, WORDS};

fn withhold(bag: &mut Bag, record: &Digest, fields: &[&str]) {
    bag.edit_text(&Place::Record(*record), |text| {
        Record::parse(&text).unwrap().withhold(fields, "redaction.safety").unwrap().to_text()
    });
    bag.sign_again();
}

#[test]
fn nothing_rests_on_answers_with_lines_withheld() {
    for field in ["ladder", "conditions", "covers", "person", "recipient", "matrix", "lifted"] {
        let mut scene = Scene::new();
        let answers = Answers { conditions: vec![condition("no_name", &[])], ..scene.answers(5) };
        let record = scene.mallory.case.answers(&scene.her, &answers);
        let account = scene.mallory.case.account(&scene.her, WORDS);
        let mut bag = scene.bundle();
        withhold(&mut bag, &record, &[field]);
        assert_ne!(scene.puts(&bag), Vec::<&str>::new(), "{field}");
        scene.is_shut(&account);
    }
}

/// After a yes that was whole, one comes of which only the lines that please are shown.
#[test]
fn a_later_statement_in_part_closes_what_was_open() {
    for field in ["ladder", "conditions", "covers"] {
        let (mut scene, account) = Scene::told(3);
        scene.is_open(&account);
        let later = Answers { conditions: vec![condition("embargo", &["2999-01-01"])], ..scene.answers(3) };
        let record = scene.mallory.case.answers(&scene.her, &later);
        let mut bag = scene.bundle();
        withhold(&mut bag, &record, &[field]);
        if scene.puts(&bag).is_empty() {
            scene.is_shut(&account);
        }
    }
}
