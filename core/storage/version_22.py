"""What version 22 adds, frozen: where the clauses of the plan stood."""

STATEMENTS = (
    """
CREATE TABLE clause_place (
    "id" TEXT PRIMARY KEY NOT NULL,
    "clause" TEXT NOT NULL REFERENCES clause DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED
) STRICT
""".strip(),
    'CREATE INDEX clause_place_clause ON clause_place ("clause")',
    'CREATE INDEX clause_place_round ON clause_place ("round") WHERE "round" IS NOT NULL',
)
