//! What a person allows a network: which way out, how much a month, which partners, and what it cost.
//!
//! The vault opens no connection: the courier asks here before it does.

// An address and nothing more: `core` has no socket to open.
use core::net::SocketAddr;

use rusqlite::{Connection, OptionalExtension as _, params};
use sanad_evidence::Id;
use serde::{Deserialize, Serialize};

use crate::custody::{from_sql, to_sql};
use crate::fault::Fault;
use crate::vault::{fact, set_fact};
use crate::{PartnerError, Vault, partner};

const PROXY: &str = "network-proxy";
const LIMIT: &str = "network-monthly-limit";
/// The month, bytes sent and bytes received, parted by spaces.
const METER: &str = "network-meter";

/// The way out, and how much may take it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// A SOCKS5 proxy. When it is set, nothing may go another way, not even the question where a name is.
    pub proxy: Option<SocketAddr>,
    /// The most bytes a calendar month, both ways together; none: no limit.
    pub monthly_limit: Option<u64>,
}

/// Whether anything may go to a partner over a network.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// Never: by stick only.
    Never,
    /// Only when a person asks for it, each time.
    #[default]
    Ask,
    /// Whenever there is a connection.
    Always,
}

impl Permission {
    /// The code as it is written down.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Ask => "ask",
            Self::Always => "always",
        }
    }

    /// The permission of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Never, Self::Ask, Self::Always].into_iter().find(|one| one.code() == code)
    }
}

/// What went over networks in a calendar month, by the device's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meter {
    /// The month, `2026-11`.
    pub month: String,
    /// Bytes that left.
    pub sent: u64,
    /// Bytes that came.
    pub received: u64,
}

impl Vault {
    /// The way out, and how much may take it.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn network(&self) -> Result<Network, Fault> {
        let bad = || Fault::damaged("the network settings");
        self.read(|db| {
            let said = |name: &str| Ok::<_, Fault>(fact(db, name)?.filter(|text| text != "none"));
            let proxy = said(PROXY)?.map(|text| text.parse().map_err(|_| bad())).transpose()?;
            let monthly_limit = said(LIMIT)?.map(|text| text.parse().map_err(|_| bad())).transpose()?;
            Ok(Network { proxy, monthly_limit })
        })
    }

    /// Sets the way out, and how much may take it.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn set_network(&self, network: &Network) -> Result<(), Fault> {
        let none = || "none".to_owned();
        self.write(|tx| {
            set_fact(tx, PROXY, &network.proxy.map_or_else(none, |proxy| proxy.to_string()))?;
            set_fact(tx, LIMIT, &network.monthly_limit.map_or_else(none, |limit| limit.to_string()))
        })
    }

    /// Whether anything may go to a partner over a network: [`Permission::Ask`] until it is set.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn permission(&self, partner: &str) -> Result<Permission, PartnerError> {
        self.read(|db| {
            let row = partner::find(db, partner)?;
            let sql = "SELECT permission FROM partner WHERE id = ?1";
            let code: String =
                db.query_row(sql, [row.id.to_string()], |row| row.get(0)).map_err(Fault::from)?;
            Ok(Permission::of_code(&code).ok_or_else(|| Fault::damaged("a partner's row"))?)
        })
    }

    /// Sets whether anything may go to a partner over a network.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn set_permission(&self, partner: &str, permission: Permission) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = partner::find(tx, partner)?;
            let sql = "UPDATE partner SET permission = ?2 WHERE id = ?1";
            tx.execute(sql, [row.id.to_string(), permission.code().to_owned()]).map_err(Fault::from)?;
            Ok(())
        })
    }

    /// What went over networks this month.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn meter(&self) -> Result<Meter, Fault> {
        let month = self.month();
        self.read(|db| meter(db, month))
    }

    /// Adds bytes to what went over networks this month.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn count_bytes(&self, sent: u64, received: u64) -> Result<(), Fault> {
        if sent == 0 && received == 0 {
            return Ok(());
        }
        let month = self.month();
        self.write(|tx| {
            let before = meter(tx, month)?;
            let (sent, received) =
                (before.sent.saturating_add(sent), before.received.saturating_add(received));
            set_fact(tx, METER, &format!("{} {sent} {received}", before.month))
        })
    }

    /// The calendar month by the device's clock.
    fn month(&self) -> String {
        self.now().moment().format("%Y-%m").to_string()
    }

    /// How fast the road to a partner was when it was last measured, in bytes a second.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn pace(&self, partner: &Id) -> Result<Option<u64>, Fault> {
        self.read(|db| pace_of(db, partner))
    }

    /// Notes how fast the road to a partner is, in bytes a second: parts are cut by it.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn note_pace(&self, partner: &Id, bytes_per_second: u64) -> Result<(), Fault> {
        self.write(|tx| {
            let sql = "UPDATE partner SET pace = ?2 WHERE id = ?1";
            tx.execute(sql, params![partner.to_string(), to_sql(bytes_per_second)])?;
            Ok(())
        })
    }
}

pub(crate) fn pace_of(db: &Connection, partner: &Id) -> Result<Option<u64>, Fault> {
    let sql = "SELECT pace FROM partner WHERE id = ?1";
    let pace: Option<Option<i64>> = db.query_row(sql, [partner.to_string()], |row| row.get(0)).optional()?;
    Ok(pace.flatten().map(from_sql))
}

fn meter(db: &Connection, month: String) -> Result<Meter, Fault> {
    let kept = fact(db, METER)?.unwrap_or_default();
    let mut words = kept.split(' ');
    let same = words.next() == Some(month.as_str());
    let mut count = || words.next().and_then(|word| word.parse().ok()).filter(|_| same).unwrap_or(0);
    let (sent, received) = (count(), count());
    Ok(Meter { month, sent, received })
}
