"""Windows that wait for an answer, opened by their keys, filled, and closed for real."""

import ast
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from re import fullmatch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.model.records import (
    Definition,
    Delegate,
    Issue,
    Party,
    Point,
    Position,
    Precedent,
    Record,
)
from tests.acts import Act, answering, click_on, named, press
from tests.test_architecture import relative, sources, tree
from ui.kit.frame import Frame
from ui.session import Session
from ui.setup import parties
from ui.shell.window import Window

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
WAITING = {"ui/app.py", "ui/kit/prompts.py", "ui/kit/asking.py", "ui/forms/record_form.py"}
WAITING |= {"ui/kit/working.py", "ui/forms/knowing.py"}
"""Where nothing is read afterwards, or what is run does not delete itself."""
OURS = {"ui/app.py", "ui/kit/working.py"}
"""Where loops are run that are no dialog's: the window's own, and one that can be told to stop."""


@pytest.fixture
def active(window: Window, qtbot: QtBot, real_dialogs: None) -> Window:
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def fill_in(words: str, choose: str = "") -> Act:
    """Type words into the field that the keyboard is in, make the next choice in a box if one is
    named, and save."""

    def act(dialog: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)
        if choose:
            QTest.keyClick(named(dialog, choose), Qt.Key.Key_Down)
        click_on(dialog, "Save")

    return act


def add_one(words: str, then: Act) -> Act:
    """Open the form for a new record out of a list, fill it in, and close the list."""

    def act(dialog: QWidget) -> None:
        with answering(then):
            click_on(dialog, words)
        click_on(dialog, "Close")

    return act


@pytest.mark.parametrize(
    ("key", "modifiers", "button", "kind"),
    [
        (Qt.Key.Key_P, CONTROL | SHIFT, "New party…", Party),
        (Qt.Key.Key_K, CONTROL | SHIFT, "New sticking point…", Point),
        (Qt.Key.Key_I, CONTROL | SHIFT, "New issue…", Issue),
        (Qt.Key.Key_G, CONTROL | SHIFT, "New glossary entry…", Definition),
        (Qt.Key.Key_E, CONTROL | ALT, "New precedent…", Precedent),
        (Qt.Key.Key_D, CONTROL | ALT, "New delegate…", Delegate),
    ],
)
def test_a_record_is_added_out_of_a_list(
    active: Window,
    session: Session,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    button: str,
    kind: type[Record],
) -> None:
    before = session.dossier.count(kind)
    choose = "Party" if kind is Delegate else ""
    with answering(add_one(button, fill_in("Zealand", choose))):
        QTest.keyClick(active, key, modifiers)
    assert session.dossier.count(kind) == before + 1


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_T, CONTROL), (Qt.Key.Key_W, CONTROL | SHIFT), (Qt.Key.Key_N, CONTROL)],
)
def test_a_form_is_saved_by_its_button(
    active: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    with answering(press("Save")):
        QTest.keyClick(active, key, modifiers)


def test_marks_are_set_and_taken_back_where_they_are_seen(active: Window, session: Session) -> None:
    before = session.dossier

    def mark(dialog: QWidget) -> None:
        QTest.keyClick(named(dialog, "Records"), Qt.Key.Key_A, CONTROL)
        box = named(dialog, "Mark selected with")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down, ALT)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Down)
        QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Return)
        assert session.dossier != before
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(named(dialog, "Records"), Qt.Key.Key_Z, CONTROL)
        assert session.dossier == before
        assert any(each.text().startswith("Undone: ") for each in dialog.findChildren(QLabel))
        click_on(dialog, "Close")

    with answering(mark):
        QTest.keyClick(active, Qt.Key.Key_M, CONTROL | SHIFT)


# --- the wait beside the window ---


@pytest.fixture
def slow_table(tmp_path: Path) -> Path:
    """A table that says nothing until somebody writes it."""
    path = tmp_path / "said.csv"
    os.mkfifo(path)
    return path


