"""The chronology names a day beside its event, or once above the many that it has."""

import datetime as dt

from briefings.compose import compose
from briefings.document import Table
from core.model.dossier import Dossier
from core.model.records import Proposal, Round
from tests.briefings.packs import recipe, talks


def rows(*days: int) -> list[list[str]]:
    """The cells of the rows, for a proposal on each of these days of January; a heading row has
    one."""
    tabled = [Proposal(f"p{n}", n, f"No. {n}", dt.date(2025, 1, day)) for n, day in enumerate(days)]
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
