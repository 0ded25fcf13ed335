"""The text of a Word document as it grows."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple

from core.intake.readers.found import RefusedError


class TrackedChange(NamedTuple):
    """A tracked change: what it is called in the file, and by whom it is."""

    kind: str
    author: str


INSERTED, DELETED = ("ins", "moveTo", "cellIns"), ("del", "moveFrom", "cellDel")
CHANGES = frozenset((*INSERTED, *DELETED))
_SIGNS = {
    "ins": ("{+", "+}"),
    "del": ("[-", "-]"),
    "moveTo": ("{>", ">}"),
    "moveFrom": ("[<", "<]"),
}
_SIGNS |= {"cellIns": _SIGNS["ins"], "cellDel": _SIGNS["del"]}
"""How changes are marked: {+Author: put in+} [-Author: taken out-], and what was moved."""

ACCEPTED, REJECTED, MARKED = READINGS = ("accepted", "rejected", "marked")


class Stream:
    """What is written of one reading. Blanks between parts are written with what follows them."""

    def __init__(self, reading: str, most: int) -> None:
        self.reading = reading
        self.length = 0
        self._parts: list[str] = []
        self._most = most
        self._between = ""
        self._end = "\n"
        self._labelled = False
        self.changes: tuple[TrackedChange, ...] = ()
        self._open: list[TrackedChange] = []

    def shows(self, kind: str) -> bool:
        """Whether this reading has what such a change is about."""
        return self.reading == MARKED or (kind in INSERTED) == (self.reading == ACCEPTED)

    def change(self, change: TrackedChange | None) -> AbstractContextManager[None]:
        """What is written meanwhile was changed so; within the same change, it is told once."""
        if change is None or change in self.changes:
            return self.within(self.changes)
        return self.within((*self.changes, change))

    @contextmanager
    def within(self, changes: tuple[TrackedChange, ...]) -> Iterator[None]:
        """What is written meanwhile was changed in these ways alone, the outermost first."""
        before, self.changes = self.changes, changes
        yield
        self.changes = before

    @contextmanager
    def cell(self) -> Iterator[None]:
        """What is written meanwhile stays on one line."""
        before, self._end = self._end, " "
        yield
        self._close(0)
        self._end = before
        self._between = "" if self._between == " " else self._between

    def write(self, text: str) -> None:
        """Add words to the line."""
        text = text.lstrip(" ") if self._labelled else text
        if not text:
            return
        self._labelled = False
        text = text[1:] if self._between == text[0] == " " else text
        self._separate()
        if self.reading == MARKED:
            self._mark()
        self._add(text if self._end == "\n" else text.replace("\n", " "))

    def label(self, text: str) -> None:
        """Begin a line with a mark, and one blank after it."""
        if self._labelled:
            self.end_line()
        self.write(f"{text} ")
        self._labelled = True

    def end_line(self) -> None:
        """The next words stand on another line."""
        self._labelled = False
        self._close(0)
        if self._end == "\n":
            self._between = self._between.rstrip(" ") + "\n"
        elif not self._between:
            self._between = " "

    def blank(self) -> None:
        """The next words of the line are apart from those before."""
        if not self.at_start and self.last(1):
            self._between = " "

    def apart(self, lines: int) -> None:
        """The next words stand on another line, at least so many below; but beside a mark that
        begins its line."""
        if self._labelled:
            return
        self._close(0)
        if self._end != "\n":
            self._between = self._between if self.at_start else " "
        elif self._parts:
            self._between = max(self._between, "\n" * lines, key=len)

    @property
    def at_start(self) -> bool:
        """Whether the next words begin a line, a cell or what follows a label."""
        last = "".join(self._parts[-1:])[-1:]
        return bool(self._between) or self._labelled or last in ("", "\n", "\t")

    def tab(self) -> None:
        """The next words stand in another cell."""
        self._close(0)
        self._separate()
        self._add("\t")

    def _separate(self) -> None:
        between, self._between = self._between, ""
        if self._parts and between:
            self._add(between)

    def _mark(self) -> None:
        same = 0
        for there, wanted in zip(self._open, self.changes, strict=False):
            if there != wanted:
                break
            same += 1
        self._close(same)
        for each in self.changes[same:]:
            self._add(self.signs(each)[0])
            self._open.append(each)

    def signs(self, change: TrackedChange) -> tuple[str, str]:
        """What stands before and after words that were changed so; nothing unless changes are
        marked."""
        if self.reading != MARKED:
            return "", ""
        begin, end = _SIGNS[change.kind]
        return f"{begin}{change.author}{': ' if change.author else ''}", end

    def _close(self, down_to: int) -> None:
        while len(self._open) > down_to:
            self._add(_SIGNS[self._open.pop().kind][1])

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > self._most:
            raise RefusedError("long")

    @property
    def place(self) -> int:
        """Where the next words will stand."""
        return self.length + (len(self._between) if self._parts else 0)

    @property
    def ends_in_figure(self) -> bool:
        """Whether the next words follow a figure at once, or a sign above the line."""
        last = "".join(self._parts[-1:])[-1:]
        return not self._between and (last.isdigit() or last in ("⁺", "⁻"))

    def last(self, count: int) -> str:
        """The last words written, for saying where something stands."""
        return "".join(self._parts[-20:])[-count:].rpartition("\n")[2].strip()

    def text(self) -> str:
        """All that was written."""
        self._close(0)
        return "".join(self._parts)
