"""The overview as its panel shows it: asked for once, drawn from one value."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from core.analysis.movement import BY_WEIGHT, Move, MoveKind, moves_since
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Party, Point, Position, Round
from core.model.signs import sign
from core.text.saying import dated, dotted
from core.views.checks import Finding, findings
from core.views.first_steps import StepsWords, steps_in_words
from core.views.gap_figures import Course, GapFigures, course, gap_figures
from core.views.pace import pace_line
from core.views.plan import PlanGlance, plan_glance
from core.views.schedule import next_in_brief, schedule
from core.views.telling import movement
from core.views.text_gap import parting, plan_text_gap, text_gap_words
from core.views.words import brief_pair_name

if TYPE_CHECKING:
    from core.views.behind import BehindValue

MOST_MOVES = 6
"""How many moves are listed; the others are counted."""
MOST_CHECKS = 10
"""How many findings are listed; the others are counted."""
_NOTHING_NEW = (MoveKind.SAME_WORDS, MoveKind.SAME_PLACE)


class OverviewLook(msgspec.Struct, frozen=True):
    """How somebody looks at the overview: whose gap, on which day, with changes since which round,
    whether the tables behind the figures are unfolded, and whether the first steps are shown."""

    pair: Pair | None
    today: dt.date
    since: Round | None = None
    unfolded: bool = False
    steps: bool = False
    refusal: str = ""


class WholeGap(msgspec.Struct, frozen=True):
    """The gap of a pair on all points: its figures and what they rest on, how fast it goes, its
    course, and the tables behind it while they are unfolded."""

    pair: str
    figures: GapFigures
    rests_on: str
    pace: str
    course: Course
    behind: "BehindValue | None"


class PointSummary(msgspec.Struct, frozen=True):
    """A sticking point: its figures and their course, None without a pair, and its bottom line."""

    point: str
    name: str
    figures: GapFigures
    course: Course | None
    bottom_line: str


class NewsLine(NamedTuple):
    """A move: who, in their colour, what it came to, on which point, and when, with the year where
    that is another than this one's."""

    position: str
    colour: str
    who: str
    what: str
    point: str
    when: str
    has_year: bool


class News(NamedTuple):
    """What was said since a round, the latest first; `nothing` stands in the place of lines."""

    title: str
    note: str
    lines: tuple[NewsLine, ...]
    nothing: str


class Novelty(msgspec.Struct, frozen=True):
    """What is new, since a round that can be chosen among those held, the latest first."""

    news: News
    rounds: tuple[tuple[str, str], ...]
    since: str | None


class Findings(msgspec.Struct, frozen=True):
    """What the checks find: how many in words, and the first of them."""

    count: str
    listed: tuple[Finding, ...]


class Overview(msgspec.Struct, frozen=True):
    """All that the panel shows; a part that there is no use for yet is None."""

    title: str
    when: str
    summary: str
    steps: StepsWords | None
    whole: WholeGap | None
    points: tuple[PointSummary, ...]
    new: Novelty | None
    plan: PlanGlance | None
    checks: Findings | None


def overview(dossier: Dossier, look: OverviewLook) -> Overview:
    """Where every sticking point stands, what is new, and what the pack still lacks."""
    talks, today = dossier.talks, look.today
    begun = bool(dossier.points)
    return Overview(
        talks.title or _("Untitled talks"),
        next_in_brief(dossier, today),
        talks.summary,
        steps_in_words(dossier, today, refusal=look.refusal) if look.steps else None,
        _whole(dossier, look),
        tuple(_summary(dossier, point, look) for point in dossier.points),
        _new(dossier, look) if begun else None,
        _plan(dossier, look),
        _checks(dossier, today) if begun else None,
    )


def _plan(dossier: Dossier, look: OverviewLook) -> PlanGlance | None:
    glance = plan_glance(dossier)
    if glance is None:
        return None
    told = parting(dossier, look.pair, look.today, look.since)
    return msgspec.structs.replace(
        glance, text=text_gap_words(plan_text_gap(dossier)), parting=told
    )


def _whole(dossier: Dossier, look: OverviewLook) -> WholeGap | None:
    """The whole, where there is a pair and more than one point to add up."""
    pair, today = look.pair, look.today
    if pair is None or len(dossier.points) < 2:
        return None
    now = gap_figures(dossier, pair, None, today, look.since)
    return WholeGap(
        brief_pair_name(dossier, pair),
        now,
        "\n".join(part for part in (now.rests_on, now.altered) if part),
        pace_line(dossier, pair, None, today),
        course(dossier, pair, None, today),
        _behind(dossier, pair, today) if look.unfolded else None,
    )


