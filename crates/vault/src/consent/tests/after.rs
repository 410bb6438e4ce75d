//! What happens after: withdrawals while bundles wait, notices, older bundles that arrive later, a risk
//! assessment that says stop.

use sanad_evidence::consent::Basis;
use sanad_evidence::{Id, Schema};

use super::givens::{World, condition, records, rungs, world};
use crate::*;

/// A person with an account and an item, who agreed to use without her name by the north.
fn told(world: &World) -> (Id, Id, Id) {
    let person = world.person();
    let account = world.account_of(&person, "what she told");
    let item = world.item_of(&person, "letter.txt");
    world.says(&person, vec![world.answers("north", rungs(3))]);
    (person, account, item)
}

fn notice(world: &World, person: &Id) -> NoticeState {
    let rows = world.amina.vault.consent_state(person).unwrap();
    rows.iter().find(|row| row.name == "north").unwrap().notice
}

fn state(world: &World, bundle: &Id) -> String {
    let outbox = world.amina.vault.outbox().unwrap();
    outbox.into_iter().find(|one| one.bundle == *bundle).unwrap().state
}

#[test]
fn a_withdrawal_reaches_the_partner_restricts_at_once_and_is_acknowledged() {
    let world = world();
    let (vault, desk) = (&world.amina.vault, &world.north.vault);
    let (person, account, item) = told(&world);
    let first = world.transfer("north");
    world.accept("north", &first.bundle);
    assert!(desk.original(&item).is_ok());
    assert!(desk.restricted().unwrap().is_empty() && desk.notices().unwrap().is_empty());
    let out = vault.consent_state(&person).unwrap().remove(1).already_out;
    let out: Vec<_> = out.iter().map(|one| (one.kind, one.thing, one.place.as_str(), one.state)).collect();
    let went = |kind, thing| (kind, thing, "north", "accepted");
    assert_eq!(out, [went("person", person), went("account", account), went("item", item)]);
    let given = WithdrawalGiven { erase: true, reason: "canary reason".to_owned(), ..Default::default() };
    let rows = vault.withdraw_consent(&person, &given).unwrap();
    assert!(rows[1].withdrawn && rows[1].height == 0 && rows[1].already_out.len() == 3);
    assert_eq!(notice(&world, &person), NoticeState::ToSend);
    let again = vault.withdraw_consent(&person, &given).unwrap_err();
    assert_eq!(again.code(), "nothing-to-withdraw");
    // The notice goes though nothing else does, and keeps back why.
    let made = vault.assemble(&world.case, "north").unwrap();
    assert_eq!(
        (made.persons.len(), made.accounts.len(), made.originals.len(), made.stays.len()),
        (0, 0, 0, 3)
    );
    assert!(!world.words_of(&made.bundle).contains("canary reason"));
    assert_eq!(notice(&world, &person), NoticeState::UnderWay);
    world.send("north", &made.bundle);
    assert_eq!(desk.original(&item).err().unwrap().code(), "may-not-be-used");
    let out = world.north.home.path().join("out");
    assert_eq!(desk.export(&item, &out, &Job::new()).unwrap_err().code(), "may-not-be-used");
    assert_eq!(desk.prove(&item, &out).unwrap_err().code(), "may-not-be-used");
    let plan = DossierPlan { recipient: "The Court", ..DossierPlan::default() };
    assert_eq!(
        desk.compile(&world.case, &out, &plan, &Job::new()).unwrap_err().code(),
        "nothing-to-disclose"
    );
    let restricted = desk.restricted().unwrap();
    let restricted: Vec<_> = restricted.iter().map(|one| (one.thing, one.reasons.clone())).collect();
    let withdrawn = vec!["consent-withdrawn"];
    assert_eq!(restricted, [(person, withdrawn.clone()), (account, withdrawn.clone()), (item, withdrawn)]);
    let told = desk.notices().unwrap().remove(0);
    assert_eq!(
        (told.person, told.erase, told.acknowledged, told.items, told.accounts),
        (person, true, false, 1, 1)
    );
    assert_eq!(told.bundle, Some(made.bundle));
    world.accept("north", &made.bundle);
    assert!(desk.notices().unwrap()[0].acknowledged);
    assert_eq!(notice(&world, &person), NoticeState::Acknowledged);
    // Nothing more is to be told; and a new yes opens again.
    let nothing = vault.assemble(&world.case, "north").unwrap_err();
    assert_eq!(nothing.code(), "nothing-to-transfer");
    world.says(&person, vec![world.answers("north", rungs(2))]);
    world.transfer("north");
    assert!(desk.original(&item).is_ok() && desk.notices().unwrap()[0].answered_again);
}

