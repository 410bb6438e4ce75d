//! An item is handed on in spite of a withdrawal.

use sanad_evidence::Schema;
use sanad_evidence::consent::Basis;
use sanad_evidence::verify::Code;
use sanad_tests::bag::{self, Desk, Told};

use crate::tamper::caught;

/// In the very bundle that carries the withdrawal.
#[test]
fn together_with_its_withdrawal() {
    let (mut case, items) = bag::example();
    case.consent(&items[1], Basis::Withdrawn);
    caught(&bag::verified(&case.bundle(1, &mut Told::default()).to_tar()), &[Code::ConsentWithdrawn]);
}

/// In a later bundle, with more said about it: the withdrawal that came before holds.
#[test]
fn after_its_withdrawal() {
    let (mut desk, mut told) = (Desk::default(), Told::default());
    let (mut case, items) = bag::example();
    desk.take_in(desk.verified(&case.bundle(1, &mut told).to_tar()));
    case.consent(&items[1], Basis::Withdrawn);
    desk.take_in(desk.verified(&case.bundle(2, &mut told).to_tar()));
    case.describe(&items[1], "Described all the same", "Herat");
    caught(&desk.verified(&case.bundle(3, &mut told).to_tar()), &[Code::ConsentWithdrawn]);
}

/// The withdrawal's record is left out, and its entry stays: what cannot be read does not permit.
#[test]
fn with_the_withdrawal_left_out() {
    let (mut case, items) = bag::example();
    case.consent(&items[1], Basis::Withdrawn);
    let mut bag = case.bundle(1, &mut Told::default());
    let withdrawal = bag.place(|place| {
        matches!(place, sanad_evidence::bag::Place::Record(_)) && bag.text(place).contains("\"withdrawn\"")
    });
    bag.files.remove(&withdrawal);
    bag.sign_again();
    caught(&bag::verified(&bag.to_tar()), &[Code::ConsentWithdrawn]);
}

/// No basis, or one that does not let it go.
#[test]
fn without_a_basis_that_lets_it_go() {
    for (basis, code) in [
        (None, Code::NoConsentBasis),
        (Some(Basis::Answered), Code::AnswersMissing),
        (Some(Basis::Withdrawn), Code::ConsentWithdrawn),
    ] {
        let (mut case, _) = bag::example();
        let item = case.acquire("third.mp4", "mp4", b"film");
        if let Some(basis) = basis {
            case.consent(&item, basis);
        }
        caught(&bag::verified(&case.bundle(1, &mut Told::default()).to_tar()), &[code]);
    }
    let (mut case, _) = bag::example();
    let item = case.acquire("third.mp4", "mp4", b"film");
    let values = std::collections::BTreeMap::from([
        ("item", serde_json::json!(item.to_string())),
        ("basis", serde_json::json!("not-asked")),
    ]);
    let record = case.seal_record(&Schema::CONSENT_BASIS, values);
    let thing = (sanad_evidence::entry::ThingKind::Item, item);
    case.append(sanad_evidence::entry::Action::ConsentRecorded, thing, None, Some(record));
    caught(&bag::verified(&case.bundle(1, &mut Told::default()).to_tar()), &[Code::MayBeAccount]);
}
