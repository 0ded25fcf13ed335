"""What version 6 adds, frozen."""

STATEMENTS = ('ALTER TABLE source ADD COLUMN "illustrative" INTEGER NOT NULL DEFAULT 0',)
