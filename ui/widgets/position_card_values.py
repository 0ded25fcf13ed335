"""What a position card says, as values: the words in force, who noted what on them, how old."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from core.dossier import Dossier
from core.gaps import Standing, standing
from core.language import gettext as _
from core.language import ngettext
from core.model import (
    Confidence,
    Issue,
    Marker,
    Note,
    Party,
    Point,
    PointStatus,
    Position,
    Role,
    Round,
    Source,
)
from core.movement import unchanged_rounds
from core.naming import choice
from core.rounds import last_round
from core.words import age, grade, long_date, round_name, unchanged
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that an open note stands on, by character."""

    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a party said on one issue."""

    position: str
    issue: str
    issue_name: str
    text: str
    spans: tuple[Span, ...]
    meta: str


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A party's card on a sticking point; `lead` is what it said on the weightiest issue."""

    party: str
    name: str
    colour: str
    marker: Marker
    lead: Said | None
    red_line: str
    others: tuple[Said, ...]
    unknown: str


def party_cards(
    dossier: Dossier, point: str, today: dt.date, theme: Theme, hidden: frozenset[str]
) -> tuple[PartyCard, ...]:
    """A card for whoever negotiates, and for others once they have said something."""
    return tuple(
        card
        for party in dossier.parties
        if party.id not in hidden
        and ((card := party_card(dossier, point, party, today, theme)).lead or _expected(party))
    )


def _expected(party: Party) -> bool:
    return party.role is Role.PARTY


def party_card(
    dossier: Dossier, point: str, party: Party, today: dt.date, theme: Theme
) -> PartyCard:
    """One party's card."""
    issues = sorted(dossier.issues(point), key=lambda issue: -issue.weight)
    stands = [(issue, standing(dossier, issue, party.id)) for issue in issues]
    heard = [(issue, each) for issue, each in stands if each.position is not None]
    worded = [(i, s) for i, s in heard if s.position is not None and s.position.statement]
    lead = next(iter(worded or heard), None)
    others = [each for each in heard if lead is None or each[0].id != lead[0].id]
    return PartyCard(
        party.id,
        party.name,
        theme.party_colour(party),
        party.marker,
        None if lead is None else said(dossier, lead[0], lead[1], today),
        _red_line(heard),
        tuple(said(dossier, issue, each, today) for issue, each in others),
        "" if heard else _("No statement on this point."),
    )


def _red_line(heard: list[tuple[Issue, Standing]]) -> str:
    """The red line of the weightiest issue that has one."""
    lines = (each.position.red_line for _issue, each in heard if each.position is not None)
    return next((line for line in lines if line), "")


def said(dossier: Dossier, issue: Issue, each: Standing, today: dt.date) -> Said:
    """A placement's words, with what to know of it."""
    position = each.position
    assert position is not None, "a card says what has been said"
    meta = " · ".join(part for part in _meta(dossier, issue, each, position, today) if part)
    spans = tuple(_spans(dossier, position))
    return Said(position.id, issue.id, issue.name, position.statement, spans, meta)


def _spans(dossier: Dossier, position: Position) -> Iterator[Span]:
    for note in dossier.notes(position.id):
        found = None if note.resolved or note.parent else located(position.statement, note)
        if found is not None:
            yield Span(*found, note.id)


def located(text: str, note: Note) -> tuple[int, int] | None:
    """Where a note's quote is in a text now: where it was, else where what stands around it fits
    best, else the first place; None where the words are gone."""
    if note.field not in ("", "statement") or not note.quote:
        return None
    if note.start is not None and text.startswith(note.quote, note.start):
        return note.start, note.start + len(note.quote)
    places = list(_occurrences(text, note.quote))
    if not places:
        return None
    start = max(places, key=lambda at: _fit(text, at, note))
    return start, start + len(note.quote)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _fit(text: str, at: int, note: Note) -> int:
    before = bool(note.prefix) and text[:at].endswith(note.prefix)
    after = bool(note.suffix) and text[at + len(note.quote) :].startswith(note.suffix)
    return int(before) + int(after)


def _meta(
    dossier: Dossier, issue: Issue, each: Standing, position: Position, today: dt.date
) -> Iterator[str]:
    yield _since(dossier, issue, position, today)
    yield age(position.date, today)
    yield source_words(dossier, position)
    if position.confidence is not Confidence.MEDIUM:
        yield _("confidence {confidence}").format(confidence=choice(position.confidence))
    yield _notes(dossier, position)
    if each.silent_since is not None:
        yield _("no statement on {date}").format(date=long_date(each.silent_since))
    point = dossier.get(Point, issue.point)
    if point.status is not PointStatus.SETTLED and is_stale(dossier, position, today):
        yield _("stale")


def is_stale(dossier: Dossier, position: Position, today: dt.date) -> bool:
    """Whether a placement is older than the last round, or than the talks' own limit in days; the
    same limits as `core.movement.stale`."""
    last = last_round(dossier, today)
    before_last = last is not None and last.date is not None and position.date < last.date
    return before_last or (today - position.date).days > dossier.talks.stale_days


def source_words(dossier: Dossier, position: Position) -> str:
    """Where a position comes from: "source B2", "source not graded", "no source"."""
    source = dossier.find(Source, position.source)
    return _("source {grade}").format(grade=grade(source)) if source else grade(None)


def _since(dossier: Dossier, issue: Issue, position: Position, today: dt.date) -> str:
    """Since when, such as "new in Round 4", "unchanged 3 rounds", "since Round 4"."""
    rounds = unchanged_rounds(dossier, issue, position.party, today)
    said_at = dossier.find(Round, position.round)
    if rounds > 1:
        return unchanged(rounds)
    if said_at is None:
        return _("since {date}").format(date=long_date(position.date))
    first = dossier.positions(issue.id, position.party)[0]
    if first.id == position.id and said_at == last_round(dossier, today):
        return _("new in {round}").format(round=round_name(said_at))
    return _("since {round}").format(round=round_name(said_at))


def _notes(dossier: Dossier, position: Position) -> str:
    count = sum(1 for note in dossier.notes(position.id) if not note.parent and not note.resolved)
    if not count:
        return ""
    return ngettext("{count} note", "{count} notes", count).format(count=count)
