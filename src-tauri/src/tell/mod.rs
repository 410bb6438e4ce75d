//! The vault's facts, as a page reads them.

mod case;

pub use case::case;
