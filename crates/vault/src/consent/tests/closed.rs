//! What a withdrawal and a destroyed half close: halves at a desk, items whose own basis was withdrawn, heads of
//! bundles and drafts that hold names.

use sanad_evidence::consent::Basis;
use sanad_evidence::{Id, Schema};

use super::givens::{World, records, rungs, world};
use crate::draft::DraftKind;
use crate::*;

/// A person whose half goes to the north.
fn named(world: &World) -> Id {
    let person = world.person();
    world.says(&person, vec![world.answers("north", rungs(4))]);
    person
}

fn with_half(world: &World, person: &Id) -> Assembled {
    let choice = Choice { identities: vec![*person], ..Choice::default() };
    let made = world.amina.vault.assemble_with_choice(&world.case, "north", &choice).unwrap();
    assert_eq!(made.identities, [*person]);
    made
}

fn code<T>(done: Result<T, PersonError>) -> &'static str {
    done.map_or_else(|error| error.code(), |_| "ok")
}

#[test]
fn a_desk_opens_a_half_only_while_she_agrees_to_it() {
    let world = world();
    let desk = &world.north.vault;
    let person = named(&world);
    let made = with_half(&world, &person);
    world.send("north", &made.bundle);
    assert!(desk.open_identity(&person).unwrap().is_some());
    let looked = || {
        desk.search(&Query { text: "zarghuna".into(), names: true, count: 9, ..Query::default() }).unwrap()
    };
    assert_eq!(looked().hits.len(), 1);
    // She agrees to less, and later to nothing.
    world.says(&person, vec![world.answers("north", rungs(3))]);
    world.transfer("north");
    assert_eq!(code(desk.open_identity(&person)), "may-not-be-used");
    assert_eq!(looked().hits.len(), 0);
    world.says(&person, vec![world.answers("north", rungs(4))]);
    world.transfer("north");
    assert_eq!(code(desk.open_identity(&person)), "ok");
    world.withdraws(&person, vec![]);
    world.transfer("north");
    assert_eq!(code(desk.open_identity(&person)), "may-not-be-used");
    // It can be destroyed all the same, and the collector has hers.
    desk.destroy_identity(&person).unwrap();
    assert!(desk.open_identity(&person).unwrap().is_none());
    assert!(world.amina.vault.open_identity(&person).unwrap().is_some());
}

#[test]
fn a_destroyed_half_is_in_no_draft_and_in_no_head_of_a_bundle() {
    let world = world();
    let vault = &world.amina.vault;
    let person = named(&world);
    vault.save_draft(DraftKind::Identity, &world.case, &person, "Canary Zarghuna, written anew").unwrap();
    let made = with_half(&world, &person);
    assert!(world.words_of(&made.bundle).contains("Canary Zarghuna"));
    assert_eq!(code(vault.destroy_identity(&person)), "still-under-way");
    assert!(vault.open_identity(&person).unwrap().is_some());
    // Delivered, and not answered: it could be sent again from its head.
    world.carry(&made.bundle);
    vault.destroy_identity(&person).unwrap();
    assert!(vault.draft(DraftKind::Identity, &person).unwrap().is_none());
    assert!(!world.words_of(&made.bundle).contains("Canary"));
    assert_eq!(vault.resend(&made.bundle).unwrap_err().code(), "bundle-erased");
    assert_eq!(vault.check_fixity(&Job::new()).unwrap().findings, vec![]);
}

#[test]
fn a_backup_that_knows_an_older_basis_only_does_not_undo_its_withdrawal_at_the_desk() {
    let world = world();
    let vault = &world.amina.vault;
    let item = world.amina.acquire(&world.case, "decree.txt", b"a decree");
    let free = StatedBasis { reason: Some("a decree".to_owned()), ..StatedBasis::new(Basis::NotNeeded) };
    vault.record_basis(&item, &free).unwrap();
    world.transfer("north");
    assert!(world.north.vault.original(&item).is_ok());
    vault.record_basis(&item, &StatedBasis::new(Basis::Withdrawn)).unwrap();
    world.transfer("north");
    // The same basis, sealed anew in a later log of this case, as a restore from before the withdrawal does.
    let basis = records(&world.north, &world.case, &item, &Schema::CONSENT_BASIS_2).remove(0);
    let desk = world.north.while_locked(|db| {
        db.execute_batch(
            "INSERT INTO foreign_log SELECT 'later', collector, case_id, vkey, size, root, checkpoint, position + 1,
                    trusted FROM foreign_log",
        )
        .unwrap();
        // Carried over, as it is entered then: no statement of now.
        db.execute(
            "INSERT INTO foreign_entry SELECT 'later', f.idx, f.thing, f.digest, ?1,
                    (SELECT o.text FROM foreign_entry o JOIN record r ON r.digest = o.record
                     WHERE o.thing = f.thing AND r.kind = 'item/1'), f.proof
             FROM foreign_entry f WHERE f.record = ?1",
            [basis.digest().to_string()],
        )
        .unwrap();
    });
    assert_eq!(desk.vault.original(&item).err().unwrap().code(), "may-not-be-used");
}
