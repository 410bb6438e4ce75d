-- The tables of vault.db, version 1; upgrade_2.sql and upgrade_3.sql add what later versions have. Ids and digests are hexadecimal text, so that a person with any
-- SQLCipher 4 program can read them; secrets live alone in item_key and desk_key (fixed width).

CREATE TABLE fact (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- Who acted: a code for each keyslot. Real names are in no table.
CREATE TABLE agent (
    slot INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE record (
    digest  TEXT PRIMARY KEY NOT NULL,
    kind    TEXT NOT NULL,
    case_id TEXT NOT NULL,
    thing   TEXT NOT NULL,
    -- NULL once the words were erased; the digest stays in the log.
    text    TEXT
) STRICT;
CREATE INDEX record_thing ON record (thing, kind);
CREATE INDEX record_case ON record (case_id, kind);

CREATE TABLE case_file (
    id         TEXT PRIMARY KEY NOT NULL,
    code       TEXT NOT NULL UNIQUE,
    record     TEXT NOT NULL REFERENCES record (digest),
    -- The collector it was taken in from (invitation id); NULL for a case opened here.
    collector  TEXT
) STRICT;

-- The custody logs. One open log a case; more only after a restore, each of which ended the one before.
CREATE TABLE log (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES case_file (id),
    origin  TEXT NOT NULL UNIQUE,
    key_id  INTEGER NOT NULL,
    vkey    TEXT NOT NULL,
    size    INTEGER NOT NULL DEFAULT 0,
    open    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX log_open ON log (case_id) WHERE open = 1;

CREATE TABLE entry (
    log    INTEGER NOT NULL REFERENCES log (id),
    idx    INTEGER NOT NULL,
    action TEXT NOT NULL,
    thing  TEXT NOT NULL,
    digest TEXT NOT NULL,
    record TEXT,
    text   TEXT NOT NULL,
    PRIMARY KEY (log, idx)
) STRICT;
CREATE INDEX entry_thing ON entry (thing, log, idx);
CREATE INDEX entry_record ON entry (record);

-- Complete subtrees of each log (RFC 6962): level 0 are the leaves.
CREATE TABLE node (
    log   INTEGER NOT NULL REFERENCES log (id),
    level INTEGER NOT NULL,
    idx   INTEGER NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (log, level, idx)
) STRICT, WITHOUT ROWID;

-- Against accidents, not against liars: keys bind those. INSERT OR REPLACE fires no DELETE trigger
-- unless recursive_triggers is on, so the insert itself demands the next index.
CREATE TRIGGER entry_next BEFORE INSERT ON entry
WHEN new.idx IS NOT (SELECT size FROM log WHERE id = new.log)
BEGIN SELECT RAISE(ABORT, 'the custody log takes only the next entry'); END;
CREATE TRIGGER entry_count AFTER INSERT ON entry
BEGIN UPDATE log SET size = size + 1 WHERE id = new.log; END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER node_no_update BEFORE UPDATE ON node
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER node_no_delete BEFORE DELETE ON node
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;

CREATE TABLE item (
    id        TEXT PRIMARY KEY NOT NULL,
    case_id   TEXT NOT NULL REFERENCES case_file (id),
    record    TEXT NOT NULL REFERENCES record (digest),
    digest    TEXT NOT NULL,
    size      INTEGER NOT NULL,
    extension TEXT NOT NULL,
    -- The row of item_key; NULL when no original is kept here.
    key_id    INTEGER,
    state     TEXT NOT NULL CHECK (state IN ('kept', 'to-follow', 'forgotten', 'disposed')),
    -- The order in which items came, for lists.
    position  INTEGER NOT NULL
) STRICT;
CREATE INDEX item_case ON item (case_id, position);

-- Collector: the partners she knows.
CREATE TABLE partner (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    their_name  TEXT NOT NULL,
    key         TEXT NOT NULL,
    cosigner    TEXT NOT NULL,
    recipient   TEXT NOT NULL,
    signing_key INTEGER NOT NULL,
    reply_key   INTEGER NOT NULL,
    enrolment   INTEGER NOT NULL,
    compared    INTEGER NOT NULL,
    added_at    TEXT NOT NULL
) STRICT;

-- Collector: bundles for partners. The head (everything before the originals) is kept as bytes;
-- originals are read from where they are.
CREATE TABLE bundle (
    id           TEXT PRIMARY KEY NOT NULL,
    partner      TEXT NOT NULL REFERENCES partner (id),
    case_id      TEXT NOT NULL REFERENCES case_file (id),
    branch       TEXT NOT NULL,
    sequence     INTEGER NOT NULL,
    digest       TEXT NOT NULL,
    origin       TEXT NOT NULL,
    size         INTEGER NOT NULL,
    root         TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'accepted', 'withdrawn')),
    part_size    INTEGER NOT NULL,
    parts        INTEGER NOT NULL,
    length       INTEGER NOT NULL,
    payload      INTEGER NOT NULL,
    head         BLOB NOT NULL,
    listing      BLOB,
    listing_digest TEXT,
    made_at      TEXT NOT NULL,
    position     INTEGER NOT NULL
) STRICT;
CREATE INDEX bundle_partner ON bundle (partner, position);

CREATE TABLE bundle_original (
    bundle    TEXT NOT NULL REFERENCES bundle (id),
    position  INTEGER NOT NULL,
    item      TEXT NOT NULL REFERENCES item (id),
    PRIMARY KEY (bundle, position)
) STRICT;

CREATE TABLE part (
    bundle TEXT NOT NULL REFERENCES bundle (id),
    idx    INTEGER NOT NULL,
    cipher TEXT NOT NULL,
    bytes  INTEGER NOT NULL,
    plain  TEXT NOT NULL,
    -- sealed: the ciphertext is in outbox/; delivered: answered for, and removed here.
    state  TEXT NOT NULL CHECK (state IN ('sealed', 'delivered')),
    PRIMARY KEY (bundle, idx)
) STRICT;

-- Collector: what a partner holds or will hold through a bundle, so that the next carries only what
-- is new.
CREATE TABLE held (
    partner TEXT NOT NULL REFERENCES partner (id),
    kind    TEXT NOT NULL CHECK (kind IN ('record', 'entry', 'original')),
    name    TEXT NOT NULL,
    bundle  TEXT NOT NULL REFERENCES bundle (id),
    -- sent, or the partner's own word for it
    state   TEXT NOT NULL CHECK (state IN ('sent', 'verified', 'stored')),
    PRIMARY KEY (partner, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_bundle ON held (bundle);

CREATE TABLE acceptance (
    digest  TEXT PRIMARY KEY NOT NULL,
    bundle  TEXT NOT NULL,
    case_id TEXT NOT NULL,
    text    TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- Partner: the roster. A collector is known by the invitation made for her.
CREATE TABLE collector (
    id         TEXT PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    key        TEXT,
    reply      TEXT,
    enrolment  INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('invited', 'enrolled', 'confirmed', 'revoked')),
    invited_at TEXT NOT NULL
) STRICT;

-- Partner: the recipients bundles are sealed to, and when each identity is to be destroyed.
CREATE TABLE desk_recipient (
    recipient TEXT PRIMARY KEY NOT NULL,
    collector TEXT NOT NULL REFERENCES collector (id),
    key_id    INTEGER,
    made_at   TEXT NOT NULL,
    -- Unix seconds; NULL while it is the newest.
    retire_at INTEGER,
    position  INTEGER NOT NULL
) STRICT;

CREATE TABLE inbox (
    bundle     TEXT PRIMARY KEY NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'taken-in', 'accepted')),
    collector  TEXT,
    case_id    TEXT,
    branch     TEXT,
    sequence   INTEGER,
    digest     TEXT,
    listing    TEXT,
    origin     TEXT,
    size       INTEGER,
    root       TEXT,
    from_size  INTEGER,
    recipient  TEXT,
    report     TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    position   INTEGER NOT NULL
) STRICT;

-- Partner: collectors' logs, as far as they were shown.
CREATE TABLE foreign_log (
    origin     TEXT PRIMARY KEY NOT NULL,
    collector  TEXT NOT NULL,
    case_id    TEXT NOT NULL,
    vkey       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    root       TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    position   INTEGER NOT NULL
) STRICT;
CREATE TABLE foreign_entry (
    origin TEXT NOT NULL REFERENCES foreign_log (origin),
    idx    INTEGER NOT NULL,
    thing  TEXT NOT NULL,
    digest TEXT NOT NULL,
    record TEXT,
    text   TEXT NOT NULL,
    proof  TEXT NOT NULL,
    PRIMARY KEY (origin, idx)
) STRICT;
CREATE INDEX foreign_entry_thing ON foreign_entry (thing);
CREATE INDEX foreign_entry_record ON foreign_entry (record);

-- Partner: which record and original came with which bundle, so that an acceptance names just those.
CREATE TABLE taken (
    bundle TEXT NOT NULL REFERENCES inbox (bundle),
    kind   TEXT NOT NULL CHECK (kind IN ('record', 'original')),
    name   TEXT NOT NULL,
    PRIMARY KEY (bundle, kind, name)
) STRICT, WITHOUT ROWID;

-- Partner: every tag file of a bundle as it came, so that the bag its sender signed can be laid out again.
CREATE TABLE taken_document (
    bundle TEXT NOT NULL REFERENCES inbox (bundle),
    place  TEXT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (bundle, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE reply (
    bundle     TEXT PRIMARY KEY NOT NULL,
    ciphertext BLOB NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'delivered'))
) STRICT;
