"""Taking a file through those steps of `core.storage.versions` that it has not been through.

A step is frozen once released: it says what it does to the file in plain SQL and never uses
`core.model.kinds`, which describes the present. Tables are ordinary ones and grow by `ALTER TABLE
ADD COLUMN`; sqlite-utils' `transform` would silently drop triggers. A file's `user_version` counts
the steps it has been through, so that an up-to-date file opens without any of this.
"""

from core.storage.driver import APPLICATION_ID, Connection, dbapi
from core.storage.versions import VERSIONS, Told, fill, statements

# isort: split
import sqlite_utils
from sqlite_utils import Migrations
from sqlite_utils.utils import OperationalError

if OperationalError is not dbapi.OperationalError:
    raise ImportError("sqlite-utils was imported before core.storage.driver")

steps = Migrations("parley")


def _add(name: str, told: Told) -> None:
    """Add a step."""

    @steps(name=name)
    def step(db: sqlite_utils.Database) -> None:
        for statement in statements(told):
            db.execute(statement)
        fill(told, db.conn)


for _name, _told in VERSIONS:
    _add(_name, _told)


def migrate(connection: Connection) -> None:
    """Take the file through the steps it has not been through, inside the caller's transaction."""
    db = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    steps.apply(db)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps.applied(db))}")
