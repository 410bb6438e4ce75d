//! Thumbnails: from the vault's own cache, or made by a child and kept there.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use sanad_evidence::Id;
use sanad_media::Picture;
use sanad_vault::Vault;

use super::Media;
use super::child::busy;
use crate::refusal::Refusal;

/// The longer side of a thumbnail, in pixels: large enough for a grid at 200 %.
pub(super) const SIDE: u32 = 320;
/// Under which name the vault keeps them; another size would take another name.
const KEPT_AS: &str = "thumb-320";
/// How many files without a picture are remembered.
const MOST: usize = 20_000;
/// How many lookups may wait: more than any screen shows.
const MOST_LOOKUPS: usize = 512;

/// A picture for the page: its type and its bytes.
pub(super) type Shown = (&'static str, Vec<u8>);

/// Files of which no thumbnail can be made, until lock: so that scrolling past a hundred damaged films
/// does not try each of them again.
#[derive(Default)]
pub(super) struct NoThumbs(Mutex<HashMap<Id, Refusal>>);

impl NoThumbs {
    fn known(&self, item: &Id) -> Option<Refusal> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(item).cloned()
    }

    fn remember(&self, item: Id, why: &Refusal) {
        // These say something about the moment, not about the file.
        if matches!(why.code.as_str(), "media-busy" | "media-start" | "media-read" | "media-timeout") {
            return;
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(item, why.clone());
    }

    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Those who look into the vault's cache: one thread while there is anything to look up, the newest
/// first, since the oldest have been scrolled away.
#[derive(Default)]
pub(super) struct Lookups(Mutex<Line>);

/// What is looked up, or told that it will not be.
type Lookup = Box<dyn FnOnce(bool) + Send>;

#[derive(Default)]
struct Line {
    waiting: VecDeque<Lookup>,
    running: bool,
}

impl Lookups {
    fn put(self: &Arc<Self>, lookup: impl FnOnce(bool) + Send + 'static) {
        let mut line = self.line();
        line.waiting.push_back(Box::new(lookup));
        let oldest = if line.waiting.len() > MOST_LOOKUPS { line.waiting.pop_front() } else { None };
        if !line.running {
            let all = Arc::clone(self);
            line.running =
                thread::Builder::new().name("thumbs".to_owned()).spawn(move || all.drain()).is_ok();
        }
        drop(line);
        if let Some(oldest) = oldest {
            oldest(false);
        }
    }

    fn drain(&self) {
        loop {
            let mut line = self.line();
            let Some(lookup) = line.waiting.pop_back() else {
                line.running = false;
                return;
            };
            drop(line);
            lookup(true);
        }
    }

    pub(super) fn forget(&self) {
        let waiting = std::mem::take(&mut self.line().waiting);
        for lookup in waiting {
            lookup(false);
        }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Media {
    /// Gives a thumbnail to `done`: soon if it is kept, later if a child must make it. Does not block.
    pub(super) fn thumb(
        self: &Arc<Self>,
        vault: Arc<Vault>,
        item: Id,
        done: impl FnOnce(Result<Shown, Refusal>) + Send + 'static,
    ) {
        let media = Arc::clone(self);
        self.lookups.put(move |go_on| {
            if !go_on {
                return done(Err(busy()));
            }
            if let Some(kept) = kept(&vault, &item) {
                return done(Ok(kept));
            }
            match media.no_thumbs.known(&item) {
                Some(why) => done(Err(why)),
                None => media.make_thumb(vault, item, done),
            }
        });
    }

    fn make_thumb(
        self: &Arc<Self>,
        vault: Arc<Vault>,
        item: Id,
        done: impl FnOnce(Result<Shown, Refusal>) + Send + 'static,
    ) {
        let media = Arc::clone(self);
        self.children.put(false, move |child| {
            let made = child.and_then(|child| {
                let mut original = vault.original(&item)?;
                Ok(child.thumbnail(&mut original, SIDE)?)
            });
            match made {
                Ok(Picture { mime, bytes, .. }) => {
                    // A cache that cannot be written makes this slower, never wrong.
                    let _ = vault.keep_cached(&item, KEPT_AS, &bytes);
                    done(Ok((mime, bytes)));
                }
                Err(why) => {
                    media.no_thumbs.remember(item, &why);
                    done(Err(why));
                }
            }
        });
    }
}

/// A thumbnail that is kept. Its type is told by its first bytes: only these two are ever made.
fn kept(vault: &Vault, item: &Id) -> Option<Shown> {
    let bytes = vault.cached(item, KEPT_AS).ok().flatten()?;
    let mime = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    Some((mime, bytes))
}
