"""The middle of the window: panels on top of each other, each created when first shown."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.model.change import Change
from ui.kit.fonts import em
from ui.kit.layouts import high_enough, measure_again
from ui.panel import Panel

WIDE, TALL = 500, 360
"""The minimum size of a panel, in pixels at 100 %."""
MOST_KEPT = 8
"""How many panels are kept; in large talks, keeping all would delay a change of theme."""


class PanelStack(QStackedWidget):
    """Keeps the most recently shown panels, by key, and forwards events to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, Panel] = {}

    def minimumSizeHint(self) -> QSize:
        """The size at which the panel in view is readable; below that the window scrolls."""
        current = self.currentWidget()
        needed = current.minimumSizeHint() if current is not None else QSize()
        if current is not None:
            needed = high_enough(current, needed, self.width())
        return needed.expandedTo(QSize(em(WIDE), em(TALL)))

    def heightForWidth(self, _width: int) -> int:
        """What the panel in view needs; by default, what any panel would like to have."""
        return self.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What wraps may need more lines, or fewer."""
        super().resizeEvent(event)
        measure_again(self, event)

    @property
    def panel(self) -> Panel | None:
        """The panel in view; None while a page or nothing is shown."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Panel) else None

    def show_panel(self, key: str, make: Callable[[], Panel]) -> None:
        """Bring the panel with that key into view, creating it if necessary."""
        panel = self._panels.pop(key, None)
        if panel is None:
            panel = make()
            self.addWidget(panel)
        self._panels[key] = panel
        self.setCurrentWidget(panel)
        self.keep(list(self._panels)[-MOST_KEPT:])

    def show_page(self, page: QWidget) -> None:
        """Show a page that is not a panel, in place of all panels."""
        self.empty()
        self.addWidget(page)

    def empty(self) -> None:
        """Discard everything."""
        self._panels.clear()
        while (widget := self.widget(0)) is not None:
            self._drop(widget)

    def keep(self, keys: Collection[str]) -> bool:
        """Discard all panels but these, except where something is half written; returns whether the
        one in view was discarded."""
        others = self._panels.keys() - set(keys)
        if not others:
            return False
        from ui.kit.unsent import unsent_in

        seen = any(self._panels[key] is self.currentWidget() for key in others)
        for key in others:
            if not unsent_in(self._panels[key]):
                self._drop(self._panels.pop(key))
        return seen

    def forget_hidden(self) -> None:
        """Discard all panels but the one in view now, before work whose cost grows with every
        widget."""
        hidden = [panel for panel in self._panels.values() if panel is not self.currentWidget()]
        self.keep([key for key, panel in self._panels.items() if panel not in hidden])
        for panel in hidden:
            QCoreApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)

    def notify(self, change: Change) -> None:
        """Pass a change on to every panel."""
        for panel in self._panels.values():
            panel.notify(change)

    def refresh(self) -> None:
        """Redraw every panel, hidden ones when they are shown."""
        for panel in self._panels.values():
            panel.refresh()

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
