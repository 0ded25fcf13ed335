"""The panels of rounds and of parties."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create, remove
from core.model.records import Action, AgendaItem, Line, Party, Round
from tests.dossiers import day
from ui.forms.records import TableView
from ui.kit.card import PressCard
from ui.parties.panel import PartiesPanel
from ui.rounds.debrief import DebriefForm
from ui.rounds.followups import ActionsDialog
from ui.rounds.panel import RoundsPanel
from ui.session import Session
from ui.shell.window import Window


@pytest.fixture
def rounds(window: Window, session: Session) -> RoundsPanel:
    session.do(create(AgendaItem, id="t1", round="r2", title="Opening", time="09:30", minutes=30))
    session.do(create(AgendaItem, id="t2", round="r2", title="Quota", point="p"))
    window.go_to("rounds")
    QApplication.processEvents()
    assert isinstance(window.panel, RoundsPanel)
    return window.panel


def cells(view: TableView, row: int) -> list[str]:
    return [view.model().index(row, column).data() for column in range(len(view.table.columns))]


def test_it_begins_with_the_next_round(rounds: RoundsPanel) -> None:
    assert rounds.chosen == "r2"
    assert rounds.name.text() == "Round 2"
    assert rounds.when.text() == "10 February 2025 · in 5 days · Geneva"
    assert cells(rounds.list.view, 1) == ["Round 2", "10 Feb 2025", "planned", "Geneva", "2"]
    assert cells(rounds.agenda.view, 0) == ["09:30", "Opening", "", "", "", "30"]
    assert cells(rounds.agenda.view, 1) == ["", "Quota", "Quota", "", "", ""]


def test_a_round_added_by_the_menu_is_shown_and_so_is_one_brought_back(
    session: Session, rounds: RoundsPanel
) -> None:
    session.do(create(Round, id="r3", number=3, date=day(90)))
    assert rounds.chosen == "r3"
    assert rounds.name.text() == "Round 3"
    rounds.list.view.choose("r1")
    session.do(remove(Round, "r3"))
    assert rounds.chosen == "r1"
    session.undo()
    assert rounds.chosen == "r3"


def test_choosing_a_round_shows_its_agenda(rounds: RoundsPanel) -> None:
    rounds.list.view.choose("r1")
    assert rounds.name.text() == "Round 1"
    assert rounds.agenda.view.table.rowCount() == 0
    assert "Add what will be discussed" in rounds.agenda.empty.text()


def test_items_are_put_in_order_by_keyboard(
    qtbot: QtBot, session: Session, rounds: RoundsPanel
) -> None:
    rounds.agenda.view.choose("t2")
    rounds.agenda.shift(-1)
    assert [item.id for item in session.dossier.all(AgendaItem)] == ["t2", "t1"]
    assert session.workspace.undo_label == "reorder agenda items"
    session.undo()
    assert [item.id for item in session.dossier.all(AgendaItem)] == ["t1", "t2"]


def test_an_edit_in_a_cell_is_a_command(session: Session, rounds: RoundsPanel) -> None:
    table = rounds.agenda.view.table
    assert table.setData(table.index(0, 3), "Head of delegation")
    assert session.dossier.get(AgendaItem, "t1").lead == "Head of delegation"


def test_a_date_typed_into_the_list_moves_the_round(session: Session, rounds: RoundsPanel) -> None:
    session.do(change(Round, "r2", end_date=day(42)))
    table = rounds.list.view.table
    row = table.row_of("r2")
    assert not table.setData(table.index(row, 1), "31 February")
    assert session.dossier.get(Round, "r2").date == day(40)
    assert table.setData(table.index(row, 1), "1 March 2025")
    moved = session.dossier.get(Round, "r2")
    assert (moved.date, moved.end_date) == (day(59), day(61))
    assert session.workspace.undo_label == "set date of round"
    assert table.setData(table.index(row, 1), "")
    assert session.dossier.get(Round, "r2").date is None


def test_what_is_not_ready_is_listed_with_what_mends_it(
    session: Session, rounds: RoundsPanel
) -> None:
    def shown() -> list[str]:
        return [each.accessibleName() for each in rounds.readiness.findChildren(PressCard)]

    assert "Quota: no line to say" in shown()
    session.do(create(Line, point="p", text="Less is more."))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "Quota: no line to say" not in shown()
    rounds.list.view.choose("r1")
    assert not rounds.readiness.isVisible()


def test_the_next_agenda_is_drafted_from_what_is_open(
    window: Window, session: Session, rounds: RoundsPanel
) -> None:
    session.do(create(Action, round="r1", text="Send the map."))
    rounds.draft.click()
    assert window.status.sentence == "Added 1 item. Press Ctrl+Z to undo."
    titles = [item.title for item in session.dossier.where(AgendaItem, round="r2")]
    assert titles == ["Opening", "Quota", "Actions from earlier rounds"]
    rounds.draft.click()
    assert window.status.sentence == "Everything that is open is on the agenda already."
    session.undo()
    assert rounds.agenda.view.table.rowCount() == 2


def test_no_agenda_is_drafted_for_a_round_that_is_over(rounds: RoundsPanel) -> None:
    rounds.list.view.choose("r1")
    assert not rounds.draft.isEnabled()
    rounds.list.view.choose("r2")
    assert rounds.draft.isEnabled()


def test_actions_of_all_rounds_are_marked_as_done(session: Session) -> None:
    session.do(create(Action, id="k1", round="r1", text="Send the map.", due=day(10)))
    session.do(create(Action, id="k2", round="r2", text="Ask home.", owner="Ada"))
    dialog = ActionsDialog(session)
    dialog.show()
    view = dialog.editor.view
    assert cells(view, 0) == ["Round 1", "Send the map.", "", "11 January 2025 · overdue", ""]
    assert not view.table.setData(view.table.index(1, 3), "soon")
    assert view.table.setData(view.table.index(1, 3), "1 March 2025")
    assert session.dossier.get(Action, "k2").due == day(59)
    view.choose("k1")
    dialog.finish.click()
    assert session.dossier.get(Action, "k1").done
    assert view.table.rowCount() == 1
    dialog.done_too.click()
    assert cells(view, 0) == ["Round 1", "Send the map.", "", "11 January 2025", "yes"]
    dialog.close()


def test_the_time_line_leads_to_what_stands_on_it(
    qtbot: QtBot, session: Session, rounds: RoundsPanel
) -> None:
    strip = rounds.strip
    assert strip._line is not None
    assert strip.current is not None
    assert strip.accessibleName().startswith("Time line: Pack for Round 2: noon on 6 February")
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert rounds.chosen == "r1"
    event = next(each for each in strip._line.events if each.short and each.record == "r2")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.box(event).center().toPoint())
    assert rounds.chosen == "r2"
    for each in ("r1", "r2"):
        session.do(change(Round, each, date=None))
    assert not rounds.strip_card.isVisible()


def test_a_debrief_is_written_and_shown(session: Session, rounds: RoundsPanel) -> None:
    rounds.list.view.choose("r1")
    form = DebriefForm(session, session.dossier.get(Round, "r1"))
    form.moved.setPlainText("Borduria, on the catch.")
    form.to_check.setPlainText("Who pays.")
    assert form.save()
    assert rounds.words["moved"][1].noted.text == "Borduria, on the catch."
    assert session.dossier.get(Round, "r1").to_check == "Who pays."
    session.undo()
    assert session.dossier.get(Round, "r1").moved == ""


def test_delete_removes_and_undo_brings_back(
    qtbot: QtBot, session: Session, rounds: RoundsPanel
) -> None:
    rounds.agenda.view.choose("t1")
    rounds.agenda.view.setFocus()
    qtbot.keyClick(rounds.agenda.view, Qt.Key.Key_Delete)
    assert session.dossier.find(AgendaItem, "t1") is None
    session.undo()
    assert rounds.agenda.view.table.rowCount() == 2


def test_a_revealed_item_shows_its_round(rounds: RoundsPanel) -> None:
    rounds.list.view.choose("r1")
    rounds.reveal(AgendaItem, "t2")
    assert rounds.chosen == "r2"


def test_a_revealed_action_shows_its_round(session: Session, rounds: RoundsPanel) -> None:
    session.do(create(Action, id="done", round="r1", text="Send the map."))
    session.go(Action, "done")
    assert rounds.chosen == "r1"


def test_objectives_are_listed(session: Session, rounds: RoundsPanel) -> None:
    session.do(change(Round, "r2", objectives="One.\nTwo.", delegation="Three people"))
    shown = {name: text.noted.text for name, (_title, text) in rounds.words.items()}
    said = {name: text for name, text in shown.items() if text}
    assert said == {"objectives": "One.\nTwo.", "delegation": "Three people"}
    assert not rounds.words["record"][1].isVisible()


def test_a_record_of_a_round_is_annotated(session: Session, rounds: RoundsPanel) -> None:
    session.do(change(Round, "r2", record="They met and parted."))
    _title, text = rounds.words["record"]
    cursor = text.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert rounds.annotate()
    rounds.side.note_box.box.setPlainText("Where?")
    rounds.side.note_box.keep.click()
    (note,) = session.dossier.notes("r2")
    assert (note.target_kind, note.field, note.quote) == ("round", "record", "met")
    assert [card._value.note for card in rounds.side.lists[0].cards] == [note.id]


def test_parties_are_edited_where_they_stand(window: Window, session: Session) -> None:
    window.go_to("parties")
    panel = window.panel
    assert isinstance(panel, PartiesPanel)
    table = panel.editor.view.table
    assert cells(panel.editor.view, 0) == ["Arland", "AR", "party", "circle", "solid", ""]
    assert table.setData(table.index(0, 0), "Arcadia")
    assert cells(panel.editor.view, 0)[0] == "Arcadia"
    assert not table.setData(table.index(0, 1), "bo")
    assert session.dossier.get(Party, "a").code == "AR"


def test_nothing_can_be_edited_while_looking_back(window: Window, session: Session) -> None:
    window.go_to("parties")
    session.look_back(day(20))
    panel = window.panel
    assert isinstance(panel, PartiesPanel)
    assert not panel.editor.add.isEnabled()
    assert not panel.editor.drop.isEnabled()
