//! Who is known here: partners, collectors, and the trust file that names their keys.

use sanad_evidence::Id;
use sanad_evidence::sign::{SigningKey, VerifyingKey};

use super::desk::{cosigner, desk_key, desk_name};
use super::pass::revoke_tokens;
use super::rows::{collector_named, set_collector_state};
use super::{Collector, Partner, PartnerError, bad_row};
use crate::fault::Fault;
use crate::store::fixed_keys::{self, KeyId};
use crate::vault::fact;
use crate::{Permission, Vault, outbox};

impl Vault {
    /// The partners this collector knows.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn partners(&self) -> Result<Vec<Partner>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT p.id, p.name, p.their_name, p.key, p.signing_key, p.compared, p.added_at,
                        (SELECT count(*) FROM held WHERE partner = p.id AND kind = 'original' AND state = 'stored'),
                        p.permission, p.recovery
                 FROM partner p ORDER BY p.name",
            )?;
            let mut rows = statement.query([])?;
            let mut partners = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, key): (String, String) = (row.get(0)?, row.get(3)?);
                let key: VerifyingKey = key.parse().map_err(|_| bad_row())?;
                let id: Id = id.parse().map_err(|_| bad_row())?;
                let permission: String = row.get(8)?;
                let own = SigningKey::from_seed(fixed_keys::get(db, KeyId::from_row(row.get(4)?))?.expose());
                partners.push(Partner {
                    id,
                    name: row.get(1)?,
                    their_name: row.get(2)?,
                    fingerprint: key.fingerprint().groups(),
                    own_fingerprint: own.verifying_key().fingerprint().groups(),
                    compared: row.get(5)?,
                    added_at: row.get(6)?,
                    stored: crate::custody::from_sql(row.get(7)?),
                    permission: Permission::of_code(&permission).ok_or_else(bad_row)?,
                    mailboxes: super::mailboxes(db, &id)?.iter().map(|one| one.url().to_owned()).collect(),
                    tokens: outbox::token::spare(db, &id)?,
                    recovery: row.get(9)?,
                });
            }
            Ok(partners)
        })
    }

    /// The roster: every collector this partner invited.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn collectors(&self) -> Result<Vec<Collector>, Fault> {
        self.read(|db| {
            if fact(db, "desk-key")?.is_none() {
                return Ok(Vec::new());
            }
            let own = desk_key(db)?.verifying_key().fingerprint().groups();
            let mut statement = db.prepare(
                "SELECT id, name, state, key, invited_at, distrusted_at FROM collector ORDER BY name",
            )?;
            let mut rows = statement.query([])?;
            let mut collectors = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, key): (String, Option<String>) = (row.get(0)?, row.get(3)?);
                let key: Option<VerifyingKey> =
                    key.map(|key| key.parse().map_err(|_| bad_row())).transpose()?;
                collectors.push(Collector {
                    id: id.parse().map_err(|_| bad_row())?,
                    name: row.get(1)?,
                    state: row.get(2)?,
                    fingerprint: key.map(|key| key.fingerprint().groups()),
                    own_fingerprint: own.clone(),
                    invited_at: row.get(4)?,
                    distrusted_from: row.get(5)?,
                });
            }
            Ok(collectors)
        })
    }

    /// Says that a partner's fingerprint was compared by another way, after it was added.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn confirm_partner(&self, name: &str) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = super::find(tx, name)?;
            tx.execute("UPDATE partner SET compared = 1 WHERE id = ?1", [row.id.to_string()])
                .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// Says that a collector's fingerprint was compared with her by another way.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`], [`PartnerError::NotEnrolled`].
    pub fn confirm_collector(&self, name: &str) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = collector_named(tx, name)?;
            if row.state == "revoked" {
                return Err(PartnerError::Revoked { name: name.to_owned() });
            }
            if row.key.is_none() {
                return Err(PartnerError::NotEnrolled { name: name.to_owned() });
            }
            set_collector_state(tx, &row.id, "confirmed")?;
            Ok(())
        })
    }

    /// Takes nothing more from a collector. What was taken in stays. The mailboxes are to be told that her
    /// tokens let nothing in any more.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn revoke_collector(&self, name: &str) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = collector_named(tx, name)?;
            set_collector_state(tx, &row.id, "revoked")?;
            revoke_tokens(tx, &row.id)?;
            Ok(())
        })
    }

    /// Distrusts a collector from what is held of her logs now: bundles that go beyond are refused, and so
    /// are logs that were never shown. What her key sealed before stays what it was: her device was taken,
    /// say, and whoever has it could go on in her name. Not undone; done again, it changes nothing.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn distrust_collector(&self, name: &str) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = collector_named(tx, name)?;
            if row.distrusted {
                return Ok(());
            }
            let sql = "UPDATE collector SET distrusted_at = ?2 WHERE id = ?1";
            tx.execute(sql, [row.id.to_string(), self.now().to_string()]).map_err(Fault::from)?;
            let sql = "UPDATE foreign_log SET trusted = size WHERE collector = ?1";
            tx.execute(sql, [row.id.to_string()]).map_err(Fault::from)?;
            Ok(())
        })
    }

    /// The lines of a trust file that name the keys this vault trusts: for `sanad-verify --trust` and
    /// `ssh-keygen -Y verify`.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn trust_file(&self) -> Result<String, Fault> {
        self.read(|db| {
            let mut text = String::from(
                "# Whose keys are whose, by this vault. One line a key. Keys whose digits were not compared by\n\
                 # another way stand here as comments: nothing is trusted because of them.\n",
            );
            // A key that came by the same hands as the bundle vouches for nothing.
            let known = |compared: bool| if compared { "" } else { "# not compared: " };
            let mut statement =
                db.prepare("SELECT name, key, cosigner, compared FROM partner ORDER BY name")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (name, key, cosigner): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let known = known(row.get(3)?);
                let vkey = if known.is_empty() { "# sanad-vkey " } else { "# not compared: " };
                text.push_str(&format!(
                    "{known}{} namespaces=\"sanad-acceptance,sanad-invitation,sanad-dossier\" {key}\n{vkey}{cosigner}\n",
                    principal(&name)
                ));
            }
            let mut statement = db.prepare(
                "SELECT name, key, state = 'confirmed', distrusted_at FROM collector
                 WHERE key IS NOT NULL AND state <> 'revoked' ORDER BY name",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (name, key): (String, String) = (row.get(0)?, row.get(1)?);
                // A key that others may have vouches for nothing new; what it sealed before, the logs' lines
                // below still tell.
                let known = match row.get::<_, Option<String>>(3)? {
                    Some(at) => format!("# distrusted since {at}: "),
                    None => known(row.get(2)?).to_owned(),
                };
                text.push_str(&format!(
                    "{known}{} namespaces=\"sanad-bundle,sanad-listing\" {key}\n",
                    principal(&name)
                ));
            }
            let mut statement = db.prepare(
                "SELECT c.name, l.vkey, l.trusted FROM foreign_log l JOIN collector c ON c.id = l.collector
                 WHERE l.trusted IS NOT NULL ORDER BY c.name, l.position",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (name, vkey, size): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let name = principal(&name);
                text.push_str(&format!("# {name}: trusted up to entry {size} and no further: {vkey}\n"));
            }
            if fact(db, "desk-key")?.is_some() {
                let own = desk_key(db)?.verifying_key();
                text.push_str(&format!(
                    "{} namespaces=\"sanad-acceptance,sanad-invitation,sanad-dossier\" {own}\n# sanad-vkey {}\n",
                    principal(&desk_name(db)?),
                    cosigner(db)?.key()
                ));
            }
            let mut statement =
                db.prepare(
                "SELECT vkey FROM log UNION SELECT l.vkey FROM foreign_log l JOIN collector c ON c.id = l.collector
                 WHERE c.state = 'confirmed' AND c.distrusted_at IS NULL ORDER BY 1",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                text.push_str(&format!("# sanad-vkey {}\n", row.get::<_, String>(0)?));
            }
            Ok(text)
        })
    }
}

/// A name as OpenSSH's `allowed_signers` takes it: without spaces, quotes or patterns.
fn principal(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    name.chars().map(plain).collect()
}
