//! Still pictures: decoded within bounds, turned the right way up, and encoded again.

use std::io::{BufReader, Cursor};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::error::ImageError;
use image::metadata::Orientation;
use image::{
    ColorType, DynamicImage, GrayImage, ImageBuffer, ImageDecoder, ImageFormat, ImageReader, Limits, LumaA,
    RgbImage, RgbaImage,
};
use sanad_media::wire::{Answer, Refusal};

use crate::cut;
use crate::format::{self, Format};
use crate::input::Input;

/// The most pixels that are decoded: what a telephone of today takes at its finest, and no more.
const PIXELS: u64 = 128 << 20;
/// The most bytes a decoded picture may have.
const DECODED: u64 = 400 << 20;
/// JPEG's scale of 1 to 100: where the eye sees no loss.
const QUALITY: u8 = 88;

/// The answer to a request for the picture itself.
pub fn picture(input: &mut dyn Input, max_px: u32) -> Result<(Answer, Vec<u8>), Refusal> {
    match format::of(input)? {
        Format::Picture(format) => {
            let (picture, turned) = decoded(input, format)?;
            encoded(&fitted(picture, turned, max_px))
        }
        other => Err(Refusal::unsupported(other.word())),
    }
}

/// The width and height of a picture as it is stored, and how it is to be turned, without decoding it.
pub fn size(input: &mut dyn Input, format: ImageFormat) -> Result<(u32, u32, Orientation), Refusal> {
    let mut decoder = decoder(input, format)?;
    let (width, height) = decoder.dimensions();
    Ok((width, height, decoder.orientation().unwrap_or(Orientation::NoTransforms)))
}

/// The pixels of a picture, as they are stored, and how they are to be turned. Of a file that was cut off,
/// what is there; the rest is black, or nothing where the picture has transparency.
pub fn decoded(input: &mut dyn Input, format: ImageFormat) -> Result<(DynamicImage, Orientation), Refusal> {
    let mut decoder = decoder(input, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS || decoder.total_bytes() > DECODED {
        return Err(Refusal::too_large("pixels"));
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let colours = decoder.color_type();
    if !matches!(colours, ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8) {
        // Rare enough that their parts are not put together here.
        return Ok((DynamicImage::from_decoder(decoder).map_err(refusal)?, turned));
    }
    let length = usize::try_from(decoder.total_bytes()).map_err(|_| Refusal::too_large("pixels"))?;
    let mut bytes = vec![0; length];
    if let Err(error) = decoder.read_image(&mut bytes) {
        let some = bytes.iter().any(|byte| *byte != 0);
        let ended = matches!(error, ImageError::Decoding(_) | ImageError::IoError(_));
        if !(ended && some && cut::is_cut(input, format)?) {
            return Err(refusal(error));
        }
    }
    let picture = match colours {
        ColorType::L8 => GrayImage::from_raw(width, height, bytes).map(DynamicImage::from),
        ColorType::La8 => ImageBuffer::<LumaA<u8>, _>::from_raw(width, height, bytes).map(DynamicImage::from),
        ColorType::Rgb8 => RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
    };
    Ok((picture.ok_or(Refusal::Damaged)?, turned))
}

fn decoder(input: &mut dyn Input, format: ImageFormat) -> Result<impl ImageDecoder + '_, Refusal> {
    input.rewind()?;
    let mut reader = ImageReader::with_format(BufReader::with_capacity(1 << 16, input), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED);
    reader.limits(limits);
    reader.into_decoder().map_err(refusal)
}

/// Made smaller first and turned then, so that turning costs little.
pub fn fitted(picture: DynamicImage, turned: Orientation, max_px: u32) -> DynamicImage {
    let mut fitted = if picture.width() <= max_px && picture.height() <= max_px {
        picture
    } else if max_px <= 1024 {
        picture.thumbnail(max_px, max_px)
    } else {
        picture.resize(max_px, max_px, image::imageops::FilterType::Triangle)
    };
    fitted.apply_orientation(turned);
    fitted
}

/// The answer: PNG for what has transparency, JPEG otherwise.
pub fn encoded(picture: &DynamicImage) -> Result<(Answer, Vec<u8>), Refusal> {
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    let see_through = picture.color().has_alpha();
    let grey = !picture.color().has_color();
    if see_through {
        let encoder = PngEncoder::new_with_quality(
            Cursor::new(&mut bytes),
            CompressionType::Fast,
            FilterType::Adaptive,
        );
        DynamicImage::ImageRgba8(picture.to_rgba8()).write_with_encoder(encoder).map_err(refusal)?;
    } else {
        let encoder = JpegEncoder::new_with_quality(Cursor::new(&mut bytes), QUALITY);
        let flat = if grey {
            DynamicImage::ImageLuma8(picture.to_luma8())
        } else {
            DynamicImage::ImageRgb8(picture.to_rgb8())
        };
        flat.write_with_encoder(encoder).map_err(refusal)?;
    }
    Ok((Answer::Picture { png: see_through, width, height }, bytes))
}

/// Only what is too large and what is unknown is told apart: everything else is a file that is not whole.
pub fn refusal(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::too_large("pixels"),
        ImageError::Unsupported(_) => Refusal::unsupported("picture"),
        _ => Refusal::Damaged,
    }
}
