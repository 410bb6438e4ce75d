//! The relationship between a collector and a partner: invitations, keys for one partner alone, the
//! roster.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::Path;

use age::secrecy::SecretString;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sanad_evidence::code::InvitationCode;
use sanad_evidence::invitation::{Invitation, PartnerName};
use sanad_evidence::log::{Cosigner, CosignerKey};
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::secret::EnrolmentSecret;
use sanad_evidence::sign::{SigningKey, VerifyingKey};
use sanad_evidence::vkey::Vkey;
use sanad_evidence::{Id, to_hex};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::custody::to_sql;
use crate::fault::{Fault, put_file};
use crate::store::fixed_keys::{self, KeyId};
use crate::vault::{fact, set_fact};
use crate::{Role, Vault, age_key, device};

/// How long a partner keeps an identity after a bundle to a newer one was taken in: 30 days, in seconds.
const GRACE: i64 = 30 * 24 * 3600;
/// The work factor of the file under the short code: 2^18 scrypt rounds, about a second.
const WORK_FACTOR: u8 = 18;

/// Why an invitation was not made or taken, or a partner or collector not found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartnerError {
    /// The name is taken.
    #[error("there is a {name} already")]
    Taken {
        /// The name.
        name: String,
    },
    /// Not a name.
    #[error("a name has 1 to 200 characters, none of them invisible")]
    BadName,
    /// Nobody of that name.
    #[error("there is no {name} here")]
    NotFound {
        /// The name.
        name: String,
    },
    /// The act belongs to the other role.
    #[error("this is for a {needed}'s vault")]
    OtherRole {
        /// Whose it is.
        needed: &'static str,
    },
    /// The file is not an invitation.
    #[error("this file is not an invitation")]
    NotAnInvitation,
    /// The code does not open it.
    #[error("the code does not open this invitation")]
    WrongCode,
    /// The invitation was taken before.
    #[error("this invitation was taken already, as {name}")]
    TakenBefore {
        /// The partner's name here.
        name: String,
    },
    /// Nobody can be confirmed whose key is not known yet.
    #[error("{name} has not sent anything yet")]
    NotEnrolled {
        /// The name.
        name: String,
    },
    /// Something stands at the place of the invitation file.
    #[error("the invitation could not be written")]
    Exists,
    /// Anything beneath.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl PartnerError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "name-taken",
            Self::BadName => "name-bad",
            Self::NotFound { .. } => "name-not-found",
            Self::OtherRole { .. } => "other-role",
            Self::NotAnInvitation => "not-an-invitation",
            Self::WrongCode => "wrong-code",
            Self::TakenBefore { .. } => "invitation-taken",
            Self::NotEnrolled { .. } => "not-enrolled",
            Self::Exists => "exists-already",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// A partner as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// The invitation's id.
    pub id: Id,
    /// The collector's name for it.
    pub name: String,
    /// Its name for itself.
    pub their_name: String,
    /// The fingerprint of its key: eight groups of five digits, to compare aloud.
    pub fingerprint: [String; 8],
    /// The fingerprint of the collector's own key for this partner, for the other side to compare.
    pub own_fingerprint: [String; 8],
    /// Whether the collector said that she compared it.
    pub compared: bool,
    /// When it was added.
    pub added_at: String,
    /// How many originals it has stated to have stored.
    pub stored: u64,
}

/// A collector in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collector {
    /// The invitation's id.
    pub id: Id,
    /// The partner's name for her.
    pub name: String,
    /// `invited`, `enrolled`, `confirmed` or `revoked`.
    pub state: String,
    /// The fingerprint of her key, once she sent something.
    pub fingerprint: Option<[String; 8]>,
    /// The fingerprint of the partner's own key, for her to compare.
    pub own_fingerprint: [String; 8],
    /// When she was invited.
    pub invited_at: String,
}

/// An invitation opened, to be looked at before it is taken.
pub struct OpenedInvitation(Invitation);

impl OpenedInvitation {
    /// The partner's name for itself.
    #[must_use]
    pub fn their_name(&self) -> &str {
        self.0.name.as_str()
    }

    /// The fingerprint of its key.
    #[must_use]
    pub fn fingerprint(&self) -> [String; 8] {
        self.0.key.fingerprint().groups()
    }
}

