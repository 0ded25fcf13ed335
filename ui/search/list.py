"""The list of what the search found: rows as a model, drawn one by one."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.text.folding import places
from core.views.search.snippets import Snippet, snippet
from ui.kit import fonts
from ui.kit.direction import direction
from ui.kit.fonts import em
from ui.kit.phrases import Units
from ui.kit.selecting import OneRowList
from ui.kit.theme import Theme
from ui.search.rows import HEADING, HIT, REMARK, SearchRow

ROW = Qt.ItemDataRole.UserRole
PADDING = 16
HEIGHTS = {HEADING: 30, HIT: 48, REMARK: 40}
"""In pixels; every other row is one line high."""
LINE = 30

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


def height(row: SearchRow) -> int:
    """The height of a row, in pixels."""
    return em(HEIGHTS.get(row.sort, LINE))


class Rows(QAbstractListModel):
    """The rows, and snippets for the visible ones."""

    def __init__(self, text_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text_of = text_of
        self.rows: list[SearchRow] = []
        self.words: tuple[str, ...] = ()
        self._snippets: dict[str, Snippet] = {}

    def show_rows(self, rows: list[SearchRow], words: tuple[str, ...]) -> None:
        """List these rows."""
        self.beginResetModel()
        if words != self.words:
            self._snippets.clear()
        self.rows, self.words = rows, words
        self.endResetModel()

    def forget(self) -> None:
        """Discard snippets that may be outdated."""
        self._snippets.clear()

    def snippet(self, row: SearchRow) -> Snippet:
        """The line of a record's text that contains the words."""
        assert row.record is not None, "only records have texts"
        known = self._snippets.get(row.record.id)
        if known is None:
            known = snippet(row.record, self.words, self._text_of, row.title)
            self._snippets[row.record.id] = known
        return known

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.rows[index.row()]
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return on if row.ready else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def spoken(self, row: SearchRow) -> str:
        """All the text of a row, for screen readers."""
        text = self.snippet(row).text if row.record is not None else ""
        return ", ".join(part for part in (row.title, row.detail, text) if part)


