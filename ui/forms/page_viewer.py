"""Finished pages on screen, from memory: read, save, print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.storage.names import inside, own_name
from core.storage.publish import put_file
from ui.kit.fonts import em
from ui.kit.labels import Elided, Muted
from ui.kit.reading_dialog import ReadingDialog
from ui.kit.waits import waits_of
from ui.session import Session

STEP = 1.2
"""The zoom factor of one step."""


class PageViewer(ReadingDialog):
    """Shows the pages as they will be printed."""

    def __init__(self, session: Session, title: str, pdf: bytes) -> None:
        super().__init__(session.window, title)
        self.resize(em(980), em(820))
        self._session, self._title, self._pdf = session, title, pdf
        self.said = Elided()
        self._open(pdf)
        self.view = QPdfView(self)
        self.view.setAccessibleName(_("Pages"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._lay_out()

    def _open(self, pdf: bytes) -> None:
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)  # freed after the document that reads from it
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the help, too."""
        super().showEvent(event)
        self.addActions(waits_of(self).offered)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        count = self.document.pageCount()
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        bar.addWidget(Muted(pages, 13))
        bar.addWidget(self._button(_("−"), "Ctrl+-", lambda: self._zoom(1 / STEP), _("Smaller")))
        bar.addWidget(self._button(_("+"), "Ctrl++", lambda: self._zoom(STEP), _("Larger")))
        bar.addWidget(self.said, 1)
        for widget in self.extras():
            bar.addWidget(widget)
        if self.folds and self._is_upright():
            bar.addWidget(self._button(_("Booklet…"), "Ctrl+B", self._print_booklet))
        to_print = self._button(_("Print…"), "Ctrl+P", self._print)
        save = self._button(_("Save as…"), "Ctrl+S", self.save)
        (to_print if self.for_paper else save).setProperty("primary", True)
        bar.addWidget(to_print)
        bar.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar.setContentsMargins(14, 8, 14, 8)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def extras(self) -> tuple[QWidget, ...]:
        """Additional widgets in the bar."""
        return ()

    def _is_upright(self) -> bool:
        size = self.document.pagePointSize(0)
        return size.height() > size.width()

    def _button(
        self, words: str, keys: str, act: Callable[[], None], name: str = ""
    ) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setAccessibleName(name or words)
        button.setToolTip(f"{name or words} ({keys})")
        button.clicked.connect(act)
        QShortcut(QKeySequence(keys), self).activated.connect(act)
        return button

    def _zoom(self, by: float) -> None:
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            page = self.document.pagePointSize(0).width()
            dots = self.logicalDpiX() / 72
            self.view.setZoomFactor(self.view.viewport().width() / (page * dots))
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * by, 0.2), 6.0))

    def suggestion(self) -> Path:
        """The file that saving suggests."""
        folder = self._session.settings.pack_folder or self._session.workspace.path.parent
        name = f"{self._session.workspace.path.stem}, {self._title}"
        return inside(folder, own_name(name, ".pdf"))

    def save(self) -> None:
        """Write the pages to a file that the user chooses."""
        kinds = _("PDF files ({pattern})").format(pattern="*.pdf")
        path = self._session.prompts.file_to_write(self, _("Save pages"), self.suggestion(), kinds)
        if path is None:
            return
        if sentence := self.write(path):
            self.said.setText(f"⚠ {sentence}")

    def write(self, path: Path) -> str:
        """Write the pages to a file; returns "" or why that failed."""
        try:
            put_file(path, self._pdf)
        except Problem as problem:
            return str(problem)
        self._session.settings.remember_pack_folder(path.parent)
        self.said.setText(_("Saved as {file}").format(file=path))
        return ""

    for_paper = False
    """Whether the pages are first of all to be printed."""
    folds = True
    """Whether a booklet is offered; pages that lie on their side never make one."""
    two_sided = False
    """Whether the pages are laid out for two-sided printing."""

    def _print(self) -> None:
        self._hand_over(folded=False)

    def _print_booklet(self) -> None:
        self._hand_over(folded=True)

    def _hand_over(self, *, folded: bool) -> None:
        from ui.kit.printing import Printing

        how = Printing(
            self._title, self._pdf, self.document, two_sided=self.two_sided, folded=folded
        )
        try:
            said = how.ask(self)
        except Problem as problem:
            said = f"⚠ {problem}"
        if said:
            self.said.setText(said)


def place_at(view: QPdfView, spot: QPointF) -> tuple[int, float, float]:
    """The page at a position in the viewport, counted from 1, and where on it, in points from its
    top left corner; page 0 if there is none. Pages are below each other, centred."""
    document, margins = view.document(), view.documentMargins()
    dots = view.logicalDpiX() / 72
    room = view.viewport().width() - margins.left() - margins.right()
    fits = view.zoomMode() == QPdfView.ZoomMode.FitToWidth
    x = spot.x() + view.horizontalScrollBar().value()
    y = spot.y() + view.verticalScrollBar().value() - margins.top()
    for page in range(document.pageCount()):
        size = document.pagePointSize(page)
        scale = room / size.width() if fits else view.zoomFactor() * dots
        tall, wide = size.height() * scale, size.width() * scale
        left = margins.left() + max(0.0, (room - wide) / 2)
        if 0 <= y <= tall:
            return page + 1, (x - left) / scale, y / scale
        y -= tall + view.pageSpacing()
    return 0, 0.0, 0.0
