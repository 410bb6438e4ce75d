//! Nothing lost: a story is killed, starved and lied to by the disk at every step, and everything
//! that was reported done is whole afterwards.
//!
//! The steps are played by the program `actor`, under `strace`, which kills it before its Nth call of
//! one kind, or has the call fail. Where a step makes many calls of a kind, only some N are tried;
//! `SANAD_SWEEP=full cargo test -p sanad-tests nothing_lost` tries every one (about half an hour).

mod disks;
mod faults;
mod inspect;
mod kills;
mod leaks;
mod memory;
mod order;
mod random;
mod testimony;
mod world;
