"""The pages of a source as they look, with its text to select on them and what is marked in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from core.editing.commands.evidence import page_of
from core.language import gettext as _
from core.views.source_page import Box, PageWords
from ui.annotate.sentence_picking import KEYS, ThirdClick
from ui.kit.pages_view import PagesView
from ui.kit.theme import Theme
from ui.sources.page_pictures import Load, PagePictureMaker
from ui.sources.reader import SourceText

if TYPE_CHECKING:
    from core.intake.pages import PagePicture

WIDEST = 860
"""How wide a page is shown at most, in pixels at 100 %, unless it is magnified."""
STEP = 1.2


class SourcePages(PagesView):
    """Draws the pages of a PDF beside a `SourceText`, which keeps what is selected and marked: a
    phrase chosen on either is chosen on both."""

    hovered = Signal(str)
    """The note or excerpt under the mouse; "" for none."""
    failed = Signal(str)
    read = Signal()
    """The document is read, and its bytes are known."""

    def __init__(self, text: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=WIDEST)
        self.shown = text
        self._paper = Theme.load("light")
        self._words: dict[int, PageWords] = {}
        self._told: dict[int, PagePicture] = {}
        self._clicks = ThirdClick()
        self._from: int | None = None
        self._maker = PagePictureMaker(self)
        self._maker.sized.connect(self._take_sizes)
        self._maker.drawn.connect(self._take)
        self._maker.failed.connect(self.failed)
        self.setAccessibleName(_("Pages of the source"))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        for keys, act in (
            (QKeySequence("Ctrl+E"), text.ask_for_evidence),
            (QKeySequence(KEYS), text.select_sentence),
            (QKeySequence(QKeySequence.StandardKey.Copy), text.copy),
        ):
            shortcut = QShortcut(keys, self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        text.cursorPositionChanged.connect(self._follow)
        text.selectionChanged.connect(self.viewport().update)
        text.marked.connect(self._mark_anew)

    def show_file(self, name: str, load: Load) -> None:
        """Show another document, at the page that is being read in the text."""
        self.show_pages((), lambda _page, _size: QImage())
        self._words.clear()
        self._told.clear()
        wide = round(self.viewport().width() * self.devicePixelRatioF())
        self._maker.begin(name, load, self.shown.page() - 1, max(wide, 300))

    @property
    def content(self) -> bytes | None:
        """The bytes of the document; None as long as it was not read."""
        return self._maker.content

    def stop(self) -> None:
        """Draw no more pages."""
        self._maker.stop()

    def _take_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        if self.count() != len(sizes):
            self.show_pages(sizes, lambda _page, _size: QImage())
            self._follow()
            self.read.emit()

    def _take(self, told: "PagePicture") -> None:
        self._told[told.page] = told
        self._words.pop(told.page, None)
        if told.page == self.shown.page() - 1:
            self._follow()
        self.viewport().update()

    def _mark_anew(self) -> None:
        """Marks, or the text that they are on, have changed."""
        self._words.clear()
        self.viewport().update()

    def words_of(self, page: int) -> PageWords | None:
        """The words of a page; None as long as it has not been drawn."""
        if page not in self._words and page in self._told:
            told = self._told[page]
            self._words[page] = PageWords(self.shown.text, page, told.letters, told.boxes)
        return self._words.get(page)

    # --- drawing ---

    def picture(self, page: int, size: QSize) -> QImage:
        """The picture of a page, which is asked for if it is not there."""
        self._maker.want(page, round(size.width() * self.devicePixelRatioF()))
        return self._maker.pictures.get(page, QImage())

    def paint_over(self, painter: QPainter, page: int, box: QRect) -> None:
        """Draw evidence, notes and the selection on the words that they are on."""
        words = self.words_of(page)
        if words is None:
            return
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        paper, lit = self._paper, self.shown.lit
        for mark in self.shown.marks:
            ground = QColor(paper.settled_fill if mark.evidence else paper.highlight)
            ground = paper.tint(paper.accent, 0.45) if mark.record == lit else ground
            line = QPen(QColor(paper.closing if mark.evidence else paper.highlight_line), 1.5)
            line.setStyle(Qt.PenStyle.DotLine if mark.evidence else Qt.PenStyle.SolidLine)
            for each in self._on_screen(words.boxes(mark.start, mark.end), page, box):
                painter.fillRect(each, ground)
                painter.setPen(line)
                painter.drawLine(each.bottomLeft(), each.bottomRight())
        chosen = self.shown.span()
        for each in self._on_screen(words.boxes(*chosen), page, box):
            painter.fillRect(each, paper.tint(paper.accent, 0.35))
        painter.restore()

    def _on_screen(self, boxes: list[Box], page: int, box: QRect) -> list[QRectF]:
        scale = box.width() / self.size_of(page)[0]
        return [
            QRectF(
                box.left() + left * scale,
                box.top() + top * scale,
                (right - left) * scale,
                (bottom - top) * scale,
            )
            for left, top, right, bottom in boxes
        ]

    def places(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of the text is in the viewport: a box a line, on the page on which it
        begins."""
        page = min(page_of(self.shown.text, start), self.count()) - 1
        words = self.words_of(page)
        return self._on_screen(words.boxes(start, end), page, self.box_of(page)) if words else []

    def place(self) -> QRect:
        """Where what is being read in the text is in the viewport; all of it if that is not known
        yet."""
        boxes = self._places_read()
        return boxes[0].toAlignedRect() if boxes else self.viewport().rect()

    def _places_read(self) -> list[QRectF]:
        start, end = self.shown.span()
        return self.places(start, max(end, start + 1))

    # --- following the text ---

    def _follow(self) -> None:
        """Bring into view what is being read in the text, unless it was chosen here."""
        self.viewport().update()
        if self._from is not None or not self.count():
            return
        boxes = self._places_read()
        if not boxes:
            page = min(self.shown.page(), self.count()) - 1
            if page != self.page_in_view():
                self.go_to_page(page)
            return
        first = boxes[0]
        room = self.viewport().height()
        if first.top() < 0 or first.bottom() > room:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(first.top() - room / 3))

    # --- choosing words ---

    def _place_at(self, spot: QPointF) -> int | None:
        """The place in the text of the letter at a spot, or of the nearest one on its page."""
        found = self._on_page(spot)
        return found[0].place_at(*found[1]) if found else None

    def _on_page(self, spot: QPointF) -> tuple[PageWords, tuple[float, float]] | None:
        if not self.count():
            return None
        page = self.page_at(spot.y())
        words, box = self.words_of(page), self.box_of(page)
        if words is None:
            return None
        scale = box.width() / self.size_of(page)[0]
        return words, ((spot.x() - box.left()) / scale, (spot.y() - box.top()) / scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose words; a third click chooses the sentence."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._clicks.is_third(event):
            self.shown.select_sentence()
            return
        place = self._place_at(event.position())
        if place is None:
            return
        keeps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._from = self.shown.span()[0] if keeps else place
        self._choose_to(place if keeps else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose words as far as the mouse; else report which mark is under it."""
        if self._from is not None:
            place = self._place_at(event.position())
            if place is not None:
                self._choose_to(place)
            return
        found = self._on_page(event.position())
        on = found is not None and found[0].is_on_letter(*found[1])
        place = self._place_at(event.position()) if on else None
        self.hovered.emit("" if place is None else self.shown.mark_on(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The choice stands."""
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click chooses a word; a third click may follow."""
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.shown.select_word(place)
            self._clicks.note_double(event)

    def _choose_to(self, place: int | None) -> None:
        """Choose from where it was begun to a letter, in the order in which the text is read."""
        assert self._from is not None
        if place is None:
            self.shown.select(self._from, self._from)
        else:
            self.shown.select(min(self._from, place), max(self._from, place) + 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the words that are chosen."""
        self.shown.contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus magnify, Home and End go to the first and last page."""
        acts = {
            Qt.Key.Key_Plus: lambda: self.magnify(STEP),
            Qt.Key.Key_Minus: lambda: self.magnify(1 / STEP),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.go_to_page(self.count() - 1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
