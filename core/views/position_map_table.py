"""The position map as a table: a row for each party on each issue, in the issue's unit."""

from collections.abc import Iterator, Sequence

from core.language import gettext as _
from core.model.scale_ends import ends
from core.text.numbers import written
from core.views.position_map import IssueRow, PartyMark


def map_table(rows: Sequence[IssueRow]) -> list[list[str]]:
    """The figures that a map shows, under their titles; what is not known is empty."""
    titles = [
        *(_("Issue"), _("Scale"), _("Party"), _("Stated"), _("Range from"), _("Range to")),
        *(_("Ideal"), _("Before"), _("Gap"), _("Between ranges")),
    ]
    return [titles, *(_line(row, mark) for row in rows for mark in row.everyone)]


def _line(row: IssueRow, mark: PartyMark) -> list[str]:
    gaps = (row.gap, row.gap_note) if mark.in_pair else ("", "")
    return [row.issue.name, ends(row.issue), mark.name, *_figures(row, mark), *gaps]


def _figures(row: IssueRow, mark: PartyMark) -> Iterator[str]:
    ranged = (mark.low, mark.high) if mark.assessed else (None, None)
    for points in (mark.value, *ranged, mark.ideal, mark.before):
        yield "" if points is None else written(round(row.issue.natural(points), 9))
