//! Consent: the conversation, the answers, the withdrawal.

use sanad_evidence::Id;
use sanad_evidence::consent as evidence;
use sanad_vault as vault;

use super::said;
use crate::commands::{item_id, shortened};
use crate::refusal::Answer as Answered;
use crate::told::{
    AlreadyOut, Answer, AnswersGiven, Cell, Condition, ConversationGiven, ConversationRow, PermitRow,
    RecipientRow, Recorded, RestrictedRow, WithdrawalGiven, WithdrawalNotice,
};

const fn answer(answer: evidence::Answer) -> Answer {
    match answer {
        evidence::Answer::Yes => Answer::Yes,
        evidence::Answer::No => Answer::No,
        evidence::Answer::Later => Answer::Later,
        evidence::Answer::Blank => Answer::Blank,
    }
}

const fn asked_answer(answer: Answer) -> evidence::Answer {
    match answer {
        Answer::Yes => evidence::Answer::Yes,
        Answer::No => evidence::Answer::No,
        Answer::Later => evidence::Answer::Later,
        Answer::Blank => evidence::Answer::Blank,
    }
}

/// Whom a person can be asked about.
pub fn recipient(row: vault::RecipientRow) -> RecipientRow {
    RecipientRow { id: row.id, name: row.name }
}

/// A conversation of the list.
pub fn conversation(row: vault::ConversationRow) -> ConversationRow {
    ConversationRow {
        id: row.id.to_string(),
        at: row.at,
        script: row.script,
        form: row.form,
        copy: row.copy,
        review_on: row.review_on,
    }
}

/// What was said and answered in a conversation, as the vault takes it.
///
/// # Errors
/// `item-not-found` for a form that is no id; `thing-unknown` for what answers cover and is none.
pub fn asked_conversation(given: ConversationGiven) -> Answered<vault::ConversationGiven> {
    let text = |text| said(text).unwrap_or_default();
    Ok(vault::ConversationGiven {
        script: given.script,
        script_version: given.script_version,
        script_language: given.script_language,
        medium: given.medium,
        said: given.said,
        understanding: text(given.understanding),
        free: given.free,
        interpreter: text(given.interpreter),
        support: text(given.support),
        assent: text(given.assent),
        form: text(given.form),
        form_item: said(given.form_item).as_deref().map(item_id).transpose()?,
        copy: text(given.copy),
        review_on: said(given.review_on),
        given_anything: text(given.given_anything),
        answers: given.answers.into_iter().map(asked_answers).collect::<Answered<_>>()?,
        strokes: given.strokes,
    })
}

fn asked_answers(given: AnswersGiven) -> Answered<vault::AnswersGiven> {
    let thing = |text: &String| -> Answered<Id> {
        text.parse().map_err(|_| vault::ConsentError::UnknownThing { given: shortened(text) }.into())
    };
    let cell = |cell: Cell| evidence::Cell {
        purpose: cell.purpose,
        class: cell.class,
        answer: asked_answer(cell.answer),
    };
    let condition = |one: Condition| evidence::Condition { code: one.code, params: one.params };
    Ok(vault::AnswersGiven {
        recipient: given.recipient,
        ladder: given.ladder.map(asked_answer),
        matrix: given.matrix.into_iter().map(cell).collect(),
        conditions: given.conditions.into_iter().map(condition).collect(),
        lifted: given.lifted,
        covers: given.covers.iter().map(thing).collect::<Answered<_>>()?,
    })
}

/// A conversation that was recorded.
pub fn recorded(done: vault::Recorded) -> Recorded {
    Recorded { conversation: done.conversation.to_string(), retrieval: done.retrieval.map(Into::into) }
}

/// How it stands towards one recipient.
pub fn permit(row: vault::PermitRow) -> PermitRow {
    let cell =
        |cell: evidence::Cell| Cell { purpose: cell.purpose, class: cell.class, answer: answer(cell.answer) };
    let out = |out: vault::AlreadyOut| AlreadyOut {
        kind: out.kind.to_owned(),
        thing: out.thing.to_string(),
        label: out.label,
        place: out.place,
        state: out.state.to_owned(),
        at: out.at,
    };
    let condition = |one: evidence::Condition| Condition { code: one.code, params: one.params };
    PermitRow {
        recipient: row.recipient,
        name: row.name,
        ladder: row.ladder.map(answer),
        height: row.height,
        matrix: row.matrix.into_iter().map(cell).collect(),
        conditions: row.conditions.into_iter().map(condition).collect(),
        withdrawn: row.withdrawn,
        covers_some: row.covers_some,
        review_on: row.review_on,
        given_at: row.given_at,
        already_out: row.already_out.into_iter().map(out).collect(),
        notice: row.notice.code().to_owned(),
    }
}

