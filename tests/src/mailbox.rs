//! A mailbox: the real `sanad-mailbox`, started as an operator starts it, on a port the system chooses.
//! Before it lies a [`Cable`], whose address is what everybody is told: so the mailbox can be killed and
//! come back elsewhere, and the road to it can be made bad.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use sanad_evidence::Digest;
use sanad_evidence::pass::Pass;
use sanad_evidence::sign::VerifyingKey;
use tempfile::TempDir;

use crate::company::Folder;
use crate::places::{in_memory, program};
use crate::s3::{KEY, S3, SECRET};
use crate::wire::{Answer, Ask, Cable, Identity, said};

/// A mailbox with a folder of its own.
pub struct Mailbox {
    folder: TempDir,
    /// The road to it.
    pub cable: Cable,
    process: Mutex<Option<Running>>,
    log: Arc<Mutex<String>>,
    partners: AtomicU64,
    s3: Option<Arc<S3>>,
}

struct Running {
    process: Child,
    address: SocketAddr,
}

/// How a mailbox is told to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// TLS of its own.
    Nothing,
    /// Without TLS, for a reverse proxy on the same machine.
    Proxy,
}

impl Default for Mailbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Mailbox {
    /// A running mailbox that keeps what it takes in a local folder.
    #[must_use]
    pub fn new() -> Self {
        Self::made(in_memory(), None, Before::Nothing)
    }

    /// Likewise, with its folder on a disk that is to be measured.
    #[must_use]
    pub fn in_folder(disk: &Path) -> Self {
        Self::made(TempDir::new_in(disk).unwrap(), None, Before::Nothing)
    }

    /// Likewise, without TLS: what answers here is for a [`crate::wire::Front`] to show, with
    /// [`Mailbox::identity`].
    #[must_use]
    pub fn behind_a_proxy() -> Self {
        Self::made(in_memory(), None, Before::Proxy)
    }

    /// Likewise, with what it takes in a bucket.
    #[must_use]
    pub fn on(s3: &Arc<S3>, bucket: &str) -> Self {
        Self::made(in_memory(), Some((Arc::clone(s3), bucket)), Before::Nothing)
    }

    /// A running mailbox like the one whose folder this was.
    #[must_use]
    pub fn like(kept: &Folder) -> Self {
        let mailbox = Self::unpacked(kept);
        mailbox.start();
        mailbox
    }

    /// Likewise, without TLS.
    #[must_use]
    pub fn like_behind_a_proxy(kept: &Folder) -> Self {
        let mailbox = Self::unpacked(kept);
        mailbox.leaves_tls_to_a_proxy();
        mailbox.start();
        mailbox
    }

