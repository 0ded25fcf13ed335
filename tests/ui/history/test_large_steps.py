"""A large step, such as an import, is read when it is needed, and keeps nothing of others back."""

import pytest

from core.editing.commands import Command, change, remove
from core.model.change import Edit
from core.model.records import Note, Party, Position
from ui.history import panel as history
from ui.history.panel import HistoryPanel

MANY = 240


@pytest.fixture
def panel(window, session, monkeypatch):
    """Two steps, a large one after them, and another."""
    monkeypatch.setattr(history, "HEAVY", MANY)
    monkeypatch.setattr(history, "SLICE", MANY // 4)
    session.do(change(Position, "x1", value=30.0))
    session.do(remove(Party, "m"))
    added = [Edit(None, Note(f"n{n:03}", "point", "p", f"Remark {n}")) for n in range(MANY)]
    session.do(Command("import notes", lambda _dossier: added))
    session.do(change(Position, "x1", value=31.0))
    window.go_to("history")
    assert isinstance(window.panel, HistoryPanel)
    return window.panel


def labels(panel):
    model = panel.tree.steps
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_history_of_a_record_of_a_large_step_is_that_step(panel):
    panel.show_history_of(Note, "n042")
    assert labels(panel) == ["Import notes"]
    step = panel.tree.steps.index(0, 0)
    assert [each.data() for each in below(step)] == ["note: Remark 42 – added", "… and more"]


def below(index):
    model = index.model()
    return [model.index(row, 0, index) for row in range(model.rowCount(index))]


def test_what_was_done_before_a_large_step_is_found_and_restored(panel, session):
    panel.show_history_of(Position, "x1")
    assert labels(panel)[:2] == ["Edit position", "Edit position"]
    panel.show_all()
    panel.tree.setCurrentIndex(panel.tree.steps.index(2, 0))
    panel.restore.click()
    assert session.dossier.find(Party, "m") is not None


def test_filters_look_into_a_large_step(panel):
    panel.kind.setCurrentIndex(panel.kind.findData("note"))
    assert labels(panel) == ["Import notes"]
    panel.kind.setCurrentIndex(0)
    panel.words.setText("Remark 7")
    panel._narrow()
    assert labels(panel) == ["Import notes"]


def unfolded(panel, row=0):
    panel.tree.expand(panel.tree.steps.index(row, 0))
    return [each.data() for each in below(panel.tree.steps.index(row, 0))]


def test_filters_look_into_all_of_a_large_step_and_show_what_they_found(panel, qtbot):
    panel.words.setText(f"Remark {MANY - 1}")
    qtbot.waitUntil(lambda: labels(panel) == ["Import notes"])
    assert unfolded(panel) == [f"note: Remark {MANY - 1} – added", "… and more"]
    assert panel.count.text() == "1 of 5 steps"


def test_while_a_large_step_is_looked_into_nothing_is_called_missing(panel, qtbot):
    said = []

    def told() -> str:
        said.append(panel.empty.text() if panel.empty.isVisible() else "")
        return said[-1]

    panel.words.setText("nobody wrote this")
    qtbot.waitUntil(lambda: told() == "No matching steps.")
    assert set(said) <= {"", "Searching…", "No matching steps."}
    assert panel.count.text() == "0 of 5 steps"


def test_another_question_takes_the_place_of_one_that_is_being_looked_for(panel, qtbot):
    panel.words.setText("nobody wrote this")
    panel._narrow()
    panel.words.setText("Remark 1")
    panel._narrow()
    qtbot.waitUntil(lambda: labels(panel) == ["Import notes"])
    assert unfolded(panel)[0] == "note: Remark 1 – added"


def test_it_says_that_only_the_latest_steps_were_searched(panel, monkeypatch, qtbot):
    monkeypatch.setattr(panel, "_most", 2)
    panel.show_dossier(panel.session.dossier)
    panel.words.setText("nobody wrote this")
    qtbot.waitUntil(lambda: panel.empty.text() == "No matching steps among the latest 2.")
