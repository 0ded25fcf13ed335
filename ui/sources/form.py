"""A source: what it is, and how far it can be trusted, with the meaning of each grade at hand."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from core.editing.commands import Command
from core.editing.commands.sources import import_source, import_text
from core.language import gettext as _
from core.model.grades import credibilities, reliabilities
from core.model.records import Source
from core.text.saying import long_date, number, size
from ui.forms.documents import readings
from ui.forms.record_form import RecordForm, saved
from ui.kit.breakable import breakable
from ui.kit.choices import CalmBox
from ui.kit.date_field import DateField
from ui.kit.fields import words_box
from ui.kit.labels import ProseLabel
from ui.kit.typed import TextChoice, TextLine
from ui.session import Session

if TYPE_CHECKING:
    from core.intake import ImportedDocument

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "ja", "ko", "pl", "ru", "tr", "uk", "zh")
"""The languages offered, as ISO 639 codes; any other can be typed."""


def new(session: Session) -> bool:
    """Ask for a new source without a text."""
    return saved(SourceForm(session))


def edit(session: Session, identifier: str) -> bool:
    """Edit the fields of a source."""
    return saved(SourceForm(session, session.dossier.find(Source, identifier)))


def ask_about(session: Session, taken: "ImportedDocument", into: Source | None = None) -> bool:
    """Ask for what an imported document does not say about itself; with `into`, an existing source
    gets its text."""
    return saved(SourceForm(session, into, taken))


class SourceForm(RecordForm):
    """Title, publisher, date, language, grades, link and place of the original, remark."""

    kind = Source

    def __init__(
        self,
        session: Session,
        record: Source | None = None,
        taken: "ImportedDocument | None" = None,
    ) -> None:
        super().__init__(session, record, width=600)
        self._taken = taken
        self.reading: QComboBox | None = None
        self.comments: QCheckBox | None = None
        self.keep: QCheckBox | None = None
        self.ocr: QCheckBox | None = None
        known = record or _offered(taken)
        language = known.language or (taken.language if taken else "")
        self.title = TextLine(known.title)
        self.publisher = TextLine(known.publisher)
        self.date = DateField(known.date, session.today, empty=_("undated"))
        self.language = _languages(language)
        self.reliability = _grades(
            known.reliability, [(grade, f"{grade}  {words}") for grade, words in reliabilities()]
        )
        self.credibility = _grades(
            str(known.credibility or ""),
            [(str(grade), f"{grade}  {words}") for grade, words in credibilities()],
        )
        self.remark = words_box(known.remark, 3)
        self.link = TextLine(known.link)
        self.original = TextLine(known.original or (taken.folder if taken else ""))
        self.illustrative = QCheckBox(_("Made up for an example or an exercise"))
        self.illustrative.setChecked(known.illustrative)
        self._ask(known.date)

    def way(self) -> tuple[str, ...] | None:
        """None with a document that is being imported, which is not at hand any more."""
        return super().way() if self._taken is None else None

    def _ask(self, dated: dt.date | None) -> None:
        """Lay out the fields, with what an imported document offers."""
        taken = self._taken
        self.ask_for(_("Title"), self.title)
        self.ask_for(_("Publisher"), self.publisher, _("Who published it, or who reported it"))
        self.ask_for(_("Date"), self.date)
        if taken is not None and taken.made is not None and dated is None:
            self._offer_day_of(taken.made)
        self.ask_for(_("Language"), self.language)
        self.ask_for(_("Reliability"), self.reliability, _("Of the source, from its track record"))
        self.ask_for(
            _("Credibility"), self.credibility, _("Of what it says, against other reports")
        )
        self.ask_for(_("Link"), self.link, _("Shown as text; Parley never opens it"))
        self.ask_for(_("Original"), self.original, _("Where it lies, such as a folder or a shelf"))
        self.ask_for(_("Remark"), self.remark)
        self.ask_for(_("Illustrative"), self.illustrative, _("Anything based on it will say so"))
        self._ask_whether_to_keep()
        self._ask_whether_checked()
        if taken is not None:
            self._choose_reading(taken)

    def _ask_whether_to_keep(self) -> None:
        """Offer to keep a file that comes in, and to drop one that is kept."""
        if self._taken is not None and self._taken.file:
            words = _("Keep it in the dossier ({size})").format(size=size(len(self._taken.file)))
            self.keep = QCheckBox(words)
        elif self._taken is None and isinstance(self.record, Source) and self.record.kept:
            self.keep = QCheckBox(_("Kept in the dossier"))
            self.keep.setChecked(True)
        if self.keep is not None:
            self.ask_for(_("File"), self.keep, _("Its pages can then be seen on any laptop"))

    def _ask_whether_checked(self) -> None:
        """Offer to say that a text read by OCR has been checked."""
        if self._taken is None and isinstance(self.record, Source) and self.record.ocr:
            self.ocr = QCheckBox(_("Not checked yet: {pages}").format(pages=self.record.ocr))
            self.ocr.setChecked(True)
            self.ask_for(_("Read by OCR"), self.ocr, _("Untick it once the text is checked"))

    def _offer_day_of(self, made: dt.date) -> None:
        """Offer the file's date without using it: it need not be the date of the contents."""
        day = long_date(made)
        offer = QPushButton(
            _("Use {date}, when the file says it was created").format(date=day), self
        )
        offer.setProperty("link", True)
        offer.setAutoDefault(False)
        offer.setToolTip(_("A file may be created on a different day from its content"))
        offer.clicked.connect(lambda: self.date.show_date(made))
        self.add_below(offer)

    def _choose_reading(self, taken: "ImportedDocument") -> None:
        """Say what was imported; ask what to make of tracked changes and comments."""
        if taken.others:
            self.reading = readings()
            tip = _("Marked: {signs}, each with its author").format(signs="{+…+} [-…-] {>…>} [<…<]")
            self.ask_for(_("Tracked changes"), self.reading, tip)
            self.reading.currentIndexChanged.connect(self._say_taken)
        if taken.comments:
            self.comments = QCheckBox(_("Import as notes on their words"))
            self.comments.setChecked(True)
            self.ask_for(_("Comments"), self.comments)
        self._told = ProseLabel("", 12, muted=True)
        self.body.addWidget(self._told)
        self._say_taken()

    def _chosen(self) -> "ImportedDocument | None":
        """The document as it is to be read."""
        if self._taken is None or self.reading is None:
            return self._taken
        return self._taken.read_as(self.reading.currentData())

    def _say_taken(self) -> None:
        taken = self._chosen()
        assert taken is not None
        count = len(taken.text)
        said = [_("{count} characters imported").format(count=number(count))]
        said += [_("{pages} pages").format(pages=taken.pages)] if taken.pages > 1 else []
        lines = [" · ".join(said), *taken.remarks, *self._how_to_read_scans(taken)]
        if taken.file_digest:
            lines.append(_("SHA-256 of the file: {digest}").format(digest=taken.file_digest))
        self._told.setText(breakable("\n".join(lines)))

    @staticmethod
    def _how_to_read_scans(taken: "ImportedDocument") -> list[str]:
        """How pages without text could be read, where they cannot."""
        if not taken.may_be_scanned:
            return []
        from core.intake.ocr import missing

        return [lacking] if (lacking := missing()) else []

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        kept: dict[str, Any] = (
            {} if self.keep is None or self._taken else {"kept": self.keep.isChecked()}
        )
        if self.ocr is not None and not self.ocr.isChecked():
            kept["ocr"] = ""
        return kept | {
            "title": self.title.value(),
            "publisher": self.publisher.value(),
            "date": self.date.value(),
            "language": self.language.value(),
            "illustrative": self.illustrative.isChecked(),
            "reliability": str(self.reliability.currentData()),
            "credibility": int(self.credibility.currentData() or 0),
            "remark": self.remark.value(),
            "link": self.link.value(),
            "original": self.original.value(),
        }

    def command(self) -> Command:
        """Register the imported document, or the values in the form."""
        taken = self._chosen()
        along = {
            "comments": self.comments is not None and self.comments.isChecked(),
            "keep": self.keep is not None and self.keep.isChecked(),
        }
        if taken is not None and self.record is not None:
            return import_text(self.record.id, taken, **along, **self.fields())
        if taken is not None:
            return import_source(taken, **along, **self.fields())
        return super().command()


def _offered(taken: "ImportedDocument | None") -> Source:
    """What a new source begins as; a message tells by whom it is, and from which day."""
    if taken is None:
        return Source("", 0, "")
    sent = taken.made if taken.author else None
    return Source("", 0, taken.title, publisher=taken.author, date=sent)


def _languages(chosen: str) -> TextChoice:
    box = TextChoice()
    box.addItems(["", *LANGUAGES])
    box.set_value(chosen)
    return box


def _grades(chosen: str, grades: list[tuple[str, str]]) -> QComboBox:
    box = CalmBox()
    box.addItem(_("not graded"), "")
    for grade, words in grades:
        box.addItem(words, grade)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
