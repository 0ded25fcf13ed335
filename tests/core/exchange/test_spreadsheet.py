"""Tables for spreadsheets."""

import csv
import io

import pytest

from core.exchange.spreadsheet import guarded, spreadsheet


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =1"])
def test_no_cell_is_a_formula(cell):
    text = spreadsheet(["A", "B"], [("plain", cell)])
    assert text.startswith("\ufeff")
    _titles, (plain, found) = csv.reader(io.StringIO(text[1:], newline=""))
    assert (plain, found) == ("plain", f"'{cell}")


def test_what_is_no_formula_stays():
    assert [guarded(each) for each in ("", "a=b", "3-4", " x")] == ["", "a=b", "3-4", " x"]
