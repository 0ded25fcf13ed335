"""What version 7 adds, frozen: the chain, which is worked out for the journal that is there."""

from core.storage.chain import link_all as fill

__all__ = ["STATEMENTS", "fill"]

STATEMENTS = """
CREATE TABLE chain (
    change INTEGER PRIMARY KEY REFERENCES change,
    value BLOB NOT NULL
) STRICT;

CREATE TRIGGER chain_stays BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER chain_is_kept BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
""".strip().split("\n\n")
