"""Where reading a table of positions ends, and what each of its rows costs."""

import pytest
from msgspec.structs import replace

from core.editing.rules import check
from core.errors import ImportProblem
from core.exchange import delimited, positions_csv
from core.exchange.delimited import LONGEST_CELL
from core.exchange.positions_csv import USUAL, ImportChoices, import_positions
from core.model.change import Change
from core.model.dossier import EMPTY, KindTable
from tests.core.exchange.test_positions_csv import HEADER, problems, refusal, table


def lines_read(monkeypatch, data, choices=USUAL, **options):
    """How many lines of a file are read until it is refused, and the sentence."""
    read = 0
    plain = positions_csv.table

    def counted(rows):
        nonlocal read
        for row in rows:
            read += 1
            yield row

    def counting(*given, **told):
        found = plain(*given, **told)
        return replace(found, rows=counted(found.rows))

    monkeypatch.setattr(positions_csv, "table", counting)
    with pytest.raises(ImportProblem) as caught:
        import_positions(data, EMPTY, choices, **options)
    assert not caught.value.lines
    return read, str(caught.value)


@pytest.mark.parametrize("skip_bad", [False, True])
def test_the_first_line_that_breaks_a_limit_ends_reading(monkeypatch, skip_bad):
    header, good = f"{HEADER},statement", "P,I,A,2025-01-02,1,x"
    choices = ImportChoices(skip_bad=skip_bad)

    def read_of(*lines, header=header):
        return lines_read(monkeypatch, table(*lines, header=header), choices)

    monster = f"P,I,A,2025-01-02,1,{'x' * 200_000}"
    assert read_of(good, monster, good) == (
        1,
        f"A cell that begins on line 3 is longer than {LONGEST_CELL} characters. Shorten it, or "
        "close its quotation marks.",
    )
    read, said = read_of(good, good + "," * 20_000, good)
    assert (read, "Line 3 has more than 16384 cells" in said) == (1, True)
    read, said = read_of(*[good] * 3, header=header + "".join(f",c{n}" for n in range(100_000)))
    assert (read, "Line 1 has more than 16384 cells" in said) == (0, True)
    monkeypatch.setattr(delimited, "MOST_LINES", 50)
    read, said = read_of(*[""] * 30, *[good] * 30)
    assert (read, "more than 50 lines" in said) == (19, True)
    monkeypatch.setattr(delimited, "LONGEST_LINE", 500)
    read, said = read_of(good, good + "x" * 500)
    assert (read, "Line 3 is longer than 500" in said) == (1, True)


def test_a_sentence_does_not_repeat_a_page():
    found = problems(table(f"P,I,A,{'soon' * 5000},1", f"P,I,A,2025-01-02,{'x' * 9000}"))
    assert [len(sentence) < 400 for sentence in found.values()] == [True, True]
    many = ",".join(f"{'column' * 50}{n}" for n in range(1000))
    assert len(refusal(table(header=f"{HEADER},{many}"))) < 1000
    assert len(refusal(table(header=f"{HEADER},{many},{many}"))) < 1000


def test_too_many_new_parties_mean_that_columns_are_mixed_up(monkeypatch):
    rows = [f"P,I,Party {n},2025-01-02,1" for n in range(3000)]
    read, said = lines_read(monkeypatch, table(*rows))
    assert read <= positions_csv.PART
    assert "columns" in said


def test_reading_can_be_cancelled_and_says_how_far_it_is(monkeypatch):
    data = table(*["P,I,A,2025-01-02,1"] * 1000)
    told = []
    import_positions(data, EMPTY, progress=lambda done, of: told.append((done, of)))
    assert len(told) > 10
    assert told == sorted(told)
    assert {of for _done, of in told} == {len(data.rstrip())}
    asked = iter([False, False, True])
    read, said = lines_read(monkeypatch, data, cancelled=lambda: next(asked))
    assert (read, said) == (99, "Nothing was imported.")


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("source", "P,I,A,2025-01-02,1,Paper {}"),
        ("round", "P,I,A,2025-01-02,1,{}"),
        ("unit", "P,I {},A,2025-01-02,1,days"),
        ("unit", "P {},I,A,2025-01-02,1,days"),
    ],
)
def test_each_new_record_costs_the_same_however_many_there_are(monkeypatch, column, cells):
    walked = 0
    plain = KindTable.records

    def counted(table):
        nonlocal walked
        for record in plain(table):
            walked += 1
            yield record

    monkeypatch.setattr(KindTable, "records", counted)
    count = 400
    rows = [cells.format(number) for number in range(count)]
    command = import_positions(table(*rows, header=f"{HEADER},{column}"), EMPTY).command
    edits = tuple(command.edits(EMPTY))
    check(edits, Change("", edits).applied(EMPTY))
    assert walked < 10 * count, "looking through all records for each would be 80,000"
