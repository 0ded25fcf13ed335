"""Figures above and below the line in the texts of a workbook of Excel: marks of footnotes and
exponents, which are no part of the number or word before them."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from core.intake.readers.found import Shift, lowered, raised
from core.intake.readers.package import Element, attribute, child, local

TEXTS = "xl/sharedStrings.xml"
"""The part with the texts that cells refer to."""

_SHIFTS: dict[str, Shift] = {"superscript": raised, "subscript": lowered}
SIGNS = tuple(name.encode() for name in _SHIFTS)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a character is written that XML cannot hold, or that would be taken for such a one."""


def shifted_texts(package: zipfile.ZipFile) -> dict[int, str]:
    """The texts that cells refer to by number, as far as figures in them are above or below the
    line."""
    if TEXTS not in package.namelist() or not holds_signs(package, TEXTS, SIGNS):
        return {}
    found = {}
    with package.open(TEXTS) as content:
        for number, (_event, text) in enumerate(etree.iterparse(content, tag="{*}si")):
            if told := shifted_text(text):
                found[number] = told
            text.clear()
    return found


def shifted_text(text: Element) -> str:
    """A text with its figures above and below the line as such; "" if it has none."""
    runs = [each for each in text if local(each.tag) == "r"]
    return "".join(map(_words, runs)) if any(map(_shift, runs)) else ""


def holds_signs(package: zipfile.ZipFile, part: str, signs: tuple[bytes, ...]) -> bool:
    """Whether a part has one of some short signs anywhere."""
    longest = max(map(len, signs))
    last = b""
    for chunk in _chunks(package, part):
        if any(sign in last + chunk for sign in signs):
            return True
        last = chunk[1 - longest :]
    return False


def _chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with package.open(part) as content:
        while chunk := content.read(1 << 20):
            yield chunk


def _words(run: Element) -> str:
    told = "".join(each.text or "" for each in run if local(each.tag) == "t")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)
    shift = _shift(run)
    return shift(text) if shift else text


def _shift(run: Element) -> Shift | None:
    place = child(run, "rPr", "vertAlign")
    return None if place is None else _SHIFTS.get(attribute(place, "val"))
