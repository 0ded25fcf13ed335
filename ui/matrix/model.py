"""The matrix as a table model: a cell is worked out when it is first seen, and then kept."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from core.analysis.gaps import Pair
from core.analysis.illustrative import marked
from core.analysis.matrix import (
    IssueCell,
    PointCell,
    RoundCell,
    ends,
    issue_cell,
    point_cell,
    round_cell,
)
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import natural, place, round_name
from core.model.records import Issue, Party, Point, Position, Record, Round
from core.text.folding import holds, words_of
from core.text.saying import UNKNOWN, age, percent, points
from core.views.telling import break_label, like_for_like
from core.views.words import compared, nowhere
from ui.kit.theme import Theme
from ui.kit.tips import tip

Index = QModelIndex | QPersistentModelIndex
Cell = IssueCell | PointCell | RoundCell


class View(StrEnum):
    """What stands against what."""

    ISSUES = "issues"
    POINTS = "points"
    GAPS = "gaps"


class Only(StrEnum):
    """Which rows are shown: all, or those with a cell of a sort."""

    ALL = "all"
    UNKNOWN = "unknown"
    STALE = "stale"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody chose to see. `sort` is "" for the dossier's order, else "value", "age" or
    "width" of the cells in a column; `ranges` has gaps between ranges for stated ones."""

    view: View = View.ISSUES
    point: str = ""
    words: str = ""
    only: Only = Only.ALL
    sort: str = ""
    column: int = 0
    ranges: bool = False


