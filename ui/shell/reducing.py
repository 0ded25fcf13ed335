"""A reduced copy of the open dossier, to be taken across a border or handed over."""

from pathlib import Path

from core.editing.reducing import save_reduced
from core.errors import Problem
from core.language import gettext as _
from core.lenses.reduced import Reduction
from core.storage.passphrase import Secret, new_key
from core.storage.protection import Key
from core.text.extensions import DOSSIER
from ui.forms.knowing import may_go_out
from ui.forms.secrets import SecretField
from ui.kit.elided_button import ElidedTick
from ui.kit.frame import Frame
from ui.kit.labels import Muted, ProseLabel
from ui.kit.prompts import dossiers
from ui.kit.working import busy
from ui.session import Session

WIDTH = 640


def ask(session: Session) -> None:
    """Ask what the copy is to hold, and where it goes."""
    Reducing(session).open()


class Reducing(Frame):
    """What goes along; everything else was never in the copy."""

    def __init__(self, session: Session) -> None:
        title = _("Save a reduced copy")
        super().__init__(session.window, title, _("Save the copy…"), width=WIDTH)
        self._session = session
        self.points = {
            point.id: _ticked(point.name, True) for point in session.workspace.latest.points
        }
        self.my_notes = _ticked(_("My own notes"), False)
        self.notes = _ticked(_("Other notes"), True)
        self.assessments = _ticked(
            _("Assessments: weights, confidence, ranges, ideals, bottom lines, influence"),
            True,
        )
        self.texts = _ticked(_("The texts of sources; without them, quotations stay"), True)
        self.packs = _ticked(_("Packs issued, and templates"), False)
        self.passphrase = SecretField(_("Passphrase"), self)
        self.again = SecretField(_("Repeat it"), self)
        self._lay_out_choices()
        self.go.clicked.connect(self._save)

    def _lay_out_choices(self) -> None:
        words = _(
            "The copy is a new dossier that never held what you leave out: a point goes with its "
            "issues, positions, clauses and agenda items, and with proposals about nothing else. "
            "The history and what is half written never go along. Words elsewhere can still speak "
            "of what is left out: look through the copy before you hand it over."
        )
        self.body.insertWidget(0, ProseLabel(words, muted=True, parent=self))
        if self.points:
            self.body.addWidget(Muted(_("Sticking points"), 12, self))
        for box in self.points.values():
            self.body.addWidget(box)
        self.body.addWidget(Muted(_("Besides"), 12, self))
        for box in (self.my_notes, self.notes, self.assessments, self.texts, self.packs):
            self.body.addWidget(box)
        hint = _("Leave empty for none")
        self.ask_for(_("Passphrase of the copy"), self.passphrase, hint)
        self.ask_for(_("Repeat it"), self.again)
        self.body.removeItem(self.form)
        self.body.addLayout(self.form)

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def reduction(self) -> Reduction:
        """What is left out."""
        return Reduction(
            points=frozenset(each for each, box in self.points.items() if not box.isChecked()),
            my_notes=not self.my_notes.isChecked(),
            notes=not self.notes.isChecked(),
            assessments=not self.assessments.isChecked(),
            texts=not self.texts.isChecked(),
            packs=not self.packs.isChecked(),
        )

    def _save(self) -> None:
        words = self.passphrase.line.text()
        if words != self.again.line.text():
            sentence = _("The passphrases do not match. Type them again.")
            self.point_at(self.again.line, self.passphrase.line)
            self.refuse(sentence, self._session.theme)
            return
        if not words and not may_go_out(self._session, self):
            return
        space = self._session.workspace
        where = space.path.with_name(_("{name}, reduced").format(name=space.path.stem) + DOSSIER)
        path = self._session.prompts.file_to_write(
            self, _("Save a reduced copy"), where, dossiers()
        )
        if path is None:
            return
        try:
            with busy():
                self._write(path, new_key(Secret(words)) if words else None)
        except Problem as problem:
            self.refuse(problem, self._session.theme)
            return
        self.accept()
        self._session.say(_("Copy saved as {file}").format(file=path.name))

    def _write(self, path: Path, key: Key | None) -> None:
        save_reduced(self._session.workspace, path, self.reduction, key)


def _ticked(words: str, on: bool) -> ElidedTick:
    box = ElidedTick(words)
    box.setChecked(on)
    return box
