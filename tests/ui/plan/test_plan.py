"""The plan text: statuses changed in place, wordings, and the form of a clause."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create
from core.model.records import Clause, ClauseStatus, Condition, Note, Point, Wording
from tests.dossiers import day, small
from tests.layout import faults
from ui.annotate.annotated import Annotated
from ui.kit.lines import ElidedLines
from ui.plan.clause_card import ClauseCard
from ui.plan.clause_form import ClauseForm
from ui.plan.panel import PlanPanel
from ui.session import Session
from ui.shell.window import Window

Open = Callable[..., Window]
DRAFT = small(
    Clause("c", 1, "Quotas", ClauseStatus.BRACKETED, "p"),
    Clause("d", 2, "Harbours"),
    Wording("00w1", "c", "Catches are [shared] [bought].", date=day(1)),
    Wording("00w2", "c", "Catches are bought.", "b", date=day(2)),
    Wording("00w3", "c", "Catches are bought and paid.", "b", date=day(3)),
)


@pytest.fixture
def plan(open_window: Open) -> PlanPanel:
    window = open_window(DRAFT)
    window.go_to("plan")
    assert isinstance(window.panel, PlanPanel)
    return window.panel


@pytest.fixture
def form(plan: PlanPanel, qtbot: QtBot) -> Iterator[ClauseForm]:
    form = ClauseForm(plan.session, "c")
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.show()
    yield form
    form.close()


def texts(plan: PlanPanel) -> list[str]:
    QApplication.processEvents()
    labels = [label.text() for label in plan.findChildren(QLabel) if label.isVisible()]
    return labels + [text.noted.text for text in plan.findChildren(Annotated) if text.isVisible()]


def card(plan: PlanPanel, number: int) -> ClauseCard:
    return plan.findChildren(ClauseCard)[number]


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("percent", [100, 150])
def test_a_long_name_of_a_point_leaves_the_title_of_a_clause_its_room(
    open_window: Open, percent: int
) -> None:
    window = open_window(DRAFT, size=(1100, 700), percent=percent)
    assert window.session is not None
    window.session.do(change(Point, "p", name="Modalities for the return of persons " * 4))
    window.session.do(change(Clause, "c", title="Not described in the source"))
    window.go_to("plan")
    for _turn in range(3):
        QApplication.processEvents()
    assert isinstance(window.panel, PlanPanel)
    title, point = card(window.panel, 0).findChildren(ElidedLines)
    assert title.heightForWidth(title.width()) < 2 * title.fontMetrics().height()
    assert point.isVisible()
    assert not faults(window.panel)


def test_looking_back_leaves_the_clause_with_the_keyboard_where_it_is(
    open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(small(*(Clause(f"c{n:02}", n, f"Clause {n}") for n in range(1, 26))))
    window.go_to("plan")
    plan = window.panel
    assert isinstance(plan, PlanPanel)
    third = card(plan, 2)
    third.status.setFocus()
    bar = plan.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert window.session is not None
    window.session.look_back(day(9))
    assert bar.value() == 0
    assert third.isAncestorOf(window.focusWidget()) or window.focusWidget() is third
    window.session.look_back(None)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is third.status


def test_a_long_plan_is_drawn_bit_by_bit_and_any_clause_of_it_can_be_gone_to(
    open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(small(*(Clause(f"c{n:03}", n + 1, f"Clause {n}") for n in range(200))))
    window.go_to("plan")
    panel = window.panel
    assert isinstance(panel, PlanPanel)
    assert len(panel.findChildren(ClauseCard)) < 200
    panel.reveal(Clause, "c150")
    qtbot.waitUntil(lambda: card(panel, 150).status.hasFocus())
    qtbot.waitUntil(lambda: len(panel.findChildren(ClauseCard)) == 200)
    assert [each for each in texts(panel) if each.endswith("Clause 199")]


def test_a_wording_of_two_hundred_words_does_not_scroll_within_its_card(open_window: Open) -> None:
    text = " ".join(f"[{n}] undertaking" for n in range(110))
    window = open_window(small(Clause("c", 1, "Quotas"), Wording("w", "c", text)))
    window.resize(1100, 700)
    window.go_to("plan")
    QApplication.processEvents()
    (shown,) = window.panel.findChildren(Annotated)
    assert shown.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("words", [16, 49])
def test_a_new_wording_does_not_scroll_within_its_card(
    open_window: Open, qtbot: QtBot, words: int
) -> None:
    text = f"Article 1\nCeasefire\n{'word ' * words}end.\n{'word ' * words}end.\n"
    window = open_window(small(Clause("c", 1, "Quotas"), Wording("00w", "c", "Short.")))
    window.resize(1100, 700)
    window.go_to("plan")
    QApplication.processEvents()
    window.session.attempt(create(Wording, clause="c", text=text))

    def shown() -> list[Annotated]:
        found = window.panel.findChildren(Annotated)
        return [each for each in found if each.noted.text == text and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    QApplication.processEvents()
    (wording,) = shown()
    bar = wording.verticalScrollBar()
    assert (bar.maximum(), bar.isVisible()) == (0, False)


def test_brackets_and_the_latest_wording_of_each_stand(plan: PlanPanel) -> None:
    shown = texts(plan)
    assert "Catches are [shared] [bought]." in shown
    assert "Catches are bought and paid." in shown
    assert "Catches are bought." not in shown
    assert "1 bracketed · 1 open" in shown


def test_a_wording_stands_beside_the_name_of_whose_it_is(plan: PlanPanel) -> None:
    QApplication.processEvents()
    labels = {label.text(): label for label in plan.findChildren(QLabel) if label.isVisible()}
    wordings = {text.noted.text: text for text in plan.findChildren(Annotated)}
    name, wording = labels["Working text"], wordings["Catches are [shared] [bought]."]
    assert name.parentWidget() is wording.parentWidget()
    assert name.geometry().right() < wording.geometry().left()


def test_a_wording_is_annotated_and_the_note_leads_back_to_it(plan: PlanPanel) -> None:
    (text,) = (t for t in plan.findChildren(Annotated) if t.noted.text.startswith("Catches are ["))
    cursor = text.textCursor()
    cursor.setPosition(12)
    cursor.setPosition(20, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert plan.annotate()
    plan.side.note_box.box.setPlainText("By whom?")
    plan.side.note_box.keep.click()
    (note,) = plan.session.dossier.all(Note)
    assert (note.target_kind, note.field, note.quote) == ("wording", "text", "[shared]")
    plan.session.go(Note, note.id)
    QApplication.processEvents()
    spans = [s for t in plan.findChildren(Annotated) for s in t.noted.spans]
    assert [span.note for span in spans] == [note.id]


def test_a_status_is_changed_in_place(plan: PlanPanel, qtbot: QtBot) -> None:
    box = card(plan, 0).status
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert plan.session.dossier.get(Clause, "c").status is ClauseStatus.AGREED
    assert plan.session.workspace.undo_label == "set clause status to agreed"
    plan.session.undo()
    assert box.currentData() == "bracketed"


def test_a_clause_that_no_change_touches_is_not_drawn_anew(plan: PlanPanel, qtbot: QtBot) -> None:
    text = card(plan, 0).findChild(Annotated)
    box = card(plan, 1).status
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert plan.session.dossier.get(Clause, "d").status is ClauseStatus.AGREED
    assert card(plan, 0).findChild(Annotated) is text


def test_the_wheel_does_not_change_a_status(plan: PlanPanel) -> None:
    box = card(plan, 0).status
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentData() == "bracketed"


def test_a_changed_text_becomes_a_new_wording(form: ClauseForm, plan: PlanPanel) -> None:
    assert form.text.toPlainText() == "Catches are [shared] [bought]."
    form.text.setPlainText("Catches are shared.")
    form.go.click()
    session: Session = plan.session
    working = [w.text for w in session.dossier.where(Wording, clause="c", party=None)]
    assert working == ["Catches are [shared] [bought].", "Catches are shared."]
    assert "Catches are shared." in texts(plan)
    session.undo()
    assert session.dossier == DRAFT


def test_choosing_a_party_shows_its_wording(form: ClauseForm) -> None:
    form.party.setCurrentIndex(form.party.findData("b"))
    assert form.text.toPlainText() == "Catches are bought and paid."


def test_a_clause_without_a_title_is_refused(form: ClauseForm, plan: PlanPanel) -> None:
    form.title.clear()
    form.go.click()
    assert form.isVisible()
    assert form.problem.text() == "⚠ Give the clause a title."
    assert plan.session.dossier == DRAFT


def test_a_removed_clause_leaves_the_page(form: ClauseForm, plan: PlanPanel) -> None:
    form._remove()
    assert len([c for c in plan.findChildren(ClauseCard) if c.isVisible()]) == 1
    assert plan.session.dossier.count(Wording) == 0


def test_a_new_clause_gets_the_next_number(plan: PlanPanel) -> None:
    form = ClauseForm(plan.session, None)
    assert form.number.value() == "3"
    form.title.setText("Prices")
    form.go.click()
    added = plan.session.dossier.all(Clause)[-1]
    assert (added.title, added.status) == ("Prices", ClauseStatus.UNKNOWN)
    form.close()


def test_the_form_changes_the_status_too(form: ClauseForm, plan: PlanPanel) -> None:
    form.status.setCurrentIndex(form.status.findData("agreed"))
    form.go.click()
    assert plan.session.dossier.get(Clause, "c").status is ClauseStatus.AGREED


def test_links_say_as_of_when_they_are_while_looking_back(open_window: Open) -> None:
    linked = DRAFT.replacing(None, Condition("n", "c", "d", ""))
    window = open_window(linked)
    window.go_to("plan")
    assert isinstance(window.panel, PlanPanel)
    assert "only if 2" in texts(window.panel)
    window.panel.session.look_back(day(2))
    shown = texts(window.panel)
    assert "As of 5 February 2025: only if 2" in shown
    assert any("They are shown as of 5 February 2025." in each for each in shown)
    window.panel.session.look_back(None)
    assert "only if 2" in texts(window.panel)


def test_what_edits_the_plan_says_in_the_past_why_it_cannot(plan: PlanPanel) -> None:
    before = plan.sum_up.toolTip()
    plan.session.look_back(day(2))
    clause = card(plan, 0)
    for button in (plan.add, plan.draft, plan.sum_up, clause.edit, clause.links, clause.status):
        assert not button.isEnabled()
        assert "Go back to latest" in button.toolTip()
    plan.session.look_back(None)
    assert plan.sum_up.toolTip() == before
    assert plan.add.isEnabled()


def test_the_brackets_of_a_wording_are_drawn_by_depth_where_it_is_read(
    open_window: Open,
) -> None:
    text = "Each [Party [shall] act] and [pay."
    window = open_window(small(Clause("c", 1, "Duties"), Wording("w", "c", text)))
    window.go_to("plan")
    shown = next(each for each in window.findChildren(Annotated) if each.text() == text)
    drawn = {
        each.cursor.selectionStart(): each.format.background().color().name()
        for each in shown.extraSelections()
    }
    outer, inner, stray = (drawn[at] for at in (5, 12, 29))
    assert len({outer, inner, stray}) == 3
    assert (drawn[23], drawn[18]) == (outer, inner)
