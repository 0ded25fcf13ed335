"""Several sticking points at once, with their first issues and the ends of their scales."""

from collections.abc import Iterator
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.editing.commands.starting import StartRow, add_points
from core.language import gettext as _
from core.text.likeness import alike, same_key
from ui.forms.record_form import saved
from ui.forms.reopens import Reopens
from ui.kit.breakable import breakable
from ui.kit.keys import ENTER, saves
from ui.kit.labels import Muted, ProseLabel
from ui.session import Session
from ui.setup.point_row import PointRow

STRETCH = (5, 5, 3, 2, 2, 3)
"""How the columns share the width."""
MOST = 300
"""How many lines a form has; a longer list is imported as a table."""


def ask(session: Session) -> bool:
    """Ask what holds up agreement; returns whether anything was added."""
    return saved(SeveralPoints(session))


class SeveralPoints(Reopens):
    """One line per issue; everything is added as one undo step.

    A line without a point belongs to the one above, a line without an issue is a point alone. There
    is always an empty line to continue with; a pasted list fills the lines from where it is pasted
    downwards."""

    is_new = True

    def __init__(self, session: Session) -> None:
        title = _("New sticking points")
        super().__init__(session.window, title, _("Add"), width=900, scrolls=True)
        self._session = session
        self.rows: list[PointRow] = []
        self.grid = QGridLayout()
        self.told = ProseLabel(muted=True, parent=self)
        self._lay_out_grid()
        for point in session.dossier.points:
            if not session.dossier.issues(point.id):
                self._append().point.setText(point.name)
        self._append()
        self.go.clicked.connect(self.save)

    def way(self) -> tuple[str, ...]:
        """Nothing is needed."""
        return ()

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again."""
        return cls(session) if not way else None

    def _lay_out_grid(self) -> None:
        how = _(
            "A sticking point is a matter that holds up agreement; an issue is one "
            "aspect of it that can be measured from one end to the other. Enter goes "
            "to the next line. Lists can be pasted, one name per line."
        )
        self.body.addWidget(ProseLabel(how, muted=True, parent=self))
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        titles = (_("Sticking point"), _("Issue"), _("Scale"), _("From"), _("To"), _("Unit"))
        for column, (words, stretch) in enumerate(zip(titles, STRETCH, strict=True)):
            self.grid.addWidget(Muted(words, 12, self), 0, column)
            self.grid.setColumnStretch(column, stretch)
        self.body.addLayout(self.grid)
        self.body.addWidget(self.told)
        self.body.addStretch()

    def _append(self) -> PointRow:
        row = PointRow(len(self.rows) + 1, self)
        self.rows.append(row)
        line = 2 * len(self.rows)
        for column, field in enumerate(row.fields[: len(STRETCH)]):
            self.grid.addWidget(field, line, column)
            field.show()
        self.grid.addWidget(row.caption, line + 1, 1)
        self.grid.addWidget(row.words, line + 1, 2, 1, len(STRETCH) - 2)
        row.changed.connect(self._go_on)
        row.pasted.connect(lambda lines, column: self._spread(row, lines, column))
        return row

    def _go_on(self) -> None:
        """Make sure there is an empty line, and point out what exists already."""
        if not self.rows[-1].is_empty and len(self.rows) < MOST:
            self._append()
        self.told.setText(breakable(" ".join(self._remarks())))
        self.refuse("", self._session.theme)

    def _spread(self, begun: PointRow, lines: list[list[str]], column: int) -> None:
        """Put pasted lines into this line and those below."""
        at = self.rows.index(begun)
        for number, cells in enumerate(lines[: MOST - at], at):
            if number == len(self.rows):
                self._append()
            self.rows[number].write(cells, column)
        self._go_on()

    def _remarks(self) -> Iterator[str]:
        known = {same_key(point.name): point.name for point in self._session.dossier.points}
        for row in self.rows:
            name = row.point.text()
            if name and same_key(name) in known:
                continue
            similar = next((other for other in known.values() if alike(name, other)), "")
            if name and similar:
                sentence = _("“{name}” looks like “{other}”: is it another point?")
                yield sentence.format(name=name, other=similar)
            if name:
                known[same_key(name)] = name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves to the next line; in an empty one, and with Ctrl, it adds all of them."""
        row = next((each for each in self.rows if self.focusWidget() in each.fields), None)
        goes_on = event.key() in ENTER and not saves(event)
        if goes_on and row is not None and not row.is_empty and row.number < MOST:
            self.rows[row.number].point.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def save(self) -> bool:
        """Add everything and close; if that fails, stays open and says why."""
        unread = self.unread() or self._validate()
        problem = unread or self._session.attempt(add_points(self._filled()))
        self.refuse(problem, self._session.theme)
        if not problem:
            self.accept()
        return not problem

    def _filled(self) -> list[StartRow]:
        return [row.row() for row in self.rows if not row.is_empty]

    def _validate(self) -> str:
        if all(row.is_empty for row in self.rows):
            self.point_at(self.rows[0].point)
            return _("Enter the name of a sticking point, or paste a list.")
        above = ""
        for row in self.rows:
            above = row.point.text().strip() or above
            if not row.is_empty and not above:
                self.point_at(row.point)
                return _("Line {number}: enter the sticking point.").format(number=row.number)
            if row.validate():
                self.point_at(*row.of_scale)
                sentence = _("Line {number}: {sentence}")
                return sentence.format(number=row.number, sentence=row.validate())
        return ""

    def first_field(self) -> QWidget:
        """The first line in which something is missing."""
        row = next(each for each in self.rows if not each.issue.text())
        return row.issue if row.point.text() else row.point
