"""Do, undo, redo, look back, and who is told."""

import datetime as dt

import pytest

from core.editing.commands import Command, change, create, remove, reorder
from core.editing.commands.packs import CopyMade, issue
from core.editing.workspace import Workspace
from core.errors import DiskFull, FileProblem, RuleBroken
from core.model.change import Edit
from core.model.records import Copy, Negotiation, Note, Pack, Party, Point, Position, Source
from core.storage.store import Store
from tests.dossiers import day, small


def test_a_new_file_is_at_work_at_once(tmp_path):
    workspace = Workspace.create(tmp_path / "new.parley", small(), author="Ann")
    assert workspace.dossier == small()
    assert workspace.path == tmp_path / "new.parley"
    workspace.close()
    with pytest.raises(FileProblem, match="already"):
        Workspace.create(tmp_path / "new.parley", small())


def test_a_command_changes_memory_and_file_and_tells_who_and_when(workspace):
    done = workspace.do(change(Position, "x1", value=20.0))
    assert done.author == "Ann"
    assert done.at.tzinfo is not None
    assert done.touches(Position)
    assert not done.touches(Party, Point)
    assert done.touched("x1")
    assert workspace.dossier.get(Position, "x1").value == 20.0
    assert workspace.store.load() == workspace.latest


def test_a_command_without_effect_is_no_step(workspace):
    assert workspace.do(change(Position, "x1", value=10.0)) is None
    assert workspace.undo_label == ""
    assert workspace.undo() is None
    assert workspace.redo() is None


def test_undo_and_redo_lead_back_and_forth(workspace):
    dossiers = [workspace.latest]
    for command in (remove(Party, "a"), reorder(Party, ["m", "b"]), remove(Point, "p")):
        workspace.do(command)
        dossiers.append(workspace.latest)
    for expected in reversed(dossiers[:-1]):
        workspace.undo()
        assert workspace.latest == expected == workspace.store.load()
    for expected in dossiers[1:]:
        workspace.redo()
        assert workspace.latest == expected == workspace.store.load()


def test_labels_say_what_would_be_undone(workspace):
    workspace.do(change(Party, "a", name="Syldavia"))
    workspace.do(remove(Party, "m"))
    assert workspace.undo_label == "remove party"
    workspace.undo()
    assert (workspace.undo_label, workspace.redo_label) == ("edit party", "remove party")


def test_another_step_forgets_what_was_undone(workspace):
    workspace.do(change(Party, "a", name="Syldavia"))
    workspace.undo()
    workspace.do(change(Party, "b", name="Ruritania"))
    assert workspace.redo() is None


def test_steps_with_the_same_key_are_one(workspace):
    for value in (20.0, 30.0, 40.0):
        workspace.do(change(Position, "x1", merge="drag 1", value=value))
    workspace.do(change(Position, "x1", merge="drag 2", value=50.0))
    workspace.undo()
    assert workspace.latest.get(Position, "x1").value == 40.0
    workspace.undo()
    assert workspace.latest == small() == workspace.store.load()
    workspace.redo()
    assert workspace.latest.get(Position, "x1").value == 40.0


def test_a_drag_back_to_where_it_began_leaves_nothing_to_undo(workspace):
    workspace.do(change(Party, "a", name="Syldavia"))
    for value in (20.0, 10.0):
        workspace.do(change(Position, "x1", merge="drag", value=value))
    assert workspace.undo_label == "edit party"
    assert len(workspace.store.history("x1")) == 3


def test_a_step_after_undo_does_not_join_an_older_one(workspace):
    workspace.do(change(Position, "x1", merge="drag", value=20.0))
    workspace.do(change(Position, "x2", value=70.0))
    workspace.undo()
    workspace.do(change(Position, "x1", merge="drag", value=30.0))
    workspace.undo()
    assert workspace.latest.get(Position, "x1").value == 20.0


def test_a_broken_rule_changes_nothing(workspace):
    with pytest.raises(RuleBroken):
        workspace.do(change(Position, "x1", value=1000.0))
    assert workspace.latest == small() == workspace.store.load()
    assert workspace.undo_label == ""


def test_a_disk_that_refuses_changes_nothing(workspace, monkeypatch):
    def refuse(self, change):
        raise DiskFull("no")

    workspace.do(change(Position, "x1", value=20.0))
    monkeypatch.setattr(Store, "writing", refuse)
    before, told = workspace.latest, []
    workspace.subscribe(told.append)
    with pytest.raises(DiskFull):
        workspace.do(change(Position, "x1", value=30.0))
    with pytest.raises(DiskFull):
        workspace.undo()
    assert workspace.latest is before
    assert (workspace.undo_label, workspace.redo_label) == ("edit position", "")
    assert told == []


def test_two_commands_are_one_step(workspace):
    made = create(Point, id="q", name="Ports")
    workspace.do(made.then(create(Note, id="n", target_kind="point", target="q", text="?")))
    assert workspace.undo_label == "add sticking point"
    workspace.undo()
    assert workspace.latest == small()


