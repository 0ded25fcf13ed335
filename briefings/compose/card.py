"""The points-to-make card: what to say on every point that is certain to be raised, on one
sheet."""

from collections.abc import Iterator, Sequence

from briefings.compose.absent import no_line_on, nothing, parted
from briefings.compose.briefs import line_text, more_lines, within
from briefings.compose.context import PackContext
from briefings.compose.notes import Footnotes
from briefings.document import Block, Bullets, Heading, Text
from core.language import gettext as _
from core.model.records import Likelihood, Line, LineType, Point
from core.text.conventions import numbered

MOST_POINTS = 6
ORDER = (LineType.ARGUMENT, LineType.RESPONSE, LineType.DO_NOT_SAY)
"""What is spoken across the table, in speaking order; objectives are for the desk alone."""


def card(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    raised = [each for each in context.points if each[1].likelihood is Likelihood.CERTAIN]
    blocks: list[Block] = [Heading(_("Points to make"), 1, anchor="card")]
    spoken = {point.id: _spoken(context, point) for _number, point in raised}
    told, untold = parted(raised, lambda point: bool(spoken[point.id]))
    for number, point in told:
        lines = spoken[point.id]
        shown = within(lines, MOST_POINTS)
        blocks.append(Heading(numbered(number, point.in_short, "  ")))
        if shown:
            blocks.append(Bullets(tuple(_items(context, shown))))
        else:
            blocks.append(nothing(_("No line is recorded.")))
        blocks += more_lines(len(lines) - len(shown))
    if untold:
        blocks.append(nothing(no_line_on(untold)))
    if not raised:
        blocks.append(nothing(_("No point is certain to be raised.")))
    return tuple(blocks)


def _spoken(context: PackContext, point: Point) -> list[Line]:
    return [line for kind in ORDER for line in context.dossier.lines(point.id, kind)]


def _items(context: PackContext, lines: Sequence[Line]) -> Iterator[Text]:
    notes = Footnotes(context)
    for line in lines:
        yield line_text(line, notes, labelled=line.type is LineType.DO_NOT_SAY, noted=False)