#[test]
fn whoever_never_heard_of_her_hears_of_no_withdrawal() {
    let world = world();
    let (person, ..) = told(&world);
    world.says(&person, vec![world.answers("south", rungs(1))]);
    world.withdraws(&person, vec![]);
    assert_eq!(notice(&world, &person), NoticeState::None);
    for partner in ["north", "south"] {
        let made = world.amina.vault.assemble(&world.case, partner).unwrap();
        let words = world.words_of(&made.bundle);
        assert!(!words.contains(&person.to_string()), "{partner}");
    }
}

#[test]
fn a_withdrawal_stops_a_bundle_that_waits_is_paused_or_half_delivered() {
    for stage in ["waits", "paused", "half"] {
        let world = world();
        let vault = &world.amina.vault;
        let (person, ..) = told(&world);
        let made = vault.assemble(&world.case, "north").unwrap();
        match stage {
            "paused" => vault.pause(&made.bundle, true).unwrap(),
            "half" => {
                vault.ask_again(&made.bundle).unwrap();
                vault.begin_folder(&made.bundle).unwrap();
                let mut parts = vault.parts(&made.bundle).unwrap();
                let sealed = parts.seal(1).unwrap();
                parts.answered(&sealed).unwrap();
            }
            _ => {}
        }
        world.withdraws(&person, vec![world.partner("north")]);
        let refused = vault.ask_again(&made.bundle).unwrap_err();
        assert_eq!(refused.code(), "may-not-leave", "{stage}");
        assert_eq!(state(&world, &made.bundle), "withdrawn", "{stage}");
        // The partner was never told of her: it hears nothing.
        let made = vault.assemble(&world.case, "north").unwrap();
        assert!(!world.words_of(&made.bundle).contains(&person.to_string()), "{stage}");
    }
}

#[test]
fn an_older_yes_that_arrives_later_does_not_outrun_a_withdrawal() {
    let world = world();
    let vault = &world.amina.vault;
    let (person, _, item) = told(&world);
    let first = vault.assemble(&world.case, "north").unwrap();
    let carried = world.carry(&first.bundle);
    world.withdraws(&person, vec![]);
    let second = world.transfer_kept("north");
    // The notice overtakes what it is about: it counts on the bundle before, and waits for it.
    world.bring("north", &second.0, &second.1);
    let early = world.north.vault.take_in(&second.0, &Job::new()).unwrap_err();
    assert_eq!(early.code(), "bundle-refused");
    world.bring("north", &first.bundle, &carried);
    world.north.vault.take_in(&first.bundle, &Job::new()).unwrap();
    assert!(world.north.vault.original(&item).is_ok());
    world.north.vault.take_in(&second.0, &Job::new()).unwrap();
    assert_eq!(world.north.vault.original(&item).err().unwrap().code(), "may-not-be-used");
    // The older one once more changes nothing.
    world.bring("north", &first.bundle, &carried);
    assert_eq!(
        world.north.vault.take_in(&first.bundle, &Job::new()).unwrap_err().code(),
        "bundle-taken-in-already"
    );
    assert_eq!(world.north.vault.original(&item).err().unwrap().code(), "may-not-be-used");
}

#[test]
fn what_a_desk_cannot_read_of_her_answers_restricts() {
    let mut world = world();
    let (person, _, item) = told(&world);
    world.transfer("north");
    let consent = |db: &rusqlite::Connection| -> String {
        let sql = "SELECT id FROM consent WHERE person = ?1";
        db.query_row(sql, [person.to_string()], |row| row.get(0)).unwrap()
    };
    world.north = world.north.while_locked(|db| {
        db.execute("UPDATE record SET text = NULL WHERE thing = ?1", [consent(db)]).unwrap();
    });
    assert_eq!(world.north.vault.original(&item).err().unwrap().code(), "may-not-be-used");
    assert!(world.north.vault.consent_state(&person).unwrap()[0].withdrawn);
}

