"""Where the keyboard is in a dialog: it begins in the first field, and Tab goes as the eye does."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create
from core.model.dossier import EMPTY
from core.model.records import Clause, Condition, Point, Position
from tests.ui.shell.test_window import nameless
from ui.forms.record_form import ListDialog
from ui.kit.frame import Frame
from ui.kit.order import fields_of
from ui.kit.reader import Reader
from ui.plan import clause_form as clause
from ui.plan import links
from ui.point import hypotheses
from ui.positions import form as position
from ui.proposals import forms as proposals
from ui.rounds import followups
from ui.rounds import forms as rounds
from ui.session import Session
from ui.setup import issues, parties, points
from ui.shell.window import Window

FORMS = {
    "new_position": lambda window: window.do("new_position"),
    "talks": lambda window: window.do("talks"),
    "parties": lambda window: window.do("parties"),
    "points": lambda window: window.do("points"),
    "issues": lambda window: window.do("issues"),
    "rounds": lambda window: window.do("rounds"),
    "marks": lambda window: window.do("marks"),
    "levels": lambda window: window.do("levels"),
    "a party": lambda window: parties.new(window.session),
    "a point": lambda window: points.new(window.session),
    "an issue": lambda window: issues.new(window.session, "p"),
    "a round": lambda window: rounds.new(window.session),
    "an agenda item": lambda window: rounds.new_item(window.session, "r2"),
    "an action": lambda window: followups.ActionForm(window.session).open(),
    "a clause": lambda window: clause.ask(window.session),
    "a correction": lambda window: position.ask(window.session, correcting="x1"),
}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[list[Frame]]:
    """The dialogs that were opened; none of them blocks."""
    opened: list[Frame] = []
    unblocked = QDialog.open

    def show(dialog: Frame) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        unblocked(dialog)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        opened.append(dialog)

    monkeypatch.setattr(Frame, "exec", show, raising=False)
    monkeypatch.setattr(Frame, "open", show, raising=False)
    yield opened
    for dialog in opened:
        dialog.reject()
        dialog.deleteLater()


def stop(dialog: QWidget) -> QWidget:
    """The widget at which the keyboard is, as a person sees it."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dialog.isAncestorOf(focus)
    return focus


def stops(qtbot: QtBot, dialog: Frame) -> list[QWidget]:
    """Where Tab goes, from the first field until it is back there."""
    found = [stop(dialog)]
    for _press in range(40):
        qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
        if stop(dialog) is found[0]:
            return found
        assert stop(dialog) not in found
        found.append(stop(dialog))
    raise AssertionError("Tab never comes back")


@pytest.mark.parametrize("name", FORMS)
def test_a_dialog_begins_in_a_field(window: Window, shown: list[Frame], name: str) -> None:
    FORMS[name](window)
    (dialog,) = shown
    assert not isinstance(stop(dialog), QAbstractButton)


@pytest.mark.parametrize("name", FORMS)
def test_tab_goes_downwards_and_to_the_buttons_last(
    window: Window, shown: list[Frame], name: str, qtbot: QtBot
) -> None:
    FORMS[name](window)
    (dialog,) = shown
    found = stops(qtbot, dialog)
    ends = [each for each in fields_of(dialog.buttons) if not each.isHidden()]
    after = found.index(ends[-1]) + 1
    found = found[after:] + found[:after]
    assert found[-len(ends) :] == ends
    tops = [each.mapTo(dialog, QPoint(0, 0)).y() for each in found]
    rows = [top for top, each in zip(tops, found, strict=True) if each not in ends]
    assert all(after >= before - 24 for before, after in pairwise(rows)), rows


@pytest.mark.parametrize("name", FORMS)
def test_no_words_take_more_room_than_they_need(
    window: Window, shown: list[Frame], name: str
) -> None:
    FORMS[name](window)
    (dialog,) = shown
    wrapped = [each for each in dialog.findChildren(QLabel) if each.wordWrap() and each.isVisible()]
    roomy = [
        (each.text(), each.size())
        for each in wrapped
        if each.height() > each.heightForWidth(each.width()) + 2 * each.fontMetrics().lineSpacing()
    ]
    assert not roomy


def test_what_is_typed_first_stands_in_the_first_field(
    window: Window, shown: list[Frame], qtbot: QtBot
) -> None:
    window.do("talks")
    (dialog,) = shown
    field = stop(dialog)
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClicks(field, "Herring")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert stop(dialog) is dialog.summary  # type: ignore[attr-defined]
    assert dialog.isVisible()


