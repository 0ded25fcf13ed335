"""All notes in one place."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from core.editing.commands.notes import add_note
from core.model.records import Audience, Note
from core.views.notes import Grouping
from ui.notes.list import NoteRow, quote_within
from ui.notes.panel import NotesPanel

NOON = dt.datetime(2025, 1, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def panel(window, session):
    for number, audience in enumerate((Audience.MINE, Audience.DELEGATION, Audience.PRINCIPAL)):
        note = add_note(
            "position", f"x{number + 1}", f"Note {number}", audience=audience, created=NOON
        )
        session.do(note)
    window.go_to("notes")
    assert isinstance(window.panel, NotesPanel)
    window.panel.list.setFocus()
    return window.panel


def shown(panel):
    return [row.text for row in panel.list.lines.rows]


def choose(panel, name, data):
    box = panel.filter.boxes[name]
    box.setCurrentIndex(box.findData(data))


def test_all_notes_are_listed_and_the_latest_is_shown(panel):
    assert shown(panel) == ["Note 2", "Note 1", "Note 0"]
    assert panel.detail.view.text.text() == "Note 2"
    assert panel.count.text() == "3 of 3 notes"


def test_filters_narrow_the_list_and_can_be_cleared(panel):
    choose(panel, "party", "a")
    assert shown(panel) == ["Note 2", "Note 0"]
    choose(panel, "party", "b")
    choose(panel, "audience", "principal")
    assert shown(panel) == []
    assert panel.empty.isVisible()
    assert not panel.report.isEnabled()
    panel.filter.clear.click()
    assert len(shown(panel)) == 3


def test_groups_have_headings_that_cannot_be_chosen(panel):
    panel.filter.grouping.setCurrentIndex(panel.filter.grouping.findData(Grouping.PARTY))
    assert shown(panel) == ["Arland · 2", "Note 2", "Note 0", "Borduria · 1", "Note 1"]
    assert not panel.list.lines.flags(panel.list.lines.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_several_notes_are_dealt_with_in_one_step(panel, session):
    panel.list.selectAll()
    panel.detail.acts["resolve"].click()
    assert all(note.resolved for note in session.dossier.all(Note))
    session.undo()
    assert not any(note.resolved for note in session.dossier.all(Note))
    panel.list.selectAll()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert session.dossier.count(Note) == 0
    assert "No notes yet" in panel.empty.text()


def test_enter_goes_to_the_text(panel, session):
    went = []
    session.record_requested.connect(lambda kind, identifier: went.append((kind, identifier)))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert went == [(Note, session.dossier.all(Note)[-1].id)]


def test_a_reply_is_the_author_s(panel, session):
    view = panel.detail.view
    view.reply.click()
    QTest.keyClicks(view.box, "Yes.")
    QTest.keyClick(view.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.dossier.all(Note)[-1].author == session.workspace.author
    assert len(shown(panel)) == 3
    assert not view.box.toPlainText()
    assert not view.box.isVisible()
    assert view.reply.hasFocus()


def test_looking_back_nothing_can_be_changed(panel, session):
    session.look_back(session.today)
    panel.refresh()
    assert not any(act.isEnabled() for act in panel.detail.acts.values())
    session.look_back(None)


def test_a_note_is_revealed_past_the_filters(panel, session):
    choose(panel, "party", "b")
    first = session.dossier.all(Note)[0].id
    panel.reveal(Note, first)
    assert panel.list.chosen() == [first]


def test_a_panel_gone_to_by_its_key_has_the_keyboard(panel, window):
    window.go_to("overview")
    for name, widget in (("notes", "list"), ("history", "tree"), ("matrix", "table")):
        window.do(name)
        assert getattr(window.panel, widget).hasFocus(), name
    window.do("sources")
    assert window.panel.list.view.hasFocus()


def test_the_menu_of_the_note_shown_pins_and_removes_it(panel, session):
    note = panel.list.chosen()[0]
    panel.detail.view.menu_button.click()
    (menu,) = panel.detail.view.findChildren(QMenu)
    pin, _attach, drop = menu.actions()
    pin.trigger()
    assert session.dossier.get(Note, note).pinned
    menu.close()
    drop.trigger()
    assert session.dossier.find(Note, note) is None


def test_a_quote_ends_in_dots_only_where_its_place_needs_the_room(qapp):
    quote = "Moscow has not yet answered the latest proposal, as far as anybody knows."
    short, long = (NoteRow("n", quote, "", where, "") for where in ("Source 1", "where it is " * 9))
    assert quote_within(short, 560) == quote
    assert quote_within(long, 560).endswith("…")
