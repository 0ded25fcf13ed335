"""The commands that write and issue packs."""

import datetime as dt
import os
import zipfile
from contextlib import closing

import pytest

from briefings.recipe import ReaderView, recipe_of
from core.editing.commands.packs import copies_of
from core.editing.workspace import Workspace
from core.errors import DiskFull
from core.exchange.example import example, make_example
from core.model.records import Pack
from tests.briefings.reading import page_texts

DATA, USAGE, FILE = 1, 2, 3
LONG = ("--over-norm", "The example shows everything")


def test_pack_writes_a_pdf(parley, example_file, tmp_path):
    out = tmp_path / "pack.pdf"
    options = ("--reader", "Head", "--marking", "Sensitive", "--paper", "letter", *LONG)
    code, _out, err = parley("pack", example_file, "--round", 5, "--out", out, *options)
    assert code == 0
    assert {line[:2] for line in err.splitlines()} == {"⚠ "}
    pages = page_texts(out.read_bytes())
    assert all("Draft · not issued · Head" in page for page in pages)


@pytest.mark.parametrize(
    ("ending", "holds"), [("docx", "word/document.xml"), ("ODT", "content.xml")]
)
def test_a_pack_to_be_edited_is_what_its_name_says(parley, example_file, tmp_path, ending, holds):
    out = tmp_path / f"pack.{ending}"
    assert parley("pack", example_file, "--round", 5, "--out", out, *LONG)[0] == 0
    assert holds in zipfile.ZipFile(out).namelist()


def test_a_pack_that_the_window_would_not_let_out_is_not_written(parley, example_file, tmp_path):
    out = tmp_path / "pack.pdf"
    late = ("--template", "addendum")
    code, _out, err = parley("pack", example_file, "--round", 5, "--out", out, *late)
    assert (code, out.exists()) == (DATA, False)
    assert any(line.startswith("✕ ") and "nothing to add to" in line for line in err.splitlines())


def test_a_pack_is_issued_as_the_window_does(parley, tmp_path):
    file, folder, secret = tmp_path / "e.parley", tmp_path / "copies", tmp_path / "secret"
    make_example(file, dt.date.today()).close()
    secret.write_text("of the copies\n", "utf-8")
    asked = ("pack", file, "--round", 5, "--out", folder, "--register", "--template")
    readers = ("--reader", "Head", "--reader", "Legal", "--password-file", secret)
    assert parley(*asked, "annex", *readers)[:2] == (0, f"2 copies saved to {folder}\n")
    with closing(Workspace.open(file)) as workspace:
        (pack,) = workspace.dossier.all(Pack)
        copies = copies_of(workspace.dossier, pack.id)
    assert recipe_of(pack).protected
    assert [copy.reader for copy in copies] == ["Head", "Legal"]
    assert {each.name for each in folder.iterdir()} == {copy.file_name for copy in copies}
    assert parley(*asked, "addendum", "--names", "neutral")[0] == 0
    assert parley(*asked, "addendum")[0] == 0
    with closing(Workspace.open(file)) as workspace:
        numbers = [recipe_of(each).addendum for each in workspace.dossier.all(Pack)]
    assert sorted(numbers) == [0, 1, 2]
    endings = {"_05_Addendum-1-v1_copy-01.pdf", "_05_Addendum-2-v1_copy-01.pdf"}
    assert {each.name[10:] for each in folder.glob("*_05_*")} == endings


def test_copies_that_cannot_be_entered_in_the_register_are_not_left(parley, tmp_path, monkeypatch):
    file, folder = tmp_path / "e.parley", tmp_path / "copies"
    make_example(file, dt.date.today()).close()

    def full(_self, _command):
        raise DiskFull("No room for the register.")

    monkeypatch.setattr(Workspace, "do", full)
    asked = ("pack", file, "--round", 5, "--out", folder, "--register", "--template", "annex")
    code, _out, err = parley(*asked, "--reader", "Head", "--reader", "Legal")
    assert (code, err.splitlines()[-1]) == (FILE, "No room for the register.")
    assert not any(folder.iterdir())


def test_copies_for_readers_of_different_levels_are_issued_at_once(parley, tmp_path):
    file, folder = tmp_path / "e.parley", tmp_path / "copies"
    make_example(file, dt.date.today()).close()
    folder.mkdir()
    asked = ("pack", file, "--round", 5, "--template", "pocket")
    readers = ("--reader", "Head", "--reader", "Press | releasable | none")
    code, _out, err = parley(*asked, *readers, "--out", tmp_path / "draft.pdf")
    assert (code, "see different things" in err) == (USAGE, True)
    assert parley(*asked, *readers, "--out", folder, "--register")[0] == 0
    with closing(Workspace.open(file)) as workspace:
        (pack,) = workspace.dossier.all(Pack)
    assert recipe_of(pack).view(2) == ReaderView("RELEASABLE", frozenset())
    head, press = sorted(folder.iterdir())
    assert len(page_texts(press.read_bytes())) < len(page_texts(head.read_bytes()))
    code, _out, err = parley(*asked, "--reader", "A | OFICIAL", "--out", tmp_path / "draft.pdf")
    assert (code, "“OFICIAL” is no level" in err) == (DATA, True)


def test_a_template_that_there_is_not_is_told_with_those_there_are(parley, example_file, tmp_path):
    asked = ("pack", example_file, "--out", tmp_path / "p.pdf", "--template", "no such")
    code, _out, err = parley(*asked)
    assert code == USAGE
    assert "full, pocket" in err


@pytest.mark.parametrize("name", ["e.parley", "link.pdf", "hard.pdf"])
def test_a_pack_never_replaces_a_dossier(parley, tmp_path, name):
    path = tmp_path / "e.parley"
    make_example(path).close()
    (tmp_path / "link.pdf").symlink_to(path)
    os.link(path, tmp_path / "hard.pdf")
    code, out, err = parley("pack", path, "--round", 5, "--out", tmp_path / name)
    assert (code, out, err.count("\n")) == (FILE, "", 1)
    with closing(Workspace.open(path)) as workspace:
        assert workspace.dossier == example()


def test_a_pack_names_what_no_font_prints(parley, tmp_path):
    path, table = tmp_path / "e.parley", tmp_path / "t.csv"
    make_example(path).close()
    table.write_text(
        "point,issue,party,date,value\nOdd \ue123 point,i,Russia,2025-01-01,0\n", "utf-8"
    )
    parley("import", path, table)
    code, _out, err = parley("pack", path, "--round", 5, "--out", tmp_path / "pack.pdf", *LONG)
    assert code == 0
    assert "U+E123" in err
