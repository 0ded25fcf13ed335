"""Tables as people and their spreadsheets write them: what can be read one way is read, and what
cannot be is named."""

import pytest

from core.errors import ImportProblem
from core.exchange.columns import UnknownColumns
from core.exchange.dates import DateStyle
from core.exchange.positions_csv import ImportChoices, import_positions
from core.exchange.preview import preview
from core.model.dossier import EMPTY
from core.model.records import Issue, Party, Position
from tests.dossiers import small

HEADER = "point,issue,party,date,value"
ROW = "P,I,A,2025-11-03,1"


def read(text, dossier=EMPTY, *, encoding="utf-8", **choices):
    return import_positions(text.encode(encoding), dossier, ImportChoices(**choices))


def after(found, dossier=EMPTY):
    for edit in found.command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier


def positions(text, **choices):
    return list(after(read(text, **choices)).all(Position))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_read_with_a_mark_and_without(encoding):
    (said,) = positions(f"{HEADER}\r\nРыба,Квота,А,2025-11-03,12.5\r\n", encoding=encoding)
    assert said.value == 12.5


def test_an_encoding_that_is_guessed_is_told():
    found = read(
        f"{HEADER}\nFish,Quota,A,2025-11-03,1\nРыба,Квота,А,2025-11-03,1\n", encoding="cp1251"
    )
    assert after(found).points[1].name == "Рыба"
    assert "Windows-1251" in found.remarks[0]
    assert "“Рыба” (line 3), “Квота” (line 3) and “А” (line 3)" in found.remarks[0]


def test_one_bad_byte_costs_one_line():
    data = f"{HEADER}\n{ROW}\nPé,I,A,2025-11-03,2\nPü,I,Ä,2025-11-03,3\n".encode()
    broken = data.replace("é".encode(), b"\xe9")
    with pytest.raises(ImportProblem) as caught:
        import_positions(broken, EMPTY)
    assert [line for line, _sentence in caught.value.lines] == [3]


def test_lines_of_two_encodings_cost_the_fewer():
    data = f"{HEADER}\nP,I,Österreich,2025-11-03,1\n".encode()
    data += "P,I,Österreich,2025-11-04,1\n".encode("cp1252")
    found = import_positions(data, EMPTY, ImportChoices(skip_bad=True))
    assert [line for line, _sentence in found.bad] == [3]
    assert after(found).parties[0].name == "Österreich"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;\r"])
def test_the_line_that_names_the_delimiter_is_no_row(first):
    text = f"{first}\n{HEADER}\n{ROW}\n".replace(",", ";")
    assert [each.value for each in positions(text)] == [1.0]


@pytest.mark.parametrize("delimiter", [*"^~:¦#؛،；，", "\x1f", "\x01"])
def test_whatever_parts_the_names_of_the_columns_parts_cells(delimiter):
    text = f"{HEADER}\n{ROW}\nP,I,B,2025-11-03,7.5\n".replace(",", delimiter)
    assert [each.value for each in positions(f"\ufeff{text}")] == [1.0, 7.5]


def test_a_rare_sign_parts_cells_only_where_it_parts_more_names():
    text = f"As of: point:date\n{HEADER},statement\n{ROW},a:b:c:d:e:f:g:h:i\n"
    (said,) = positions(text)
    assert said.statement == "a:b:c:d:e:f:g:h:i"


@pytest.mark.parametrize("end", ["\v", "\f", "\x1e", "\x85", "\u2028", "\u2029"])
def test_lines_may_end_as_nobody_s_do_today(end):
    text = end.join((f"{HEADER},statement", f"{ROW},One", "P,I,B,2025-11-03,2,Two", ""))
    assert [said.statement for said in positions(text)] == ["One", "Two"]
    (said,) = positions(f"{HEADER},statement\n{ROW},One{end}Two\n")
    assert said.statement == f"One{end}Two"


def test_names_that_only_an_unseen_sign_parts_are_one():
    rows = "".join(
        f"P,I,{name},2025-11-0{n},1\n" for n, name in enumerate(("A", "\x1aA", "A\x07"), 1)
    )
    assert len(after(read(f"{HEADER}\n{rows}")).parties) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_titles_above_the_heads_are_not_read_and_lines_are_counted(delimiter):
    text = f"Positions, as known\n\n{HEADER}\n{ROW}\nP,I,A,soon,1\n".replace(",", delimiter)
    with pytest.raises(ImportProblem) as caught:
        read(text)
    assert [line for line, _sentence in caught.value.lines] == [5]
    (told,) = read(text, skip_bad=True).remarks
    assert "not imported: Positions" in told


