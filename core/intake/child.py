"""Reads one foreign document: its bytes on stdin, its contents as one line of JSON on stdout.

Runs as a process of its own, `python -I child.py KIND MOST_TEXT`, confined before it sees the first
byte (see `confinement`); an error in it is one word on stdout. Nothing of the program is imported
here, so that a document that breaks out finds little.
"""

import codecs
import io
import json
import runpy
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

MOST_UNPACKED = 200 << 20
"""The most that a Word file may unpack to, in bytes."""

MOST_PAGES = 5_000

MOST_LOOKED_AT, MOST_HEADING, MOST_PARAGRAPHS = 3_000, 200, 50
"""How many characters of the first page are searched for a heading, the longest a heading may be,
and how many paragraphs of a Word file are searched."""
LONGEST_NAME = 120
"""The longest first line that can be a document's title, in characters."""

Found = dict[str, object]
Tell = Callable[[str], None]
"""Receives a line about progress: how many parts are read, and of how many."""


class RefusedError(Exception):
    """The document cannot be read; the message is one word for the parent to turn into a
    sentence."""


def send(line: str) -> None:
    """Send something to the parent."""
    sys.stdout.write(line)
    sys.stdout.flush()


def read_pdf(data: bytes, most: int, tell: Tell) -> Found:
    """Title and text of a PDF, a form feed after each page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        raise RefusedError(
            "encrypted" if "password" in str(failure).lower() else "damaged"
        ) from None
    count = len(document)
    if count > MOST_PAGES:
        raise RefusedError("pages")
    pages: list[str] = []
    room = most
    for number in range(count):
        pages.append(_page_text(document, number))
        tell(f"{number + 1} {count}\n")
        room -= len(pages[-1])
        if room < 0:
            raise RefusedError("long")
    told = document.get_metadata_dict()
    return {
        "pages": pages,
        "title": told.get("Title", ""),
        "heading": _pdf_heading(document),
        "date": told.get("CreationDate", ""),
    }


def _page_text(document: object, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]  # type: ignore[index]
        return str(page.get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""


def _pdf_heading(document: object) -> str:
    """The text on the first page in the largest letters, or in bold among regular ones; "" if
    nothing stands out."""
    try:
        lines = _lines(document[0].get_textpage())  # type: ignore[index]
    except Exception:  # a missing heading is no reason to fail
        return ""
    if not lines:
        return ""
    looks = sorted(look for look, words in lines for _letter in words)
    usual, largest = looks[len(looks) // 2], looks[-1]
    first = next(n for n, (look, _words) in enumerate(lines) if look == largest)
    last = first
    while last < len(lines) and lines[last][0] == largest:
        last += 1
    heading = " ".join(words for _look, words in lines[first:last])
    stands_out = largest[0] > 1.08 * usual[0] or largest[1] > usual[1]
    alone = last - first == len(lines) == 1
    is_text = len(heading) > MOST_HEADING or heading[-1] in ".;:,"
    return heading if (stands_out or alone) and not is_text else ""


def _lines(text: object) -> list[tuple[tuple[int, bool], str]]:
    """The lines at the beginning of a page, and the look of each: its height, and whether it is
    bold."""
    found: list[tuple[tuple[int, bool], str]] = []
    words, look = "", (0, False)
    for place in range(min(text.count_chars(), MOST_LOOKED_AT)):  # type: ignore[attr-defined]
        letter = text.get_text_range(place, 1)  # type: ignore[attr-defined]
        if letter.strip():
            box = text.get_charbox(place, loose=True)  # type: ignore[attr-defined]
            look = look if words.strip() else (round(box[3] - box[1]), _is_bold(text, place))
        if letter in ("\r", "\n"):
            found += [(look, " ".join(words.split()))] if words.strip() else []
            words = ""
        else:
            words += letter
    return [*found, (look, " ".join(words.split()))] if words.strip() else found


def _is_bold(text: object, place: int) -> bool:
    import ctypes

    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, 200, flags)
    return b"bold" in name.value.lower()


def read_docx(data: bytes, most: int, _tell: Tell) -> Found:
    """Title and text of a Word file: paragraphs and tables in order, as one page."""
    _refuse_bomb(data)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile):
        raise RefusedError("damaged") from None
    except SyntaxError as failure:
        raise RefusedError(_fault(str(failure))) from None
    lines: list[str] = []
    room = most
    for line in _blocks(document):
        lines.append(line)
        room -= len(line) + 1
        if room < 0:
            raise RefusedError("long")
    told = document.core_properties
    date = _in_utc(told.created)
    return {
        "pages": ["\n".join(lines)],
        "title": told.title or "",
        "heading": _docx_heading(document),
        "date": date,
    }


def _fault(said: str) -> str:
    """The word for what an XML parser says is wrong."""
    if "entity" in said.casefold():
        return "entities"
    return "deep" if "depth" in said else "damaged"


def _in_utc(created: object) -> str:
    """The creation time, which Word keeps in UTC; "" if there is none."""
    if not isinstance(created, datetime):
        return ""
    return (created if created.tzinfo else created.replace(tzinfo=UTC)).isoformat()


def _docx_heading(document: object) -> str:
    """The first paragraph styled as a title or heading, else the first paragraph if it is not a
    sentence and others follow; "" if none."""
    paragraphs = document.paragraphs[:MOST_PARAGRAPHS]  # type: ignore[attr-defined]
    for paragraph in paragraphs:
        style = paragraph.style.name.lower() if paragraph.style is not None else ""
        if style in ("title", "heading 1", "heading 2") and paragraph.text.strip():
            return str(paragraph.text)
    first, *more = [str(each.text).strip() for each in paragraphs if each.text.strip()] or [""]
    named = more and len(first) <= LONGEST_NAME and not first.endswith(tuple(".:;,…。؟?!"))
    return first if named else ""


def _refuse_bomb(data: bytes) -> None:
    """A Word file is a zip: check the size it claims to unpack to, and the size it does unpack
    to."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise RefusedError("encrypted" if b"E\0n\0c\0r\0y\0p\0t" in data else "old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            room = MOST_UNPACKED
            for entry in package.infolist():
                with package.open(entry) as part:
                    while chunk := part.read(1 << 20):
                        room -= len(chunk)
                        if room < 0:
                            raise RefusedError("unpacked")
            if not any(name.startswith("word/") for name in package.namelist()):
                raise RefusedError("unknown")
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
        raise RefusedError("damaged") from None
    except RuntimeError:
        raise RefusedError("encrypted") from None


