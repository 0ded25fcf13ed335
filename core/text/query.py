"""What is typed into a search: words, "quoted phrases", and filters such as party:UA.

Any text is a query; nothing is refused. A filter narrows by what a record says about itself (see
`core.views.search.filters`); everything else is words that its texts must contain, as beginnings or
parts of words.
"""

import re

import msgspec

from core.text.folding import QUOTES, sought

FILTERS = ("party", "point", "round", "kind", "type", "tag", "author", "is", "after", "before")
"""The names of filters, which are part of the query language and the same in every language."""

MOST, LONGEST = 12, 80
"""The most words to search for, and the most letters of each; more would find the same."""

_QUOTES = re.compile(f"[{QUOTES}＂｢｣]")
"""Whether typed or pasted, these mark a phrase as straight quotes do."""

_PART = re.compile(
    r'(?:(?P<name>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)


class QueryFilter(msgspec.Struct, frozen=True):
    """One `name:value`; `start` and `end` are its place in what was typed."""

    name: str
    value: str
    start: int
    end: int


class Query(msgspec.Struct, frozen=True):
    """A parsed query. `words` are folded and include phrases."""

    text: str = ""
    words: tuple[str, ...] = ()
    filters: tuple[QueryFilter, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search for yet."""
        return not self.words and not any(each.value for each in self.filters)


def parse(text: str) -> Query:
    """The query that a text means; every text means one."""
    words: list[str] = []
    filters: list[QueryFilter] = []
    plain = _QUOTES.sub('"', text.replace("\0", " "))
    for found in _PART.finditer(plain):
        name = (found["name"] or "").lower()
        if name in FILTERS:
            value = found["quoted"] if found["quoted"] is not None else found["value"]
            filters.append(QueryFilter(name, value.strip(), found.start(), found.end()))
        elif found["phrase"] is not None:
            words.append(_phrase(found["phrase"]))
        else:
            words.append(_word(found.group()))
    kept = dict.fromkeys(word for word in words if word.strip())
    return Query(plain, tuple(kept)[:MOST], tuple(filters))


def _word(text: str) -> str:
    """A word or its beginning, whether or not it is marked as one: `terri*`."""
    word = text.replace('"', "")
    return sought(sought(word.rstrip("*") or word)[:LONGEST])


def _phrase(text: str) -> str:
    return sought(sought(text)[:LONGEST])


def quoted(value: str) -> str:
    """A filter's value as it would be typed."""
    plain = value.replace('"', "")
    return f'"{plain}"' if " " in plain or not plain else plain
