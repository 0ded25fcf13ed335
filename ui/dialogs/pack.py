"""A briefing pack: what goes in, for whom, to which file; made beside the window, then shown."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
)

from briefings.recipe import FOR_DELEGATION, FOR_PRINCIPAL, SECTIONS, Recipe
from core.checks import findings
from core.dossier import Dossier
from core.language import gettext as _
from core.language import ngettext, noop
from core.model import Audience
from core.rounds import next_round
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.dialogs.pack_file import FileField
from ui.jobs import Job
from ui.widgets.choices import MARKINGS, editable, round_choice
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from briefings.render.pen import Link

READERS = (noop("Head of delegation"), noop("Delegation"), noop("Principal"))


def ask(desk: Desk) -> "PackDialog":
    """Open the dialog."""
    dialog = PackDialog(desk)
    dialog.open()
    return dialog


class PackDialog(Frame):
    """Asks for a recipe and a file, makes the pack, writes it, and opens the viewer on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window, _("Briefing pack"), _("Make the pack"), width=560)
        self._desk = desk
        self._job: Job | None = None
        coming = next_round(desk.dossier, desk.today)
        self.round = round_choice(desk, coming.id if coming else None)
        self.reader = editable(READERS, _(READERS[0]))
        self.marking = editable(MARKINGS, desk.dossier.talks.marking)
        self.notes = _notes_choice()
        self.paper = _paper_choice()
        self.sections = _sections_choice()
        self.file = FileField(desk)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Progress"))
        self.progress.hide()
        self._fill()
        self.go.clicked.connect(self._start)

    def _fill(self) -> None:
        self.ask_for(_("Round"), self.round)
        self.ask_for(_("Reader"), self.reader)
        self.ask_for(_("Marking"), self.marking)
        self.ask_for(_("Notes included"), self.notes)
        self.ask_for(_("Paper"), self.paper)
        self.ask_for(_("Sections"), self.sections)
        self.ask_for(_("File"), self.file)
        self.round.currentIndexChanged.connect(self._suggest)
        self._suggest()
        self.body.addWidget(Muted(self._warnings()))
        self.body.addWidget(self.progress)

    def _warnings(self) -> str:
        found = findings(self._desk.dossier, self._desk.today)
        count = sum(finding.severity == "warning" for finding in found)
        if not count:
            return _("All checks are in order.")
        words = ngettext(
            "{count} warning, listed on the overview.",
            "{count} warnings, listed on the overview.",
            count,
        )
        return words.format(count=count)

    def recipe(self) -> Recipe:
        """What the dialog asks for now."""
        notes: frozenset[Audience] = self.notes.currentData()
        return Recipe(
            made_at=dt.datetime.now().astimezone(),
            today=self._desk.today,
            round=self.round.currentData() or None,
            reader=self.reader.currentText().strip(),
            marking=self.marking.currentText().strip(),
            paper=self.paper.currentData(),
            sections=self._chosen_sections(),
            as_of=self._desk.workspace.as_of,
            pair=self._desk.pair,
            audiences=notes,
        )

    def _chosen_sections(self) -> tuple[str, ...]:
        items = (self.sections.item(row) for row in range(self.sections.count()))
        chosen = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)

    def _suggest(self) -> None:
        from briefings import file_name

        self.file.suggest(file_name(self._desk.workspace.latest, self.recipe()))

    def _start(self) -> None:
        """Make the pack for the file asked for, unless something is amiss with either."""
        recipe, path = self.recipe(), self.file.path()
        trouble = _trouble(recipe, path)
        self.refuse(trouble, self._desk.theme)
        if not trouble and path is not None and self.file.agreed(path):
            self._make(recipe, path)

    def _make(self, recipe: Recipe, path: Path) -> None:
        job = Job(partial(_warned_and_made, self._desk.workspace.latest, recipe), self)
        job.progressed.connect(self._advance)
        job.finished.connect(lambda made: self._made(recipe, path, *made))
        job.refused.connect(self._failed)
        job.broke.connect(self._broke)
        job.stopped.connect(self._idle)
        self._job = job
        self._busy()
        job.start()

    def _busy(self) -> None:
        self.refuse("", self._desk.theme)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.go.setEnabled(False)

    def _idle(self) -> None:
        self._job = None
        self.progress.hide()
        self.go.setEnabled(True)

    def _advance(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _failed(self, sentence: str) -> None:
        self._idle()
        self.refuse(sentence, self._desk.theme)

    def _broke(self, failure: Exception) -> None:
        self._idle()
        raise failure

    def _made(
        self, recipe: Recipe, path: Path, warning: str, pdf: bytes, links: "list[Link]"
    ) -> None:
        from ui.dialogs import pack_viewer

        self._idle()
        if warning and not self._desk.prompts.confirm(self, warning, _("Write it all the same")):
            return
        viewer = pack_viewer.PackViewer(self._desk, recipe, pdf, links)
        sentence = viewer.write(path)
        if sentence:
            viewer.deleteLater()
            self.refuse(sentence, self._desk.theme)
            return
        self.accept()
        viewer.show()

    def reject(self) -> None:
        """Cancel stops the work first; the dialog stays for another try."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()


def _warned_and_made(
    dossier: Dossier,
    recipe: Recipe,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[str, bytes, "list[Link]"]:
    """What no font prints, in a sentence; the pack; and what on its pages leads where."""
    from briefings import make_pack

    told: list[str] = []
    links: list[Link] = []
    pdf = make_pack(
        dossier, recipe, progress=progress, cancelled=cancelled, warned=told.append, links=links
    )
    return " ".join(told), pdf, links


def _trouble(recipe: Recipe, path: Path | None) -> str:
    """Why no pack can be made like this; "" if one can. Qt is asked about the file, because `Path`
    raises where a name is too long for the disk."""
    if not recipe.sections:
        return _("Choose at least one section.")
    if path is None:
        return _("Say which file the pack goes to.")
    if not QFileInfo(path.parent).isDir():
        return _("There is no folder {folder}.").format(folder=path.parent)
    if QFileInfo(path).isDir():
        return _("{file} is a folder. Give the file another name.").format(file=path.name)
    return ""


def _notes_choice() -> QComboBox:
    box = QComboBox()
    box.addItem(_("Delegation"), FOR_DELEGATION)
    box.addItem(_("Delegation and principal"), FOR_PRINCIPAL)
    box.addItem(_("Releasable only"), frozenset({Audience.RELEASABLE}))
    box.addItem(_("None"), frozenset())
    return box


def _paper_choice() -> QComboBox:
    box = QComboBox()
    box.addItem(_("A4"), "a4")
    box.addItem(_("Letter"), "letter")
    return box


def _sections_choice() -> QListWidget:
    sections = QListWidget()
    sections.setMinimumHeight(250)
    for section in SECTIONS:
        item = QListWidgetItem(_(section.title), sections)
        item.setData(Qt.ItemDataRole.UserRole, section.id)
        item.setCheckState(Qt.CheckState.Checked)
    sections.setCurrentRow(0)
    return sections
