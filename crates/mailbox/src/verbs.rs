//! What the operator's commands do.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use sanad_evidence::Digest;
use sanad_evidence::mailbox::{TokenChange, handle};
use sanad_evidence::secret::Token;
use sanad_mailbox::acts::{End, Mailbox, end_of};
use sanad_mailbox::clock::Clock;
use sanad_mailbox::config::Config;
use sanad_mailbox::failure::Failure;
use sanad_mailbox::partners;
use sanad_mailbox::serve::{Serving, Tls};
use sanad_mailbox::store::{BundlePlace, place};
use sanad_mailbox::{init, keys, trace};
use tokio::net::TcpListener;

use crate::args::{Arguments, TokenVerb, Verb};
use crate::partner_verbs::{labelled, partner};

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

pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

pub(crate) fn mailbox(config: &Config) -> Result<Mailbox, Failure> {
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
            if !partners::change_tokens(&store, &id, &TokenChange { add, revoke: Vec::new() }).await? {
                return Err(Failure::new(
                    "A token that was just made is another partner's.",
                    "This machine's randomness is not to be trusted. Give none of these tokens to anybody.",
                ));
            }
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
