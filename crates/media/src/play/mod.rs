//! How a film or sound is played: cut on the fly into pieces that Media Source Extensions take, without
//! decoding it. Nothing but the tables is kept, and each piece is read when it is asked for, so memory does
//! not grow with the length of a film.
//!
//! Fragmented MP4 is made of MP4 and MOV, of MP3, AAC, FLAC, Ogg Opus and (encoded as FLAC) WAV; WebM of
//! Matroska, WebM and Ogg Vorbis.

pub mod codec;
pub mod flac;
pub mod fragments;
pub mod frames;
pub mod matroska;
pub mod mp4;
pub mod mux;
pub mod ogg;
pub mod wav;

use std::hash::{DefaultHasher, Hash, Hasher};

use sanad_media::wire::Refusal;
use sanad_media::{Piece, Plan};

use crate::format::{self, Format};
use crate::input::{Input, at_most, length};

/// How long a piece of a film plays at least, in milliseconds; it then ends before the next key frame.
pub const FILM_PIECE_MS: u64 = 2000;
/// How long a piece of sound plays at least, in milliseconds.
pub const SOUND_PIECE_MS: u64 = 4000;
/// The longest piece, in bytes: below what one message may carry.
pub const LONGEST_PIECE: usize = 48 << 20;
/// The most pieces that are aimed at: longer films have longer pieces.
pub const PIECES: u64 = 60_000;

/// Something that can be played in pieces.
pub trait Playable {
    /// The pieces it has.
    fn plan(&self) -> Plan;

    /// Piece `number`; 0 is the beginning.
    fn piece(&self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal>;
}

/// Remembers the tables of the last film, so that each piece is not paid for with all of them.
#[derive(Default)]
pub struct Player {
    known: Option<(u64, Box<dyn Playable>)>,
}

impl Player {
    /// How to play it.
    pub fn plan(&mut self, input: &mut dyn Input) -> Result<Plan, Refusal> {
        Ok(self.playable(input)?.plan())
    }

    /// A piece of it.
    pub fn piece(&mut self, input: &mut dyn Input, number: u32) -> Result<Vec<u8>, Refusal> {
        self.playable(input)?.piece(input, number)
    }

