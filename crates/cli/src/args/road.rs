//! Verbs about the other side, and the way there and back.

use std::path::PathBuf;

use clap::Subcommand;

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
    List,
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
