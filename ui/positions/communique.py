"""Positions from one source: what each party said on each issue, filled in from the keyboard."""

from typing import Any, Self

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QWidget

from core.editing.commands import Command
from core.editing.commands.positions import record_positions
from core.editing.commands.sources import add_source
from core.language import gettext as _
from core.language import ngettext
from core.model.ids import new_id
from core.model.records import Commitment, Confidence, Issue
from ui.forms.reopens import Reopens
from ui.forms.source_field import SourceField
from ui.forms.when import When
from ui.kit.breakable import breakable
from ui.kit.enum_box import EnumBox
from ui.kit.fields import side_by_side, words_box
from ui.kit.labels import ProseLabel
from ui.kit.refill import Entry
from ui.positions.communique_grid import CommuniqueModel, Grid, Key
from ui.session import Session


def ask(session: Session, source: str | None = None) -> bool:
    """Ask what a source says; returns whether anything was recorded."""
    if not session.dossier.all(Issue) or not session.dossier.parties:
        session.say(_("Add a party and an issue first."))
        return False
    return bool(Communique(session, source).exec())


class Communique(Reopens):
    """Source, date and round once; a grid of values; a statement for the current cell. All of it is
    saved as one undo step."""

    is_new = True

    def __init__(self, session: Session, source: str | None) -> None:
        super().__init__(session.window, _("Positions from one source"), _("Save"), width=860)
        self._session = session
        self._words: dict[Key, tuple[str, str]] = {}
        self._key: Key | None = None
        self.source = SourceField(session.dossier, self)
        self.when = When(session, self.source)
        self.date, self.round = self.when.date, self.when.round
        self.commitment = EnumBox(Commitment, Commitment.FORMAL_WRITTEN)
        self.confidence = EnumBox(Confidence, Confidence.MEDIUM, _("confidence {choice}"))
        self.cells = CommuniqueModel(session.dossier, session.theme, self)
        self.grid = Grid(self.cells, self)
        self.about = ProseLabel("", 12.5, parent=self)
        self.statement = words_box("", 2)
        self.locator = QLineEdit(self)
        self._fill()
        self._connect()
        self.source.choose(source)
        self.when.follow_source()
        self._show_cell(self.grid.currentIndex())

    def _fill(self) -> None:
        self.confidence.setAccessibleName(_("Confidence in these placements"))
        self.ask_for(_("Source"), self.source)
        self.ask_for(_("Date, round"), side_by_side(self.date, self.round))
        self.ask_for(_("Commitment"), side_by_side(self.commitment, self.confidence))
        told = _(
            "Enter a value in the issue’s unit, or a dash for “no statement”; an "
            "empty cell records nothing. Grey shows what was last recorded. Tab "
            "moves right, Enter down, Ctrl+Enter saves. Cells of a spreadsheet can be pasted."
        )
        self.body.addWidget(ProseLabel(told, 12, muted=True, parent=self))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.about)
        for name, field, words in (
            (_("Statement"), self.statement, _("What the party said, in its own words")),
            (_("Page or place"), self.locator, _("Page or place in the source")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(words)
            self.body.addWidget(field)

    def _connect(self) -> None:
        self.grid.selectionModel().currentChanged.connect(lambda now, _old: self._show_cell(now))
        self.statement.textChanged.connect(self._keep_words)
        self.locator.textChanged.connect(lambda _text: self._keep_words())
        self.cells.dataChanged.connect(self._show_problem)
        self.grid.pasted.connect(self._say_left)
        self.go.clicked.connect(self.save)

    def first_field(self) -> QWidget | None:
        """The grid, if the source is known."""
        return self.grid if self.source.chosen() else super().first_field()

    def altered(self) -> bool:
        """Whether fields, cells or statements were changed."""
        entered = bool(self.cells.typed or self._words)
        return super().altered() or (self.isVisible() and entered)

    def typed(self) -> str:
        """The altered fields, and each cell and statement, a line each."""
        told = {**{key: (text,) for key, text in self.cells.typed.items()}, **self._words}
        cells = (f"{self.cells.name(key)}: {' '.join(words)}" for key, words in told.items())
        return "\n".join([super().typed(), *cells]).strip()

    # --- shown again by another run ---

    def way(self) -> tuple[str, ...]:
        """Nothing is needed: the source is a field."""
        return ()

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if there is nothing left to record."""
        able = session.dossier.all(Issue) and session.dossier.parties and not way
        return cls(session, None) if able else None

    def entries(self) -> tuple[Entry, ...] | None:
        """The fields, without those of the current cell."""
        found = super().entries()
        of_cell = (self.statement.accessibleName(), self.locator.accessibleName(), "")
        return found and tuple(each for each in found if each.field not in of_cell)

    def grid_rows(self) -> tuple[tuple[str, ...], ...]:
        """Issue and party of each cell, what was typed there, the statement, and its place; the
        cell with the cursor last."""
        typed, nothing = self.cells.typed, ("", "")
        keys = sorted(typed.keys() | self._words.keys(), key=lambda key: (key == self._key, key))
        return tuple((*key, typed.get(key, ""), *self._words.get(key, nothing)) for key in keys)

    def put_grid_rows(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Enter them, where there are such issues and parties."""
        for row in rows:
            if len(row) != 5 or not self.cells.has(row[:2]):
                return False
            if row[2]:
                self.cells.setData(self.cells.place(row[:2]), row[2])
            if row[3] or row[4]:
                self._words[row[:2]] = row[3:]
        if rows:
            self.grid.setCurrentIndex(self.cells.place((rows[-1][0], rows[-1][1])))
        self._show_cell(self.grid.currentIndex())
        return super().put_grid_rows(rows)

    # --- the cell with the cursor ---

    def _show_cell(self, place: QModelIndex) -> None:
        """Show which cell is current, what was last recorded, and its statement."""
        self._key = None
        key = self.cells.key(place)
        text, locator = self._words.get(key, ("", "")) if key else ("", "")
        self.statement.setPlainText(text)
        self.locator.setText(locator)
        self.statement.setEnabled(key is not None)
        self._key = key
        self._show_problem()

    def _show_problem(self) -> None:
        if self._key is None:
            return
        last = self.cells.last(self._key) or _("nothing yet")
        words = _("{cell}. Last recorded: {place}").format(
            cell=self.cells.name(self._key), place=last
        )
        problem = self.cells.answer(self._key).problem
        theme = self._session.theme
        self.about.set_colour(theme.red_line if problem else theme.mute)
        said = f"⚠ {self.cells.name(self._key)}: {problem}" if problem else words
        self.about.setText(breakable(said))

    def _say_left(self, count: int) -> None:
        """Say how much of what was pasted has no cell."""
        told = ngettext(
            "{count} cell that was pasted has no place in the grid.",
            "{count} cells that were pasted have no place in the grid.",
            count,
        )
        self.refuse(told.format(count=count) if count else None, self._session.theme)

    def _keep_words(self) -> None:
        if self._key is None:
            return
        words = self.statement.toPlainText().strip(), self.locator.text().strip()
        self._words[self._key] = words
        if not any(words):
            del self._words[self._key]

    # --- saving ---

    def save(self) -> bool:
        """Save and close; if that fails, stays open and says why."""
        self.go.setFocus()  # ends the editing of a cell
        keys = self._filled()
        problem = self._missing(keys) or self._session.attempt(self.command(keys))
        self.refuse(problem, self._session.theme)
        if not problem:
            count = len(keys)
            said = ngettext("{count} position recorded.", "{count} positions recorded.", count)
            self._session.say(said.format(count=count))
            self.accept()
        return not problem

    def _filled(self) -> list[Key]:
        """The cells that record something, in the order of the grid."""
        said = {key for key, (statement, _place) in self._words.items() if statement}
        wanted = self.cells.typed.keys() | said
        rows = (row.id for row in self.cells.rows)
        return [(i, p.id) for i in rows for p in self.cells.parties if (i, p.id) in wanted]

    def _missing(self, keys: list[Key]) -> str:
        """What keeps the grid from being saved; the first such cell becomes current."""
        wrong = [key for key in keys if self.cells.answer(key).problem]
        if wrong:
            self.grid.setCurrentIndex(self.cells.place(wrong[0]))
            self.point_at(self.grid)
            problem = self.cells.answer(wrong[0]).problem
            told = f"{self.cells.name(wrong[0])}: {problem}"
            more = len(wrong) - 1
            others = ngettext("{count} more cell.", "{count} more cells.", more)
            return f"{told} {others.format(count=more)}" if more else told
        if unread := self.unread():
            return unread
        if not self.source.chosen() and not self.source.new_title():
            self.point_at(self.source.title)
            return _("Select the source, or type the title of a new one.")
        if keys:
            return ""
        self.point_at(self.grid, self.statement)
        return _("Fill in at least one cell.")

    def command(self, keys: list[Key]) -> Command:
        """One step for all cells, and for the source if it is new."""
        title, source = self.source.new_title(), self.source.chosen()
        if not title:
            return record_positions([self._fields(key, source) for key in keys])
        new = new_id()
        recorded = record_positions([self._fields(key, new) for key in keys])
        day = self.date.value()
        made = add_source(title, id=new, date=day, **self.source.new_fields()).then(recorded)
        return Command(recorded.label, made.edits, texts=made.texts)

    def _fields(self, key: Key, source: str | None) -> dict[str, Any]:
        answer, (statement, locator) = self.cells.answer(key), self._words.get(key, ("", ""))
        silent = Commitment.NO_STATEMENT
        return {
            "issue": key[0],
            "party": key[1],
            "date": self.date.value(),
            "value": answer.value,
            "statement": statement,
            "commitment": silent if answer.silent else self.commitment.chosen(),
            "source": source,
            "locator": locator,
            "confidence": self.confidence.chosen(),
            "round": self.round.currentData() or None,
        }
