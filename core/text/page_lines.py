"""Texts that go on from page to page, and what is printed on page after page and is no part of
them: running titles and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_MOST = 6
"""So many lines at the top and at the foot of a page are looked at."""
_FEWEST = 3
"""On fewer pages than this nothing runs."""
_SHARE = 0.4
"""What stands on this share of the pages runs: left and right pages may differ."""
_PAGE = frozenset(
    {"page", "p", "seite", "s", "página", "pagina", "страница", "стр", "сторінка", "صفحة"}
)
"""The only words that a number alone can follow that goes up with the pages: articles do, too."""
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_END = re.compile(r"\f(?=(.?))")


class PageText(NamedTuple):
    """A text without its running lines, and these, each once as it stands first: from the top of
    pages, and from the foot."""

    text: str
    top: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def without_running_lines(text: str) -> PageText:
    """The text, its pages parted by form feeds as before, without the lines that are the same at
    the top or the foot of many pages, or the same but for a number that goes up with the pages."""
    pages = [page.split("\n") for page in text.split("\f")]
    tops = _running(pages)
    left = [page[many:] for page, many in zip(pages, tops, strict=True)]
    feet = _running([page[::-1] for page in left])
    told = ["\n".join(page[: len(page) - many]) for page, many in zip(left, feet, strict=True)]
    top = (line for page, many in zip(pages, tops, strict=True) for line in page[:many])
    foot = (
        line for page, many in zip(left, feet, strict=True) for line in page[len(page) - many :]
    )
    return PageText("\f".join(told), _once(top), _once(foot))


def _running(pages: Sequence[Sequence[str]]) -> list[int]:
    """How many lines at the beginning of each page run."""
    enough = max(_FEWEST, _SHARE * sum(any(map(str.strip, page)) for page in pages))
    found = [0] * len(pages)
    for _line in range(_MOST):
        keys = [
            {*_keys(page[at], n)} if at < len(page) else set()
            for n, (page, at) in enumerate(zip(pages, found, strict=True))
        ]
        often = Counter(key for of_page in keys for key in of_page)
        running = {key for key, count in often.items() if count >= enough}
        if not running:
            break
        found = [
            at + (not of_page.isdisjoint(running)) for at, of_page in zip(found, keys, strict=True)
        ]
    return found


def _keys(line: str, page: int) -> Iterator[str]:
    """What a line has in common with those of other pages: its words, or its words and the
    difference of a number in it and the page's; nothing where it is blank."""
    said = " ".join(line.split())
    if said and not said.isdecimal():
        yield said
    for found in _NUMBER.finditer(said):
        rest = f"{said[: found.start()]}{said[found.end() :]}".strip(" .:-\u2013|")
        if rest.isalpha() and rest.casefold() not in _PAGE:
            continue
        yield f"{said[: found.start()]}\0{int(found[0]) - page}\0{said[found.end() :]}"


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines that differ in more than their numbers, each once."""
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(_NUMBER.sub("0", line.strip()), line.strip())
    return tuple(each for each in first.values() if each)


def on_one_page(text: str) -> str:
    """The text with line ends for its page ends, or blanks within a sentence; no longer or
    shorter."""
    return _PAGE_END.sub(lambda end: " " if end[1].islower() else "\n", text)
