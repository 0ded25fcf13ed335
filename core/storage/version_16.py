"""What version 16 adds, frozen: signatures under the state of a dossier."""

STATEMENTS = (
    """
CREATE TABLE signature (
    "id" TEXT PRIMARY KEY NOT NULL,
    "name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "dossier" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "signature" TEXT NOT NULL
) STRICT
""".strip(),
)
