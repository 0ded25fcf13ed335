"""Issue a pack: where to and with which password; every copy is written, then the register."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from briefings.issue import Issued, Order, entry, issue, names_of
from core.editing.commands import Command
from core.language import gettext as _
from core.language import ngettext
from core.text.days import now
from ui.briefings.draft import Draft
from ui.kit.frame import Frame
from ui.kit.jobs import Job
from ui.kit.labels import Muted, ProseLabel
from ui.session import Session

MOST_NAMED = 6


def ask(session: Session, draft: Draft, pages: int = 0) -> "IssueDialog":
    """Open the dialog; `pages` is the page count of the preview, 0 if unknown."""
    dialog = IssueDialog(session, draft, pages)
    dialog.open()
    return dialog


class FolderField(QWidget):
    """The folder to which the copies are written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        home = documents if documents.is_dir() else Path.home()
        self.line = QLineEdit(str(session.settings.pack_folder or home), self)
        self.choose = QPushButton(_("Browse…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """The line edit is what a screen reader announces."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _choose(self) -> None:
        folder = self._session.prompts.folder(self, _("Folder for the copies"), self.path())
        if folder is not None:
            self.line.setText(str(folder))

    def path(self) -> Path:
        """The folder as entered."""
        return Path(self.line.text().strip() or ".").expanduser()


class IssueDialog(Frame):
    """Asks where to write, then writes every copy or none."""

    def __init__(self, session: Session, draft: Draft, pages: int = 0) -> None:
        self._session, self._draft, self._pages = session, draft, pages
        self._moment = now()
        count = len(draft.recipe.readers)
        action = ngettext("Issue {count} copy", "Issue {count} copies", count)
        super().__init__(session.window, _("Issue pack"), action.format(count=count), width=600)
        self._job: Job | None = None
        self._enter: Callable[[], None] | None = None
        """Enters in the register what is written, for as long as that has failed."""
        self.folder = FolderField(session)
        self.password, self.again = QLineEdit(), QLineEdit()
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(_("none"))
        self.names = Muted("", 12.5)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Progress"))
        self.progress.hide()
        self._fill()
        self.go.clicked.connect(self._start)

    def _fill(self) -> None:
        self.ask_for(_("Folder"), self.folder)
        self.ask_for(_("Password"), self.password, _("Leave empty for none; AES-256"))
        self.ask_for(_("Confirm password"), self.again)
        self.body.addWidget(self.names)
        told = _(
            "The register records the readers, the time, the last change in the "
            "dossier and the SHA-256 of each copy, so that the same pack can be "
            "recreated. A forgotten password cannot be recovered. Markings are text "
            "only: Parley is not accredited for classified work. Issuing a pack "
            "cannot be undone."
        )
        self.body.addWidget(ProseLabel(told, 12.5, muted=True, parent=self))
        self.body.addWidget(self.progress)
        paths = names_of(self._order())
        shown = [path.name for path in paths[:MOST_NAMED]]
        more = [_("… and {count} more.").format(count=len(paths) - MOST_NAMED)]
        self.names.setText("\n".join(shown + (more if len(paths) > MOST_NAMED else [])))

    def _order(self) -> Order:
        request = self._draft.request_at(self._moment)
        return Order(request, self.folder.path(), self.password.text())

    def _validate(self) -> str:
        folder = self.folder.path()
        if not folder.is_dir():
            self.point_at(self.folder)
            return _("The folder {folder} does not exist.").format(folder=folder)
        if self.password.text() != self.again.text():
            self.point_at(self.again, self.password)
            return _("The passwords do not match. Type them again.")
        return ""

    def altered(self) -> bool:
        """Leaving would lose what is written and not yet in the register, besides what is typed."""
        return self._enter is not None or super().altered()

    def _start(self) -> None:
        if self._enter is not None:
            self._enter()
            return
        problem = self._validate()
        self.refuse(problem, self._session.theme)
        if problem:
            return
        order = self._order()
        if not self._session.prompts.may_replace(self, *names_of(order)):
            return
        head = self._session.workspace.head
        job = Job(lambda **told: issue(order, **told), self)
        job.progressed.connect(self._advance)
        job.finished.connect(lambda made: self._issued(order, head, made))
        job.refused.connect(self._failed)
        job.broke.connect(self._broke)
        job.stopped.connect(self._idle)
        self._job = job
        self.progress.setRange(0, 0)
        self.progress.show()
        self.go.setEnabled(False)
        job.start()

    def _advance(self, done: int, of: int) -> None:
        """Show how many pages are done, if their number is known."""
        pages = self._pages or of
        self.progress.setRange(0, pages)
        self.progress.setValue(done * pages // of)
        if self._pages:
            self.progress.setFormat(_("%v of %m pages"))

    def _idle(self) -> None:
        self._job = None
        self.progress.hide()
        self.go.setEnabled(True)

    def _failed(self, sentence: str) -> None:
        self._idle()
        self.refuse(sentence, self._session.theme)

    def _broke(self, failure: BaseException) -> None:
        self._idle()
        raise failure

    def _issued(self, order: Order, head: str, made: Issued) -> None:
        self._idle()
        command = entry(order, head, made)
        self._enter = lambda: self._entered(command, order.folder, len(made.copies))
        self._enter()

    def _entered(self, command: Command, folder: Path, count: int) -> None:
        """Enter in the register what is written; where that fails, it can be tried again."""
        problem = self._session.attempt(command)
        if problem is not None:
            sentence = _("The copies are written, but not yet entered in the register. {reason}")
            self.refuse(sentence.format(reason=problem), self._session.theme)
            self.go.setText(_("Enter in the register"))
            return
        self._enter = None
        self._session.settings.remember_pack_folder(folder)
        said = ngettext("{count} copy saved to {folder}", "{count} copies saved to {folder}", count)
        self._session.say(said.format(count=count, folder=folder))
        self.accept()

    def reject(self) -> None:
        """Cancel first stops the work; the dialog stays open for another try."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
