"""The part of a long form that scrolls if the screen is too low for all of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from ui.kit.fonts import em

LEAST_WIDTH, LEAST_HEIGHT = 300, 160


class Scroll(QScrollArea):
    """As large as its contents, as long as there is room."""

    def __init__(self, layout: QLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder = QWidget(self)
        holder.setLayout(layout)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for surface in (self.viewport(), holder):
            surface.setAutoFillBackground(False)
        layout.setContentsMargins(0, 0, 0, 0)
        holder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report another size of the contents."""
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def measure(self) -> None:
        """Report the size of the contents again, after fields were folded in or out."""
        layout = self._holder.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The size of the whole form, plus room for its scroll bar."""
        return self._holder.sizeHint() + QSize(self._bar, 0)

    @property
    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def hasHeightForWidth(self) -> bool:
        """A form with wrapping text is taller when narrower."""
        return self._holder.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height of the whole form."""
        return self._holder.heightForWidth(width - self._bar)

    def minimumSizeHint(self) -> QSize:
        """Part of it is enough."""
        hint = self._holder.minimumSizeHint() + QSize(self._bar, 0)
        return hint.boundedTo(QSize(em(LEAST_WIDTH), em(LEAST_HEIGHT)))
