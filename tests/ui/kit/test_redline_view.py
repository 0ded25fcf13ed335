"""A redline on the screen."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.text.redline import PieceKind, redline
from core.text.redlined import numbered_lines
from ui.kit.redline_view import AT_ONCE, RedlineView
from ui.kit.theme import chosen

LINES = 4 * AT_ONCE
OLD = "\n".join(f"Line {n} of the text stays." for n in range(LINES))
NEW = OLD.replace(f"Line {LINES - 1} of", "The last one of")


def test_of_many_lines_the_first_are_there_at_once_and_the_others_follow(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view, theme = RedlineView(), chosen("light", qapp)
    qtbot.addWidget(view)
    view.show_columns(numbered_lines(redline(OLD, NEW)), theme, beside=True)
    assert f"Line {AT_ONCE - 1} of" in view.toPlainText()
    assert f"Line {AT_ONCE} of" not in view.toPlainText()
    while "The last one" not in view.toPlainText():
        qapp.processEvents()
    assert view.toPlainText().count("stays.") == 2 * LINES
    view.show_columns((), theme, beside=True)
    qapp.processEvents()
    assert view.toPlainText() == ""


def test_the_next_change_is_found_where_it_is_not_drawn_yet(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view, theme = RedlineView(), chosen("light", qapp)
    qtbot.addWidget(view)
    pieces = redline(OLD, NEW)
    view.show_columns(numbered_lines(pieces), theme, beside=False)
    assert view.select_next()
    first = next(piece.text for piece in pieces if piece.kind is not PieceKind.EQUAL)
    assert view.textCursor().selectedText() == first


def test_what_takes_the_place_of_words_stands_apart_and_what_is_selected_is_of_the_texts(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view, theme = RedlineView(), chosen("light", qapp)
    qtbot.addWidget(view)
    pieces = redline("Ten men stay 😀 in May.", "Two men stay 😀 in June.")
    shown = "Ten Two men stay 😀 in May June."
    view.show_pieces(pieces, theme)
    assert view.toPlainText() == shown
    told = "".join(piece.text for piece in pieces)
    for _change in range(4):
        view.select_next()
        start, end = view.chosen
        assert told[start:end] == view.textCursor().selectedText()
    view.show_columns(numbered_lines(pieces), theme, beside=False)
    assert shown in view.toPlainText()
    view.show_columns(numbered_lines(pieces), theme, beside=True)
    assert {"Ten men stay 😀 in May.", "Two men stay 😀 in June."} < {
        *view.toPlainText().splitlines()
    }
