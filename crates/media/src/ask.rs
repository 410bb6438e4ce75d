//! The asking side: serves the bytes of an original to the child, and checks what it answers.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::answers::{Claim, Kind, Limits, Looked, Picture, Plan, Text};
use crate::error::MediaError;
use crate::running::Running;
use crate::wire::{self, Answer, Ask, MAX_BODY, MAX_READ, ToChild, ToParent};

/// Where the bytes of an original come from.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send + ?Sized> Source for T {}

/// The name of the child's program.
const PROGRAM: &str = if cfg!(windows) { "sanad-media.exe" } else { "sanad-media" };

/// The program `sanad-media`, beside the program that runs, or one folder above it, which is where the
/// tests of cargo find it. Nowhere else: a program of that name in another place is another's.
#[must_use]
pub fn find_program() -> Option<PathBuf> {
    let ours = std::env::current_exe().ok()?;
    let beside = ours.parent()?;
    [Some(beside), beside.parent().filter(|_| beside.ends_with("deps"))]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(PROGRAM))
        .find(|program| program.is_file())
}

/// A child process that reads files. Dropping it ends it. If it dies, the request that killed it fails, and
/// the next one starts another.
///
/// One request at a time: for several at once, start several.
pub struct Child {
    program: PathBuf,
    limits: Limits,
    running: Option<Running>,
}

impl Child {
    /// Starts `program` (see [`find_program`]).
    ///
    /// # Errors
    /// [`MediaError::Start`].
    pub fn start(program: &Path, limits: &Limits) -> Result<Self, MediaError> {
        let running = Running::start(program, limits).map_err(MediaError::Start)?;
        Ok(Self { program: program.to_owned(), limits: limits.clone(), running: Some(running) })
    }

    /// The process id of the child, while there is one.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.running.as_ref().map(Running::id)
    }

    /// What the file is, and what it says about itself.
    ///
    /// # Errors
    /// As every request: see [`MediaError`]. A file of an unknown kind is none: it is [`Kind::Unknown`].
    pub fn look(&mut self, source: &mut dyn Source) -> Result<Looked, MediaError> {
        match self.request(source, Ask::Look)? {
            (Answer::Looked(looked), _) if within_bounds(&looked) => Ok(looked),
            _ => Err(self.garbage()),
        }
    }

    /// A small picture of the file, its longer side at most `max_px` pixels (16 to 1024): of a picture, of
    /// the first page of a PDF, of a film whose first frame can be had cheaply (VP8), or the cover embedded in
    /// a film or in sound.
    ///
    /// # Errors
    /// [`MediaError::NoPicture`] if there is none to be had; otherwise as [`Self::look`].
    pub fn thumbnail(&mut self, source: &mut dyn Source, max_px: u32) -> Result<Picture, MediaError> {
        let max_px = max_px.clamp(16, 1024);
        let answer = self.request(source, Ask::Thumbnail { max_px })?;
        self.checked_picture(answer, max_px, max_px)
    }

    /// The picture, decoded and encoded again, the way up its EXIF says, its longer side at most `max_px`
    /// pixels (16 to 8192). Of a moving GIF or WebP, the first picture.
    ///
    /// # Errors
    /// [`MediaError::NotSupported`] for what is no picture; otherwise as [`Self::look`].
    pub fn picture(&mut self, source: &mut dyn Source, max_px: u32) -> Result<Picture, MediaError> {
        let max_px = max_px.clamp(16, 8192);
        let answer = self.request(source, Ask::Picture { max_px })?;
        self.checked_picture(answer, max_px, max_px)
    }

    /// Page `page` of a PDF, from 0, drawn `width_px` pixels wide (16 to 4096), and at most 16384 high: a page
    /// that would be higher is drawn narrower. Its scripts, forms and links are not there.
    ///
    /// # Errors
    /// [`MediaError::NotSupported`] with `page` if there is no such page; otherwise as [`Self::look`].
    pub fn page(&mut self, source: &mut dyn Source, page: u32, width_px: u32) -> Result<Picture, MediaError> {
        let width_px = width_px.clamp(16, 4096);
        let answer = self.request(source, Ask::Page { page, width_px })?;
        self.checked_picture(answer, 4096, 16384)
    }

    /// The words: of plain text, or the paragraphs of a paper of an office program.
    ///
    /// # Errors
    /// [`MediaError::NotSupported`] for what has none; otherwise as [`Self::look`].
    pub fn text(&mut self, source: &mut dyn Source, max_chars: usize) -> Result<Text, MediaError> {
        let max_chars = max_chars.min(8 << 20);
        match self.request(source, Ask::Text { max_chars: max_chars as u64 })? {
            (Answer::Text { truncated, encoding }, body) if encoding.len() <= 32 && encoding.is_ascii() => {
                match String::from_utf8(body) {
                    Ok(text) if text.chars().count() <= max_chars => Ok(Text { text, truncated, encoding }),
                    _ => Err(self.garbage()),
                }
            }
            _ => Err(self.garbage()),
        }
    }

    /// How to play the film or sound.
    ///
    /// # Errors
    /// [`MediaError::NotSupported`] for what cannot be played; otherwise as [`Self::look`].
    pub fn plan(&mut self, source: &mut dyn Source) -> Result<Plan, MediaError> {
        match self.request(source, Ask::Plan)? {
            (Answer::Plan(plan), _) if plays(&plan) => Ok(plan),
            _ => Err(self.garbage()),
        }
    }

    /// A piece to append to a `SourceBuffer`: 0 is the beginning, which goes first; `n` is the plan's piece at
    /// index `n - 1`.
    ///
    /// # Errors
    /// [`MediaError::NotSupported`] with `piece` if there is no such piece; otherwise as [`Self::look`].
    pub fn piece(&mut self, source: &mut dyn Source, plan_piece: u32) -> Result<Vec<u8>, MediaError> {
        match self.request(source, Ask::Piece { number: plan_piece })? {
            (Answer::Piece, body) => Ok(body),
            _ => Err(self.garbage()),
        }
    }

    /// Asks the child, and if it died while nothing was asked of it, another.
    fn request(&mut self, source: &mut dyn Source, ask: Ask) -> Result<(Answer, Vec<u8>), MediaError> {
        let was_idle = self.running.is_some();
        let mut heard = false;
        match self.request_once(source, ask, &mut heard) {
            // It had not begun to read: whatever ended it was not this file.
            Err(MediaError::Died) if was_idle && !heard => self.request_once(source, ask, &mut heard),
            outcome => outcome,
        }
    }

    /// Asks, serves what is read, and answers what the child does. On anything but a plain refusal the child
    /// is ended. `heard` becomes true with the first word of the child.
    fn request_once(
        &mut self,
        source: &mut dyn Source,
        ask: Ask,
        heard: &mut bool,
    ) -> Result<(Answer, Vec<u8>), MediaError> {
        if self.running.as_ref().is_none_or(Running::ended) {
            self.running = None;
            self.running = Some(Running::start(&self.program, &self.limits).map_err(MediaError::Start)?);
        }
        let Some(running) = self.running.as_mut() else { return Err(MediaError::Died) };
        running.start_clock(Instant::now() + self.limits.wall);
        let outcome = converse(running, source, ask, heard);
        let over = running.stop_clock();
        let outcome = match outcome {
            Err(MediaError::Died | MediaError::Garbage) if over => Err(MediaError::TimedOut),
            other => other,
        };
        if over || matches!(&outcome, Err(error) if !error.leaves_child_usable()) {
            self.running = None;
        }
        outcome
    }

    fn checked_picture(
        &mut self,
        (answer, bytes): (Answer, Vec<u8>),
        widest: u32,
        highest: u32,
    ) -> Result<Picture, MediaError> {
        let Answer::Picture { png, width, height } = answer else { return Err(self.garbage()) };
        let begins: &[u8] = if png { b"\x89PNG\r\n\x1a\n" } else { b"\xff\xd8\xff" };
        let fits = (1..=widest).contains(&width) && (1..=highest).contains(&height);
        if !fits || !bytes.starts_with(begins) {
            return Err(self.garbage());
        }
        Ok(Picture { mime: if png { "image/png" } else { "image/jpeg" }, width, height, bytes })
    }

    /// A child that answers what it may not is ended.
    fn garbage(&mut self) -> MediaError {
        self.running = None;
        MediaError::Garbage
    }
}

