"""Choosing by typing: the beginning of a name finds it, whatever sign stands before it."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.choices import CalmBox
from ui.kit.type_ahead import Suggestions, sought

UI = Path(__file__).resolve().parents[3] / "ui"
ENTRIES = ("● Ukraine", "■ Russia", "◆ United States", "▲ Åland", "Round 5 · 1 Dec", "● Türkiye")


@pytest.fixture
def box(qtbot: QtBot) -> CalmBox:
    box = CalmBox()
    qtbot.addWidget(box)
    box.addItems(ENTRIES)
    box.setCurrentIndex(1)
    box.show()
    box.setFocus()
    qtbot.waitExposed(box)
    return box


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("u", "◆ United States"),
        ("uk", "● Ukraine"),
        ("united s", "◆ United States"),
        ("a", "▲ Åland"),
        ("5", "Round 5 · 1 Dec"),
        ("tur", "● Türkiye"),
        ("st", "◆ United States"),
        ("r", "Round 5 · 1 Dec"),
        ("rus", "■ Russia"),
        ("x", "■ Russia"),
    ],
)
def test_letters_find_an_entry(box: CalmBox, qtbot: QtBot, typed: str, expected: str) -> None:
    qtbot.keyClicks(box, typed)
    assert box.currentText() == expected


def test_the_same_letter_goes_to_the_next_entry(box: CalmBox, qtbot: QtBot) -> None:
    found = []
    for _press in range(3):
        qtbot.keyClicks(box, "u")
        found.append(box.currentText())
    assert found == ["◆ United States", "● Ukraine", "◆ United States"]


def test_a_choice_by_letters_is_told_as_one_by_arrows_is(box: CalmBox, qtbot: QtBot) -> None:
    with qtbot.waitSignals([box.activated, box.currentIndexChanged]):
        qtbot.keyClicks(box, "uk")


def test_another_key_begins_anew(box: CalmBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "uk")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.keyClicks(box, "ru")
    assert box.currentText() == "■ Russia"


def test_letters_work_in_the_open_list(box: CalmBox, qtbot: QtBot) -> None:
    box.showPopup()
    qtbot.keyClicks(box.view(), "uk")
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == "● Ukraine"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cote d'iv", ["2  Côte d’Ivoire on fees (B2)"]),
        ("non-pap", ["1  Non\u2011paper of Türkiye"]),
        ("STRASSE", ["3  Straße nach Genf"]),
        ("turkiye", ["1  Non\u2011paper of Türkiye"]),
        ("sao pau", ["America/Sao_Paulo"]),
        ("Sao_", ["America/Sao_Paulo"]),
        ("zzz", []),
    ],
)
def test_what_is_suggested_is_what_search_would_find(
    qtbot: QtBot, typed: str, expected: list[str]
) -> None:
    box = CalmBox()
    qtbot.addWidget(box)
    box.setEditable(True)
    suggested = Suggestions(box)
    box.addItem("")
    box.addItem("1  Non\u2011paper of Türkiye")
    box.addItems(["2  Côte d’Ivoire on fees (B2)", "3  Straße nach Genf", "America/Sao_Paulo"])
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box.lineEdit(), typed)
    found = suggested.completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == expected
    if expected:
        qtbot.keyClick(suggested.popup(), Qt.Key.Key_Down)
        qtbot.keyClick(suggested.popup(), Qt.Key.Key_Return)
        assert box.currentText() == expected[0]


def test_nothing_is_found_among_nothing() -> None:
    assert sought([], "a", -1) == -1


def test_every_box_of_the_program_is_one_of_these() -> None:
    """A plain box would not find a party by its name."""
    plain = [
        f"{path.relative_to(UI)}:{node.lineno}"
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QComboBox"
    ]
    assert plain == []
