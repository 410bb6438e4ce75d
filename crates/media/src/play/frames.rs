//! Reads sound that is a row of frames, each saying how long it is: MP3 and AAC in ADTS.

use sanad_media::wire::Refusal;

use super::fragments::{Film, SAMPLES, Sample, Track};
use super::mux::{self, SampleHead};
use crate::input::{Input, at_most, length};

/// How much that is no frame is passed over in one go before the rest is given up, in bytes.
const NOISE: u64 = 256 << 10;

/// What a frame's head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    /// Head included, in bytes.
    size: u32,
    /// What of it is not given to the decoder, in bytes.
    skip: u32,
    samples: u32,
    rate: u32,
    channels: u16,
    /// Object type of MPEG-4 (MP3), or its audio specific configuration (ADTS).
    kind: u16,
}

/// Reads an MP3.
pub fn mp3(input: &mut dyn Input) -> Result<Film, Refusal> {
    let (first, samples, begins) = frames(input, mp3_frame)?;
    // A first frame that holds only figures about the rest is not sound.
    let head = at_most(input, begins, 64)?;
    let about = head.windows(4).any(|bytes| bytes == b"Xing" || bytes == b"Info");
    let samples =
        if about && samples.len() > 1 { samples.get(1..).unwrap_or_default().to_vec() } else { samples };
    let esds = mux::esds(u8::try_from(first.kind).unwrap_or(0x6b), &[]);
    film(first, samples, &esds, "mp4a.6B")
}

/// Reads AAC in ADTS.
pub fn adts(input: &mut dyn Input) -> Result<Film, Refusal> {
    let (first, samples, _) = frames(input, adts_frame)?;
    let esds = mux::esds(0x40, &first.kind.to_be_bytes());
    film(first, samples, &esds, &format!("mp4a.40.{}", first.kind >> 11))
}

fn film(first: Frame, samples: Vec<Sample>, esds: &[u8], codec: &str) -> Result<Film, Refusal> {
    let track = Track {
        is_video: false,
        timescale: first.rate,
        entry: mux::sound_entry(b"mp4a", first.channels, 16, first.rate, esds),
        codec: codec.to_owned(),
        matrix: mux::UPRIGHT,
        size: [0; 8],
        begins: 0,
        samples,
    };
    Film::new(vec![track], Vec::new())
}

/// Every frame, what the first says, and where that is.
fn frames(
    input: &mut dyn Input,
    read: fn(&[u8]) -> Option<Frame>,
) -> Result<(Frame, Vec<Sample>, u64), Refusal> {
    let file = length(input)?;
    let mut at = after_id3(input)?;
    let mut noise = 0_u64;
    let mut first: Option<(Frame, u64)> = None;
    let mut samples = Vec::new();
    while at + 7 <= file && noise < NOISE {
        let found = read(&at_most(input, at, 8)?).filter(|frame| {
            at + u64::from(frame.size) <= file
                && first.is_none_or(|(first, _)| frame.rate == first.rate && frame.channels == first.channels)
        });
        // The first is believed only if another follows: any two bytes may look like one.
        let found = match found {
            Some(frame) if first.is_none() => {
                let next = at + u64::from(frame.size);
                let follows = next >= file || read(&at_most(input, next, 8)?).is_some();
                follows.then_some(frame)
            }
            found => found,
        };
        let Some(frame) = found else {
            at += 1;
            noise += 1;
            continue;
        };
        noise = 0;
        first = first.or(Some((frame, at)));
        if samples.len() == SAMPLES {
            return Err(Refusal::too_large("tables"));
        }
        let size = frame.size - frame.skip;
        let head = SampleHead { size, duration: frame.samples, shift: 0, key: true };
        samples.push(Sample { offset: at + u64::from(frame.skip), head });
        at += u64::from(frame.size);
    }
    let (frame, begins) = first.ok_or(Refusal::Damaged)?;
    Ok((frame, samples, begins))
}

/// Where an ID3v2 tag ends, if the file begins with one.
pub fn after_id3(input: &mut dyn Input) -> Result<u64, Refusal> {
    let head = at_most(input, 0, 10)?;
    let [b'I', b'D', b'3', _, _, flags, a, b, c, d] = head.as_slice() else { return Ok(0) };
    let size = [a, b, c, d].iter().fold(0_u64, |size, byte| size << 7 | u64::from(**byte & 0x7f));
    Ok(10 + size + if flags & 0x10 == 0 { 0 } else { 10 })
}

/// The head of a frame of MPEG audio, layer III (ISO/IEC 11172-3, 13818-3).
fn mp3_frame(head: &[u8]) -> Option<Frame> {
    const FIRST: [u32; 16] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    const LATER: [u32; 16] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    let [0xff, second, third, fourth, ..] = *head else { return None };
    // Sync, and layer III.
    if second & 0xe6 != 0xe2 {
        return None;
    }
    let halved = match second >> 3 & 3 {
        3 => 0,
        2 => 1,
        0 => 2,
        _ => return None,
    };
    let rate = [44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))? >> halved;
    let bits = if halved == 0 { FIRST } else { LATER };
    let bits = *bits.get(usize::from(third >> 4)).filter(|bits| **bits > 0)?;
    let samples = if halved == 0 { 1152 } else { 576 };
    let size = samples / 8 * bits * 1000 / rate + u32::from(third >> 1 & 1);
    let channels = if fourth >> 6 == 3 { 1 } else { 2 };
    let kind = if halved == 0 { 0x6b } else { 0x69 };
    Some(Frame { size, skip: 0, samples, rate, channels, kind })
}

/// The head of a frame of ADTS (ISO/IEC 14496-3, 1.A.2).
fn adts_frame(head: &[u8]) -> Option<Frame> {
    const RATES: [u32; 13] = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
    ];
    let [0xff, second, third, fourth, fifth, sixth, seventh, ..] = *head else { return None };
    if second & 0xf6 != 0xf0 || seventh & 3 != 0 {
        return None;
    }
    let index = third >> 2 & 15;
    let rate = *RATES.get(usize::from(index))?;
    let kind = u16::from(third >> 6) + 1;
    let channels = u16::from(third & 1) << 2 | u16::from(fourth >> 6);
    let size = u32::from(fourth & 3) << 11 | u32::from(fifth) << 3 | u32::from(sixth >> 5);
    let skip = if second & 1 == 1 { 7 } else { 9 };
    if size <= skip || channels == 0 {
        return None;
    }
    let specific = kind << 11 | u16::from(index) << 7 | channels << 3;
    let channels = if channels == 7 { 8 } else { channels };
    Some(Frame { size, skip, samples: 1024, rate, channels, kind: specific })
}
