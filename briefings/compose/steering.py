"""The steering note: the purpose of the round, where things stand, and what is to be decided."""

import math
from collections.abc import Iterator, Sequence
from operator import itemgetter

from briefings.anchors import point_anchor
from briefings.compose.absent import Numbered, or_nothing
from briefings.compose.context import (
    PackContext,
    dotted,
    gap_not_known,
    holds_little,
    measured,
)
from briefings.compose.cover import level_of_round, pack_title
from briefings.compose.figures import level_of_point
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Heading,
    Prose,
    Run,
    Text,
    plain,
)
from briefings.sections import SECTION_NAMED
from core.language import gettext as _
from core.language import ngettext
from core.model import naming
from core.model.choices import Pair
from core.text.conventions import numbered
from core.text.saying import UNKNOWN, labelled
from core.views.pairs import stated_gap
from core.views.round_words import round_dates

MOST_OBJECTIVES = 3
MOST_GAPS, MOST_NARROW = 20, 12
"""On how many sticking points the gap is told, and where a page holds little; of more on those
where it is widest."""
ELSEWHERE = (("glance", "glance"), ("briefs", ""))
"""The sections that tell the gap on every point, and where they begin."""


def steering(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    made = tuple(_blocks(context))
    nothing_yet = context.round is None and context.pair is None
    return or_nothing(made) if nothing_yet and not context.dossier.talks.summary else made


def _blocks(context: PackContext) -> Iterator[Block]:
    yield Heading(_("Steering note"), 1, anchor="steering")
    where = level_of_round(context)
    yield Prose((*context.portion_at(where), Run(_meeting(context), level=where)))
    if context.dossier.talks.summary:
        talks = context.dossier.talks
        yield BottomLine(context.said(talks, talks.summary, "summary"))
    yield from _purpose(context)
    yield from objectives(context)
    yield Heading(_("Where the gap is"), aside=context.pair_name)
    if context.pair is None:
        said = _("Fewer than two parties are recorded, so there is no gap to show.")
        yield context.unrecorded(said)
    elif not context.points:
        yield context.unrecorded(_("No sticking points are recorded yet."))
    else:
        yield Bullets(tuple(_gaps(context, context.pair)))
    yield from _decisions(context)


def _meeting(context: PackContext) -> str:
    record = context.round
    if record is None:
        return _("No round is planned.") if context.shows_all else pack_title(context)
    return dotted(naming.round_title(record), round_dates(record), record.place) or pack_title(
        context
    )


def _purpose(context: PackContext) -> Iterator[Block]:
    record = context.round
    if record is not None and record.purpose:
        yield Heading(_("Purpose"))
        yield Prose(context.said(record, record.purpose, "purpose"))


def objectives(context: PackContext) -> Iterator[Block]:
    """The objectives for the round, numbered; if there are more than three, their number is given
    too."""
    items = _lines(context.round.objectives if context.round else "")
    if not items:
        yield Heading(_("Objectives"))
        yield context.unrecorded(_("No objectives are recorded for this round."))
        return
    more = ""
    if len(items) > MOST_OBJECTIVES:
        more = ngettext("{count} objective", "{count} objectives", len(items))
    yield Heading(_("Objectives"), aside=more.format(count=len(items)))
    assert context.round is not None, "objectives belong to a round"
    yield Bullets(
        tuple(context.said(context.round, each, "objectives") for each in items), numbered=True
    )


def _gaps(context: PackContext, pair: Pair) -> Iterator[Text]:
    """One sentence per sticking point, which leads to its brief, and how many have none."""
    told, unknown = measured(context)
    shown = _widest(context, pair, told)
    for number, point in shown:
        name = labelled(numbered(number, point.in_short))
        said = _("stated gap not known.")
        if (gap := context.figures(point.id).stated) != UNKNOWN:
            said = _("stated gap {gap}, {finding}.").format(
                gap=gap, finding=context.finding(point.id)
            )
        level = level_of_point(context, point.id)
        name_run = Run(name, strong=True, to=point_anchor(point.id))
        yield (*context.portion_at(level), name_run, Run(said, level=level))
    if len(shown) < len(told):
        yield _left_out(context, len(told) - len(shown))
    if unknown:
        yield plain(gap_not_known(unknown))


def _widest(context: PackContext, pair: Pair, told: Sequence[Numbered]) -> Sequence[Numbered]:
    """Those points for which there is room, in their order: where the stated gap is widest."""
    most = MOST_NARROW if holds_little(context) else MOST_GAPS
    if len(told) <= most:
        return told

    def nearness(each: Numbered) -> float:
        gap = stated_gap(context.dossier, pair, each[1].id, context.on).value
        return math.inf if gap is None else -gap

    return sorted(sorted(told, key=nearness)[:most], key=itemgetter(0))


def _left_out(context: PackContext, count: int) -> Text:
    """How many points are not listed, and which section of the pack has them."""
    said = ngettext(
        "The widest gaps are listed; {count} other point is not.",
        "The widest gaps are listed; {count} other points are not.",
        count,
    )
    told = plain(said.format(count=count))
    for key, anchor in ELSEWHERE:
        if context.wants(key):
            title = _(SECTION_NAMED[key].title)
            return (*told, Run(" "), Run(_("See “{section}”.").format(section=title), to=anchor))
    return told


def _decisions(context: PackContext) -> Iterator[Block]:
    items = _lines(context.round.decisions if context.round else "")
    if items and context.round is not None:
        yield Heading(_("Decisions sought"))
        yield Bullets(
            tuple(context.said(context.round, each, "decisions") for each in items), numbered=True
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
