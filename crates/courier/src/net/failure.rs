//! What may be wrong with a connection, told apart: each needs another step of whoever reads it.

use std::error::Error as _;
use std::io;

use rustls::{AlertDescription, CertificateError, Error as TlsError};

/// Why a mailbox could not be spoken with. Nothing that was answered for is lost by any of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetError {
    /// This device has no connection at all.
    #[error("this device has no connection")]
    Offline,
    /// There is a connection, and the mailbox does not answer: its name is not known, nobody listens
    /// there, or something on the way drops it.
    #[error("{host} does not answer: {text}")]
    Unreachable {
        /// The host, as the invitation names it.
        host: String,
        /// What was tried and what came of it.
        text: String,
    },
    /// Another server answers there: a network's sign-in page, or somebody between.
    #[error("another server than the invitation's answers as {host}")]
    OtherKey {
        /// The host.
        host: String,
    },
    /// The network answers in the mailbox's place and without encryption: it wants a sign-in first.
    #[error("this network answers in place of {host}")]
    Captive {
        /// The host.
        host: String,
    },
    /// What answers there speaks no TLS 1.3.
    #[error("{host} speaks no TLS 1.3")]
    OldTls {
        /// The host.
        host: String,
    },
    /// The proxy that was set does not answer, or is none. Nothing goes another way.
    #[error("the proxy does not answer: {text}")]
    ProxyDown {
        /// What was tried and what came of it.
        text: String,
    },
    /// The mailbox answered something that is not of its protocol.
    #[error("the mailbox answered something strange: {text}")]
    Strange {
        /// What.
        text: String,
    },
    /// The connection was cut, or fell silent.
    #[error("the connection was cut: {text}")]
    Cut {
        /// How.
        text: String,
    },
    /// The answer is larger than this month's limit has room for: it was not read.
    #[error("this month's limit has no room for the answer")]
    Limit,
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
}

impl NetError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Offline => "net-offline",
            Self::Unreachable { .. } => "net-unreachable",
            Self::OtherKey { .. } => "net-other-key",
            Self::Captive { .. } => "net-captive",
            Self::OldTls { .. } => "net-old-tls",
            Self::ProxyDown { .. } => "net-proxy-down",
            Self::Strange { .. } => "net-strange",
            Self::Cut { .. } => "net-cut",
            Self::Limit => "net-limit",
            Self::Stopped => "stopped",
        }
    }

    /// Whether the next moment may well be different. For the others a person must do something first,
    /// and is told at once.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::Cut { .. } | Self::Strange { .. })
    }

    pub(super) fn cut(text: impl Into<String>) -> Self {
        Self::Cut { text: text.into() }
    }

    pub(super) fn strange(text: impl Into<String>) -> Self {
        Self::Strange { text: text.into() }
    }
}

/// Names what went wrong while TLS was being agreed on. `first` are the first bytes that came.
pub(super) fn of_handshake(host: &str, error: &io::Error, first: &[u8]) -> NetError {
    let host = host.to_owned();
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>());
    match tls {
        Some(TlsError::InvalidCertificate(CertificateError::ApplicationVerificationFailure)) => {
            NetError::OtherKey { host }
        }
        // Not even a certificate: whoever answers is not the mailbox, which has one with a key.
        Some(TlsError::InvalidCertificate(_)) => NetError::OtherKey { host },
        Some(
            TlsError::PeerIncompatible(_)
            | TlsError::AlertReceived(AlertDescription::ProtocolVersion | AlertDescription::HandshakeFailure),
        ) => NetError::OldTls { host },
        _ if is_plain_http(first) => NetError::Captive { host },
        // Handshake and alert are the two kinds of record a server may begin with.
        _ if !first.is_empty() && !matches!(first.first(), Some(0x15 | 0x16)) => {
            NetError::strange("what answers there is no TLS")
        }
        _ => NetError::cut(error.to_string()),
    }
}

/// Whether a server's first bytes are an answer in HTTP without encryption, or a page.
fn is_plain_http(first: &[u8]) -> bool {
    let begins = |with: &[u8]| first.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    begins(b"HTTP/") || begins(b"<html") || begins(b"<!doc")
}

/// Names what went wrong on a connection that stood.
pub(super) fn of_exchange(error: &hyper::Error) -> NetError {
    if error.is_parse() {
        return NetError::strange(error.to_string());
    }
    // hyper's own words are general; those beneath say which end let go.
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(inner) = beneath {
        text = inner.to_string();
        beneath = inner.source();
    }
    NetError::cut(text)
}

/// What keeps something from going although the line may hold: the mailbox, or a limit set here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MailboxError {
    /// It is busy.
    #[error("the mailbox asks to be asked later")]
    SlowDown,
    /// The month's limit.
    #[error("this month's limit is reached")]
    Limit,
    /// A person allows nothing to go to this partner over a network.
    #[error("nothing may go to this partner over a network")]
    NotAllowed,
    /// It has no room.
    #[error("the mailbox has no room")]
    Full,
    /// It does not know the token.
    #[error("the mailbox does not know the token")]
    Token,
    /// The partner has left it: its card names it no more. A note, nothing fails by it.
    #[error("the partner has left a mailbox")]
    Left,
    /// It knows tokens of the desk's as another partner's: a problem of the desk's.
    #[error("the mailbox knows some of the desk's tokens as another's")]
    TokenTaken,
    /// It does not take so much.
    #[error("this is more than the mailbox takes")]
    TooBig,
    /// Its receipt, or what it holds, is not what was sent.
    #[error("the mailbox does not hold what it should")]
    Receipt,
    /// It does not know the desk's pass.
    #[error("the mailbox does not know this pass")]
    Pass,
    /// It reads everything again before it gives its receipt.
    #[error("the mailbox still reads everything again")]
    Checking,
    /// None is known.
    #[error("no mailbox is known")]
    NoMailbox,
    /// What lies there under the id of a bundle that was taken in is not shown to be its collector's: a problem of
    /// the desk's.
    #[error("what lies under another handle is not shown to be its collector's")]
    OtherCopy,
    /// Its clock and ours are more than a day apart: a note, nothing fails by it.
    #[error("the clocks are more than a day apart")]
    ClockDiffers,
}

impl MailboxError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SlowDown => "net-slow-down",
            Self::Limit => "net-limit",
            Self::NotAllowed => "net-not-allowed",
            Self::Full => "mailbox-full",
            Self::Token => "mailbox-token",
            Self::Left => "mailbox-left",
            Self::TokenTaken => "mailbox-token-taken",
            Self::TooBig => "mailbox-too-big",
            Self::Receipt => "mailbox-receipt",
            Self::Pass => "mailbox-pass",
            Self::Checking => "mailbox-checking",
            Self::NoMailbox => "no-mailbox",
            Self::OtherCopy => "bundle-other-copy",
            Self::ClockDiffers => "clock-differs",
        }
    }
}
