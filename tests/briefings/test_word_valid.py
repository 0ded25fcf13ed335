"""What Word would call damaged is not written: it wants parts, properties and names as the standard
has them (ISO 29500-1, annex A), where other programs take anything."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from lxml import etree

from briefings.compose import compose
from briefings.sections import ALL_SECTIONS
from briefings.tracked import tracked
from briefings.word import word
from core.model.records import Line
from core.text.redline import redline
from tests.briefings.packs import recipe, rich
from tests.briefings.test_tracked import MADE, PAIRS
from tests.briefings.test_word import ARABIC, HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHANGES = ("ins", "del", "moveFrom", "moveTo")
TEXT = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr"),
    *("shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish"),
)
ORDER = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
        *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    ),
    "rPr": (*CHANGES, *TEXT),
    "numPr": ("ilvl", "numId", "ins"),
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
    "tblPr": (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
        *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
    ),
    "tcPr": (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
        *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    ),
    "sectPr": (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
        *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
        *("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
    ),
    "num": ("abstractNumId", "lvlOverride"),
    "tbl": ("bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "tr"),
    "tr": ("tblPrEx", "trPr", "tc"),
}
"""What stands in an element, in the order in which it must."""
REPEATED = {"headerReference", "footerReference", "tr", "tc", "lvlOverride"}
NAMED = ("bookmarkStart", "docPr", *CHANGES, "moveFromRangeStart", "moveToRangeStart")


def pack(language: str) -> bytes:
    lines = (Line("z1", 20, "p", HOSTILE), Line("z2", 21, "p", ARABIC))
    asked = recipe(sections=ALL_SECTIONS, language=language, portions=True, size=14, grey=True)
    return word(compose(rich(*lines), asked), 2)


def changes(before: str, after: str) -> bytes:
    pieces = redline(before, after)
    return tracked(pieces, title="<&>", author="", made_at=MADE)


FILES = [
    *(pytest.param(pack, (language,), id=language) for language in ("en", "ar")),
    *(pytest.param(changes, pair, id=f"changes-{n}") for n, pair in enumerate(PAIRS)),
]


@pytest.mark.parametrize(("make", "given"), FILES)
def test_nothing_is_written_that_word_would_call_damaged(make, given) -> None:
    assert [*wrong_in(make(*given))] == []


def wrong_in(data: bytes) -> Iterator[str]:
    """What is wrong with a Word file, in sentences."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    yield from _wrong_package(parts)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (f"{name}: {wrong}" for wrong in _wrong_part(etree.fromstring(content)))


def _wrong_package(parts: dict[str, bytes]) -> Iterator[str]:
    """Parts without a kind, and relationships that lead to no part."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {each.get("Extension") for each in types}
    named = {each.get("PartName") for each in types}
    for name in parts:
        if f"/{name}" not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no type"
    for name in filter(lambda each: each.endswith(".rels"), parts):
        folder = posixpath.dirname(posixpath.dirname(name))
        for relationship in etree.fromstring(parts[name]):
            target = posixpath.join("/", folder, relationship.get("Target"))
            if posixpath.normpath(target)[1:] not in parts:
                yield f"{name} leads to {target}"


def _wrong_part(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{W}*"):
        name = _name(element)
        if name in ORDER:
            yield from _disordered(name, [_name(kid) for kid in element])
        if name == "tc" and (not len(element) or _name(element[-1]) != "p"):
            yield "a cell does not end in a paragraph"
        if name == "tbl":
            yield from _uneven(element)
    for name in NAMED:
        numbers = [each.get(f"{W}id") or each.get("id") for each in root.iter(f"{{*}}{name}")]
        if len({*numbers}) < len(numbers):
            yield f"two {name} have one number"
    names = [each.get(f"{W}name").casefold() for each in root.iter(f"{W}bookmarkStart")]
    if len({*names}) < len(names) or any(len(each) > 40 for each in names):
        yield "bookmarks have one name, or a long one"


def _disordered(name: str, kids: Sequence[str]) -> Iterator[str]:
    if strange := {*kids}.difference(ORDER[name]):
        yield f"{name} has {strange}"
        return
    places = [(ORDER[name].index(kid), kid) for kid in kids]
    for (before, kid), (after, following) in pairwise(places):
        if before > after or (before == after and kid not in REPEATED):
            yield f"{name}: {following} after {kid}"


def _uneven(table: etree._Element) -> Iterator[str]:
    """Rows that have not as many columns as their table."""
    columns = len(table.find(f"{W}tblGrid"))
    rows = table.findall(f"{W}tr")
    if not rows:
        yield "a table has no rows"
    for row in rows:
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
        if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != columns:
            yield "a row is not as wide as its table"


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def test_what_word_would_call_damaged_is_found() -> None:
    run = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r></w:p>'
    assert [*_wrong_part(etree.fromstring(run))] == ["rPr: b after sz"]
