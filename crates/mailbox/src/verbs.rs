//! What the operator's commands do.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use sanad_evidence::mailbox::{TokenChange, handle};
use sanad_evidence::pass::Pass;
use sanad_evidence::secret::{DeskKey, Token};
use sanad_evidence::{Digest, Id};
use sanad_mailbox::acts::{End, Mailbox, end_of};
use sanad_mailbox::clock::Clock;
use sanad_mailbox::config::Config;
use sanad_mailbox::failure::Failure;
use sanad_mailbox::partners::{self, Partner};
use sanad_mailbox::serve::{Serving, Tls};
use sanad_mailbox::store::{BundlePlace, Store, place};
use sanad_mailbox::{init, keys, size, trace};
use tokio::net::TcpListener;

use crate::args::{Arguments, PartnerVerb, TokenVerb, Verb};

/// The longest label of a partner, in characters.
const MOST_LABEL: usize = 100;

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    if let Verb::Init { folder, address, store } = &arguments.verb {
        say(&init::init(folder, address, store.as_deref())?);
        return Ok(ExitCode::SUCCESS);
    }
    let mut config = Config::read(&arguments.config)?;
    match arguments.verb {
        Verb::Init { .. } => {}
        Verb::Serve { listen } => {
            config.listen = listen.unwrap_or(config.listen);
            serve(config).await?;
        }
        Verb::Partner(verb) => partner(&config, verb).await?,
        Verb::Token(verb) => token(&config, verb).await?,
        Verb::Sweep => say(&mailbox(&config)?.sweep().await?.to_string()),
        Verb::Check => return check(&mailbox(&config)?).await,
    }
    Ok(ExitCode::SUCCESS)
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn mailbox(config: &Config) -> Result<Mailbox, Failure> {
    let key = keys::receipt_key(&config.receipt_key)?;
    let store = config.open_store()?;
    std::fs::create_dir_all(&config.spool).map_err(|error| {
        Failure::new(
            format!("The spool {} cannot be made: {error}.", config.spool.display()),
            "Look whether the folder above it is there and lets this user write.",
        )
    })?;
    Ok(Mailbox::new(store, key, config.spool.clone(), config.limits.clone(), Clock::system()))
}

async fn listen(address: std::net::SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(
            format!("It cannot listen on {address}: {error}."),
            "Another program may listen there, or the port needs more rights. Choose another, or stop the other.",
        )
    })
}

