"""How low a list may become: not lower than a few of its rows. Where there is less room, what the
list stands on scrolls. The current row stays in sight."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView

LEAST = 3
"""How many rows stay in sight, if there are as many."""


def with_room_for_rows(view: QAbstractItemView, least: QSize) -> QSize:
    """The least size of a view, with room for its titles and its first rows."""
    rows = first_rows(view)
    bar = view.horizontalScrollBar()
    beside = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
    high = _titles(view) + sum(_row(view, row) for row in rows) + beside + 2 * view.frameWidth()
    return least.expandedTo(QSize(0, high))


def keep_current_in_sight(view: QAbstractItemView, event: QResizeEvent) -> None:
    """Scroll to the current row of a view that has another size now, unless it was scrolled away
    from before."""
    row = view.visualRect(view.currentIndex())
    if not row.isEmpty() and row.top() >= 0 and row.top() < event.oldSize().height():
        view.scrollTo(view.currentIndex())


def _titles(view: QAbstractItemView) -> int:
    header: QHeaderView | None = None
    if isinstance(view, QTableView):
        header = view.horizontalHeader()
    elif isinstance(view, QTreeView):
        header = view.header()
    if header is None or header.isHidden():
        return 0
    return max(header.height(), header.sizeHint().height())


def first_rows(view: QAbstractItemView) -> list[QModelIndex]:
    """The first rows of a view, those unfolded among them, as many as are to stay in sight."""
    model = view.model()
    if model is None:
        return []
    if not isinstance(view, QTreeView):
        return [model.index(row, 0) for row in range(min(LEAST, model.rowCount()))]
    found: list[QModelIndex] = []
    index = model.index(0, 0)
    while index.isValid() and len(found) < LEAST:
        found.append(index)
        index = view.indexBelow(index)
    return found


def _row(view: QAbstractItemView, row: QModelIndex) -> int:
    if isinstance(view, QTableView):
        return view.rowHeight(row.row())
    return view.sizeHintForIndex(row).height()


class RoomyTable(QTableView):
    """A table that becomes no lower than a few rows."""

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show other rows, now and whenever they are others."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return with_room_for_rows(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        keep_current_in_sight(self, event)
