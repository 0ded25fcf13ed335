"""Groups on the parties panel: shown, folded, edited, taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.records import Membership, Party
from tests.acts import answering, click_on
from tests.dossiers import day, small
from ui.kit.tree_rows import ROLE
from ui.parties.groups import GroupsCard
from ui.parties.membership_form import MembershipForm
from ui.shell.window import Window

MEMBERS = (
    Membership("h", "m", "b", day(10), day(40), "presidency"),
    Membership("k", "m", "a"),
)


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    window = open_window(small(*MEMBERS))
    window.go_to("parties")
    return window


@pytest.fixture
def card(window: Window) -> GroupsCard:
    found = window.panel.findChild(GroupsCard)
    assert isinstance(found, GroupsCard)
    return found


def lines(card: GroupsCard) -> list[tuple[str, ...]]:
    """The words of all lines, top to bottom, members after a dash."""
    model, found = card.tree.groups, []
    for top in range(model.rowCount()):
        group = model.index(top, 0)
        found.append(tuple(group.siblingAtColumn(n).data() for n in range(3)))
        for row in range(model.rowCount(group)):
            member = model.index(row, 0, group)
            found.append(("–", *(member.siblingAtColumn(n).data() for n in range(3))))
    return found


def test_a_group_is_shown_with_its_members_and_their_dates(card: GroupsCard) -> None:
    assert lines(card) == [
        ("Mediator", "2 members", ""),
        ("–", "Arland", "", ""),
        ("–", "Borduria", "11 January 2025 to 10 February 2025", "presidency"),
    ]


def test_what_was_folded_stays_folded(window: Window, card: GroupsCard) -> None:
    top = card.tree.groups.index(0, 0)
    assert card.tree.isExpanded(top)
    card.tree.collapse(top)
    assert window.session is not None
    window.do("undo")
    card.show_dossier(window.session.dossier)
    assert not card.tree.isExpanded(card.tree.groups.index(0, 0))


def test_a_membership_is_removed_and_brought_back(
    window: Window, card: GroupsCard, qtbot: QtBot
) -> None:
    assert window.session is not None
    assert card.tree.choose(Membership, "h")
    card.tree.setFocus()
    qtbot.keyClick(card.tree, Qt.Key.Key_Delete)
    assert [each.id for each in window.session.dossier.all(Membership)] == ["k"]
    window.do("undo")
    assert len(lines(card)) == 3


def test_a_group_line_offers_no_edit_but_its_members(card: GroupsCard) -> None:
    assert card.tree.choose(Party, "m")
    assert (card.add.isEnabled(), card.change.isEnabled(), card.drop.isEnabled()) == (
        True,
        False,
        False,
    )
    assert card.tree.choose(Membership, "k")
    assert card.change.isEnabled()


def test_a_member_is_added_to_the_group_with_the_cursor(
    window: Window, card: GroupsCard, qtbot: QtBot, real_dialogs: None
) -> None:
    def fill_in(form: QWidget) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "Borduria")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), "1 July 2025")
        click_on(form, "Save")

    with qtbot.waitActive(window):
        window.activateWindow()
    card.tree.choose(Membership, "k")
    with answering(fill_in):
        click_on(window, "Add member…")
    added = ("–", "Borduria", "since 1 July 2025", "")
    assert added in lines(card)
    assert card.tree.currentIndex().siblingAtColumn(1).data() == added[2]


def test_search_leads_to_a_membership(window: Window, card: GroupsCard) -> None:
    window.panel.reveal(Membership, "h")
    assert card.tree.currentIndex().siblingAtColumn(0).data(ROLE) == (Membership, "h")


def test_a_form_without_parties_says_what_it_lacks(window: Window) -> None:
    assert window.session is not None
    form = MembershipForm(window.session)
    form.open()
    assert not form.save()
    assert "Select the group." in form.problem.text()
    form.group.setCurrentIndex(form.group.findData("m"))
    assert not form.save()
    assert "Select the member." in form.problem.text()
    form.member.setCurrentIndex(form.member.findData("m"))
    assert not form.save()
    assert "A party cannot be a member of itself." in form.problem.text()
    form.settle()
    form.reject()
