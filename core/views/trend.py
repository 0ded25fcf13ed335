"""What the trend of a sticking point shows: its chart, what can be chosen, what made a step."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

import msgspec
from msgspec.structs import replace

from core.analysis.held import held
from core.analysis.histories import history
from core.analysis.movement import move
from core.analysis.rounds import is_off
from core.analysis.silence import silence
from core.analysis.trend import made_by, trend
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.model.choices import Pair, RoundMark
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Issue, Party, Position, Round
from core.text.saying import long_date, semicolons
from core.views.party_card import source_words
from core.views.telling import movement
from core.views.text_gap import clauses_on, issues_in, parting, text_course
from core.views.trend_events import trend_events
from core.views.trend_words import Chart, Quiet, RoundLine, change_words
from core.views.words import pair_name

MOST_PAIRS = 45
"""Pairs offered in a menu: those of ten parties; with more, each pair with the first of the two."""
LATEST_ROUNDS = 6
BEFORE = dt.timedelta(days=30)
"""How long before the first figure an event still stands beside it."""


class TrendView(msgspec.Struct, frozen=True):
    """What somebody chose to see: one issue or "" for all, and a span of dates or "" for all."""

    issue: str = ""
    span: str = ""

    def kept(self, dossier: Dossier, point: str) -> "TrendView":
        """The same, without an issue that is gone."""
        issues = {issue.id for issue in dossier.issues(point)}
        return self if self.issue in issues else replace(self, issue="")


class Choices(msgspec.Struct, frozen=True):
    """What can be chosen, each with its words, and what is chosen now."""

    pairs: tuple[tuple[Pair, str], ...]
    pair: Pair | None
    issues: tuple[tuple[str, str], ...]
    issue: str
    spans: tuple[tuple[str, str], ...]
    span: str
    note: str


class Explanation(msgspec.Struct, frozen=True):
    """What made a step, and the records to go to: position and source ids, "" for none."""

    words: str
    position: str = ""
    source: str = ""


def series(dossier: Dossier, point: str, pair: Pair, view: TrendView) -> Trend:
    """The trend over all issues of a point, or over one."""
    if view.issue:
        return trend(dossier, pair, issue=view.issue)
    return trend(dossier, pair, point=point)


def chart(
    dossier: Dossier,
    point: str,
    pair: Pair | None,
    view: TrendView,
    today: dt.date,
    year: int | None = None,
    since: Round | None = None,
) -> Chart:
    """The chart for a view; empty without a pair. `year` is the one that goes without saying,
    `since` the round since which text and positions are compared."""
    if pair is None:
        return Chart(Trend((), (), (), (), (), 0), (), today, today)
    drawn = series(dossier, point, pair, view)
    end = max(today, *(drawn.dates[-1:] or (today,)))
    events = trend_events(dossier, point, end, view.issue)
    start = min(_start(dossier, drawn, view.span, today), end)
    if not view.span:
        start = min([start, *(each.day for each in events if start - each.day <= BEFORE)])
    quiet = _silent(dossier, issues_in(dossier, point, view.issue), pair, today)
    rounds = tuple(_round_lines(dossier, quiet))
    text = text_course(dossier, clauses_on(dossier, point, view.issue), today)
    shown = tuple(each for each in events if start <= each.day)
    parted = "" if view.issue else parting(dossier, pair, today, since, point)
    return Chart(drawn, rounds, start, end, year, text, shown, parted)


def _round_lines(dossier: Dossier, quiet: dict[str, tuple[Quiet, ...]]) -> Iterator[RoundLine]:
    for record in dossier.all(Round):
        if record.date is not None and not is_off(record):
            short = _("R{number}").format(number=record.number)
            silent = quiet.get(record.id, ())
            yield RoundLine(record.date, round_name(record), short, silent)


def _silent(
    dossier: Dossier, issues: list[str], pair: Pair, today: dt.date
) -> dict[str, tuple[Quiet, ...]]:
    """Who of the pair said nothing on any of the issues, by the round at which that was."""
    found: dict[str, tuple[Quiet, ...]] = {}
    for identifier in pair if issues else ():
        party = dossier.get(Party, identifier)
        told = [silence(dossier, issue, identifier, today) for issue in issues]
        for place, record in enumerate(told[0].rounds):
            if all(each.marks[place] is not RoundMark.SPOKE for each in told):
                quiet = Quiet(party.name, party.colour, party.marker)
                found[record.id] = (*found.get(record.id, ()), quiet)
    return found


def _start(dossier: Dossier, drawn: Trend, span: str, today: dt.date) -> dt.date:
    first = drawn.dates[0] if drawn.dates else today
    kind, _sep, value = span.partition(":")
    if kind == "days":
        return max(first, today - dt.timedelta(days=int(value)))
    since = dossier.find(Round, value) if kind == "round" else None
    return since.date if since is not None and since.date is not None else first


def choices(dossier: Dossier, point: str, pair: Pair | None, view: TrendView) -> Choices:
    """What the card's menus offer."""
    issues = tuple((issue.id, issue.name) for issue in dossier.issues(point))
    over = dict(issues).get(view.issue) or _("all issues by weight")
    name = pair_name(dossier, pair) if pair else ""
    note = _("{pair}, {issues}; lower is closer").format(pair=name, issues=over)
    return Choices(
        tuple((each, pair_name(dossier, each)) for each in _pairs(dossier, pair)),
        pair,
        issues,
        view.issue,
        tuple(_spans(dossier)),
        view.span,
        note if pair else "",
    )


