//! What a file is, and what it says about itself.

use image::metadata::Orientation;
use lofty::config::ParseOptions;
use lofty::file::{AudioFile, TaggedFileExt};
use lofty::probe::Probe;
use lofty::tag::ItemKey;
use nom_exif::{EntryValue, Exif, ExifTag, ImageFormatMetadata, MediaParser, MediaSource, TrackInfoTag};
use sanad_media::wire::Refusal;
use sanad_media::{Kind, Looked};

use crate::claims::Claims;
use crate::format::{self, Format};
use crate::input::Input;
use crate::play::{matroska, mp4, playable};
use crate::{cut, office, pdf, picture};

/// Looks at a file. What is damaged inside is passed over: the kind is known by then, and whatever claims
/// could be read are worth having.
pub fn look(input: &mut dyn Input) -> Result<Looked, Refusal> {
    let format = format::of(input)?;
    let mut looked = Looked {
        kind: format.kind(),
        format: format.word().to_owned(),
        claims: Vec::new(),
        width: None,
        height: None,
        duration_ms: None,
        pages: None,
        cut: false,
    };
    let mut claims = Claims::default();
    match format {
        Format::Picture(kind) => {
            if let Ok((width, height, turned)) = picture::size(input, kind) {
                let sideways = matches!(
                    turned,
                    Orientation::Rotate90
                        | Orientation::Rotate270
                        | Orientation::Rotate90FlipH
                        | Orientation::Rotate270FlipH
                );
                (looked.width, looked.height) =
                    if sideways { (Some(height), Some(width)) } else { (Some(width), Some(height)) };
            }
            picture_claims(input, &mut claims);
            looked.cut = cut::is_cut(input, kind)?;
        }
        Format::Heic | Format::Avif => picture_claims(input, &mut claims),
        Format::Mp4 => {
            let measures = mp4::measures(input)?;
            looked.duration_ms = measures.duration_ms;
            (looked.width, looked.height) = measures.size.unzip();
            if measures.size.is_none() {
                looked.kind = Kind::Sound;
            }
            film_claims(input, &mut claims);
            claims.add_some("gps", mp4::place(input)?);
            sound_claims(input, &mut claims);
        }
        Format::Matroska => {
            let head = matroska::read_head(input)?;
            looked.duration_ms = head.duration_ms;
            (looked.width, looked.height) = head.size.unzip();
            if !head.is_film {
                looked.kind = Kind::Sound;
            }
            claims.add_some("title", head.title);
            claims.add_some("software", head.software);
            film_claims(input, &mut claims);
        }
        Format::Ogg | Format::Mp3 | Format::Adts | Format::Wav | Format::Flac => {
            looked.duration_ms = sound_claims(input, &mut claims)
                .or_else(|| playable(input).ok().map(|sound| sound.plan().duration_ms));
        }
        Format::Pdf => {
            if let Ok(paper) = pdf::opened(input) {
                looked.pages = Some(pdf::claims(&paper, &mut claims));
            }
        }
        Format::Zip => {
            if let Some(kind) = office::look(input, &mut claims)? {
                looked.kind = Kind::Office;
                kind.word().clone_into(&mut looked.format);
            }
        }
        Format::Amr | Format::Svg | Format::Text | Format::Unknown => {}
    }
    looked.claims = claims.into_vec();
    Ok(looked)
}

/// EXIF, and the text that PNG carries.
fn picture_claims(input: &mut dyn Input, claims: &mut Claims) {
    if input.rewind().is_err() {
        return;
    }
    let Ok(source) = MediaSource::seekable(input) else { return };
    let Ok(found) = MediaParser::new().parse_image_metadata(source) else { return };
    if let Some(exif) = found.exif {
        exif_claims(&exif.into(), claims);
    }
    if let Some(ImageFormatMetadata::Png(text)) = found.format {
        for (name, key) in [
            ("title", "Title"),
            ("author", "Author"),
            ("description", "Description"),
            ("copyright", "Copyright"),
            ("created_at", "Creation Time"),
            ("software", "Software"),
            ("comment", "Comment"),
        ] {
            claims.add_some(name, text.get(key));
        }
    }
}

fn exif_claims(exif: &Exif, claims: &mut Claims) {
    for (name, tag) in [
        ("taken_at", ExifTag::DateTimeOriginal),
        ("created_at", ExifTag::CreateDate),
        ("modified_at", ExifTag::ModifyDate),
        ("camera_make", ExifTag::Make),
        ("camera_model", ExifTag::Model),
        ("lens_model", ExifTag::LensModel),
        ("software", ExifTag::Software),
        ("copyright", ExifTag::Copyright),
        ("description", ExifTag::ImageDescription),
        ("exposure", ExifTag::ExposureTime),
        ("aperture", ExifTag::FNumber),
        ("iso", ExifTag::ISOSpeedRatings),
        ("orientation", ExifTag::Orientation),
    ] {
        claims.add_some(name, exif.get(tag).map(value));
    }
    claims.add_some("gps", exif.gps_info().map(nom_exif::GPSInfo::to_iso6709));
    if exif.has_embedded_track() {
        claims.add("embedded_film", "yes");
    }
}

/// Times as RFC 3339, with an offset only where the file has one; fractions below one as fractions, such as
/// an exposure of 1/120, others as decimals.
fn value(value: &EntryValue) -> String {
    match value {
        EntryValue::DateTime(at) => at.to_rfc3339(),
        EntryValue::NaiveDateTime(at) => at.format("%Y-%m-%dT%H:%M:%S%.f").to_string(),
        EntryValue::URational(fraction) => match fraction.to_f64() {
            Some(value) if value >= 1.0 => {
                format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            _ => format!("{}/{}", fraction.numerator(), fraction.denominator()),
        },
        other => other.to_string(),
    }
}

fn film_claims(input: &mut dyn Input, claims: &mut Claims) {
    if input.rewind().is_err() {
        return;
    }
    let Ok(source) = MediaSource::seekable(input) else { return };
    let Ok(track) = MediaParser::new().parse_track(source) else { return };
    for (name, tag) in [
        ("created_at", TrackInfoTag::CreateDate),
        ("camera_make", TrackInfoTag::Make),
        ("camera_model", TrackInfoTag::Model),
        ("software", TrackInfoTag::Software),
        ("author", TrackInfoTag::Author),
        ("gps", TrackInfoTag::GpsIso6709),
    ] {
        claims.add_some(name, track.get(tag).map(value));
    }
}

/// Tags of sound; and how long it plays, in milliseconds, if that can be said without reading all of it.
fn sound_claims(input: &mut dyn Input, claims: &mut Claims) -> Option<u64> {
    input.rewind().ok()?;
    let options = ParseOptions::new().read_cover_art(false);
    let tagged = Probe::new(input).options(options).guess_file_type().ok()?.read().ok()?;
    for tag in tagged.tags() {
        for (name, key) in [
            ("title", ItemKey::TrackTitle),
            ("artist", ItemKey::TrackArtist),
            ("album", ItemKey::AlbumTitle),
            ("comment", ItemKey::Comment),
            ("description", ItemKey::Description),
            ("created_at", ItemKey::RecordingDate),
            ("copyright", ItemKey::CopyrightMessage),
            ("software", ItemKey::EncoderSoftware),
        ] {
            claims.add_some(name, tag.get_string(key));
        }
    }
    let facts = tagged.properties();
    if let Some((rate, channels)) = facts.sample_rate().zip(facts.channels()) {
        claims.add("sound", format!("{rate} Hz × {channels}"));
    }
    let duration = u64::try_from(facts.duration().as_millis()).ok()?;
    (duration > 0).then_some(duration)
}
