//! What may be typed. The words of `--help` are in `assets/locales/<language>/help.ftl`, and
//! `teach` puts them in; what stands here is names and shapes only.

mod item;
mod road;
mod vault;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use item::{ConsentBasis, ConsentVerb, DescribeArgs, ItemVerb, YesNo};
pub use road::{
    Allowed, CollectorsVerb, DeskVerb, DossierVerb, InboxVerb, MailboxVerb, MessageVerb, MirrorArgs,
    NetworkArgs, OutboxVerb, PartnerVerb, TransferArgs,
};
pub use vault::{BackupKey, CaseVerb, CreateArgs, PassphraseArgs, RecoveryKind, VaultRole, VaultVerb};

/// A whole command line. Options of the program stand before the verb.
#[derive(Parser)]
#[command(name = "sanad-cli", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Arguments {
    #[arg(long, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["passphrase_fd", "recovery"])]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "N", conflicts_with = "recovery")]
    pub passphrase_fd: Option<u32>,
    #[arg(long, value_name = "FILE")]
    pub recovery: Vec<PathBuf>,
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs, in the order in which a person meets them.
#[derive(Subcommand)]
pub enum Verb {
    #[command(subcommand)]
    Vault(VaultVerb),
    #[command(subcommand)]
    Case(CaseVerb),
    Acquire {
        #[arg(long, value_name = "CODE")]
        case: String,
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        #[arg(long)]
        skip_kept: bool,
    },
    Items {
        #[arg(long, value_name = "CODE")]
        case: Option<String>,
    },
    Show {
        #[arg(value_name = "ITEM")]
        item: String,
    },
    #[command(subcommand)]
    Item(ItemVerb),
    Export {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "OUT")]
        out: PathBuf,
    },
    Describe(DescribeArgs),
    Custody {
        #[arg(long, value_name = "CODE")]
        case: Option<String>,
        #[arg(long, value_name = "ITEM")]
        item: Option<String>,
    },
    Fixity,
    Prove {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "OUT")]
        out: PathBuf,
    },
    #[command(subcommand)]
    Consent(ConsentVerb),
    Forget {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(long)]
        yes: bool,
    },
    Dispose {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(long, value_name = "REASON")]
        reason: String,
        #[arg(long)]
        yes: bool,
    },
    #[command(subcommand)]
    Partner(PartnerVerb),
    #[command(subcommand)]
    Collectors(CollectorsVerb),
    Trust,
    Transfer(TransferArgs),
    Outbox {
        #[command(subcommand)]
        verb: Option<OutboxVerb>,
    },
    Courier {
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        #[arg(long, conflicts_with = "to")]
        wait: bool,
    },
    Network(NetworkArgs),
    #[command(subcommand)]
    Message(MessageVerb),
    #[command(subcommand)]
    Inbox(InboxVerb),
    #[command(subcommand)]
    Desk(DeskVerb),
    Mirror(MirrorArgs),
    #[command(subcommand)]
    Dossier(DossierVerb),
    Verify {
        #[arg(value_name = "PATH")]
        path: PathBuf,
        #[arg(long, value_name = "FILE")]
        trust: Option<PathBuf>,
    },
}
