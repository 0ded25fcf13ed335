"""What version 2 adds, frozen."""

STATEMENTS = """
ALTER TABLE source ADD COLUMN "file_name" TEXT NOT NULL DEFAULT '';

ALTER TABLE source ADD COLUMN "file_digest" TEXT NOT NULL DEFAULT '';

CREATE TABLE outcome (
    "id" TEXT PRIMARY KEY NOT NULL,
    "clause" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE excerpt (
    "id" TEXT PRIMARY KEY NOT NULL,
    "position" TEXT NOT NULL REFERENCES position DEFERRABLE INITIALLY DEFERRED,
    "source" TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "locator" TEXT NOT NULL
) STRICT;

CREATE INDEX outcome_clause ON outcome ("clause");

CREATE INDEX outcome_round ON outcome ("round") WHERE "round" IS NOT NULL;

CREATE INDEX excerpt_position ON excerpt ("position");

CREATE INDEX excerpt_source ON excerpt ("source");
""".strip().split("\n\n")
