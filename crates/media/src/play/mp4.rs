//! Reads the tables of MP4 and MOV (ISO/IEC 14496-12 and QuickTime), ordinary and fragmented.
//!
//! What cannot be understood is passed over: evidence comes from every telephone there is. Every table is
//! bounded, and only tables are read.

use sanad_media::wire::Refusal;

use super::codec;
use super::fragments::{Film, SAMPLES, Sample, Track};
use super::mux::SampleHead;
use crate::input::{Input, exactly, length};

/// The longest `moov`, in bytes.
const TABLES: u64 = 96 << 20;
/// The longest `moof`, in bytes.
const FRAGMENT_TABLES: u64 = 8 << 20;
/// The most boxes a file may have at its top.
const TOP_BOXES: usize = 400_000;

/// The boxes in `bytes`, one after another; the rest of what is cut short.
pub fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let size = u64::from(number(bytes, 0)?);
        let kind: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
        let (skip, size) = match size {
            0 => (8, bytes.len()),
            1 => (16, usize::try_from(long_number(bytes, 8)?).ok()?),
            size => (8, usize::try_from(size).ok()?),
        };
        let body = bytes.get(skip..size.min(bytes.len()))?;
        bytes = bytes.get(size..).unwrap_or_default();
        Some((kind, body))
    })
}

/// The first box of `kind`.
pub fn inner<'a>(bytes: &'a [u8], kind: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(found, _)| found == kind).map(|(_, body)| body)
}

/// Four bytes at `at` as a number.
pub fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

/// Eight bytes at `at` as a number.
pub fn long_number(bytes: &[u8], at: usize) -> Option<u64> {
    let eight: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(u64::from_be_bytes(eight))
}

/// Where the boxes at the top of a file are, of the kinds that matter.
struct Layout {
    moov: Vec<u8>,
    /// Offset and length of each `moof`.
    moofs: Vec<(u64, u64)>,
    length: u64,
}

fn layout(input: &mut dyn Input) -> Result<Layout, Refusal> {
    let length = length(input)?;
    let mut found = Layout { moov: Vec::new(), moofs: Vec::new(), length };
    let mut at = 0_u64;
    for _ in 0..TOP_BOXES {
        if length - at < 8 {
            return Ok(found);
        }
        let head = exactly(input, at, 8)?;
        let short = number(&head, 0).unwrap_or(0);
        let (least, size) = match short {
            0 => (8, length - at),
            1 if length - at >= 16 => (16, long_number(&exactly(input, at + 8, 8)?, 0).unwrap_or(0)),
            size => (8, u64::from(size)),
        };
        if size < least {
            // Not a box: the end of a film that was cut off, if its tables came first.
            return if found.moov.is_empty() { Err(Refusal::Damaged) } else { Ok(found) };
        }
        let size_here = size.min(length - at);
        match head.get(4..8) {
            Some(b"moov") if found.moov.is_empty() => {
                if size_here > TABLES {
                    return Err(Refusal::too_large("tables"));
                }
                let body = usize::try_from(size_here - least).map_err(|_| Refusal::too_large("tables"))?;
                found.moov = exactly(input, at + least, body)?;
            }
            Some(b"moof") if size == size_here => {
                if size > FRAGMENT_TABLES {
                    return Err(Refusal::too_large("tables"));
                }
                found.moofs.push((at, size));
            }
            _ => {}
        }
        at += size_here;
    }
    Err(Refusal::too_large("tables"))
}

/// What is known of a track before its samples are.
struct Described<'a> {
    id: u32,
    track: Track,
    tables: &'a [u8],
    /// How much of the beginning is not shown, in units of the track; or, below zero, how much later it begins.
    skip: i64,
}

