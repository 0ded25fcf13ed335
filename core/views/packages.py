"""A package on the table as a trade: what each term would settle, and each party's way to it."""

import datetime as dt

import msgspec

from core.analysis.gaps import negotiating, standing
from core.analysis.measures import distance
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Issue, Party, Proposal, Term
from core.text.saying import UNKNOWN, points


class TermWay(msgspec.Struct, frozen=True, gc=False):
    """How far a term lies from what a party stated, in scale points as they are shown, and whether
    the range that the party is assessed to accept holds it."""

    words: str = UNKNOWN
    in_range: bool = False


class TradeRow(msgspec.Struct, frozen=True, gc=False):
    """A term in words and in the issue's unit, and the way of each party to it."""

    term: Term
    issue: Issue
    words: str
    ways: tuple[TermWay, ...]


class Trade(msgspec.Struct, frozen=True, gc=False):
    """The terms of a package, and the parties whose ways are given, in the same order."""

    parties: tuple[Party, ...]
    rows: tuple[TradeRow, ...]


def trade(dossier: Dossier, proposal: Proposal, on: dt.date, most: int) -> Trade:
    """A package as it stands on a day, for those who negotiate, `most` so many."""
    parties = negotiating(dossier)[:most]
    terms = dossier.where(Term, proposal=proposal.id)
    return Trade(parties, tuple(_row(dossier, term, parties, on) for term in terms))


def _row(dossier: Dossier, term: Term, parties: tuple[Party, ...], on: dt.date) -> TradeRow:
    issue = dossier.get(Issue, term.issue)
    value = "" if term.value is None else natural(issue, term.value)
    words = " · ".join(part for part in (term.text, value) if part) or UNKNOWN
    ways = tuple(_way(dossier, issue, term, party, on) for party in parties)
    return TradeRow(term, issue, words, ways)


def _way(dossier: Dossier, issue: Issue, term: Term, party: Party, on: dt.date) -> TermWay:
    stand = standing(dossier, issue, party.id, on)
    if term.value is None or stand.value is None:
        return TermWay()
    at = issue.scaled(term.value)
    inside = stand.assessed and stand.range is not None and stand.range[0] <= at <= stand.range[1]
    return TermWay(points(distance(stand.value, at)), inside)
