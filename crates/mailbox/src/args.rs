//! What may be typed.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use sanad_evidence::Digest;

/// A partner's blind mailbox: it holds what collectors bring, encrypted, until the partner fetches it.
///
/// How to run one is in OPERATING.md. Exit codes: 0 done; 1 refused or failed, with the reason; 2 called
/// wrongly.
#[derive(Debug, Parser)]
#[command(name = "sanad-mailbox", version)]
pub struct Arguments {
    /// The configuration, or the folder that it lies in
    #[arg(long, global = true, value_name = "FILE", default_value = "mailbox.toml")]
    pub config: PathBuf,
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a mailbox: keys, a certificate, a configuration to read and change
    Init {
        /// A new folder for it
        folder: PathBuf,
        /// Where collectors and desks will find it, https://HOST:PORT; may be given up to 16 times
        #[arg(long, required = true, value_name = "URL")]
        address: Vec<String>,
        /// Where ciphertext lies: a folder, or s3://BUCKET/PREFIX [default: a folder beside the configuration]
        #[arg(long, value_name = "URL")]
        store: Option<String>,
    },
    /// Run the mailbox until it is told to stop (SIGTERM, SIGINT)
    Serve {
        /// Listen here instead of where the configuration says
        #[arg(long, value_name = "IP:PORT")]
        listen: Option<SocketAddr>,
    },
    /// The organisations that this mailbox is for
    #[command(subcommand)]
    Partner(PartnerVerb),
    /// The tokens that let bundles in; desks register their own, so this is seldom needed
    #[command(subcommand)]
    Token(TokenVerb),
    /// Take away what its time is over for, now (the running mailbox does so every hour)
    Sweep,
    /// Read every part of every receipt again; exit code 1 when one does not hold
    Check,
}

/// What to do with partners.
#[derive(Debug, Subcommand)]
pub enum PartnerVerb {
    /// Add a partner, and write the pass with which its desk opens this mailbox
    Add {
        /// Your own word for it; it stays on this machine
        label: String,
        /// Where to write the pass, a secret: hand it over in person or encrypted
        #[arg(long, value_name = "PASS-FILE")]
        out: PathBuf,
    },
    /// Write a new pass for a partner: the one before opens nothing any more
    Renew {
        /// Your own word for it
        label: String,
        /// Where to write the pass, a secret: hand it over in person or encrypted
        #[arg(long, value_name = "PASS-FILE")]
        out: PathBuf,
    },
    /// List partners, and how much each has
    List,
    /// Remove a partner: its desk and its tokens open nothing any more, and what it has here is erased
    Remove {
        /// Your own word for it
        label: String,
        /// Also when there are bundles that it has not collected: they are lost
        #[arg(long)]
        with_bundles: bool,
    },
}

/// What to do with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenVerb {
    /// Make tokens and print them, one a line: each is a secret
    Make {
        /// Whose
        #[arg(long, value_name = "LABEL")]
        partner: String,
        /// How many
        #[arg(long, default_value_t = 1, value_name = "N")]
        count: u16,
    },
    /// List tokens by their digests, and whether each was revoked or used
    List {
        /// Whose
        #[arg(long, value_name = "LABEL")]
        partner: String,
    },
    /// Let a token open nothing any more
    Revoke {
        /// The token's digest, as `token list` shows it
        digest: Digest,
    },
}
