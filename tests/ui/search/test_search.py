"""The search: found while it is typed, chosen by keyboard, and out of the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create
from core.editing.commands.clause_numbers import numbered
from core.editing.commands.sources import add_source
from core.model.records import Clause, Note, Position, Source
from tests.dossiers import day, small
from ui.search import search
from ui.search.list import Listing
from ui.search.rows import DEED, HEADING, HIT, PLACE, REMARK, SAVE, TEXT, SearchRow
from ui.search.search import Search
from ui.search.synonyms import SYNONYMS, synonyms
from ui.session import Session
from ui.shell.actions import menu_items
from ui.shell.window import Window


@pytest.fixture
def palette(window: Window, session: Session, qtbot: QtBot) -> Search:
    session.do(change(Position, "x3", statement="Forty trawlers, no more"))
    session.do(create(Note, id="n", target_kind="position", target="x3", text="Which trawlers?"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.do("search")
    found = window.findChild(Search)
    assert found is not None
    return found


@pytest.fixture
def ask(palette: Search, qtbot: QtBot) -> Callable[[str], list[SearchRow]]:
    """Types something and waits until all is found."""

    def typed(text: str) -> list[SearchRow]:
        palette.field.setText(text)
        qtbot.waitUntil(lambda: palette._answer.whole)
        return palette.model.rows

    return typed


Ask = Callable[[str], list[SearchRow]]


def press(palette: Search, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(palette.field, key, modifier)


def test_records_stand_in_groups_under_their_kinds(ask: Ask) -> None:
    rows = ask("trawlers")
    assert [(row.sort, row.title) for row in rows] == [
        (HEADING, "positions"),
        (HIT, "Arland on Fleet"),
        (HEADING, "notes"),
        (HIT, "Arland on Fleet"),
        (HEADING, "This search"),
        (SAVE, "Save the search…"),
    ]


def test_first_hits_are_there_before_typing_pauses(palette: Search) -> None:
    palette.field.setText("trawl")
    assert [row.record.id for row in palette.model.rows if row.record] == ["x3", "n"]


def test_enter_goes_to_the_record_and_leaves(palette: Search, ask: Ask, window: Window) -> None:
    ask("trawlers")
    press(palette, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.side.list.current == "point:p"
    assert window.session is not None
    assert window.session.settings.searches(window.session.workspace.path) == ("trawlers",)


def test_arrows_go_round_and_tab_goes_to_the_next_group(palette: Search, ask: Ask) -> None:
    rows = ask("trawlers")
    listing: Listing = palette.list
    assert listing.row == rows[1]
    press(palette, Qt.Key.Key_Tab)
    assert listing.row == rows[3]
    press(palette, Qt.Key.Key_Down)
    assert listing.row == rows[5]
    press(palette, Qt.Key.Key_Down)
    assert listing.row == rows[1]
    press(palette, Qt.Key.Key_Up)
    press(palette, Qt.Key.Key_Up)
    assert listing.row == rows[3]
    assert palette.field.accessibleDescription() == palette.model.spoken(rows[3])


def test_escape_gives_the_keyboard_back(window: Window, session: Session, qtbot: QtBot) -> None:
    window.activateWindow()
    window.side.list.setFocus()
    qtbot.waitUntil(window.side.list.hasFocus)
    palette = search.show(window, window)
    assert search.show(window, window) is palette
    press(palette, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.side.list.hasFocus()


def test_a_click_beside_it_leaves(palette: Search) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, palette.height() - 4))
    assert palette.isHidden()


def test_commands_are_run_and_it_can_stay(palette: Search, ask: Ask, window: Window) -> None:
    rows = ask("matrix")
    assert (PLACE, "matrix") in [(row.sort, row.value) for row in rows]
    press(palette, Qt.Key.Key_Return, control=True)
    assert window.side.list.current == "matrix"
    assert palette.isVisible()
    assert palette.field.hasFocus()
    rows = ask("undo")
    assert [(row.sort, row.value) for row in rows if row.ready] == [(DEED, "Undo: add note")]
    press(palette, Qt.Key.Key_Return, control=True)
    assert next(row.title for row in ask("redo") if row.sort == DEED).startswith("Redo: ")


MEANT = {
    "look back": "View as of a date…",
    "time travel": "View as of a date…",
    "as of": "View as of a date…",
    "back to today": "Back to latest",
    "redline": "Compare texts…",
    "diff": "Compare texts…",
    "tracked changes": "Bring in a draft…",
    "import draft": "Bring in a draft…",
    "ics": "Import rounds (calendar)…",
    "import from Outlook": "Import rounds (calendar)…",
    "csv": "Import a table (CSV, Excel)…",
    "xlsx": "Import a table (CSV, Excel)…",
    "ODT": "Export…",
    "save as": "Save a copy…",
    "print": "Brief for the next round…",
    "password": "Passphrase…",
    "dark mode": "Theme: Dark",
    "zoom in": "Text size: Larger text",
    "font 150": "Text size: 150 %",
    "150 %": "Text size: 150 %",
    "preferences": "Talks: title, pair, marking…",
    "to do": "Commitments and actions…",
    "minutes": "Capture what is said…",
    "coalition": "Add a member to a group…",
    "audit": "History",
    "exit": "Quit",
    "manual": "Help",
    "hotkeys": "Keyboard shortcuts",
    "ctrl+shift+e": "Notes report…",
    "side by side": "Texts side by side…",
    "summary": "Summary of the plan…",
    "new group member": None,
}


@pytest.mark.parametrize(("typed", "title"), MEANT.items())
def test_commands_are_found_by_what_people_call_them(
    ask: Ask, session: Session, typed: str, title: str | None
) -> None:
    if title == "Back to latest":
        session.look_back(day(9))
    found = [row.title for row in ask(typed) if row.sort == DEED]
    assert title in found if title is not None else not found


def test_every_command_and_place_is_found_by_its_words_and_its_synonyms(
    ask: Ask, window: Window
) -> None:
    commands = [(words, act.objectName()) for words, act in window.commands() if act.isEnabled()]
    for words, name in commands:
        for each in synonyms(name).split():
            within = " ".join((each, words.replace("…", "")))
            assert words in [row.title for row in ask(within) if row.sort == DEED], within
    assert {item.name for item in menu_items()} <= SYNONYMS.keys()
    for place in window.places:
        assert place.title in [row.title for row in ask(place.title) if row.sort == PLACE]


def test_a_record_is_found_by_its_number(ask: Ask, session: Session) -> None:
    session.do(create(Clause, id="c", title="Fish").then(numbered("c", "8 alt")))
    session.do(create(Clause, id="d", title="Boats", number=18))
    assert [row.title for row in ask("clause 8") if row.sort == HIT] == ["Clause 8 alt"]
    assert [row.title for row in ask("8 alt clause") if row.sort == HIT] == ["Clause 8 alt"]
    assert [row.title for row in ask("clause 1") if row.sort == HIT] == ["Clause 18"]
    assert ask("round 2")[1].title.startswith("Round 2")


def test_only_what_can_be_done_is_offered(palette: Search, ask: Ask, session: Session) -> None:
    assert any(row.value == "New position…" for row in ask("new position"))
    session.look_back(day(10))
    assert not any(row.value == "New position…" for row in ask("new position"))


def test_filters_are_completed(palette: Search, ask: Ask) -> None:
    rows = ask("trawlers par")
    assert [(row.sort, row.value) for row in rows][1] == (TEXT, "trawlers party:")
    press(palette, Qt.Key.Key_Return)
    assert palette.field.text() == "trawlers party:"
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert palette.field.text() == "trawlers party:BO "
    assert [row.sort for row in ask("trawlers party:BO ")] == [REMARK, TEXT]
    assert [row.title for row in ask("trawlers party:ar ") if row.sort == HIT]


def test_commands_without_a_record_are_results_too(palette: Search, ask: Ask) -> None:
    ask("import")
    assert palette.model.rows
    assert palette.told.text() == "No records found"


def test_a_filter_that_means_nothing_is_told(ask: Ask) -> None:
    assert ask("party:nobody ")[0].title == "There is no party “nobody” in this dossier."


def test_many_are_narrowed_to_a_kind(palette: Search, ask: Ask, session: Session) -> None:
    for number in range(9):
        session.do(create(Note, id=f"m{number}", target_kind="point", target="p", text="trawlers"))
    more = [row for row in ask("trawlers") if row.title == "Show all 10 notes"]
    assert [row.value for row in more] == ["kind:notes trawlers"]
    assert len([row for row in ask(more[0].value) if row.sort == HIT]) == 10


def test_a_source_is_opened_at_the_words(palette: Search, ask: Ask, session: Session) -> None:
    session.do(add_source("Gazette", "Nothing here.\n" * 50 + "Herring is shared.", id="g"))
    ask("herring kind:source")
    press(palette, Qt.Key.Key_Return)
    panel = session.window.panel  # type: ignore[attr-defined]
    assert panel.reading.text.textCursor().selectedText() == "Herring"


def test_an_edit_meanwhile_is_taken_in(palette: Search, ask: Ask, session: Session) -> None:
    ask("trawlers")
    session.do(change(Position, "x3", statement=""))
    assert [row.record.id for row in ask("trawlers") if row.record] == ["n"]


def test_lines_of_several_scripts_are_drawn(palette: Search, ask: Ask, session: Session) -> None:
    session.do(change(Position, "x1", statement="ترسيم الحدود 边界谈判 " + "Граница" * 800))
    for text in ("الحدود", "边界", "граница", "a"):
        ask(text)
        QApplication.processEvents()
        assert not palette.grab().isNull()


def test_the_field_in_the_top_bar_opens_it(window: Window, session: Session) -> None:
    window.resize(1100, 700)
    QTest.mouseClick(window.top.search, Qt.MouseButton.LeftButton)
    assert search.show(window, window).isVisible()
    assert session.dossier.count(Source) == small().count(Source)
