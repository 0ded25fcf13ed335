"""The chronology names a day beside its event, or once above the many that it has."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest

from briefings.compose import compose
from briefings.document import Heading, Run, Table
from briefings.templates import applied, stock
from briefings.within import texts
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.records import Position, Proposal, ProposalStatus, Round, Term
from tests.briefings.packs import recipe, rich, talks


def rows(*days: int) -> list[list[str]]:
    """The cells of the rows, for a proposal on each of these days of January; a heading row has
    one."""
    tabled = [
        Proposal(f"p{n}", n, f"No. {n}", dt.date(2025, 1, day), status=ProposalStatus.SUBMITTED)
        for n, day in enumerate(days)
    ]
    dossier = Dossier.of([talks(), Round("r", 1), *tabled])
    made = compose(dossier, recipe(sections=("chronology",)))
    (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
    assert all(
        row.heading == (row.cells[0] != () and "January" in said(row.cells[0]))
        for row in table.rows
        if len(table.columns) == 1
    )
    return [[said(cell) for cell in row.cells] for row in table.rows]


def said(cell: object) -> str:
    assert isinstance(cell, tuple)
    return "".join(run.text for run in cell)


def test_a_day_stands_beside_its_event() -> None:
    assert rows(2, 3, 3) == [
        ["2 January 2025", "Proposal tabled: No. 0"],
        ["3 January 2025", "Proposal tabled: No. 1"],
        ["3 January 2025", "Proposal tabled: No. 2"],
    ]


def test_a_day_of_many_events_is_named_once_above_them() -> None:
    assert rows(2, 2, 2, 2, 5, 5) == [
        ["2 January 2025"],
        *[[f"Proposal tabled: No. {number}"] for number in range(4)],
        ["5 January 2025"],
        *[[f"Proposal tabled: No. {number}"] for number in (4, 5)],
    ]


def test_what_is_only_a_draft_was_not_tabled_and_stands_nowhere() -> None:
    draft = Proposal("d", 1, "Kept back", dt.date(2025, 1, 2), status=ProposalStatus.DRAFT)
    came = Proposal("e", 2, "Handed over", dt.date(2025, 1, 3), status=ProposalStatus.SUBMITTED)
    given = [Term("t1", 1, "d", "i", 5.0), Term("t2", 2, "e", "i", 6.0)]
    asked = recipe(sections=("chronology", "proposals", "packages", "method", "briefs"))
    told = "\n".join(texts(compose(rich(draft, came, *given), asked)))
    assert "Handed over" in told
    assert "Kept back" not in told


@pytest.mark.parametrize("template", ["full", "pocket", "delta", "annex"])
def test_a_number_at_an_end_is_parted_from_one_that_comes_next(template: str) -> None:
    for dossier in (example(), rich()):
        made = compose(dossier, applied(stock(template), recipe(today=DAY)))
        assert [
            two
            for two in neighbours(made.sections)
            if two[0][-1:].isdigit() and two[1][:1].isdigit()
        ] == []


def neighbours(value: object) -> Iterator[tuple[str, str]]:
    """What stands beside each other in a heading, and in a text where its look changes."""
    if isinstance(value, Heading):
        yield value.text.strip(), value.aside.strip()
    elif isinstance(value, tuple) and value and all(isinstance(each, Run) for each in value):
        runs = [each for each in value if not each.raised and each.text.strip(" ")]
        yield from ((one.text.strip(" "), other.text.strip(" ")) for one, other in pairwise(runs))
    elif isinstance(value, tuple | msgspec.Struct):
        for each in value if isinstance(value, tuple) else msgspec.structs.astuple(value):
            yield from neighbours(each)


def test_rounds_and_proposals_are_told_from_the_first_however_many_moves_there_were() -> None:
    made = compose(example(), recipe(sections=("chronology",), today=DAY))
    (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
    told = [said(row.cells[0]) for row in table.rows]
    rounds = [f"Round {number}" for number in range(1, 5)]
    assert all(any(each.startswith(name) for each in told) for name in rounds)
    assert "Proposal tabled: Illustrative: economic zone, outline (United States)" in told
    assert sum(not row.heading for row in table.rows) == 40


def test_a_long_history_tells_the_latest_of_both() -> None:
    moves = [
        Position(f"x{n}", "i", "a", dt.date(2025, 1, 1 + n % 25), float(n % 9)) for n in range(99)
    ]
    tabled = [
        Proposal(
            f"p{n}", n, f"No. {n}", dt.date(2025, 1, 1 + n % 25), status=ProposalStatus.SUBMITTED
        )
        for n in range(99)
    ]
    made = compose(rich(*moves, *tabled), recipe(sections=("chronology",), today=DAY))
    (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
    told = [said(row.cells[-1]) for row in table.rows if not row.heading]
    assert len(told) == 40
    assert 10 <= sum("Proposal tabled" in each for each in told) <= 30
