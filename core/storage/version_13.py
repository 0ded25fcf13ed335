"""What version 13 adds, frozen: links of clauses, precedents, hypotheses on red lines."""

STATEMENTS = """
ALTER TABLE clause ADD COLUMN "label" TEXT NOT NULL DEFAULT '';

ALTER TABLE wording ADD COLUMN "proposal" TEXT REFERENCES proposal DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE wording ADD COLUMN "author" TEXT NOT NULL DEFAULT '';

ALTER TABLE wording ADD COLUMN "version" TEXT NOT NULL DEFAULT '';

ALTER TABLE line ADD COLUMN "answers" TEXT REFERENCES line DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE precedent (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    "locator" TEXT NOT NULL
) STRICT;

CREATE TABLE clause_link (
    "id" TEXT PRIMARY KEY NOT NULL,
    "clause" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "issue" TEXT REFERENCES issue DEFERRABLE INITIALLY DEFERRED,
    "position" TEXT REFERENCES position DEFERRABLE INITIALLY DEFERRED,
    "proposal" TEXT REFERENCES proposal DEFERRABLE INITIALLY DEFERRED,
    "precedent" TEXT REFERENCES precedent DEFERRABLE INITIALLY DEFERRED,
    "remark" TEXT NOT NULL
) STRICT;

CREATE TABLE condition (
    "id" TEXT PRIMARY KEY NOT NULL,
    "clause" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "needs" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "remark" TEXT NOT NULL
) STRICT;

CREATE TABLE hypothesis (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "issue" TEXT NOT NULL REFERENCES issue DEFERRABLE INITIALLY DEFERRED,
    "party" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL
) STRICT;

CREATE TABLE indication (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "hypothesis" TEXT NOT NULL REFERENCES hypothesis DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED,
    "locator" TEXT NOT NULL
) STRICT;

CREATE INDEX wording_proposal ON wording ("proposal")
    WHERE "proposal" IS NOT NULL;

CREATE INDEX line_answers ON line ("answers")
    WHERE "answers" IS NOT NULL;

CREATE INDEX precedent_source ON precedent ("source")
    WHERE "source" IS NOT NULL;

CREATE INDEX clause_link_clause ON clause_link ("clause");

CREATE INDEX clause_link_issue ON clause_link ("issue")
    WHERE "issue" IS NOT NULL;

CREATE INDEX clause_link_position ON clause_link ("position")
    WHERE "position" IS NOT NULL;

CREATE INDEX clause_link_proposal ON clause_link ("proposal")
    WHERE "proposal" IS NOT NULL;

CREATE INDEX clause_link_precedent ON clause_link ("precedent")
    WHERE "precedent" IS NOT NULL;

CREATE INDEX condition_clause ON condition ("clause");

CREATE INDEX condition_needs ON condition ("needs");

CREATE INDEX hypothesis_issue ON hypothesis ("issue");

CREATE INDEX hypothesis_party ON hypothesis ("party");

CREATE INDEX indication_hypothesis ON indication ("hypothesis");

CREATE INDEX indication_source ON indication ("source")
    WHERE "source" IS NOT NULL;
""".strip().split("\n\n")
