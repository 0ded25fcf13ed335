"""The lists of delegates, actions and the glossary, as somebody keeps them who works in them: with
keys and mouse, in the dialogs that open."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.dossier import Dossier
from core.model import Action, Definition, Delegate, Record, Round
from tests.acts import Act, answering, click_on, let_go, named, press
from tests.dossiers import TALKS, day, small
from tests.layout import faults
from tests.ui.keys import enter
from tests.used import ONE_WORD, RECORD, SCRIPTS
from ui.prompts import Prompts
from ui.window import Window

pytestmark = pytest.mark.usefixtures("real_dialogs")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
DELEGATES = tuple(
    Delegate(f"d{n}", n, party, name, function)
    for n, party, name, function in (
        (1, "a", "Ann Ash", "Head"),
        (2, "a", "Ben Birch", "Legal adviser"),
        (3, "b", "Cleo Cedar", "Head"),
    )
)
ACTIONS = tuple(
    Action(f"t{n}", n, meeting, text, owner)
    for n, meeting, text, owner in (
        (1, "r1", "Send the map", "Ann"),
        (2, "r1", "Count the boats", "Ben"),
        (3, "r2", "Draft the annex", "Cleo"),
    )
)
WORDS = (
    Definition("g1", 1, "Boat", "Whatever swims"),
    Definition("g2", 2, "Quota", "A share"),
    Definition("g3", 3, "Stock", "All the fish"),
)


class Kept(NamedTuple):
    """A list: how it is opened, what stands in it, which of its fields says what a row is about."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier
    title: str
    new: str
    rows: tuple[Record, ...]
    word: str
    more: str
    """The field of several lines, or of more words."""
    label: str
    more_label: str
    column: int

    @property
    def kind(self) -> type[Record]:
        """What its rows are."""
        return type(self.rows[0])


LISTS = [
    Kept(
        Qt.Key.Key_D, CONTROL | ALT, "Delegations", "New delegate…", DELEGATES,
        "name", "biography", "Name", "Biography", 1,
    ),
    Kept(
        Qt.Key.Key_A, CONTROL | ALT, "Commitments and actions", "New action…", ACTIONS,
        "owner", "text", "Who", "What", 2,
    ),
    Kept(
        Qt.Key.Key_G, CONTROL | SHIFT, "Glossary", "New glossary entry…", WORDS,
        "word", "meaning", "Word", "Meaning", 0,
    ),
]  # fmt: skip


@pytest.fixture(params=LISTS, ids=lambda kept: kept.title)
def kept(request: pytest.FixtureRequest) -> Kept:
    """One of the lists."""
    found: Kept = request.param
    return found


@pytest.fixture
def prompts() -> Prompts:  # type: ignore[override]
    """The real questions."""
    return Prompts()


@pytest.fixture
def at_work(open_window: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window in front, on a dossier in which each list has three rows."""
    window = open_window(small(*DELEGATES, *ACTIONS, *WORDS))
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def bare(open_window: Callable[..., Window], qtbot: QtBot) -> Window:
    """A window in front, on a dossier whose lists are empty."""
    window = open_window(small())
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def in_list(window: Window, kept: Kept, *acts: Act) -> None:
    """Open a list by its key, act in it, and close it."""

    def visit(dialog: QWidget) -> None:
        for act in acts:
            act(dialog)
        if dialog.isVisible():
            click_on(dialog, "Close")

    with answering(visit):
        QTest.keyClick(window, kept.key, kept.modifiers)
    back_in(window)


def rows(window: Window, kept: Kept) -> list[Record]:
    """What is stored, in its order."""
    assert window.desk is not None
    return list(window.desk.dossier.all(kept.kind))


def said(window: Window, kept: Kept) -> list[str]:
    """What each row is about."""
    return [getattr(each, kept.word) for each in rows(window, kept)]


def view(dialog: QWidget) -> QTableView:
    (found,) = [each for each in dialog.findChildren(QTableView) if each.isVisible()]
    return found


def cell(dialog: QWidget, row: int, column: int = 0) -> str:
    return str(view(dialog).model().index(row, column).data())


def click_row(row: int, column: int = 0, *, twice: bool = False) -> Act:
    """Click on a row of the table, or twice."""

    def act(dialog: QWidget) -> None:
        table = view(dialog)
        spot = table.visualRect(table.model().index(row, column)).center()
        QTest.mouseClick(table.viewport(), LEFT, NONE, spot)
        if twice:
            QTest.mouseDClick(table.viewport(), LEFT, NONE, spot)

    return act


def keys(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Act:
    """Press a key where the keyboard is."""

    def act(dialog: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or dialog, key, modifiers)
        let_go()

    return act


def then(act: Act, *answers: Act) -> Act:
    """An act that opens windows, which are answered in turn."""

    def both(dialog: QWidget) -> None:
        with answering(*answers):
            act(dialog)
        back_in(dialog)

    return both


def back_in(window: QWidget) -> None:
    """Let a window have the keyboard again, as the system does once the one before it is gone."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def fill(kept: Kept, word: str, more: str = "") -> Act:
    """Fill the form in; a delegate gets the second party of the box."""

    def act(form: QWidget) -> None:
        for box in form.findChildren(QComboBox):
            if box.accessibleName() == "Party" and box.currentIndex() == 0:
                QTest.keyClick(box, Qt.Key.Key_Down)
        enter(named(form, kept.label), word)  # type: ignore[arg-type]
        if more:
            enter(named(form, kept.more_label), more)  # type: ignore[arg-type]

    return act


def one_after_another(*acts: Act) -> Act:
    """Several acts in the same window."""

    def act(window: QWidget) -> None:
        for each in acts:
            each(window)

    return act


def filled(kept: Kept, word: str, more: str = "") -> Act:
    """Fill the form in and save it."""
    return one_after_another(fill(kept, word, more), press("Save"))


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
    before = at_work.desk.dossier  # type: ignore[union-attr]
    in_list(at_work, kept, then(press("Edit…"), press("Save")))
    assert at_work.desk.dossier is before  # type: ignore[union-attr]


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
    before = at_work.desk.dossier  # type: ignore[union-attr]

    def let(form: QWidget) -> None:
        fill(kept, "Zora", "x")(form)
        with answering(press("Discard")):
            leave(form)

    in_list(at_work, kept, then(press("Edit…"), let))
    assert at_work.desk.dossier is before  # type: ignore[union-attr]


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
    before = at_work.desk.dossier  # type: ignore[union-attr]

    def look(dialog: QWidget) -> None:
        assert not named(dialog, "Up").isEnabled()
        click_row(2)(dialog)
        assert not named(dialog, "Down").isEnabled()

    in_list(at_work, kept, click_row(0), look, keys(Qt.Key.Key_Down, ALT))
    assert at_work.desk.dossier is before  # type: ignore[union-attr]


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
        assert "Ctrl+Z brings it back." in words

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
        assert "Choose the party." in " ".join(each.text() for each in form.findChildren(QLabel))
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
        enter(named(form, "What"), "Ask the harbour master")  # type: ignore[arg-type]
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
        enter(named(form, "What"), "Ask")  # type: ignore[arg-type]
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
    assert window.status.sentence == "Add a round first: an action comes from a round."
    assert window.desk is not None
    assert not window.desk.dossier.count(Round)
