//! The pages of a PDF, drawn. The reader knows no scripts, forms or links: they are simply not there.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::DateTime;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{DynamicImage, RgbImage};
use sanad_media::wire::{Answer, Refusal};

use crate::claims::Claims;
use crate::format::{self, Format};
use crate::input::{Input, whole};
use crate::picture::encoded;

/// The longest PDF that is read, in bytes: it must stand in memory whole.
const LONGEST: u64 = 256 << 20;
/// The highest page that is drawn, in pixels.
const HIGHEST: f32 = 16384.0;
/// The most pixels of a drawn page.
const PIXELS: f32 = 32.0 * 1024.0 * 1024.0;

/// The answer to a request for a page.
pub fn page(input: &mut dyn Input, page: u32, width_px: u32) -> Result<(Answer, Vec<u8>), Refusal> {
    match format::of(input)? {
        Format::Pdf => encoded(&drawn(&opened(input)?, page, width_px)?),
        other => Err(Refusal::unsupported(other.word())),
    }
}

/// The PDF, read into memory.
pub fn opened(input: &mut dyn Input) -> Result<Pdf, Refusal> {
    Pdf::new(whole(input, LONGEST)?).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::unsupported("encrypted-pdf"),
        LoadPdfError::Invalid => Refusal::Damaged,
    })
}

/// A page on white, at most `width_px` wide.
pub fn drawn(pdf: &Pdf, page: u32, width_px: u32) -> Result<DynamicImage, Refusal> {
    let pages = pdf.pages();
    let index = usize::try_from(page).map_err(|_| Refusal::unsupported("page"))?;
    let page = pages.get(index).ok_or_else(|| Refusal::unsupported("page"))?;
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(Refusal::Damaged);
    }
    let scale = (width_px as f32 / width).min(HIGHEST / height).min((PIXELS / (width * height)).sqrt());
    if width * scale < 1.0 || height * scale < 1.0 {
        return Err(Refusal::Damaged);
    }
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixels =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &size);
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    // On white nothing is seen through, so the fourth byte of a pixel says nothing.
    let mut bytes = Vec::with_capacity(pixels.data().len() * 3);
    bytes.extend(pixels.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]));
    let picture = RgbImage::from_raw(width, height, bytes).ok_or(Refusal::Damaged)?;
    let picture = DynamicImage::ImageRgb8(picture);
    // Rounding up may have made it a pixel wider than was asked.
    Ok(if picture.width() > width_px { picture.crop_imm(0, 0, width_px, picture.height()) } else { picture })
}

/// What it says about itself, and how many pages it has.
pub fn claims(pdf: &Pdf, claims: &mut Claims) -> u32 {
    let facts = pdf.metadata();
    for (name, value) in [
        ("title", &facts.title),
        ("author", &facts.author),
        ("subject", &facts.subject),
        ("keywords", &facts.keywords),
        ("software", &facts.creator),
        ("producer", &facts.producer),
    ] {
        if let Some(bytes) = value {
            claims.add(name, words(bytes));
        }
    }
    claims.add_some("created_at", facts.creation_date.as_ref().map(moment));
    claims.add_some("modified_at", facts.modification_date.as_ref().map(moment));
    u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX)
}

/// The text strings of PDF: UTF-16 or UTF-8 with a mark, otherwise nearly Latin-1 (ISO 32000-1, 7.9.2.2).
fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned),
    }
}

fn moment(at: &DateTime) -> String {
    let (hour, minute) = (at.utc_offset_hour, at.utc_offset_minute);
    let sign = if hour < 0 { '-' } else { '+' };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{minute:02}",
        at.year,
        at.month,
        at.day,
        at.hour,
        at.minute,
        at.second,
        hour.unsigned_abs()
    )
}
