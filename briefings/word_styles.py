"""The styles of a Word file: those of its library's template, with the look of the pages."""

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from briefings.document import Briefing
from briefings.word_fields import enlarge, give_style

SERIF = "IBM Plex Serif"
AROUND = 9
"""The size of what is around a page, in points."""
GREY = RGBColor(0x55, 0x5B, 0x66)
BETWEEN = 6
"""The space after a paragraph, in points."""
CELL_PAD = 2
"""The space above and below the text of a cell, in points."""
BAR = {"val": "single", "sz": "16", "space": "6", "color": "000000"}
HEADINGS = {"Title": 22, "Heading 1": 16, "Heading 2": 12}
"""The sizes of headings in points."""


def give_styles(made: Any, briefing: Briefing) -> None:
    """Give a new document the font, the language and the look of a briefing."""
    normal = made.styles["Normal"]
    normal.font.name = SERIF
    enlarge(normal, briefing.layout.size)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), briefing.language)
    lang.set(qn("w:bidi"), briefing.language)
    normal.element.get_or_add_rPr().append(lang)
    spacing = made.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:spacing')}")
    spacing.set(qn("w:after"), str(20 * BETWEEN))
    for around in ("Header", "Footer"):
        enlarge(made.styles[around], AROUND)
    for name, size in HEADINGS.items():
        _heading(_bare(made.styles[name]), size)
    _bare(made.styles["Subtitle"]).font.color.rgb = GREY
    _bottom_line(_bare(made.styles["Intense Quote"]), backwards=briefing.page_frame.backwards)
    _cells(made.styles["Table Grid"])


def _bare(style: Any) -> Any:
    """A style without what the template has it look like: only its place in the outline."""
    style.element.get_or_add_rPr().clear()
    for name in ("w:pBdr", "w:spacing", "w:ind", "w:contextualSpacing"):
        for each in style.element.get_or_add_pPr().findall(qn(name)):
            style.element.pPr.remove(each)
    return style


def _heading(style: Any, size: float) -> None:
    style.font.bold = style.font.cs_bold = True
    enlarge(style, size)
    told = style.paragraph_format
    told.keep_with_next = True
    told.space_before, told.space_after = Pt(12), Pt(4)
    told.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _bottom_line(style: Any, *, backwards: bool) -> None:
    """Bold, with a bar on the side where its lines begin."""
    style.font.bold = style.font.cs_bold = True
    bar = OxmlElement("w:right" if backwards else "w:left")
    for name, value in BAR.items():
        bar.set(qn(f"w:{name}"), value)
    edges = OxmlElement("w:pBdr")
    edges.append(bar)
    give_style(style, edges)


def _cells(style: Any) -> None:
    for side in ("top", "bottom"):
        room = style.element.find(f".//{qn('w:tblCellMar')}/{qn(f'w:{side}')}")
        room.set(qn("w:w"), str(20 * CELL_PAD))
