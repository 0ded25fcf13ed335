"""What a figure shows, in words made from its numbers."""

from briefings.compose.context import PackContext
from core.analysis.movement import change_since_round
from core.language import gettext as _
from core.model.choices import Pair
from core.views import words


def finding(context: PackContext, pair: Pair, point: str | None) -> str:
    """What became of a gap since the last round and who moved: "closed by 9 since Round 3; Russia
    moved, Ukraine did not"."""
    change = change_since_round(context.dossier, pair, point, context.on)
    if change is None:
        return _("no round held yet")
    return words.finding(context.dossier, pair, change)
