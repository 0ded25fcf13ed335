"""What a position map shows, on screen and on paper: a row an issue, a mark a party, all in scale
points."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Self

import msgspec

from core.analysis.gaps import Standing, gap_of, standing
from core.analysis.illustrative import told
from core.analysis.movement import day_before, is_move
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.grades import grade
from core.model.naming import choice, natural, natural_at
from core.model.records import Anchor, Dash, Issue, Marker, Party, Position, Role, Round, Source
from core.model.scale_ends import ends, labelled
from core.text.saying import commas, dotted, long_date, number, points, semicolons
from core.views.held_words import SIGN as SIGN_HELD
from core.views.held_words import absence, clash, footnotes, held_as, held_as_coded
from core.views.terms import SIGN, TermMark, term_marks
from core.views.words import between


class PartyMark(msgspec.Struct, frozen=True):
    """One party on one issue; `value`, `low`, `high`, `before` and `ideal` are in scale points. The
    range is None unless it was assessed, `before` unless the party has moved since."""

    party: str
    name: str
    colour: str
    marker: Marker
    code: str = ""
    in_pair: bool = False
    position: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    assessed: bool = False
    before: float | None = None
    ideal: float | None = None
    tip: str = ""
    dash: Dash = Dash.SOLID
    declared: bool = False
    """Whether it is on record that the party made no statement."""
    held: str = ""
    """That the position is that of a group, which holds for the party as a member."""
    held_in_short: str = ""
    clash: str = ""
    """Which of its groups differ, so that it is not placed."""

    @property
    def sign(self) -> str:
        """The party's code, with the sign of a position that it holds as a member."""
        return f"{self.code}{SIGN_HELD}" if self.held else self.code

    @property
    def own(self) -> str | None:
        """The position that an edit of the mark is about; None where the party has none itself."""
        return None if self.held else self.position

    @property
    def has_ends(self) -> bool:
        """Whether there is a range of the party's own to move, or to make of its value."""
        return self.value is not None and not self.held

    @property
    def unknown(self) -> bool:
        """Whether nothing is stated, which is drawn and is not zero."""
        return self.value is None

    @property
    def at(self) -> float | None:
        """Where the marker stands on the scale: on what is stated, or in the middle of a range of
        somebody who stated nothing; None for whoever is not placed at all."""
        if self.value is not None or self.low is None or self.high is None:
            return self.value
        return (self.low + self.high) / 2


MOST_OUTLINES = 6
"""How many parties without a place are drawn as outlines beside a scale; more are counted."""


class Overlap(msgspec.Struct, frozen=True):
    """Where the ranges of two parties overlap, and who they are; `pair` for the chosen pair."""

    low: float
    high: float
    tip: str
    pair: bool
    parties: Pair


class IssueRow(msgspec.Struct, frozen=True):
    """One issue of a position map, ready to draw."""

    issue: Issue
    weight: str
    reach: str
    """What the scale runs over; "" for 0 to 100 without a unit."""
    marks: tuple[PartyMark, ...]
    overlaps: tuple[Overlap, ...]
    gap: str
    """The stated gap of the pair, "—" where unknown; "" without a pair."""
    gap_note: str
    """How the ranges of the pair lie, or who of them is not placed."""
    gap_note_coded: str
    """The same with the parties' codes, for where there is little room."""
    summary: str
    left_out: tuple[str, ...] = ()
    """Names of parties without a place, where they are too many to draw an outline each."""
    everyone: tuple[PartyMark, ...] = ()
    """The marks with those of the parties that are left out."""
    terms: tuple[TermMark, ...] = ()
    """What the proposals on the table would settle."""

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Who holds a position as a member of which group, and whose groups differ."""
        return footnotes((mark.code, mark.held_in_short, mark.clash) for mark in self.everyone)

    @property
    def note(self) -> str:
        """The weight, and what the scale runs over."""
        return dotted((self.weight, self.reach))

    @property
    def shared(self) -> Overlap | None:
        """Where the ranges of the pair overlap."""
        return next((each for each in self.overlaps if each.pair), None)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The labelled places of the scale: its anchors, and its ends where none stands there."""
        return labelled(self.issue)