def test_an_action_begins_with_its_words_not_the_time_of_day(
    window: Window, shown: list[Frame]
) -> None:
    assert window.session is not None
    form = followups.ActionForm(window.session)
    form.open()
    assert stop(form) is form.text


def test_a_preset_position_begins_at_its_value(window: Window, shown: list[Frame]) -> None:
    assert window.session is not None
    position.ask(window.session, issue="i", party="a")
    (dialog,) = shown
    assert stop(dialog) is dialog.value.number  # type: ignore[attr-defined]


def test_a_list_begins_in_its_table(window: Window, shown: list[Frame]) -> None:
    window.do("parties")
    assert isinstance(stop(shown[0]), QAbstractItemView)


def test_an_empty_list_begins_at_what_fills_it(window: Window, shown: list[Frame]) -> None:
    assert window.session is not None
    editor = parties.editor(window.session)
    dialog = ListDialog(window.session, "Parties", editor)
    editor.show_dossier(EMPTY)
    dialog.exec()
    assert stop(dialog) is editor.add


@pytest.mark.parametrize("name", ["parties", "points", "rounds"])
def test_with_none_yet_the_form_of_the_first_opens(
    open_window: Callable[..., Window], shown: list[Frame], name: str
) -> None:
    window = open_window(EMPTY)
    window.do(name)
    (dialog,) = shown
    assert dialog.windowTitle().startswith("New ")


def test_with_no_issue_yet_the_form_of_the_first_opens(
    open_window: Callable[..., Window], shown: list[Frame]
) -> None:
    window = open_window(EMPTY.replacing(None, Point(id="p", name="Quota", rank=1)))
    window.do("issues")
    assert [dialog.windowTitle() for dialog in shown] == ["New issue"]


def test_a_new_record_begins_where_something_is_missing(window: Window, shown: list[Frame]) -> None:
    assert window.session is not None
    issues.new(window.session, "p")
    clause.ask(window.session)
    rounds.new(window.session)
    fields = [dialog.focusWidget() for dialog in shown]
    assert fields == [shown[0].name, shown[1].title, shown[2].date.line]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (lambda session: links.ConditionForm(session, "c"), "needs"),
        (lambda session: links.LinkForm(session, "c"), "sort"),
        (lambda session: proposals.TermForm(session, "w"), "issue"),
        (lambda session: proposals.ResponseForm(session, "w"), "party"),
        (lambda session: hypotheses.HypothesisForm(session, "p"), "issue"),
        (lambda session: hypotheses.IndicationForm(session, "h"), "text"),
    ],
)
def test_what_ties_records_begins_with_what_it_ties(
    window: Window, shown: list[Frame], form: Callable[[Session], Frame], field: str
) -> None:
    assert window.session is not None
    form(window.session).exec()
    assert stop(shown[0]) is getattr(shown[0], field)


def test_a_condition_is_none_until_its_clause_is_selected(
    window: Window, shown: list[Frame], qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    for number in (12, 13, 14):
        session.do(create(Clause, id=f"c{number}", number=number, title="Ports"))
    form = links.ConditionForm(session, "c12")
    form.exec()
    assert not form.save()
    assert "Select the clause" in form.problem.text()
    qtbot.keyClicks(form.needs, "14")
    assert form.save()
    assert [each.needs for each in session.dossier.all(Condition)] == ["c14"]


def test_a_new_issue_offers_the_usual_anchors(window: Window, shown: list[Frame]) -> None:
    assert window.session is not None
    issues.new(window.session, "p")
    table = shown[0].anchors.table  # type: ignore[attr-defined]
    places = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert places == ["0", "25", "50", "75", "100"]
    assert shown[0].anchors.values() == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["help", "shortcuts"])
@pytest.mark.parametrize("by_key", [True, False])
def test_a_page_to_read_begins_in_the_text_and_can_be_closed(
    window: Window, qtbot: QtBot, name: str, by_key: bool
) -> None:
    window.do(name)
    (page,) = window.findChildren(Reader)
    assert page.focusWidget() is page.page
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if by_key:
        qtbot.keyClick(page.page, Qt.Key.Key_Escape)
    else:
        page.leave.click()
    assert not page.isVisible()
    page.deleteLater()


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_a_dialog_has_a_name(window: Window, shown: list[Frame], name: str) -> None:
    FORMS[name](window)
    assert nameless(shown[0]) == []


def test_a_position_without_a_value_begins_at_what_says_so(
    window: Window, shown: list[Frame]
) -> None:
    session = window.session
    assert session is not None
    session.do(change(Position, "x1", value=None, low=None, high=None))
    position.edit(session, "x1")
    assert stop(shown[0]) is shown[0].valueless  # type: ignore[attr-defined]
