//! Reads Matroska and WebM (RFC 9559) and cuts them at clusters; their bytes go as they are into WebM.

use sanad_media::wire::Refusal;
use sanad_media::{Piece, Plan};

use super::{FILM_PIECE_MS, LONGEST_PIECE, PIECES, Playable, codec, from_the_start, no_such_piece};
use crate::input::{Input, at_most, exactly, length};

/// The longest of the elements that describe a film, in bytes.
const TABLES: u64 = 32 << 20;
/// The most clusters that are walked where there is no index.
const CLUSTERS: usize = 1_000_000;

const SEGMENT: u32 = 0x1853_8067;
const SEEK_HEAD: u32 = 0x114d_9b74;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const CLUSTER: u32 = 0x1f43_b675;
const CUES: u32 = 0x1c53_bb6b;
const TRACK_ENTRY: u32 = 0xae;

/// An element in the file: what it is, where its body is, and how long that is.
#[derive(Debug, Clone, Copy)]
struct Element {
    id: u32,
    body: u64,
    /// `None`: not known; it ends where the next of its kind begins.
    size: Option<u64>,
}

impl Element {
    fn end(self) -> Option<u64> {
        self.size.and_then(|size| self.body.checked_add(size))
    }
}

/// The head of the element that `bytes` begin with: its id, its size, and how long the head is.
fn head(bytes: &[u8]) -> Option<(u32, Option<u64>, usize)> {
    let first = *bytes.first()?;
    let id_length = first.leading_zeros() as usize + 1;
    let id = bytes.get(..id_length.min(5)).filter(|id| id.len() <= 4)?;
    let id = id.iter().fold(0_u32, |id, byte| id << 8 | u32::from(*byte));
    let (size, size_length) = vint(bytes.get(id_length..)?)?;
    Some((id, size, id_length + size_length))
}

/// A number of variable length without its marker; `None` in it if all its bits are set.
fn vint(bytes: &[u8]) -> Option<(Option<u64>, usize)> {
    let first = *bytes.first()?;
    let length = first.leading_zeros() as usize + 1;
    let all = bytes.get(..length).filter(|all| all.len() <= 8)?;
    let raw = all.iter().fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
    let mask = (1_u64 << (7 * length)) - 1;
    Some(((raw & mask != mask).then_some(raw & mask), length))
}

fn element_at(input: &mut dyn Input, at: u64) -> Result<Option<Element>, Refusal> {
    let bytes = at_most(input, at, 12)?;
    Ok(head(&bytes).map(|(id, size, length)| Element { id, body: at + length as u64, size }))
}

/// The elements within `bytes`; what is cut short is left out.
fn children(mut bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (id, size, length) = head(bytes)?;
        let size = usize::try_from(size?).ok()?;
        let body = bytes.get(length..length.checked_add(size)?)?;
        bytes = bytes.get(length + size..).unwrap_or_default();
        Some((id, body))
    })
}

fn child(bytes: &[u8], id: u32) -> Option<&[u8]> {
    children(bytes).find(|(found, _)| *found == id).map(|(_, body)| body)
}

