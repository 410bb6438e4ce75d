//! The vault's facts, as a page reads them.

mod case;
mod item;
mod road;

pub use case::{case, vault};
pub use item::found as items;
pub use item::{asked, custody, description, item, stated};
pub use road::{
    accepted, assembled, backed_up, bundle_in, bundle_out, collector, delivered, fetched, fixity, opened,
    partner, taken_in, weighed,
};

/// A count as the page takes it.
fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
