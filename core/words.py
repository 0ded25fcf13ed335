"""How figures, dates and findings are said, on screen and on paper alike.

Signs: ▼ a gap closes, ▲ it widens, ▬ it stays, — is not known.
"""

import datetime as dt
from collections.abc import Sequence

from core.comparison import Comparison
from core.dossier import Dossier
from core.gaps import Gap, IssueGap, Pair, Standing
from core.gaps import gap as gap_on
from core.language import gettext as _
from core.language import ngettext, noop
from core.measures import whole
from core.model import Issue, Party, Point, PointStatus, Position, Round, Source
from core.movement import RoundChange, change_since_round, moved_though_stalled, movers, stalled
from core.naming import choice
from core.steps import step_name
from core.trend import Basis

UNKNOWN = "—"
NO_BREAK = "\N{NO-BREAK SPACE}"

_LONG_DATES = (
    noop("{day} January {year}"),
    noop("{day} February {year}"),
    noop("{day} March {year}"),
    noop("{day} April {year}"),
    noop("{day} May {year}"),
    noop("{day} June {year}"),
    noop("{day} July {year}"),
    noop("{day} August {year}"),
    noop("{day} September {year}"),
    noop("{day} October {year}"),
    noop("{day} November {year}"),
    noop("{day} December {year}"),
)

_SHORT_DATES = (
    noop("{day} Jan"),
    noop("{day} Feb"),
    noop("{day} Mar"),
    noop("{day} Apr"),
    noop("{day} May"),
    noop("{day} Jun"),
    noop("{day} Jul"),
    noop("{day} Aug"),
    noop("{day} Sep"),
    noop("{day} Oct"),
    noop("{day} Nov"),
    noop("{day} Dec"),
)

_RELIABILITY = {
    "A": noop("completely reliable"),
    "B": noop("usually reliable"),
    "C": noop("fairly reliable"),
    "D": noop("not usually reliable"),
    "E": noop("unreliable"),
    "F": noop("reliability cannot be judged"),
}

_CREDIBILITY = {
    1: noop("confirmed by other sources"),
    2: noop("probably true"),
    3: noop("possibly true"),
    4: noop("doubtful"),
    5: noop("improbable"),
    6: noop("truth cannot be judged"),
}


def points(value: float | None) -> str:
    """Scale points as a whole number: "97"; "—" where unknown."""
    return UNKNOWN if value is None else str(whole(value))


def delta(change: float | None) -> str:
    """A change in scale points with its sign: "▼ 9" closing, "▲ 3" widening, "▬ 0", "—"."""
    if change is None:
        return UNKNOWN
    rounded = whole(change)
    sign = "▼" if rounded < 0 else "▲" if rounded > 0 else "▬"
    return f"{sign} {abs(rounded)}"


def percent(share: float) -> str:
    """A share (0–1) in per cent; never 100% for less than all, nor 0% for more than nothing."""
    rounded = whole(100 * share)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return _("{number}%").format(number=rounded)


def number(value: float) -> str:
    """A number with at most two decimals, thousands grouped from 10,000 on: "62.5", "80 000"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    whole, dot, decimals = text.partition(".")
    if abs(value) >= 10_000:
        whole = f"{int(whole):,}".replace(",", NO_BREAK)
    return "0" if text == "-0" else whole + dot + decimals


def natural(issue: Issue, value: float | None) -> str:
    """A value in the issue's unit: "450 thousand troops"; by the name of its step, "yes", where the
    scale goes by steps; "—" where unknown."""
    if value is None:
        return UNKNOWN
    if issue.unit:
        return f"{number(value)} {issue.unit}"
    return step_name(issue, value) or number(value)


def long_date(date: dt.date) -> str:
    """A date in full: "24 December 2025"."""
    return _(_LONG_DATES[date.month - 1]).format(day=date.day, year=date.year)


def dated(date: dt.date, on: dt.date) -> str:
    """A date in short as seen from a day: "20 Dec", "20 Dec 2024" where that is another year."""
    return short_date(date) if date.year == on.year else short_date_and_year(date)


def axis_date(date: dt.date, start: dt.date, end: dt.date, year: int) -> str:
    """A date at the axis of a chart from `start` to `end`; with its year unless all of the chart
    lies in the year that goes without saying."""
    plain = start.year == end.year == year
    return short_date(date) if plain else short_date_and_year(date)


def short_date_and_year(date: dt.date) -> str:
    """A date in short with its year: "20 Dec 2024"."""
    return _("{date} {year}").format(date=short_date(date), year=date.year)


def short_date(date: dt.date) -> str:
    """A date within a year that is clear: "20 Dec"."""
    return _(_SHORT_DATES[date.month - 1]).format(day=date.day)


def age(date: dt.date, today: dt.date) -> str:
    """How far a date is from today: "today", "6 days ago", "in 6 days"."""
    days = (today - date).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("{days} day ago", "{days} days ago", days).format(days=days)
    return ngettext("in {days} day", "in {days} days", -days).format(days=-days)


def list_of(names: Sequence[str]) -> str:
    """Names in a row: "Arland", "Arland and Borduria", "Arland, Borduria and Caledon"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def round_name(record: Round) -> str:
    """What a round is called: "Round 5"."""
    return _("Round {number}").format(number=record.number)


