"""The middle of the window: panels on top of each other, each made when first shown."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.model.change import Change
from ui.kit.fonts import em
from ui.panel import Panel

WIDE, TALL = 500, 360
"""The least size of a panel, in pixels at 100 %."""
MOST_KEPT = 8
"""How many panels are kept; in large talks all of them would hold up a change of theme."""


class PanelStack(QStackedWidget):
    """Keeps the panels that were shown last, by key, and passes on to them what happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, Panel] = {}

    def minimumSizeHint(self) -> QSize:
        """What the panel in view can be read in; below that the window scrolls."""
        current = self.currentWidget()
        needed = current.minimumSizeHint() if current is not None else QSize()
        return needed.expandedTo(QSize(em(WIDE), em(TALL)))

    @property
    def panel(self) -> Panel | None:
        """The panel in view; None while there is a page or nothing."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Panel) else None

    def show_panel(self, key: str, make: Callable[[], Panel]) -> None:
        """Bring the panel with that key into view, made if there is none yet."""
        panel = self._panels.pop(key, None)
        if panel is None:
            panel = make()
            self.addWidget(panel)
        self._panels[key] = panel
        self.setCurrentWidget(panel)
        self.keep(list(self._panels)[-MOST_KEPT:])

    def show_page(self, page: QWidget) -> None:
        """Show a page that is no panel, in the place of all panels."""
        self.empty()
        self.addWidget(page)

    def empty(self) -> None:
        """Let go of everything."""
        self._panels.clear()
        while (widget := self.widget(0)) is not None:
            self._drop(widget)

    def keep(self, keys: Collection[str]) -> bool:
        """Let go of all panels but these, except where somebody is writing; whether the one in view
        is none of them."""
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
        """Let go at once of all panels but the one in view, before work that costs all widgets."""
        hidden = [panel for panel in self._panels.values() if panel is not self.currentWidget()]
        self.keep([key for key, panel in self._panels.items() if panel not in hidden])
        for panel in hidden:
            QCoreApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)

    def notify(self, change: Change) -> None:
        """Pass a change on to every panel."""
        for panel in self._panels.values():
            panel.notify(change)

    def refresh(self) -> None:
        """Have every panel drawn again, the hidden ones when they are shown."""
        for panel in self._panels.values():
            panel.refresh()

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
