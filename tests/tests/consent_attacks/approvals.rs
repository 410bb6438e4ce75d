//! A partner's signed yes: another's, for another, too late, changed, or used before.

use sanad_evidence::Id;
use sanad_evidence::approval::Approval;
use sanad_evidence::sign::SigningKey;
use sanad_tests::bag::id;
use sanad_tests::company::{archive, pair};
use sanad_tests::people::Person;
use sanad_tests::stolen;
use sanad_vault::{PersonGiven, Second};

const KIND: &str = "account.first";

struct Scene {
    amina: Person,
    bureau: Person,
    person: Id,
    other: Id,
}

fn scene() -> Scene {
    let (amina, bureau) = pair();
    let given = PersonGiven { child: Some(true), ..PersonGiven::default() };
    let [person, other] = [0, 1].map(|_| amina.vault.new_person(&amina.case(), &given).unwrap());
    Scene { amina, bureau, person, other }
}

impl Scene {
    /// An approval as the Bureau signs it.
    fn honest(&self) -> Vec<u8> {
        let id = self.amina.recipient("bureau");
        let rows = self.bureau.vault.collectors().unwrap();
        let name = rows.into_iter().find(|row| row.id.to_string() == id).unwrap().name;
        self.bureau.vault.approve(&name, &self.person, KIND, 5).unwrap()
    }

    /// The same with something changed, signed by whoever has a key.
    fn signed_by(&self, key: &SigningKey, change: impl FnOnce(&mut Approval)) -> Vec<u8> {
        let own = key_of(&self.bureau).verifying_key();
        let mut approval = Approval::open_from(&self.honest(), &own).unwrap();
        approval.key = key.verifying_key();
        change(&mut approval);
        approval.sign(key).unwrap().into_bytes()
    }

    fn refuses(&self, signed: &[u8]) -> &'static str {
        self.amina.vault.take_approval(signed).unwrap_err().code()
    }
}

fn key_of(desk: &Person) -> SigningKey {
    let store = stolen::store(desk.folder(), &desk.sheet);
    SigningKey::from_seed(&stolen::secret(&store, "SELECT value FROM fact WHERE name = 'desk-key'"))
}

#[test]
fn the_partners_own_key_is_needed() {
    let scene = scene();
    let good = scene.honest();
    assert!(scene.amina.vault.take_approval(&good).is_ok());
    let by_mallory = scene.signed_by(&sanad_tests::bag::key("mallory"), |_| ());
    assert_eq!(scene.refuses(&by_mallory), "not-an-approval");
    // The Archive's yes counts for what she agreed with the Archive, not for the Bureau's relationship.
    let by_archive = scene.signed_by(&key_of(&archive()), |_| ());
    assert_eq!(scene.refuses(&by_archive), "not-an-approval");
    assert_eq!(scene.refuses(b""), "not-an-approval");
    let text = String::from_utf8(good).unwrap();
    let changed = text.replace(&scene.person.to_string(), &scene.other.to_string());
    assert_ne!(text, changed);
    assert_eq!(scene.refuses(changed.as_bytes()), "not-an-approval");
    // For a relationship of somebody else's with the same Bureau.
    let for_other = scene.signed_by(&key_of(&scene.bureau), |one| one.collector = id("another"));
    assert_eq!(scene.refuses(&for_other), "not-an-approval");
}

#[test]
fn an_expired_one_opens_nothing() {
    let scene = scene();
    let late = scene.signed_by(&key_of(&scene.bureau), |one| {
        one.at = "2020-01-01T08:00:00+00:00".parse().unwrap();
        one.until = "2020-01-05T08:00:00+00:00".parse().unwrap();
    });
    assert_eq!(scene.refuses(&late), "approval-expired");
}

#[test]
fn one_for_another_person_or_kind_opens_nothing_and_none_opens_twice() {
    let scene = scene();
    let signed = scene.honest();
    let take = || Second::Partner(scene.amina.vault.take_approval(&signed).unwrap());
    let vault = &scene.amina.vault;
    let wrong = vault.record_override(&scene.other, KIND, "why", take()).unwrap_err();
    assert_eq!(wrong.code(), "second-for-other");
    let wrong = vault.record_override(&scene.person, "account.detailed", "why", take()).unwrap_err();
    assert_eq!(wrong.code(), "second-for-other");
    let (first, second) = (take(), take());
    vault.record_override(&scene.person, KIND, "why", first).unwrap();
    let used = vault.record_override(&scene.person, KIND, "why", second).unwrap_err();
    assert_eq!(used.code(), "approval-used");
    assert_eq!(scene.refuses(&signed), "approval-used");
}
