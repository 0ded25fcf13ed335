"""What is new since a pack was issued: the dossier then and now, record by record and field by
field; and what became of a gap and of a place."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from core.analysis.comparison import compare_dossiers
from core.analysis.held import held
from core.analysis.histories import entries, history, places
from core.analysis.movement import MoveKind, move
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name, from_to, place
from core.model.records import (
    DESK_ONLY,
    ClausePlace,
    Excerpt,
    Issue,
    Negotiation,
    Note,
    Party,
    Position,
    Record,
    Source,
)
from core.text.saying import labelled, points, semicolons, short_date_and_year
from core.views.field_words import field_words
from core.views.telling import like_for_like, movement
from core.views.words import compared, unrecorded

NO_NEWS = DESK_ONLY | {ClausePlace}
"""Kinds that are no news; where a clause stands, the clause itself tells."""

NEVER_TOLD = frozenset(("id", "rank"))
"""Fields of any kind that are no news: what a record is known by, and where it stands in a row."""

UNTOLD: dict[type[Record], frozenset[str]] = {
    Negotiation: frozenset(
        (
            *("first", "second", "own", "marking", "levels", "bands"),
            *("stall_threshold", "stall_rounds", "stale_days"),
        )
    ),
    Party: frozenset(("colour", "marker", "dash")),
    Source: frozenset(("digest", "file_name", "file_digest", "kept", "ocr")),
    Excerpt: frozenset(("prefix", "suffix", "start", "end")),
    Note: frozenset(
        (
            *("target_kind", "target", "field", "prefix", "suffix", "start", "end"),
            *("created", "parent", "pinned"),
        )
    ),
}
"""Other fields that are no news of the talks: how they are set up, how a party is drawn, which file
a source was read from (but that its text is another), where in a text a phrase stands and on what a
note."""


class Fate(StrEnum):
    """What became of a record."""

    NEW = "new"
    ALTERED = "altered"
    REMOVED = "removed"


class FieldChange(msgspec.Struct, frozen=True):
    """A field that is not what it was: its name, and its value in words before and now; a text as
    it is."""

    field: str
    name: str
    before: str
    now: str
    is_text: bool = False


class RecordNews(msgspec.Struct, frozen=True):
    """A record that is new, altered or gone: as it is now, or was last; with what altered in it."""

    record: Record
    fate: Fate
    changes: tuple[FieldChange, ...] = ()


def told_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of which a change is news."""
    left = NEVER_TOLD | UNTOLD.get(kind, frozenset())
    return tuple(name for name in kind.__struct_fields__ if name not in left)


def news_since(before: Dossier, now: Dossier) -> Iterator[RecordNews]:
    """Every record that is not what it was, kind by kind, removals last; nothing of what is only
    drawn or ordered otherwise."""
    for kind in KINDS:
        if kind in NO_NEWS:
            continue
        for record in now.all(kind):
            was = before.find(kind, record.id)
            if was is None:
                yield RecordNews(record, Fate.NEW)
            elif was is not record and (changes := tuple(_changes(before, now, was, record))):
                yield RecordNews(record, Fate.ALTERED, changes)
        for record in before.all(kind):
            if now.find(kind, record.id) is None:
                yield RecordNews(record, Fate.REMOVED)


def _changes(before: Dossier, now: Dossier, was: Record, record: Record) -> Iterator[FieldChange]:
    kind = KINDS[type(record)]
    for field in told_fields(type(record)):
        earlier, later = getattr(was, field), getattr(record, field)
        if earlier == later:
            continue
        name, is_text = field_name(field, type(record)), field in kind.texts
        if is_text:
            yield FieldChange(field, name, earlier, later, is_text)
        else:
            words = field_words(before, was, field), field_words(now, record, field)
            yield FieldChange(field, name, *words)
    if isinstance(was, Source) and isinstance(record, Source) and was.digest != record.digest:
        then = _("earlier text") if was.digest else _("none")
        text = _("new text") if record.digest else _("none")
        yield FieldChange("digest", field_name("digest"), then, text)