/// One partner's row.
#[derive(Debug, Clone)]
pub(crate) struct PartnerRow {
    pub id: Id,
    pub name: String,
    pub key: VerifyingKey,
    pub cosigner: CosignerKey,
    pub recipient: String,
    /// Whether the partner still has to be told the keys made for it: until its first acceptance.
    pub enrolling: bool,
    signing_key: i64,
    reply_key: i64,
    enrolment: i64,
}

/// One collector's row.
#[derive(Debug, Clone)]
pub(crate) struct CollectorRow {
    pub id: Id,
    pub name: String,
    pub key: Option<VerifyingKey>,
    pub reply: Option<AgeRecipient>,
    pub state: String,
    enrolment: i64,
}

fn bad_row() -> Fault {
    Fault::damaged("a partner's or collector's row")
}

impl Vault {
    /// Makes an invitation for one collector and writes it to a new file under a short code.
    ///
    /// The code goes to her by another way than the file.
    ///
    /// # Errors
    /// [`PartnerError`].
    pub fn invite(&self, name: &str, out: &Path) -> Result<InvitationCode, PartnerError> {
        if self.role() != Role::Partner {
            return Err(PartnerError::OtherRole { needed: "partner" });
        }
        let name = PartnerName::new(name).map_err(|_| PartnerError::BadName)?;
        if out.exists() {
            return Err(PartnerError::Exists);
        }
        let code = InvitationCode::from_random(&device::random()?);
        let file = self.write(|tx| {
            let taken = tx
                .prepare("SELECT 1 FROM collector WHERE name = ?1")
                .and_then(|mut statement| statement.exists([name.as_str()]))
                .map_err(Fault::from)?;
            if taken {
                return Err(PartnerError::Taken { name: name.as_str().to_owned() });
            }
            let id = device::new_id()?;
            let secret = Zeroizing::new(device::random::<32>()?);
            let enrolment = fixed_keys::put(tx, &secret).map_err(Fault::from)?;
            tx.execute(
                "INSERT INTO collector (id, name, enrolment, state, invited_at) VALUES (?1, ?2, ?3, 'invited', ?4)",
                params![id.to_string(), name.as_str(), enrolment.row(), self.now().to_string()],
            )
            .map_err(Fault::from)?;
            let invitation = Invitation {
                id,
                name: PartnerName::new(&desk_name(tx)?).map_err(|_| bad_row())?,
                key: desk_key(tx)?.verifying_key(),
                cosigner: cosigner(tx)?.key().to_string().parse().map_err(|_| bad_row())?,
                recipient: self.new_recipient(tx, &id)?,
                enrolment: EnrolmentSecret::from_bytes(&secret),
                mailboxes: Vec::new(),
                tokens: Vec::new(),
                recovery_recipient: None,
            };
            let text = invitation.sign(&desk_key(tx)?).map_err(|_| bad_row())?;
            under_code(&text, &code).map_err(PartnerError::from)
        })?;
        // The roster first: a file without its row could never be answered.
        put_file(out, &file)?;
        Ok(code)
    }

