"""Words beside the cells of a sheet of Excel (.xlsx, .xlsm, .xlsb): boxes that lie over it, and
what runs above and below its printed pages.

Source: ECMA-376, part 1, 18.3.1.39 (codes in headers and footers) and 20.5.
"""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from core.intake.readers.excel_comments import parts_of, root_of
from core.intake.readers.excel_shifted import holds_signs
from core.intake.readers.package import Element, local

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z])')
_RUNNING = ("{*}oddHeader", "{*}oddFooter", "{*}evenHeader", "{*}evenFooter")
_FIRST = ("{*}firstHeader", "{*}firstFooter")


def words_beside(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """What boxes over a sheet say, and headers and footers that say more than a number, each
    once."""
    found = [*_in_boxes(package, sheet), *_running(package, sheet)]
    yield from dict.fromkeys(found)


def _in_boxes(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    for part in parts_of(package, sheet, "drawing"):
        root = root_of(package, part)
        for body in () if root is None else root.iter("{*}txBody"):
            if words := _words(body):
                yield words


def _words(body: Element) -> str:
    lines = (
        "".join(str(each.text or "") for each in line.iter() if local(each.tag) == "t")
        for line in body.iter("{*}p")
    )
    return " ".join(" ".join(lines).split())


def _running(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    if not sheet.endswith(".xml") or not holds_signs(package, sheet, (b"headerFooter",)):
        return
    with package.open(sheet) as content:
        for _event, each in etree.iterparse(content, tag=(*_RUNNING, *_FIRST)):
            said = _CODE.sub(" ", str(each.text or "").replace("&&", "\0")).replace("\0", "&")
            if any(map(str.isalpha, said)):
                yield " ".join(said.split())
