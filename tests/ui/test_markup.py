"""What a person writes is shown as written: no label, tip, menu or line reads it as markup."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.exchange.example import example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    AgendaItem,
    Clause,
    Issue,
    Line,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Round,
    Source,
    Wording,
)
from ui.shell.window import Window

NASTY = '<img src="/etc/hostname"><b>bold</b> &amp; R&D 😀 \u202e'
WORDS = {
    Negotiation: ("title", "summary", "marking"),
    Party: ("name",),
    Point: ("name", "short_name", "bottom_line"),
    Issue: ("name", "question", "unit"),
    Position: ("statement", "red_line", "locator"),
    Round: ("place", "title", "objectives", "delegation", "record"),
    AgendaItem: ("title", "lead"),
    Clause: ("title",),
    Wording: ("text",),
    Line: ("text",),
    Note: ("text", "author"),
    Proposal: ("title",),
    Source: ("title", "publisher"),
}


def nasty() -> Dossier:
    """The example with markup in everything that a person writes."""
    return Dossier.of(_dirtied(record) for kind in KINDS for record in example().all(kind))


def _dirtied(record: Record) -> Record:
    names = [name for name in WORDS.get(type(record), ()) if name in record.__struct_fields__]
    return msgspec.structs.replace(record, **{name: f"{NASTY} {name}" for name in names})


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    return open_window(nasty())


def places(window: Window) -> Iterator[str]:
    for key in list(window._places):
        window.go_to(key)
        yield key


def test_no_label_reads_markup(window: Window) -> None:
    for key in places(window):
        for label in window.findChildren(QLabel):
            if "<" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, (key, label)


def test_every_tip_shows_markup_as_text(window: Window) -> None:
    seen = 0
    for key in places(window):
        for widget in window.findChildren(QWidget):
            assert "<img" not in widget.toolTip(), (key, widget)
            seen += "&lt;img" in widget.toolTip()
    assert seen


def test_no_ampersand_of_a_name_becomes_a_shortcut(window: Window) -> None:
    for key in places(window):
        for button in window.findChildren(QAbstractButton):
            assert "R&D" not in button.text(), (key, button)
        for action in window.findChildren(QAction):
            assert "R&D" not in action.text(), (key, action)


def test_forms_show_what_was_written(window: Window, qtbot: QtBot) -> None:
    from ui.plan import clause_form as clause
    from ui.positions import form as position
    from ui.rounds import forms as rounds
    from ui.setup import issues, parties, points

    session = window.session
    assert session is not None
    dossier = session.dossier
    forms: list[QWidget] = [
        clause.ClauseForm(session, dossier.all(Clause)[0].id),
        issues.IssueForm(session, dossier.points[0].id, dossier.issues(dossier.points[0].id)[0]),
        parties.PartyForm(session, dossier.parties[0]),
        points.PointForm(session, dossier.points[0]),
        rounds.RoundForm(session, dossier.all(Round)[0]),
        position.PositionForm(session),
    ]
    for form in forms:
        for label in form.findChildren(QLabel):
            if "<" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, (form, label)
        for widget in form.findChildren(QWidget):
            assert "<img" not in widget.toolTip(), (form, widget)
        form.close()
        form.deleteLater()


def test_the_status_line_says_names_as_they_are(window: Window) -> None:
    session = window.session
    assert session is not None
    session.do(change(Party, session.dossier.parties[0].id, name="<b>Arland</b>"))
    session.warn("<b>Arland</b> & R&D")
    assert "<b>Arland</b> & R&D" in window.status.sentence
