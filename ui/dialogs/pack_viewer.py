"""A finished pack on screen, from memory: read, save elsewhere, print."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from briefings import file_name
from briefings.publish import write_pack
from briefings.recipe import Recipe
from core.commands import Command, create
from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.model import Pack, Round
from core.words import round_name
from ui.desk import Desk
from ui.widgets.labels import Elided, Muted

STEP = 1.2
"""How much nearer or further one step of zoom is."""


class PackViewer(QDialog):
    """Shows the pages as they will be printed."""

    def __init__(self, desk: Desk, recipe: Recipe, pdf: bytes) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_title(desk, recipe))
        self.resize(900, 860)
        self._desk, self._recipe, self._pdf = desk, recipe, pdf
        self._where: Path | None = None
        self.said = Elided()
        self._open(pdf)
        self.view = QPdfView(self)
        self.view.setAccessibleName(_("Pages"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._lay_out()

    def _open(self, pdf: bytes) -> None:
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        count = self.document.pageCount()
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        bar.addWidget(Muted(pages, 13))
        bar.addWidget(self._button(_("−"), "Ctrl+-", lambda: self._zoom(1 / STEP), _("Smaller")))
        bar.addWidget(self._button(_("+"), "Ctrl++", lambda: self._zoom(STEP), _("Larger")))
        bar.addWidget(self.said, 1)
        bar.addWidget(self._button(_("Print…"), "Ctrl+P", self._print))
        save = self._button(_("Save as…"), "Ctrl+S", self.save)
        save.setProperty("primary", True)
        bar.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar.setContentsMargins(14, 8, 14, 8)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

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

    def save(self) -> None:
        """Write the pack where the user says."""
        where = self._where or Path(file_name(self._desk.workspace.latest, self._recipe))
        kinds = _("PDF files ({pattern})").format(pattern="*.pdf")
        path = self._desk.prompts.file_to_write(self, _("Save the pack"), where, kinds)
        if path is None:
            return
        if sentence := self.write(path):
            self.said.setText(f"⚠ {sentence}")

    def write(self, path: Path) -> str:
        """Write the pack and record it as issued; "" or why that cannot be done."""
        try:
            write_pack(path, self._pdf)
        except Problem as problem:
            return str(problem)
        self._where = path
        self._desk.settings.remember_pack_folder(path.parent)
        self.said.setText(_("Saved as {file}").format(file=path))
        self._record(path)
        return ""

    def _record(self, path: Path) -> None:
        if self._desk.editable:
            self._desk.do(issued(self._recipe, path, self._pdf, self.document.pageCount()))

    def _print(self) -> None:
        from ui.dialogs import printing

        printing.ask(self, self.document)


def issued(recipe: Recipe, path: Path, pdf: bytes, pages: int) -> Command:
    """The command that records a pack as issued."""
    return create(
        Pack,
        label=_("record pack"),
        title=path.stem,
        round=recipe.round,
        issued=dt.datetime.now(dt.UTC),
        as_of=recipe.as_of,
        recipe=msgspec.json.encode(recipe).decode(),
        readers=recipe.reader,
        marking=recipe.marking,
        file_name=path.name,
        digest=hashlib.sha256(pdf).hexdigest(),
        pages=pages,
    )


def _title(desk: Desk, recipe: Recipe) -> str:
    record = desk.dossier.find(Round, recipe.round)
    return _("Pack for {round}").format(round=round_name(record)) if record else _("Pack")
