-- From version 3 to version 4: persons, their identity halves, accounts, consent, drafts, and the index
-- for finding things again. Words stand in records; what is in these tables leads to them.

-- The coded half of a person. Its newest record holds; `place` numbers persons within a case from 1, and
-- `position` in all, both without a gap (persons are never deleted).
CREATE TABLE person (
    id       TEXT PRIMARY KEY NOT NULL,
    case_id  TEXT NOT NULL REFERENCES case_file (id),
    code     TEXT NOT NULL,
    place    INTEGER NOT NULL,
    position INTEGER NOT NULL UNIQUE,
    -- The thing under which the identity half is entered, drawn with the person so that its presence
    -- tells nothing; and the row of item_key from which the key of that half is derived, NULL when there
    -- is no identity half, or its key was burned.
    identity TEXT NOT NULL UNIQUE,
    key_id   INTEGER,
    burned   INTEGER NOT NULL DEFAULT 0 CHECK (burned IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX person_place ON person (case_id, place);
CREATE UNIQUE INDEX person_code ON person (case_id, code);
CREATE INDEX person_by_code ON person (code);

-- Records of identity halves (identity/1, mark/1), each an age file to the half's own key. Such a record's
-- row in `record` has no text.
CREATE TABLE sealed_record (
    digest TEXT PRIMARY KEY NOT NULL REFERENCES record (digest),
    sealed BLOB NOT NULL
) STRICT;

-- What a person told: the record is account/1.
CREATE TABLE account (
    id       TEXT PRIMARY KEY NOT NULL,
    case_id  TEXT NOT NULL REFERENCES case_file (id),
    person   TEXT NOT NULL REFERENCES person (id),
    kind     TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('kept', 'disposed')),
    position INTEGER NOT NULL,
    -- The plan under which is entered what the one who collects thought, apart from it.
    impressions TEXT,
    -- The second person's yes it rests on: each is for one account.
    override TEXT
) STRICT;
CREATE INDEX account_person ON account (person, position);
CREATE INDEX account_case ON account (case_id, position);

-- A person's answers towards one recipient: `here`, or the id of an invitation. Each is a thing of its own
-- in the custody log, so that one partner learns nothing of another.
CREATE TABLE consent (
    id        TEXT PRIMARY KEY NOT NULL,
    person    TEXT NOT NULL REFERENCES person (id),
    recipient TEXT NOT NULL,
    UNIQUE (person, recipient)
) STRICT;

-- Whose answers hold for an item: written with the record that says so, and rebuilt from it.
CREATE TABLE item_person (
    item   TEXT PRIMARY KEY NOT NULL REFERENCES item (id),
    person TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX item_person_person ON item_person (person);

-- The row of item_key that opens the head of a bundle with an identity half in it; NULL for every other.
ALTER TABLE bundle ADD COLUMN head_key INTEGER;

-- A code with which a person withdraws or changes when she cannot return: HMAC of the code under a key of
-- this vault.
CREATE TABLE retrieval (
    mac    TEXT PRIMARY KEY NOT NULL,
    person TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

-- What is being written and not sealed: from the first keystroke on. In no record, sent to nobody. The body is
-- encrypted under a key made from the row of item_key and the master key: burning that row is what lets no word
-- of a draft stay in free space, however often SQLite moved it about.
CREATE TABLE draft (
    kind     TEXT NOT NULL CHECK (kind IN ('account', 'conversation', 'person', 'identity', 'facts')),
    thing    TEXT NOT NULL,
    case_id  TEXT NOT NULL REFERENCES case_file (id),
    key_id   INTEGER NOT NULL,
    body     BLOB NOT NULL,
    begun_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (kind, thing)
) STRICT;

-- The index: what can be found, in the order in which it came, and its words folded (FORMAT.md, "Search");
-- rebuilt from the records at any time. Nothing of an identity half stands in it. The days are Gregorian.
CREATE TABLE found (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL CHECK (kind IN ('item', 'person', 'account', 'case')),
    thing    TEXT NOT NULL UNIQUE,
    case_id  TEXT NOT NULL,
    person   TEXT,
    earliest TEXT,
    latest   TEXT
) STRICT;
CREATE INDEX found_case ON found (case_id, id);
CREATE INDEX found_person ON found (person, id) WHERE person IS NOT NULL;
-- Words are folded and parted by spaces before they come here, so nothing else is left to do than to part
-- them there. `marks` holds the kind, the case, the person and the codes.
CREATE VIRTUAL TABLE found_words USING fts5 (
    title, words, place, marks, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
INSERT OR REPLACE INTO fact (name, value) VALUES ('index', 'stale');

-- Partners' approvals that an override here rests on (FORMAT.md, "Approval"): which partner agreed is in no
-- record, since records go to others.
CREATE TABLE approval (
    digest TEXT PRIMARY KEY NOT NULL,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
