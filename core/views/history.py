"""What was done to a dossier, step by step, in words: from the journal, the latest first."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED
from core.model.naming import field_name, noun
from core.model.records import Record
from core.model.texts import bearing
from core.storage.journal import WHOLE, JournalEntry, JournalHead
from core.text.days import local_day
from core.text.folding import holds, words_of
from core.text.saying import in_quotes, long_second, shortened
from core.views.field_words import issue_of, told
from core.views.names import called

LONGEST = 200
"""Characters of a text that are quoted; what follows is cut."""

LINE, AROUND = 90, 12
"""How many characters two texts have together in a line of a list, and how many are quoted on
either side of what differs."""

BEFORE = 40
"""How many characters are quoted before the place where two long texts part."""

SHOWN_OF_SUM = 8
"""How many digits of a SHA-256 are shown, which tell two texts or files apart."""


class Altered(msgspec.Struct, frozen=True):
    """One field before and after, in words; for a record as a whole the field is empty."""

    entry: JournalEntry
    field: str
    before: str
    after: str


class Touched(msgspec.Struct, frozen=True):
    """One record in a step: what it is called, and what became of it."""

    kind: type[Record]
    record: str
    name: str
    what: str
    fields: tuple[Altered, ...]


class HistoryStep(msgspec.Struct, frozen=True):
    """One change, and the journal's rows of it; none of a large change that has not been read."""

    head: JournalHead
    entries: tuple[JournalEntry, ...] = ()


def steps(heads: Iterable[JournalHead], entries: Iterable[JournalEntry]) -> tuple[HistoryStep, ...]:
    """Changes with their rows, in the order of the changes."""
    rows: dict[int, list[JournalEntry]] = {}
    for entry in entries:
        rows.setdefault(entry.tick, []).append(entry)
    return tuple(HistoryStep(head, tuple(rows.get(head.tick, ()))) for head in heads)


def about(found: Sequence[HistoryStep], entries: Iterable[JournalEntry]) -> tuple[HistoryStep, ...]:
    """Such of the steps as these rows are of, with these rows alone."""
    return tuple(step for step in steps((step.head for step in found), entries) if step.entries)


class HistoryFilter(msgspec.Struct, frozen=True):
    """Which steps to show; what is empty asks for nothing. Dates are inclusive, and those of this
    laptop's days."""

    words: str = ""
    kind: type[Record] | None = None
    author: str = ""
    point: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    record: str = ""

    @property
    def asks_for_contents(self) -> bool:
        """Whether a step's head alone does not tell if it is wanted."""
        return bool(self.words or self.kind or self.point or self.record)


def who_did(done: JournalHead | JournalEntry) -> str:
    """What was done, when and by whom: "New position · 21 December 2025, 14:02:09 · Vera"."""
    told = f"{done.label} · {long_second(done.at)}"
    return f"{told} · {done.author}" if done.author else told


def may_be_wanted(step: HistoryStep, wanted: HistoryFilter) -> bool:
    """Whether the head of a step leaves open that it is wanted."""
    day = local_day(step.head.at)
    in_time = (wanted.since or dt.date.min) <= day <= (wanted.until or dt.date.max)
    return in_time and wanted.author in ("", step.head.author)


def matching(
    dossier: Dossier, found: Iterable[HistoryStep], wanted: HistoryFilter
) -> tuple[HistoryStep, ...]:
    """The steps that are wanted."""
    return tuple(step for step in found if _is_wanted(dossier, step, wanted))


def wanted_entries(
    dossier: Dossier, head: JournalHead, entries: Iterable[JournalEntry], wanted: HistoryFilter
) -> tuple[JournalEntry, ...]:
    """Those of a change's rows that are wanted."""
    return tuple(
        entry for entry in entries if _is_wanted(dossier, HistoryStep(head, (entry,)), wanted)
    )


def _is_wanted(dossier: Dossier, step: HistoryStep, wanted: HistoryFilter) -> bool:
    if not may_be_wanted(step, wanted):
        return False
    entries = step.entries
    if wanted.record and all(entry.record != wanted.record for entry in entries):
        return False
    if wanted.kind is not None and all(entry.kind is not wanted.kind for entry in entries):
        return False
    if wanted.point and not any(_bears_on(dossier, each, wanted.point) for each in entries):
        return False
    words = words_of(wanted.words)
    return not words or _holds(dossier, step, words)


def _bears_on(dossier: Dossier, entry: JournalEntry, point: str) -> bool:
    return bearing(dossier, record_of(dossier, entry)).point == point


def record_of(dossier: Dossier, entry: JournalEntry) -> Record | None:
    """The record that an entry is about: as it is now, else as the journal has it."""
    there = dossier.find(entry.kind, entry.record)
    if there is not None:
        return there
    told = entry.after if entry.after is not None else entry.before
    return told if entry.field == WHOLE and isinstance(told, Record) else None


