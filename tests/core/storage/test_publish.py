"""A file is on the disk whole, or not at all; never in the place of a dossier."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.errors import CannotWrite, DiskFull, FileProblem
from core.storage.batch import Batch
from core.storage.driver import is_dossier
from core.storage.names import inside, own_name, own_names
from core.storage.publish import in_place_of, put_file, put_folder, refuse_existing
from core.storage.store import Store
from tests.dossiers import small


def test_a_pack_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    put_file(path, b"one")
    put_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, CannotWrite),
        (errno.EIO, CannotWrite),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    problem: type[Exception],
    step: str,
) -> None:
    path = tmp_path / "pack.pdf"
    put_file(path, b"before")

    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(problem, match=r"pack\.pdf"):
        put_file(path, b"after")
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


def test_a_folder_has_a_name_where_none_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.parley").touch()
    with pytest.raises(FileProblem, match=f"already exists in {tmp_path}. Choose"):
        refuse_existing(Path("there.parley"))
    with pytest.raises(FileProblem, match=f"was not found in {tmp_path}. It"):
        Store.open(Path("gone.parley"))


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        put_file(tmp_path / "gone" / "pack.pdf", b"x")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_a_pack_is_for_the_eyes_of_its_owner(tmp_path: Path) -> None:
    put_file(tmp_path / "pack.pdf", b"x")
    put_folder(tmp_path / "texts", [("a.txt", b"x"), ("b/c.txt", b"x")])
    with Batch(tmp_path) as batch:
        batch.write("copy-01.pdf", b"x")
        batch.publish()
    written = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(written) == 4
    assert [each for each in written if each.stat().st_mode & 0o077] == []


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_a_pack_replaces_neither_devices_nor_folders_nor_dossiers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "talks.PARLEY").touch()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "pipe")
    for path in list(tmp_path.iterdir()):
        before = path.lstat()
        with pytest.raises(CannotWrite):
            put_file(path, b"x")
        assert path.lstat() == before


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_pack_goes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(tmp_path / "pack.pdf")
    put_file(tmp_path / "link.pdf", b"x")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "pack.pdf").read_bytes() == b"x"


OPENING = """
import sys; from pathlib import Path; from core.storage.store import Store
Store.open(Path(sys.argv[1]))
"""


@pytest.fixture(params=["open", "closed"])
def dossier(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A dossier that somebody has called otherwise, open in this process or closed."""
    path = tmp_path / "talks.dat"
    workspace = Workspace.create(path, small())
    if request.param == "closed":
        workspace.close()
    yield path
    if request.param == "open":
        workspace.close()
    store = Store.open(path)
    assert store.load() == small()
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_no_file_takes_the_place_of_a_dossier_by_any_name(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(dossier)
    (tmp_path / "hard.png").hardlink_to(dossier)
    parts = [each.name for each in tmp_path.iterdir()]
    for name in parts:
        with pytest.raises(CannotWrite, match="is a dossier"):
            put_file(tmp_path / name, b"x")
        with Batch(tmp_path) as batch, pytest.raises(CannotWrite):
            batch.write(name, b"x")
        with pytest.raises(CannotWrite, match="is a dossier"), in_place_of(tmp_path / name):
            pass
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(parts)


def test_to_ask_whether_an_open_file_is_a_dossier_leaves_it_locked(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "talks.dat", small())
    assert is_dossier(workspace.path)
    told = subprocess.run(
        [sys.executable, "-c", OPENING, str(workspace.path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "FileInUse" in told.stderr
    workspace.close()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"SQLite format 3\0", b"a;b\n" * 9000])
def test_other_files_are_no_dossiers(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.bin").write_bytes(content)
    put_file(tmp_path / "file.bin", b"new")
    assert (tmp_path / "file.bin").read_bytes() == b"new"


def test_a_batch_that_fails_half_way_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "c.pdf"):
        (tmp_path / name).write_bytes(b"before")
    put = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "c.pdf" and path.read_bytes() == b"after":
            raise OSError(errno.EIO, "no answer")
        return put(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with Batch(tmp_path) as batch:
        for name in ("a.pdf", "b.pdf", "c.pdf"):
            batch.write(name, b"after")
        with pytest.raises(CannotWrite, match=r"c\.pdf"):
            batch.publish()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "a.pdf": b"before",
        "c.pdf": b"before",
    }


@pytest.mark.parametrize("name", ["../out.pdf", "/tmp/out.pdf", "in/out.pdf", "link.pdf"])
def test_a_batch_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "link.pdf").symlink_to(tmp_path / "behind.pdf")
    before = sorted(tmp_path.rglob("*"))
    with Batch(folder) as batch, pytest.raises(CannotWrite):
        batch.write(name, b"x")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Pack.pdf", "Pack.pdf"),
        ("Pack", "Pack.pdf"),
        ("Pack.PDF", "Pack.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x.pdf", "x.pdf"),
        ("a\x00b\nc\u202ed.pdf", "ab cd.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.txt", "_LPT1.txt.pdf"),
        ("console", "console.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        (" . hidden . ", "hidden.pdf"),
        ('a<b>:"|?*c', "a-b------c.pdf"),
        ("Пакет\ud800", "Пакет.pdf"),
    ],
)
def test_a_name_out_of_a_dossier_is_its_own_and_clean(name: str, clean: str) -> None:
    assert own_name(name, ".pdf") == clean


def test_a_long_name_keeps_its_ending_and_its_letters_whole() -> None:
    for letter in "a界𠀀":
        name = own_name(letter * 400, ".parley-template")
        assert name.endswith(f"{letter}.parley-template")
        assert 180 < len(name.encode()) <= 200


HOSTILE = (
    "../x",
    "/tmp/x",
    "C:\\x",
    "C:x",
    "\\\\host\\share\\x",
    "CON",
    "nul.pdf",
    "a/b",
    "..",
    ".",
    "",
    "a\0b",
    ".bashrc",
    "x" * 300,
    "x." + "y" * 300,
    "x.pdf/",
    "~/x",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_inside_the_folder_whatever_it_says(tmp_path: Path, name: str) -> None:
    path = inside(tmp_path, name)
    assert path.parent == tmp_path
    assert path.resolve().parent == tmp_path.resolve()
    assert not path.name.startswith(".")
    assert inside(tmp_path, path.name) == path
    path.write_bytes(b"x")


def test_long_names_that_become_the_same_are_told_apart_and_stay_short(tmp_path: Path) -> None:
    names = tuple(own_names(["x" * 300] * 12, ".pdf"))
    assert len(set(names)) == 12
    assert all(inside(tmp_path, name).name == name for name in names)


def test_names_that_become_the_same_are_told_apart() -> None:
    names = ("x/Pack.pdf", "y/pack.PDF", "Pack (2)")
    assert list(own_names(names, ".pdf")) == ["Pack.pdf", "pack (2).pdf", "Pack (2) (2).pdf"]
