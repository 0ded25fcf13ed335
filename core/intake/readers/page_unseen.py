"""What a web page says beside its text: notes that appear when pointed at, names of what is drawn
or played, and what a script may show."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

Node = Any
Attributes = Mapping[str, str | None]

_BY = "mailto:"
_NAMED_OTHERWISE = frozenset(
    ("iframe", "object", "embed", "audio", "video", "img", "style", "link")
)
"""Elements whose `title` is no note, or that are named anyway."""


def note_on(node: Node, attributes: Attributes) -> str:
    """What appears when an element is pointed at, unless its words say so."""
    note = " ".join((attributes.get("title") or "").split())
    if not note or node.tag in _NAMED_OTHERWISE:
        return ""
    return "" if note.casefold() in words_of(node).casefold() else note


def author_of(attributes: Attributes) -> str:
    """Who made a change, as Word writes it into a page; "" if nobody is named."""
    cited = attributes.get("cite") or ""
    return unquote(cited.removeprefix(_BY)) if cited.startswith(_BY) else ""


def words_of(node: Node) -> str:
    """All that an element holds, in one line."""
    return " ".join(node.text(separator=" ").split())


def name_of_played(node: Node, attributes: Attributes) -> str:
    """What a film or a recording is called."""
    source = node.css_first("source")
    address = attributes.get("src") or (source and source.attributes.get("src")) or ""
    return attributes.get("title") or file_in(address)


def file_in(address: str) -> str:
    """The name of the file at an address."""
    return address.rpartition("/")[2].partition("?")[0]


def names_of_drawn(node: Node) -> list[str]:
    """What a drawing is called and described as."""
    told = (each for each in node.iter() if each.tag in ("title", "desc"))
    return [words for each in told if (words := words_of(each))]


def inside(template: Node) -> LexborHTMLParser:
    """What a template holds, which the parser does not tell."""
    code = template.html or ""
    return LexborHTMLParser(code.partition(">")[2].rpartition("</")[0])


def proposals_of(datalist: Node) -> str:
    """What a field proposes to be chosen."""
    found = (
        each.attributes.get("label") or words_of(each) or each.attributes.get("value") or ""
        for each in datalist.css("option")
    )
    return " ".join(filter(None, found))
