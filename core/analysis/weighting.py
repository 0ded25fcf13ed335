"""How a gap is weighted, issue by issue: what a reader needs to recalculate the figure.

G = Σ ω·g ÷ Σ ω over the issues where both are placed, ω = weight · (s_A + s_B) / 2; see
`core.analysis.gaps.gap`.
"""

import datetime as dt
from collections.abc import Callable

import msgspec

from core.analysis.gaps import Gap, IssueGap, Standing, gap
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue


class Weighed(msgspec.Struct, frozen=True):
    """What one issue contributes to a gap. `saliences` are those recorded, None where 50 is
    assumed; `positions` the ids of the positions they come from, None for a party that is not
    placed, or not by a position of its own. `share` is the issue's fraction (0–1) of the total
    weight, `counted` its fraction of the known weight: 0 for an issue on which either party is not
    placed."""

    issue: Issue
    saliences: tuple[float | None, float | None]
    positions: tuple[str | None, str | None]
    omega: float
    share: float
    counted: float
    stated: float | None
    between: float | None

    @property
    def known(self) -> bool:
        """Whether the issue counts towards the stated gap."""
        return self.stated is not None


class Weighting(msgspec.Struct, frozen=True):
    """A gap and the rows that it consists of."""

    gap: Gap
    rows: tuple[Weighed, ...]


def weighting(
    dossier: Dossier, pair: Pair, *, point: str | None = None, on: dt.date | None = None
) -> Weighting:
    """The rows of a gap of a pair, over the issues of a point or of all, at the end of a day."""
    whole = gap(dossier, pair, point=point, on=on)
    total = sum(each.weight for each in whole.issues)
    known = sum(each.weight for each in whole.issues if each.stated is not None)
    rows = (_weighed(each, total, known) for each in whole.issues)
    return Weighting(whole, tuple(rows))


def _weighed(each: IssueGap, total: float, known: float) -> Weighed:
    counts = each.stated is not None and known > 0
    return Weighed(
        each.issue,
        (_recorded(each.first), _recorded(each.second)),
        (_position(each.first), _position(each.second)),
        each.weight,
        each.weight / total if total > 0 else 0.0,
        each.weight / known if counts else 0.0,
        each.stated,
        each.between,
    )


def _recorded(stand: Standing) -> float | None:
    return None if stand.position is None else stand.position.salience


def _position(stand: Standing) -> str | None:
    return None if stand.position is None or stand.group else stand.position.id


def share_of_point(whole: Weighting, point: str, *, of: Callable[[Weighed], float]) -> float:
    """The sum over the issues of a point, for instance of the share of the total weight."""
    return sum(of(row) for row in whole.rows if row.issue.point == point)
