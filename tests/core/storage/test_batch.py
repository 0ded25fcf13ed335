"""A batch is there whole or not at all: whatever step the disk refuses, and whenever the process is
killed; what is left over is told from what is in use."""

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from core.errors import CannotWrite, FileProblem
from core.storage import leftovers as left
from core.storage.batch import Batch, Planned
from core.storage.leftovers import leftovers, sweep
from core.storage.publish import in_place_of, new_file, put_file, put_folder

STEPS = ("mkdir", "open", "replace", "rename", "unlink", "fsync", "link", "rmdir")
NAMES = ("a.pdf", "b.pdf", "c.pdf")
BEFORE = {"a.pdf": b"before a", "c.pdf": b"before c", "other.txt": b"other"}
AFTER = {**BEFORE, **{name: b"after " + name.encode() for name in NAMES}}


class Disk:
    """Counts what is asked of the disk, and does something else at one of the steps, or at all from
    one on."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int, act: Callable[[], None]) -> None:
        self.count, self.at, self.act, self.stays = 0, at, act, False
        for name in STEPS:
            patch.setattr(os, name, self._counted(getattr(os, name)))
        patch.setattr(io, "open", self._counted(io.open))

    def _counted(self, step: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **named: object) -> object:
            self.count += 1
            if self.count == self.at or (self.stays and self.count > self.at):
                self.act()
            return step(*args, **named)

        return counted


def refuse() -> None:
    raise OSError(errno.EIO, "the disk does not answer")


def end() -> None:
    os._exit(9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "packs"
    made.mkdir()
    for name, content in BEFORE.items():
        (made / name).write_bytes(content)
    return made


def issue(folder: Path) -> None:
    with Batch(folder) as batch:
        for name in NAMES:
            batch.write(name, AFTER[name])
        batch.publish()


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def steps_of(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, -1, refuse)
        issue(folder)
    for name in (*NAMES, *BEFORE):
        (folder / name).unlink(missing_ok=True)
    for name, content in BEFORE.items():
        (folder / name).write_bytes(content)
    return disk.count


def test_whatever_step_fails_all_files_are_there_or_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)
    count = steps_of(folder)
    assert count > 20
    for at in range(1, count + 1):
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, at, refuse)
            failed = refused(lambda: issue(folder))
        sweep(folder)
        assert held(folder) == (BEFORE if failed else AFTER), at
        assert sorted(each.name for each in folder.iterdir()) == sorted(held(folder))
        steps_of(folder)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_when_the_disk_answers_no_more_the_next_sweep_takes_the_batch_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)
    for at in range(1, steps_of(folder) + 1):
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, at, refuse).stays = True
            failed = refused(lambda: issue(folder))
        sweep(folder)
        assert held(folder) == (BEFORE if failed else AFTER), at
        steps_of(folder)


def refused(act: Callable[[], object]) -> bool:
    """Whether something fails, and with what the disk said."""
    said = ""
    try:
        act()
    except (FileProblem, OSError) as problem:
        said = str(problem)
    assert not said or "the disk does not answer" in said
    return bool(said)


def killed(act: Callable[[], object], at: int) -> bool:
    """Do something in a process of its own that is killed at a step; whether it was."""
    child = os.fork()
    if not child:
        try:
            with pytest.MonkeyPatch.context() as patch:
                Disk(patch, at, end)
                act()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9)
    return code == 9


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_whenever_the_process_is_killed_the_next_one_finds_all_files_or_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)
    told: set[str] = set()
    at = 1
    while killed(lambda: issue(folder), at):
        told.update(sweep(folder))
        assert held(folder) in (BEFORE, AFTER), at
        assert sorted(each.name for each in folder.iterdir()) == sorted(held(folder))
        steps_of(folder)
        at += 1
    assert at > 20
    assert len(told) == 1
    assert "The folder is as it was before" in told.pop()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_killed_while_it_is_taken_back_a_batch_is_taken_back_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)
    half = steps_of(folder) * 2 // 3

    def half_done() -> None:
        assert killed(lambda: issue(folder), half)

    at = 1
    half_done()
    while killed(lambda: sweep(folder), at):
        sweep(folder)
        assert held(folder) == BEFORE, at
        half_done()
        at += 1
    assert at > 3


def test_a_batch_that_is_being_written_is_left_alone(folder: Path) -> None:
    with Batch(folder) as batch:
        batch.write("b.pdf", b"after b.pdf")
        assert not tuple(leftovers(folder))
        assert sweep(folder) == ()
        batch.publish()
        sweep(folder)
    assert (folder / "b.pdf").read_bytes() == b"after b.pdf"


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_what_somebody_put_there_since_stays(folder: Path) -> None:
    last = steps_of(folder) - 12
    found = False
    for at in range(last, last + 12):
        if killed(lambda: issue(folder), at) and held(folder).get("c.pdf") == AFTER["c.pdf"]:
            (folder / "c.pdf").write_bytes(b"mine")
            if any(sweep(folder)):
                found = True
                assert held(folder) == {**BEFORE, "c.pdf": b"mine", "c (2).pdf": BEFORE["c.pdf"]}
            (folder / "c (2).pdf").unlink(missing_ok=True)
        sweep(folder)
        steps_of(folder)
    assert found


def test_the_same_pack_issued_over_itself_is_not_lost(folder: Path) -> None:
    issue(folder)
    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, steps_of_again(folder) - 6, refuse)
        with pytest.raises(CannotWrite):
            issue(folder)
    sweep(folder)
    sweep(folder)
    assert held(folder) == AFTER


def steps_of_again(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, -1, refuse)
        issue(folder)
    return disk.count


@pytest.mark.parametrize("name", ["../outside.pdf", "/outside.pdf", "..\\outside.pdf", ".", ""])
def test_a_plan_that_leads_elsewhere_is_not_followed(folder: Path, name: str) -> None:
    outside = folder.parent / "outside.pdf"
    outside.write_bytes(b"outside")
    place = folder / ".parley-abcdefgh.batch"
    place.mkdir()
    (place / "lock").touch()
    (place / "0.old").write_bytes(b"hostile")
    digest = hashlib.sha256(b"outside").hexdigest()
    path = str(outside) if name.startswith("/") else name
    (place / "plan").write_bytes(msgspec.json.encode([Planned(path, digest, replaces=True)]))
    sweep(folder)
    assert outside.read_bytes() == b"outside"
    assert held(folder) == BEFORE


PUT: dict[str, Callable[[Path], object]] = {
    "put_file": lambda path: put_file(path, b"after"),
    "in_place_of": lambda path: _replaced(path),
}


def _replaced(path: Path) -> None:
    with in_place_of(path), new_file(path) as part:
        part.write_bytes(b"after")


@pytest.fixture(params=PUT)
def put(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    return PUT[request.param]


def aged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left, "AN_HOUR", -1.0)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_a_file_being_replaced_is_never_gone(
    tmp_path: Path, put: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.dat"
    aged(monkeypatch)
    at = 1
    path.write_bytes(b"before")
    while killed(lambda: put(path), at):
        assert path.read_bytes() in (b"before", b"after"), at
        sweep(tmp_path)
        assert [each.name for each in tmp_path.iterdir()] == ["talks.dat"]
        path.write_bytes(b"before")
        at += 1
    assert at > 3


def test_whatever_step_fails_a_file_is_as_it_was_or_replaced(
    tmp_path: Path, put: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.dat"
    aged(monkeypatch)
    failures = 0
    for at in range(1, 40):
        path.write_bytes(b"before")
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, at, refuse)
            failed = refused(lambda: put(path))
        failures += failed
        sweep(tmp_path)
        assert path.read_bytes() == (b"before" if failed else b"after"), at
        assert [each.name for each in tmp_path.iterdir()] == ["talks.dat"]
    assert failures > 2


def test_a_file_comes_back_when_the_new_one_was_complete_already(tmp_path: Path) -> None:
    path = tmp_path / "talks.dat"
    path.write_bytes(b"before")

    def fail_late() -> None:
        with in_place_of(path):
            with new_file(path) as part:
                part.write_bytes(b"after")
            assert path.read_bytes() == b"after"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"talks.dat": b"before"}


@pytest.mark.skipif(os.name != "posix", reason="other systems have no fork")
def test_a_folder_being_replaced_is_never_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)
    told, at = set(), 1

    def put(content: bytes) -> None:
        put_folder(tmp_path / "e", [("texts/a.txt", content)], lambda _name: True)

    put(b"before")
    while killed(lambda: put(b"after"), at):
        told.update(sweep(tmp_path))
        assert [each.name for each in tmp_path.iterdir()] == ["e"]
        assert (tmp_path / "e/texts/a.txt").read_bytes() in (b"before", b"after"), at
        put(b"before")
        at += 1
    assert at > 10
    assert len(told) == 1
    assert "It is as it was before" in told.pop()


def test_whatever_step_fails_a_folder_is_as_it_was_or_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(monkeypatch)

    def put(content: bytes) -> None:
        put_folder(tmp_path / "e", [("texts/a.txt", content)], lambda _name: True)

    for at in range(1, 60):
        put(b"before")
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, at, refuse)
            failed = refused(lambda: put(b"after"))
        sweep(tmp_path)
        assert (tmp_path / "e/texts/a.txt").read_bytes() == (b"before" if failed else b"after"), at
        assert [each.name for each in tmp_path.iterdir()] == ["e"]


def test_only_what_is_left_over_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("a.part", ".parley-notes", ".parley-abcdefgh.part.pdf", "talks.parley-journal")
    gone = (".parley-abcdefgh.part", ".parley-abcdefgh.part-journal", ".parley-abcdefgh.old")
    for name in (*kept, *gone):
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert len(tuple(tmp_path.iterdir())) == len(kept) + len(gone)
    aged(monkeypatch)
    assert sweep(tmp_path) == ()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(kept)
    assert sweep(tmp_path / "gone") == ()
