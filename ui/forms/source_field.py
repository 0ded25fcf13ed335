"""The field for a source: one of the dossier's, or a new one by its title, which it points out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Source
from core.text.likeness import may_mean
from ui.kit.breakable import breakable
from ui.kit.choices import CalmBox
from ui.kit.labels import ProseLabel
from ui.kit.type_ahead import Suggestions


class SourceField(QWidget):
    """A source chosen from the dossier's, or a new one by its title, with its grade."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = CalmBox(self)
        self.title.setEditable(True)
        self.title.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        Suggestions(self.title)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._offer(dossier)
        edit = self.title.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(_("Select a source, or type the title of a new one"))
        self.reliability = _grades("ABCDEF", _("Reliability, A to F"), _("grade A–F"))
        self.credibility = _grades("123456", _("Credibility, 1 to 6"), _("1–6"))
        self.title.setAccessibleName(_("Source"))
        self.told = ProseLabel("", 11.5, muted=True, parent=self)
        self._lay_out()
        self.title.currentTextChanged.connect(self._offer_grade)
        self._offer_grade()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.reliability)
        row.addWidget(self.credibility)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.told)

    def _offer(self, dossier: Dossier) -> None:
        self._sources = dossier.all(Source)
        self.title.addItem("", "")
        for source in self._sources:
            words = f"{source.number}  {source.title}"
            self.title.addItem(f"{words} ({source.grade})" if source.grade else words, source.id)

    def choose_from(self, dossier: Dossier, source: str | None) -> None:
        """Offer the current sources, and select one."""
        self.title.clear()
        self._offer(dossier)
        self.choose(source)

    def _offer_grade(self) -> None:
        """Ask for a grade for new sources only; others have theirs. Points out that a source is
        new, and which existing one may be meant."""
        new = bool(self.new_title())
        self.reliability.setVisible(new)
        self.credibility.setVisible(new)
        self.told.setText(breakable(new_source(self.new_title(), self._sources)))
        self.told.setVisible(new)

    def choose(self, source: str | None) -> None:
        """Select a source."""
        self.title.setCurrentIndex(max(self.title.findData(source or ""), 0))

    def chosen(self) -> str | None:
        """The id of the selected source; None for none or a new one."""
        at = self.title.findText(self.title.currentText())
        return str(self.title.itemData(at)) or None if at >= 0 else None

    def new_title(self) -> str:
        """The title of a source that the dossier does not have yet, or ""."""
        text = self.title.currentText().strip()
        return text if text and self.title.findText(self.title.currentText()) < 0 else ""

    def new_fields(self) -> dict[str, Any]:
        """The fields of the new source."""
        return {
            "reliability": self.reliability.currentData(),
            "credibility": int(self.credibility.currentData() or 0),
        }


def new_source(title: str, sources: Sequence[Source]) -> str:
    """Says that a title makes a new source, and names the first existing one that may be meant; ""
    for none."""
    if not title:
        return ""
    said = _("New source: “{title}”.").format(title=title)
    near = next((each for each in sources if may_mean(title, each.title)), None)
    if near is None:
        return said
    other = _("Similar: “{number} {title}”.").format(number=near.number, title=near.title)
    return f"{said} {other}"


def _grades(values: str, name: str, nothing: str) -> QComboBox:
    box = CalmBox()
    box.addItem(nothing, "")
    for value in values:
        box.addItem(value, value)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box
