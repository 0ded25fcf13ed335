"""The cover has a line for what every pack should say of itself, to be filled in if nothing is
recorded."""

import datetime as dt
from typing import Any

import pytest

from briefings.compose import compose
from briefings.document import Run, Table
from core.exchange.example import example
from core.model.records import Round
from tests.briefings.packs import recipe
from tests.briefings.test_compose import runs

NEXT = example().all(Round)[-1].id


def lines(**asked: Any) -> dict[str, str]:
    """What the table on the cover says, by the name of each line."""
    made = compose(example(), recipe(sections=("cover",), **asked))
    (table,) = (block for block in made.sections[0].blocks if isinstance(block, Table))
    return {
        "".join(run.text for run in name): "".join(r.text for r in value if isinstance(r, Run))
        for name, value in (row.cells for row in table.rows)
        if isinstance(value, tuple)
    }


@pytest.mark.parametrize("asked", [{}, {"releasable": True}], ids=str)
def test_desk_handling_and_deadline_have_a_line_each(asked: dict[str, Any]) -> None:
    told = lines(round=NEXT, **asked)
    assert told["Issuing desk"].isspace()
    assert told["Handling"].isspace()
    assert told["Due"]


def test_a_line_that_is_known_is_not_left_to_be_filled_in() -> None:
    told = lines(desk="Fisheries desk", handling="By hand", round=NEXT)
    assert (told["Issuing desk"], told["Handling"]) == ("Fisheries desk", "By hand")
    assert told["Due"].startswith("Noon on ")


def test_a_pack_of_an_earlier_day_is_not_due() -> None:
    assert "Due" not in lines(round=NEXT, as_of=dt.date(2025, 1, 20))


def test_a_pack_is_returned_to_whom_the_cover_names() -> None:
    made = compose(example(), recipe(sections=("distribution",), issued=True))
    assert "return it to the issuing desk" in "".join(run.text for run in runs(made.sections))
