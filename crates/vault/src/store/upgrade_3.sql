-- From version 2 to version 3: the road over a network, messages, and a partner's mailboxes. Tokens and
-- desk keys are secrets: they stand in item_key, and are burned there before the row that names them goes.

-- What she allows for a partner, the number of the last card taken, how fast the link was, and the second
-- recipient that its invitation named.
ALTER TABLE partner ADD COLUMN permission TEXT NOT NULL DEFAULT 'ask' CHECK (permission IN ('never', 'ask', 'always'));
ALTER TABLE partner ADD COLUMN card INTEGER NOT NULL DEFAULT 0;
-- Bytes a second, as last seen.
ALTER TABLE partner ADD COLUMN pace INTEGER;
ALTER TABLE partner ADD COLUMN recovery TEXT;

CREATE TABLE partner_mailbox (
    partner     TEXT NOT NULL REFERENCES partner (id),
    position    INTEGER NOT NULL,
    url         TEXT NOT NULL,
    pin         TEXT NOT NULL,
    receipt_key TEXT NOT NULL,
    PRIMARY KEY (partner, position)
) STRICT, WITHOUT ROWID;

-- Collector: tokens. One that is bound is for that bundle and no other, for ever; the row goes when the
-- token is burned.
CREATE TABLE token (
    id      INTEGER PRIMARY KEY,
    partner TEXT NOT NULL REFERENCES partner (id),
    key_id  INTEGER NOT NULL UNIQUE,
    bundle  TEXT
) STRICT;
CREATE INDEX token_spare ON token (partner, id) WHERE bundle IS NULL;

-- The road a bundle is on, the mailbox by the key of its receipts, the token bound to it.
ALTER TABLE bundle ADD COLUMN road TEXT NOT NULL DEFAULT 'none' CHECK (road IN ('none', 'folder', 'mailbox'));
ALTER TABLE bundle ADD COLUMN via TEXT;
ALTER TABLE bundle ADD COLUMN token INTEGER;
ALTER TABLE bundle ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
-- Closing was begun with this token and not answered yet.
ALTER TABLE bundle ADD COLUMN closing INTEGER NOT NULL DEFAULT 0 CHECK (closing IN (0, 1));
-- Whether the partner may hold it although it is queued: 'closing' was begun and never answered with "no",
-- or it was delivered 'before'. Such a bundle is never withdrawn, since its number would be given again.
ALTER TABLE bundle ADD COLUMN doubt TEXT CHECK (doubt IN ('closing', 'before'));
-- The second recipient it is encrypted to, as the invitation named it.
ALTER TABLE bundle ADD COLUMN recovery TEXT;
-- The mailbox's receipt as it was signed, its time by the mailbox's clock, and when it was delivered by
-- the device's (Unix seconds).
ALTER TABLE bundle ADD COLUMN receipt TEXT;
ALTER TABLE bundle ADD COLUMN held_since TEXT;
ALTER TABLE bundle ADD COLUMN delivered_at INTEGER;
-- The number of the next reply to ask the mailbox for; how many messages were written about it here.
ALTER TABLE bundle ADD COLUMN next_reply INTEGER NOT NULL DEFAULT 1;
ALTER TABLE bundle ADD COLUMN messages INTEGER NOT NULL DEFAULT 0;

-- Bundles that were withdrawn here, or went another way, while a mailbox holds parts of them: it is still
-- to be told. By token, since only that says which bundle there.
CREATE TABLE withdrawal (
    key_id  INTEGER PRIMARY KEY,
    bundle  TEXT NOT NULL,
    partner TEXT NOT NULL,
    via     TEXT,
    at      INTEGER NOT NULL
) STRICT;

-- Messages, both roles, until they expire. The peer is the partner's or the collector's id.
CREATE TABLE message (
    id         TEXT PRIMARY KEY NOT NULL,
    bundle     TEXT NOT NULL,
    peer       TEXT NOT NULL,
    from_us    INTEGER NOT NULL CHECK (from_us IN (0, 1)),
    answers    TEXT,
    at         TEXT NOT NULL,
    expires    TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    text       TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'received')),
    read       INTEGER NOT NULL CHECK (read IN (0, 1)),
    position   INTEGER NOT NULL
) STRICT;
CREATE INDEX message_expires ON message (expires_at);

