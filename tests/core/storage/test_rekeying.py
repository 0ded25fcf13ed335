"""A dossier under another key: written and proved while a window goes on drawing."""

import threading
from contextlib import closing

import pytest

from core.editing.workspace import Workspace, finished
from core.errors import DamagedFile
from core.storage import opening, rekeying
from core.storage.protection import Key, is_protected
from core.storage.store import Store
from tests.dossiers import large
from tests.waiting import LONG

KEY = Key(bytes(range(32)), bytes(range(16)))


@pytest.fixture
def space(tmp_path):
    path = tmp_path / "many.parley"
    Store.create(path, large(3000)).close()
    with closing(Workspace.open(path)) as space:
        yield space


def test_steps_go_on_while_the_new_file_is_checked(space, monkeypatch):
    seen = threading.Event()
    check = rekeying.has_wrong_pages

    def slow(connection):
        assert seen.wait(LONG), "nothing went on meanwhile"
        return check(connection)

    monkeypatch.setattr(rekeying, "has_wrong_pages", slow)
    waited = 0
    for done, of in space.rekeying(KEY):
        waited += done == of / 2
        if waited > 3:
            seen.set()
    assert waited > 3
    assert is_protected(space.path)


def test_the_new_file_grows_step_by_step(space):
    sizes = set()
    for _step in space.rekeying(KEY):
        sizes |= {each.stat().st_size for each in space.path.parent.glob("*.part")}
    assert len(sizes) > 5


def test_the_new_file_is_not_looked_through_again(space, monkeypatch):
    monkeypatch.setattr(opening, "_refuse_oversized", lambda *_told: pytest.fail("looked through"))
    space.rekey(KEY)


@pytest.mark.parametrize("part", ["has_wrong_pages", "all_rows"])
def test_what_is_not_as_it_was_is_not_kept(space, monkeypatch, part):
    before = space.path.read_bytes()
    rows = rekeying.all_rows

    def without_one(connection):
        found = rows(connection)
        next(found)
        yield from found

    worse = {"has_wrong_pages": lambda _connection: True, "all_rows": without_one}
    monkeypatch.setattr(rekeying, part, worse[part])
    with pytest.raises(DamagedFile, match="could not be proved"):
        space.rekey(KEY)
    assert space.path.read_bytes() == before
    assert not [*space.path.parent.glob("*.part*")]


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75])
def test_whoever_gives_up_on_the_way_keeps_the_old_file(space, share):
    before = space.path.read_bytes()
    steps = space.rekeying(KEY)
    next(step for step in steps if step[0] >= share * step[1])
    steps.close()
    assert space.path.read_bytes() == before
    assert not [*space.path.parent.glob("*.part*")]
    assert finished(space.rekeying(KEY)) is None
    assert is_protected(space.path)
