//! What can be said of the disk a place lies on.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// FAT as statfs(2) numbers it.
const FAT: u64 = 0x4d44;
/// The largest file on FAT: 4 GiB less one byte.
const FAT_LARGEST: u64 = u32::MAX as u64;

/// The disk a place lies on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// Whether it can be unplugged: a stick, a card, a disk on USB.
    pub removable: bool,
    /// Free bytes, where that can be known.
    pub free: Option<u64>,
    /// The largest file it can hold, in bytes, where that is small.
    pub largest_file: Option<u64>,
}

impl Disk {
    /// The disk of a path; of a file that is not there yet, the disk of its folder.
    pub fn of(path: &Path) -> Self {
        let path = if path.exists() { path } else { path.parent().unwrap_or(path) };
        let kind = rustix::fs::statfs(path).ok().and_then(|facts| u64::try_from(facts.f_type).ok());
        let device = source_of(path);
        Self {
            removable: device.is_some_and(|device| is_removable(Path::new("/sys/dev/block"), &device)),
            free: free(path),
            largest_file: kind.filter(|kind| *kind == FAT).map(|_| FAT_LARGEST),
        }
    }
}

/// Bytes free to this account on the disk of a path.
pub fn free(path: &Path) -> Option<u64> {
    let facts = rustix::fs::statvfs(path).ok()?;
    Some(facts.f_bavail.saturating_mul(facts.f_frsize))
}

/// The block device that is mounted where a path lies, such as `/dev/sdb1`.
pub fn source_of(path: &Path) -> Option<PathBuf> {
    let device = fs::metadata(path).ok()?.dev();
    let wanted = format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device));
    mounted(&fs::read_to_string("/proc/self/mountinfo").ok()?, &wanted)
}

/// Finds the source of a mount by its device number (proc(5): the third field; the source is the second
/// after the lone hyphen).
fn mounted(table: &str, number: &str) -> Option<PathBuf> {
    table.lines().find_map(|line| {
        let (front, back) = line.split_once(" - ")?;
        let source = back.split(' ').nth(1)?;
        (front.split(' ').nth(2)? == number && source.starts_with("/dev/")).then(|| PathBuf::from(source))
    })
}

/// Whether a block device says of itself that it can be taken out, or hangs on USB or in a card reader.
fn is_removable(numbers: &Path, device: &Path) -> bool {
    let Ok(facts) = fs::metadata(device) else { return false };
    let number = format!("{}:{}", rustix::fs::major(facts.rdev()), rustix::fs::minor(facts.rdev()));
    let Ok(place) = fs::canonicalize(numbers.join(number)) else { return false };
    looks_removable(&place)
}

/// The same of its folder in `/sys`: of a partition, the disk is the folder above.
fn looks_removable(place: &Path) -> bool {
    let says =
        |folder: &Path| fs::read_to_string(folder.join("removable")).is_ok_and(|text| text.trim() == "1");
    let by_usb = place.components().any(|part| part.as_os_str().to_string_lossy().starts_with("usb"));
    let by_reader = place.components().any(|part| part.as_os_str() == "mmc_host");
    let own = place.parent().is_some_and(says) || says(place);
    // A laptop's own soldered storage can be on mmc; only a card says that it is one.
    let card = by_reader
        && place.ancestors().take(4).any(|folder| {
            fs::read_to_string(folder.join("device/type")).is_ok_and(|text| text.trim() == "SD")
        });
    own || by_usb || card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_is_found_by_its_number() {
        let table = "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n\
                     40 22 8:17 / /media/her/STICK\\040A rw,nosuid shared:9 master:3 - vfat /dev/sdb1 rw,uid=1000\n\
                     41 22 0:25 / /run rw - tmpfs tmpfs rw\n";
        assert_eq!(mounted(table, "8:17").unwrap(), Path::new("/dev/sdb1"));
        assert_eq!(mounted(table, "0:25"), None);
        assert_eq!(mounted(table, "9:9"), None);
    }

    #[test]
    fn what_can_be_taken_out_is_told_by_the_system() {
        let sys = tempfile::tempdir().unwrap();
        let disk = |name: &str, removable: &str| {
            let part = sys.path().join(name).join("sdx/sdx1");
            fs::create_dir_all(&part).unwrap();
            fs::write(part.parent().unwrap().join("removable"), removable).unwrap();
            part
        };
        assert!(looks_removable(&disk("pci0/ata1/block", "1\n")));
        assert!(!looks_removable(&disk("pci0/ata2/block", "0\n")));
        assert!(looks_removable(&disk("pci0/usb2/2-1/block", "0\n")));
        assert!(!looks_removable(&disk("pci0/mmc_host/mmc0/block", "0\n")));
        fs::create_dir_all(sys.path().join("pci0/mmc_host/mmc0/block/sdx/device")).unwrap();
        fs::write(sys.path().join("pci0/mmc_host/mmc0/block/sdx/device/type"), "SD\n").unwrap();
        assert!(looks_removable(&disk("pci0/mmc_host/mmc0/block", "0\n")));
    }

    #[test]
    fn a_plain_folder_has_room_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::of(&folder.path().join("not-there-yet"));
        assert!(disk.free.is_some_and(|free| free > 0));
        assert!(!disk.removable);
        assert_eq!(disk.largest_file, None);
    }
}
