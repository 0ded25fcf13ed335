"""What version 10 adds, frozen."""

STATEMENTS = (
    "ALTER TABLE source ADD COLUMN \"link\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE source ADD COLUMN \"original\" TEXT NOT NULL DEFAULT ''",
)
