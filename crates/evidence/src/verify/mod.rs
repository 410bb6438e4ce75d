//! Verifying a bag: one pass over its members in their order, and everything found is listed.
//!
//! Trust comes from outside: a key inside a bag is a claim. What the verifier held before (a
//! partner's desk, or nothing) comes through [`Held`].

mod answer;
mod checker;
mod content;
mod custody;
mod filed;
mod finding;
mod people;
mod signature;
mod statements;

use std::collections::BTreeMap;
use std::io::{self, Read};

use serde::Serialize;

pub use answer::{Sent, check_answer, verify_acceptance, verify_receipt};
pub use checker::Checker;
pub use content::check_disclosure;
pub use custody::verify_cosignature;
pub use filed::first_entry;
pub use finding::{Code, Finding, Verdict, Weight};

use crate::bag::tar::{TarError, TarReader};
use crate::bag::{BagInfo, Place};
use crate::enrolment::Enrolment;
use crate::log::Checkpoint;
use crate::secret::EnrolmentSecret;
use crate::sign::VerifyingKey;
use crate::trust::Trust;
use crate::{Digest, Entry, Id, Record};

/// What a verifier held before this bag. A stranger holds [`Nothing`].
pub trait Held {
    /// Whether earlier bundles were seen at all, so that a missing entry is a gap and not just
    /// something that came before.
    fn remembers(&self) -> bool;
    /// The newest checkpoint of a log, with the log's key.
    fn log(&self, origin: &str) -> Option<(Checkpoint, String)>;
    /// Whether any other log of this case was shown before.
    fn has_other_log(&self, case: &Id, origin: &str) -> bool;
    /// The digest of the entry at a place.
    fn entry(&self, origin: &str, index: u64) -> Option<Digest>;
    /// The newest entry about a thing in a log.
    fn newest_about(&self, origin: &str, thing: &Id) -> Option<(u64, Digest)>;
    /// The digest of an item held before, and whether its original is here too.
    fn item(&self, item: &Id) -> Option<(Digest, bool)>;
    /// The consent-basis records about an item held before, of every version, in the order of the custody log, each
    /// with the origin of its log and its index there.
    fn statements(&self, item: &Id) -> Vec<(String, u64, Record)>;
    /// The media type of an item held before, as its record states it.
    fn media_type(&self, item: &Id) -> Option<String>;
    /// Every statement of a person held before (answers/1, withdrawal/1), in the order of the custody log,
    /// each with the origin of its log and its index there; without its record where that is not here,
    /// which restricts.
    fn said(&self, person: &Id) -> Vec<(String, u64, Option<Record>)>;
    /// The person whose answers, account or identity half a thing held before is.
    fn person_of(&self, thing: &Id) -> Option<Id>;
    /// The invitation under which the sender is known: the recipient that her answers here must name.
    fn invitation(&self) -> Option<Id>;
    /// Whether a bundle was taken in before.
    fn bundle(&self, bundle: &Id) -> bool;
    /// The digest of the bundle with this number in a branch.
    fn numbered(&self, branch: &Id, sequence: u64) -> Option<Digest>;
    /// Whether any bundle of this sender was taken in before.
    fn knows_sender(&self) -> bool;
}

/// Holding nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Held for Nothing {
    fn remembers(&self) -> bool {
        false
    }
    fn log(&self, _: &str) -> Option<(Checkpoint, String)> {
        None
    }
    fn has_other_log(&self, _: &Id, _: &str) -> bool {
        false
    }
    fn entry(&self, _: &str, _: u64) -> Option<Digest> {
        None
    }
    fn newest_about(&self, _: &str, _: &Id) -> Option<(u64, Digest)> {
        None
    }
    fn item(&self, _: &Id) -> Option<(Digest, bool)> {
        None
    }
    fn statements(&self, _: &Id) -> Vec<(String, u64, Record)> {
        Vec::new()
    }
    fn media_type(&self, _: &Id) -> Option<String> {
        None
    }
    fn said(&self, _: &Id) -> Vec<(String, u64, Option<Record>)> {
        Vec::new()
    }
    fn person_of(&self, _: &Id) -> Option<Id> {
        None
    }
    fn invitation(&self) -> Option<Id> {
        None
    }
    fn bundle(&self, _: &Id) -> bool {
        false
    }
    fn numbered(&self, _: &Id, _: u64) -> Option<Digest> {
        None
    }
    fn knows_sender(&self) -> bool {
        false
    }
}

/// What a verification is told from outside.
pub struct Outside<'a> {
    /// Whose keys are whose.
    pub trust: &'a Trust,
    /// What was held before.
    pub held: &'a dyn Held,
    /// The digest of the recipient it must be meant for; `None` for a stranger, who is not one.
    pub recipient: Option<Digest>,
    /// The secret of an invitation: an enrolment made with it makes its key trusted.
    pub invited: Option<(Id, &'a EnrolmentSecret)>,
    /// Stop before the payload when the head does not hold: so nothing of a bundle that is meant for
    /// another, or that nobody known signed, is stored even for a moment.
    pub stop_early: bool,
}

