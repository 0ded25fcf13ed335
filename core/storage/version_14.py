"""What version 14 adds, frozen."""

STATEMENTS = tuple(
    """
CREATE TABLE tag (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "meaning" TEXT NOT NULL
) STRICT;

CREATE TABLE tagging (
    "id" TEXT PRIMARY KEY NOT NULL,
    "tag" TEXT NOT NULL REFERENCES tag DEFERRABLE INITIALLY DEFERRED,
    "target_kind" TEXT NOT NULL,
    "target" TEXT NOT NULL
) STRICT;

CREATE TABLE saved_search (
    "id" TEXT PRIMARY KEY NOT NULL,
    "rank" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL
) STRICT;

CREATE INDEX tagging_tag ON tagging ("tag");
""".strip().split("\n\n")
)
