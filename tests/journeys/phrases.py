"""Words in a text on screen, as a person selects them with the mouse."""

import re
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from tests.journeys.seeing import bring_into_view, visible
from ui.sources.pages import SourcePages


class Phrase(NamedTuple):
    """Words in a text on screen: between two points of its viewport."""

    viewport: QWidget
    start: QPoint
    end: QPoint


def phrase(words: str) -> Phrase | None:
    """Where words are in a text; the text is scrolled so that they can be selected."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for text in visible((QPlainTextEdit, QTextEdit)):
        assert isinstance(text, QPlainTextEdit | QTextEdit)
        found = pattern.search(text.toPlainText())
        if found is not None:
            first, last = (_unit(text.toPlainText(), at) for at in found.span())
            bring_into_view(text)
            _scroll(text, first)
            return Phrase(text.viewport(), _edge(text, first), _edge(text, last))
    return _on_pages(pattern)


def _on_pages(pattern: re.Pattern[str]) -> Phrase | None:
    """Where words are on the pages of a source, which are scrolled so that they can be
    selected."""
    for pages in visible(SourcePages):
        assert isinstance(pages, SourcePages)
        found = pattern.search(pages.shown.text)
        if found is None or not pages.places(*found.span()):
            continue
        bring_into_view(pages)
        down, room = pages.places(*found.span())[-1].bottom(), pages.viewport().height() - 20
        if not 40 < down < room:
            bar = pages.verticalScrollBar()
            bar.setValue(bar.value() + round(down) - room // 2)
        boxes = [each.toRect() for each in pages.places(*found.span())]
        start = QPoint(boxes[0].left() + 1, boxes[0].center().y())
        end = QPoint(boxes[-1].right() - 1, boxes[-1].center().y())
        return Phrase(pages.viewport(), start, end)
    return None


def _unit(text: str, at: int) -> int:
    """A position in Qt's units, of which a character beyond the first plane takes two."""
    return len(text[:at].encode("utf-16-le")) // 2


def _edge(text: "QPlainTextEdit | QTextEdit", at: int) -> QPoint:
    cursor = text.textCursor()
    cursor.setPosition(at)
    return text.cursorRect(cursor).center()


def _scroll(text: "QPlainTextEdit | QTextEdit", at: int) -> None:
    document: QTextDocument = text.document()
    bar = text.verticalScrollBar()
    if isinstance(text, QPlainTextEdit):
        line = document.findBlock(at).firstLineNumber()
        if not text.viewport().rect().contains(_edge(text, at)):
            bar.setValue(max(0, line - 2))
    else:
        down = _edge(text, at).y()
        if not 0 <= down <= text.viewport().height() - 20:
            bar.setValue(bar.value() + down - 30)
