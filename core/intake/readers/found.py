"""What readers answer with, and what bounds them.

Nothing of the program is imported in this folder but this folder.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

MOST_UNPACKED = 200 << 20
"""The most that a zipped document may unpack to, in bytes."""

MOST_PAGES = 5_000

MOST_LOOKED_AT, MOST_HEADING = 3_000, 200
"""How many characters of the first page are searched for a heading, and the longest one."""
LONGEST_NAME = 120
"""The longest first line that can be a document's title, in characters."""

MOST_LOST, LONGEST_LOST = 1_000, 2_000
"""How many things that do not come in are told of each kind, and with how many characters."""

PAGE_NUMBER = re.compile(r"[^\w]*(?:\d{1,4}|\d{1,3}[^\w.]+\d{1,3})?[^\w]*")
"""What stands at the head or the foot of a page and only numbers it."""

UNCALCULATED = "#UNCALCULATED!"
"""What stands for the result of a spreadsheet's formula where the file does not have it."""

TOLD_ONCE = ("picture", "object", "chart", "embedded")
"""What is named with the first of several readings of a document that has it."""

_RAISED = str.maketrans("0123456789+-\N{MINUS SIGN}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-\N{MINUS SIGN}", "₀₁₂₃₄₅₆₇₈₉₊₋₋")

Found = dict[str, object]
Tell = Callable[[str], None]
"""Receives a line about progress: how many parts are read, and of how many."""


class RefusedError(Exception):
    """The document cannot be read; the message is one word for the parent to turn into a
    sentence."""


class Losses:
    """What does not come in with a text: of each kind, the words or places concerned."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, what: str, where: str) -> None:
        """Note one, by a word that the parent makes a sentence of."""
        if len(self.found.setdefault(what, [])) < MOST_LOST:
            self.found[what].append(where[:LONGEST_LOST])

    def add_of_another(self, what: str, where: str) -> None:
        """Note what another reading alone has: words that are hidden or in a field, and what is
        told with the first reading that has it; all else that one reading loses, all do."""
        if what in TOLD_ONCE and where not in self.found.get(what, ()):
            self.add(what, where)
        words = where[where.find("{") :] if what == "field" else where
        is_of_words = what in ("hidden", "unseen", "field")
        if is_of_words and not any(each.endswith(words) for each in self.found.get(what, ())):
            self.add(what, where)

    def take_of_another(self, other: "Losses") -> None:
        """Note what others have noted of other readings, each once."""
        for what, where in other.found.items():
            for each in where:
                self.add_of_another(what, each)

    def take(self, other: "Losses") -> None:
        """Note what another has noted."""
        for what, where in other.found.items():
            for each in where:
                self.add(what, each)


def first_line(lines: Sequence[str]) -> str:
    """The first of a document's lines if it can be its title: no sentence, and others follow; ""
    if not."""
    first, *more = [each.strip() for each in lines if each.strip()] or [""]
    named = more and len(first) <= LONGEST_NAME and not first.endswith(tuple(".:;,…。؟?!"))
    return first if named else ""


def raised(words: str) -> str:
    """Words that stand above the line, where that tells figures from those before them: 10⁻⁶, but
    21st."""
    return words if any(map(str.isalpha, words)) else words.translate(_RAISED)


def lowered(words: str) -> str:
    """The same for words that stand below the line: log₁₀ 5, but xmax."""
    return words if any(map(str.isalpha, words)) else words.translate(_LOWERED)


Shift = Callable[[str], str]
"""What is made of words above or below the line: `raised` or `lowered`."""

SHIFTS: dict[int, Shift] = {1: raised, 2: lowered}
"""The two by the numbers that workbooks of Excel give them."""


def shifted(text: str, runs: Sequence[tuple[int, Shift | None]]) -> str:
    """A text with its figures above and below the line as such; "" if none is. `runs` tell where a
    stretch begins, in units of UTF-16, and what is made of it."""
    if not any(shift for _begin, shift in runs):
        return ""
    units = text.encode("utf-16-le", "surrogatepass")
    begins = [0, *(2 * begin for begin, _shift in runs), len(units)]
    if begins != sorted(begins):
        return ""
    pieces = [units[begin:end].decode("utf-16-le", "replace") for begin, end in pairwise(begins)]
    shifts = [None, *(shift for _begin, shift in runs)]
    return "".join(
        shift(piece) if shift else piece for piece, shift in zip(pieces, shifts, strict=True)
    )
