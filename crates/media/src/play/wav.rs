//! Reads WAVE, which no Media Source plays: each piece is encoded as FLAC, without loss up to 24 bits.

use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, StreamInfo};
use flacenc::config;
use flacenc::error::{Verified, Verify};
use flacenc::source::{Fill, FrameBuf};
use sanad_media::wire::Refusal;
use sanad_media::{Piece, Plan};

use super::mux::{self, SampleHead, TrackPart};
use super::ogg::sound_track;
use super::{PIECES, Playable, SOUND_PIECE_MS, flac, milliseconds, no_such_piece};
use crate::input::{Input, exactly, length};

/// Samples of each channel in a frame of FLAC.
const BLOCK: usize = 4096;
/// The highest rate that FLAC's encoder takes.
const HIGHEST_RATE: u32 = 96_000;

/// How one sample of one channel is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Unsigned8,
    Signed16,
    Signed24,
    Signed32,
    Float32,
}

impl Coding {
    const fn bytes(self) -> usize {
        match self {
            Self::Unsigned8 => 1,
            Self::Signed16 => 2,
            Self::Signed24 => 3,
            Self::Signed32 | Self::Float32 => 4,
        }
    }

    /// The bits it has as FLAC.
    const fn bits(self) -> usize {
        match self {
            Self::Unsigned8 | Self::Signed16 => 16,
            _ => 24,
        }
    }

    fn value(self, bytes: &[u8]) -> i32 {
        match (self, bytes) {
            (Self::Unsigned8, [a]) => (i32::from(*a) - 128) << 8,
            (Self::Signed16, [a, b]) => i32::from(i16::from_le_bytes([*a, *b])),
            (Self::Signed24, [a, b, c]) => i32::from_le_bytes([0, *a, *b, *c]) >> 8,
            (Self::Signed32, [a, b, c, d]) => i32::from_le_bytes([*a, *b, *c, *d]) >> 8,
            (Self::Float32, [a, b, c, d]) => {
                let value = f32::from_le_bytes([*a, *b, *c, *d]);
                (f64::from(value).clamp(-1.0, 1.0) * 8_388_607.0) as i32
            }
            _ => 0,
        }
    }
}

/// A sound.
pub struct Sound {
    coding: Coding,
    channels: usize,
    rate: u32,
    /// Where the samples begin.
    begins: u64,
    /// How many there are, of each channel.
    samples: u64,
    /// How many blocks a piece has.
    blocks: u64,
}

/// Reads a sound.
pub fn sound(input: &mut dyn Input) -> Result<Sound, Refusal> {
    let file = length(input)?;
    let mut at = 12_u64;
    let mut format: Option<(Coding, usize, u32)> = None;
    for _ in 0..10_000 {
        let head = exactly(input, at, 8)?;
        let size = head.get(4..).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
        match head.get(..4) {
            Some(b"fmt ") => format = Some(read_format(&exactly(input, at + 8, size.min(40) as usize)?)?),
            Some(b"data") => {
                let (coding, channels, rate) = format.ok_or(Refusal::Damaged)?;
                let begins = at + 8;
                // A recording that was never ended says 0 or everything.
                let left = file - begins;
                let bytes = if size == 0 || size == u32::MAX { left } else { left.min(size.into()) };
                let samples = bytes / (coding.bytes() * channels) as u64;
                if samples == 0 {
                    return Err(Refusal::Damaged);
                }
                let total_blocks = samples.div_ceil(BLOCK as u64);
                let least = u64::from(rate) * SOUND_PIECE_MS / 1000 / BLOCK as u64;
                let blocks = least.max(total_blocks / PIECES).max(1);
                return Ok(Sound { coding, channels, rate, begins, samples, blocks });
            }
            _ => {}
        }
        at += 8 + u64::from(size) + u64::from(size % 2);
    }
    Err(Refusal::Damaged)
}

fn read_format(fmt: &[u8]) -> Result<(Coding, usize, u32), Refusal> {
    let short = |at: usize| fmt.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let rate = fmt.get(4..8).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(mut kind), Some(channels), Some(rate), Some(bits)) = (short(0), short(2), rate, short(14))
    else {
        return Err(Refusal::Damaged);
    };
    if kind == 0xfffe {
        kind = short(24).unwrap_or(0);
    }
    let coding = match (kind, bits) {
        (1, 8) => Coding::Unsigned8,
        (1, 16) => Coding::Signed16,
        (1, 24) => Coding::Signed24,
        (1, 32) => Coding::Signed32,
        (3, 32) => Coding::Float32,
        _ => return Err(Refusal::unsupported(&format!("wav-{kind}"))),
    };
    if !(1..=8).contains(&channels) || rate == 0 {
        return Err(Refusal::Damaged);
    }
    if rate > HIGHEST_RATE {
        return Err(Refusal::unsupported("wav-rate"));
    }
    Ok((coding, usize::from(channels), rate))
}

