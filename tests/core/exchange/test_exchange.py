"""Exporting a pair's gap, and the list of formats."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.analysis.gaps import gap
from core.errors import Problem
from core.exchange import FORMATS, asked_for, format_of, formats, whole_formats
from core.exchange.example import example
from core.exchange.gaps_series import COLUMNS, gaps_csv, gaps_json
from core.exchange.spreadsheet import is_formula
from core.model.dossier import EMPTY, Dossier
from core.model.kinds import KINDS
from core.model.records import Clause, Issue, Party, Point, Wording
from core.views.pairs import shown_pair
from tests.dossiers import TALKS, day, position, small

PAIR = ("a", "b")


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


def test_the_text_gap_stands_beside_the_gap_of_the_positions():
    dossier = small(
        Clause("c", 1, "Quotas", point="p"),
        Wording("w", "c", "Catches are [shared]."),
        Wording("v", "c", "Catches [are] [shared].", date=day(10)),
    )
    rows = list(csv.DictReader(io.StringIO(gaps_csv(dossier, ("a", "b"), "p"))))
    assert [row["text_gap"] for row in rows] == ["0.333333"] * 4 + ["0.666667"] * 2
    assert rows[4]["date"] == day(10).isoformat()
    assert rows[4]["stated_gap"] == rows[3]["stated_gap"]
    assert rows[4]["like_for_like_change"] == "0.0"
    assert float(rows[5]["like_for_like_change"]) < 0
    assert {row["text_gap"] for row in csv.DictReader(io.StringIO(gaps_csv(small(), PAIR)))} == {""}


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


def test_the_usual_ending_of_one_goes_before_another_of_several():
    def found(name):
        return [each.full_key for each in asked_for(Path(name), whole_formats())]

    assert found("a.JSON") == ["dossier-json", "gaps-json"]
    assert {"gaps-csv", "notes-csv"} <= {*found("a.csv")}
    assert found("a.htm") == ["notes-html"]
    assert found("a") == found("a.odt") == []


def test_every_format_is_offered():
    """It is written of a whole dossier, or somebody asks for the formats of what it holds."""
    root = Path(__file__).resolve().parents[3]
    code = "".join(
        path.read_text("utf-8") for path in (*root.glob("cli/*.py"), *root.glob("ui/**/*.py"))
    )
    asked = {*re.findall(r'formats\("(\w+)"\)', code)}
    assert {each.what for each in FORMATS if not each.whole} <= asked


def test_formats_of_a_whole_dossier_can_be_told_apart():
    whole = whole_formats()
    for told in ("full_key", "full_kind"):
        assert len({getattr(each, told) for each in whole}) == len(whole)
    assert all(each.writes for each in whole)


@pytest.mark.parametrize("form", whole_formats(), ids=lambda each: each.full_key)
def test_a_whole_dossier_is_written_the_same_each_time(form):
    pair = ("a", "b") if form.pair else None
    assert form.content(small(), pair) == form.content(small(), pair)
    assert form.content(EMPTY, ("a", "b")).strip()


def test_what_compares_two_parties_says_so_where_there_are_none():
    form = next(each for each in whole_formats() if each.pair)
    with pytest.raises(Problem, match="two parties"):
        form.content(small(), None)


def hostile() -> Dossier:
    """The example, of which every text begins like a formula."""
    return Dossier.of(
        replace(record, **{name: f"=1+1 {getattr(record, name)}" for name in kind.texts})
        for kind in KINDS.values()
        for record in example().all(kind.record)
    )


TABLES = [each for each in whole_formats() if each.key == "csv"]


@pytest.mark.parametrize("form", TABLES, ids=lambda each: each.full_key)
def test_no_cell_of_any_table_can_be_taken_for_a_formula(form):
    dossier = hostile()
    text = form.content(dossier, shown_pair(dossier, None)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert len(cells) > 10
    wrong = [each for each in cells if is_formula(each)]
    assert not [each for each in wrong if not re.fullmatch(r"-?[\d.]+", each)]
