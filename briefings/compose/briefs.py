"""Briefs on the sticking points: full, half a side, or defensive lines."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefings.anchors import point_anchor
from briefings.compose.absent import no_line_on, nothing, parted
from briefings.compose.context import (
    PackContext,
    Part,
    dotted,
    is_measured,
    round_code,
)
from briefings.compose.figures import level_of_point, position_map, trend_figure
from briefings.compose.notes import Footnotes
from briefings.compose.positions import positions_table
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Heading,
    Lines,
    PositionMap,
    Prose,
    Run,
    ScaleFigure,
    ScalePlace,
    Start,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from core.language import gettext as _
from core.language import ngettext, noop
from core.model.naming import choice
from core.model.records import Clause, Likelihood, Line, LineType, Point
from core.model.wordings import wordings
from core.text import saying
from core.text.conventions import dot, numbered, own_way
from core.views import words
from core.views.lines import addressed, answered_words
from core.views.plan import clauses_there
from core.views.text_gap import parting

LABELS = {
    LineType.OBJECTIVE: noop("Our objectives"),
    LineType.ARGUMENT: noop("Arguments to use"),
    LineType.TACTICAL: noop("Tactical arguments"),
    LineType.THEIR_OBJECTIVE: noop("Their objectives"),
    LineType.RESPONSE: noop("Our response"),
    LineType.IF_RAISED: noop("If raised"),
    LineType.PRESS: noop("Press line"),
    LineType.DO_NOT_SAY: noop("Do not say"),
}
BACKGROUND = {
    LineType.BACKGROUND: noop("May be used"),
    LineType.NOT_TO_DISCLOSE: noop("Not to be disclosed"),
}
SHORT = (
    LineType.OBJECTIVE,
    LineType.ARGUMENT,
    LineType.RESPONSE,
    LineType.IF_RAISED,
    LineType.DO_NOT_SAY,
)
DEFENSIVE = (LineType.IF_RAISED, LineType.RESPONSE, LineType.PRESS, LineType.DO_NOT_SAY)
MOST_SHORT = 2
MOST_DEFENSIVE = 4
SHORT_NORM = 0.5
"""The page limit of a short brief, in sides."""
BRIEF_TREND = 60.0
"""The height of a brief's trend with its axis, in points."""


def briefs(context: PackContext) -> Iterator[Part]:
    """One brief per sticking point, its length depending on how likely the point is to be raised:
    full ones, each starting on a right-hand page, then short ones, then defensive lines. Where only
    what changed is wanted, points of which nothing is new have none."""
    wanted = context.points
    if context.recipe.changed_only and context.before is not None:
        from briefings.compose.news import fresh

        told = fresh(context, context.before)
        wanted = tuple(each for each in wanted if each[1].id in told)
    by_likelihood = {
        likelihood: [each for each in wanted if each[1].likelihood is likelihood]
        for likelihood in Likelihood
    }
    for number, point in by_likelihood[Likelihood.CERTAIN]:
        blocks = tuple(_brief(context, number, point))
        yield Part(blocks, f"brief:{point.id}", _head(context, number, point))
    start: Start = "right"
    for number, point in by_likelihood[Likelihood.POSSIBLE]:
        blocks = tuple(_short(context, number, point))
        yield Part(blocks, f"short:{point.id}", start=start, norm=SHORT_NORM)
        start = "flow"
    unlikely = by_likelihood[Likelihood.UNLIKELY]
    if unlikely and not context.wants("defensive"):
        blocks = tuple(_defensive(context, unlikely))
        yield Part(blocks, "defensive", start="page", norm=0.0)


def defensive(context: PackContext) -> Iterator[Part]:
    """Defensive lines on every point included, for the pocket pack."""
    yield Part(tuple(_defensive(context, context.points)), "defensive-all")


def _head(context: PackContext, number: int, point: Point) -> tuple[str, str]:
    side = ""
    if context.pair is not None:
        now = context.figures(point.id)
        gaps = ((_("Stated gap {gap}"), now.stated), (_("between ranges {gap}"), now.between))
        known = [said.format(gap=gap) for said, gap in gaps if gap != saying.UNKNOWN]
        side = dotted(*known, now.coverage)
    return dotted(str(number), point.name), side


