"""What can be done with a marker, an issue or a card: menus, and the forms that they open."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from core.language import gettext as _
from core.model.records import Issue, Party, Position
from ui.session import Desk


class MapSpot(NamedTuple):
    """Where on a map somebody asks for a menu, as ids; the party is "" beside all markers."""

    point: str
    issue: str
    party: str
    position: str | None


class OnPosition(NamedTuple):
    """What the panel itself does with a position."""

    show_history: Callable[[str], None]
    remove: Callable[[str], None]


def row_menu(parent: QWidget, desk: Desk, spot: MapSpot, acts: OnPosition) -> QMenu:
    """The menu of a marker, or of a row where no marker was meant."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if spot.party:
        _add_mark_actions(menu, desk, spot, acts)
        menu.addSeparator()
    editing = [
        menu.addAction(_("Edit issue and anchors…"), lambda: edit_issue(desk, spot.issue)),
        menu.addAction(_("Add issue…"), lambda: add_issue(desk, spot.point)),
    ]
    for action in editing:
        action.setEnabled(desk.editable)
    return menu


def _add_mark_actions(menu: QMenu, desk: Desk, spot: MapSpot, acts: OnPosition) -> None:
    _point, issue, party, position = spot
    name = desk.dossier.get(Party, party).name.replace("&", "&&")
    new = _("New position of {party}…").format(party=name)
    editing = [menu.addAction(new, lambda: ask_new(desk, issue, party))]
    if position is not None:
        editing += [
            menu.addAction(_("Edit position…"), lambda: ask_edit(desk, position)),
            menu.addAction(_("Correct a mistake…"), lambda: ask_correct(desk, position)),
        ]
        menu.addAction(_("History"), lambda: acts.show_history(position))
        editing.append(menu.addAction(_("Remove"), lambda: acts.remove(position)))
    for action in editing:
        action.setEnabled(desk.editable)


def open_form(desk: Desk, issue: str, party: str) -> None:
    """What Enter and a double click open: the position, a new one, or the issue."""
    if not desk.ask_to_edit():
        return
    if not party:
        edit_issue(desk, issue)
        return
    from core.analysis.gaps import standing

    stand = standing(desk.dossier, desk.dossier.get(Issue, issue), party)
    if stand.position is None:
        ask_new(desk, issue, party)
    else:
        ask_edit(desk, stand.position.id)


def act(desk: Desk, point: str, what: str, party: str, position: str) -> None:
    """What a card's menu asks for: "new", "edit" or "correct"."""
    if what == "edit" and position:
        ask_edit(desk, position)
    elif what == "correct" and position:
        ask_correct(desk, position)
    else:
        said = desk.dossier.find(Position, position)
        issues = desk.dossier.issues(point)
        issue = said.issue if said else issues[0].id if issues else None
        ask_new(desk, issue, party)


def ask_new(desk: Desk, issue: str | None, party: str) -> None:
    """Ask for a new position."""
    from ui.positions import form as position

    position.ask(desk, issue=issue, party=party)


def ask_edit(desk: Desk, identifier: str) -> None:
    """Ask for other fields of a position."""
    from ui.positions import form as position

    position.edit(desk, identifier)


def ask_correct(desk: Desk, identifier: str) -> None:
    """Ask for what was really said."""
    from ui.positions import form as position

    position.ask(desk, correcting=identifier)


def edit_issue(desk: Desk, identifier: str) -> None:
    """Ask for other fields of an issue."""
    from ui.setup import issues

    issues.edit(desk, identifier)


def add_issue(desk: Desk, point: str) -> None:
    """Ask for a new issue on a point."""
    from ui.setup import issues

    issues.new(desk, point)