class MapChoices(msgspec.Struct, frozen=True):
    """What a person chose to see: the pair, parties left out, the date of the hollow markers; and
    the day at whose end the parties stand where they are drawn, without one the latest."""

    pair: Pair | None
    hidden: frozenset[str] = frozenset()
    before: dt.date | None = None
    today: dt.date | None = None
    in_words: bool = True
    """Whether tips and summaries are wanted, which paper does without."""

    @classmethod
    def since(
        cls,
        meeting: Round | None,
        pair: Pair | None,
        today: dt.date | None,
        hidden: frozenset[str] = frozenset(),
    ) -> Self:
        """The hollow markers as of the eve of a round; without one there are none."""
        return cls(pair, hidden, day_before(meeting) if meeting is not None else None, today)


def rows(dossier: Dossier, point: str, chosen: MapChoices) -> tuple[IssueRow, ...]:
    """A row for each issue of a sticking point, in order."""
    return tuple(
        dossier.fact_of(
            dossier.shelf(issue.id),
            (row, issue.id, chosen.in_words),
            partial(row, dossier, issue, chosen),
            chosen,
        )
        for issue in dossier.issues(point)
    )


def row(dossier: Dossier, issue: Issue, chosen: MapChoices) -> IssueRow:
    """One issue, with every party that is shown."""
    stands = {
        party.id: standing(dossier, issue, party.id, chosen.today) for party in dossier.parties
    }
    marks = tuple(
        _mark(dossier, issue, party, stands[party.id], chosen)
        for party in dossier.parties
        if party.id not in chosen.hidden and _belongs(party, stands[party.id], chosen.pair)
    )
    figure, note, coded = _gap_words(dossier, issue, stands, chosen.pair)
    left_out = _too_many(marks)
    return IssueRow(
        issue,
        _("weight {weight}").format(weight=number(issue.weight)),
        ends(issue),
        tuple(mark for mark in marks if mark.party not in left_out),
        tuple(_overlaps(dossier, marks, chosen.pair)),
        figure,
        note,
        coded,
        _summary(dossier, issue, marks, figure, note) if chosen.in_words else "",
        tuple(left_out.values()),
        marks,
        term_marks(dossier, issue),
    )


def _too_many(marks: Sequence[PartyMark]) -> dict[str, str]:
    """The parties without a place, by id and name, where they are more than a few; not the pair."""
    nowhere = [mark for mark in marks if mark.at is None]
    many = len(nowhere) > MOST_OUTLINES
    return {mark.party: mark.name for mark in nowhere if many and not mark.in_pair}


def _belongs(party: Party, stand: Standing, pair: Pair | None) -> bool:
    """Whoever negotiates is shown, known or not, and the pair; others once they have said
    something."""
    in_pair = party.id in (pair or ())
    return in_pair or party.role is Role.PARTY or stand.position is not None


def _mark(
    dossier: Dossier, issue: Issue, party: Party, stand: Standing, chosen: MapChoices
) -> PartyMark:
    was = standing(dossier, issue, party.id, chosen.before) if chosen.before else None
    before = was.value if was is not None else None
    way = None if before is None or stand.value is None else stand.value - before
    same = not is_move(dossier, way)
    return PartyMark(
        party.id,
        party.name,
        party.colour,
        party.marker,
        party.code,
        party.id in (chosen.pair or ()),
        stand.position.id if stand.position else None,
        stand.value,
        stand.low if stand.assessed else None,
        stand.high if stand.assessed else None,
        stand.assessed,
        None if same else before,
        _ideal(issue, stand),
        _tip(dossier, issue, party, stand, None if same else was) if chosen.in_words else "",
        party.dash,
        stand.declared and stand.position is None,
        held_as(dossier, stand),
        held_as_coded(dossier, stand),
        clash(dossier, stand, coded=True),
    )


def nowhere_words(marks: Sequence[PartyMark], *, coded: bool) -> str:
    """What dashed outlines mean: "UA not known, RU: no statement"; without codes where the marks
    carry them. Which groups of a party differ is told in a footnote."""
    told: list[str] = []
    for declared, plain, named in (
        (False, _("not known"), _("{parties} not known")),
        (True, _("no statement"), _("{parties}: no statement")),
    ):
        codes = commas(mark.code for mark in marks if mark.declared is declared and not mark.clash)
        if codes:
            told.append(plain if coded else named.format(parties=codes))
    return commas(told)


def _ideal(issue: Issue, stand: Standing) -> float | None:
    ideal = stand.position.ideal if stand.position else None
    return None if ideal is None else issue.scaled(ideal)


def _tip(
    dossier: Dossier, issue: Issue, party: Party, stand: Standing, was: Standing | None
) -> str:
    if stand.position is None:
        return _("{party}: {why}. Drag the outline to place it.").format(
            party=party.name, why=absence(dossier, stand)
        )
    return "\n".join(_tip_lines(dossier, issue, party, stand, stand.position, was))