def _heading(context: PackContext, number: int, point: Point) -> Heading:
    status = words.point_status(context.dossier, point, context.on)
    return Heading(point.name, 1, status, point_anchor(point.id), str(number))


def _brief(context: PackContext, number: int, point: Point) -> Iterator[Block]:
    notes = Footnotes(context)
    yield _heading(context, number, point)
    yield from _bottom(context, point, notes)
    yield from _lines(context, point, notes)
    yield from _standings(context, point, notes)
    yield from notes.boxes
    if context.recipe.density != "key_words":
        yield from _trend(context, point)
    after = Footnotes(context, len(notes.boxes))
    yield from _clauses(context, point)
    yield from _background(context, point, after)
    yield from after.boxes


def _short(context: PackContext, number: int, point: Point) -> Iterator[Block]:
    """Half a side for what might be raised."""
    notes = Footnotes(context)
    yield _heading(context, number, point)
    yield from _bottom(context, point, notes)
    if context.pair is not None:
        said = words.point_summary(context.dossier, context.pair, point.id, context.on)
        level = level_of_point(context, point.id)
        yield Prose((*context.portion_at(level), Run(said, level=level)), small=True)
    every = {kind: context.dossier.lines(point.id, kind) for kind in SHORT}
    shown = {kind: within(lines, MOST_SHORT) for kind, lines in every.items() if lines}
    if shown:
        groups = shown.items()
        yield Lines(
            tuple((_(LABELS[kind]), _texts(lines, notes)) for kind, lines in groups),
        )
    yield from more_lines(sum(map(len, every.values())) - sum(map(len, shown.values())))
    yield from notes.boxes


def _texts(lines: Sequence[Line], notes: Footnotes) -> tuple[Text, ...]:
    return tuple(line_text(line, notes) for line in lines)


def more_lines(count: int) -> Iterator[Block]:
    """How many lines are recorded beside those printed; nothing if none are."""
    if count:
        said = ngettext(
            "{count} more line is recorded.", "{count} more lines are recorded.", count
        ).format(count=count)
        yield Prose(plain(said), small=True)


def within(lines: Sequence[Line], most: int) -> list[Line]:
    """The first lines, up to so many; whatever must not be said is among them in any case, so that
    no limit hides it."""
    never = [line for line in lines if line.type is LineType.DO_NOT_SAY]
    others = [line for line in lines if line.type is not LineType.DO_NOT_SAY]
    return [*others[: max(most - len(never), 1)], *never]


def _defensive(context: PackContext, points: Sequence[tuple[int, Point]]) -> Iterator[Block]:
    """Two to four lines on each point that is unlikely to be raised."""
    notes = Footnotes(context)
    yield Heading(_("Defensive lines"), 1, anchor="defensive")
    if not points:
        yield nothing(_("No sticking points are recorded yet."))
    told, untold = parted(points, lambda point: _is_defended(context, point))
    for number, point in told:
        elsewhere = context.wants("briefs") and point.likelihood is not Likelihood.UNLIKELY
        anchor = "" if elsewhere else point_anchor(point.id)
        yield Heading(numbered(number, point.name, "  "), 2, anchor=anchor)
        lines = [line for kind in DEFENSIVE for line in context.dossier.lines(point.id, kind)]
        shown = within(lines, MOST_DEFENSIVE)
        items = tuple(line_text(line, notes, labelled=True) for line in shown)
        yield Bullets(items or (_bottom_line(context, point, notes),))
        yield from more_lines(len(lines) - len(shown))
    if untold:
        yield nothing(no_line_on(untold))
    yield from notes.boxes


def _is_defended(context: PackContext, point: Point) -> bool:
    """Whether there is anything to say of a point: a line, a bottom line or a gap."""
    has_lines = any(context.dossier.lines(point.id, kind) for kind in DEFENSIVE)
    return has_lines or bool(point.bottom_line) or is_measured(context, point)


