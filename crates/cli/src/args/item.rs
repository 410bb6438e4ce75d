//! Verbs that state something about an item.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `describe`
#[derive(Args)]
pub struct DescribeArgs {
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub date: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub events: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub author: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub from_whom: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub custody: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    #[arg(
        long, value_name = "FILE",
        conflicts_with_all = ["title", "date", "place", "events", "author", "from_whom", "custody", "note", "language"],
    )]
    pub from: Option<PathBuf>,
}

/// `consent …`
#[derive(Subcommand)]
pub enum ConsentVerb {
    Basis {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "BASIS")]
        basis: ConsentBasis,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long, value_name = "TEXT")]
        form: Option<String>,
        #[arg(long, value_name = "TEXT")]
        date: Option<String>,
        #[arg(long, value_name = "TEXT")]
        scope: Option<String>,
        #[arg(long, value_name = "YES|NO")]
        account: Option<YesNo>,
        #[arg(long, value_name = "PERSON")]
        person: Option<String>,
    },
    Withdraw {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

/// `item …`
#[derive(Subcommand)]
pub enum ItemVerb {
    Graphic {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "YES|NO")]
        graphic: YesNo,
    },
}

/// On what ground an item may leave.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ConsentBasis {
    NotNeeded,
    TakenBefore,
    NotAsked,
    Answered,
}

/// An answer that is not left to a default.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}