fn converse(
    running: &mut Running,
    source: &mut dyn Source,
    ask: Ask,
    heard: &mut bool,
) -> Result<(Answer, Vec<u8>), MediaError> {
    let length = source.seek(SeekFrom::End(0)).map_err(MediaError::Source)?;
    wire::send(&mut running.to, &ToChild::Ask { ask, length }, &[]).map_err(broken)?;
    let mut bytes = Vec::new();
    loop {
        let (head, body) = wire::receive(&mut running.from, MAX_BODY).map_err(broken)?;
        *heard = true;
        match head {
            ToParent::Read { offset, length: wanted } if wanted <= MAX_READ && body.is_empty() => {
                bytes.clear();
                if offset < length {
                    source.seek(SeekFrom::Start(offset)).map_err(MediaError::Source)?;
                    source.take(u64::from(wanted)).read_to_end(&mut bytes).map_err(MediaError::Source)?;
                }
                wire::send(&mut running.to, &ToChild::Served, &bytes).map_err(broken)?;
            }
            ToParent::Read { .. } => return Err(MediaError::Garbage),
            ToParent::Answer(answer) => return Ok((answer, body)),
            ToParent::Refused(refusal) => return Err(refusal.into()),
        }
    }
}

/// What a broken pipe says about the child.
fn broken(error: io::Error) -> MediaError {
    if error.kind() == io::ErrorKind::InvalidData { MediaError::Garbage } else { MediaError::Died }
}

fn within_bounds(looked: &Looked) -> bool {
    looked.claims.len() <= wire::MAX_CLAIMS
        && is_word(&looked.format, 0)
        && looked.claims.iter().all(|claim| {
            Claim::NAMES.contains(&claim.name.as_str())
                && claim.value.chars().take(wire::MAX_CLAIM + 1).count() <= wire::MAX_CLAIM
        })
        && (looked.kind != Kind::Unknown || looked.pages.is_none())
}

fn is_word(word: &str, least: usize) -> bool {
    (least..=32).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn plays(plan: &Plan) -> bool {
    plan.pieces.len() <= wire::MAX_PIECES
        && plan.mime.len() <= 128
        && plan.mime.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
        && plan.left_out.len() <= 8
        && plan.left_out.iter().all(|word| is_word(word, 1))
}
