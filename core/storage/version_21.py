"""What version 21 changes, frozen: the index of words knows of three letters which entries have
them, no longer where; the texts are read where the records are. Those of sources, which are too
long for that, keep an index of their own (`core.storage.search`). `Store` rebuilds both."""

STATEMENTS = tuple(
    """
DROP TABLE entry_words;

DROP TABLE entry;

CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (record, kind)
) STRICT;

CREATE VIRTUAL TABLE entry_words USING fts5(
    body, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);

CREATE TABLE source_entry (
    number INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE source_words USING fts5(
    body, content='source_entry', content_rowid='number', tokenize='trigram case_sensitive 1'
);

CREATE TRIGGER source_entry_added AFTER INSERT ON source_entry
BEGIN INSERT INTO source_words (rowid, body) VALUES (new.number, new.body); END;

CREATE TRIGGER source_entry_gone AFTER DELETE ON source_entry
BEGIN INSERT INTO source_words (source_words, rowid, body)
VALUES ('delete', old.number, old.body); END;

CREATE TRIGGER source_entry_edited AFTER UPDATE ON source_entry
BEGIN INSERT INTO source_words (source_words, rowid, body)
VALUES ('delete', old.number, old.body);
INSERT INTO source_words (rowid, body) VALUES (new.number, new.body); END;
""".strip().split("\n\n")
)
