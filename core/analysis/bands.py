"""How far a gap may be off, given the grades of the sources that its positions rest on.

Half-widths in scale points; no distribution is assumed, so the widths of both sides add up.
"""

from core.analysis.gaps import Gap, IssueGap, Standing
from core.analysis.measures import SCALE, Range, weighted_mean
from core.model.dossier import Dossier
from core.model.records import Source

UNGRADED = 25.0
"""The half-width when a source is ungraded or cannot be judged."""

_BY_RELIABILITY = {"A": 2.0, "B": 5.0, "C": 10.0, "D": 15.0}
_BY_CREDIBILITY = {1: 2.0, 2: 5.0, 3: 10.0, 4: 15.0}


def half_width(source: Source | None) -> float:
    """How far a position from a source may be off, in sp: 2 for A1, 5 for B2, 10 for C3, 15 for D4,
    25 if worse or ungraded; the worse half of the grade decides."""
    if source is None:
        return UNGRADED
    return max(
        _BY_RELIABILITY.get(source.reliability, UNGRADED),
        _BY_CREDIBILITY.get(source.credibility, UNGRADED),
    )


def issue_band(dossier: Dossier, gap: IssueGap) -> Range | None:
    """[g − h_A − h_B, g + h_A + h_B] around the stated gap on an issue, clipped to the scale."""
    if gap.stated is None:
        return None
    width = _half_width(dossier, gap.first) + _half_width(dossier, gap.second)
    return max(0.0, gap.stated - width), min(SCALE, gap.stated + width)


def _half_width(dossier: Dossier, standing: Standing) -> float:
    source = standing.position.source if standing.position is not None else None
    return half_width(dossier.find(Source, source))


def band(dossier: Dossier, gap: Gap) -> Range | None:
    """The weighted mean of the bands of the issues that are known, in sp; a change within it means
    little. None if no gap is stated."""
    bands = [(each.weight, issue_band(dossier, each)) for each in gap.issues]
    known = [(weight, ends) for weight, ends in bands if ends is not None]
    low = weighted_mean((weight, ends[0]) for weight, ends in known)
    high = weighted_mean((weight, ends[1]) for weight, ends in known)
    return None if low is None or high is None else (low, high)
