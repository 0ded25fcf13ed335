"""The file's schema as an append-only list of steps.

A step is frozen once released: it says what it does to the file in plain SQL and never asks
`core.model.kinds`, which speaks of today. Tables are ordinary ones and grow by `ALTER TABLE ADD
COLUMN`; sqlite-utils' `transform` would silently drop triggers. A file's `user_version` counts the
steps that it has seen, so that an up-to-date file opens without any of this.
"""

from core.storage import version_1, version_2, version_3, version_4, version_5, version_6
from core.storage.driver import APPLICATION_ID, Connection, dbapi

# isort: split
import sqlite_utils
from sqlite_utils import Migrations
from sqlite_utils.utils import OperationalError

if OperationalError is not dbapi.OperationalError:
    raise ImportError("sqlite-utils was imported before core.storage.driver")

steps = Migrations("parley")


@steps()
def first(db: sqlite_utils.Database) -> None:
    """The tables of version 1."""
    for statement in version_1.STATEMENTS:
        db.execute(statement)


@steps()
def second(db: sqlite_utils.Database) -> None:
    """Version 2: evidence for positions, outcomes of clauses, where a source's text was taken."""
    for statement in version_2.STATEMENTS:
        db.execute(statement)


@steps()
def third(db: sqlite_utils.Database) -> None:
    """Version 3: marks, numbered copies, templates, a glossary, what a scenario says."""
    for statement in version_3.STATEMENTS:
        db.execute(statement)


@steps()
def fourth(db: sqlite_utils.Database) -> None:
    """Version 4: what is known of the plan as a whole."""
    for statement in version_4.STATEMENTS:
        db.execute(statement)


@steps()
def fifth(db: sqlite_utils.Database) -> None:
    """Version 5: the search index is void."""
    for statement in version_5.STATEMENTS:
        db.execute(statement)


@steps()
def sixth(db: sqlite_utils.Database) -> None:
    """Version 6: sources that are made up."""
    for statement in version_6.STATEMENTS:
        db.execute(statement)


def migrate(connection: Connection) -> None:
    """Take the file through the steps that it has not seen, inside the caller's transaction."""
    db = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    steps.apply(db)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps.applied(db))}")
