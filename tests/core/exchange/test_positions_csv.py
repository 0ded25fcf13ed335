"""Importing positions from a table."""

import datetime as dt

import pytest

from core.errors import ImportProblem
from core.exchange.positions_csv import ImportChoices, import_positions
from core.model.dossier import EMPTY
from core.model.records import Commitment, Issue, Party, Point, Position, Round, Source
from tests.dossiers import small

HEADER = "point,issue,party,date,value"


def table(*lines, header=HEADER, end="\n"):
    return (end.join((header, *lines)) + end).encode()


def imported(data, dossier=EMPTY, **choices):
    """The dossier after the import, by the command alone."""
    for edit in import_positions(data, dossier, ImportChoices(**choices)).command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier


def problems(data, dossier=EMPTY):
    with pytest.raises(ImportProblem) as caught:
        import_positions(data, dossier)
    return dict(caught.value.lines)


def refusal(data, dossier=EMPTY):
    with pytest.raises(ImportProblem) as caught:
        import_positions(data, dossier)
    assert not caught.value.lines
    return str(caught.value)


def test_what_is_not_there_yet_is_made():
    dossier = imported(table("Fish,Quota,United States,2025-01-02,40"))
    (point,), (issue,), (party,) = dossier.points, dossier.all(Issue), dossier.parties
    (position,) = dossier.all(Position)
    assert (point.name, issue.name, issue.point) == ("Fish", "Quota", point.id)
    assert (party.name, party.code) == ("United States", "US")
    assert (position.date, position.value) == (dt.date(2025, 1, 2), 40.0)


def test_all_optional_columns_are_read():
    header = (
        "point,issue,party,date,value,low,high,ideal,red_line,salience,weight,statement,"
        "commitment,source,round,low_end,high_end,unit"
    )
    row = 'P,Army,A,2025-01-02,400,300,500,450,"No less, ever",80,25,"Says ""so""",'
    row += "formal written,Paper,Round 4,85,800,thousand troops"
    dossier = imported(table(row, header=header))
    (issue,), (position,) = dossier.all(Issue), dossier.all(Position)
    assert (issue.weight, issue.low_end, issue.high_end) == (25.0, 85.0, 800.0)
    assert issue.unit == "thousand troops"
    assert (position.low, position.high, position.ideal, position.salience) == (300, 500, 450, 80)
    assert (position.red_line, position.statement) == ("No less, ever", 'Says "so"')
    assert position.commitment is Commitment.FORMAL_WRITTEN
    assert dossier.get(Source, position.source).title == "Paper"
    assert dossier.get(Round, position.round).number == 4


def test_names_codes_and_short_names_find_what_is_there():
    dossier = imported(
        table("Quota,catch,AR,2026-01-01,1", "quota,Catch,arland,2026-01-02,2"), small()
    )
    assert dossier.count(Party) == 3
    assert dossier.count(Point) == 1
    assert [p.value for p in dossier.positions("i", "a")][-2:] == [1.0, 2.0]


def test_rows_of_one_day_keep_the_order_of_the_file():
    dossier = imported(table(*(f"P,I,A,2025-01-02,{n}" for n in (7, 3, 9))))
    assert [position.value for position in dossier.all(Position)] == [7, 3, 9]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_is_read(delimiter, end, encoding):
    text = table("Рыба,Квота,Шпицберген,2025-01-02,4.5", end=end).decode()
    dossier = imported(text.replace(",", delimiter).encode(encoding))
    assert dossier.parties[0].name == "Шпицберген"
    assert dossier.all(Position)[0].value == 4.5


def test_a_quoted_line_break_is_part_of_the_text_and_lines_are_still_counted():
    header = f"{HEADER},statement"
    data = table('P,I,A,2025-01-02,1,"one\ntwo"', "P,I,A,soon,1,", header=header)
    assert list(problems(data)) == [4]
    dossier = imported(data, skip_bad=True)
    assert dossier.all(Position)[0].statement == "one\ntwo"


def test_a_date_that_can_be_two_days_is_refused_with_both():
    assert problems(table("P,I,A,03/04/2025,1")) == {
        2: "03/04/2025 could mean 2025-03-04 or 2025-04-03. Enter the one you mean."
    }


