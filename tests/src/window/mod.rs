//! The real window: the built app on a virtual screen, driven through WebKit's own WebDriver.
//!
//! Sentences are looked up by their ids, as the page does, so that the same steps drive any language.

mod driver;
mod hands;
mod person;
mod screen;
mod words;

pub use driver::{Driver, Element};
pub use hands::{Hands, Key};
pub use person::{Is, PASSPHRASE, Person};
pub use screen::{Home, Screen};
pub use words::Words;
