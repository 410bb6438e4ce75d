//! What the device says of itself: its clock, its start, its disk, its randomness.

use std::path::Path;

use chrono::Local;
use hmac::{Hmac, Mac as _};
use sanad_evidence::entry::Clock;
use sanad_evidence::record::Seed;
use sanad_evidence::{ClaimedTime, Id, to_hex};
use sha2::Sha256;

use crate::fault::Fault;

/// Fills an array from the operating system's randomness.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Randomness)?;
    Ok(bytes)
}

/// A new random id.
pub(crate) fn new_id() -> Result<Id, Fault> {
    Ok(Id::from_bytes(random()?))
}

/// A seed for one record.
pub(crate) fn new_seed() -> Result<Seed, Fault> {
    Ok(Seed::from_random(&mut random()?))
}

/// A code for an agent, such as `A-7F3KQ2`: random, with no letter that is read as another.
pub(crate) fn new_agent_code() -> Result<String, Fault> {
    Ok(agent_code(&random::<6>()?))
}

/// What the device's clock says, to the second, with its offset: a claim.
pub(crate) fn claimed_now() -> ClaimedTime {
    let now = Local::now().fixed_offset();
    // A clock outside the years 0 to 9999, or a zone with odd seconds, is told in UTC or not at all.
    ClaimedTime::new(now)
        .or_else(|_| ClaimedTime::new(now.to_utc().fixed_offset()))
        .unwrap_or_else(|_| ClaimedTime::epoch())
}

/// How far the clock can be believed: never more than the system itself claims.
pub(crate) fn clock_state(now: ClaimedTime, newest_written: Option<i64>) -> Clock {
    // Clocks drift back by a second or two when they are set; more than a minute is a wrong clock.
    if newest_written.is_some_and(|newest| now.unix() < newest.saturating_sub(60)) {
        Clock::Wrong
    } else if Path::new("/run/systemd/timesync/synchronized").exists() {
        Clock::Synced
    } else {
        Clock::Unsynced
    }
}

/// Seconds since the device was started, sleep included.
fn since_boot() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    u64::try_from(time.tv_sec).unwrap_or(0)
}

/// What an entry says of who acted on which start of the device, in words that mean something within
/// one custody log only: two partners who compare theirs cannot tell that one laptop wrote both.
pub(crate) struct Pseudonyms {
    /// The agent: `A-` and six digits.
    pub agent: String,
    /// The start of the device: 16 hexadecimal digits.
    pub boot: String,
    /// Seconds since the start, from a secret offset: differences mean what they say, and the moment of
    /// the start stays unknown.
    pub since_boot: u64,
}

/// The pseudonyms of an agent and of this start of the device in one log, drawn with HMAC-SHA-256 under
/// the vault's key.
pub(crate) fn pseudonyms(key: &[u8; 32], agent: &str, origin: &str) -> Pseudonyms {
    let draw = |what: &str, of: &str| -> [u8; 32] {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
        for text in [what, "\n", origin, "\n", of] {
            mac.update(text.as_bytes());
        }
        mac.finalize().into_bytes().into()
    };
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let drawn = draw("boot", boot.trim());
    // Up to 194 days: far more than a laptop runs.
    let offset = drawn.iter().skip(8).take(3).fold(0, |sum: u64, byte| (sum << 8) | u64::from(*byte));
    Pseudonyms {
        agent: agent_code(&draw("agent", agent)),
        boot: to_hex(drawn.get(..8).unwrap_or_default()),
        since_boot: since_boot().saturating_add(offset),
    }
}

/// `A-` and six digits that are not mistaken for others, from random bytes.
fn agent_code(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let digit = |byte: &u8| DIGITS.get(usize::from(byte % 32)).copied().map(char::from);
    format!("A-{}", bytes.iter().take(6).filter_map(digit).collect::<String>())
}

/// Free bytes on the disk that holds `folder`, for an ordinary person.
pub(crate) fn free_space(folder: &Path) -> Result<u64, Fault> {
    let disk = rustix::fs::statvfs(folder)
        .map_err(|error| Fault::io("asking for free space")(std::io::Error::from(error)))?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// The least a file takes on the disk that holds `folder`, in bytes; at least 1.
pub(crate) fn block_size(folder: &Path) -> Result<u64, Fault> {
    let disk = rustix::fs::statvfs(folder)
        .map_err(|error| Fault::io("asking for free space")(std::io::Error::from(error)))?;
    Ok(disk.f_frsize.max(1))
}

/// Whether `folder` lies on a network file system, whose locks and fsyncs cannot be relied on.
pub(crate) fn is_network(folder: &Path) -> bool {
    // NFS, SMB, CIFS, SMB2, AFS, CODA, 9P (linux/magic.h).
    const NETWORK: [u64; 7] =
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x7375_7245, 0x0102_1997];
    rustix::fs::statfs(folder)
        .ok()
        .and_then(|disk| u64::try_from(disk.f_type).ok())
        .is_some_and(|kind| NETWORK.contains(&(kind & 0xFFFF_FFFF)))
}
