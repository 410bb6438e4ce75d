//! What goes, in which order, in parts of which size; settings and the meter.

use std::str::FromStr as _;

use sanad_evidence::listing::Listing;

use super::*;

fn free(desk: &Desk, case: &Id, name: &str, size: usize) -> Id {
    let item =
        desk.acquire(case, name, &name.as_bytes().iter().cycle().take(size).copied().collect::<Vec<u8>>());
    desk.basis(&item, Basis::NotNeeded, None);
    item
}

#[test]
fn originals_go_one_by_one_in_the_order_that_was_chosen() {
    let (amina, case, bureau) = two();
    let items = ["a", "b", "c"].map(|name| free(&amina, &case, name, 4000));
    let order = [items[2], items[0], items[2]];
    let made = amina.vault.assemble_one_by_one(&case, "bureau", &order, &[]).unwrap();
    let originals: Vec<&[Id]> = made.iter().map(|one| one.originals.as_slice()).collect();
    assert_eq!(originals, [&[][..], &[items[2]], &[items[0]]]);
    let sequences: Vec<u64> = made.iter().map(|one| one.sequence).collect();
    assert_eq!((sequences, made[0].to_follow.len(), made[0].records > 0), (vec![1, 2, 3], 3, true));
    for one in &made {
        amina.send_to(&bureau, &one.bundle);
    }
    // What was not named goes with the next; again one by one there is nothing but that.
    let rest = amina.vault.assemble_one_by_one(&case, "bureau", &items, &[]).unwrap();
    assert_eq!(rest.last().unwrap().originals, [items[1]]);
    for one in &rest {
        amina.send_to(&bureau, &one.bundle);
    }
    assert_eq!(bureau.vault.items(None).unwrap().iter().filter(|item| item.state == "kept").count(), 3);
    let none = amina.vault.assemble_one_by_one(&case, "bureau", &items, &[]).unwrap_err();
    assert_eq!(none.code(), "nothing-to-transfer");
    let many = vec![items[0]; 501];
    assert_eq!(
        amina.vault.assemble_one_by_one(&case, "bureau", &many, &[]).unwrap_err().code(),
        "bundle-too-large"
    );
}

#[test]
fn only_what_was_chosen_goes_and_the_rest_is_announced() {
    let (amina, case, bureau) = two();
    let items = ["a", "b", "c"].map(|name| free(&amina, &case, name, 4000));
    let choice = Choice { only: Some(vec![items[1]]), ..Choice::default() };
    let made = amina.vault.assemble_with_choice(&case, "bureau", &choice).unwrap();
    assert_eq!((made.originals.as_slice(), made.to_follow.len()), (&[items[1]][..], 2));
    amina.send_to(&bureau, &made.bundle);
    let rest = amina.vault.assemble(&case, "bureau").unwrap();
    assert_eq!((rest.originals.len(), rest.to_follow.len()), (2, 0));
    amina.send_to(&bureau, &rest.bundle);
}

#[test]
fn parts_are_small_where_the_link_is_slow() {
    let (amina, case, _bureau) = two();
    let partner = amina.vault.partners().unwrap()[0].id;
    let big = 5 << 20;
    let mut sizes = Vec::new();
    for (name, pace, asked) in [
        ("usual", None, None),
        ("fast", Some(1 << 20), None),
        ("slow", Some(60_000), None),
        ("asked", Some(60_000), Some(Listing::MOST_PART)),
        ("odd", None, Some(300_000)),
        ("huge", None, Some(u64::MAX)),
    ] {
        if let Some(pace) = pace {
            amina.vault.note_pace(&partner, pace).unwrap();
            assert_eq!(amina.vault.pace(&partner).unwrap(), Some(pace));
        }
        free(&amina, &case, name, big);
        let choice = Choice { part_size: asked, ..Choice::default() };
        let made = amina.vault.assemble_with_choice(&case, "bureau", &choice).unwrap();
        sizes.push(made.bytes / made.parts);
    }
    let (small, middle, large) = (Listing::LEAST_PART, 1 << 20, Listing::MOST_PART);
    assert_eq!(sizes, [middle, middle, small, large, middle, large]);
}

