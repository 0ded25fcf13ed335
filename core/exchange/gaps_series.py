"""Exporting a pair's gap as a series, one row per day on which something changed.

`stated_gap` is what is known on a day, and jumps when an issue becomes known;
`like_for_like_change` is its change since the row above, over the issues known on both days with
the weights of the later one: movement and nothing else. `illustrative_issues` is the number of
issues on which the gap rests on made-up data. `text_gap` is the share of words in brackets (0–1) in
the working texts of the clauses in question, empty where there are none; on days on which only
those changed, the gaps are as before. The window and the command line write the same series.

Every cell is a date or a number, so that no spreadsheet can take one for a formula.
"""

import csv
import datetime as dt
import io
import json
from bisect import bisect_right
from collections.abc import Iterator

from core.analysis.illustrative import illustrative_issues
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue
from core.views.text_gap import clauses_on, text_course

COLUMNS = (
    "date",
    "stated_gap",
    "range_gap",
    "coverage",
    "issues_known",
    "issues_total",
    "like_for_like_change",
    "range_like_for_like_change",
    "illustrative_issues",
    "text_gap",
)
DIGITS = 6
"""Decimal places: far finer than any placement means, and the same on every machine."""

Cell = str | float | int | None


def gaps_csv(dossier: Dossier, pair: Pair, point: str | None = None, issue: str = "") -> str:
    """The series as CSV, gaps in scale points, coverage from 0 to 1, unknown left empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(dossier, pair, point, issue))
    return text.getvalue()


def gaps_json(dossier: Dossier, pair: Pair, point: str | None = None, issue: str = "") -> str:
    """The series as a JSON array of objects, unknown as null."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(dossier, pair, point, issue)]
    return json.dumps(rows, indent=2) + "\n"


def _rows(
    dossier: Dossier, pair: Pair, point: str | None, issue: str = ""
) -> Iterator[tuple[Cell, ...]]:
    series = trend(dossier, pair, issue=issue) if issue else trend(dossier, pair, point=point)
    text = text_course(dossier, clauses_on(dossier, point, issue), dt.date.max)
    days = sorted({*series.dates, *(each for each in text.days if each > dt.date.min)})
    made_up = illustrative_issues(dossier, pair, _issues(dossier, point, issue), tuple(days))
    for date, illustrative in zip(days, made_up, strict=True):
        n = bisect_right(series.dates, date) - 1
        bracketed = text.at(date)
        yield (
            date.isoformat(),
            *_gaps(series, n, n >= 0 and series.dates[n] == date),
            illustrative,
            None if bracketed is None else _rounded(bracketed.inside_share),
        )


def _gaps(series: Trend, n: int, anew: bool) -> tuple[Cell, ...]:
    """The figures of entry `n`, or of none yet; the changes belong to the day from which it
    holds."""
    if n < 0:
        return None, None, 0.0, 0, series.total, None, None
    changes = (series.change[n], series.range_change[n]) if anew else (0.0, 0.0)
    return (
        *map(_rounded, (series.stated[n], series.between[n], series.coverage[n])),
        series.known[n],
        series.total,
        *map(_rounded, changes),
    )


def _issues(dossier: Dossier, point: str | None, issue: str) -> tuple[Issue, ...]:
    if issue:
        return (dossier.get(Issue, issue),)
    return tuple(dossier.issues(point)) if point else tuple(dossier.all(Issue))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
