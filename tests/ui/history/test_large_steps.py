"""A large step, such as an import, is read when it is needed, and keeps nothing of others back."""

import pytest

from core.editing.commands import Command, change, remove
from core.model.change import Edit
from core.model.records import Note, Party, Position
from ui.history import panel as history
from ui.history.panel import HistoryPanel

MANY = 60


@pytest.fixture
def panel(window, session, monkeypatch):
    """Two steps, a large one after them, and another."""
    monkeypatch.setattr(history, "HEAVY", MANY)
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