    fn unpacked(kept: &Folder) -> Self {
        let folder = in_memory();
        kept.write_private(&folder.path().join("mailbox"));
        // What was empty was not kept.
        fs::create_dir_all(folder.path().join("mailbox/spool")).unwrap();
        let cable = Cable::to(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
        let (process, log, partners) = (Mutex::default(), Arc::default(), AtomicU64::new(50));
        Self { folder, cable, process, log, partners, s3: None }
    }

    fn made(folder: TempDir, store: Option<(Arc<S3>, &str)>, before: Before) -> Self {
        // Where it will be is known only once it runs, and what it is told before that is the cable.
        let cable = Cable::to(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
        let address = format!("https://{}", cable.address());
        let box_folder = folder.path().join("mailbox");
        let mut init = command();
        init.arg("init").arg(&box_folder).args(["--address", &address]);
        let (s3, bucket) = store.unzip();
        if let Some(bucket) = bucket {
            init.args(["--store", &format!("s3://{bucket}")]);
        }
        done(&init.output().unwrap());
        let partners = AtomicU64::new(0);
        let mailbox = Self { folder, cable, process: Mutex::default(), log: Arc::default(), partners, s3 };
        if before == Before::Proxy {
            mailbox.leaves_tls_to_a_proxy();
        }
        if let Some(s3) = &mailbox.s3 {
            let endpoint = format!("endpoint = \"{}\"", s3.url());
            mailbox.configure("# endpoint = \"https://s3.example\"", &endpoint);
            let credentials = format!("access_key_id = \"{KEY}\"\nsecret_access_key = \"{SECRET}\"\n");
            let file = mailbox.folder().join("s3.credentials");
            fs::write(&file, credentials).unwrap();
            fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        mailbox.start();
        mailbox
    }

    /// Has it listen without TLS: the proxy before it shows the mailbox's own key.
    fn leaves_tls_to_a_proxy(&self) {
        let pin = format!("behind_proxy = true\npin = \"{}\"", self.pin());
        self.configure("# behind_proxy = true", &pin);
        self.configure("listen = \"0.0.0.0:", "listen = \"127.0.0.1:");
        for line in ["[tls]\n", "certificate = \"tls.crt\"\n", "key = \"tls.key\"\n"] {
            self.configure(line, "");
        }
    }

    /// A second process before the same store, with the same keys, and a road of its own.
    #[must_use]
    pub fn twin(&self) -> Self {
        let cable = Cable::to(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
        let folder = in_memory();
        crate::stick::copy_all(&self.folder(), &folder.path().join("mailbox"));
        let partners = AtomicU64::new(100);
        let (process, log, s3) = (Mutex::default(), Arc::default(), self.s3.clone());
        let twin = Self { folder, cable, process, log, partners, s3 };
        twin.start();
        twin
    }

    /// Its folder: configuration, keys and, without a bucket, what it took.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("mailbox")
    }

    /// Changes its configuration, before it is started the next time.
    ///
    /// # Panics
    /// When the text to be changed is not there.
    pub fn configure(&self, from: &str, to: &str) {
        let path = self.folder().join("mailbox.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} is not in {text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    /// Starts it. It is ready when this returns.
    pub fn start(&self) {
        let mut serve = command();
        serve.args(["serve", "--config"]).arg(self.folder()).args(["--listen", "127.0.0.1:0"]);
        let mut process = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (errors, kept) = (BufReader::new(process.stderr.take().unwrap()), Arc::clone(&self.log));
        thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = lines.find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
        let Some(said) = said else {
            let ended = process.wait().unwrap();
            panic!("the mailbox does not listen: {ended} {}", self.log());
        };
        thread::spawn(move || lines.for_each(drop));
        let address = said.parse().unwrap();
        self.cable.lead_to(address);
        *self.process.lock().unwrap() = Some(Running { process, address });
    }

    /// Kills it with SIGKILL, in the middle of whatever it does.
    pub fn kill(&self) {
        if let Some(mut running) = self.process.lock().unwrap().take() {
            let _ = running.process.kill();
            let _ = running.process.wait();
        }
    }

    /// Asks it to end, and gives its exit code.
    #[must_use]
    pub fn stop(&self) -> Option<i32> {
        let mut running = self.process.lock().unwrap().take()?;
        let pid = running.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        running.process.wait().unwrap().code()
    }

    /// Where it really listens, past the cable.
    ///
    /// # Panics
    /// When it does not run.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.process.lock().unwrap().as_ref().expect("the mailbox runs").address
    }

    /// Its process.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.process.lock().unwrap().as_ref().expect("the mailbox runs").process.id()
    }

    /// The most memory it ever had, in KiB.
    #[must_use]
    pub fn peak_memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// What it has written to its log.
    #[must_use]
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// A verb of the operator's, on this mailbox.
    #[must_use]
    pub fn verb(&self, words: &[&str]) -> Output {
        let mut verb = command();
        verb.args(words).arg("--config").arg(self.folder()).output().unwrap()
    }

    /// Adds a partner, and gives the file with which its desk opens the mailbox.
    #[must_use]
    pub fn pass(&self) -> PathBuf {
        let number = self.partners.fetch_add(1, Ordering::SeqCst);
        let file = self.folder.path().join(format!("pass-{number}"));
        let label = format!("partner-{number}");
        done(&self.verb(&["partner", "add", &label, "--out", file.to_str().unwrap()]));
        file
    }

    /// Adds a partner, and gives its desk, for speaking to the mailbox without a vault.
    #[must_use]
    pub fn desk(&self) -> Desk {
        let text = fs::read_to_string(self.pass()).unwrap();
        let pass = Pass::parse(&text).unwrap();
        Desk { key: pass.desk_key().to_hex().to_string(), receipt_key: pass.receipt_key() }
    }

    /// Reads every part of every receipt, as the operator would.
    ///
    /// # Panics
    /// When one is false.
    pub fn check(&self) {
        done(&self.verb(&["check"]));
    }

    /// The digest of the key it shows, as invitations name it: computed here from the key.
    #[must_use]
    pub fn pin(&self) -> Digest {
        let key = fs::read_to_string(self.folder().join("tls.key")).unwrap();
        let key = rcgen::KeyPair::from_pem(&key).unwrap();
        Digest::of(&rcgen::PublicKeyData::subject_public_key_info(&key))
    }

    /// What it shows as itself: for a proxy before it.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let [certificate, key] = self.identity_files();
        Identity::read(&certificate, &key)
    }

    /// Its certificate and that one's key, as PEM files.
    #[must_use]
    pub fn identity_files(&self) -> [PathBuf; 2] {
        ["tls.crt", "tls.key"].map(|name| self.folder().join(name))
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.kill();
    }
}

fn command() -> Command {
    let mut command = Command::new(program("sanad-mailbox"));
    command.stdin(Stdio::null());
    command
}

fn done(output: &Output) {
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
}

/// A partner's desk, without its vault.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What opens the mailbox for it.
    pub key: String,
    /// The mailbox's key for receipts.
    pub receipt_key: VerifyingKey,
}

impl Desk {
    /// Asks as this desk.
    #[must_use]
    pub fn asks(&self, at: SocketAddr, what: &str) -> Answer {
        said(at, &Ask::by(what, &self.key))
    }

    /// Registers tokens.
    pub fn registers<'a>(&self, at: SocketAddr, tokens: impl IntoIterator<Item = &'a crate::sender::Secret>) {
        let digests: Vec<String> = tokens.into_iter().map(|token| token.digest().to_string()).collect();
        for some in digests.chunks(5000) {
            let body = serde_json::json!({ "add": some, "revoke": [] });
            let answer = said(at, &Ask::by("POST /v1/desk/tokens", &self.key).json(&body));
            assert_eq!(answer.status, 204, "{answer:?}");
        }
    }

    /// Revokes a token.
    pub fn revokes(&self, at: SocketAddr, token: &crate::sender::Secret) {
        let body = serde_json::json!({ "add": [], "revoke": [token.digest().to_string()] });
        let answer = said(at, &Ask::by("POST /v1/desk/tokens", &self.key).json(&body));
        assert_eq!(answer.status, 204, "{answer:?}");
    }

    /// The handles of all bundles that wait, page by page.
    #[must_use]
    pub fn waiting(&self, at: SocketAddr) -> Vec<serde_json::Value> {
        let mut all: Vec<serde_json::Value> = Vec::new();
        loop {
            let after = all
                .last()
                .map_or(String::new(), |last| format!("?after={}", last["handle"].as_str().unwrap()));
            let page = self.asks(at, &format!("GET /v1/desk/bundles{after}"));
            assert_eq!(page.status, 200, "{page:?}");
            let page = page.json();
            all.extend(page["bundles"].as_array().unwrap().iter().cloned());
            if page["more"] != true {
                return all;
            }
        }
    }
}
