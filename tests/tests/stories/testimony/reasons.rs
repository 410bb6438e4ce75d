//! Nobody is asked to tell twice without a reason, or before what protects her is there.

use sanad_evidence::consent::HERE;
use sanad_tests::people::amina;
use sanad_tests::testimony::{first_account, rungs, told_before};
use sanad_vault::{AccountGiven, GateReason};

#[test]
fn before_the_first_word_everything_that_protects_her_is_there() {
    let amina = amina();
    let person = amina.meets();
    let gates = || amina.vault.may_take_account(&person, "account.first").unwrap();
    let seal = || amina.vault.seal_account(&person, &first_account("words"), None);
    use GateReason::{NoConsent, NoFirstQuestion, NoReferrals, NoRisk, RiskStop};
    assert_eq!(gates(), [NoRisk, NoReferrals, NoFirstQuestion, NoConsent]);
    seal().unwrap_err();
    amina.makes_ready();
    assert_eq!(gates(), [NoFirstQuestion, NoConsent]);
    amina.vault.record_prior(&person, &told_before("did-not-say")).unwrap();
    assert_eq!(gates(), [NoConsent]);
    assert_eq!(seal().unwrap_err().code(), "no-consent");
    amina.risk_is("risk.stop");
    amina.hears(&person, vec![amina.answers(HERE, rungs(1))]);
    assert_eq!(gates(), [RiskStop]);
    amina.risk_is("risk.low");
    assert_eq!(gates(), []);
    seal().unwrap();
    // What she took back cannot be told on.
    amina.hears_withdrawal(&person);
    assert!(gates().contains(&NoConsent));
}

#[test]
fn whoever_told_before_tells_again_only_for_a_reason() {
    let amina = amina();
    amina.makes_ready();
    let person = amina.meets();
    amina.first_conversation(&person, "yes", vec![amina.answers(HERE, rungs(2))]);
    let given = first_account("once more");
    assert_eq!(amina.vault.seal_account(&person, &given, None).unwrap_err().code(), "prior-reason-needed");
    let unknown = AccountGiven { reason: Some("priorreason.nobody_knows".to_owned()), ..given.clone() };
    assert_eq!(amina.vault.seal_account(&person, &unknown, None).unwrap_err().code(), "code-unknown");
    let reason = AccountGiven { reason: Some("priorreason.new_facts".to_owned()), ..given };
    let account = amina.vault.seal_account(&person, &reason, None).unwrap();
    let page = amina.vault.account(&account).unwrap();
    assert_eq!(page.versions[0].given.reason.as_deref(), Some("priorreason.new_facts"));
}
