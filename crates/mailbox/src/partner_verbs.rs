//! What the operator does with partners: adding, listing, a new pass, removing.

use std::path::Path;

use sanad_evidence::pass::Pass;
use sanad_evidence::secret::DeskKey;
use sanad_evidence::{Digest, Id};
use sanad_mailbox::acts::Mailbox;
use sanad_mailbox::clock::Clock;
use sanad_mailbox::config::Config;
use sanad_mailbox::failure::Failure;
use sanad_mailbox::partners::{self, Partner};
use sanad_mailbox::store::Store;
use sanad_mailbox::{keys, size};

use crate::args::PartnerVerb;
use crate::verbs::{mailbox, say};

/// The longest label of a partner, in characters.
const MOST_LABEL: usize = 100;

/// The partner of this label.
pub(crate) async fn labelled(store: &Store, label: &str) -> Result<Id, Failure> {
    let all = partners::all(store).await?;
    let found = all.iter().find(|(_, partner)| partner.as_ref().is_some_and(|one| one.label == label));
    found.map(|(id, _)| *id).ok_or_else(|| {
        Failure::new(format!("There is no partner \"{label}\"."), "`sanad-mailbox partner list` shows all.")
    })
}

pub(crate) async fn partner(config: &Config, verb: PartnerVerb) -> Result<(), Failure> {
    match verb {
        PartnerVerb::Add { label, out } => add_partner(config, label, &out).await,
        PartnerVerb::Renew { label, out } => renew(config, &label, &out).await,
        PartnerVerb::List => {
            let mailbox = mailbox(config)?;
            mailbox.room.walk(&mailbox.store).await?;
            for (id, partner) in partners::all(&mailbox.store).await? {
                let used = mailbox.room.used(&id);
                let Some(partner) = partner else {
                    say("(being removed)");
                    continue;
                };
                let quota = config.limits.quota_of(&partner.label);
                let quota = quota.map_or_else(|| "no quota".to_owned(), size::shown);
                let (bytes, since) = (size::shown(used.bytes), partner.since.format("%Y-%m-%d"));
                say(&format!(
                    "{}\t{bytes} of {quota}\t{} bundles\tsince {since}",
                    partner.label, used.bundles
                ));
            }
            Ok(())
        }
        PartnerVerb::Remove { label, with_bundles } => {
            let mailbox = mailbox(config)?;
            let id = labelled(&mailbox.store, &label).await?;
            if !with_bundles && has_uncollected(&mailbox, id).await? {
                return Err(Failure::new(
                    format!("\"{label}\" has bundles here that it has not collected."),
                    "Let its desk fetch them first. With --with-bundles they are lost. Nothing was changed.",
                ));
            }
            partners::begin_removal(&mailbox.store, &id).await?;
            partners::finish_removal(&mailbox.store, &id).await?;
            say(&format!("\"{label}\" is removed."));
            Ok(())
        }
    }
}

/// Whether anything of this partner waits for its desk, on whichever page.
async fn has_uncollected(mailbox: &Mailbox, id: Id) -> Result<bool, Failure> {
    let mut after = None;
    loop {
        let page = mailbox.waiting(id, after).await?;
        if page.bundles.iter().any(|bundle| !bundle.collected) {
            return Ok(true);
        }
        after = page.bundles.last().map(|bundle| bundle.handle);
        if !page.more || after.is_none() {
            return Ok(false);
        }
    }
}

async fn add_partner(config: &Config, label: String, out: &Path) -> Result<(), Failure> {
    let sound = !label.trim().is_empty() && label.chars().count() <= MOST_LABEL;
    if !sound || label.chars().any(char::is_control) {
        return Err(Failure::usage("This cannot be a label.", "One to 100 characters, on one line."));
    }
    let mailbox = mailbox(config)?;
    mailbox.claim().await?;
    if labelled(&mailbox.store, &label).await.is_ok() {
        return Err(Failure::new(
            format!("There is a partner \"{label}\" already."),
            "Choose another label. If its pass is lost or was seen, `sanad-mailbox partner renew` makes another.",
        ));
    }
    let digest = write_pass(config, out)?;
    let id = Id::from_bytes(*keys::random::<16>()?);
    let partner = Partner { label, since: Clock::system().now() };
    if let Err(error) = partners::add(&mailbox.store, &id, &partner, &digest).await {
        let _ = std::fs::remove_file(out);
        return Err(error.into());
    }
    say(&format!(
        "\"{}\" is added. Its pass is {}: a secret that opens this mailbox as \"{}\".\n\
         Hand it over in person, or encrypted, and erase it here.",
        partner.label,
        out.display(),
        partner.label
    ));
    Ok(())
}

/// A new pass for a partner that is there. The keys before it open nothing any more.
async fn renew(config: &Config, label: &str, out: &Path) -> Result<(), Failure> {
    let mailbox = mailbox(config)?;
    let id = labelled(&mailbox.store, label).await?;
    let digest = write_pass(config, out)?;
    if let Err(error) = partners::replace_desk_keys(&mailbox.store, &id, &digest).await {
        return Err(Failure::new(
            format!(
                "The pass in {} is new, but the old one may still open the mailbox: {error}.",
                out.display()
            ),
            "Run this again with another file, and use the newest.",
        ));
    }
    say(&format!(
        "\"{label}\" has a new pass: {}. What was its pass opens nothing any more.\n\
         Hand it over in person, or encrypted, and erase it here. Its bundles and tokens stay as they are.",
        out.display()
    ));
    Ok(())
}

/// Makes a desk key and writes the pass that holds it. The pass comes first: a partner whose pass could not be
/// written would only be in the way.
fn write_pass(config: &Config, out: &Path) -> Result<Digest, Failure> {
    let pin = match &config.tls {
        Some((certificate, key)) => keys::tls(certificate, key)?.1,
        None => {
            config.pin.ok_or_else(|| Failure::new("The configuration has no pin.", "See OPERATING.md."))?
        }
    };
    let desk_key = DeskKey::from_bytes(&*keys::random::<32>()?);
    let digest = desk_key.digest();
    let addresses: Vec<&str> = config.addresses.iter().map(String::as_str).collect();
    let receipt_key = keys::receipt_key(&config.receipt_key)?.verifying_key();
    let pass = Pass::new(&addresses, pin, receipt_key, desk_key)
        .map_err(|error| Failure::new(format!("The pass cannot be made: {error}."), "See `addresses`."))?;
    keys::write_secret(out, &pass.to_text())?;
    Ok(digest)
}
