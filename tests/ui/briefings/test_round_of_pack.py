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


def test_looking_back_it_is_for_the_round_that_came_next_then(
    open_window: Callable[..., Window],
) -> None:
    """As the button above it says, from whatever day one looks back."""
    first, second = small().all(Round)
    third = Round("r3", 3, day(80))
    dossier = small().replacing(second, msgspec.structs.replace(second, date=day(20)))
    window = open_window(dossier.replacing(None, third))
    session = window.session
    assert session is not None
    session._clock = lambda: day(60)
    window.do("brief")
    panel = window.panel
    assert isinstance(panel, BriefingsPanel)
    for on, meeting in ((day(5), second), (day(0), first), (day(30), third), (None, third)):
        session.look_back(on, None)
        assert panel.draft.recipe.round == meeting.id
        assert panel.form.round.currentText().startswith(f"Round {meeting.number} ")
