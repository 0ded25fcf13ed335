"""What a person before the window sees. Whoever reads something once waits until the window is
quiet; whoever waits for something looks again and again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from tests.journeys import open_windows, quiet, seeing
from tests.journeys.story import Answer, Bridge
from tests.waiting import until

SOON = 30.0
"""Seconds within which an expected result must be visible, on however slow a computer."""
BUSY = 60.0
"""Seconds that a person waits while the pointer shows that the program is busy."""
REST = 10.0
"""Seconds after which a person reads what is there although something goes on in the window."""
LOOKS = 3
"""How often in a row a window must be seen quiet: what one event puts off to the next is done."""


class Onlooker:
    """A person who looks at the window."""

    def __init__(self, bridge: Bridge, look: Callable[[], list[str]]) -> None:
        self._bridge = bridge
        self._look = look
        self._careful = True

    # --- once the window is quiet ---

    def words(self) -> str:
        """All text visible."""
        return self.read(seeing.words_on_screen)

    def sees(self, words: str) -> bool:
        """Whether words are visible."""
        self._settle()
        return self._sees(words)

    def value_of(self, field: str, within: str = "") -> str:
        """The contents of a field, which must appear."""
        self._settle()
        return self._wait_for(lambda: seeing.value_of(field, within), field)

    def is_enabled(self, words: str) -> bool:
        """Whether something can be pressed."""

        def asked() -> bool:
            found = seeing.find(words, seeing.FIELDS)
            return found is not None and found.isEnabled()

        return self.read(asked)

    def focus(self) -> list[str]:
        """The names of the focused widget."""

        def asked() -> list[str]:
            widget = QApplication.focusWidget()
            return seeing.names(widget) if widget is not None else []

        return self.read(asked)

    def stop(self) -> seeing.Stop:
        """The focused widget, as one of the Tab stops."""
        self._settle()
        return self._stop()

    def titles(self) -> list[str]:
        """The titles of the windows that can be used, the one in front first."""
        return self.read(lambda: [each.windowTitle() for each in open_windows.usable()])

    def buttons(self) -> list[str]:
        """The buttons in the window in front."""
        return self.read(seeing.buttons)

    def at_a_file_dialog(self) -> bool:
        """Whether the system asks for a file."""
        return self.read(file_dialog_is_in_front)

    def picture(self, path: Path) -> None:
        """Save a picture of the screen."""

        def saved() -> bool:
            screen = QGuiApplication.primaryScreen()
            return screen is not None and screen.grabWindow(0).save(str(path))

        assert self.read(saved), "the screen can be seen"

    # --- until it is as expected ---

    def see(self, words: str, seconds: float = SOON) -> None:
        """Wait until words are visible; they must appear."""
        assert until(lambda: self._sees(words), seconds), f"{words!r} is not in:\n{self.words()}"
        self.check()

    def not_see(self, words: str, seconds: float = SOON) -> None:
        """Wait until words are gone; they must disappear."""
        assert until(lambda: not self._sees(words), seconds), f"{words!r} is still there"
        self.check()

    def read(self, question: Callable[[], Answer]) -> Answer:
        """What the window answers once it is quiet."""
        self._settle()
        return self._bridge.ask(question)

    def be_at(self, words: str, seconds: float = SOON) -> None:
        """Wait until the focus is on a widget with this name, or one that begins so; it must get
        there."""
        wanted = seeing.plain(words)
        come = until(lambda: self._stop().name.startswith(wanted), seconds)
        assert come, f"the keyboard is at {self._stop().name!r}, not at {words!r}"

    def check(self) -> None:
        """Nothing failed, and nothing visible is cut off, covered or out of reach, once the program
        is no longer busy."""
        free = until(lambda: not self._bridge.ask(quiet.is_busy), BUSY)
        assert free, "the program is busy without an end"
        faults = list(self._bridge.faults)
        if self._careful and not faults and self._looks_wrong(faults):
            until(lambda: not self._looks_wrong(faults), SOON)
        assert not faults, "\n".join(faults)

    @contextmanager
    def not_looking(self) -> Iterator[None]:
        """Successive actions without looking up, such as typing."""
        before, self._careful = self._careful, False
        yield
        self._careful = before
        self.check()

    # --- how it is done ---

    def _settle(self) -> None:
        """Wait until the window is quiet."""
        until(lambda: all(self._bridge.ask(quiet.is_quiet) for _look in range(LOOKS)), REST)

    def _wait_for(self, what: Callable[[], Answer | None], words: str) -> Answer:
        found: list[Answer] = []

        def there() -> bool:
            seen = self._bridge.ask(what)
            found[:] = [] if seen is None else [seen]
            return bool(found)

        assert until(there, SOON), f"nothing here is called {words!r}:\n{self.words()}"
        return found[0]

    def _sees(self, words: str) -> bool:
        return seeing.plain(words) in seeing.plain(self._bridge.ask(seeing.words_on_screen))

    def _stop(self) -> seeing.Stop:
        def asked() -> seeing.Stop:
            widget = QApplication.focusWidget()
            there = widget is not None and isValid(widget) and isValid(widget.window())
            return seeing.stop(widget) if there else seeing.NOWHERE

        return self._bridge.ask(asked)

    def _looks_wrong(self, faults: list[str]) -> bool:
        faults[:] = self._bridge.ask(self._look)
        return bool(faults)


def file_dialog_is_in_front() -> bool:
    """Whether the system asks for a file, in the window's thread."""
    return isinstance(next(iter(open_windows.usable()), None), QFileDialog)
