"""Marks on records."""

from core.lenses.cleared import UNMARKABLE
from core.model.kinds import KINDS
from core.model.records import DESK_ONLY, Hypothesis, Mark
from tests.briefings.canaries import SEEN_WITH, everything
from ui.setup import marks
from ui.shell.window import Window


def test_all_that_a_pack_prints_can_be_marked() -> None:
    assert {*marks.KINDS} == {*KINDS} - DESK_ONLY - {*UNMARKABLE, *SEEN_WITH}


def test_a_hypothesis_is_listed_by_what_it_says_and_marked(window: Window) -> None:
    session = window.session
    assert session is not None
    told = everything()
    hypothesis = told.get(Hypothesis, "hy")
    assert marks._told(told, hypothesis) == hypothesis.text
    dialog = marks.ask(session)
    names = [dialog.kind.itemText(at) for at in range(dialog.kind.count())]
    assert {"hypotheses", "indications", "precedents", "memberships"} <= {
        name.lower() for name in names
    }
    assert not session.dossier.count(Mark)
    dialog.close()
