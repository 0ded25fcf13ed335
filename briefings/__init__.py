"""The paper: packs for the next round, from what the dossier says. No toolkit of the screen.

What draws is imported when the first pack is made: reportlab takes longer to import than a window
takes to open.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefings.errors import Cancelled
from briefings.recipe import Recipe
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Round
from core.storage.names import own_name
from core.views.schedule import schedule

if TYPE_CHECKING:
    from briefings.document import Briefing
    from briefings.render.pen import Link

__all__ = ["Cancelled", "Recipe", "cannot_print", "file_name", "make_copies", "make_pack"]

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


MOST_NAMED = 5  # characters that no font prints
LONGEST_NAME = 60  # characters of the negotiation's title in a file name
MOST_BYTES = 120  # of that title, so that the whole name stays one that file systems take


def make_pack(
    dossier: Dossier,
    recipe: Recipe,
    *,
    before: Dossier | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    warned: Callable[[str], object] | None = None,
    links: "list[Link] | None" = None,
) -> bytes:
    """The first copy of the pack as PDF; the same dossier and recipe make the same bytes.

    `progress(done, total)` is called as work goes on; when `cancelled()` says so, Cancelled is
    raised. `warned` hears, in a sentence and before anything is drawn, which characters no font on
    this computer prints. All three run in the caller's thread. `links` is filled with the places of
    the pages that lead somewhere.
    """
    copies = make_copies(
        dossier,
        recipe,
        before=before,
        progress=progress,
        cancelled=cancelled,
        warned=warned,
        links=links,
    )
    return next(copies)


def make_copies(
    dossier: Dossier,
    recipe: Recipe,
    *,
    before: Dossier | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    warned: Callable[[str], object] | None = None,
    composed: "Callable[[Briefing], object] | None" = None,
    links: "list[Link] | None" = None,
) -> Iterator[bytes]:
    """Every copy of the pack as PDF, one for each reader, in their order, and one for all where it
    is not issued; see `make_pack`. The pages are laid out and painted once, whatever the number of
    copies. `composed` hears the briefing before that."""
    from briefings.compose import compose
    from briefings.copies import parted
    from briefings.render import Steps, laid_out, painted, unprintable

    briefing = compose(dossier, recipe, before)
    if composed is not None:
        composed(briefing)
    if warned is not None and (missing := unprintable(briefing)):
        warned(cannot_print(missing))
    steps = Steps(progress, cancelled)
    laid = laid_out(briefing, steps=steps)
    several = len(briefing.page_frame.copies) > 1
    pdf = painted(briefing, laid, steps=steps, links=links, every_copy=several)
    yield from parted(pdf, briefing.page_frame) if several else (pdf,)


def cannot_print(missing: Sequence[str]) -> str:
    """A sentence that names what no font prints; in the pack each stands as its code."""
    codes = [f"{character} (U+{ord(character):04X})" for character in missing[:MOST_NAMED]]
    said = ngettext(
        "No font on this computer prints {characters}; it will stand as its code.",
        "No font on this computer prints {characters}; they will stand as their codes.",
        len(missing),
    )
    more = ", …" if len(missing) > MOST_NAMED else ""
    return said.format(characters=", ".join(codes) + more)


def file_name(dossier: Dossier, recipe: Recipe, copy: int = 1, ending: str = "pdf") -> str:
    """What to call the file: `2025-12-21_Peace-talks_Round-05_Pack-v1_copy-03.pdf`, or
    `2025-12-21-1437_Peace-talks_Round-05_Pack-draft.pdf` where it is not issued."""
    record = dossier.find(Round, recipe.round) or schedule(dossier, recipe.today).next
    parts = [
        f"{recipe.made_at:%Y-%m-%d}" if recipe.issued else f"{recipe.made_at:%Y-%m-%d-%H%M}",
        _safe(dossier.talks.title) or _("Negotiation"),
        f"Round-{record.number:02}" if record else "",
        f"{_kind(recipe)}-v{recipe.version}" if recipe.issued else f"{_kind(recipe)}-draft",
        f"copy-{copy:02}" if recipe.issued else "",
    ]
    return own_name("_".join(part for part in parts if part), f".{ending}")


def _kind(recipe: Recipe) -> str:
    return f"Addendum-{recipe.addendum}" if recipe.addendum else "Pack"


def _safe(title: str) -> str:
    """The title with nothing but letters, digits and hyphens, which every file system takes."""
    words = re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", title))
    short = words[:LONGEST_NAME].encode()[:MOST_BYTES].decode("utf-8", "ignore")
    return short.strip("-")
