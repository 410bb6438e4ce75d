//! Sealing: one age file to a recipient, and to some that nobody has.

use std::io::Write as _;

use age::x25519::{Identity, Recipient};
use rand::seq::SliceRandom as _;

use crate::fault::Fault;

/// How many recipients every part is encrypted to: the partner, its recovery recipient if the invitation
/// named one, and throw-away ones, so that a header does not tell how many can open it.
const STANZAS: usize = 4;

/// One age file to a recipient, perhaps a second, and to some that nobody has, four in all, in an order that
/// says nothing.
pub(crate) fn encrypt(
    plain: &[u8],
    recipient: &Recipient,
    second: Option<&Recipient>,
) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::damaged("an age recipient");
    let mut recipients: Vec<Recipient> = [recipient].into_iter().chain(second).cloned().collect();
    recipients.resize_with(STANZAS, || Identity::generate().to_public());
    recipients.shuffle(&mut rand::rng());
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| bad())?;
    let mut cipher = Vec::with_capacity(plain.len().saturating_add(8192));
    let mut writer = encryptor.wrap_output(&mut cipher).map_err(|_| bad())?;
    writer.write_all(plain).map_err(|_| bad())?;
    writer.finish().map_err(|_| bad())?;
    Ok(cipher)
}
