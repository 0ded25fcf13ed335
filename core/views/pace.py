"""How fast a gap closes, and who gave how much, in words."""

import datetime as dt
import math

import msgspec

from core.analysis.gaps import gap
from core.analysis.pace import Given, Pace, any_steps, given_together, last_move, pace
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Position
from core.text.conventions import fixed
from core.text.saying import UNKNOWN, dotted, number, percent, whole_years
from core.views.words import band_words


class PaceFigures(msgspec.Struct, frozen=True, gc=False):
    """How fast a gap goes in words, the interval of that speed and the band of the gap ("" for
    none), and the last move by either of the pair."""

    trend: str
    interval: str
    band: str
    last_move: Position | None


def pace_figures(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> PaceFigures:
    """The figures of a pair on a point, or on all with None, at the end of a day."""
    found = pace(dossier, pair, point, on)
    return PaceFigures(
        pace_words(found),
        interval_words(found),
        band_words(dossier, gap(dossier, pair, point=point, on=on)),
        last_move(dossier, pair, point, on),
    )


def given_on(
    dossier: Dossier, pair: Pair, point: str | None, on: dt.date
) -> tuple[str, str, str, str]:
    """What each of a pair gave over the issues of a point, or over all; see `given_figures`."""
    return given_figures(given_together(dossier, pair, point, on))


def given_figures(each: Given) -> tuple[str, str, str, str]:
    """The parts that each gave, the part closed, and the spread: "25%", "—", "25%", "0.67"."""
    first, second, closed = (
        UNKNOWN if part is None else percent(part).replace("-", "−")
        for part in (each.first, each.second, each.closed)
    )
    spread = UNKNOWN if each.spread is None else fixed(each.spread, 2)
    return first, second, closed, spread


def pace_words(found: Pace | None) -> str:
    """A speed in words: "closing by 4.9 per 30 days", "no clear trend", "too few dates for a
    trend"."""
    if found is None:
        return _("too few dates for a trend")
    if not found.clear:
        return _("no clear trend")
    closing, widening = _("closing by {speed} per 30 days"), _("widening by {speed} per 30 days")
    said = closing if found.speed < 0 else widening
    return said.format(speed=fixed(abs(found.speed), 1))


def interval_words(found: Pace | None) -> str:
    """The interval behind it: "95 % interval −8.1 to −1.2"; empty where there is none."""
    if found is None or math.isinf(found.low) or math.isinf(found.high):
        return ""
    low, high = (_end(end) for end in (found.low, found.high))
    return _("95 per cent interval {low} to {high}").format(low=low, high=high)


def _end(speed: float) -> str:
    """An end of an interval, to a tenth; with more decimals where it would look like 0."""
    places = next((n for n in range(1, 4) if round(speed, n)), 1)
    return fixed(speed, places)


def since_move_words(move: Position | None, on: dt.date, least: str = "") -> str:
    """How long nobody has moved: "last move 9 days ago", "no move yet"; `least` is what would have
    been one where somebody has moved by less."""
    if move is None and least:
        return _("no move of {least} scale points or more yet").format(least=least)
    if move is None:
        return _("no move yet")
    days, years = (on - move.date).days, whole_years(move.date, on)
    if not days:
        return _("last move today")
    if years > 1:
        said = ngettext("last move {years} year ago", "last move {years} years ago", years)
        return said.format(years=years)
    return ngettext("last move {days} day ago", "last move {days} days ago", days).format(days=days)


def pace_line(dossier: Dossier, pair: Pair, point: str | None, today: dt.date) -> str:
    """How fast a gap goes, how long nobody has moved, and its band where bands are asked for."""
    found = pace_figures(dossier, pair, point, today)
    stepped = found.last_move is None and any_steps(dossier, pair, point, today)
    least = number(dossier.talks.stall_threshold) if stepped else ""
    return dotted((found.trend, since_move_words(found.last_move, today, least), found.band))
