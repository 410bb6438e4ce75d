//! Reads Ogg (RFC 3533) with Opus (RFC 7845) or Vorbis in it: the voice notes of messengers. Opus goes into
//! fragmented MP4, Vorbis into WebM, neither decoded.

use sanad_media::wire::Refusal;
use sanad_media::{Piece, Plan};

use super::matroska;
use super::mux::{self, SampleHead, TrackHead, TrackPart};
use super::{PIECES, Playable, SOUND_PIECE_MS, milliseconds, no_such_piece};
use crate::input::{Input, at_most, exactly, length};

/// The most pages of a sound; more than three days of speech.
const PAGES: usize = 4_000_000;
/// The longest of the packets that describe a sound, in bytes.
const LONGEST_HEAD: usize = 1 << 20;
/// The longest piece of the file read for a piece, in bytes.
const LONGEST: u64 = 16 << 20;

/// The head of a page.
struct Page {
    continues: bool,
    granule: Option<u64>,
    serial: u32,
    lacing: Vec<u8>,
    body: u64,
    end: u64,
}

fn page_at(input: &mut dyn Input, at: u64) -> Result<Option<Page>, Refusal> {
    let head = at_most(input, at, 27 + 255)?;
    Ok(page_head(&head, at))
}

fn page_head(head: &[u8], at: u64) -> Option<Page> {
    if !head.starts_with(b"OggS\0") {
        return None;
    }
    let segments = usize::from(*head.get(26)?);
    let lacing = head.get(27..27 + segments)?.to_vec();
    let granule = i64::from_le_bytes(head.get(6..14)?.try_into().ok()?);
    let body = at + 27 + segments as u64;
    Some(Page {
        continues: head.get(5)? & 1 != 0,
        granule: u64::try_from(granule).ok(),
        serial: u32::from_le_bytes(head.get(14..18)?.try_into().ok()?),
        end: body + lacing.iter().map(|byte| u64::from(*byte)).sum::<u64>(),
        body,
        lacing,
    })
}

/// Puts packets together from the pages of one stream.
#[derive(Default)]
struct Packets {
    open: Vec<u8>,
    whole: Vec<Vec<u8>>,
}

impl Packets {
    fn take(&mut self, page: &Page, body: &[u8]) {
        if !page.continues {
            self.open.clear();
        }
        let mut rest = body;
        for lace in &page.lacing {
            let (part, after) = rest.split_at_checked(usize::from(*lace)).unwrap_or((rest, &[]));
            self.open.extend(part);
            rest = after;
            if *lace < 255 {
                self.whole.push(std::mem::take(&mut self.open));
            }
        }
    }
}

/// What is in the stream.
enum Codec {
    Opus { head: Vec<u8> },
    Vorbis { heads: Vec<Vec<u8>>, rate: u32 },
}

/// A piece of the file between two pages.
struct Cut {
    from: u64,
    to: u64,
    /// The granule before its first packet, and after its last.
    begins: u64,
    ends: u64,
}

/// A sound and where it is cut.
pub struct Sound {
    codec: Codec,
    serial: u32,
    cuts: Vec<Cut>,
    plan: Plan,
}

/// Reads a sound.
pub fn sound(input: &mut dyn Input) -> Result<Sound, Refusal> {
    let file = length(input)?;
    let (codec, serial, mut at) = read_heads(input)?;
    let rate = match &codec {
        Codec::Opus { .. } => 48_000,
        Codec::Vorbis { rate, .. } => *rate,
    };
    let least = u64::from(rate) * SOUND_PIECE_MS / 1000;
    let mut cuts: Vec<Cut> = Vec::new();
    let mut ends = 0_u64;
    let mut left_out = Vec::new();
    let mut complete = false;
    let mut shortest = least;
    for _ in 0..PAGES {
        let Some(page) = page_at(input, at)?.filter(|page| page.end <= file) else {
            if at < file {
                left_out.push("later_part".to_owned());
            }
            complete = true;
            break;
        };
        if page.serial == serial {
            let begins = ends;
            ends = page.granule.unwrap_or(ends).max(ends);
            let full = cuts.last().is_none_or(|cut| cut.ends - cut.begins >= shortest);
            match cuts.last_mut() {
                Some(cut) if !full || page.continues => {
                    cut.to = page.end;
                    cut.ends = ends;
                }
                _ => cuts.push(Cut { from: at, to: page.end, begins, ends }),
            }
            if cuts.len() as u64 > PIECES {
                // A longer sound has longer pieces.
                shortest = shortest.saturating_mul(2);
                cuts = halved(cuts);
            }
        } else if !left_out.iter().any(|word| word == "later_part") {
            left_out.push("later_part".to_owned());
        }
        at = page.end;
    }
    if !complete {
        return Err(Refusal::too_large("tables"));
    }
    if cuts.is_empty() {
        return Err(Refusal::Damaged);
    }
    let duration_ms = milliseconds(ends, rate);
    let pieces = cuts
        .iter()
        .map(|cut| {
            let start_ms = milliseconds(cut.begins, rate);
            let end_ms = milliseconds(cut.ends, rate);
            Piece { start_ms, duration_ms: end_ms.saturating_sub(start_ms), bytes: cut.to - cut.from }
        })
        .collect();
    let mime = match codec {
        Codec::Opus { .. } => "audio/mp4; codecs=\"opus\"",
        Codec::Vorbis { .. } => "audio/webm; codecs=\"vorbis\"",
    };
    let plan = Plan { mime: mime.to_owned(), duration_ms, pieces, left_out };
    Ok(Sound { codec, serial, cuts, plan })
}

