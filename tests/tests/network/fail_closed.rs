//! With a proxy set, the system is asked for nothing but a connection to the proxy: no other address, no
//! name, whether the proxy works or not. Seen under `strace`, by the command line as it is.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use sanad_tests::neighbours::Neighbours;
use sanad_tests::places::program;
use sanad_tests::wire::Socks;
use sanad_vault::Network;

const NAME: &str = "mailbox.invalid";

/// What a round of the courier asked the system for.
struct Asked {
    /// Every call that opens a socket or sends to an address, and every file that was opened.
    trace: String,
    /// What the command line said.
    said: serde_json::Value,
}

impl Asked {
    /// One round of `sanad-cli courier`, watched.
    fn of(vault: &Path) -> Self {
        let folder = tempfile::TempDir::new().unwrap();
        let (trace, secret) = (folder.path().join("trace"), folder.path().join("passphrase"));
        fs::write(&secret, "a deed, a document, a thing to lean on\n").unwrap();
        let output = Command::new("strace")
            .args(["-f", "-qq", "-s", "300", "-e", "trace=%network,openat,open", "-o"])
            .arg(&trace)
            .arg(program("sanad-cli"))
            .arg("--vault")
            .arg(vault)
            .arg("--passphrase-file")
            .arg(&secret)
            .args(["--json", "courier"])
            // What a desktop sets for other programs means nothing to this one.
            .env("ALL_PROXY", "socks5://127.0.0.1:9")
            .env("HTTPS_PROXY", "http://127.0.0.1:9")
            .output()
            .expect("strace is needed: tests/setup.sh");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
        Self { trace: fs::read_to_string(trace).unwrap(), said }
    }

    /// The addresses that were connected or sent to, as strace writes them.
    fn addresses(&self) -> Vec<String> {
        let calls = self.trace.lines().filter(|line| line.contains("sin_port") || line.contains("sun_path"));
        // What a socket says of itself, or of its other end, was asked of nobody.
        let calls = calls.filter(|line| !line.contains("getsockname") && !line.contains("getpeername"));
        calls.map(|line| line[line.find('{').unwrap()..=line.find('}').unwrap()].to_owned()).collect()
    }

    /// Whether anything that resolves names was opened.
    fn looked_a_name_up(&self) -> bool {
        let files =
            ["/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/gai.conf", "nscd", "resolve"];
        self.trace.lines().any(|line| line.contains("open") && files.iter().any(|file| line.contains(file)))
    }

    /// The codes of what was waited for.
    fn waits(&self) -> Vec<&str> {
        self.said["waits"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
    }
}

/// Amina, who has something to send to a mailbox she knows by name, through a proxy or not.
fn round(proxy: Option<SocketAddr>) -> Asked {
    let all = Neighbours::new().told(&format!("https://{NAME}"));
    all.amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    all.amina.transfer();
    all.amina.vault.set_network(&Network { proxy, ..Network::default() }).unwrap();
    let mut asked = None;
    let _ = all.amina.while_locked(|vault, _| asked = Some(Asked::of(vault)));
    asked.unwrap()
}

#[test]
fn with_a_proxy_only_the_proxy_is_connected_to() {
    let all = Neighbours::new().told(&format!("https://{NAME}"));
    let socks = Socks::new();
    socks.reaches(NAME, 443, all.mailbox.address());
    all.amina.acquire_free("decree.pdf", b"%PDF-1.4 decree");
    all.amina.transfer();
    all.amina.vault.set_network(&Network { proxy: Some(socks.address()), ..Network::default() }).unwrap();
    let mut asked = None;
    let amina = all.amina.while_locked(|vault, _| asked = Some(Asked::of(vault)));
    let asked = asked.unwrap();
    assert_eq!(asked.said["bundles"].as_array().unwrap().len(), 1, "{}", asked.said);
    assert_eq!(amina.vault.outbox().unwrap()[0].state, "delivered");
    only_the_proxy(&asked, socks.address());
    assert!(socks.streams().iter().all(|stream| stream.named && stream.host == NAME));
}

#[test]
fn with_a_proxy_that_is_down_nothing_else_is_tried() {
    let socks = Socks::new();
    let proxy = socks.address();
    drop(socks);
    let asked = round(Some(proxy));
    assert_eq!(asked.waits(), ["net-proxy-down"]);
    only_the_proxy(&asked, proxy);
}

#[test]
fn without_a_proxy_the_trace_shows_that_a_name_is_looked_up() {
    let asked = round(None);
    assert!(asked.looked_a_name_up(), "the trace sees nothing: {}", asked.trace);
}

fn only_the_proxy(asked: &Asked, proxy: SocketAddr) {
    let expected = format!("sin_port=htons({}), sin_addr=inet_addr(\"127.0.0.1\")", proxy.port());
    let addresses = asked.addresses();
    assert!(!addresses.is_empty(), "the trace sees no connection at all");
    assert!(addresses.iter().all(|address| address.contains(&expected)), "{addresses:#?}");
    assert!(!asked.trace.contains("SOCK_DGRAM"), "a socket for questions about names");
    assert!(!asked.looked_a_name_up());
}