/// Reads a film.
pub fn film(input: &mut dyn Input) -> Result<Film, Refusal> {
    let layout = layout(input)?;
    if layout.moov.is_empty() {
        return Err(Refusal::Damaged);
    }
    let movie_scale = inner(&layout.moov, b"mvhd").and_then(movie_scale).unwrap_or(1000).max(1);
    let mut left_out: Vec<String> = Vec::new();
    let mut unplayable = String::new();
    let mut chosen: Vec<Described<'_>> = Vec::new();
    for (kind, trak) in boxes(&layout.moov) {
        if &kind != b"trak" {
            continue;
        }
        match described(trak, movie_scale) {
            Ok(found) if chosen.iter().all(|other| other.track.is_video != found.track.is_video) => {
                chosen.push(found);
            }
            Ok(_) => {}
            Err(Skipped::Codec(word, name)) => {
                unplayable = name;
                left_out.push(word.to_owned());
            }
            Err(Skipped::Other(word)) => left_out.push(word.to_owned()),
            Err(Skipped::Nothing) => {}
        }
    }
    // Pictures lead.
    chosen.sort_by_key(|found| !found.track.is_video);
    let mut room = SAMPLES;
    for found in &mut chosen {
        let cut_short = table_samples(found, layout.length, &mut room)?;
        if cut_short {
            left_out.push("later_part".to_owned());
        }
    }
    fragment_samples(input, &layout, &mut chosen, &mut room)?;
    let mut tracks: Vec<Track> = Vec::new();
    for mut found in chosen {
        shown_from(&mut found);
        if !found.track.samples.is_empty() {
            tracks.push(found.track);
        }
    }
    if tracks.is_empty() {
        return Err(if unplayable.is_empty() { Refusal::Damaged } else { Refusal::unsupported(&unplayable) });
    }
    left_out.sort();
    left_out.dedup();
    if tracks.iter().any(|track| !track.is_video) {
        left_out.retain(|word| word != "sound");
    }
    if tracks.iter().any(|track| track.is_video) {
        left_out.retain(|word| word != "picture");
    }
    Film::new(tracks, left_out)
}

fn movie_scale(mvhd: &[u8]) -> Option<u32> {
    number(mvhd, if mvhd.first() == Some(&1) { 20 } else { 12 })
}

