"""Sources that disagree, side by side: neither is dropped, and each links to its sentence."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from core.language import gettext as _
from core.model.records import Position
from core.views.contradiction import SideBySide, SourceSide, contradiction
from ui.annotate.sentences import go_to_sentence, has_sentence
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.card import Card
from ui.kit.frame import Frame
from ui.kit.labels import HeadingLabel, Muted, ProseLabel
from ui.kit.tips import allow
from ui.positions import form
from ui.session import Session

LONGEST = 1_200
"""How much of a statement or quote a side shows, in characters."""


def show(session: Session, identifier: str) -> bool:
    """Show what contradicts a position; returns whether anything does."""
    found = contradiction(session.dossier, identifier)
    if found is None:
        session.say(_("Nothing on record contradicts this position."))
        return False
    ContradictionDialog(session, found).open()
    return True


class ContradictionDialog(Frame):
    """Two placements of one party on one issue and day."""

    def __init__(self, session: Session, found: SideBySide) -> None:
        super().__init__(session.window, found.title, "", width=720)
        self.session = session
        self.body.addWidget(ProseLabel(found.explanation, 12.5, muted=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.sides = [self._side(each) for each in found.sides]
        for side in self.sides:
            row.addWidget(side, 1)
        self.body.addLayout(row, 1)
        self.leave.setText(_("Close"))

    def _side(self, side: SourceSide) -> Card:
        card = Card()
        card.body.addWidget(HeadingLabel(side.place, 20))
        if side.range:
            card.body.addWidget(Muted(side.range, 12))
        card.body.addWidget(ProseLabel(_cut(side.statement), font=fonts.serif(14, 400)))
        for quote in side.quotes:
            quoted = _("“{text}”").format(text=_cut(quote))
            card.body.addWidget(ProseLabel(quoted, font=fonts.serif_italic(13)))
        card.body.addWidget(ProseLabel(breakable(side.source), 12, muted=True))
        card.body.addStretch(1)
        card.body.addLayout(self._ways(side.position))
        return card

    def _ways(self, position: str) -> QVBoxLayout:
        sentence = QPushButton(_("Show the sentence"))
        sentence.setEnabled(has_sentence(self.session, position))
        sentence.clicked.connect(lambda: self._leave_for_sentence(position))
        shown = QPushButton(_("Show the position"))
        shown.clicked.connect(lambda: self._leave_for_position(position))
        correct = QPushButton(_("Correct it…"))
        allow([correct], self.session.refusal)
        correct.clicked.connect(lambda: self._leave_to_correct(position))
        ways = QVBoxLayout()
        for buttons in ((sentence, shown), (correct,)):
            row = QHBoxLayout()
            for button in buttons:
                button.setAutoDefault(False)
                row.addWidget(button)
            row.addStretch(1)
            ways.addLayout(row)
        return ways

    def _leave_for_sentence(self, identifier: str) -> None:
        self.accept()
        go_to_sentence(self.session, identifier)

    def _leave_for_position(self, identifier: str) -> None:
        self.accept()
        self.session.go(Position, identifier)

    def _leave_to_correct(self, identifier: str) -> None:
        self.accept()
        form.ask(self.session, correcting=identifier)


def _cut(text: str) -> str:
    return breakable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
