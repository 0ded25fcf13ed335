"""What a person sees of the cells of a sheet that does not come in with them: that they are struck
through, or that nobody sees them, the words that a number format puts beside a number, comments on
them, where their words lead, and words in no cell.

Nothing of the program is imported here.
"""

import re
import unicodedata

from core.intake.readers.found import LONGEST_LOST, MOST_LOST, Found

_STRUCK, _UNSEEN = "", "\0"
"""What stands for the words of what is struck through, and of what nobody sees."""
_SIGNS = "%‰°"
"""Signs that say as much as words."""

MOST_OF_PAGES = 2
"""How many words stand beside the number of a page that say nothing else: "Page 3 of 7"."""


_LINKING = re.compile(r'\bHYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)


def linked_by(formula: str) -> str:
    """The address outside the workbook to which a formula leads, if it says one; else ""."""
    found = _LINKING.search(formula)
    address = found[1].replace('""', '"') if found else ""
    return "" if address.startswith("#") else address


class SheetLooks:
    """Of one sheet, gathered row by row."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, int], list[list[int]]] = {}
        self._count = 0
        self._comments: list[tuple[str, tuple[int, int, int]]] = []
        self._links: list[tuple[str, tuple[int, int, int]]] = []
        self._beside: list[str] = []

    def strike(self, row: int, column: int) -> None:
        """Note that a cell is struck through, by its place from 0."""
        self._note(_STRUCK, row, column)

    def hide(self, row: int, column: int) -> None:
        """Note that nobody sees a cell, or words in it, for how they appear."""
        self._note(_UNSEEN, row, column)

    def word(self, words: str, row: int, column: int) -> None:
        """Note the words beside the number in a cell, if there are any."""
        if says_something(words):
            self._note(words[:LONGEST_LOST], row, column)

    def comment(self, words: str, row: int, column: int) -> None:
        """Note a comment on a cell."""
        if words and len(self._comments) < MOST_LOST:
            self._comments.append((words[:LONGEST_LOST], (column + 1, row + 1, row + 1)))

    def link(self, address: str, words: str, row: int, column: int) -> None:
        """Note where the words in a cell lead, unless they say it."""
        said = " ".join(words.split()).removesuffix("/")
        is_said = address.removeprefix("mailto:").removesuffix("/") == said
        if address and not is_said and len(self._links) < MOST_LOST:
            self._links.append((address[:LONGEST_LOST], (column + 1, row + 1, row + 1)))

    @property
    def has_all_links(self) -> bool:
        """Whether no further link would be told."""
        return len(self._links) >= MOST_LOST

    def lies_beside(self, words: str) -> None:
        """Note words that are on a sheet, but in no cell."""
        if words and words not in self._beside and len(self._beside) < MOST_LOST:
            self._beside.append(words[:LONGEST_LOST])

    @property
    def holds_words(self) -> bool:
        """Whether there are words in no cell."""
        return bool(self._beside)

    def _note(self, words: str, row: int, column: int) -> None:
        spans = self._spans.setdefault((words, column), [])
        if spans and spans[-1][1] == row:
            spans[-1][1] = row + 1
        elif self._count < MOST_LOST:
            self._count += 1
            spans.append([row + 1, row + 1])

    @property
    def found(self) -> Found:
        """The words with a column, a first and a last row, and the same of comments, of links, of
        what is struck through, and of what nobody sees; all from 1. And words in no cell."""
        told = [
            (words, (column + 1, first, last))
            for (words, column), spans in self._spans.items()
            for first, last in spans
        ]
        return {
            "struck": [span for words, span in told if words == _STRUCK],
            "unseen": [span for words, span in told if words == _UNSEEN],
            "words": [each for each in told if each[0] not in (_STRUCK, _UNSEEN)],
            "comments": self._comments,
            "links": self._links,
            "beside": self._beside,
        }


def says_something(words: str) -> bool:
    """Whether words are more than signs that part, lead or close."""
    return any(
        sign.isalpha() or sign in _SIGNS or unicodedata.category(sign) == "Sc" for sign in words
    )


def says_more_than_pages(words: str, *, counts: bool) -> bool:
    """Whether what runs above or below pages says more than which page it is; `counts` tells that
    it has a number of pages beside its words."""
    return any(map(str.isalpha, words)) and not (counts and len(words.split()) <= MOST_OF_PAGES)
