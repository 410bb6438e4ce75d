//! Verbs about the other side, and the way there and back.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `partner …`
#[derive(Subcommand)]
pub enum PartnerVerb {
    Invite {
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long, value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "FILE")]
        code_out: Option<PathBuf>,
    },
    Add {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "FILE")]
        code_file: Option<PathBuf>,
        #[arg(long, visible_alias = "later")]
        yes: bool,
    },
    Confirm {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Allow {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "WHEN")]
        when: Allowed,
    },
    Card {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Mailboxes {
        #[arg(value_name = "NAME")]
        name: String,
    },
    List,
}

/// When anything may go to a partner over a network.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Allowed {
    Never,
    Ask,
    Always,
}

/// `collectors …`
#[derive(Subcommand)]
pub enum CollectorsVerb {
    List,
    Confirm {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Revoke {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Distrust {
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// `desk …`
#[derive(Subcommand)]
pub enum DeskVerb {
    Approve {
        #[arg(long, value_name = "NAME")]
        collector: String,
        #[arg(long, value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "KIND")]
        kind: String,
        #[arg(long, value_name = "N", default_value_t = 14)]
        days: u32,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    #[command(subcommand)]
    Mailbox(MailboxVerb),
    Card {
        #[arg(long, value_name = "NAME", requires = "out")]
        collector: Option<String>,
        #[arg(long, value_name = "FILE", requires = "collector")]
        out: Option<PathBuf>,
    },
    RecoveryRecipient {
        #[arg(value_name = "age1…|none")]
        recipient: String,
    },
    Identities,
}

/// `desk mailbox …`
#[derive(Subcommand)]
pub enum MailboxVerb {
    Add {
        #[arg(value_name = "PASS-FILE")]
        file: PathBuf,
    },
    List,
    Remove {
        #[arg(value_name = "ADDRESS")]
        address: String,
    },
}

/// `transfer`
#[derive(Args)]
pub struct TransferArgs {
    #[arg(long, value_name = "CODE")]
    pub case: String,
    #[arg(long, value_name = "NAME")]
    pub partner: String,
    #[arg(long)]
    pub records_first: bool,
    #[arg(long = "original", value_name = "ITEM", conflicts_with = "records_first")]
    pub originals: Vec<String>,
    #[arg(long, conflicts_with = "records_first")]
    pub one_by_one: bool,
    #[arg(long, value_name = "SIZE", conflicts_with = "one_by_one")]
    pub part_size: Option<String>,
    #[arg(long = "identity", value_name = "PERSON", conflicts_with = "one_by_one")]
    pub identities: Vec<String>,
    #[arg(long, requires = "identities")]
    pub yes: bool,
    #[arg(long, conflicts_with_all = ["records_first", "originals", "one_by_one", "part_size", "identities"])]
    pub weigh: bool,
}

/// `network`
#[derive(Args)]
pub struct NetworkArgs {
    #[arg(long, value_name = "IP:PORT", conflicts_with = "direct")]
    pub proxy: Option<String>,
    #[arg(long)]
    pub direct: bool,
    #[arg(long, value_name = "SIZE|none")]
    pub monthly_limit: Option<String>,
}

/// `mirror`
#[derive(Args)]
pub struct MirrorArgs {
    #[arg(long, value_name = "FILE")]
    pub pass: PathBuf,
    #[arg(long, value_name = "FOLDER")]
    pub into: PathBuf,
    #[arg(long, value_name = "IP:PORT")]
    pub proxy: Option<String>,
}

/// `message …`
#[derive(Subcommand)]
pub enum MessageVerb {
    Write {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
        #[arg(long, value_name = "MESSAGE")]
        answers: Option<String>,
        #[arg(long, value_name = "N", default_value_t = 30)]
        days: u32,
        #[arg(long, value_name = "FILE")]
        text_file: Option<PathBuf>,
    },
    List,
    Discard {
        #[arg(value_name = "MESSAGE")]
        message: String,
    },
}

/// `outbox …`
#[derive(Subcommand)]
pub enum OutboxVerb {
    Resend {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Acceptance {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Withdraw {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Pause {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Resume {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Receipt {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
}

/// `inbox …`
#[derive(Subcommand)]
pub enum InboxVerb {
    Fetch {
        #[arg(long, value_name = "FOLDER")]
        from: Option<PathBuf>,
    },
    List,
    TakeIn {
        #[arg(value_name = "BUNDLE")]
        bundle: Option<String>,
    },
    Accept {
        #[arg(value_name = "BUNDLE")]
        bundle: Option<String>,
    },
    Discard {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
    },
    Bag {
        #[arg(value_name = "BUNDLE")]
        bundle: String,
        #[arg(value_name = "OUT")]
        out: PathBuf,
    },
}

/// `dossier …`
#[derive(Subcommand)]
pub enum DossierVerb {
    Compile {
        #[arg(value_name = "OUT")]
        out: PathBuf,
        #[arg(long, value_name = "CODE")]
        case: String,
        #[arg(long = "for", value_name = "NAME")]
        recipient: String,
        #[arg(long = "item", value_name = "ITEM")]
        items: Vec<String>,
        #[arg(long, value_name = "FIELD")]
        withhold: Vec<String>,
    },
}