@pytest.mark.parametrize("date", ["01022025", "2025-02-30", "2025-W01-1", "", "31/12/25", "45994"])
def test_other_dates_are_refused(date):
    assert list(problems(table(f"P,I,A,{date},1"))) == [2]


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "1_000", '"1,250"', "0x10", "-"])
def test_what_is_no_plain_number_is_refused(value):
    assert list(problems(table(f"P,I,A,2025-01-02,{value}"))) == [2]


def test_where_semicolons_part_cells_a_comma_comes_before_decimals():
    header = "point;issue;party;date;value;low;high;weight"
    data = table("P;I;A;2025-11-03;12,5;10;15,25;1,5", header=header)
    dossier = imported(data)
    (said,) = dossier.all(Position)
    assert (said.value, said.low, said.high) == (12.5, 10.0, 15.25)
    assert dossier.all(Issue)[0].weight == 1.5
    assert problems(table("P;I;A;2025-11-03;1.250;;;", header=header)) == {
        2: "value: “1.250” could mean 1250 or 1,25. Enter the one you mean."
    }


def test_rules_hold_line_by_line():
    found = problems(table("P,I,A,2025-01-02,50", "P,I,A,2025-01-02,101", "P,I,A,2025-01-02,-1"))
    assert list(found) == [3, 4]
    assert "outside the scale" in found[3]


def test_every_bad_line_is_listed_and_nothing_is_imported(workspace):
    before = workspace.dossier
    found = problems(
        table("P,I,A,2025-01-02,1", "P,I,A,soon,1", ",I,A,2025-01-02,1", "P,I,A,2025-01-02,,x"),
        before,
    )
    assert list(found) == [3, 4, 5]
    assert workspace.dossier == before


def test_bad_lines_leave_nothing_behind_when_skipped():
    result = import_positions(
        table("New,New,New,2025-01-02,500", "P,I,A,2025-01-02,5"),
        EMPTY,
        ImportChoices(skip_bad=True),
    )
    dossier = imported(table("New,New,New,2025-01-02,500", "P,I,A,2025-01-02,5"), skip_bad=True)
    assert (result.count, [number for number, _sentence in result.bad]) == (1, [2])
    assert [point.name for point in dossier.points] == ["P"]
    assert [(party.name, party.rank) for party in dossier.parties] == [("A", 1)]


def test_a_scale_cannot_change_from_row_to_row():
    header = f"{HEADER},unit"
    found = problems(table("P,I,A,2025-01-02,1,days", "P,I,A,2025-01-02,1,weeks", header=header))
    assert found == {3: "I has days as its unit, not weeks."}


def test_an_empty_value_is_unknown_and_not_zero():
    dossier = imported(table("P,I,A,2025-01-02,,Nothing yet", header=f"{HEADER},statement"))
    assert dossier.all(Position)[0].value is None


def test_a_row_that_says_nothing_is_refused():
    assert list(problems(table("P,I,A,2025-01-02,"))) == [2]


def test_headers_are_checked_by_name():
    assert "date and value" in refusal(b"point,issue,party\n")
    assert "colour" in refusal(table(header=f"{HEADER},colour"))
    assert "value" in refusal(table(header=f"{HEADER},Value"))
    assert refusal(b"")


@pytest.mark.parametrize(
    "data", [b"\xff\x00broken", table("P\xe9".encode("latin-1").decode("latin-1")), b"a\0b"]
)
def test_other_files_are_refused_or_their_lines_are(data):
    with pytest.raises(ImportProblem):
        import_positions(data, EMPTY)


def test_an_open_quote_is_a_bad_line():
    header = f"{HEADER},statement"
    assert list(problems(table('P,I,A,2025-01-02,1,"open', header=header))) == [2]


def test_an_open_quote_costs_one_line_and_each_such_line_is_named():
    def row(party, statement, name="I"):
        return f"P,{name},{party},2025-01-02,1,{statement}"

    lines = [
        row("A", '"first line\nsecond line"'),
        row("B", '"open'),
        *(row("C", f"{n} {'x' * 200}") for n in range(2_000)),
        row("D", '"open'),
        row("E", '"closed"'),
        row("F", '"closed" but more'),
        row("G", '"kept\nin two"'),
        row("H", '"open\n'),
    ]
    data = table(*lines, header=f"{HEADER},statement")
    found = import_positions(data, EMPTY, ImportChoices(skip_bad=True))
    assert [line for line, _sentence in found.bad[:4]] == [4, 2005, 2007, 2010]
    said = [edit.after.statement for edit in found.command.edits(EMPTY) if edit.kind is Position]
    assert (found.count, said[0], said[-1]) == (2_003, "first line\nsecond line", "kept\nin two")


