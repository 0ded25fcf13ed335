"""What a web page's style sheets count, and what they put beside words.

Sources: CSS Lists 3 (4, counters, and their scope), CSS Content 3.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from unicodedata import category

from core.intake.readers.found import Losses
from core.intake.readers.page_lists import is_known, written
from core.intake.readers.page_looks import PageLook, PageLooks
from core.intake.readers.page_sheets import apart
from core.intake.readers.word_numbers import number_in

Node = Any

OF_LIST = "list-item"
"""The counter that the items of every list have."""
MOST_NAMED, LONGEST = 10, 10_000
"""How often a name may stand for another one, and how long what is put somewhere may be so."""

_PARTS = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|(?P<act>[\w-]+)\((?P<of>(?:[^()"']|"[^"]*"|'[^']*')*)\)|(?P<word>[\w-]+)|(?P<rest>/)""",
    re.DOTALL,
)
_NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()\"']|\"[^\"]*\"|'[^']*')*))?\)")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_COUNTED = re.compile(r"([^\s\d][\w-]*)(?:\s+(-?\d+))?")
_BULLETS = "•‣◦·∙▪"
_QUOTES = (("“", "”"), ("‘", "’"))


class _Counter(NamedTuple):
    """A counter that goes for all that is in its element's parent, and behind it."""

    value: int
    parent: int


class Counters:
    """The counters of a page, as they stand at the element that is read. `items` has the numbers of
    items in their lists, by their ids in memory."""

    def __init__(self, looks: PageLooks, items: Mapping[int, int], losses: Losses) -> None:
        self._looks, self._items, self._losses = looks, items, losses
        self._open: dict[str, list[_Counter]] = {}
        self._of_parent: dict[int, list[str]] = {}
        self._quotes = 0

    def begin(self, look: PageLook, parent: int) -> None:
        """Count as an element says with this look, which stands in another."""
        for name, value in _counts(look, "counter-reset", 0):
            self._begin(name, value, parent)
        for name, step in _counts(look, "counter-increment", 1):
            self._set(name, self._value(name) + step, parent)
        for name, value in _counts(look, "counter-set", 0):
            self._set(name, value, parent)

    def end(self, node: Node) -> None:
        """Forget what was counted within an element alone."""
        for name in self._of_parent.pop(node.mem_id, ()):
            self._open[name].pop()

    def beside(self, node: Node, place: str) -> tuple[PageLook, str]:
        """What stands before or after the words of an element, or in the place of its number."""
        look = self._looks.beside(node, place)
        if look.hides or look.visible is False:
            return look, ""
        self.begin(look, node.mem_id)
        return look, self._content(node, look.told.get("content", ""))

    def _begin(self, name: str, value: int, parent: int) -> None:
        counters = self._open.setdefault(name, [])
        if counters and counters[-1].parent == parent:
            counters.pop()
        else:
            self._of_parent.setdefault(parent, []).append(name)
        counters.append(_Counter(value, parent))

    def _set(self, name: str, value: int, parent: int) -> None:
        counters = self._open.get(name)
        if counters:
            counters[-1] = counters[-1]._replace(value=value)
        else:
            self._begin(name, value, parent)

    def _value(self, name: str) -> int:
        counters = self._open.get(name)
        return counters[-1].value if counters else 0

    def _content(self, node: Node, told: str) -> str:
        """The words of what is put somewhere; "" for ornaments."""
        for _turn in range(MOST_NAMED):
            if "var(" not in told or len(told) > LONGEST:
                break
            told = _NAMED.sub(lambda found: self._looks.named(found[1]) or found[2] or "", told)
        words = ""
        for part in _PARTS.finditer(told):
            if part["rest"]:
                break
            words += self._part(node, part)
        return words if any(map(_says_something, words)) else ""

    def _part(self, node: Node, part: re.Match[str]) -> str:
        if part["string"]:
            return _ESCAPE.sub(_unescaped, part["string"][1:-1])
        if part["word"]:
            return self._quote(part["word"].lower())
        name, *more = apart(part["of"])
        act = (part["act"] or "").lower()
        if act == "attr":
            return str(node.attributes.get(name.split()[0] if name else "") or "")
        if act == "counter":
            return self._written(self._values(node, name)[-1], more[0] if more else "decimal")
        if act == "counters" and more:
            form = more[1] if len(more) > 1 else "decimal"
            values = (self._written(each, form) for each in self._values(node, name))
            return _ESCAPE.sub(_unescaped, more[0][1:-1]).join(values)
        return ""

    def _values(self, node: Node, name: str) -> list[int]:
        """The values of a counter, the outermost first."""
        if name != OF_LIST:
            return [each.value for each in self._open.get(name) or [_Counter(0, 0)]]
        found = []
        above = node
        while above is not None:
            if above.mem_id in self._items:
                found.append(self._items[above.mem_id])
            above = above.parent
        return found[::-1] or [0]

    def _written(self, count: int, form: str) -> str:
        said = written(count, form)
        if not is_known(form) and "numbers" not in self._losses.found:
            self._losses.add("numbers", said)
        return said

    def _quote(self, word: str) -> str:
        if word == "open-quote":
            self._quotes += 1
            return _QUOTES[(self._quotes - 1) % 2][0]
        if word == "close-quote":
            self._quotes = max(self._quotes - 1, 0)
            return _QUOTES[self._quotes % 2][1]
        return ""


def _counts(look: PageLook, act: str, usual: int) -> list[tuple[str, int]]:
    """The counters that a look begins, raises or sets, each with a number."""
    told = look.told.get(act, "")
    found = _COUNTED.findall(told) if told and told.lower() != "none" else []
    return [(name, number_in(number, usual)) for name, number in found]


def _says_something(letter: str) -> bool:
    """Whether a sign is more than an ornament."""
    return category(letter)[0] in "LNPC" and letter not in _BULLETS and category(letter) != "Co"


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return (chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "") or found[2] or ""
