//! Consent as the vault keeps it: who gets what, on both sides alike.

mod after;
mod beyond;
mod closed;
mod found;
mod givens;
mod leaving;
mod state;
