//! Small pictures of whatever has one.

use std::io::Cursor;

use lofty::config::ParseOptions;
use lofty::file::TaggedFileExt;
use lofty::probe::Probe;
use sanad_media::wire::{Answer, Refusal};

use crate::format::{self, Format};
use crate::input::Input;
use crate::pdf;
use crate::picture::{decoded, encoded, fitted};
use crate::play::matroska;

/// The longest embedded cover, in bytes.
const COVER: usize = 32 << 20;

/// The answer to a request for a small picture.
pub fn thumbnail(input: &mut dyn Input, max_px: u32) -> Result<(Answer, Vec<u8>), Refusal> {
    match format::of(input)? {
        Format::Picture(format) => {
            let (picture, turned) = decoded(input, format)?;
            encoded(&fitted(picture, turned, max_px))
        }
        Format::Pdf => {
            let page = pdf::drawn(&pdf::opened(input)?, 0, max_px)?;
            encoded(&fitted(page, image::metadata::Orientation::NoTransforms, max_px))
        }
        Format::Matroska => match matroska::first_vp8(input)? {
            Some(frame) => inside(&frame, max_px),
            None => Err(Refusal::NoPicture),
        },
        Format::Mp4 | Format::Mp3 | Format::Flac | Format::Ogg | Format::Wav => match cover(input) {
            Some(cover) => inside(&cover, max_px),
            None => Err(Refusal::NoPicture),
        },
        _ => Err(Refusal::NoPicture),
    }
}

/// A picture that was found inside another file. One that is damaged is none.
fn inside(bytes: &[u8], max_px: u32) -> Result<(Answer, Vec<u8>), Refusal> {
    let Format::Picture(format) = format::of_head(bytes) else { return Err(Refusal::NoPicture) };
    match decoded(&mut Cursor::new(bytes), format) {
        Ok((picture, turned)) => encoded(&fitted(picture, turned, max_px)),
        Err(Refusal::Damaged | Refusal::NotSupported { .. }) => Err(Refusal::NoPicture),
        Err(refusal) => Err(refusal),
    }
}

/// The cover embedded in a film or sound.
fn cover(input: &mut dyn Input) -> Option<Vec<u8>> {
    input.rewind().ok()?;
    let options = ParseOptions::new().read_properties(false);
    let tagged = Probe::new(input).options(options).guess_file_type().ok()?.read().ok()?;
    tagged
        .tags()
        .iter()
        .flat_map(|tag| tag.pictures())
        .map(|picture| picture.data())
        .find(|data| data.len() <= COVER)
        .map(<[u8]>::to_vec)
}
