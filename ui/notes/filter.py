"""What narrows the list of notes: words, and a choice for each attribute of a note."""

import datetime as dt

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import choice, round_name
from core.model.records import Audience, NoteType, Round
from core.views.notes import GROUPINGS, STATES, Grouping, NoteFilter, authors
from ui.kit.choices import WIDEST, CalmBox, fill
from ui.kit.fonts import em
from ui.kit.wrapping import WrappingRow

PAUSE = 120
"""How long typing may pause before the list follows, in milliseconds."""


class FilterBar(QWidget):
    """Boxes in a row, and the filter that they make."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = dt.date.today()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Search notes, quotes and replies"))
        self.words.setAccessibleName(_("Search notes, quotes and replies"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(em(230))
        self.boxes = {
            "point": self._box(_("Sticking point")),
            "party": self._box(_("Party")),
            "round": self._box(_("Round")),
            "author": self._box(_("Author")),
            "type": self._box(_("Type")),
            "audience": self._box(_("Audience")),
            "state": self._box(_("State")),
            "written": self._box(_("Written")),
        }
        self.grouping = self._box(_("Grouping"))
        self.clear = QPushButton(_("Clear filters"), self)
        self.clear.setProperty("link", True)
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _words: self._wait.start())
        self.clear.clicked.connect(self.show_everything)

    def _box(self, name: str) -> QComboBox:
        box = CalmBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMaximumWidth(em(WIDEST))
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        return box

    def _lay_out(self) -> None:
        flow = WrappingRow(self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setHorizontalSpacing(6)
        flow.setVerticalSpacing(6)
        for widget in (self.words, *self.boxes.values(), self.grouping, self.clear):
            flow.addWidget(widget)

    def offer(self, dossier: Dossier, today: dt.date) -> None:
        """Offer what the dossier has; a choice stays selected as long as it exists."""
        self._today = today
        points = [(point.in_short, point.id) for point in dossier.points]
        rounds = [(round_name(each), each.id) for each in reversed(dossier.all(Round))]
        fill(self.boxes["point"], _("any point"), points)
        fill(self.boxes["party"], _("any party"), [(p.name, p.id) for p in dossier.parties])
        fill(self.boxes["round"], _("any round"), rounds)
        fill(self.boxes["author"], _("any author"), [(each, each) for each in authors(dossier)])
        fill(self.boxes["type"], _("any type"), [(choice(each), each) for each in NoteType])
        fill(self.boxes["audience"], _("any audience"), [(choice(a), a) for a in Audience])
        states = [(_(name), state) for state, name in STATES.items()]
        fill(self.boxes["state"], _("any state"), [*states, (_("pinned"), "pinned")])
        written = [(_("today"), "0"), (_("last 7 days"), "6"), (_("last 30 days"), "29")]
        fill(self.boxes["written"], _("any time"), written)
        fill(self.grouping, "", [(_(name), by) for by, name in GROUPINGS.items()])

    def wanted(self) -> NoteFilter:
        """The filter set in the boxes."""
        told = {name: str(box.currentData() or "") for name, box in self.boxes.items()}
        days, state = told["written"], told["state"]
        return NoteFilter(
            words=self.words.text(),
            point=told["point"],
            party=told["party"],
            round=told["round"],
            author=told["author"],
            type=NoteType(told["type"]) if told["type"] else None,
            audience=Audience(told["audience"]) if told["audience"] else None,
            state=next((each for each in STATES if each == state), None),
            pinned=state == "pinned",
            since=self._today - dt.timedelta(days=int(days)) if days else None,
        )

    def grouped_by(self) -> Grouping:
        """How the notes are grouped."""
        return Grouping(self.grouping.currentData() or Grouping.NONE)

    def show_everything(self) -> None:
        """Clear all filters."""
        self.blockSignals(True)
        self.words.clear()
        for box in self.boxes.values():
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()
