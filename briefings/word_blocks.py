"""Blocks of a briefing as parts of a Word file: one method per kind of block."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from briefings import document, styles
from briefings import word_fields as fields
from briefings.bounded import bounded
from briefings.document import Block, Briefing, Cell, Run, Text
from briefings.edited import (
    anchors_of,
    bookmark,
    cell_text,
    entry_text,
    heading_text,
    heard,
    is_low,
    notice,
    pictures,
    plain,
    runs_backwards,
    sided,
    way_back,
)
from briefings.edited_tables import SOFT, divisible, is_short, rows, shade, widths
from briefings.note_text import note_text
from briefings.word_styles import GREY
from core.model.signs import sign
from core.text.conventions import at_beginning
from core.text.tongues import stretches

SMALL = 9
"""The size of small text, in points."""
LITTLE = 2
"""The space after what belongs closely to the paragraph after it, in points."""


class Writer:
    """Writes blocks one after another into a document."""

    def __init__(self, made: Any, briefing: Briefing, copy: int) -> None:
        self.made = made
        self.briefing = briefing
        self.copy = copy
        self.turned = briefing.page_frame.backwards
        self._anchors = anchors_of(briefing)
        self._marks = 0
        self._stays = False

    @property
    def _room(self) -> float:
        """The width of the text, in points."""
        part = self.made.sections[-1]
        room: float = (part.page_width - part.left_margin - part.right_margin) / Pt(1)
        return room

    def block(self, block: Block, stays: bool = False) -> None:
        """Write one block, of which the end `stays` on the page of what follows."""
        self._stays = stays
        WRITERS[type(block)](self, block)
        if stays:
            self._keep_last()

    def _keep_last(self) -> None:
        """Keep the paragraph written last with the next."""
        *_others, last, _section = self.made.element.body
        Paragraph(last, self.made).paragraph_format.keep_with_next = True

    def _title(self, block: document.Title) -> None:
        self._into(self.made.add_paragraph(style="Title"), (Run(at_beginning(block.text)),))
        if block.below:
            self._into(self.made.add_paragraph(style="Subtitle"), (Run(block.below),))

    def _heading(self, block: document.Heading) -> None:
        paragraph = self.made.add_heading("", level=block.level)
        self._bookmark(paragraph, block.anchor)
        self._into(paragraph, heading_text(block))

    def _prose(self, block: document.Prose) -> None:
        paragraph = self.made.add_paragraph()
        self._bookmark(paragraph, block.anchor)
        self._into(paragraph, block.text, SMALL if block.small else 0)

    def _bottom_line(self, block: document.BottomLine) -> None:
        self._into(self.made.add_paragraph(style="Intense Quote"), block.text)

    def _bullets(self, block: document.Bullets) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        numbering = fields.new_numbering(self.made, style) if block.numbered else None
        for item in block.items:
            paragraph = self.made.add_paragraph(style=style)
            if numbering is not None:
                fields.number(paragraph, numbering)
            self._into(paragraph, item, SMALL if block.small else 0)

    def _lines(self, block: document.Lines) -> None:
        for label, items in block.groups:
            paragraph = self.made.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(LITTLE)
            self._into(paragraph, (Run(label, strong=True),))
            for item in items:
                self._into(self.made.add_paragraph(style="List Bullet"), item)

    def _note(self, block: document.NoteBox) -> None:
        self._framed(note_text(block), block.anchor)

    def _notice(self, block: document.Notice) -> None:
        self._framed((Run(block.text, strong=True),))

    def _framed(self, text: Text, anchor: str = "") -> None:
        paragraph = self.made.add_paragraph()
        self._bookmark(paragraph, anchor)
        self._into(paragraph, text, SMALL)
        paragraph.paragraph_format.keep_together = True
        borders = OxmlElement("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            edge = OxmlElement(f"w:{side}")
            for name, value in (
                ("val", "single"),
                ("sz", "4"),
                ("space", "3"),
                ("color", "808080"),
            ):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
        fields.give(paragraph, borders)

    def _ruled_lines(self, block: document.RuledLines) -> None:
        for _n in range(block.least):
            self._into(self.made.add_paragraph(), (Run("_" * 60, mute=True),))

    def _page_break(self, _block: document.PageBreak) -> None:
        self.made.add_page_break()

    def _contents(self, block: document.Contents) -> None:
        for entry in block.entries:
            paragraph = self.made.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(LITTLE)
            self._into(paragraph, entry_text(entry))
            fields.page_of(paragraph, bookmark(entry.anchor), self.made.sections[-1])

    # Figures

    def _figure(self, block: document.PositionMap | document.TrendFigure) -> None:
        """One paragraph: LibreOffice parts several that are to stay together."""
        every = [*pictures(block, self._room)]
        paragraph = self.made.add_paragraph()
        paragraph.paragraph_format.keep_together = is_low(every)
        for picture in every:
            size = Pt(picture.width), Pt(picture.height)
            run = paragraph.add_run()
            shape = run.add_picture(io.BytesIO(picture.data), *size)
            shape._inline.docPr.set("descr", picture.words)
            for side in "TBLR":
                shape._inline.set(f"dist{side}", "0")
            if picture.goes_on:
                run.add_break()
        self._into(paragraph, notice(block), SMALL)

    # Tables

    def _table(self, block: document.Table) -> None:
        titled = any(column.title for column in block.columns)
        table = self.made.add_table(rows=0, cols=len(block.columns))
        table.style = "Table Grid"
        table.table_direction = WD_TABLE_DIRECTION.RTL if block.backwards else None
        wide = widths(block, self._room)
        for column, width in zip(table.columns, wide, strict=True):
            column.width = Pt(width)
        if titled:
            cells = table.add_row().cells
            for cell, column, width in zip(cells, block.columns, wide, strict=True):
                title = divisible((Run(column.title, strong=True),), width)
                self._into(cell.paragraphs[0], title, SMALL)
                self._align(cell.paragraphs[0], column)
            fields.give_row(table.rows[0], "tblHeader")
            _keep(cells)
        for row, stays in rows(block, stays=self._stays):
            made = table.add_row()
            if row.heading or is_short(map(self._text, row.cells), wide):
                fields.give_row(made, "cantSplit")
            self._row(made.cells, row, block, wide)
            if stays:
                _keep(made.cells)
        self._apart()

    def _apart(self) -> None:
        """A little space: two tables that follow each other would be one."""
        told = self.made.add_paragraph().paragraph_format
        told.line_spacing, told.space_after = Pt(styles.BELOW_TABLE), Pt(0)

    def _row(
        self,
        cells: Sequence[Any],
        row: document.TableRow,
        table: document.Table,
        widths: Sequence[float],
    ) -> None:
        if row.heading:
            whole = cells[0].merge(cells[-1])
            self._into(whole.paragraphs[0], self._text(row.cells[0]), SMALL)
            return
        told = zip(cells, row.cells, table.columns, widths, strict=True)
        for cell, content, column, width in told:
            paragraph = cell.paragraphs[0]
            if drawn := shade(content):
                fields.shade(cell, drawn)
            self._into(paragraph, divisible(self._text(content), width), SMALL)
            if isinstance(content, document.PageOf) and content.anchor in self._anchors:
                fields.page_of(paragraph, bookmark(content.anchor), size=SMALL)
            self._align(paragraph, column)

    def _align(self, paragraph: Any, column: document.TableColumn) -> None:
        """Put a paragraph of a cell on the side of its column."""
        if column.align == "right" and not self.turned:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _text(self, cell: Cell) -> Text:
        return cell_text(cell, self.briefing.page_frame, self.copy, self._anchors)

    # Characters

    def _into(self, paragraph: Any, text: Text, size: float = 0) -> None:
        """Put runs into a paragraph, and set its direction if it runs right to left."""
        told = sided(text, self.turned)
        for run in heard(told.text):
            self._run(paragraph, run, size, runs_backwards(told, run))
        if told.backwards:
            fields.give(paragraph, OxmlElement("w:bidi"))

    def _run(self, paragraph: Any, run: Run, size: float, backwards: bool) -> None:
        self._bookmark(paragraph, way_back(run, self._anchors))
        if run.sign is not None:
            drawn = paragraph.add_run(sign(run.sign) + " ")
            red, green, blue = (round(255 * part) for part in styles.rgb(run.colour))
            drawn.font.color.rgb = RGBColor(red, green, blue)
        said = bounded(plain(f"[{run.text}]" if run.boxed else run.text))
        for language, stretch in stretches(said, self.briefing.language):
            made = self._stretch(paragraph, stretch, run, size, backwards)
            if language:
                fields.speak(made, language)
            if run.to and run.to in self._anchors:
                self._lead(paragraph, made, run.to)

    def _stretch(self, paragraph: Any, said: str, run: Run, size: float, backwards: bool) -> Any:
        """A run of characters in one language."""
        first, *others = said.split(SOFT)
        made = paragraph.add_run(first)
        for part in others:
            made._r.append(OxmlElement("w:softHyphen"))
            made.add_text(part)
        font = made.font
        font.bold = font.cs_bold = run.strong or run.boxed or (False if run.mute else None)
        font.superscript = True if run.raised else None
        if run.moved:
            font.underline = WD_UNDERLINE.DOUBLE
        elif run.marked or run.added:
            font.underline = True
        font.strike = True if run.struck else None
        font.rtl = True if backwards else None
        if size:
            fields.enlarge(made, size)
        if run.mute:
            font.color.rgb = GREY
        return made

    def _lead(self, paragraph: Any, made: Any, anchor: str) -> None:
        """Link a run to a bookmark."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark(anchor))
        paragraph._p.remove(made._r)
        link.append(made._r)
        paragraph._p.append(link)

    def _bookmark(self, paragraph: Any, anchor: str) -> None:
        if not anchor:
            return
        self._marks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._marks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), bookmark(anchor))
            paragraph._p.append(mark)


def _keep(cells: Sequence[Any]) -> None:
    """Keep a row of cells on the page of the row after it."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


WRITERS: dict[type, Callable[[Writer, Any], None]] = {
    document.Title: Writer._title,
    document.Heading: Writer._heading,
    document.Prose: Writer._prose,
    document.BottomLine: Writer._bottom_line,
    document.Bullets: Writer._bullets,
    document.Lines: Writer._lines,
    document.NoteBox: Writer._note,
    document.Notice: Writer._notice,
    document.RuledLines: Writer._ruled_lines,
    document.PageBreak: Writer._page_break,
    document.Table: Writer._table,
    document.PositionMap: Writer._figure,
    document.TrendFigure: Writer._figure,
    document.Contents: Writer._contents,
}
