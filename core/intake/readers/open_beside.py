"""Words beside the cells of a spreadsheet of OpenDocument: boxes and charts that lie over a sheet,
messages that appear at cells, and what runs above and below its printed pages.

Source: OpenDocument 1.3, part 3, 9.4.4 (messages), 11 (charts) and 16.9 (pages).
"""

import posixpath
import zipfile
from collections.abc import Iterator

from core.intake.readers.excel_beside import message
from core.intake.readers.excel_comments import root_of
from core.intake.readers.open_words import words_of
from core.intake.readers.package import Element, attribute, local
from core.intake.readers.sheet_looks import says_more_than_pages

_IN_CELLS = frozenset(("p", "h", "annotation", "table-row", "table-column", "table-rows"))
"""What is in cells, or told with them."""
_TITLES = ("{*}title", "{*}subtitle", "{*}footer")
_PAGES = frozenset(("page-number", "page-count"))
_FIELDS = _PAGES | {"sheet-name", "date", "time", "file-name", "title"}
HEEDED = ("style", "master-page", "content-validation")
"""The elements that tell such words, but for those that lie over cells."""


class OpenBeside:
    """The words beside the cells of one file, as its parts tell them."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._messages: dict[str, list[str]] = {}
        self._pages: dict[str, list[str]] = {}
        self._page_of: dict[str, str] = {}

    def heed(self, name: str, element: Element) -> None:
        """Heed one of the elements that tell such words."""
        told = attribute(element, "name")
        if name == "style":
            self._page_of[told] = attribute(element, "master-page-name")
        elif name == "master-page":
            self._pages[told] = [*filter(None, map(_running, element))]
        else:
            self._messages[told] = [
                message(attribute(each, "title"), _words(each))
                for each in element.iterchildren("{*}help-message", "{*}error-message")
            ]

    def at(self, cell: Element) -> list[str]:
        """The messages that appear at a cell."""
        if not self._messages:
            return []
        return self._messages.get(attribute(cell, "content-validation-name"), [])

    def on_pages(self, style: str) -> list[str]:
        """What runs above and below the pages of a sheet of this style."""
        return self._pages.get(self._page_of.get(style, ""), [])

    def over(self, place: Element) -> Iterator[str]:
        """What boxes, drawings and charts say that lie over a sheet or are tied to a cell."""
        for each in place:
            if local(each.tag) not in _IN_CELLS:
                yield _words(each)
                for shown in each.iter("{*}object"):
                    yield from self._in_chart(attribute(shown, "href"))
                yield from (attribute(control, "label") for control in each.iter("{*}button"))

    def _in_chart(self, name: str) -> Iterator[str]:
        root = root_of(self._package, posixpath.normpath(posixpath.join(name, "content.xml")))
        yield from (_words(title) for title in (() if root is None else root.iter(*_TITLES)))


def _words(element: Element) -> str:
    return " ".join(" ".join(words_of(line) for line in element.iter("{*}p", "{*}h")).split())


def _running(part: Element) -> str:
    """What a header or footer says in those of its sections that say more than a number."""
    if attribute(part, "display") == "false":
        return ""
    found = []
    for line in part.iter("{*}p"):
        words = " ".join("".join(_without_fields(line)).split())
        counts = any(local(each.tag) in _PAGES for each in line.iter("{*}*"))
        if says_more_than_pages(words, counts=counts):
            found.append(words)
    return " ".join(found)


def _without_fields(element: Element) -> Iterator[str]:
    yield str(element.text or "")
    for each in element:
        yield " " if local(each.tag) in {"s", "tab", *_FIELDS} else ""
        if local(each.tag) not in _FIELDS:
            yield from _without_fields(each)
        yield str(each.tail or "")