/// Where originals go while they are checked.
pub trait Sink {
    /// One original. What is not read of it is read and checked all the same.
    ///
    /// # Errors
    /// What the sink's own disk answers; it ends the verification.
    fn original(
        &mut self,
        item: &Id,
        extension: &'static str,
        size: u64,
        content: &mut (dyn Read + Send),
    ) -> io::Result<()>;
}

/// A sink that keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn original(&mut self, _: &Id, _: &'static str, _: u64, _: &mut (dyn Read + Send)) -> io::Result<()> {
        Ok(())
    }
}

/// An original as a bag carried it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarriedOriginal {
    /// SHA-256 of its bytes, as read.
    pub digest: Digest,
    /// Its size in bytes, as read.
    pub size: u64,
    /// The extension it carries in the bag.
    pub extension: &'static str,
}

/// The facts of a bag, as far as they could be read. Whether they hold, the findings say.
#[derive(Debug, Default)]
pub struct Facts {
    /// `bag-info.txt`.
    pub info: Option<BagInfo>,
    /// The digest of the tag manifest: the bundle's digest.
    pub tag_manifest: Option<Digest>,
    /// The key that signed.
    pub signer: Option<VerifyingKey>,
    /// The name under which the trust file knows that key.
    pub signer_name: Option<String>,
    /// The sender's keys, as enrolled.
    pub enrolment: Option<Enrolment>,
    /// The log's key, as C2SP signed-note writes it.
    pub log_key: Option<String>,
    /// The checkpoint, opened with the log's key.
    pub checkpoint: Option<Checkpoint>,
    /// The signed note it came in.
    pub checkpoint_note: Option<String>,
    /// The size of the earlier checkpoint that this one was shown to continue.
    pub continues: Option<u64>,
    /// The entries, by index.
    pub entries: BTreeMap<u64, (Entry, Record)>,
    /// Every tag file as it came: what was signed, and the signature over it.
    pub documents: BTreeMap<Place, String>,
    /// The proof of each entry that holds, as it came.
    pub proofs: BTreeMap<u64, String>,
    /// The records, by digest.
    pub records: BTreeMap<Digest, Record>,
    /// The originals, by item.
    pub originals: BTreeMap<Id, CarriedOriginal>,
    /// Originals announced to follow: digest and size.
    pub to_follow: BTreeMap<Id, (Digest, u64)>,
}

/// Everything a verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// All findings, in the order in which they were met.
    pub findings: Vec<Finding>,
    /// What the bag says of itself.
    pub facts: Facts,
    /// Whether the signer is trusted from outside.
    pub signer_trusted: bool,
}

impl Report {
    pub(crate) fn find(&mut self, code: Code, place: impl Into<String>) {
        self.findings.push(Finding::new(code, place));
    }

    /// Whether no finding is a fault.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|finding| finding.weight < Weight::Fault)
    }

    /// What it comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.holds(), self.signer_trusted) {
            (false, _) => Verdict::Failed,
            (true, true) => Verdict::Verified,
            (true, false) => Verdict::SelfConsistentSignerUnknown,
        }
    }
}

/// Verifies a bag as one tar stream.
///
/// # Errors
/// What the stream's own disk, or the sink's, answers. Everything wrong with the bag is a finding.
pub fn verify_tar(
    stream: impl Read + Send,
    outside: &Outside<'_>,
    sink: &mut dyn Sink,
) -> io::Result<Report> {
    let mut checker = Checker::new(outside);
    let mut tar = TarReader::new(stream);
    loop {
        let member = match tar.next_member() {
            Ok(Some(member)) => member,
            Ok(None) => break,
            Err(error) => {
                tar_finding(&mut checker, error)?;
                break;
            }
        };
        match checker.member(&member.path, member.size, &mut tar, sink) {
            Ok(true) => {}
            Ok(false) => return Ok(checker.stopped()),
            // The tar itself ends inside a member.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                checker.find(Code::TarTruncated, member.path);
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(checker.finish())
}

fn tar_finding(checker: &mut Checker<'_>, error: TarError) -> io::Result<()> {
    match error {
        TarError::Read(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            checker.find(Code::TarTruncated, "");
        }
        TarError::Read(error) => return Err(error),
        TarError::Header { at } => checker.find(Code::TarHeader, format!("byte {at}")),
        TarError::Padding { at } => checker.find(Code::TarPadding, format!("byte {at}")),
        TarError::Truncated { at } => checker.find(Code::TarTruncated, format!("byte {at}")),
        TarError::Path => checker.find(Code::PathNotAllowed, ""),
    }
    Ok(())
}
