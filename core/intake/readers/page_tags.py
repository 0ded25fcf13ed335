"""What the elements of web pages are, by their names."""

import re
from collections.abc import Iterator
from typing import Any

Node = Any

SKIPPED = frozenset(
    {"script", "style", "head", "metadata", "rp", "annotation", "annotation-xml", "param"}
    | {"source", "track", "colgroup"}
)
"""What holds no words for a reader."""

UNSHOWN = frozenset(("noscript", "noframes", "noembed", "canvas"))
"""What holds words for browsers that lack something."""

PICTURES = frozenset(("img", "svg", "area"))
"""What is named as a picture anyway."""

APART = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table"), 2),
    **dict.fromkeys(("blockquote", "pre", "figure", "hr", "fieldset", "xmp", "listing"), 2),
    **dict.fromkeys(("menu", "dir", "plaintext"), 2),
    **dict.fromkeys(("address", "article", "aside", "dd", "div", "dt", "figcaption", "footer"), 1),
    **dict.fromkeys(("form", "header", "li", "main", "nav", "section", "tr"), 1),
    **dict.fromkeys(("details", "summary", "legend", "caption", "center", "body", "dialog"), 1),
    **dict.fromkeys(("option", "optgroup", "hgroup", "search"), 1),
}
"""Elements that stand on lines of their own, and how far from others: 2 leaves an empty line."""

_NUMBER = re.compile(r"\d{1,3}|[ivxl]{1,5}")
_MARK = re.compile(r"\d|[ivxl]{1,5}$|[^\W\d_]$|[*†‡§¶‖#]+$")
"""How the mark of a note begins, if it is not all of it."""
DRAWN = frozenset(("svg", "g", "path", "text", "a", "rect", "circle", "use", "symbol", "defs"))
"""Elements that are described by others within them."""


def children_of(node: Node) -> Iterator[Node]:
    """What an element holds."""
    each = node.first_child
    while each is not None:
        yield each
        each = each.next


def is_in_item(node: Node) -> bool:
    """Whether an element is in an item of a list."""
    return node.parent is not None and node.parent.tag == "li"


def leads_to_note(node: Node, words: str) -> bool:
    """Whether these words of an element that stands above the line are the mark of a note: such
    signs as notes have, which are a link of their own."""
    around = node.parent
    is_of_link = around.tag == "a" and around.text().strip() == words
    return (is_of_link or node.css_first("a") is not None) and _MARK.match(words) is not None


def is_mark(words: str) -> bool:
    """Whether words are the mark of a note: "[1]"."""
    return words[:1] == "[" and words[-1:] == "]" and is_number(words[1:-1])


def is_number(words: str) -> bool:
    """Whether words are the number of a note."""
    return _NUMBER.fullmatch(words) is not None
