"""Marks on records."""

from core.lenses.cleared import UNMARKABLE
from core.model.kinds import KINDS
from core.model.records import DESK_ONLY, Hypothesis, Mark, Position
from tests.briefings.canaries import SEEN_WITH, everything
from tests.dossiers import position, small
from ui.setup import marks
from ui.shell.window import Window


def test_all_that_a_pack_prints_can_be_marked() -> None:
    assert {*marks.KINDS} == {*KINDS} - DESK_ONLY - {*UNMARKABLE, *SEEN_WITH}


def test_positions_of_a_party_on_an_issue_are_told_apart_by_their_dates() -> None:
    dossier = small(position("y", "i", "a", 31, 12.0))
    told = [marks._told(dossier, each) for each in dossier.all(Position)]
    assert len({*told}) == len(told)
    assert any(each.endswith("31 Jan 2025") for each in told)


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