#[test]
fn what_a_person_allows_is_kept() {
    let (amina, _, _bureau) = two();
    assert_eq!(amina.vault.network().unwrap(), Network::default());
    let network = Network { proxy: Some("127.0.0.1:9050".parse().unwrap()), monthly_limit: Some(5_000_000) };
    amina.vault.set_network(&network).unwrap();
    assert_eq!(amina.vault.permission("bureau").unwrap(), Permission::Ask);
    amina.vault.set_permission("bureau", Permission::Always).unwrap();
    amina.vault.count_bytes(10, 3).unwrap();
    amina.vault.count_bytes(5, 0).unwrap();
    let amina = amina.while_locked(|_| {});
    assert_eq!(amina.vault.network().unwrap(), network);
    assert_eq!(amina.vault.partners().unwrap()[0].permission, Permission::Always);
    assert_eq!(amina.vault.permission("nobody").unwrap_err().code(), "name-not-found");
    let meter = amina.vault.meter().unwrap();
    assert_eq!((meter.sent, meter.received, meter.month.len()), (15, 3, 7));
    // Another month begins at nothing.
    let amina = amina.while_locked(|db| {
        db.execute("UPDATE fact SET value = '2001-01 15 3' WHERE name = 'network-meter'", []).unwrap();
    });
    assert_eq!((amina.vault.meter().unwrap().sent, amina.vault.meter().unwrap().received), (0, 0));
    amina.vault.count_bytes(1, 2).unwrap();
    assert_eq!((amina.vault.meter().unwrap().sent, amina.vault.meter().unwrap().received), (1, 2));
    amina.vault.set_network(&Network::default()).unwrap();
    assert_eq!(amina.vault.network().unwrap(), Network::default());
}

#[test]
fn a_recovery_recipient_is_shown_first_and_opens_everything_after() {
    let bureau = bureau();
    let wrong = "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gp";
    let wrong = sanad_evidence::recipient::AgeRecipient::from_str(wrong).unwrap();
    assert_eq!(bureau.vault.set_recovery_recipient(Some(&wrong)).unwrap_err().code(), "recipient-bad");
    let offline = age::x25519::Identity::generate();
    let recipient = offline.to_public().to_string().parse().unwrap();
    bureau.vault.set_recovery_recipient(Some(&recipient)).unwrap();
    assert_eq!(bureau.vault.recovery_recipient().unwrap(), Some(recipient.clone()));
    let file = bureau.home.path().join("see");
    let code = bureau.vault.invite("roya", &file).unwrap();
    let (amina, case) = invited(&bureau, "amina");
    let shown = amina.vault.open_invitation(&file, &code).unwrap();
    assert_eq!(shown.recovery_recipient(), Some(recipient.as_str()));
    assert_eq!((shown.mailboxes().len(), shown.tokens()), (2, 32));
    assert_eq!(amina.vault.partners().unwrap()[0].recovery.as_deref(), Some(recipient.as_str()));
    let (_, bundle) = amina.bundle(&case, "a");
    let held = amina.deliver(&bundle);
    for sealed in held.0.iter().chain([&held.1]) {
        assert!(age_key::open(sealed, &offline, 64 << 20).is_some(), "the recovery identity opens it");
        let stanzas = String::from_utf8_lossy(sealed).matches("-> X25519 ").count();
        assert_eq!(stanzas, 4);
    }
    bureau.fetch(&bundle, &held);
    bureau.vault.take_in(&bundle, &Job::new()).unwrap();
    bureau.vault.set_recovery_recipient(None).unwrap();
    assert_eq!(bureau.vault.recovery_recipient().unwrap(), None);
    assert_eq!(amina.vault.set_recovery_recipient(None).unwrap_err().code(), "other-role");
}
