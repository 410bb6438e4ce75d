//! Codes for cases.

use sanad_tests::company::pair;

#[test]
fn a_code_is_letters_digits_and_two_signs() {
    let (amina, bureau) = pair();
    let cases = amina.vault.cases().unwrap().len();
    for code in [
        "",
        " ",
        "two words",
        "a/b",
        "../x",
        "a\nb",
        "\u{202E}a",
        "a\u{0}",
        "a'b",
        "*",
        ".",
        "ا\u{200C}ب",
        "e\u{301}",
        &"x".repeat(41),
    ] {
        assert_eq!(amina.vault.new_case(code).unwrap_err().code(), "case-code-bad", "{code:?}");
    }
    for code in ["a", "پرونده-۱", "HERAT_2", &"x".repeat(40), &"ن".repeat(40)] {
        amina.vault.new_case(code).unwrap();
        assert_eq!(amina.vault.new_case(code).unwrap_err().code(), "case-code-taken");
    }
    assert_eq!(amina.vault.cases().unwrap().len(), cases + 5);
    assert_eq!(amina.vault.case("%").unwrap_err().code(), "case-not-found");
    assert_eq!(bureau.vault.new_case("a").unwrap_err().code(), "partners-vault");
}
