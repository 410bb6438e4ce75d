//! Conditions: what a person asks that her yes depends on. One that cannot be evaluated means no.

use chrono::NaiveDate;

use super::{Destination, Purpose, Reason, Sort};
use crate::{ClaimedTime, Id};

/// A condition as it stands in an answers record: a code and its parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    /// An id of the vocabulary: `condition.no_name`.
    pub code: String,
    /// What it needs to be evaluated: a date, States, ids. Empty where it needs nothing.
    pub params: Vec<String>,
}

macro_rules! conditions {
    ($($(#[$doc:meta])* $variant:ident = $code:literal / $reason:literal,)*) => {
        /// The conditions this program knows, and one for every other.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ConditionCode {
            $($(#[$doc])* $variant,)*
            /// A condition this program does not know: it means no to everything.
            Unknown,
        }

        impl ConditionCode {
            /// Every one, in the order of the specification; the unknown last.
            pub const ALL: [Self; 13] = [$(Self::$variant,)* Self::Unknown];

            /// The code as it stands in a record; empty for the unknown.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* Self::Unknown => "" }
            }

            /// The code of the reason it gives.
            #[must_use]
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$variant => $reason,)* Self::Unknown => "condition-unknown" }
            }

            /// The condition of that code.
            #[must_use]
            pub fn of(code: &str) -> Self {
                match code { $($code => Self::$variant,)* _ => Self::Unknown }
            }
        }
    };
}

conditions! {
    /// Only without her identity.
    NoName = "condition.no_name" / "condition-no-name",
    /// Only without face and voice.
    NoImage = "condition.no_image" / "condition-no-image",
    /// Only without the exact place.
    NoLocation = "condition.no_location" / "condition-no-location",
    /// Only after asking her before each use.
    AskFirst = "condition.ask_first" / "condition-ask-first",
    /// Not where the death penalty is possible.
    NoDeathPenalty = "condition.no_death_penalty" / "condition-no-death-penalty",
    /// Only where a fair trial is assured.
    FairTrial = "condition.fair_trial" / "condition-fair-trial",
    /// Not to the authorities of States that she names.
    NoState = "condition.no_state" / "condition-no-state",
    /// Not before a day.
    Embargo = "condition.embargo" / "condition-embargo",
    /// Not after a day.
    Expires = "condition.expires" / "condition-expires",
    /// What she wishes if she dies: shown to people, restricting nothing.
    AfterDeath = "condition.after_death" / "condition-after-death",
    /// As a lead only, not as evidence.
    LeadOnly = "condition.lead_only" / "condition-lead-only",
    /// Only the things she marked.
    Partial = "condition.partial" / "condition-partial",
}

impl Condition {
    /// Which condition it is.
    #[must_use]
    pub fn kind(&self) -> ConditionCode {
        ConditionCode::of(&self.code)
    }

    /// The reason for which it keeps a thing back, if it does.
    pub(super) fn forbids(
        &self,
        thing: &Id,
        sort: Sort,
        to: &Destination,
        purpose: Purpose,
        at: &ClaimedTime,
    ) -> Option<Reason> {
        let kind = self.kind();
        let beyond = purpose.is_beyond_partner();
        let published = purpose == Purpose::Publication;
        let class = to.class.as_deref();
        let day = at.moment().date_naive();
        let forbidden = match kind {
            ConditionCode::NoName => {
                sort == Sort::Identity || matches!(purpose, Purpose::DisclosureNamed | Purpose::Publication)
            }
            ConditionCode::NoImage => sort == Sort::Picture,
            ConditionCode::NoLocation => matches!(sort, Sort::Words | Sort::Picture | Sort::Other),
            ConditionCode::AskFirst | ConditionCode::LeadOnly => beyond,
            ConditionCode::NoDeathPenalty | ConditionCode::FairTrial => {
                beyond && (published || !class.is_some_and(|class| WITHOUT_DEATH_PENALTY.contains(&class)))
            }
            ConditionCode::NoState => beyond && (published || !self.spares_states(to)),
            ConditionCode::Embargo => {
                let begins = self.day();
                purpose != Purpose::Safekeeping && begins.is_none_or(|begins| day < begins)
            }
            ConditionCode::Expires => self.day().is_none_or(|ends| day > ends),
            ConditionCode::AfterDeath => false,
            ConditionCode::Partial => !self.params.contains(&thing.to_string()),
            ConditionCode::Unknown => true,
        };
        forbidden.then_some(Reason::Condition(kind))
    }

    /// The one day in the parameters, in Gregorian form.
    fn day(&self) -> Option<NaiveDate> {
        match self.params.as_slice() {
            [day] => crate::when::parse_day(day),
            _ => None,
        }
    }

    /// Whether a destination is surely no authority of a State in the parameters.
    fn spares_states(&self, to: &Destination) -> bool {
        let named: Option<Vec<String>> = self.params.iter().map(|text| state(text)).collect();
        let Some(named) = named.filter(|named| !named.is_empty()) else { return false };
        match to.class.as_deref() {
            Some(class) if OF_NO_STATE.contains(&class) => true,
            Some("recipient.national_other") => {
                to.state.as_deref().and_then(state).is_some_and(|state| !named.contains(&state))
            }
            _ => false,
        }
    }
}

/// Classes before which no death penalty is imposed, and whose trials are held to be fair.
const WITHOUT_DEATH_PENALTY: [&str; 3] =
    ["recipient.icc_otp", "recipient.icc_registry", "recipient.regional"];

/// Classes that are no State's authority.
const OF_NO_STATE: [&str; 6] = [
    "recipient.icc_otp",
    "recipient.icc_registry",
    "recipient.un_mech",
    "recipient.regional",
    "recipient.lawyer",
    "recipient.service",
];

/// A State's two letters (ISO 3166-1 alpha-2) in capitals, if the text is such.
fn state(text: &str) -> Option<String> {
    let two = text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    two.then(|| text.to_ascii_uppercase())
}
