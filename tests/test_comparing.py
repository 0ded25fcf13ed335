"""`redline` and `textgap`: what changed between two documents, or two states of a plan, and how far
a text is from being agreed."""

import datetime as dt
import json

import pytest

from core.editing.workspace import Workspace
from core.model.records import Clause, Mark, Wording
from core.storage.backups import backups
from core.text.redline import redline as compared
from core.text.redlined import readable
from tests.core.intake.papers import pdf
from tests.core.intake.stand_in import installed, not_installed
from tests.core.intake.word_files import para, put_in, taken_out, word_xml
from tests.dossiers import day, small

USAGE, FILE = 2, 3
BEFORE = "Article 1\nThe Parties meet every year.\n"
AFTER = "Article 1\nThe Parties [shall] meet every second year.\n"


@pytest.fixture
def texts(tmp_path):
    paths = tmp_path / "draft one.txt", tmp_path / "draft two.md"
    for path, text in zip(paths, (BEFORE, AFTER), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_changes_are_written_into_the_text(parley, texts):
    code, out, _err = parley("redline", *texts)
    assert code == 0
    assert "The Parties {+[shall] +}meet every {+second +}year." in out


def test_both_texts_can_be_made_of_the_pieces(parley, texts):
    pieces = json.loads(parley("redline", *texts, "--format", "json")[1])["pieces"]
    old = "".join(each["text"] for each in pieces if each["kind"] in ("equal", "deleted"))
    assert old == BEFORE.rstrip("\n")
    new = "".join(each["text"] for each in pieces if each["kind"] != "deleted")
    assert new == AFTER.rstrip("\n")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")])
def test_a_redline_is_written_to_a_file(parley, texts, tmp_path, form, begins):
    out = tmp_path / "out"
    assert parley("redline", *texts, "--format", form, "--out", out)[0] == 0
    assert out.read_bytes().startswith(begins)
    named = tmp_path / f"named.{form.upper()}"
    assert parley("redline", *texts, "--out", named)[0] == 0
    assert named.read_bytes().startswith(begins)


def test_a_redline_of_a_marked_plan_is_marked(parley, tmp_path):
    plan = tmp_path / "plan.parley"
    Workspace.create(
        plan,
        small(
            Clause("c1", 1, "Ports"),
            Wording("w1", "c1", "Ports inspect.", date=day(1)),
            Mark("m1", "wording", "w1", "SECRET"),
        ),
    ).close()
    other = tmp_path / "other.txt"
    other.write_text("1. Ports\nPorts watch.\n", "utf-8")
    code, out, err = parley("redline", plan, other, "--format", "json")
    assert (code, json.loads(out)["marking"], err) == (0, "SECRET", "")
    said = [each for each in json.loads(out)["pieces"] if each["text"].strip()]
    assert all((each.get("marking") == "SECRET") == (each["kind"] != "inserted") for each in said)
    code, out, err = parley("redline", other, plan)
    assert (code, err) == (0, "")
    first, *lines, last = out.splitlines()
    assert first == last == "SECRET"
    assert [*filter(None, lines)][-1] == "(SECRET) Ports [-watch-]{+inspect+}."
    assert parley("redline", other, plan, "--out", tmp_path / "out.txt")[0] == 0
    assert (tmp_path / "out.txt").read_text("utf-8") == out
    for form in ("pdf", "docx", "odt"):
        assert parley("redline", plan, other, "--out", tmp_path / f"out.{form}")[0] == 0
        text = parley("read", tmp_path / f"out.{form}")
        assert "SECRET" in text[1] + text[2], form
        assert ("(SECRET) Ports" in text[1]) == (form == "pdf"), form


def test_what_runs_on_the_pages_of_a_draft_is_no_change_and_no_bracket(parley, tmp_path):
    """Each page of either PDF has its title; one sentence goes on from page to page."""
    said = ["The Parties agree to", "meet every year and to", "report on what they", "have done."]
    for name, title in (("one", "[First draft]"), ("two", "[Second draft]")):
        (tmp_path / f"{name}.pdf").write_bytes(pdf(*said, running=title))
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    pieces = json.loads(parley("redline", one, two, "--format", "json")[1])["pieces"]
    assert [each["kind"] for each in pieces] == ["equal"]
    assert pieces[0]["text"].strip() == " ".join(said)
    code, out, err = parley("textgap", one, "--format", "json")
    assert code == 0
    assert json.loads(out)["opening_brackets"] == 0
    assert "[First draft]" in err


def test_a_plan_is_compared_with_what_it_was(parley, tmp_path):
    file = tmp_path / "a.parley"
    parley("sample", file)
    code, out, _err = parley("redline", tmp_path / "a.parley@2025-11-30", file)
    assert code == 0
    assert "{+" in out
    assert parley("redline", tmp_path / "a.parley@soon", file)[0] == USAGE
    assert parley("redline", tmp_path / "none.txt", file)[0] == FILE


def test_the_brackets_of_a_document_are_counted(parley, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text("1. Each [Party [shall]] act.\n2. Nothing here.\n3. Not] so.\n", "utf-8")
    code, out, _err = parley("textgap", file, "--format", "json")
    told = json.loads(out)
    (stray,) = told.pop("unbalanced")
    assert code == 0
    assert told == {
        "opening_brackets": 2,
        "closing_brackets": 3,
        "outermost": 1,
        "deepest": 2,
        "words": 11,
        "words_inside_share": 0.1818,
        "options": 0,
        "clean_share": 0.3333,
    }
    assert (stray["sign"], stray["line"], stray["column"], stray["clause"]) == ("]", 3, 7, "3.")
    assert stray["word"] == "Not"
    assert "]\t3.\tline 3, column 7\tunmatched “]” after “Not”\t" in parley("textgap", file)[1]


def test_the_brackets_of_a_plan_are_counted(parley, tmp_path):
    file = tmp_path / "a.parley"
    parley("sample", file)
    told = json.loads(parley("textgap", file, "--format", "json")[1])
    assert told["words"] > 0
    assert told["unbalanced"] == []


def test_a_draft_becomes_the_plan_and_the_next_one_is_laid_beside_it(parley, tmp_path):
    file, one, two = (tmp_path / name for name in ("a.parley", "one.txt", "two.txt"))
    one.write_text(
        "1. Each Party pays [half] of what it owes.\n2. Nobody waits for long.\n", "utf-8"
    )
    two.write_text("1. Each Party pays half of what it owes.\n3. A fee is due at once.\n", "utf-8")
    code, out, _err = parley("draft", file, one, "--date", "2025-12-01")
    assert (code, [line.partition("\t")[0] for line in out.splitlines()]) == (0, ["new", "new"])
    code, out, _err = parley("draft", file, two, "--date", "2025-12-09", "--dry-run")
    told = [line.partition("\t")[0] for line in out.splitlines()]
    assert told == ["changed", "new", "gone"]
    assert json.loads(parley("textgap", file, "--format", "json")[1])["outermost"] == 1
    parley("draft", file, two, "--date", "2025-12-09")
    code, out, _err = parley("redline", f"{file}@2025-12-01", file)
    assert "pays [-[-]half[-]-] of" in out
    assert parley("draft", file, two, "--round", "9")[0] == USAGE
    code, _out, err = parley("draft", file, two, "--date", "2025-13-01")
    assert (code, "as in 2025-12-31" in err) == (USAGE, True)


def test_a_draft_with_tracked_changes_comes_in_both_ways_and_by_whom_they_are(parley, tmp_path):
    body = para("1. The Parties ", taken_out("may"), put_in("shall", by="Bo"), " meet.")
    file, draft = tmp_path / "a.parley", tmp_path / "draft.docx"
    draft.write_bytes(word_xml(body))
    assert parley("draft", file, draft, "--rejected")[0] == 0
    assert parley("draft", file, draft)[0] == 0
    space = Workspace.open(file)
    told = [(each.text, each.author, each.date) for each in space.latest.all(Wording)]
    space.close()
    today = dt.date.today()
    assert told == [
        ("1. The Parties may meet.", "", today),
        ("1. The Parties shall meet.", "Ann, Bo", today),
    ]


def test_two_days_of_one_plan_are_told_apart(parley, tmp_path):
    file = tmp_path / "a.parley"
    parley("sample", file)
    days = (f"{file}@2025-11-30", f"{file}@2025-12-31")
    _code, out, _err = parley("redline", *days, "--format", "json")
    told = json.loads(out)
    assert (told["before"], told["after"]) == ("a 2025-11-30", "a 2025-12-31")


def test_a_redline_has_no_empty_pieces_for_readers():
    shown = [*readable(compared("one  two three", "one two three"))]
    assert [piece.text for piece in shown if not piece.text] == []


def test_a_draft_is_tried_without_a_file_and_backed_up_before_it_comes_in(parley, tmp_path):
    draft, file = tmp_path / "draft.md", tmp_path / "a.parley"
    draft.write_text("1. The Parties cease fire.\n\n2. They meet.\n")
    code, out, _err = parley("draft", file, draft, "--dry-run")
    assert (code, out.count("\n")) == (0, 2)
    assert not file.exists()
    assert parley("draft", file, draft)[0] == 0
    assert not backups(file)
    assert parley("draft", file, draft)[0] == 0
    assert len(backups(file)) == 1


def test_a_scanned_draft_is_read_by_ocr_where_it_is_asked_for(parley, tmp_path, monkeypatch):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf("Article 1", ""))
    not_installed(monkeypatch)
    for command in (("textgap",), ("redline", scan), ("draft", tmp_path / "new.parley")):
        assert "Tesseract" in parley(*command, scan)[2]
    installed(monkeypatch, tmp_path)
    whole = json.loads(parley("textgap", scan, "--format", "json", "--ocr", "de")[1])
    assert whole["words"] > json.loads(parley("textgap", scan, "--format", "json")[1])["words"]
    assert "in deu" in parley("redline", scan, scan, "--ocr", "de")[1]
    assert parley("draft", tmp_path / "a.parley", scan, "--ocr", "de", "--dry-run")[0] == 0