def version(number: int) -> str:
    """Which version of a pack: "v2"."""
    return _("v{number}").format(number=number)


def pair_name(dossier: Dossier, pair: Pair) -> str:
    """What a pair is called: "Ukraine – Russia"."""
    return " – ".join(dossier.get(Party, party).name for party in pair)


def grade(source: Source | None) -> str:
    """A source's grade by the Admiralty code: "B2", "not graded", "no source"; "F6, illustrative"
    where it is made up."""
    if source is None:
        return _("no source")
    told = source.grade or _("not graded")
    return _("{grade}, illustrative").format(grade=told) if source.illustrative else told


def grade_in_words(source: Source) -> str:
    """What a source's grade means: "usually reliable, probably true"; that it is made up."""
    said = [_RELIABILITY.get(source.reliability), _CREDIBILITY.get(source.credibility)]
    told = ", ".join(_(words) for words in said if words) or _("not graded")
    return _("{grade}; illustrative").format(grade=told) if source.illustrative else told


def reliabilities() -> list[tuple[str, str]]:
    """The grades of a source's reliability, A to F, each with its meaning."""
    return [(grade, _(meaning)) for grade, meaning in _RELIABILITY.items()]


def credibilities() -> list[tuple[int, str]]:
    """The grades of what a source says, 1 to 6, each with its meaning."""
    return [(grade, _(meaning)) for grade, meaning in _CREDIBILITY.items()]


def place(issue: Issue, position: Position) -> str:
    """Where a position puts its party: "10 boats", "5 to 40 boats", or how it was said."""
    if position.value is not None:
        return natural(issue, position.value)
    if position.low is not None and position.high is not None:
        return _("{low} to {high}").format(
            low=natural(issue, position.low), high=natural(issue, position.high)
        )
    return choice(position.commitment)


def coverage(gap: Gap) -> str:
    """What share of the weight the stated gap rests on: "70% of weight known"."""
    return _("{share} of weight known").format(share=percent(gap.coverage))


def known_of(gap: Gap) -> str:
    """How many issues the stated gap rests on: "2 of 3 issues"."""
    return ngettext("{known} of {total} issue", "{known} of {total} issues", gap.total).format(
        known=gap.known, total=gap.total
    )


def between(dossier: Dossier, gap: IssueGap) -> str:
    """How the ranges of an issue lie: "ranges 38 apart", "ranges overlap by 10"; or whose position
    is not known, and where a stated value had to do for a range."""
    if gap.zone is None:
        return _missing(dossier, [each for each in (gap.first, gap.second) if each.low is None])
    return ranges(gap, gap.zone)


def ranges(gap: IssueGap, zone: float) -> str:
    """How far apart the ranges of two parties that are placed are, or which are missing."""
    assessed = (gap.first.assessed, gap.second.assessed)
    if not any(assessed):
        return _("no ranges")
    if not all(assessed):
        said = {-1: _("{distance} apart, range missing")}
    else:
        said = {-1: _("ranges {distance} apart"), 0: _("ranges touch")}
        said[1] = _("ranges overlap by {distance}")
    return said.get(_sign(zone), _("range missing")).format(distance=points(abs(zone)))


def _missing(dossier: Dossier, stands: Sequence[Standing]) -> str:
    """Who stands nowhere, told apart: "Ukraine unknown", "no statement by Russia"."""
    by_record = [
        list_of([dossier.get(Party, each.party).name for each in stands if each.declared is said])
        for said in (False, True)
    ]
    unknown, silent = (_("{names} unknown"), _("no statement by {names}"))
    told = zip(by_record, (unknown, silent), strict=True)
    return ", ".join(words.format(names=names) for names, words in told if names)


def nowhere(stand: Standing) -> str:
    """Why a party stands nowhere: "no position recorded", "no statement", or words alone."""
    if stand.last_heard is None:
        return _("no position recorded")
    return _("no statement") if stand.declared else _("words only, no place on the scale")


def ranges_note(gap: Gap) -> str:
    """What the gap between ranges takes for a range; empty where every range is assessed."""
    if not gap.unranged:
        return ""
    return ngettext(
        "No range assessed on {count} issue; the stated value counts as the range.",
        "No range assessed on {count} issues; the stated value counts as the range.",
        gap.unranged,
    ).format(count=gap.unranged)


def unchanged(rounds: int) -> str:
    """For how long a party has not moved: "unchanged 3 rounds"; empty for none."""
    if rounds < 1:
        return ""
    return ngettext("unchanged {rounds} round", "unchanged {rounds} rounds", rounds).format(
        rounds=rounds
    )


