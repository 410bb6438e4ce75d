//! `mailbox.toml`: what the operator wrote.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use sanad_evidence::Digest;
use sanad_evidence::invitation::MailboxAddress;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::limits::Limits;
use crate::size::Size;
use crate::store::{Bucket, Store};

/// The name of the configuration in its folder.
pub const NAME: &str = "mailbox.toml";

/// The most bytes of a configuration.
const MOST_BYTES: u64 = 1024 * 1024;

/// The configuration, as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    addresses: Vec<String>,
    listen: SocketAddr,
    store: String,
    receipt_key: PathBuf,
    #[serde(default)]
    tls: Option<WrittenTls>,
    #[serde(default)]
    behind_proxy: bool,
    #[serde(default)]
    pin: Option<String>,
    #[serde(default)]
    metrics: Option<SocketAddr>,
    #[serde(default)]
    spool: Option<PathBuf>,
    #[serde(default)]
    s3: Option<WrittenS3>,
    #[serde(default)]
    limits: WrittenLimits,
    #[serde(default)]
    quotas: BTreeMap<String, Size>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTls {
    certificate: PathBuf,
    key: PathBuf,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenS3 {
    #[serde(default)]
    endpoint: Option<String>,
    #[serde(default)]
    region: Option<String>,
    credentials: PathBuf,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLimits {
    keep_days: Option<u32>,
    open_days: Option<u32>,
    uncollected_days: Option<u32>,
    quota: Option<Size>,
    keep_free: Option<Size>,
    connections: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    access_key_id: Zeroizing<String>,
    secret_access_key: Zeroizing<String>,
}

/// The configuration, checked, every path absolute or beside the file.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where collectors and desks find the mailbox, 1 to 16.
    pub addresses: Vec<String>,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where the receipt key lies.
    pub receipt_key: PathBuf,
    /// Certificate chain and key, in PEM; none behind a proxy.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The pin of the proxy's key.
    pub pin: Option<Digest>,
    /// Where metrics are told, on loopback.
    pub metrics: Option<SocketAddr>,
    /// Where bodies are kept while they come.
    pub spool: PathBuf,
    /// What is allowed.
    pub limits: Limits,
    store: Place,
    keep_free: u64,
    folder: PathBuf,
}

#[derive(Debug, Clone)]
enum Place {
    Folder(PathBuf),
    Bucket { name: String, prefix: String, s3: WrittenS3 },
}

fn wrong(what: impl Into<String>, hint: impl Into<String>) -> Failure {
    Failure::new(format!("The configuration cannot be used: {}.", what.into()), hint)
}

impl Config {
    /// Reads a configuration: the file, or the folder that it lies in.
    ///
    /// # Errors
    /// [`Failure`], with the line where there is one.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let path = if path.is_dir() { path.join(NAME) } else { path.to_owned() };
        let unread = |error: std::io::Error| {
            Failure::new(
                format!("The configuration {} cannot be read: {error}.", path.display()),
                "Name it with --config, or make one with: sanad-mailbox init FOLDER --address https://HOST:PORT",
            )
        };
        if fs::metadata(&path).map_err(unread)?.len() > MOST_BYTES {
            return Err(wrong("it is too large", "A configuration has at most 1 MiB."));
        }
        let text = fs::read_to_string(&path).map_err(unread)?;
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        Self::parse(&text, &folder)
    }

    /// Reads the text of a configuration that lies in `folder`.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn parse(text: &str, folder: &Path) -> Result<Self, Failure> {
        let written: Written = toml::from_str(text).map_err(|error| {
            wrong(
                error.to_string().trim().to_owned(),
                "Mend the line it names; OPERATING.md lists what may stand there.",
            )
        })?;
        let addresses = addresses(written.addresses)?;
        let (tls, pin) = match (written.tls, written.behind_proxy, written.pin) {
            (Some(tls), false, None) => (Some((folder.join(tls.certificate), folder.join(tls.key))), None),
            (None, true, Some(pin)) => {
                let pin = pin.parse().map_err(|_| {
                    wrong(
                        "`pin` is not 64 lower-case hexadecimal digits",
                        "OPERATING.md says how to get it from the proxy's key.",
                    )
                })?;
                (None, Some(pin))
            }
            _ => {
                return Err(wrong(
                    "it must have either [tls], or `behind_proxy = true` and `pin`",
                    "With [tls] the mailbox speaks TLS itself. Behind a proxy, `pin` is of the proxy's key.",
                ));
            }
        };
        if tls.is_none() && !written.listen.ip().is_loopback() {
            return Err(wrong(
                "`behind_proxy` and a `listen` address that others can reach",
                "Without TLS it listens on 127.0.0.1 or [::1] only.",
            ));
        }
        if written.metrics.is_some_and(|address| !address.ip().is_loopback()) {
            return Err(wrong(
                "a `metrics` address that others can reach",
                "Metrics are told on 127.0.0.1 or [::1] only.",
            ));
        }
        let store = place(&written.store, written.s3, folder)?;
        let usual = Limits::default();
        let connections = written.limits.connections.unwrap_or(usual.connections);
        if !(1..=10_000).contains(&connections) {
            return Err(wrong("`connections` is not from 1 to 10000", "512 is usual."));
        }
        let limits = Limits {
            keep_days: written.limits.keep_days.unwrap_or(usual.keep_days),
            open_days: written.limits.open_days.unwrap_or(usual.open_days),
            uncollected_days: written.limits.uncollected_days,
            quota: written.limits.quota.map(|size| size.0),
            quotas: written.quotas.into_iter().map(|(label, size)| (label, size.0)).collect(),
            connections,
            prefixes: addresses.iter().filter_map(|address| prefix(address)).collect(),
            ..usual
        };
        Ok(Self {
            addresses,
            listen: written.listen,
            receipt_key: folder.join(written.receipt_key),
            tls,
            pin,
            metrics: written.metrics,
            spool: folder.join(written.spool.unwrap_or_else(|| PathBuf::from("spool"))),
            limits,
            store,
            keep_free: written.limits.keep_free.map_or(1 << 30, |size| size.0),
            folder: folder.to_owned(),
        })
    }

    /// Opens the store.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn open_store(&self) -> Result<Store, Failure> {
        match &self.store {
            Place::Folder(path) => Store::folder(path, self.keep_free).map_err(|error| {
                Failure::new(
                    format!("The store {} cannot be opened: {error}.", path.display()),
                    "Look whether the disk is there and this user may write to it.",
                )
            }),
            Place::Bucket { name, prefix, s3 } => {
                let path = self.folder.join(&s3.credentials);
                let unread = |why: String| {
                    Failure::new(
                        format!("The credentials {} cannot be read: {why}.", path.display()),
                        "Two lines: access_key_id = \"…\" and secret_access_key = \"…\", readable by this user only.",
                    )
                };
                let text = fs::read_to_string(&path).map_err(|error| unread(error.to_string()))?;
                let text = Zeroizing::new(text);
                // What the parser says would show the line, and with it the secret.
                let Credentials { access_key_id, secret_access_key } =
                    toml::from_str(&text).map_err(|_| unread("it has another form".to_owned()))?;
                let bucket = Bucket {
                    name: name.clone(),
                    prefix: prefix.clone(),
                    endpoint: s3.endpoint.clone(),
                    region: s3.region.clone().unwrap_or_else(|| "us-east-1".to_owned()),
                    access_key_id,
                    secret_access_key,
                };
                Ok(Store::bucket(&bucket)?)
            }
        }
    }
}

