"""One clause of the plan: number, title, status, and who wants it worded how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.editing.commands.clauses import set_status
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Clause, ClauseStatus, Party, Point, Round, Wording
from core.model.signs import sign
from core.views.annotations import noted
from core.views.plan import latest_wordings
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.fonts import em
from ui.kit.labels import Elided, Muted
from ui.kit.layouts import clear
from ui.kit.lines import ElidedLines
from ui.kit.plan_grid import fill_of, sign_of
from ui.plan.status import status_choice
from ui.session import Session

MARK_WIDTH = 58
"""Wide enough for three digits and a sign, so that the titles stand below each other."""
POINT_WIDTH = 240
"""The most pixels that the name of the sticking point takes from the title."""


class ClauseCard(Card):
    """A clause with its wordings; the status is changed in place, the rest in a form."""

    def __init__(
        self, session: Session, clause: str, notes: Annotating, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._session, self._clause, self._notes = session, clause, notes
        self._mark = Chip()
        self._mark.setMinimumWidth(em(MARK_WIDTH))
        self._words = ElidedLines(font=fonts.serif(15), most=3)
        self._point = ElidedLines(font=fonts.sans(11.5), most=2, muted=True)
        self._point.setMaximumWidth(em(POINT_WIDTH))
        self.status = status_choice()
        self.status.activated.connect(self._change_status)
        self.edit = QPushButton(_("Edit…"))
        self.edit.setProperty("quiet", True)
        self.edit.clicked.connect(self._edit)
        self._wordings = QVBoxLayout()
        self._wordings.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        top = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._mark, alignment=top)
        head.addWidget(self._words, 1, alignment=top)
        head.addWidget(self._point, alignment=top)
        head.addWidget(self.edit, alignment=top)
        head.addWidget(self.status, alignment=top)
        self.body.addLayout(head)
        self.body.addLayout(self._wordings)

    def show_clause(self, dossier: Dossier) -> None:
        """Draw the clause as it is in the dossier."""
        clause = dossier.get(Clause, self._clause)
        theme = self._session.theme
        self._mark.setText(f"{clause.number} {sign_of(clause.status)}")
        self._mark.set_tone(fill_of(clause.status, theme), theme.ink)
        self._words.setText(clause.title)
        point = dossier.find(Point, clause.point)
        self._point.setText(point.short_name or point.name if point is not None else "")
        name = _("Clause {number}").format(number=clause.number)
        self.status.setCurrentIndex(self.status.findData(clause.status.value))
        self.status.setAccessibleName(_("Status of {clause}").format(clause=name))
        self.status.setEnabled(self._session.editable)
        self.edit.setEnabled(self._session.editable)
        self.edit.setAccessibleName(_("Edit {clause}").format(clause=name))
        self._show_wordings(dossier, clause)

    def _show_wordings(self, dossier: Dossier, clause: Clause) -> None:
        clear(self._wordings)
        for wording in latest_wordings(dossier, clause.id):
            self._wordings.addWidget(self._wording(dossier, wording))

    def _wording(self, dossier: Dossier, wording: Wording) -> QWidget:
        party = dossier.find(Party, wording.party)
        who = f"{sign(party.marker)} {party.name}" if party is not None else _("Working text")
        label = Elided(who, fonts.sans(12, 600))
        label.setFixedWidth(em(150))
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        if party is not None:
            label.set_colour(self._session.theme.party_colour(party))
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
        text = Annotated(fonts.serif(13.5, 400))
        text.setAccessibleName(_("Wording: {who}").format(who=who))
        text.show_noted(noted(dossier, wording, "text"), self._session.theme)
        self._notes.adopt(text)
        row.addWidget(text, 1)
        met = dossier.find(Round, wording.round)
        if met is not None:
            row.addWidget(Muted(round_name(met), 11.5), alignment=Qt.AlignmentFlag.AlignTop)
        return block

    def _change_status(self) -> None:
        status = ClauseStatus(self.status.currentData())
        self._session.do(set_status(self._clause, status, date=self._session.today))

    def _edit(self) -> None:
        from ui.plan import clause_form as clause

        clause.ask(self._session, self._clause)