fn halved(cuts: Vec<Cut>) -> Vec<Cut> {
    let mut fewer: Vec<Cut> = Vec::with_capacity(cuts.len() / 2 + 1);
    for (index, cut) in cuts.into_iter().enumerate() {
        match fewer.last_mut() {
            Some(last) if index % 2 == 1 => {
                last.to = cut.to;
                last.ends = cut.ends;
            }
            _ => fewer.push(cut),
        }
    }
    fewer
}

/// The packets that describe the sound, and where those that are it begin.
fn read_heads(input: &mut dyn Input) -> Result<(Codec, u32, u64), Refusal> {
    let mut at = 0;
    let mut packets = Packets::default();
    let mut serial = None;
    for _ in 0..1000 {
        let page = page_at(input, at)?.ok_or(Refusal::Damaged)?;
        at = page.end;
        if serial.is_some_and(|serial| serial != page.serial) {
            continue;
        }
        let size = usize::try_from(page.end - page.body).unwrap_or(0);
        packets.take(&page, &exactly(input, page.body, size)?);
        serial = Some(page.serial);
        let Some(first) = packets.whole.first() else { return Err(Refusal::Damaged) };
        let wanted = if first.starts_with(b"OpusHead") {
            2
        } else if first.starts_with(b"\x01vorbis") {
            3
        } else {
            return Err(Refusal::unsupported("ogg"));
        };
        if packets.whole.len() >= wanted {
            let mut heads = packets.whole;
            let first = heads.first().cloned().unwrap_or_default();
            let codec = if wanted == 2 {
                Codec::Opus { head: first }
            } else {
                heads.truncate(3);
                let rate =
                    first.get(12..16).and_then(|rate| rate.try_into().ok()).map_or(0, u32::from_le_bytes);
                if rate == 0 {
                    return Err(Refusal::Damaged);
                }
                Codec::Vorbis { heads, rate }
            };
            return Ok((codec, page.serial, at));
        }
        if packets.open.len() + packets.whole.iter().map(Vec::len).sum::<usize>() > LONGEST_HEAD {
            return Err(Refusal::too_large("tables"));
        }
    }
    Err(Refusal::Damaged)
}

impl Playable for Sound {
    fn plan(&self) -> Plan {
        self.plan.clone()
    }

    fn piece(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        if number == 0 {
            return match &self.codec {
                Codec::Opus { head } => opus_beginning(head, self.plan.duration_ms),
                Codec::Vorbis { heads, rate } => vorbis_beginning(heads, *rate, self.plan.duration_ms),
            };
        }
        let index = usize::try_from(number).map_err(|_| no_such_piece())?;
        let cut = self.cuts.get(index - 1).ok_or_else(no_such_piece)?;
        if cut.to - cut.from > LONGEST {
            return Err(Refusal::too_large("piece"));
        }
        let bytes = exactly(input, cut.from, usize::try_from(cut.to - cut.from).unwrap_or(0))?;
        match &self.codec {
            Codec::Opus { .. } => Ok(self.opus_piece(number, cut, &bytes)),
            Codec::Vorbis { rate, .. } => Ok(self.vorbis_piece(cut, &bytes, *rate)),
        }
    }
}

impl Sound {
    /// The packets of each page in a piece, with the granule after them.
    fn packets(&self, bytes: &[u8]) -> Vec<(Vec<Vec<u8>>, Option<u64>)> {
        let mut at = 0_u64;
        let mut packets = Packets::default();
        let mut pages = Vec::new();
        loop {
            let here = usize::try_from(at).unwrap_or(usize::MAX);
            let Some(page) = bytes.get(here..).and_then(|head| page_head(head, at)) else { return pages };
            let inside = |from: u64| usize::try_from(from).unwrap_or(usize::MAX);
            let Some(body) = bytes.get(inside(page.body)..inside(page.end)) else { return pages };
            if page.serial == self.serial {
                packets.take(&page, body);
                pages.push((std::mem::take(&mut packets.whole), page.granule));
            }
            at = page.end;
        }
    }

    fn opus_piece(&self, number: u32, cut: &Cut, bytes: &[u8]) -> Vec<u8> {
        let mut samples = Vec::new();
        let mut sound = Vec::new();
        for packet in self.packets(bytes).into_iter().flat_map(|(packets, _)| packets) {
            let size = u32::try_from(packet.len()).unwrap_or(0);
            samples.push(SampleHead { size, duration: opus_duration(&packet), shift: 0, key: true });
            sound.extend(packet);
        }
        let part = TrackPart { id: 1, decode_time: cut.begins, samples, bytes: sound };
        mux::fragment(number, &[part])
    }

