//! Dates and places as values; what a case is for, and the plans that must stand before an account.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A calendar a date was said or is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Calendar {
    /// Gregorian.
    Gregorian,
    /// Solar Hijri with the month names of Afghanistan.
    SolarHijriAf,
    /// Solar Hijri with the month names of Iran.
    SolarHijriIr,
    /// The lunar calendar.
    Islamic,
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// Between two days.
    Range,
    /// On a day or before it.
    Before,
    /// On a day or after it.
    After,
    /// Not at all.
    Unknown,
}

/// A date as a value: never a bare day. What is not known is `null`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct WhenView {
    /// The first day it may have been: Gregorian, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// The last day it may have been, likewise.
    pub latest: Option<String>,
    /// How exactly it is known.
    pub precision: Precision,
    /// The calendar it was said in.
    pub calendar: Calendar,
    /// Her own words for it; empty when it was not said.
    pub as_said: String,
    /// What it rests on: `said`, `seen`, `embedded`, `person`, `content`.
    pub basis: Option<String>,
}

/// A place as a value. Coordinates are whole micro-degrees.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlaceView {
    /// Her own words for it; empty when it was not said.
    pub as_said: String,
    /// Its name.
    pub name: Option<String>,
    /// Village, district, province, as far as known.
    pub admin_path: Option<String>,
    /// Micro-degrees north.
    #[ts(type = "number | null")]
    pub latitude: Option<i64>,
    /// Micro-degrees east.
    #[ts(type = "number | null")]
    pub longitude: Option<i64>,
    /// How far around the coordinates it may be, in metres.
    #[ts(type = "number | null")]
    pub radius: Option<u64>,
    /// Where this is known from.
    pub source: Option<String>,
    /// What kind of place: a code `place.*`.
    pub kind: Option<String>,
    /// Whether a person chose the exact coordinates to be kept. Otherwise they are kept only to a tenth
    /// of a degree.
    pub exact: bool,
}

/// A day in some calendar.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CalendarDay {
    /// The year of that calendar.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
    /// How many days that month has.
    pub month_days: u8,
}

/// The facts a person states about an item: the six that judges look for first, and what belongs to them.
/// What is left out is not stated; `unknown` names what was asked and is not known.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct DescriptionGiven {
    /// The language of these words (BCP 47).
    pub language: Option<String>,
    /// What to call it.
    pub title: Option<String>,
    /// When it was made.
    pub date: Option<WhenView>,
    /// Where.
    pub place: Option<PlaceView>,
    /// What it shows.
    pub events: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// From whom it came.
    pub from_whom: Option<String>,
    /// Through whose hands.
    pub custody: Option<String>,
    /// `whole` or `part`.
    pub whole: Option<String>,
    /// Who cut it, and why.
    pub cut_by: Option<String>,
    /// Persons it shows: pairs of a person's code or plain words, and what she agreed to.
    pub persons: Vec<[String; 2]>,
    /// How hard it is to look at: a code.
    pub graphic: Option<String>,
    /// Who can speak to it: a person's code or plain words.
    pub witness: Option<String>,
    /// Whether that person is willing: `yes`, `no`, `later`.
    pub witness_willing: Option<String>,
    /// How it reached whoever acquired it: `cable`, `card`, `chat`, `paper`, …
    pub reached: Option<String>,
    /// What kind of thing: a code `itemtype.*`.
    pub itemtype: Option<String>,
    /// How near to the first making: a code `generation.*`.
    pub generation: Option<String>,
    /// Languages in it (BCP 47).
    pub languages: Vec<String>,
    /// Facts that were asked for and are not known, by the names of these fields in the record.
    pub unknown: Vec<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// What a case is for, and who else documents there.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct CaseFacts {
    /// The situation it belongs to.
    pub situation: Option<String>,
    /// The time it is about.
    pub period: Option<WhenView>,
    /// The area, in words.
    pub area: Option<String>,
    /// What it is gathered for: codes `purpose.*`.
    pub purposes: Vec<String>,
    /// On what ground: a mandate, a law.
    pub mandate: Option<String>,
    /// Until when it is kept: `YYYY-MM-DD`.
    pub retention_until: Option<String>,
    /// Who else documents here.
    pub others_here: Option<String>,
}

/// A risk assessment. It never leaves.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct Risk {
    /// What it is about: a person, a way, the case, a device.
    pub scope: Option<String>,
    /// What threatens whom, how likely, how bad.
    pub threats: Option<String>,
    /// What is done against it.
    pub measures: Option<String>,
    /// What remains: a code `risk.*`; `risk.stop` disables accounts and transfers.
    pub residual: String,
    /// What was decided.
    pub decision: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When it is looked at again: `YYYY-MM-DD`.
    pub review_on: Option<String>,
    /// What would make everyone stop.
    pub stop_trigger: Option<String>,
    /// Whom to call.
    pub contacts: Option<String>,
    /// What opens and what is destroyed when a device is taken.
    pub seizure_plan: Option<String>,
    /// Who was told.
    pub told: Option<String>,
}

/// Where a person can be sent for help. It never leaves.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Referral {
    /// What kind of help: a code `referral.*`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How it is reached.
    pub reach: String,
    /// Anything else.
    pub note: String,
}

/// What a case has of what an account needs.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Readiness {
    /// Whether there is a risk assessment.
    pub risk: bool,
    /// Whether it says to stop: then nothing is taken and nothing is transferred.
    pub stopped: bool,
    /// Whether there is a referral list.
    pub referrals: bool,
    /// Whether the facts of the case are stated.
    pub facts: bool,
}
