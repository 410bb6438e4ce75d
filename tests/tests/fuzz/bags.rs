//! Records, entries, manifests, tars, whole bags.

use std::sync::OnceLock;

use sanad_evidence::bag::tar::TarReader;
use sanad_evidence::bag::{BagInfo, Manifest, Place};
use sanad_evidence::record::Seed;
use sanad_evidence::trust::Trust;
use sanad_evidence::verify::{Nothing, Verdict};
use sanad_evidence::{Entry, Record};
use sanad_tests::bag;
use std::io::Read as _;

use super::{fuzz, one_spelling, vectors};

/// The example's tar with no more zeros at its end than a tar needs, so that damage hits content.
fn tar() -> &'static [u8] {
    static TAR: OnceLock<Vec<u8>> = OnceLock::new();
    TAR.get_or_init(|| {
        let mut tar = bag::example_bundle().to_tar();
        tar.truncate(meant(&tar).len().next_multiple_of(512) + 1024);
        tar
    })
}

/// A tar without the zeros at its end, of which there may be any number.
fn meant(tar: &[u8]) -> &[u8] {
    let end = tar.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    &tar[..end]
}

fn members(wanted: impl Fn(&Place) -> bool) -> Vec<Vec<u8>> {
    bag::example_bundle()
        .files
        .into_iter()
        .filter(|(place, _)| wanted(place))
        .map(|(_, bytes)| bytes)
        .collect()
}

fuzz! {
    /// A record's digest does not depend on what is withheld.
    fuzz_record: members(|place| matches!(place, Place::Record(_))) => |bytes| {
        one_spelling(bytes, |text| Record::parse(text).ok(), Record::to_text);
        let Some(record) = std::str::from_utf8(bytes).ok().and_then(|text| Record::parse(text).ok()) else { return };
        let names: Vec<&str> = record.fields().iter().map(|(name, _)| *name).collect();
        let names: Vec<&str> = names.into_iter().filter(|name| !["language", "amends"].contains(name)).collect();
        let copy = record.withhold(&names, "redaction.safety").unwrap();
        assert_eq!(copy.digest(), record.digest());
        assert_eq!(Record::parse(&copy.to_text()).unwrap().digest(), record.digest());
    };
    /// What an entry says, it says again.
    fuzz_entry: [
        members(|place| matches!(place, Place::Entry(_))),
        vectors("log", &["entries/00000002-withheld.txt"]),
    ].concat() => |bytes| {
        let record = std::str::from_utf8(bytes).ok().and_then(|text| Record::parse(text).ok());
        let Some(entry) = record.and_then(|record| Entry::from_record(&record).ok()) else { return };
        let sealed = entry.seal(&Seed::from_random(&mut [7; 32])).unwrap();
        assert_eq!(Entry::from_record(&Record::parse(&sealed.to_text()).unwrap()).unwrap(), entry);
    };
    /// The order of a manifest's lines is free (RFC 8493), so it is compared by what it says.
    fuzz_manifest: members(|place| matches!(place, Place::Manifest | Place::TagManifest)) => |bytes| {
        let Some(manifest) = std::str::from_utf8(bytes).ok().and_then(|text| Manifest::parse(text).ok()) else { return };
        assert_eq!(Manifest::parse(&manifest.to_text()), Ok(manifest));
    };
    fuzz_bag_info: members(|place| matches!(place, Place::Info)) => |bytes| {
        one_spelling(bytes, |text| BagInfo::parse(text).ok(), BagInfo::to_text);
    };
    fuzz_place: bag::example_bundle().files.keys().map(|place| place.to_string().into_bytes()).collect() => |bytes| {
        one_spelling(bytes, |text| text.parse::<Place>().ok(), Place::to_string);
    };
    /// A tar that is read without complaint is the one tar of its members.
    fuzz_tar: vec![tar().to_vec()] => |bytes| {
        let mut reader = TarReader::new(bytes);
        let mut members = Vec::new();
        loop {
            match reader.next_member() {
                Ok(Some(member)) => {
                    let mut content = Vec::new();
                    if reader.read_to_end(&mut content).is_err() {
                        return;
                    }
                    members.push((member.path, content));
                }
                Ok(None) => break,
                Err(_) => return,
            }
        }
        assert_eq!(meant(&bag::tar_of(&members)), meant(bytes));
    };
    /// Nothing but the very bytes that were signed is verified.
    fuzz_verify_tar: vec![tar().to_vec()] => |bytes| {
        let report = bag::verified_by(bytes, &Nothing, Some(bag::PARTNER));
        assert_eq!(report.verdict() == Verdict::Verified, meant(bytes) == meant(tar()) && ends(bytes));
    };
    /// The verifier's own way in, and its words, which must stay plain.
    fuzz_verify_stream: [vec![tar().to_vec()], vectors("documents", &["acceptance.txt", "receipt.txt"])].concat() => |bytes| {
        let Ok(outcome) = sanad_verifier::verify_stream(bytes, &Trust::default()) else { return };
        assert_ne!(outcome.verdict(), Verdict::Verified);
        let text = outcome.to_text();
        assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{text:?}");
        let _ = outcome.to_json();
    };
}

/// Whether a tar ends as one must: with a block of zeros after its members, or what is left of one.
fn ends(bytes: &[u8]) -> bool {
    bytes.len() > meant(tar()).len().next_multiple_of(512)
}