    /// A new recipient for a collector, whose identity is kept here until it is retired.
    pub(crate) fn new_recipient(&self, tx: &Transaction<'_>, collector: &Id) -> Result<AgeRecipient, Fault> {
        let (key, recipient) = age_key::generate()?;
        let key_id = fixed_keys::put(tx, &key)?;
        let text = recipient.to_string();
        tx.execute(
            "INSERT INTO desk_recipient (recipient, collector, key_id, made_at, position)
             VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM desk_recipient))",
            params![text, collector.to_string(), key_id.row(), self.now().to_string()],
        )?;
        text.parse().map_err(|_| bad_row())
    }

    /// Opens an invitation file with its code, to look at before it is taken.
    ///
    /// # Errors
    /// [`PartnerError::WrongCode`], [`PartnerError::NotAnInvitation`].
    pub fn open_invitation(
        &self,
        file: &Path,
        code: &InvitationCode,
    ) -> Result<OpenedInvitation, PartnerError> {
        if self.role() != Role::Collector {
            return Err(PartnerError::OtherRole { needed: "collector" });
        }
        let mut bytes = Vec::new();
        std::fs::File::open(file)
            .and_then(|file| file.take(1 << 20).read_to_end(&mut bytes))
            .map_err(Fault::io("reading the invitation"))?;
        let text = from_under_code(&bytes, code)?;
        Invitation::open(&text).map(OpenedInvitation).map_err(|_| PartnerError::NotAnInvitation)
    }

    /// Takes an invitation: makes the keys for this partner alone. `compared` says whether the
    /// fingerprint was compared by another way.
    ///
    /// # Errors
    /// [`PartnerError`].
    pub fn add_partner(
        &self,
        invitation: &OpenedInvitation,
        name: &str,
        compared: bool,
    ) -> Result<Partner, PartnerError> {
        let name = PartnerName::new(name).map_err(|_| PartnerError::BadName)?;
        let card = &invitation.0;
        self.write(|tx| {
            let known: Option<(String, String)> = tx
                .query_row(
                    "SELECT id, name FROM partner WHERE id = ?1 OR name = ?2",
                    [card.id.to_string(), name.as_str().to_owned()],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()
                .map_err(Fault::from)?;
            match known {
                Some((id, name)) if id == card.id.to_string() => {
                    return Err(PartnerError::TakenBefore { name });
                }
                Some((_, name)) => return Err(PartnerError::Taken { name }),
                None => {}
            }
            let seed = Zeroizing::new(device::random::<32>()?);
            let signing_key = fixed_keys::put(tx, &seed).map_err(Fault::from)?;
            let (reply, _) = age_key::generate()?;
            let reply_key = fixed_keys::put(tx, &reply).map_err(Fault::from)?;
            let enrolment = fixed_keys::put(tx, card.enrolment.as_bytes()).map_err(Fault::from)?;
            tx.execute(
                "INSERT INTO partner (id, name, their_name, key, cosigner, recipient, signing_key, reply_key,
                                      enrolment, compared, added_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    card.id.to_string(),
                    name.as_str(),
                    card.name.as_str(),
                    card.key.to_string(),
                    card.cosigner.as_str(),
                    card.recipient.as_str(),
                    signing_key.row(),
                    reply_key.row(),
                    enrolment.row(),
                    compared,
                    self.now().to_string()
                ],
            )
            .map_err(Fault::from)?;
            Ok(())
        })?;
        self.partners()?
            .into_iter()
            .find(|partner| partner.id == card.id)
            .ok_or_else(|| PartnerError::NotFound { name: name.as_str().to_owned() })
    }

    /// The partners this collector knows.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn partners(&self) -> Result<Vec<Partner>, Fault> {
        self.read(|db| {
            let mut statement = db.prepare(
                "SELECT p.id, p.name, p.their_name, p.key, p.signing_key, p.compared, p.added_at,
                        (SELECT count(*) FROM held WHERE partner = p.id AND kind = 'original' AND state = 'stored')
                 FROM partner p ORDER BY p.name",
            )?;
            let mut rows = statement.query([])?;
            let mut partners = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, key): (String, String) = (row.get(0)?, row.get(3)?);
                let key: VerifyingKey = key.parse().map_err(|_| bad_row())?;
                let own = SigningKey::from_seed(fixed_keys::get(db, KeyId::from_row(row.get(4)?))?.expose());
                partners.push(Partner {
                    id: id.parse().map_err(|_| bad_row())?,
                    name: row.get(1)?,
                    their_name: row.get(2)?,
                    fingerprint: key.fingerprint().groups(),
                    own_fingerprint: own.verifying_key().fingerprint().groups(),
                    compared: row.get(5)?,
                    added_at: row.get(6)?,
                    stored: crate::custody::from_sql(row.get(7)?),
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
            let mut statement =
                db.prepare("SELECT id, name, state, key, invited_at FROM collector ORDER BY name")?;
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
            let row = find(tx, name)?;
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
            if row.key.is_none() {
                return Err(PartnerError::NotEnrolled { name: name.to_owned() });
            }
            set_collector_state(tx, &row.id, "confirmed")?;
            Ok(())
        })
    }

    /// Takes nothing more from a collector. What was taken in stays.
    ///
    /// # Errors
    /// [`PartnerError::NotFound`].
    pub fn revoke_collector(&self, name: &str) -> Result<(), PartnerError> {
        self.write(|tx| {
            let row = collector_named(tx, name)?;
            set_collector_state(tx, &row.id, "revoked")?;
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
            let mut text = String::from("# Whose keys are whose, by this vault. One line a key.\n");
            let mut keys = BTreeMap::new();
            let mut statement = db.prepare("SELECT name, key, cosigner FROM partner ORDER BY name")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (name, key, cosigner): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                text.push_str(&format!(
                    "{} namespaces=\"sanad-acceptance,sanad-invitation\" {key}\n# sanad-vkey {cosigner}\n",
                    principal(&name)
                ));
            }
            let mut statement =
                db.prepare("SELECT name, key FROM collector WHERE key IS NOT NULL AND state <> 'revoked'")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (name, key): (String, String) = (row.get(0)?, row.get(1)?);
                keys.insert(name, key);
            }
            for (name, key) in keys {
                text.push_str(&format!(
                    "{} namespaces=\"sanad-bundle,sanad-listing\" {key}\n",
                    principal(&name)
                ));
            }
            if fact(db, "desk-key")?.is_some() {
                let own = desk_key(db)?.verifying_key();
                text.push_str(&format!(
                    "{} namespaces=\"sanad-acceptance,sanad-invitation\" {own}\n# sanad-vkey {}\n",
                    principal(&desk_name(db)?),
                    cosigner(db)?.key()
                ));
            }
            let mut statement =
                db.prepare("SELECT vkey FROM log UNION SELECT vkey FROM foreign_log ORDER BY 1")?;
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

/// The file of an invitation: age under the short code (C2SP age, scrypt).
fn under_code(text: &str, code: &InvitationCode) -> Result<Vec<u8>, Fault> {
    let bad = || Fault::damaged("an invitation");
    let shown = code.to_text();
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(shown.as_str()));
    recipient.set_work_factor(WORK_FACTOR);
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter()).map_err(|_| bad())?;
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).map_err(|_| bad())?;
    writer.write_all(text.as_bytes()).map_err(|_| bad())?;
    writer.finish().map_err(|_| bad())?;
    Ok(file)
}

