"""Documents of office programs: which kind they are is told by what is in them."""

from core.intake.readers.found import Found, RefusedError, Tell
from core.intake.readers.open_text import read_open_text
from core.intake.readers.package import Package
from core.intake.readers.word import read_word

_OTHERS = {
    "ppt/": "slides",
    "xl/": "spreadsheet",
    "visio/": "drawing",
    "Index/Document.iwa": "iwork",
    "META-INF/container.xml": "book",
}
_OPEN = {
    "presentation": "slides",
    "spreadsheet": "spreadsheet",
    "graphics": "drawing",
}


def read_office(data: bytes, most: int, tell: Tell) -> Found:
    """Title and text of a Word file or an OpenDocument text; other kinds are refused by their
    name."""
    package = Package(data)
    names = package.names()
    kind = package.bytes_of("mimetype").rpartition(b".opendocument.")[2].decode("ascii", "replace")
    kind = kind.partition("-")[0].strip()
    if kind == "text":
        return read_open_text(package, most)
    if kind in _OPEN:
        raise RefusedError(_OPEN[kind])
    if not any(name.startswith("word/") for name in names):
        kinds = (word for start, word in _OTHERS.items() if any(n.startswith(start) for n in names))
        raise RefusedError(next(kinds, "unknown"))
    return read_word(package, most, tell)
