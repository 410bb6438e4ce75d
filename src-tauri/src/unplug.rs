//! Making a stick safe to pull out: first everything is written, then the system is asked (udisks2) to
//! let go of it. Each is reported for what it is.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{OwnedObjectPath, Value};

use crate::places::source_of;
use crate::told::Unplugged;

/// Who manages disks on this system.
const SERVICE: &str = "org.freedesktop.UDisks2";
/// How long the system may take to let go of a slow stick.
const PATIENCE: Duration = Duration::from_secs(120);

/// Options of a call that has none.
type Options = std::collections::HashMap<&'static str, Value<'static>>;

/// Writes everything out and, where `path` lies on something that can be unplugged, releases it. Blocks
/// until it is done; a slow stick with much to write takes minutes.
pub fn unplug(path: &Path, removable: bool) -> Unplugged {
    let written = write_out(path);
    let device = source_of(path).filter(|_| removable && written);
    let released = device.is_some_and(|device| {
        let bus = connection::Builder::system().and_then(|bus| bus.method_timeout(PATIENCE).build());
        bus.and_then(|bus| release(&bus, &device)).unwrap_or(false)
    });
    Unplugged { written, released }
}

/// Whether everything of the file system of `path` is on the device now.
fn write_out(path: &Path) -> bool {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let opened = folder.and_then(|folder| File::open(folder).ok());
    opened.is_some_and(|file| rustix::fs::syncfs(&file).is_ok())
}