def gap_since(before: Dossier, now: Dossier, pair: Pair | None, point: str, on: dt.date) -> str:
    """How the gap of a point was and is, like for like where it does not rest on the same: "stated
    gap 48 before, 40 now"; "" where nothing differs."""
    if pair is None or not all(before.find(Party, each) for each in pair):
        return ""
    both = compare_dossiers(before, now, pair, point, on)
    was, stated = (
        _("not known") if each.stated is None else points(each.stated)
        for each in (both.before, both.now)
    )
    altered = compared(both)
    if was == stated and not altered:
        return ""
    told = _("stated gap {was} before, {now} now").format(was=was, now=stated)
    return semicolons((told, like_for_like(both.told_stated), altered)) if altered else told


def told_against(dossier: Dossier, position: Position) -> Position | None:
    """What an entry is told against: the position that it corrects, or else where its party stood
    when it was made, with the assessments and the red line in force then. None for nothing."""
    if (mistaken := dossier.find(Position, position.corrects)) is not None:
        return mistaken
    group = held(dossier, position.issue, position.party)
    placed = _earlier(history(group), position)
    if not placed or not places(placed[-1]):
        return None
    said = reversed(_earlier(entries(group), position))
    line = next((each.red_line for each in said if each.red_line), "")
    return msgspec.structs.replace(placed[-1], red_line=line)


def _earlier(said: Sequence[Position], position: Position) -> list[Position]:
    """Those of some entries, in order, that stand before another."""
    listed = [each.id for each in said]
    if position.id in listed:
        return list(said[: listed.index(position.id)])
    key = (position.date, position.id)
    return [each for each in said if (each.date, each.id) < key]


def place_since(
    dossier: Dossier, position: Position, last: Position | None, pair: Pair | None
) -> str:
    """Where a position puts its party, and from where and whose way, if `last` it stood elsewhere:
    "38 → 12 thousand troops, towards Ukraine"; "" for nowhere. A correction goes nobody's way."""
    if not places(position):
        return ""
    issue = dossier.get(Issue, position.issue)
    step = move(dossier, last, position)
    if step.kind in (MoveKind.MOVED, MoveKind.STEP) and position.corrects is None:
        return movement(dossier, step, pair)
    here = place(issue, position)
    was = place(issue, last) if last is not None and places(last) else ""
    return _("{before} → {now}").format(before=was, now=here) if was not in ("", here) else here


def stand_since(
    dossier: Dossier, position: Position, last: Position | None
) -> Iterator[FieldChange]:
    """What a new position alters besides its party's place: its range, which holds what the party
    states from then on, its ideal, its salience and its red line, as they were and are now."""
    issue, nothing = dossier.get(Issue, position.issue), unrecorded(dossier, _("none"))
    if position.value is not None or (last is not None and last.value is not None):
        reach = _range(issue, _in_force(dossier, position))
        if reach:
            yield from _differing("low", _("range"), _range(issue, last) or nothing, reach)
    for field in ("ideal", "salience", "red_line"):
        if position.corrects is not None or getattr(position, field) not in (None, ""):
            words = nothing if last is None else field_words(dossier, last, field)
            here = field_words(dossier, position, field)
            yield from _differing(field, field_name(field), words, here)


GONE: Final = ("date", "value", "low", "statement", "ideal", "salience", "red_line")
"""The fields that are told of a position that is gone."""


def gone_words(dossier: Dossier, position: Position) -> str:
    """What a position said that is gone: where it put its party, in which words, its range, its
    ideal, its salience and its red line, and its date."""
    issue = dossier.get(Issue, position.issue)
    reach = _range(issue, position) if position.value is not None else ""
    given = (f for f in ("ideal", "salience", "red_line") if getattr(position, f) not in (None, ""))
    named = {field_name(each): field_words(dossier, position, each) for each in given}
    more = (labelled(*each) for each in ((_("range"), reach), *named.items()) if each[1])
    said = (place(issue, position), position.statement, *more)
    return semicolons((*said, short_date_and_year(position.date)))


def _in_force(dossier: Dossier, position: Position) -> Position:
    """A position with the assessments that hold with it."""
    said = history(held(dossier, position.issue, position.party))
    return next((each for each in said if each.id == position.id), position)


def _differing(field: str, name: str, before: str, now: str) -> Iterator[FieldChange]:
    if before != now:
        yield FieldChange(field, name, before, now)


def _range(issue: Issue, position: Position | None) -> str:
    """A range in the issue's unit; "" where there is none."""
    if position is None or position.low is None or position.high is None:
        return ""
    return from_to(issue, position.low, position.high)
