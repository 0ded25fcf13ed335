"""Offering to read pictures of text by OCR, where Tesseract is installed."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from core.errors import ScanProblem
from core.language import gettext as _
from core.language import spoken
from core.model.records import Source
from ui.forms.documents import read_document_of
from ui.kit.asking import asked
from ui.kit.choices import CalmBox
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.session import Session

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def read_with_ocr(
    session: Session, name: str, load: Callable[[], bytes], title: str
) -> "ImportedDocument | None":
    """The contents of a document; where it has pages without text, the user decides whether they
    are read by OCR. See `read_document_of`."""
    from core.intake.ocr import missing

    try:
        taken = read_document_of(session, name, load, title)
    except ScanProblem as problem:
        if lacking := missing():
            raise ScanProblem(f"{problem} {lacking}") from problem
        language = _asked(session, _("{file} has no text that can be copied.").format(file=name))
        if not language:
            session.say(_("Nothing was imported."))
            return None
        return read_document_of(session, name, load, title, language)
    if taken is None or not taken.may_be_scanned or missing():
        return taken
    language = _asked(session, taken.about_empty_pages(), taken.language, _("Leave out"))
    return read_document_of(session, name, load, title, language) if language else taken


def _asked(session: Session, why: str, language: str = "", stay: str = "") -> str:
    """The languages in which pages are to be read; "" if they are not."""
    asking = ScanForm(session, why, language)
    if stay:
        asking.leave.setText(stay)
    return asked(asking, ScanForm.chosen) or ""


class ScanForm(Frame):
    """Asks in which language, or which two, pages are written."""

    def __init__(self, session: Session, why: str, language: str) -> None:
        from core.intake import tesseract
        from core.intake.ocr import called, sensible

        super().__init__(session.window, _("Read by OCR"), _("Read"), width=460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is read after closing
        there = [(called(code), code) for code in tesseract.readable()]
        wanted = sensible(language, *_languages_of(session), spoken())
        self.language = _box(there, wanted)
        self.second = _box([(_("none"), ""), *there], "")
        words = _("Tesseract can read it from the pictures. Check what it reads against the pages.")
        self.body.insertWidget(0, ProseLabel(f"{why} {words}"))
        self.ask_for(_("Language"), self.language)
        self.ask_for(_("Second language"), self.second)
        self.go.clicked.connect(self.accept)

    def chosen(self) -> str:
        """The languages by Tesseract's names, joined by "+"."""
        names = (str(box.currentData()) for box in (self.language, self.second))
        return "+".join(dict.fromkeys(filter(None, names)))


def _box(choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    box = CalmBox()
    for words, code in choices:
        box.addItem(words, code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _languages_of(session: Session) -> list[str]:
    """The languages of the dossier's sources, the most common first."""
    counted = Counter(each.language for each in session.dossier.all(Source) if each.language)
    return [language for language, _count in counted.most_common()]
