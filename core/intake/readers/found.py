"""What readers answer with, and what bounds them.

Nothing of the program is imported in this folder but this folder.
"""

from collections.abc import Callable

MOST_UNPACKED = 200 << 20
"""The most that a zipped document may unpack to, in bytes."""

MOST_PAGES = 5_000

MOST_LOOKED_AT, MOST_HEADING, MOST_PARAGRAPHS = 3_000, 200, 50
"""How many characters of the first page are searched for a heading, the longest a heading may be,
and how many paragraphs of a Word file are searched."""
LONGEST_NAME = 120
"""The longest first line that can be a document's title, in characters."""

Found = dict[str, object]
Tell = Callable[[str], None]
"""Receives a line about progress: how many parts are read, and of how many."""


class RefusedError(Exception):
    """The document cannot be read; the message is one word for the parent to turn into a
    sentence."""
