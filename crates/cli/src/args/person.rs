//! Verbs about persons, what they told, and what they agreed to. Their words are in no argument, where
//! other programs see them: they come from a form, in a file or on standard input (`-`).

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `person …`
#[derive(Subcommand)]
pub enum PersonVerb {
    New {
        #[arg(long, value_name = "CODE")]
        case: String,
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    List {
        #[arg(long, value_name = "CODE")]
        case: String,
    },
    Show {
        #[arg(value_name = "PERSON")]
        person: String,
    },
    Amend {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    Told {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "FILE", required_unless_present = "none")]
        from: Option<PathBuf>,
        #[arg(long, conflicts_with = "from")]
        none: bool,
    },
    Identity {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    DestroyIdentity {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long)]
        yes: bool,
    },
    Talk {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        #[arg(long, value_name = "FILE")]
        code_out: Option<PathBuf>,
    },
    Agreed {
        #[arg(value_name = "PERSON")]
        person: String,
    },
    Withdraw {
        #[arg(value_name = "PERSON", required_unless_present = "code_file")]
        person: Option<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "person")]
        code_file: Option<PathBuf>,
        #[arg(long, value_name = "NAME")]
        towards: Vec<String>,
        #[arg(long)]
        erase: bool,
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        #[arg(long)]
        yes: bool,
    },
    Override {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "KIND")]
        kind: String,
        #[arg(long, value_name = "FILE")]
        reason_file: PathBuf,
        #[arg(long, value_name = "FILE", required_unless_present = "approval")]
        second_passphrase_file: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with = "second_passphrase_file")]
        approval: Option<PathBuf>,
    },
}

/// `account …`
#[derive(Subcommand)]
pub enum AccountVerb {
    May {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "KIND")]
        kind: String,
    },
    Seal {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        #[arg(long, value_name = "FILE")]
        impressions: Option<PathBuf>,
    },
    Correct {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    List {
        #[arg(value_name = "PERSON")]
        person: String,
    },
    Show {
        #[arg(value_name = "ACCOUNT")]
        account: String,
    },
    Dispose {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(long, value_name = "FILE")]
        reason_file: PathBuf,
        #[arg(long)]
        yes: bool,
    },
}

/// `plan …`
#[derive(Subcommand)]
pub enum PlanVerb {
    Risk(PlanArgs),
    Referrals(PlanArgs),
    Training(PlanArgs),
    Ready {
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// What a plan is stated with; without a form it is shown.
#[derive(Args)]
pub struct PlanArgs {
    #[arg(long, value_name = "CODE")]
    pub case: String,
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// `draft …`
#[derive(Subcommand)]
pub enum DraftVerb {
    List,
    Show {
        #[arg(value_name = "KIND")]
        kind: String,
        #[arg(value_name = "THING")]
        thing: String,
    },
    Discard {
        #[arg(value_name = "KIND")]
        kind: String,
        #[arg(value_name = "THING")]
        thing: String,
        #[arg(long)]
        yes: bool,
    },
}

/// An empty form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormName {
    Person,
    Identity,
    Told,
    Conversation,
    Withdrawal,
    Account,
    Facts,
    Risk,
    Referrals,
    Training,
    Description,
}
