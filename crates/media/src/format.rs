//! What a file is, by its own bytes; its name and what it calls itself count for nothing.

use image::ImageFormat;
use sanad_media::Kind;
use sanad_media::wire::Refusal;

use crate::input::{Input, at_most};

/// How much of a file is looked at to know what it is, in bytes.
const HEAD: usize = 4096;

/// The formats that something here can be done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A picture that `image` decodes.
    Picture(ImageFormat),
    /// HEIC, whose claims can be read and whose pixels cannot.
    Heic,
    /// AVIF, likewise.
    Avif,
    /// ISO base media: MP4, MOV, M4A, 3GP.
    Mp4,
    /// Matroska and WebM.
    Matroska,
    /// Ogg.
    Ogg,
    /// MPEG audio, with or without ID3.
    Mp3,
    /// AAC in ADTS.
    Adts,
    /// RIFF WAVE.
    Wav,
    /// FLAC.
    Flac,
    /// AMR, the old format of telephone recorders.
    Amr,
    /// PDF.
    Pdf,
    /// A zip with a paper of an office program in it, or any other zip.
    Zip,
    /// SVG, which is shown as text and never drawn: it can hold scripts.
    Svg,
    /// Text of any kind.
    Text,
    /// Anything else.
    Unknown,
}

impl Format {
    /// The kind, for those formats that have only one.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Picture(_) | Self::Heic | Self::Avif => Kind::Picture,
            Self::Mp4 | Self::Matroska => Kind::Film,
            Self::Ogg | Self::Mp3 | Self::Adts | Self::Wav | Self::Flac | Self::Amr => Kind::Sound,
            Self::Pdf => Kind::Pdf,
            Self::Svg | Self::Text => Kind::Text,
            Self::Zip | Self::Unknown => Kind::Unknown,
        }
    }

    /// A short stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Picture(format) => format.extensions_str().first().copied().unwrap_or_default(),
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Mp4 => "mp4",
            Self::Matroska => "matroska",
            Self::Ogg => "ogg",
            Self::Mp3 => "mp3",
            Self::Adts => "aac",
            Self::Wav => "wav",
            Self::Flac => "flac",
            Self::Amr => "amr",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Svg => "svg",
            Self::Text => "text",
            Self::Unknown => "",
        }
    }
}

/// The format of a file.
pub fn of(input: &mut dyn Input) -> Result<Format, Refusal> {
    Ok(of_head(&at_most(input, 0, HEAD)?))
}

/// The format of a file that begins so. Written out rather than asked of a crate: which of MP4's brands are
/// pictures, and which four bytes begin an MP3 that has no ID3, is the question, and `infer` answers another.
pub fn of_head(head: &[u8]) -> Format {
    let at = |offset: usize, wanted: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(wanted));
    if let Ok(format) = image::guess_format(head) {
        match format {
            ImageFormat::Jpeg
            | ImageFormat::Png
            | ImageFormat::Gif
            | ImageFormat::WebP
            | ImageFormat::Bmp
            | ImageFormat::Tiff => return Format::Picture(format),
            ImageFormat::Avif => return Format::Avif,
            _ => {}
        }
    }
    if at(4, b"ftyp") {
        return match head.get(8..12) {
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => {
                Format::Heic
            }
            Some(b"avif" | b"avis") => Format::Avif,
            _ => Format::Mp4,
        };
    }
    // QuickTime before it had brands, and fragments without a head of their own.
    if [b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"moof", b"styp"].iter().any(|b| at(4, *b)) {
        return Format::Mp4;
    }
    match head {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Format::Matroska,
        [b'O', b'g', b'g', b'S', ..] => Format::Ogg,
        [b'f', b'L', b'a', b'C', ..] => Format::Flac,
        [b'R', b'I', b'F', b'F', ..] if at(8, b"WAVE") => Format::Wav,
        [b'#', b'!', b'A', b'M', b'R', ..] => Format::Amr,
        [b'%', b'P', b'D', b'F', ..] => Format::Pdf,
        [b'P', b'K', 3, 4, ..] => Format::Zip,
        [b'I', b'D', b'3', ..] => Format::Mp3,
        [0xff, 0xf1 | 0xf9 | 0xf0 | 0xf8, ..] => Format::Adts,
        [0xff, second, third, ..] if second & 0xe6 == 0xe2 && third >> 4 != 15 => Format::Mp3,
        _ if head.windows(5).take(1024).any(|w| w == b"%PDF-") => Format::Pdf,
        _ if looks_like_text(head) => {
            if head.windows(4).any(|w| w.eq_ignore_ascii_case(b"<svg")) {
                Format::Svg
            } else {
                Format::Text
            }
        }
        _ => Format::Unknown,
    }
}

/// Whether these are words: a byte order mark, or no control characters that text does not have.
fn looks_like_text(head: &[u8]) -> bool {
    if head.is_empty() {
        return false;
    }
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    head.iter().all(|b| *b >= 0x20 || matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_say_what_a_file_is() {
        let cases: &[(&[u8], Format)] = &[
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Format::Picture(ImageFormat::Jpeg)),
            (b"\0\0\0\x18ftypmp42", Format::Mp4),
            (b"\0\0\0\x18ftypheic", Format::Heic),
            (b"\0\0\0\x08wide\0\0\0\x08mdat", Format::Mp4),
            (b"\xff\xfb\x90\x44", Format::Mp3),
            (b"\xff\xf3\x90\x44", Format::Mp3),
            (b"\xff\xf1\x50\x80", Format::Adts),
            (b"junk %PDF-1.4", Format::Pdf),
            (b"<?xml version='1.0'?><svg onload='x'>", Format::Svg),
            ("شهادة".as_bytes(), Format::Text),
            (b"\xff\xfeh\0i\0", Format::Text),
            (b"\0\x01\x02", Format::Unknown),
            (b"", Format::Unknown),
        ];
        for (head, format) in cases {
            assert_eq!(of_head(head), *format, "{head:?}");
        }
    }
}
