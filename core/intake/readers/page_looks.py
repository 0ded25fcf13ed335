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
_BLOCK_LIKE = re.compile(
    r"display\s*:\s*(?:block|flex|grid|flow-root|list-item|table|table-row)\s*(?:;|!|$)",
    re.IGNORECASE,
)
_IN_ROWS = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)\s*(?:;|!|$)", re.IGNORECASE)
_CELL = re.compile(r"display\s*:\s*table-cell\s*(?:;|!|$)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;:]*:[^;]*line-through", re.IGNORECASE)
_KEPT = re.compile(r"white-space\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces)\b", re.IGNORECASE)
_CONTENT = re.compile(
    r"""(?:^|[;\s])content\s*:\s*((?:"[^"]*"|'[^']*'|attr\([\w-]+\)|\s)+)(?:;|!|$)"""
)
_STRING = re.compile(r""""([^"]*)"|'([^']*)'|attr\(([\w-]+)\)""")
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
        looks = (_NONE, _STRUCK, _KEPT, _BLOCK_LIKE, _IN_ROWS, _CELL)
        self._those: dict[re.Pattern[str], set[int]] = {look: set() for look in looks}

    def heed(self, tree: LexborHTMLParser) -> None:
        """Take in what the style sheets in a page say, on every screen."""
        for said, selector, rules in _rules(tree):
            nodes = _nodes(tree, _PUT.sub("", selector))
            if place := _PUT.search(selector):
                told = {node.mem_id: words for node in nodes if (words := _words(rules, node))}
                self.put[place[1].lower()].update(told)
                continue
            ids = [node.mem_id for node in nodes]
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

    def is_block(self, node: Node, style: str) -> bool:
        """Whether an element stands on lines of its own."""
        return self._is(_BLOCK_LIKE, node, style)

    def is_cell(self, node: Node, style: str) -> bool:
        """Whether an element stands beside others as cells do."""
        return self._is(_CELL, node, style)

    def is_beside_others(self, node: Node) -> bool:
        """Whether the element around one sets all that it holds apart."""
        above = node.parent
        return above is not None and self._is(_IN_ROWS, above, above.attributes.get("style") or "")

    def _is(self, look: re.Pattern[str], node: Node, style: str) -> bool:
        return node.mem_id in self._those[look] or look.search(style) is not None


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Each rule: the sheet in which it stands, its selectors one by one, and what it says."""
    for sheet in tree.css("style"):
        said = sheet.text()
        for selectors, rules in _RULE.findall(_BLOCK.sub("", said)):
            apart = selectors.split(",") if _PUT.search(selectors) else [selectors]
            yield from ((said, selector.strip(), rules) for selector in apart)


def _nodes(tree: LexborHTMLParser, selector: str) -> list[Node]:
    with suppress(SelectolaxError):
        return tree.css(selector.strip() or "*")
    return []


def _words(rules: str, node: Node) -> str:
    """What a rule puts beside an element, if those are words and no ornament."""
    told = _CONTENT.search(rules)
    strings = _STRING.findall(told[1]) if told else []
    parts = (
        (node.attributes.get(name) or "") if name else _ESCAPE.sub(_unescaped, one or other)
        for one, other, name in strings
    )
    words = "".join(parts)
    return words if any(letter.isalnum() for letter in words) else ""


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return (chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "") or found[2] or ""