#[test]
fn a_backup_that_knows_an_older_yes_only_does_not_undo_a_withdrawal_at_the_desk() {
    let world = world();
    let (person, _, item) = told(&world);
    world.transfer("north");
    let consent = world
        .north
        .vault
        .read(|db| Ok::<_, Fault>(consent::rows::of_person(db, &person)?.remove(0)))
        .unwrap();
    world.withdraws(&person, vec![]);
    world.transfer("north");
    // The same yes, sealed anew in a later log of this case, as a restore from before the withdrawal does.
    let yes = records(&world.north, &world.case, &consent.id, &Schema::ANSWERS).remove(0);
    let desk = world.north.while_locked(|db| {
        db.execute_batch(
            "INSERT INTO foreign_log SELECT 'later', collector, case_id, vkey, size, root, checkpoint, position + 1,
                    trusted FROM foreign_log",
        )
        .unwrap();
        db.execute(
            "INSERT INTO foreign_entry SELECT 'later', idx, thing, digest, record, text, proof FROM foreign_entry
             WHERE record = ?1",
            [yes.digest().to_string()],
        )
        .unwrap();
    });
    assert_eq!(desk.vault.original(&item).err().unwrap().code(), "may-not-be-used");
}

#[test]
fn an_older_ground_of_an_item_sealed_anew_outruns_no_withdrawal() {
    let world = world();
    let item = world.item_of(&world.person(), "decree.txt");
    let state = |stated: StatedBasis| world.amina.vault.record_basis(&item, &stated).unwrap();
    let yes =
        state(StatedBasis { reason: Some("a decree".to_owned()), ..StatedBasis::new(Basis::NotNeeded) });
    world.transfer("north");
    assert!(world.north.vault.original(&item).is_ok());
    state(StatedBasis::new(Basis::Withdrawn));
    world.transfer("north");
    let desk = world.north.while_locked(|db| {
        db.execute_batch(
            "INSERT INTO foreign_log SELECT 'later', collector, case_id, vkey, size, root, checkpoint, position + 1,
                    trusted FROM foreign_log",
        )
        .unwrap();
        db.execute(
            "INSERT INTO foreign_entry SELECT 'later', idx, thing, digest, record, text, proof FROM foreign_entry
             WHERE record = ?1",
            [yes.to_string()],
        )
        .unwrap();
    });
    assert_eq!(desk.vault.original(&item).err().unwrap().code(), "may-not-be-used");
}

#[test]
fn what_waits_holds_an_identity_half_that_cannot_be_destroyed_meanwhile() {
    let world = world();
    let (person, ..) = told(&world);
    world.says(&person, vec![world.answers("north", rungs(4))]);
    let choice = Choice { identities: vec![person], ..Choice::default() };
    let waits = world.amina.vault.assemble_with_choice(&world.case, "north", &choice).unwrap();
    assert_eq!(waits.identities, [person]);
    assert_eq!(world.amina.vault.destroy_identity(&person).unwrap_err().code(), "still-under-way");
    assert!(world.amina.vault.open_identity(&person).unwrap().is_some(), "and nothing was lost");
    world.amina.vault.withdraw(&waits.bundle).unwrap();
    world.amina.vault.destroy_identity(&person).unwrap();
    assert!(world.amina.vault.check_fixity(&Job::new()).unwrap().findings.is_empty());
}

#[test]
fn what_she_withdrew_is_talked_round_by_no_other_ground() {
    let world = world();
    let (person, _, item) = told(&world);
    world.withdraws(&person, vec![]);
    let vault = &world.amina.vault;
    let other = StatedBasis { reason: Some("x".to_owned()), ..StatedBasis::new(Basis::NotNeeded) };
    assert_eq!(vault.record_basis(&item, &other).unwrap_err().code(), "item-is-hers");
    let elsewhere = StatedBasis { person: Some(world.person()), ..StatedBasis::new(Basis::Answered) };
    assert_eq!(vault.record_basis(&item, &elsewhere).unwrap_err().code(), "item-is-hers");
    vault.record_basis(&item, &StatedBasis::new(Basis::Withdrawn)).unwrap();
    assert_eq!(vault.record_basis(&item, &other).unwrap_err().code(), "item-is-hers");
    assert!(world.stays("north").contains_key(&("item".to_owned(), item)));
}

