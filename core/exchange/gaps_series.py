"""Exporting a pair's gap as a series, one row a day on which something changed.

`stated_gap` tells what is known on a day, and leaps where an issue becomes known; its change since
the row above, over the issues known at both with the weights of the later day, is
`like_for_like_change`: movement and nothing else. The window and the command line write the same.

Every cell is a date or a number, so that no cell can be taken for a formula by a spreadsheet.
"""

import csv
import io
import json
from collections.abc import Iterator

from core.dossier import Dossier
from core.gaps import Pair
from core.trend import Trend, trend

COLUMNS = (
    "date",
    "stated_gap",
    "range_gap",
    "coverage",
    "issues_known",
    "issues_total",
    "like_for_like_change",
    "range_like_for_like_change",
)
DIGITS = 6
"""Decimal places: far below what a placement can mean, and the same on every machine."""

Cell = str | float | int | None


def gaps_csv(dossier: Dossier, pair: Pair, point: str | None = None) -> str:
    """The series as CSV, gaps in scale points, coverage from 0 to 1, unknown left empty."""
    return as_csv(trend(dossier, pair, point=point))


def as_csv(series: Trend) -> str:
    """A trend as CSV; see `gaps_csv`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(series))
    return text.getvalue()


def gaps_json(dossier: Dossier, pair: Pair, point: str | None = None) -> str:
    """The series as a JSON array of objects, unknown as null."""
    series = trend(dossier, pair, point=point)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(series)]
    return json.dumps(rows, indent=2) + "\n"


def _rows(series: Trend) -> Iterator[tuple[Cell, ...]]:
    for n, date in enumerate(series.dates):
        figures = (series.stated[n], series.between[n], series.coverage[n])
        changes = (series.change[n], series.range_change[n])
        yield (
            date.isoformat(),
            *map(_rounded, figures),
            series.known[n],
            series.total,
            *map(_rounded, changes),
        )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
