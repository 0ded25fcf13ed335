"""Which two parties stand furthest apart: using loops for few parties, arrays for many."""

import datetime as dt
import itertools
from collections.abc import Sequence
from operator import itemgetter

from core.analysis.gaps import combined, gap_of, issues_of, negotiating, standing
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue

MANY_PARTIES = 12
"""From how many parties pairs are compared using arrays."""


def widest_pair(
    dossier: Dossier, *, point: str | None, on: dt.date | None = None
) -> tuple[Pair, float] | None:
    """The two negotiating parties that stand furthest apart, and their stated gap in sp; None if no
    two are placed on the same issue. The first in the order of the parties among equals."""
    issues = issues_of(dossier, point=point)
    parties = tuple(party.id for party in negotiating(dossier))
    find = widest_by_loops if len(parties) < MANY_PARTIES else _widest_by_arrays
    key = (widest_pair, point, on)
    return dossier.fact_about(issues, key, lambda: find(dossier, issues, parties, on), parties)


def widest_by_loops(
    dossier: Dossier, issues: Sequence[Issue], parties: Sequence[str], on: dt.date | None
) -> tuple[Pair, float] | None:
    """`widest_pair` for some parties on some issues, pair by pair."""
    return max(gaps_by_loops(dossier, issues, parties, on), key=itemgetter(1), default=None)


def _widest_by_arrays(
    dossier: Dossier, issues: Sequence[Issue], parties: Sequence[str], on: dt.date | None
) -> tuple[Pair, float] | None:
    return max(_gaps_by_arrays(dossier, issues, parties, on), key=itemgetter(1), default=None)


def widest_pairs(
    dossier: Dossier, parties: Sequence[str], most: int, on: dt.date | None = None
) -> tuple[Pair, ...]:
    """Those of some parties that stand furthest apart on all issues, `most` so many pairs, the
    widest first and equals in order; none of which nothing is known."""
    find = gaps_by_loops if len(parties) < MANY_PARTIES else _gaps_by_arrays
    known = find(dossier, issues_of(dossier, point=None), parties, on)
    ordered = sorted(known, key=itemgetter(1), reverse=True)
    return tuple(pair for pair, _wide in ordered[:most])


def gaps_by_loops(
    dossier: Dossier, issues: Sequence[Issue], parties: Sequence[str], on: dt.date | None
) -> list[tuple[Pair, float]]:
    """The pairs whose stated gap on some issues is known, with that gap in sp, in order."""
    stands = {party: [standing(dossier, issue, party, on) for issue in issues] for party in parties}
    gaps = (
        ((first, second), combined(map(gap_of, issues, stands[first], stands[second])).stated)
        for first, second in itertools.combinations(parties, 2)
    )
    return [(pair, wide) for pair, wide in gaps if wide is not None]


def _gaps_by_arrays(
    dossier: Dossier, issues: Sequence[Issue], parties: Sequence[str], on: dt.date | None
) -> list[tuple[Pair, float]]:
    from core.analysis.spread import stated_gaps

    stands = [[standing(dossier, issue, party, on) for party in parties] for issue in issues]
    found = stated_gaps(
        [issue.weight for issue in issues],
        [[stand.value for stand in row] for row in stands],
        [[stand.salience for stand in row] for row in stands],
    )
    return [((parties[first], parties[second]), wide) for first, second, wide in found]
