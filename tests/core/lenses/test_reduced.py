"""A reduced copy never held what is left out of it."""

import msgspec
import pytest

from core.editing.commands import change, create
from core.editing.reducing import save_reduced
from core.editing.workspace import Workspace
from core.exchange.example import make_example
from core.lenses.reduced import Reduction, reduced
from core.model.kinds import KINDS
from core.model.records import (
    AgendaItem,
    Audience,
    Clause,
    Issue,
    Line,
    Note,
    Pack,
    Point,
    Position,
    Proposal,
    RecordTag,
    SavedSearch,
    Source,
    Tagging,
)
from core.storage.protection import Key
from core.storage.store import Store
from core.storage.writing import KeptDraft
from core.views.soundness import unsound
from tests.briefings.packs import rich


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    workspace = make_example(tmp_path_factory.mktemp("example") / "example.parley")
    yield workspace
    workspace.close()


REDUCTIONS = {
    "nothing": Reduction(my_notes=False, packs=False),
    "usual": Reduction(),
    "everything": Reduction(notes=True, assessments=True, texts=True),
}


@pytest.mark.parametrize("reduction", REDUCTIONS.values(), ids=REDUCTIONS)
def test_what_stays_is_a_sound_dossier(space, tmp_path, reduction):
    path = tmp_path / "copy.parley"
    save_reduced(space, path, reduction, None)
    store = Store.open(path)
    assert unsound(store, store.load()) == ()
    assert store.load() == reduced(space.latest, reduction)
    assert len(store.history()) == sum(1 for kind in KINDS for _each in store.load().all(kind))
    store.close()


def test_without_leaving_out_anything_it_is_the_same(space):
    assert reduced(space.latest, REDUCTIONS["nothing"]) == space.latest


def test_a_point_goes_with_all_that_belongs_to_it(space):
    gone = space.latest.points[0]
    left = reduced(space.latest, Reduction(points=frozenset({gone.id})))
    assert left.find(Point, gone.id) is None
    issues = {each.id for each in space.latest.all(Issue) if each.point == gone.id}
    assert issues
    assert not issues & {each.id for each in left.all(Issue)}
    assert not issues & {each.issue for each in left.all(Position)}


def test_assessments_go_and_positions_stay(space):
    left = reduced(space.latest, Reduction(assessments=True))
    assert left.count(Position) == space.latest.count(Position)
    (usual,) = (each.default for each in msgspec.structs.fields(Issue) if each.name == "weight")
    assert {each.weight for each in left.all(Issue)} == {usual}
    assert not any(each.bottom_line for each in left.all(Point))
    lines = [each for each in space.latest.all(Line) if each.type.is_outward]
    assert left.count(Line) == len(lines) < space.latest.count(Line)


def test_the_texts_of_sources_go_and_the_sources_stay(space, tmp_path):
    path = tmp_path / "copy.parley"
    save_reduced(space, path, Reduction(texts=True), None)
    store = Store.open(path)
    assert store.texts() == {}
    assert store.load().count(Source) == space.latest.count(Source)
    store.close()


def test_notes_go_by_whom_they_are_for(space):
    mine = {each.id for each in space.latest.all(Note) if each.audience is Audience.MINE}
    left = {each.id for each in reduced(space.latest, Reduction()).all(Note)}
    assert not mine & left
    assert not reduced(space.latest, Reduction(notes=True)).count(Note)
    assert not reduced(space.latest, Reduction()).count(Pack)


CANARY = "zqcanaryq"


def test_what_is_left_out_or_was_undone_is_nowhere_in_the_copy(path, tmp_path):
    space = Workspace.open(path)
    space.do(create(Note, target_kind="position", target="x1", text=CANARY, audience=Audience.MINE))
    space.do(change(Position, "x1", statement=CANARY))
    space.undo()
    space.keep_draft(KeptDraft(CANARY, CANARY))
    copy = tmp_path / "copy.parley"
    save_reduced(space, copy, Reduction(), None)
    space.close()
    assert CANARY.encode() in path.read_bytes()
    assert CANARY.encode() not in copy.read_bytes()


def test_a_copy_can_have_a_passphrase_of_its_own(path, tmp_path):
    space = Workspace.open(path)
    key = Key(bytes(32), bytes(16))
    save_reduced(space, tmp_path / "copy.parley", Reduction(), key)
    space.close()
    store = Store.open(tmp_path / "copy.parley", key)
    assert store.load().count(Position)
    store.close()


def test_what_names_a_point_goes_with_it(space):
    names = {each.name: each for each in space.latest.points}
    plant = next(each for name, each in names.items() if "plant" in name.lower())
    left = reduced(space.latest, Reduction(points=frozenset({plant.id})))
    assert not [each.title for each in left.all(Clause) if "Zaporizhzhia" in each.title]
    assert not [each.name for each in left.all(Proposal) if "oversight of the plant" in each.name]
    assert left.count(Proposal) < space.latest.count(Proposal)
    assert {each.point for each in left.all(AgendaItem)} <= {None, *names_of(left)}
    assert plant.id not in {each.point for each in space.latest.all(AgendaItem)} or (
        left.count(AgendaItem) < space.latest.count(AgendaItem)
    )


def names_of(dossier):
    return {each.id for each in dossier.points}


def test_tags_and_saved_searches_stay_at_home():
    """They may name what is left out."""
    tag, search = RecordTag("t", 1, "the leak"), SavedSearch("s", 1, "Leak", "tag:leak")
    dossier = rich(tag, Tagging("g", "t", "position", "x03"), search)
    given = reduced(dossier, Reduction())
    assert not any(given.count(kind) for kind in (RecordTag, Tagging, SavedSearch))
