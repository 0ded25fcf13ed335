"""What is new since a pack was issued: the dossier then and now, record by record and field by
field; and what became of a gap and of a place."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from core.analysis.comparison import compare_dossiers
from core.analysis.gaps import standing
from core.analysis.histories import places
from core.analysis.movement import Move, MoveKind
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name, natural, place
from core.model.records import (
    DESK_ONLY,
    ClausePlace,
    Commitment,
    Issue,
    Negotiation,
    Party,
    Position,
    Record,
)
from core.text.saying import points, semicolons
from core.views.field_words import field_words
from core.views.telling import like_for_like, movement
from core.views.words import compared

NO_NEWS = DESK_ONLY | {ClausePlace}
"""Kinds that are no news; where a clause stands, the clause itself tells."""

UNTOLD = frozenset(
    [
        "id",
        "rank",
        "colour",
        "marker",
        "dash",
        "prefix",
        "suffix",
        "start",
        "end",
        "target_kind",
        "target",
        "field",
        "parent",
        "created",
        "digest",
        "file_name",
        "file_digest",
        "kept",
        "ocr",
        "pinned",
    ]
)
"""Fields that say how a record is drawn, where it stands and where it was read from."""

SETTINGS = frozenset(
    [
        "first",
        "second",
        "own",
        "marking",
        "levels",
        "bands",
        "stall_threshold",
        "stall_rounds",
        "stale_days",
    ]
)
"""How the talks are set up, which is no news of them."""


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
    left = UNTOLD | SETTINGS if kind is Negotiation else UNTOLD
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


def gap_since(before: Dossier, now: Dossier, pair: Pair | None, point: str, on: dt.date) -> str:
    """How the gap of a point was and is, like for like where it does not rest on the same: "stated
    gap 48 before, 40 now"; "" where nothing differs."""
    if pair is None or not all(before.find(Party, each) for each in pair):
        return ""
    both = compare_dossiers(before, now, pair, point, on)
    was, stated, altered = points(both.before.stated), points(both.now.stated), compared(both)
    if was == stated and not altered:
        return ""
    told = _("stated gap {was} before, {now} now").format(was=was, now=stated)
    return semicolons((told, like_for_like(both.told_stated), altered)) if altered else told


def place_since(before: Dossier, now: Dossier, position: Position, pair: Pair | None) -> str:
    """Where a position puts its party, and from where and whose way, if that is not where it stood
    then: "38 → 12 thousand troops, towards Ukraine"; "" for nowhere."""
    issue = now.get(Issue, position.issue)
    known = before.find(Issue, issue.id) is not None
    last = standing(before, issue, position.party).position if known else None
    silent = position.commitment is Commitment.NO_STATEMENT
    values = () if last is None else (last.value, position.value)
    if values and None not in values and values[0] != values[1]:
        return movement(now, Move(position, last, issue, None, MoveKind.MOVED), pair)
    here = place(issue, position) if silent or places(position) else ""
    was = place(issue, last) if last is not None and places(position) else ""
    return _("{before} → {now}").format(before=was, now=here) if was not in ("", here) else here


def stand_since(before: Dossier, now: Dossier, position: Position) -> Iterator[FieldChange]:
    """What a new position alters besides its party's place: its range and its red line, as they
    were before and are now."""
    issue = now.get(Issue, position.issue)
    known = before.find(Issue, issue.id) is not None
    last = standing(before, issue, position.party).position if known else None
    if position.low is not None and position.value is not None:
        yield from _differing("low", _("range"), _range(issue, last), _range(issue, position))
    for field in ("ideal", "red_line"):
        if getattr(position, field) not in (None, ""):
            words = "" if last is None else field_words(before, last, field)
            here = field_words(now, position, field)
            yield from _differing(field, field_name(field), words, here)


def _differing(field: str, name: str, before: str, now: str) -> Iterator[FieldChange]:
    if before != now:
        yield FieldChange(field, name, before or _("none"), now)


def _range(issue: Issue, position: Position | None) -> str:
    """A range in the issue's unit; "" where there is none."""
    if position is None or position.low is None or position.high is None:
        return ""
    return _("{low} to {high}").format(
        low=natural(issue, position.low), high=natural(issue, position.high)
    )
