"""What version 19 adds, frozen: blocks of rows of the journal (`core.storage.blocks`)."""

STATEMENTS = tuple(
    """
CREATE TABLE journal_block (
    number INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES change,
    hlc INTEGER NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    least TEXT NOT NULL,
    most TEXT NOT NULL,
    purged INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX journal_block_change ON journal_block (change);

CREATE INDEX journal_block_records ON journal_block (kind, least, most);

CREATE TRIGGER journal_block_stays BEFORE UPDATE ON journal_block
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_block_is_kept BEFORE DELETE ON journal_block
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
""".strip().split("\n\n")
)