#[test]
fn who_is_shown_goes_by_code_or_stays_and_so_do_those_who_were_with_her() {
    let world = world();
    let (person, _, item) = told(&world);
    let vault = &world.amina.vault;
    let code = vault.person(&person).unwrap().row.code;
    let facts = |who: &str| Description {
        persons: vec![[who.to_owned(), "yes".to_owned()]],
        witness: Some(who.to_owned()),
        events: Some("the gate".to_owned()),
        ..Description::default()
    };
    vault.describe(&item, &facts("Canary Zarghuna")).unwrap();
    let made = vault.assemble(&world.case, "north").unwrap();
    let words = world.words_of(&made.bundle);
    assert!(!words.contains("Zarghuna") && words.contains("the gate"));
    vault.describe(&item, &facts(&code)).unwrap();
    let made = vault.assemble(&world.case, "north").unwrap();
    assert!(world.words_of(&made.bundle).contains(&code));
}

#[test]
fn a_list_of_what_she_means_takes_her_coded_half_along() {
    let world = world();
    let (person, account, _) = told(&world);
    let mut answers = world.answers("north", rungs(3));
    answers.conditions = vec![condition("partial", &[&account.to_string()])];
    world.says(&person, vec![answers]);
    let made = world.amina.vault.assemble(&world.case, "north").unwrap();
    assert_eq!((made.persons, made.accounts), (vec![person], vec![account]));
}

#[test]
fn a_stop_keeps_everything_but_a_withdrawal() {
    let world = world();
    let vault = &world.amina.vault;
    let (person, ..) = told(&world);
    let assess = |residual: &str| {
        let words = "the canary of a plan".to_owned();
        let risk = Risk { residual: residual.to_owned(), threats: Some(words), ..Risk::default() };
        vault.assess_risk(&world.case, &risk).unwrap();
    };
    let waits = vault.assemble(&world.case, "north").unwrap();
    assess("risk.stop");
    assert_eq!(vault.ask_again(&waits.bundle).unwrap_err().code(), "risk-stop");
    assert_eq!(state(&world, &waits.bundle), "queued", "it waits, and is not withdrawn");
    assess("risk.low");
    world.send("north", &waits.bundle);
    let later = world.person();
    world.says(&later, vec![world.answers("north", rungs(3))]);
    assess("risk.stop");
    let stopped = vault.assemble(&world.case, "north").unwrap_err();
    assert_eq!(stopped.code(), "risk-stop");
    assert_eq!(vault.weigh(&world.case, "north").unwrap_err().code(), "risk-stop");
    world.withdraws(&person, vec![]);
    let notice = vault.assemble(&world.case, "north").unwrap();
    assert!(!world.words_of(&notice.bundle).contains(&later.to_string()));
    world.send("north", &notice.bundle);
    assert_eq!(world.north.vault.notices().unwrap().len(), 1);
    let words = world.words_everywhere("north");
    assert!(!words.contains("canary of a plan") && !words.contains("risk-assessment"), "plans never leave");
}

#[test]
fn whoever_holds_an_account_hears_that_it_was_disposed_of_and_keeps_its_own() {
    let world = world();
    let (_, account, _) = told(&world);
    let (vault, desk) = (&world.amina.vault, &world.north.vault);
    let first = world.transfer("north");
    assert_eq!(code_of(vault.dispose_account(&account, "the canary of a reason")), "ok");
    world.accept("north", &first.bundle);
    let second = world.transfer("north");
    assert!(!world.words_of(&second.bundle).contains("the canary of a reason"));
    let page = desk.account(&account).unwrap();
    assert_eq!((page.row.state, page.versions.len(), page.row.foreign), ("kept", 1, true));
    assert_eq!(page.versions[0].given.narrative, "what she told");
    assert_eq!(page.custody.last().unwrap().action, "Disposed");
    assert_eq!(records(&world.north, &world.case, &account, &Schema::TOMBSTONE_2).len(), 1);
    // Who never had it hears nothing of it.
    let person = world.person();
    world.says(&person, vec![world.answers("south", rungs(3))]);
    world.transfer("south");
    assert!(!world.words_everywhere("south").contains(&account.to_string()));
    for one in [vault, desk, &world.south.vault] {
        assert_eq!(one.check_fixity(&Job::new()).unwrap().findings, vec![]);
    }
    // The desk disposes of its own.
    desk.dispose_account(&account, "she asked for it").unwrap();
    assert_eq!(desk.account(&account).unwrap().versions.len(), 0);
    assert_eq!(desk.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

fn code_of(done: Result<(), AccountError>) -> &'static str {
    done.map_or_else(|error| error.code(), |()| "ok")
}
