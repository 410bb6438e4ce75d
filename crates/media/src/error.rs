//! Why a file could not be shown.

use std::io;

use crate::wire::Refusal;

/// Why a file could not be shown. Nothing kept was touched by any of these.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MediaError {
    /// The program `sanad-media` could not be started.
    #[error("the program that reads media could not be started: {0}")]
    Start(io::Error),
    /// The child ended in the middle of the request: most often its decoder broke, or asked for more
    /// memory than it may have.
    #[error("the program that reads media ended while it read the file")]
    Died,
    /// The child took longer than [`Limits::wall`](crate::Limits::wall) and was ended.
    #[error("reading the file took too long")]
    TimedOut,
    /// The file, or what it unpacks to, is more than is taken for being shown.
    #[error("too large to show: {what}")]
    TooLarge {
        /// What is too large, as a short stable word: `pixels`, `file`, `tables`, `piece`, `unpacked`.
        what: String,
    },
    /// The file is not whole, or not what its first bytes say.
    #[error("the file is damaged")]
    Damaged,
    /// There is no decoder here for this.
    #[error("cannot be shown: {what}")]
    NotSupported {
        /// What is not supported, as a short stable word such as `heic`, `svg`, or the name of a codec.
        what: String,
    },
    /// There is no picture in this file to make a thumbnail of.
    #[error("there is no picture in the file")]
    NoPicture,
    /// The child answered what no child answers. Whatever it read may have taken it over; it was ended.
    #[error("the program that reads media answered what it may not")]
    Garbage,
    /// The bytes of the original could not be read.
    #[error("the original could not be read: {0}")]
    Source(io::Error),
}

impl MediaError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Start(_) => "media-start",
            Self::Died => "media-died",
            Self::TimedOut => "media-timeout",
            Self::TooLarge { .. } => "media-too-large",
            Self::Damaged => "media-damaged",
            Self::NotSupported { .. } => "media-unsupported",
            Self::NoPicture => "media-no-picture",
            Self::Garbage => "media-garbage",
            Self::Source(_) => "media-read",
        }
    }

    /// Whether the child that answered so can be asked again. Otherwise it is ended.
    pub(crate) const fn leaves_child_usable(&self) -> bool {
        matches!(self, Self::TooLarge { .. } | Self::Damaged | Self::NotSupported { .. } | Self::NoPicture)
    }
}

impl From<Refusal> for MediaError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge { what } => Self::TooLarge { what: short_word(&what) },
            Refusal::Damaged => Self::Damaged,
            Refusal::NotSupported { what } => Self::NotSupported { what: short_word(&what) },
            Refusal::NoPicture => Self::NoPicture,
        }
    }
}

/// At most 32 letters, digits, dots and hyphens: the word comes from the child.
fn short_word(word: &str) -> String {
    word.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).take(32).collect()
}
