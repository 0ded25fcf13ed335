"""The marking words: a predefined list, or one's own, lowest first."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from core.editing.commands import change
from core.language import gettext as _
from core.lenses.marking import levels, sets
from core.model.records import Level, Negotiation
from ui.forms.records_look import style_table
from ui.kit.choices import CalmBox
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.session import Session

SPARE = 2
"""Empty lines below the words, for new ones."""

_GIVEN = Qt.ItemDataRole.UserRole
"""The role under which a cell keeps the text that it was given."""


def ask(session: Session) -> bool:
    """Show the form; returns whether something was saved."""
    return bool(LevelsForm(session).exec())


class LevelsForm(Frame):
    """The words in a table; saved as one undo step."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, _("Marking levels"), _("Save"), width=600)
        self._session = session
        self.sets = CalmBox()
        self.sets.addItem(_("current levels"))
        self.sets.addItems([_known(each.name) for each in sets()])
        self.table = QTableWidget(0, 3, self)
        titles = [_("Level, lowest first"), _("Short"), _("Releasable")]
        style_table(self.table)
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(_("Words"))
        stretch = QHeaderView.ResizeMode.Stretch
        self.table.horizontalHeader().setSectionResizeMode(0, stretch)
        fitted = QHeaderView.ResizeMode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(2, fitted)
        self.table.setMinimumHeight(em(260))
        self.table.setTabKeyNavigation(False)
        told = _(
            "Markings are text only: Parley is not accredited for classified work. A "
            "record with a releasable mark may appear in a releasable pack."
        )
        self.ask_for(_("Start from"), self.sets)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(ProseLabel(told, 12.5, muted=True, parent=self))
        self.sets.activated.connect(self._begin_with)
        self.go.clicked.connect(self._save)
        self._chosen, self._own = 0, levels(session.dossier)
        self._show(self._own)

    def _begin_with(self, at: int) -> None:
        """Show a predefined list; "as they are" restores the previous words, including typed
        ones."""
        if not self._chosen:
            self._own = self.words()
        self._chosen = at
        self._show(sets()[at - 1].levels if at else self._own)

    def _show(self, words: Iterable[Level]) -> None:
        shown = [*words, *(Level("") for _n in range(SPARE))]
        self.table.setRowCount(len(shown))
        for row, level in enumerate(shown):
            for column, text in enumerate((level.word, level.short)):
                cell = QTableWidgetItem(text)
                cell.setData(_GIVEN, text)
                self.table.setItem(row, column, cell)
            tick = QTableWidgetItem()
            tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if level.releasable else Qt.CheckState.Unchecked
            tick.setCheckState(on)
            self.table.setItem(row, 2, tick)

    def words(self) -> tuple[Level, ...]:
        """The words in the table."""
        rows = range(self.table.rowCount())
        found = (self._level(row) for row in rows)
        return tuple(level for level in found if level.word)

    def _level(self, row: int) -> Level:
        word, short, tick = (self.table.item(row, column) for column in range(3))
        assert word is not None, "rows are filled"
        assert short is not None, "rows are filled"
        assert tick is not None, "rows are filled"
        on = tick.checkState() == Qt.CheckState.Checked
        return Level(_typed(word), _typed(short), on)

    def _save(self) -> None:
        label = _("change marking levels")
        command = change(Negotiation, Negotiation.ID, label=label, levels=self.words())
        problem = self._session.attempt(command)
        self.refuse(problem, self._session.theme)
        if problem is None:
            self.accept()


def _typed(cell: QTableWidgetItem) -> str:
    """The text of a cell: as given, or as typed without outer spaces."""
    text = cell.text()
    return text if text == cell.data(_GIVEN) else text.strip()


def _known(name: str) -> str:
    """The name of a predefined list."""
    return {
        "None": _("None"),
        "United Kingdom": _("United Kingdom"),
        "European Union": _("European Union"),
        "United States": _("United States"),
        "United Nations": _("United Nations"),
    }.get(name, name)
