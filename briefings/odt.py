"""The OpenDocument edition of a briefing: what the Word edition is, for other programs."""

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from odfdo import Document, Element, Paragraph, Span

from briefings import Progress
from briefings.document import Briefing, Section
from briefings.edited import EPOCH, OF, below, levelled, marking, paper, plain, running_head, write
from briefings.odt_blocks import OdtWriter
from briefings.odt_styles import give_styles, inside, marking_style
from briefings.render.forms import DOT

UNWANTED = ("Thumbnails/", "Configurations2/", "manifest.rdf")
"""What the library's template brings that says nothing of the briefing."""


def odt(
    briefing: Briefing,
    copy: int = 1,
    made_at: dt.datetime | None = None,
    told: Progress | None = None,
) -> bytes:
    """One copy of the briefing as an OpenDocument text, the same bytes for the same briefing.
    `told` is called as in `write`."""
    made = begun(briefing.title, made_at or EPOCH, briefing.language)
    made.meta.set_subject(plain(briefing.subject))
    give_styles(made, briefing.language, briefing.layout.size)
    pages = _Pages(made, briefing, copy)
    writer = OdtWriter(made, briefing, copy)

    def begin_page(section: Section) -> None:
        writer.begin_page(pages.page(section), pages.room(section))

    write(briefing, begin_page, writer.block, told)
    writer.end()
    return stored(made)


def begun(title: str, moment: dt.datetime, language: str = "") -> Document:
    """An empty document that says what it is called, when it was made and, if that is known, in
    which language."""
    made = Document("text")
    made.body.clear()
    at = moment.astimezone(dt.UTC).replace(tzinfo=None)
    made.meta.set_title(plain(title))
    if language:
        made.meta.set_language(language)
    made.meta.set_creation_date(at)
    made.meta.date = at
    return made


def mark_pages(made: Document, marked: str) -> None:
    """Put a line above and below each page of a document that has one kind of page."""
    common = inside(made.styles, "office:styles")
    common.append(Element.from_tag(marking_style("Standard")))
    (page,) = inside(made.styles, "office:master-styles").children
    for holder in ("header", "footer"):
        part = Element.from_tag(f"style:{holder}")
        part.append(_line((marked,), "Marking"))
        page.append(part)


def stored(made: Document) -> bytes:
    """The file: its type first and not compressed, as the format wants it, the same date on each of
    its parts, and nothing of the library's template that is not used."""
    out = io.BytesIO()
    _keep_rows(made)
    for name in [name for name in made.parts if name.startswith(UNWANTED)]:
        made.del_part(name)
    for name in [name for name in made.manifest.get_paths() if name.startswith(UNWANTED)]:
        made.manifest.del_full_path(name)
    made.save(out)
    return levelled(out.getvalue(), stored="mimetype")


AWAY = 36
"""How far what is above and below a page is from its edge, in points, as in Word."""
APART = 8
"""How far it is from the text, at least."""


def _keep_rows(made: Document) -> None:
    """Let LibreOffice keep a row with the next one where its paragraphs say so."""
    settings: Any = made.get_part("settings.xml")
    inside(settings, 'config:config-item[@config:name="TableRowKeep"]').text = "true"


class _Pages:
    """The kinds of page of a document, one for each section that begins a page."""

    def __init__(self, made: Document, briefing: Briefing, copy: int) -> None:
        self._briefing = briefing
        self._copy = copy
        self._layouts = inside(made.styles, "office:automatic-styles")
        self._masters = inside(made.styles, "office:master-styles")
        self._known: set[str] = set()

    def room(self, section: Section) -> float:
        """How wide the text of a section is, in points."""
        width, _height, margin = paper(self._briefing, section)
        return width - 2 * margin

    def page(self, section: Section) -> str:
        """The name of the kind of page of a section."""
        name = f"Page_{len(self._masters.children)}"
        layout = self._layout(section)
        master = Element.from_tag(
            f'<style:master-page style:name="{name}" style:page-layout-name="{layout}"/>'
        )
        frame = self._briefing.page_frame
        marked = marking(frame, section)
        pages = (plain(frame.origin) + DOT, _field("number"), OF, _field("count"))
        lines = (
            ("header", ((marked,), "Marking"), ((running_head(section),), "Around")),
            (
                "footer",
                (pages, "Around"),
                ((below(frame, self._copy),), "Around"),
                ((marked,), "Marking"),
            ),
        )
        for holder, *said in lines:
            part = Element.from_tag(f"style:{holder}")
            for each, style in said:
                part.append(_line(each, style))
            master.append(part)
        self._masters.append(master)
        return name

    def _layout(self, section: Section) -> str:
        width, height, margin = paper(self._briefing, section)
        name = "Sideways" if width > height else "Upright"
        if name not in self._known:
            self._known.add(name)
            turned = "landscape" if width > height else "portrait"
            away = min(AWAY, margin)
            least = max(0.0, margin - away - APART)
            self._layouts.append(
                Element.from_tag(
                    f'<style:page-layout style:name="{name}"><style:page-layout-properties '
                    f'fo:page-width="{width:.1f}pt" fo:page-height="{height:.1f}pt" '
                    f'style:print-orientation="{turned}" '
                    f'fo:margin-left="{margin:.1f}pt" fo:margin-right="{margin:.1f}pt" '
                    f'fo:margin-top="{away:.1f}pt" fo:margin-bottom="{away:.1f}pt"/>'
                    "<style:header-style><style:header-footer-properties "
                    f'fo:min-height="{least:.1f}pt" fo:margin-bottom="{APART}pt"/>'
                    "</style:header-style><style:footer-style><style:header-footer-properties "
                    f'fo:min-height="{least:.1f}pt" fo:margin-top="{APART}pt"/>'
                    "</style:footer-style></style:page-layout>"
                )
            )
        return name


def _field(name: str) -> Any:
    """The number of the page, or the count of all, which a program works out."""
    return Element.from_tag(f"<text:page-{name}>1</text:page-{name}>")


def _line(parts: Iterable[Any], style: str) -> Any:
    """A line of texts and fields."""
    line = Paragraph(style=style)
    for part in parts:
        line.append(Span(part) if isinstance(part, str) else part)
    return line
