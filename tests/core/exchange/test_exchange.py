"""Exporting a pair's gap, and the list of formats."""

import csv
import io
import json
import re
from pathlib import Path

from core.analysis.gaps import gap
from core.exchange import FORMATS, format_of, formats
from core.exchange.gaps_series import COLUMNS, gaps_csv, gaps_json
from core.model.dossier import EMPTY, Dossier
from core.model.records import Issue, Party, Point
from tests.dossiers import TALKS, day, position, small


def test_csv_has_a_row_for_every_day_on_which_something_changed():
    dossier = small()
    rows = list(csv.DictReader(io.StringIO(gaps_csv(dossier, ("a", "b")))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["date"] for row in rows] == [day(n).isoformat() for n in (1, 2, 3, 4, 30)]
    last = gap(dossier, ("a", "b"))
    assert float(rows[-1]["stated_gap"]) == round(last.stated, 6)
    assert float(rows[-1]["range_gap"]) == round(last.between, 6)
    assert (rows[-1]["issues_known"], rows[-1]["issues_total"]) == ("2", "2")


def test_unknown_is_empty_in_csv_and_null_in_json():
    dossier = small()
    first = next(csv.DictReader(io.StringIO(gaps_csv(dossier, ("a", "b")))))
    assert (first["stated_gap"], first["coverage"]) == ("", "0.0")
    assert json.loads(gaps_json(dossier, ("a", "b")))[0]["stated_gap"] is None


def test_json_and_csv_say_the_same():
    dossier = small(position("x6", "j", "a", 50, 222.2))
    objects = json.loads(gaps_json(dossier, ("a", "b"), "p"))
    rows = list(csv.DictReader(io.StringIO(gaps_csv(dossier, ("a", "b"), "p"))))
    texts = [{k: "" if v is None else str(v) for k, v in each.items()} for each in objects]
    assert texts == rows


def test_without_positions_there_is_a_header_and_no_row():
    assert gaps_csv(EMPTY, ("a", "b")) == ",".join(COLUMNS) + "\n"
    assert json.loads(gaps_json(EMPTY, ("a", "b"))) == []


def test_no_cell_can_be_taken_for_a_formula():
    text = gaps_csv(small(), ("a", "b"))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert all(re.fullmatch(r"-?[\d.]+|[a-z_]+|[\d-]{10}|", cell) for cell in cells)


def test_series_tells_what_moved_apart_from_what_became_known():
    issues = [Issue("i", 1, "p", "Catch"), Issue("j", 2, "p", "Fleet")]
    places = ("ia1 10", "ib1 34", "ib2 30", "ja2 12", "jb2 88")
    said = [position(each, *each[:2], int(each[2]), float(each[4:])) for each in places]
    parties = [Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")]
    dossier = Dossier.of([TALKS, *parties, Point("p", 1, "Quota"), *issues, *said])
    first, second = csv.DictReader(io.StringIO(gaps_csv(dossier, ("a", "b"))))
    assert (first["stated_gap"], first["like_for_like_change"]) == ("24.0", "")
    assert (second["stated_gap"], second["like_for_like_change"]) == ("48.0", "-4.0")
    assert [row["coverage"] for row in (first, second)] == ["0.5", "1.0"]


def test_every_format_names_functions_that_exist():
    for each in FORMATS:
        assert each.reads or each.writes
        assert not each.reads or callable(each.reader)
        assert not each.writes or callable(each.writer)


def test_the_ending_of_a_file_says_its_format():
    assert format_of("notes", Path("a.HTM")).writes == "notes_html"
    assert format_of("notes", Path("a.pdf")) is None
    assert [each.key for each in formats("gaps")] == ["csv", "json"]
    assert formats("notes")[0].kind == "Web page for Word (*.html)"


def test_every_format_is_offered():
    """Somebody asks for the formats of what it holds: a dialog, or the command line."""
    root = Path(__file__).resolve().parents[3]
    code = "".join(path.read_text("utf-8") for path in (root / "cli.py", *root.glob("ui/**/*.py")))
    assert {each.what for each in FORMATS} <= {*re.findall(r'formats\("(\w+)"\)', code)}