fn addresses(addresses: Vec<String>) -> Result<Vec<String>, Failure> {
    let sound = addresses.iter().all(|address| MailboxAddress::is_url(address));
    if !(1..=16).contains(&addresses.len()) || !sound {
        return Err(wrong(
            "`addresses` has not 1 to 16 https:// addresses without user, query or fragment",
            "As in: addresses = [\"https://mailbox.example:8443\"]",
        ));
    }
    Ok(addresses.into_iter().map(|address| address.trim_end_matches('/').to_owned()).collect())
}

/// The path of an address, if it has one.
fn prefix(address: &str) -> Option<String> {
    let (_, path) = address.strip_prefix("https://")?.split_once('/')?;
    (!path.is_empty()).then(|| format!("/{path}"))
}

fn place(store: &str, s3: Option<WrittenS3>, folder: &Path) -> Result<Place, Failure> {
    const HINT: &str =
        "A folder, as \"store\" or \"file:///srv/sanad\"; or \"s3://BUCKET/PREFIX\" with a table [s3].";
    if let Some(rest) = store.strip_prefix("s3://") {
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let Some(s3) = s3.filter(|_| !name.is_empty()) else {
            return Err(wrong("`store` is a bucket without a name or without [s3]", HINT));
        };
        let prefix = prefix.trim_matches('/').to_owned();
        return Ok(Place::Bucket { name: name.to_owned(), prefix, s3 });
    }
    if s3.is_some() {
        return Err(wrong("[s3] is there, and `store` is a folder", HINT));
    }
    let path = store.strip_prefix("file://").unwrap_or(store);
    if path.is_empty() || path.contains("://") {
        return Err(wrong("`store` is neither a folder nor a bucket", HINT));
    }
    Ok(Place::Folder(folder.join(path)))
}
