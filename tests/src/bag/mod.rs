//! Bags made from seeds: a collector's case, with items, custody log and consent, and the bundles of
//! it. Honest by default; every step can be spoilt by who holds the keys it takes, and no others.
//!
//! Every "random" value is SHA-256 of `sanad vector <what>`, as in `tests/vectors`.

mod desk;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use sanad_evidence::bag::{BAGIT_TXT, BagInfo, BagKind, Manifest, Place, tar};
use sanad_evidence::consent::Basis;
use sanad_evidence::enrolment::Enrolment;
use sanad_evidence::entry::{Action, Clock, ThingKind};
use sanad_evidence::listing::Listing;
use sanad_evidence::log::merkle::{leaf_hash, root};
use sanad_evidence::log::{
    self, Checkpoint, ConsistencyProof, MemoryNodes, NoteSigner, SignedCheckpoint, TlogProof, public_key_pem,
};
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::record::Seed;
use sanad_evidence::secret::EnrolmentSecret;
use sanad_evidence::sign::{Namespace, SigningKey, sign};
use sanad_evidence::{ClaimedTime, Digest, Entry, Id, Record, Schema};
use serde_json::{Value, json};

pub use desk::{Desk, acceptance_of, cosigner, trust_in, verified, verified_by};
pub use people::{Person, partner, yes_up_to};

/// 32 "random" bytes for a purpose: SHA-256 of `sanad vector <what>`.
#[must_use]
pub fn chance(what: &str) -> [u8; 32] {
    *Digest::of(format!("sanad vector {what}").as_bytes()).as_bytes()
}

/// A "random" id for a purpose.
#[must_use]
pub fn id(what: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&chance(what)[..16]);
    Id::from_bytes(bytes)
}

/// A signing key for a purpose.
#[must_use]
pub fn key(who: &str) -> SigningKey {
    SigningKey::from_seed(&chance(&format!("{who} key")))
}

/// The partner that [`Case::bundle`] makes bundles for.
pub const PARTNER: &str = "age1u30mw50qs3euka8jus6c3fcag3p7rqng5y0n9wgm6d03ssrcrgusca4fkw";
/// Where the collector wants answers.
pub const REPLY: &str = "age1sqf8d0raf2xs0dnghgt6fugjtdggfu5rgqn58fcg0crf7h8xda8qkspy5m";

/// A collector's case: the entries of its custody log, the records they seal, the originals.
pub struct Case {
    /// The case's id.
    pub id: Id,
    /// The id of its custody log.
    pub log: Id,
    /// Her key for this partner.
    pub key: SigningKey,
    /// The log's key.
    pub log_key: NoteSigner,
    /// The entries in order, as sealed.
    pub entries: Vec<(Entry, Record)>,
    /// The records, by digest.
    pub records: BTreeMap<Digest, Record>,
    /// The originals, by item: allow-listed extension and bytes.
    pub originals: BTreeMap<Id, (&'static str, Vec<u8>)>,
    /// What changes every entry before it is sealed: an honest collector changes nothing.
    pub spoil: fn(&mut Entry),
    name: String,
    drawn: u64,
}

impl Case {
    /// Opens a case. Cases of different names have nothing in common but her key.
    #[must_use]
    pub fn open(name: &str) -> Self {
        let log = id(&format!("{name} log"));
        let mut case = Self {
            id: id(&format!("{name} case")),
            log,
            key: key("collector"),
            log_key: NoteSigner::from_seed(&log::origin(&log), &chance(&format!("{name} log key"))).unwrap(),
            entries: Vec::new(),
            records: BTreeMap::new(),
            originals: BTreeMap::new(),
            spoil: |_| {},
            name: name.to_owned(),
            drawn: 0,
        };
        let values = BTreeMap::from([
            ("case", json!(case.id.to_string())),
            ("code", json!("K-17")),
            ("created_at", json!(case.now().to_string())),
        ]);
        let record = case.seal_record(&Schema::CASE, values);
        case.append(Action::RecordSealed, (ThingKind::Case, case.id), None, Some(record));
        case
    }

    /// The claimed time of the next act: a minute after the one before.
    #[must_use]
    pub fn now(&self) -> ClaimedTime {
        let minutes = self.entries.len();
        format!("2026-11-21T{:02}:{:02}:00+04:30", 9 + minutes / 60, minutes % 60).parse().unwrap()
    }

    /// A fresh seed for a record; the same for the same case and the same number of records before.
    fn seed(&mut self) -> Seed {
        self.drawn += 1;
        Seed::from_random(&mut chance(&format!("{} seed {}", self.name, self.drawn)))
    }

