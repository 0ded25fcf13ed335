"""Blocks of a briefing as parts of an OpenDocument text: one method per kind of block."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from odfdo import Bookmark, Document, Element, Header, Link, Paragraph, Span, Tab

from briefings import document, styles
from briefings.bounded import bounded
from briefings.document import Block, Briefing, Cell, Run, Text
from briefings.edited import (
    WIDTH,
    PrintedFigure,
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
    sided,
    way_back,
)
from briefings.edited_tables import divisible, is_short, rows, shade, widths
from briefings.note_text import note_text
from briefings.odt_styles import BACKWARDS, BOLD, GREY, REGULAR, STAYS, Made, spoken
from core.model.signs import sign
from core.text.conventions import at_beginning
from core.text.tongues import stretches

PENDING = "…"
"""What stands for the number of a page until a program that knows it opens the file."""
_LINE = "0.5pt solid #808080"
_BESIDE = "4pt"
"""The room on each side of what is in a cell."""


class _Dressed(NamedTuple):
    """A paragraph and what its style was made of."""

    paragraph: Any
    wanted: dict[str, str]
    parent: str
    page: str
    tab: float


class OdtWriter:
    """Writes blocks one after another into a document. `room` is the width of the text in
    points."""

    def __init__(self, made: Document, briefing: Briefing, copy: int) -> None:
        self.made = made
        self.body = made.body
        self.briefing = briefing
        self.copy = copy
        self.turned = briefing.page_frame.backwards
        self.room = WIDTH
        self.styles = Made(made)
        self._anchors = anchors_of(briefing)
        self._page = ""
        self._breaks = False
        self._stays = False
        self._pictures = 0
        self._tables = 0

    def begin_page(self, name: str, room: float) -> None:
        """What follows begins a page of this name."""
        self.end()
        self._page, self._breaks, self.room = name, False, room

    def block(self, block: Block, stays: bool = False) -> None:
        """Write one block, of which the end `stays` on the page of what follows."""
        self._stays = stays
        WRITERS[type(block)](self, block)
        if stays:
            self._keep_last()

    def end(self) -> None:
        """Begin the page that was asked for, if nothing has."""
        if self._page:
            self._paragraph((), "Standard")

    # Paragraphs

    def _paragraph(
        self,
        text: Text,
        style: str,
        *,
        into: Any = None,
        anchor: str = "",
        tab: float = 0.0,
    ) -> Any:
        paragraph = Paragraph()
        told = sided(text, self.turned)
        first = into is None
        self._dress(paragraph, told.backwards, style, tab=tab, first=first)
        self._into(paragraph, told.text, anchor)
        (self.body if into is None else into).append(paragraph)
        return paragraph

    def _dress(
        self,
        paragraph: Any,
        backwards: bool,
        style: str,
        *,
        tab: float = 0.0,
        first: bool = True,
        right: bool = False,
        stays: bool = False,
    ) -> None:
        """Give a paragraph its style, its direction, and the beginning of a page that waits."""
        wanted: dict[str, str] = {}
        if backwards:
            wanted |= BACKWARDS
        if stays:
            wanted |= STAYS
        if right:
            wanted["fo:text-align"] = "end"
        page = self._page if first else ""
        if first and self._breaks and not page:
            wanted["fo:break-before"] = "page"
        if first:
            self._page, self._breaks = "", False
        self._last = _Dressed(paragraph, wanted, style, page, tab)
        if wanted or page or tab:
            style = self.styles.style("paragraph", wanted, parent=style, page=page, tab=tab)
        paragraph.set_attribute("text:style-name", style)

    def _keep_last(self) -> None:
        """Keep the paragraph written last with the next."""
        paragraph, wanted, parent, page, tab = self._last
        name = self.styles.style("paragraph", wanted | STAYS, parent=parent, page=page, tab=tab)
        paragraph.set_attribute("text:style-name", name)

    def _title(self, block: document.Title) -> None:
        self._paragraph((Run(at_beginning(block.text)),), "Title")
        if block.below:
            self._paragraph((Run(block.below),), "Subtitle")

    def _heading(self, block: document.Heading) -> None:
        told = sided(heading_text(block), self.turned)
        heading = Header(block.level)
        self._dress(heading, told.backwards, f"Heading_20_{block.level}")
        self._into(heading, told.text, block.anchor)
        self.body.append(heading)

    def _prose(self, block: document.Prose) -> None:
        style = "Small" if block.small else "Standard"
        self._paragraph(block.text, style, anchor=block.anchor)

    def _bottom_line(self, block: document.BottomLine) -> None:
        self._paragraph(block.text, "Bottom_20_line")

    def _bullets(self, block: document.Bullets) -> None:
        named = "Numbers" if block.numbered else "Bullets"
        self._list(block.items, named, "Small_20_item" if block.small else "Item")

    def _list(self, items: Sequence[Text], named: str, style: str) -> None:
        self._begin_waiting_page()
        whole = Element.from_tag(f'<text:list text:style-name="{named}"/>')
        for item in items:
            part = Element.from_tag("text:list-item")
            self._paragraph(item, style, into=part)
            whole.append(part)
        self.body.append(whole)

    def _begin_waiting_page(self) -> None:
        """Begin the page that waits by an empty paragraph: lists and tables cannot."""
        if self._page or self._breaks:
            self._paragraph((), "Cell")

    def _lines(self, block: document.Lines) -> None:
        for label, items in block.groups:
            self._paragraph((Run(label, strong=True),), "Label")
            self._list(items, "Bullets", "Item")

    def _note(self, block: document.NoteBox) -> None:
        self._paragraph(note_text(block), "Framed", anchor=block.anchor)

    def _notice(self, block: document.Notice) -> None:
        self._paragraph((Run(block.text, strong=True),), "Framed")

    def _ruled_lines(self, block: document.RuledLines) -> None:
        for _n in range(block.least):
            self._paragraph((Run("_" * 60, mute=True),), "Standard")

    def _page_break(self, _block: document.PageBreak) -> None:
        self._breaks = True

    def _contents(self, block: document.Contents) -> None:
        for entry in block.entries:
            paragraph = self._paragraph(entry_text(entry), "Entry", tab=self.room)
            paragraph.append(Tab())
            paragraph.append(_page_of(entry.anchor))

    def _figure(self, block: document.PositionMap | document.TrendFigure) -> None:
        """One paragraph: LibreOffice parts several that are to stay together."""
        told = sided(notice(block), self.turned)
        every = [*pictures(block, self.room)]
        paragraph = Paragraph()
        self._dress(paragraph, told.backwards, "Figure" if is_low(every) else "Small")
        for picture in every:
            paragraph.append(self._picture(picture))
            if picture.goes_on:
                paragraph.append(Element.from_tag("<text:line-break/>"))
        self._into(paragraph, told.text)
        self.body.append(paragraph)

    def _picture(self, picture: PrintedFigure) -> Any:
        """A picture of the file, as a character among others."""
        self._pictures += 1
        path = f"Pictures/{self._pictures}.png"
        self.made.set_part(path, picture.data)
        self.made.manifest.add_full_path(path, "image/png")
        size = f'svg:width="{picture.width:.1f}pt" svg:height="{picture.height:.1f}pt"'
        frame: Any = Element.from_tag(
            f'<draw:frame draw:name="Figure {self._pictures}" text:anchor-type="as-char" '
            f'{size}><draw:image xlink:href="{path}" '
            'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            "<svg:desc></svg:desc></draw:frame>"
        )
        frame.get_element("svg:desc").text = picture.words
        return frame

    # Tables

    def _table(self, block: document.Table) -> None:
        self._begin_waiting_page()
        self._tables += 1
        table = Element.from_tag(f'<table:table table:name="Table {self._tables}"/>')
        wanted = {"style:width": f"{self.room:.1f}pt", "table:align": "margins"}
        wanted["style:writing-mode"] = "rl-tb" if block.backwards else "lr-tb"
        table.set_attribute("table:style-name", self.styles.style("table", wanted))
        wide = widths(block, self.room)
        for width in wide:
            wanted = {"style:column-width": f"{width:.1f}pt"}
            made = Element.from_tag("table:table-column")
            made.set_attribute("table:style-name", self.styles.style("table-column", wanted))
            table.append(made)
        if any(column.title for column in block.columns):
            titles = tuple((Run(column.title, strong=True),) for column in block.columns)
            heads = Element.from_tag("table:table-header-rows")
            heads.append(self._row(document.TableRow(titles), block, wide, stays=True))
            table.append(heads)
        for row, stays in rows(block, stays=self._stays):
            table.append(self._row(row, block, wide, stays=stays))
        self.body.append(table)
        self._paragraph((), "Cell")

    def _row(
        self,
        row: document.TableRow,
        table: document.Table,
        widths: Sequence[float],
        *,
        stays: bool = False,
    ) -> Any:
        line: Any = Element.from_tag("table:table-row")
        texts = [self._text(cell) for cell in row.cells]
        kept = "always" if row.heading or is_short(texts, widths) else "auto"
        whole = self.styles.style("table-row", {"fo:keep-together": kept})
        line.set_attribute("table:style-name", whole)
        count = len(table.columns)
        columns = zip(row.cells, texts, table.columns, widths, strict=not row.heading)
        for content, said, column, width in columns:
            cell = Element.from_tag('<table:table-cell office:value-type="string"/>')
            cell.set_attribute("table:style-name", self._cell_style(content))
            text = said if row.heading else divisible(said, width)
            told, right = sided(text, self.turned), column.align == "right" and not self.turned
            paragraph = Paragraph()
            self._dress(paragraph, told.backwards, "Cell", first=False, right=right, stays=stays)
            self._into(paragraph, told.text)
            if isinstance(content, document.PageOf) and content.anchor in self._anchors:
                paragraph.append(_page_of(content.anchor))
            cell.append(paragraph)
            line.append(cell)
        if row.heading and count > 1:
            line.get_element("table:table-cell").set_attribute(
                "table:number-columns-spanned", str(count)
            )
            for _n in range(count - 1):
                line.append(Element.from_tag("table:covered-table-cell"))
        return line

    def _text(self, cell: Cell) -> Text:
        return cell_text(cell, self.briefing.page_frame, self.copy, self._anchors)

    def _cell_style(self, content: Cell) -> str:
        wanted = {"fo:border": _LINE, "fo:padding": "2pt"}
        wanted |= {"fo:padding-left": _BESIDE, "fo:padding-right": _BESIDE}
        if drawn := shade(content):
            wanted["fo:background-color"] = f"#{drawn}"
        return self.styles.style("table-cell", wanted)

    # Characters

    def _into(self, paragraph: Any, text: Text, anchor: str = "") -> None:
        """Put runs into a paragraph."""
        if anchor:
            paragraph.append(Bookmark(bookmark(anchor)))
        for run in heard(text):
            self._run(paragraph, run)

    def _run(self, paragraph: Any, run: Run) -> None:
        if back := way_back(run, self._anchors):
            paragraph.append(Bookmark(bookmark(back)))
        if run.sign is not None:
            drawn = bytes(round(255 * part) for part in styles.rgb(run.colour)).hex()
            style = self.styles.style("text", {"fo:color": f"#{drawn}"})
            paragraph.append(Span(sign(run.sign) + " ", style=style))
        said = bounded(plain(f"[{run.text}]" if run.boxed else run.text))
        for language, stretch in stretches(said, self.briefing.language):
            wanted = {**_look(run), **(spoken(language) if language else {})}
            span = Span(stretch, style=self.styles.style("text", wanted) if wanted else None)
            is_link = run.to and run.to in self._anchors
            paragraph.append(_leading(span, run.to) if is_link else span)


def _look(run: Run) -> dict[str, str]:
    wanted: dict[str, str] = {}
    if run.strong or run.boxed:
        wanted |= BOLD
    if run.raised:
        wanted["style:text-position"] = "super 58%"
    if run.moved or run.marked or run.added:
        wanted["style:text-underline-style"] = "solid"
        wanted["style:text-underline-type"] = "double" if run.moved else "single"
    if run.struck:
        wanted["style:text-line-through-style"] = "solid"
    if run.mute:
        wanted["fo:color"] = GREY
        if not run.strong:
            wanted |= REGULAR
    return wanted


def _leading(span: Any, anchor: str) -> Any:
    """Characters that lead to a bookmark."""
    link = Link(f"#{bookmark(anchor)}")
    link.append(span)
    return link


def _page_of(anchor: str) -> Any:
    """The number of the page of a bookmark, which leads there."""
    return Element.from_tag(
        f'<text:bookmark-ref text:reference-format="page" text:ref-name="{bookmark(anchor)}">'
        f"{PENDING}</text:bookmark-ref>"
    )


WRITERS: dict[type, Callable[[OdtWriter, Any], None]] = {
    document.Title: OdtWriter._title,
    document.Heading: OdtWriter._heading,
    document.Prose: OdtWriter._prose,
    document.BottomLine: OdtWriter._bottom_line,
    document.Bullets: OdtWriter._bullets,
    document.Lines: OdtWriter._lines,
    document.NoteBox: OdtWriter._note,
    document.Notice: OdtWriter._notice,
    document.RuledLines: OdtWriter._ruled_lines,
    document.PageBreak: OdtWriter._page_break,
    document.Table: OdtWriter._table,
    document.PositionMap: OdtWriter._figure,
    document.TrendFigure: OdtWriter._figure,
    document.Contents: OdtWriter._contents,
}
