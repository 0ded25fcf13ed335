"""Raised figures in the texts of a workbook of Excel: marks of footnotes, which are no part of the
number or word before them."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from core.intake.readers.found import raised
from core.intake.readers.package import Element, attribute, child, local

TEXTS = "xl/sharedStrings.xml"
"""The part with the texts that cells refer to."""
_SIGN = b"superscript"


def raised_texts(package: zipfile.ZipFile) -> dict[int, str]:
    """The texts that cells refer to by number, as far as figures in them are raised."""
    if TEXTS not in package.namelist() or not holds_signs(package, TEXTS, (_SIGN,)):
        return {}
    found = {}
    with package.open(TEXTS) as content:
        for number, (_event, text) in enumerate(etree.iterparse(content, tag="{*}si")):
            if told := raised_text(text):
                found[number] = told
            text.clear()
    return found


def raised_text(text: Element) -> str:
    """A text with its raised figures as such; "" if it has none."""
    runs = [each for each in text if local(each.tag) == "r"]
    return "".join(map(_words, runs)) if any(map(_is_raised, runs)) else ""


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
    text = "".join(each.text or "" for each in run if local(each.tag) == "t")
    return raised(text) if _is_raised(run) else text


def _is_raised(run: Element) -> bool:
    place = child(run, "rPr", "vertAlign")
    return place is not None and attribute(place, "val") == "superscript"