def test_a_row_that_ends_early_has_empty_cells():
    (said,) = positions(f"{HEADER},statement,source\n{ROW}\n")
    assert (said.statement, said.source) == ("", None)


@pytest.mark.parametrize("end", ["\x1a", "\n\x1a\r\n", "\0\0"])
def test_what_old_systems_write_at_the_end_is_no_row(end):
    assert len(positions(f"{HEADER}\n{ROW}{end}")) == 1


@pytest.mark.parametrize(
    ("number", "value"), [("12,5", 12.5), ("1.234,5", 1234.5), ("-3", -3.0), ("0.125", 0.125)]
)
def test_a_number_that_can_be_read_one_way_is_read(number, value):
    text = f"{HEADER}\tlow_end\thigh_end\n{ROW}\t-10\t5000\n".replace(",", "\t")
    (said,) = positions(text.replace("\t1\t", f"\t{number}\t"))
    assert said.value == value


@pytest.mark.parametrize("number", ["1,250", "1.250"])
def test_a_number_that_can_be_read_two_ways_is_refused_until_told(number):
    text = f"{HEADER},high_end\n{ROW},9000\n".replace(",", "\t").replace("\t1\t", f"\t{number}\t")
    with pytest.raises(ImportProblem) as caught:
        read(text)
    assert "could mean" in caught.value.lines[0][1]
    told = {sign: positions(text, decimal=sign)[0].value for sign in ".,"}
    own, other = number[1], ({".", ","} - {number[1]}).pop()
    assert told == {own: 1.25, other: 1250.0}


