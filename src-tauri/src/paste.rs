//! What comes from the clipboard: bytes and a name, in memory until it is acquired.

use tauri::ipc::{InvokeBody, Request};
use zeroize::Zeroizing;

use crate::places::plain_name;
use crate::refusal::{Answer, Refusal};

/// The most that can be pasted: 64 MiB. A larger thing is a file, and can be dropped.
pub const MOST: usize = 64 << 20;
/// The header that carries the name, percent-encoded.
const NAME: &str = "sanad-name";

/// Takes what was pasted out of a request.
///
/// # Errors
/// `paste-empty`; `paste-too-large`.
pub fn take(request: &Request<'_>) -> Answer<(String, Zeroizing<Vec<u8>>)> {
    let name = request.headers().get(NAME).and_then(|name| name.to_str().ok()).unwrap_or_default();
    match request.body() {
        InvokeBody::Raw(bytes) => Ok((name_of(name), bounded(bytes)?)),
        InvokeBody::Json(_) => Err(Refusal::new("paste-empty")),
    }
}

fn bounded(bytes: &[u8]) -> Answer<Zeroizing<Vec<u8>>> {
    match bytes.len() {
        0 => Err(Refusal::new("paste-empty")),
        size if size > MOST => Err(Refusal::new("paste-too-large").fact("most", MOST)),
        _ => Ok(Zeroizing::new(bytes.to_vec())),
    }
}

/// The name it will have: decoded, and only a name. What the page leaves out has a plain one.
fn name_of(header: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(header).decode_utf8_lossy();
    let name = plain_name(&decoded);
    if name.is_empty() { "pasted".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_has_bounds() {
        assert_eq!(bounded(&[]).unwrap_err().code, "paste-empty");
        assert_eq!(bounded(b"words").unwrap().as_slice(), b"words");
        assert_eq!(bounded(&vec![0; MOST]).unwrap().len(), MOST);
        assert_eq!(bounded(&vec![0; MOST + 1]).unwrap_err().code, "paste-too-large");
    }

    #[test]
    fn its_name_is_only_a_name() {
        assert_eq!(name_of("%D8%B4%D9%87%D8%A7%D8%AF%D8%A9.png"), "شهادة.png");
        assert_eq!(name_of("..%2F..%2Fx%00.png"), "-..-x.png");
        assert_eq!(name_of("%FF%2E"), "\u{fffd}");
        assert_eq!(name_of(""), "pasted");
        assert_eq!(name_of("..."), "pasted");
    }
}
