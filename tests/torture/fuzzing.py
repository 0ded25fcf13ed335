"""Inputs that nobody has written: each is read, or refused with a sentence, and soon."""

import random
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from core.editing.commands.whole import import_whole
from core.editing.rules import check
from core.editing.workspace import Workspace
from core.errors import FileProblem, Problem
from core.exchange import importable
from core.exchange.kind_columns import guessed
from core.exchange.kinds_csv import import_table
from core.exchange.meetings_calendar import import_meetings
from core.exchange.positions_csv import ImportChoices
from core.exchange.whole_files import read_whole
from core.exchange.workbook import unpacked
from core.intake import read_document
from core.intake.pages import pictures_of
from core.model.change import Change
from core.model.dossier import EMPTY
from core.storage.store import Store
from core.views.soundness import unsound
from tests.dossiers import small
from tests.torture import inputs
from tests.torture.inputs import overwritten, spoiled

SOON = 20.0
"""Seconds within which there is an answer, on a busy machine."""

_made: dict[str, bytes] = {}


def timed(read: Callable[[], str]) -> str:
    """What came of reading, unless it took too long."""
    start = time.monotonic()
    came = read()
    took = time.monotonic() - start
    return came if took < SOON else f"crash: took {took:.0f} s"


def fuzzed_table(_folder: Path, chance: random.Random) -> str:
    """A table is imported, in part or whole, or refused."""
    return _imported(inputs.tables(), chance)


def fuzzed_workbook(_folder: Path, chance: random.Random) -> str:
    """The same for workbooks, which a child process reads."""
    return _imported(inputs.workbooks(), chance)


def _imported(files: dict[str, bytes], chance: random.Random) -> str:
    name = chance.choice([*files])
    content, dossier = spoiled(files[name], chance), small()
    kind = chance.choice(("", "", *importable()))

    def read() -> str:
        try:
            table = unpacked(content, name, lambda: False)
            chosen = kind if chance.random() < 0.2 else guessed(table, name)
            choices = ImportChoices(skip_bad=True, leaves_out=True, kind=chosen)
            found = import_table(table, dossier, choices)
            edits = tuple(found.command.edits(dossier))
            check(edits, Change("", edits).applied(dossier))
        except Problem:
            return "refused"
        return "read in part" if found.bad else "read"

    return timed(read)


def fuzzed_calendar(_folder: Path, chance: random.Random) -> str:
    """A calendar gives days to the rounds, or is refused."""
    content, dossier = spoiled(inputs.calendar(), chance), small()

    def read() -> str:
        try:
            edits = tuple(import_meetings(content, "a.ics", dossier).command.edits(dossier))
            check(edits, Change("", edits).applied(dossier))
        except Problem:
            return "refused"
        return "read"

    return timed(read)


def fuzzed_whole(folder: Path, chance: random.Random) -> str:
    """A dossier that was exported whole is read, or refused."""
    name = chance.choice([*inputs.wholes()])
    path = folder / name
    path.write_bytes(spoiled(inputs.wholes()[name], chance))

    def read() -> str:
        try:
            held = read_whole(path)
            with closing(Workspace.create(folder / "new.parley", EMPTY)) as space:
                space.do(import_whole(held.records, held.texts))
                assert not unsound(space.store, space.latest), unsound(space.store, space.latest)
        except Problem:
            return "refused"
        return "read"

    return timed(read)


def fuzzed_dossier(folder: Path, chance: random.Random) -> str:
    """A file is opened as it was, found to be damaged, or refused."""
    path = folder / "talks.parley"
    if "dossier" not in _made:
        Store.create(path, small()).close()
        _made["dossier"] = path.read_bytes()
    content = _made["dossier"]
    how = chance.random()
    if how < 0.3:
        path.write_bytes(spoiled(content[:100], chance) + content[100:])
    else:
        path.write_bytes((overwritten if how < 0.7 else spoiled)(content, chance))

    def read() -> str:
        try:
            store = Store.look(path)
        except FileProblem:
            return "refused"
        try:
            found = store.load()
            if unsound(store, found):
                return "found"
            return "harmless" if found == small() else "other data"
        except FileProblem:
            return "refused"
        finally:
            store.drop()

    return timed(read)


def fuzzed_document(_folder: Path, chance: random.Random) -> str:
    """A document is read by its child process, or refused."""
    name = chance.choice([*inputs.documents()])
    return _read(name, spoiled(inputs.documents()[name], chance))


def fuzzed_text(_folder: Path, chance: random.Random) -> str:
    """A text in any encoding is read, or refused."""
    encoding = chance.choice(inputs.ENCODINGS)
    words = inputs.ARABIC if encoding == "cp1256" else inputs.TEXT
    name = chance.choice(("paper.txt", "paper.md"))
    return _read(name, spoiled((words * 9).encode(encoding), chance))


def _read(name: str, content: bytes) -> str:
    def read() -> str:
        try:
            read_document(name, content)
        except Problem:
            return "refused"
        return "read"

    return timed(read)


def fuzzed_pages(_folder: Path, chance: random.Random) -> str:
    """The pages of a PDF are drawn, or it is refused."""
    content = spoiled(inputs.documents()["a.pdf"], chance)

    def read() -> str:
        try:
            pictures_of(content, "a.pdf", 0, 3, 200)
        except Problem:
            return "refused"
        return "read"

    return timed(read)
