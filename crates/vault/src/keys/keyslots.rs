//! The file `keyslots`: which passphrases open the vault.
//!
//! 960 bytes: a header of 128 and eight slots of 104 (FORMAT.md "keyslots"). A slot that is not in
//! use is random bytes, so the file does not tell how many people hold a passphrase.

use chacha20poly1305::aead::AeadInPlace as _;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use hmac::Hmac;
use hmac::digest::CtOutput;
use sanad_evidence::{Digest, Id};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::kdf::hkdf32;
use super::{Cost, KeyslotError, MasterKey, Passphrase, Secret32};

/// The size of the file in bytes, always.
pub const KEYSLOTS_SIZE: usize = HEADER_SIZE + SLOT_COUNT * SLOT_SIZE;

/// How many slots the file has.
pub const SLOT_COUNT: usize = 8;

const HEADER_SIZE: usize = 128;
const SLOT_SIZE: usize = 104;
const MAGIC: &[u8; 16] = b"sanad-keyslots1\n";
/// The part of [`MAGIC`] that every version begins with.
const MAGIC_STEM: &[u8] = b"sanad-keyslots";
/// What follows magic, vault id, salt and cost in the header.
const ZEROS: [u8; 52] = [0; 52];

/// The number of a slot, 0 to 7. An agent code is bound to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u8);

impl Slot {
    /// The slot of the passphrase the vault was made with.
    pub const FIRST: Self = Self(0);

    /// The slot with this number.
    ///
    /// # Errors
    /// [`KeyslotError::NoSuchSlot`] above 7.
    pub fn new(number: u8) -> Result<Self, KeyslotError> {
        if usize::from(number) < SLOT_COUNT {
            Ok(Self(number))
        } else {
            Err(KeyslotError::NoSuchSlot(number))
        }
    }

    /// The number, 0 to 7.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl std::fmt::Display for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a passphrase opened.
#[derive(Debug)]
pub struct Unlocked {
    /// The vault's master key.
    pub master: MasterKey,
    /// The slot that opened: it says whose passphrase it was.
    pub slot: Slot,
}

/// Where the random bytes come from: the operating system, or a test.
pub(super) type Fill<'a> = &'a mut dyn FnMut(&mut [u8]) -> Result<(), getrandom::Error>;

/// One slot as it lies in the file.
#[derive(Clone)]
struct Wrapped {
    nonce: [u8; 24],
    ciphertext: [u8; 32],
    tag: [u8; 16],
    commitment: [u8; 32],
}

/// What a key-encryption key finds in a slot.
enum Found {
    Nothing,
    Damage,
    Key(Secret32),
}

/// The file `keyslots`, in memory. Public bytes: it holds no secret in the clear.
pub struct Keyslots {
    vault: Id,
    salt: [u8; 32],
    cost: Cost,
    slots: [Wrapped; SLOT_COUNT],
}

impl Keyslots {
    /// Makes the file for a new vault, or anew for a new master key: fresh salt, `master` wrapped
    /// under `passphrase` in [`Slot::FIRST`], the other slots unused.
    ///
    /// # Errors
    /// [`KeyslotError::OutOfMemory`], [`KeyslotError::Randomness`].
    pub fn create(
        vault: Id,
        cost: Cost,
        passphrase: &Passphrase,
        master: &MasterKey,
    ) -> Result<Self, KeyslotError> {
        Self::create_in(Slot::FIRST, vault, cost, passphrase, master)
    }

    /// The same with `master` wrapped in `slot`: whoever makes the file anew keeps the place by which others
    /// know who acted.
    ///
    /// # Errors
    /// As [`Keyslots::create`].
    pub fn create_in(
        slot: Slot,
        vault: Id,
        cost: Cost,
        passphrase: &Passphrase,
        master: &MasterKey,
    ) -> Result<Self, KeyslotError> {
        Self::create_with(slot, vault, cost, passphrase, master, &mut |bytes| getrandom::fill(bytes))
    }

    pub(super) fn create_with(
        slot: Slot,
        vault: Id,
        cost: Cost,
        passphrase: &Passphrase,
        master: &MasterKey,
        fill: Fill<'_>,
    ) -> Result<Self, KeyslotError> {
        let mut salt = [0_u8; 32];
        fill(&mut salt)?;
        let mut unused = || Wrapped::unused(fill);
        let slots = [unused()?, unused()?, unused()?, unused()?, unused()?, unused()?, unused()?, unused()?];
        let mut keyslots = Self { vault, salt, cost, slots };
        keyslots.put_with(slot, passphrase, master, fill)?;
        Ok(keyslots)
    }

    /// The vault these slots belong to.
    #[must_use]
    pub fn vault(&self) -> Id {
        self.vault
    }

    /// The cost of one try.
    #[must_use]
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// What tells this file from every other that was made anew: SHA-256 of its header, with its salt. The
    /// same for as long as only slots of it change.
    #[must_use]
    pub fn mark(&self) -> Digest {
        Digest::of(&self.header())
    }

