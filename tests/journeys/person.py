"""The acts of a person before the window; each waits for the window to answer, and looks at it.

person.menu("Edit", "New position…")
person.choose("Party", "Norland")
person.fill("Value", "13,5")
person.click_on("Save")
person.see("Position recorded.")
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QWidget

from tests.journeys import hands, open_windows, phrases, quiet, seeing
from tests.journeys.hands import LEFT, NONE, RIGHT
from tests.journeys.looking import SOON, Onlooker, file_dialog_is_in_front
from tests.journeys.seeing import Spot
from tests.waiting import until

DIALOG = 5.0
"""Seconds after which a window that the screen does not give the keyboard is made active."""
CALM = 1.0
"""For how many seconds what is to be clicked on must stay where it is while the window works on;
a click may be meant to end what it does."""

STILL = 8
"""How often in a row something must be seen at its place: a form grows step by step for what has
come into it, each step an event."""


class Person(Onlooker):
    """A person with a keyboard and a mouse."""

    def menus(self) -> dict[str, list[str]]:
        """The available entries, by menu; each menu is opened and closed again."""
        found: dict[str, list[str]] = {}
        for title in self._bridge.ask(seeing.menu_titles):
            self.click_on(title)
            found[title] = self.read(lambda title=title: seeing.entries(title))
            self.press("Escape")
            if self._bridge.ask(QApplication.activePopupWidget) is not None:
                self.press("Escape")
        return found

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
        self._click(lambda: seeing.spot(words, within=within, nth=nth), words)

    def double_click_on(self, words: str, *, within: str = "", nth: int = 0) -> None:
        """Double-click on what has this name."""
        self._click(lambda: seeing.spot(words, within=within, nth=nth), words, twice=True)

    def right_click_on(self, words: str, *, within: str = "", nth: int = 0) -> None:
        """Open the context menu of what has this name."""
        self._click(lambda: seeing.spot(words, within=within, nth=nth), words, RIGHT)

    def click_at(self, widget: QWidget, point: QPoint) -> None:
        """Click on a place shown in a picture that has no name."""
        self._click(lambda: Spot(widget, point), str(point))

    def double_click_at(self, widget: QWidget, point: QPoint) -> None:
        """Double-click on a place that has no name."""
        self._click(lambda: Spot(widget, point), str(point), twice=True)

    def menu(self, *path: str) -> None:
        """Go through the menu bar: `menu("View", "Theme", "Dark")`."""
        with self.not_looking():
            for title in path:
                self.click_on(title)

    def choose(self, box: str, entry: str, *, within: str = "") -> None:
        """Choose an entry of a combo box."""
        with self.not_looking():
            self._click(lambda: _middle(seeing.find(box, QComboBox, within=within)), box)
            time.sleep(self._bridge.ask(QApplication.doubleClickInterval) / 1000 + 0.05)
            self.click_on(entry)

    def tick(self, words: str, on: bool = True) -> None:
        """Check a box, or uncheck it."""
        found = self._wait_for(lambda: seeing.find(words, QAbstractButton), words)
        assert isinstance(found, QAbstractButton)
        if self._bridge.ask(found.isChecked) != on:
            self._click(lambda: _box(seeing.find(words, QAbstractButton)), words)

    def go_into(self, field: str, *, within: str = "", nth: int = 0) -> None:
        """Click into a field."""
        self._click(
            lambda: _middle(seeing.find(field, seeing.FIELDS, within=within, nth=nth)), field
        )

    def fill(self, field: str, text: str, *, within: str = "", nth: int = 0) -> None:
        """Replace the contents of a field."""
        with self.not_looking():
            self.go_into(field, within=within, nth=nth)
            self.press("Ctrl+A")
            self.type(text) if text else self.press("Delete")

    def select_words(self, words: str) -> None:
        """Select words of a text with the mouse."""
        self._settle()
        found = self._wait_for(lambda: phrases.phrase(words), words)
        self._drag(found.viewport, found.start, found.end)

    def drag(self, words: str, onto: str) -> None:
        """Drag one thing onto another."""
        self._settle()
        start, end = self._spot(words), self._spot(onto)
        to = self._bridge.ask(lambda: start.widget.mapFromGlobal(end.widget.mapToGlobal(end.point)))
        self._drag(start.widget, start.point, to)

    def drop_files(self, *paths: Path, onto: str = "") -> None:
        """Drop files on what has this name, or on the window, as from a file manager."""
        self._drop(lambda: hands.files(paths), onto)

    def drop_words(self, text: str, onto: str) -> None:
        """Drop a text on what has this name, as from another program."""
        self._drop(lambda: hands.words(text), onto)

    # --- system dialogs ---

    def choose_file(self, path: Path) -> None:
        """Answer the system's file dialog with a path."""
        asked = until(lambda: self._bridge.ask(file_dialog_is_in_front), SOON)
        assert asked, "no file dialog is open"
        with self.not_looking():
            self.press("Ctrl+A")
            self.paste(str(path))
            assert until(self._agreed_to_file, SOON), "the file dialog stays"

    def _agreed_to_file(self) -> bool:
        """Press Return in a file dialog, past the names that it suggests; returns whether it
        closed."""
        suggested, asked = self._bridge.ask(
            lambda: (QApplication.activePopupWidget() is not None, file_dialog_is_in_front())
        )
        if not suggested and not asked:
            return True
        self.press("Escape" if suggested else "Return")
        time.sleep(0.2)
        return False

    def close_window(self, title: str = "") -> None:
        """Press the close button of the window in front, or of the one with a title."""
        self._act(lambda: open_windows.titled(title).close())
        self.check()

    # --- how it is done ---

    def _spot(self, words: str) -> Spot:
        return self._wait_for(lambda: seeing.spot(words), words)

    def _click(
        self,
        find: Callable[[], Spot | None],
        words: str,
        button: Qt.MouseButton = LEFT,
        *,
        twice: bool = False,
    ) -> None:
        """Click on what is found once the mouse reaches it and it stays where it is: what has just
        appeared may yet move."""
        aimed: list[tuple[QWindow, QPoint]] = []
        hit: list[tuple[QWindow, QPoint]] = []
        since, looks = time.monotonic(), 0

        def press() -> None:
            nonlocal since, looks
            spot = None if quiet.is_busy() else find()
            found = [hands.aim(spot)] if spot is not None and hands.can_be_pressed(spot) else []
            if found != aimed:
                aimed[:], since, looks = found, time.monotonic(), 0
                return
            looks += 1
            still = looks >= STILL and quiet.is_quiet()
            if found and not hit and (still or time.monotonic() - since > CALM):
                hit[:] = found
                (QTest.mouseDClick if twice else QTest.mousePress)(
                    found[0][0], button, NONE, found[0][1]
                )

        def pressed() -> bool:
            for _look in range(STILL + 1):
                self._act(press)
                if hit or self._bridge.faults:
                    return True
            return False

        if not until(pressed, SOON):
            spot = self._wait_for(find, words)
            raise AssertionError(self._bridge.ask(lambda: hands.why_not(spot)))
        if hit and not twice:
            self._act(lambda: hands.let_go(hit[0][0], button, hit[0][1]))
        self.check()

    def _drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        places = [start + (end - start) * part / 6 for part in range(7)]
        window = self._bridge.ask(lambda: hands.handle(widget))
        at = [self._bridge.ask(lambda p=p: widget.mapTo(widget.window(), p)) for p in places]
        self._act(lambda: QTest.mousePress(window, LEFT, NONE, at[0]))
        for place in at[1:]:
            self._act(lambda place=place: QTest.mouseMove(window, place))
        self._act(lambda: QTest.mouseRelease(window, LEFT, NONE, at[-1]))
        self.check()

    def _drop(self, what: Callable[[], QMimeData], onto: str) -> None:
        self._settle()
        spot = self._spot(onto) if onto else self._bridge.ask(seeing.middle)
        self._act(lambda: hands.drop(spot, what()))
        self.check()

    def _key(self, work: Callable[[], object]) -> None:
        """Use the keyboard as soon as the screen has given it to a window."""
        struck: list[bool] = []

        def strike() -> None:
            if quiet.listens():
                struck.append(True)
                work()

        def done() -> bool:
            self._act(strike)
            return bool(struck or self._bridge.faults)

        if not until(done, DIALOG):
            self._act(lambda: open_windows.usable()[0].activateWindow())
            assert until(done, SOON), "no window has the keyboard"

    def _act(self, work: Callable[[], object]) -> None:
        self._bridge.act(work)


def _middle(widget: QWidget | None) -> Spot | None:
    return None if widget is None else Spot(widget, widget.rect().center())


def _box(button: QWidget | None) -> Spot | None:
    """Where a box is checked: at its edge, since its words may hold a link."""
    if isinstance(button, QCheckBox):
        return Spot(button, QPoint(9, button.height() // 2))
    return _middle(button)
