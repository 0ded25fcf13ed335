"""The middle of the window: panels on top of each other, each made when first shown."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.change import Change
from ui.panel import Panel


class PanelStack(QStackedWidget):
    """Keeps the panels that were shown, by key, and passes on to them what happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, Panel] = {}

    @property
    def panel(self) -> Panel | None:
        """The panel in view; None while there is a page or nothing."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Panel) else None

    def show_panel(self, key: str, make: Callable[[], Panel]) -> None:
        """Bring the panel with that key into view, made if there is none yet."""
        if key not in self._panels:
            self._panels[key] = make()
            self.addWidget(self._panels[key])
        self.setCurrentWidget(self._panels[key])

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
        """Let go of all panels but these; whether the one in view was among those that went."""
        gone = [self._panels.pop(key) for key in self._panels.keys() - set(keys)]
        seen = self.currentWidget() in gone
        for panel in gone:
            self._drop(panel)
        return seen

    def tell(self, change: Change) -> None:
        """Pass a change on to every panel."""
        for panel in self._panels.values():
            panel.tell(change)

    def refresh(self) -> None:
        """Have every panel drawn again, the hidden ones when they are shown."""
        for panel in self._panels.values():
            panel.refresh()

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
