"""What the style sheets in a web page, and its elements themselves, say of how words look, as far
as it changes what a reader takes them for."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from core.intake.readers.page_lists import form_in

Node = Any

_NONE = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;:]*:[^;]*line-through", re.IGNORECASE)
_KEPT = re.compile(r"white-space\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces)\b", re.IGNORECASE)
_CONTENT = re.compile(r"""(?:^|[;\s])content\s*:\s*((?:"[^"]*"|'[^']*'|\s)+)(?:;|!|$)""")
_STRING = re.compile(r""""([^"]*)"|'([^']*)'""")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_PUT = re.compile(r"::?(before|after)\s*$", re.IGNORECASE)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)


class PageLooks:
    """Which elements of a page are hidden, struck out or keep their line ends; how its lists are
    numbered (by the ids of the elements in memory); and what style sheets put before and after the
    words of an element."""

    def __init__(self) -> None:
        self.forms: dict[int, str] = {}
        self.put: Mapping[str, dict[int, str]] = {"before": {}, "after": {}}
        self._those: dict[re.Pattern[str], set[int]] = {_NONE: set(), _STRUCK: set(), _KEPT: set()}

    def heed(self, tree: LexborHTMLParser) -> None:
        """Take in what the style sheets in a page say, on every screen."""
        for said, selector, rules in _rules(tree):
            ids = _ids(tree, _PUT.sub("", selector))
            if place := _PUT.search(selector):
                if words := _words(rules):
                    self.put[place[1].lower()].update(dict.fromkeys(ids, words))
                continue
            for look, those in self._those.items():
                if look.search(rules):
                    those.update(ids)
            form = form_in(rules)
            if form and not (form == "none" and "counter(" in said):  # counters stand in its place
                self.forms.update(dict.fromkeys(ids, form))

    def hides(self, node: Node, style: str) -> bool:
        """Whether an element, which has a style of its own, is not shown."""
        return self._is(_NONE, node, style)

    def strikes(self, node: Node, style: str) -> bool:
        """Whether the words of an element are struck out."""
        return self._is(_STRUCK, node, style)

    def keeps_lines(self, node: Node, style: str) -> bool:
        """Whether an element ends its lines where its code does."""
        return self._is(_KEPT, node, style)

    def _is(self, look: re.Pattern[str], node: Node, style: str) -> bool:
        return node.mem_id in self._those[look] or look.search(style) is not None


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Each rule: the sheet in which it stands, its selectors one by one, and what it says."""
    for sheet in tree.css("style"):
        said = sheet.text()
        for selectors, rules in _RULE.findall(_BLOCK.sub("", said)):
            apart = selectors.split(",") if _PUT.search(selectors) else [selectors]
            yield from ((said, selector.strip(), rules) for selector in apart)


def _ids(tree: LexborHTMLParser, selector: str) -> list[int]:
    with suppress(SelectolaxError):
        return [node.mem_id for node in tree.css(selector.strip() or "*")]
    return []


def _words(rules: str) -> str:
    """What a rule puts beside an element, if those are words and no ornament."""
    told = _CONTENT.search(rules)
    strings = _STRING.findall(told[1]) if told else []
    words = _ESCAPE.sub(_unescaped, "".join(one or other for one, other in strings))
    return words if any(letter.isalnum() for letter in words) else ""


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return (chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "") or found[2] or ""
