//! `sanad-media`, the child that reads files nobody vouches for. Only the library `sanad_media` starts it.
//!
//! It is called with two numbers, the bytes of memory and the seconds of processor time it may use, and
//! speaks the words of [`sanad_media::wire`] on its standard input and output. When the asking side is gone,
//! it ends.
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice
    )
)]

mod claims;
mod cut;
mod format;
mod input;
mod look;
mod office;
mod pdf;
mod picture;
mod play;
mod sandbox;
mod text;
mod thumbnail;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use sanad_media::wire::{self, Answer, Ask, Refusal, ToChild, ToParent};

use input::Served;
use play::Player;

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse::<u64>());
    let (Some(Ok(memory)), Some(Ok(cpu_seconds)), None) = (numbers.next(), numbers.next(), numbers.next())
    else {
        return ExitCode::from(2);
    };
    if sandbox::enter(memory).is_err() {
        return ExitCode::from(3);
    }
    let mut player = Player::default();
    loop {
        let Ok((ToChild::Ask { ask, length }, _)) = wire::receive(&mut io::stdin().lock(), 0) else {
            return ExitCode::SUCCESS;
        };
        if sandbox::allow_seconds(cpu_seconds).is_err() {
            return ExitCode::from(3);
        }
        let mut source = Served::new(length);
        // A decoder that panics has met a file it was not written for; it holds nothing of the next one.
        let outcome = catch_unwind(AssertUnwindSafe(|| answer(ask, &mut source, &mut player)));
        let sent = match outcome {
            Ok(Ok((answer, body))) => wire::send(&mut io::stdout().lock(), &ToParent::Answer(answer), &body),
            Ok(Err(refusal)) => wire::send(&mut io::stdout().lock(), &ToParent::Refused(refusal), &[]),
            Err(_) => {
                player = Player::default();
                wire::send(&mut io::stdout().lock(), &ToParent::Refused(Refusal::Damaged), &[])
            }
        };
        if sent.is_err() {
            return ExitCode::SUCCESS;
        }
    }
}

fn answer(ask: Ask, source: &mut Served, player: &mut Player) -> Result<(Answer, Vec<u8>), Refusal> {
    match ask {
        Ask::Look => Ok((Answer::Looked(look::look(source)?), Vec::new())),
        Ask::Thumbnail { max_px } => thumbnail::thumbnail(source, max_px),
        Ask::Picture { max_px } => picture::picture(source, max_px),
        Ask::Page { page, width_px } => pdf::page(source, page, width_px),
        Ask::Text { max_chars } => text::text(source, usize::try_from(max_chars).unwrap_or(usize::MAX)),
        Ask::Plan => Ok((Answer::Plan(player.plan(source)?), Vec::new())),
        Ask::Piece { number } => Ok((Answer::Piece, player.piece(source, number)?)),
    }
}
