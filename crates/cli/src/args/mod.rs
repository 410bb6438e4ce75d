//! What may be typed. The words of `--help` are in `assets/locales/<language>/help.ftl`, and
//! `teach` puts them in; what stands here is names and shapes only.

mod find;
mod item;
mod person;
mod road;
mod vault;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use find::{CalendarName, DateArgs, FoundKind, SearchArgs, TrayVerb};
pub use item::{ConsentBasis, ConsentVerb, DescribeArgs, ItemVerb, YesNo};
pub use person::{AccountVerb, DraftVerb, FormName, PersonVerb, PlanArgs, PlanVerb};
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
        case: Option<String>,
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
    #[command(subcommand)]
    Plan(PlanVerb),
    Form {
        #[arg(value_name = "NAME")]
        name: FormName,
    },
    #[command(subcommand)]
    Person(PersonVerb),
    #[command(subcommand)]
    Account(AccountVerb),
    #[command(subcommand)]
    Draft(DraftVerb),
    Search(SearchArgs),
    #[command(subcommand)]
    Tray(TrayVerb),
    Date(DateArgs),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parses(line: &str) -> bool {
        Arguments::try_parse_from(line.split(' ')).is_ok()
    }

    #[test]
    fn what_excludes_itself_is_refused() {
        for (line, right) in [
            ("s courier", true),
            ("s courier --wait", true),
            ("s courier --to x --wait", false),
            ("s network --proxy 127.0.0.1:9050 --direct", false),
            ("s network --direct --monthly-limit none", true),
            ("s transfer --case K --partner B --original 1 --original 2 --one-by-one", true),
            ("s transfer --case K --partner B --original 1 --part-size 1MiB", true),
            ("s transfer --case K --partner B --one-by-one --records-first", false),
            ("s transfer --case K --partner B --weigh --original 1", false),
            ("s partner allow B sometimes", false),
            ("s partner allow B always", true),
            ("s desk card", true),
            ("s desk card --out x", false),
            ("s desk card --collector amina --out x", true),
            ("s desk mailbox add pass", true),
            ("s mirror --pass p", false),
            ("s mirror --pass p --into x --proxy [::1]:9050", true),
            // Texts and secrets have no place in an argument.
            ("s message write 8c41 text", false),
            ("s message write 8c41 --answers 5d02 --days 7", true),
            ("s person told W-7F3K", false),
            ("s person told W-7F3K --none", true),
            ("s person told W-7F3K --none --from x", false),
            ("s person new --case K Maryam", false),
            ("s person withdraw", false),
            ("s person withdraw --code-file c", true),
            ("s person withdraw W-7F3K --code-file c", false),
            ("s person override W-7F3K --kind account.first --reason-file w", false),
            ("s person override W-7F3K --kind account.first --reason-file w --approval a", true),
            ("s account seal W-7F3K", false),
            ("s date solar-hijri-af 1384-07-28", true),
        ] {
            assert_eq!(parses(line), right, "{line}");
        }
    }
}
