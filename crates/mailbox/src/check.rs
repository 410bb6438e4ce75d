//! `check`: every part of every receipt, read again.

use sanad_evidence::Id;
use sanad_evidence::mailbox::Sums;
use sanad_evidence::receipt::Receipt;

use crate::acts::{End, Mailbox, end_of};
use crate::store::{BundlePlace, StoreError, place};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Receipts whose every part, and whose listing, is there as it says.
    pub sound: u64,
    /// Receipts of bundles that were collected: there is nothing left to read.
    pub collected: u64,
    /// Bundles that are open, of which no receipt says anything.
    pub open: u64,
    /// What is wrong, by handle, in words.
    pub faults: Vec<(Id, &'static str)>,
}

impl Mailbox {
    /// Reads everything again that a receipt speaks for.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read at all.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        let mut checked = Checked::default();
        for name in self.store.folders(&place::all_bundles()).await? {
            let Ok(partner) = name.parse::<Id>() else { continue };
            for name in self.store.folders(&place::bundles(&partner)).await? {
                let Ok(handle) = name.parse::<Id>() else { continue };
                self.check_bundle(BundlePlace { partner, handle }, &mut checked).await?;
            }
        }
        Ok(checked)
    }

    async fn check_bundle(&self, place: BundlePlace, checked: &mut Checked) -> Result<(), StoreError> {
        let (text, receipt) = match end_of(&self.store, &place).await {
            Ok(Some(End::Closed { text, receipt })) => (text, receipt),
            Ok(Some(End::Withdrawn)) => return Ok(()),
            Ok(None) => {
                checked.open = checked.open.saturating_add(u64::from(self.store.has(&place.open()).await?));
                return Ok(());
            }
            Err(StoreError::Damaged(why)) => {
                checked.faults.push((place.handle, why));
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if self.store.has(&place.collected()).await? {
            checked.collected = checked.collected.saturating_add(1);
            return Ok(());
        }
        let fault = self.fault(&place, &text, &receipt).await?;
        match fault {
            None => checked.sound = checked.sound.saturating_add(1),
            // The partner may have collected it while it was read.
            Some(_) if self.store.has(&place.collected()).await? => {
                checked.collected = checked.collected.saturating_add(1);
            }
            Some(fault) => checked.faults.push((place.handle, fault)),
        }
        Ok(())
    }

    async fn fault(
        &self,
        place: &BundlePlace,
        text: &[u8],
        receipt: &Receipt,
    ) -> Result<Option<&'static str>, StoreError> {
        if Receipt::open_from(text, &self.key.verifying_key()).is_err() {
            return Ok(Some("its receipt was signed by another key"));
        }
        let opened = match self.opened(*place).await {
            Ok(Some(opened)) => opened,
            Ok(None) => return Ok(Some("its open.json is not there")),
            Err(StoreError::Damaged(why)) => return Ok(Some(why)),
            Err(error) => return Err(error),
        };
        let opening = opened.stated.opening;
        if (opening.bundle, opening.parts) != (receipt.bundle, receipt.parts) {
            return Ok(Some("its receipt is about another bundle"));
        }
        match self.store.digest(&place.listing(&receipt.listing)).await? {
            Some((digest, _)) if digest == receipt.listing => {}
            Some(_) => return Ok(Some("its listing has other bytes")),
            None => return Ok(Some("its listing is not there")),
        }
        let (mut sums, mut bytes) = (Sums::default(), 0_u64);
        for index in 1..=receipt.parts {
            let Some((digest, size)) = self.store.digest(&place.part(index)).await? else {
                return Ok(Some("a part is not there"));
            };
            sums.add(&digest);
            bytes = bytes.saturating_add(size);
        }
        if sums.finish() != receipt.sums || bytes != receipt.bytes {
            return Ok(Some("a part has other bytes"));
        }
        Ok(None)
    }
}
