//! A film or sound whose samples lie somewhere in the file, cut into fragments.

use sanad_media::wire::Refusal;
use sanad_media::{Piece, Plan};

use super::mux::{self, SampleHead, TrackHead, TrackPart};
use super::{
    FILM_PIECE_MS, LONGEST_PIECE, PIECES, Playable, SOUND_PIECE_MS, from_the_start, milliseconds,
    no_such_piece,
};
use crate::input::{Input, exactly};

/// The most samples of one film; more than two days of pictures and sound, and 190 MiB of table.
pub const SAMPLES: usize = 6_000_000;
/// After this many bytes a piece ends even without a key frame.
const CUT_ANYWAY: u64 = 16 << 20;

/// One sample of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Where it is in the file.
    pub offset: u64,
    /// Its size and times.
    pub head: SampleHead,
}

/// One track of the file.
pub struct Track {
    /// Pictures, otherwise sound.
    pub is_video: bool,
    /// Units to the second, never 0.
    pub timescale: u32,
    /// The sample entry, a whole box.
    pub entry: Vec<u8>,
    /// Its codec, as in the type of Media Source Extensions.
    pub codec: String,
    /// As in `tkhd`.
    pub matrix: [u8; 36],
    /// As in `tkhd`.
    pub size: [u8; 8],
    /// When the first sample is decoded, in units of the track.
    pub begins: u64,
    /// In the order they are decoded.
    pub samples: Vec<Sample>,
}

/// Where a piece begins in each track: the index of a sample and when it is decoded.
type Cut = Vec<(usize, u64)>;

/// A film or sound, and where it is cut.
pub struct Film {
    tracks: Vec<Track>,
    /// One more than there are pieces: the last is the end.
    cuts: Vec<Cut>,
    plan: Plan,
}

impl Film {
    /// Cuts the tracks. The first leads: pieces begin at its key frames.
    pub fn new(tracks: Vec<Track>, left_out: Vec<String>) -> Result<Self, Refusal> {
        let leader = tracks.first().ok_or(Refusal::Damaged)?;
        let duration_ms = tracks.iter().map(length_ms).max().unwrap_or(0);
        let least = if leader.is_video { FILM_PIECE_MS } else { SOUND_PIECE_MS };
        let cuts = cuts(&tracks, leader, least.max(duration_ms / PIECES));
        let mut pieces = Vec::with_capacity(cuts.len());
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let start_ms = start_ms(leader, from);
            let end_ms = start_ms_or(leader, to, duration_ms).max(start_ms);
            let bytes = tracks.iter().zip(from.iter().zip(to)).map(|(track, (a, b))| {
                let samples = track.samples.get(a.0..b.0).unwrap_or_default();
                samples.iter().map(|sample| u64::from(sample.head.size)).sum::<u64>()
            });
            pieces.push(Piece { start_ms, duration_ms: end_ms - start_ms, bytes: bytes.sum() });
        }
        from_the_start(&mut pieces);
        if pieces.is_empty() {
            return Err(Refusal::Damaged);
        }
        let codecs: Vec<&str> = tracks.iter().map(|track| track.codec.as_str()).collect();
        let kind = if tracks.iter().any(|track| track.is_video) { "video" } else { "audio" };
        let mime = format!("{kind}/mp4; codecs=\"{}\"", codecs.join(", "));
        let plan = Plan { mime, duration_ms, pieces, left_out };
        Ok(Self { tracks, cuts, plan })
    }
}

impl Playable for Film {
    fn plan(&self) -> Plan {
        self.plan.clone()
    }

