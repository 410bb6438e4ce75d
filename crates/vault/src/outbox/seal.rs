//! Sealing: one age file to a recipient, and to some that nobody has.

use std::io::Write as _;

use age::x25519::{Identity, Recipient};
use rand::seq::SliceRandom as _;

use crate::fault::Fault;

/// How many recipients every part is encrypted to: the partner, and throw-away ones, so that a header
/// does not tell how many can open it.
const STANZAS: usize = 4;

/// One age file to a recipient and three that nobody has, in an order that says nothing.
pub(crate) fn encrypt(plain: &[u8], recipient: &Recipient) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::damaged("an age recipient");
    let mut recipients: Vec<Recipient> = (1..STANZAS).map(|_| Identity::generate().to_public()).collect();
    recipients.push(recipient.clone());
    recipients.shuffle(&mut rand::rng());
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| bad())?;
    let mut cipher = Vec::with_capacity(plain.len().saturating_add(8192));
    let mut writer = encryptor.wrap_output(&mut cipher).map_err(|_| bad())?;
    writer.write_all(plain).map_err(|_| bad())?;
    writer.finish().map_err(|_| bad())?;
    Ok(cipher)
}
