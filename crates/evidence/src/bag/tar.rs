//! The tar of a bundle: one spelling per member, zeros to the end (FORMAT.md, "Tar").
//!
//! The header block itself is the `tar` crate's; around it stands a stricter reader than any stock
//! one, since whatever a reader passes over could carry something that was never signed.

use std::io::{self, Read};

/// The size of a tar block in bytes (POSIX ustar).
pub const BLOCK: u64 = 512;
/// The longest path of a member, in bytes: what a ustar header holds without its prefix.
pub const MAX_PATH: usize = 100;

/// Why a stream is not the tar of a bundle.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TarError {
    /// The stream could not be read.
    #[error("the stream could not be read: {0}")]
    Read(#[from] io::Error),
    /// A header is not the one this path and size have.
    #[error("the header at byte {at} is not in its one form")]
    Header {
        /// The place in the stream.
        at: u64,
    },
    /// Bytes after a member or after the end that are not zero.
    #[error("the padding at byte {at} is not zero")]
    Padding {
        /// The place in the stream.
        at: u64,
    },
    /// The stream ends inside a member.
    #[error("the stream ends at byte {at}, inside a member")]
    Truncated {
        /// The place in the stream.
        at: u64,
    },
    /// A path that no member may have: absolute, climbing with `..`, empty, or longer than 100 bytes.
    #[error("a path that no member may have")]
    Path,
}

/// The header block of a member: ustar, a regular file, mode 0644, no owner, no time.
///
/// # Errors
/// [`TarError::Path`] when the path does not fit.
pub fn header(path: &str, size: u64) -> Result<[u8; 512], TarError> {
    if path.len() > MAX_PATH {
        return Err(TarError::Path);
    }
    let mut header = tar::Header::new_ustar();
    header.set_path(path).map_err(|_| TarError::Path)?;
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    // Above 8 GiB the crate writes GNU's base-256 form, which stock tar reads.
    header.set_size(size);
    header.set_cksum();
    Ok(*header.as_bytes())
}

/// How many bytes a member of `size` bytes takes: header, content and padding to a whole block.
#[must_use]
pub const fn member_len(size: u64) -> u64 {
    BLOCK.saturating_add(size.saturating_add(BLOCK - 1) / BLOCK * BLOCK)
}

/// How many zero bytes follow a content of `size` bytes.
#[must_use]
pub const fn padding(size: u64) -> u64 {
    (BLOCK - size % BLOCK) % BLOCK
}

/// The length of a padded tar: Padmé (Nikitin et al., "Reducing Metadata Leakage", 2019) over the
/// members and the two closing blocks, then up to whole parts.
///
/// So the number of parts tells the size only to within about a ninth.
#[must_use]
pub fn padded_len(members: u64, part_size: u64) -> u64 {
    let length = members.saturating_add(2 * BLOCK);
    let exponent = u64::from(length.ilog2());
    let bits = u64::from(exponent.max(1).ilog2()).saturating_add(1);
    let mask = 1_u64.checked_shl(u32::try_from(exponent.saturating_sub(bits)).unwrap_or(0)).unwrap_or(1) - 1;
    let padme = length.saturating_add(mask) & !mask;
    padme.div_ceil(part_size.max(1)).saturating_mul(part_size.max(1))
}

/// The next member of a tar: its path and size. Its content must be read to the end before the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The path as it stands in the header.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// Reads a tar member by member, and to its last zero.
pub struct TarReader<R> {
    stream: R,
    at: u64,
    left: u64,
    padding: u64,
}

impl<R: Read> TarReader<R> {
    /// Begins at the first header.
    pub const fn new(stream: R) -> Self {
        Self { stream, at: 0, left: 0, padding: 0 }
    }

    /// The next member; `None` when the end was reached and everything after it was zero.
    ///
    /// # Errors
    /// [`TarError`] with the place in the stream.
    pub fn next_member(&mut self) -> Result<Option<Member>, TarError> {
        self.skip_rest()?;
        let at = self.at;
        let mut block = [0_u8; 512];
        let got = self.fill(&mut block)?;
        if got == 0 || block.iter().all(|byte| *byte == 0) {
            self.only_zeros_to_the_end()?;
            // A tar ends with zeros. One cut exactly between two members does not.
            return if got == 0 { Err(TarError::Truncated { at }) } else { Ok(None) };
        }
        if got < block.len() {
            return Err(TarError::Truncated { at: self.at });
        }
        let bad = || TarError::Header { at };
        let parsed = tar::Header::from_byte_slice(&block);
        let size = parsed.size().map_err(|_| bad())?;
        let path = parsed.path_bytes();
        let path = std::str::from_utf8(&path).map_err(|_| bad())?.to_owned();
        // A path that no header of ours can hold (absolute, climbing, empty) is told as such.
        if header(&path, size)? != block {
            return Err(bad());
        }
        self.left = size;
        self.padding = padding(size);
        Ok(Some(Member { path, size }))
    }

