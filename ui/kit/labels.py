"""Text on screen. User text is text: nothing here reads markup."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.kit import fonts
from ui.kit.direction import direction
from ui.kit.fonts import em
from ui.kit.tips import tip

HIGHEST = (1 << 24) - 1
"""The most pixels that Qt gives a widget."""


class Text(QLabel):
    """One line of plain text, never markup."""

    def __init__(
        self, text: str = "", font: QFont | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colour = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if font is not None:
            self.setFont(font)
        self.setText(text)

    def set_colour(self, colour: str) -> None:
        """Write in a theme colour; an empty string restores the palette's.

        A palette set on the label would not do: under an application style sheet, Qt forgets it
        when the label is reparented."""
        self._colour = colour
        self.update()

    @property
    def pen(self) -> QColor:
        """The colour of the words."""
        return QColor(self._colour) if self._colour else self.palette().color(self.foregroundRole())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words in their colour."""
        if not self._colour:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.pen)
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), self.alignment() | wrap, self.text())


class Muted(Text):
    """A secondary line: units, dates, captions."""

    def __init__(self, text: str = "", px: float = 12, parent: QWidget | None = None) -> None:
        super().__init__(text, fonts.sans(px), parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class HeadingLabel(Text):
    """A heading in the serif face: 24 px for a panel, 17 px for a card."""

    def __init__(self, text: str = "", px: float = 24, parent: QWidget | None = None) -> None:
        super().__init__(text, fonts.serif(px), parent)


class ProseLabel(Text):
    """Text that wraps and takes the height that its width needs."""

    _space = 0

    def __init__(
        self,
        text: str = "",
        px: float = fonts.BODY,
        *,
        muted: bool = False,
        font: QFont | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, font or fonts.sans(px), parent)
        self.setWordWrap(True)
        self.setMinimumWidth(em(60))
        if muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show another text. Qt moves a line from the right by the space at its end, for which
        there is room beside it."""
        super().setText(text)
        from_right = direction(text) == Qt.LayoutDirection.RightToLeft
        space = self.fontMetrics().horizontalAdvance(" ") + 1 if from_right else 0
        if space != self._space:
            edge = self.contentsMargins()
            self.setContentsMargins(edge + QMargins(space - self._space, 0, 0, 0))
            self._space = space

    def minimumSizeHint(self) -> QSize:
        """One line; Qt would ask for the height at the narrowest width, and leave empty space
        below."""
        return QSize(60, self.fontMetrics().height())


class RoomyLabel(ProseLabel):
    """Text that has room from the start for any of those that it may come to be, so that nothing
    below moves when it changes."""

    def __init__(
        self, texts: Sequence[str], *, muted: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(muted=muted, parent=parent)
        self._texts = tuple(texts)

    def heightForWidth(self, width: int) -> int:
        """The height that the longest text needs."""
        metrics, wrap = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, width, HIGHEST)
        return max(metrics.boundingRect(room, wrap, each).height() for each in self._texts)


class Elided(Text):
    """One line, cut with an ellipsis where room is short; the tool tip has the full text."""

    _more = ""

    def __init__(
        self, text: str = "", font: QFont | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, font, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text, and offer it in full if it is cut."""
        super().setText(text)
        self._offer()

    def setFixedWidth(self, width: int) -> None:
        """Make a fixed width count in a layout, which the policy of accepting any width would
        override."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        super().setFixedWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.pen)
        painter.drawText(self.contentsRect(), self.alignment(), self._cut())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the full text as a tool tip if it was cut."""
        super().resizeEvent(event)
        self._offer()

    def set_more(self, words: str) -> None:
        """Have the tool tip say something besides."""
        self._more = words
        self._offer()

    def _offer(self) -> None:
        cut = self.text() if self._cut() != self.text() else ""
        self.setToolTip(tip("\n".join(filter(None, (cut, self._more)))))

    def _cut(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
