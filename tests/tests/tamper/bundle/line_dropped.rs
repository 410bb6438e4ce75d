//! A line is dropped from a record, by who signs.

use sanad_evidence::Schema;
use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn caught_for_its_count() {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| {
        text.split_inclusive('\n').filter(|line| !line.contains(" place ")).collect()
    });
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordMalformed]);
}
