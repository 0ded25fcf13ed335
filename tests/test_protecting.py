"""Passphrases on the command line."""

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest

from cli.exporting import EXPORTS
from core.storage import backups
from core.storage.passphrase import key_by_code
from core.storage.protection import is_protected
from core.storage.store import Store


@pytest.fixture
def passphrase(tmp_path):
    """A file with a passphrase."""
    file = tmp_path / "passphrase"
    file.write_text("correct horse battery staple\nand a second line\n", "utf-8")
    return file


def test_a_protected_file_needs_its_passphrase_for_every_command(
    parley, example_file, tmp_path, passphrase
):
    file = shutil.copy(example_file, tmp_path / "protected.parley")
    code, out, err = parley("protect", file, "--new-passphrase-file", passphrase)
    assert (code, out) == (0, "protected.parley is protected.\n")
    assert "Strong" in err
    pairs = ("--pair", "Ukraine", "Russia")
    commands = [
        ("check", file),
        ("search", file, "plant"),
        ("gaps", file, *pairs),
        ("export", file, tmp_path / "all", "--format", next(iter(EXPORTS))),
        ("pack", file, "--round", "5", "--out", tmp_path / "pack.pdf"),
    ]
    for name, *rest in commands:
        code, _out, err = parley(name, *rest)
        assert (name, code) == (name, 3)
        assert "passphrase is needed" in err
        assert parley(name, *rest, "--passphrase-file", passphrase)[0] == 0, name
    (tmp_path / "wrong").write_text("wrong", "utf-8")
    for arguments in (("check", file), ("unprotect", file)):
        code, _out, err = parley(*arguments, "--passphrase-file", tmp_path / "wrong")
        assert code == 3
        assert "not the passphrase" in err
    assert parley("unprotect", file, "--passphrase-file", passphrase)[0] == 0
    assert parley("unprotect", file)[:2] == (0, "protected.parley is not protected.\n")
    assert parley("check", file)[0] == 0


def test_a_passphrase_comes_from_standard_input_too(
    parley, example_file, tmp_path, passphrase, monkeypatch
):
    file = shutil.copy(example_file, tmp_path / "protected.parley")
    words = io.TextIOWrapper(io.BytesIO("Слова, die zählen\r\nmore".encode()))
    monkeypatch.setattr("sys.stdin", words)
    recovery = tmp_path / "recovery.txt"
    arguments = ("--new-passphrase-file", "-", "--recovery-file", recovery)
    assert parley("protect", file, *arguments)[0] == 0
    passphrase.write_text("Слова, die zählen", "utf-8")
    code, _out, err = parley("check", file, "--passphrase-file", passphrase)
    assert (code, err) == (0, "")
    assert key_by_code(Path(file), recovery.read_text("utf-8"))


def test_of_two_passphrases_typed_the_present_one_comes_first(
    parley, example_file, tmp_path, monkeypatch
):
    file, key = shutil.copy(example_file, tmp_path / "protected.parley"), tmp_path / "my.key"

    def typed(*arguments):
        words = io.TextIOWrapper(io.BytesIO("\n".join(arguments[-1]).encode()))
        monkeypatch.setattr("sys.stdin", words)
        return parley(*arguments[:-1])[0]

    new, present = ("--new-passphrase-file", "-"), ("--passphrase-file", "-")
    signing = ("--signing-key", key, "--new-key-for", "Ann", "--signing-passphrase-file", "-")
    assert typed("protect", file, *new, ["first words"]) == 0
    assert typed("protect", file, *present, *new, ["first words", "second words"]) == 0
    assert typed("sign", file, *present, *signing, ["second words", "of the key"]) == 0
    assert typed("check", file, *present, ["second words"]) == 0