/// Why a track is not played.
enum Skipped {
    /// Its codec: what would be missing, and its name.
    Codec(&'static str, String),
    /// Something else that plays, by its word.
    Other(&'static str),
    /// Nothing that plays: time codes, sensors, hints.
    Nothing,
}

fn described(trak: &[u8], movie_scale: u32) -> Result<Described<'_>, Skipped> {
    let parts = (|| {
        let tkhd = inner(trak, b"tkhd")?;
        let mdia = inner(trak, b"mdia")?;
        let mdhd = inner(mdia, b"mdhd")?;
        let handler = inner(mdia, b"hdlr")?.get(8..12)?;
        let tables = inner(inner(mdia, b"minf")?, b"stbl")?;
        let timescale = number(mdhd, if mdhd.first() == Some(&1) { 20 } else { 12 })?;
        let id = number(tkhd, if tkhd.first() == Some(&1) { 20 } else { 12 })?;
        let entry = inner(tables, b"stsd")?.get(8..)?;
        let size = usize::try_from(number(entry, 0)?).ok()?;
        Some((tkhd, timescale, id, handler, tables, entry.get(..size)?))
    })();
    let (tkhd, timescale, id, handler, tables, entry) = parts.ok_or(Skipped::Nothing)?;
    let is_video = match handler {
        b"vide" => true,
        b"soun" => false,
        b"text" | b"sbtl" | b"subt" => return Err(Skipped::Other("subtitles")),
        _ => return Err(Skipped::Nothing),
    };
    let kind = entry.get(4..8).unwrap_or_default();
    let Some(codec) = codec::of_entry(entry).filter(|_| timescale > 0) else {
        return Err(Skipped::Codec(if is_video { "picture" } else { "sound" }, codec::text(kind)));
    };
    let ends = tkhd.len();
    let fixed = |from: usize, to: usize| ends.checked_sub(from).and_then(|a| tkhd.get(a..ends - to));
    let track = Track {
        is_video,
        timescale,
        entry: codec::plain_entry(entry),
        codec,
        matrix: fixed(44, 8).and_then(|m| m.try_into().ok()).unwrap_or(super::mux::UPRIGHT),
        size: fixed(8, 0).and_then(|s| s.try_into().ok()).unwrap_or_default(),
        begins: 0,
        samples: Vec::new(),
    };
    let skip = edits(trak, timescale, movie_scale);
    Ok(Described { id, track, tables, skip })
}

/// The edit list, as far as films use it: an empty edit that delays, then where the first one begins.
fn edits(trak: &[u8], timescale: u32, movie_scale: u32) -> i64 {
    let Some(elst) = inner(trak, b"edts").and_then(|edts| inner(edts, b"elst")) else { return 0 };
    let long = elst.first() == Some(&1);
    let count = number(elst, 4).unwrap_or(0).min(8);
    let mut delay = 0_i64;
    for index in 0..count as usize {
        let at = 8 + index * if long { 20 } else { 12 };
        let edit = if long {
            long_number(elst, at).zip(long_number(elst, at + 8).map(u64::cast_signed))
        } else {
            number(elst, at)
                .map(u64::from)
                .zip(number(elst, at + 4).map(|time| i64::from(time.cast_signed())))
        };
        match edit {
            Some((length, -1)) => {
                let units = u128::from(length) * u128::from(timescale) / u128::from(movie_scale);
                delay = delay.saturating_add(i64::try_from(units).unwrap_or(0));
            }
            Some((_, time)) => return time.saturating_sub(delay),
            None => break,
        }
    }
    -delay
}

/// Samples from the tables of `moov`. True if some lie beyond the end of the file.
fn table_samples(found: &mut Described<'_>, file: u64, room: &mut usize) -> Result<bool, Refusal> {
    let tables = found.tables;
    let table = |kind: &[u8; 4]| inner(tables, kind).unwrap_or_default();
    let stsz = table(b"stsz");
    let (same_size, count) = (number(stsz, 4).unwrap_or(0), number(stsz, 8).unwrap_or(0) as usize);
    if count == 0 {
        return Ok(false);
    }
    *room = room.checked_sub(count).ok_or_else(|| Refusal::too_large("tables"))?;
    if same_size == 0 && (stsz.len().saturating_sub(12)) / 4 < count {
        return Err(Refusal::Damaged);
    }
    let mut durations = runs(table(b"stts"));
    let mut shifts = runs(table(b"ctts"));
    let stss = table(b"stss");
    let keys: Option<Vec<u32>> = (!stss.is_empty()).then(|| words(stss, 8).collect());
    let mut keys = keys.as_deref().map(|keys| keys.iter().copied().peekable());
    let short = table(b"stco");
    let chunk_offsets: Box<dyn Iterator<Item = u64>> = if short.is_empty() {
        Box::new(
            table(b"co64").get(8..).unwrap_or_default().chunks_exact(8).filter_map(|b| long_number(b, 0)),
        )
    } else {
        Box::new(words(short, 8).map(u64::from))
    };
    let mut per_chunk = chunk_sizes(table(b"stsc"));
    let mut sizes = words(stsz, 12);
    let samples = &mut found.track.samples;
    for offset in chunk_offsets {
        let mut offset = offset;
        for _ in 0..per_chunk.next().unwrap_or(0) {
            if samples.len() == count {
                return Ok(false);
            }
            let size = if same_size > 0 { same_size } else { sizes.next().unwrap_or(0) };
            let Some(end) = offset.checked_add(u64::from(size)).filter(|end| *end <= file) else {
                return Ok(true);
            };
            let place = u32::try_from(samples.len() + 1).unwrap_or(u32::MAX);
            let key = keys.as_mut().is_none_or(|keys| {
                while keys.next_if(|key| *key < place).is_some() {}
                keys.next_if_eq(&place).is_some()
            });
            let duration = durations.next().unwrap_or(0);
            // Version 0 says these have no sign; files that need one use it all the same.
            let shift = shifts.next().unwrap_or(0).cast_signed();
            samples.push(Sample { offset, head: SampleHead { size, duration, shift, key } });
            offset = end;
        }
    }
    Ok(samples.len() < count)
}

/// The 32-bit numbers of a table that begins at `from`.
fn words(table: &[u8], from: usize) -> impl Iterator<Item = u32> {
    table.get(from..).unwrap_or_default().chunks_exact(4).filter_map(|bytes| number(bytes, 0))
}

/// A table of how often a value comes, spelled out. Whoever takes from it takes no more than there are samples.
fn runs(table: &[u8]) -> impl Iterator<Item = u32> {
    table.get(8..).unwrap_or_default().chunks_exact(8).flat_map(|run| {
        let times = number(run, 0).unwrap_or(0) as usize;
        std::iter::repeat_n(number(run, 4).unwrap_or(0), times)
    })
}

/// How many samples each chunk has, endlessly: the last line holds for all that follow.
fn chunk_sizes(stsc: &[u8]) -> impl Iterator<Item = u32> {
    let mut lines = stsc
        .get(8..)
        .unwrap_or_default()
        .chunks_exact(12)
        .filter_map(|line| Some((number(line, 0)?, number(line, 4)?)))
        .peekable();
    let mut chunk = 0_u32;
    let mut samples = 0_u32;
    std::iter::from_fn(move || {
        chunk = chunk.saturating_add(1);
        while let Some((_, next)) = lines.next_if(|(first, _)| *first <= chunk) {
            samples = next;
        }
        Some(samples)
    })
}

/// What a fragment says of a track where a sample does not say it itself.
#[derive(Clone, Copy, Default)]
struct Defaults {
    duration: u32,
    size: u32,
    flags: u32,
}

/// Samples from every `moof`.
fn fragment_samples(
    input: &mut dyn Input,
    layout: &Layout,
    chosen: &mut [Described<'_>],
    room: &mut usize,
) -> Result<(), Refusal> {
    let trex = inner(&layout.moov, b"mvex").unwrap_or_default();
    let trexes: Vec<(u32, Defaults)> = boxes(trex)
        .filter(|(kind, _)| kind == b"trex")
        .filter_map(|(_, body)| {
            let at = |at| number(body, at);
            Some((at(4)?, Defaults { duration: at(12)?, size: at(16)?, flags: at(20)? }))
        })
        .collect();
    let mut ends: Vec<u64> = chosen.iter().map(|found| total(&found.track)).collect();
    for (at, size) in &layout.moofs {
        let moof = exactly(input, *at, usize::try_from(*size).unwrap_or(0))?;
        let mut place = *at;
        for (kind, traf) in boxes(moof.get(8..).unwrap_or_default()) {
            if &kind != b"traf" {
                continue;
            }
            let Some(tfhd) = inner(traf, b"tfhd") else { continue };
            let id = number(tfhd, 4).unwrap_or(0);
            let defaults = trexes.iter().find(|(of, _)| *of == id).map(|(_, d)| *d).unwrap_or_default();
            let index = chosen.iter().position(|found| found.id == id);
            let found = index.and_then(|index| chosen.get_mut(index).zip(ends.get_mut(index)));
            let Some((found, end)) = found else { continue };
            one_traf(traf, tfhd, defaults, *at, &mut place, found, end, layout.length, room)
                .ok_or_else(|| Refusal::too_large("tables"))?;
        }
    }
    Ok(())
}

/// The samples of a track in one fragment; `None` if there are too many.
#[expect(clippy::too_many_arguments, reason = "one place calls it, with what it has at hand")]
fn one_traf(
    traf: &[u8],
    tfhd: &[u8],
    mut defaults: Defaults,
    moof: u64,
    place: &mut u64,
    found: &mut Described<'_>,
    end: &mut u64,
    file: u64,
    room: &mut usize,
) -> Option<()> {
    let flags = number(tfhd, 0).unwrap_or(0);
    let mut at = 8;
    if flags & 1 != 0 {
        *place = long_number(tfhd, at).unwrap_or(moof);
        at += 8;
    } else if flags & 0x02_0000 != 0 {
        *place = moof;
    }
    let base = *place;
    at += if flags & 2 != 0 { 4 } else { 0 };
    for (bit, value) in [(8, &mut defaults.duration), (0x10, &mut defaults.size), (0x20, &mut defaults.flags)]
    {
        if flags & bit != 0 {
            *value = number(tfhd, at).unwrap_or(0);
            at += 4;
        }
    }
    if let Some(tfdt) = inner(traf, b"tfdt") {
        let time =
            if tfdt.first() == Some(&1) { long_number(tfdt, 4) } else { number(tfdt, 4).map(u64::from) };
        resume_at(&mut found.track, end, time.unwrap_or(*end));
    }
    for (kind, trun) in boxes(traf) {
        if &kind != b"trun" {
            continue;
        }
        let flags = number(trun, 0).unwrap_or(0);
        let count = number(trun, 4).unwrap_or(0);
        let mut at = 8;
        let mut next = |wanted: u32, otherwise: u32| {
            if flags & wanted == 0 {
                return Some(otherwise);
            }
            at += 4;
            number(trun, at - 4)
        };
        if let Some(offset) = next(1, 0).filter(|_| flags & 1 != 0) {
            *place = base.saturating_add_signed(i64::from(offset.cast_signed()));
        }
        let mut first_flags = next(4, defaults.flags).filter(|_| flags & 4 != 0);
        for _ in 0..count {
            let sample = (|| {
                Some((
                    next(0x100, defaults.duration)?,
                    next(0x200, defaults.size)?,
                    next(0x400, defaults.flags)?,
                    next(0x800, 0)?,
                ))
            })();
            let Some((duration, size, own_flags, shift)) = sample else { break };
            let Some(after) = place.checked_add(u64::from(size)).filter(|after| *after <= file) else {
                break;
            };
            let key = first_flags.take().unwrap_or(own_flags) & 0x1_0000 == 0;
            *room = room.checked_sub(1)?;
            let head = SampleHead { size, duration, shift: shift.cast_signed(), key };
            found.track.samples.push(Sample { offset: *place, head });
            *end = end.saturating_add(u64::from(duration));
            *place = after;
        }
    }
    Some(())
}

/// A gap before a fragment is given to the sample before it.
fn resume_at(track: &mut Track, end: &mut u64, time: u64) {
    let Some(gap) = time.checked_sub(*end) else { return };
    match track.samples.last_mut() {
        Some(last) => {
            let gap = u32::try_from(gap).unwrap_or(0);
            last.head.duration = last.head.duration.saturating_add(gap);
            *end = end.saturating_add(u64::from(gap));
        }
        None => {
            track.begins = time;
            *end = time;
        }
    }
}

fn total(track: &Track) -> u64 {
    track.begins + track.samples.iter().map(|sample| u64::from(sample.head.duration)).sum::<u64>()
}

/// Applies the edit list: pictures are shown that much earlier than the tables say; sound that is not heard
/// is left away.
fn shown_from(found: &mut Described<'_>) {
    let track = &mut found.track;
    if found.skip < 0 {
        track.begins = track.begins.saturating_add(found.skip.unsigned_abs());
        return;
    }
    if track.is_video {
        let earlier = i32::try_from(found.skip).unwrap_or(0);
        for sample in &mut track.samples {
            sample.head.shift = sample.head.shift.saturating_sub(earlier);
        }
        return;
    }
    let mut skip = found.skip.unsigned_abs();
    let whole = track
        .samples
        .iter()
        .take_while(|sample| {
            let within = u64::from(sample.head.duration) <= skip;
            skip = skip.saturating_sub(if within { sample.head.duration.into() } else { 0 });
            within
        })
        .count();
    // An edit list that leaves nothing is not believed.
    if whole < track.samples.len() {
        track.samples.drain(..whole);
    }
}

/// What the heads of a film say of it.
pub struct Measures {
    /// Width and height of its pictures, in pixels; `None` if there are none.
    pub size: Option<(u32, u32)>,
    /// How long it plays, in milliseconds.
    pub duration_ms: Option<u64>,
}

/// Reads a film's heads alone.
pub fn measures(input: &mut dyn Input) -> Result<Measures, Refusal> {
    let layout = layout(input)?;
    let mvhd = inner(&layout.moov, b"mvhd").unwrap_or_default();
    let long = mvhd.first() == Some(&1);
    let units =
        if long { long_number(mvhd, 24) } else { number(mvhd, 16).map(u64::from) }.filter(|units| *units > 0);
    let duration = units.zip(movie_scale(mvhd)).map(|(units, scale)| super::milliseconds(units, scale));
    let size = boxes(&layout.moov).filter(|(kind, _)| kind == b"trak").find_map(|(_, trak)| {
        let handler = inner(inner(trak, b"mdia")?, b"hdlr")?.get(8..12)?;
        let tkhd = inner(trak, b"tkhd").filter(|_| handler == b"vide")?;
        let side = |back: usize| number(tkhd, tkhd.len().checked_sub(back)?).map(|side| side >> 16);
        let (width, height) = (side(8)?, side(4)?);
        // Turned by a quarter: the matrix has nothing on its diagonal.
        let turned = number(tkhd, tkhd.len().checked_sub(44)?)? == 0;
        Some(if turned { (height, width) } else { (width, height) })
    });
    let size = size.filter(|(width, height)| *width > 0 && *height > 0);
    Ok(Measures { size, duration_ms: duration })
}

/// Where the film says it was taken, as ISO 6709, from the box of 3GPP TS 26.244 (`loci`).
pub fn place(input: &mut dyn Input) -> Result<Option<String>, Refusal> {
    let layout = layout(input)?;
    Ok((|| {
        let loci = inner(inner(&layout.moov, b"udta")?, b"loci")?;
        let named = loci.get(6..)?;
        let rest = named.get(named.iter().position(|byte| *byte == 0)? + 2..)?;
        let degrees = |at| number(rest, at).map(|n| f64::from(n.cast_signed()) / 65536.0);
        let (longitude, latitude) = (degrees(0)?, degrees(4)?);
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        on_earth.then(|| format!("{latitude:+08.4}{longitude:+09.4}/"))
    })())
}
