//! Verbs for finding things again, for what is not filed yet, and for dates as people say them.

use clap::{Args, Subcommand, ValueEnum};

/// `search`
#[derive(Args)]
pub struct SearchArgs {
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    #[arg(long, value_name = "CODE")]
    pub case: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<FoundKind>,
    #[arg(long, value_name = "PERSON")]
    pub person: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, value_name = "TERM")]
    pub code: Vec<String>,
    #[arg(long)]
    pub names: bool,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub count: u64,
}

/// What is searched.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FoundKind {
    Item,
    Person,
    Account,
    Case,
}

/// `tray …`
#[derive(Subcommand)]
pub enum TrayVerb {
    List,
    File {
        #[arg(value_name = "ITEM", required = true)]
        items: Vec<String>,
        #[arg(long, value_name = "CODE")]
        case: String,
    },
}

/// `date`
#[derive(Args)]
pub struct DateArgs {
    #[arg(value_name = "CALENDAR")]
    pub calendar: CalendarName,
    #[arg(value_name = "DAY")]
    pub day: String,
}

/// A calendar in which people say dates.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CalendarName {
    Gregorian,
    SolarHijriAf,
    SolarHijriIr,
    Islamic,
}