    /// Seals a record and keeps it. `language` is `en` and it amends nothing, if not said.
    pub fn seal_record(&mut self, schema: &Schema, mut values: BTreeMap<&str, Value>) -> Digest {
        values.entry("language").or_insert(json!("en"));
        values.entry("amends").or_insert(json!([]));
        let record = Record::seal(schema, &values, &self.seed()).unwrap();
        let digest = record.digest();
        self.records.insert(digest, record);
        digest
    }

    /// Appends an entry about a thing, linked to the one before about it.
    pub fn append(
        &mut self,
        action: Action,
        (thing_kind, thing): (ThingKind, Id),
        digest: Option<Digest>,
        record: Option<Digest>,
    ) -> u64 {
        let before = self.entries.iter().rev().find(|(entry, _)| entry.thing == thing);
        let mut entry = Entry {
            action,
            case: self.id,
            log: log::origin(&self.log),
            index: self.entries.len() as u64,
            claimed_at: self.now(),
            clock: Clock::Unsynced,
            since_boot: 1000 + 60 * self.entries.len() as u64,
            boot: "0011223344556677".to_owned(),
            agent: "A-7F3K".to_owned(),
            thing_kind,
            thing,
            digest,
            record,
            previous: before.map(|(entry, record)| (entry.index, record.digest())),
            anchor: None,
            outcome: None,
            tool: "sanad 0.1.0".to_owned(),
        };
        let index = entry.index;
        (self.spoil)(&mut entry);
        let sealed = entry.seal(&self.seed()).unwrap();
        self.entries.push((entry, sealed));
        index
    }

    /// Acquires an original.
    pub fn acquire(&mut self, file_name: &str, extension: &'static str, bytes: &[u8]) -> Id {
        let item = id(&format!("{} item {file_name}", self.name));
        let digest = Digest::of(bytes);
        let values = BTreeMap::from([
            ("language", json!("und")),
            ("item", json!(item.to_string())),
            ("case", json!(self.id.to_string())),
            ("file_name", json!(file_name)),
            ("size", json!(bytes.len())),
            ("digest", json!(digest.to_string())),
            ("extension", json!(extension)),
            ("received_at", json!(self.now().to_string())),
            ("how", json!("file")),
        ]);
        let record = self.seal_record(&Schema::ITEM, values);
        self.append(Action::Acquired, (ThingKind::Item, item), Some(digest), Some(record));
        self.originals.insert(item, (extension, bytes.to_vec()));
        item
    }

    /// States what an item shows.
    pub fn describe(&mut self, item: &Id, title: &str, place: &str) -> Digest {
        let values = BTreeMap::from([
            ("language", json!("prs")),
            ("item", json!(item.to_string())),
            ("title", json!(title)),
            ("place", json!(place)),
            ("described_at", json!(self.now().to_string())),
        ]);
        let record = self.seal_record(&Schema::DESCRIPTION, values);
        self.append(Action::Described, (ThingKind::Item, *item), None, Some(record));
        record
    }

    /// States on what ground an item may leave, complete as that basis demands.
    pub fn consent(&mut self, item: &Id, basis: Basis) -> Digest {
        let mut values = BTreeMap::from([
            ("item", json!(item.to_string())),
            ("basis", json!(basis.code())),
            ("stated_at", json!(self.now().to_string())),
        ]);
        match basis {
            Basis::NotNeeded => values.extend([("reason", json!("a decree, published on a wall"))]),
            Basis::TakenBefore => values.extend([
                ("form", json!("on paper")),
                ("date", json!("2026-10-01")),
                ("scope", json!("courts and the archive")),
            ]),
            Basis::NotAsked => values.extend([("account", json!("no"))]),
            _ => {}
        }
        let record = self.seal_record(&Schema::CONSENT_BASIS, values);
        let withdrawn = basis == Basis::Withdrawn;
        let action = if withdrawn { Action::ConsentWithdrawn } else { Action::ConsentRecorded };
        self.append(action, (ThingKind::Item, *item), None, Some(record));
        record
    }

    /// The Merkle tree over the first `size` entries as they were sealed.
    #[must_use]
    pub fn nodes(&self, size: u64) -> MemoryNodes {
        let mut nodes = MemoryNodes::new();
        for (_, record) in self.entries.iter().take(size as usize) {
            nodes.push(leaf_hash(record.commitment().as_bytes())).unwrap();
        }
        nodes
    }

    /// The checkpoint over the first `size` entries.
    #[must_use]
    pub fn checkpoint(&self, size: u64) -> Checkpoint {
        Checkpoint { log: self.log, size, root: root(&self.nodes(size), size).unwrap() }
    }