fn from_under_code(file: &[u8], code: &InvitationCode) -> Result<Zeroizing<Vec<u8>>, PartnerError> {
    let shown = code.to_text();
    let mut identity = age::scrypt::Identity::new(SecretString::from(shown.as_str()));
    // A hostile file may not keep the machine busy for minutes.
    identity.set_max_work_factor(WORK_FACTOR.saturating_add(2));
    let decryptor = age::Decryptor::new_buffered(file).map_err(|_| PartnerError::NotAnInvitation)?;
    if !decryptor.is_scrypt() {
        return Err(PartnerError::NotAnInvitation);
    }
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|_| PartnerError::WrongCode)?;
    let mut text = Zeroizing::new(Vec::with_capacity(64 << 10));
    reader.read_to_end(&mut text).map_err(|_| PartnerError::NotAnInvitation)?;
    Ok(text)
}

/// The keys of a partner's desk, made once.
pub(crate) fn begin_desk(tx: &Transaction<'_>, name: &str) -> Result<(), Fault> {
    let key = fixed_keys::put(tx, &*Zeroizing::new(device::random::<32>()?))?;
    let cosigner = fixed_keys::put(tx, &*Zeroizing::new(device::random::<32>()?))?;
    set_fact(tx, "desk-name", name)?;
    set_fact(tx, "desk-key", &key.row().to_string())?;
    set_fact(tx, "desk-cosigner", &cosigner.row().to_string())?;
    set_fact(tx, "desk-id", &to_hex(&device::random::<16>()?))
}

fn desk_secret(db: &Connection, name: &str) -> Result<crate::keys::Secret32, Fault> {
    let row = fact(db, name)?.and_then(|row| row.parse().ok()).ok_or_else(bad_row)?;
    Ok(fixed_keys::get(db, KeyId::from_row(row))?)
}

fn desk_name(db: &Connection) -> Result<String, Fault> {
    fact(db, "desk-name")?.ok_or_else(bad_row)
}

/// The key with which a partner signs acceptances and invitations.
pub(crate) fn desk_key(db: &Connection) -> Result<SigningKey, Fault> {
    Ok(SigningKey::from_seed(desk_secret(db, "desk-key")?.expose()))
}

