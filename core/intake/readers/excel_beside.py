"""Words beside the cells of a sheet of Excel (.xlsx, .xlsm, .xlsb): boxes, charts and
controls that lie over it, messages that appear at cells, and what runs above and below its printed
pages.

Source: ECMA-376, part 1, 18.3.1.32 (messages), 18.3.1.39 (codes in headers and footers), 20.5 and
21.2; part 4, 14.2 (controls).
"""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from core.intake.readers.excel_around import elements_around_rows
from core.intake.readers.excel_comments import parts_of, root_of
from core.intake.readers.package import Element, attribute, local
from core.intake.readers.sheet_looks import says_more_than_pages

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z])')
_SECTION, _PAGES = re.compile("&[LCR]"), ("&P", "&N")
_RUNNING = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_MESSAGES = (("promptTitle", "prompt"), ("errorTitle", "error"))
_LONGEST_CONTROLS = 20 << 20

_CHARTS = ("chart", "chartEx", "diagramData")
"""What a drawing refers to that has words of its own."""


def words_beside(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """What boxes, charts and controls over a sheet say, the messages for its cells, and headers and
    footers that say more than a number, each once."""
    found = (*_drawn(package, sheet), *_on_controls(package, sheet), *_told(package, sheet))
    yield from dict.fromkeys(filter(None, found))


def running_words(told: str) -> str:
    """What a header or footer says in those of its sections that say more than a number."""
    found = []
    for section in _SECTION.split(told.replace("&&", "\0")):
        words = " ".join(_CODE.sub(" ", section).replace("\0", "&").split())
        if says_more_than_pages(words, counts=any(code in section for code in _PAGES)):
            found.append(words)
    return " ".join(found)


def message(title: str, text: str) -> str:
    """What appears at a cell, in one line: "Note: in days"."""
    return ": ".join(filter(None, (" ".join(each.split()) for each in (title, text))))


def _drawn(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    for drawing in parts_of(package, sheet, "drawing"):
        root = root_of(package, drawing)
        yield from _words_in(root)
        yield from _described(root)
        for kind in _CHARTS:
            for part in parts_of(package, drawing, kind):
                yield from _words_in(root_of(package, part))
                for shapes in parts_of(package, part, "chartUserShapes"):
                    yield from _words_in(root_of(package, shapes))


def _words_in(root: Element | None) -> Iterator[str]:
    """The words of each box, title or label of a part; those of a chart that are in cells are not
    told again."""
    for each in () if root is None else root.iter():
        lines = [line for line in each if local(line.tag) == "p"]
        if lines:
            yield " ".join(" ".join(map(_line, lines)).split())
        elif local(each.tag) in ("tx", "txData"):
            yield from (str(v.text or "") for v in each if local(v.tag) == "v")


def _described(root: Element | None) -> Iterator[str]:
    """What stands for pictures, charts and shapes where they cannot be seen."""
    for each in () if root is None else root.iter("{*}cNvPr"):
        yield " ".join(attribute(each, "descr").split())


def _line(line: Element) -> str:
    return "".join(str(each.text or "") for each in line.iter() if local(each.tag) == "t")


def _on_controls(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """What buttons and other controls say, in a part that is not always sound XML."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    for part in parts_of(package, sheet, "vmlDrawing"):
        if part not in package.namelist():
            continue
        with package.open(part) as content:
            root = etree.fromstring(content.read(_LONGEST_CONTROLS), parser)
        for shape in () if root is None else root.iter("{*}shape"):
            kinds = {attribute(each, "ObjectType") for each in shape.iter("{*}ClientData")}
            if kinds != {"Note"}:
                boxes = ("".join(each.itertext()) for each in shape.iter("{*}textbox"))
                yield " ".join(" ".join(boxes).split())


def _told(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    if not sheet.endswith(".xml"):
        return
    names = (*_RUNNING, "dataValidation")
    for name, each in elements_around_rows(package, sheet, *names):
        if name in _RUNNING:
            yield running_words(str(each.text or ""))
        else:
            yield from (message(*(attribute(each, n) for n in told)) for told in _MESSAGES)
