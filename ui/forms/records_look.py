"""The look of record tables: roomy cells, quiet titles, palette colours only."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPalette, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import saves
from ui.kit.lines import laid_out
from ui.kit.questions import questions_of
from ui.kit.unsent import is_altered

PADDING = 10
"""The room on either side of a cell, in pixels, where there is no lack of it."""
ICON, BESIDE = 16, 8
"""The size of an icon, in pixels at 100 %, and the room beside it."""
ROW, LINE = 32, 16
"""The heights of a row with one line, and of each further line, in pixels at 100 %."""


def style_table(view: QTableView | QTreeView) -> None:
    """Give a Qt table or tree the look of the record tables."""
    titles = Titles(view)
    if isinstance(view, QTableView):
        view.setHorizontalHeader(titles)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(em(ROW))
        view.setShowGrid(False)
        view.setWordWrap(False)
    else:
        view.setHeader(titles)
    view.setItemDelegate(CellDelegate(view))


class Titles(QHeaderView):
    """Column titles: small and muted above a line, with a triangle when sorted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.padding = PADDING
        self.setFont(fonts.sans(11.5, 600))
        self.setStyleSheet("QHeaderView { border: 0; padding: 0; background: transparent; }")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """As tall as a row of small letters needs."""
        return QSize(super().sizeHint().width(), em(28))

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """The title, its padding, and room for the triangle."""
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        wide = self.fontMetrics().horizontalAdvance(words) + 2 * self.padding + 14
        return QSize(wide, em(28))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title."""
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Base))
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        role = Qt.ItemDataRole.TextAlignmentRole
        right = self.model().headerData(logical, Qt.Orientation.Horizontal, role)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        box = rect.adjusted(self.padding, 0, -self.padding, 0)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logical:
            self._triangle(painter, rect)
        painter.restore()

    def _triangle(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        x, y, tall = rect.right() - 8.0, rect.center().y() + 0.5, -2.5 if up else 2.5
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([QPointF(x - 4, y - tall), QPointF(x + 4, y - tall), QPointF(x, y + tall)])
        )


ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for losing focus to another window or a menu, from which it comes back."""


class Careful(QStyledItemDelegate):
    """In-place cell editing. Escape asks before discarding what was typed, a value that cannot be
    saved returns to the cell, to be corrected, and Ctrl+Enter goes on to save the form."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Ask before Escape. Another window in front, such as the question, does not end
        editing."""
        if isinstance(event, QFocusEvent) and event.reason() in ELSEWHERE:
            return False
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            return self._handles(editor, event) or super().eventFilter(editor, event)
        return super().eventFilter(editor, event)

    def _handles(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Keep an editor that must not be left yet, or submit it and pass Ctrl+Enter on."""
        if event.key() == Qt.Key.Key_Escape:
            if self._may_leave(editor):
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self._view.setFocus()
            return True
        if not saves(event):
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        event.ignore()
        return True

    def _may_leave(self, editor: QWidget) -> bool:
        kept = not is_altered(editor, self._view.currentIndex())
        return kept or questions_of(editor).may_discard(editor)

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Submit what was typed; start editing again with it if it is refused."""
        if not isinstance(editor, QLineEdit):
            super().setModelData(editor, model, index)
            return
        text, before = editor.text(), str(index.data(Qt.ItemDataRole.EditRole) or "")
        kept = text == before or model.setData(index, text, Qt.ItemDataRole.EditRole)
        if not kept:
            place = QPersistentModelIndex(index)
            QTimer.singleShot(0, self._view, lambda: self._begin_again(place, text))

    def _begin_again(self, place: QPersistentModelIndex, text: str) -> None:
        index = self._view.model().index(place.row(), place.column())
        if not place.isValid() or not self._view.isVisible():
            return
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        for editor in self._view.viewport().findChildren(QLineEdit):
            editor.setText(text)


def lines_in(high: int) -> int:
    """How many lines a row of that height, in pixels, has room for."""
    return 1 + max(0, round((high - em(ROW)) / em(LINE)))


class CellDelegate(Careful):
    """Cells with padding on both sides, as many lines as fit, and a thin line below each row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.padding = PADDING

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The words, the icon, and the padding."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * self.padding, max(size.height(), em(30)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw background, icon and text; the current row is shown by background and bar."""
        painter.save()
        rect: QRect = option.rect
        palette: QPalette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
            if index.column() == 0:
                accent = palette.color(QPalette.ColorRole.Accent)
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), accent)
        else:
            line = palette.color(QPalette.ColorRole.Midlight)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        box = self._tick(painter, rect.adjusted(self.padding, 0, -self.padding, 0), option, index)
        box = self._icon(painter, box, index)
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        layout, _cut = laid_out(words, option.font, box.width(), lines_in(rect.height()), align)
        high = layout.boundingRect().height()
        layout.draw(painter, QPointF(box.left(), box.center().y() + 1 - high / 2))
        painter.restore()

    def _tick(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """Draw the check box, if there is one; returns the remaining room."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None:
            return box
        style, look = option.widget.style(), QStyleOptionViewItem(option)
        look.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        on = Qt.CheckState(ticked) == Qt.CheckState.Checked
        look.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        spot = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, look, option.widget
        )
        look.rect = spot
        tick = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        style.drawPrimitive(tick, look, painter, option.widget)
        return box.adjusted(spot.right() + PADDING - box.left(), 0, 0, 0)

    def _icon(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> QRect:
        """Draw the icon, if there is one; returns the remaining room."""
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(icon, QIcon | QPixmap):
            return box
        size = em(ICON)
        spot = QRect(box.left(), box.center().y() - size // 2, size, size)
        QIcon(icon).paint(painter, spot)
        return box.adjusted(size + BESIDE, 0, 0, 0)
