"""All notes of a dossier: threads, what they bear on, filtering, grouping, counting."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import attrgetter
from typing import cast

import msgspec
from msgspec.structs import replace

from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier, KindTable
from core.model.groups import Group
from core.model.kinds import KINDS
from core.model.naming import choice, round_name
from core.model.records import Audience, Excerpt, Note, NoteType, Party, Point, Round, Source
from core.model.texts import Bearing, bearing, target
from core.text.days import local_day
from core.text.folding import holds, words_of
from core.text.saying import dotted, headed, in_quotes, long_date
from core.text.sentences import as_one
from core.views.names import called, passage_name


class NoteState(StrEnum):
    """Where a note is: to be dealt with, dealt with, or without the words that it stood on."""

    OPEN = "open"
    RESOLVED = "resolved"
    DETACHED = "detached"


class Grouping(StrEnum):
    """What notes can be put together by."""

    NONE = "none"
    POINT = "point"
    PARTY = "party"
    ROUND = "round"
    AUTHOR = "author"
    TYPE = "type"
    AUDIENCE = "audience"
    TEXT = "text"


class NoteFilter(msgspec.Struct, frozen=True):
    """Which notes to show; what is empty asks for nothing. `words` must all occur in the note, its
    quote or its replies; dates are those on which notes were written, inclusive."""

    words: str = ""
    point: str = ""
    party: str = ""
    round: str = ""
    author: str = ""
    type: NoteType | None = None
    audience: Audience | None = None
    state: NoteState | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    pinned: bool = False


EVERYTHING = NoteFilter()

STATES = {
    NoteState.OPEN: noop("open"),
    NoteState.RESOLVED: noop("resolved"),
    NoteState.DETACHED: noop("detached"),
}
GROUPINGS = {
    Grouping.NONE: noop("not grouped"),
    Grouping.POINT: noop("by sticking point"),
    Grouping.PARTY: noop("by party"),
    Grouping.ROUND: noop("by round"),
    Grouping.AUTHOR: noop("by author"),
    Grouping.TYPE: noop("by type"),
    Grouping.AUDIENCE: noop("by audience"),
    Grouping.TEXT: noop("by text"),
}
"""What states and groupings are called; translated where they are shown."""


class Thread(msgspec.Struct, frozen=True):
    """A note with its replies, oldest first."""

    note: Note
    replies: tuple[Note, ...]

    @property
    def id(self) -> str:
        """The id of the note."""
        return self.note.id

    @property
    def state(self) -> NoteState:
        """Resolved ones count as such wherever their words are."""
        if self.note.resolved:
            return NoteState.RESOLVED
        return NoteState.DETACHED if is_detached(self.note) else NoteState.OPEN


def phrases_on(dossier: Dossier, source: Source) -> list[Note | Excerpt]:
    """The evidence from a source and the notes on it, replies aside."""
    table = KINDS[Source].table
    notes = dossier.notes(source.id)
    evidence = [each for each in dossier.all(Excerpt) if each.source == source.id]
    return [*evidence, *(n for n in notes if n.target_kind == table and not n.parent)]


def is_detached(phrase: Note | Excerpt) -> bool:
    """Whether the words that a note or an excerpt stood on are gone."""
    return bool(phrase.quote) and phrase.start is None


def threads(dossier: Dossier) -> tuple[Thread, ...]:
    """All notes with their replies, the latest first."""
    return dossier.tables[Note].derive(_threads)


def _threads(table: KindTable) -> tuple[Thread, ...]:
    groups = cast("Iterable[Group[Note]]", table.groups.values())
    found = [thread for group in groups for thread in group.derive(_threads_on)]
    return tuple(sorted(found, key=attrgetter("note.id"), reverse=True))


def _threads_on(group: Group[Note]) -> tuple[Thread, ...]:
    """The threads on one text; a reply stands on the same as what it answers."""
    replies: dict[str, list[Note]] = {}
    for note in group:
        if note.parent is not None:
            replies.setdefault(note.parent, []).append(note)
    return tuple(
        Thread(note, tuple(_below(note.id, replies)) if replies else ())
        for note in group
        if note.parent is None
    )


def _below(note: str, replies: dict[str, list[Note]]) -> Iterable[Note]:
    """Replies to a note and to its replies, in the order of writing."""
    coming, found = list(replies.get(note, ())), []
    while coming:
        each = coming.pop(0)
        found.append(each)
        coming += replies.get(each.id, ())
    return sorted(found, key=lambda reply: reply.id)


def matching(dossier: Dossier, wanted: NoteFilter) -> tuple[Thread, ...]:
    """The threads that a filter lets through, the latest first."""
    if wanted == EVERYTHING:
        return threads(dossier)
    tests = tuple(_tests(dossier, wanted))
    return tuple(each for each in threads(dossier) if all(test(each) for test in tests))


Test = Callable[[Thread], bool]


def _tests(dossier: Dossier, wanted: NoteFilter) -> Iterator[Test]:
    """One test for each thing asked for; what takes longest comes last."""
    for field, value in (
        ("note.author", wanted.author),
        ("note.type", wanted.type),
        ("note.audience", wanted.audience),
        ("note.pinned", wanted.pinned),
        ("state", wanted.state),
    ):
        if value:
            yield _equals(field, value)
    if wanted.since is not None or wanted.until is not None:
        yield _written_between(wanted.since or dt.date.min, wanted.until or dt.date.max)
    if words := words_of(wanted.words):
        yield lambda thread: _holds(thread, words)
    if wanted.point or wanted.party or wanted.round:
        yield lambda thread: _bears_on(bears_on(dossier, thread), wanted)


def bears_on(dossier: Dossier, thread: Thread) -> Bearing:
    """The sticking point, party and round that a note bears on."""
    return bearing(dossier, target(dossier, thread.note))


def _bears_on(found: Bearing, wanted: NoteFilter) -> bool:
    return (
        wanted.point in ("", found.point)
        and wanted.party in ("", found.party)
        and wanted.round in ("", found.round)
    )


def _equals(field: str, value: object) -> Test:
    found = attrgetter(field)
    return lambda thread: bool(found(thread) == value)


def _written_between(first: dt.date, last: dt.date) -> Test:
    return lambda thread: (day := written(thread.note)) is not None and first <= day <= last


def written(note: Note) -> dt.date | None:
    """The day on which a note was written, where this laptop is."""
    return local_day(note.created) if note.created is not None else None


def _holds(thread: Thread, words: tuple[str, ...]) -> bool:
    parts = [thread.note.text, thread.note.quote, *(reply.text for reply in thread.replies)]
    return holds("\n".join(parts), words)


def authors(dossier: Dossier) -> tuple[str, ...]:
    """Who has written notes, in alphabetical order."""
    return dossier.tables[Note].derive(_authors)


def _authors(table: KindTable) -> tuple[str, ...]:
    notes = cast("Iterable[Note]", table.records())
    return tuple(sorted({note.author for note in notes if note.author}))


class NoteGroup(msgspec.Struct, frozen=True):
    """Notes put together under a name; the name is empty where nothing is grouped."""

    name: str
    threads: tuple[Thread, ...]


def grouped(dossier: Dossier, shown: Iterable[Thread], by: Grouping) -> tuple[NoteGroup, ...]:
    """The threads in groups: in the dossier's order where it has one, else by name; those that
    belong nowhere last."""
    groups: dict[str, list[Thread]] = {}
    for each in shown:
        groups.setdefault(_key(dossier, each, by), []).append(each)
    order = _order(dossier, by)
    keys = sorted(groups, key=lambda key: (key == "", order.get(key, len(order)), key))
    return tuple(NoteGroup(_name(dossier, by, k, groups[k][0]), tuple(groups[k])) for k in keys)


def _key(dossier: Dossier, thread: Thread, by: Grouping) -> str:
    if by in (Grouping.POINT, Grouping.PARTY, Grouping.ROUND):
        return str(getattr(bears_on(dossier, thread), by.value))
    if by is Grouping.TEXT:
        return f"{thread.note.target_kind} {thread.note.target}"
    return "" if by is Grouping.NONE else str(getattr(thread.note, by.value))


def _order(dossier: Dossier, by: Grouping) -> dict[str, int]:
    if by is Grouping.POINT:
        keys = [point.id for point in dossier.points]
    elif by is Grouping.PARTY:
        keys = [party.id for party in dossier.parties]
    elif by is Grouping.ROUND:
        keys = [meeting.id for meeting in dossier.all(Round)]
    else:
        keys = [*NoteType, *Audience]
    return {str(key): place for place, key in enumerate(keys)}


def _name(dossier: Dossier, by: Grouping, key: str, first: Thread) -> str:
    if by is Grouping.NONE:
        return ""
    if by is Grouping.TEXT:
        return called(dossier, target(dossier, first.note))
    if by is Grouping.TYPE:
        return headed(choice(first.note.type))
    if by is Grouping.AUDIENCE:
        return headed(choice(first.note.audience))
    if by is Grouping.AUTHOR:
        return key or headed(_("no author"))
    if by is Grouping.POINT:
        point = dossier.find(Point, key)
        return point.name if point else headed(_("no sticking point"))
    if by is Grouping.PARTY:
        party = dossier.find(Party, key)
        return party.name if party else headed(_("no party"))
    meeting = dossier.find(Round, key)
    return round_name(meeting) if meeting else headed(_("no round"))


def without_private(shown: Iterable[Thread]) -> tuple[Thread, ...]:
    """The threads that may leave the desk: none that are the writer's own, and no replies so."""
    return tuple(
        replace(each, replies=tuple(r for r in each.replies if r.audience is not Audience.MINE))
        for each in shown
        if each.note.audience is not Audience.MINE
    )


def to_hand_out(dossier: Dossier) -> tuple[NoteGroup, ...]:
    """All notes that may leave the desk, by sticking point."""
    return grouped(dossier, without_private(threads(dossier)), Grouping.POINT)


def stands_on(dossier: Dossier, note: Note) -> str:
    """What a note stands on, and whether it still does: "Russia on Referendum, statement", or
    "detached, was on …"."""
    name = passage_name(dossier, note)
    return _("detached, was on {text}").format(text=name) if is_detached(note) else name


def phrase(note: Note) -> str:
    """The phrase that a note is on, in quotation marks; "" for a note on a whole text."""
    return in_quotes(as_one(note.quote)) if note.quote else ""


def byline(note: Note) -> str:
    """Who wrote a note and when, of what sort it is and for whom."""
    day = written(note)
    return dotted(
        (note.author, long_date(day) if day else "", type_said(note), choice(note.audience))
    )


def type_said(note: Note) -> str:
    """Of what sort a note is; "" where its author is called just so."""
    said = choice(note.type)
    return "" if note.author.strip().casefold() == said.casefold() else said
