"""The names of the columns of a table: found, understood, or asked about."""

import pytest

from core.errors import ImportProblem
from core.exchange.columns import UnknownColumns
from core.exchange.positions_csv import ImportChoices
from core.exchange.preview import preview
from tests.core.exchange.test_tables_as_people_have_them import HEADER, ROW, positions, read


@pytest.mark.parametrize(
    "head",
    ["Red line", "RED_LINE", " red\N{NO-BREAK SPACE}line ", "Red-Line", "redLine", "Red lines"],
)
def test_a_column_is_known_by_its_words(head):
    (said,) = positions(f"Sticking point,Issue,Country,date,Value,{head}\n{ROW},not above 20\n")
    assert said.red_line == "not above 20"


def test_what_people_call_a_column_yields_to_its_own_name():
    with pytest.raises(UnknownColumns) as caught:
        read(f"{HEADER},Country\n{ROW},B\n")
    assert caught.value.heads == ("Country",)


def test_unknown_columns_are_named_and_left_out_on_request():
    text = f"{HEADER},Remarks,Phone\n{ROW},told by phone,1234\n"
    with pytest.raises(UnknownColumns) as caught:
        read(text)
    assert caught.value.heads == ("Remarks", "Phone")
    assert len(positions(text, leaves_out=True)) == 1
    (said,) = positions(text, columns={"Remarks": "statement", "phone": ""})
    assert said.statement == "told by phone"
    with pytest.raises(ImportProblem, match="remark"):
        read(text, columns={"Phone": "remark"})


@pytest.mark.parametrize("above", ["", "Ministerium;;;;;\nStand;4. März;;;;\n"])
def test_a_word_of_a_row_does_not_make_it_the_names_of_columns(above):
    heads = "Thema;Frage;Partei;Datum;Wert;Aussage"
    text = f"{above}{heads}\nFisch;Quote;Nordland;04.03.2025;12,5;Nein\n"
    assert preview(text.encode(), ImportChoices()).heads == tuple(heads.split(";"))
    names = ("point", "issue", "party", "date", "value", "statement")
    told = dict(zip(heads.split(";"), names, strict=True))
    (said,) = positions(text, columns=told)
    assert (said.value, said.statement) == (12.5, "Nein")


def test_where_columns_are_missing_it_is_asked_which_are_meant():
    with pytest.raises(ImportProblem, match=r"Value \(days\)\. Say which columns are meant\.$"):
        read("point,issue,party,date,Value (days)\nP,I,A,2025-11-03,1\n")
    with pytest.raises(ImportProblem, match=r"Found: point and issue\.$"):
        read("point,issue\nP,I\n")
