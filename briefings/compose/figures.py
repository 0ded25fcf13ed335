"""The figures of a brief: where the parties stand, and how the gap has moved."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from briefings.compose.columns import LONGEST_HEADING
from briefings.compose.context import PackContext, dotted, is_narrow
from briefings.document import (
    Block,
    Curve,
    PositionMap,
    Prose,
    Run,
    ScaleFigure,
    ScalePlace,
    Table,
    TableColumn,
    TableRow,
    TextCurve,
    TrendFigure,
    plain,
)
from briefings.sections import SECTION_NAMED
from core.language import gettext as _
from core.language import ngettext
from core.lenses.marking import highest, level_within, levels
from core.model import records
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import natural_at
from core.model.records import Issue
from core.model.wordings import wordings
from core.text import saying
from core.views.course import BracketLine, GapCourse, StepLine, gap_course, step_lines
from core.views.held_words import footnotes
from core.views.position_map import IssueRow, MapChoices, PartyMark, rows
from core.views.terms import terms_on
from core.views.text_gap import clauses_on, text_course
from core.views.trend_events import TrendEvent

LONGEST_BESIDE = 20
"""Characters beside a scale on narrow paper."""
MOST_EVENTS = 6
"""How many marks of a trend are listed below it."""


def position_map(context: PackContext, point: str) -> PositionMap:
    """Every issue of a sticking point with the parties on it."""
    chosen = replace(MapChoices.since(context.last, context.pair, context.on), in_words=False)
    drawn = rows(context.dossier, point, chosen)
    scales = tuple(_scale(context, each) for each in drawn)
    held = footnotes((m.code, m.held, "") for each in drawn for m in each.everyone)
    torn = (
        _("{issue}: {what}").format(issue=each.issue.name, what=line)
        for each in drawn
        for line in footnotes((m.code, "", m.clash) for m in each.everyone)
    )
    notice = dotted(*held, *torn, context.notice)
    return PositionMap(scales, notice, _level_of_map(context, point))


def _level_of_map(context: PackContext, point: str) -> str:
    """The highest mark of what is drawn of a point: positions, and terms of proposals."""
    dossier = context.dossier
    terms = (drawn for issue in dossier.issues(point) for drawn in terms_on(dossier, issue))
    marked = ((context.level(p, "name"), context.level(t, "value")) for p, t in terms)
    found = (level_of_point(context, point), *chain.from_iterable(marked))
    return highest(levels(dossier), found)


def level_of_point(context: PackContext, point: str | None, then: Dossier | None = None) -> str:
    """The highest mark of the positions from which a figure of a point, or of all points, is drawn,
    now or in the dossier `then`. Inside the desk none may go to others: weights and ranges are its
    own."""
    dossier = then or context.dossier
    if not dossier.count(records.Mark):
        return ""
    issues = dossier.issues(point) if point else dossier.all(Issue)
    found = dossier.recall(_levels_of_positions, tuple(each.id for each in issues))
    return context.highest(*found, *(() if context.recipe.releasable else ("",)))


def _levels_of_positions(dossier: Dossier, issues: tuple[str, ...]) -> frozenset[str]:
    """The marks of all positions on some issues."""
    return frozenset(
        level_within(dossier, position)
        for issue in issues
        for party in dossier.parties
        for position in dossier.positions(issue, party.id)
    )


def _scale(context: PackContext, drawn: IssueRow) -> ScaleFigure:
    weight = drawn.weight if context.tells(Issue, "weight") else ""
    longest = LONGEST_BESIDE if is_narrow(context) else LONGEST_HEADING
    return ScaleFigure(
        drawn.issue.name,
        dotted(weight, drawn.reach),
        tuple((anchor.at, anchor.label) for anchor in drawn.anchors),
        tuple(_place(mark) for mark in drawn.everyone),
        (drawn.shared.low, drawn.shared.high) if drawn.shared else None,
        drawn.gap or saying.points(None),
        drawn.gap_note if len(drawn.gap_note) <= longest else drawn.gap_note_coded,
        drawn.terms,
        tuple(_in_unit(drawn)),
    )


def _in_unit(drawn: IssueRow) -> Iterator[tuple[float, str]]:
    """All places on a scale that has a unit, or ends of its own, as they are called there."""
    shared = (drawn.shared.low, drawn.shared.high) if drawn.shared else ()
    each = ((m.value, m.low, m.high, m.before, m.ideal) for m in drawn.everyone)
    found = {*shared, *chain.from_iterable(each)} if drawn.reach else ()
    return ((at, natural_at(drawn.issue, at)) for at in found if at is not None)


def _place(mark: PartyMark) -> ScalePlace:
    sign = (mark.sign, mark.marker, mark.colour)
    ends = (mark.low, mark.high)
    place = ScalePlace(*sign, mark.value, *ends, mark.before, mark.in_pair, mark.ideal, mark.dash)
    return replace(place, name=mark.name)


def curves(context: PackContext, pair: Pair, point: str | None) -> tuple[Curve, Curve]:
    """The stated gap and the gap between ranges over time."""
    stated, between = step_lines(context.dossier, pair, point, context.on)
    return _curve(stated), _curve(between)


def _curve(line: StepLine) -> Curve:
    return Curve(line.days, line.values, line.breaks)


def trend_figure(
    context: PackContext, pair: Pair, point: str | None, height: float = 0.0
) -> TrendFigure | None:
    """The trend of a sticking point or of all, None if nothing is known yet; `height` is the height
    of the plot in points, 0 for the default."""
    course = gap_course(context.dossier, pair, point, context.on)
    if course is None:
        return None
    level = highest(levels(context.dossier), _levels(context, course, point))
    numbered = point is not None and context.wants("method")
    return TrendFigure(
        _curve(course.stated),
        _curve(course.between),
        course.stated_words,
        course.between_words,
        course.rounds,
        course.start,
        course.until,
        dotted(course.legend, _listed() if numbered and course.events else "", context.notice),
        height,
        level,
        course.days,
        course.breaks,
        events=tuple((each.day, each.text) for each in course.events),
        text=_text_curve(course.text),
        numbered=numbered,
    )


def _listed() -> str:
    """Where the numbers of a trend are explained."""
    section = SECTION_NAMED["method"]
    return _("numbers: see “{section}”").format(section=_(section.title))


def _text_curve(text: BracketLine | None) -> TextCurve | None:
    if text is None:
        return None
    return TextCurve(_curve(text.line), text.end, text.ends, text.words)


def _levels(context: PackContext, course: GapCourse, point: str | None) -> Iterator[str]:
    """The marks of all that a trend is drawn from: positions, texts and events."""
    yield level_of_point(context, point)
    for clause in clauses_on(context.dossier, point) if course.text else ():
        for each in wordings(context.dossier, clause.id, None):
            yield context.level(each, "text")
    yield from (_level(context, event) for event in course.events)


def _level(context: PackContext, event: TrendEvent) -> str:
    return highest(levels(context.dossier), (context.level(*each) for each in event.rests_on))


def trend_table(context: PackContext, pair: Pair, point: str | None) -> Iterator[Block]:
    """The marks on a trend by number, the latest ones, and how much of the text was in brackets
    when each happened."""
    course = gap_course(context.dossier, pair, point, context.on)
    events = course.events if course is not None else ()
    if not events:
        return
    yield Table(
        (
            TableColumn(_("No."), 0.07, "right"),
            TableColumn(_("Date"), 0.16),
            TableColumn(_("Event"), 0.64),
            TableColumn(_("In brackets"), 0.13, "right"),
        ),
        tuple(_event_rows(context, point, events)),
    )
    left_out = len(events) - MOST_EVENTS
    if left_out > 0:
        said = ngettext(
            "{count} earlier event is not listed.",
            "{count} earlier events are not listed.",
            left_out,
        )
        yield Prose(plain(said.format(count=left_out)), small=True)


def _event_rows(
    context: PackContext, point: str | None, events: Sequence[TrendEvent]
) -> Iterator[TableRow]:
    text = text_course(context.dossier, clauses_on(context.dossier, point), context.on)
    for number, event in [*enumerate(events, 1)][-MOST_EVENTS:]:
        now, level = text.at(event.day), _level(context, event)
        share = saying.percent(now.inside_share) if now is not None else ""
        yield TableRow(
            (
                plain(str(number)),
                plain(saying.short_date_and_year(event.day)),
                (*context.portion_at(level), Run(event.words, level=level)),
                plain(share),
            )
        )
