"""Style sheets of web pages: the rules in them that count on a screen.

Sources: CSS Syntax 3, CSS Nesting 1, Cascade 4, Selectors 4 (17, specificity), Media Queries 5.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.intake.readers import page_appearance

HEEDED = frozenset(
    (
        *("display", "visibility", "content-visibility", "white-space"),
        *("content", "counter-reset", "counter-increment", "counter-set", "font-family"),
        *("list-style-type", "text-decoration-line", *page_appearance.TOLD),
    )
)
"""What is read of what rules say; and what they give a name to (`--name`)."""
_SHORT = {
    "text-decoration": ("text-decoration-line",),
    "list-style": ("list-style-type",),
    "font": ("font-family", "font-size"),
    "background": ("background-color",),
    "-webkit-background-clip": ("background-clip",),
    "overflow-x": ("overflow",),
    "overflow-y": ("overflow",),
}
"""Properties that say several things at once, or by another name, by what is read of them."""

WIDTH, HEIGHT, LETTER = 1280, 800, 16
"""The screen on which a page is taken to be shown, and the size of its letters, in pixels."""

MOST_SELECTORS, DEEPEST = 1_000, 30
"""How many selectors rules that stand inside others may come to, and how deep they may stand."""

_PIECE = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\."""
    r"""|[{}();\[\],]|[^"'\\{}();\[\],/]+|/|\\""",
    re.DOTALL,
)
_HTML_REMARK = re.compile("<!--|-->")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_CONDITIONS = ("@media", "@supports", "@layer", "@container", "@document", "@-moz-document")
_BESIDE = re.compile(r"::?(before|after|marker)\s*$", re.IGNORECASE)
_NO_WEIGHT = re.compile(r""":where\([^)]*\)|"[^"]*"|'[^']*'""")
_IDS, _TYPES = re.compile(r"#[\w-]"), re.compile(r"(?:^|[\s>+~(,])[a-zA-Z]|::")
_CLASSES = re.compile(r"\.[\w-]|\[|(?<!:):(?!not\b|is\b|has\b|before\b|after\b)[\w-]")
_LENGTH = re.compile(r"([\d.]+)\s*(px|r?em|)")
_COMPARED = re.compile(r"(.*?)\s*(<=?|>=?|=)\s*(.*)", re.DOTALL)

Told = dict[str, str]
"""What a rule says, by property."""


class StyleRule(NamedTuple):
    """What is said of the elements that a selector finds, or of what stands `beside` their words;
    a rule of more weight, (ids, classes, types), counts before others."""

    selector: str
    beside: str
    weight: tuple[int, int, int]
    told: Told
    important: Told


def declared(style: str) -> tuple[Told, Told]:
    """What an element says of its own look; and what of it is important."""
    block = _Block(("",))
    for said, _end in _statements(style):
        block.declare(said)
    return block.told, block.important


def rules_of(sheet: str) -> Iterator[StyleRule]:
    """The rules of a sheet that say something of what is heeded."""
    open_blocks = [_Block(("",))]
    for said, end in _statements(_HTML_REMARK.sub("", sheet)):
        if end == "{":
            is_deep = len(open_blocks) > DEEPEST
            open_blocks.append(_Block(()) if is_deep else open_blocks[-1].opened(said))
            continue
        open_blocks[-1].declare(said)
        if end == "}" and len(open_blocks) > 1:
            yield from open_blocks.pop().rules()
    while len(open_blocks) > 1:
        yield from open_blocks.pop().rules()


def own_ways_of_counting(sheet: str) -> set[str]:
    """The names of the ways of counting that a sheet makes."""
    return set(re.findall(r"@counter-style\s+([\w-]+)", sheet))


def is_for_screens(media: str) -> bool:
    """Whether what is said for media such as "screen and (min-width: 30em)" counts."""
    return not media.strip() or any(map(_is_met, apart(media.casefold())))


