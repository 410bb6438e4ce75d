//! Where originals stand while their bundle is still being verified.

use std::collections::BTreeMap;
use std::io::{self, Read};

use sanad_evidence::Id;
use sanad_evidence::verify::Sink;
use zeroize::Zeroizing;

use crate::fault::Fault;
use crate::job::Job;
use crate::original::{self, StoreOriginalError};
use crate::{Vault, age_key};

/// Stores originals as they pass; none counts before the commit.
pub(super) struct Shelf<'a> {
    pub(super) vault: &'a Vault,
    pub(super) job: &'a Job,
    pub(super) items: BTreeMap<Id, Zeroizing<[u8; 32]>>,
    pub(super) fault: Option<Fault>,
}

impl Shelf<'_> {
    pub(super) fn abandon(&mut self) {
        for item in std::mem::take(&mut self.items).keys() {
            original::abandon(self.vault.folder(), item);
        }
    }

    pub(super) fn settled(&mut self) {
        for item in std::mem::take(&mut self.items).keys() {
            original::settled(self.vault.folder(), item);
        }
    }

    fn store(&mut self, item: &Id, content: &mut (dyn Read + Send)) -> Result<(), Fault> {
        let here = self.vault.read(|db| {
            Ok::<_, Fault>(
                db.prepare_cached("SELECT 1 FROM item WHERE id = ?1 AND key_id IS NOT NULL")?
                    .exists([item.to_string()])?,
            )
        })?;
        if here {
            // Whatever comes under this id is checked by its digest; what is kept stays as it is.
            return Ok(());
        }
        self.job.doing(format!("item {item}"));
        // What a failed commit of the same bundle may have left.
        original::abandon(self.vault.folder(), item);
        let (key, recipient) = age_key::generate()?;
        self.items.insert(*item, key);
        match original::write_part(self.vault.folder(), item, &recipient, content, self.job) {
            Ok(_) => Ok(()),
            // The stream's own end or error is the verifier's to tell.
            Err(StoreOriginalError::Read(_)) => Ok(()),
            Err(StoreOriginalError::Fault(fault)) => Err(fault),
        }
    }
}

impl Sink for Shelf<'_> {
    fn original(
        &mut self,
        item: &Id,
        _: &'static str,
        _: u64,
        content: &mut (dyn Read + Send),
    ) -> io::Result<()> {
        self.store(item, content).map_err(|fault| {
            self.fault = Some(fault);
            io::Error::other("the vault could not keep it")
        })
    }
}