class MatrixTable(QAbstractTableModel):
    """Rows are issues or points, columns parties or rounds."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Issue | Point, ...] = ()
        self._columns: tuple[Party | tuple[Round | None, dt.date], ...] = ()
        self._cells: dict[tuple[int, int], Cell] = {}
        self._ranges = False

    def show_view(
        self, dossier: Dossier, shown: Shown, pair: Pair | None, today: dt.date, theme: Theme
    ) -> None:
        """Show a view of a dossier."""
        self.beginResetModel()
        self._dossier, self._pair, self._today, self._theme = dossier, pair, today, theme
        self._ranges = shown.ranges
        gaps = tuple(ends(dossier, today)) if pair is not None else ()
        self._columns = gaps if shown.view is View.GAPS else dossier.parties
        self._cells.clear()
        self._rows = self._wanted(dossier, shown)
        self._sort(shown)
        self.endResetModel()

    def _wanted(self, dossier: Dossier, shown: Shown) -> tuple[Issue | Point, ...]:
        """The rows that the filters let through, in the dossier's order."""
        points = [p for p in dossier.points if shown.point in ("", p.id)]
        rows: list[Issue | Point] = [*points]
        if shown.view is View.ISSUES:
            rows = [issue for point in points for issue in dossier.issues(point.id)]
        words = words_of(shown.words)
        named = [row for row in rows if holds(self._named(row), words)]
        if shown.only is Only.ALL or shown.view is View.GAPS:
            return tuple(named)
        return tuple(row for row in named if self._has(row, shown.only))

    def _has(self, row: Issue | Point, only: Only) -> bool:
        """Whether any cell of a row is such as is asked for."""
        cells = (self._made(row, column) for column in self._columns)
        if only is Only.UNKNOWN:
            return any(written(cell) == UNKNOWN for cell in cells)
        return any(isinstance(c, IssueCell) and getattr(c, only.value) for c in cells)

    def _sort(self, shown: Shown) -> None:
        """Rows by a column, the largest first; what is unknown comes last."""
        if not shown.sort or not 0 <= shown.column < len(self._columns):
            return
        column = self._columns[shown.column]
        keyed = [(_weight(self._made(row, column), shown.sort), row) for row in self._rows]
        known = [each for each in keyed if each[0] is not None]
        unknown = [row for key, row in keyed if key is None]
        known.sort(key=lambda each: each[0] or 0.0, reverse=True)
        self._rows = (*(row for _key, row in known), *unknown)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many issues or points there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many parties or rounds there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a row or a column is called."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._called(section, orientation)
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words[:60]

    def _called(self, section: int, orientation: Qt.Orientation) -> str:
        if orientation == Qt.Orientation.Vertical:
            return self._named(self._rows[section])
        column = self._columns[section]
        if isinstance(column, Party):
            return column.name
        return round_name(column[0]) if column[0] is not None else _("now")

    def _named(self, row: Issue | Point) -> str:
        name = " ".join(row.name.split())
        if isinstance(row, Point):
            return name
        point = self._dossier.get(Point, row.point)
        return f"{name} · {point.short_name or point.name}"

    def titles(self, columns: list[int]) -> list[str]:
        """What some columns are called."""
        return [self._called(column, Qt.Orientation.Horizontal) for column in columns]

    def names(self, rows: list[int]) -> list[str]:
        """What some rows are called."""
        return [self._called(row, Qt.Orientation.Vertical) for row in rows]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._made(self._rows[row], self._columns[column])
        return self._cells[row, column]

    def _made(self, row: Issue | Point, column: Party | tuple[Round | None, dt.date]) -> Cell:
        if isinstance(column, Party):
            if isinstance(row, Issue):
                return issue_cell(self._dossier, row, column, self._today)
            return point_cell(self._dossier, row, column, self._today)
        assert isinstance(row, Point), "gaps are those of points"
        assert self._pair is not None, "without a pair there are no columns"
        ends = [each[1] for each in self._columns if not isinstance(each, Party)]
        before = max((end for end in ends if end < column[1]), default=None)
        return round_cell(
            self._dossier, row, self._pair, column, before=before, ranges=self._ranges
        )

    def place(self, row: str, column: str) -> QModelIndex:
        """The cell of a row and of a party, by id; the first row or column where there is none."""
        rows = [each.id for each in self._rows]
        columns = [each.id for each in self._columns if isinstance(each, Party)]
        down = rows.index(row) if row in rows else 0
        return self.index(down, columns.index(column) if column in columns else 0)

    def record(self, index: Index) -> Record:
        """What a cell leads to: a position, else the issue or the point."""
        cell = self.cell(index.row(), index.column())
        position = cell.position if isinstance(cell, IssueCell) else None
        return position or self._rows[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; how it is known stands in its tip."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return written(cell)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = f"{written(cell)}; {explained(cell, self._today)}"
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(cell)
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _ground(self, cell: Cell) -> QColor | None:
        value = cell.value if isinstance(cell, RoundCell) else None
        if value is None:
            return None
        return self._theme.tint(self._theme.accent, 0.05 + 0.35 * min(value, 100.0) / 100.0)


def written(cell: Cell) -> str:
    """The figure of a cell, with a star where not all of the weight is known."""
    if isinstance(cell, IssueCell):
        return place(cell.issue, cell.position) if cell.position is not None else UNKNOWN
    value, share = _measured(cell)
    figure = points(value) + ("*" if value is not None and share < 1.0 else "")
    altered = basis_words(cell)
    return f"{figure} ({altered})" if altered else figure


def in_words(cell: IssueCell) -> str:
    """Where a party stands, or why it stands nowhere."""
    return written(cell) if cell.position is not None else nowhere(cell.stand)


def figure(cell: PointCell | RoundCell) -> str:
    """The figure of a cell alone."""
    return written(cell).partition(" (")[0]


def basis_words(cell: PointCell | RoundCell) -> str:
    """What a gap rests on otherwise than the cell before it: "+1 issue"; "" for nothing."""
    both = cell.compared if isinstance(cell, RoundCell) else None
    if both is None or both.before.stated is None or both.now.stated is None:
        return ""
    if both.comparable and not both.reweighed:
        return ""
    return break_label(both.basis)


def _measured(cell: PointCell | RoundCell) -> tuple[float | None, float]:
    if isinstance(cell, PointCell):
        return cell.mean, cell.coverage
    return cell.value, cell.coverage


def _range(issue: Issue, position: Position) -> str:
    if position.low is None or position.high is None:
        return ""
    return _("accepts {low} to {high}").format(
        low=natural(issue, position.low), high=natural(issue, position.high)
    )


def _weight(cell: Cell, by: str) -> float | None:
    """What a cell counts when rows are sorted; None where it is not known."""
    if not isinstance(cell, IssueCell):
        return _measured(cell)[0]
    if by == "age":
        return None if cell.days is None else float(cell.days)
    return cell.width if by == "width" else cell.stand.value


def _compared(cell: PointCell | RoundCell) -> str:
    """What became of a gap since the cell before."""
    if not isinstance(cell, RoundCell) or cell.compared is None or cell.change is None:
        return ""
    return "; ".join(part for part in (like_for_like(cell.change), compared(cell.compared)) if part)


def explained(cell: Cell, today: dt.date) -> str:
    """How a cell's figure is known."""
    if not isinstance(cell, IssueCell):
        known = _("{share} of the weight known").format(share=percent(_measured(cell)[1]))
        return "; ".join(part for part in (known, _compared(cell)) if part)
    silent = ngettext("silent at {count} round", "silent at {count} rounds", cell.silent)
    position = cell.position
    parts = [
        _range(cell.issue, position) if position is not None else "",
        age(cell.position.date, today) if cell.position is not None else nowhere(cell.stand),
        cell.grade,
        _("stale") if cell.stale else "",
        _("sources do not agree") if cell.contested else "",
        silent.format(count=cell.silent) if cell.silent else "",
    ]
    words = ", ".join(part for part in parts if part)
    return marked(words) if cell.illustrative else words
