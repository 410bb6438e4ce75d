//! The forms of a conversation about consent and of a withdrawal, and what they come to.

use sanad_evidence::Id;
use sanad_evidence::consent::{Answer, Cell, Condition};
use sanad_vault::{AnswersGiven, ConversationGiven, Prior, PriorAccount, WithdrawalGiven};
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// A conversation, as it is filled in: conversation/1, and the answers for each recipient.
#[derive(Serialize, Deserialize)]
pub struct TalkForm {
    script: String,
    script_version: u32,
    script_language: String,
    medium: String,
    said: Vec<String>,
    understanding: String,
    free: Vec<[String; 2]>,
    interpreter: String,
    support: String,
    assent: String,
    form: String,
    form_item: Option<Id>,
    copy: String,
    review_on: Option<String>,
    given_anything: String,
    answers: Vec<AnswersForm>,
}

/// One recipient's part: by the partner's name, or `here`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswersForm {
    recipient: String,
    /// Keep, lead, use, use with the name, public: `yes`, `no`, `later` or nothing.
    ladder: [String; 5],
    /// Purpose, class of recipient, answer.
    #[serde(default)]
    matrix: Vec<[String; 3]>,
    /// The code, and what belongs to it.
    #[serde(default)]
    conditions: Vec<Vec<String>>,
    #[serde(default)]
    lifted: Vec<String>,
    #[serde(default)]
    covers: Vec<Id>,
}

impl Default for TalkForm {
    /// Empty, but for one recipient, so that the shape of the answers is seen.
    fn default() -> Self {
        let none = String::new;
        let answers = AnswersForm {
            recipient: "here".to_owned(),
            ladder: [none(), none(), none(), none(), none()],
            matrix: Vec::new(),
            conditions: Vec::new(),
            lifted: Vec::new(),
            covers: Vec::new(),
        };
        Self {
            script: "sanad-consent".to_owned(),
            script_version: 1,
            script_language: none(),
            medium: none(),
            said: Vec::new(),
            understanding: none(),
            free: Vec::new(),
            interpreter: none(),
            support: none(),
            assent: none(),
            form: none(),
            form_item: None,
            copy: none(),
            review_on: None,
            given_anything: none(),
            answers: vec![answers],
        }
    }
}

fn answer(text: &str) -> Result<Answer, Refusal> {
    text.parse().map_err(|_| Refusal::new("form-field-bad").fact("field", "answers"))
}

impl AnswersForm {
    fn given(&self) -> Result<AnswersGiven, Refusal> {
        let mut ladder = [Answer::Blank; 5];
        for (rung, text) in ladder.iter_mut().zip(&self.ladder) {
            *rung = answer(text)?;
        }
        let cell = |[purpose, class, said]: &[String; 3]| {
            Ok(Cell { purpose: purpose.clone(), class: class.clone(), answer: answer(said)? })
        };
        let condition = |list: &Vec<String>| {
            let (code, params) = list
                .split_first()
                .ok_or_else(|| Refusal::new("form-field-bad").fact("field", "conditions"))?;
            Ok(Condition { code: code.clone(), params: params.to_vec() })
        };
        Ok(AnswersGiven {
            recipient: self.recipient.clone(),
            ladder,
            matrix: self.matrix.iter().map(cell).collect::<Result<_, Refusal>>()?,
            conditions: self.conditions.iter().map(condition).collect::<Result<_, Refusal>>()?,
            lifted: self.lifted.clone(),
            covers: self.covers.clone(),
        })
    }
}

impl TalkForm {
    /// What the vault is given.
    ///
    /// # Errors
    /// `form-field-bad` for an answer that is none.
    pub fn given(self) -> Result<ConversationGiven, Refusal> {
        Ok(ConversationGiven {
            answers: self.answers.iter().map(AnswersForm::given).collect::<Result<_, _>>()?,
            script: self.script,
            script_version: self.script_version,
            script_language: self.script_language,
            medium: self.medium,
            said: self.said,
            understanding: self.understanding,
            free: self.free,
            interpreter: self.interpreter,
            support: self.support,
            assent: self.assent,
            form: self.form,
            form_item: self.form_item,
            copy: self.copy,
            review_on: self.review_on,
            given_anything: self.given_anything,
            strokes: None,
        })
    }
}

/// The first question, as it is filled in.
#[derive(Serialize, Deserialize)]
pub struct ToldForm {
    told: String,
    accounts: Vec<PriorAccount>,
}

impl Default for ToldForm {
    /// With one account told before, so that its shape is seen.
    fn default() -> Self {
        Self { told: "yes".to_owned(), accounts: vec![PriorAccount::default()] }
    }
}

impl ToldForm {
    /// What the vault is given. What was left as the empty form has it is no account.
    pub fn given(self) -> Prior {
        let blank = PriorAccount::default();
        let accounts = self.accounts.into_iter().filter(|one| *one != blank).collect();
        Prior { told: self.told, accounts }
    }
}

/// How a withdrawal was told. Towards whom, the command says.
#[derive(Default, Serialize, Deserialize)]
pub struct WithdrawalForm {
    told_how: String,
    by: String,
    reason: String,
}

impl WithdrawalForm {
    /// What the vault is given, towards nobody yet.
    pub fn given(self) -> WithdrawalGiven {
        WithdrawalGiven {
            recipients: Vec::new(),
            erase: false,
            told_how: self.told_how,
            by: self.by,
            reason: self.reason,
        }
    }
}
