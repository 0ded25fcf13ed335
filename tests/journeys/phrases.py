"""Words in a text on screen, as a person selects them with the mouse."""

import re
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from tests.journeys.seeing import bring_into_view, visible


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
