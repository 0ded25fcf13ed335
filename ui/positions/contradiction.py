"""Sources that do not agree, side by side: neither is dropped, and each leads to its sentence."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from core.analysis.contradictions import Clash, Contradiction, contradicting
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.grades import grade_in_words
from core.model.naming import natural, place
from core.model.records import Issue, Party, Position, Source
from core.text.saying import long_date
from core.text.sentences import as_one
from ui.annotate.sentences import go_to_sentence, has_sentence
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.card import Card
from ui.kit.frame import Frame
from ui.kit.labels import HeadingLabel, Muted, ProseLabel
from ui.positions import form as position
from ui.session import Session

LONGEST = 1_200
"""How much of a statement or quote a side shows, in characters."""


def show(session: Session, identifier: str) -> bool:
    """Show what contradicts a position; whether anything does."""
    said = session.dossier.find(Position, identifier)
    found = contradicting(session.dossier, said) if said is not None else ()
    if not found:
        session.say(_("Nothing on record contradicts this position."))
        return False
    SideBySide(session, found[-1]).open()
    return True


class SideBySide(Frame):
    """Two placements of one party on one issue and day."""

    def __init__(self, session: Session, found: Contradiction) -> None:
        super().__init__(session.window, _title(session.dossier, found), "", width=720)
        self.session = session
        self.body.addWidget(ProseLabel(_explained(found), 12.5, muted=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.sides = [self._side(each) for each in (found.first, found.second)]
        for side in self.sides:
            row.addWidget(side, 1)
        self.body.addLayout(row, 1)
        self.leave.setText(_("Close"))

    def _side(self, said: Position) -> Card:
        dossier = self.session.dossier
        issue, source = dossier.get(Issue, said.issue), dossier.find(Source, said.source)
        card = Card()
        card.body.addWidget(HeadingLabel(place(issue, said), 20))
        if said.low is not None and said.high is not None:
            words = _("accepts {low} to {high}").format(
                low=natural(issue, said.low), high=natural(issue, said.high)
            )
            card.body.addWidget(Muted(words, 12))
        card.body.addWidget(ProseLabel(_cut(said.statement), font=fonts.serif(14, 400)))
        for excerpt in dossier.excerpts(said.id):
            quoted = _("“{text}”").format(text=_cut(as_one(excerpt.quote)))
            card.body.addWidget(ProseLabel(quoted, font=fonts.serif_italic(13)))
        card.body.addWidget(ProseLabel(breakable(_source(source, said)), 12, muted=True))
        card.body.addStretch(1)
        card.body.addLayout(self._ways(said))
        return card

    def _ways(self, said: Position) -> QVBoxLayout:
        sentence = QPushButton(_("Show the sentence"))
        sentence.setEnabled(has_sentence(self.session, said.id))
        sentence.clicked.connect(lambda: self._leave_for_sentence(said.id))
        shown = QPushButton(_("Show the position"))
        shown.clicked.connect(lambda: self._leave_for_position(said.id))
        correct = QPushButton(_("Correct it…"))
        correct.setEnabled(self.session.editable)
        correct.clicked.connect(lambda: self._leave_to_correct(said.id))
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
        position.ask(self.session, correcting=identifier)


def _title(dossier: Dossier, found: Contradiction) -> str:
    return _("{party} on {issue}, {date}").format(
        party=dossier.get(Party, found.first.party).name,
        issue=dossier.get(Issue, found.first.issue).name,
        date=long_date(found.first.date),
    )


def _explained(found: Contradiction) -> str:
    if found.clash is Clash.DISAGREE:
        return _(
            "Two sources disagree. Both stay on record; the one entered last counts in the figures."
        )
    return _(
        "A figure was restated. Both stay on record; the one entered last counts in the figures."
    )


def _source(source: Source | None, said: Position) -> str:
    if source is None:
        return _("no source")
    parts = (
        _("Source {number}: {title}").format(number=source.number, title=source.title),
        source.publisher,
        said.locator,
        long_date(source.date) if source.date else "",
        f"{source.grade}: {grade_in_words(source)}" if source.grade else "",
    )
    return " · ".join(part for part in parts if part)


def _cut(text: str) -> str:
    return breakable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
