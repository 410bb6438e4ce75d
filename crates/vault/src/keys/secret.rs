//! Thirty-two secret bytes.

use std::fmt;

use zeroize::Zeroize;

use crate::sys;

/// One page of memory, of which the secret uses the first 32 bytes.
///
/// Memory locks are per page and do not nest: two secrets in one page would lose the lock with the
/// first of them dropped. So each has a page of its own (4 KiB; where pages are larger the lock is
/// only as good as the neighbours are long-lived).
#[repr(C, align(4096))]
struct Page {
    secret: [u8; 32],
    _rest: [u8; 4064],
}

/// 32 secret bytes: a key, or the seed of one.
///
/// They lie in one place in memory, are kept out of swap where the system allows it, are wiped on
/// drop, are never printed, and cannot be cloned by accident.
pub struct Secret32 {
    page: Box<Page>,
    locked: bool,
}

impl Secret32 {
    /// Makes a secret of what `fill` writes, in place.
    ///
    /// # Errors
    /// Those of `fill`.
    pub fn try_init<E>(fill: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        // The page is locked while it still holds zeros.
        let page = Box::new(Page { secret: [0; 32], _rest: [0; 4064] });
        let locked = sys::lock_memory(&*page);
        let mut secret = Self { page, locked };
        fill(&mut secret.page.secret)?;
        Ok(secret)
    }

    /// Makes a secret of what `fill` writes, in place.
    #[must_use]
    pub fn init(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        let Ok(secret) = Self::try_init(|bytes| -> Result<(), std::convert::Infallible> {
            fill(bytes);
            Ok(())
        });
        secret
    }

    /// Copies `bytes`, which the caller wipes.
    #[must_use]
    pub fn copy_of(bytes: &[u8; 32]) -> Self {
        Self::init(|own| own.copy_from_slice(bytes))
    }

    /// 32 bytes from the operating system.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        Self::try_init(|bytes| getrandom::fill(bytes))
    }

    /// The bytes. Do not copy them to where they are not wiped.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.page.secret
    }
}

impl Drop for Secret32 {
    fn drop(&mut self) {
        self.page.secret.zeroize();
        if self.locked {
            sys::unlock_memory(&*self.page);
        }
    }
}

impl fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret32(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_secret_is_printed() {
        let secret = Secret32::copy_of(&[0xAB; 32]);
        assert_eq!(format!("{secret:?}"), "Secret32(not shown)");
        assert_eq!(secret.expose(), &[0xAB; 32]);
    }

    #[test]
    fn every_secret_has_a_page_to_itself() {
        assert_eq!(size_of::<Page>(), 4096);
        let (one, other) = (Secret32::random().unwrap(), Secret32::random().unwrap());
        for secret in [&one, &other] {
            assert_eq!(std::ptr::from_ref(secret.expose()) as usize % 4096, 0);
        }
        assert_ne!(one.expose(), other.expose());
    }

    #[test]
    fn a_failed_filling_is_the_callers_error() {
        assert_eq!(Secret32::try_init(|_| Err("no")).unwrap_err(), "no");
    }
}
