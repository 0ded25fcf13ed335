"""The cells of the matrix."""

import pytest

from core.analysis.matrix import RoundCell, ends, issue_cell, point_cell, round_cell
from core.analysis.trend_value import Basis
from core.model.records import Issue, Party, Point, Source
from tests.dossiers import day, position, small


def test_a_cell_says_where_the_party_stands_and_how_that_is_known() -> None:
    dossier = small()
    cell = issue_cell(dossier, dossier.get(Issue, "i"), dossier.get(Party, "a"), day(50))
    assert (cell.stand.value, cell.width, cell.days) == (10.0, 35.0, 49)
    assert (cell.grade, cell.stale, cell.silent) == ("B2", True, 2)
    assert cell.position is not None
    assert cell.position.id == "x1"


def test_who_said_nothing_has_no_place() -> None:
    dossier = small()
    cell = issue_cell(dossier, dossier.get(Issue, "i"), dossier.get(Party, "m"), day(50))
    assert (cell.stand.value, cell.width, cell.days, cell.stale) == (None, None, None, False)


def test_sources_that_do_not_agree_show() -> None:
    dossier = small(Source("t", 2, "Another"), position("z", "i", "a", 1, 30.0, source="t"))
    cell = issue_cell(dossier, dossier.get(Issue, "i"), dossier.get(Party, "a"), day(50))
    assert cell.contested


def test_unknown_is_left_out_of_the_mean_and_the_share_says_so() -> None:
    dossier = small()
    point, first = dossier.get(Point, "p"), dossier.get(Party, "a")
    cell = point_cell(dossier, point, first, day(2))
    assert (cell.mean, cell.coverage, cell.known, cell.total) == (10.0, 0.6, 1, 2)
    assert point_cell(dossier, point, first, day(9)).mean == 10.0
    nobody = point_cell(dossier, point, dossier.get(Party, "m"), day(9))
    assert (nobody.mean, nobody.coverage) == (None, 0.0)


def test_the_gap_stands_at_the_end_of_each_round_held_and_now() -> None:
    dossier = small()
    point = dossier.get(Point, "p")
    cells = [round_cell(dossier, point, ("a", "b"), at) for at in ends(dossier, day(50))]
    assert [each.round and each.round.id for each in cells] == ["r1", "r2", None]
    assert cells[0].value is None
    assert cells[0].coverage == 0.0
    assert cells[1].value == 74.0
    between = RoundCell(cells[2].point, None, cells[2].gap, ranges=True)
    assert between.value == cells[2].gap.between


def test_a_gap_by_round_tells_what_moved_and_what_became_known() -> None:
    dossier = small(position("y", "i", "a", 45, 20.0))
    point = dossier.points[0]
    begun = day(3)
    cell = round_cell(dossier, point, ("a", "b"), (None, day(50)), before=begun)
    assert cell.change == pytest.approx(-20)
    assert cell.compared is not None
    assert cell.compared.basis == Basis(gained=1)
    between = round_cell(dossier, point, ("a", "b"), (None, day(50)), before=begun, ranges=True)
    assert between.compared is not None
    assert between.change == between.compared.between
