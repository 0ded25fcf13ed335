"""What version 4 adds, frozen."""

STATEMENTS = ("""ALTER TABLE negotiation ADD COLUMN "plan_summary" TEXT NOT NULL DEFAULT ''""",)
