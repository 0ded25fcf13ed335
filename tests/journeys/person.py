"""The acts of a person before the window; each waits for the window to answer, and looks at it.

person.menu("Edit", "New position…")
person.choose("Party", "Norland")
person.fill("Value", "13,5")
person.click_on("Save")
person.see("Position recorded.")
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QWidget,
)
from shiboken6 import isValid

from tests.journeys import hands, phrases, seeing
from tests.journeys.hands import LEFT, NONE, RIGHT
from tests.journeys.story import Bridge, until

SOON = 5.0
"""Seconds within which an expected result must be visible."""
BUSY = 60.0
"""Seconds that a person waits while the pointer shows that the program is busy."""
GLANCE = 8.0
"""Seconds within which a window must settle; nobody notices what is gone sooner."""


class Person:
    """A person with a keyboard and a mouse."""

    def __init__(self, bridge: Bridge, look: Callable[[], list[str]]) -> None:
        self._bridge = bridge
        self._look = look
        self._careful = True

    # --- looking ---

    def words(self) -> str:
        """All text visible now."""
        return self._bridge.ask(seeing.words_on_screen)

    def sees(self, words: str) -> bool:
        """Whether words are visible now."""
        return seeing.plain(words) in seeing.plain(self.words())

    def see(self, words: str, seconds: float = SOON) -> None:
        """Wait until words are visible; they must appear."""
        assert until(lambda: self.sees(words), seconds), f"{words!r} is not in:\n{self.words()}"
        self.check()

    def not_see(self, words: str, seconds: float = SOON) -> None:
        """Wait until words are gone; they must disappear."""
        assert until(lambda: not self.sees(words), seconds), f"{words!r} is still there"
        self.check()

    def value_of(self, field: str, within: str = "") -> str:
        """The contents of a field."""
        return self._bridge.ask(lambda: seeing.value_of(field, within))

    def is_enabled(self, words: str) -> bool:
        """Whether something can be pressed."""
        found = self._bridge.ask(lambda: seeing.find(words, seeing.FIELDS))
        return found is not None and self._bridge.ask(found.isEnabled)

    def focus(self) -> list[str]:
        """The names of the focused widget."""

        def asked() -> list[str]:
            widget = QApplication.focusWidget()
            return seeing.names(widget) if widget is not None else []

        return self._bridge.ask(asked)

    def stop(self) -> seeing.Stop:
        """The focused widget, as one of the Tab stops."""

        def asked() -> seeing.Stop:
            widget = QApplication.focusWidget()
            there = widget is not None and isValid(widget) and isValid(widget.window())
            return seeing.stop(widget) if there else seeing.NOWHERE

        return self._bridge.ask(asked)

    def be_at(self, words: str, seconds: float = SOON) -> None:
        """Wait until the focus is on a widget with this name, or one that begins so; it must get
        there."""
        wanted = seeing.plain(words)
        come = until(lambda: self.stop().name.startswith(wanted), seconds)
        assert come, f"the keyboard is at {self.stop().name!r}, not at {words!r}"

    def stops(self, key: str = "Tab", most: int = 200) -> list[seeing.Stop]:
        """Where a key moves the focus, from its current place until it is there again."""
        found = [self.stop()]
        with self.not_looking():
            while len(found) <= most:
                self.press(key)
                here = self.stop()
                if here[:2] == found[0][:2]:
                    return found
                assert here not in found, f"{key} goes back to {here.name!r}, not to the start"
                found.append(here)
        raise AssertionError(f"{key} never comes back: {[each.name for each in found]}")

    def titles(self) -> list[str]:
        """The titles of the windows that can be used, the one in front first."""
        return self._bridge.ask(lambda: [each.windowTitle() for each in seeing.windows()])

    def picture(self, path: Path) -> None:
        """Save a picture of the screen."""

        def saved() -> bool:
            screen = QGuiApplication.primaryScreen()
            return screen is not None and screen.grabWindow(0).save(str(path))

        assert self._bridge.ask(saved), "the screen can be seen"

    def buttons(self) -> list[str]:
        """The buttons in the window in front."""
        return self._bridge.ask(seeing.buttons)

    def menus(self) -> dict[str, list[str]]:
        """The available entries, by menu; each menu is opened and closed again."""
        found: dict[str, list[str]] = {}
        for title in self._bridge.ask(seeing.menu_titles):
            self.click_on(title)
            found[title] = self._bridge.ask(lambda title=title: seeing.entries(title))
            self.press("Escape")
            if self._bridge.ask(QApplication.activePopupWidget) is not None:
                self.press("Escape")
        return found

    def check(self) -> None:
        """Nothing failed, and nothing visible is cut off, covered or out of reach, once the program
        is no longer busy."""
        assert until(self._heard, BUSY), "the program is busy without an end"
        faults = list(self._bridge.faults)
        if self._careful and not faults and self._looks_wrong(faults):
            until(lambda: not self._looks_wrong(faults), GLANCE)
        assert not faults, "\n".join(faults)

    def _heard(self) -> bool:
        return self._bridge.ask(QGuiApplication.overrideCursor) is None

    def _looks_wrong(self, faults: list[str]) -> bool:
        faults[:] = self._bridge.ask(self._look)
        return bool(faults)

    @contextmanager
    def not_looking(self) -> Iterator[None]:
        """Successive actions without looking up, such as typing."""
        before, self._careful = self._careful, False
        yield
        self._careful = before
        self.check()

    # --- keyboard ---

    def press(self, *keys: str) -> None:
        """Press keys, each as in "Ctrl+Shift+N"."""
        for each in keys:
            combination = QKeySequence(each)[0]
            self._key(lambda c=combination: hands.strike(c.key(), c.keyboardModifiers()))
        self.check()

    def type(self, text: str) -> None:
        """Type text; characters that a plain keyboard lacks come from an input method."""
        for letter in text:
            self._key(lambda letter=letter: hands.type_letter(letter))
        self.check()

    def compose(self, text: str, *stages: str) -> None:
        """Commit text at once, as an input method does, after the stages of composing it."""
        self.be_composing(*stages)
        self._key(lambda: hands.commit(text))
        self.check()

    def be_composing(self, *stages: str) -> None:
        """Go through the stages of composing a word, without committing it."""
        for stage in stages:
            self._key(lambda stage=stage: hands.commit("", stage))
        self.check()

    def paste(self, text: str) -> None:
        """Put text on the clipboard and press Ctrl+V."""
        self._act(lambda: QGuiApplication.clipboard().setText(text))
        self.press("Ctrl+V")

    # --- mouse ---

    def click_on(self, words: str, *, within: str = "", nth: int = 0) -> None:
        """Click on what has this name."""
        self._click(lambda: self._spot(words, within, nth))

    def double_click_on(self, words: str, *, within: str = "", nth: int = 0) -> None:
        """Double-click on what has this name."""
        self._click(lambda: self._spot(words, within, nth), twice=True)

    def right_click_on(self, words: str, *, within: str = "", nth: int = 0) -> None:
        """Open the context menu of what has this name."""
        self._click(lambda: self._spot(words, within, nth), RIGHT)

    def click_at(self, widget: QWidget, point: QPoint) -> None:
        """Click on a place shown in a picture that has no name."""
        self._click(lambda: seeing.Spot(widget, point))

    def double_click_at(self, widget: QWidget, point: QPoint) -> None:
        """Double-click on a place that has no name."""
        self._click(lambda: seeing.Spot(widget, point), twice=True)

    def menu(self, *path: str) -> None:
        """Go through the menu bar: `menu("View", "Theme", "Dark")`."""
        with self.not_looking():
            for title in path:
                self.click_on(title)

    def choose(self, box: str, entry: str, *, within: str = "") -> None:
        """Choose an entry of a combo box."""
        found = self._wait_for(lambda: seeing.find(box, QComboBox, within=within), box)
        with self.not_looking():
            self._click(lambda: seeing.Spot(found, self._bridge.ask(found.rect).center()))
            time.sleep(self._bridge.ask(QApplication.doubleClickInterval) / 1000 + 0.05)
            self.click_on(entry)

    def tick(self, words: str, on: bool = True) -> None:
        """Check a box, or uncheck it."""
        found = self._wait_for(lambda: seeing.find(words, QAbstractButton), words)
        assert isinstance(found, QAbstractButton)
        if self._bridge.ask(found.isChecked) != on:
            edge = QPoint(9, self._bridge.ask(found.height) // 2)
            middle = self._bridge.ask(found.rect).center()
            self._click(
                lambda: seeing.Spot(found, edge if isinstance(found, QCheckBox) else middle)
            )

    def go_into(self, field: str, *, within: str = "", nth: int = 0) -> None:
        """Click into a field."""
        found = self._wait_for(
            lambda: seeing.find(field, seeing.FIELDS, within=within, nth=nth), field
        )
        self._click(lambda: seeing.Spot(found, self._bridge.ask(found.rect).center()))

    def fill(self, field: str, text: str, *, within: str = "", nth: int = 0) -> None:
        """Replace the contents of a field."""
        with self.not_looking():
            self.go_into(field, within=within, nth=nth)
            self.press("Ctrl+A")
            self.type(text) if text else self.press("Delete")

    def select_words(self, words: str) -> None:
        """Select words of a text with the mouse."""
        found = self._wait_for(lambda: phrases.phrase(words), words)
        self._drag(found.viewport, found.start, found.end)

    def drag(self, words: str, onto: str) -> None:
        """Drag one thing onto another."""
        start, end = self._spot(words), self._spot(onto)
        to = self._bridge.ask(lambda: start.widget.mapFromGlobal(end.widget.mapToGlobal(end.point)))
        self._drag(start.widget, start.point, to)

    def drop_files(self, *paths: Path, onto: str = "") -> None:
        """Drop files on what has this name, or on the window, as from a file manager."""
        spot = self._spot(onto) if onto else self._bridge.ask(seeing.middle)
        self._act(lambda: hands.drop(spot, hands.files(paths)))
        self.check()

    def drop_words(self, text: str, onto: str) -> None:
        """Drop a text on what has this name, as from another program."""
        spot = self._spot(onto)
        self._act(lambda: hands.drop(spot, hands.words(text)))
        self.check()

    # --- system dialogs ---

    def at_a_file_dialog(self) -> bool:
        """Whether the system asks for a file."""
        return self._bridge.ask(_file_dialog_is_in_front)

    def choose_file(self, path: Path) -> None:
        """Answer the system's file dialog with a path."""
        assert until(self.at_a_file_dialog, SOON), "no file dialog is open"
        with self.not_looking():
            self.press("Ctrl+A")
            self.paste(str(path))
            assert until(self._agreed_to_file, SOON), "the file dialog stays"

    def _agreed_to_file(self) -> bool:
        """Press Return in a file dialog, past the names that it suggests; returns whether it
        closed."""
        suggested, asked = self._bridge.ask(
            lambda: (QApplication.activePopupWidget() is not None, _file_dialog_is_in_front())
        )
        if not suggested and not asked:
            return True
        self.press("Escape" if suggested else "Return")
        time.sleep(0.2)
        return False

    def close_window(self, title: str = "") -> None:
        """Press the close button of the window in front, or of the one with a title."""
        self._act(lambda: seeing.titled(title).close())
        self.check()

    # --- how it is done ---

    def _spot(self, words: str, within: str = "", nth: int = 0) -> seeing.Spot:
        return self._wait_for(lambda: seeing.spot(words, within=within, nth=nth), words)

    def _wait_for(self, what: Callable[[], object], words: str):  # type: ignore[no-untyped-def]
        found: list[object] = []

        def there() -> bool:
            found[:] = [self._bridge.ask(what)]
            return bool(found[0])

        assert until(there, SOON), f"nothing here is called {words!r}:\n{self.words()}"
        return found[0]

    def _click(
        self, find: Callable[[], seeing.Spot], button: Qt.MouseButton = LEFT, *, twice: bool = False
    ) -> None:
        """Click on what is found, finding it again if it is redrawn in the meantime."""
        spot = find()

        def on_top() -> bool:
            nonlocal spot
            if not isValid(spot.widget):
                spot = find()
            return self._bridge.ask(lambda: isValid(spot.widget) and hands.is_on_top(spot))

        assert until(on_top, SOON), self._bridge.ask(lambda: hands.covered(spot))
        window = self._bridge.ask(lambda: hands.handle(spot.widget))
        place = self._bridge.ask(lambda: spot.widget.mapTo(spot.widget.window(), spot.point))
        if twice:
            self._act(lambda: QTest.mouseDClick(window, button, NONE, place))
        else:
            self._act(lambda: QTest.mousePress(window, button, NONE, place))
            self._act(lambda: hands.let_go(window, button, place))
        self.check()

    def _drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        none = Qt.KeyboardModifier.NoModifier
        places = [start + (end - start) * part / 6 for part in range(7)]
        window = self._bridge.ask(lambda: hands.handle(widget))
        at = [self._bridge.ask(lambda p=p: widget.mapTo(widget.window(), p)) for p in places]
        self._act(lambda: QTest.mousePress(window, LEFT, none, at[0]))
        for place in at[1:]:
            self._act(lambda place=place: QTest.mouseMove(window, place))
        self._act(lambda: QTest.mouseRelease(window, LEFT, none, at[-1]))
        self.check()

    def _key(self, work: Callable[[], object]) -> None:
        """Use the keyboard, once the screen has given the focus to a window."""
        if not until(lambda: self._bridge.ask(hands.has_keyboard), SOON):
            self._act(lambda: seeing.windows()[0].activateWindow())
            until(lambda: self._bridge.ask(hands.has_keyboard), SOON)
        self._act(work)

    def _act(self, work: Callable[[], object]) -> None:
        self._bridge.act(work)


def _file_dialog_is_in_front() -> bool:
    return isinstance(next(iter(seeing.windows()), None), QFileDialog)