    /// Reads the current member's content to its end and checks its padding.
    fn skip_rest(&mut self) -> Result<(), TarError> {
        let mut scratch = vec![0_u8; 64 << 10];
        while self.left > 0 {
            if self.read(&mut scratch)? == 0 {
                return Err(TarError::Truncated { at: self.at });
            }
        }
        let mut block = [0_u8; 512];
        let length = usize::try_from(std::mem::take(&mut self.padding)).unwrap_or(0);
        let at = self.at;
        let tail = block.get_mut(..length).unwrap_or_default();
        if self.fill(tail)? < length {
            return Err(TarError::Truncated { at: self.at });
        }
        if block.iter().any(|byte| *byte != 0) {
            return Err(TarError::Padding { at });
        }
        Ok(())
    }

    fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, TarError> {
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.stream.read(rest) {
                Ok(0) => break,
                Ok(count) => filled = filled.saturating_add(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.at = self.at.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
        Ok(filled)
    }

    fn only_zeros_to_the_end(&mut self) -> Result<(), TarError> {
        let mut buffer = vec![0_u8; 64 << 10];
        loop {
            let at = self.at;
            let got = self.fill(&mut buffer)?;
            if let Some(place) = buffer.iter().take(got).position(|byte| *byte != 0) {
                return Err(TarError::Padding { at: at.saturating_add(u64::try_from(place).unwrap_or(0)) });
            }
            if got < buffer.len() {
                return Ok(());
            }
        }
    }
}

/// The content of the current member.
impl<R: Read> Read for TarReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let Some(part) = buffer.get_mut(..most).filter(|part| !part.is_empty()) else { return Ok(0) };
        let got = self.stream.read(part)?;
        if got == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let got64 = u64::try_from(got).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(got64);
        self.at = self.at.saturating_add(got64);
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (path, content) in members {
            bytes.extend(header(path, content.len() as u64).unwrap());
            bytes.extend(*content);
            bytes.resize(bytes.len() + padding(content.len() as u64) as usize, 0);
        }
        bytes.resize(bytes.len() + 1024, 0);
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, TarError> {
        let mut reader = TarReader::new(bytes);
        let mut members = Vec::new();
        while let Some(member) = reader.next_member()? {
            let mut content = Vec::new();
            reader.read_to_end(&mut content)?;
            members.push((member.path, content));
        }
        Ok(members)
    }

    #[test]
    fn members_come_back_as_they_were_put_in() {
        let members: [(&str, &[u8]); 3] = [("bagit.txt", b"a"), ("data/x", &[7; 512]), ("data/empty", b"")];
        let back = read(&tar(&members)).unwrap();
        assert_eq!(back.len(), 3);
        for ((path, content), (back_path, back_content)) in members.iter().zip(&back) {
            assert_eq!((*path, *content), (back_path.as_str(), back_content.as_slice()));
        }
    }

    #[test]
    fn whatever_a_lenient_reader_would_pass_over_is_refused() {
        let good = tar(&[("bagit.txt", b"a"), ("data/x", b"bc")]);
        let mut slack = good.clone();
        slack[513] = 1;
        assert!(matches!(read(&slack), Err(TarError::Padding { at: 513 })));
        let mut trailing = good.clone();
        *trailing.last_mut().unwrap() = 1;
        assert!(matches!(read(&trailing), Err(TarError::Padding { .. })));
        let mut owner = good.clone();
        owner[108] = b'1';
        assert!(matches!(read(&owner), Err(TarError::Header { at: 0 })));
        let mut link = good.clone();
        link[156] = b'2';
        assert!(matches!(read(&link), Err(TarError::Header { at: 0 })));
        assert!(matches!(read(&good[..700]), Err(TarError::Truncated { .. })));
        assert!(matches!(read(&good[..1024]), Err(TarError::Truncated { at: 1024 })));
    }

    #[test]
    fn a_path_that_escapes_is_told_from_a_damaged_header() {
        for path in ["../bagit.txt", "/bagit.txt", "data/../../x"] {
            let mut block = header("x", 0).unwrap();
            block[..path.len()].copy_from_slice(path.as_bytes());
            let mut raw = tar::Header::new_ustar();
            *raw.as_mut_bytes() = block;
            raw.set_cksum();
            let mut bytes = raw.as_bytes().to_vec();
            bytes.resize(bytes.len() + 1024, 0);
            assert!(matches!(read(&bytes), Err(TarError::Path)), "{path}");
        }
    }

    #[test]
    fn a_film_of_a_hundred_gigabytes_fits_a_header() {
        let block = header("data/originals/x.mp4", 100 << 30).unwrap();
        assert_eq!(tar::Header::from_byte_slice(&block).size().unwrap(), 100 << 30);
    }

    #[test]
    fn padding_hides_the_size_and_costs_little() {
        let part = 256 << 10;
        assert_eq!(padded_len(1, part), part);
        assert_eq!(padded_len(0, part), part);
        for size in [1_u64 << 20, 3 << 20, (1 << 30) + 12_345, 100 << 30] {
            let padded = padded_len(size, part);
            assert_eq!(padded % part, 0);
            assert!(padded >= size + 1024 && padded <= size + size / 8 + part, "{size} became {padded}");
        }
    }
}
