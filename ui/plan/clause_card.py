"""One clause of the plan: number, title, status, and who wants it worded how."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.editing.commands.clauses import set_status
from core.language import gettext as _
from core.model.records import ClauseStatus
from core.views.plan_text import ClauseWords, WordingWords
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.fonts import em
from ui.kit.labels import Elided, Muted, ProseLabel
from ui.kit.layouts import clear
from ui.kit.lines import ElidedLines
from ui.kit.plan_grid import fill_of
from ui.kit.theme import Theme
from ui.kit.tips import allow, tip
from ui.plan.status import status_choice
from ui.session import Session

MARK_WIDTH = 58
"""Wide enough for three digits and a sign, so that the titles stand below each other."""
TALLEST = 900
"""How high a wording is, in pixels at 100 %, before it scrolls: some five hundred words."""
POINT_WIDTH, BESIDE = 240, 720
"""The most pixels that the name of the sticking point takes from the title, and the width of the
card from which on it stands beside it, at 100 %."""


class ClauseCard(Card):
    """A clause with its wordings; the status is changed in place, the rest in a form."""

    def __init__(
        self, session: Session, clause: str, notes: Annotating, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._session, self._clause, self._notes = session, clause, notes
        self._mark = Chip()
        self._mark.setMinimumWidth(em(MARK_WIDTH))
        self._words = ElidedLines(font=fonts.serif(15), most=5)
        self._point = ElidedLines(font=fonts.sans(11.5), most=2, muted=True)
        self.status = status_choice()
        self.status.activated.connect(self._change_status)
        self.edit = QPushButton(_("Edit…"))
        self.edit.setProperty("quiet", True)
        self.edit.clicked.connect(self._edit)
        self.versions = QPushButton(_("Versions…"))
        self.versions.setProperty("quiet", True)
        self.versions.clicked.connect(self._compare)
        self.links = QPushButton(_("Links…"))
        self.links.setProperty("quiet", True)
        self.links.clicked.connect(self._link)
        self._linked = ProseLabel(muted=True)
        self._texts: dict[str, Annotated] = {}
        self._wordings = QVBoxLayout()
        self._wordings.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        top = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._mark, alignment=top)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(10)
        self._names.addWidget(self._words, 1, alignment=top)
        self._names.addWidget(self._point, alignment=top)
        head.addLayout(self._names, 1)
        head.addWidget(self.status, alignment=top)
        self.body.addLayout(head)
        self.body.addLayout(self._wordings)
        foot = QHBoxLayout()
        foot.addWidget(self._linked, 1)
        bottom = Qt.AlignmentFlag.AlignBottom
        for button in (self.edit, self.links, self.versions):
            foot.addWidget(button, alignment=bottom)
        self.body.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sticking point below the title where there is not enough room beside it."""
        super().resizeEvent(event)
        beside, way = self.width() >= em(BESIDE), QBoxLayout.Direction
        self._names.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._point.setMaximumWidth(em(POINT_WIDTH) if beside else self.width())

    def draw(self, clause: ClauseWords) -> None:
        """Draw the clause; the status is set again, as a choice that was refused would stay."""
        self.status.setCurrentIndex(self.status.findData(clause.status.value))
        allow((self.status, self.edit, self.links), self._session.refusal)
        theme = self._session.theme
        if not self.differs(clause, theme):
            return
        self._mark.setText(clause.mark)
        tone = theme.line if clause.gone else fill_of(clause.status, theme)
        self._mark.set_tone(tone, theme.ink)
        self._words.setText(clause.title)
        self._point.setText(clause.point)
        self._point.setVisible(bool(clause.point))
        self.status.setAccessibleName(clause.status_of)
        self.edit.setAccessibleName(clause.edit)
        self.links.setAccessibleName(clause.links_of)
        self._linked.setText(clause.linked)
        self.versions.setVisible(clause.several)
        self.versions.setAccessibleName(clause.versions_of)
        clear(self._wordings)
        self._texts.clear()
        for wording in clause.wordings:
            self._wordings.addWidget(self._wording(wording, theme))

    def _wording(self, wording: WordingWords, theme: Theme) -> QWidget:
        label = Elided(wording.who, fonts.sans(12, 600))
        label.setFixedWidth(em(150))
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        if wording.colour:
            label.set_colour(theme.legible(wording.colour))
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said(wording, theme), 1)
        if wording.round:
            row.addWidget(Muted(wording.round, 11.5), alignment=Qt.AlignmentFlag.AlignTop)
        return block

    def _said(self, wording: WordingWords, theme: Theme) -> QWidget:
        if wording.gone:
            return Muted(wording.gone, 12)
        text = Annotated(fonts.serif(13.5, 400), tallest=TALLEST)
        text.setAccessibleName(wording.spoken)
        text.show_noted(wording.text, theme)
        text.show_brackets(wording.brackets)
        lost = "\n".join(each.words for each in wording.unmatched)
        text.setToolTip(tip(lost))
        text.setAccessibleDescription(lost)
        self._texts[wording.wording] = text
        self._notes.adopt(text)
        return text

    def go_to(self, wording: str, at: int) -> None:
        """Select a character of one of the texts, with the keyboard there."""
        if wording in self._texts:
            self._texts[wording].go_to(at)

    def _change_status(self) -> None:
        status = ClauseStatus(self.status.currentData())
        self._session.do(set_status(self._clause, status, date=self._session.today))

    def _compare(self) -> None:
        from ui.plan import versions

        versions.ask(self._session, self._clause)

    def _link(self) -> None:
        from ui.plan import links

        links.ask(self._session, self._clause)

    def _edit(self) -> None:
        from ui.plan import clause_form as clause

        clause.ask(self._session, self._clause)