def _clauses(context: PackContext, point: Point) -> Iterator[Block]:
    """The clauses of the plan that belong to the point, with their status and working text; texts
    are in the plan if the pack has it, and what is new in them is told beside the briefs."""
    clauses = [each for each in clauses_there(context.dossier) if each.point == point.id]
    if not clauses:
        return
    yield Heading(_("Status and text"))
    elsewhere = context.wants("plan") or context.recipe.changed_only
    texts = {} if elsewhere else {each.id: _working(context, each) for each in clauses}
    bare = [each for each in clauses if not texts.get(each.id)]
    rows = [_with_text(context, each, texts[each.id]) for each in clauses if texts.get(each.id)]
    rows += _by_status(context, bare)
    yield Table((TableColumn("", 0.22), TableColumn("", 0.78)), tuple(rows))


def _working(context: PackContext, clause: Clause) -> Text:
    """The working text of a clause; nothing if there is none."""
    found = wordings(context.dossier, clause.id, None)
    return context.said(found[-1], found[-1].text, "text") if found else ()


def _with_text(context: PackContext, clause: Clause, text: Text) -> TableRow:
    """A clause with its status and its working text."""
    name = (replace(run, strong=True) for run in _named(context, clause))
    return TableRow(((*name, Run(dot() + choice(clause.status), mute=True)), text))


def _by_status(context: PackContext, clauses: Sequence[Clause]) -> Iterator[TableRow]:
    """A row for each status with its clauses, whose texts, if they have any, are in the plan."""
    see = Run("  " + _("Text: see the plan."), mute=True, to="plan")
    found = {each.status: [c for c in clauses if c.status is each.status] for each in clauses}
    for status, those in found.items():
        names = [_named(context, clause) for clause in those]
        told = [run for name in names for run in (*name, Run(dot()))][:-1]
        last = (see,) if context.wants("plan") and those[-1] is clauses[-1] else ()
        yield TableRow(((Run(choice(status), strong=True),), (*told, *last)))


def _named(context: PackContext, clause: Clause) -> Text:
    level = context.level(clause, "title")
    name = Run(own_way(numbered(clause.written_number, clause.title)), level=level)
    return (*context.portion(clause, "title"), name)


def _background(context: PackContext, point: Point, notes: Footnotes) -> Iterator[Block]:
    items = tuple(
        (Run(saying.labelled(_(label)), strong=True), *line_text(line, notes))
        for kind, label in BACKGROUND.items()
        for line in context.dossier.lines(point.id, kind)
    )
    if items:
        yield Heading(_("Background"))
        yield Bullets(items, small=True)


def _bottom(context: PackContext, point: Point, notes: Footnotes) -> Iterator[Block]:
    """The bottom line, if there is anything to say in it."""
    line = _bottom_line(context, point, notes)
    if any(run.text for run in context.bare(context.level(point, "bottom_line"), line)):
        yield BottomLine(line)


def _bottom_line(context: PackContext, point: Point, notes: Footnotes) -> Text:
    """The desk's own bottom line; failing that, what the figures say."""
    own = context.level(point, "bottom_line")
    if point.bottom_line or context.pair is None:
        return notes.tied(point, "bottom_line", "name", "")
    said = words.point_summary(context.dossier, context.pair, point.id, context.on)
    level = level_of_point(context, point.id)
    noted = context.bare(own, notes.tied(point, "bottom_line", "name", ""))
    return (*context.portion_at(level), Run(said + " ", level=level), *noted)


def _standings(context: PackContext, point: Point, notes: Footnotes) -> Iterator[Block]:
    if not context.dossier.issues(point.id):
        yield Heading(_("Where the parties stand"))
        yield context.unrecorded(_("No issue is recorded, so no party can be placed."))
        return
    figure = _explained(context, position_map(context, point.id))
    yield Heading(_("Where the parties stand"), aside=_legend(context, figure.scales))
    yield figure
    yield positions_table(context, point.id, notes)


def _explained(context: PackContext, figure: PositionMap) -> PositionMap:
    """The map with a legend for each page that it may go on to."""
    scales = (
        replace(scale, legend=_legend(context, figure.scales[number:]) if number else "")
        for number, scale in enumerate(figure.scales)
    )
    return replace(figure, scales=tuple(scales))


