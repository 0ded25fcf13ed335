"""The history of a dossier, its two clocks, and replaying the rounds."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.editing.commands import change, remove
from core.model.records import Party, Position
from core.text.days import end_of, local
from core.text.saying import long_date
from tests.layout import faults
from ui.history.panel import HistoryPanel
from ui.kit.tree_rows import ROLE
from ui.shell.as_of import AsOf
from ui.shell.round_slider import stops


@pytest.fixture
def panel(window, session):
    session.do(change(Position, "x1", value=30.0))
    session.do(remove(Party, "m"))
    window.go_to("history")
    assert isinstance(window.panel, HistoryPanel)
    window.panel.tree.setFocus()
    return window.panel


def labels(panel):
    model = panel.tree.steps
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def unfold(panel, row):
    index = panel.tree.steps.index(row, 0)
    panel.tree.setCurrentIndex(index)
    panel.tree.expand(index)
    return index


def below(index, row=0):
    """The place of a row below another."""
    return index.model().index(row, 0, index)


def test_steps_unfold_to_records_and_fields(panel):
    assert labels(panel)[:2] == ["Remove party", "Edit position"]
    record = below(unfold(panel, 1))
    assert record.data() == "position: Arland on Catch – changed"
    assert below(record).data() == "value: 10 → 30"


def test_what_was_done_has_the_room_that_author_and_time_leave(panel):
    assert not faults(panel.window())
    header = panel.tree.header()
    assert header.sectionSize(0) > header.sectionSize(1) + header.sectionSize(2)
    assert header.length() == panel.tree.viewport().width()


def test_a_field_is_restored_from_its_line(panel, session):
    panel.tree.setCurrentIndex(below(below(unfold(panel, 1))))
    panel.restore.click()
    assert session.dossier.get(Position, "x1").value == 10.0
    assert labels(panel)[0] == "Restore value of position"


def test_a_removed_record_is_restored(panel, session):
    assert panel.restore.isEnabled(), "the latest step is chosen, and removed something"
    panel.restore.click()
    assert session.dossier.find(Party, "m") is not None
    session.undo()
    assert session.dossier.find(Party, "m") is None


def test_enter_unfolds_a_step_and_shows_a_record(panel, window):
    panel.tree.setCurrentIndex(panel.tree.steps.index(1, 0))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.tree.isExpanded(panel.tree.steps.index(1, 0))
    panel.tree.setCurrentIndex(below(panel.tree.steps.index(1, 0)))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.side.list.current == "point:p"


def test_filters_narrow_the_steps(panel):
    panel.kind.setCurrentIndex(panel.kind.findData("party"))
    assert labels(panel)[0] == "Remove party"
    assert "Edit position" not in labels(panel)
    panel.words.setText("nothing like it")
    panel._narrow()
    assert labels(panel) == []
    assert panel.empty.isVisible()


def test_what_was_known_before_a_step_is_shown_and_left(panel, window, session):
    panel.known.click()
    assert session.dossier.find(Party, "m") is not None
    assert not session.editable
    assert window.banner.isVisible()
    step = local(panel.tree.step_of_current().head.at)
    before = f"As known just before {long_date(step.date())}, {step:%H:%M:%S}:"
    assert window.banner.words.startswith(before)
    index = panel.tree.currentIndex()
    assert index.siblingAtColumn(2).data() == f"{long_date(step.date())}, {step:%H:%M:%S}"
    assert not panel.restore.isEnabled()
    window.banner.back.click()
    assert session.dossier.find(Party, "m") is None
    assert session.editable


def test_what_was_known_at_the_end_of_a_day_is_told_by_its_last_minute(session, window):
    session.look_back(None, end_of(dt.date(2025, 1, 5)))
    assert window.banner.words.startswith("As known on 5 January 2025, 23:59:")
    session.look_back(None)


def test_either_clock_can_be_turned_back(session):
    popup = AsOf(session)
    popup.clock.setCurrentIndex(1)
    popup._go(dt.date.today() + dt.timedelta(days=1))
    assert session.workspace.known is not None
    assert session.workspace.as_of is None
    popup = AsOf(session)
    assert popup.clock.currentIndex() == 1
    popup.clock.setCurrentIndex(0)
    popup._go(dt.date(2025, 1, 5))
    assert (session.workspace.as_of, session.workspace.known) == (dt.date(2025, 1, 5), None)
    session.look_back(None)


def test_the_rounds_are_replayed_by_keyboard(window, session):
    window.go_to("overview")
    window.do("replay")
    banner = window.banner
    assert banner.is_replaying
    places = stops(session.workspace.latest, session.this_day)
    assert [place.short for place in places] == ["R1", "latest"]
    QTest.keyClick(banner.slider, Qt.Key.Key_Left)
    assert session.workspace.as_of == places[0].day
    assert banner.slider.accessibleDescription().startswith("Round 1")
    QTest.keyClick(banner.slider, Qt.Key.Key_End)
    assert session.editable
    assert banner.isVisible(), "the slider stays while the latest is shown"
    QTest.keyClick(banner.slider, Qt.Key.Key_Escape)
    assert not banner.isVisible()


def test_playing_goes_from_round_to_round_and_ends(window, session):
    window.do("replay")
    banner = window.banner
    banner.play.click()
    assert session.workspace.as_of == stops(session.workspace.latest, session.this_day)[0].day
    banner._next()
    assert not banner.play.isChecked()
    assert session.editable
    banner._leave()


def test_the_history_of_one_record_is_a_key_away(window, session):
    session.do(change(Position, "x1", value=30.0))
    session.do(change(Party, "m", name="Other"))
    window.go_to("point:p")
    window.panel.select("x1")
    window.do("history_of")
    panel = window.panel
    assert isinstance(panel, HistoryPanel)
    assert labels(panel)[0] == "Edit position"
    assert panel.only.text().startswith("Only Arland on Catch")
    assert panel.tree.isExpanded(panel.tree.steps.index(0, 0))
    steps = panel.tree.steps
    below = [steps.index(row, 0) for row in range(steps.rowCount())]
    told = {steps.index(row, 0, up).data(ROLE) for up in below for row in range(steps.rowCount(up))}
    assert {each.record for each in told if each is not None} == {"x1"}
    panel.only.click()
    assert labels(panel)[0] == "Edit party"


def test_without_a_record_it_says_what_to_do(window, session):
    said = []
    session.status_message.connect(lambda sentence, _problem: said.append(sentence))
    window.go_to("overview")
    window.do("history_of")
    assert said[-1].startswith("Select a record first")
