"""What a web page says beside its text: notes that appear when pointed at, names of what is drawn
or played, and what a script may show."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from core.intake.readers.found import Losses
from core.intake.readers.page_sheets import is_for_screens

Node = Any
Attributes = Mapping[str, str | None]

_IMPORTED = re.compile(r"""(?i)@import(?:\s+|(?=["']))(?:url\(\s*)?["']?([^"')\s;]+)""")
_BY = "mailto:"
_NAMED_OTHERWISE = frozenset(("audio", "video", "style", "link"))
"""Elements whose `title` is no note, or that are named by it."""
_IN_CODE = frozenset(("noscript", "noframes", "noembed", "iframe"))
"""Elements whose content the parser leaves as code."""
_LABELS = {"submit": "Submit", "reset": "Reset"}
"""What browsers write onto buttons that say nothing of their own."""
_ENDED_AT_ONCE = re.compile(
    rb"<(title|script|style|textarea|iframe|noscript|noframes|noembed|xmp|select|a)\b([^<>]*)/>",
    re.I,
)


def page_of(code: str | bytes) -> LexborHTMLParser:
    """A page as a browser with scripts has it, in UTF-8. XML has tags that end themselves; HTML
    would take all that follows for what is in such an element."""
    data = code.encode("utf-8", "replace") if isinstance(code, str) else code
    is_xml = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    code = _ENDED_AT_ONCE.sub(rb"<\1\2></\1>", data) if is_xml else data
    return LexborHTMLParser(code, scripting=True)


def note_on(node: Node, attributes: Attributes) -> str:
    """What appears when an element is pointed at, unless its words say so."""
    note = " ".join((attributes.get("title") or "").split())
    if not note or node.tag in _NAMED_OTHERWISE:
        return ""
    said = f"{words_of(node)} {attributes.get('alt') or ''}"
    return "" if note.casefold() in said.casefold() else note


def author_of(attributes: Attributes) -> str:
    """Who made a change, as Word writes it into a page; "" if nobody is named."""
    cited = attributes.get("cite") or ""
    return unquote(cited.removeprefix(_BY)) if cited.startswith(_BY) else ""


def words_of(node: Node) -> str:
    """All that an element holds, in one line."""
    if node.tag in _IN_CODE:
        return words_in_code(node.text())
    return " ".join(node.text(separator=" ").split())


def words_in_code(code: str) -> str:
    """The words of a page that is left as code, in one line."""
    body = page_of(code).body if code.strip() else None
    return "" if body is None else words_of(body)


def words_in_field(kind: str, attributes: Attributes) -> tuple[str, str]:
    """What a field shows, and what it would propose if it were empty."""
    proposed = attributes.get("placeholder") or ""
    value = attributes.get("alt" if kind == "image" else "value")
    if kind in _LABELS and value is None:
        return _LABELS[kind], ""
    return (value, proposed) if value else (proposed, "")


def name_of_played(node: Node, attributes: Attributes) -> str:
    """What a film or a recording is called."""
    source = node.css_first("source")
    address = attributes.get("src") or (source and source.attributes.get("src")) or ""
    return attributes.get("title") or file_in(address)


def file_in(address: str) -> str:
    """The name of the file at an address."""
    return address.rpartition("/")[2].partition("?")[0]


def called(tree: LexborHTMLParser) -> dict[str, str]:
    """The title of a page and its first heading, "" where it has none."""
    title = tree.head.css_first("title") if tree.head is not None else None
    found = {"title": title, "heading": tree.css_first("h1")}
    return {k: "" if node is None else " ".join(node.text().split()) for k, node in found.items()}


def tell_around(tree: LexborHTMLParser, losses: Losses) -> None:
    """Note what is not in the body of a page."""
    for sheet in dict.fromkeys(_sheets_elsewhere(tree)):
        losses.add("sheet", sheet)
    for unseen in tree.css("head noscript"):
        if words := words_of(unseen):
            losses.add("hidden", words)


def _sheets_elsewhere(tree: LexborHTMLParser) -> Iterator[str]:
    """The style sheets that a page takes from other files, which may hide words or put some in."""
    for link in tree.css("link[href]"):
        kinds = (link.attributes.get("rel") or "").lower().split()
        is_used = "stylesheet" in kinds and not {"alternate", "disabled"} & {
            *kinds,
            *link.attributes,
        }
        if is_used and is_for_screens(link.attributes.get("media") or ""):
            yield file_in(link.attributes.get("href") or "")
    for sheet in tree.css("style"):
        yield from map(file_in, _IMPORTED.findall(sheet.text()))


def is_speck(attributes: Attributes) -> bool:
    """Whether a picture is as small as those that only count visits."""
    return {attributes.get("width"), attributes.get("height")} <= {"0", "1"}


def names_of_drawn(node: Node) -> list[str]:
    """What a drawing is called and described as."""
    told = (each for each in node.iter() if each.tag in ("title", "desc"))
    return [words for each in told if (words := words_of(each))]


def inside(template: Node) -> LexborHTMLParser:
    """What a template holds, which the parser does not tell."""
    code = template.html or ""
    return page_of(code.partition(">")[2].rpartition("</")[0])


def proposals_of(datalist: Node) -> str:
    """What a field proposes to be chosen."""
    found = (
        each.attributes.get("label") or words_of(each) or each.attributes.get("value") or ""
        for each in datalist.css("option")
    )
    return " ".join(filter(None, found))
