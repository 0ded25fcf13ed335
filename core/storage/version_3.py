"""What version 3 adds, frozen."""

STATEMENTS = """
ALTER TABLE negotiation ADD COLUMN "levels" TEXT NOT NULL DEFAULT '[]';

ALTER TABLE point ADD COLUMN "likelihood" TEXT NOT NULL DEFAULT 'certain';

ALTER TABLE round ADD COLUMN "purpose" TEXT NOT NULL DEFAULT '';

ALTER TABLE round ADD COLUMN "decisions" TEXT NOT NULL DEFAULT '';

ALTER TABLE agenda_item ADD COLUMN "remark" TEXT NOT NULL DEFAULT '';

ALTER TABLE agenda_item ADD COLUMN "press" TEXT NOT NULL DEFAULT '';

ALTER TABLE line ADD COLUMN "key_words" TEXT NOT NULL DEFAULT '';

CREATE TABLE copy (
    "id" TEXT PRIMARY KEY NOT NULL,
    "pack" TEXT NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER NOT NULL,
    "reader" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "returned" TEXT
) STRICT;

CREATE TABLE template (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL
) STRICT;

CREATE TABLE mark (
    "id" TEXT PRIMARY KEY NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "level" TEXT NOT NULL
) STRICT;

CREATE TABLE definition (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    "meaning" TEXT NOT NULL
) STRICT;

CREATE INDEX copy_pack ON copy ("pack");
""".strip().split("\n\n")