class RowPainter(QStyledItemDelegate):
    """Draws a row; the words found are bold, underlined and highlighted."""

    def __init__(self, model: Rows, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its type of row."""
        return QSize(0, height(self._model.rows[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw background, text and the detail at the right end."""
        row = self._model.rows[index.row()]
        painter.save()
        painter.setClipRect(option.rect)
        palette: QPalette = option.palette
        if row.ready and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
        box = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if row.sort == HEADING:
            self._heading(painter, palette, box, row)
        elif row.sort == HIT:
            self._hit(painter, palette, box, row)
        else:
            self._line(painter, palette, box, row)
        painter.restore()

    def _heading(self, painter: QPainter, palette: QPalette, box: QRect, row: SearchRow) -> None:
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(fonts.sans(10.5, 600, 0.9))
        low = box.adjusted(0, em(8), 0, 0)
        painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, row.title.upper())
        wide = painter.fontMetrics().horizontalAdvance(row.title.upper())
        painter.setFont(fonts.sans(11))
        painter.drawText(low.adjusted(wide + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.detail)

    def _line(self, painter: QPainter, palette: QPalette, box: QRect, row: SearchRow) -> None:
        role = QPalette.ColorRole
        room = self._detail(painter, palette, box, row.detail)
        colour = palette.color(role.PlaceholderText if row.sort == REMARK else role.Text)
        spans = tuple(places(row.title, self._model.words)) if row.ready else ()
        self._text(painter, room, Snippet(row.title, spans), fonts.sans(13), colour)

    def _hit(self, painter: QPainter, palette: QPalette, box: QRect, row: SearchRow) -> None:
        top = QRect(box.left(), box.top() + em(4), box.width(), em(20))
        room = self._detail(painter, palette, top, row.detail)
        ink = palette.color(QPalette.ColorRole.Text)
        spans = tuple(places(row.title, self._model.words))
        self._text(painter, room, Snippet(row.title, spans), fonts.sans(13, 600), ink)
        low = QRect(box.left(), box.top() + em(24), box.width(), em(20))
        mute = palette.color(QPalette.ColorRole.PlaceholderText)
        self._text(painter, low, self._model.snippet(row), fonts.sans(12.5), mute)

    def _detail(self, painter: QPainter, palette: QPalette, box: QRect, words: str) -> QRect:
        """Draw the detail at the right end, on at most half the row; returns the rest of the
        box."""
        if not words:
            return box
        painter.setFont(fonts.sans(11.5))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() // 2)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, sides, cut)
        return box.adjusted(0, 0, -metrics.horizontalAdvance(cut) - 14, 0)

    def _text(
        self, painter: QPainter, box: QRect, line: Snippet, font: QFont, colour: QColor
    ) -> None:
        """One line, cut to fit, with its spans highlighted."""
        room = round(box.width() * (0.94 if line.spans else 1))
        metrics = QFontMetrics(font)
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(direction(line.text))
        if option.textDirection() == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(text, line, font, colour))
        layout.beginLayout()
        only = layout.createLine()
        only.setLineWidth(box.width())
        layout.endLayout()
        painter.setPen(colour)
        y = box.top() + (box.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(box.left(), y), [], QRectF(box))

    def _formats(
        self, text: str, line: Snippet, font: QFont, colour: QColor
    ) -> list[QTextLayout.FormatRange]:
        units, found = Units(text), []
        last = len(text) - (text != line.text)
        heavy = fonts.heavier(font)
        for start, end in line.spans:
            if start >= last:
                break
            each = QTextLayout.FormatRange()
            each.start = units.unit(start)
            each.length = units.unit(min(end, last)) - each.start
            look = QTextCharFormat()
            look.setFont(heavy)
            look.setFontUnderline(True)
            look.setForeground(QColor(self._theme().ink))
            look.setBackground(QColor(self._theme().highlight))
            each.format = look
            found.append(each)
        return found


class Listing(OneRowList):
    """The rows, selected by keys passed on from the field, or by mouse."""

    def __init__(self, model: Rows, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(model, theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def row(self) -> SearchRow | None:
        """The current row, if it can be selected."""
        index = self.currentIndex()
        row = self.rows.rows[index.row()] if index.isValid() else None
        return row if row is not None and row.ready else None

    def keep(self, key: tuple[int, str, str] | None) -> None:
        """Make the row with this key current, else the first that can be selected."""
        ready = self._ready()
        same = (n for n in ready if self.rows.rows[n].key == key)
        self._choose(next(same, ready[0] if ready else -1))
        if key is None or self.row is None or self.row.key != key:
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Move by so many rows, wrapping around for single steps."""
        ready, here = self._ready(), self.currentIndex().row()
        if not ready:
            return
        place = ready.index(here) + by if here in ready else 0
        last = len(ready) - 1
        self._choose(ready[place % len(ready) if abs(by) == 1 else min(max(place, 0), last)])

    def next_group(self, by: int) -> None:
        """Go to the first row of the next or previous group."""
        ready, here = self._ready(), self.currentIndex().row()
        firsts = [n for n in ready if n == 0 or not self.rows.rows[n - 1].ready]
        before = [n for n in firsts if n <= here]
        if firsts:
            place = len(before) - 1 if before else 0
            self._choose(firsts[(place + by) % len(firsts)])

    def _ready(self) -> list[int]:
        return [number for number, row in enumerate(self.rows.rows) if row.ready]

    def _choose(self, number: int) -> None:
        index = self.rows.index(number, 0) if number >= 0 else QModelIndex()
        if number > 0 and not self.rows.rows[number - 1].ready:
            self.scrollTo(self.rows.index(number - 1, 0))
        self.setCurrentIndex(index)
