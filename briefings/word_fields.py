"""Parts of a Word file that its library does not make: fields, lists that count anew, languages."""

from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

WORD_2013 = 15
"""The kind of file that later versions of Word make, too: tables end where lines do."""


def begun() -> Any:
    """An empty document, of the kind that Word makes today."""
    made = docx.Document()
    (mode,) = made.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), str(WORD_2013))
    return made


def field(paragraph: Any, code: str, shown: str = "", size: float = 0) -> None:
    """A field that Word works out, such as the number of a page; `shown` until it has. Its `size`
    is in points."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    made.set(qn("w:dirty"), "true")
    if shown:
        run = paragraph.add_run(shown)
        if size:
            enlarge(run, size)
        made.append(run._r)
    paragraph._p.append(made)


def page_of(paragraph: Any, bookmark: str, section: Any = None, size: float = 0) -> None:
    """The number of the page of a bookmark, which leads there; at the right edge of a section, if
    one is given. Its `size` is in points."""
    if section is not None:
        edge = section.page_width - section.left_margin - section.right_margin
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")
    field(paragraph, f"PAGEREF {bookmark} \\h", "…", size)


def new_numbering(made: Any, style: str) -> int:
    """The id of a numbering that begins at one, and otherwise counts as the style does."""
    numbering = made.part.numbering_part.numbering_definitions._numbering
    properties = made.styles[style].element.pPr.numPr
    abstract = numbering.num_having_numId(properties.numId.val).abstractNumId.val
    counted = numbering.add_num(abstract)
    counted.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = counted.numId
    return number


def number(paragraph: Any, numbering: int) -> None:
    """Count a paragraph in a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def speak(run: Any, language: str) -> None:
    """Say in which language a run is."""
    said = OxmlElement("w:lang")
    for name in ("val", "bidi", "eastAsia"):
        said.set(qn(f"w:{name}"), language)
    run._r.get_or_add_rPr().append(said)


_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""What may stand in the properties of a paragraph, in the order in which it must (ISO 29500)."""


def enlarge(made: Any, points: float) -> None:
    """The size of a run or of a style, in every script."""
    made.font.size = Pt(points)
    told = made._element.rPr.find(qn("w:sz"))
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), told.get(qn("w:val")))
    told.addnext(other)


def give(paragraph: Any, element: Any) -> None:
    """Give a paragraph a property, at its place among the others."""
    _put(paragraph._p.get_or_add_pPr(), element)


def give_style(style: Any, element: Any) -> None:
    """Give the paragraphs of a style a property, at its place among the others."""
    _put(style.element.get_or_add_pPr(), element)


def _put(properties: Any, element: Any) -> None:
    name = element.tag.rpartition("}")[2]
    later = [f"w:{each}" for each in _ORDER[_ORDER.index(name) + 1 :]]
    properties.insert_element_before(element, *later)


def give_row(row: Any, name: str) -> None:
    """Give a row of a table a property: to be repeated on every page, or not to be parted."""
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def shade(cell: Any, colour: str) -> None:
    """Give a cell of a table a ground, of a colour in six digits."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)
