"""Keeping windows out of screenshots, recordings and shared screens, where the system can do that.

Windows (`SetWindowDisplayAffinity`) and macOS (`NSWindow.sharingType`) do it window by window; X11
and Wayland have nothing of the kind. What the system's own dialogs show, it does not ask us about.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

Hide = Callable[[int, bool], bool]
"""Has the system keep a window, by its number, out of what is captured, or no longer; whether it
does as it was asked."""
EXCLUDE, MONITOR, NOTHING = 0x11, 0x01, 0x00
"""What Windows knows: left out of pictures (from Windows 10, version 2004, on), black in them, or
as any window."""
NONE, READ_ONLY = 0, 1
"""What macOS knows: the contents of a window are for nobody else, or for others to read."""


def hiding(platform: str) -> Hide | None:
    """What hides windows on one of Qt's platforms; None where nothing can."""
    return {"windows": hide_on_windows, "cocoa": hide_on_macos}.get(platform)


def hide_on_windows(window: int, hidden: bool) -> bool:
    """Ask Windows, and where it is too old to leave a window out, have it black."""
    import ctypes

    ask = ctypes.WinDLL("user32").SetWindowDisplayAffinity  # type: ignore[attr-defined]
    ask.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    ways = (EXCLUDE, MONITOR) if hidden else (NOTHING,)
    return any(ask(window, way) for way in ways)


def hide_on_macos(view: int, hidden: bool) -> bool:
    """Ask macOS, which knows a window of Qt by its view."""
    import ctypes

    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    pointer = ctypes.c_void_p
    get = ctypes.CFUNCTYPE(pointer, pointer, pointer)(("objc_msgSend", objc))
    put = ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_ulong)(("objc_msgSend", objc))
    window = get(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    put(window, objc.sel_registerName(b"setSharingType:"), NONE if hidden else READ_ONLY)
    return True


class Screenshots(QObject):
    """Keeps all windows of the application out of screenshots while it is `on`. `hide` asks the
    system, which can do it if there is one."""

    def __init__(self, app: QApplication, hide: Hide | None, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._hide = app, hide
        self.on = False

    @property
    def possible(self) -> bool:
        """Whether this system has a way."""
        return self._hide is not None

    def turn(self, on: bool) -> bool:
        """Keep all windows out, those to come as well, or no longer. Where the system refuses that
        for one, all stay in; whether it was done."""
        if self._hide is None:
            return not on
        shown = [each for each in self._app.topLevelWidgets() if each.isVisible()]
        done = all(self._hide(int(each.winId()), on) for each in shown)
        if on and not done:
            self.turn(False)
            return False
        if on and not self.on:
            self._app.installEventFilter(self)
        elif self.on and not on:
            self._app.removeEventFilter(self)
        self.on = on
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep out what appears: a dialog, a menu, another window."""
        shown = event.type() == QEvent.Type.Show
        if shown and self._hide and isinstance(watched, QWidget) and watched.isWindow():
            self._hide(int(watched.winId()), True)
        return False