def _legend(context: PackContext, scales: Sequence[ScaleFigure]) -> str:
    """What the marks on some scales stand for; last, what is also told beside a scale or by its
    lanes."""
    places = [place for scale in scales for place in scale.places]
    before = ""
    if context.last is not None and any(each.before is not None for each in places):
        before = _("hollow: at {round}").format(round=round_code(context.last))
    return dotted(
        _("marker: stated") if any(each.at is not None for each in places) else "",
        _("bar: acceptable") if any(each.low is not None for each in places) else "",
        before,
        _("stroke: ideal") if any(each.ideal is not None for each in places) else "",
        _("hatched: overlap") if any(each.overlap for each in scales) else "",
        _("dashed marker: not known") if any(each.at is None for each in places) else "",
        _edges(context, places),
    )


def _edges(context: PackContext, places: Sequence[ScalePlace]) -> str:
    """The style of each range's edge, where parties are told apart by lines: "edge: AR solid, BO
    dashed"."""
    ranged = {each.code for each in places if each.low is not None}
    parties = [each for each in context.dossier.parties if each.code in ranged]
    if len({each.dash for each in parties}) < 2:
        return ""
    lines = saying.commas(f"{each.code} {choice(each.dash)}" for each in parties)
    return _("edge: {lines}").format(lines=lines)


def _trend(context: PackContext, point: Point) -> Iterator[Block]:
    if context.pair is None:
        return
    figure = trend_figure(context, context.pair, point.id, BRIEF_TREND)
    if figure is None:
        said = _("No issue has both parties placed yet, so there is no trend to show.")
        yield Heading(_("Gap trend"))
        yield context.unrecorded(said)
        return
    found = dotted(context.finding(point.id), context.pair_name)
    yield Heading(_("Gap trend"), aside=found, marking=level_of_point(context, point.id))
    yield replace(figure, notice=dotted(_rests_on(context, point), figure.notice))
    if parted := parting(context.dossier, context.pair, context.on, None, point.id):
        yield Prose(plain(parted), small=True)


def _rests_on(context: PackContext, point: Point) -> str:
    """What share of the weight a trend rests on, its date, and how it is calculated."""
    method = _("a position holds until the next")
    return dotted(context.figures(point.id).known, saying.long_date(context.on), method)


def _lines(context: PackContext, point: Point, notes: Footnotes) -> Iterator[Block]:
    """The lines to take, by type, in the order in which a speaker needs them."""
    groups: list[tuple[str, tuple[Text, ...]]] = []
    if point.unlock:
        groups.append((_("To unlock it"), (notes.tied(point, "unlock"),)))
    for kind, label in LABELS.items():
        lines = context.dossier.lines(point.id, kind)
        if lines:
            groups.append((_(label), tuple(line_text(line, notes) for line in lines)))
    if groups:
        yield Heading(_("Lines to take"))
        yield Lines(tuple(groups))


def line_text(line: Line, notes: Footnotes, *, labelled: bool = False, noted: bool = True) -> Text:
    """What a line says and to whom: the key words recorded for it if the pack is to be short, else
    the whole line. Only background is cut."""
    context = notes.context
    short = context.recipe.density != "full" and bool(line.key_words)
    if noted:
        others = ("text", "") if short else ("",)
        field = "key_words" if short else "text"
        text = notes.tied(line, field, *others, background=line.type in BACKGROUND)
    else:
        text = context.said(line, line.key_words if short else line.text, "text")
    label = saying.labelled(_(LABELS[line.type])) if labelled and line.type in LABELS else ""
    label += addressed(line)
    level = context.level(line, "text")
    other = context.dossier.find(Line, line.answers)
    if other is not None and (answered := answered_words(context.dossier, line)):
        label += _("in answer to “{line}”: ").format(line=answered)
        level = context.highest(level, context.level(other, "text"))
    if not label:
        return text
    mark, told = context.portion_at(level), text[len(context.portion(line, "text")) :]
    return (*mark, Run(label, strong=True, level=level), *told)
