"""The tables of version 1, frozen; later versions add to them in steps of their own."""

STATEMENTS = """
CREATE TABLE negotiation (
    "id" TEXT PRIMARY KEY NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "first" TEXT REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "second" TEXT REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "own" TEXT REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "marking" TEXT NOT NULL,
    "stall_threshold" REAL NOT NULL,
    "stall_rounds" INTEGER NOT NULL,
    "stale_days" INTEGER NOT NULL,
    "bands" INTEGER NOT NULL
) STRICT;

CREATE TABLE party (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "marker" TEXT NOT NULL,
    "dash" TEXT NOT NULL
) STRICT;

CREATE TABLE point (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bottom_line" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "unlock" TEXT NOT NULL,
    "short_name" TEXT NOT NULL
) STRICT;

CREATE TABLE issue (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "point" TEXT NOT NULL REFERENCES point DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "weight" REAL NOT NULL,
    "anchors" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "low_end" REAL NOT NULL,
    "high_end" REAL NOT NULL,
    "question" TEXT NOT NULL
) STRICT;

CREATE TABLE position (
    "id" TEXT PRIMARY KEY NOT NULL,
    "issue" TEXT NOT NULL REFERENCES issue DEFERRABLE INITIALLY DEFERRED,
    "party" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT NOT NULL,
    "value" REAL,
    "low" REAL,
    "high" REAL,
    "ideal" REAL,
    "salience" REAL,
    "statement" TEXT NOT NULL,
    "red_line" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    "locator" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED,
    "corrects" TEXT REFERENCES position DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE round (
    "id" TEXT PRIMARY KEY NOT NULL,
    "number" INTEGER NOT NULL,
    "date" TEXT,
    "end_date" TEXT,
    "place" TEXT NOT NULL,
    "delegation" TEXT NOT NULL,
    "objectives" TEXT NOT NULL,
    "record" TEXT NOT NULL
) STRICT;

CREATE TABLE agenda_item (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "round" TEXT NOT NULL REFERENCES round DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "point" TEXT REFERENCES point DEFERRABLE INITIALLY DEFERRED,
    "lead" TEXT NOT NULL,
    "minutes" INTEGER
) STRICT;

CREATE TABLE action (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "round" TEXT NOT NULL REFERENCES round DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due" TEXT,
    "done" INTEGER NOT NULL
) STRICT;

CREATE TABLE delegate (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "party" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "biography" TEXT NOT NULL
) STRICT;

CREATE TABLE proposal (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "date" TEXT,
    "party" TEXT REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "replaces" TEXT REFERENCES proposal DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE term (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "proposal" TEXT NOT NULL REFERENCES proposal DEFERRABLE INITIALLY DEFERRED,
    "issue" TEXT NOT NULL REFERENCES issue DEFERRABLE INITIALLY DEFERRED,
    "value" REAL,
    "text" TEXT NOT NULL
) STRICT;

CREATE TABLE response (
    "id" TEXT PRIMARY KEY NOT NULL,
    "proposal" TEXT NOT NULL REFERENCES proposal DEFERRABLE INITIALLY DEFERRED,
    "party" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "answer" TEXT NOT NULL,
    "date" TEXT,
    "text" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE clause (
    "id" TEXT PRIMARY KEY NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "point" TEXT REFERENCES point DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE wording (
    "id" TEXT PRIMARY KEY NOT NULL,
    "clause" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "party" TEXT REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE line (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "point" TEXT NOT NULL REFERENCES point DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "addressee" TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    "id" TEXT PRIMARY KEY NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "date" TEXT,
    "language" TEXT NOT NULL,
    "reliability" TEXT NOT NULL,
    "credibility" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "remark" TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    "id" TEXT PRIMARY KEY NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "type" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created" TEXT,
    "parent" TEXT REFERENCES note DEFERRABLE INITIALLY DEFERRED,
    "resolved" INTEGER NOT NULL,
    "pinned" INTEGER NOT NULL
) STRICT;

CREATE TABLE pack (
    "id" TEXT PRIMARY KEY NOT NULL,
    "title" TEXT NOT NULL,
    "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED,
    "issued" TEXT,
    "as_of" TEXT,
    "recipe" TEXT NOT NULL,
    "readers" TEXT NOT NULL,
    "marking" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "journal_head" TEXT NOT NULL,
    "pages" INTEGER NOT NULL
) STRICT;

CREATE INDEX issue_point ON issue ("point");

CREATE INDEX position_issue ON position ("issue");

CREATE INDEX position_party ON position ("party");

CREATE INDEX position_source ON position ("source")
    WHERE "source" IS NOT NULL;

CREATE INDEX position_round ON position ("round")
    WHERE "round" IS NOT NULL;

CREATE INDEX position_corrects ON position ("corrects")
    WHERE "corrects" IS NOT NULL;

CREATE INDEX agenda_item_round ON agenda_item ("round");

CREATE INDEX agenda_item_point ON agenda_item ("point")
    WHERE "point" IS NOT NULL;

CREATE INDEX action_round ON action ("round");

CREATE INDEX delegate_party ON delegate ("party");

CREATE INDEX proposal_party ON proposal ("party")
    WHERE "party" IS NOT NULL;

CREATE INDEX proposal_replaces ON proposal ("replaces")
    WHERE "replaces" IS NOT NULL;

CREATE INDEX proposal_source ON proposal ("source")
    WHERE "source" IS NOT NULL;

CREATE INDEX term_proposal ON term ("proposal");

CREATE INDEX term_issue ON term ("issue");

CREATE INDEX response_proposal ON response ("proposal");

CREATE INDEX response_party ON response ("party");

CREATE INDEX response_source ON response ("source")
    WHERE "source" IS NOT NULL;

CREATE INDEX clause_point ON clause ("point")
    WHERE "point" IS NOT NULL;

CREATE INDEX wording_clause ON wording ("clause");

CREATE INDEX wording_party ON wording ("party")
    WHERE "party" IS NOT NULL;

CREATE INDEX wording_round ON wording ("round")
    WHERE "round" IS NOT NULL;

CREATE INDEX wording_source ON wording ("source")
    WHERE "source" IS NOT NULL;

CREATE INDEX line_point ON line ("point");

CREATE INDEX note_parent ON note ("parent")
    WHERE "parent" IS NOT NULL;

CREATE INDEX pack_round ON pack ("round")
    WHERE "round" IS NOT NULL;

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE text (
    digest TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES change,
    hlc INTEGER NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    prev TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (device, sequence)
) STRICT;

CREATE INDEX change_hlc ON change (hlc);

CREATE INDEX journal_hlc ON journal (hlc);

CREATE INDEX journal_change ON journal (change);

CREATE INDEX journal_cell ON journal (record, field, hlc);

CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (record, kind)
) STRICT;

CREATE VIRTUAL TABLE entry_words USING fts5(
    body, content='entry', content_rowid='number', tokenize='trigram remove_diacritics 1'
);

CREATE TRIGGER entry_added AFTER INSERT ON entry
BEGIN INSERT INTO entry_words (rowid, body) VALUES (new.number, new.body); END;

CREATE TRIGGER entry_gone AFTER DELETE ON entry
BEGIN INSERT INTO entry_words (entry_words, rowid, body) VALUES ('delete', old.number, old.body);
END;

CREATE TRIGGER entry_edited AFTER UPDATE ON entry
BEGIN INSERT INTO entry_words (entry_words, rowid, body) VALUES ('delete', old.number, old.body);
INSERT INTO entry_words (rowid, body) VALUES (new.number, new.body); END;
""".strip().split("\n\n")
