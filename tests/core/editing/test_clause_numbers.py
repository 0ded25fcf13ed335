"""Clauses take their place by the number that the text gives them."""

import pytest

from core.editing.commands import Command, create
from core.editing.commands.clause_numbers import LONGEST, numbered
from core.editing.rules import check
from core.errors import RuleBroken
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.records import Clause, Wording
from tests.dossiers import day, small

PLAN = small(*(Clause(f"c{n}", n, f"Clause {n}") for n in (7, 8, 9, 10, 12)))


def after(command: Command, dossier: Dossier = PLAN) -> Dossier:
    before, edits = dossier, tuple(command.edits(dossier))
    for edit in edits:
        dossier = dossier.replacing(edit.before, edit.after)
    altered = {edit.record.id for edit in edits}
    check((Edit(before.find(Clause, key), dossier.find(Clause, key)) for key in altered), dossier)
    return dossier


def order(dossier: Dossier) -> list[str]:
    return [each.written_number for each in dossier.all(Clause)]


def added(written: str, dossier: Dossier = PLAN) -> Dossier:
    return after(create(Clause, id="new", title="New").then(numbered("new", written)), dossier)


def test_a_clause_comes_between_two_and_the_others_keep_their_numbers() -> None:
    there = added("8 alt")
    assert order(there) == ["7", "8", "8 alt", "9", "10", "12"]
    assert [each.number for each in there.all(Clause)] == [7, 8, 9, 10, 11, 12]
    assert there.get(Clause, "c12").label == ""


def test_a_clause_that_is_gone_leaves_its_number_to_others_until_it_has_a_text_again() -> None:
    gone = PLAN.replacing(None, Wording("w", "c8", "", date=day(1)))
    there = after(create(Clause, id="new", title="New").then(numbered("new", "8")), gone)
    assert order(there) == ["7", "8", "8", "9", "10", "12"]
    assert after(numbered("c8", "8"), there) == there
    back = there.replacing(None, Wording("x", "c8", "Back again.", date=day(2)))
    with pytest.raises(RuleBroken):
        after(numbered("c8", "8"), back)


def test_a_free_number_is_the_place() -> None:
    assert added("11").get(Clause, "new") == Clause("new", 11, "New")
    assert added("99").get(Clause, "new").number == 99


def test_a_second_clause_between_two_goes_by_its_own_number() -> None:
    assert order(added("8 bis", after(numbered("c12", "8 alt")))) == [
        "7", "8", "8 alt", "8 bis", "9", "10",
    ]  # fmt: skip


def test_a_clause_that_stands_where_it_should_only_takes_the_number() -> None:
    there = after(numbered("c8", "7 bis"))
    assert order(there) == ["7", "7 bis", "9", "10", "12"]
    assert there.get(Clause, "c8").number == 8


def test_an_annex_stands_behind_all_numbers_or_before_by_its_letters() -> None:
    assert "Annex I" in order(added("Annex I"))


@pytest.mark.parametrize("written", ["", "  ", "7", " 12 ", "x" * (LONGEST + 1)])
def test_a_number_that_is_taken_missing_or_too_long_is_refused(written: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        after(numbered("c8", written))
    assert caught.value.field == "number"


def test_the_number_that_a_clause_has_alters_nothing() -> None:
    assert not [*numbered("c8", "8").edits(PLAN)]