def test_looking_back_shows_what_had_been_said(workspace):
    told = []
    workspace.subscribe(told.append)
    workspace.look_back(day(3))
    assert workspace.dossier.count(Position) == 3
    assert workspace.latest.count(Position) == 5
    assert told[-1].whole
    assert told[-1].touches(Party)
    workspace.do(change(Position, "x1", value=20.0))
    assert workspace.dossier.get(Position, "x1").value == 20.0
    workspace.look_back(None)
    assert workspace.dossier is workspace.latest
    workspace.look_back(None)
    assert len(told) == 3


def test_listeners_are_told_of_every_change_until_they_leave(workspace):
    told = []
    leave = workspace.subscribe(told.append)
    done = workspace.do(change(Position, "x1", value=20.0))
    undone = workspace.undo()
    leave()
    workspace.redo()
    assert told == [done, undone]
    assert undone.label == "edit position"


def test_a_listener_that_leaves_while_being_told_does_not_deafen_others(workspace):
    told = []
    leave = workspace.subscribe(lambda _: leave())
    workspace.subscribe(told.append)
    workspace.do(change(Position, "x1", value=20.0))
    workspace.do(change(Position, "x1", value=21.0))
    assert len(told) == 2


def test_every_listener_is_told_even_if_one_fails(workspace):
    told = []

    def fail(change):
        raise ValueError("mine")

    workspace.subscribe(fail)
    workspace.subscribe(told.append)
    with pytest.raises(ExceptionGroup) as caught:
        workspace.do(change(Position, "x1", value=20.0))
    assert caught.group_contains(ValueError, match="mine")
    assert len(told) == 1
    assert workspace.store.load().get(Position, "x1").value == 20.0


def test_a_listener_may_not_act_while_being_told(workspace):
    acts = {
        "do": lambda: workspace.do(change(Position, "x1", value=1.0)),
        "undo": workspace.undo,
        "look back": lambda: workspace.look_back(dt.date(2025, 1, 1)),
    }
    for act in acts.values():
        leave = workspace.subscribe(lambda _, act=act: act())
        with pytest.raises(ExceptionGroup) as caught:
            workspace.do(
                change(Position, "x2", value=workspace.latest.get(Position, "x2").value - 1)
            )
        assert caught.group_contains(RuntimeError, match="listener must not")
        leave()
    assert workspace.latest.get(Position, "x1").value == 10.0
    assert workspace.store.load() == workspace.latest


def test_the_talks_can_be_changed_but_not_removed(workspace):
    workspace.do(change(Negotiation, Negotiation.ID, title="New talks"))
    assert workspace.dossier.talks.title == "New talks"
    with pytest.raises(RuleBroken, match="cannot be removed"):
        workspace.do(remove(Negotiation, Negotiation.ID))


def test_undo_passes_over_copies_that_exist(workspace):
    workspace.do(change(Party, "a", name="Before"))
    made = [CopyMade(reader, f"{reader}.pdf", "") for reader in ("Ann", "Bob")]
    workspace.do(issue(made, title="Pack"))
    assert workspace.undo_label == "edit party"
    workspace.undo()
    assert workspace.latest.get(Party, "a").name == "Arland"
    assert workspace.redo_label == "edit party"
    workspace.do(issue(made, title="Another pack"))
    workspace.redo()
    assert workspace.latest.get(Party, "a").name == "Before"
    assert [pack.title for pack in workspace.latest.all(Pack)] == ["Pack", "Another pack"]
    assert workspace.latest.count(Copy) == 4
    assert workspace.latest == workspace.store.load()


def many_sources(count):
    """A command that adds sources."""
    made = [Source(f"new{n}", 1000 + n, f"Paper {n}") for n in range(count)]
    return Command("add sources", lambda _dossier: (Edit(None, source) for source in made))


def test_a_long_step_is_done_a_part_at_a_time(workspace):
    steps = workspace.doing(many_sources(5000))
    told = list(steps)
    assert len(told) > 10
    assert told == sorted(told)
    assert {of for _done, of in told} == {15_000}
    assert workspace.undo_label == "add sources"
    assert workspace.dossier == workspace.store.load()


def test_many_records_go_in_as_few_parts_as_they_came(workspace):
    before, named = workspace.latest, {*workspace.store.words.search("paper")}
    came = len([*workspace.doing(many_sources(1200))])
    assert len({*workspace.store.words.search("paper")}) > len(named)
    went = len([*workspace.undoing()])
    assert went <= 2 * came
    assert workspace.latest == before == workspace.store.load()
    assert {*workspace.store.words.search("paper")} == named
    workspace.redo()
    assert workspace.store.check() == ()


def test_a_long_step_that_is_given_up_changes_nothing(workspace):
    before, head = workspace.dossier, workspace.head
    parts = len(list(workspace.doing(many_sources(500))))
    workspace.undo()
    undone = workspace.head
    for given_up_after in (1, parts - 1, parts):
        steps = workspace.doing(many_sources(500))
        for _part in range(given_up_after):
            next(steps)
        steps.close()
        assert workspace.dossier == before == workspace.store.load()
        assert workspace.head == undone != head
    workspace.do(many_sources(3))
    assert workspace.dossier == workspace.store.load()


def test_nothing_else_is_done_between_the_parts_of_a_step(workspace):
    steps = workspace.doing(many_sources(500))
    next(steps)
    with pytest.raises(RuleBroken, match="Wait"):
        workspace.do(many_sources(1))
    steps.close()
    assert workspace.do(many_sources(1)) is not None
