"""The words of a paragraph of an OpenDocument file, where nothing but its words is asked for.

Source: OpenDocument 1.3, part 3, 6.1 (blanks in a row are one; `s`, `tab` and `line-break` are
blanks that stay).
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from core.intake.readers.found import Shift
from core.intake.readers.package import Element, attribute, local, whole

MOST_REPEATED = 10_000
"""How often a blank is repeated at most."""

_BLANKS = re.compile(r"[ \t\r\n]+")
NONE: Mapping[str, Shift] = MappingProxyType({})
PARAGRAPHS = ("{*}p", "{*}h")
_ASIDE = frozenset(("annotation", "annotation-end", "note", "tracked-changes"))


class _Piece(NamedTuple):
    """Words as the file writes them, or blanks that are kept as they are."""

    told: str = ""
    kept: str = ""


def count_of(element: Element) -> int:
    """How many blanks an element stands for."""
    return min(whole(attribute(element, "c"), 1), MOST_REPEATED)


def words_of(paragraph: Element, shifts: Mapping[str, Shift] = NONE) -> str:
    """The words of a paragraph, without what is only hung onto them. `shifts` tells the styles that
    put figures above or below the line."""
    text = ""
    for piece in _pieces(paragraph, shifts):
        begins = text[-1:] in ("", " ", "\n", "\t")
        told = one_blank(piece.told)
        text += piece.kept or (told.lstrip(" ") if begins else told)
    return text.rstrip(" ")


def one_blank(text: str) -> str:
    """Words as XML has them: any blanks in a row are one."""
    return _BLANKS.sub(" ", text)


def _pieces(element: Element, shifts: Mapping[str, Shift]) -> Iterator[_Piece]:
    yield _Piece(element.text or "")
    for each in element:
        name = local(each.tag)
        if name == "s":
            yield _Piece(kept=" " * count_of(each))
        elif name in ("tab", "line-break"):
            yield _Piece(kept="\t" if name == "tab" else "\n")
        elif name not in _ASIDE:
            shift = shifts.get(attribute(each, "style-name"))
            for piece in _pieces(each, shifts):
                yield _Piece(shift(piece.told), piece.kept) if shift else piece
        yield _Piece(each.tail or "")


def text_of(element: Element | None) -> str:
    """The text that an element begins with."""
    return "" if element is None else str(element.text or "")


def paragraphs_of(element: Element) -> Iterator[str]:
    """The words of each paragraph in a part, without blanks around them."""
    for each in element.iter(*PARAGRAPHS):
        if words := " ".join(words_of(each).split()):
            yield words


def is_out_of_sight(field: Element) -> bool:
    """Whether a field hides its words by now."""
    return attribute(field, "is-hidden") == "true"


def filled_in(control: Element) -> str:
    """What a field of a form shows."""
    ways = ("current-value", "value", "label")
    return next(filter(None, (attribute(control, way) for way in ways)), "")


def tooltips(text: Element) -> Iterator[str]:
    """What links say when they are pointed at and do not show, each once."""
    links = ((_bare(attribute(e, "title")), _bare(words_of(e))) for e in text.iter("{*}a"))
    yield from dict.fromkeys(told for told, shown in links if told and told != shown)


def _bare(words: str) -> str:
    return " ".join(words.split())
