//! The permit: what a person's statements come to, for one thing and one recipient.

use super::answers::{Answer, Answers, Cell, Rung, Statement};
use super::conditions::Condition;
use super::{Destination, Purpose, Reason, Sort};
use crate::{ClaimedTime, Id, Record};

/// One statement of a person, in the order of the custody log.
#[derive(Debug, Clone, Copy)]
pub enum Said<'a> {
    /// The record of it: answers/1 or withdrawal/1.
    Record(&'a Record),
    /// The log says that something was stated, and it cannot be read here. It restricts.
    Unreadable,
}

/// The live state of a person's consent towards one recipient, for one thing of hers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    thing: Id,
    answers: Option<Answers>,
    conditions: Vec<Condition>,
    /// She withdrew, and has not answered since.
    withdrawn: bool,
    /// Something was stated that cannot be read, and she has not withdrawn since.
    unreadable: bool,
}

impl Permit {
    /// Folds the statements of **one person** in the order of the custody log, never of the clock or of
    /// arrival. Statements towards other recipients, and those that do not cover `thing`, are passed over.
    ///
    /// The newest answers replace the ones before; conditions add up and go only when they are lifted, or
    /// when she gave new answers after a withdrawal of hers. What cannot be read may have been a condition:
    /// it closes everything until she withdraws and answers anew.
    pub fn of<'a>(recipient: &str, thing: &Id, statements: impl IntoIterator<Item = Said<'a>>) -> Self {
        let mut permit = Self {
            thing: *thing,
            answers: None,
            conditions: Vec::new(),
            withdrawn: false,
            unreadable: false,
        };
        for said in statements {
            let statement = match said {
                Said::Record(record) => Statement::read(record),
                Said::Unreadable => None,
            };
            match statement {
                None => permit.unreadable = true,
                Some(other) if other.recipient() != recipient || !other.covers(thing) => {}
                Some(Statement::Withdrawal(_)) => {
                    permit.withdrawn = true;
                    permit.unreadable = false;
                }
                Some(Statement::Answers(answers)) => {
                    if permit.withdrawn {
                        permit.conditions.clear();
                    }
                    permit.conditions.retain(|condition| !answers.lifted.contains(&condition.code));
                    for condition in &answers.conditions {
                        if !permit.conditions.contains(condition) {
                            permit.conditions.push(condition.clone());
                        }
                    }
                    permit.withdrawn = false;
                    permit.answers = Some(answers);
                }
            }
        }
        permit
    }

    /// Whether she was asked about this thing for this recipient at all.
    #[must_use]
    pub const fn asked(&self) -> bool {
        self.answers.is_some() || self.withdrawn()
    }

    /// Whether a withdrawal, or what cannot be read, closes everything.
    #[must_use]
    pub const fn withdrawn(&self) -> bool {
        self.withdrawn || self.unreadable
    }

    /// The five answers that hold, from the bottom; all blank when there are none. A withdrawal does not
    /// show in them.
    #[must_use]
    pub fn ladder(&self) -> [Answer; 5] {
        self.answers.as_ref().map_or([Answer::Blank; 5], |answers| answers.ladder)
    }

    /// The cells of the full matrix; empty when it was not gone through.
    #[must_use]
    pub fn matrix(&self) -> &[Cell] {
        self.answers.as_ref().map_or(&[], |answers| &answers.matrix)
    }

    /// The conditions that hold.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// How many rungs from the bottom are all answered `yes`: 0 to 5, and 0 after a withdrawal.
    #[must_use]
    pub fn height(&self) -> usize {
        if self.withdrawn() {
            return 0;
        }
        self.ladder().iter().take_while(|answer| **answer == Answer::Yes).count()
    }

    /// The highest rung that holds, if any.
    #[must_use]
    pub fn rung(&self) -> Option<Rung> {
        let height = self.height();
        Rung::ALL.into_iter().rev().find(|rung| rung.height() <= height)
    }

    /// Everything that keeps the thing back; none when it may leave.
    pub(super) fn against(
        &self,
        sort: Sort,
        to: &Destination,
        purpose: Purpose,
        at: &ClaimedTime,
    ) -> Vec<Reason> {
        if self.withdrawn() {
            return vec![Reason::Withdrawn];
        }
        let Some(answers) = &self.answers else { return vec![Reason::NotAskedYet] };
        let mut reasons = Vec::new();
        let height = self.height();
        if height < purpose.rung().height() {
            reasons.push(match answers.ladder.get(height) {
                Some(Answer::No | Answer::Yes) | None => Reason::NotAgreed,
                Some(Answer::Later) => Reason::AskAgain,
                Some(Answer::Blank) => Reason::NotAskedYet,
            });
        }
        if sort == Sort::Identity && height < Rung::UseNamed.height() {
            reasons.push(Reason::IdentityKeptBack);
        }
        if purpose.is_beyond_partner() && !answers.matrix.is_empty() && !allowed(&answers.matrix, to) {
            reasons.push(Reason::NotForThisRecipient);
        }
        let forbids = |condition: &Condition| condition.forbids(&self.thing, sort, to, purpose, at);
        reasons.extend(self.conditions.iter().filter_map(forbids));
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }
}

/// Whether the matrix says yes to exactly this purpose and class, and nothing else to it.
fn allowed(matrix: &[Cell], to: &Destination) -> bool {
    let (Some(class), Some(purpose)) = (&to.class, &to.purpose) else { return false };
    let mut cells = matrix.iter().filter(|cell| cell.class == *class && cell.purpose == *purpose).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.answer == Answer::Yes)
}