/// A withdrawal, as the vault takes it.
pub fn asked_withdrawal(given: WithdrawalGiven) -> vault::WithdrawalGiven {
    let text = |text| said(text).unwrap_or_default();
    vault::WithdrawalGiven {
        recipients: given.recipients,
        erase: given.erase,
        told_how: text(given.told_how),
        by: text(given.by),
        reason: text(given.reason),
    }
}

/// A withdrawal that came to a partner's desk.
pub fn withdrawal_notice(notice: vault::Notice) -> WithdrawalNotice {
    WithdrawalNotice {
        person: notice.person.to_string(),
        code: notice.code,
        case_id: notice.case.to_string(),
        case_code: notice.case_code,
        collector: notice.collector,
        erase: notice.erase,
        at: notice.withdrawn_at,
        bundle: notice.bundle.map(|bundle| bundle.to_string()),
        acknowledged: notice.acknowledged,
        items: notice.items,
        accounts: notice.accounts,
        answered_again: notice.answered_again,
    }
}

/// What is held at a partner's desk and may not be used.
pub fn restricted(row: vault::Restricted) -> RestrictedRow {
    RestrictedRow {
        kind: row.kind.to_owned(),
        thing: row.thing.to_string(),
        person: row.person.to_string(),
        code: row.code,
        reasons: row.reasons.into_iter().map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::session::tests::desk;

    fn given() -> serde_json::Value {
        json!({
            "script": "consent-script", "scriptVersion": 1, "scriptLanguage": "en", "medium": "spoken",
            "said": ["who", "why"], "understanding": "you keep it", "copy": "held", "form": "oral",
            "answers": [{
                "recipient": "here", "ladder": ["yes", "yes", "later", "", "no"],
                "matrix": [{"purpose": "purpose.un", "class": "recipient.un_mech", "answer": "yes"}],
                "conditions": [{"code": "condition.no_name", "params": []}], "lifted": [], "covers": [],
            }],
        })
    }

    fn conversation(json: serde_json::Value) -> ConversationGiven {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_she_answered_comes_back_as_she_answered_it() {
        let desk = desk(sanad_vault::Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let person = desk.vault.new_person(&case, &vault::PersonGiven::default()).unwrap();
        let asked = asked_conversation(conversation(given())).unwrap();
        let done = recorded(desk.vault.record_conversation(&person, &asked).unwrap());
        let code = done.retrieval.unwrap();
        assert_eq!(desk.vault.person_by_retrieval(&code).unwrap(), Some(person));
        let rows = desk.vault.consent_state(&person).unwrap();
        let here = rows.into_iter().map(permit).find(|row| row.recipient == "here").unwrap();
        let told = serde_json::to_value(&here).unwrap();
        let answers = &given()["answers"][0];
        for field in ["ladder", "matrix", "conditions"] {
            assert_eq!(told[field], answers[field], "{field}");
        }
        assert_eq!((here.height, here.withdrawn, here.notice.as_str()), (2, false, "none"));

        let withdrawal: WithdrawalGiven =
            serde_json::from_value(json!({"recipients": [], "erase": true, "toldHow": "by code"})).unwrap();
        let rows = desk.vault.withdraw_consent(&person, &asked_withdrawal(withdrawal)).unwrap();
        let here = rows.into_iter().map(permit).find(|row| row.recipient == "here").unwrap();
        assert_eq!((here.height, here.withdrawn), (0, true));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let code = |json| asked_conversation(conversation(json)).err().unwrap().code;
        let mut bad = given();
        bad["formItem"] = json!("x");
        assert_eq!(code(bad), "item-not-found");
        let mut bad = given();
        bad["answers"][0]["covers"] = json!(["x"]);
        assert_eq!(code(bad), "thing-unknown");
    }
}
