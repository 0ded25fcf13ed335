"""What the disk refused once can be done again, with the very same command."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.editing.commands import Command, create
from core.editing.commands.packs import CopyMade, copies_of, issue
from core.editing.commands.sources import add_source
from core.editing.workspace import Workspace
from core.errors import DiskFull
from core.model.records import Pack, Point, Source
from core.views.issued import last_pack
from tests.dossiers import small

MANY = 30
LONG = "What they said, word for word. " * 3000


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    space = Workspace.create(tmp_path / "talks.parley", small())
    yield space
    space.close()


def commands() -> dict[str, Command]:
    copies = [CopyMade(f"Reader {n}", f"Pack_copy-{n}.pdf", "") for n in range(1, MANY + 1)]
    source = create(Source, id="s-new", title="New")
    point = create(Point, id="p-newer", name=LONG)
    return {
        "pack": issue(copies, title="Pack", issued=dt.datetime.now(dt.UTC), recipe=LONG),
        "capture": add_source("Communiqué", LONG, id="s-captured"),
        "several": source.then(point),
        "point": create(Point, id="p-new", name=LONG),
    }


@pytest.mark.parametrize("name", commands())
def test_a_command_that_found_no_room_is_done_once_there_is(
    workspace: Workspace, name: str
) -> None:
    command, before = commands()[name], workspace.latest
    connection = workspace.store._connection
    ((pages,),) = connection.execute("PRAGMA page_count")
    refused = 0
    for room in range(0, 10_000, 3):
        connection.execute(f"PRAGMA max_page_count = {pages + room}")
        try:
            workspace.do(command)
            break
        except DiskFull:
            refused += 1
            assert workspace.latest is before
            assert workspace.store.load() == before
    assert refused
    assert workspace.store.load() == workspace.latest != before
    assert workspace.store.check() == ()


def test_a_pack_that_was_registered_late_is_numbered_from_one(workspace: Workspace) -> None:
    test_a_command_that_found_no_room_is_done_once_there_is(workspace, "pack")
    pack = last_pack(workspace.latest)
    assert pack is not None
    assert len(workspace.latest.all(Pack)) == 1
    numbers = [copy.number for copy in copies_of(workspace.latest, pack.id)]
    assert numbers == list(range(1, MANY + 1))
