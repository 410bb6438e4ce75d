//! age X25519 identities as 32 bytes, the form in which the store keeps them.

use std::io::{Read as _, Write as _};

use age::secrecy::ExposeSecret as _;
use age::x25519::{Identity, Recipient};
use bech32::{Bech32, Hrp};
use zeroize::Zeroizing;

use crate::fault::Fault;
use crate::keys::Secret32;

const IDENTITY: &str = "age-secret-key-";

/// A new identity, its bytes, and its recipient.
pub(crate) fn generate() -> Result<(Zeroizing<[u8; 32]>, Recipient), Fault> {
    let identity = Identity::generate();
    let text = identity.to_string();
    let (_, bytes) = bech32::decode(text.expose_secret()).map_err(|_| Fault::damaged("an age identity"))?;
    let bytes = Zeroizing::new(bytes);
    let array = bytes.as_slice().try_into().map_err(|_| Fault::damaged("an age identity"))?;
    Ok((Zeroizing::new(array), identity.to_public()))
}

/// The identity of these bytes.
pub(crate) fn identity(bytes: &Secret32) -> Result<Identity, Fault> {
    let bad = || Fault::damaged("an age identity");
    let prefix = Hrp::parse(IDENTITY).map_err(|_| bad())?;
    let text = bech32::encode_upper::<Bech32>(prefix, bytes.expose()).map_err(|_| bad())?;
    Zeroizing::new(text).parse().map_err(|_| bad())
}

/// An age file to one recipient.
pub(crate) fn seal(plain: &[u8], recipient: &Recipient) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::damaged("an age recipient");
    let recipients = std::iter::once(recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| bad())?;
    let mut cipher = Vec::with_capacity(plain.len().saturating_add(1024));
    let mut writer = encryptor.wrap_output(&mut cipher).map_err(|_| bad())?;
    writer.write_all(plain).map_err(|_| bad())?;
    writer.finish().map_err(|_| bad())?;
    Ok(cipher)
}

/// What an age file of at most `most` bytes of plaintext holds; `None` when `identity` does not open it, it
/// is damaged, or it holds more.
pub(crate) fn open(sealed: &[u8], identity: &Identity, most: u64) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = age::Decryptor::new_buffered(sealed).ok()?;
    let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).ok()?;
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.take(most.saturating_add(1)).read_to_end(&mut plain).ok()?;
    (plain.len() as u64 <= most).then_some(plain)
}
