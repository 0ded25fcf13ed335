"""Which two parties stand furthest apart: using loops for few parties, arrays for many."""

import datetime as dt
import itertools
from collections.abc import Sequence

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
    stands = {party: [standing(dossier, issue, party, on) for issue in issues] for party in parties}
    gaps = (
        ((first, second), combined(map(gap_of, issues, stands[first], stands[second])).stated)
        for first, second in itertools.combinations(parties, 2)
    )
    known = [(pair, wide) for pair, wide in gaps if wide is not None]
    return max(known, key=lambda each: each[1], default=None)


def _widest_by_arrays(
    dossier: Dossier, issues: Sequence[Issue], parties: Sequence[str], on: dt.date | None
) -> tuple[Pair, float] | None:
    from core.analysis.spread import widest_of

    stands = [[standing(dossier, issue, party, on) for party in parties] for issue in issues]
    found = widest_of(
        [issue.weight for issue in issues],
        [[stand.value for stand in row] for row in stands],
        [[stand.salience for stand in row] for row in stands],
    )
    return None if found is None else ((parties[found[0]], parties[found[1]]), found[2])
