"""Two whole texts compared: of the plan, as it stood on a day or as a party has it, or of files."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QPushButton

from briefings.redlined_file import redlined_file
from core.errors import Problem
from core.language import gettext as _
from core.language import noop
from core.lenses.marking import Portion, highest_of, levels
from core.model.dossier import Dossier
from core.storage.names import inside
from core.storage.publish import put_file, refuse_dossier
from core.text.days import now
from core.text.extensions import ending_of
from core.views.plan_versions import PlanVersion, plan_versions
from core.views.redline_portions import RedlinePortions
from ui.forms.documents import ask_for_document, read_file_of
from ui.kit.prompts import file_with_ending
from ui.kit.working import Working
from ui.plan.redline_frame import RedlineFrame
from ui.session import Session

KINDS = {
    "docx": noop("Word files ({pattern})"),
    "odt": noop("OpenDocument texts ({pattern})"),
    "pdf": noop("PDF files ({pattern})"),
}


def ask(session: Session) -> None:
    """Compare two texts."""
    ComparisonForm(session).exec()


class _Offered(NamedTuple):
    """A text to choose: what it is called, and the version of the plan that it is, if any."""

    words: str
    text: str
    version: PlanVersion | None = None

    def marking(self, dossier: Dossier) -> str:
        """Its marking; "" for none."""
        return self.version.marking(dossier) if self.version is not None else ""

    def portions(self, dossier: Dossier) -> tuple[Portion, ...]:
        """Its clauses with their marks; none where none is marked."""
        return self.version.portions(dossier) if self.version is not None else ()


class ComparisonForm(RedlineFrame):
    """What changed from one text to the other; saved, it has tracked changes or is printed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Compare texts"), _("Save as…"))
        self._texts: list[_Offered] = []
        versions = plan_versions(session.dossier)
        for each in versions:
            self._offer(_Offered(each.words, each.text(session.dossier), each))
        working = [n for n, each in enumerate(versions) if each.party is None]
        self.before.setCurrentIndex(working[-2] if len(working) > 1 else 0)
        self.after.setCurrentIndex(working[-1] if working else len(versions) - 1)
        self.file = QPushButton(_("Choose a file…"))
        self.file.setAutoDefault(False)
        self.file.clicked.connect(self._choose)
        self.foot.insertWidget(1, self.file)
        self.go.clicked.connect(self._save)
        self.ready()

    def _offer(self, offered: _Offered) -> None:
        self._texts.append(offered)
        for box in (self.before, self.after):
            box.addItem(offered.words)

    def texts(self) -> tuple[str, str]:
        """Those that are chosen; empty ones where there is none."""
        chosen = [box.currentIndex() for box in (self.before, self.after)]
        before, after = (self._texts[n].text if n >= 0 else "" for n in chosen)
        return before, after

    def marked(self) -> str:
        """The higher of theirs; a file has none."""
        dossier = self._session.dossier
        return highest_of(levels(dossier), [each.marking(dossier) for each in self._sides()])

    def _sides(self) -> list[_Offered]:
        chosen = (box.currentIndex() for box in (self.before, self.after))
        return [self._texts[n] for n in chosen if n >= 0]

    def shown(self) -> None:
        """There is something to save once there are two texts."""
        self.go.setEnabled(len(self._texts) > 1)

    def _choose(self) -> None:
        """Compare with a file: the first one chosen takes the place of what is there."""
        title = _("Compare texts")
        path = ask_for_document(self._session, title)
        if path is None:
            return
        try:
            found = read_file_of(self._session, path, title)
        except Problem as problem:
            self.refuse(problem, self._session.theme)
            return
        if found is not None:
            draft = found.as_draft()
            self.refuse(" ".join(draft.remarks), self._session.theme)
            last = self.after.currentIndex()
            self._offer(_Offered(path.name, draft.text))
            if last >= 0:
                self.before.setCurrentIndex(last)
            self.after.setCurrentIndex(len(self._texts) - 1)

    def _save(self) -> None:
        path = self._asked()
        if path is None:
            return
        try:
            if self._written(path):
                self._session.say(_("Saved: {file}").format(file=path))
                self.accept()
        except Problem as problem:
            self.refuse(problem, self._session.theme)

    def _asked(self) -> Path | None:
        """Where to write it."""
        folder = self._session.settings.pack_folder or Path.home()
        kinds = {ending: _(words).format(pattern=f"*.{ending}") for ending, words in KINDS.items()}
        suggestion = inside(folder, _("Redline"))
        prompts = self._session.prompts
        return file_with_ending(prompts, self, _("Save as"), suggestion, kinds)

    def _written(self, path: Path) -> bool:
        """Write the file; False if the user did not wait. Raises Problem."""
        refuse_dossier(path)
        sides = self._sides()
        (before, after), pieces, made_at = [each.words for each in sides], [*self.pieces], now()
        dossier = self._session.dossier
        marking = self.marked()
        portions = RedlinePortions(levels(dossier), *(each.portions(dossier) for each in sides))
        making = Working(
            self,
            _("Compare texts"),
            _("Writing {file}…").format(file=path.name),
            lambda **_told: redlined_file(
                pieces,
                ending_of(path),
                (before, after),
                made_at,
                marking=marking,
                portions=portions,
            ),
        )
        if not making.run():
            return False
        put_file(path, making.result_of_work)
        return True
