"""The command line, as a person at a terminal meets it."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import cli
import main
from core.editing.commands import change
from core.editing.workspace import Workspace
from core.exchange.example import example, make_example
from core.model.dossier import EMPTY
from core.model.records import Party
from core.storage import driver

DATA, USAGE, FILE = 1, 2, 3


def test_the_commands_that_main_knows_are_those_there_are():
    assert set(main.COMMANDS) == set(cli.parley.commands)


def test_sample_writes_the_example_and_never_over_a_file(parley, tmp_path):
    path = tmp_path / "new.parley"
    assert parley("sample", path)[0] == 0
    workspace = Workspace.open(path)
    assert workspace.dossier == example()
    workspace.close()
    before = path.read_bytes()
    code, _out, complaint = parley("sample", path)
    assert (code, complaint.count("\n")) == (FILE, 1)
    assert path.read_bytes() == before


def test_new_makes_an_empty_dossier_and_never_over_a_file(parley, tmp_path):
    path = tmp_path / "new.parley"
    assert parley("new", path)[0] == 0
    with closing(Workspace.open(path)) as workspace:
        assert workspace.dossier == EMPTY
    before = path.read_bytes()
    code, _out, complaint = parley("new", path)
    assert (code, complaint.count("\n")) == (FILE, 1)
    assert path.read_bytes() == before


def test_gaps_prints_a_series(parley, example_file):
    code, out, err = parley("gaps", example_file, "--pair", "Russia", "ua", "--point", "2")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert list(rows[0]) == [
        "date",
        "stated_gap",
        "range_gap",
        "coverage",
        "issues_known",
        "issues_total",
        "like_for_like_change",
        "range_like_for_like_change",
        "illustrative_issues",
        "text_gap",
    ]
    assert rows[-1]["issues_total"] == "4"


def test_export_writes_what_the_ending_says(parley, example_file, tmp_path):
    series, page = tmp_path / "gap.json", tmp_path / "notes.html"
    asked = ("export", example_file, series)
    assert parley(*asked, "--format", "gaps-json") == (0, f"Saved: {series}\n", "")
    printed = parley("gaps", example_file, "--pair", "US", "UA", "--format", "json")[1]
    assert series.read_text("utf-8") == printed, "the pair of the example"
    assert parley(*asked, "--pair", "RU", "UA")[0] == 0
    assert series.read_text("utf-8") != printed
    assert parley("export", example_file, page)[0] == 0
    assert "to be confirmed whether displaced voters" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("ending", "formats"),
    [("csv", "gaps-csv and notes-csv"), ("json", "dossier-json and gaps-json")],
)
def test_an_ending_of_several_formats_is_asked_about(
    parley, example_file, tmp_path, ending, formats
):
    file = tmp_path / f"out.{ending}"
    code, out, err = parley("export", example_file, file)
    assert (code, out, file.exists()) == (USAGE, "", False)
    assert f"does not tell the format. Add --format with one of: {formats}." in err


def test_a_format_that_is_named_goes_before_the_ending(parley, example_file, tmp_path):
    table = tmp_path / "out.csv"
    assert parley("export", example_file, table, "--format", "notes-csv")[0] == 0
    assert table.read_text("utf-8-sig").startswith("Group,")


def test_an_export_never_replaces_a_dossier(parley, tmp_path):
    path = tmp_path / "e.parley"
    make_example(path).close()
    before = path.read_bytes()
    code, out, _err = parley("export", path, path, "--format", "notes-csv")
    assert (code, out, path.read_bytes()) == (FILE, "", before)


def test_a_gap_of_nobody_is_a_problem(parley, tmp_path):
    path = tmp_path / "e.parley"
    assert parley("new", path)[0] == 0
    code, _out, err = parley("export", path, tmp_path / "gap.json", "--format", "gaps-json")
    assert (code, err) == (DATA, "There are fewer than two parties to compare.\n")


@pytest.mark.parametrize("name", ["Security guarantees", "guarantees", "2"])
def test_a_point_is_known_by_name_short_name_and_number(parley, example_file, name):
    arguments = ("gaps", example_file, "--pair", "RU", "UA", "--format", "json", "--point")
    assert json.loads(parley(*arguments, name)[1]) == json.loads(parley(*arguments, "2")[1])


def test_a_name_goes_before_a_code_and_a_number(parley, tmp_path):
    path, table = tmp_path / "e.parley", tmp_path / "t.csv"
    Workspace.create(path, EMPTY).close()
    rows = ["point,issue,party,date,value", "A,i,Xavier,2025-01-01,0", "1,i,Other,2025-01-02,50"]
    table.write_text("\n".join([*rows, "1,i,Xavier,2025-01-03,100", "A,i,Zed,2025-01-04,70"]))
    assert parley("import", path, table)[0] == 0
    with closing(Workspace.open(path)) as workspace:
        code = workspace.dossier.parties[0].code
        taken = workspace.dossier.parties[2].id
        workspace.do(change(Party, taken, name=code))
    by_number = parley("gaps", path, "--pair", "Xavier", "Other", "--point", "1")[1]
    assert by_number.splitlines()[-1] == "2025-01-03,50.0,50.0,1.0,1,1,,,0,"
    by_name = parley("gaps", path, "--pair", "Xavier", code, "--point", "A")[1]
    assert by_name.splitlines()[-1] == "2025-01-04,70.0,70.0,1.0,1,1,,,0,"


def test_check_finds_the_example_sound(parley, example_file):
    code, out, err = parley("check", example_file)
    assert (code, err) == (0, "")
    assert "Russia, International monitors: no position recorded" in out
    head = r"Journal head: ([0-9a-f]{4} ){3}[0-9a-f]{4}\n"
    assert re.search(rf"example\.parley is sound\.\n{head}$", out)


def test_check_finds_damage(parley, example_file, tmp_path):
    path = tmp_path / "damaged.parley"
    data = bytearray(example_file.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)
    code, _out, err = parley("check", path)
    assert code in (DATA, FILE)
    assert err.strip()


def test_check_tells_what_is_wrong_with_what_names_nothing(parley, tmp_path):
    path = tmp_path / "damaged.parley"
    make_example(path).close()
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE position SET issue = 'nothing' WHERE rowid = 1")
    connection.close()
    code, out, err = parley("check", path)
    assert (code, out) == (DATA, ""), err
    assert "Some positions refer to issues that do not exist: 1." in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "nothing.parley"), FILE),
        (("gaps", "nothing.parley", "--pair", "A", "B"), FILE),
        (("pack", "EXAMPLE", "--round", "5", "--out", "no/such/folder.pdf"), FILE),
        (("pack", "EXAMPLE", "--round", "99", "--out", "x.pdf"), USAGE),
        (("gaps", "EXAMPLE", "--pair", "Russia", "Atlantis"), USAGE),
        (("gaps", "EXAMPLE", "--pair", "Russia", "UA", "--point", "9"), USAGE),
        (("gaps", "EXAMPLE", "--pair", "Russia", "UA", "--point", ""), USAGE),
        (("gaps", "EXAMPLE", "--pair", "Russia", "RU"), USAGE),
        (("import", "EXAMPLE", "nothing.csv"), FILE),
        (("export", "EXAMPLE", "notes.odt"), USAGE),
        (("export", "EXAMPLE", "a.csv", "--format", "odt"), USAGE),
        (("export", "nothing.parley", "notes.html"), FILE),
        (("export", "EXAMPLE", "no/such/folder.html"), FILE),
        (("export", "EXAMPLE", "gap.json", "--pair", "Russia", "Atlantis"), USAGE),
        (("sample", "x" * 300), FILE),
        (("check", "x" * 300), FILE),
        (("sample", "no/such/folder.parley"), FILE),
        (("pack", "EXAMPLE", "--round", "5", "--out", "."), FILE),
        (("pack", "EXAMPLE", "--round", "5", "--out", "x" * 300), FILE),
        (("nonsense", "EXAMPLE"), USAGE),
        (("--nonsense",), USAGE),
    ],
)
def test_problems_are_sentences_with_an_exit_code(
    parley, example_file, arguments, code, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    found, out, err = parley(*(example_file if a == "EXAMPLE" else a for a in arguments))
    assert (found, out) == (code, "")
    assert err.strip()
    assert "Traceback" not in err
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    "arguments",
    [("check", "EXAMPLE"), ("read", "EXAMPLE"), ("gaps", "EXAMPLE", "--pair", "RU", "UA")],
    ids=lambda arguments: arguments[0],
)
def test_whether_a_file_can_be_read_shows_when_it_is_read(
    parley, example_file, arguments, monkeypatch
):
    """The system may be wrong about it before, such as on a network drive, and it is no misuse."""
    monkeypatch.setattr(os, "access", lambda *_asked, **_how: False)
    code, _out, _err = parley(*(example_file if a == "EXAMPLE" else a for a in arguments))
    assert code != USAGE


def test_a_file_that_is_open_elsewhere_is_refused(parley, tmp_path):
    path = tmp_path / "open.parley"
    held = make_example(path)
    code, _out, err = parley("check", path)
    held.close()
    assert code == FILE
    assert "open" in err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no such device")
def test_an_output_without_room_is_a_problem(example_file):
    command = [sys.executable, main.__file__, "gaps", example_file, "--pair", "RU", "UA"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (FILE, 1)
    assert "No space" in done.stderr


def test_help_and_version_need_no_file(parley):
    assert parley("--version")[:2] == (0, "Parley, version 0.1.0\n")
    code, out, _err = parley("--help")
    assert code == 0
    assert all(command in out for command in main.COMMANDS)


def test_without_a_display_a_sentence_is_said():
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    script = Path(main.__file__)
    done = subprocess.run(
        [sys.executable, script], env=bare, capture_output=True, text=True, check=False
    )
    if sys.platform.startswith("linux"):
        assert done.returncode == main.NO_DISPLAY
        assert "display" in done.stderr


def test_search_prints_kind_name_and_place(parley, example_file):
    code, printed, _complaint = parley("search", example_file, "referendum", "party:UA")
    assert code == 0
    kind, name, place = printed.splitlines()[0].split("\t")
    assert (kind, name) == ("position", "Ukraine on Referendum")
    assert "referendum" in place.lower()


def test_search_tells_of_a_filter_that_means_nothing(parley, example_file):
    code, printed, complaint = parley("search", example_file, "party:Atlantis")
    assert (code, printed) == (DATA, "")
    assert complaint == "There is no party “Atlantis” in this dossier.\n"


@pytest.mark.parametrize("mode", [0o400, 0o600], ids=["read-only", "writable"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "{file}"),
        ("gaps", "{file}", "--pair", "US", "UA"),
        ("search", "{file}", "plant"),
        ("export", "{file}", "{out}/notes.html"),
        ("pack", "{file}", "--round", "5", "--out", "{out}/pack.pdf"),
    ],
    ids=lambda words: words[0],
)
def test_what_only_reads_leaves_the_file_as_it_is(parley, example_file, tmp_path, command, mode):
    folder = tmp_path / "medium"
    folder.mkdir()
    path = folder / "talks.parley"
    path.write_bytes(example_file.read_bytes())
    path.chmod(mode)
    before = path.read_bytes(), path.stat().st_mtime_ns
    code, _out, complaint = parley(*(word.format(file=path, out=tmp_path) for word in command))
    assert code == 0, complaint
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [*folder.iterdir()] == [path]


def test_check_mends_into_a_new_file(parley, example_file, tmp_path):
    path, new = tmp_path / "spoilt.parley", tmp_path / "new.parley"
    path.write_bytes(example_file.read_bytes())
    with closing(driver.connect(path)) as connection:
        connection.execute("DELETE FROM action")
    code, _out, err = parley("check", path)
    assert code == DATA
    assert "Add --mend NEW" in err
    code, out, err = parley("check", path, "--mend", new)
    assert (code, err) == (0, "")
    assert "7 records were taken from the journal" in out
    assert parley("check", new)[0] == 0
    assert parley("check", path, "--mend", new)[0] == FILE
    with closing(driver.connect(path)) as connection:
        connection.executescript("DROP TABLE action; DROP TABLE journal")
    code, out, _err = parley("check", path, "--mend", tmp_path / "other.parley")
    assert code == DATA
    assert "Some entries of the journal are missing" in out
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    code, _out, err = parley("check", path, "--mend", tmp_path / "third.parley")
    assert code == FILE
    assert "cannot be mended" in err