@pytest.mark.parametrize(
    ("delimiter", "plain", "doubtful"),
    [
        (";", "1,234.50", "1,250"),
        (";", "1,234,500", "1,250"),
        (";", "12.5", "1,250"),
        (",", "12,5", "1.250"),
        (",", "1.234,5", "1.250"),
        (",", "1.234.500", "1.250"),
        (",", "(1.234,5)", "1.250 %"),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_cells_that_belie_how_numbers_are_written_put_others_in_doubt(
    delimiter, plain, doubtful, turn
):
    cells = (plain, doubtful)[::turn]
    text = of_cells(delimiter, cells)
    ((line, sentence),) = refused(text)
    assert (line, "could mean" in sentence) == (cells.index(doubtful) + 2, True)
    assert len(positions(text, decimal=".")) == 2


@pytest.mark.parametrize(
    ("delimiter", "cells", "values"),
    [
        (";", ("12,5", "1,250"), [12.5, 1.25]),
        (",", ("0.5", "1.250"), [0.5, 1.25]),
        (";", ("12.5", "7,5"), [12.5, 7.5]),
    ],
)
def test_cells_that_leave_no_number_in_doubt_are_read(delimiter, cells, values):
    assert [each.value for each in positions(of_cells(delimiter, cells))] == values


def of_cells(delimiter, cells):
    """A table with a row for each of these values, on a scale that has room for them."""
    rows = [
        ["P", "I", f"P{at}", "2025-11-03", cell, "-9e6", "9e6"] for at, cell in enumerate(cells)
    ]
    table = [[*HEADER.split(","), "low_end", "high_end"], *rows]
    return "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in table)


def test_the_same_file_again_adds_nothing_and_is_told():
    text = f"{HEADER},statement\n{ROW},Yes\nP,I,B,2025-11-03,2,No\n"
    dossier = after(read(text))
    again = read(text, dossier)
    assert (again.count, again.known, again.differing) == (0, 2, ())


def test_what_differs_from_what_is_there_is_told_and_added():
    dossier = after(read(f"{HEADER}\n{ROW}\n"))
    found = read(f"{HEADER}\nP,I,A,2025-11-03,2.5\n", dossier)
    ((line, sentence),) = found.differing
    assert (line, found.count) == (2, 1)
    assert "value 1 → 2.5" in sentence


def test_names_that_look_alike_are_told_and_can_be_one():
    text = f"{HEADER}\n" + "".join(
        f"P,I,{name},2025-11-0{n},{n}\n" for n, name in enumerate(("Norland", "Norlund"), 1)
    )
    found = read(text)
    assert found.alike == (("Norlund", "Norland"),)
    assert after(found).count(Party) == 2
    one = read(text, same={"Norlund": "Norland"})
    assert after(one).count(Party) == 1
    assert one.alike == ()


def test_a_line_that_cannot_be_imported_leaves_no_name_behind_that_others_look_like():
    good = "P,I,Norland,2025-11-03,1\n"
    for bad in ("P,I,Norland,someday,1\n", "P,I,Norlund,2025-11-03,nothing\n"):
        found = read(f"{HEADER}\n{good}{bad}{good.replace('-03', '-04')}", skip_bad=True)
        assert (found.count, len(found.bad), found.alike) == (2, 1, ())
        found = read(f"{HEADER}\n{bad}{good}", skip_bad=True)
        assert (found.count, len(found.bad), found.alike) == (1, 1, ())


def test_twins_that_nobody_can_tell_apart_are_one():
    names = ("Côte d’Ivoire", "Côte d'Ivoire", "Cote\N{COMBINING CIRCUMFLEX ACCENT} d'Ivoire")
    rows = "".join(f"P,I,{name},2025-11-0{n},1\n" for n, name in enumerate(names[:2], 1))
    assert after(read(f"{HEADER}\n{rows}")).count(Party) == 1


def test_a_wide_table_has_an_issue_a_column():
    text = "party,date,Catch,Season\nArland,2025-11-03,20,\nFarland,2025-11-03,30,4\n"
    dossier = small()
    found = read(
        "point," + text.replace("\n", "\nQuota,").removesuffix("Quota,"), dossier, wide=True
    )
    made = after(found, dossier)
    assert found.count == 3
    assert [issue.name for issue in made.all(Issue)][-1] == "Season"
    one = read(
        text.replace(",Season", "").replace(",\n", "\n").replace(",4", ""), dossier, wide=True
    )
    assert one.count == 2
    with pytest.raises(ImportProblem) as caught:
        read(text, dossier, wide=True)
    assert "Season" in caught.value.lines[0][1]


def test_a_look_shows_the_heads_and_the_first_rows_of_whatever_is_there():
    seen = preview(f"Title\n{HEADER},Remarks\n{ROW},a\n{ROW},b\n".encode(), ImportChoices())
    assert seen.heads[-1] == "Remarks"
    assert seen.columns == ("point", "issue", "party", "date", "value", "")
    assert seen.cells[-1] == ("a", "b")
    unknown = preview(b"Wer,Wann\nA,gestern\n", ImportChoices())
    assert (unknown.heads, unknown.columns) == (("Wer", "Wann"), ("", ""))
    assert unknown.cells == (("A",), ("gestern",))


def refused(text, dossier=EMPTY, **choices):
    """The lines that are refused, each with its sentence."""
    with pytest.raises(ImportProblem) as caught:
        read(text, dossier, **choices)
    return caught.value.lines


def test_empty_columns_without_a_name_are_none():
    (said,) = positions(",,point,issue,,party,date,value,,\n,,P,I,,A,2025-11-03,1,,\n")
    assert said.value == 1.0


@pytest.mark.parametrize("wide", [False, True])
def test_a_cell_in_a_column_without_a_name_is_refused_until_told(wide):
    header = "party,,date,I" if wide else "point,issue,party,,date,value"
    row = "A,aside,2025-11-03,1" if wide else "P,I,A,aside,2025-11-03,1"
    text = f"{header}\n{row}\n"
    ((line, sentence),) = refused(text, wide=wide)
    assert (line, "“aside” stands in a column without a name" in sentence) == (2, True)
    if not wide:
        (said,) = positions(text, columns={"": "statement"})
        assert said.statement == "aside"
        assert len(positions(text, leaves_out=True)) == len(positions(text, columns={"": ""})) == 1


def test_the_names_of_the_columns_once_more_are_refused_as_such():
    ((line, sentence),) = refused(f"{HEADER}\n{ROW}\n{HEADER}\nP,I,B,2025-11-03,1\n")
    assert (line, sentence) == (3, "The line repeats the names of the columns. Remove it.")


def test_of_many_columns_the_first_are_named_and_the_others_counted():
    heads = ",".join(f"q{n}" for n in range(12))
    with pytest.raises(UnknownColumns, match=r"q6, q7 and 4 more\. Say what they are"):
        read(f"{HEADER},{heads}\n{ROW}\n")


@pytest.mark.parametrize("column", ["commitment", "confidence"])
def test_a_choice_that_there_is_not_is_refused_with_its_column(column):
    ((_line, sentence),) = refused(f"{HEADER},{column}\n{ROW},official\n")
    assert sentence.startswith(f"{column}: “official” is none of")


def test_line_ends_within_cells_are_all_the_same():
    rows = 'P,I,A,2025-11-03,1,"a\r\nb\rc\nd"\r\nP,I,A,2025-11-04,1,e\r\n'
    said, other = positions(f"{HEADER},statement\r\n{rows}")
    assert (said.statement, other.statement) == ("a\nb\nc\nd", "e")


@pytest.mark.parametrize("first", ['"sep=;"', "sep=;;;;", "SEP=;"])
def test_a_first_line_that_names_the_delimiter_is_none_of_the_table_however_it_was_saved(first):
    found = read(f"{first}\n{HEADER.replace(',', ';')}\n{ROW.replace(',', ';')}\n")
    assert (found.count, found.remarks) == (1, ())


def test_initials_are_told_from_the_name_that_they_may_stand_for():
    rows = "P,I,United States,2025-11-03,1\nP,I,US,2025-11-04,2\n"
    assert read(f"{HEADER}\n{rows}").alike == (("US", "United States"),)
    assert after(read(f"{HEADER}\n{rows}", same={"US": "United States"})).count(Party) == 1


def test_a_null_byte_costs_one_line():
    ((line, sentence),) = refused(f"{HEADER},statement\n{ROW},a\0b\nP,I,B,2025-11-03,1,c\n")
    assert (line, "no letters" in sentence) == (2, True)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("n/a", "stands for no number. Leave the cell empty"),
        ("—", "stands for no number"),
        ("Н/Д", "stands for no number"),
        ("10–15", "is a range"),
        ("10 to 15", "is a range"),
        ("between 10 and 15", "is a range"),
        ("10\N{SOFT HYPHEN}15", "is a range"),
        ("½", "is a fraction"),
        ("1 1/2", "is a fraction"),
        ("1.2 million", "seems to be shortened"),
        ("12k", "seems to be shortened"),
        ("1,2 Mrd.", "seems to be shortened"),
        ("12+", "is no exact number"),
        ("max. 12", "is no exact number"),
        ("12 (est.)", "is no exact number"),
        ("9007199254740993", "more digits than can be kept"),
        ("1e-400", "more digits than can be kept"),
        ("-5 – -3", "is a range"),
        ("ca. 40", "is no exact number"),
        ("≥40", "is no exact number"),
        ("около 40", "is no exact number"),
        ("1200-", "has its minus sign last"),
        ("40*", "has a mark behind the number"),
        ("40¹", "has a mark behind the number"),
        ("40 (1)", "has a mark behind the number"),
        ("40a", "has a mark behind the number"),
        ("forty", "is not a number"),
        ("1,2,3", "is not a number"),
        ("forty", "“forty” is not a number. Enter"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_write_instead(cell, told):
    header = HEADER.replace(",", ";")
    ((line, sentence),) = refused(f"{header}\nP;I;A;2025-11-03;{cell}\n")
    assert (line, told in sentence) == (2, True)


def test_a_cell_that_is_marked_as_text_is_that_text():
    (said,) = positions(f'{HEADER}\nP,I,="A",="2025-11-03",="1.5"\n')
    assert said.value == 1.5


@pytest.mark.parametrize("first", ["<html>", "<!DOCTYPE html>", '<?xml version="1.0"?>', "<table>"])
def test_what_is_markup_is_refused_as_such(first):
    with pytest.raises(ImportProblem, match="not a table"):
        read(f"{first}{HEADER}\n{ROW}\n")


def test_a_day_of_a_year_of_another_calendar_is_asked_about_and_then_told():
    table = f"{HEADER}\n{ROW}\nP,I,A,1447-05-21,1\nP,I,A,2568-05-21,1\n"
    assert [line for line, _said in read(table, skip_bad=True).bad] == [3, 4]
    found = read(table, dates=DateStyle(any_year=True))
    assert (found.count, len(found.remarks)) == (3, 1)
    assert "1447, 2568" in found.remarks[0]
