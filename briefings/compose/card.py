"""The points-to-make card: what to say on every point that is certain to be raised, on one
sheet."""

from collections.abc import Iterator

from briefings.compose.absent import nothing
from briefings.compose.briefs import line_text
from briefings.compose.context import PackContext, short_name
from briefings.compose.notes import Footnotes
from briefings.document import Block, Bullets, Heading, Text
from core.language import gettext as _
from core.model.records import Likelihood, LineType, Point

MOST_POINTS = 6
ORDER = (LineType.OBJECTIVE, LineType.ARGUMENT, LineType.RESPONSE, LineType.DO_NOT_SAY)
"""Which lines come first if there are more than fit on a card."""


def card(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    raised = [each for each in context.points if each[1].likelihood is Likelihood.CERTAIN]
    blocks: list[Block] = [Heading(_("Points to make"), 1, anchor="card")]
    for number, point in raised:
        items = tuple(_items(context, point))
        blocks.append(Heading(f"{number}  {short_name(point)}"))
        if items:
            blocks.append(Bullets(items))
        else:
            blocks.append(nothing(_("No line is recorded.")))
    if not raised:
        blocks.append(nothing(_("No point is certain to be raised.")))
    return tuple(blocks)


def _items(context: PackContext, point: Point) -> Iterator[Text]:
    """The lines of a point, at most six, in speaking order; as key words where these are
    recorded."""
    notes = Footnotes(context)
    lines = [line for kind in ORDER for line in context.dossier.lines(point.id, kind)]
    for line in lines[:MOST_POINTS]:
        yield line_text(line, notes, labelled=line.type is LineType.DO_NOT_SAY, noted=False)
