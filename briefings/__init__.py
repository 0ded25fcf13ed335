"""The paper: packs for the next round, made from the dossier. No GUI toolkit.

Drawing code is imported when the first pack is made: importing reportlab takes longer than opening
a window.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from briefings.errors import Cancelled
from briefings.recipe import Recipe
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Round
from core.storage.names import own_name
from core.views.schedule import schedule

__all__ = ["Cancelled", "Recipe", "cannot_print", "file_name", "no_bold", "not_joined"]

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


MOST_NAMED = 5  # characters that no font can print
LONGEST_NAME = 60  # characters of the negotiation's title in a file name
MOST_BYTES = 120  # of that title, so that file systems accept the whole name


def cannot_print(missing: Sequence[str]) -> str:
    """A sentence naming the characters that no font can print; in the pack each appears as its
    code."""
    said = ngettext(
        "No font on this computer can print {characters}; it will appear as its code.",
        "No font on this computer can print {characters}; they will appear as their codes.",
        len(missing),
    )
    return said.format(characters=_all_named(missing))


def no_bold(letters: Sequence[str]) -> str:
    """A sentence naming the letters of which no bold font is there."""
    said = _("No font on this computer has {characters} in bold; headings show regular letters.")
    return said.format(characters=_all_named(letters))


def not_joined(letters: Sequence[str]) -> str:
    """A sentence naming the letters that are printed apart where they ought to be joined."""
    said = _(
        "On paper, {characters} stand apart from the letters beside them; the Word edition joins "
        "them."
    )
    return said.format(characters=_all_named(letters))


def _all_named(characters: Sequence[str]) -> str:
    """The first few characters and their codes."""
    more = ", …" if len(characters) > MOST_NAMED else ""
    return ", ".join([_named(character) for character in characters[:MOST_NAMED]]) + more


def _named(character: str) -> str:
    """A character and its code; the code alone, if it cannot be shown."""
    code = f"U+{ord(character):04X}"
    return f"{character} ({code})" if character.isprintable() else code


def file_name(dossier: Dossier, recipe: Recipe, copy: int = 1, ending: str = "pdf") -> str:
    """The name for the file: `2025-12-21_Peace-talks_Round-05_Pack-v1_copy-03.pdf`, or
    `2025-12-21-1437_Peace-talks_Round-05_Pack-draft.pdf` if it is not issued. A neutral one says
    no more than the numbers: `2025-12-21_05_Pack-v1_copy-03.pdf`."""
    record = dossier.find(Round, recipe.round) or schedule(dossier, recipe.today).next
    number = f"{record.number:02}" if record else ""
    named = (_safe(dossier.talks.title) or _("Negotiation"), f"Round-{number}" if record else "")
    parts = [
        f"{recipe.made_at:%Y-%m-%d}" if recipe.issued else f"{recipe.made_at:%Y-%m-%d-%H%M}",
        *((number,) if recipe.neutral else named),
        f"{_kind(recipe)}-v{recipe.version}" if recipe.issued else f"{_kind(recipe)}-draft",
        f"copy-{copy:02}" if recipe.issued else "",
    ]
    return own_name("_".join(part for part in parts if part), f".{ending}")


def _kind(recipe: Recipe) -> str:
    return f"Addendum-{recipe.addendum}" if recipe.addendum else "Pack"


def _safe(title: str) -> str:
    """The title reduced to letters, digits and hyphens, which every file system accepts."""
    words = re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", title))
    short = words[:LONGEST_NAME].encode()[:MOST_BYTES].decode("utf-8", "ignore")
    return short.strip("-")
