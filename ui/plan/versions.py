"""Two versions of a clause compared, and changes of one accepted into the working text."""

from core.editing.commands import create
from core.language import gettext as _
from core.lenses.marking import covering
from core.model.records import Clause, Wording
from core.text.redlined import accepted
from core.views.names import called
from core.views.schedule import schedule
from core.views.versions import VersionWords, offered, versions
from ui.kit.tips import allow
from ui.plan.redline_frame import RedlineFrame
from ui.session import Session


def ask(session: Session, clause: str) -> bool:
    """Compare the versions of a clause; whether changes were accepted."""
    return bool(VersionsForm(session, clause).exec())


class VersionsForm(RedlineFrame):
    """What changed from one version to the other. Accepting makes a new working text of the first
    version and the selected changes: one step of undo."""

    def __init__(self, session: Session, clause: str) -> None:
        name = called(session.dossier, session.dossier.get(Clause, clause))
        title = _("Versions: {clause}").format(clause=name)
        super().__init__(session, title, _("Accept selected"))
        self._clause = clause
        self._versions = versions(session.dossier, clause)
        for box, place in zip(
            (self.before, self.after), offered(session.dossier, clause), strict=True
        ):
            for each in self._versions:
                box.addItem(each.words, each.wording)
            box.setCurrentIndex(place)
        self.go.clicked.connect(self._accept)
        self.ready()

    def texts(self) -> tuple[str, str]:
        """Those of the two versions."""
        before, after = self._chosen()
        return before.text, after.text

    def marked(self) -> str:
        """That of the clause and of both its texts."""
        dossier = self._session.dossier
        wordings = (dossier.find(Wording, each.wording) for each in self._chosen())
        return covering(dossier, (dossier.find(Clause, self._clause), *wordings))

    def _chosen(self) -> list[VersionWords]:
        return [self._versions[box.currentIndex()] for box in (self.before, self.after)]

    def shown(self) -> None:
        """Only of one text can changes be selected."""
        allow([self.go], self._session.refusal, possible=self.inline)

    def _accept(self) -> None:
        before, _after = self.texts()
        text = accepted(self.pieces, *self.view.chosen)
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