def _pairs(dossier: Dossier, pair: Pair | None) -> list[Pair]:
    ids = [party.id for party in dossier.parties]
    pairs = list(combinations(ids, 2))
    if len(pairs) > MOST_PAIRS and pair is not None:
        pairs = [each for each in pairs if pair[0] in each]
    if pair is not None and pair not in pairs:
        pairs = [pair if set(pair) == set(each) else each for each in pairs]
    return pairs


def _spans(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "", _("All dates")
    dated = [record for record in dossier.all(Round) if record.date is not None]
    for record in reversed(dated[-LATEST_ROUNDS:]):
        yield f"round:{record.id}", _("Since {round}").format(round=round_name(record))
    yield "days:90", _("Last 90 days")
    yield "days:365", _("Last 12 months")


def explanation(
    dossier: Dossier, point: str, pair: Pair, view: TrendView, date: dt.date
) -> Explanation:
    """Which positions made the step on a date, and what it did to the gap."""
    issue = view.issue or None
    made = made_by(dossier, pair, date, point=None if issue else point, issue=issue)
    drawn = series(dossier, point, pair, view)
    moves = semicolons(_move(dossier, position, pair) for position in made)
    words = _("{date}: {moves}; {change}.").format(
        date=long_date(date), moves=moves, change=change_words(drawn, date)
    )
    first = made[0] if made else None
    said = f"{words} {dossier.talks.notice}".strip()
    return Explanation(said, first.id if first else "", (first and first.source) or "")


def _move(dossier: Dossier, position: Position, pair: Pair) -> str:
    issue, party = dossier.get(Issue, position.issue), dossier.get(Party, position.party)
    placed = history(held(dossier, issue.id, party.id))
    at = next((n for n, each in enumerate(placed) if each.id == position.id), 0)
    way = movement(dossier, move(dossier, placed[at - 1] if at else None, position), pair)
    return _("{party} on {issue}: {way} ({source})").format(
        party=party.name,
        issue=issue.name,
        way=way,
        source=_whose(dossier, position),
    )


def _whose(dossier: Dossier, position: Position) -> str:
    """Where a position comes from, and which group spoke where the party did not itself."""
    said = dossier.find(Position, position.id)
    speaker = dossier.find(Party, said.party) if said is not None else None
    source = source_words(dossier, position)
    if speaker is None or speaker.id == position.party:
        return source
    return _("as said by {group}, {source}").format(group=speaker.name, source=source)
