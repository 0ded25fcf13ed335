"""The plan's texts are printed where something stands beside them, and once each otherwise."""

import pytest

from briefings.compose import compose
from briefings.document import Prose, Table
from briefings.within import texts
from core.model.records import Clause, ClauseStatus, Party, Wording
from tests.briefings.packs import recipe, rich
from tests.dossiers import day

CLAUSES = [Clause(f"n{n}", 40 + n, f"Title {n}", ClauseStatus.OPEN) for n in range(3)]
NEW = [
    Wording("t0", "n0", "Boats are counted.", date=day(40)),
    Wording("t1", "n1", "Nets are measured.", date=day(40)),
    Wording("t2", "n2", "Ports are named.", date=day(40)),
]


def told(section: str, *sections: str) -> tuple[list[str], list[str]]:
    """The texts in the table of a section, and in its paragraphs."""
    owner = next(iter(rich().all(Party)))
    dossier = rich(*CLAUSES, *NEW, Wording("own", "n0", "Boats are not counted.", party=owner.id))
    asked = recipe(sections=(section, *sections), today=day(59))
    made = next(each for each in compose(dossier, asked).sections if each.key == section)
    kinds = (Table, Prose)
    tables, prose = ([b for b in made.blocks if isinstance(b, kind)] for kind in kinds)
    return [*texts(tuple(tables))], ["".join(texts(each)) for each in prose]


@pytest.mark.parametrize("section", ["redline", "columns"])
def test_every_text_is_printed_where_the_plan_is_not(section: str) -> None:
    table, prose = told(section)
    assert {each.text for each in NEW} <= {*table}
    assert not any("see the plan" in each for each in prose)


def test_a_text_beside_which_nobody_has_another_is_in_the_plan_alone() -> None:
    table, prose = told("columns", "plan")
    assert {"Boats are counted.", "Boats are not counted."} <= {*table}
    assert not {"Nets are measured.", "Ports are named."} & {*table}
    assert any("Working text only: " in each and "41–42" in each for each in prose)


def test_a_text_that_is_new_as_a_whole_is_in_the_plan_alone() -> None:
    table, prose = told("redline", "plan")
    assert not {each.text for each in NEW} & {*table}
    assert any("New working texts: " in each and "40–42" in each for each in prose)