    /// Tries `passphrase` on all slots with one derivation. The same work is done for every slot,
    /// whichever opens.
    ///
    /// # Errors
    /// [`KeyslotError::WrongPassphrase`]; [`KeyslotError::SlotDamaged`] when a slot is made from
    /// this passphrase but its key does not come out whole; [`KeyslotError::OutOfMemory`].
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked, KeyslotError> {
        let kek = self.cost.kek(passphrase, &self.salt)?;
        self.find(&kek)
    }

    /// Wraps `master` under `passphrase` in `slot`: a new holder where the slot was unused, a new
    /// passphrase where it was in use. The file cannot tell which; the vault's own records do.
    ///
    /// # Errors
    /// [`KeyslotError::PassphraseInUse`] when another slot opens with it;
    /// [`KeyslotError::OutOfMemory`], [`KeyslotError::Randomness`]. The slots are then unchanged.
    pub fn put(
        &mut self,
        slot: Slot,
        passphrase: &Passphrase,
        master: &MasterKey,
    ) -> Result<(), KeyslotError> {
        self.put_with(slot, passphrase, master, &mut |bytes| getrandom::fill(bytes))
    }

    pub(super) fn put_with(
        &mut self,
        slot: Slot,
        passphrase: &Passphrase,
        master: &MasterKey,
        fill: Fill<'_>,
    ) -> Result<(), KeyslotError> {
        let kek = self.cost.kek(passphrase, &self.salt)?;
        match self.find(&kek) {
            Ok(Unlocked { slot: other, .. }) | Err(KeyslotError::SlotDamaged { slot: other })
                if other != slot =>
            {
                return Err(KeyslotError::PassphraseInUse { slot: other });
            }
            _ => {}
        }
        let wrapped = self.wrap(slot, &kek, master, fill)?;
        self.replace(slot, wrapped);
        Ok(())
    }

    /// Makes `slot` unused: random bytes. Whoever kept an older copy of the file and knows the
    /// passphrase still has the master key; only a new master key shuts them out.
    ///
    /// # Errors
    /// [`KeyslotError::Randomness`]; the slots are then unchanged.
    pub fn remove(&mut self, slot: Slot) -> Result<(), KeyslotError> {
        let unused = Wrapped::unused(&mut |bytes| getrandom::fill(bytes))?;
        self.replace(slot, unused);
        Ok(())
    }

    fn replace(&mut self, slot: Slot, wrapped: Wrapped) {
        for (number, own) in (0_u8..).zip(&mut self.slots) {
            if number == slot.0 {
                own.clone_from(&wrapped);
            }
        }
    }

    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; KEYSLOTS_SIZE] {
        let parts = self
            .slots
            .iter()
            .flat_map(|slot| [&slot.nonce[..], &slot.ciphertext[..], &slot.tag[..], &slot.commitment[..]]);
        let mut file = [0_u8; KEYSLOTS_SIZE];
        let header = self.header();
        for (to, from) in file.iter_mut().zip(header.iter().chain(parts.flatten())) {
            *to = *from;
        }
        file
    }

    /// Parses the file.
    ///
    /// # Errors
    /// [`KeyslotError::Newer`], [`KeyslotError::Cost`], or [`KeyslotError::Damaged`] when the size,
    /// the magic or the zeros are not those of version 1.
    pub fn from_bytes(file: &[u8]) -> Result<Self, KeyslotError> {
        let damaged = |what| KeyslotError::Damaged { what };
        let mut rest = Cursor(file);
        let magic: [u8; 16] = rest.take()?;
        if &magic != MAGIC {
            return Err(match magic.strip_prefix(MAGIC_STEM) {
                Some([version @ 0x21..=0x7E, b'\n']) => KeyslotError::Newer { version: char::from(*version) },
                _ => damaged("it does not begin as one"),
            });
        }
        let vault = Id::from_bytes(rest.take()?);
        let salt = rest.take()?;
        let cost = Cost::new(rest.number()?, rest.number()?, rest.number()?)?;
        if rest.take()? != ZEROS {
            return Err(damaged("what must be zero is not"));
        }
        let mut slot = || {
            Ok::<_, KeyslotError>(Wrapped {
                nonce: rest.take()?,
                ciphertext: rest.take()?,
                tag: rest.take()?,
                commitment: rest.take()?,
            })
        };
        let slots = [slot()?, slot()?, slot()?, slot()?, slot()?, slot()?, slot()?, slot()?];
        if !rest.0.is_empty() {
            return Err(damaged("it is too long"));
        }
        Ok(Self { vault, salt, cost, slots })
    }

    /// The 128 bytes of the header.
    fn header(&self) -> [u8; HEADER_SIZE] {
        let parts = [
            &MAGIC[..],
            self.vault.as_bytes(),
            &self.salt,
            &self.cost.memory_kib().to_le_bytes(),
            &self.cost.passes().to_le_bytes(),
            &self.cost.lanes().to_le_bytes(),
        ];
        let mut header = [0_u8; HEADER_SIZE];
        for (to, from) in header.iter_mut().zip(parts.into_iter().flatten()) {
            *to = *from;
        }
        header
    }

