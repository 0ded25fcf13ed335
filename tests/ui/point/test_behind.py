"""What is behind the figures: folded out where they stand, checked, and typed over."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from core.model.dossier import Dossier
from core.model.records import Issue, Negotiation, Point, Position
from core.text.saying import points
from tests.dossiers import position, small
from ui.kit.figure_grid import FigureField
from ui.kit.flat import FlatButton
from ui.shell.window import Window

Open = Callable[..., Window]
POINT = "point:p"


def unfold(window: Window) -> None:
    """Press "Behind the figures" where it is seen."""
    buttons = window.panel.findChildren(FlatButton)
    button = next(b for b in buttons if b.text() == "Behind the figures" and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def seen(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]


def salience(window: Window, issue: str, party: str) -> FigureField:
    """The field that is called so."""
    name = f"Salience of {issue} for {party}"
    fields = window.panel.findChildren(FigureField)
    return next(f for f in fields if f.accessibleName() == name and f.isVisible())


def type_over(field: FigureField, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def window(open_window: Open) -> Window:
    shown = open_window(small(position("y", "i", "a", 31, 12.0, salience=80.0)))
    shown.go_to(POINT)
    unfold(shown)
    return shown


def test_the_gap_can_be_worked_out_from_what_is_seen(window: Window) -> None:
    said = next(words for words in seen(window.panel) if "Σ ω·g ÷ Σ ω" in words)
    found = re.search(r"= ([\d.\s]+) ÷ ([\d.\s]+) = (\d+);", said)
    assert found is not None
    weighed, weight = (float(re.sub(r"\s", "", each)) for each in found.groups()[:2])
    assert points(weighed / weight) == found[3]
    assert weighed == pytest.approx(60 * 65 * 68 + 40 * 50 * 80)


def test_a_salience_is_typed_over_where_it_is_seen(window: Window) -> None:
    type_over(salience(window, "Catch", "Arland"), "35,5")
    assert window.session is not None
    assert window.session.dossier.get(Position, "y").salience == 35.5
    assert salience(window, "Catch", "Arland").text() == "35.5"
    window.do("undo")
    assert window.session.dossier.get(Position, "y").salience == 80.0
    assert salience(window, "Catch", "Arland").text() == "80"


def test_a_salience_can_be_taken_away(window: Window) -> None:
    field = salience(window, "Catch", "Arland")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session is not None
    assert window.session.dossier.get(Position, "y").salience is None
    assert salience(window, "Catch", "Arland").placeholderText() == "(50)"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("150", "150 is off the scale of 0 to 100."),
        ("abc", "“abc” is not a number. Enter it like 12.5."),
        ("1.2.3", "“1.2.3” is not a number. Enter it like 12.5."),
    ],
)
def test_what_is_no_salience_is_refused_with_a_sentence(
    window: Window, words: str, sentence: str
) -> None:
    type_over(salience(window, "Catch", "Arland"), words)
    assert window.session is not None
    assert window.session.dossier.get(Position, "y").salience == 80.0
    assert any(sentence in said for said in seen(window))


def test_escape_brings_back_what_was(window: Window) -> None:
    field = salience(window, "Catch", "Arland")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "80"
    assert window.session is not None
    assert window.session.dossier.get(Position, "y").salience == 80.0


def test_who_is_not_placed_has_no_salience_to_type(open_window: Open) -> None:
    shown = open_window(small(Issue("k", 3, "p", "Zone"), position("k1", "k", "a", 3, 20.0)))
    shown.go_to(POINT)
    unfold(shown)
    assert not salience(shown, "Zone", "Borduria").isEnabled()
    assert salience(shown, "Zone", "Arland").isEnabled()


def test_the_head_says_whether_there_is_a_trend_and_when_somebody_moved(window: Window) -> None:
    (said,) = (words for words in seen(window.panel) if "last move" in words)
    assert said.endswith("trend · last move 4 days ago")


def test_the_overview_shows_the_whole_and_what_is_behind_it(open_window: Open) -> None:
    more = (Point("q", 2, "Season"), Issue("l", 3, "q", "Months", 30.0))
    placed = (position("l1", "l", "a", 3, 20.0), position("l2", "l", "b", 3, 60.0))
    shown = open_window(small(*more, *placed))
    shown.go_to("overview")
    assert "All points" in seen(shown.panel)
    unfold(shown)
    told = seen(shown.panel)
    assert "Season" in told
    assert any("Σ ω·g ÷ Σ ω" in words for words in told)


def test_bands_are_off_until_they_are_asked_for(open_window: Open) -> None:
    shown = open_window(small())
    shown.go_to(POINT)
    assert not any("band" in words for words in seen(shown.panel))
    asked = with_bands(small())
    shown = open_window(asked)
    shown.go_to(POINT)
    assert any("band" in words for words in seen(shown.panel))


def with_bands(dossier: Dossier) -> Dossier:
    import msgspec

    talks = dossier.get(Negotiation, Negotiation.ID)
    return dossier.replacing(talks, msgspec.structs.replace(talks, bands=True))
