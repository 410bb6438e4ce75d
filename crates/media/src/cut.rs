//! Whether a picture's file was cut off: a card that was pulled out, a transfer that broke.
//!
//! Decoders do not tell. The one for JPEG shows what is there in silence; the others give up with the
//! error that a file damaged in the middle gives too. So the structure of the file is walked to the mark
//! with which its format says that it is over; nothing is decoded.

use std::io::{self, BufRead, BufReader, ErrorKind};

use image::ImageFormat;
use sanad_media::wire::Refusal;

use crate::input::{self, Input};

/// Whether the file ends before its picture does. Always `false` for formats that have no end of their
/// own (BMP, TIFF), and where the walk meets what it does not know: then nothing is said.
pub fn is_cut(input: &mut dyn Input, format: ImageFormat) -> Result<bool, Refusal> {
    let length = input::length(input)?;
    input.rewind()?;
    let mut walk = Walk { bytes: BufReader::with_capacity(1 << 16, input), left: length };
    let walked = match format {
        ImageFormat::Jpeg => jpeg(&mut walk),
        ImageFormat::Png => png(&mut walk),
        ImageFormat::Gif => gif(&mut walk),
        ImageFormat::WebP => webp(&mut walk),
        _ => Ok(()),
    };
    match walked {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// The file from here on. To go past its end is `UnexpectedEof`.
struct Walk<'a> {
    bytes: BufReader<&'a mut dyn Input>,
    left: u64,
}

impl Walk<'_> {
    fn take<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut taken = [0; N];
        io::Read::read_exact(&mut self.bytes, &mut taken)?;
        self.left = self.left.saturating_sub(N as u64);
        Ok(taken)
    }

    fn byte(&mut self) -> io::Result<u8> {
        let [byte] = self.take()?;
        Ok(byte)
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        self.left = self.left.checked_sub(count).ok_or(ErrorKind::UnexpectedEof)?;
        self.bytes.seek_relative(i64::try_from(count).map_err(|_| ErrorKind::UnexpectedEof)?)
    }

    /// Goes to just behind the next byte 255.
    fn skip_to_mark(&mut self) -> io::Result<()> {
        loop {
            let here = self.bytes.fill_buf()?;
            if here.is_empty() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            let found = here.iter().position(|byte| *byte == 0xff);
            let passed = found.map_or(here.len(), |at| at.saturating_add(1));
            self.bytes.consume(passed);
            self.left = self.left.saturating_sub(passed as u64);
            if found.is_some() {
                return Ok(());
            }
        }
    }
}

/// Marker by marker to the end of the first picture (ITU T.81, annex B). A small picture within the EXIF
/// has an end of its own, which is passed over with its segment; more pictures behind the first, and what
/// telephones hang on, are not shown and not looked at.
fn jpeg(walk: &mut Walk<'_>) -> io::Result<()> {
    loop {
        // Between a scan's beginning and the next marker lie the pixels, where 255 is followed by 0.
        walk.skip_to_mark()?;
        let mut marker = walk.byte()?;
        while marker == 0xff {
            marker = walk.byte()?;
        }
        match marker {
            0xd9 => return Ok(()),
            // Stuffing, the markers without a length, and restarts.
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            _ => {
                let length = u16::from_be_bytes(walk.take()?);
                walk.skip(u64::from(length).saturating_sub(2))?;
            }
        }
    }
}

/// Chunk by chunk to IEND.
fn png(walk: &mut Walk<'_>) -> io::Result<()> {
    walk.skip(8)?;
    loop {
        let length = u32::from_be_bytes(walk.take()?);
        let kind: [u8; 4] = walk.take()?;
        // Its checksum too.
        walk.skip(u64::from(length).saturating_add(4))?;
        if &kind == b"IEND" {
            return Ok(());
        }
    }
}

/// Block by block to the trailer.
fn gif(walk: &mut Walk<'_>) -> io::Result<()> {
    walk.skip(10)?;
    let packed = walk.byte()?;
    walk.skip(2)?;
    colours(walk, packed)?;
    loop {
        match walk.byte()? {
            // An extension: its label, then what it holds.
            0x21 => walk.skip(1)?,
            // A picture: where it lies, its colours, the width of its codes.
            0x2c => {
                walk.skip(8)?;
                let packed = walk.byte()?;
                colours(walk, packed)?;
                walk.skip(1)?;
            }
            // The trailer; or something no GIF has, of which nothing can be said.
            _ => return Ok(()),
        }
        loop {
            match walk.byte()? {
                0 => break,
                length => walk.skip(u64::from(length))?,
            }
        }
    }
}

fn colours(walk: &mut Walk<'_>, packed: u8) -> io::Result<()> {
    if packed & 0x80 == 0 { Ok(()) } else { walk.skip(3 << ((packed & 7) + 1)) }
}

/// RIFF says at its beginning how long it is.
fn webp(walk: &mut Walk<'_>) -> io::Result<()> {
    walk.skip(4)?;
    let length = u32::from_le_bytes(walk.take()?);
    walk.skip(u64::from(length))
}
