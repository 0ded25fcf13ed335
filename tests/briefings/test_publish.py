"""A pack is on the disk whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from briefings.publish import write_pack
from core.errors import CannotWrite, DiskFull


def test_a_pack_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    write_pack(path, b"one")
    write_pack(path, b"two")
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
    write_pack(path, b"before")

    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(problem, match=r"pack\.pdf"):
        write_pack(path, b"after")
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_pack(tmp_path / "gone" / "pack.pdf", b"x")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_a_pack_is_for_the_eyes_of_its_owner(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack.pdf", b"x")
    assert (tmp_path / "pack.pdf").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_a_pack_replaces_neither_devices_nor_folders_nor_dossiers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "talks.PARLEY").touch()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "pipe")
    for path in list(tmp_path.iterdir()):
        before = path.lstat()
        with pytest.raises(CannotWrite):
            write_pack(path, b"x")
        assert path.lstat() == before


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_pack_goes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(tmp_path / "pack.pdf")
    write_pack(tmp_path / "link.pdf", b"x")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "pack.pdf").read_bytes() == b"x"
