"""Links as Markdown writes them, whose brackets contest nothing: `[words](address)`, or
`[words][name]` with a line `[name]: address`. What follows a pair tells whether it is a link.
"""

import re
from collections.abc import Iterator, Mapping

from core.text.patterns import pattern

_ADDRESS = (
    r"(?:<[^<>\n]+>|(?:(?:[a-zA-Z][a-zA-Z\d+.-]{1,20}://|mailto:|tel:|www\.|#|\.{1,2}/)"
    r"[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*){0,9}"
    r"|[\w./%~-]{1,200}\.(?:html?|md|pdf|docx?|odt|txt|png|jpe?g|gif|svg|webp)(?:[?#][^\s()]*)?))"
)
_TITLE = r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
_TARGET = pattern(rf"(?<=\])\({_ADDRESS}{_TITLE}\)")
_NAMED = pattern(rf"^ {{0,3}}\[([^\[\]\n]{{1,80}})\]:[ \t]*{_ADDRESS}{_TITLE}[ \t]*$", re.MULTILINE)
_NAME = pattern(r"\[([^\[\]\n]{0,80})\]")
_COUNT = pattern(r"\[\d{1,3}\]")


def link_signs(text: str) -> set[int]:
    """The places of the square brackets that are parts of links, or of lines that say where links
    lead to."""
    if "](" not in text and "]:" not in text:
        return set()
    lines = [*_NAMED.finditer(text)]
    names = {_plain(found[1]) for found in lines}
    ends = {found.start(1) - 1: found.end() for found in lines}
    return {at for span in _links(text, names, ends) for at in _signs(text, *span)}


def without_targets(text: str) -> str:
    """The text without where its links lead to, which is no part of what it says."""
    if "](" in text:
        text = _TARGET.sub("", text)
    return _NAMED.sub("", text) if "]:" in text else text


def _links(text: str, names: set[str], ends: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """The pairs that are links, by where they open, where they close, and where the link ends;
    `ends` are those of the lines that name one, by where their pair opens."""
    waiting: list[int] = []
    passed = 0
    for found in re.finditer(r"[\[\]]", text):
        at = found.start()
        if at < passed:
            continue
        if found[0] == "[":
            waiting.append(at)
        elif waiting:
            start = waiting.pop()
            end = ends.get(start) or _end(text, start, at, names)
            if end:
                passed = end
                yield start, at, end


def _end(text: str, start: int, close: int, names: set[str]) -> int:
    """Where the link of a pair ends; 0 if the pair is none."""
    target = _TARGET.match(text, close + 1)
    if target:
        return target.end()
    if not names:
        return 0
    said, named = _plain(text[start + 1 : close]), _NAME.match(text, close + 1)
    if named and (_plain(named[1]) or said) in names:
        return named.end()
    return close + 1 if said in names else 0


def _signs(text: str, start: int, close: int, end: int) -> Iterator[int]:
    yield from (start, close)
    if _COUNT.fullmatch(text, start + 1, close):
        yield from (start + 1, close - 1)
    yield from (at for at in range(close + 1, end) if text[at] in "[]")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
