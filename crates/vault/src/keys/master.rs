//! The master key of a vault and the keys made from it.

use sanad_evidence::Id;
use zeroize::Zeroizing;

use super::{Secret32, kdf::hkdf32};

/// What a sub-key of the master key is for (FORMAT.md "Sub-keys").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Purpose {
    /// The raw key of `vault.db`; info `sanad vault v1 db`.
    Store,
    /// The key under which a boot of the machine gets its pseudonym in custody entries; info
    /// `sanad vault v1 boot`.
    Boot,
    /// The raw key of `cache.db`; info `sanad vault v1 cache`.
    Cache,
    /// One half of what opens an identity half; info `sanad vault v1 identity`. See
    /// [`MasterKey::half_key`].
    Identity,
    /// What the keys of drafts are made from; info `sanad vault v1 draft`.
    Draft,
}

impl Purpose {
    fn info(self) -> &'static [u8] {
        match self {
            Self::Store => b"sanad vault v1 db",
            Self::Boot => b"sanad vault v1 boot",
            Self::Cache => b"sanad vault v1 cache",
            Self::Identity => b"sanad vault v1 identity",
            Self::Draft => b"sanad vault v1 draft",
        }
    }
}

/// The 32 bytes that everything in one vault hangs from. Never used as a key itself.
#[derive(Debug)]
pub struct MasterKey(Secret32);

impl MasterKey {
    /// A new master key.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        Secret32::random().map(Self)
    }

    /// Takes the secret as it is.
    #[must_use]
    pub fn from_secret(secret: Secret32) -> Self {
        Self(secret)
    }

    /// The 32 bytes, to wrap them.
    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The key for one purpose in one vault: HKDF-SHA-256 (RFC 5869) with the master key as input
    /// key material, the 16 bytes of the vault id as salt and the purpose as info.
    #[must_use]
    pub fn subkey(&self, vault: Id, purpose: Purpose) -> Secret32 {
        hkdf32(self.0.expose(), vault.as_bytes(), &[purpose.info()])
    }

    /// The secret of the age identity that opens one person's identity half: HKDF-SHA-256 with the sub-key
    /// for [`Purpose::Identity`] and behind it the 32 bytes of the half's own row as input key material (64
    /// bytes), the vault id as salt and the info `sanad vault v1 identity half`.
    ///
    /// So neither the key of `vault.db` opens a half, nor the master key once the row is burned.
    #[must_use]
    pub fn half_key(&self, vault: Id, row: &Secret32) -> Secret32 {
        let own = self.subkey(vault, Purpose::Identity);
        let mut both = Zeroizing::new([0_u8; 64]);
        for (to, from) in both.iter_mut().zip(own.expose().iter().chain(row.expose())) {
            *to = *from;
        }
        hkdf32(both.as_slice(), vault.as_bytes(), &[b"sanad vault v1 identity half"])
    }

    /// The key of one draft: HKDF-SHA-256 with the sub-key for drafts as input key material, the vault id as
    /// salt, and `sanad draft v1` followed by the 32 bytes of the draft's row of `item_key` as info. So neither
    /// the key of `vault.db` alone nor the master key after that row was burned opens it.
    #[must_use]
    pub fn draft_key(&self, vault: Id, row: &Secret32) -> Secret32 {
        let subkey = self.subkey(vault, Purpose::Draft);
        hkdf32(subkey.expose(), vault.as_bytes(), &[b"sanad draft v1", row.expose()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_and_vaults_have_their_own_keys() {
        let master = MasterKey::from_secret(Secret32::copy_of(&[1; 32]));
        let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let key = master.subkey(one, Purpose::Store);
        assert_ne!(key.expose(), master.subkey(one, Purpose::Boot).expose());
        assert_ne!(key.expose(), master.subkey(one, Purpose::Cache).expose());
        assert_ne!(key.expose(), master.subkey(one, Purpose::Draft).expose());
        assert_ne!(key.expose(), master.subkey(two, Purpose::Store).expose());
        assert_ne!(key.expose(), master.subkey(one, Purpose::Identity).expose());
        assert_eq!(key.expose(), master.subkey(one, Purpose::Store).expose());
    }

    #[test]
    fn a_half_hangs_from_the_master_key_the_vault_and_its_row() {
        let master = |byte| MasterKey::from_secret(Secret32::copy_of(&[byte; 32]));
        let row = |byte| Secret32::copy_of(&[byte; 32]);
        let vault = |byte| Id::from_bytes([byte; 16]);
        let key = master(1).half_key(vault(1), &row(1));
        for other in [
            master(2).half_key(vault(1), &row(1)),
            master(1).half_key(vault(2), &row(1)),
            master(1).half_key(vault(1), &row(2)),
            master(1).subkey(vault(1), Purpose::Identity),
        ] {
            assert_ne!(key.expose(), other.expose());
        }
        assert_eq!(key.expose(), master(1).half_key(vault(1), &row(1)).expose());
    }

    #[test]
    fn a_draft_needs_both_its_row_and_the_master_key() {
        let vault = Id::from_bytes([1; 16]);
        let key = |master: u8, row: u8| {
            let master = MasterKey::from_secret(Secret32::copy_of(&[master; 32]));
            *master.draft_key(vault, &Secret32::copy_of(&[row; 32])).expose()
        };
        assert_eq!(key(1, 2), key(1, 2));
        assert_ne!(key(1, 2), key(1, 3));
        assert_ne!(key(1, 2), key(2, 2));
    }
}
