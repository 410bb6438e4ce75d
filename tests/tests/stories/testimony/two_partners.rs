//! Two partners are told of one person, each what she answered about it; neither learns of the other.

use std::collections::BTreeSet;

use sanad_evidence::Id;
use sanad_evidence::consent::HERE;
use sanad_tests::company::{archive, pair};
use sanad_tests::stolen::{self, holds};
use sanad_tests::testimony::{bundle_in_clear, first_account, rungs};

use super::transfer;

#[test]
fn each_is_told_what_is_for_it_and_nothing_of_the_other() {
    let ((amina, bureau), archive) = (pair(), archive());
    let (one, two) = (amina.beside("one"), amina.beside("two"));
    amina.makes_ready();
    let person = amina.meets();
    let answers = vec![
        amina.answers(HERE, rungs(2)),
        amina.answers("bureau", rungs(3)),
        amina.answers("archive", rungs(1)),
    ];
    amina.first_conversation(&person, "none", answers);
    let account = amina.vault.seal_account(&person, &first_account("what she told"), None).unwrap();
    let (to_bureau, _) = transfer(&amina, &bureau, "bureau", &one);
    let (to_archive, _) = transfer(&amina, &archive, "archive", &two);

    let bundles = [bundle_in_clear(&bureau, &one, &to_bureau), bundle_in_clear(&archive, &two, &to_archive)];
    let store = stolen::store(amina.folder(), &amina.sheet);
    let things: Vec<(String, String)> = store
        .prepare("SELECT recipient, id FROM consent")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(things.len(), 3);
    let names = [amina.recipient("bureau"), amina.recipient("archive"), HERE.to_owned()];
    for (recipient, thing) in things {
        let whose = names.iter().position(|name| *name == recipient).unwrap();
        for (index, bundle) in bundles.iter().enumerate() {
            assert_eq!(holds(bundle, thing.as_bytes()), index == whose, "{recipient} in bundle {index}");
        }
    }
    assert!(!holds(&bundles[0], names[1].as_bytes()) && !holds(&bundles[1], names[0].as_bytes()));
    for bundle in &bundles {
        assert!(holds(bundle, person.to_string().as_bytes()), "the search finds what is there");
        assert!(holds(bundle, account.to_string().as_bytes()));
    }

    // What each may do with it is its own affair: one reads, one keeps.
    assert_eq!(bureau.vault.account(&account).unwrap().versions.len(), 1);
    assert_eq!(archive.vault.account(&account).unwrap().versions.len(), 0);

    // A withdrawal towards one leaves the other as it was, who hears nothing of it.
    let given = sanad_vault::WithdrawalGiven {
        recipients: vec![amina.recipient("bureau")],
        ..sanad_vault::WithdrawalGiven::default()
    };
    amina.vault.withdraw_consent(&person, &given).unwrap();
    let (told, _) = transfer(&amina, &bureau, "bureau", &one);
    let nothing = amina.vault.assemble(&amina.case(), "archive").unwrap_err();
    assert_eq!(nothing.code(), "nothing-to-transfer");
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
    assert_eq!(archive.vault.notices().unwrap(), vec![]);
    let shared: BTreeSet<Id> = [to_bureau, to_archive, told].into();
    assert_eq!(shared.len(), 3);
}
