//! Why a request is refused, and how long to wait before asking again.

use sanad_evidence::mailbox::{Problem, ProblemCode};

use crate::store::StoreError;

/// A refusal on its way to the asker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is told.
    pub problem: Problem,
    /// `Retry-After`, in seconds.
    pub after: Option<u32>,
    /// With 405: the methods that the path takes.
    pub allow: Option<&'static str>,
}

impl Refusal {
    /// A refusal that tells nothing but its code.
    #[must_use]
    pub const fn new(code: ProblemCode) -> Self {
        let after = match code {
            ProblemCode::Busy => Some(30),
            ProblemCode::TooMany => Some(5),
            _ => None,
        };
        Self { problem: Problem::new(code), after, allow: None }
    }

    /// The path takes these methods only.
    #[must_use]
    pub const fn methods(allow: &'static str) -> Self {
        Self { problem: Problem::new(ProblemCode::MethodNotAllowed), after: None, allow: Some(allow) }
    }
}

impl From<ProblemCode> for Refusal {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, after: None, allow: None }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => {
                crate::trace::seldom(&format!("a request was refused: {error}"));
                Self::new(ProblemCode::MailboxFull)
            }
            StoreError::Damaged(_) | StoreError::Broken(_) => {
                // The operator must learn of it; the asker learns that it is not her doing.
                crate::trace::seldom(&format!("a request was put off: {error}"));
                Self::new(ProblemCode::Busy)
            }
        }
    }
}
