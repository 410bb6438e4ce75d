//! Verbs about the vault itself, and about cases.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `vault …`
#[derive(Subcommand)]
pub enum VaultVerb {
    Create(CreateArgs),
    Info,
    ChangePassphrase(PassphraseArgs),
    RecoverySheet {
        #[arg(long, value_name = "KIND")]
        kind: Option<RecoveryKind>,
        #[arg(long, value_name = "FILE", alias = "sheet-out")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE", alias = "second-half-out")]
        second_out: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with_all = ["kind", "out", "second_out"])]
        check: Vec<PathBuf>,
    },
    Backup {
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        #[arg(long, value_name = "WHAT", default_value = "both")]
        opens_with: BackupKey,
    },
    Restore {
        #[arg(value_name = "DIR")]
        dir: PathBuf,
        #[arg(long)]
        drill: bool,
    },
    Wipe {
        #[arg(long)]
        yes: bool,
    },
    Passphrases,
    AddPassphrase {
        #[arg(long, value_name = "FILE", conflicts_with = "new_passphrase_fd")]
        new_passphrase_file: Option<PathBuf>,
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<u32>,
    },
    RemovePassphrase {
        #[arg(value_name = "AGENT")]
        agent: String,
        #[arg(long)]
        yes: bool,
    },
}

/// `vault create`
#[derive(Args)]
pub struct CreateArgs {
    #[arg(long, value_name = "ROLE", default_value = "collector")]
    pub role: VaultRole,
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub sheet: SheetArgs,
    // For tests and the story, which open vaults many times: a try of a passphrase then costs the least
    // that is accepted instead of a second, so whoever has the folder guesses many times faster. It
    // weakens the vault, and is not in the help.
    #[arg(long, hide = true)]
    pub argon2_floor: bool,
}

/// `vault change-passphrase`
#[derive(Args)]
pub struct PassphraseArgs {
    #[arg(long, value_name = "FILE", conflicts_with = "new_passphrase_fd")]
    pub new_passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub new_passphrase_fd: Option<u32>,
    #[arg(long)]
    pub seen: bool,
    #[command(flatten)]
    pub sheet: SheetArgs,
    // As for `vault create`: weakens the vault.
    #[arg(long, hide = true, requires = "seen")]
    pub argon2_floor: bool,
}

/// Who else shall be able to open the vault, and where the sheets go.
#[derive(Args)]
pub struct SheetArgs {
    #[arg(long = "recovery", value_name = "KIND", alias = "kind")]
    pub kind: Option<RecoveryKind>,
    #[arg(long = "sheet-out", value_name = "FILE", alias = "out")]
    pub out: Option<PathBuf>,
    #[arg(long = "second-half-out", value_name = "FILE", alias = "second-out")]
    pub second_out: Option<PathBuf>,
}

/// A way back in without the passphrase.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecoveryKind {
    Sheet,
    Halves,
    None,
}

/// What a vault is for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VaultRole {
    Collector,
    Partner,
}

/// What opens a backup.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BackupKey {
    Both,
    Passphrase,
    Sheet,
}

/// `case …`
#[derive(Subcommand)]
pub enum CaseVerb {
    New {
        #[arg(value_name = "CODE")]
        code: String,
    },
    Facts {
        #[arg(value_name = "CODE")]
        code: String,
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    Note {
        #[arg(value_name = "CODE")]
        code: String,
        #[arg(value_name = "TEXT")]
        text: String,
    },
    List,
}