def changed(change: RoundChange | None) -> str:
    """What became of a stated gap, like for like: "closed by 9 since Round 3", "unchanged since
    Round 3"."""
    if change is None or change.told_stated is None:
        return _("change not known")
    since = round_name(change.since)
    said = {
        -1: _("closed by {by} since {round}"),
        0: _("unchanged since {round}"),
        1: _("widened by {by} since {round}"),
    }[_sign(change.told_stated)]
    return said.format(by=points(abs(change.told_stated)), round=since)


def _sign(change: float) -> int:
    """−1 closing, 0 nothing that shows in whole points, 1 widening."""
    rounded = whole(change)
    return (rounded > 0) - (rounded < 0)


def basis_changed(basis: Basis, share: float) -> str:
    """What else altered a stated gap: "1 more issue known, rests on 75% now"; "" for nothing."""
    gained = ngettext("{count} more issue known", "{count} more issues known", basis.gained)
    lost = ngettext("{count} issue no longer known", "{count} issues no longer known", basis.lost)
    mended = ngettext("{count} issue corrected", "{count} issues corrected", basis.corrected)
    counted = zip(basis, (gained, lost, mended), strict=True)
    told = [words.format(count=count) for count, words in counted if count]
    if basis.gained or basis.lost:
        told.append(_("rests on {share} now").format(share=percent(share)))
    return ", ".join(told)


def compared(change: Comparison) -> str:
    """What altered a gap besides movement; "" for nothing."""
    if change.reweighed:
        return _("the weights have changed")
    return basis_changed(change.basis, change.now.coverage)


def who_moved(dossier: Dossier, pair: Pair, moved: Sequence[str]) -> str:
    """Which of a pair moved: "Russia moved, Ukraine did not", "both moved", "neither moved"."""
    if not moved:
        return _("neither moved")
    if len(moved) == len(pair):
        return _("both moved")
    still = next(party for party in pair if party not in moved)
    return _("{mover} moved, {other} did not").format(
        mover=dossier.get(Party, moved[0]).name, other=dossier.get(Party, still).name
    )


def point_status(dossier: Dossier, point: Point, on: dt.date) -> str:
    """The status that the desk gave a point, and what its parties do to it: "open · stalled" where
    nobody moves, "stalled · moved since" where somebody has."""
    said = choice(point.status)
    if moved_though_stalled(dossier, point, on):
        return _("{status} · moved since").format(status=said)
    if point.status is not PointStatus.STALLED and stalled(dossier, point.id, on):
        return _("{status} · stalled").format(status=said)
    return said


def point_summary(dossier: Dossier, pair: Pair, point: str, today: dt.date) -> str:
    """The finding of a point from its figures alone: "Stated gap 48, closed by 9 since Round 3;
    Russia moved, Ukraine did not. Gap between ranges 12, closed by 2."."""
    now = gap_on(dossier, pair, point=point, on=today)
    change = change_since_round(dossier, pair, point, today)
    if now.stated is None and now.known:
        stated = _("Stated gap not known: no issue that is known carries weight.")
    elif now.stated is None:
        stated = _("Stated gap not known: {known}.").format(known=known_of(now))
    elif change is None:
        stated = _("Stated gap {gap}; no round held yet.").format(gap=points(now.stated))
    else:
        stated = _("Stated gap {gap}, {finding}.").format(
            gap=points(now.stated), finding=finding(dossier, pair, change)
        )
    return " ".join(sentence for sentence in (stated, _ranges(change)) if sentence)


def finding(dossier: Dossier, pair: Pair, change: RoundChange) -> str:
    """What became of a gap and why, like for like: "closed by 9 since Round 3; Russia moved,
    Ukraine did not; 1 more issue known, rests on 75% now"."""
    why = _why(dossier, pair, change) if change.told_stated is not None else ""
    parts = (changed(change), why, compared(change.compared))
    return "; ".join(part for part in parts if part)


def _why(dossier: Dossier, pair: Pair, change: RoundChange) -> str:
    moved, way = movers(change), _sign(change.told_stated or 0.0)
    if moved and not way:
        names = list_of([dossier.get(Party, party).name for party in moved])
        return _("{names} moved without closing it").format(names=names)
    if way and not moved:
        least = number(dossier.talks.stall_threshold)
        return _("neither moved by {least} scale points or more").format(least=least)
    return who_moved(dossier, pair, moved)


def _ranges(change: RoundChange | None) -> str:
    """What became of the gap between ranges; empty where nothing did."""
    if change is None or change.told_between is None or not _sign(change.told_between):
        return ""
    closed, widened = _("closed by {by}"), _("widened by {by}")
    said = closed if change.told_between < 0 else widened
    return _("Gap between ranges {gap}, {changed}.").format(
        gap=points(change.now.between), changed=said.format(by=points(abs(change.told_between)))
    )