impl Sound {
    fn per_piece(&self) -> u64 {
        self.blocks * BLOCK as u64
    }

    fn beginning(&self) -> Vec<u8> {
        let bits = self.coding.bits();
        let channels = self.channels;
        // STREAMINFO: smallest and largest block, no frame sizes, rate, channels, bits, samples, no digest.
        let mut info = Vec::with_capacity(34);
        let block = u16::try_from(BLOCK).unwrap_or(0).to_be_bytes();
        info.extend([block, block].concat());
        info.extend([0; 6]);
        let packed = u64::from(self.rate) << 44
            | (channels as u64 - 1) << 41
            | (bits as u64 - 1) << 36
            | self.samples & 0xf_ffff_ffff;
        info.extend(packed.to_be_bytes());
        info.extend([0; 16]);
        let channels = u16::try_from(channels).unwrap_or(1);
        let entry = flac::entry(&info, channels, u16::try_from(bits).unwrap_or(16), self.rate);
        mux::beginning(&[sound_track(self.rate, &entry)], milliseconds(self.samples, self.rate))
    }

    fn encoded(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        let first = u64::from(number - 1) * self.per_piece();
        let count = self.samples.checked_sub(first).filter(|n| *n > 0).ok_or_else(no_such_piece)?;
        let count = usize::try_from(count.min(self.per_piece())).map_err(|_| Refusal::too_large("piece"))?;
        let wide = self.coding.bytes();
        let size = wide * self.channels;
        let bytes = exactly(input, self.begins + first * size as u64, count * size)?;
        let values: Vec<i32> = bytes.chunks_exact(wide).map(|bytes| self.coding.value(bytes)).collect();
        let broken = |_| Refusal::Damaged;
        let bits = self.coding.bits();
        let info = StreamInfo::new(self.rate as usize, self.channels, bits).map_err(|_| Refusal::Damaged)?;
        let settings = settings()?;
        let mut part = TrackPart { id: 1, decode_time: first, samples: Vec::new(), bytes: Vec::new() };
        let first_block = usize::try_from(first / BLOCK as u64).map_err(|_| Refusal::too_large("piece"))?;
        for (block, index) in values.chunks(BLOCK * self.channels).zip(first_block..) {
            let samples = block.len() / self.channels;
            // Below sixteen samples the encoder takes none: the rest of the last block is silence.
            let mut padded = block.to_vec();
            padded.resize(samples.max(32) * self.channels, 0);
            let mut buffer = FrameBuf::with_size(self.channels, padded.len() / self.channels)
                .map_err(|_| Refusal::Damaged)?;
            buffer.fill_interleaved(&padded).map_err(|_| Refusal::Damaged)?;
            let frame = flacenc::encode_fixed_size_frame(&settings, &buffer, index, &info)
                .map_err(|_| Refusal::Damaged)?;
            let mut sink = ByteSink::new();
            frame.write(&mut sink).map_err(|_| broken(()))?;
            let encoded = sink.as_slice();
            part.samples.push(SampleHead {
                size: u32::try_from(encoded.len()).unwrap_or(0),
                duration: u32::try_from(samples).unwrap_or(0),
                shift: 0,
                key: true,
            });
            part.bytes.extend(encoded);
        }
        Ok(mux::fragment(number, &[part]))
    }
}

fn settings() -> Result<Verified<config::Encoder>, Refusal> {
    config::Encoder::default().into_verified().map_err(|_| Refusal::Damaged)
}

impl Playable for Sound {
    fn plan(&self) -> Plan {
        let per_piece = self.per_piece();
        let count = self.samples.div_ceil(per_piece);
        let frame = (self.coding.bytes() * self.channels) as u64;
        let pieces = (0..count)
            .map(|index| {
                let start = index * per_piece;
                let samples = per_piece.min(self.samples - start);
                let start_ms = milliseconds(start, self.rate);
                let end_ms = milliseconds(start + samples, self.rate);
                Piece { start_ms, duration_ms: end_ms - start_ms, bytes: samples * frame }
            })
            .collect();
        Plan {
            mime: "audio/mp4; codecs=\"flac\"".to_owned(),
            duration_ms: milliseconds(self.samples, self.rate),
            pieces,
            left_out: Vec::new(),
        }
    }

    fn piece(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        if number == 0 { Ok(self.beginning()) } else { self.encoded(input, number) }
    }
}
