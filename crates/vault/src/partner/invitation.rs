//! Inviting, and taking an invitation.

use std::io::{Read as _, Write as _};
use std::path::Path;

use age::secrecy::SecretString;
use rusqlite::{OptionalExtension as _, params};
use sanad_evidence::code::InvitationCode;
use sanad_evidence::invitation::{Invitation, MailboxAddress, PartnerName};
use sanad_evidence::recipient::AgeRecipient;
use sanad_evidence::secret::EnrolmentSecret;
use zeroize::Zeroizing;

use super::desk::{cosigner, desk_key, desk_name, recovery_recipient};
use super::mailbox::set_mailboxes;
use super::pass::new_tokens;
use super::{Partner, PartnerError, bad_row};
use crate::custody::to_sql;
use crate::fault::{Fault, put_file};
use crate::store::fixed_keys::{self};
use crate::{Role, Vault, age_key, device, outbox};

/// The work factor of the file under the short code: 2^18 scrypt rounds, about a second. Tests of what comes
/// after need not wait for it.
const WORK_FACTOR: u8 = if cfg!(test) { 10 } else { 18 };

/// How many tokens an invitation brings, where the desk has a mailbox.
const FIRST_TOKENS: usize = 32;

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

    /// Where the partner's mailboxes are.
    #[must_use]
    pub fn mailboxes(&self) -> &[MailboxAddress] {
        &self.0.mailboxes
    }

    /// How many bundles the mailboxes let in with this invitation.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.0.tokens.len()
    }

    /// The recipient, kept apart from the partner's desk, to which everything would be encrypted too; she
    /// must see it before she takes the invitation.
    #[must_use]
    pub fn recovery_recipient(&self) -> Option<&str> {
        self.0.recovery_recipient.as_ref().map(AgeRecipient::as_str)
    }
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
                "INSERT INTO collector (id, name, enrolment, state, invited_at, card)
                 VALUES (?1, ?2, ?3, 'invited', ?4, ?5)",
                params![
                    id.to_string(),
                    name.as_str(),
                    enrolment.row(),
                    self.now().to_string(),
                    // She is told of the mailboxes here.
                    to_sql(super::card::last_number(tx)?)
                ],
            )
            .map_err(Fault::from)?;
            let mailboxes = super::pass::all_addresses(tx)?;
            if mailboxes.len() > Invitation::MOST_MAILBOXES {
                return Err(PartnerError::TooManyMailboxes);
            }
            let invitation = Invitation {
                id,
                name: PartnerName::new(&desk_name(tx)?).map_err(|_| bad_row())?,
                key: desk_key(tx)?.verifying_key(),
                cosigner: cosigner(tx)?.key().to_string().parse().map_err(|_| bad_row())?,
                recipient: self.new_recipient(tx, &id)?,
                enrolment: EnrolmentSecret::from_bytes(&secret),
                mailboxes,
                tokens: new_tokens(tx, &id, FIRST_TOKENS)?,
                recovery_recipient: recovery_recipient(tx)?,
            };
            let text = invitation.sign(&desk_key(tx)?).map_err(|_| bad_row())?;
            under_code(&text, &code).map_err(PartnerError::from)
        })?;
        // The roster first: a file without its row could never be answered. Without a file the name is
        // free again.
        put_file(out, &file).inspect_err(|_| {
            let _ = self.write(|tx| {
                let sql =
                    "DELETE FROM desk_recipient WHERE collector = (SELECT id FROM collector WHERE name = ?1)";
                tx.execute(sql, [name.as_str()])?;
                let sql = "UPDATE desk_token SET revoked = 1
                           WHERE collector = (SELECT id FROM collector WHERE name = ?1)";
                tx.execute(sql, [name.as_str()])?;
                tx.execute("DELETE FROM collector WHERE name = ?1 AND state = 'invited'", [name.as_str()])?;
                Ok::<_, Fault>(())
            });
        })?;
        Ok(code)
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
                                      enrolment, compared, added_at, recovery)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
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
                    self.now().to_string(),
                    invitation.recovery_recipient()
                ],
            )
            .map_err(Fault::from)?;
            set_mailboxes(tx, &card.id, &card.mailboxes)?;
            outbox::token::keep(tx, &card.id, &card.tokens)?;
            Ok(())
        })?;
        self.partners()?
            .into_iter()
            .find(|partner| partner.id == card.id)
            .ok_or_else(|| PartnerError::NotFound { name: name.as_str().to_owned() })
    }
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
