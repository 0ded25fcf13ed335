"""The command that imports tables and calendars."""

from contextlib import closing

import pytest

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.exchange.example import example, make_example
from core.model.records import Position, Round
from core.storage import backups

DATA, FILE = 1, 3
TABLE = "point,issue,party,date,value\nQuota,Catch,Arland,2025-01-01,{value}\n"


def test_import_makes_the_file_that_is_not_there(parley, tmp_path):
    path, table = tmp_path / "new.parley", tmp_path / "t.csv"
    table.write_text(TABLE.format(value=10))
    code, out, _err = parley("import", path, table)
    assert (code, out) == (0, f"Saved: {path}\n1 position imported.\n")
    with closing(Workspace.open(path)) as workspace:
        assert [party.name for party in workspace.dossier.parties] == ["Arland"]


def test_import_leaves_no_file_behind_where_nothing_could_be_read(parley, tmp_path):
    path, table = tmp_path / "new.parley", tmp_path / "t.csv"
    table.write_text(TABLE.format(value="much"))
    assert parley("import", path, table)[0] == DATA
    assert parley("import", path, tmp_path / "none.csv")[0] == FILE
    assert list(tmp_path.iterdir()) == [table]


def test_import_adds_positions(parley, tmp_path):
    path, table = tmp_path / "e.parley", tmp_path / "t.csv"
    make_example(path).close()
    table.write_text("point,issue,party,date,value\nTerritory,Referendum,RU,2025-12-22,5\n")
    code, out, _err = parley("import", path, table)
    assert (code, out) == (0, "1 position imported.\n")
    workspace = Workspace.open(path)
    assert workspace.dossier.count(Position) == example().count(Position) + 1
    workspace.close()
    (made,) = backups.backups(path)
    assert backups.content(made.path).dossier == example()


def test_import_tells_of_a_row_that_is_there_twice_and_adds_it_only_if_asked(parley, tmp_path):
    path, table = tmp_path / "n.parley", tmp_path / "t.csv"
    row = "A,B,C,2025-04-03,1\n"
    table.write_text(f"point,issue,party,date,value\n{row}{row}")
    code, out, err = parley("import", path, table, "--dry-run")
    assert (code, out) == (0, "1 position would be imported.\n")
    told = ["Would be saved:", "Line 3: The same as line 2, and not added again."]
    assert [line[: len(each)] for line, each in zip(err.splitlines(), told, strict=False)] == told
    assert "--keep-duplicates" in err
    assert "2 positions imported." in parley("import", path, table, "--keep-duplicates")[1]


def test_import_lists_bad_lines_and_takes_the_rest_only_if_asked(parley, tmp_path):
    path, table = tmp_path / "e.parley", tmp_path / "t.csv"
    make_example(path).close()
    rows = ["point,issue,party,date,value", "A,B,C,03/04/2025,1", "A,B,C,2025-04-03,1"]
    table.write_text("\n".join(rows))
    code, out, err = parley("import", path, table)
    assert (code, out) == (DATA, "")
    assert err.startswith("Line 2: 03/04/2025 could mean")
    code, out, err = parley("import", path, table, "--skip-bad")
    assert (code, out) == (0, "1 position imported.\n")
    assert "Line 2" in err


@pytest.mark.parametrize(
    ("cells", "option"),
    [
        ("03/04/2025,1", "--dates"),
        ('2025-04-03,"1,250"', "--decimal"),
        ("1404-04-03,1", "--any-year"),
    ],
)
def test_a_cell_that_can_mean_two_things_tells_the_option_that_decides(
    parley, tmp_path, cells, option
):
    path, table = tmp_path / "n.parley", tmp_path / "t.csv"
    table.write_text(f"point,issue,party,date,value\nA,B,C,{cells}\n")
    code, _out, err = parley("import", path, table, "--dry-run")
    assert code == DATA
    options = ("--dates", "--decimal", "--any-year")
    assert [each for each in options if each in err] == [option]
    assert "Would be saved" not in err


