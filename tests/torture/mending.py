"""Harm to any part of a file, which is then mended."""

import random
from collections.abc import Callable
from pathlib import Path

import msgspec

from core.editing.commands import change
from core.editing.mending import Mended, mend
from core.editing.workspace import Workspace
from core.errors import FileProblem
from core.exchange.example import DAY, make_example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Position, Record
from core.views.soundness import unsound

PAGE, SECTOR = 4096, 512
LEAF, INDEX = 13, (2, 5, 10)
"""How pages begin that hold rows, and those that hold none."""
LONG = 400
"""Characters from which part of a record may lie on a page of its own."""

_made: list[tuple[bytes, Dossier]] = []


def example(folder: Path) -> tuple[bytes, Dossier]:
    """The example's file after some edits, made once."""
    if not _made:
        path = folder / "example.parley"
        make_example(path, DAY).close()
        space = Workspace.open(path)
        for number, each in enumerate(space.latest.all(Position)[:12]):
            space.do(change(Position, each.id, statement=f"said {number} " * 30))
        space.close()
        _made.append((path.read_bytes(), space.latest))
    return _made[0]


def harmed(content: bytes, chance: random.Random) -> tuple[bytes, set[int]]:
    """A file with harm done to it at random, and the numbers of the pages that were hit."""
    spoiled = bytearray(content)
    harm = chance.choice(("bit", "bits", "sector", "page"))
    if harm.startswith("bit"):
        places = [chance.randrange(len(content)) for _bit in range(1 if harm == "bit" else 20)]
        for at in places:
            spoiled[at] ^= 1 << chance.randrange(8)
        return bytes(spoiled), {at // PAGE + 1 for at in places}
    size = SECTOR if harm == "sector" else PAGE
    at = chance.randrange(len(content) // size) * size
    spoiled[at : at + size] = bytes(size)
    return bytes(spoiled), {at // PAGE + 1}


def hit(content: bytes, pages: set[int], before: Dossier) -> set[str]:
    """The ids of the records of which a row, or what the journal has of it, was on these pages, and
    of those that cannot be what they were without them."""
    tests = [_holds(content, number) for number in pages]
    every = [record for kind in KINDS for record in before.all(kind)]
    found = {record.id for record in every if any(test(record) for test in tests)}
    count = 0
    while count < len(found):
        count = len(found)
        found |= {record.id for record in every if found & {*_named(record)}}
    return found


def _holds(content: bytes, number: int) -> Callable[[Record], bool]:
    page = content[(number - 1) * PAGE : number * PAGE]
    kind = page[100 if number == 1 else 0]
    if kind in INDEX:
        return lambda record: False
    return lambda record: record.id.encode() in page or (kind != LEAF and len(repr(record)) > LONG)


def _named(record: Record) -> list[str]:
    """The ids that a record refers to or is attached to."""
    fields = (*KINDS[type(record)].references, "target")
    return [value for name in fields if (value := getattr(record, name, None))]


def mended(folder: Path, chance: random.Random) -> str:
    """A file with harm in any part of it is refused, or mended to one that is sound and holds what
    was not hit; it stays as it is itself."""
    content, before = example(folder)
    spoiled, pages = harmed(content, chance)
    path, new = folder / "talks.parley", folder / "new.parley"
    path.write_bytes(spoiled)
    try:
        done = mend(path, new)
    except FileProblem as problem:
        return "refused" if 1 in pages else f"lost: {problem}"
    finally:
        assert path.read_bytes() == spoiled, "the file was altered"
    space = Workspace.look(new)
    try:
        problems = unsound(space.store, space.latest)
        assert not problems, problems
        touched = hit(content, pages, before)
        gone = [
            record
            for kind in KINDS
            for record in before.all(kind)
            if record.id not in touched and not _is_there(record, space.latest, done)
        ]
        assert not gone, gone
        return "mended" if space.latest == before else "mended with losses"
    finally:
        space.close()


def _is_there(record: Record, dossier: Dossier, done: Mended) -> bool:
    """Whether a record is as it was; where a stored text was hit, but for what rests on it."""
    found = dossier.find(type(record), record.id)
    if found is None or not done.detached:
        return found == record
    rests = {n: getattr(record, n) for n in ("digest", "start", "end") if hasattr(record, n)}
    return msgspec.structs.replace(found, **rests) == record