def _holds(dossier: Dossier, step: HistoryStep, words: Sequence[str]) -> bool:
    return holds(" ".join((step.head.label, step.head.author, *_said(dossier, step))), words)


def _said(dossier: Dossier, step: HistoryStep) -> Iterator[str]:
    for entry in step.entries:
        yield called(dossier, record_of(dossier, entry))
        if entry.field != WHOLE:
            yield from (str(each) for each in (entry.before, entry.after))


def touched(dossier: Dossier, step: HistoryStep, most: int = 200) -> tuple[Touched, ...]:
    """What a step did to each record, in the order in which it did so; at most so many."""
    records: dict[tuple[type[Record], str], list[JournalEntry]] = {}
    for entry in step.entries:
        records.setdefault((entry.kind, entry.record), []).append(entry)
    return tuple(_touched(dossier, rows) for rows in list(records.values())[:most])


def _touched(dossier: Dossier, rows: list[JournalEntry]) -> Touched:
    first = rows[0]
    record = record_of(dossier, first)
    name = _("{noun}: {name}").format(noun=noun(first.kind), name=called(dossier, record))
    fields = tuple(each for row in rows for each in _fields(dossier, row))
    return Touched(first.kind, first.record, name, _what(first), fields)


def _what(entry: JournalEntry) -> str:
    if entry.field != WHOLE:
        return _("changed")
    return _("removed") if entry.after is None else _("added")


def _fields(dossier: Dossier, entry: JournalEntry) -> tuple[Altered, ...]:
    """The fields of a row: the one that it is about; all that a record came or went with."""
    if entry.field != WHOLE:
        return (altered(dossier, entry),)
    record = entry.after if entry.after is not None else entry.before
    if not isinstance(record, Record):
        return ()
    nothing = _("none")
    found: list[Altered] = []
    for field in msgspec.structs.fields(entry.kind):
        value = getattr(record, field.name)
        if field.name == "id" or value == field.default:
            continue
        words = _told(dossier, entry, field.name, value)
        before, after = (words, nothing) if entry.after is None else (nothing, words)
        found.append(Altered(entry, field_name(field.name, entry.kind), before, after))
    return tuple(found)


def altered(dossier: Dossier, entry: JournalEntry) -> Altered:
    """One row of the journal in words; of two long texts what differs, and a little before."""
    values = (entry.before, entry.after)
    if all(isinstance(value, str) and len(value) > LONGEST for value in values):
        values = _where_they_part(*map(str, values))
    before, after = (_told(dossier, entry, entry.field, value) for value in values)
    return Altered(entry, field_name(entry.field, entry.kind), before, after)


def _where_they_part(before: str, after: str) -> tuple[str, str]:
    start = max(_alike(before, after) - BEFORE, 0)
    sign = "…" if start else ""
    return f"{sign}{before[start:]}", f"{sign}{after[start:]}"


def in_a_line(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts in quotation marks, short enough for both to stand in a
    line."""
    if len(before) + len(after) <= LINE:
        return before, after
    start = max(_alike(before, after) - AROUND, 0)
    end = max(_alike(before[start:][::-1], after[start:][::-1]) - AROUND, 0)
    return _part(before, start, end), _part(after, start, end)


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _part(text: str, start: int, end: int) -> str:
    """A text without its first and last characters, but with its quotation marks."""
    first = f"{text[0]}…{text[start:]}" if start > 1 else text
    return shortened(f"{first[:-end]}…{text[-1]}" if end > 1 else first, LINE // 2)


def _told(dossier: Dossier, entry: JournalEntry, field: str, value: Any) -> str:
    """A value of an entry's record in words; what a note or a mark stands on by its name."""
    record = record_of(dossier, entry)
    kind = KIND_NAMED.get(getattr(record, "target_kind", ""))
    if field == "target" and kind is not None:
        return called(dossier, dossier.find(kind.record, str(value)))
    return told(dossier, entry.kind, field, value, issue_of(dossier, record), _written)


def _written(field: str, text: str) -> str:
    """A text as it is quoted; what names a kind, a field or a text by what it names."""
    if field == "target_kind" and text in KIND_NAMED:
        return noun(KIND_NAMED[text].record)
    return _CODED[field](text) if field in _CODED else _quoted(text)


def short_digest(value: str) -> str:
    """A SHA-256 as far as people compare it."""
    return _("SHA-256 {digest}…").format(digest=value[:SHOWN_OF_SUM])


_CODED: dict[str, Callable[[str], str]] = {
    "digest": short_digest,
    "file_digest": short_digest,
    "field": field_name,
    "content": lambda _value: _("a recipe"),
    "recipe": lambda _value: _("a recipe"),
}
"""What people are told where the dossier keeps a code."""


def _quoted(text: str) -> str:
    return in_quotes(shortened(" ".join(text.split()), LONGEST))


def authors(found: Iterable[HistoryStep]) -> tuple[str, ...]:
    """Who made these steps, in alphabetical order."""
    return tuple(sorted({step.head.author for step in found if step.head.author}))