/// Unmounts a device and has its drive let go. False if some of that was refused, for example because
/// another program has a file open there.
///
/// # Errors
/// When nobody manages disks here, or it answers something unforeseen.
fn release(bus: &Connection, device: &Path) -> zbus::Result<bool> {
    let manager =
        Proxy::new(bus, SERVICE, "/org/freedesktop/UDisks2/Manager", "org.freedesktop.UDisks2.Manager")?;
    let wanted = Options::from([("path", Value::from(device.to_string_lossy().into_owned()))]);
    let found: Vec<OwnedObjectPath> = manager.call("ResolveDevice", &(wanted, Options::new()))?;
    let Some(block) = found.first() else { return Ok(false) };
    let filesystem = Proxy::new(bus, SERVICE, block, "org.freedesktop.UDisks2.Filesystem")?;
    if filesystem.call::<_, _, ()>("Unmount", &(Options::new(),)).is_err() {
        return Ok(false);
    }
    let drive: OwnedObjectPath =
        Proxy::new(bus, SERVICE, block, "org.freedesktop.UDisks2.Block")?.get_property("Drive")?;
    if drive.as_str() == "/" {
        // Not on a drive of its own, such as an image: unmounted is all there is.
        return Ok(true);
    }
    let drive = Proxy::new(bus, SERVICE, drive, "org.freedesktop.UDisks2.Drive")?;
    // Switching a stick off says most plainly that nothing of it is in use: it is refused while another
    // part of it is mounted. A card in a reader cannot be switched off, only ejected.
    let act = match (drive.get_property("CanPowerOff")?, drive.get_property("Ejectable")?) {
        (true, _) => "PowerOff",
        (false, true) => "Eject",
        (false, false) => return Ok(true),
    };
    Ok(drive.call::<_, _, ()>(act, &(Options::new(),)).is_ok())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Child, Command, Stdio};
    use std::sync::{Arc, Mutex};

    use zbus::interface;

    use super::*;

    /// A message bus of its own, ended with the test.
    struct Bus(Child, String);

    impl Bus {
        fn start() -> Self {
            let mut daemon = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("dbus-daemon (package dbus)");
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
            Self(daemon, address.trim().to_owned())
        }

        fn connect(&self) -> Connection {
            connection::Builder::address(self.1.as_str()).unwrap().build().unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    type Said = Arc<Mutex<Vec<&'static str>>>;
    struct Resolver;
    struct Filesystem(Said, bool);
    struct Block;
    struct Drive(Said, bool, bool);

    #[interface(name = "org.freedesktop.UDisks2.Manager")]
    impl Resolver {
        fn resolve_device(
            &self,
            wanted: std::collections::HashMap<String, Value<'_>>,
            _options: std::collections::HashMap<String, Value<'_>>,
        ) -> Vec<OwnedObjectPath> {
            match wanted.get("path") {
                Some(Value::Str(path)) if path.as_str() == "/dev/sdz1" => {
                    vec![OwnedObjectPath::try_from("/org/freedesktop/UDisks2/block_devices/sdz1").unwrap()]
                }
                _ => Vec::new(),
            }
        }
    }

    #[interface(name = "org.freedesktop.UDisks2.Filesystem")]
    impl Filesystem {
        fn unmount(&self, _options: std::collections::HashMap<String, Value<'_>>) -> zbus::fdo::Result<()> {
            self.0.lock().unwrap().push("Unmount");
            if self.1 { Err(zbus::fdo::Error::Failed("target is busy".to_owned())) } else { Ok(()) }
        }
    }

    #[interface(name = "org.freedesktop.UDisks2.Block")]
    impl Block {
        #[zbus(property)]
        fn drive(&self) -> OwnedObjectPath {
            OwnedObjectPath::try_from("/org/freedesktop/UDisks2/drives/stick").unwrap()
        }
    }

    #[interface(name = "org.freedesktop.UDisks2.Drive")]
    impl Drive {
        #[zbus(property)]
        fn can_power_off(&self) -> bool {
            self.1
        }
        #[zbus(property)]
        fn ejectable(&self) -> bool {
            true
        }
        fn power_off(&self, _options: std::collections::HashMap<String, Value<'_>>) -> zbus::fdo::Result<()> {
            self.0.lock().unwrap().push("PowerOff");
            if self.2 { Err(zbus::fdo::Error::Failed("in use".to_owned())) } else { Ok(()) }
        }
        fn eject(&self, _options: std::collections::HashMap<String, Value<'_>>) {
            self.0.lock().unwrap().push("Eject");
        }
    }

    /// Releases `/dev/sdz1` on a bus with a system that may refuse; what it answered, and what it was asked.
    fn released(busy: bool, powers: bool, in_use: bool, device: &str) -> (bool, Vec<&'static str>) {
        let (bus, said) = (Bus::start(), Said::default());
        let block = "/org/freedesktop/UDisks2/block_devices/sdz1";
        let _system = connection::Builder::address(bus.1.as_str())
            .and_then(|it| it.name(SERVICE))
            .and_then(|it| it.serve_at("/org/freedesktop/UDisks2/Manager", Resolver))
            .and_then(|it| it.serve_at(block, Filesystem(Arc::clone(&said), busy)))
            .and_then(|it| it.serve_at(block, Block))
            .and_then(|it| {
                it.serve_at("/org/freedesktop/UDisks2/drives/stick", Drive(Arc::clone(&said), powers, in_use))
            })
            .and_then(|it| it.build())
            .unwrap();
        let answer = release(&bus.connect(), Path::new(device)).unwrap();
        let said = said.lock().unwrap().clone();
        (answer, said)
    }

    #[test]
    fn a_stick_is_unmounted_and_switched_off() {
        assert_eq!(released(false, true, false, "/dev/sdz1"), (true, vec!["Unmount", "PowerOff"]));
        assert_eq!(released(false, false, false, "/dev/sdz1"), (true, vec!["Unmount", "Eject"]));
    }

    #[test]
    fn what_is_not_released_is_not_called_so() {
        assert_eq!(released(true, true, false, "/dev/sdz1"), (false, vec!["Unmount"]));
        assert_eq!(released(false, true, true, "/dev/sdz1"), (false, vec!["Unmount", "PowerOff"]));
        assert_eq!(released(false, true, false, "/dev/other"), (false, vec![]));
        let empty = Bus::start();
        assert!(release(&empty.connect(), Path::new("/dev/sdz1")).is_err());
    }

    #[test]
    fn a_plain_folder_is_written_and_not_released() {
        let folder = tempfile::tempdir().unwrap();
        let Unplugged { written, released } = unplug(folder.path(), false);
        assert!(written && !released);
        let gone = folder.path().join("gone/deeper");
        assert!(!unplug(&gone, true).written);
    }
}