def test_a_new_dossier_can_be_protected_from_the_first_byte(parley, tmp_path, passphrase):
    file, recovery = tmp_path / "new.parley", tmp_path / "recovery.txt"
    arguments = ("--new-passphrase-file", passphrase, "--recovery-file", recovery)
    code, out, err = parley("new", file, *arguments)
    assert (code, out) == (0, f"Saved: {recovery}\nSaved: {file}\n")
    assert "Strong" in err
    assert is_protected(file)
    assert key_by_code(file, recovery.read_text("utf-8"))
    assert parley("check", file, "--passphrase-file", passphrase)[0] == 0
    recovery.unlink()
    assert parley("new", file, *arguments)[0] == 3
    assert not recovery.exists()
    recovery.write_text("precious")
    code, _out, err = parley("new", tmp_path / "free.parley", *arguments)
    assert (code, "recovery.txt already exists" in err) == (3, True)
    assert recovery.read_text() == "precious"
    assert not (tmp_path / "free.parley").exists()
    code, _out, err = parley("new", tmp_path / "other.parley", "--recovery-file", recovery)
    assert (code, "need --new-passphrase-file" in err) == (2, True)
    assert not (tmp_path / "other.parley").exists()


@pytest.mark.parametrize("content", [b"", b"\nwords", b"\xff\xfe"], ids=["empty", "later", "odd"])
def test_no_passphrase_in_its_file_is_a_problem(parley, example_file, tmp_path, content):
    file = shutil.copy(example_file, tmp_path / "talks.parley")
    (tmp_path / "words").write_bytes(content)
    code, _out, err = parley("protect", file, "--new-passphrase-file", tmp_path / "words")
    assert code == 3
    assert "words" in err
    assert not is_protected(Path(file))


def test_earlier_backups_of_a_protected_file_are_told_of(
    parley, example_file, tmp_path, passphrase
):
    file = Path(shutil.copy(example_file, tmp_path / "talks.parley"))
    store = Store.open(file)
    backups.make(file, store.load(), dt.datetime(2026, 1, 2), store.key)
    store.close()
    _code, _out, err = parley("protect", file, "--new-passphrase-file", passphrase)
    assert "1 earlier backup in" in err


def test_a_dossier_is_no_key_file(parley, example_file, tmp_path, passphrase):
    file = shutil.copy(example_file, tmp_path / "talks.parley")
    arguments = ("--new-passphrase-file", passphrase, "--new-key-file", file)
    code, _out, err = parley("protect", file, *arguments)
    assert (code, is_protected(Path(file))) == (3, False)
    assert "is a dossier, which changes" in err


def test_a_recovery_code_does_for_a_passphrase(parley, example_file, tmp_path, passphrase):
    file = shutil.copy(example_file, tmp_path / "talks.parley")
    code_file = tmp_path / "code"
    arguments = ("--new-passphrase-file", passphrase, "--recovery-file", code_file)
    assert parley("protect", file, *arguments)[0] == 0
    assert parley("unprotect", file, "--passphrase-file", code_file)[0] == 0
    assert not is_protected(Path(file))


def test_nothing_is_protected_where_the_recovery_code_cannot_be_written(
    parley, example_file, tmp_path, passphrase
):
    file = shutil.copy(example_file, tmp_path / "talks.parley")
    for out in (file, tmp_path / "none" / "code"):
        arguments = ("--new-passphrase-file", passphrase, "--recovery-file", out)
        assert parley("protect", file, *arguments)[0] == 3
        assert not is_protected(Path(file))


def test_an_import_into_a_new_file_is_under_the_passphrase_given(parley, tmp_path, passphrase):
    table = tmp_path / "positions.csv"
    table.write_text("party,point,issue,date,value\nA,P,I,2026-01-02,5\n", "utf-8")
    file = tmp_path / "new.parley"
    code, _out, err = parley("import", file, table, "--passphrase-file", passphrase)
    assert code == 0, err
    assert is_protected(file)


def test_a_file_that_is_not_protected_says_so_once_it_is_open(
    parley, example_file, tmp_path, passphrase
):
    code, _out, err = parley("check", example_file, "--passphrase-file", passphrase)
    assert (code, err) == (0, "example.parley is not protected.\n")
    code, _out, err = parley("check", tmp_path / "none.parley", "--passphrase-file", passphrase)
    assert code == 3
    assert "not protected" not in err
