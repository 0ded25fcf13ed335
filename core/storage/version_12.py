"""What version 12 adds, frozen: files that sources were imported from, kept whole, each packed
(zlib) under the SHA-256 of its bytes."""

STATEMENTS = (
    'ALTER TABLE source ADD COLUMN "kept" INTEGER NOT NULL DEFAULT 0',
    """
CREATE TABLE original (
    digest TEXT PRIMARY KEY NOT NULL,
    body BLOB NOT NULL
) STRICT
""".strip(),
)
