//! A real S3 server on loopback: SeaweedFS, which `make setup` puts into `target/venv`.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::places::{in_memory, weed};
use crate::wire::{Ask, Line};

/// Its one user, who may do anything in it.
pub const KEY: &str = "mailbox";
/// What that user shows.
pub const SECRET: &str = "spoken-on-loopback-only";

/// An S3 server with a folder of its own.
pub struct S3 {
    folder: TempDir,
    process: Child,
    address: SocketAddr,
}

impl S3 {
    /// Starts it, with an empty bucket of this name.
    ///
    /// # Panics
    /// When it does not answer within a minute.
    #[must_use]
    pub fn with_bucket(name: &str) -> Self {
        // It takes no port 0. What was free a moment ago may be taken by now: then it ends, and others
        // are tried.
        let s3 = (0..5).find_map(|_| Self::start(true)).expect("SeaweedFS starts on free ports");
        s3.make_bucket(name);
        s3
    }

    /// Likewise, for anyone who comes, without keys: a peer to be measured beside.
    #[must_use]
    pub fn open_to_anyone(name: &str) -> Self {
        let s3 = (0..5).find_map(|_| Self::start(false)).expect("SeaweedFS starts on free ports");
        let made = Line::plain(s3.address).unwrap().ask(&Ask::to(&format!("PUT /{name}"))).unwrap();
        assert_eq!(made.status, 200, "{made:?}");
        s3
    }

    /// Where it answers.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    fn start(with_users: bool) -> Option<Self> {
        let folder = in_memory();
        let users = serde_json::json!({ "identities": [{
            "name": KEY,
            "credentials": [{ "accessKey": KEY, "secretKey": SECRET }],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
        }] });
        fs::write(folder.path().join("users.json"), users.to_string()).unwrap();
        fs::create_dir(folder.path().join("objects")).unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        // All of them are held until all are known, so that none comes twice.
        let held = [(); 8].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap());
        let ports = held.each_ref().map(|listener| listener.local_addr().unwrap().port());
        drop(held);
        let names = [
            "master.port",
            "master.port.grpc",
            "volume.port",
            "volume.port.grpc",
            "filer.port",
            "filer.port.grpc",
            "s3.port",
            "s3.port.grpc",
        ];
        let process = Command::new(weed())
            .args(["-logtostderr=true", "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3"])
            .args(["-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.iam=false", "-master.telemetry=false"])
            .args(["-master.volumeSizeLimitMB=256", "-volume.max=40"])
            .args(names.iter().zip(ports).map(|(name, port)| format!("-{name}={port}")))
            .arg(format!("-dir={}", folder.path().join("objects").display()))
            .args(with_users.then(|| format!("-s3.config={}", folder.path().join("users.json").display())))
            // It would look for settings at a person's home.
            .env("HOME", folder.path())
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .expect("SeaweedFS is needed: tests/setup.sh");
        let mut s3 = Self { folder, process, address: SocketAddr::from((Ipv4Addr::LOCALHOST, ports[6])) };
        let until = Instant::now() + Duration::from_secs(60);
        while Instant::now() < until {
            if s3.process.try_wait().unwrap().is_some() {
                return None;
            }
            let answers =
                |mut line: Line| line.ask(&Ask::to("GET /healthz")).is_ok_and(|it| it.status == 200);
            if Line::plain(s3.address).is_ok_and(answers) {
                return Some(s3);
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("SeaweedFS does not answer: {}", s3.log());
    }

    /// An empty bucket. The request is signed by curl.
    fn make_bucket(&self, name: &str) {
        let url = format!("{}/{name}", self.url());
        let made = Command::new("curl")
            .args(["--silent", "--show-error", "--fail", "--noproxy", "*", "--request", "PUT"])
            .args(["--aws-sigv4", "aws:amz:us-east-1:s3", "--user", &format!("{KEY}:{SECRET}"), &url])
            .output()
            .expect("curl is needed: tests/setup.sh");
        assert!(made.status.success(), "{}{}", String::from_utf8_lossy(&made.stderr), self.log());
    }

    /// Where it answers, as an `http://` address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
