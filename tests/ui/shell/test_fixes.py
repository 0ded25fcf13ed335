"""A press on a check opens the form or the field that mends it, from the overview as from the
briefing desk; while looking back it shows what it is about."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import (
    Audience,
    Clause,
    Issue,
    Note,
    Point,
    PointStatus,
    Position,
    Record,
    Source,
    Wording,
)
from tests.acts import answering
from tests.briefings.test_checks import KNOWN
from tests.dossiers import day, position, small
from tests.waiting import until
from ui.briefings.panel import BriefingsPanel
from ui.kit.rows import RowButton
from ui.notes.panel import NotesPanel
from ui.point.panel import PointPanel
from ui.positions.form import PositionForm
from ui.shell.window import Window

Open = Callable[..., Window]
pytestmark = pytest.mark.usefixtures("real_dialogs")
NOTICE = "Illustrative placements"


def press(window: Window, words: str) -> None:
    """Click on the check of the panel in view that has these words, once that has its place."""

    def has_place() -> bool:
        QApplication.processEvents()
        return not row(window, words).size().isEmpty()

    assert until(has_place)
    check = row(window, words)
    assert check.isEnabled()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)


def leave(dialog: QWidget) -> None:
    """Press Escape."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def row(window: Window, words: str) -> RowButton:
    """The check of the panel in view that has these words."""
    assert window.panel is not None
    rows = window.panel.findChildren(RowButton)
    return next(each for each in rows if words in each.accessibleName() and each.isVisible())


def at(dialog: QWidget) -> str:
    """What the field with the keyboard is called."""
    field = dialog.focusWidget()
    assert field is not None
    return field.accessibleName()


CASES: dict[str, tuple[str, tuple[Record, ...], str, str]] = {
    "who has no position": (
        "Mediator, Quota: no position recorded",
        (),
        "New position",
        "",
    ),
    "one issue": (
        "Arland, Days: no position recorded",
        (Issue("k", 3, "p", "Days"), position("y", "k", "b", 30, 10.0)),
        "New position",
        "",
    ),
    "old positions": ("stale position", (), "New position", ""),
    "the notice": (NOTICE, (), "Talks", "Notice"),
    "no source": ("no source", (), "Edit position", "Source"),
    "stalled no longer": ("marked as stalled", (), "Edit sticking point", "Status"),
    "sources that do not agree": (
        "Arland on Catch",
        (Source("t", 2, "Another"), position("z", "i", "a", 1, 30.0, source="t")),
        "Arland on Catch, 2 January 2025",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_press_on_the_overview_opens_what_mends_it(case: str, open_window: Open) -> None:
    words, more, title, field = CASES[case]
    dossier = small(*more)
    dossier = dossier.replacing(
        dossier.get(Point, "p"),
        msgspec.structs.replace(dossier.get(Point, "p"), status=PointStatus.STALLED),
    )
    talks = msgspec.structs.replace(dossier.talks, stale_days=10, stall_rounds=1, notice=NOTICE)
    window = open_window(dossier.replacing(dossier.talks, talks))

    def look(dialog: QWidget) -> None:
        assert dialog.windowTitle() == title
        assert not field or at(dialog) == field
        leave(dialog)

    with answering(look):
        press(window, words)


def test_either_of_two_positions_that_do_not_agree_is_corrected(open_window: Open) -> None:
    other = position("z", "i", "a", 1, 30.0, source="t")
    window = open_window(small(Source("t", 2, "Another"), other))

    def choose(clash: QWidget) -> None:
        buttons = [b for b in clash.findChildren(QPushButton) if b.text() == "Correct it…"]
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)

    def look(form: QWidget) -> None:
        assert isinstance(form, PositionForm)
        assert form.windowTitle() == "Correct position"
        assert form.value.value() == 30.0
        leave(form)

    with answering(choose, look):
        press(window, "Arland on Catch")
    assert QApplication.activeModalWidget() is None


def test_a_note_for_the_principal_is_shown_where_its_audience_is_chosen(open_window: Open) -> None:
    note = Note("n1", "position", "x1", "Careful.", audience=Audience.PRINCIPAL)
    window = open_window(small(note))
    press(window, "principal only")
    assert isinstance(window.panel, NotesPanel)
    assert window.panel.record() == (Note, "n1")
    assert window.panel.detail.acts["audience"].isVisible()


def test_a_detached_note_is_shown_beside_its_text_with_what_to_do(open_window: Open) -> None:
    window = open_window(small(Note("n1", "position", "x1", "Where?", "statement", "gone")))
    press(window, "1 note is detached")
    assert isinstance(window.panel, PointPanel)
    assert window.panel.selected == "x1"
    assert "attach the note" in window.status.sentence


def test_while_looking_back_a_check_shows_what_it_is_about(open_window: Open) -> None:
    window = open_window(small())
    assert window.session is not None
    window.session.look_back(day(35))
    press(window, "no source")
    assert isinstance(window.panel, PointPanel)
    assert window.panel.selected == "x3"
    assert "Go back to latest" in window.status.sentence


def test_the_keyboard_stays_in_the_list_when_a_check_is_gone(open_window: Open) -> None:
    window = open_window(small())
    QApplication.processEvents()
    assert window.session is not None
    check = row(window, "no source")
    check.setFocus()
    for each in ("x3", "x4", "x5"):
        window.session.do(change(Position, each, source="s"))
    QApplication.processEvents()
    focus = window.focusWidget()
    assert isinstance(focus, RowButton)
    assert focus is not check
    assert "no source" not in focus.accessibleName()


@pytest.fixture
def briefing(open_window: Open, qtbot: QtBot) -> Callable[..., Window]:
    """Opens the briefing desk and waits for its checks."""

    def begin(*more: Record, **fields: object) -> Window:
        dossier = small(*more)
        secret = msgspec.structs.replace(dossier.talks, levels=KNOWN, marking="SECRET")
        window = open_window(dossier.replacing(dossier.talks, secret))
        window.go_to("briefings")
        panel = window.panel
        assert isinstance(panel, BriefingsPanel)
        panel.draft.update(**fields)
        made = panel.draft.recipe
        ready = lambda: panel.preview is not None and panel.preview.recipe == made  # noqa: E731
        qtbot.waitUntil(ready)
        return window

    return begin


def test_a_bracket_without_a_partner_opens_its_text(
    briefing: Callable[..., Window],
) -> None:
    odd = Wording("w", "c", "May catch [a third of it.", "b")
    window = briefing(Clause("c", 1, "Odd"), Wording("v", "c", "May catch it."), odd)

    def look(form: QWidget) -> None:
        assert at(form) == "Wording"
        field = form.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        assert field.toPlainText() == odd.text
        leave(form)

    with answering(look):
        press(window, "unmatched “[” before “a”")


@pytest.mark.parametrize(
    ("words", "fields", "field"),
    [
        ("is lower than that of the talks", {"marking": "OFFICIAL"}, "Marking"),
        ("No readers are listed", {}, "Readers"),
    ],
)
def test_what_the_recipe_mends_leads_into_the_composer(
    words: str, fields: dict[str, object], field: str, briefing: Callable[..., Window]
) -> None:
    window = briefing(**fields)
    press(window, words)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == field
