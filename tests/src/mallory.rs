//! Mallory: a collector the Bureau invited, with a program of her own. She holds her own keys and
//! nobody else's, and says whatever she likes with them.

use std::collections::BTreeMap;
use std::path::Path;

use sanad_evidence::bag::{BagInfo, Place};
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::invitation::Invitation;
use sanad_evidence::{Digest, Id, Schema};
use serde_json::json;

use crate::bag::{Bag, Case, REPLY, Told, key};
use crate::company::mallorys_invitation;
use crate::stick;

/// Mallory, with a case of her own.
pub struct Mallory {
    /// What the Bureau gave her.
    pub invitation: Invitation,
    /// Her case.
    pub case: Case,
    /// What she told the Bureau already.
    pub told: Told,
}

impl Default for Mallory {
    fn default() -> Self {
        Self::new()
    }
}

impl Mallory {
    /// Mallory at the beginning.
    #[must_use]
    pub fn new() -> Self {
        let mut case = Case::open("mallory");
        case.key = key("mallory");
        Self { invitation: mallorys_invitation(), case, told: Told::default() }
    }

    /// The id by which persons' answers name the Bureau to which she sends.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.invitation.id.to_string()
    }

    /// Begins her case anew under another id: that of someone else's case.
    pub fn claim_case(&mut self, id: Id) {
        self.case.id = id;
        self.case.entries.clear();
        self.case.records.clear();
        let values = BTreeMap::from([
            ("case", json!(id.to_string())),
            ("code", json!("mine")),
            ("created_at", json!(self.case.now().to_string())),
        ]);
        let record = self.case.seal_record(&Schema::CASE, values);
        self.case.append(Action::RecordSealed, (ThingKind::Case, id), None, Some(record));
    }

    /// Acquires an original under an item id of her choice, with the basis that lets it leave.
    pub fn acquire_as(&mut self, item: Id, bytes: &[u8]) {
        let digest = Digest::of(bytes);
        let values = BTreeMap::from([
            ("language", json!("und")),
            ("item", json!(item.to_string())),
            ("case", json!(self.case.id.to_string())),
            ("file_name", json!("mine.txt")),
            ("size", json!(bytes.len())),
            ("digest", json!(digest.to_string())),
            ("extension", json!("txt")),
            ("how", json!("file")),
        ]);
        let record = self.case.seal_record(&Schema::ITEM, values);
        self.case.append(Action::Acquired, (ThingKind::Item, item), Some(digest), Some(record));
        self.case.originals.insert(item, ("txt", bytes.to_vec()));
        self.case.consent(&item, sanad_evidence::consent::Basis::NotNeeded);
    }

    /// Her next bundle, addressed to the Bureau.
    #[must_use]
    pub fn bundle(&mut self, sequence: u64) -> Bag {
        let mut bag = self.case.bundle(sequence, &mut self.told);
        self.address(&mut bag);
        self.told.previous = Some(bag.digest());
        bag
    }

    /// Addresses a bag to the Bureau as hers: recipient, enrolment, signature.
    pub fn address(&self, bag: &mut Bag) {
        let mut info: BagInfo = bag.info();
        info.recipient = Some(Digest::of(self.invitation.recipient.as_str().as_bytes()));
        bag.files.insert(Place::Info, info.to_text().into_bytes());
        let enrolment = Enrolment::new(
            self.invitation.id,
            info.bundle,
            self.case.key.verifying_key(),
            REPLY.parse().unwrap(),
            &self.invitation.enrolment,
        );
        bag.files.insert(Place::Enrolment, enrolment.to_text().into_bytes());
        bag.sign_again();
    }

    /// Puts a bag on a stick, and gives the bundle's id.
    pub fn put(&self, stick: &Path, bag: &Bag) -> Id {
        let bundle = bag.info().bundle;
        self.put_as(stick, &bundle, bag);
        bundle
    }

    /// Puts a bag on a stick under another bundle's id.
    pub fn put_as(&self, stick: &Path, bundle: &Id, bag: &Bag) {
        stick::put(stick, bundle, &bag.to_tar(), &self.case.key, self.invitation.recipient.as_str());
    }
}