-- Collector: her messages as they go, encrypted to the partner; nobody here can open them.
CREATE TABLE outgoing_message (
    bundle TEXT NOT NULL REFERENCES bundle (id),
    n      INTEGER NOT NULL,
    id     TEXT NOT NULL,
    sealed BLOB NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('queued', 'sent')),
    PRIMARY KEY (bundle, n)
) STRICT;

-- Partner: replies, numbered for each bundle; encrypted to the collector, nobody here can open them.
CREATE TABLE desk_reply (
    bundle     TEXT NOT NULL,
    n          INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('acceptance', 'message', 'card')),
    -- The message's id; empty otherwise.
    id         TEXT NOT NULL,
    ciphertext BLOB NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'delivered')),
    PRIMARY KEY (bundle, n)
) STRICT;
CREATE INDEX desk_reply_queued ON desk_reply (bundle, n) WHERE state = 'queued';
INSERT INTO desk_reply SELECT bundle, 1, 'acceptance', '', ciphertext, state FROM reply;
DROP TABLE reply;

-- Partner: its mailboxes, as passes name them. The newest pass of a mailbox replaces those before.
CREATE TABLE desk_mailbox (
    receipt_key TEXT PRIMARY KEY NOT NULL,
    number      INTEGER NOT NULL,
    pin         TEXT NOT NULL,
    desk_key    INTEGER NOT NULL
) STRICT;
CREATE TABLE desk_address (
    receipt_key TEXT NOT NULL REFERENCES desk_mailbox (receipt_key) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    url         TEXT NOT NULL,
    PRIMARY KEY (receipt_key, position)
) STRICT, WITHOUT ROWID;

-- Partner: the digests of tokens it gave away, and which mailbox was told of them, and what.
CREATE TABLE desk_token (
    digest    TEXT PRIMARY KEY NOT NULL,
    collector TEXT NOT NULL,
    revoked   INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_token_collector ON desk_token (collector);
CREATE TABLE desk_token_told (
    receipt_key TEXT NOT NULL REFERENCES desk_mailbox (receipt_key) ON DELETE CASCADE,
    digest      TEXT NOT NULL,
    revoked     INTEGER NOT NULL CHECK (revoked IN (0, 1)),
    PRIMARY KEY (receipt_key, digest)
) STRICT, WITHOUT ROWID;

-- Partner: under which handle a mailbox has a copy of which bundle, SHA-256 of its encrypted listing, whose
-- it is, and whether the mailbox was told to delete it there.
CREATE TABLE brought (
    receipt_key TEXT NOT NULL,
    handle      TEXT NOT NULL,
    bundle      TEXT NOT NULL,
    listing     TEXT NOT NULL,
    copy        TEXT NOT NULL CHECK (copy IN ('claimed', 'fetched', 'hers', 'not-hers')),
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    position    INTEGER NOT NULL,
    PRIMARY KEY (receipt_key, handle)
) STRICT, WITHOUT ROWID;
CREATE INDEX brought_bundle ON brought (bundle, position);
-- Under which handles which reply lies.
CREATE TABLE reply_there (
    receipt_key TEXT NOT NULL,
    handle      TEXT NOT NULL,
    n           INTEGER NOT NULL,
    PRIMARY KEY (receipt_key, handle, n)
) STRICT, WITHOUT ROWID;

-- Partner: how many of a collector's messages about a bundle came.
CREATE TABLE messages_came (
    bundle TEXT PRIMARY KEY NOT NULL,
    count  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Partner: the number of the last card queued for a collector; since when she is distrusted, and of each
-- of her logs how many entries are trusted.
ALTER TABLE collector ADD COLUMN card INTEGER NOT NULL DEFAULT 0;
ALTER TABLE collector ADD COLUMN distrusted_at TEXT;
ALTER TABLE foreign_log ADD COLUMN trusted INTEGER;
