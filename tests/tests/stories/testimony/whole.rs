//! From the first question to the withdrawal that stops a disclosure.

use sanad_evidence::consent::{Answers, HERE};
use sanad_tests::company::pair;
use sanad_tests::people::{Person, noise};
use sanad_tests::testimony::{condition, first_account, rungs};
use sanad_vault::{DossierPlan, Job, NoticeState};

use super::{answered, transfer};

const WORDS: &str = "آنها دروازه را بستند و گفتند برگردید.";

fn refused(bureau: &Person, amina: &Person) -> &'static str {
    let out = bureau.beside("out").join("dossier");
    let plan = DossierPlan { recipient: "The Court", verify_txt: "how\n", ..DossierPlan::default() };
    bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap_err().code()
}

#[test]
fn she_tells_it_goes_she_takes_it_back_and_the_bureau_says_so() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let person = amina.meets();
    amina.learns_name(&person, "Zarghuna of the third house");
    let voice = amina.acquire_of(&person, "voice.ogg", &noise(3, 90_000));
    let answers = vec![amina.answers(HERE, rungs(2)), amina.answers("bureau", rungs(3))];
    amina.first_conversation(&person, "none", answers);
    let account =
        amina.vault.seal_account(&person, &first_account(WORDS), Some("she was calm, I thought")).unwrap();

    // All of it goes but who she is, which nobody chose, and what was only thought.
    let weighed = amina.vault.weigh(&amina.case(), "bureau").unwrap();
    assert_eq!((weighed.persons.len(), weighed.accounts.len(), weighed.goes.len()), (1, 1, 1));
    assert_eq!(weighed.identities, vec![]);
    let (bundle, taken) = transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(taken[0].originals, vec![voice]);
    answered(&amina, &bureau, &bundle, &stick);

    // The Bureau reads her words and hears her voice, and knows her by a code alone.
    let page = bureau.vault.account(&account).unwrap();
    assert_eq!(page.versions[0].given.narrative, WORDS);
    assert_eq!((page.closed.len(), page.impressions), (0, None));
    let her = bureau.vault.person(&person).unwrap();
    assert_eq!(her.given.safety, ["safety.never_call"]);
    assert!(bureau.vault.open_identity(&person).unwrap().is_none());
    assert_eq!(bureau.vault.original(&voice).unwrap().size(), 90_000);
    assert_eq!(bureau.vault.restricted().unwrap(), vec![]);

    // She takes it back: shut here at once, and there with the next bundle, which says nothing else.
    amina.hears_withdrawal(&person);
    assert_eq!(amina.permit(&person, "bureau").notice, NoticeState::ToSend);
    assert_eq!(amina.permit(&person, "bureau").already_out.len(), 3);
    let (notice, _) = transfer(&amina, &bureau, "bureau", &stick);
    let page = bureau.vault.account(&account).unwrap();
    assert_eq!((page.versions.len(), page.closed), (0, vec!["consent-withdrawn"]));
    assert_eq!(bureau.vault.original(&voice).map(|_| ()).unwrap_err().code(), "may-not-be-used");
    assert_eq!(refused(&bureau, &amina), "nothing-to-disclose");
    assert_eq!(bureau.vault.restricted().unwrap().len(), 3);
    assert_eq!(
        (bureau.vault.notices().unwrap().len(), bureau.vault.notices().unwrap()[0].person),
        (1, person)
    );

    // Its acceptance is the Bureau's word for it.
    assert_eq!(amina.permit(&person, "bureau").notice, NoticeState::UnderWay);
    answered(&amina, &bureau, &notice, &stick);
    assert_eq!(amina.permit(&person, "bureau").notice, NoticeState::Acknowledged);
    for one in [&amina, &bureau] {
        assert_eq!(one.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
    // And it holds after a night.
    let bureau = bureau.sleep_and_wake();
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
}

#[test]
fn kept_safe_is_kept_and_neither_read_nor_disclosed() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let (person, account) = amina.told(1, WORDS);
    transfer(&amina, &bureau, "bureau", &stick);
    let page = bureau.vault.account(&account).unwrap();
    assert_eq!(page.versions.len(), 0);
    assert!(!page.closed.is_empty());
    assert_eq!(refused(&bureau, &amina), "nothing-to-disclose");
    // She says more, and then it may be read.
    amina.hears(&person, vec![amina.answers("bureau", rungs(2))]);
    transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(bureau.vault.account(&account).unwrap().versions[0].given.narrative, WORDS);
    assert_eq!(refused(&bureau, &amina), "nothing-to-disclose");
}

#[test]
fn the_day_before_which_it_may_not_be_read_is_kept_by_both() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let (person, account) = amina.told(0, WORDS);
    let until = Answers {
        conditions: vec![condition("embargo", &["2999-01-01"])],
        ..amina.answers("bureau", rungs(5))
    };
    amina.hears(&person, vec![until]);
    let weighed = amina.vault.weigh(&amina.case(), "bureau").unwrap();
    assert!(weighed.accounts[0].safekeeping);
    transfer(&amina, &bureau, "bureau", &stick);
    let page = bureau.vault.account(&account).unwrap();
    assert_eq!((page.versions.len(), page.closed), (0, vec!["condition-embargo"]));
    assert_eq!(refused(&bureau, &amina), "nothing-to-disclose");
    // A later yes that does not name the condition does not lift it.
    amina.hears(&person, vec![amina.answers("bureau", rungs(5))]);
    transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["condition-embargo"]);
    let lifted =
        Answers { lifted: vec!["condition.embargo".to_owned()], ..amina.answers("bureau", rungs(5)) };
    amina.hears(&person, vec![lifted]);
    transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(bureau.vault.account(&account).unwrap().versions.len(), 1);
}

#[test]
fn a_risk_that_says_stop_lets_nothing_go_but_a_withdrawal() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let (person, account) = amina.told(3, WORDS);
    transfer(&amina, &bureau, "bureau", &stick);
    amina.acquire_of(&person, "more.txt", b"more of it");
    amina.risk_is("risk.stop");
    assert_eq!(amina.vault.assemble(&amina.case(), "bureau").unwrap_err().code(), "risk-stop");
    let again = amina.vault.seal_account(&person, &first_account("again"), None).unwrap_err();
    assert_eq!(again.code(), "risk-stop");
    amina.hears_withdrawal(&person);
    let (_, taken) = transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(taken[0].originals, vec![]);
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
}
