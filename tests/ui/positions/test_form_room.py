"""The form of a position is as high as what is in it, whatever the scale's labels are."""

import pytest
from pytestqt.qtbot import QtBot

from core.editing.commands import change
from core.model.records import Anchor, Issue
from ui.kit.scroll import Scroll
from ui.positions.form import PositionForm
from ui.session import Session

LABELS = ("Withdrawal", "Upper limit of what was offered", "as it is")


@pytest.mark.parametrize("count", range(len(LABELS) + 1))
def test_a_form_that_fits_the_screen_opens_without_a_scroll_bar(
    session: Session, qtbot: QtBot, count: int
) -> None:
    anchors = tuple(Anchor(40.0 * n, label) for n, label in enumerate(LABELS[:count]))
    ends = {"low_end": 100.0, "high_end": 5000.5}
    session.do(change(Issue, "j", unit="thousand troops", anchors=anchors, **ends))
    form = PositionForm(session, "j")
    form.open()
    qtbot.waitExposed(form)
    assert form.findChildren(Scroll)[0].verticalScrollBar().maximum() == 0
    form.settle()
    form.close()