/// The key with which a partner cosigns checkpoints.
pub(crate) fn cosigner(db: &Connection) -> Result<Cosigner, Fault> {
    let id = fact(db, "desk-id")?.ok_or_else(bad_row)?;
    let secret = desk_secret(db, "desk-cosigner")?;
    Cosigner::from_seed(&format!("sanad/cosigner/{id}"), secret.expose()).map_err(|_| bad_row())
}

/// A partner by the collector's name for it.
pub(crate) fn find(db: &Connection, name: &str) -> Result<PartnerRow, PartnerError> {
    partner_where(db, "name", name)?.ok_or_else(|| PartnerError::NotFound { name: name.to_owned() })
}

/// A partner by its id.
pub(crate) fn by_id(db: &Connection, id: &str) -> Result<PartnerRow, Fault> {
    partner_where(db, "id", id)?.ok_or_else(bad_row)
}

fn partner_where(db: &Connection, column: &'static str, value: &str) -> Result<Option<PartnerRow>, Fault> {
    type Row = (String, String, String, String, String, i64, i64, i64);
    let sql = format!(
        "SELECT id, name, key, cosigner, recipient, signing_key, reply_key, enrolment FROM partner WHERE {column} = ?1"
    );
    let row: Option<Row> = db
        .query_row(&sql, [value], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
            ))
        })
        .optional()?;
    row.map(|(id, name, key, cosigner, recipient, signing_key, reply_key, enrolment)| {
        let cosigner: Vkey = cosigner.parse().map_err(|_| bad_row())?;
        Ok(PartnerRow {
            id: id.parse().map_err(|_| bad_row())?,
            name,
            key: key.parse().map_err(|_| bad_row())?,
            cosigner: cosigner.as_str().parse().map_err(|_| bad_row())?,
            recipient,
            enrolling: enrolment != 0,
            signing_key,
            reply_key,
            enrolment,
        })
    })
    .transpose()
}

/// The collector's signing key for a partner.
pub(crate) fn signing_key(db: &Connection, partner: &PartnerRow) -> Result<SigningKey, Fault> {
    Ok(SigningKey::from_seed(fixed_keys::get(db, KeyId::from_row(partner.signing_key))?.expose()))
}

/// The identity a partner's replies are encrypted to.
pub(crate) fn reply_identity(db: &Connection, partner: &PartnerRow) -> Result<age::x25519::Identity, Fault> {
    age_key::identity(&fixed_keys::get(db, KeyId::from_row(partner.reply_key))?)
}

/// Its recipient.
pub(crate) fn reply_recipient(db: &Connection, partner: &PartnerRow) -> Result<AgeRecipient, Fault> {
    reply_identity(db, partner)?.to_public().to_string().parse().map_err(|_| bad_row())
}

/// The enrolment secret of the invitation.
pub(crate) fn enrolment_secret(db: &Connection, partner: &PartnerRow) -> Result<EnrolmentSecret, Fault> {
    Ok(EnrolmentSecret::from_bytes(fixed_keys::get(db, KeyId::from_row(partner.enrolment))?.expose()))
}

/// The partner knows the keys made for it: the secret of the invitation has done its work and is burned.
pub(crate) fn enrolled(db: &Connection, partner: &PartnerRow) -> Result<(), Fault> {
    if partner.enrolling {
        fixed_keys::burn(db, KeyId::from_row(partner.enrolment))?;
        db.execute("UPDATE partner SET enrolment = 0 WHERE id = ?1", [partner.id.to_string()])?;
    }
    Ok(())
}

/// Where the next bundle for a partner is encrypted to.
pub(crate) fn set_recipient(db: &Connection, partner: &Id, recipient: &AgeRecipient) -> Result<(), Fault> {
    db.execute(
        "UPDATE partner SET recipient = ?2 WHERE id = ?1",
        [partner.to_string(), recipient.to_string()],
    )?;
    Ok(())
}

/// A collector by the partner's name for her.
pub(crate) fn collector_named(db: &Connection, name: &str) -> Result<CollectorRow, PartnerError> {
    collector_where(db, "name", name)?.ok_or_else(|| PartnerError::NotFound { name: name.to_owned() })
}

