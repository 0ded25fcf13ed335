"""Tags on records: put, taken, merged, and found."""

import pytest

from core.editing.commands import change, create, remove
from core.editing.commands.tags import merge_tags, put_tag, take_tag
from core.errors import RuleBroken
from core.model.records import Clause, Line, Note, Point, Position, RecordTag, SavedSearch, Tagging
from core.text.query import parse
from core.views.search.filters import choices, record_filter
from core.views.tagged import tags_on


def tag(workspace, name: str) -> str:
    """A new tag; its id."""
    workspace.do(create(RecordTag, name=name, meaning=f"All about {name}"))
    return next(each.id for each in workspace.latest.all(RecordTag) if each.name == name)


def names(workspace, record) -> list[str]:
    return [each.name for each in tags_on(workspace.latest, record)]


@pytest.fixture
def point(workspace):
    return workspace.latest.points[0]


def test_records_of_any_kind_are_tagged_in_one_step(workspace, point):
    position = workspace.latest.all(Position)[0]
    customs = tag(workspace, "customs")
    workspace.do(put_tag([(Point, point.id), (Position, position.id)], customs))
    assert names(workspace, point) == names(workspace, position) == ["customs"]
    assert workspace.do(put_tag([(Point, point.id)], customs)) is None
    workspace.do(take_tag([(Point, point.id)], customs))
    assert names(workspace, point) == []
    assert names(workspace, position) == ["customs"]
    workspace.undo()
    assert names(workspace, point) == ["customs"]


def test_tags_come_in_the_order_of_the_codebook(workspace, point):
    first, second = tag(workspace, "zebra"), tag(workspace, "apple")
    workspace.do(put_tag([(Point, point.id)], second))
    workspace.do(put_tag([(Point, point.id)], first))
    assert names(workspace, point) == ["zebra", "apple"]


def test_merging_leaves_one_tag_on_whatever_had_either(workspace, point):
    position = workspace.latest.all(Position)[0]
    old, new = tag(workspace, "custom"), tag(workspace, "customs")
    workspace.do(put_tag([(Point, point.id), (Position, position.id)], old))
    workspace.do(put_tag([(Point, point.id)], new))
    workspace.do(merge_tags(old, new))
    assert [each.name for each in workspace.latest.all(RecordTag)] == ["customs"]
    assert names(workspace, point) == names(workspace, position) == ["customs"]
    assert workspace.latest.count(Tagging) == 2
    workspace.undo()
    assert names(workspace, point) == ["custom", "customs"]


def test_a_record_that_goes_takes_its_tags_along_and_undo_brings_them_back(workspace):
    customs = tag(workspace, "customs")
    workspace.do(create(Line, point=workspace.latest.points[0].id, text="Say it"))
    line = workspace.latest.all(Line)[-1]
    workspace.do(put_tag([(Line, line.id)], customs))
    workspace.do(remove(Line, line.id))
    assert workspace.latest.count(Tagging) == 0
    workspace.undo()
    assert names(workspace, line) == ["customs"]
    workspace.do(remove(RecordTag, customs))
    assert workspace.latest.count(Tagging) == 0


@pytest.mark.parametrize("kind", [RecordTag, SavedSearch])
def test_two_of_one_name_are_refused(workspace, kind):
    more = {"query": "tag:customs"} if kind is SavedSearch else {}
    workspace.do(create(kind, name="Customs", **more))
    with pytest.raises(RuleBroken, match=r"already a .* called Customs"):
        workspace.do(create(kind, name="customs", **more))
    other = create(kind, name="Other", **more)
    workspace.do(other)
    last = workspace.latest.all(kind)[-1]
    with pytest.raises(RuleBroken):
        workspace.do(change(kind, last.id, name="CUSTOMS"))


def test_a_tag_is_on_something_once(workspace, point):
    customs = tag(workspace, "customs")
    with pytest.raises(RuleBroken, match="does not exist"):
        workspace.do(create(Tagging, tag=customs, target_kind="point", target="nobody"))
    workspace.do(put_tag([(Point, point.id)], customs))
    with pytest.raises(RuleBroken, match="already has this tag"):
        workspace.do(create(Tagging, tag=customs, target_kind="point", target=point.id))


def test_the_search_filters_by_tag(workspace, point):
    customs = tag(workspace, "customs union")
    workspace.do(put_tag([(Point, point.id)], customs))
    dossier = workspace.latest
    told = record_filter(dossier, parse('tag:"customs union"'))
    every = (each for kind in (Point, Position, Note, Clause) for each in dossier.all(kind))
    assert [each for each in every if told.passes(each)] == [point]
    assert [each.value for each in choices(dossier, "tag", "cust")] == ["customs union"]
    assert record_filter(dossier, parse("tag:fish")).problems
