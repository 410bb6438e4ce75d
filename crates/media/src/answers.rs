//! What can be asked of a file, as plain values.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What a child may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most address space the child may have, in bytes.
    pub memory: u64,
    /// The most seconds of processor time one request may take.
    pub cpu_seconds: u64,
    /// The longest one request may take by the clock, the reading of the original included.
    pub wall: Duration,
}

impl Default for Limits {
    /// 768 MiB, 15 seconds of processor time, 20 seconds by the clock.
    fn default() -> Self {
        Self { memory: 768 << 20, cpu_seconds: 15, wall: Duration::from_secs(20) }
    }
}

/// What kind of thing a file is, by its own bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A still picture.
    Picture,
    /// Moving pictures, with or without sound.
    Film,
    /// Sound alone.
    Sound,
    /// A PDF.
    Pdf,
    /// Plain text in some encoding.
    Text,
    /// A paper of an office program: docx, xlsx, pptx, odt, ods, odp.
    Office,
    /// Anything else.
    Unknown,
}

/// One thing that a file says about itself. Nobody has checked it: whoever made the file, or any program
/// since, can have written anything there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What is claimed: one of [`Claim::NAMES`].
    pub name: String,
    /// The value as the file has it, a place as ISO 6709, times as RFC 3339 where the file allows (with no
    /// offset where the file has none), at most 1000 characters.
    pub value: String,
}

impl Claim {
    /// Every name a claim can have, each a stable id.
    pub const NAMES: [&str; 27] = [
        "taken_at",
        "created_at",
        "modified_at",
        "gps",
        "camera_make",
        "camera_model",
        "lens_model",
        "exposure",
        "aperture",
        "iso",
        "orientation",
        "title",
        "subject",
        "description",
        "comment",
        "keywords",
        "author",
        "last_author",
        "artist",
        "album",
        "copyright",
        "software",
        "producer",
        "language",
        "pages",
        "sound",
        "embedded_film",
    ];
}

/// What a look at a file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// What it is.
    pub kind: Kind,
    /// The format by name, as a short stable word: `jpeg`, `mp4`, `ogg`, `pdf`; empty if unknown.
    pub format: String,
    /// What it says about itself: at most 64 claims.
    pub claims: Vec<Claim>,
    /// Its width in pixels, the way up it is shown.
    pub width: Option<u32>,
    /// Its height in pixels, the way up it is shown.
    pub height: Option<u32>,
    /// How long it plays, in milliseconds.
    pub duration_ms: Option<u64>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// Whether the file ends before its picture does: of JPEG, PNG, GIF and WebP, `false` for others.
    pub cut: bool,
}

/// A picture that was decoded to bare pixels and encoded again: nothing but the pixels is left of the file.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/jpeg` or `image/png`.
    pub mime: &'static str,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The file to show.
    pub bytes: Vec<u8>,
}

/// The words in a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// The words. Line ends are `\n`; control characters but tab and line end are left out, and the marks
    /// of direction are left in.
    pub text: String,
    /// Whether there was more than was asked for.
    pub truncated: bool,
    /// The encoding that was read, or guessed where the file does not say: `UTF-8`, `windows-1256`.
    pub encoding: String,
}

/// How to play a film or sound by Media Source Extensions: first the beginning (piece 0), then pieces one
/// after another. To go elsewhere: `SourceBuffer.abort()`, the beginning again, then the pieces from there on.
/// (Seen in WebKitGTK 2.50: without that, what is appended out of order is lost or put in the wrong place.)
///
/// That the type is supported does not mean that it plays: seen there for AV1. What then fails is the append or
/// the media element, and the window says so and offers export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The full type for `MediaSource.isTypeSupported` and `addSourceBuffer`.
    pub mime: String,
    /// How long it plays, in milliseconds.
    pub duration_ms: u64,
    /// The pieces after the beginning; the piece at index `n` is asked for as number `n + 1`.
    pub pieces: Vec<Piece>,
    /// What of the file is not in the pieces, as stable words: `sound`, `picture`, `subtitles`, `later_part`.
    pub left_out: Vec<String>,
}

/// One piece of a film or sound, to be appended whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// When it begins, in milliseconds.
    pub start_ms: u64,
    /// How long it plays, in milliseconds.
    pub duration_ms: u64,
    /// About how many bytes it has.
    pub bytes: u64,
}

/// Pixels and words are what is kept secret: they are not printed by `{:?}`.
impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} {}x{}, {} bytes)", self.mime, self.width, self.height, self.bytes.len())
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({}, {} bytes, truncated: {})", self.encoding, self.text.len(), self.truncated)
    }
}
