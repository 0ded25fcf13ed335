"""What version 17 adds, frozen: parties in groups."""

STATEMENTS = (
    """
CREATE TABLE membership (
    "id" TEXT PRIMARY KEY NOT NULL,
    "group" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "member" TEXT NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
    "since" TEXT,
    "until" TEXT,
    "role" TEXT NOT NULL,
    "source" TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED
) STRICT
""".strip(),
    'CREATE INDEX membership_group ON membership ("group")',
    'CREATE INDEX membership_member ON membership ("member")',
    'CREATE INDEX membership_source ON membership ("source") WHERE "source" IS NOT NULL',
)