def written(path: Path) -> threading.Thread:
    """Write the table, beside the test."""
    words = "point,issue,party,date,value\nQuota,Catch,Arland,2025-02-01,20\n"
    thread = threading.Thread(target=lambda: path.write_text(words))
    thread.start()
    return thread


def test_a_slow_import_ends_well(active: Window, session: Session, slow_table: Path) -> None:
    writers = []
    before = session.dossier.count(Position)
    begun = press("Import 1 position")
    with answering(lambda _dialog: writers.append(written(slow_table)), begun, progress=True):
        active.files.import_positions(slow_table)
    writers[0].join()
    assert session.dossier.count(Position) == before + 1
    assert active.status.sentence == "1 position imported."


def test_a_slow_import_is_given_up(active: Window, session: Session, slow_table: Path) -> None:
    before = session.dossier
    with answering(press("Cancel"), progress=True):
        active.files.import_positions(slow_table)
    written(slow_table).join()
    assert session.dossier is before
    assert active.status.sentence == "Nothing was imported."


# --- what cannot be seen by playing ---


def test_nothing_is_read_in_a_dialog_that_is_gone() -> None:
    """Our dialogs delete themselves: one that is run has no name, or is asked by `asked`."""
    wrong = {
        f"{relative(path)}:{node.lineno}"
        for path in sources("ui")
        if relative(path) not in WAITING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "exec"
        and not isinstance(node.func.value, ast.Call)
    }
    assert not wrong


def test_whatever_waits_can_be_told_to_stop() -> None:
    """A dialog of ours sees to that when it is run; one of Qt's is run through `answer_to`."""
    wrong = {
        f"{relative(path)}:{node.lineno}"
        for path in sources("ui")
        if relative(path) not in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("exec", "exec_", "question", "warning", "information", "critical")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id not in ("dialog", "form")
    }
    assert not wrong
    assert not [kind for kind in all_of(Frame) if "exec" in vars(kind)]


def all_of(kind: type) -> list[type]:
    """The classes derived from a class."""
    return [each for made in kind.__subclasses__() for each in (made, *all_of(made))]


def test_dialogs_that_qt_runs_by_itself_are_waited_for() -> None:
    """A static function that asks stands in a `with waits_of(…).one()`."""
    wrong = {
        f"{relative(path)}:{node.lineno}"
        for path in sources("ui")
        for node in set(asking(tree(path))) - set(waited_for(tree(path)))
    }
    assert not wrong


def asking(inside: ast.AST) -> Iterator[ast.Call]:
    """The calls of static functions of Qt's dialogs."""
    for node in ast.walk(inside):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            if isinstance(of, ast.Name) and fullmatch(r"Q\w+Dialog", of.id):
                yield node


def waited_for(inside: ast.AST) -> Iterator[ast.Call]:
    """Those that a window knows to wait for."""
    for node in ast.walk(inside):
        if isinstance(node, ast.With) and any(_waits(item.context_expr) for item in node.items):
            yield from asking(node)


def _waits(about: ast.expr) -> bool:
    return isinstance(about, ast.Call) and getattr(about.func, "attr", "") == "one"


def test_dialogs_delete_themselves(active: Window, session: Session) -> None:
    with answering(press("Cancel")):
        QTest.keyClick(active, Qt.Key.Key_T, CONTROL)
    assert not active.findChildren(QDialog)


def test_a_party_is_given_another_colour(active: Window, session: Session) -> None:
    """The colour dialog of Qt, in which a person types a colour."""

    def coloured(dialog: QWidget) -> None:
        assert isinstance(dialog, QColorDialog)
        dialog.setCurrentColor(QColor("#123456"))
        dialog.accept()

    def act(form: QWidget) -> None:
        with answering(coloured):
            click_on(form, f"{session.dossier.parties[0].colour.upper()}")
        click_on(form, "Save")

    with answering(act):
        parties.edit(session, session.dossier.parties[0].id)
    assert session.dossier.parties[0].colour == "#123456"
