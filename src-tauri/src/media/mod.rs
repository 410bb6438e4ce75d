//! Media on its way to the page: asked for by address, read by the child process, never by this one.
//!
//! An original is decrypted piece by piece as the child asks for it; the child answers with pictures
//! made anew from bare pixels, with text, or with pieces of film and sound. Nothing of it becomes a
//! file; the thumbnails that are kept lie encrypted in the vault.

mod child;
mod scheme;
mod thumbs;
mod token;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use sanad_evidence::Id;
use sanad_media::{Kind, Limits, Looked, MediaError, Plan, Text};
use sanad_vault::Vault;

use crate::refusal::Refusal;
use crate::told::{Claim, Look, LookKind, PlayPiece, Playable, TextShown};
pub use child::Children;
pub use scheme::{Keeper, answer};
pub use token::Token;

/// How many children read at once. Each may take 768 MiB of address space at the worst.
const CHILDREN: usize = 2;
/// How many plans of films and sounds are remembered. A plan of two hours is about 100 KiB.
const PLANS: usize = 16;
/// The most characters of a text that are shown.
const TEXT: usize = 1_000_000;

/// Everything there is to ask of media while a vault is open.
pub struct Media {
    children: Arc<Children>,
    plans: Mutex<HashMap<Id, Arc<Plan>>>,
    lookups: Arc<thumbs::Lookups>,
    no_thumbs: thumbs::NoThumbs,
}

impl Media {
    /// Nothing is started before the first request.
    pub fn new() -> Self {
        let program = sanad_media::find_program().unwrap_or_default();
        let count = NonZeroUsize::new(CHILDREN).unwrap_or(NonZeroUsize::MIN);
        Self {
            children: Children::new(program, Limits::default(), count),
            plans: Mutex::default(),
            lookups: Arc::default(),
            no_thumbs: thumbs::NoThumbs::default(),
        }
    }

    /// Forgets everything, ends the children and refuses what waits. For lock; a new vault may use it
    /// afterwards.
    pub fn forget(&self) {
        self.lookups.forget();
        self.children.stop();
        self.plans.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.no_thumbs.forget();
    }

    /// What a file says about itself. Blocks until a child is free and has read it.
    ///
    /// # Errors
    /// `item-not-found`, `item-not-kept`, … or one of `media-…`.
    pub fn look(&self, vault: &Vault, item: &Id) -> Result<Look, Refusal> {
        let mut original = vault.original(item)?;
        Ok(told_look(self.children.ask(move |child| child.look(&mut original))?))
    }

    /// The words in a file, at most a million characters. Blocks likewise.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub fn text(&self, vault: &Vault, item: &Id) -> Result<TextShown, Refusal> {
        let mut original = vault.original(item)?;
        let Text { text, truncated, encoding } =
            self.children.ask(move |child| child.text(&mut original, TEXT))?;
        Ok(TextShown { text, truncated, encoding })
    }

    /// How sound or film is played. Blocks likewise; remembered until lock.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub fn playable(&self, vault: &Vault, item: &Id) -> Result<Playable, Refusal> {
        let mut original = vault.original(item)?;
        let known = self.plans().get(item).cloned();
        let plan = match known {
            Some(plan) => plan,
            None => {
                let plan = Arc::new(self.children.ask(move |child| child.plan(&mut original))?);
                let mut plans = self.plans();
                if plans.len() >= PLANS {
                    plans.clear();
                }
                plans.insert(*item, Arc::clone(&plan));
                plan
            }
        };
        Ok(told_plan(&plan))
    }

    fn plans(&self) -> std::sync::MutexGuard<'_, HashMap<Id, Arc<Plan>>> {
        self.plans.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Media {
    fn default() -> Self {
        Self::new()
    }
}

impl From<MediaError> for Refusal {
    fn from(error: MediaError) -> Self {
        let refusal = Self::new(error.code());
        match error {
            MediaError::TooLarge { what } | MediaError::NotSupported { what } => refusal.fact("what", what),
            _ => refusal,
        }
    }
}

fn told_look(looked: Looked) -> Look {
    let kind = match looked.kind {
        Kind::Picture => LookKind::Picture,
        Kind::Film => LookKind::Film,
        Kind::Sound => LookKind::Sound,
        Kind::Pdf => LookKind::Pdf,
        Kind::Text => LookKind::Text,
        Kind::Office => LookKind::Office,
        Kind::Unknown => LookKind::Other,
    };
    let claims =
        looked.claims.into_iter().map(|claim| Claim { name: claim.name, value: claim.value }).collect();
    let Looked { width, height, duration_ms, pages, cut, .. } = looked;
    Look { kind, width, height, duration_ms, pages, claims, cut }
}

fn told_plan(plan: &Plan) -> Playable {
    let piece = |piece: &sanad_media::Piece| PlayPiece {
        start_ms: piece.start_ms,
        duration_ms: piece.duration_ms,
        bytes: piece.bytes,
    };
    Playable {
        mime: plan.mime.clone(),
        duration_ms: plan.duration_ms,
        pieces: plan.pieces.iter().map(piece).collect(),
    }
}

#[cfg(test)]
mod tests;
