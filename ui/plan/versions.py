"""Two versions of a clause compared, and changes of one accepted into the working text."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.editing.commands import create
from core.language import gettext as _
from core.language import noop
from core.model.records import Clause, Wording
from core.text.redline import RedlinePiece, redline
from core.text.redlined import accepted, numbered_lines
from core.views.names import called
from core.views.schedule import schedule
from core.views.versions import offered, versions
from ui.kit.choices import CalmBox
from ui.kit.frame import Frame
from ui.kit.labels import Muted
from ui.kit.redline_view import RedlineView
from ui.kit.tips import allow
from ui.kit.unsent import SEARCHES
from ui.session import Session

INLINE, BESIDE, CHANGED = noop("In one text"), noop("Side by side"), noop("Only changed lines")
"""How two versions are shown."""
WIDTH = 940
"""The width in pixels at 100 %: two numbered lines stand beside each other."""


def ask(session: Session, clause: str) -> bool:
    """Compare the versions of a clause; whether changes were accepted."""
    return bool(VersionsForm(session, clause).exec())


class VersionsForm(Frame):
    """What changed from one version to the other. Accepting makes a new working text of the first
    version and the selected changes: one step of undo."""

    def __init__(self, session: Session, clause: str) -> None:
        name = called(session.dossier, session.dossier.get(Clause, clause))
        title = _("Versions: {clause}").format(clause=name)
        super().__init__(session.window, title, _("Accept selected"), width=WIDTH, scrolls=False)
        self._session, self._clause = session, clause
        self._versions = versions(session.dossier, clause)
        self._pieces: list[RedlinePiece] = []
        self.before, self.after = CalmBox(), CalmBox()
        for box, place in zip(
            (self.before, self.after), offered(session.dossier, clause), strict=True
        ):
            for each in self._versions:
                box.addItem(each.words, each.wording)
            box.setCurrentIndex(place)
            box.currentIndexChanged.connect(self._compare)
        self.ask_for(_("From"), self.before)
        self.ask_for(_("To"), self.after)
        self.shape = CalmBox()
        for box in (self.before, self.after, self.shape):
            box.setProperty(SEARCHES, True)
        for shape in (INLINE, BESIDE, CHANGED):
            self.shape.addItem(_(shape))
        self.shape.currentIndexChanged.connect(self._compare)
        self.ask_for(_("Shown"), self.shape)
        self.view = RedlineView(self)
        self.view.setAccessibleName(_("What changed"))
        self.body.addWidget(self.view, 1)
        self._lay_out_foot()
        self.go.clicked.connect(self._accept)
        self._compare()

    def _lay_out_foot(self) -> None:
        row = QHBoxLayout()
        legend = _("Struck through: deleted · underlined: inserted · dashed: moved")
        row.addWidget(Muted(legend, 12), 1)
        self.next = QPushButton(_("Next change"))
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._go_on)
        row.addWidget(self.next)
        self.body.addLayout(row)

    def _compare(self) -> None:
        old, new = (self._versions[box.currentIndex()].text for box in (self.before, self.after))
        self._pieces = redline(old, new)
        shape = (INLINE, BESIDE, CHANGED)[self.shape.currentIndex()]
        theme, inline = self._session.theme, shape is INLINE
        if inline:
            self.view.show_pieces(self._pieces, theme)
        else:
            beside = shape is BESIDE
            lines = numbered_lines(self._pieces, only_changed=not beside)
            self.view.show_columns(lines, theme, beside=beside)
        self.next.setEnabled(inline)
        allow([self.go], self._session.refusal, possible=inline)

    def _go_on(self) -> None:
        if not self.view.select_next():
            self.show_message(_("No word has changed."), self._session.theme)

    def _accept(self) -> None:
        before = self._versions[self.before.currentIndex()].text
        text = accepted(self._pieces, *self.view.chosen)
        if text == before:
            self.refuse(_("Select a change in the text first."), self._session.theme)
            return
        session = self._session
        meeting = schedule(session.dossier, session.today).current
        at = meeting.id if meeting is not None else None
        command = create(
            Wording, clause=self._clause, text=text, round=at, date=session.today,
            label=_("accept changes"),
        )  # fmt: skip
        problem = session.attempt(command)
        self.refuse(problem, session.theme)
        if not problem:
            self.accept()
