"""Which windows there are, and which of them a person can use. Runs in the window's thread."""

from PySide6.QtWidgets import QApplication, QWidget

_met: list[QWidget] = []
"""The latest windows: PySide releases the parts of a Qt-made one with the last reference to it."""


def usable() -> list[QWidget]:
    """The windows that can be used, the one in front first."""
    _met[:] = [*_in_front(), *_met[:8]]
    return _in_front()


def on_the_screen() -> list[QWidget]:
    """Those that have their place and their size: one that has just been opened gets both from the
    screen, and is measured wrongly before."""
    return exposed(usable())


def exposed(those: list[QWidget]) -> list[QWidget]:
    """The windows that the screen shows already."""
    handles = ((each, each.windowHandle()) for each in those)
    return [each for each, handle in handles if handle is not None and handle.isExposed()]


def shown() -> list[QWidget]:
    """Every window that is shown, whether or not it can be used."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def titled(title: str) -> QWidget:
    """The window with a title; any title will do if none is given."""
    return next(each for each in usable() if title in ("", each.windowTitle()))


def _in_front() -> list[QWidget]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    popup, modal = app.activePopupWidget(), app.activeModalWidget()
    if popup is not None:
        return [popup]
    if modal is not None:
        return [modal, *_children_of(modal)]
    return sorted(shown(), key=lambda each: each is not app.activeWindow())


def _children_of(modal: QWidget) -> list[QWidget]:
    return [each for each in shown() if each is not modal and modal.isAncestorOf(each)]
