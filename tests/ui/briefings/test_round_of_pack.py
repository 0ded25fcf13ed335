"""The round that the briefing desk says a pack is for, where no round is to come."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.records import Round
from tests.dossiers import day, small
from ui.briefings.panel import BriefingsPanel
from ui.shell.window import Window


def test_a_pack_for_no_round_says_so_and_can_be_for_one_that_is_over(
    open_window: Callable[..., Window],
) -> None:
    first, second = small().all(Round)
    over = msgspec.structs.replace(second, date=day(20))
    window = open_window(small().replacing(second, over))
    window.do("brief")
    panel = window.panel
    assert isinstance(panel, BriefingsPanel)
    box = panel.form.round
    assert panel.draft.recipe.round is None
    assert box.currentText() == "No round"
    offered = [box.itemText(number).split(" ·")[0] for number in range(box.count())]
    assert offered == ["No round", "Round 2", "Round 1"]
    for key, number, meeting in ((Qt.Key.Key_End, 2, first.id), (Qt.Key.Key_Home, 0, None)):
        QTest.keyClick(box, key)
        assert panel.draft.recipe.round == meeting
        assert box.currentIndex() == number