async fn serve(config: Config) -> Result<(), Failure> {
    let tls = match &config.tls {
        Some((certificate, key)) => Some(Tls::read(certificate.clone(), key.clone())?),
        None if !config.listen.ip().is_loopback() => {
            return Err(Failure::usage(
                "Behind a proxy it listens on this machine only.",
                "Take --listen away, or give it 127.0.0.1:PORT.",
            ));
        }
        None => None,
    };
    let mailbox = Arc::new(mailbox(&config)?);
    mailbox.claim().await?;
    mailbox.room.walk(&mailbox.store).await?;
    let metrics = match config.metrics {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    if let Some(address) = metrics.as_ref().and_then(|listener| listener.local_addr().ok()) {
        trace::say(&format!("metrics on {address}"));
    }
    let serving = Serving { mailbox, listener: listen(config.listen).await?, tls, metrics };
    let stop = told_to_stop()?;
    if let Ok(address) = serving.address() {
        say(&format!("listening on {address}"));
    }
    serving.run(stop).await;
    trace::say("stopped");
    Ok(())
}

/// SIGTERM or SIGINT: heard from now on, so that none is missed.
fn told_to_stop() -> Result<impl Future<Output = ()>, Failure> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let deaf = |error: std::io::Error| {
            Failure::new(format!("It cannot hear signals: {error}."), "Start it again.")
        };
        let mut term = signal(SignalKind::terminate()).map_err(deaf)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(deaf)?;
        Ok(async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// The partner of this label.
async fn labelled(store: &Store, label: &str) -> Result<Id, Failure> {
    let all = partners::all(store).await?;
    let found = all.iter().find(|(_, partner)| partner.as_ref().is_some_and(|one| one.label == label));
    found.map(|(id, _)| *id).ok_or_else(|| {
        Failure::new(format!("There is no partner \"{label}\"."), "`sanad-mailbox partner list` shows all.")
    })
}

async fn partner(config: &Config, verb: PartnerVerb) -> Result<(), Failure> {
    match verb {
        PartnerVerb::Add { label, out } => add_partner(config, label, &out).await,
        PartnerVerb::Pass { label, out } => {
            let mailbox = mailbox(config)?;
            mailbox.claim().await?;
            let id = labelled(&mailbox.store, &label).await?;
            let digest = write_pass(config, &out)?;
            partners::renew_desk(&mailbox.store, &id, &digest).await?;
            say(&format!(
                "The new pass of \"{label}\" is {}: a secret. Passes written before open nothing any more.\n\
                 Hand it over in person, or encrypted, and erase it here.",
                out.display()
            ));
            Ok(())
        }
        PartnerVerb::List => {
            let mailbox = mailbox(config)?;
            mailbox.room.walk(&mailbox.store).await?;
            for (id, partner) in partners::all(&mailbox.store).await? {
                let used = mailbox.room.used(&id);
                let Some(partner) = partner else {
                    say("(being removed)");
                    continue;
                };
                let quota = config.limits.quota_of(&partner.label);
                let quota = quota.map_or_else(|| "no quota".to_owned(), size::shown);
                let (bytes, since) = (size::shown(used.bytes), partner.since.format("%Y-%m-%d"));
                say(&format!(
                    "{}\t{bytes} of {quota}\t{} bundles\tsince {since}",
                    partner.label, used.bundles
                ));
            }
            Ok(())
        }
        PartnerVerb::Remove { label, with_bundles } => {
            let mailbox = mailbox(config)?;
            let id = labelled(&mailbox.store, &label).await?;
            if !with_bundles && has_uncollected(&mailbox, id).await? {
                return Err(Failure::new(
                    format!("\"{label}\" has bundles here that it has not collected."),
                    "Let its desk fetch them first. With --with-bundles they are lost. Nothing was changed.",
                ));
            }
            partners::begin_removal(&mailbox.store, &id).await?;
            partners::finish_removal(&mailbox.store, &id).await?;
            say(&format!("\"{label}\" is removed."));
            Ok(())
        }
    }
}

/// Whether anything of this partner waits for its desk, on whichever page.
async fn has_uncollected(mailbox: &Mailbox, id: Id) -> Result<bool, Failure> {
    let mut after = None;
    loop {
        let page = mailbox.waiting(id, after).await?;
        if page.bundles.iter().any(|bundle| !bundle.collected) {
            return Ok(true);
        }
        after = page.bundles.last().map(|bundle| bundle.handle);
        if !page.more || after.is_none() {
            return Ok(false);
        }
    }
}

async fn add_partner(config: &Config, label: String, out: &Path) -> Result<(), Failure> {
    let sound = !label.trim().is_empty() && label.chars().count() <= MOST_LABEL;
    if !sound || label.chars().any(char::is_control) {
        return Err(Failure::usage("This cannot be a label.", "One to 100 characters, on one line."));
    }
    let mailbox = mailbox(config)?;
    mailbox.claim().await?;
    if labelled(&mailbox.store, &label).await.is_ok() {
        return Err(Failure::new(
            format!("There is a partner \"{label}\" already."),
            "Choose another label. If its pass was lost, `sanad-mailbox partner pass` writes a new one.",
        ));
    }
    // The pass first: a partner whose pass could not be written would only be in the way.
    let digest = write_pass(config, out)?;
    let id = Id::from_bytes(*keys::random::<16>()?);
    let partner = Partner { label, since: Clock::system().now() };
    if let Err(error) = partners::add(&mailbox.store, &id, &partner, &digest).await {
        let _ = std::fs::remove_file(out);
        return Err(error.into());
    }
    say(&format!(
        "\"{}\" is added. Its pass is {}: a secret that opens this mailbox as \"{}\".\n\
         Hand it over in person, or encrypted, and erase it here.",
        partner.label,
        out.display(),
        partner.label
    ));
    Ok(())
}

/// Writes a pass with a new desk key; gives the digest of that.
fn write_pass(config: &Config, out: &Path) -> Result<Digest, Failure> {
    let pin = match &config.tls {
        Some((certificate, key)) => keys::tls(certificate, key)?.1,
        None => {
            config.pin.ok_or_else(|| Failure::new("The configuration has no pin.", "See OPERATING.md."))?
        }
    };
    let desk_key = DeskKey::from_bytes(&*keys::random::<32>()?);
    let digest = desk_key.digest();
    let addresses: Vec<&str> = config.addresses.iter().map(String::as_str).collect();
    let receipt_key = keys::receipt_key(&config.receipt_key)?.verifying_key();
    let pass = Pass::new(&addresses, pin, receipt_key, desk_key)
        .map_err(|error| Failure::new(format!("The pass cannot be made: {error}."), "See `addresses`."))?;
    keys::write_secret(out, &pass.to_text())?;
    Ok(digest)
}

async fn token(config: &Config, verb: TokenVerb) -> Result<(), Failure> {
    let store = config.open_store()?;
    match verb {
        TokenVerb::Make { partner, count } => {
            if !(1..=10_000).contains(&count) {
                return Err(Failure::usage("That many tokens cannot be made at once.", "1 to 10000."));
            }
            let id = labelled(&store, &partner).await?;
            let mut tokens = Vec::new();
            for _ in 0..count {
                tokens.push(Token::from_bytes(&*keys::random::<32>()?));
            }
            let add: Vec<Digest> = tokens.iter().map(Token::digest).collect();
            partners::change_tokens(&store, &id, &TokenChange { add, revoke: Vec::new() }).await?;
            for token in &tokens {
                say(&token.to_hex());
            }
        }
        TokenVerb::List { partner } => {
            let id = labelled(&store, &partner).await?;
            for (digest, revoked) in partners::tokens(&store, &id).await? {
                let bundle = BundlePlace { partner: id, handle: handle(&digest) };
                let state = match (revoked, end_of(&store, &bundle).await?) {
                    (true, _) => "revoked",
                    (false, Some(End::Closed { .. })) => "closed",
                    (false, Some(End::Withdrawn)) => "withdrawn",
                    (false, None) if store.has(&bundle.open()).await? => "open",
                    (false, None) => "unused",
                };
                say(&format!("{digest}\t{state}"));
            }
        }
        TokenVerb::Revoke { digest } => {
            if !store.has(&place::token(&digest)).await? {
                return Err(Failure::new(
                    "There is no such token.",
                    "`sanad-mailbox token list` shows digests.",
                ));
            }
            let path = place::revoked(&digest);
            store.create(&path, Vec::new().into()).await?;
            store.settle(&path).await?;
            say("It opens nothing any more.");
        }
    }
    Ok(())
}

async fn check(mailbox: &Mailbox) -> Result<ExitCode, Failure> {
    let checked = mailbox.check().await?;
    say(&format!(
        "{} receipts hold, every part read again; {} bundles were collected; {} are open",
        checked.sound, checked.collected, checked.open
    ));
    for (handle, fault) in &checked.faults {
        say(&format!("{handle}: {fault}"));
    }
    if checked.faults.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let _ = writeln!(
        std::io::stderr(),
        "{} receipts do not hold.\nThe disk may be failing. Tell the partner, whose collectors may still have these bundles; see OPERATING.md.",
        checked.faults.len()
    );
    Ok(ExitCode::from(1))
}
