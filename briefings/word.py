"""The Word edition of a briefing: for those who edit it, and for users of screen readers.

Headings are headings and tables are tables; figures are pictures with words beside them.
"""

import datetime as dt
import io
from functools import partial
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt

from briefings import Progress
from briefings.document import Briefing, Section
from briefings.edited import EPOCH, OF, below, levelled, marking, paper, plain, running_head, write
from briefings.render.forms import DOT
from briefings.word_blocks import Writer
from briefings.word_fields import begun, enlarge, field, give
from briefings.word_styles import AROUND, give_styles

APART = 8
"""The space between that and the text, in points."""


def word(
    briefing: Briefing,
    copy: int = 1,
    made_at: dt.datetime | None = None,
    told: Progress | None = None,
) -> bytes:
    """One copy of the briefing as a Word file, the same bytes for the same briefing. `told` is
    called as in `write`."""
    made = begun()
    _properties(made, briefing, made_at or EPOCH)
    give_styles(made, briefing)
    writer = Writer(made, briefing, copy)
    write(briefing, partial(_begin_page, made, briefing, copy), writer.block, told)
    out = io.BytesIO()
    made.save(out)
    return levelled(out.getvalue())


def _properties(made: Any, briefing: Briefing, moment: dt.datetime) -> None:
    told = made.core_properties
    told.title, told.subject = plain(briefing.title)[:255], plain(briefing.subject)[:255]
    told.author, told.last_modified_by, told.comments = "", "", ""
    told.language = briefing.language
    told.created = told.modified = moment.astimezone(dt.UTC).replace(tzinfo=None)


def _begin_page(made: Any, briefing: Briefing, copy: int, section: Section) -> None:
    """Start a section of the document; it has one to begin with."""
    is_first = section is briefing.sections[0]
    part = made.sections[0] if is_first else made.add_section()
    _paper(part, briefing, section)
    _page_frame(part, briefing, section, copy)


def _paper(part: Any, briefing: Briefing, section: Section) -> None:
    width, height, margin = paper(briefing, section)
    part.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    part.page_width, part.page_height = Pt(width), Pt(height)
    part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Pt(margin)


def _page_frame(part: Any, briefing: Briefing, section: Section, copy: int) -> None:
    """The marking above and below, the running head, the holder of the copy, and the page number
    out of the total."""
    page_frame = briefing.page_frame
    marked = marking(page_frame, section)
    for holder in (part.header, part.footer):
        holder.is_linked_to_previous = False
        for paragraph in holder.paragraphs:
            paragraph.clear()
    line_around(part.header, marked, centred=True)
    turned = page_frame.backwards
    line_around(part.header, running_head(section), turned=turned)
    pages = line_around(part.footer, plain(page_frame.origin) + DOT, turned=turned)
    for code, between in (("PAGE", OF), ("NUMPAGES", "")):
        field(pages, code)
        pages.add_run(between).font.rtl = turned or None
    line_around(part.footer, below(page_frame, copy), turned=turned)
    line_around(part.footer, marked, centred=True)
    part.header.paragraphs[-1].paragraph_format.space_after = Pt(APART)
    part.footer.paragraphs[0].paragraph_format.space_before = Pt(APART)


def line_around(holder: Any, text: str, *, centred: bool = False, turned: bool = False) -> Any:
    """A line around the page, which runs from right to left if it is turned."""
    empty = [each for each in holder.paragraphs if not each.text and not each.runs]
    style = holder.paragraphs[0].style
    paragraph = (
        empty[0] if empty and len(holder.paragraphs) == 1 else holder.add_paragraph("", style)
    )
    run = paragraph.add_run(text)
    enlarge(run, AROUND)
    run.font.bold = run.font.cs_bold = centred
    if turned:
        run.font.rtl = True
        give(paragraph, OxmlElement("w:bidi"))
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph
