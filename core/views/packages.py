"""A package on the table as a trade: what each term would settle, and each party's way to it."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from core.analysis.gaps import standing
from core.analysis.measures import distance
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Proposal, Role, Term
from core.text.saying import UNKNOWN, list_of, points
from core.views.held_words import clash, footnotes, held_as, with_sign
from core.views.names import issue_alone
from core.views.terms import term_words


class TermWay(msgspec.Struct, frozen=True, gc=False):
    """How far a term lies from what a party stated, in scale points as they are shown, or why that
    is not known; and whether the range that the party is assessed to accept holds it."""

    words: str = UNKNOWN
    in_range: bool = False


class TradeRow(msgspec.Struct, frozen=True, gc=False):
    """A term in words and in the issue's unit, what its issue is called, and the way of each party
    to it."""

    term: Term
    issue: Issue
    name: str
    words: str
    ways: tuple[TermWay, ...]


class Trade(msgspec.Struct, frozen=True, gc=False):
    """The terms of a package, and the parties whose ways are given, in the same order. `notes` are
    sentences on those whose ways are not given, and on signs."""

    parties: tuple[Party, ...]
    rows: tuple[TradeRow, ...]
    notes: tuple[str, ...] = ()


def trade(dossier: Dossier, proposal: Proposal, on: dt.date, most: int) -> Trade:
    """A package as it stands on a day, for those who negotiate and whoever else has a position on
    one of its issues, `most` so many."""
    terms = dossier.where(Term, proposal=proposal.id)
    issues = [dossier.get(Issue, term.issue) for term in terms]
    stands = {
        party: [standing(dossier, issue, party.id, on) for issue in issues]
        for party in dossier.parties
    }
    placed = {party for party, stood in stands.items() if any(each.position for each in stood)}
    wanted = [p for p in dossier.parties if p.role is Role.PARTY or p in placed]
    shown = tuple(wanted[:most])
    notes = (
        _named(_("Not placed on these issues: {parties}."), (p for p in stands if p not in wanted)),
        _named(_("Not shown for lack of room: {parties}."), wanted[most:]),
        *footnotes(
            (p.code, held_as(dossier, each), clash(dossier, each, coded=True))
            for p in shown
            for each in stands[p]
        ),
    )
    rows = tuple(_row(dossier, term, shown, on) for term in terms)
    return Trade(shown, rows, tuple(filter(None, notes)))


def _named(sentence: str, parties: Iterable[Party]) -> str:
    """A sentence with the names of some parties; "" without any."""
    names = [party.name for party in parties]
    return sentence.format(parties=list_of(names)) if names else ""


def _row(dossier: Dossier, term: Term, parties: tuple[Party, ...], on: dt.date) -> TradeRow:
    issue = dossier.get(Issue, term.issue)
    words = term_words(issue, term) or UNKNOWN
    ways = tuple(_way(dossier, issue, term, party, on) for party in parties)
    return TradeRow(term, issue, issue_alone(dossier, issue), words, ways)


def _way(dossier: Dossier, issue: Issue, term: Term, party: Party, on: dt.date) -> TermWay:
    stand = standing(dossier, issue, party.id, on)
    if stand.position is None:
        return TermWay(_("not placed"))
    if term.value is None:
        return TermWay()
    at = issue.scaled(term.value)
    inside = stand.assessed and stand.range is not None and stand.range[0] <= at <= stand.range[1]
    way = points(None if stand.value is None else distance(stand.value, at))
    return TermWay(with_sign(way, stand.group), inside)
