"""Documents that are a zip of XML parts: Word and OpenDocument."""

import io
import posixpath
import zipfile
from functools import cache
from typing import Any

from lxml import etree

from core.intake.readers.found import MOST_UNPACKED, RefusedError

Element = Any
"""An element of lxml, which has no types."""

_KEPT = (
    *(".xml", ".rels", "mimetype", ".html", ".htm", ".xhtml", ".txt", ".docx", ".docm", ".dotx"),
    *(".dotm", ".mht", ".mhtml", ".rtf", ".eml", ".pdf", ".xlsx", ".odt"),
)
"""How the names of parts end that are XML, or documents of their own."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_KINDS = (
    ("Encrypt", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "spreadsheet"),
    ("PowerPoint Document", "slides"),
    ("__properties_version1.0", "outlook"),
)
"""Names inside files of the time before XML, and what such files are."""


@cache
def local(name: str) -> str:
    """The name of an element or attribute without its namespace, which Strict and Transitional
    files write differently."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    for key, value in element.items():
        if local(key) == name:
            return str(value)
    return default


def whole(text: str, otherwise: int, digits: int = 5) -> int:
    """The number that a file writes without a sign and in so many digits at most; `otherwise` if it
    writes none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else otherwise


def child(element: Element | None, *path: str) -> Element | None:
    """The element that is reached by these local names; None if there is none."""
    for name in path:
        for each in () if element is None else element:
            if local(each.tag) == name:
                element = each
                break
        else:
            return None
    return element


def parsed(part: bytes) -> Element:
    """The root of a part. What the part itself defines is text like any other, while whatever is
    defined elsewhere, or grows out of proportion, is refused."""
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(part, parser)
    except SyntaxError as failure:
        raise RefusedError(_fault(str(failure))) from None


def _fault(said: str) -> str:
    """The word for what an XML parser says is wrong."""
    if "entity" in said.casefold():
        return "entities"
    return "deep" if "depth" in said else "damaged"


class Package:
    """The parts of a zipped document, by name."""

    def __init__(self, data: bytes, room: int = MOST_UNPACKED) -> None:
        if data.startswith(_OLD):
            raise RefusedError(_old_kind(data))
        self._parts, self._room = _unpacked(data, room)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def bytes_of(self, name: str) -> bytes:
        """A part as it is; empty if it is not there."""
        return self._parts.get(name, b"")

    def inside(self, name: str) -> "Package":
        """A part that is itself such a document; together they unpack to no more than one may."""
        found = Package(self.bytes_of(name), self._room)
        self._room = found._room
        return found

    def xml(self, name: str) -> Element | None:
        """The root of a part; None if it is not there."""
        return parsed(self._parts[name]) if self._parts.get(name) else None

    def related(self, name: str = "") -> dict[str, tuple[str, str]]:
        """What a part, or the whole, refers to: by id, the kind of relation and the part's name."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for each in () if root is None else root:
            target = attribute(each, "Target")
            target = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = attribute(each, "Type").rpartition("/")[2]
            found[attribute(each, "Id")] = (kind, posixpath.normpath(target))
        return found


def _old_kind(data: bytes) -> str:
    names = ((name.encode("utf-16-le")[:-1], kind) for name, kind in _OLD_KINDS)
    return next((kind for name, kind in names if name in data), "old_word")


def _unpacked(data: bytes, room: int) -> tuple[dict[str, bytes], int]:
    """The parts that are XML or documents of their own, and the bytes that are left of the room for
    them; all are unpacked, for sizes that they claim may be wrong."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                kept = entry.filename.lower().endswith(_KEPT)
                chunks = []
                with package.open(entry) as part:
                    while chunk := part.read(1 << 20):
                        room -= len(chunk)
                        if room < 0:
                            raise RefusedError("unpacked")
                        chunks += [chunk] if kept else []
                parts[entry.filename] = b"".join(chunks)
    except RuntimeError:
        raise RefusedError("encrypted") from None
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        raise RefusedError("damaged") from None
    return parts, room
