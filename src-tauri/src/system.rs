//! What can be known of the computer: its keyboard, and what it may write where nobody sees it.
//! Everything here is best effort: what cannot be known is left out, and nothing fails by it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::process::{Resource, getrlimit};

use crate::environment;

/// Bytes that must be lockable for the keys of a vault to stay out of swap: sixteen pages.
const LOCKABLE: u64 = 64 * 1024;

/// The system's own name, without the computer's.
pub fn name() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let named = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let kernel = rustix::system::uname();
    format!(
        "{}, {} {}",
        named.unwrap_or("Linux").trim_matches('"'),
        kernel.release().to_string_lossy(),
        std::env::consts::ARCH
    )
}

/// The short name of the keyboard's layout, where the system says it. Of two layouts, the one in use.
pub fn keyboard() -> Option<String> {
    let said = said_by("setxkbmap", &["-query"])?;
    let line = said.lines().find_map(|line| line.strip_prefix("layout:"))?;
    let layouts: Vec<&str> = line.trim().split(',').filter(|name| !name.is_empty()).collect();
    let chosen = match layouts.as_slice() {
        [] => return None,
        [one] => one,
        // The second group lights a virtual lamp, bit 12 of the mask; a third cannot be told from it.
        [first, second] => {
            if second_group() {
                second
            } else {
                first
            }
        }
        _ => return None,
    };
    Some((*chosen).to_owned())
}

fn second_group() -> bool {
    let said = said_by("xset", &["-q"]).unwrap_or_default();
    let mask = said.split("LED mask:").nth(1).and_then(|rest| rest.split_whitespace().next());
    mask.and_then(|mask| u32::from_str_radix(mask, 16).ok()).is_some_and(|mask| mask & 0x1000 != 0)
}

fn said_by(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    let said = command.output().ok().filter(|said| said.status.success())?;
    String::from_utf8(said.stdout).ok()
}

/// What of this computer cannot be kept safe, by code, worst first. `hardened` is whether the system
/// agreed to keep this process's memory out of core dumps.
pub fn warnings(hardened: bool) -> Vec<String> {
    let root = Path::new("/");
    let mut warnings = Vec::new();
    let swap = swaps(root);
    if swap.contains(&Swap::Open) {
        warnings.push("swap-open");
    }
    if hibernates(root) && swap.iter().any(|one| *one != Swap::Memory) {
        warnings.push("hibernation");
    }
    if !environment::sandboxed() {
        warnings.push("no-sandbox");
    }
    let lockable = getrlimit(Resource::Memlock).current.is_none_or(|bytes| bytes >= LOCKABLE);
    if !lockable || !hardened {
        warnings.push("memory-not-locked");
    }
    if cfg!(debug_assertions) {
        warnings.push("development-build");
    }
    warnings.into_iter().map(str::to_owned).collect()
}

/// Where a swap area lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Swap {
    /// In compressed memory.
    Memory,
    /// On something encrypted.
    Encrypted,
    /// On a disk, in the clear as far as can be seen.
    Open,
}

fn swaps(root: &Path) -> Vec<Swap> {
    let table = fs::read_to_string(root.join("proc/swaps")).unwrap_or_default();
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| swap(root, name))
        .collect()
}

fn swap(root: &Path, name: &str) -> Swap {
    let block = name.strip_prefix("/dev/").unwrap_or_default();
    if block.starts_with("zram") {
        Swap::Memory
    } else if !block.is_empty() && is_encrypted(&root.join("sys/class/block").join(block), 0) {
        Swap::Encrypted
    } else {
        Swap::Open
    }
}

/// Whether a block device is dm-crypt, or stands on nothing but such.
fn is_encrypted(device: &Path, depth: u8) -> bool {
    let uuid = fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
    if uuid.starts_with("CRYPT-") {
        return true;
    }
    let below: Vec<PathBuf> = fs::read_dir(device.join("slaves"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    depth < 8 && !below.is_empty() && below.iter().all(|device| is_encrypted(device, depth.saturating_add(1)))
}

fn hibernates(root: &Path) -> bool {
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    read("sys/power/state").split_whitespace().any(|state| state == "disk")
        && !read("sys/power/disk").contains("[disabled]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computer(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    const HEAD: &str = "Filename Type Size Used Priority\n";

    #[test]
    fn swap_is_told_apart() {
        let table = format!(
            "{HEAD}/dev/zram0 partition 1 0 5\n/dev/dm-1 partition 1 0 -2\n/dev/sda2 partition 1 0 -3\n/swapfile file 1 0 -4\n"
        );
        let root = computer(&[
            ("proc/swaps", &table),
            ("sys/class/block/dm-1/dm/uuid", "LVM-abc\n"),
            ("sys/class/block/dm-1/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-x\n"),
        ]);
        assert_eq!(swaps(root.path()), [Swap::Memory, Swap::Encrypted, Swap::Open, Swap::Open]);
        let none = computer(&[("proc/swaps", HEAD)]);
        assert!(swaps(none.path()).is_empty());
        assert!(swaps(computer(&[]).path()).is_empty());
    }

    #[test]
    fn hibernation_is_seen() {
        let with = |state: &str, disk: &str| {
            hibernates(computer(&[("sys/power/state", state), ("sys/power/disk", disk)]).path())
        };
        assert!(with("freeze mem disk\n", "[platform] shutdown\n"));
        assert!(!with("freeze mem disk\n", "[disabled]\n"));
        assert!(!with("freeze mem\n", ""));
    }
}
