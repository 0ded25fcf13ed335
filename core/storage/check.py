"""Checking a file: the database, its schema, its search index and its journal."""

import datetime as dt
import re
from collections import Counter, deque
from collections.abc import Iterator

from core.language import gettext as _
from core.language import ngettext
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import called, field_name
from core.storage import blocks, chain, indexing, rows, stored
from core.storage.driver import Connection, UnreadableError, code_of, dbapi
from core.storage.journal import Journal
from core.storage.opening import SEARCH, parts, usual_parts
from core.storage.replay import last_states
from core.text.days import local_day
from core.text.digest import digest_of
from core.text.saying import dotted, long_date


def findings(connection: Connection) -> Iterator[str]:
    """What is wrong with an open file, a sentence each. What damage makes a look stumble over is
    wrong with the file, too."""
    for look in LOOKS:
        try:
            found = tuple(look(connection))
        except Exception:
            found = (_("The file is damaged: part of it cannot be read."),)
        yield from found
        if found and look in (_pages, _schema, _records):
            return  # what follows would stumble over the same


def _pages(connection: Connection) -> Iterator[str]:
    lines = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    named = [_INDEX.search(line) for line in lines]
    for name in sorted({found[1] for found in named if found is not None}):
        yield _("The index {name} does not match its table.").format(name=name)
    if count := named.count(None):
        yield ngettext(
            "The file is damaged in {count} place.", "The file is damaged in {count} places.", count
        ).format(count=count)


_INDEX = re.compile(r"\b(?:in|from) index (\S+)")
"""How SQLite names the index that lacks a row or has one too many."""


def _references(connection: Connection) -> Iterator[str]:
    found = connection.execute("PRAGMA foreign_key_check").fetchall()
    counts = Counter((table, parent) for table, _row, parent, _key in found)
    for (table, parent), count in counts.items():
        if table in KIND_NAMED and parent in KIND_NAMED:
            sentence = _("Some {records} refer to {others} that do not exist: {count}.")
            records, others = (called(KIND_NAMED[each].record) for each in (table, parent))
            yield sentence.format(records=records, others=others, count=count)
        else:
            sentence = _("The journal refers to changes that do not exist: {count}.")
            yield sentence.format(count=count)


def _schema(connection: Connection) -> Iterator[str]:
    """Every file of a version holds the same; what it holds besides, nothing reads."""
    usual, held = usual_parts(), parts(connection)
    for kind, name, _table, _sql in sorted(usual - held):
        yield _("The {kind} {name} is missing or has been altered.").format(kind=kind, name=name)


def _strange(connection: Connection) -> Iterator[str]:
    for kind, name, _table, _sql in sorted(parts(connection) - usual_parts()):
        yield _("The {kind} {name} was added by another program; Parley does not use it.").format(
            kind=kind, name=name
        )


def _texts(connection: Connection) -> Iterator[str]:
    for digest, body in connection.execute("SELECT digest, body FROM text"):
        if digest != digest_of(body):
            yield _("The text of a source is not the one that was saved ({digest}…).").format(
                digest=digest[:12]
            )


def _originals(connection: Connection) -> Iterator[str]:
    for digest in stored.altered(connection):
        yield _("A file that is kept is not the one that was saved ({digest}…).").format(
            digest=digest[:12]
        )
    for title in stored.lacking(connection):
        yield _("The file of the source “{title}” is not in the dossier.").format(title=title)


def _search(connection: Connection) -> Iterator[str]:
    if not (_are_whole(connection) and indexing.is_true(connection)):
        yield _("The search index does not match the texts.")


def _are_whole(connection: Connection) -> bool:
    """Whether the indexes of words hold together, as far as they can be asked: SQLite asks by a
    write."""
    try:
        for index in SEARCH:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except dbapi.DatabaseError as failure:
        return code_of(failure).startswith("SQLITE_READONLY")
    return True


def _records(connection: Connection) -> Iterator[str]:
    for kind in KINDS:
        try:
            deque(rows.parts(connection, kind), maxlen=0)
        except UnreadableError:
            count, fields = rows.unreadable(connection, kind)
            named = f" ({', '.join(map(field_name, fields))})" if fields else ""
            sentence = _("Some {records} cannot be read: {count}.")
            yield sentence.format(records=called(kind), count=f"{count}{named}")


def _journal(connection: Connection) -> Iterator[str]:
    """The state that the journal records, from first to last, must match the tables."""
    try:
        for (moment,) in connection.execute("SELECT at FROM change"):
            dt.datetime.fromisoformat(moment)
        differing = sum(
            last.record != rows.one(connection, last.kind, last.id)
            for last in last_states(connection)
        )
    except (UnreadableError, ValueError):
        yield _("Part of the journal cannot be read.")
        return
    differing += sum(_untold(connection, kind.table) for kind in KINDS.values())
    if differing:
        yield _("The journal does not account for {count} records.").format(count=differing)


def _untold(connection: Connection, table: str) -> int:
    """How many records of a table the journal says nothing of."""
    found = connection.execute(
        f"SELECT id FROM {table} WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal WHERE record = {table}.id AND kind = ?)",
        [table],
    )
    return len(
        {record for (record,) in found}.difference(blocks.ids(connection, "kind = ?", table))
    )


def _chain(connection: Connection) -> Iterator[str]:
    """Each change rests on all before it, so that one that was altered is found by its value."""
    found = chain.first_break(connection)
    if found is None:
        return
    if found.missing:
        sentence = _("Change {number} is missing from the journal, which does not hold from there.")
        yield sentence.format(number=found.number)
        return
    sentence = _(
        "The journal was altered by another program. It does not hold from change {number} on "
        "({change})."
    )
    yield sentence.format(number=found.number, change=_change(found))


def _change(found: chain.Break) -> str:
    try:
        day = long_date(local_day(dt.datetime.fromisoformat(found.at)))
    except ValueError:  # of all that can be altered, the moment may be
        day = found.at
    return dotted((day, found.author, found.label))


def _clock(connection: Connection) -> Iterator[str]:
    """Ticks from days to come are left out of account; where one is, what is dated is not."""
    ahead = Journal(connection).ahead()
    if ahead:
        sentence = ngettext(
            "{count} change is dated later than now ({day}): a laptop’s clock was wrong.",
            "{count} changes are dated later than now ({day} first): a laptop’s clock was wrong.",
            len(ahead),
        )
        yield sentence.format(count=len(ahead), day=long_date(local_day(ahead[0].at)))


LOOKS = (
    _pages,
    _schema,
    _references,
    _texts,
    _originals,
    _search,
    _records,
    _chain,
    _journal,
    _clock,
    _strange,
)
"""The looks that a check takes, in order."""
