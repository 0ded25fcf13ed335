"""The actions on a marker, an issue or a card: menus, and the forms that they open."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from core.language import gettext as _
from core.model.records import Issue, Party, Position
from core.views.placement import placement
from ui.kit.tips import allow
from ui.point.position_card import CardAct
from ui.session import Session


class MapSpot(NamedTuple):
    """Where on a map a menu was requested, as ids; the party is "" away from all markers."""

    point: str
    issue: str
    party: str
    position: str | None


class OnPosition(NamedTuple):
    """What the panel itself does with a position."""

    show_history: Callable[[str], None]
    remove: Callable[[str], None]


def row_menu(parent: QWidget, session: Session, spot: MapSpot, acts: OnPosition) -> QMenu:
    """The menu of a marker, or of a row if no marker was meant."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if spot.party:
        _add_mark_actions(menu, session, spot, acts)
        menu.addSeparator()
    editing = [
        menu.addAction(_("Edit issue and anchors…"), lambda: edit_issue(session, spot.issue)),
        menu.addAction(_("Add issue…"), lambda: add_issue(session, spot.point)),
    ]
    menu.setToolTipsVisible(True)
    allow(editing, session.refusal)
    return menu


def _add_mark_actions(menu: QMenu, session: Session, spot: MapSpot, acts: OnPosition) -> None:
    _point, issue, party, position = spot
    name = session.dossier.get(Party, party).name.replace("&", "&&")
    new = _("New position of {party}…").format(party=name)
    editing = [menu.addAction(new, lambda: ask_new(session, issue, party))]
    if position is not None:
        editing += [
            menu.addAction(_("Edit position…"), lambda: ask_edit(session, position)),
            menu.addAction(_("Correct a mistake…"), lambda: ask_correct(session, position)),
        ]
        menu.addAction(_("History"), lambda: acts.show_history(position))
        editing.append(menu.addAction(_("Remove"), lambda: acts.remove(position)))
    allow(editing, session.refusal)


def open_form(session: Session, issue: str, party: str) -> None:
    """Open what Enter and a double click open: the position, a new one, or the issue."""
    if not session.ask_to_edit():
        return
    if not party:
        edit_issue(session, issue)
        return
    stand = placement(session.dossier, session.dossier.get(Issue, issue), party)
    if stand.position is None:
        ask_new(session, issue, party)
    else:
        ask_edit(session, stand.position.id)


def act(session: Session, point: str, what: CardAct, party: str, position: str) -> None:
    """Carry out a card's menu item: a new position, or an edit of the existing one."""
    if what is CardAct.EDIT and position:
        ask_edit(session, position)
    elif what is CardAct.CORRECT and position:
        ask_correct(session, position)
    else:
        said = session.dossier.find(Position, position)
        issues = session.dossier.issues(point)
        issue = said.issue if said else issues[0].id if issues else None
        ask_new(session, issue, party)


def ask_new(session: Session, issue: str | None, party: str) -> None:
    """Ask for a new position."""
    from ui.positions import form as position

    position.ask(session, issue=issue, party=party)


def ask_edit(session: Session, identifier: str) -> None:
    """Edit the fields of a position."""
    from ui.positions import form as position

    position.edit(session, identifier)


def ask_correct(session: Session, identifier: str) -> None:
    """Correct a position: ask what was really said."""
    from ui.positions import form as position

    position.ask(session, correcting=identifier)


def edit_issue(session: Session, identifier: str) -> None:
    """Edit the fields of an issue."""
    from ui.setup import issues

    issues.edit(session, identifier)


def add_issue(session: Session, point: str) -> None:
    """Ask for a new issue on a point."""
    from ui.setup import issues

    issues.new(session, point)