    /// Seals everything that is not in `told` yet as bundle number `sequence`, and lays it out.
    ///
    /// `told` keeps what the partner was sent before; it is added to.
    pub fn bundle(&mut self, sequence: u64, told: &mut Told) -> Bag {
        let bundle = id(&format!("{} bundle {sequence}", self.name));
        let mut heads: BTreeMap<Id, Value> = BTreeMap::new();
        for (entry, record) in &self.entries {
            heads.insert(
                entry.thing,
                json!([entry.thing.to_string(), entry.index, record.digest().to_string()]),
            );
        }
        let values = BTreeMap::from([
            ("language", json!("zxx")),
            ("bundle", json!(bundle.to_string())),
            ("case", json!(self.id.to_string())),
            ("sequence", json!(sequence)),
            ("heads", Value::Array(heads.into_values().collect())),
            ("sealed_at", json!(self.now().to_string())),
        ]);
        let record = self.seal_record(&Schema::SEAL, values);
        self.append(Action::Sealed, (ThingKind::Bundle, bundle), None, Some(record));
        let bag = self.lay_out(bundle, sequence, told);
        told.records.extend(self.records.keys());
        told.originals.extend(self.originals.keys());
        told.entries = self.entries.len() as u64;
        told.previous = Some(bag.digest());
        bag
    }

    fn lay_out(&self, bundle: Id, sequence: u64, told: &Told) -> Bag {
        let size = self.entries.len() as u64;
        let nodes = self.nodes(size);
        let checkpoint = SignedCheckpoint::sign(&self.checkpoint(size), &self.log_key).unwrap();
        let info = BagInfo {
            kind: BagKind::Bundle,
            bundle,
            case: self.id,
            branch: id("branch"),
            sequence,
            previous: told.previous,
            recipient: Some(Digest::of(PARTNER.as_bytes())),
            payload: (0, 0),
            date: "2026-11-21".to_owned(),
        };
        let reply: AgeRecipient = REPLY.parse().unwrap();
        let enrolment =
            Enrolment::new(id("invitation"), bundle, self.key.verifying_key(), reply, &enrolment_secret());
        let mut files: BTreeMap<Place, Vec<u8>> = BTreeMap::from([
            (Place::Declaration, BAGIT_TXT.into()),
            (Place::Info, info.to_text().into()),
            (Place::SignerKey, format!("{}\n", self.key.verifying_key()).into()),
            (Place::Enrolment, enrolment.to_text().into()),
            (Place::LogKey, format!("{}\n", self.log_key.key()).into()),
            (Place::LogKeyPem, public_key_pem(self.log_key.key().public()).into()),
            (Place::Checkpoint, checkpoint.as_str().into()),
        ]);
        if told.entries > 0 {
            let proof = ConsistencyProof::produce(&nodes, told.entries, size).unwrap();
            files.insert(Place::Consistency, proof.to_string().into());
        }
        for (index, (_, record)) in (0..).zip(&self.entries).skip(told.entries as usize) {
            files.insert(Place::Entry(index), record.to_text().into());
            let proof = TlogProof::produce(&nodes, index, checkpoint.clone()).unwrap();
            files.insert(Place::Proof(index), proof.to_string().into());
        }
        for (digest, record) in self.records.iter().filter(|(digest, _)| !told.records.contains(digest)) {
            files.insert(Place::Record(*digest), record.to_text().into());
        }
        for (item, (extension, bytes)) in
            self.originals.iter().filter(|(item, _)| !told.originals.contains(item))
        {
            files.insert(Place::Original(*item, extension), bytes.clone());
        }
        let mut bag = Bag { files, key: self.key.clone() };
        bag.sign_again();
        bag
    }
}

/// What a partner was sent before.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Records, by digest.
    pub records: BTreeSet<Digest>,
    /// Items whose originals went.
    pub originals: BTreeSet<Id>,
    /// How many entries of the log.
    pub entries: u64,
    /// The digest of the bundle before.
    pub previous: Option<Digest>,
}

/// The secret of the invitation that bundles here are enrolled with.
#[must_use]
pub fn enrolment_secret() -> EnrolmentSecret {
    EnrolmentSecret::from_bytes(&chance("enrolment secret"))
}

/// The case of most tests and of the published example: two items, a decree and a photograph, each
/// described, each with a consent basis. Returns the case and the two items.
#[must_use]
pub fn example() -> (Case, [Id; 2]) {
    let mut case = Case::open("example");
    let decree = case.acquire("فرمان ۱۷.txt", "txt", "به نام خدا\nدختران به مکتب نروند.\n".as_bytes());
    let photograph = case.acquire("IMG_0412.png", "png", PICTURE);
    case.describe(&decree, "A decree on a school's gate", "Herat");
    case.describe(&photograph, "The gate, closed", "Herat");
    case.consent(&decree, Basis::NotNeeded);
    case.consent(&photograph, Basis::TakenBefore);
    (case, [decree, photograph])
}

/// The first and only bundle of [`example`].
#[must_use]
pub fn example_bundle() -> Bag {
    example().0.bundle(1, &mut Told::default())
}

