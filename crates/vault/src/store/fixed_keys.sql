-- Keys of single things, alone in a table of two columns and rows of one size: so overwriting one in
-- place leaves no copy of it behind (measured; see fixed_keys.rs).
CREATE TABLE item_key (id INTEGER PRIMARY KEY, key BLOB NOT NULL CHECK(length(key)=32)) STRICT;
CREATE TRIGGER item_key_stays BEFORE DELETE ON item_key BEGIN
    SELECT RAISE(ABORT, 'a key is overwritten, never deleted');
END;
