//! The names of codecs (RFC 6381), from the sample entries of MP4.

use super::mp4::{boxes, long_number, number};
use super::mux;

/// What a sample entry holds, if it can be played: its codec as the type of Media Source Extensions names it.
/// `entry` is a whole box. Whether this computer plays it is for the window to ask.
pub fn of_entry(entry: &[u8]) -> Option<String> {
    let kind = entry.get(4..8)?;
    let inside = |skip: usize, wanted: &[u8; 4]| {
        let children = entry.get(8 + skip..)?;
        boxes(children).find(|(found, _)| found == wanted).map(|(_, body)| body)
    };
    let video = |wanted: &[u8; 4]| inside(78, wanted);
    Some(match kind {
        b"avc1" | b"avc3" => match video(b"avcC")? {
            [_, profile, compatible, level, ..] => {
                format!("{}.{profile:02x}{compatible:02x}{level:02x}", text(kind))
            }
            _ => return None,
        },
        b"hvc1" | b"hev1" => hevc(kind, video(b"hvcC")?)?,
        b"av01" => av1(video(b"av1C")?)?,
        b"vp09" => match video(b"vpcC")? {
            [_, _, _, _, profile, level, depth, ..] => {
                format!("vp09.{profile:02}.{level:02}.{:02}", depth >> 4)
            }
            _ => return None,
        },
        b"mp4a" => mpeg_sound(entry)?,
        b"Opus" => "opus".to_owned(),
        b"fLaC" => "flac".to_owned(),
        b"ac-3" | b"ec-3" => text(kind),
        _ => return None,
    })
}

/// The four letters of a kind, those that are letters and digits.
pub fn text(kind: &[u8]) -> String {
    kind.iter().filter(|b| b.is_ascii_alphanumeric() || **b == b'-').map(|b| char::from(*b)).collect()
}

fn hevc(kind: &[u8], body: &[u8]) -> Option<String> {
    let [_, first, a, b, c, d, constraints @ ..] = body else { return None };
    let level = constraints.get(6)?;
    let space = match first >> 6 {
        1 => "A",
        2 => "B",
        3 => "C",
        _ => "",
    };
    let tier = if first & 0x20 == 0 { 'L' } else { 'H' };
    let compatible = u32::from_be_bytes([*a, *b, *c, *d]).reverse_bits();
    let mut name = format!("{}.{space}{}.{compatible:X}.{tier}{level}", text(kind), first & 0x1f);
    let constraints = constraints.get(..6)?;
    let used = constraints.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    for byte in constraints.iter().take(used) {
        name.push_str(&format!(".{byte:X}"));
    }
    Some(name)
}

/// From an AV1 configuration, in MP4 (`av1C`) and Matroska alike.
pub fn av1(body: &[u8]) -> Option<String> {
    let [_, second, third, ..] = body else { return None };
    let tier = if third & 0x80 == 0 { 'M' } else { 'H' };
    let depth = match third & 0x60 {
        0x40 => 10,
        0x60 => 12,
        _ => 8,
    };
    Some(format!("av01.{}.{:02}{tier}.{depth:02}", second >> 5, second & 0x1f))
}

/// Found by its name anywhere in the entry: QuickTime puts it within `wave`, after fields of its own.
fn mpeg_sound(entry: &[u8]) -> Option<String> {
    let at = entry.windows(4).position(|bytes| bytes == b"esds")?;
    let mut rest = entry.get(at + 8..)?;
    let mut wanted = [3_u8, 4].iter();
    let mut tag = wanted.next()?;
    // ES descriptor, then decoder descriptor: each a tag, a length of one to four bytes, and a body.
    loop {
        let (found, body) = descriptor(rest)?;
        if found != *tag {
            return None;
        }
        match wanted.next() {
            Some(next) => {
                let flags = *body.get(2)?;
                let skip = 3 + usize::from(flags >> 7) * 2 + usize::from(flags >> 5 & 1) * 2;
                let address = if flags & 0x40 == 0 { 0 } else { 1 + usize::from(*body.get(skip)?) };
                rest = body.get(skip + address..)?;
                tag = next;
            }
            None => return sound_type(body),
        }
    }
}

fn sound_type(decoder: &[u8]) -> Option<String> {
    match decoder.first()? {
        0x40 => {
            let (tag, specific) = descriptor(decoder.get(13..)?)?;
            let (first, second) = (*specific.first()?, specific.get(1).copied().unwrap_or(0));
            let kind = match first >> 3 {
                31 => 32 + ((first & 7) << 3 | second >> 5),
                kind => kind,
            };
            (tag == 5 && kind > 0).then(|| format!("mp4a.40.{kind}"))
        }
        0x66..=0x68 => Some("mp4a.40.2".to_owned()),
        0x69 | 0x6b => Some("mp4a.6B".to_owned()),
        _ => None,
    }
}

/// A descriptor: its tag and its body, which may end early.
fn descriptor(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (tag, mut rest) = bytes.split_first()?;
    let mut length = 0_usize;
    for _ in 0..4 {
        let (byte, after) = rest.split_first()?;
        rest = after;
        length = length << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((*tag, rest.get(..length).unwrap_or(rest)))
}

/// The sample entry as ISO base media has it. QuickTime writes sound in fields and boxes of its own, in which
/// web views get lost; everything else is well as it is.
pub fn plain_entry(entry: &[u8]) -> Vec<u8> {
    plain_sound(entry).unwrap_or_else(|| entry.to_vec())
}

fn plain_sound(entry: &[u8]) -> Option<Vec<u8>> {
    let version = entry.get(17).filter(|_| entry.get(4..8) == Some(b"mp4a"))?;
    let (channels, rate) = match version {
        1 => (u16::from_be_bytes([*entry.get(24)?, *entry.get(25)?]), number(entry, 32)? >> 16),
        2 => {
            let rate = f64::from_bits(long_number(entry, 40)?);
            (u16::try_from(number(entry, 48)?).ok()?, rate as u32)
        }
        _ => return None,
    };
    let name = entry.windows(4).position(|bytes| bytes == b"esds")?;
    let begins = name.checked_sub(4)?;
    let size = usize::try_from(number(entry, begins)?).ok()?;
    let esds = entry.get(begins..begins.checked_add(size)?)?;
    Some(mux::sound_entry(b"mp4a", channels, 16, rate, esds))
}