    /// The associated data of a slot: the header and the slot's number, 129 bytes.
    fn associated(&self, slot: Slot) -> Vec<u8> {
        let mut associated = self.header().to_vec();
        associated.push(slot.0);
        associated
    }

    /// The key that wraps the master key in `slot`.
    pub(super) fn wrap_key(&self, slot: Slot, kek: &Secret32) -> Secret32 {
        hkdf32(kek.expose(), self.vault.as_bytes(), &[b"sanad keyslot v1 wrap", &[slot.0]])
    }

    /// The commitment of `slot` to its key: XChaCha20-Poly1305 alone lets one ciphertext open under
    /// two keys, and then a passphrase could be tried in halves.
    pub(super) fn commitment(&self, slot: Slot, kek: &Secret32, nonce: &[u8; 24]) -> Secret32 {
        let info: [&[u8]; 3] = [b"sanad keyslot v1 commit", &[slot.0], nonce];
        hkdf32(kek.expose(), self.vault.as_bytes(), &info)
    }

    fn wrap(
        &self,
        slot: Slot,
        kek: &Secret32,
        master: &MasterKey,
        fill: Fill<'_>,
    ) -> Result<Wrapped, KeyslotError> {
        let mut nonce = [0_u8; 24];
        fill(&mut nonce)?;
        let cipher = XChaCha20Poly1305::new(self.wrap_key(slot, kek).expose().into());
        // Encrypted in place; should the cipher refuse, the plaintext is wiped.
        let mut sealed = Zeroizing::new(*master.expose());
        let tag = cipher
            .encrypt_in_place_detached(&nonce.into(), &self.associated(slot), sealed.as_mut_slice())
            .map_err(|_| KeyslotError::Primitive("xchacha20-poly1305"))?;
        let commitment = *self.commitment(slot, kek, &nonce).expose();
        Ok(Wrapped { nonce, ciphertext: *sealed, tag: tag.into(), commitment })
    }

    /// Tries `kek` on every slot, with the same work for each.
    fn find(&self, kek: &Secret32) -> Result<Unlocked, KeyslotError> {
        let mut outcome = Err(KeyslotError::WrongPassphrase);
        for (number, wrapped) in (0_u8..).zip(&self.slots) {
            let slot = Slot(number);
            match (self.try_slot(slot, kek, wrapped), &outcome) {
                // A whole slot goes before a damaged one, the first before a later one.
                (Found::Key(master), Err(_)) => {
                    outcome = Ok(Unlocked { master: MasterKey::from_secret(master), slot });
                }
                (Found::Damage, Err(KeyslotError::WrongPassphrase)) => {
                    outcome = Err(KeyslotError::SlotDamaged { slot });
                }
                _ => {}
            }
        }
        outcome
    }

    fn try_slot(&self, slot: Slot, kek: &Secret32, wrapped: &Wrapped) -> Found {
        let commitment = self.commitment(slot, kek, &wrapped.nonce);
        // Compared in constant time, as one compares a MAC.
        let mac = |bytes: [u8; 32]| CtOutput::<Hmac<Sha256>>::new(bytes.into());
        let committed = mac(*commitment.expose()) == mac(wrapped.commitment);
        let cipher = XChaCha20Poly1305::new(self.wrap_key(slot, kek).expose().into());
        let key = Secret32::try_init(|key| {
            key.copy_from_slice(&wrapped.ciphertext);
            cipher.decrypt_in_place_detached(
                &wrapped.nonce.into(),
                &self.associated(slot),
                key.as_mut_slice(),
                &wrapped.tag.into(),
            )
        });
        match (committed, key) {
            (true, Ok(key)) => Found::Key(key),
            (true, Err(_)) => Found::Damage,
            // Even if the cipher was content: an answer of its own for such a slot would tell who
            // forged it something about the passphrase.
            (false, _) => Found::Nothing,
        }
    }
}

impl std::fmt::Debug for Keyslots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyslots").field("vault", &self.vault).field("cost", &self.cost).finish()
    }
}

impl Wrapped {
    fn unused(fill: Fill<'_>) -> Result<Self, getrandom::Error> {
        let mut slot = Self { nonce: [0; 24], ciphertext: [0; 32], tag: [0; 16], commitment: [0; 32] };
        fill(&mut slot.nonce)?;
        fill(&mut slot.ciphertext)?;
        fill(&mut slot.tag)?;
        fill(&mut slot.commitment)?;
        Ok(slot)
    }
}

/// Takes fields off the front of the file.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], KeyslotError> {
        let (field, rest) =
            self.0.split_first_chunk().ok_or(KeyslotError::Damaged { what: "it is too short" })?;
        self.0 = rest;
        Ok(*field)
    }

    fn number(&mut self) -> Result<u32, KeyslotError> {
        self.take().map(u32::from_le_bytes)
    }
}

#[cfg(test)]
#[path = "keyslots_tests.rs"]
mod tests;
