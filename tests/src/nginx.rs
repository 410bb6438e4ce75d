//! nginx with its DAV module, which takes files by `PUT`: the peer beside which a mailbox is measured.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::places::target;

/// A running nginx with a folder of its own.
pub struct Nginx {
    folder: TempDir,
    process: Child,
    address: SocketAddr,
}

impl Nginx {
    /// Starts it on a disk, with TLS 1.3 by this certificate and key, and a worker for each core.
    ///
    /// # Panics
    /// When it is not there, or does not answer.
    #[must_use]
    pub fn start(disk: &Path, certificate: &Path, key: &Path) -> Self {
        let folder = TempDir::new_in(disk).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let at = |name: &str| folder.path().join(name).display().to_string();
        for name in ["files", "spool", "logs"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        // Root's workers would become somebody else, who may not write here.
        let user = if fs::metadata("/proc/self").is_ok_and(|it| owner(&it) == 0) { "user root;" } else { "" };
        let text = format!(
            "{user} daemon off; worker_processes auto; pid {pid}; error_log {errors};
             events {{ worker_connections 2048; }}
             http {{
                 access_log off;
                 client_body_temp_path {spool}; proxy_temp_path {spool}; fastcgi_temp_path {spool};
                 uwsgi_temp_path {spool}; scgi_temp_path {spool};
                 client_max_body_size 0;
                 keepalive_requests 1000000;
                 server {{
                     listen {address} ssl backlog=2048;
                     ssl_certificate {certificate};
                     ssl_certificate_key {key};
                     ssl_protocols TLSv1.3;
                     root {files};
                     location / {{ dav_methods PUT; create_full_put_path on; }}
                 }}
             }}",
            pid = at("pid"),
            errors = at("logs/error.log"),
            spool = at("spool"),
            files = at("files"),
            certificate = certificate.display(),
            key = key.display(),
        );
        fs::write(folder.path().join("nginx.conf"), text).unwrap();
        let process = Command::new(program())
            .args(["-c", &at("nginx.conf"), "-p", &at("")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let nginx = Self { folder, process, address };
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(address).is_err() {
            let log = fs::read_to_string(nginx.folder.path().join("logs/error.log")).unwrap_or_default();
            assert!(Instant::now() < until, "nginx does not answer: {log}");
            thread::sleep(Duration::from_millis(20));
        }
        nginx
    }

    /// Where it answers.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its workers when it is asked to end; killed, it would leave them.
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
    }
}

fn owner(facts: &fs::Metadata) -> u32 {
    std::os::unix::fs::MetadataExt::uid(facts)
}

/// nginx from `tests/setup.sh bench`; `SANAD_NGINX` names another.
fn program() -> PathBuf {
    let here = || target().join("tools/nginx/usr/sbin/nginx");
    let path = std::env::var_os("SANAD_NGINX").map_or_else(here, PathBuf::from);
    assert!(path.is_file(), "{} is missing: run `tests/setup.sh bench`", path.display());
    path
}