def _behind(dossier: Dossier, pair: Pair, today: dt.date) -> "BehindValue":
    from core.views.behind import whole_behind

    return whole_behind(dossier, pair, today)


def _summary(dossier: Dossier, point: Point, look: OverviewLook) -> PointSummary:
    pair, today = look.pair, look.today
    return PointSummary(
        point.id,
        point.name,
        gap_figures(dossier, pair, point.id, today, look.since),
        course(dossier, pair, point.id, today) if pair is not None else None,
        point.bottom_line,
    )


def _new(dossier: Dossier, look: OverviewLook) -> Novelty:
    since, held = look.since, schedule(dossier, look.today).held
    return Novelty(
        news(dossier, since, look.today, look.pair),
        tuple((each.id, round_name(each)) for each in reversed(held)),
        since.id if since is not None else None,
    )


def _checks(dossier: Dossier, today: dt.date) -> Findings:
    found = findings(dossier, today)
    count = ngettext("{count} check", "{count} checks", len(found)).format(count=len(found))
    return Findings(count, found[:MOST_CHECKS])


def news(dossier: Dossier, since: Round | None, today: dt.date, pair: Pair | None) -> News:
    """What is new since a round; without one, how much is on record."""
    if since is None or since.date is None:
        title = _("Since {round}").format(round=round_name(since)) if since else _("What is new")
        return News(title, "", (), _("Nothing recorded since.") if since else _before(dossier))
    moves = _worth_a_line(moves_since(dossier, since.date, today))
    lines = tuple(_line(dossier, move, today, pair) for move in moves[:MOST_MOVES])
    title = _("Since {round}").format(round=round_name(since))
    note = dotted((_counted(len(moves)), dossier.talks.notice))
    return News(title, note, lines, "" if moves else _("Nothing recorded since."))


def _before(dossier: Dossier) -> str:
    """What there is while no round was held from which changes could be counted."""
    count = dossier.count(Position)
    if not count:
        return _("No round held yet; no position recorded.")
    return ngettext(
        "No round held yet; {count} position recorded.",
        "No round held yet; {count} positions recorded.",
        count,
    ).format(count=count)


def _counted(count: int) -> str:
    changes = ngettext("{count} change", "{count} changes", count).format(count=count)
    if count <= MOST_MOVES:
        return changes
    return _("{changes}, latest {shown} shown").format(changes=changes, shown=MOST_MOVES)


def _worth_a_line(moves: Iterable[Move]) -> list[Move]:
    """The latest day first, and on a day the weightiest; who says the same as before has not
    moved."""
    new = [move for move in moves if move.kind not in _NOTHING_NEW]
    new.sort(key=lambda move: BY_WEIGHT.index(move.kind))
    return sorted(new, key=lambda move: move.position.date, reverse=True)


def _line(dossier: Dossier, move: Move, today: dt.date, pair: Pair | None) -> NewsLine:
    party = dossier.get(Party, move.position.party)
    point = dossier.get(Point, move.issue.point)
    when = dated(move.position.date, today)
    return NewsLine(
        move.position.id,
        party.colour,
        f"{sign(party.marker)} {party.name}",
        _what(dossier, move, pair),
        point.in_short,
        when,
        move.position.date.year != today.year,
    )


def _what(dossier: Dossier, move: Move, pair: Pair | None) -> str:
    """What a move was, in a line: the statement if there is one, else what became of the place."""
    if move.kind in (MoveKind.NEW, MoveKind.NEW_WORDS) and move.position.statement:
        return move.position.statement
    words = {
        MoveKind.NEW: _("{issue}: first position, {way}"),
        MoveKind.MOVED: _("{issue}: {way}"),
        MoveKind.STEP: _("{issue}: small step, {way}"),
        MoveKind.CORRECTED: _("{issue}: {way}"),
        MoveKind.RANGE_ALONE: _("{issue}: {way}"),
        MoveKind.RANGE_WIDENED: _("{issue}: wider {way}"),
        MoveKind.RANGE_NARROWED: _("{issue}: narrower {way}"),
        MoveKind.RANGE_SHIFTED: _("{issue}: {way}"),
        MoveKind.NEW_WORDS: _("{issue}: new words, same place"),
        MoveKind.SAME_WORDS: _("{issue}: same words as before"),
        MoveKind.SAME_PLACE: _("{issue}: same place as before"),
        MoveKind.NO_STATEMENT: _("{issue}: no statement"),
    }[move.kind]
    return words.format(issue=move.issue.name, way=movement(dossier, move, pair))
