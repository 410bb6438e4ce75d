//! The form of what is stated of an item: every fact of description/2, each of which may be left out.

use sanad_evidence::place_value::PlaceValue;
use sanad_vault::Description;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::verbs::period;

/// The date as a date value of six texts, the place as a place value of eight, or left empty.
#[derive(Default, Serialize, Deserialize)]
pub struct DescribeForm {
    language: Option<String>,
    title: Option<String>,
    date: Vec<String>,
    place: Vec<Value>,
    exact_place: bool,
    events: Option<String>,
    author: Option<String>,
    from_whom: Option<String>,
    custody: Option<String>,
    whole: Option<String>,
    cut_by: Option<String>,
    persons: Vec<[String; 2]>,
    graphic: Option<String>,
    witness: Option<String>,
    witness_willing: Option<String>,
    reached: Option<String>,
    itemtype: Option<String>,
    generation: Option<String>,
    languages: Vec<String>,
    unknown: Vec<String>,
    note: Option<String>,
}

impl DescribeForm {
    /// What the vault is given.
    ///
    /// # Errors
    /// `form-field-bad` for a date or a place that is none.
    pub fn given(self) -> Result<Description, Refusal> {
        let bad = |_| Refusal::new("form-field-bad").fact("field", "place");
        let place = if self.place.is_empty() {
            None
        } else {
            Some(PlaceValue::from_value(&json!(self.place)).map_err(bad)?)
        };
        Ok(Description {
            date: period("date", &self.date)?,
            place,
            language: self.language,
            title: self.title,
            exact_place: self.exact_place,
            events: self.events,
            author: self.author,
            from_whom: self.from_whom,
            custody: self.custody,
            whole: self.whole,
            cut_by: self.cut_by,
            persons: self.persons,
            graphic: self.graphic,
            witness: self.witness,
            witness_willing: self.witness_willing,
            reached: self.reached,
            itemtype: self.itemtype,
            generation: self.generation,
            languages: self.languages,
            unknown: self.unknown,
            note: self.note,
        })
    }
}
