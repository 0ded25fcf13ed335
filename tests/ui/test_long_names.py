"""However long the names in a dossier are, no form becomes wider than the smallest window or
scrolls its fields sideways."""

from collections.abc import Callable, Iterator
from unittest import mock

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    AgendaItem,
    Clause,
    Issue,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    SavedSearch,
    Source,
    Term,
    Wording,
)
from tests import used
from tests.layout import painted
from tests.look import settle
from tests.ui.test_text_size import SHOWN
from ui.kit.choices import CalmBox
from ui.parties import membership_form
from ui.plan import clause_form, links
from ui.point import lines
from ui.positions import form as position
from ui.proposals import forms as proposals
from ui.rounds import forms as rounds
from ui.session import Session
from ui.setup import issues, parties, points
from ui.shell.window import Window
from ui.sources import form as source

Act = Callable[[Session], object]
SMALLEST = 1100
"""The width of the smallest window, in pixels."""


def with_long_names() -> Dossier:
    """The example with long texts, in which short names are long, too."""
    dossier = used.long_texts()
    records = (record for kind in KINDS for record in dossier.all(kind))
    return Dossier.of(
        msgspec.structs.replace(each, short_name=used.NAME) if isinstance(each, Point) else each
        for each in records
    )


def on(kind: type[Record], act: Callable[[Session, str], object]) -> Act:
    """Does something with the first record of a kind."""
    return lambda session: act(session, session.dossier.all(kind)[0].id)


FORMS: dict[str, Act] = {
    "a new position": position.ask,
    "a position": on(Position, position.edit),
    "a correction": on(Position, lambda s, key: position.ask(s, correcting=key)),
    "a party": on(Party, parties.edit),
    "a member": membership_form.new,
    "a point": on(Point, points.edit),
    "an issue": on(Issue, issues.edit),
    "lines": on(Point, lines.ask),
    "a round": on(Round, rounds.edit),
    "an agenda item": on(AgendaItem, rounds.edit_item),
    "a proposal": on(Proposal, proposals.edit),
    "a term": on(Term, proposals.edit_term),
    "a response": on(Response, proposals.edit_response),
    "a clause": on(Clause, clause_form.ask),
    "a wording": on(Wording, clause_form.reword),
    "links": on(Clause, links.ask),
    "a source": on(Source, source.edit),
}


def opened(act: Callable[[], object]) -> Iterator[QWidget]:
    """The windows that an act opens."""
    before = {*QApplication.topLevelWidgets()}
    shown: list[QWidget] = []

    def show_only(dialog: QDialog) -> int:
        dialog.show()
        shown.append(dialog)
        return QDialog.DialogCode.Rejected.value

    with mock.patch.object(QDialog, "exec", show_only):
        act()
    QApplication.processEvents()
    tops = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before)
    for dialog in [*shown, *(each for each in tops if each not in shown)]:
        yield dialog
        dialog.close()


def too_wide(dialog: QWidget) -> list[str]:
    """A form that needs more width than it may, and what scrolls sideways in it."""
    name, needed = dialog.windowTitle(), dialog.sizeHint().width()
    areas = [area for area in dialog.findChildren(QScrollArea) if area.isVisible()]
    aside = [area for area in areas if area.horizontalScrollBar().maximum() > 0]
    found = [f"{name} scrolls {area.widget().width()} in {area.width()}" for area in aside]
    return found + [f"{name} needs {needed}"] * (needed > SMALLEST)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return with_long_names()


@pytest.mark.parametrize("name", [*FORMS, *SHOWN])
def test_long_names_make_no_form_wide(
    open_window: Callable[..., Window], dossier: Dossier, name: str
) -> None:
    window = open_window(dossier, size=(SMALLEST, 700))
    session = window.session
    assert session is not None
    act = FORMS.get(name)
    shown = opened(lambda: act(session) if act else window.do(name))
    assert not [fault for dialog in shown for fault in too_wide(dialog)]


def test_a_choice_that_fits_is_shown_whole_and_a_longer_one_with_its_end(
    dressed: QApplication, qtbot: QtBot
) -> None:
    box = CalmBox()
    qtbot.addWidget(box)
    box.addItems(["Mark selected…", "no"])
    box.resize(box.sizeHint())
    assert shown(box) == ["Mark selected…"]
    box.addItem(f"{used.NAME} — Extent")
    box.setCurrentIndex(2)
    (words,) = shown(box)
    assert words.startswith("The")
    assert words.endswith("Extent")


def shown(box: QComboBox) -> list[str]:
    """What a box writes."""
    box.show()
    return [each.text for each in painted(box)]


@pytest.mark.parametrize("percent", [100, 150])
def test_long_names_scroll_no_panel_sideways(
    open_window: Callable[..., Window], dossier: Dossier, percent: int
) -> None:
    room = {100: 660, 150: 900}
    search = SavedSearch("long", 1, used.NAME, "note")
    first = msgspec.structs.replace(dossier.all(Round)[0], name=used.NAME)
    named = dossier.replacing(dossier.all(Round)[0], first).replacing(None, search)
    window = open_window(named, size=(SMALLEST, 700), percent=percent)
    wide = {}
    for key in window.side.list.keys:
        window.go_to(key)
        settle()
        wide[key] = window.panel.minimumSizeHint().width()
    assert {key: width for key, width in wide.items() if width > room[percent]} == {}
