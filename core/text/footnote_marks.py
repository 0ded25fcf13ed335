"""The marks of footnotes in a text, whose brackets contest nothing: `[^1]`; `[12]` where it stands
at a word without a blank, or begins the line of such a note. Where a line begins with the mark, it
may also be `[b]`, `[ii]` or `[*]` at a word, or a number apart from the sentence that it ends.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from core.text.patterns import pattern

_OTHER = r"[a-z]{1,5}|\*{1,3}|†|‡"
_SURE = pattern(r"\[\^[^\]\n]{1,20}\]|(?<=[^\s\[\]/(])\[\d{1,3}\]")
_LIKELY = pattern(
    rf"(?<=[^\s\[\]/(])\[(?:{_OTHER})\]|(?<=[^\s\[\]/(] )\[\d{{1,3}}\](?=[.,;:!?])"
    r"|(?<=[^\W\d]{2}[.!?”\"] )\[\d{1,3}\]"
)
_LINE = pattern(rf"^[ \t]*(\[(?:\d{{1,3}}|{_OTHER})\])(?=:?[ \t])", re.MULTILINE)


class _Marks(NamedTuple):
    """Marks by where they begin: those that need no line, those that do, and those of lines."""

    sure: dict[int, str]
    likely: dict[int, str]
    lines: dict[int, str]


@lru_cache(maxsize=4096)
def _marks(text: str) -> _Marks:
    if "[" not in text:
        return _Marks({}, {}, {})
    return _Marks(
        {found.start(): found[0] for found in _SURE.finditer(text)},
        {found.start(): found[0] for found in _LIKELY.finditer(text)},
        {found.start(1): found[1] for found in _LINE.finditer(text)},
    )


class NoteMarks(NamedTuple):
    """The marks that are called in some texts, and those that begin a line in one."""

    called: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()

    @property
    def notes(self) -> frozenset[str]:
        """The marks of notes."""
        return self.called & self.lines

    def with_those_of(self, text: str) -> "NoteMarks":
        """The same with another text."""
        here = marks_of((text,))
        return NoteMarks(self.called | here.called, self.lines | here.lines)


def marks_of(texts: Iterable[str]) -> NoteMarks:
    """The marks in several texts."""
    called, lines = set[str](), set[str]()
    for text in texts:
        found = _marks(text)
        called.update(found.sure.values(), found.likely.values())
        lines.update(found.lines.values())
    return NoteMarks(frozenset(called), frozenset(lines))


def notes_of(texts: Iterable[str]) -> frozenset[str]:
    """The marks of notes that begin a line in one of several texts, and are called in one."""
    return marks_of(texts).notes


def notes_in(text: str, notes: frozenset[str]) -> frozenset[str]:
    """Those among some notes whose mark is in a text."""
    if not notes:
        return notes
    return notes.intersection(mark for each in _marks(text) for mark in each.values())


def without_note_lines(text: str, notes: Collection[str]) -> str:
    """A text without the lines that begin with one of these marks; the same where nothing else is
    in it."""
    if not notes or not any(mark in notes for mark in _marks(text).lines.values()):
        return text
    lines = text.split("\n")
    kept = "\n".join(line for line in lines if not line.lstrip().startswith(tuple(notes)))
    return kept if kept.strip() else text


def footnote_signs(text: str, notes: Collection[str] = ()) -> set[int]:
    """The places of the signs around the marks of footnotes; `notes` are those known of besides,
    from texts that this one belongs to."""
    marks = note_places(text, notes)
    return {at for start, mark in marks.items() for at in (start, start + len(mark) - 1)}


def note_places(text: str, notes: Collection[str] = ()) -> dict[int, str]:
    """The marks of footnotes in a text, by the place at which each begins."""
    found = _marks(text)
    known = {*notes, *notes_of((text,))}
    return found.sure | {at: m for at, m in (found.likely | found.lines).items() if m in known}
