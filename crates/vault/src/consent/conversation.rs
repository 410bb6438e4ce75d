//! Recording a conversation: what was explained, how it was understood, and what was answered about each
//! recipient. All of it in one transaction, or none.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use sanad_evidence::consent::{Answers, Condition, ConditionCode, HERE};
use sanad_evidence::entry::{Action, ThingKind};
use sanad_evidence::{Digest, Id, Schema};
use serde_json::{Value, json};

use super::{ConsentError, retrieval, rows, standing};
use crate::custody::Draft;
use crate::draft::{self, DraftKind};
use crate::fault::Fault;
use crate::stated::Stated;
use crate::{Vault, about, device, partner, person};

/// The copy that is held for her: she gets a code with which she is found again.
const HELD: &str = "held";

/// What was said and answered in one conversation. Texts may be empty where nothing was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConversationGiven {
    /// The script that was gone through, by its name.
    pub script: String,
    /// Its version.
    pub script_version: u32,
    /// The language it was said in (BCP 47).
    pub script_language: String,
    /// How it was brought to her: spoken, read, played as sound.
    pub medium: String,
    /// The lines that were said, by their codes.
    pub said: Vec<String>,
    /// How she understood it, in her own words.
    pub understanding: String,
    /// What speaks for or against her answering freely: a code, and words about it.
    pub free: Vec<[String; 2]>,
    /// Who interpreted, by code or in words.
    pub interpreter: String,
    /// Who was with her, for her support.
    pub support: String,
    /// For a child: who agreed with her, and how she herself was asked.
    pub assent: String,
    /// In what form she gave it: a mark, by word of mouth, a drawn signature, sound.
    pub form: String,
    /// The item that holds the form, where it was recorded as one.
    pub form_item: Option<Id>,
    /// The copy she chose: `none`, `held`, `paper` or `file`.
    pub copy: String,
    /// The day on which her answers are to be gone through again, `YYYY-MM-DD`.
    pub review_on: Option<String>,
    /// What she was given: travel, food; empty when nothing.
    pub given_anything: String,
    /// Her answers, one for each recipient she was asked about.
    pub answers: Vec<Answers>,
    /// Her mark as it was drawn, stroke by stroke: x and y in turns. Kept under the key of her identity half.
    pub strokes: Option<Vec<Vec<i32>>>,
}

/// A conversation that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The id of the conversation.
    pub conversation: Id,
    /// Where the copy is held for her: the code with which she is found again. It is shown this once.
    pub retrieval: Option<String>,
}

impl Vault {
    /// Records a conversation with a person and the answers she gave in it.
    ///
    /// What was not answered is recorded as blank, which means no. Answers towards a recipient take the place
    /// of those before, as far as they cover the same; conditions add up until she lifts them.
    ///
    /// # Errors
    /// [`ConsentError`]; then nothing was recorded.
    pub fn record_conversation(
        &self,
        person: &Id,
        given: &ConversationGiven,
    ) -> Result<Recorded, ConsentError> {
        let recorded = self.write(|tx| {
            let stock = person::own(tx, person)?;
            let case = stock.case;
            check(tx, &case, given)?;
            let conversation = device::new_id()?;
            let mut values = stated(given)?.into_values();
            values.insert("conversation", json!(conversation.to_string()));
            values.insert("person", json!(person.to_string()));
            values.insert("at", json!(self.now().to_string()));
            if !given.script_language.trim().is_empty() {
                values.insert("language", json!(given.script_language));
            }
            self.seal_about(
                tx,
                &case,
                (ThingKind::Person, *person),
                Action::RecordSealed,
                &Schema::CONVERSATION,
                values,
            )?;
            for answers in &given.answers {
                self.answer(tx, &case, person, &conversation, answers)?;
            }
            if let Some(strokes) = given.strokes.as_ref().filter(|strokes| !strokes.is_empty()) {
                self.seal_mark(tx, &stock, &conversation, strokes)?;
            }
            let held = given.copy == HELD;
            let retrieval = if held { Some(retrieval::make(tx, person)?) } else { None };
            draft::forget(tx, DraftKind::Conversation, person)?;
            Ok::<_, ConsentError>(Recorded { conversation, retrieval })
        })?;
        self.cut_after_draft();
        Ok(recorded)
    }

    fn answer(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        person: &Id,
        conversation: &Id,
        answers: &Answers,
    ) -> Result<(), Fault> {
        let row = rows::find_or_make(tx, person, &answers.recipient)?;
        let mut values = with_the_person(answers, person).values();
        values.insert("consent", json!(row.id.to_string()));
        values.insert("person", json!(person.to_string()));
        values.insert("conversation", json!(conversation.to_string()));
        values.insert("at", json!(self.now().to_string()));
        let before = about::digests(tx, case, &row.id, &Schema::ANSWERS)?;
        values.insert("amends", json!(before.last().map(Digest::to_string).into_iter().collect::<Vec<_>>()));
        let thing = (ThingKind::Consent, row.id);
        self.seal_about(tx, case, thing, Action::ConsentRecorded, &Schema::ANSWERS, values)?;
        Ok(())
    }

