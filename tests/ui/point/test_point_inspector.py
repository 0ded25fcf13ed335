"""What stands beside a sticking point: notes, proposals, sources, history."""

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.editing.commands import change, create
from core.editing.commands.notes import add_note
from core.model.records import (
    Audience,
    Note,
    Position,
    Proposal,
    Source,
)
from ui.annotate import inspector as tabs
from ui.point.panel import PointPanel
from ui.point.position_card import PositionCard
from ui.session import Session


def cards(panel: PointPanel) -> list[PositionCard]:
    return [card for card in panel.cards.cards if isinstance(card, PositionCard)]


def test_notes_are_counted_resolved_and_answered(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    session.do(add_note("position", "x1", "Ask for a date.", quote="Little", field="statement"))
    assert panel.inspector.tabs[tabs.NOTES].text() == "Notes 1"
    (view,) = panel.inspector.lists[tabs.NOTES].cards
    view.reply.click()
    qtbot.keyClicks(view.box, "Asked.")
    qtbot.keyClick(view.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(view._replies) == 1
    view.resolve.click()
    assert panel.inspector.tabs[tabs.NOTES].text() == "Notes 0"
    assert all(note.resolved or note.parent for note in session.dossier.all(Note))


def test_a_note_is_written_on_the_words_selected(
    qtbot: QtBot, session: Session, panel: PointPanel
) -> None:
    statement = cards(panel)[0].statement
    statement.selectAll()
    statement.setFocus()
    session.workspace.author = "Ada"
    qtbot.keyClick(statement, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    box = panel.inspector.note_box
    assert box.isVisible()
    box.box.setPlainText("How little?")
    box.keep.click()
    (note,) = session.dossier.all(Note)
    assert (note.target, note.quote, note.start, note.end) == ("x1", "Little.", 0, 7)
    assert note.audience is Audience.DELEGATION
    assert note.author == "Ada"
    assert len(statement.extraSelections()) == 1


def test_a_note_on_the_point_needs_no_selection(session: Session, panel: PointPanel) -> None:
    panel.inspector.add.click()
    panel.inspector.note_box.box.setPlainText("Think.")
    panel.inspector.note_box.keep.click()
    (note,) = session.dossier.all(Note)
    assert (note.target_kind, note.target) == ("point", "p")


def test_every_tab_shows_what_there_is(session: Session, panel: PointPanel) -> None:
    from core.model.records import Response, Term

    session.do(create(Proposal, id="pr", name="Share", date=dt.date(2025, 1, 9), party="m"))
    session.do(create(Term, proposal="pr", issue="i", value=50.0))
    session.do(create(Response, proposal="pr", party="a"))
    side = panel.inspector
    side.show_tab(tabs.PROPOSALS)
    (card,) = side.lists[tabs.PROPOSALS].cards
    assert "Catch: 50" in card.lines.text()
    assert "awaited: Arland" in card.lines.text()
    side.show_tab(tabs.SOURCES)
    assert side.lists[tabs.SOURCES].cards[0].heading.text() == "1  A newspaper"
    assert side.tabs[tabs.SOURCES].text() == "Sources 1"
    panel.show_history("x5")
    shown = [card.heading.text() for card in side.lists[tabs.HISTORY].cards]
    assert shown == ["Borduria on Catch: 80", "Borduria on Catch: 90"]


def test_the_history_tells_what_was_edited(session: Session, panel: PointPanel) -> None:
    session.do(change(Position, "x5", value=70.0))
    panel.show_history("x5")
    told = panel.inspector.lists[tabs.HISTORY].cards[0].lines.text()
    assert "edit position" in told
    assert "value 80 → 70" in told
    panel.select("")
    assert "value 80 → 70" in panel.inspector.lists[tabs.HISTORY].cards[0].lines.text()


def test_the_inspector_stays_folded(session: Session, panel: PointPanel) -> None:
    panel.inspector.fold_button.click()
    assert panel.inspector.width() == tabs.FOLDED
    again = PointPanel(session, "p")
    assert again.inspector.is_folded
    again.deleteLater()
    panel.inspector.fold_button.click()
    assert not panel.inspector.is_folded


def test_sources_not_graded_are_called_so(session: Session, panel: PointPanel) -> None:
    session.do(change(Source, "s", reliability="", credibility=0))
    assert "source not graded" in cards(panel)[0].meta.text()