def _tip_lines(
    dossier: Dossier,
    issue: Issue,
    party: Party,
    stand: Standing,
    position: Position,
    was: Standing | None,
) -> Iterator[str]:
    here = told(dossier, place(issue, stand.value), position)
    yield _("{party}: {place}").format(party=party.name, place=here)
    if stand.group is not None:
        yield held_as(dossier, stand)
    if stand.assessed and stand.low is not None and stand.high is not None:
        yield _("acceptable range {low} to {high}").format(
            low=place(issue, stand.low), high=place(issue, stand.high)
        )
    ideal = _ideal(issue, stand)
    if ideal is not None:
        yield _("ideal {place}").format(place=place(issue, ideal))
    if was is not None:
        there = told(dossier, place(issue, was.value), was.position)
        yield _("before the last round: {place}").format(place=there)
    source = dossier.find(Source, position.source)
    yield _("{date} · {source} · confidence {confidence}").format(
        date=long_date(position.date),
        source=_("source {grade}").format(grade=grade(source)) if source else grade(None),
        confidence=choice(position.confidence),
    )


def place(issue: Issue, value: float | None) -> str:
    """A place on the scale in words: in the unit and in scale points where there is a unit."""
    if value is None:
        return _("no stated position")
    if not ends(issue):
        return natural_at(issue, value)
    return _("{natural} ({points} of 100)").format(
        natural=natural_at(issue, value), points=points(value)
    )


def place_in_full(issue: Issue, value: float) -> str:
    """A value in the unit as it will be stored, while it is chosen."""
    if not ends(issue):
        return natural(issue, value)
    return _("{natural} ({points} of 100)").format(
        natural=natural(issue, value), points=points(issue.scaled(value))
    )


def _overlaps(dossier: Dossier, marks: Sequence[PartyMark], pair: Pair | None) -> Iterator[Overlap]:
    """Where the pair's ranges overlap, and where a mediator's lies within reach of either."""
    if pair is None:
        return
    ranged = {mark.party: mark for mark in marks if mark.assessed}
    both = _shared(ranged, pair, pair=True)
    if both is not None:
        yield both
        return
    mediators = [p.id for p in dossier.parties if p.role is not Role.PARTY and p.id not in pair]
    for party in pair:
        for mediator in mediators:
            found = _shared(ranged, (party, mediator), pair=False)
            if found is not None:
                yield found


def _shared(ranged: dict[str, PartyMark], two: Pair, *, pair: bool) -> Overlap | None:
    if not all(party in ranged for party in two):
        return None
    first, second = (ranged[party] for party in two)
    low = max(first.low or 0.0, second.low or 0.0)
    high = min(_high(first), _high(second))
    if low >= high:
        return None
    tip = _("The ranges of {first} and {second} overlap from {low} to {high}.").format(
        first=first.name, second=second.name, low=points(low), high=points(high)
    )
    return Overlap(low, high, tip, pair, two)


def _high(mark: PartyMark) -> float:
    return 0.0 if mark.high is None else mark.high


def _gap_words(
    dossier: Dossier, issue: Issue, stands: dict[str, Standing], pair: Pair | None
) -> tuple[str, str, str]:
    """The figure at the right end of a row, and what is said below it: with names, with codes."""
    if pair is None or not all(party in stands for party in pair):
        return "", "", ""
    gap = gap_of(issue, stands[pair[0]], stands[pair[1]])
    return points(gap.stated), between(dossier, gap), between(dossier, gap, coded=True)


def _held(words: str, mark: PartyMark) -> str:
    return commas((words, mark.held))


def _summary(
    dossier: Dossier, issue: Issue, marks: Collection[PartyMark], figure: str, note: str
) -> str:
    """The row in a sentence, for whoever listens instead of looking."""
    stand = {mark.party: dossier.find(Position, mark.position) for mark in marks}
    places = semicolons(
        _("{party}: {place}").format(
            party=mark.name,
            place=_held(told(dossier, place(issue, mark.value), stand[mark.party]), mark),
        )
        for mark in marks
    )
    terms = semicolons(f"{SIGN} {term.words}" for term in term_marks(dossier, issue))
    places = semicolons((places, terms))
    if not figure:
        return places
    return _("Gap {gap}, {note}. {places}").format(gap=figure, note=note, places=places)
