"""What version 11 adds, frozen."""

STATEMENTS = (
    *(
        f"ALTER TABLE round ADD COLUMN \"{name}\" TEXT NOT NULL DEFAULT '{usual}'"
        for name, usual in (
            ("name", ""),
            ("time_zone", ""),
            ("state", "planned"),
            ("moved", ""),
            ("new_matter", ""),
            ("spoken_for", ""),
            ("to_check", ""),
        )
    ),
    "ALTER TABLE agenda_item ADD COLUMN \"expected\" TEXT NOT NULL DEFAULT ''",
    *(
        f"ALTER TABLE {table} ADD COLUMN \"time\" TEXT NOT NULL DEFAULT ''"
        for table in ("action", "position", "response")
    ),
    'ALTER TABLE response ADD COLUMN "round" TEXT REFERENCES round DEFERRABLE INITIALLY DEFERRED',
    'CREATE INDEX response_round ON response ("round") WHERE "round" IS NOT NULL',
)
