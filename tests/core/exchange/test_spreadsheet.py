"""Tables for spreadsheets."""

import csv
import io

import pytest

from core.exchange.spreadsheet import (
    copied,
    guarded,
    guarded_figure,
    pasted,
    spreadsheet,
    unguarded,
)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =1", "\n=1", "\u00a0=1", "＝1", "＠x"],
)
def test_no_cell_is_a_formula(cell):
    text = spreadsheet(["A", "B"], [("plain", cell)])
    assert text.startswith("\ufeff")
    _titles, (plain, found) = csv.reader(io.StringIO(text[1:], newline=""))
    assert (plain, found) == ("plain", f"'{cell}")


def test_what_is_no_formula_stays():
    assert [guarded(each) for each in ("", "a=b", "3-4", " x")] == ["", "a=b", "3-4", " x"]


@pytest.mark.parametrize("cell", ["=1", "'=1", "''=1", "'x", "'", "''", "' =1", "x", "", "- a"])
def test_a_guarded_cell_comes_back_as_it_was(cell):
    assert unguarded(guarded(cell)) == cell


def test_figures_below_zero_stay_numbers():
    figures = ["-5", "-0.25", "-0,25", "-1.5e-07"]
    assert [guarded_figure(each) for each in figures] == figures
    assert [guarded_figure(each) for each in ("-", "-5-5", "-x", "+5")] == [
        "'-",
        "'-5-5",
        "'-x",
        "'+5",
    ]
    text = spreadsheet(["A"], [figures], guarded_figure)
    assert [*csv.reader(io.StringIO(text))][1] == figures


def test_a_pasted_table_has_a_row_a_line_whatever_its_cells_hold():
    table = [["A\tB", "x\r\ny"], ["=1", "-5"], ["\u2028", ""]]
    assert [line.split("\t") for line in pasted(table).split("\n")] == [
        ["A B", "x y"],
        ["'=1", "-5"],
        [" ", ""],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [[""]]),
        ("a\tb\r\n\r\nc\n", [["a", "b"], [""], ["c"]]),
        ("a\u2028b\rc", [["a"], ["b"], ["c"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"he ""will""\nnot"\n"a\tb"', [['he "will"\nnot'], ["a\tb"]]),
        ('"No" he said\t12\nYes\t13', [['"No" he said', "12"], ["Yes", "13"]]),
        ('"No"\t12', [['"No"', "12"]]),
        ('"never closed\t12\nb\t13', [['"never closed', "12"], ["b", "13"]]),
        ('6" pipe\t""\t"', [['6" pipe', '""', '"']]),
    ],
)
def test_copied_cells_keep_every_word_and_mark(text, rows):
    assert copied(text) == rows
