//! One byte of a record is changed.

use sanad_evidence::Schema;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn on_the_road() {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| text.replace("Herat", "Kabul"));
    caught(&bag::verified(&bag.to_tar()), &[Code::DigestMismatch, Code::RecordMismatch]);
}

#[test]
fn by_who_signs() {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| text.replace("Herat", "Kabul"));
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordMismatch]);
}

/// The changed record goes under its new digest: then no entry seals it.
#[test]
fn by_who_signs_and_renames() {
    use sanad_evidence::Record;
    use sanad_evidence::bag::Place;
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    let text = bag.text(&place).replace("Herat", "Kabul");
    bag.files.remove(&place);
    bag.files.insert(Place::Record(Record::parse(&text).unwrap().digest()), text.into_bytes());
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordUnsealed]);
}
