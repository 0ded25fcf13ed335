"""The texts of entries, folded as search reads them, and kept so that none is read twice.

They are kept as UTF-8, in which one text is part of another where its characters are, and which is
quicker to look through than strings of several scripts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from core.model.change import Edit
from core.model.kinds import KIND_NAMED, KINDS
from core.storage.driver import Connection
from core.storage.indexing import SOURCE, folded

LARGEST = 50_000_000
"""How many bytes are kept at most."""
AT_ONCE = 1_000
"""How many texts are read at a time: about half a frame's worth."""
MARKS = 500
"""How many entries or records are named in one statement."""


class FoldedTexts:
    """Those of one file but for sources, whose texts are kept folded (see `core.storage.indexing`).
    Whoever writes to the file says so by `forget`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, bytes] = {}
        self._length = 0

    def forget(self, edits: Sequence[Edit] | None = None) -> None:
        """Take it that edited records have other texts now; without any edits, all."""
        if edits is None or len(edits) > MARKS:
            self._known, self._length = {}, 0
            return
        for edit in edits:
            key = [edit.record.id, KINDS[edit.kind].table]
            for (number,) in self._connection.execute(_NUMBER, key):
                self._length -= len(self._known.pop(number, b""))

    def parts(self, numbers: Sequence[int]) -> Iterator[tuple[Sequence[int], list[bytes]]]:
        """Some entries and their texts, in the same order, a part at a time; no text is read of
        those that are sources."""
        if self._length > LARGEST:
            self.forget()
        for part in self._spans(numbers):
            yield part, [*map(self._known.__getitem__, part)]

    def _spans(self, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
        """The parts, once their texts are known; there are more if many have to be read."""
        unread = [number for number in numbers if number not in self._known]
        if not unread:
            yield numbers
            return
        for start in range(0, len(numbers), AT_ONCE):
            part = numbers[start : start + AT_ONCE]
            self._read([number for number in part if number not in self._known])
            yield part

    def _read(self, numbers: Sequence[int]) -> None:
        for start in range(0, len(numbers), MARKS):
            part = numbers[start : start + MARKS]
            self._known.update(dict.fromkeys(part, b""))
            for number, text in _folded(self._connection, part):
                self._known[number] = text
                self._length += len(text)


_NUMBER = "SELECT number FROM entry WHERE record = ? AND kind = ?"


def _folded(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The folded texts of some entries, in any order."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    kinds = connection.execute(
        f"SELECT kind, number FROM entry WHERE number IN ({marks(numbers)})", numbers
    )
    for kind, number in kinds:
        named[kind].append(number)
    named.pop(SOURCE, None)
    for kind, of in named.items():
        columns = ", ".join(f'{kind}."{name}"' for name in KIND_NAMED[kind].texts)
        texts = connection.execute(
            f"SELECT entry.number, {columns} FROM entry JOIN {kind} ON {kind}.id = entry.record"
            f" WHERE entry.number IN ({marks(of)})",
            of,
        )
        yield from ((number, folded(each).encode()) for number, *each in texts)


def marks(values: Sequence[object]) -> str:
    """Placeholders for so many values."""
    return ",".join("?" * len(values))
