"""The paper: packs for the next round, from what the dossier says. No toolkit of the screen.

What draws is imported when the first pack is made: reportlab takes longer to import than a window
takes to open.
"""

import re
import unicodedata
from collections.abc import Callable

from briefings.errors import Cancelled
from briefings.recipe import Recipe
from core.dossier import Dossier
from core.language import gettext as _
from core.model import Round
from core.rounds import next_round

__all__ = ["Cancelled", "Recipe", "file_name", "make_pack"]

LONGEST_NAME = 60  # characters of the negotiation's title in a file name


def make_pack(
    dossier: Dossier,
    recipe: Recipe,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The pack as PDF; the same dossier and recipe make the same bytes.

    `progress(done, total)` is called as work goes on; when `cancelled()` says so, Cancelled is
    raised. Both run in the caller's thread.
    """
    from briefings.compose import compose
    from briefings.render import render

    return render(compose(dossier, recipe), progress=progress, cancelled=cancelled)


def file_name(dossier: Dossier, recipe: Recipe) -> str:
    """What to call the file: `2025-12-21_Peace-talks_Round-05_Pack-v1_copy-03.pdf`."""
    record = dossier.find(Round, recipe.round) or next_round(dossier, recipe.today)
    parts = [
        f"{recipe.made_at:%Y-%m-%d}",
        _safe(dossier.talks.title) or _("Negotiation"),
        f"Round-{record.number:02}" if record else "",
        f"Pack-v{recipe.version}",
        f"copy-{recipe.copy:02}",
    ]
    return "_".join(part for part in parts if part) + ".pdf"


def _safe(title: str) -> str:
    """The title with nothing but letters, digits and hyphens, which every file system takes."""
    words = re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", title))
    return words[:LONGEST_NAME].strip("-")