    /// Seals a record about a thing and enters it.
    pub(crate) fn seal_about(
        &self,
        tx: &Transaction<'_>,
        case: &Id,
        (thing_kind, thing): (ThingKind, Id),
        action: Action,
        schema: &Schema,
        values: BTreeMap<&'static str, Value>,
    ) -> Result<Digest, Fault> {
        let record = self.keep_record(tx, schema, case, &thing, values)?;
        let draft = Draft {
            action,
            case: *case,
            thing_kind,
            thing,
            digest: None,
            record: Some(record),
            outcome: None,
        };
        self.append(tx, &draft)?;
        Ok(record)
    }
}

/// What names some of her things only leaves out nothing that they cannot go without: her coded half goes with
/// whatever of hers goes.
fn with_the_person(answers: &Answers, person: &Id) -> Answers {
    let mut answers = answers.clone();
    if !answers.covers.is_empty() && !answers.covers.contains(person) {
        answers.covers.push(*person);
    }
    let person = person.to_string();
    for condition in &mut answers.conditions {
        if condition.kind() == ConditionCode::Partial && !condition.params.contains(&person) {
            condition.params.push(person.clone());
        }
    }
    answers
}

/// Everything that can be wrong with what was given, before anything is written.
fn check(tx: &Transaction<'_>, case: &Id, given: &ConversationGiven) -> Result<(), ConsentError> {
    if let Some(day) = &given.review_on {
        check_day(day)?;
    }
    if let Some(item) = &given.form_item {
        check_thing(tx, case, item)?;
    }
    let mut asked = BTreeSet::new();
    for answers in &given.answers {
        check_recipient(tx, &answers.recipient)?;
        if !asked.insert(&answers.recipient) {
            return Err(ConsentError::RecipientTwice { given: answers.recipient.clone() });
        }
        answers.conditions.iter().try_for_each(check_condition)?;
        for thing in &answers.covers {
            check_thing(tx, case, thing)?;
        }
    }
    Ok(())
}

/// That a recipient is one she can be asked about: those who collect, or a partner that is set up here.
pub(super) fn check_recipient(tx: &Transaction<'_>, recipient: &str) -> Result<(), ConsentError> {
    if recipient == HERE || partner::is_known(tx, recipient)? {
        Ok(())
    } else {
        Err(ConsentError::UnknownRecipient { given: recipient.to_owned() })
    }
}

fn check_thing(tx: &Transaction<'_>, case: &Id, thing: &Id) -> Result<(), ConsentError> {
    match standing::known(tx, thing)? {
        Some(known) if known.case == *case => Ok(()),
        _ => Err(ConsentError::UnknownThing { given: thing.to_string() }),
    }
}

fn check_day(day: &str) -> Result<(), ConsentError> {
    match sanad_evidence::when::parse_day(day) {
        Some(_) => Ok(()),
        None => Err(ConsentError::BadDay { given: day.to_owned() }),
    }
}

/// A condition that could not be evaluated would mean no to everything, and nobody would know why.
fn check_condition(condition: &Condition) -> Result<(), ConsentError> {
    let params = condition.params.as_slice();
    let whole = match condition.kind() {
        ConditionCode::Unknown => false,
        ConditionCode::NoState => {
            let letters = |text: &String| text.len() == 2 && text.bytes().all(|c| c.is_ascii_uppercase());
            !params.is_empty() && params.iter().all(letters)
        }
        ConditionCode::Embargo | ConditionCode::Expires => match params {
            [day] => return check_day(day),
            _ => false,
        },
        ConditionCode::Partial => {
            !params.is_empty() && params.iter().all(|thing| thing.parse::<Id>().is_ok())
        }
        // Words of hers may stand beside any other.
        _ => true,
    };
    if whole { Ok(()) } else { Err(ConsentError::ConditionIncomplete { condition: condition.code.clone() }) }
}

fn stated(given: &ConversationGiven) -> Result<Stated, ConsentError> {
    let mut stated = Stated::new();
    if given.script_version > 0 {
        stated.put("script_version", given.script_version);
    }
    stated
        .text("script", Some(&given.script))?
        .text("script_language", Some(&given.script_language))?
        .text("medium", Some(&given.medium))?
        .texts("said", &given.said)?
        .text("understanding", Some(&given.understanding))?
        .rows("free", &given.free)?
        .text("interpreter", Some(&given.interpreter))?
        .text("support", Some(&given.support))?
        .text("assent", Some(&given.assent))?
        .text("form", Some(&given.form))?
        .text("form_item", given.form_item.map(|item| item.to_string()).as_deref())?
        .one_of("copy", &["none", HELD, "paper", "file"], Some(&given.copy))?
        .text("review_on", given.review_on.as_deref())?
        .text("given_anything", Some(&given.given_anything))?;
    Ok(stated)
}
