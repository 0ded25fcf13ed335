"""What version 8 adds, frozen: which changes were purged, by which change, and what then remained
of them (see `core.storage.purging`)."""

STATEMENTS = """
CREATE TABLE purge (
    change INTEGER NOT NULL REFERENCES change,
    by INTEGER NOT NULL REFERENCES change,
    remains BLOB NOT NULL,
    PRIMARY KEY (change, by)
) STRICT, WITHOUT ROWID;

CREATE INDEX purge_by ON purge (by);

CREATE TRIGGER purge_stays BEFORE UPDATE ON purge
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER purge_is_kept BEFORE DELETE ON purge
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
""".strip().split("\n\n")
