"""The panel of the parties on the issues and points, and of the gaps by round."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from core.dossier import Dossier
from core.language import gettext as _
from ui.desk import Desk
from ui.panel import Panel
from ui.panels.matrix_model import MatrixTable, View
from ui.widgets.flat import FlatButton
from ui.widgets.labels import Heading, Prose

ROW_NAMES, COLUMN = 260, 110
FORMULA = ("=", "+", "-", "@")


class MatrixPanel(Panel):
    """One table in three views; names of rows and columns stay in sight."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = _("Matrix")
        self.view = QComboBox()
        self.view.setAccessibleName(_("View"))
        for name in (_("Parties × issues"), _("Parties × points"), _("Gaps by round")):
            self.view.addItem(name)
        self.view.currentIndexChanged.connect(self.refresh)
        self.empty = Prose(
            _("Add parties and sticking points with issues; they are set against each other here."),
            muted=True,
        )
        self.model = MatrixTable()
        self.model.setParent(self)
        self.table = self._make_table()
        self._lay_out()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(_("Matrix"))
        table.setModel(self.model)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.horizontalHeader().setDefaultSectionSize(COLUMN)
        table.verticalHeader().setFixedWidth(ROW_NAMES)
        table.activated.connect(self._go)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        row = QHBoxLayout()
        row.addWidget(Heading(self.title), 1)
        row.addWidget(self.view)
        button = FlatButton(_("Copy all"))
        button.clicked.connect(self.copy_all)
        row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the chosen view."""
        view, desk = tuple(View)[self.view.currentIndex()], self.desk
        self.model.show_view(dossier, view, desk.pair, desk.today, desk.theme)
        bare = not (self.model.rowCount() and self.model.columnCount())
        self.empty.setVisible(bare)
        self.table.setVisible(not bare)

    def _go(self, index: QModelIndex) -> None:
        record = self.model.record(index)
        self.desk.go(type(record), record.id)

    def copy(self) -> None:
        """Put the cells selected on the clipboard, as a table with the names of its rows."""
        chosen = self.table.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        QGuiApplication.clipboard().setText(as_table(self.model, rows, columns))

    def copy_all(self) -> None:
        """Put all cells on the clipboard."""
        rows, columns = range(self.model.rowCount()), range(self.model.columnCount())
        QGuiApplication.clipboard().setText(as_table(self.model, [*rows], [*columns]))
        self.desk.say(_("The matrix is on the clipboard."))


def as_table(model: MatrixTable, rows: list[int], columns: list[int]) -> str:
    """Cells between tabs; what a spreadsheet would take for a formula begins with a quote."""
    across, down = model.titles(columns), model.names(rows)
    lines = [["", *across]]
    lines += [
        [name, *(str(model.index(row, column).data()) for column in columns)]
        for name, row in zip(down, rows, strict=True)
    ]
    return "\n".join("\t".join(_safe(cell) for cell in line) for line in lines)


def _safe(cell: str) -> str:
    words = " ".join(cell.split())
    return f"'{words}" if words.startswith(FORMULA) else words