/// A collector by the id of her invitation.
pub(crate) fn collector(db: &Connection, id: &str) -> Result<CollectorRow, Fault> {
    collector_where(db, "id", id)?.ok_or_else(bad_row)
}

fn collector_where(
    db: &Connection,
    column: &'static str,
    value: &str,
) -> Result<Option<CollectorRow>, Fault> {
    type Row = (String, String, Option<String>, Option<String>, String, i64);
    let sql = format!("SELECT id, name, key, reply, state, enrolment FROM collector WHERE {column} = ?1");
    let row: Option<Row> = db
        .query_row(&sql, [value], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    row.map(|(id, name, key, reply, state, enrolment)| {
        Ok(CollectorRow {
            id: id.parse().map_err(|_| bad_row())?,
            name,
            key: key.map(|key| key.parse().map_err(|_| bad_row())).transpose()?,
            reply: reply.map(|reply| reply.parse().map_err(|_| bad_row())).transpose()?,
            state,
            enrolment,
        })
    })
    .transpose()
}

/// The enrolment secret of a collector's invitation.
pub(crate) fn collector_secret(db: &Connection, row: &CollectorRow) -> Result<EnrolmentSecret, Fault> {
    Ok(EnrolmentSecret::from_bytes(fixed_keys::get(db, KeyId::from_row(row.enrolment))?.expose()))
}

fn set_collector_state(db: &Connection, id: &Id, state: &str) -> Result<(), Fault> {
    db.execute("UPDATE collector SET state = ?2 WHERE id = ?1", [id.to_string(), state.to_owned()])?;
    Ok(())
}

/// Writes down the keys a collector enrolled with. Only an invited collector enrols, once.
pub(crate) fn enrol(db: &Connection, id: &Id, key: &VerifyingKey, reply: &AgeRecipient) -> Result<(), Fault> {
    db.execute(
        "UPDATE collector SET key = ?2, reply = ?3, state = 'enrolled' WHERE id = ?1 AND state = 'invited'",
        [id.to_string(), key.to_string(), reply.to_string()],
    )?;
    Ok(())
}

/// The identities of a partner's desk that still open something: recipient, collector, identity; the
/// newest first.
pub(crate) fn desk_identities(
    db: &Connection,
) -> Result<Vec<(String, String, age::x25519::Identity)>, Fault> {
    let mut statement = db.prepare(
        "SELECT recipient, collector, key_id FROM desk_recipient WHERE key_id IS NOT NULL ORDER BY position DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut identities = Vec::new();
    while let Some(row) = rows.next()? {
        let identity = age_key::identity(&fixed_keys::get(db, KeyId::from_row(row.get(2)?))?)?;
        identities.push((row.get(0)?, row.get(1)?, identity));
    }
    Ok(identities)
}

/// A bundle to this recipient was taken in: the older ones of the same collector are due in 30 days.
pub(crate) fn retire_older(db: &Connection, recipient: &str, now: i64) -> Result<(), Fault> {
    db.execute(
        "UPDATE desk_recipient SET retire_at = ?2
         WHERE retire_at IS NULL AND key_id IS NOT NULL
           AND collector = (SELECT collector FROM desk_recipient WHERE recipient = ?1)
           AND position < (SELECT position FROM desk_recipient WHERE recipient = ?1)",
        params![recipient, now.saturating_add(GRACE)],
    )?;
    Ok(())
}

/// Burns the identities whose grace time is over: a seized key opens what is under way, not the past.
pub(crate) fn retire_identities(vault: &Vault) -> Result<(), Fault> {
    let now = vault.now().unix();
    let burned = vault.write(|tx| {
        let due: Vec<i64> = {
            let mut statement =
                tx.prepare("SELECT key_id FROM desk_recipient WHERE key_id IS NOT NULL AND retire_at <= ?1")?;
            let rows = statement.query_map([now], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        for key_id in &due {
            fixed_keys::burn(tx, KeyId::from_row(*key_id))?;
            tx.execute("UPDATE desk_recipient SET key_id = NULL WHERE key_id = ?1", [key_id])?;
        }
        Ok::<_, Fault>(to_sql(due.len() as u64))
    })?;
    if burned > 0 {
        vault.with_writer(crate::store::checkpoint_truncate)?;
    }
    Ok(())
}
