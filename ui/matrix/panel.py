"""The panel with the parties against issues and points, and the gaps by round."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Issue, Membership, Party, Point, Position, Record
from core.text.days import now
from core.views.held_words import SIGN
from core.views.matrix import Matrix, Only, Shown, View
from core.views.words import pair_name
from ui.forms.exhibit import Exhibit, as_of, caption, copy_table, offer
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.chart_export import Plate, paper
from ui.kit.choices import WIDEST, CalmBox, fill
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, ProseLabel
from ui.kit.least_rows import RoomyTable
from ui.kit.wrapping import WrappingRow
from ui.matrix.cells import LOW, TALL, WHOLE, MatrixCells
from ui.matrix.model import MatrixTable
from ui.matrix.picture import MatrixPicture
from ui.panel import Panel
from ui.session import Session

ROW_NAMES, COLUMN, ROUND = 250, 168, 96
PAUSE = 150
HEADERS = """
QHeaderView, QTableCornerButton::section { background: palette(base); border: 0; }
QHeaderView::section { background: palette(base); border: 0; padding: 4px 8px 4px 14px;
  border-bottom: 1px solid palette(midlight); }
QTableView { gridline-color: palette(midlight); }
"""


class MatrixPanel(Panel):
    """One table with three views; the names of rows and columns stay visible."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Matrix")
        self.view = self._box(_("View"))
        for name in (_("Parties × issues"), _("Parties × points"), _("Gaps by round")):
            self.view.addItem(name)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Filter by name"))
        self.words.setAccessibleName(_("Filter by name"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(em(170))
        self.point = self._box(_("Sticking point"))
        self.only = self._box(_("Rows to show"))
        self.sort = self._box(_("Order"))
        self.gaps = self._box(_("Which gap"))
        self._offer_choices()
        self.empty = ProseLabel("", muted=True)
        self.legend = ProseLabel("", 11.5, muted=True, parent=self)
        self.model = MatrixTable()
        self.model.setParent(self)
        self.table = self._make_table()
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self.refresh)
        self.words.textChanged.connect(lambda _words: self._wait.start())

    def _box(self, name: str) -> QComboBox:
        box = CalmBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMaximumWidth(em(WIDEST))
        box.activated.connect(lambda _at: self.refresh())
        return box

    def _offer_choices(self) -> None:
        only = (
            (_("all rows"), Only.ALL),
            (_("with unknown"), Only.UNKNOWN),
            (_("with stale"), Only.STALE),
            (_("with contested"), Only.CONTESTED),
        )
        sort = (
            (_("in order"), ""),
            (_("by value"), "value"),
            (_("by age"), "age"),
            (_("by range"), "width"),
        )
        fill(self.only, "", [(name, str(key)) for name, key in only])
        fill(self.sort, "", list(sort))
        fill(self.gaps, "", [(_("stated gaps"), ""), (_("gaps between ranges"), "ranges")])

    def _make_table(self) -> QTableView:
        table = RoomyTable(self)
        table.setAccessibleName(_("Matrix"))
        table.setModel(self.model)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.cells = MatrixCells(self.session.theme, table)
        table.setItemDelegate(self.cells)
        across, down = table.horizontalHeader(), table.verticalHeader()
        across.setFont(fonts.sans(12.5, 600))
        across.setSectionsClickable(True)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.sectionClicked.connect(self._sort_by)
        down.setFixedWidth(em(ROW_NAMES))
        down.setFont(fonts.sans(12.5))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setStyleSheet(HEADERS)
        table.activated.connect(self._go)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence(Qt.Key.Key_F2), self.ask_for_position),
        ):
            shortcut = QShortcut(keys, table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(self.title, parent=self), 1)
        self.export_button = FlatButton(_("Export"), self, menu=True)
        offer(self.export_button.menu(), self.session, self.exhibit)
        printing = FlatButton(_("Print…"), self)
        printing.clicked.connect(self.print_page)
        for button in (self.export_button, printing):
            head.addWidget(button)
        bar = WrappingRow()
        bar.setHorizontalSpacing(6)
        bar.setVerticalSpacing(6)
        for widget in (self.view, self.words, self.point, self.only, self.sort, self.gaps):
            bar.addWidget(widget)
        card = Card(parent=self)
        card.body.setContentsMargins(1, 8, 1, 8)
        self.empty.setContentsMargins(16, 12, 16, 12)
        card.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(card, 1)
        column.addWidget(self.legend)

    # --- what is shown ---

    def shown(self) -> Shown:
        """The view selected in the boxes."""
        return Shown(
            tuple(View)[max(self.view.currentIndex(), 0)],
            str(self.point.currentData() or ""),
            self.words.text(),
            Only(self.only.currentData() or Only.ALL),
            str(self.sort.currentData() or ""),
            max(self.table.currentIndex().column(), 0),
            bool(self.gaps.currentData()),
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the chosen view."""
        session, shown = self.session, self.shown()
        points = [(point.in_short, point.id) for point in dossier.points]
        fill(self.point, _("all points"), points)
        self.gaps.setVisible(shown.view is View.GAPS)
        self.only.setVisible(shown.view is View.ISSUES)
        self.cells.theme = session.theme
        self.model.show_view(dossier, self.shown(), session.pair, session.today)
        self._divide(shown.view)
        bare = not (self.model.rowCount() and self.model.columnCount())
        filtered = bool(shown.words or shown.point or shown.only is not Only.ALL)
        nothing = _("Add parties and sticking points with issues to compare them here.")
        self.empty.setText(_("No matching rows.") if filtered else nothing)
        self.empty.setVisible(bare)
        self.table.setVisible(not bare)
        self.export_button.setEnabled(not bare)
        self.legend.setText(_legend(shown.view, grouped=bool(dossier.count(Membership))))

    def _divide(self, view: View) -> None:
        """Columns share the width as long as each has enough; otherwise the table scrolls, and what
        is said in a cell stands on one line as a rule."""
        header, count = self.table.horizontalHeader(), max(self.model.columnCount(), 1)
        room, least = self.table.width() - em(ROW_NAMES), em(ROUND if view is View.GAPS else COLUMN)
        fits = count * least <= room
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Stretch if fits else mode.Interactive)
        header.setDefaultSectionSize(em(WHOLE) if view is View.ISSUES else least)
        high = em(TALL if view is View.ISSUES else LOW)
        self.table.verticalHeader().setDefaultSectionSize(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        super().resizeEvent(event)
        self._divide(self.shown().view)

    def _sort_by(self, column: int) -> None:
        """Clicking a column name sorts by it; clicking again restores the order."""
        index = self.model.index(0, column)
        again = self.sort.currentData() and self.table.currentIndex().column() == column
        self.table.setCurrentIndex(index)
        self.sort.setCurrentIndex(0 if again else max(self.sort.currentIndex(), 1))
        self.refresh()
        self.table.setCurrentIndex(self.model.index(0, column))

    def _go(self, index: QModelIndex) -> None:
        record = self.model.record(index)
        self.session.go(type(record), record.id)

    def subject(self) -> str:
        """The issue of the current row."""
        here = self.table.currentIndex()
        row = self.model.matrix.rows[here.row()] if here.isValid() else None
        return row.id if isinstance(row, Issue) else ""

    def ask_for_position(self) -> None:
        """Ask for a new position of the party on the issue of the current cell; where a cell is of
        more than those, go to what it shows."""
        from ui.positions import form

        here = self.table.currentIndex()
        if not here.isValid():
            return
        row, column = self.model.matrix.rows[here.row()], self.model.matrix.columns[here.column()]
        if not (isinstance(row, Issue) and isinstance(column, Party)):
            self._go(here)
        elif self.session.ask_to_edit():
            form.ask(self.session, issue=row.id, party=column.id)

    def take_keyboard(self) -> None:
        """Focus the table."""
        self.table.setFocus()

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Make the row of an issue or point, the column of a party, or a position current."""
        dossier = self.session.dossier
        record = dossier.find(kind, identifier)
        if isinstance(record, Position):
            self._put_cursor(record.issue, record.party)
        elif isinstance(record, Issue | Point | Party):
            self._put_cursor(record.id, record.id)

    def _put_cursor(self, row: str, column: str) -> None:
        self.table.setCurrentIndex(self.model.place(row, column))

    # --- taking it elsewhere ---

    def copy(self) -> None:
        """Copy the selected cells to the clipboard, as a table with the names of its rows."""
        chosen = self.table.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        copy_table(self.session, lambda: as_table(self.model.matrix, rows, columns))

    def exhibit(self) -> Exhibit:
        """All cells as they are drawn, and as a table."""
        session, shown = self.session, self.shown()
        column = ROUND if shown.view is View.GAPS else COLUMN
        picture = MatrixPicture(self.table, paper(), ROW_NAMES, column)
        pair = session.pair if shown.view is not View.ISSUES else None
        compared = "" if pair is None else pair_name(session.dossier, pair)
        title = f"{self.title}: {self.view.currentText()}"
        told = caption(session, title, compared, as_of(session), self.legend.text())
        plate = Plate(told, paper(), picture.size, picture.paint_on)
        return Exhibit(_("Matrix"), plate, self._whole())

    def _whole(self, *, full: bool = False) -> list[list[str]]:
        rows, columns = range(self.model.rowCount()), range(self.model.columnCount())
        return as_table(self.model.matrix, [*rows], [*columns], full=full)

    def print_page(self) -> None:
        """Show the matrix as a landscape page, to be printed or saved."""
        from briefings.matrix_page import matrix_pdf
        from ui.forms.page_viewer import PageViewer
        from ui.kit.working import Working

        title, table = self.view.currentText(), self._whole(full=True)
        dossier, moment = self.session.dossier, now()
        signs = _signs(self.shown().view, grouped=bool(dossier.count(Membership)))
        making = Working(
            self.session.window,
            title,
            _("Preparing the pages…"),
            lambda **_told: matrix_pdf(dossier, title, table, moment, signs),
        )
        if making.run():
            PageViewer(self.session, title, making.result_of_work).open()


def _legend(view: View, *, grouped: bool) -> str:
    words = _("In scale points, 0 to 100.")
    if view is View.ISSUES:
        words = _(
            "Place, range, date and grade. ● spoke in the round, ○ silent, struck "
            "through: declared no statement."
        )
    if view is View.GAPS:
        words = _("Gap in scale points; ▼ ▲ since the previous round, like for like.")
    return " ".join(filter(None, (words, _signs(view, grouped=grouped), _("Dashed: not known."))))


def _signs(view: View, *, grouped: bool) -> str:
    """What the signs in the words of cells mean, on screen and paper."""
    if view is not View.ISSUES:
        return _("* rests on part of the weight.")
    return _("{sign} held as a member of a group.").format(sign=SIGN) if grouped else ""


def as_table(
    matrix: Matrix, rows: list[int], columns: list[int], *, full: bool = False
) -> list[list[str]]:
    """Cells as text, with the names of rows and columns first; `full` includes the lines below."""
    lines = [["", *map(matrix.column_name, columns)]]
    for row in rows:
        cells = [matrix.cell(row, column) for column in columns]
        lines.append([matrix.row_name(row), *(c.printed if full else c.copied for c in cells)])
    return lines
