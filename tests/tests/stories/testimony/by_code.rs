//! She cannot come back: somebody says the code that was given to her.

use sanad_tests::company::pair;
use sanad_tests::testimony::rungs;

use super::transfer;

#[test]
fn she_takes_it_back_by_the_code_she_was_given() {
    let (amina, bureau) = pair();
    let stick = amina.beside("stick");
    amina.makes_ready();
    let (_, others) = amina.told(3, "what another told");
    let (person, account) = amina.told(0, "what she told");
    let code = amina.hears(&person, vec![amina.answers("bureau", rungs(3))]).retrieval.unwrap();
    transfer(&amina, &bureau, "bureau", &stick);
    let amina = amina.sleep_and_wake();
    // As it comes over a bad line: in small letters, with spaces.
    let said = format!(" {} ", code.to_lowercase());
    assert_eq!(amina.vault.person_by_retrieval(&said).unwrap(), Some(person));
    let last = if code.ends_with('2') { '3' } else { '2' };
    let wrong = format!("{}{last}", &code[..code.len() - 1]);
    assert_eq!(amina.vault.person_by_retrieval(&wrong).unwrap(), None);
    assert_eq!(amina.vault.person_by_retrieval("").unwrap(), None);
    amina.hears_withdrawal(&person);
    transfer(&amina, &bureau, "bureau", &stick);
    assert_eq!(bureau.vault.account(&account).unwrap().closed, ["consent-withdrawn"]);
    assert_eq!(bureau.vault.account(&others).unwrap().versions.len(), 1, "the other's stands");
    // The code itself stands nowhere in the vault.
    let (_home, folder, sheet) = amina.lock();
    assert!(!sanad_tests::stolen::holds(&sanad_tests::stolen::pages(&folder, &sheet), code.as_bytes()));
}
