"""Issuing writes every copy or none; what was issued can be made again, byte for byte."""

import datetime as dt

import msgspec
import pikepdf
import pytest

from briefings import Cancelled
from briefings.issue import Again, Order, again, digest_of, entry, issue, names_of, recalled
from briefings.prepare import PackRequest
from briefings.recipe import recipe_of
from core.editing.commands import change, create
from core.editing.commands.packs import copies_of, give_back
from core.editing.workspace import Workspace
from core.errors import CannotWrite, DiskFull, PackProblem
from core.model.records import Copy, Line, Pack, Point, SavedSearch
from core.storage import publish
from core.views.issued import last_pack
from tests.briefings.packs import recipe, rich
from tests.briefings.reading import page_texts

READERS = ("Head of delegation", "Legal", "")


@pytest.fixture
def workspace(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", rich())
    yield space
    space.close()


def issued(workspace, folder, wanted, password="") -> Pack:
    head = workspace.head
    earlier = last_pack(workspace.latest)
    before = workspace.known_at(earlier.journal_head) if earlier else None
    wanted = msgspec.structs.replace(wanted, since=earlier.id if earlier else None)
    order = Order(PackRequest(workspace.latest, wanted, before), folder, password)
    workspace.do(entry(order, head, issue(order)))
    found = last_pack(workspace.latest)
    assert found is not None
    return found


def test_a_register_of_before_tells_of_packs_that_were_issued() -> None:
    told = msgspec.json.decode(msgspec.json.encode(recipe()))
    del told["issued"]
    assert recipe_of(Pack("k", "Pack", recipe=msgspec.json.encode(told).decode())) == recipe()


def test_every_copy_is_a_file_of_its_own(workspace, tmp_path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    pack = issued(workspace, folder, recipe(readers=READERS))
    copies = copies_of(workspace.latest, pack.id)
    assert [copy.number for copy in copies] == [1, 2, 3]
    assert [copy.reader for copy in copies] == list(READERS)
    for copy in copies:
        assert digest_of((folder / copy.file_name).read_bytes()) == copy.digest
    assert len({copy.digest for copy in copies}) == 3
    assert len(list(folder.iterdir())) == 3
    for copy in copies:
        assert len(page_texts((folder / copy.file_name).read_bytes())) == pack.pages


def test_the_same_pack_is_made_again_after_the_dossier_changed(workspace, tmp_path) -> None:
    first = issued(workspace, tmp_path, recipe(readers=READERS))
    point = workspace.latest.points[0]
    workspace.do(change(Point, point.id, name="Renamed", bottom_line="Other"))
    workspace.do(create(Line, point=point.id, text="New line"))
    delta = recipe(sections=("cover", "news", "briefs"), changed_only=True)
    second = issued(workspace, tmp_path, delta)
    workspace.do(change(Point, point.id, name="Renamed once more"))
    packs = workspace.latest.all(Pack)
    for pack in (first, second):
        copies = copies_of(workspace.latest, pack.id)
        folder = tmp_path / pack.id
        folder.mkdir()
        assert again(recalled(pack, copies, packs, workspace.known_at), folder)
        made = [digest_of((folder / copy.file_name).read_bytes()) for copy in copies]
        assert made == [copy.digest for copy in copies]


def test_what_was_protected_is_never_made_again_without_a_password(workspace, tmp_path) -> None:
    pack = issued(workspace, tmp_path, recipe(readers=("",), sections=("sources",)), "secret")
    (copy,) = copies_of(workspace.latest, pack.id)
    made = recalled(pack, (copy,), workspace.latest.all(Pack), workspace.known_at)
    folder = tmp_path / "again"
    folder.mkdir()
    with pytest.raises(PackProblem, match="issued with a password"):
        again(made, folder)
    assert list(folder.iterdir()) == []
    assert again(made, folder, "another one")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(folder / copy.file_name)
    pikepdf.open(folder / copy.file_name, password="another one").close()


def test_a_register_that_lacks_a_copy_is_told_and_nothing_is_written(workspace, tmp_path) -> None:
    pack = issued(workspace, tmp_path, recipe(readers=READERS, sections=("sources",)))
    copies = copies_of(workspace.latest, pack.id)[1:]
    folder = tmp_path / "again"
    folder.mkdir()
    packs = workspace.latest.all(Pack)
    with pytest.raises(PackProblem, match="does not have every copy"):
        again(recalled(pack, copies, packs, workspace.known_at), folder)
    assert list(folder.iterdir()) == []


def test_the_names_in_a_register_lead_nowhere_else(workspace, tmp_path) -> None:
    pack = issued(workspace, tmp_path, recipe(readers=READERS))
    names = ("../../escaped.pdf", "/tmp/escaped", "C:\\con.pdf")
    for copy, name in zip(copies_of(workspace.latest, pack.id), names, strict=True):
        workspace.do(change(Copy, copy.id, file_name=name))
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    outside = sorted(tmp_path.rglob("*"))
    copies = copies_of(workspace.latest, pack.id)
    packs = workspace.latest.all(Pack)
    assert again(recalled(pack, copies, packs, workspace.known_at), folder)
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["_con.pdf", "escaped (2).pdf", "escaped.pdf"]
    assert sorted(set(tmp_path.rglob("*")) - set(folder.iterdir())) == outside


def test_a_recipe_that_makes_no_sense_is_said(workspace) -> None:
    with pytest.raises(PackProblem):
        recalled(Pack("x", "Pack", recipe="nonsense"), (), (), workspace.known_at)


def test_cancelling_leaves_no_file(tmp_path) -> None:
    calls = iter([False] * 40 + [True] * 10_000)
    with pytest.raises(Cancelled):
        issue(
            Order(PackRequest(rich(), recipe(readers=READERS)), tmp_path),
            cancelled=lambda: next(calls),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_pack_with_something_in_its_way_is_not_issued(tmp_path) -> None:
    wanted = recipe(readers=READERS, releasable=True, sections=("cover", "glance"))
    with pytest.raises(PackProblem, match="A releasable pack cannot include: Gap page"):
        issue(Order(PackRequest(rich(), wanted), tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_went_out_once_is_made_again_whatever_is_found_in_it(tmp_path) -> None:
    wanted = recipe(readers=("",), releasable=True, sections=("cover", "glance"))
    made = Again(PackRequest(rich(), wanted), ("pack.pdf",), ("not the same",))
    assert not again(made, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


def test_the_pages_of_a_copy_are_counted(tmp_path) -> None:
    asked = PackRequest(rich(), recipe(readers=READERS, two_sided=True))
    made = issue(Order(asked, tmp_path))
    for copy in made.copies:
        assert len(page_texts((tmp_path / copy.file_name).read_bytes())) == made.pages


def test_a_full_disk_leaves_no_file(tmp_path, monkeypatch) -> None:
    writes = iter(range(100))

    def full(_handle: int) -> None:
        if next(writes) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish.os, "fsync", full)
    with pytest.raises(DiskFull):
        issue(Order(PackRequest(rich(), recipe(readers=READERS)), tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_copy_never_replaces_a_dossier(tmp_path) -> None:
    order = Order(PackRequest(rich(), recipe()), tmp_path)
    (path,) = names_of(Order(PackRequest(rich(), recipe(readers=("",))), tmp_path))
    path.mkdir()
    with pytest.raises(CannotWrite):
        issue(order)
    assert list(tmp_path.iterdir()) == [path]


def test_a_locked_copy_keeps_the_digest_of_its_pages(tmp_path) -> None:
    order = Order(PackRequest(rich(), recipe(readers=("",))), tmp_path, password="secret")
    (copy,) = issue(order).copies
    (plain,) = issue(Order(PackRequest(rich(), recipe(readers=("",))), tmp_path)).copies
    assert copy.digest == plain.digest


def test_a_copy_comes_back_on_a_day(workspace, tmp_path) -> None:
    pack = issued(workspace, tmp_path, recipe(readers=READERS))
    copy = copies_of(workspace.latest, pack.id)[1]
    workspace.do(give_back(copy.id, dt.date(2025, 3, 9)))
    assert workspace.latest.get(Copy, copy.id).returned == dt.date(2025, 3, 9)
    workspace.do(give_back(copy.id, None))
    assert workspace.latest.get(Copy, copy.id).returned is None


def test_a_selection_is_made_again_by_the_search_as_it_was_then(workspace, tmp_path) -> None:
    workspace.do(create(SavedSearch, id="s", name="Court", query="kind:position court"))
    asked = recipe(searches=("Court",), sections=("cover", "briefs"))
    pack = issued(workspace, tmp_path, asked)
    copies = copies_of(workspace.latest, pack.id)
    workspace.do(change(SavedSearch, "s", name="Boats", query="kind:position boats"))
    made = recalled(pack, copies, workspace.latest.all(Pack), workspace.known_at)
    folder = tmp_path / "again"
    folder.mkdir()
    assert again(made, folder)
