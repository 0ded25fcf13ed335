"""What a position card says, as values: the words in force, who noted what on them, how old."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from core.analysis.contradictions import contradicting
from core.analysis.gaps import Standing, standing
from core.analysis.held import held
from core.analysis.histories import assessed, entries, up_to
from core.analysis.movement import unchanged_rounds
from core.analysis.rounds import last_round
from core.analysis.staleness import is_stale
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.grades import grade
from core.model.naming import choice, natural, place, round_name, since_round
from core.model.records import (
    Commitment,
    Confidence,
    Issue,
    Marker,
    Party,
    Position,
    Role,
    Round,
    Source,
)
from core.model.scale_ends import range_in_words
from core.text.saying import age, long_date, since_date
from core.views import telling
from core.views.annotations import NOTHING, Noted, NoteSpan, noted
from core.views.attendance import NEVER_MET, Attendance, attendance
from core.views.held_words import absence, clash, held_as, with_sign
from core.views.words import unchanged


class Said(msgspec.Struct, frozen=True):
    """What a party said on one issue, and nothing of another. `at` is where that puts it in the
    issue's unit, `reach` its range and its ideal. `position` is where it stands now;
    `worded` is the one whose words these are, which is an `earlier` one where it was placed anew
    without words."""

    position: str
    worded: str
    issue: str
    issue_name: str
    text: str
    spans: tuple[NoteSpan, ...]
    earlier: str
    red_line: str
    meta: str
    at: str = ""
    reach: str = ""
    words: Noted = NOTHING
    refused: Noted = NOTHING
    attendance: Attendance = NEVER_MET
    is_cited: bool = False
    is_contested: bool = False
    nothing: str = ""
    """What stands in the place of words and a place, where there are none."""
    is_quoted: bool = False
    """Whether a sentence of a source is evidence for it."""
    held: str = ""
    """That the position is that of a group, which holds for the party as a member."""


class PartyCard(msgspec.Struct, frozen=True):
    """A party's card on a sticking point; `lead` is what it said on the weightiest issue with
    words, `heading` that issue's name where the point has several."""

    party: str
    name: str
    colour: str
    marker: Marker
    heading: str
    lead: Said | None
    others: tuple[Said, ...]
    unknown: str


def party_cards(
    dossier: Dossier, point: str, today: dt.date, hidden: frozenset[str]
) -> tuple[PartyCard, ...]:
    """A card for whoever negotiates, and for others once they have said something."""
    return tuple(
        card
        for party in dossier.parties
        if party.id not in hidden
        and ((card := party_card(dossier, point, party, today)).lead or _expected(party))
    )


def _untold(
    dossier: Dossier, issues: Sequence[Issue], party: Party, lead: Said | None, today: dt.date
) -> str:
    """What stands in the place of words, or besides: on which issues the party's groups differ."""
    stands = ((issue, standing(dossier, issue, party.id, today)) for issue in issues)
    clashes = [
        _("{issue}: {what}").format(issue=issue.name, what=clash(dossier, stand))
        for issue, stand in stands
        if stand.conflict
    ]
    if lead is None and clashes:
        return "\n".join(clashes)
    bare = "" if lead is not None and lead.text else _without_words(dossier, lead)
    return "\n".join(filter(None, (bare, *clashes)))


def _without_words(dossier: Dossier, lead: Said | None) -> str:
    """What stands in the place of words: that there is no record, no statement, or only a place."""
    if lead is None:
        return _("No position recorded on this point.")
    position = dossier.get(Position, lead.position)
    if position.commitment is Commitment.NO_STATEMENT:
        return _("No statement on {date}.").format(date=long_date(position.date))
    return _("No words recorded, only a place on the scale.")


def _expected(party: Party) -> bool:
    return party.role is Role.PARTY


def party_card(dossier: Dossier, point: str, party: Party, today: dt.date) -> PartyCard:
    """One party's card."""
    issues = sorted(dossier.issues(point), key=lambda issue: -issue.weight)
    told = (said(dossier, issue, party.id, today) for issue in issues)
    heard = [each for each in told if each is not None]
    lead = next((each for each in heard if each.text), heard[0] if heard else None)
    return PartyCard(
        party.id,
        party.name,
        party.colour,
        party.marker,
        lead.issue_name if lead is not None and len(issues) > 1 else "",
        lead,
        tuple(each for each in heard if each is not lead),
        _untold(dossier, issues, party, lead, today),
    )


def said(dossier: Dossier, issue: Issue, party: str, today: dt.date) -> Said | None:
    """What a party said on an issue, with what to know of it; None where it was never heard."""
    group = held(dossier, issue.id, party)
    make = partial(_said, dossier, issue, party, today)
    return dossier.fact_of(group, (said, issue.id, party, today), make)


