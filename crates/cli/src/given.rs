//! What was typed as a size or as the address of a proxy.

// An address and nothing more: `core` has no socket to open.
use core::net::SocketAddr;

use sanad_evidence::listing::Listing;

use crate::refusal::Refusal;

/// What each unit is, in bytes: a kB is 1000 bytes, a KiB is 1024.
const UNITS: [(&str, u64); 8] = [
    ("", 1),
    ("b", 1),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
];

/// A size as people write it: `200MB`, `1.5 GB`, `256KiB`, `262144`.
///
/// # Errors
/// `size-bad`: called wrongly.
pub fn size(given: &str) -> Result<u64, Refusal> {
    bytes(given).ok_or_else(|| Refusal::usage("size-bad").fact("given", given))
}

/// A size, or `none`.
///
/// # Errors
/// `size-bad`: called wrongly.
pub fn limit(given: &str) -> Result<Option<u64>, Refusal> {
    if given == "none" { Ok(None) } else { size(given).map(Some) }
}

/// The size of a part, within what a listing can state.
///
/// # Errors
/// `size-bad`, `part-size-bad`: called wrongly.
pub fn part_size(given: &str) -> Result<u64, Refusal> {
    let bytes = size(given)?;
    let fits = (Listing::LEAST_PART..=Listing::MOST_PART).contains(&bytes);
    if fits { Ok(bytes) } else { Err(Refusal::usage("part-size-bad").fact("given", given)) }
}

fn bytes(given: &str) -> Option<u64> {
    let given = given.trim().to_ascii_lowercase();
    let end = given.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(given.len());
    let (number, unit) = (given.get(..end)?, given.get(end..)?.trim_start());
    let (_, unit) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    // More than nine digits behind the point are no size that anybody means.
    let ten = 10_u64.checked_pow(u32::try_from(part.len()).ok().filter(|digits| *digits <= 9)?)?;
    let of_part =
        u128::from(part.parse::<u64>().ok()?).checked_mul(u128::from(unit))?.checked_div(ten.into())?;
    let bytes = whole.parse::<u64>().ok()?.checked_mul(unit)?.checked_add(u64::try_from(of_part).ok()?)?;
    (bytes > 0).then_some(bytes)
}

/// A proxy by its number. A name is refused: looking it up would be the question to the network that a
/// proxy is there to prevent.
///
/// # Errors
/// `proxy-bad`: called wrongly.
pub fn proxy(given: &str) -> Result<SocketAddr, Refusal> {
    let proxy: Option<SocketAddr> = given.trim().parse().ok();
    let usable = proxy.filter(|proxy| proxy.port() != 0 && !proxy.ip().is_unspecified());
    usable.ok_or_else(|| Refusal::usage("proxy-bad").fact("given", given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (given, bytes) in [
            ("1", 1),
            ("262144", 262_144),
            ("200MB", 200_000_000),
            ("1.5 GB", 1_500_000_000),
            ("256KiB", 262_144),
            ("4 mib", 4 << 20),
            ("0.5kB", 500),
            (" 20 B ", 20),
        ] {
            assert_eq!(size(given).unwrap(), bytes, "{given}");
        }
        for given in [
            "",
            "0",
            "0.0MB",
            "-1",
            "1e9",
            "MB",
            "1.MB",
            ".5MB",
            "1.2.3",
            "5 TB",
            "1,5GB",
            "99999999999GB",
            "none",
        ] {
            let refusal = size(given).unwrap_err();
            assert_eq!((refusal.code, refusal.exit), ("size-bad", crate::refusal::USAGE), "{given}");
        }
        for (given, code) in [("255KiB", "part-size-bad"), ("5MiB", "part-size-bad"), ("much", "size-bad")] {
            assert_eq!(part_size(given).unwrap_err().code, code);
        }
        assert_eq!(part_size("1MiB").unwrap(), 1 << 20);
        assert_eq!(limit("none").unwrap(), None);
        assert_eq!(limit("2kB").unwrap(), Some(2_000));
    }

    #[test]
    fn a_proxy_is_a_number_and_never_a_name() {
        assert_eq!(proxy("127.0.0.1:9050").unwrap().port(), 9050);
        assert_eq!(proxy("[::1]:9150").unwrap().port(), 9150);
        for given in ["localhost:9050", "tor:9050", "127.0.0.1", "127.0.0.1:0", "0.0.0.0:9050", "", ":9050"] {
            let refusal = proxy(given).unwrap_err();
            assert_eq!((refusal.code, refusal.exit), ("proxy-bad", crate::refusal::USAGE), "{given}");
        }
    }
}
