-- From version 1 to version 2: what a window asks. New vaults are made of version 1 and this, so that
-- there is one shape only.

-- The number of an item within its case, from 1 and without a gap (items are never deleted): a list can
-- be opened at any place without counting. And how many bundles carry the item's original, but withdrawn
-- ones; and whether its picture is covered here, which is no fact of the item and in no record.
ALTER TABLE item ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN graphic INTEGER NOT NULL DEFAULT 0 CHECK (graphic IN (0, 1));
UPDATE item SET place = numbered.place
FROM (SELECT rowid AS number, row_number() OVER (PARTITION BY case_id ORDER BY position) AS place FROM item)
     AS numbered
WHERE item.rowid = numbered.number;
UPDATE item SET carried = counted.bundles
FROM (SELECT o.item, count(*) AS bundles FROM bundle_original o JOIN bundle b ON b.id = o.bundle
      WHERE b.state <> 'withdrawn' GROUP BY o.item) AS counted
WHERE item.id = counted.item;
CREATE INDEX item_place ON item (case_id, place);
CREATE INDEX item_state ON item (case_id, state, place);
CREATE INDEX item_position ON item (position);
CREATE INDEX item_state_position ON item (state, position);
-- Whether a case has these bytes already, asked at every acquiring.
CREATE INDEX item_digest ON item (case_id, digest, position);
CREATE INDEX item_size ON item (case_id, size);
CREATE INDEX item_bytes ON item (size) WHERE key_id IS NOT NULL;

-- How many items of a case are in a state, parted by whether a bundle carries them: so that nothing is
-- counted through to say how long a list is. The triggers keep it.
CREATE TABLE item_count (
    case_id TEXT NOT NULL,
    state   TEXT NOT NULL,
    sent    INTEGER NOT NULL CHECK (sent IN (0, 1)),
    count   INTEGER NOT NULL,
    PRIMARY KEY (case_id, state, sent)
) STRICT, WITHOUT ROWID;
INSERT INTO item_count SELECT case_id, state, carried > 0, count(*) FROM item GROUP BY 1, 2, 3;
CREATE TRIGGER item_counted AFTER INSERT ON item
BEGIN INSERT INTO item_count VALUES (new.case_id, new.state, new.carried > 0, 1)
      ON CONFLICT (case_id, state, sent) DO UPDATE SET count = count + 1; END;
CREATE TRIGGER item_recounted AFTER UPDATE OF case_id, state, carried ON item
BEGIN UPDATE item_count SET count = count - 1
      WHERE case_id = old.case_id AND state = old.state AND sent = (old.carried > 0);
      INSERT INTO item_count VALUES (new.case_id, new.state, new.carried > 0, 1)
      ON CONFLICT (case_id, state, sent) DO UPDATE SET count = count + 1; END;
CREATE TRIGGER item_discounted AFTER DELETE ON item
BEGIN UPDATE item_count SET count = count - 1
      WHERE case_id = old.case_id AND state = old.state AND sent = (old.carried > 0); END;
CREATE TRIGGER carried_more AFTER INSERT ON bundle_original
BEGIN UPDATE item SET carried = carried + 1 WHERE id = new.item; END;
CREATE TRIGGER carried_less AFTER UPDATE OF state ON bundle
WHEN new.state = 'withdrawn' AND old.state <> 'withdrawn'
BEGIN UPDATE item SET carried = carried - 1
      WHERE id IN (SELECT item FROM bundle_original WHERE bundle = new.id); END;
CREATE INDEX bundle_case ON bundle (case_id, state);

-- What a case is about, in words for this vault only: in no record, sent to nobody.
CREATE TABLE case_note (
    case_id TEXT PRIMARY KEY NOT NULL REFERENCES case_file (id),
    text    TEXT NOT NULL
) STRICT;
