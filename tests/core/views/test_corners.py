"""Step lines in pieces."""

import datetime as dt

from core.views.corners import runs
from tests.dossiers import day


def test_a_line_is_in_pieces_where_nothing_is_known_and_where_it_breaks() -> None:
    days, values = (day(1), day(3), day(5), day(7)), (80.0, None, 70.0, 60.0)
    assert runs(days, values, day(0), day(9), (3,)) == (
        ((day(1), 80.0), (day(3), 80.0)),
        ((day(5), 70.0), (day(7), 70.0)),
        ((day(7), 60.0), (day(9), 60.0)),
    )


def test_of_what_was_before_the_chart_only_what_still_held_is_drawn() -> None:
    days, values = (dt.date.min, day(2), day(4)), (10.0, 20.0, 30.0)
    assert runs(days, values, day(3), day(9)) == (
        ((day(3), 20.0), (day(4), 20.0), (day(4), 30.0), (day(9), 30.0)),
    )
