"""The texts of the open clauses side by side."""

from core.model.records import Clause, ClauseStatus, Wording
from core.views.text_sheet import text_sheet
from tests.dossiers import small


def test_open_clauses_stand_beside_each_other_and_settled_ones_are_left_out() -> None:
    told = text_sheet(
        small(
            Clause("c", 1, "Fish", label="1 bis"),
            Clause("d", 2, "Boats", ClauseStatus.AGREED),
            Wording("w", "c", "Some [fish]."),
            Wording("x", "c", "All fish.", party="b"),
            Wording("y", "d", "Boats.", party="a"),
        )
    )
    assert told.heads == ("Clause", "Working text", "Borduria")
    assert told.rows == (("1 bis  Fish", "Some [fish].", "All fish."),)
