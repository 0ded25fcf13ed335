"""What is said of the lines of a table that are not imported as they are."""

from core.language import gettext as _
from core.language import ngettext

LONGEST = 300
"""How much is told of a faulty line, in characters."""


def shortened(sentence: str) -> str:
    """A sentence that can be shown, whatever the cell that it quotes holds."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[: LONGEST * 2 // 3]}…{sentence[-LONGEST // 3 :]}"


def refusal(count: int) -> str:
    """Why nothing was imported of a table with so many faulty lines."""
    return ngettext(
        "{count} line cannot be imported, so nothing was imported.",
        "{count} lines cannot be imported, so nothing was imported.",
        count,
    ).format(count=count)


def repeats(line: int) -> str:
    """What is said of a row that says the same as an earlier one."""
    return _("The same as line {line}, and not added again.").format(line=line)
