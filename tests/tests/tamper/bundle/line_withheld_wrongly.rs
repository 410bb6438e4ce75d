//! A line is withheld with a digest that is not its own, so that later another could be shown for it.

use sanad_evidence::verify::Code;
use sanad_evidence::{Digest, Record, Schema};
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn the_records_digest_changes() {
    let mut bag = bag::example_bundle();
    let place = bag.record(&Schema::DESCRIPTION);
    bag.edit_text(&place, |text| {
        let honest =
            Record::parse(&text).unwrap().withhold(&["title"], "redaction.safety").unwrap().to_text();
        let title = text.split_inclusive('\n').find(|line| line.contains(" title ")).unwrap();
        honest.replace(&Digest::of(title.as_bytes()).to_string(), &Digest::of(b"another title").to_string())
    });
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::RecordMismatch]);
}

/// The same with the right digest is no attack: two copies with different lines withheld both hold.
#[test]
fn withheld_rightly_it_holds() {
    for fields in [&["title"][..], &["title", "place"]] {
        let mut bag = bag::example_bundle();
        let place = bag.record(&Schema::DESCRIPTION);
        bag.edit_text(&place, |text| {
            Record::parse(&text).unwrap().withhold(fields, "redaction.safety").unwrap().to_text()
        });
        bag.sign_again();
        assert!(bag::verified(&bag.to_tar()).holds());
    }
}
