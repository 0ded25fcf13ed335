"""The matrix as a view: cells in words, rows filtered and sorted, what a cell leads to."""

from core.model.choices import RoundMark
from core.model.records import Position, Source
from core.views.matrix import FigureCell, Matrix, Only, Shown, View, in_full
from tests.dossiers import day, position, small

PAIR = ("a", "b")
TODAY = day(36)


def matrix(*more: Position | Source, **shown: object) -> Matrix:
    return Matrix(small(*more), Shown(**shown), PAIR, TODAY)  # type: ignore[arg-type]


def names(shown: Matrix) -> list[str]:
    return [shown.row_name(row) for row in range(len(shown.rows))]


def test_a_placement_says_where_since_when_and_how_well_it_is_known() -> None:
    cell = matrix().cell(0, 0)
    assert (cell.figure, cell.heading, cell.known) == ("10", "10", True)
    assert cell.below == "5–40 · 2 Jan · B2"
    assert in_full(cell).startswith("10; accepts 5 to 40, ")
    assert cell.printed == f"{cell.heading}\n{cell.below}"


def test_who_is_not_placed_says_why() -> None:
    cell = matrix().cell(0, 2)
    assert not cell.known
    assert (cell.figure, cell.heading, cell.below) == ("—", "no position recorded", "")


def test_a_range_alone_stands_in_the_place_of_a_value_and_is_said_once() -> None:
    cell = matrix(position("x9", "j", "m", 9, low=120.0, high=180.0)).cell(1, 2)
    assert cell.heading == "120 to 180 boats"
    assert cell.below == "10 Jan"


def test_at_rounds_held_a_party_spoke_or_not() -> None:
    assert matrix().cell(0, 0).marks == (RoundMark.SILENT,)  # type: ignore[union-attr]


def test_points_have_means_and_rounds_have_gaps() -> None:
    assert matrix(view=View.POINTS).cell(0, 0).figure == "10"
    gaps = matrix(view=View.GAPS)
    now = gaps.cell(0, len(gaps.columns) - 1)
    assert isinstance(now, FigureCell)
    assert now.heading == "74"
    assert now.strength == 0.74
    assert gaps.column_name(len(gaps.columns) - 1) == "now"


def test_without_a_pair_there_are_no_gaps() -> None:
    assert Matrix(small(), Shown(View.GAPS), None, TODAY).columns == ()


def test_rows_go_by_words_point_and_sort_of_cell() -> None:
    assert names(matrix(words="fleet")) == ["Fleet · Quota"]
    assert names(matrix(point="none")) == []
    assert len(names(matrix(only=Only.UNKNOWN))) == 2
    assert names(matrix(only=Only.CONTESTED)) == []


def test_rows_go_by_a_column_the_largest_first_and_the_unknown_last() -> None:
    assert names(matrix(sort="age", column=0)) == ["Catch · Quota", "Fleet · Quota"]
    assert names(matrix(sort="value", column=1)) == ["Fleet · Quota", "Catch · Quota"]
    only_fleet = matrix(position("x9", "j", "m", 9, 150.0), sort="value", column=2)
    assert names(only_fleet) == ["Fleet · Quota", "Catch · Quota"]


def test_a_cell_leads_to_its_position_else_to_its_row() -> None:
    shown = matrix()
    assert [shown.record(0, column).id for column in range(3)] == ["x1", "x5", "i"]
    assert shown.place("j", "b") == (1, 1)
    assert shown.place("gone", "gone") == (0, 0)
