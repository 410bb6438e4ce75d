//! Numbers of bytes as an operator writes them.

use serde::{Deserialize, Deserializer};

/// A number of bytes: `123`, `"500 MiB"`, `"2 TB"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

impl std::str::FromStr for Size {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "expected a number of bytes, as 5000000, \"500 MiB\" or \"2 TB\"";
        let text = text.trim();
        let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(digits).ok_or(HOW)?;
        let times: u64 = match unit.trim_start() {
            "" | "B" => 1,
            "kB" | "KB" => 1_000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            "TB" => 1_000_000_000_000,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            "TiB" => 1 << 40,
            _ => return Err(HOW),
        };
        number.parse::<u64>().ok().and_then(|number| number.checked_mul(times)).map(Self).ok_or(HOW)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Number(bytes) => Ok(Self(bytes)),
            Written::Text(text) => text.parse().map_err(serde::de::Error::custom),
        }
    }
}

/// A number of bytes for a person, to three digits or so.
#[must_use]
pub fn shown(bytes: u64) -> String {
    for (unit, shift) in [("TiB", 40_u32), ("GiB", 30), ("MiB", 20), ("KiB", 10)] {
        let whole = bytes >> shift;
        if whole > 0 {
            let tenth = (bytes >> shift.saturating_sub(10)) % 1024 * 10 / 1024;
            return format!("{whole}.{tenth} {unit}");
        }
    }
    format!("{bytes} B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_shown() {
        for (text, bytes) in [
            ("0", 0),
            ("5", 5),
            ("5 B", 5),
            ("2kB", 2000),
            ("500 MiB", 500 << 20),
            (" 2 TB ", 2_000_000_000_000),
        ] {
            assert_eq!(text.parse::<Size>(), Ok(Size(bytes)), "{text}");
        }
        for wrong in ["", "GiB", "-1", "1.5 GiB", "1 gib", "18446744073709551616", "99999999 TiB", "١"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong} was taken");
        }
        assert_eq!(shown(5), "5 B");
        assert_eq!(shown(1536), "1.5 KiB");
        assert_eq!(shown(3 << 40), "3.0 TiB");
    }
}
