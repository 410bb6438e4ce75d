//! Reads FLAC (RFC 9639). A frame does not say how long it is: the next one is found by its head, which
//! carries a checksum and its number.

use sanad_media::wire::Refusal;

use super::fragments::{Film, SAMPLES, Sample, Track};
use super::frames::after_id3;
use super::mux::{self, SampleHead};
use crate::input::{Input, at_most, exactly, length};

/// How much is read at a time, in bytes.
const WINDOW: usize = 1 << 20;
/// The longest head of a frame, in bytes.
const LONGEST_HEAD: usize = 16;

/// The sample entry of FLAC in MP4, from the 34 bytes of STREAMINFO.
pub fn entry(info: &[u8], channels: u16, bits: u16, rate: u32) -> Vec<u8> {
    // The last block, of type 0, 34 bytes long.
    let specific = mux::boxed(b"dfLa", &[&[0; 4], &[0x80, 0, 0, 34], info]);
    mux::sound_entry(b"fLaC", channels, bits, rate, &specific)
}

/// Reads a FLAC.
pub fn sound(input: &mut dyn Input) -> Result<Film, Refusal> {
    let begins = after_id3(input)?;
    if exactly(input, begins, 4)? != b"fLaC" {
        return Err(Refusal::Damaged);
    }
    let mut at = begins + 4;
    let mut info = None;
    for _ in 0..1000 {
        let head = exactly(input, at, 4)?;
        let [kind, a, b, c] = *head.as_slice() else { return Err(Refusal::Damaged) };
        if kind & 0x7f == 0 && info.is_none() {
            info = Some(exactly(input, at + 4, 34)?);
        }
        at += 4 + u64::from(u32::from_be_bytes([0, a, b, c]));
        if kind & 0x80 != 0 {
            break;
        }
    }
    let info = info.ok_or(Refusal::Damaged)?;
    let [a, b, c, d] = *info.get(10..14).unwrap_or_default() else { return Err(Refusal::Damaged) };
    let rate = u32::from_be_bytes([0, a, b, c]) >> 4;
    let channels = u16::from(c >> 1 & 7) + 1;
    let bits = (u16::from(c & 1) << 4 | u16::from(d >> 4)) + 1;
    if rate == 0 {
        return Err(Refusal::Damaged);
    }
    let samples = frames(input, at)?;
    let track = Track {
        is_video: false,
        timescale: rate,
        entry: entry(&info, channels, bits, rate),
        codec: "flac".to_owned(),
        matrix: mux::UPRIGHT,
        size: [0; 8],
        begins: 0,
        samples,
    };
    Film::new(vec![track], Vec::new())
}

fn frames(input: &mut dyn Input, begins: u64) -> Result<Vec<Sample>, Refusal> {
    let file = length(input)?;
    let mut samples: Vec<Sample> = Vec::new();
    let mut played = 0_u64;
    let mut at = begins;
    // Where the frame that is open began, and how many samples it has.
    let mut open: Option<(u64, u32)> = None;
    while at < file {
        let window = at_most(input, at, WINDOW + LONGEST_HEAD)?;
        for index in 0..window.len().min(WINDOW) {
            let Some(head) = window.get(index..).filter(|head| head.starts_with(&[0xff])) else { continue };
            let Some((duration, number, by_sample)) = frame_head(head) else { continue };
            let expected = if by_sample { played } else { samples.len() as u64 + u64::from(open.is_some()) };
            if number != expected {
                continue;
            }
            let here = at + index as u64;
            if let Some((from, duration)) = open {
                push(&mut samples, from, here, duration)?;
            }
            open = Some((here, duration));
            played += u64::from(duration);
        }
        at += WINDOW as u64;
    }
    if let Some((from, duration)) = open {
        push(&mut samples, from, file, duration)?;
    }
    Ok(samples)
}

fn push(samples: &mut Vec<Sample>, from: u64, to: u64, duration: u32) -> Result<(), Refusal> {
    if samples.len() == SAMPLES {
        return Err(Refusal::too_large("tables"));
    }
    let size = u32::try_from(to - from).map_err(|_| Refusal::Damaged)?;
    samples.push(Sample { offset: from, head: SampleHead { size, duration, shift: 0, key: true } });
    Ok(())
}

/// How many samples a frame has, its number, and whether that counts samples rather than frames.
fn frame_head(bytes: &[u8]) -> Option<(u32, u64, bool)> {
    let [0xff, second, third, fourth, ..] = *bytes else { return None };
    if second & 0xfe != 0xf8 || fourth & 1 != 0 || third >> 4 == 0 || third & 15 == 15 {
        return None;
    }
    let by_sample = second & 1 == 1;
    let (number, mut length) = coded(bytes.get(4..)?)?;
    length += 4;
    let duration = match third >> 4 {
        1 => 192,
        code @ 2..=5 => 576 << (code - 2),
        6 => {
            length += 1;
            u32::from(*bytes.get(length - 1)?) + 1
        }
        7 => {
            length += 2;
            u32::from(u16::from_be_bytes([*bytes.get(length - 2)?, *bytes.get(length - 1)?])) + 1
        }
        code => 256 << (code - 8),
    };
    length += match third & 15 {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    (crc8(bytes.get(..length)?) == *bytes.get(length)?).then_some((duration, number, by_sample))
}

/// A number coded as UTF-8 codes characters, to seven bytes.
fn coded(bytes: &[u8]) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let length = first.leading_ones() as usize;
    match length {
        0 => return Some((u64::from(first), 1)),
        1 | 8 => return None,
        _ => {}
    }
    let mut number = u64::from(first) & ((1 << (7 - length)) - 1);
    for byte in bytes.get(1..length)? {
        if byte & 0xc0 != 0x80 {
            return None;
        }
        number = number << 6 | u64::from(byte & 0x3f);
    }
    Some((number, length))
}

fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc: u8, _| crc << 1 ^ if crc & 0x80 == 0 { 0 } else { 7 })
    })
}
