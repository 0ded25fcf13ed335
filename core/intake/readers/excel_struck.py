"""What is struck through in a workbook of Excel: cells by their style, and words in their texts."""

import zipfile

from lxml import etree

from core.intake.readers.excel_shifted import TEXTS, holds_signs
from core.intake.readers.package import Element, attribute, child, local, whole

_SIGN = b"strike"
_NO = ("0", "false")


def struck_styles(styles: Element | None) -> set[int]:
    """The numbers of the styles of cells whose words are struck through."""
    fonts = child(styles, "fonts")
    struck = {at for at, font in enumerate(() if fonts is None else fonts) if _is_struck(font)}
    formats = child(styles, "cellXfs")
    found = enumerate(() if formats is None else formats)
    return {at for at, each in found if whole(attribute(each, "fontId"), 0) in struck}


def struck_texts(package: zipfile.ZipFile) -> set[int]:
    """The numbers of the texts that cells refer to, of which words are struck through."""
    if TEXTS not in package.namelist() or not holds_signs(package, TEXTS, (_SIGN,)):
        return set()
    found = set()
    with package.open(TEXTS) as content:
        for number, (_event, text) in enumerate(etree.iterparse(content, tag="{*}si")):
            if has_struck(text):
                found.add(number)
            text.clear()
    return found


def has_struck(text: Element) -> bool:
    """Whether words of a text are struck through."""
    runs = (child(each, "rPr") for each in text if local(each.tag) == "r")
    return any(look is not None and _is_struck(look) for look in runs)


def _is_struck(font: Element) -> bool:
    strike = child(font, "strike")
    return strike is not None and attribute(strike, "val", "1") not in _NO
