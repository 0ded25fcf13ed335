"""Text of Word files."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from core.intake.readers.found import (
    LONGEST_NAME,
    MOST_PARAGRAPHS,
    MOST_UNPACKED,
    Found,
    RefusedError,
    Tell,
)


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


prepare_word()
