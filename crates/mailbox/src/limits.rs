//! What the operator allows.

use std::collections::BTreeMap;
use std::time::Duration;

/// Limits of one mailbox, from its configuration.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Days that receipt, replies and messages stay after the partner has collected.
    pub keep_days: u32,
    /// Days after the last part until a bundle that was never closed is withdrawn.
    pub open_days: u32,
    /// Days until a closed bundle goes that nobody collected. None: never.
    pub uncollected_days: Option<u32>,
    /// Bytes of each partner; none: as much as there is room for.
    pub quota: Option<u64>,
    /// The same for single partners, by label.
    pub quotas: BTreeMap<String, u64>,
    /// The paths of the addresses, without a slash at the end: they may stand before every path.
    pub prefixes: Vec<String>,
    /// Connections at once; one more gets `busy`.
    pub connections: usize,
    /// Requests at once with one token or desk key.
    pub at_once: usize,
    /// How long the headers of a request may take.
    pub headers: Duration,
    /// How long nothing may come of a body, or be taken of an answer.
    pub idle: Duration,
    /// How long the answer to a closing may take before it is 202, "still reading".
    pub closing: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            keep_days: 180,
            open_days: 90,
            uncollected_days: None,
            quota: None,
            quotas: BTreeMap::new(),
            prefixes: Vec::new(),
            connections: 512,
            at_once: 8,
            headers: Duration::from_secs(15),
            idle: Duration::from_secs(60),
            closing: Duration::from_secs(20),
        }
    }
}

impl Limits {
    /// How many bytes the partner of this label may have.
    #[must_use]
    pub fn quota_of(&self, label: &str) -> Option<u64> {
        self.quotas.get(label).copied().or(self.quota)
    }
}
