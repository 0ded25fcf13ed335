"""The lists of delegates, actions and the glossary, as somebody keeps them who works in them: with
keys and mouse, in the dialogs that open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.model.dossier import Dossier
from core.model.records import Action, Delegate, Round
from tests.acts import Act, answering, click_on, let_go, named, press
from tests.dossiers import TALKS, day, small
from tests.layout import faults
from tests.ui.kept_lists import (
    ALT,
    CONTROL,
    LISTS,
    SHIFT,
    Kept,
    at_work,
    back_in,
    bare,
    cell,
    click_row,
    fill,
    filled,
    in_list,
    kept,
    keys,
    prompts,
    rows,
    said,
    then,
    view,
)
from tests.ui.keys import enter
from tests.used import ONE_WORD, RECORD, SCRIPTS
from ui.kit.unsent import typed_in
from ui.shell.window import Window

__all__ = ["at_work", "bare", "kept", "prompts"]
pytestmark = pytest.mark.usefixtures("real_dialogs")

# --- what is there ---


def test_the_rows_are_shown_and_the_keyboard_is_in_them(at_work: Window, kept: Kept) -> None:
    def look(dialog: QWidget) -> None:
        assert dialog.windowTitle() == kept.title
        shown = [cell(dialog, n, kept.column) for n in range(3)]
        assert shown == [getattr(each, kept.word) for each in kept.rows]
        assert QApplication.focusWidget() is view(dialog)
        assert faults(dialog) == []

    in_list(at_work, kept, look)


def test_an_empty_list_says_what_it_is_for_and_begins_at_its_button(
    bare: Window, kept: Kept
) -> None:
    def look(dialog: QWidget) -> None:
        words = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
        assert any(each.startswith("No ") for each in words)
        assert QApplication.focusWidget() is named(dialog, kept.new)
        assert not named(dialog, "Edit…").isEnabled()
        assert not named(dialog, "Remove").isEnabled()

    in_list(bare, kept, look)


# --- adding, editing ---


def test_the_first_is_added_by_keyboard_alone(bare: Window, kept: Kept) -> None:
    in_list(bare, kept, then(keys(Qt.Key.Key_Return), filled(kept, "Nord", "Two lines\nof it")))
    assert said(bare, kept) == ["Nord"]
    (made,) = rows(bare, kept)
    assert getattr(made, kept.more) == "Two lines\nof it"


def test_a_new_row_comes_last_and_undo_takes_it_back(at_work: Window, kept: Kept) -> None:
    before = said(at_work, kept)
    in_list(at_work, kept, then(press(kept.new), filled(kept, "Zora", "x")))
    assert said(at_work, kept) == [*before, "Zora"]
    QTest.keyClick(at_work, Qt.Key.Key_Z, CONTROL)
    assert said(at_work, kept) == before


@pytest.mark.parametrize(
    "opened", [press("Edit…"), keys(Qt.Key.Key_Return), click_row(1, twice=True)],
    ids=["button", "enter", "double click"],
)  # fmt: skip
def test_a_row_is_edited(at_work: Window, kept: Kept, opened: Act) -> None:
    in_list(at_work, kept, click_row(1), then(opened, filled(kept, "Zora")))
    assert said(at_work, kept)[1] == "Zora"
    assert rows(at_work, kept)[0] == kept.rows[0]
    assert getattr(rows(at_work, kept)[1], kept.more) == getattr(kept.rows[1], kept.more)


def test_a_form_saved_as_it_was_opened_alters_nothing(at_work: Window, kept: Kept) -> None:
    before = at_work.session.dossier  # type: ignore[union-attr]
    in_list(at_work, kept, then(press("Edit…"), press("Save")))
    assert at_work.session.dossier is before  # type: ignore[union-attr]


def test_a_cell_is_edited_where_it_is_seen(at_work: Window, kept: Kept) -> None:
    def write(_dialog: QWidget) -> None:
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        enter(editor, "Zora")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        let_go()

    in_list(at_work, kept, click_row(2, kept.column), keys(Qt.Key.Key_F2), write)
    assert said(at_work, kept)[2] == "Zora"


# --- what is refused ---


def test_a_form_without_the_word_it_needs_says_so_and_stays(bare: Window, kept: Kept) -> None:
    def save(form: QWidget) -> None:
        click_on(form, "Save")
        assert form.isVisible()
        told = [each.text() for each in form.findChildren(QLabel) if each.isVisible()]
        assert any(each.startswith("⚠") for each in told)
        QTest.keyClick(form, Qt.Key.Key_Escape)

    in_list(bare, kept, then(press(kept.new), save))
    assert rows(bare, kept) == []


@pytest.mark.parametrize("leave", [keys(Qt.Key.Key_Escape), press("Cancel")], ids=["esc", "cancel"])
def test_what_was_typed_is_not_lost_by_one_key(at_work: Window, kept: Kept, leave: Act) -> None:
    def stay_then_save(form: QWidget) -> None:
        fill(kept, "Zora", "x")(form)
        with answering(press("Keep editing")):
            leave(form)
        assert form.isVisible()
        back_in(form)
        click_on(form, "Save")

    in_list(at_work, kept, then(press(kept.new), stay_then_save))
    assert said(at_work, kept)[-1] == "Zora"


@pytest.mark.parametrize("leave", [keys(Qt.Key.Key_Escape), press("Cancel")], ids=["esc", "cancel"])
def test_what_was_typed_can_be_let_go(at_work: Window, kept: Kept, leave: Act) -> None:
    before = at_work.session.dossier  # type: ignore[union-attr]

    def let(form: QWidget) -> None:
        fill(kept, "Zora", "x")(form)
        with answering(press("Discard")):
            leave(form)

    in_list(at_work, kept, then(press("Edit…"), let))
    assert at_work.session.dossier is before  # type: ignore[union-attr]


# --- order, removal, undo ---


@pytest.mark.parametrize(
    ("down", "up"),
    [
        (press("Down"), press("Up")),
        (keys(Qt.Key.Key_Down, ALT), keys(Qt.Key.Key_Up, ALT)),
    ],
    ids=["buttons", "keys"],
)
def test_rows_are_put_in_order(at_work: Window, kept: Kept, down: Act, up: Act) -> None:
    one, two, three = said(at_work, kept)
    seen: list[list[str]] = []
    look = lambda _dialog: seen.append(said(at_work, kept))  # noqa: E731
    in_list(at_work, kept, click_row(0), down, look, down, look, up, look)
    assert seen == [[two, one, three], [two, three, one], [two, one, three]]
    for wanted in ([two, three, one], [two, one, three], [one, two, three]):
        QTest.keyClick(at_work, Qt.Key.Key_Z, CONTROL)
        assert said(at_work, kept) == wanted


def test_the_ends_of_the_list_are_the_ends(at_work: Window, kept: Kept) -> None:
    before = at_work.session.dossier  # type: ignore[union-attr]

    def look(dialog: QWidget) -> None:
        assert not named(dialog, "Up").isEnabled()
        click_row(2)(dialog)
        assert not named(dialog, "Down").isEnabled()

    in_list(at_work, kept, click_row(0), look, keys(Qt.Key.Key_Down, ALT))
    assert at_work.session.dossier is before  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "remove", [press("Remove"), keys(Qt.Key.Key_Delete)], ids=["button", "key"]
)
def test_a_row_is_removed_and_brought_back_where_it_was(
    at_work: Window, kept: Kept, remove: Act
) -> None:
    one, two, three = said(at_work, kept)
    in_list(at_work, kept, click_row(1), remove)
    assert said(at_work, kept) == [one, three]
    QTest.keyClick(at_work, Qt.Key.Key_Z, CONTROL)
    assert said(at_work, kept) == [one, two, three]


def test_what_was_removed_comes_back_without_leaving_the_list(at_work: Window, kept: Kept) -> None:
    one, two, three = said(at_work, kept)
    seen: list[list[str]] = []
    look = lambda _dialog: seen.append(said(at_work, kept))  # noqa: E731

    def told(dialog: QWidget) -> None:
        words = " ".join(e.text() for e in dialog.findChildren(QLabel) if e.isVisible())
        assert "Press Ctrl+Z to undo." in words

    in_list(
        at_work, kept, click_row(1), keys(Qt.Key.Key_Delete), look, told,
        keys(Qt.Key.Key_Z, CONTROL), look, keys(Qt.Key.Key_Y, CONTROL), look,
        keys(Qt.Key.Key_Z, CONTROL), keys(Qt.Key.Key_Z, CONTROL | SHIFT), look,
    )  # fmt: skip
    assert seen == [[one, three], [one, two, three], [one, three], [one, three]]


# --- what is long, or of several scripts ---


def test_long_words_of_all_scripts_are_kept_and_shown_whole(at_work: Window, kept: Kept) -> None:
    name, text = f"{SCRIPTS} & <b>Zora</b>", f"{RECORD}\n\n{ONE_WORD[:400]}\n• {SCRIPTS}"

    def look(dialog: QWidget) -> None:
        assert cell(dialog, 3, kept.column) == name
        assert faults(dialog) == []
        click_row(3)(dialog)

    def read(form: QWidget) -> None:
        assert named(form, kept.label).text() == name  # type: ignore[attr-defined]
        assert named(form, kept.more_label).toPlainText() == text  # type: ignore[attr-defined]
        assert faults(form) == []
        click_on(form, "Save")

    add = then(press(kept.new), filled(kept, name, text))
    in_list(at_work, kept, add, look, then(press("Edit…"), read))
    made = rows(at_work, kept)[-1]
    assert (getattr(made, kept.word), getattr(made, kept.more)) == (name, text)


# --- each its own ---


def test_a_delegate_has_a_party(at_work: Window) -> None:
    kept = LISTS[0]

    def save(form: QWidget) -> None:
        enter(named(form, "Name"), "Zora")  # type: ignore[arg-type]
        click_on(form, "Save")
        assert "Select the party." in " ".join(each.text() for each in form.findChildren(QLabel))
        box = named(form, "Party")
        box.setFocus()
        QTest.keyClicks(box, "Bor")
        click_on(form, "Save")

    in_list(at_work, kept, then(press(kept.new), save))
    made = rows(at_work, kept)[-1]
    assert isinstance(made, Delegate)
    assert (made.party, made.name) == ("b", "Zora")


def test_an_action_keeps_its_round_date_and_state(at_work: Window) -> None:
    kept = LISTS[1]

    def write(form: QWidget) -> None:
        enter(named(form, "Action"), "Ask the harbour master")  # type: ignore[arg-type]
        (due,) = [e for e in form.findChildren(QLineEdit) if e.accessibleName() == "Due"]
        enter(due, "someday")
        click_on(form, "Save")
        assert "“someday” is not a date" in " ".join(e.text() for e in form.findChildren(QLabel))
        enter(due, "1 March 2025")
        QTest.keyClick(named(form, "done"), Qt.Key.Key_Space)
        click_on(form, "Save")

    in_list(at_work, kept, then(press(kept.new), write))
    made = rows(at_work, kept)[-1]
    assert isinstance(made, Action)
    assert (made.round, made.text, made.due, made.done) == (
        "r1",
        "Ask the harbour master",
        day(59),
        True,
    )


def test_what_is_quoted_back_is_whole_however_long_the_word(at_work: Window) -> None:
    def write(form: QWidget) -> None:
        (due,) = [e for e in form.findChildren(QLineEdit) if e.accessibleName() == "Due"]
        enter(due, ONE_WORD[:90])
        QTest.keyClick(due, Qt.Key.Key_Tab)
        let_go()
        assert faults(form) == []
        enter(named(form, "Action"), "Ask")  # type: ignore[arg-type]
        click_on(form, "Save")
        let_go()
        assert faults(form) == []
        with answering(press("Discard")):
            QTest.keyClick(form, Qt.Key.Key_Escape)

    in_list(at_work, LISTS[1], then(press(LISTS[1].new), write))


def test_without_a_round_the_list_of_actions_says_what_is_first(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window(Dossier.of([TALKS, *(each for each in small().parties)]))
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_A, CONTROL | ALT)
    assert window.status.sentence == "Add a round first: every action comes from a round."
    assert window.session is not None
    assert not window.session.dossier.count(Round)


# --- a cell that is given up ---


def test_the_list_keeps_the_keyboard_once_a_cell_is_given_up(at_work: Window, kept: Kept) -> None:
    def give_up(dialog: QWidget) -> None:
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        enter(editor, "Zora")
        assert typed_in(dialog) == ["Zora"]
        with answering(press("Discard")):
            QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert typed_in(dialog) == []
        assert dialog.focusWidget() is view(dialog)

    before = said(at_work, kept)
    in_list(at_work, kept, click_row(2, kept.column), keys(Qt.Key.Key_F2), give_up)
    assert said(at_work, kept) == before
