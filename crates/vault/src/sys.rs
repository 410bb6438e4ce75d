//! The one audited module with unsafe code: `mlock`, `munlock`, `sqlite3_key_v2` and
//! `sqlite3_rekey_v2`.
//!
//! Each unsafe block is one call into C whose pointers come from live Rust references of known
//! size. Nothing else belongs here: what can be done safely is done elsewhere, or below without
//! `unsafe`.
#![allow(unsafe_code)]

use std::ffi::c_int;

use rusqlite::{Connection, ffi};

/// The size in bytes of a raw key as SQLCipher takes it: `x'`, 64 hexadecimal digits, `'`.
///
/// SQLCipher silently takes any other size for a passphrase, so the size is in the type.
pub(crate) const RAW_KEY_TEXT_SIZE: usize = 67;

/// Asks that the pages under `value` are never written to swap. Returns whether the system agreed:
/// it may refuse (`RLIMIT_MEMLOCK`), and a secret is still a secret then.
///
/// Locks do not nest: `value` must have its pages to itself, or [`unlock_memory`] on a neighbour
/// undoes this.
#[cfg(unix)]
pub(crate) fn lock_memory<T>(value: &T) -> bool {
    // SAFETY: pointer and size describe a live object, borrowed for the whole call; mlock changes
    // how the pages are kept, never what they hold.
    unsafe { libc::mlock(std::ptr::from_ref(value).cast(), size_of::<T>()) == 0 }
}

/// Undoes [`lock_memory`].
#[cfg(unix)]
pub(crate) fn unlock_memory<T>(value: &T) {
    // SAFETY: as for mlock. A failure leaves the pages locked, which harms nothing.
    let _ = unsafe { libc::munlock(std::ptr::from_ref(value).cast(), size_of::<T>()) };
}

/// Without `mlock` on this system, says so.
#[cfg(not(unix))]
pub(crate) fn lock_memory<T>(_value: &T) -> bool {
    false
}

/// Nothing was locked.
#[cfg(not(unix))]
pub(crate) fn unlock_memory<T>(_value: &T) {}

/// Gives SQLCipher the raw key of the main file of `connection`, before anything was read from it.
///
/// # Errors
/// What SQLCipher answers. A wrong key is not noticed here but at the first read.
pub(crate) fn key_connection(
    connection: &Connection,
    raw_key_text: &[u8; RAW_KEY_TEXT_SIZE],
) -> Result<(), rusqlite::Error> {
    const SIZE: c_int = RAW_KEY_TEXT_SIZE as c_int;
    // SAFETY: the handle is that of an open connection, borrowed for the whole call and not closed
    // by it; the name ends in NUL; the key is SIZE readable bytes, which SQLCipher copies before it
    // returns.
    let answer = unsafe {
        ffi::sqlite3_key_v2(connection.handle(), c"main".as_ptr(), raw_key_text.as_ptr().cast(), SIZE)
    };
    if answer == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(answer), None))
    }
}

/// Has SQLCipher write the main file of `connection` anew under another raw key.
///
/// # Errors
/// What SQLCipher answers; the file then has its old key.
pub(crate) fn rekey_connection(
    connection: &Connection,
    raw_key_text: &[u8; RAW_KEY_TEXT_SIZE],
) -> Result<(), rusqlite::Error> {
    const SIZE: c_int = RAW_KEY_TEXT_SIZE as c_int;
    // SAFETY: as for sqlite3_key_v2 above.
    let answer = unsafe {
        ffi::sqlite3_rekey_v2(connection.handle(), c"main".as_ptr(), raw_key_text.as_ptr().cast(), SIZE)
    };
    if answer == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(answer), None))
    }
}

/// Keeps this process's memory out of core dumps and away from other processes of the same user:
/// no core file (`RLIMIT_CORE` 0), and on Linux not dumpable, so not traceable either. Call it
/// first thing in `main`. Returns whether the system agreed to all of it.
#[must_use]
pub fn harden_process() -> bool {
    #[cfg(unix)]
    let no_core = {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        setrlimit(Resource::Core, none).is_ok()
    };
    #[cfg(not(unix))]
    let no_core = false;

    #[cfg(target_os = "linux")]
    let not_dumpable = {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok()
    };
    #[cfg(not(target_os = "linux"))]
    let not_dumpable = true;

    no_core && not_dumpable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_hardened_process_leaves_no_core() {
        use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
        assert!(harden_process());
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }

    /// Whether the system says that the page of `value` is locked: `lo` among the flags of its mapping.
    #[cfg(target_os = "linux")]
    fn is_locked<T>(value: &T) -> bool {
        let at = std::ptr::from_ref(value) as usize;
        let text = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut holds = false;
        for line in text.lines() {
            let range = line.split(' ').next().and_then(|range| range.split_once('-'));
            let ends = range.map(|(from, to)| [from, to].map(|end| usize::from_str_radix(end, 16)));
            if let Some([Ok(from), Ok(to)]) = ends {
                holds = (from..to).contains(&at);
            } else if let Some(flags) = line.strip_prefix("VmFlags:").filter(|_| holds) {
                return flags.split(' ').any(|flag| flag == "lo");
            }
        }
        panic!("no mapping holds {at:#x}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn memory_is_locked_when_it_is_said_to_be() {
        #[repr(C, align(4096))]
        struct Page([u8; 4096]);
        let page = Box::new(Page([7; 4096]));
        assert!(!is_locked(&*page));
        // Where the system refuses, it must not be said either.
        let locked = lock_memory(&*page);
        assert_eq!(is_locked(&*page), locked);
        unlock_memory(&*page);
        assert!(!is_locked(&*page));
        assert_eq!(page.0, [7; 4096]);
    }
}