def _statements(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each sign that begins or ends something, and that sign."""
    said: list[str] = []
    depth = 0
    for piece in _PIECE.findall(sheet):
        if piece.startswith("/*"):
            continue
        if not depth and piece in ("{", ";", "}"):
            yield "".join(said).strip(), piece
            said = []
            continue
        depth = max(depth + (piece in ("(", "[")) - (piece in (")", "]")), 0)
        said.append(piece)
    yield "".join(said).strip(), ";"


def apart(text: str) -> list[str]:
    """What stands between commas outside of brackets."""
    found, depth = [""], 0
    for piece in _PIECE.findall(text):
        depth += (piece in ("(", "[")) - (piece in (")", "]"))
        if piece == "," and not depth:
            found.append("")
        else:
            found[-1] += piece
    return [each.strip() for each in found]


class _Block:
    """What stands between two braces, for all that is found by some selectors."""

    def __init__(self, selectors: Sequence[str], *, counts: bool = True) -> None:
        self._selectors, self._counts = selectors, counts
        self.told: Told = {}
        self.important: Told = {}

    def opened(self, said: str) -> "_Block":
        """A block within this one."""
        if not said.startswith("@"):
            pairs = ((over, each) for over in self._selectors for each in apart(said))
            found = [_nested(over, each) for over, each in pairs][:MOST_SELECTORS]
            return _Block(found, counts=self._counts)
        name, _blank, condition = said.partition(" ")
        name, _bracket, rest = name.partition("(")
        is_met = name.lower() in _CONDITIONS
        if name.lower() == "@media":
            is_met = is_for_screens(condition if not rest else said.removeprefix(name))
        elif name.lower() == "@supports":
            is_met = not condition.lower().startswith("not")
        return _Block(self._selectors, counts=self._counts and is_met)

    def declare(self, said: str) -> None:
        """Take one declaration, such as "display: none"."""
        name, colon, value = said.partition(":")
        name = name.strip()
        own = name.startswith("--")
        for of in (name,) if own else _SHORT.get(name.lower(), (name.lower(),)):
            if colon and (own or of in HEEDED):
                plain = _IMPORTANT.sub("", value)
                (self.told if plain == value else self.important)[of] = plain.strip()

    def rules(self) -> Iterator[StyleRule]:
        """The rules that it comes to."""
        if not self._counts or not (self.told or self.important):
            return
        for selector in filter(None, self._selectors):
            beside = _BESIDE.search(selector)
            of = _BESIDE.sub("", selector) if beside else selector
            place = beside[1].lower() if beside else ""
            yield StyleRule(of.strip() or "*", place, _weight(selector), self.told, self.important)


def _nested(over: str, selector: str) -> str:
    if "&" in selector:
        return selector.replace("&", over or ":root")
    return f"{over} {selector}".strip()


def _weight(selector: str) -> tuple[int, int, int]:
    """How much a selector counts (Selectors 4, 17)."""
    bare = _NO_WEIGHT.sub("", selector)
    ids, classes, types = (len(each.findall(bare)) for each in (_IDS, _CLASSES, _TYPES))
    return ids, classes, types


def _is_met(query: str) -> bool:
    """Whether the screen is what a query asks for."""
    query = query.removeprefix("only ").strip()
    if query.startswith("not "):
        return not _is_met(query[4:])
    return all(map(_has, re.split(r"\s+and\s+", query)))


def _has(asked: str) -> bool:
    if not asked.startswith("("):
        return asked in ("", "all", "screen")
    inner = asked.strip("() ")
    name, _colon, value = (each.strip() for each in inner.partition(":"))
    if compared := _COMPARED.fullmatch(inner):
        return _is_between(compared)
    sizes = {"width": WIDTH, "device-width": WIDTH, "height": HEIGHT, "device-height": HEIGHT}
    bound, _dash, of = name.partition("-")
    if bound in ("min", "max") and of in sizes:
        length = _pixels(value)
        return sizes[of] >= length if bound == "min" else sizes[of] <= length
    return (name, value) in _SCREEN


_SCREEN = frozenset(
    (
        *(
            ("prefers-color-scheme", "light"),
            ("orientation", "landscape"),
            ("scripting", "enabled"),
        ),
        *(("hover", "hover"), ("any-hover", "hover"), ("pointer", "fine"), ("color", "")),
        *(("prefers-reduced-motion", "no-preference"), ("update", "fast"), ("hover", "")),
    )
)


def _is_between(compared: re.Match[str]) -> bool:
    """Whether a comparison holds, such as "width >= 30em" or "300px < width < 600px"."""
    left, sign, right = compared.groups()
    more = _COMPARED.fullmatch(right)
    first, second = _amount(left), _amount(more[1] if more else right)
    holds = {"<": first < second, "<=": first <= second, ">": first > second}
    holds |= {">=": first >= second, "=": first == second}
    return holds[sign] and (more is None or _is_between(more))


def _amount(said: str) -> float:
    return {"width": float(WIDTH), "height": float(HEIGHT)}.get(said.strip()) or _pixels(said)


def _pixels(length: str) -> float:
    """A length in pixels; 0 if it is none."""
    found = _LENGTH.fullmatch(length.strip())
    number = found[1] if found and found[1].count(".") < 2 and found[1] != "." else "0"
    return float(number) * (LETTER if found and found[2].endswith("em") else 1)
