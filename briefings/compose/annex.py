"""The annex that stays with the desk: own red lines, fallbacks, and what happens without
agreement."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefings.compose.briefs import line_text
from briefings.compose.columns import heading_of
from briefings.compose.context import PackContext, Part
from briefings.compose.cover import marking_asked, of_round, pack_title
from briefings.compose.notes import Footnotes
from briefings.document import (
    Block,
    Bullets,
    Heading,
    Lines,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from briefings.within import levels_in
from core.language import gettext as _
from core.language import noop
from core.lenses.marking import highest, levels, rolled_up
from core.model.records import LineType, Point
from core.text.conventions import numbered
from core.text.saying import labelled
from core.views.hypotheses import HypothesisWords, RedLineWords, red_lines

LABELS = {
    LineType.RED_LINE: noop("Red lines"),
    LineType.FALLBACK: noop("Fallbacks"),
    LineType.ALTERNATIVE: noop("Alternatives to agreement"),
}


def annex(context: PackContext) -> Iterator[Part]:
    """A section with a marking of its own: that of the pack, or the highest mark on any of its
    lines. It has a sheet to itself; one that has nothing to mark goes on like any other."""
    blocks = tuple(_blocks(context))
    known = levels(context.dossier)
    marking = rolled_up(known, marking_asked(context), highest(known, levels_in(blocks)))
    head = of_round(context, _("Annex")), pack_title(context)
    is_told = any(not isinstance(each, Heading | Prose) for each in blocks)
    part = Part(blocks, head=head, marking=marking)
    yield part if is_told else replace(part, start="page", norm=0.0, marking="")


def _blocks(context: PackContext) -> Iterator[Block]:
    yield Heading(_("Annex: red lines and fallbacks"), 1, anchor="annex")
    yield Prose(plain(_("Not for the table. This annex has its own list of copies.")))
    alternatives = tuple(_alternatives(context))
    if alternatives:
        yield Heading(_(LABELS[LineType.ALTERNATIVE]))
        yield Bullets(alternatives)
    told = bool(alternatives)
    for number, point in context.points:
        groups = tuple(_groups(context, point))
        if groups:
            told = True
            yield Heading(numbered(number, point.name, "  "))
            yield Lines(groups)
        for red_line in red_lines(context.dossier, point.id):
            yield Heading(_("{red_line}: what may lie behind it").format(red_line=red_line.name))
            yield _hypotheses(context, red_line)
    if not told:
        yield context.unrecorded(_("No red line, fallback or alternative is recorded."))


def _alternatives(context: PackContext) -> Iterator[Text]:
    """What each party has if there is no agreement at all."""
    for party in context.dossier.parties:
        if party.alternative:
            level = context.level(party, "alternative")
            name = Run(labelled(heading_of(party)), strong=True, level=level)
            told = context.quoted((Run(party.alternative, level=level),))
            yield (*context.portion_at(level), name, *told)


def _hypotheses(context: PackContext, told: RedLineWords) -> Table:
    """Side by side, and not added up."""
    share = 0.24
    columns = (
        TableColumn(_("Hypothesis"), 1 - 3 * share),
        *(TableColumn(words, share) for words in (_("For"), _("Against"), _("Neither"))),
    )
    return Table(columns, tuple(_hypothesis(context, each) for each in told.hypotheses))


def _hypothesis(context: PackContext, told: HypothesisWords) -> TableRow:
    level = context.highest("", *(context.level(each, "id") for each in told.rests_on))
    mark = context.portion_at(level)
    texts = ((Run(each, level=level),) if each else () for each in told.cells)
    return TableRow(tuple((*mark, *text) if text else plain("") for text in texts))


def _groups(context: PackContext, point: Point) -> Iterator[tuple[str, tuple[Text, ...]]]:
    notes = Footnotes(context)
    for kind, label in LABELS.items():
        lines = context.dossier.lines(point.id, kind)
        if lines:
            yield _(label), tuple(line_text(line, notes, noted=False) for line in lines)