    fn playable(&mut self, input: &mut dyn Input) -> Result<&dyn Playable, Refusal> {
        let seen = seen(input)?;
        if self.known.as_ref().is_none_or(|(known, _)| *known != seen) {
            self.known = None;
            self.known = Some((seen, playable(input)?));
        }
        self.known.as_ref().map(|(_, playable)| &**playable).ok_or(Refusal::Damaged)
    }
}

/// Length, beginning and end of a file. Two files that agree in these and not in between would be played by
/// each other's tables, from their own bytes: noise, and nothing of the other.
fn seen(input: &mut dyn Input) -> Result<u64, Refusal> {
    const LOOKED_AT: usize = 256 << 10;
    let length = length(input)?;
    let mut hasher = DefaultHasher::new();
    length.hash(&mut hasher);
    at_most(input, 0, LOOKED_AT)?.hash(&mut hasher);
    at_most(input, length.saturating_sub(LOOKED_AT as u64), LOOKED_AT)?.hash(&mut hasher);
    Ok(hasher.finish())
}

/// The way to play a file.
pub fn playable(input: &mut dyn Input) -> Result<Box<dyn Playable>, Refusal> {
    Ok(match format::of(input)? {
        Format::Mp4 => Box::new(mp4::film(input)?),
        Format::Matroska => Box::new(matroska::film(input)?),
        Format::Ogg => Box::new(ogg::sound(input)?),
        Format::Mp3 => Box::new(frames::mp3(input)?),
        Format::Adts => Box::new(frames::adts(input)?),
        Format::Flac => Box::new(flac::sound(input)?),
        Format::Wav => Box::new(wav::sound(input)?),
        other => return Err(Refusal::unsupported(other.word())),
    })
}

/// `value` of `timescale` to the second, in milliseconds.
pub fn milliseconds(value: u64, timescale: u32) -> u64 {
    let timescale = u128::from(timescale.max(1));
    u64::try_from(u128::from(value) * 1000 / timescale).unwrap_or(u64::MAX)
}

/// The first piece begins with the film, though its first picture may be shown a moment later.
pub fn from_the_start(pieces: &mut [Piece]) {
    if let Some(first) = pieces.first_mut() {
        first.duration_ms += first.start_ms;
        first.start_ms = 0;
    }
}

/// Refuses a piece that is not there.
pub fn no_such_piece() -> Refusal {
    Refusal::unsupported("piece")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// Whatever is in a file, it is played in pieces or refused.
    fn play(bytes: &[u8]) {
        let mut file = Cursor::new(bytes);
        if let Ok(film) = playable(&mut file) {
            let plan = film.plan();
            for number in 0..=u32::try_from(plan.pieces.len().min(16)).unwrap() {
                let _ = film.piece(&mut file, number);
            }
        }
    }

    /// Boxes of the kinds that are read, with anything in them.
    fn film(chosen: &[u8]) -> Vec<u8> {
        const KINDS: [&[u8; 4]; 12] = [
            b"stsd", b"stts", b"ctts", b"stss", b"stsz", b"stsc", b"stco", b"co64", b"mdhd", b"hdlr",
            b"tkhd", b"elst",
        ];
        let mut rest = chosen;
        let mut tables = Vec::new();
        while let [kind, length, after @ ..] = rest {
            let (body, after) = after.split_at(after.len().min(usize::from(*length)));
            tables.push((KINDS[usize::from(*kind) % KINDS.len()], body));
            rest = after;
        }
        let all = |wanted: &[&[u8; 4]]| -> Vec<u8> {
            let chosen = tables.iter().filter(|(kind, _)| wanted.contains(kind));
            chosen.flat_map(|(kind, body)| mux::boxed(kind, &[body])).collect()
        };
        // An entry that is known, so that what lies beyond it is reached.
        let avc = mux::boxed(b"avc1", &[&[0; 78], &mux::boxed(b"avcC", &[&[1, 66, 0, 30]])]);
        let stsd = mux::boxed(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1], &avc]);
        let stbl = mux::boxed(b"stbl", &[&stsd, &all(&KINDS[1..8])]);
        let hdlr = mux::boxed(b"hdlr", &[&[0; 8], b"vide", &[0; 12]]);
        let mdhd = mux::boxed(b"mdhd", &[&[0; 12], &1000_u32.to_be_bytes(), &[0; 8]]);
        let mdia =
            mux::boxed(b"mdia", &[&all(&[b"mdhd", b"hdlr"]), &mdhd, &hdlr, &mux::boxed(b"minf", &[&stbl])]);
        let edts = mux::boxed(b"edts", &[&all(&[b"elst"])]);
        let tkhd = mux::boxed(b"tkhd", &[&[0; 84]]);
        let trak = mux::boxed(b"trak", &[&all(&[b"tkhd"]), &tkhd, &edts, &mdia]);
        [mux::boxed(b"ftyp", &[b"isom"]), mux::boxed(b"moov", &[&trak]), mux::boxed(b"mdat", &[&[7; 1999]])]
            .concat()
    }

    #[test]
    fn fuzz_tables_of_films() {
        bolero::check!().for_each(|bytes: &[u8]| play(&film(bytes)));
    }

    #[test]
    fn fuzz_whatever_plays() {
        const HEADS: [&[u8]; 7] = [
            b"\0\0\0\x08ftyp",
            b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff",
            b"OggS\0\x02",
            b"ID3\x04\0\0\0\0\0\0",
            b"\xff\xf1\x50\x80",
            b"fLaC",
            b"RIFF\0\0\0\0WAVE",
        ];
        bolero::check!().for_each(|bytes: &[u8]| {
            let head = HEADS[usize::from(bytes.first().copied().unwrap_or(0)) % HEADS.len()];
            play(&[head, bytes].concat());
        });
    }

    /// The tables that are tried are ones that films have: some of them play.
    #[test]
    fn the_tables_that_are_tried_can_play() {
        let table = |kind: u8, body: &[u32]| {
            let body: Vec<u8> = body.iter().flat_map(|n| n.to_be_bytes()).collect();
            [vec![kind, u8::try_from(body.len()).unwrap()], body].concat()
        };
        let tables = [
            table(1, &[0, 1, 3, 1000]),
            table(4, &[0, 5, 3]),
            table(5, &[0, 1, 1, 3, 1]),
            table(6, &[0, 1, 1500]),
        ];
        let film = film(&tables.concat());
        let mut file = Cursor::new(&film);
        let film = playable(&mut file).unwrap();
        assert_eq!(film.plan().duration_ms, 3000);
        assert_eq!(film.plan().pieces.len(), 2);
        assert!(film.piece(&mut file, 2).unwrap().ends_with(b"mdat\x07\x07\x07\x07\x07"));
    }
}
