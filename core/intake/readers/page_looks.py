"""How the elements of a web page look, by its style sheets and by themselves, as far as it changes
what a reader takes them for."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from core.intake.readers.page_sheets import (
    Told,
    declared,
    is_for_screens,
    own_ways_of_counting,
    rules_of,
)

Node = Any

_BLOCKS = frozenset(
    ("block", "flex", "grid", "flow-root", "list-item", "table", "table-row", "inline-flow-root")
)
_IN_ROWS = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_SHOWS = ("display", "visibility", "opacity")
_UNSEEN = ("hidden", "collapse")
_SIZE = re.compile(r"[\d.]+(?:[a-z]+|%)(?:/\S+)?\s+", re.IGNORECASE)
"""What stands before the fonts where their size is said with them."""


_VALUE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")
"""What stands for a value that has a name, and for another one where nothing has that name."""
DEEPEST = 5
"""How often one name stands for another at most."""


class PageLook:
    """What is said of one element, by property."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self.told = told

    @cached_property
    def display(self) -> str:
        """How it is put onto the page; "" where nothing says so."""
        return self.told.get("display", "").lower()

    @property
    def hides(self) -> bool:
        """Whether it is not shown, nor anything in it."""
        unseen = self.told.get("content-visibility", "").lower() == "hidden"
        return unseen or self.display == "none"

    @property
    def visible(self) -> bool | None:
        """Whether it is seen; None if that is as around it."""
        told = self.told.get("visibility", "").lower()
        return False if told in _UNSEEN else True if told == "visible" else None

    @property
    def strikes(self) -> bool:
        """Whether its words are struck out."""
        return "line-through" in self.told.get("text-decoration-line", "").lower()

    @property
    def keeps_lines(self) -> bool:
        """Whether it ends its lines where its code does."""
        return self.told.get("white-space", "").lower().startswith(("pre", "break-spaces"))

    @property
    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.display in _BLOCKS

    @property
    def is_cell(self) -> bool:
        """Whether it stands beside others as cells do."""
        return self.display == "table-cell"

    @property
    def sets_apart(self) -> bool:
        """Whether it sets all that it holds apart."""
        return self.display in _IN_ROWS

    @property
    def font(self) -> str:
        """The first of the fonts that it asks for, in small letters; "" if it asks for none."""
        families = _SIZE.split(self.told.get("font-family", ""))[-1]
        return families.partition(",")[0].strip(" \"'").lower()


_PLAIN = PageLook({})


class PageLooks:
    """The looks of the elements of a page, and of what stands beside their words."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._told: dict[tuple[int, str], Told] = {}
        self._important: dict[tuple[int, str], Told] = {}
        self._own: dict[str, tuple[Told, Told]] = {}
        self._names: Told = {}
        self._values: dict[str, set[str]] = {}
        self.own_ways: set[str] = set()
        self.with_more: set[int] = set()
        """The elements that something may stand beside the words of, by their ids in memory."""
        self.heed(tree)
        self.page = _PLAIN if tree.root is None else self.of(tree.root, tree.root.attributes)
        """How the whole page looks."""

    def heed(self, tree: LexborHTMLParser) -> None:
        """Take in what the style sheets in a page say for a screen."""
        sheets = [sheet.text() for sheet in tree.css("style") if _counts(sheet)]
        rules = [rule for sheet in sheets for rule in rules_of(sheet)]
        for rule in sorted(rules, key=lambda each: each.weight):
            names = {k: v for k, v in rule.told.items() if k.startswith("--")}
            self._names |= names
            nodes = _nodes(tree, rule.selector)
            for name in names if nodes else ():
                self._values.setdefault(name, set()).add(names[name])
            for node in nodes:
                key = (node.mem_id, rule.beside)
                if rule.beside:
                    self.with_more.add(node.mem_id)
                self._told.setdefault(key, {}).update(rule.told)
                if rule.important:
                    self._important.setdefault(key, {}).update(rule.important)
        self.own_ways.update(*map(own_ways_of_counting, sheets))

    def of(self, node: Node, attributes: Mapping[str, str | None]) -> PageLook:
        """How an element with these attributes looks. A whole page that is hidden is shown by a
        script once it is there."""
        look = self._look((node.mem_id, ""), attributes.get("style") or "")
        if look is not _PLAIN and node.tag in ("html", "body"):
            return PageLook({name: told for name, told in look.told.items() if name not in _SHOWS})
        return look

    def beside(self, node: Node, place: str) -> PageLook:
        """How that looks which stands beside the words of an element ("before", "after") or in the
        place of its number ("marker")."""
        return self._look((node.mem_id, place), "")

    def _look(self, key: tuple[int, str], style: str) -> PageLook:
        if not style and key not in self._told and key not in self._important:
            return _PLAIN
        own, own_important = self._declared(style)
        by_sheets, important = self._told.get(key, {}), self._important.get(key, {})
        told = {**by_sheets, **own, **important, **own_important}
        return PageLook({name: self._with_values(value) for name, value in told.items()})

    def _with_values(self, said: str) -> str:
        """What is said, with the values of the names in it that mean the same on all the page."""
        for _turn in range(DEEPEST):
            if "var(" not in said:
                break
            said = _VALUE.sub(self._value, said)
        return said

    def _value(self, found: re.Match[str]) -> str:
        values = self._values.get(found[1], set())
        if len(values) == 1:
            return next(iter(values))
        return found[0] if values or found[2] is None else found[2]

    def _declared(self, style: str) -> tuple[Told, Told]:
        if style not in self._own:
            self._own[style] = declared(style)
        return self._own[style]

    def named(self, name: str) -> str:
        """What a name such as "--title" stands for; "" if nothing gives it."""
        return self._names.get(name, "")


def _counts(sheet: Node) -> bool:
    """Whether a style sheet is one for screens."""
    kind = (sheet.attributes.get("type") or "text/css").strip().lower()
    return kind == "text/css" and is_for_screens(sheet.attributes.get("media") or "")


def _nodes(tree: LexborHTMLParser, selector: str) -> list[Node]:
    with suppress(SelectolaxError):
        return tree.css(selector)
    return []
