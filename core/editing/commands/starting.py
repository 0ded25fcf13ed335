"""Starting a dossier: several parties, and points with their issues, each as one undo step."""

from collections.abc import Iterator, Sequence

import msgspec

from core.editing.commands.basic import Command
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Anchor, Issue, Point
from core.model.rosters import new_parties, read_parties
from core.text.likeness import same_key


class StartRow(msgspec.Struct, frozen=True):
    """A line of a form: a sticking point and optionally one of its issues, with the ends of the
    scale in its unit. Without a point, that of the line above applies."""

    point: str
    issue: str = ""
    low: float = 0.0
    high: float = 100.0
    unit: str = ""
    anchors: tuple[Anchor, ...] = ()


def add_parties(text: str, count: int) -> Command:
    """The parties in a list that the dossier does not have yet; `count` is for the label."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        for party in new_parties(read_parties(text, dossier), dossier):
            yield Edit(None, party)

    label = ngettext("add {count} party", "add {count} parties", count)
    return Command(label.format(count=count), edits)


def add_points(rows: Sequence[StartRow]) -> Command:
    """The points and issues that the rows name; existing ones are not duplicated."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        for record in _made(rows, dossier):
            yield Edit(None, record)

    return Command(_("add sticking points"), edits)


def _made(rows: Sequence[StartRow], dossier: Dossier) -> Iterator[Point | Issue]:
    points = {same_key(point.name): point.id for point in dossier.points}
    issues = {(each.point, same_key(each.name)) for each in dossier.all(Issue)}
    ranks = _Ranks(dossier)
    at = ""
    for row in rows:
        key = same_key(row.point)
        if key and key not in points:
            point = Point(new_id(), ranks.next(Point), row.point.strip())
            points[key] = point.id
            yield point
        at = points[key] if key else at
        if row.issue.strip() and (at, same_key(row.issue)) not in issues:
            issues.add((at, same_key(row.issue)))
            yield _issue(row, at, ranks.next(Issue))


def _issue(row: StartRow, point: str, rank: int) -> Issue:
    scale = {"unit": row.unit.strip(), "low_end": row.low, "high_end": row.high}
    return Issue(new_id(), rank, point, row.issue.strip(), 1.0, row.anchors, **scale)  # type: ignore[arg-type]


class _Ranks:
    """The next rank of each kind."""

    def __init__(self, dossier: Dossier) -> None:
        self._last = {
            kind: max((each.rank for each in dossier.all(kind)), default=0)  # type: ignore[attr-defined]
            for kind in (Point, Issue)
        }

    def next(self, kind: type[Point] | type[Issue]) -> int:
        self._last[kind] += 1
        return self._last[kind]
