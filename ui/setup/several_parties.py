"""Several parties at once: a typed or pasted list, and beside it the result."""

from collections.abc import Iterator, Sequence
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QPlainTextEdit, QWidget

from core.editing.commands.starting import add_parties
from core.language import gettext as _
from core.language import ngettext
from core.model.naming import choice
from core.model.records import Party
from core.model.rosters import Listed, new_parties, read_parties
from core.text.saying import list_of
from ui.forms.record_form import saved
from ui.forms.reopens import Reopens
from ui.kit.breakable import breakable
from ui.kit.labels import ProseLabel
from ui.kit.marker import marker_pixmap
from ui.kit.tree_rows import TreeRow, TreeRows
from ui.session import Session

LINES = 9
"""How many parties are visible without scrolling."""


def ask(session: Session) -> bool:
    """Ask who negotiates; returns whether any party was added."""
    return saved(SeveralParties(session))


class SeveralParties(Reopens):
    """One party per line, optionally with a code and a role; all are added as one undo step."""

    is_new = True

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, _("New parties"), _("Add"), width=680)
        self._session = session
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Parties, one per line"))
        self.text.setPlaceholderText(
            "\n".join((_("Name"), _("Name, code"), _("Name (code)"), _("Name, code, mediator")))
        )
        self.rows = TreeRows([""], lambda _row: (), self)
        self.preview = QListView(self)
        self.preview.setModel(self.rows)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setAccessibleName(_("Preview"))
        self.told = ProseLabel(muted=True, parent=self)
        self._lay_out_list()
        self.text.textChanged.connect(self._show)
        self.go.clicked.connect(self.save)
        self._show()

    def way(self) -> tuple[str, ...]:
        """Nothing is needed."""
        return ()

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again."""
        return cls(session) if not way else None

    def _lay_out_list(self) -> None:
        how = _(
            "One party per line, typed or pasted. A code may follow after a comma or "
            "in brackets, then a role: mediator, guarantor, observer. Colours, "
            "markers and missing codes are assigned."
        )
        self.body.addWidget(ProseLabel(how, muted=True, parent=self))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        height = self.text.fontMetrics().lineSpacing() * LINES + 24
        for box in (self.text, self.preview):
            box.setMinimumHeight(height)

    def lines(self) -> tuple[Listed, ...]:
        """The parties listed."""
        return read_parties(self.text.toPlainText(), self._session.dossier)

    def _show(self) -> None:
        lines = self.lines()
        coming = iter(tuple(new_parties(lines, self._session.dossier)))
        shown = (
            self._there(each) if each.there else self._new(next(coming), each) for each in lines
        )
        self.rows.show(tuple(shown))
        said = " ".join(_told(lines)) or _("What will be added is shown on the right.")
        self.told.setText(breakable(said))
        self.refuse(next((line.problem for line in lines if line.problem), ""), self._session.theme)

    def _there(self, line: Listed) -> TreeRow:
        blank = QPixmap(16, 16)
        blank.fill(Qt.GlobalColor.transparent)
        words = _("{party} already added").format(party=line.there)
        return TreeRow((words,), icon=QIcon(blank))

    def _new(self, party: Party, line: Listed) -> TreeRow:
        ratio = self.devicePixelRatioF()
        colour = self._session.theme.party_colour(party)
        parts = [party.name, party.code, choice(party.role)]
        if line.alike:
            parts.append(_("looks like {party}").format(party=line.alike))
        icon = QIcon(marker_pixmap(party.marker, colour, 16, ratio))
        return TreeRow((" · ".join(parts),), icon=icon)

    def save(self) -> bool:
        """Add the parties and close; if that fails, stays open and says why."""
        lines = self.lines()
        count = sum(not line.there for line in lines)
        command = add_parties(self.text.toPlainText(), count)
        problem = _validate(lines) or self._session.attempt(command)
        self.refuse(problem, self._session.theme)
        if not problem:
            self.accept()
        return not problem

    def first_field(self) -> QWidget:
        """The list."""
        return self.text


def _validate(lines: Sequence[Listed]) -> str:
    if not lines:
        return _("Enter the name of a party, or paste a list.")
    if all(line.there for line in lines):
        return _("All of these have already been added.")
    return next((line.problem for line in lines if line.problem), "")


def _told(lines: Sequence[Listed]) -> Iterator[str]:
    """What a list amounts to, in sentences."""
    count = sum(not line.there for line in lines)
    if count:
        yield ngettext(
            "{count} party will be added.", "{count} parties will be added.", count
        ).format(count=count)
    there = list(dict.fromkeys(line.there for line in lines if line.there))
    if there:
        yield _("Already added: {names}.").format(names=list_of(there))
    for line in lines:
        if line.alike:
            sentence = _("“{name}” looks like “{other}”: is it another party?")
            yield sentence.format(name=line.name, other=line.alike)
