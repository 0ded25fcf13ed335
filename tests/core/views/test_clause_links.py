"""What a clause is linked to, in words; and what no link can be."""

import pytest

from core.editing.commands import Command, change, create, remove
from core.editing.rules import check
from core.errors import RuleBroken
from core.lenses.releasable import released
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseLink, Condition, Precedent, Proposal
from core.views.clause_links import linkable, linked_words
from tests.dossiers import day, small

PLAN = small(
    Clause("c12", 12, "Withdrawal"),
    Clause("c14", 14, "Monitoring"),
    Clause("c15", 15, "Return", label="14 alt"),
    Precedent("pr", 1, "A treaty of before"),
    Proposal("late", 1, "Two thirds", day(20)),
    ClauseLink("l1", "c12", issue="i", remark="its number of boats"),
    ClauseLink("l2", "c12", position="x1"),
    ClauseLink("l3", "c12", precedent="pr"),
    ClauseLink("l4", "c12", proposal="late"),
    Condition("n1", "c12", "c15"),
    Condition("n2", "c12", "c14"),
)


def after(command: Command) -> Dossier:
    edits = tuple(command.edits(PLAN))
    dossier = PLAN
    for edit in edits:
        dossier = dossier.replacing(edit.before, edit.after)
    check(edits, dossier)
    return dossier


def test_conditions_come_first_then_links_by_sort() -> None:
    told = linked_words(PLAN, "c12").split(" · ")
    assert told[0] == "only if 14 and 14 alt"
    assert told[1].endswith("(its number of boats)")
    assert [each.split(":")[0] for each in told[1:3]] == ["Issue", "Position"]
    assert told[-1] == "Precedent: A treaty of before"
    assert linked_words(PLAN, "c14") == ""


def test_of_positions_the_last_ones_can_be_linked_and_the_one_that_is() -> None:
    keys = [key for key, _name in linkable(PLAN, "position", "x1")]
    assert "x1" in keys
    assert len(keys) == len(set(keys))


BROKEN = {
    "no end": create(ClauseLink, clause="c14"),
    "two ends": create(ClauseLink, clause="c14", issue="i", precedent="pr"),
    "twice": create(ClauseLink, clause="c12", precedent="pr"),
    "its own condition": create(Condition, clause="c14", needs="c14"),
    "a condition twice": create(Condition, clause="c12", needs="c14"),
    "made so": change(Condition, "n1", needs="c14"),
}


@pytest.mark.parametrize("command", BROKEN.values(), ids=BROKEN)
def test_what_is_no_link_is_refused(command: Command) -> None:
    with pytest.raises(RuleBroken):
        after(command)


def test_a_link_goes_with_either_of_its_ends() -> None:
    assert not after(remove(Precedent, "pr")).find(ClauseLink, "l3")
    gone = after(remove(Clause, "c12"))
    assert not gone.count(ClauseLink)
    assert not gone.count(Condition)


def test_a_link_is_not_there_before_what_it_leads_to() -> None:
    assert not said_by(PLAN, day(10)).find(ClauseLink, "l4")
    assert said_by(PLAN, day(10)).find(ClauseLink, "l3")


def test_links_are_a_judgement_and_stay_in() -> None:
    assert not released(PLAN)[0].count(ClauseLink)