/// A picture of one grey pixel (PNG).
pub const PICTURE: &[u8; 67] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\
    \x00\x00\x0aIDATx\xdach\x00\x00\x00\x82\x00\x81\xdaE\x08;\x00\x00\x00\x00IEND\xaeB`\x82";

/// A bag as its members, before it is written as a tar.
#[derive(Clone)]
pub struct Bag {
    /// Every member in its place.
    pub files: BTreeMap<Place, Vec<u8>>,
    /// The key it is signed with.
    pub key: SigningKey,
}

impl Bag {
    /// The text of a member.
    #[must_use]
    pub fn text(&self, place: &Place) -> String {
        String::from_utf8(self.files[place].clone()).unwrap()
    }

    /// Changes a member and nothing else: what anyone on the road can do.
    pub fn edit(&mut self, place: &Place, change: impl FnOnce(&mut Vec<u8>)) {
        change(self.files.get_mut(place).unwrap_or_else(|| panic!("no {place}")));
    }

    /// Changes a member that is a text.
    pub fn edit_text(&mut self, place: &Place, change: impl FnOnce(String) -> String) {
        let text = change(self.text(place));
        self.files.insert(place.clone(), text.into_bytes());
    }

    /// Writes both manifests, the count of the payload and the signature anew: what only the holder of
    /// [`Bag::key`] can do.
    pub fn sign_again(&mut self) {
        let listed = |files: &BTreeMap<Place, Vec<u8>>, payload: bool| {
            let listed = files.iter().filter(|(place, _)| place.is_payload() == payload);
            let listed = listed.filter(|(place, _)| !place.is_outside_tag_manifest());
            Manifest::new(listed.map(|(place, bytes)| (place.clone(), Digest::of(bytes)))).to_text()
        };
        let payload: Vec<usize> =
            self.files.iter().filter(|(place, _)| place.is_payload()).map(|(_, bytes)| bytes.len()).collect();
        let mut info = self.info();
        info.payload = (payload.iter().sum::<usize>() as u64, payload.len() as u64);
        self.files.insert(Place::Info, info.to_text().into_bytes());
        self.files.insert(Place::Manifest, listed(&self.files, true).into_bytes());
        let tags = listed(&self.files, false);
        let signature = sign(tags.as_bytes(), &self.key, Namespace::Bundle).unwrap();
        self.files.insert(Place::TagManifest, tags.into_bytes());
        self.files.insert(Place::Signature, signature.into_bytes());
    }

    /// Its `bag-info.txt`.
    #[must_use]
    pub fn info(&self) -> BagInfo {
        BagInfo::parse(&self.text(&Place::Info)).unwrap()
    }

    /// The bundle's digest: of its tag manifest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.files[&Place::TagManifest])
    }

    /// The members in the order of the tar.
    #[must_use]
    pub fn members(&self) -> Vec<(String, Vec<u8>)> {
        self.files.iter().map(|(place, bytes)| (place.to_string(), bytes.clone())).collect()
    }

    /// The tar, padded to whole parts of 256 KiB.
    #[must_use]
    pub fn to_tar(&self) -> Vec<u8> {
        tar_of(&self.members())
    }

    /// The first place that `wanted` holds of.
    #[must_use]
    pub fn place(&self, wanted: impl Fn(&Place) -> bool) -> Place {
        self.files.keys().find(|place| wanted(place)).cloned().expect("no such member")
    }

    /// The place of the first original.
    #[must_use]
    pub fn original(&self) -> Place {
        self.place(|place| matches!(place, Place::Original(..)))
    }

    /// The place of the first record of a type.
    #[must_use]
    pub fn record(&self, schema: &Schema) -> Place {
        self.place(|place| {
            matches!(place, Place::Record(_)) && Record::parse(&self.text(place)).unwrap().is(schema)
        })
    }
}

/// A tar of these members, whatever they are, padded to whole parts of 256 KiB. A path that no member
/// may have is written all the same.
#[must_use]
pub fn tar_of(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (path, content) in members {
        let size = content.len() as u64;
        bytes.extend(tar::header(path, size).unwrap_or_else(|_| foreign_header(path, size)));
        bytes.extend(content);
        bytes.resize(bytes.len() + tar::padding(size) as usize, 0);
    }
    let length = tar::padded_len(bytes.len() as u64, Listing::LEAST_PART);
    bytes.resize(length as usize, 0);
    bytes
}

/// The header of a member with a path that ours refuses to write: by hand, from POSIX ustar.
fn foreign_header(path: &str, size: u64) -> [u8; 512] {
    let mut block = tar::header("x", size).unwrap();
    block[..100].fill(0);
    block[..path.len()].copy_from_slice(path.as_bytes());
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}