def test_a_row_that_is_there_twice_is_added_once_and_told():
    row = "P,I,A,2025-01-02,1"
    data = table(row, "P,I,B,2025-01-02,1", row, row.replace(",1", ",2"), row)
    found = import_positions(data, EMPTY)
    assert found.count == 3
    assert found.twice == (
        (4, "The same as line 2, and not added again."),
        (6, "The same as line 2, and not added again."),
    )
    found = import_positions(data, EMPTY, ImportChoices(keep_twice=True))
    assert (found.count, found.twice) == (5, ())


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("38 %", 38),
        ("38%", 38),
        ('"1 234,5 %"', 1234.5),
        ("\N{MINUS SIGN}5", -5),
        ("(5)", -5),
        ("1\N{NO-BREAK SPACE}234", 1234),
        ("1\N{NARROW NO-BREAK SPACE}234", 1234),
        ("٣٨", 38),
        ("٣٨٪", 38),
        ("٣٨٫٥", 38.5),
    ],
)
def test_a_number_is_read_as_it_is_seen(cell, value):
    header = f"{HEADER},low_end,high_end"
    dossier = imported(table(f"P,I,A,2025-01-02,{cell},-10,2000", header=header))
    (said,) = dossier.all(Position)
    assert said.value == value


def test_a_number_may_be_followed_by_the_unit_of_its_issue_and_by_no_other():
    header = f"{HEADER},unit,low_end,high_end"
    dossier = imported(table("P,I,A,2025-01-02,30 days,days,0,90", header=header))
    assert next(iter(dossier.all(Position))).value == 30
    with pytest.raises(ImportProblem) as caught:
        import_positions(table("P,I,B,2025-01-02,30 %"), dossier)
    assert [line for line, _sentence in caught.value.lines] == [2]


@pytest.mark.parametrize(
    "error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#BEZUG!", "#Н/Д", "Err:502"]
)
def test_an_error_of_a_spreadsheet_is_refused_in_any_column_that_is_read(error):
    data = table(f"P,I,A,2025-01-02,1,{error}", header=f"{HEADER},statement")
    assert problems(data) == {
        2: f"The column statement shows an error of the spreadsheet: {error}."
    }
    data = table(f"P,I,A,2025-01-02,1,{error}", header=f"{HEADER},other")
    assert import_positions(data, EMPTY, ImportChoices(leaves_out=True)).count == 1


def test_new_parties_have_codes_of_their_own():
    names = ("Norway", "Northland", "North Sea", "New Sealand", "N", "Nö")
    dossier = imported(table(*(f"P,I,{name},2025-01-02,1" for name in names)))
    codes = [party.code.casefold() for party in dossier.parties]
    assert len(set(codes)) == len(names)


def test_an_import_is_one_step_that_can_be_undone(workspace):
    before = workspace.dossier
    data = table(*(f"P{n % 3},I,A,2025-01-{n + 1:02},{n}" for n in range(20)))
    workspace.do(import_positions(data, before).command)
    assert workspace.undo_label == "import 20 positions"
    after = workspace.dossier
    workspace.undo()
    assert workspace.dossier == before
    workspace.redo()
    assert workspace.dossier == after == workspace.store.load()


def test_columns_that_a_spreadsheet_left_empty_do_not_matter():
    dossier = imported(table("P,I,A,2025-01-01,5,,", header=HEADER + ",,"))
    assert dossier.count(Position) == 1
    found = problems(table("P,I,A,2025-01-01,5,,stray", header=HEADER + ",,"))
    assert list(found) == [2]


def test_a_name_that_two_parties_have_is_refused():
    dossier = small(Party("c", 3, "arland", "A2"))
    assert "AR and A2" in problems(table("Quota,catch,Arland,2026-01-01,1"), dossier)[2]
    assert imported(table("Quota,catch,A2,2026-01-01,1"), dossier).count(Party) == 4


def test_a_value_outside_the_scale_of_a_new_issue_tells_how_the_table_gives_it_another():
    assert problems(table("P,I,A,2025-11-03,1250"))[2] == (
        "1250 is outside the scale of I (0 to 100). The columns low_end and high_end give a new "
        "issue another."
    )
    told = problems(table("Quota,Catch,AR,2025-11-03,1250"), small())
    assert told[2] == "1250 is outside the scale of Catch (0 to 100)."
