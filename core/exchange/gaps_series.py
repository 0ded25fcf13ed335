"""Exporting a pair's gap as a series, one row a day on which something changed.

Every cell is a date or a number, so that no cell can be taken for a formula by a spreadsheet.
"""

import csv
import io
import json
from collections.abc import Iterator

from core.dossier import Dossier
from core.gaps import Pair
from core.trend import trend

COLUMNS = ("date", "stated_gap", "range_gap", "coverage", "issues_known", "issues_total")
DIGITS = 6
"""Decimal places: far below what a placement can mean, and the same on every machine."""

Cell = str | float | int | None


def gaps_csv(dossier: Dossier, pair: Pair, point: str | None = None) -> str:
    """The series as CSV, gaps in scale points, coverage from 0 to 1, unknown left empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(dossier, pair, point))
    return text.getvalue()


def gaps_json(dossier: Dossier, pair: Pair, point: str | None = None) -> str:
    """The series as a JSON array of objects, unknown as null."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(dossier, pair, point)]
    return json.dumps(rows, indent=2) + "\n"


def _rows(dossier: Dossier, pair: Pair, point: str | None) -> Iterator[tuple[Cell, ...]]:
    series = trend(dossier, pair, point=point)
    columns = (series.dates, series.stated, series.between, series.coverage, series.known)
    for date, stated, between, coverage, known in zip(*columns, strict=True):
        gaps = (_rounded(stated), _rounded(between), _rounded(coverage))
        yield (date.isoformat(), *gaps, known, series.total)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
