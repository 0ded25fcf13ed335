"""Tables with more above and between their rows than they need, and with fewer columns."""

import pytest

from core.errors import ImportProblem
from core.exchange.columns import UnknownColumns
from tests.core.exchange.test_tables_as_people_have_them import (
    HEADER,
    ROW,
    after,
    positions,
    read,
    refused,
)
from tests.dossiers import small


@pytest.mark.parametrize("rule", ["|---|:-:|--:|---|---|", "+---+---+---+---+---+", "|===|=====|"])
def test_a_line_that_is_drawn_between_rows_is_none(rule):
    head, row = ("| " + " | ".join(each.split(",")) + " |" for each in (HEADER, ROW))
    (said,) = positions(f"{head}\n{rule}\n{row}\n")
    assert said.value == 1
    with pytest.raises(ImportProblem) as caught:
        positions(f"{head}\n{rule}\n{row.replace('2025', '25')}\n")
    assert [line for line, _sentence in caught.value.lines] == [3]


def test_the_heads_of_a_file_that_was_put_behind_another_are_told_as_such():
    with pytest.raises(ImportProblem) as caught:
        positions(f"{HEADER}\n{ROW}\n\ufeff{HEADER}\n{ROW}\n")
    ((line, sentence),) = caught.value.lines
    assert (line, "repeats the names of the columns" in sentence) == (3, True)


def test_a_title_that_spans_lines_is_told_once():
    found = read(f"Fees,,,,\nFees,,,,\n{HEADER}\n{ROW}\n")
    assert found.remarks == ("What stands above the names of the columns is not imported: Fees.",)


@pytest.mark.parametrize(
    "heads", ["issue,party,date,value", "Issue,Country,Date,Value", "issue,party,date,value,page"]
)
def test_a_table_without_points_is_of_the_issues_that_there_are(heads):
    told = ["Catch", "AR", "2025-11-03", "5", "p. 3"][: heads.count(",") + 1]
    found = read(f"{heads}\n{','.join(told)}\n", small())
    assert after(found, small()).positions("i", "a")[-1].value == 5
    for other in ("Nothing", "Nothing of it"):
        table = f"{heads}\n{','.join([other, *told[1:]])}\n"
        ((_line, sentence),) = refused(table, dossier=small())
        assert sentence == f"No issue is called {other}. Add a column point, and it is created."


def test_a_table_without_points_names_the_columns_that_nobody_knows():
    with pytest.raises(UnknownColumns) as caught:
        read("issue,party,date,value,remarks\nCatch,AR,2025-11-03,5,x\n", small())
    assert caught.value.heads == ("remarks",)


@pytest.mark.parametrize("head", ["issue,value", "Catch"])
def test_what_a_row_says_of_the_scale_of_an_issue_that_is_there_must_be_so(head):
    cells = "Catch,5" if "," in head else "5"
    table = f"{head},party,date,unit\n{cells},AR,2025-11-03,weeks\n"
    ((_line, sentence),) = refused(table, dossier=small(), wide="," not in head)
    assert "weeks" in sentence