def _said(dossier: Dossier, issue: Issue, party: str, today: dt.date) -> Said | None:
    stand = standing(dossier, issue, party, today)
    words = last_words(dossier, issue, party, today)
    position = stand.position or words or _first_to_come(dossier, issue, party)
    if position is None:
        return None
    worded = words or position
    meta = (_now(issue, position, worded), *_meta(dossier, issue, stand, position, today))
    statement = noted(dossier, worded, "statement")
    speaker = position.party if stand.group else party
    refused = assessed(dossier.positions(issue.id, speaker), "red_line", today) or worded
    return Said(
        position.id,
        worded.id,
        issue.id,
        issue.name,
        worded.statement,
        statement.spans,
        _earlier(dossier, position, worded),
        refused.red_line,
        " · ".join(part for part in meta if part),
        stated_place(issue, position),
        " · ".join(part for part in _reach(issue, position) if part),
        statement,
        noted(dossier, refused, "red_line"),
        attendance(dossier, issue.id, party, today),
        bool(position.source or dossier.excerpts(position.id)),
        bool(contradicting(dossier, position)),
        absence(dossier, stand) if stand.position is None else _("no words recorded"),
        bool(dossier.excerpts(position.id)),
        held_as(dossier, stand),
    )


def stated_place(issue: Issue, position: Position) -> str:
    """What a position states: "700 thousand troops", "88 of 100"; empty where nothing is stated."""
    return "" if position.value is None else telling.place(issue, position)


def _reach(issue: Issue, position: Position) -> Iterator[str]:
    """What a party is taken to accept, and where it would most like to end."""
    yield range_in_words(issue, position)
    if position.ideal is not None:
        yield _("ideal {place}").format(place=natural(issue, position.ideal))


def _first_to_come(dossier: Dossier, issue: Issue, party: str) -> Position | None:
    """What a party is yet to say, where that is all that is on record."""
    return next(iter(entries(dossier.positions(issue.id, party))), None)


def last_words(
    dossier: Dossier, issue: Issue, party: str, on: dt.date | None = None
) -> Position | None:
    """The latest position of a party on an issue that has words, by the end of a day."""
    spoken = (
        each
        for each in reversed(up_to(entries(dossier.positions(issue.id, party)), on))
        if each.statement and each.commitment is not Commitment.NO_STATEMENT
    )
    return next(spoken, None)


def _earlier(dossier: Dossier, position: Position, worded: Position) -> str:
    """When the words were said and how that is known, where the place is from another time."""
    if worded.id == position.id:
        return ""
    return _("said {date} · {source}").format(
        date=long_date(worded.date), source=source_words(dossier, worded)
    )


def _now(issue: Issue, position: Position, worded: Position) -> str:
    """Where the party stands by now, where the words do not tell of it."""
    if worded.id == position.id or position.value is None:
        return ""
    return _("now {place}").format(place=natural(issue, position.value))


def _meta(
    dossier: Dossier, issue: Issue, each: Standing, position: Position, today: dt.date
) -> Iterator[str]:
    yield with_sign(held_as(dossier, each), each.group)
    if position.commitment is not Commitment.NO_STATEMENT:
        yield _since(dossier, issue, position, today)
    yield age(position.date, today)
    yield source_words(dossier, position)
    if position.confidence is not Confidence.MEDIUM:
        yield _("confidence {confidence}").format(confidence=choice(position.confidence))
    yield _notes(dossier, position)
    yield _to_come(dossier, issue, each.party, today)
    silent = each.silent_since is not None and each.position is not None
    if silent and each.silent_since and not _spoke_since(dossier, issue, each, today):
        yield _("no statement on {date}").format(date=long_date(each.silent_since))
    if each.position is not None and is_stale(dossier, each.position, today):
        yield _("stale")


def _to_come(dossier: Dossier, issue: Issue, party: str, today: dt.date) -> str:
    """From when on a position holds that is dated after today."""
    last = dossier.positions(issue.id, party)[-1:]
    if not last or last[0].date <= today:
        return ""
    return _("from {date}: {place}").format(
        date=long_date(last[0].date), place=place(issue, last[0])
    )


def _spoke_since(dossier: Dossier, issue: Issue, stand: Standing, today: dt.date) -> bool:
    """Whether the party gave words, though no place, since it was placed."""
    words = last_words(dossier, issue, stand.party, today)
    return words is not None and stand.silent_since is not None and words.date >= stand.silent_since


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
        return since_date(long_date(position.date))
    first = dossier.positions(issue.id, position.party)[0]
    if first.id == position.id and said_at == last_round(dossier, today):
        return _("new in {round}").format(round=round_name(said_at))
    return since_round(said_at)


def _notes(dossier: Dossier, position: Position) -> str:
    count = sum(1 for note in dossier.notes(position.id) if not note.parent and not note.resolved)
    if not count:
        return ""
    return ngettext("{count} note", "{count} notes", count).format(count=count)
