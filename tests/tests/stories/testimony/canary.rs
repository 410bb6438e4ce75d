//! A name and a drawn mark that stand in an identity half alone are looked for everywhere else.

use std::fs;
use std::path::Path;

use sanad_evidence::Id;
use sanad_evidence::consent::HERE;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::Verdict;
use sanad_tests::company::{archive, pair};
use sanad_tests::people::Person;
use sanad_tests::stolen::{self, files_with, holds};
use sanad_tests::testimony::{bundle_in_clear, first_account, rungs};
use sanad_vault::{Choice, ConversationGiven, DossierPlan, Job};
use sanad_verifier::verify_path;

use super::{answered, transfer};

const NAME: &str = "Zorkblatt of the third house";
/// How the points of her mark stand in a record.
const MARK: &str = "70707,71717,72727";

struct Told {
    amina: Person,
    bureau: Person,
    archive: Person,
    person: Id,
    account: Id,
    sticks: [std::path::PathBuf; 2],
}

/// She is named and draws a mark, tells, and all of it but who she is goes to two partners.
fn told(height: usize) -> Told {
    let ((amina, bureau), archive) = (pair(), archive());
    amina.makes_ready();
    let person = amina.meets();
    amina.learns_name(&person, NAME);
    amina.acquire_of(&person, "voice.ogg", b"OggS her voice");
    amina.first_conversation(&person, "none", vec![amina.answers(HERE, rungs(2))]);
    let drawn = ConversationGiven {
        form: "drawn".to_owned(),
        answers: vec![amina.answers("bureau", rungs(height)), amina.answers("archive", rungs(2))],
        strokes: Some(vec![vec![70_707, 71_717, 72_727, 73_737]]),
        ..ConversationGiven::default()
    };
    amina.vault.record_conversation(&person, &drawn).unwrap();
    let account = amina.vault.seal_account(&person, &first_account("what she told"), Some("calm")).unwrap();
    let sticks = ["one", "two"].map(|name| amina.beside(name));
    Told { amina, bureau, archive, person, account, sticks }
}

/// Locks a vault and looks for both canaries in every page of it and in its log, deciphered with its key.
fn stands_in_vault(person: Person) -> (Person, bool) {
    let mut found = false;
    let person = person.while_locked(|folder, sheet| {
        let pages = stolen::pages(folder, sheet);
        assert!(holds(&pages, b"CREATE TABLE person"), "the pages are in the clear");
        for bytes in [pages, stolen::log_pages(folder, sheet)] {
            found |= holds(&bytes, NAME.as_bytes()) || holds(&bytes, MARK.as_bytes());
        }
        found |= !files_with(folder, NAME.as_bytes()).is_empty();
    });
    (person, found)
}

fn stands_in(folder: &Path) -> bool {
    [NAME, MARK].iter().any(|canary| !files_with(folder, canary.as_bytes()).is_empty())
}

fn dossier(bureau: &Person, amina: &Person, name: &str, named: bool) -> std::path::PathBuf {
    let out = bureau.beside("out").join(name);
    let plan = DossierPlan {
        recipient: "The Court",
        class: Some("recipient.icc_otp".to_owned()),
        purpose: Some("purpose.justice_intl".to_owned()),
        named,
        verify_txt: "how\n",
        ..DossierPlan::default()
    };
    let compiled = bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap();
    assert_eq!(compiled.exhibits.len(), 2, "her voice and her words: {:?}", compiled.stays);
    let trust = Trust::parse(bureau.vault.trust_file().unwrap().as_bytes()).unwrap();
    let outcome = verify_path(&out, &trust).unwrap();
    assert_eq!(outcome.verdict(), Verdict::Verified, "{outcome:?}");
    out
}