    fn piece(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        if number == 0 {
            let heads: Vec<TrackHead<'_>> = self
                .tracks
                .iter()
                .zip(1..)
                .map(|(track, id)| TrackHead {
                    id,
                    is_video: track.is_video,
                    timescale: track.timescale,
                    entry: &track.entry,
                    matrix: track.matrix,
                    size: track.size,
                })
                .collect();
            return Ok(mux::beginning(&heads, self.plan.duration_ms));
        }
        let index = usize::try_from(number).map_err(|_| no_such_piece())?;
        let from = self.cuts.get(index - 1).ok_or_else(no_such_piece)?;
        let to = self.cuts.get(index).ok_or_else(no_such_piece)?;
        let mut left = LONGEST_PIECE;
        let mut parts = Vec::new();
        for ((track, id), (from, to)) in self.tracks.iter().zip(1..).zip(from.iter().zip(to)) {
            let samples = track.samples.get(from.0..to.0).unwrap_or_default();
            parts.push(TrackPart {
                id,
                decode_time: from.1,
                samples: samples.iter().map(|sample| sample.head).collect(),
                bytes: bytes_of(input, samples, &mut left)?,
            });
        }
        Ok(mux::fragment(number, &parts))
    }
}

/// The bytes of samples, those that lie together read together.
fn bytes_of(input: &mut dyn Input, samples: &[Sample], left: &mut usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut run: Option<(u64, usize)> = None;
    for sample in samples {
        let size = sample.head.size as usize;
        *left = left.checked_sub(size).ok_or_else(|| Refusal::too_large("piece"))?;
        run = match run {
            Some((offset, length)) if offset + length as u64 == sample.offset => {
                Some((offset, length + size))
            }
            other => {
                if let Some((offset, length)) = other {
                    bytes.extend(exactly(input, offset, length)?);
                }
                Some((sample.offset, size))
            }
        };
    }
    if let Some((offset, length)) = run {
        bytes.extend(exactly(input, offset, length)?);
    }
    Ok(bytes)
}

fn cuts(tracks: &[Track], leader: &Track, least_ms: u64) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut here: Cut = tracks.iter().map(|track| (0, track.begins)).collect();
    let mut time = leader.begins;
    let mut last = time;
    let mut bytes = 0_u64;
    for (index, sample) in leader.samples.iter().enumerate() {
        let long = milliseconds(time - last, leader.timescale) >= least_ms;
        if index == 0 || long && sample.head.key || bytes > CUT_ANYWAY {
            if index > 0 {
                advance(tracks, &mut here, index, time, leader.timescale);
            }
            cuts.push(here.clone());
            last = time;
            bytes = 0;
        }
        bytes += u64::from(sample.head.size);
        time = time.saturating_add(u64::from(sample.head.duration));
    }
    if !cuts.is_empty() {
        for (track, at) in tracks.iter().zip(&mut here) {
            at.0 = track.samples.len();
        }
        cuts.push(here);
    }
    cuts
}

/// Moves the leader to `index`, decoded at `time`, and the others to the same moment.
fn advance(tracks: &[Track], here: &mut Cut, index: usize, time: u64, timescale: u32) {
    let mut all = tracks.iter().zip(here);
    if let Some((_, at)) = all.next() {
        *at = (index, time);
    }
    for (track, at) in all {
        let reached =
            |t: u64| u128::from(t) * u128::from(timescale) >= u128::from(time) * u128::from(track.timescale);
        while let Some(sample) = track.samples.get(at.0).filter(|_| !reached(at.1)) {
            at.0 += 1;
            at.1 = at.1.saturating_add(u64::from(sample.head.duration));
        }
    }
}

fn length_ms(track: &Track) -> u64 {
    let units: u64 = track.samples.iter().map(|sample| u64::from(sample.head.duration)).sum();
    milliseconds(track.begins.saturating_add(units), track.timescale)
}

/// When a piece begins to be shown.
fn start_ms(leader: &Track, cut: &Cut) -> u64 {
    start_ms_or(leader, cut, 0)
}

fn start_ms_or(leader: &Track, cut: &Cut, otherwise: u64) -> u64 {
    let Some((index, time)) = cut.first() else { return otherwise };
    leader.samples.get(*index).map_or(otherwise, |sample| {
        milliseconds(time.saturating_add_signed(i64::from(sample.head.shift)), leader.timescale)
    })
}
