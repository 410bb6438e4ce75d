//! Two lines of a record change places, or one comes from another record of the same type.

use sanad_evidence::Schema;
use sanad_evidence::bag::Place;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn within_a_record() {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines.swap(3, 4);
        lines.concat()
    });
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordMismatch]);
}

#[test]
fn between_records() {
    let mut bag = bag::example_bundle();
    let of =
        |text: &str| text.split_inclusive('\n').find(|line| line.contains(" title ")).unwrap().to_owned();
    let first = bag.record(&Schema::DESCRIPTION);
    let second = bag.place(|place| {
        matches!(place, Place::Record(_)) && *place > first && bag.text(place).contains("description/1")
    });
    let line = of(&bag.text(&second));
    bag.edit_text(&first, |text| text.replace(&of(&text), &line));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordMismatch]);
}