#[test]
fn who_she_is_stands_in_nothing_that_left_and_in_no_page_of_any_vault() {
    let Told { amina, bureau, archive, person, account, sticks: [one, two] } = told(3);
    let mut bundles = Vec::new();
    for (desk, name, stick) in [(&bureau, "bureau", &one), (&archive, "archive", &two)] {
        let (bundle, _) = transfer(&amina, desk, name, stick);
        answered(&amina, desk, &bundle, stick);
        bundles.push(bundle_in_clear(desk, stick, &bundle));
        assert!(desk.vault.open_identity(&person).unwrap().is_none());
    }
    for bundle in &bundles {
        assert!(holds(bundle, account.to_string().as_bytes()), "the search finds what is there");
        assert!(!holds(bundle, NAME.as_bytes()) && !holds(bundle, MARK.as_bytes()));
    }
    for folder in [&one, &two] {
        assert!(!stands_in(folder));
    }
    let out = dossier(&bureau, &amina, "dossier", false);
    assert!(!stands_in(&out));
    assert!(!files_with(&out, b"what she told").is_empty(), "the search finds what is there");
    // Of what is told of her in messages of error and rows of lists, nothing.
    let page = format!("{:?}", amina.vault.person(&person).unwrap());
    assert!(!page.contains("Zorkblatt"));
    assert!(!format!("{:?}", amina.vault.open_identity(&person).unwrap()).contains("Zorkblatt"));
    // Neither in her own vault, with the key of its store, nor at the desks.
    let opened = amina.vault.open_identity(&person).unwrap().unwrap();
    assert_eq!(opened.names.as_ref().map(|name| name.as_str()), Some(NAME));
    drop(opened);
    for someone in [amina, bureau, archive] {
        assert!(!stands_in_vault(someone).1);
    }
}

/// The search does find it where it was allowed and chosen; there too it is under a key of its own.
#[test]
fn chosen_and_allowed_it_stands_in_that_bundle_and_in_a_dossier_that_names() {
    let Told { amina, bureau, archive, person, sticks: [one, two], .. } = told(4);
    let choice = Choice { identities: vec![person], ..Choice::default() };
    // The Archive was not given her name, whoever chose it.
    let made = amina.vault.assemble_with_choice(&amina.case(), "archive", &choice).unwrap();
    assert_eq!(made.identities, vec![]);
    let kept = made.stays.iter().find(|stays| stays.kind == "identity").unwrap();
    assert_eq!(kept.reasons, ["identity-kept-back"]);
    amina.courier(&two);
    archive.take_in_all(&two);
    assert!(!holds(&bundle_in_clear(&archive, &two, &made.bundle), NAME.as_bytes()));

    let made = amina.vault.assemble_with_choice(&amina.case(), "bureau", &choice).unwrap();
    assert_eq!(made.identities, vec![person]);
    amina.courier(&one);
    bureau.take_in_all(&one);
    let bundle = bundle_in_clear(&bureau, &one, &made.bundle);
    assert!(holds(&bundle, NAME.as_bytes()) && holds(&bundle, MARK.as_bytes()));
    assert!(!stands_in(&one));
    assert!(!stands_in(&dossier(&bureau, &amina, "without", false)));
    let (bureau, found) = stands_in_vault(bureau);
    assert!(!found);
    let opened = bureau.vault.open_identity(&person).unwrap().unwrap();
    assert_eq!(opened.names.as_ref().map(|name| name.as_str()), Some(NAME));
    let (_, found) = stands_in_vault(amina);
    assert!(!found);
}

#[test]
fn with_its_key_destroyed_everything_else_still_verifies() {
    let Told { amina, bureau, person, account, sticks: [one, _], .. } = told(4);
    let choice = Choice { identities: vec![person], ..Choice::default() };
    let made = amina.vault.assemble_with_choice(&amina.case(), "bureau", &choice).unwrap();
    amina.courier(&one);
    bureau.take_in_all(&one);
    answered(&amina, &bureau, &made.bundle, &one);
    amina.vault.destroy_identity(&person).unwrap();
    bureau.vault.destroy_identity(&person).unwrap();
    let (amina, bureau) = (amina.sleep_and_wake(), bureau.sleep_and_wake());
    for someone in [&amina, &bureau] {
        assert!(someone.vault.open_identity(&person).unwrap().is_none());
        assert_eq!(someone.vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
    // What comes after goes and is accepted, and a court is handed what it was.
    amina.acquire_of(&person, "more.txt", b"more of it");
    let (bundle, taken) = transfer(&amina, &bureau, "bureau", &one);
    assert_eq!(taken.last().unwrap().originals.len(), 1);
    answered(&amina, &bureau, &bundle, &one);
    let out = bureau.beside("out").join("dossier");
    let plan = DossierPlan { recipient: "The Court", verify_txt: "how\n", ..DossierPlan::default() };
    let compiled = bureau.vault.compile(&amina.case(), &out, &plan, &Job::new()).unwrap();
    assert!(compiled.exhibits.iter().any(|(_, thing)| *thing == account));
    let trust = Trust::parse(bureau.vault.trust_file().unwrap().as_bytes()).unwrap();
    assert_eq!(verify_path(&out, &trust).unwrap().verdict(), Verdict::Verified);
    assert!(!stands_in(&out));
    assert!(fs::metadata(&out).unwrap().is_dir());
}
