"""The figures of a brief: where the parties stand, and how the gap went."""

import datetime as dt
from collections.abc import Iterator, Sequence

from briefings.compose.setting import Setting
from briefings.document import Curve, Place, PositionMap, Scale, TrendFigure
from briefings.recipe import Pair
from core.analysis.gaps import IssueGap, Standing, gap, issue_gap, negotiating, standing
from core.analysis.movement import day_before, is_move
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.lenses.marking import highest, levels
from core.model import naming
from core.model.records import Issue, Mark, Party, Round
from core.model.scale_ends import ends, labelled
from core.text import saying
from core.views import words
from core.views.dates import spread
from core.views.telling import breaks


def position_map(setting: Setting, point: str) -> PositionMap:
    """Every issue of a sticking point with the parties on it."""
    scales = tuple(_scale(setting, issue) for issue in setting.dossier.issues(point))
    return PositionMap(scales, setting.notice, level_of_point(setting, point))


def level_of_point(setting: Setting, point: str | None) -> str:
    """The highest mark of the positions that a figure of a point, or of all, is drawn from."""
    issues = setting.dossier.issues(point) if point else setting.dossier.all(Issue)
    marked = (
        setting.level(position)
        for issue in issues
        for party in setting.dossier.parties
        for position in setting.dossier.positions(issue.id, party.id)
    )
    if not setting.dossier.count(Mark):
        return ""
    return highest(levels(setting.dossier), marked)


def _scale(setting: Setting, issue: Issue) -> Scale:
    both = issue_gap(setting.dossier, issue, setting.pair, setting.on) if setting.pair else None
    return Scale(
        issue.name,
        _below(setting, issue),
        tuple((anchor.at, anchor.label) for anchor in labelled(issue)),
        tuple(_places(setting, issue)),
        _overlap(both),
        saying.points(both.stated if both else None),
        words.between(setting.dossier, both) if both else "",
    )


def _below(setting: Setting, issue: Issue) -> str:
    """The weight, and what the scale runs over."""
    weight = ""
    if setting.tells(Issue, "weight"):
        weight = _("weight {weight}").format(weight=saying.number(issue.weight))
    return " · ".join(filter(None, (weight, ends(issue))))


def _places(setting: Setting, issue: Issue) -> Iterator[Place]:
    """The parties that are placed, and those that negotiate and are not known."""
    expected = {party.id for party in negotiating(setting.dossier)} | set(setting.pair or ())
    for party in setting.dossier.parties:
        now = standing(setting.dossier, issue, party.id, setting.on)
        if now.position is not None or party.id in expected:
            before = _before(setting, issue, party, now)
            yield _place(issue, party, now, before, party.id in (setting.pair or ()))


def _before(setting: Setting, issue: Issue, party: Party, now: Standing) -> float | None:
    """Where the party stood at the start of the last round, if it has moved."""
    if setting.last is None or now.value is None:
        return None
    before = standing(setting.dossier, issue, party.id, day_before(setting.last)).value
    if before is None or not is_move(setting.dossier, now.value - before):
        return None
    return before


def _place(issue: Issue, party: Party, now: Standing, before: float | None, in_pair: bool) -> Place:
    low, high = (now.low, now.high) if now.assessed else (None, None)
    wish = now.position.ideal if now.position else None
    ideal = None if wish is None else issue.scaled(wish)
    sign = (party.code, party.marker, party.colour)
    return Place(*sign, now.value, low, high, before, in_pair, ideal, party.dash)


def _overlap(both: IssueGap | None) -> tuple[float, float] | None:
    if both is None or both.zone is None or both.zone <= 0:
        return None
    lows = [s.low for s in (both.first, both.second) if s.low is not None]
    highs = [s.high for s in (both.first, both.second) if s.high is not None]
    return max(lows), min(highs)


def curves(setting: Setting, pair: Pair, point: str | None) -> tuple[Curve, Curve]:
    """The stated gap and the gap between ranges over time."""
    series = trend(setting.dossier, pair, point=point, until=setting.on)
    return _curves(series)


def _curves(series: Trend) -> tuple[Curve, Curve]:
    return (
        Curve(series.dates, series.stated, series.breaks),
        Curve(series.dates, series.between, series.range_breaks),
    )


def trend_figure(
    setting: Setting, pair: Pair, point: str | None, height: float = 0.0
) -> TrendFigure | None:
    """The trend of a sticking point or of all, or None where nothing is known yet; `height` is that
    of the plot in points, 0 for the usual one."""
    series = trend(setting.dossier, pair, point=point, until=setting.on)
    stated, between = _curves(series)
    known = [day for day, v in zip(stated.days, stated.values, strict=True) if v is not None]
    if not known:
        return None
    now = gap(setting.dossier, pair, point=point, on=setting.on)
    rounds = tuple(_rounds(setting, stated.days[0]))
    start = min([stated.days[0], *(day for day, _name in rounds)])
    return TrendFigure(
        stated,
        between,
        _("{gap} stated").format(gap=saying.points(now.stated)),
        _("{gap} between ranges").format(gap=saying.points(now.between)),
        rounds,
        start,
        setting.on,
        setting.notice,
        height,
        level_of_point(setting, point),
        tuple(_dates(setting, start, [day for day, _name in rounds])),
        breaks(series),
    )


def _dates(
    setting: Setting, start: dt.date, rounds: Sequence[dt.date]
) -> Iterator[tuple[dt.date, str]]:
    """The days at the axis: where it begins and the rounds; evenly spread ones without rounds."""
    days = (start, *rounds) if rounds else spread(start, setting.on, 4)
    year = setting.recipe.made_at.year
    for day in dict.fromkeys(days):
        yield day, saying.axis_date(day, start, setting.on, year)


def _rounds(setting: Setting, start: dt.date) -> Iterator[tuple[dt.date, str]]:
    for record in setting.dossier.all(Round):
        if record.date is not None and start - dt.timedelta(30) <= record.date <= setting.on:
            yield record.date, naming.round_name(record)
