//! What one try of a passphrase costs.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

use super::{KeyslotError, Passphrase, Secret32};

/// The cost of one Argon2id derivation (RFC 9106), within a floor and a ceiling.
///
/// The floor is OWASP's minimum: below it a stolen `keyslots` would be too cheap to guess at. The
/// ceiling keeps a hostile file from taking all memory or all day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// How long one derivation shall take on the machine that makes the vault.
const TARGET: Duration = Duration::from_secs(1);

impl Cost {
    /// The least cost accepted: 19 MiB, 2 passes, 1 lane.
    pub const FLOOR: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    /// The greatest cost accepted: 256 MiB, 16 passes, 4 lanes.
    pub const CEILING: Self = Self { memory_kib: 262_144, passes: 16, lanes: 4 };

    /// What [`Cost::calibrate`] measures with: 64 MiB, 2 passes, 1 lane.
    const PROBE: Self = Self { memory_kib: 65_536, passes: 2, lanes: 1 };

    /// A cost of `memory_kib` KiB, `passes` passes over it, and `lanes` lanes.
    ///
    /// # Errors
    /// [`KeyslotError::Cost`] outside of [`Cost::FLOOR`] and [`Cost::CEILING`].
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, KeyslotError> {
        let (floor, ceiling) = (Self::FLOOR, Self::CEILING);
        let within = (floor.memory_kib..=ceiling.memory_kib).contains(&memory_kib)
            && (floor.passes..=ceiling.passes).contains(&passes)
            && (floor.lanes..=ceiling.lanes).contains(&lanes);
        let cost = Self { memory_kib, passes, lanes };
        if within { Ok(cost) } else { Err(KeyslotError::Cost { memory_kib, passes, lanes }) }
    }

    /// The cost that takes about one second here: memory first, up to the ceiling, as that is what
    /// hurts who guesses with special machines; then passes. One lane, as one thread computes.
    ///
    /// # Errors
    /// [`KeyslotError::OutOfMemory`] when there are not 64 MiB to measure with; the caller may then
    /// take [`Cost::FLOOR`].
    pub fn calibrate() -> Result<Self, KeyslotError> {
        let began = Instant::now();
        // What is derived here is thrown away.
        Self::PROBE.derive(b"how fast is this machine", &[0; 32])?;
        Ok(Self::scaled(began.elapsed()))
    }

    /// The cost of one second where [`Cost::PROBE`] took `elapsed`.
    fn scaled(elapsed: Duration) -> Self {
        let probe_work = u128::from(Self::PROBE.memory_kib) * u128::from(Self::PROBE.passes);
        let work = probe_work.saturating_mul(TARGET.as_micros()) / elapsed.as_micros().max(1);
        let clamp =
            |value: u128, least: u32, most: u32| u32::try_from(value).unwrap_or(u32::MAX).clamp(least, most);
        let memory = work / u128::from(Self::FLOOR.passes);
        // Whole MiB: no finer trace of this machine's speed than that.
        let memory_kib = clamp(memory / 1024 * 1024, Self::FLOOR.memory_kib, Self::CEILING.memory_kib);
        let passes = work / u128::from(memory_kib);
        Self {
            memory_kib,
            passes: clamp(passes, Self::FLOOR.passes, Self::CEILING.passes),
            lanes: Self::FLOOR.lanes,
        }
    }

    /// Memory in KiB.
    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }

    /// The key-encryption key of `passphrase`: 32 bytes of Argon2id version 0x13.
    pub(super) fn kek(self, passphrase: &Passphrase, salt: &[u8; 32]) -> Result<Secret32, KeyslotError> {
        self.derive(passphrase.as_bytes(), salt)
    }

    fn derive(self, text: &[u8], salt: &[u8; 32]) -> Result<Secret32, KeyslotError> {
        let refused = |_: argon2::Error| KeyslotError::Primitive("argon2id");
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(refused)?;
        // Our own memory, so that a machine with too little says so, and so that it is wiped.
        let mut blocks = Zeroizing::new(Vec::new());
        blocks
            .try_reserve_exact(params.block_count())
            .map_err(|_| KeyslotError::OutOfMemory { memory_kib: self.memory_kib })?;
        blocks.resize(params.block_count(), Block::default());
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Secret32::try_init(|kek| {
            argon.hash_password_into_with_memory(text, salt, kek, blocks.as_mut_slice()).map_err(refused)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_outside_the_bounds_is_refused() {
        for (memory, passes, lanes) in [
            (19_455, 2, 1),
            (19_456, 1, 1),
            (19_456, 2, 0),
            (262_145, 2, 1),
            (19_456, 17, 1),
            (19_456, 2, 5),
            (u32::MAX, u32::MAX, u32::MAX),
        ] {
            assert_eq!(Cost::new(memory, passes, lanes).unwrap_err().code(), "keyslots-cost");
        }
        assert_eq!(Cost::new(19_456, 2, 1).unwrap(), Cost::FLOOR);
        assert_eq!(Cost::new(262_144, 16, 4).unwrap(), Cost::CEILING);
    }

    #[test]
    fn one_second_is_spent_on_memory_first_and_within_the_bounds() {
        let at = |millis| {
            let cost = Cost::scaled(Duration::from_millis(millis));
            assert_eq!(Cost::new(cost.memory_kib, cost.passes, cost.lanes).unwrap(), cost);
            (cost.memory_kib, cost.passes)
        };
        assert_eq!(at(0), (262_144, 16));
        assert_eq!(at(100), (262_144, 5));
        assert_eq!(at(250), (262_144, 2));
        assert_eq!(at(500), (131_072, 2));
        assert_eq!(at(1_000), (65_536, 2));
        assert_eq!(at(60_000), (19_456, 2));
    }

    #[test]
    fn calibration_stays_within_the_bounds() {
        let cost = Cost::calibrate().unwrap();
        assert!(Cost::new(cost.memory_kib, cost.passes, cost.lanes).is_ok());
    }

    /// The answer of the reference implementation (argon2-cffi 25), which shares no code with ours.
    #[test]
    fn it_is_argon2id() {
        let kek = Cost::FLOOR.derive(b"correct horse battery staple", &[7; 32]).unwrap();
        assert_eq!(sanad_evidence::to_hex(kek.expose()), KNOWN);
    }

    const KNOWN: &str = "c9a2cf1f81a33994e4c9adbce9891c6d9c8cf3708a3f5d754780d5bf0bb6dfe7";
}
