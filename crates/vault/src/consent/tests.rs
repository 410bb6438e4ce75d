//! Consent as the vault keeps it: who gets what, on both sides alike.

mod after;
mod closed;
mod found;
mod givens;
mod leaving;
mod state;