def _blocks(container: object) -> Iterator[str]:
    """The lines of a document or table cell, in order, with tabs between the cells of a row."""
    from docx.table import Table

    for block in container.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: object) -> Iterator[str]:
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell is listed once for each place it spans
                seen.add(id(cell._tc))
                cells.append(" ".join(_blocks(cell)))
        yield "\t".join(cells)


class PageWords(HTMLParser):
    """Collects what a page shows: words in lines, without scripts and styles."""

    HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "head"))
    BREAKING = frozenset(
        {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset"}
        | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
        | {"hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.title = ""
        self.heading = ""
        self._headed = False
        self._hidden = 0
        self._titled = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or content that is not shown."""
        self._titled = tag == "title"
        self._headed = self._headed or (tag == "h1" and not self.heading.strip())
        if tag == "body":
            self._hidden = 0
        elif tag in self.HIDDEN:
            self._hidden += 1
        elif tag in self.BREAKING:
            self.lines.append([])
        elif tag in ("td", "th"):
            self.lines[-1].append("\t")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or content that is not shown."""
        self._titled = False
        self._headed = self._headed and tag != "h1"
        if tag in self.HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in self.BREAKING:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if self._titled:
            self.title += data
        elif not self._hidden:
            self.lines[-1].append(data)
            self.heading += data if self._headed else ""

    def text(self) -> str:
        """The collected text, with at most one empty line in a row."""
        lines = [_one_spaced("".join(parts)) for parts in self.lines]
        kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
        return "\n".join(kept).strip("\n")


def _one_spaced(line: str) -> str:
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return "\t".join(cells).strip()


def read_html(data: bytes, most: int, _tell: Tell) -> Found:
    """Title and text of a saved web page."""
    words = PageWords()
    words.feed(data.decode("utf-8", "replace"))
    words.close()
    text = words.text()
    if len(text) > most:
        raise RefusedError("long")
    title, heading = (" ".join(each.split()) for each in (words.title, words.heading))
    return {"pages": [text], "title": title, "heading": heading, "date": ""}


READERS = {"pdf": read_pdf, "docx": read_docx, "html": read_html}


def prepare_word() -> None:
    """Have Word files read with nothing left out, and without opening further files.

    python-docx drops entities unread; what a part itself defines is text like any other, while
    whatever is defined elsewhere, or grows out of proportion, fails. A file without styles gets
    those of a file in the library."""
    from docx.oxml import parser
    from docx.parts.styles import StylesPart
    from lxml.etree import XMLParser

    parser.oxml_parser = XMLParser(
        remove_blank_text=True, resolve_entities="internal", no_network=True, load_dtd=False
    )
    parser.oxml_parser.set_element_class_lookup(parser.element_class_lookup)
    styles = StylesPart._default_styles_xml()  # type: ignore[no-untyped-call]
    StylesPart._default_styles_xml = lambda: styles  # type: ignore[method-assign]


def warm_up(kind: str) -> None:
    """Load whatever documents of a kind are read with, by reading a small one of ours."""
    if kind == "docx":
        prepare_word()
    small = _beside("small")
    READERS[kind](small["SMALL"][kind](), 100, lambda _line: None)
    for codec in small["CODECS"]:
        codecs.lookup(codec)


def _beside(name: str) -> dict[str, Any]:
    """What a module in this folder defines; an isolated process does not look here for modules."""
    return runpy.run_path(str(Path(__file__).with_name(f"{name}.py")))


def confine(kind: str) -> None:
    """Load what is needed for documents of a kind, and give up everything else."""
    confinement = _beside("confinement")
    confinement["limit"]()
    warm_up(kind)
    try:
        confinement["forbid"]()
    except OSError:
        raise RefusedError("unconfined") from None


def answer(kind: str, most: int) -> str:
    """What to tell the parent of the document on stdin: its contents, or a word for the reason why
    there are none."""
    try:
        confine(kind)
        return json.dumps(READERS[kind](sys.stdin.buffer.read(), most, send))
    except RefusedError as refused:
        word = str(refused)
    except MemoryError:
        word = "memory"
    except RecursionError:
        word = "deep"
    except Exception:  # a foreign document can break a library in any way
        word = "damaged"
    return json.dumps({"refused": word})


if __name__ == "__main__":
    send(answer(sys.argv[1], int(sys.argv[2])))