fn uint(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

fn float(bytes: &[u8]) -> Option<f64> {
    match bytes.len() {
        4 => Some(f64::from(f32::from_be_bytes(bytes.try_into().ok()?))),
        8 => Some(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ => None,
    }
}

/// What the film says about itself and its tracks.
pub struct Head {
    /// Nanoseconds to a unit of time.
    scale: u64,
    /// In milliseconds.
    pub duration_ms: Option<u64>,
    /// The program that wrote it.
    pub software: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Width and height of its pictures.
    pub size: Option<(u32, u32)>,
    /// Whether there are pictures.
    pub is_film: bool,
    tracks: Vec<TrackFound>,
    info: Vec<u8>,
    cues: Option<Vec<u8>>,
    /// Where clusters begin to be, and where the segment's body begins.
    first_cluster: Option<u64>,
    segment: u64,
    end: u64,
}

struct TrackFound {
    number: u64,
    is_video: bool,
    codec: Result<String, String>,
    entry: Vec<u8>,
}

/// Reads everything up to the first cluster, and the index wherever it is.
pub fn read_head(input: &mut dyn Input) -> Result<Head, Refusal> {
    let file = length(input)?;
    let ebml = element_at(input, 0)?.ok_or(Refusal::Damaged)?;
    let mut at = ebml.end().ok_or(Refusal::Damaged)?;
    let segment = loop {
        let element = element_at(input, at)?.ok_or(Refusal::Damaged)?;
        if element.id == SEGMENT {
            break element;
        }
        at = element.end().filter(|end| *end < file && *end > at).ok_or(Refusal::Damaged)?;
    };
    let end = segment.end().unwrap_or(file).min(file);
    let mut found = Head {
        scale: 1_000_000,
        duration_ms: None,
        software: None,
        title: None,
        size: None,
        is_film: false,
        tracks: Vec::new(),
        info: Vec::new(),
        cues: None,
        first_cluster: None,
        segment: segment.body,
        end,
    };
    let mut cues_at = None;
    let mut at = segment.body;
    // Before the clusters there are a handful of elements; more is nothing a film has.
    for _ in 0..64 {
        let Some(element) = element_at(input, at)?.filter(|_| at < end) else { break };
        if element.id == CLUSTER {
            found.first_cluster = Some(at);
            break;
        }
        let body = |input: &mut dyn Input| described(input, element);
        match element.id {
            SEEK_HEAD => cues_at = cues_at.or(seek(&body(input)?)),
            INFO => found.read_info(body(input)?),
            TRACKS => found.read_tracks(&body(input)?),
            CUES => found.cues = Some(body(input)?),
            _ => {}
        }
        at = element.end().filter(|next| *next > at).ok_or(Refusal::Damaged)?;
    }
    if let Some(cues) = cues_at.filter(|_| found.cues.is_none()) {
        let at = segment.body.saturating_add(cues);
        // A film that was cut off has none where it says.
        if let Some(element) = element_at(input, at)?.filter(|element| element.id == CUES) {
            found.cues = described(input, element).ok();
        }
    }
    Ok(found)
}

fn described(input: &mut dyn Input, element: Element) -> Result<Vec<u8>, Refusal> {
    let size = element.size.ok_or(Refusal::Damaged)?;
    if size > TABLES {
        return Err(Refusal::too_large("tables"));
    }
    exactly(input, element.body, usize::try_from(size).unwrap_or(0))
}

/// Where the index is, from the beginning of the segment.
fn seek(body: &[u8]) -> Option<u64> {
    children(body)
        .filter(|(id, _)| *id == 0x4dbb)
        .find(|(_, entry)| child(entry, 0x53ab).map(uint) == Some(u64::from(CUES)))
        .and_then(|(_, entry)| child(entry, 0x53ac))
        .map(uint)
}

impl Head {
    fn read_info(&mut self, body: Vec<u8>) {
        self.scale = child(&body, 0x2a_d7b1).map_or(1_000_000, uint).clamp(1, 1_000_000_000);
        let units = child(&body, 0x4489).and_then(float).filter(|units| units.is_finite() && *units > 0.0);
        self.duration_ms = units.map(|units| (units * self.scale as f64 / 1e6) as u64);
        let words = |id| child(&body, id).map(|words| String::from_utf8_lossy(words).into_owned());
        self.software = words(0x5741);
        self.title = words(0x7ba9);
        self.info = body;
    }

    fn read_tracks(&mut self, body: &[u8]) {
        for (_, entry) in children(body).filter(|(id, _)| *id == TRACK_ENTRY).take(64) {
            let kind = child(entry, 0x83).map_or(0, uint);
            if !matches!(kind, 1 | 2) {
                continue;
            }
            let is_video = kind == 1;
            if let Some(video) = child(entry, 0xe0).filter(|_| is_video && self.size.is_none()) {
                let side = |id| child(video, id).and_then(|n| u32::try_from(uint(n)).ok());
                self.size = side(0xb0).zip(side(0xba));
            }
            self.is_film |= is_video;
            self.tracks.push(TrackFound {
                number: child(entry, 0xd7).map_or(0, uint),
                is_video,
                codec: codec_of(entry),
                entry: entry.to_vec(),
            });
        }
    }
}

fn codec_of(entry: &[u8]) -> Result<String, String> {
    let id = child(entry, 0x86).unwrap_or_default();
    Ok(match id {
        b"V_VP8" => "vp8".to_owned(),
        b"V_VP9" => "vp9".to_owned(),
        b"V_AV1" => child(entry, 0x63a2).and_then(codec::av1).unwrap_or_else(|| "av01.0.08M.08".to_owned()),
        b"A_OPUS" => "opus".to_owned(),
        b"A_VORBIS" => "vorbis".to_owned(),
        other => {
            return Err(String::from_utf8_lossy(other).replace(['/', '_'], "-").to_lowercase());
        }
    })
}

/// A film or sound and where it is cut.
pub struct Film {
    beginning: Vec<u8>,
    /// Where each piece begins and ends in the file.
    ranges: Vec<(u64, u64)>,
    plan: Plan,
}

/// Reads a film.
pub fn film(input: &mut dyn Input) -> Result<Film, Refusal> {
    let head = read_head(input)?;
    let mut left_out = Vec::new();
    let mut chosen: Vec<&TrackFound> = Vec::new();
    let mut unplayable = None;
    for is_video in [true, false] {
        let word = if is_video { "picture" } else { "sound" };
        let mut of_kind = head.tracks.iter().filter(|track| track.is_video == is_video).peekable();
        let any = of_kind.peek().is_some();
        match of_kind.find(|track| track.codec.is_ok()) {
            Some(track) => chosen.push(track),
            None if any => left_out.push(word.to_owned()),
            None => {}
        }
        unplayable = unplayable.or(head
            .tracks
            .iter()
            .filter(|track| track.is_video == is_video)
            .find_map(|track| track.codec.as_ref().err()));
    }
    if chosen.is_empty() {
        return Err(unplayable.map_or(Refusal::Damaged, |name| Refusal::unsupported(name)));
    }
    let first = head.first_cluster.ok_or(Refusal::Damaged)?;
    let leader = chosen.first().map_or(0, |track| track.number);
    let mut starts = index(&head, leader);
    if starts.first().is_none_or(|(at, _)| *at != first) {
        starts = walked(input, &head, first)?;
    }
    let last = starts.last().copied().unwrap_or((first, 0));
    let duration_ms = match head.duration_ms {
        Some(known) => known,
        None => last_time(input, last, &head)?,
    };
    let least = FILM_PIECE_MS.max(duration_ms / PIECES);
    let mut cuts: Vec<(u64, u64)> = Vec::new();
    for (at, time) in starts {
        if cuts.last().is_none_or(|(_, before)| time.saturating_sub(*before) >= least) {
            cuts.push((at, time));
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([(head.end, duration_ms)]);
    let mut pieces = Vec::with_capacity(cuts.len());
    let mut ranges = Vec::with_capacity(cuts.len());
    for ((from, start_ms), (to, end_ms)) in cuts.iter().copied().zip(ends) {
        pieces.push(Piece {
            start_ms,
            duration_ms: end_ms.saturating_sub(start_ms),
            bytes: to.saturating_sub(from),
        });
        ranges.push((from, to));
    }
    from_the_start(&mut pieces);
    let codecs: Vec<&str> = chosen.iter().filter_map(|track| track.codec.as_deref().ok()).collect();
    let kind = if chosen.iter().any(|track| track.is_video) { "video" } else { "audio" };
    let mime = format!("{kind}/webm; codecs=\"{}\"", codecs.join(", "));
    let entries: Vec<&[u8]> = chosen.iter().map(|track| track.entry.as_slice()).collect();
    let beginning = beginning(&head.info, &entries);
    Ok(Film { beginning, ranges, plan: Plan { mime, duration_ms, pieces, left_out } })
}

/// An element of `id` around `body`, its size always in eight bytes.
pub fn element(id: u32, body: &[u8]) -> Vec<u8> {
    let id = id.to_be_bytes();
    let used = id.iter().position(|byte| *byte != 0).unwrap_or(3);
    let mut whole = id.get(used..).unwrap_or_default().to_vec();
    whole.extend((body.len() as u64 | 1 << 56).to_be_bytes());
    whole.extend(body);
    whole
}

/// The beginning of a WebM without an end: what it says about itself, and `entries` of tracks.
pub fn beginning(info: &[u8], entries: &[&[u8]]) -> Vec<u8> {
    let facts: Vec<u8> = [
        element(0x4286, &[1]),
        element(0x42f7, &[1]),
        element(0x42f2, &[4]),
        element(0x42f3, &[8]),
        element(0x4282, b"webm"),
        element(0x4287, &[4]),
        element(0x4285, &[2]),
    ]
    .concat();
    let mut whole = element(0x1a45_dfa3, &facts);
    whole.extend(SEGMENT.to_be_bytes());
    whole.extend([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    whole.extend(element(INFO, info));
    let tracks: Vec<u8> = entries.iter().flat_map(|entry| element(TRACK_ENTRY, entry)).collect();
    whole.extend(element(TRACKS, &tracks));
    whole
}

/// Where clusters begin and when, in milliseconds, by the index.
fn index(head: &Head, leader: u64) -> Vec<(u64, u64)> {
    let mut starts: Vec<(u64, u64)> = Vec::new();
    for (_, point) in children(head.cues.as_deref().unwrap_or_default()).filter(|(id, _)| *id == 0xbb) {
        let time = child(point, 0xb3).map_or(0, uint);
        let place = children(point)
            .filter(|(id, _)| *id == 0xb7)
            .find(|(_, place)| child(place, 0xf7).map(uint) == Some(leader))
            .and_then(|(_, place)| child(place, 0xf1))
            .map(uint);
        let at = place.and_then(|place| head.segment.checked_add(place)).filter(|at| *at < head.end);
        let Some(at) = at else { continue };
        if starts.last().is_none_or(|(before, _)| *before < at) {
            starts.push((at, scaled(time, head.scale)));
        }
    }
    starts
}

fn scaled(time: u64, scale: u64) -> u64 {
    u64::try_from(u128::from(time) * u128::from(scale) / 1_000_000).unwrap_or(u64::MAX)
}

/// Where clusters begin, by going from one to the next.
fn walked(input: &mut dyn Input, head: &Head, first: u64) -> Result<Vec<(u64, u64)>, Refusal> {
    let mut starts = Vec::new();
    let mut at = first;
    for _ in 0..CLUSTERS {
        let Some(element) = element_at(input, at)?.filter(|_| at < head.end) else { return Ok(starts) };
        if element.id == CLUSTER {
            let begins = at_most(input, element.body, 32)?;
            starts.push((at, scaled(child(&begins, 0xe7).map_or(0, uint), head.scale)));
        }
        let next = match element.end() {
            Some(end) => end,
            None if element.id == CLUSTER => end_of_open(input, element.body, head.end)?,
            None => return Ok(starts),
        };
        if next <= at {
            return Err(Refusal::Damaged);
        }
        at = next;
    }
    Err(Refusal::too_large("tables"))
}

/// Where a cluster of unknown size ends: at the next element of the level above, or where the film is cut off.
fn end_of_open(input: &mut dyn Input, body: u64, end: u64) -> Result<u64, Refusal> {
    let mut at = body;
    for _ in 0..CLUSTERS {
        let Some(element) = element_at(input, at)?.filter(|_| at < end) else { return Ok(at.min(end)) };
        // The ids of the upper levels have four bytes, those within a cluster one.
        if element.id > 0xff_ffff {
            return Ok(at);
        }
        match element.end() {
            Some(next) if next > at && next <= end => at = next,
            _ => return Ok(at),
        }
    }
    Err(Refusal::too_large("tables"))
}

/// When the last cluster's last block is shown, in milliseconds: a recording that nobody ended says no length.
fn last_time(input: &mut dyn Input, (at, time): (u64, u64), head: &Head) -> Result<u64, Refusal> {
    let Some(element) = element_at(input, at)? else { return Ok(time) };
    let end = match element.end() {
        Some(end) => end.min(head.end),
        None => end_of_open(input, element.body, head.end)?,
    };
    let size = usize::try_from(end.saturating_sub(element.body)).unwrap_or(usize::MAX).min(LONGEST_PIECE);
    let body = at_most(input, element.body, size)?;
    let last = blocks(&body).map(|(_, after, _)| after.max(0).cast_unsigned()).max().unwrap_or(0);
    Ok(time + scaled(u64::from(last), head.scale))
}

/// The blocks of a cluster: the number of the track, the time after the cluster's, and the rest.
fn blocks(cluster: &[u8]) -> impl Iterator<Item = (u64, i16, &[u8])> {
    children(cluster).filter_map(|(id, body)| {
        let block = match id {
            0xa3 => body,
            0xa0 => child(body, 0xa1)?,
            _ => return None,
        };
        let (track, length) = vint(block)?;
        let [high, low, _flags, rest @ ..] = block.get(length..)? else { return None };
        Some((track?, i16::from_be_bytes([*high, *low]), rest))
    })
}

impl Playable for Film {
    fn plan(&self) -> Plan {
        self.plan.clone()
    }

    /// Whatever clusters lie in the range, each with its size written before it; indexes and tags between
    /// them stay behind.
    fn piece(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        if number == 0 {
            return Ok(self.beginning.clone());
        }
        let index = usize::try_from(number).map_err(|_| no_such_piece())?;
        let (from, to) = *self.ranges.get(index - 1).ok_or_else(no_such_piece)?;
        let mut whole = Vec::new();
        let mut at = from;
        while at < to {
            let Some(found) = element_at(input, at)? else { break };
            let end = match found.end() {
                Some(end) => end.min(to),
                None if found.id == CLUSTER => end_of_open(input, found.body, to)?,
                None => break,
            };
            if end <= at {
                return Err(Refusal::Damaged);
            }
            if found.id == CLUSTER {
                let size = usize::try_from(end.saturating_sub(found.body)).unwrap_or(usize::MAX);
                if size > LONGEST_PIECE.saturating_sub(whole.len()) {
                    return Err(Refusal::too_large("piece"));
                }
                whole.extend(element(CLUSTER, &exactly(input, found.body, size)?));
            }
            at = end;
        }
        Ok(whole)
    }
}

/// The first picture of a film in VP8, as the file of WebP that it nearly is.
pub fn first_vp8(input: &mut dyn Input) -> Result<Option<Vec<u8>>, Refusal> {
    let head = read_head(input)?;
    let vp8 = head.tracks.iter().find(|track| track.codec.as_deref() == Ok("vp8"));
    let Some((track, first)) = vp8.zip(head.first_cluster) else { return Ok(None) };
    let Some(cluster) = element_at(input, first)? else { return Ok(None) };
    // The first picture lies at the beginning of the first cluster.
    let bytes = at_most(input, cluster.body, 4 << 20)?;
    let Some((_, _, frame)) = blocks(&bytes).find(|(number, _, _)| *number == track.number) else {
        return Ok(None);
    };
    let padded = frame.len() + frame.len() % 2;
    let mut webp = b"RIFF".to_vec();
    webp.extend(u32::try_from(padded + 12).unwrap_or(0).to_le_bytes());
    webp.extend(b"WEBPVP8 ");
    webp.extend(u32::try_from(frame.len()).unwrap_or(0).to_le_bytes());
    webp.extend(frame);
    webp.resize(padded + 20, 0);
    Ok(Some(webp))
}
