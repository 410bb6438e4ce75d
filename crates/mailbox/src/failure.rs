//! What goes wrong for the operator: a plain sentence, a hint, an exit code.

use std::fmt;

use crate::store::StoreError;

/// Why a command of the operator was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub hint: String,
    /// 1: refused or failed; 2: wrong usage.
    pub exit: u8,
}

impl Failure {
    /// Refused or failed.
    #[must_use]
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into(), exit: 1 }
    }

    /// Called wrongly.
    #[must_use]
    pub fn usage(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { exit: 2, ..Self::new(what, hint) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.what, self.hint)
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let hint = match error {
            StoreError::Full => "Make room on the disk, or give the store a larger one. Nothing was lost.",
            StoreError::Damaged(_) => {
                "`check` says where. The disk may be failing; see OPERATING.md for a restore. Nothing was changed."
            }
            StoreError::Broken(_) => {
                "Look whether the disk or the S3 server is there and lets this user write. Nothing was lost."
            }
        };
        Self::new(format!("The store did not do it: {error}."), hint)
    }
}