@pytest.mark.parametrize(
    ("heads", "hint"),
    [
        ("point,issue,party,date,value (days)", '--map "value (days)=value"'),
        ("Punkt,issue,party,date,value", '--map "Punkt=COLUMN"'),
        ("Punkt,Thema,party,date,value", '--map "Punkt=point"'),
        ('point,issue,party,date,"value\n(days)"', '--map "value (days)=value"'),
        ("point,party,date,Fee,Days", "--wide"),
    ],
)
def test_a_column_that_is_not_found_tells_how_to_say_which_it_is(parley, tmp_path, heads, hint):
    path, table = tmp_path / "n.parley", tmp_path / "t.csv"
    table.write_text(f"{heads}\nA,B,2025-04-03,1,2\n")
    code, _out, err = parley("import", path, table)
    assert code == DATA
    assert hint in err
    for text in ("point,issue\nA,B\n", "Notes of the meeting\n"):
        table.write_text(text)
        assert "--map" not in parley("import", path, table)[2]


def test_a_calendar_gives_rounds_their_days_and_tells_what_stays(parley, tmp_path):
    path, calendar = tmp_path / "e.parley", tmp_path / "c.ics"
    with closing(make_example(path)) as workspace:
        fifth = next(each for each in workspace.dossier.all(Round) if each.number == 5)
    assert parley("export", path, calendar)[0] == 0
    with closing(Workspace.open(path)) as workspace:
        workspace.do(change(Round, fifth.id, date=None, end_date=None))
    calendar.write_text(calendar.read_text().replace("20250918", "20250917"))
    told = parley("import", path, calendar, "--dry-run")
    assert parley("import", path, calendar) == told
    code, out, err = told
    assert (code, out.splitlines()[-1]) == (0, "1 round gets what it lacks.")
    assert err.startswith("Round 1: the calendar says 17 to 18 September 2025,")
    with closing(Workspace.open(path)) as workspace:
        assert workspace.dossier.get(Round, fifth.id) == fifth
    calendar.write_text("no calendar")
    assert parley("import", path, calendar)[0] == DATA


def test_a_file_full_of_bad_lines_does_not_flood_the_terminal(parley, tmp_path):
    path, table = tmp_path / "e.parley", tmp_path / "t.csv"
    make_example(path).close()
    table.write_text("point,issue,party,date,value\n" + "A,B,C,soon,1\n" * 5000)
    _code, _out, err = parley("import", path, table)
    assert err.count("\n") < 120
    assert "4900 more" in err


def test_import_of_another_kind_is_guessed_or_told(parley, tmp_path):
    path, table = tmp_path / "new.parley", tmp_path / "t.csv"
    table.write_text("name,role\nArland,party\nBorduria,mediator\n")
    code, out, _err = parley("import", path, table)
    assert (code, out) == (0, f"Saved: {path}\n2 parties imported.\n")
    code, out, err = parley("import", path, table, "--dry-run")
    assert (code, out) == (0, "0 parties would be imported.\n")
    assert err == "There already: 2 parties.\n"
    code, out, _err = parley("import", path, table, "--kind", "point", "--map", "role=")
    assert (code, out) == (0, "2 sticking points imported.\n")
    code, _out, err = parley("import", path, table, "--kind", "source")
    assert code == DATA
    assert "Unknown columns: role." in err


def test_import_names_what_it_creates_besides_its_rows(parley, tmp_path):
    path, table = tmp_path / "n.parley", tmp_path / "t.csv"
    table.write_text("point,issue,party,date,value\nQuota,Catch,B,2025-04-03,1\n")
    told = ["1 sticking point: Quota.", "1 issue: Catch.", "1 party: B."]
    _code, _out, err = parley("import", path, table, "--dry-run")
    new = f"Would be saved: {path}"
    assert err.splitlines() == [new, *(f"Would be created: {each}" for each in told)]
    _code, _out, err = parley("import", path, table)
    assert err.splitlines() == [f"Created: {each}" for each in told]