    /// Vorbis does not say how long a packet is without being decoded in part; the packets of a page share its
    /// time evenly, and the decoder puts them one after another.
    fn vorbis_piece(&self, cut: &Cut, bytes: &[u8], rate: u32) -> Vec<u8> {
        let start = milliseconds(cut.begins, rate);
        let mut blocks = Vec::new();
        let mut before = cut.begins;
        let mut clusters = Vec::new();
        let mut base = start;
        let close = |base: u64, blocks: &mut Vec<u8>, clusters: &mut Vec<u8>| {
            let body = [matroska::element(0xe7, &base.to_be_bytes()), std::mem::take(blocks)].concat();
            clusters.extend(matroska::element(0x1f43_b675, &body));
        };
        for (packets, granule) in self.packets(bytes) {
            let after = granule.unwrap_or(before).max(before);
            let count = packets.len().max(1) as u64;
            for (packet, index) in packets.into_iter().zip(0_u64..) {
                let time = milliseconds(before + (after - before) / count * index, rate);
                // A block's time is 16 bits after its cluster's.
                if time - base > 30_000 {
                    close(base, &mut blocks, &mut clusters);
                    base = time;
                }
                let after = u16::try_from(time - base).unwrap_or(0).to_be_bytes();
                let block = [&[0x81], after.as_slice(), &[0x80], &packet].concat();
                blocks.extend(matroska::element(0xa3, &block));
            }
            before = after;
        }
        close(base, &mut blocks, &mut clusters);
        clusters
    }
}

/// How long a packet of Opus is, in 48000ths of a second (RFC 6716, 3.1).
fn opus_duration(packet: &[u8]) -> u32 {
    let Some(first) = packet.first() else { return 0 };
    let frame = match first >> 3 {
        mode @ 0..=11 => [480, 960, 1920, 2880].get(usize::from(mode & 3)).copied().unwrap_or(0),
        mode @ 12..=15 => [480, 960].get(usize::from(mode & 1)).copied().unwrap_or(0),
        mode => [120, 240, 480, 960].get(usize::from(mode & 3)).copied().unwrap_or(0),
    };
    let frames = match first & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u32::from(packet.get(1).copied().unwrap_or(0) & 63),
    };
    frame * frames
}

/// `dOps` is `OpusHead` with its numbers the other way round (Opus in ISOBMFF, 4.3.2).
fn opus_beginning(head: &[u8], duration_ms: u64) -> Result<Vec<u8>, Refusal> {
    let [_, _, _, _, _, _, _, _, _, channels, a, b, c, d, e, f, g, h, family, table @ ..] = head else {
        return Err(Refusal::Damaged);
    };
    let mut facts = vec![0, *channels, *b, *a, *f, *e, *d, *c, *h, *g, *family];
    if *family != 0 {
        facts.extend(table.get(..2 + usize::from(*channels)).ok_or(Refusal::Damaged)?);
    }
    let entry = mux::sound_entry(b"Opus", u16::from(*channels), 16, 48_000, &mux::boxed(b"dOps", &[&facts]));
    Ok(mux::beginning(&[sound_track(48_000, &entry)], duration_ms))
}

/// The one track of a sound.
pub fn sound_track(timescale: u32, entry: &[u8]) -> TrackHead<'_> {
    TrackHead { id: 1, is_video: false, timescale, entry, matrix: mux::UPRIGHT, size: [0; 8] }
}

/// The three packets that describe Vorbis, laced as Matroska wants them.
fn vorbis_beginning(heads: &[Vec<u8>], rate: u32, duration_ms: u64) -> Result<Vec<u8>, Refusal> {
    let [first, second, third] = heads else { return Err(Refusal::Damaged) };
    let mut private = vec![2];
    for head in [first, second] {
        private.extend(std::iter::repeat_n(255, head.len() / 255));
        private.push(u8::try_from(head.len() % 255).unwrap_or(0));
    }
    private.extend([first.as_slice(), second, third].concat());
    let channels = first.get(11).copied().unwrap_or(1);
    let audio =
        [matroska::element(0xb5, &f64::from(rate).to_be_bytes()), matroska::element(0x9f, &[channels])]
            .concat();
    let entry = [
        matroska::element(0xd7, &[1]),
        matroska::element(0x73c5, &[1]),
        matroska::element(0x83, &[2]),
        matroska::element(0x86, b"A_VORBIS"),
        matroska::element(0x63a2, &private),
        matroska::element(0xe1, &audio),
    ]
    .concat();
    let info = [
        matroska::element(0x2a_d7b1, &1_000_000_u32.to_be_bytes()),
        matroska::element(0x4489, &(duration_ms as f64).to_be_bytes()),
        matroska::element(0x4d80, b"Sanad"),
        matroska::element(0x5741, b"Sanad"),
    ]
    .concat();
    Ok(matroska::beginning(&info, &[&entry]))
}
